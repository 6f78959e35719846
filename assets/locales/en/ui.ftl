ui-about = About Portolan
ui-about-licences = Inter typeface (SIL Open Font License), Lucide icons (ISC). Portolan is free software under the MIT licence; nothing leaves this machine.
ui-about-version = Version { $version }
ui-add = Add…
ui-add-note = Add a note
ui-and-others = {" "}and { $count ->
       [one] { $count } other
       *[other] { $count } others
    }
ui-at-depth = { $depth } steps away
ui-back-to-inherited = { $field }: back to the inherited value
ui-begin = Begin
ui-cancel = Cancel
ui-changed = Changed
ui-changes = { $count ->
       [one] { $count } change
       *[other] { $count } changes
    }
ui-close = Close
ui-close-map = Close map
ui-column-criticality = Criticality
ui-column-kind = Kind
ui-column-name = Name
ui-column-owner = Owner
ui-column-parent = Inside
ui-column-support = End of support
ui-column-technology = Technology
ui-copy-version = Copy the version
ui-counts = { $elements ->
       [one] { $elements } element
       *[other] { $elements } elements
    } · { $links ->
       [one] { $links } link
       *[other] { $links } links
    }
ui-create = Create
ui-date-hint = YYYY-MM-DD
ui-default-hint = default { $value }
ui-empty-fields = { $count ->
       [one] { $count } empty field…
       *[other] { $count } empty fields…
    }
ui-degraded-count = { $count ->
       [one] degraded
       *[other] degraded
    }
ui-delete = Delete from the map
ui-delete-about = This also takes away what hangs on it. Undo brings everything back.
ui-delete-elements = { $count ->
       [one] { $count } element
       *[other] { $count } elements
    }
ui-delete-links = { $count ->
       [one] { $count } link
       *[other] { $count } links
    }
ui-delete-notes = { $count ->
       [one] { $count } note
       *[other] { $count } notes
    }
ui-delete-title = Delete from the map?
ui-group-by = Group by
ui-group-by-place = Place
ui-delete-view = Delete view
ui-delete-views = Shown in { $count ->
       [one] { $count } view
       *[other] { $count } views
    }
ui-delete-yes = Delete
ui-description = Description
ui-direct = direct
ui-dismiss = Dismiss the message
ui-downtime = MTD { $hours } h
ui-down-count = { $count ->
       [one] down
       *[other] down
    }
ui-do-not-save = Don’t save
ui-elements = Elements
ui-export = Export…
ui-export-again = Export again
ui-export-dark = Dark
ui-export-frame = Frame
ui-export-frame-about = Title block, legend and marking
ui-export-light = Light
ui-export-png = Export as PNG, SVG or PDF
ui-export-print = Print
ui-export-short = Export
ui-export-theme = Colours
ui-export-transparent = Transparent
ui-export-transparent-about = Without ground, to lay over a slide
ui-fail-nothing = End the scenario
ui-fail-too = Lose it as well
ui-file-again = Read the folder again
ui-file-all = All files
ui-file-empty = Nothing to show in this folder.
ui-file-export = Export
ui-file-export-title = Export to…
ui-file-home = Home folder
ui-file-name = File
ui-file-name-hint = Name or full path
ui-file-open = Open
ui-file-open-title = Open a map
ui-file-save-title = Save the map as…
ui-file-trouble = This cannot be read: { $reason }. Choose another folder or file.
ui-file-up = Folder above
ui-find-command = Search or run a command
ui-fit-all = Show everything
ui-fit-selection = Show the selection
ui-fold = Fold { $name }
ui-from = From
ui-hide = Remove from the view
ui-impact-alone = Impact if lost
ui-impact-none = No service, application or data is touched.
ui-impact-scenario = Consequences
ui-insert-element = Element…
ui-intact-count = { $count ->
       [one] intact
       *[other] intact
    }
