workspace-untitled = untitled
workspace-first-view = Overview
workspace-read-only = This map is read-only here; nothing was changed.
workspace-read-only-hint = Save it under a new name to work on a copy.
workspace-exported = Picture written: { $file }
workspace-recovered = recover unsaved changes
workspace-arranged-already = Nothing had to move.
workspace-arranged-too-late = The map changed while it was being arranged; the arrangement was left aside.
workspace-arranged-too-late-hint = Ask for it again when you are ready.
workspace-bends-lost = { $count ->
       [one] { $count } link lost its pinned bends, since an end moved.
       *[other] { $count } links lost their pinned bends, since an end moved.
    }
workspace-bends-lost-hint = Undo brings them back. Pin both ends to keep the bends of a link.
workspace-method-force = Forces
workspace-method-grid = Grid
workspace-method-layered = Layers
workspace-method-radial = Rings
workspace-method-swimlanes = Lanes
workspace-method-tiers = Tiers
workspace-method-tree = Tree
