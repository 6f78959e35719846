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
workspace-nothing-to-paste = There is nothing on the clipboard that could be pasted here.
workspace-nothing-to-paste-hint = Copy elements of a map, names one a line, or cells of a spreadsheet.
workspace-paste-bad-value = “{ $element }”: { $attribute } can’t be “{ $value }”; it is left out.
workspace-paste-left-out = { $count ->
       [one] { $count } link or reference to something that was not copied is left out.
       *[other] { $count } links and references to what was not copied are left out.
    }
workspace-paste-missing = { $count ->
       [one] { $count } of them is not in this map at this plateau.
       *[other] { $count } of them are not in this map at this plateau.
    }
workspace-paste-missing-hint = Paste as new elements to have copies of all of them.
workspace-paste-no-name = Row { $row } has no name and is left out.
workspace-paste-shown = All of this is in the view already.
workspace-paste-shown-hint = Paste as new elements to have copies.
workspace-paste-too-many = Only the first { $count } rows are read.
workspace-paste-unknown-column = No attribute is called “{ $column }”: the column is left out.
workspace-paste-unknown-kind = “{ $element }”: no kind is called “{ $kind }”; it becomes: { $usual }.
workspace-paste-untitled = Column { $column } has no title and is left out.
workspace-paste-without-kind = { $count ->
       [one] { $count } row without a kind becomes: { $kind }.
       *[other] { $count } rows without a kind become: { $kind }.
    }
workspace-pasted-copies = { $count ->
       [one] { $count } new element pasted.
       *[other] { $count } new elements pasted.
    }
workspace-picture-copied = The picture is on the clipboard.
workspace-paste-too-long = Cells longer than { $count } letters are cut.