ui-keep = Apply
ui-key-delete = Del
ui-key-home = Home
ui-key-page-down = PgDn
ui-key-page-up = PgUp
ui-key-shift = Shift
ui-lay-out = Arrange the view
ui-lines-hint = One per line
ui-line-column = line { $line }, column { $column }
ui-links = Links ({ $count })
ui-link-label = Label of the link
ui-look-impact = Impact
ui-look-standard = Standard
ui-map = Map
ui-map-properties = Map properties…
ui-map-properties-title = Map properties
ui-marking = Marking
ui-menu-analyse = Analyse
ui-menu-arrange = Arrange
ui-menu-edit = Edit
ui-menu-file = File
ui-menu-help = Help
ui-menu-insert = Insert
ui-menu-view = View
ui-minimap = Overview map
ui-name = Name
ui-need-c = Confidentiality
ui-need-c-letter = C
ui-need-d = Availability
ui-need-d-letter = A
ui-need-i = Integrity
ui-need-i-letter = I
ui-need-t = Traceability
ui-need-t-letter = T
ui-new = New map
ui-new-note-text = New note
ui-new-plateau = New plateau…
ui-new-plateau-about = A plateau is a state of the system in time: existing, transition, target. It starts from another one and keeps what you don’t change.
ui-new-plateau-title = New plateau
ui-new-view = New view…
ui-new-view-about = An empty drawing of the same map: show in it what it is for.
ui-new-view-title = New view
ui-next-view = Next view
ui-no = No
ui-none-selected = Nothing selected
ui-notes = Notes ({ $count })
ui-note-author = Author (role)
ui-note-due = Answer by
ui-note-kind = Kind
ui-note-kind-compliance = Compliance
ui-note-kind-debt = Debt
ui-note-kind-decision = Decision
ui-note-kind-note = Note
ui-note-kind-question = Question
ui-note-kind-risk = Risk
ui-note-open = Open
ui-note-resolved = Resolved
ui-note-status = State
ui-note-target = Show what it is pinned to
ui-note-text = Text of the note
ui-not-at-plateau = What is selected does not exist at this plateau. Choose another stop on the plateau line to see it.
ui-not-saved = Not saved
ui-no-changes = No changes
ui-no-links = No links yet.
ui-no-plateau-tip = This map has one state. Add plateaus to show it before and after a change.
ui-no-problems = Nothing is wrong with this file.
ui-open = Open…
ui-organisation = Organisation
ui-other-words = { $field }: other words
ui-outline = Outline
ui-outline-empty = The map is empty. Take a kind from the palette and click on the canvas.
ui-outline-nothing = No element has this name.
ui-outline-search = Find an element…
ui-overwrite = “{ $file }” exists already in { $folder }. Writing it anew loses what it holds.
ui-overwrite-title = Replace the file?
ui-overwrite-yes = Replace
ui-palette = Palette
ui-palette-nothing = No kind has this name.
ui-palette-search = Find a kind…
ui-panel-left = Palette and outline
ui-panel-lower = Lists
ui-panel-right = Inspector
ui-perspective = Filter: { $name }
ui-perspective-tip = Look at the map through a perspective
ui-pick-search = Find an element…
ui-plateau = Plateau
ui-plateau-base = Starts from
ui-plateau-name = Name of the plateau
ui-plateau-tip = { $name }, compared with { $base }: { $added } added, { $removed } removed, { $changed } changed
ui-pointer = Pointer
ui-pointer-connect = Hover an element and drag a handle to connect
ui-pointer-nest = Drop an element onto a container to put it inside
ui-pointer-pan = Wheel, or Space and drag: move the drawing
ui-pointer-zoom = Ctrl and wheel, or pinch: zoom at the pointer
ui-presence = Presence
ui-previous-view = Previous view
ui-problems = Problems
ui-problems-about = { $count ->
       [one] { $count } point deserves a look.
       *[other] { $count } points deserve a look.
    } Everything that could be read is shown.
ui-problems-title = Reading { $file }
ui-problem-count = { $count ->
       [one] { $count } point to review
       *[other] { $count } points to review
    }
ui-quit = Quit
ui-radius = Reaches { $actual } of the { $potential } that depend on it
ui-radius-tip = Actual radius: what is affected when it alone is lost. Potential radius: all that depends on it, whatever redundancy there is.
ui-read-only = Read-only
ui-recent = Recent maps
ui-recent-none = Maps that you open appear here.
ui-recover-file = { $count ->
       [one] { $count } change to
       *[other] { $count } changes to
    } “{ $file }” had not been saved when the program stopped. Take them back?
ui-recover-new = A map without a file, with { $count ->
       [one] { $count } change
       *[other] { $count } changes
    }, was open when the program stopped. Take it back?
ui-recover-no = Leave them
ui-recover-title = Unsaved work was found
ui-recover-yes = Take back
ui-redo = Redo
ui-redo-step = Redo: { $step }
ui-rename = Rename
ui-replies = Replies
ui-samples = Samples
ui-sample-cloud = Moving to the cloud
ui-sample-cloud-about = Three plateaus, from the data centre to a trusted cloud
ui-sample-hello = First map
ui-sample-hello-about = A small service, its server and its database
ui-sample-metropole = Métropole
ui-sample-metropole-about = The hybrid information system of a metropolitan authority
ui-save = Save
ui-saved = Saved
ui-save-as = Save as…
ui-saving = Saving…
ui-search = Search or command
ui-search-commands = Commands
ui-search-elements = Elements
ui-search-insert = Insert: { $kind }
ui-search-kinds = Insert
ui-search-nothing = Nothing has this name.
ui-selected = { $count } selected
ui-select-all = Select all
ui-select-none = Select nothing
ui-select-tip = Select an element, a link or a note to see and edit all about it.
ui-shortcuts = Keyboard shortcuts
ui-show-less = Show fewer
ui-show-others = … { $count ->
       [one] { $count } other
       *[other] { $count } others
    }
ui-show-problems = Points to review
ui-speak-english = English
ui-speak-french = Français
ui-speak-other = Switch to { $language }
ui-table-search = Filter the table…
ui-take-out = Take out { $name }
ui-theme-dark = Dark theme
ui-theme-light = Light theme
ui-theme-system = System theme
ui-title = Title
ui-to = To
ui-tool-connect = Connect
ui-tool-hand = Move the drawing
ui-tool-note = Write a note
ui-tool-select = Select
ui-undo = Undo
ui-undo-step = Undo: { $step }
ui-unfold = Unfold { $name }
ui-unsaved = “{ $file }” has changes that are not saved. Without saving they are lost.
ui-unsaved-title = Save the changes?
ui-unset = Not set
ui-version = Version
ui-views = Views
ui-view-name = Name of the view
ui-welcome = Draw, version and annotate the map of an information system, and see what depends on what.
ui-what-if = What happens if…
ui-why = Why { $name } is affected
ui-yes = Yes
ui-zoom-100 = Actual size
ui-zoom-in = Zoom in
ui-zoom-out = Zoom out
ui-no-file-yet = Not saved to a file yet
ui-alternatives = Alternatives…
ui-alternatives-about = Choose a picture to arrange the view that way. Locked elements stay where they are.
ui-alternatives-looking = Looking… { $percent } %
ui-alternatives-none = There is no other arrangement to offer for this view.
ui-alternatives-title = Other arrangements of the view
ui-alternative-down = { $method }, downwards
ui-alternative-right = { $method }, to the right
ui-arrange-new = Arrange only what is new
ui-arrange-selection = Arrange the selection
ui-arranging = Arranging… { $percent } %
ui-direction-down = From top to bottom
ui-direction-right = From left to right
ui-method = Method
ui-method-force = Arrange by forces
ui-method-grid = Arrange in a grid
ui-method-layered = Arrange in layers
ui-method-radial = Arrange in rings
ui-method-swimlanes = Arrange in lanes
ui-method-tiers = Arrange in tiers
ui-method-tree = Arrange as a tree
ui-method-usual = Arrange as suits the content
ui-pin = Lock
ui-reduce-motion = Reduce motion
ui-stop-arranging = Cancel the arrangement
ui-tidy = Tidy
ui-unpin = Unlock
ui-bundle-links = Bundle links…
ui-bundle-never = Draw every link for itself
ui-bundle-3 = Bundle from 3 links on
ui-bundle-5 = Bundle from 5 links on
ui-bundle-10 = Bundle from 10 links on
ui-open-bundles = Open the bundle
ui-close-bundles = Close opened bundles
ui-align = Align
ui-align-bottom = Align bottom edges
ui-align-center = Align centres vertically
ui-align-left = Align left edges
ui-align-middle = Align centres horizontally
ui-align-right = Align right edges
ui-align-top = Align top edges
ui-distribute-across = Equal gaps across
ui-distribute-down = Equal gaps downwards
ui-duplicate = Duplicate
ui-narrower = Narrower
ui-same-height = Same height
ui-same-size = Same size
ui-same-width = Same width
ui-shorter = Lower
ui-size = Size
ui-taller = Higher
ui-wider = Wider
ui-copy = Copy
ui-copy-as = Copy as
ui-copy-lines = List of names and kinds
ui-copy-picture = Copy as picture
ui-copy-table = Table with attributes
ui-cut = Cut
ui-paste = Paste
ui-paste-new = Paste as new elements
ui-paste-puzzles = Not understood
ui-paste-title = { $count ->
       [one] { $count } element can be made of this text
       *[other] { $count } elements can be made of this text
    }
ui-paste-yes = { $count ->
       [one] Create { $count } element
       *[other] Create { $count } elements
    }
ui-menu-link = Link
ui-menu-go = Go to
ui-more-tabs = More lists
