# What a box is on a view: locks, order, groups, folding, layers, looks.

model-type-layers = a list of layers

command-locked = “{ $name }” is locked in this view.
command-locked-hint = Ctrl+L, or Arrange › Unlock, lets it go.
command-layer-locked = “{ $name }” lies on the locked layer “{ $layer }”.
command-layer-locked-hint = Unlock the layer in the list of layers, in the left dock.
command-forward = bring forward
command-backward = send backward
command-front = bring to front
command-back = send to back
command-nothing-to-stack = None of this lies in a pile that could be sorted.
command-nothing-to-stack-hint = Select elements or notes of the drawing; links always run between frames and cards.
command-group = group
command-ungroup = ungroup
command-nothing-to-group = There is nothing here to group.
command-nothing-to-group-hint = Select two boxes or more that are no group yet.
command-nothing-to-ungroup = None of this is in a group.
command-nothing-to-ungroup-hint = A group shows a dashed frame when it is selected.
command-collapse = collapse
command-expand = expand
command-nothing-to-collapse = Nothing that is selected holds anything.
command-nothing-to-collapse-hint = Select a container that shows what lies in it.
command-nothing-to-expand = Nothing that is selected is collapsed.
command-nothing-to-expand-hint = A collapsed container shows as a card with the number of what lies in it.
command-collapsed = “{ $name }” is collapsed: its size does not show.
command-collapsed-hint = Expand it first, with Ctrl+Shift++.
command-add-layer = add a layer
command-set-layer = change a layer
command-move-layer = reorder layers
command-delete-layer = delete a layer
command-put-on-layer = put on another layer
command-no-layer = This view has no layer “{ $layer }”.
command-ground-layer-stays = The ground layer stays: everything that lies on no other lies on it.

scene-put-away =
    { $count ->
        [one] 1 inside
       *[other] { $count } inside
    }
scene-collapsed =
    { $count ->
        [one] collapsed, with 1 element in it
       *[other] collapsed, with { $count } elements in it
    }
scene-legend-hues = Chosen colours
scene-hue-slate = Slate
scene-hue-sky = Sky blue
scene-hue-indigo = Indigo
scene-hue-teal = Teal
scene-hue-violet = Violet
scene-hue-rose = Rose
scene-hue-amber = Amber

canvas-collapse = Collapse { $name }
canvas-expand = Expand { $name }

ui-order = Order
ui-forward = Bring forward
ui-backward = Send backward
ui-front = Bring to front
ui-back = Send to back
ui-group = Group
ui-ungroup = Ungroup
ui-collapse = Collapse
ui-expand = Expand
ui-layers = Layers
ui-layers-about = What lies on a later layer is drawn over the others. Hidden layers do not show, locked ones hold what lies on them, and those that are not printed stay out of exports.
ui-layer-tip = Double-click renames
ui-layer-name = Name of the layer
ui-layer-shown = Show { $name }
ui-layer-locked = Lock { $name }
ui-layer-printed = Print { $name }
ui-ground-layer = Ground
ui-new-layer-name = Layer { $number }
ui-add-layer = Add a layer
ui-delete-layer = Delete the layer
ui-raise-layer = Raise the layer
ui-lower-layer = Lower the layer
ui-rename-layer = Rename the layer
ui-put-on-layer = Put the selection on this layer
ui-select-layer = Select what lies on it

cli-arg-layers = Show these layers of the view only, by name (default: those that are shown and printed)
cli-no-layer = The view has no layer “{ $layer }”. It has: { $known }.

command-choose-icon = choose an icon
command-choose-tint = choose a colour
command-dress = paste a style
command-nothing-to-dress = None of this wears a look of its own.
command-nothing-to-dress-hint = Select elements or notes; links are drawn as their kind says.
command-no-icon = There is no icon “{ $icon }” in the bundle.
command-no-tint = The palette has no colour “{ $tint }”.
command-no-tint-hint = It has: { $known }.
ui-look = Look
ui-tint = Colour
ui-tint-none = Colour of its kind
ui-icon = Icon
ui-icon-entry = Icon…
ui-choose-icon = Choose…
ui-icon-title = Choose an icon
ui-icon-search = Find an icon…
ui-icon-of-kind = Icon of its kind
ui-icon-nothing = No icon is called so.
ui-copy-style = Copy style
ui-paste-style = Paste style

command-backdrop = change the picture behind a container
bitmap-too-heavy = The picture is heavier than { $most } MB.
bitmap-no-picture = This is neither a PNG nor a JPEG picture.
bitmap-too-large = The picture is larger than { $most } pixels on a side, or than memory can hold.
bitmap-damaged = The picture is damaged: it ends too early or holds something else.
bitmap-hint = Export it again as PNG or JPEG, smaller if need be.
storage-picture-missing = The picture { $picture } does not lie beside the map.
storage-picture-missing-hint = Put the folder of pictures (named as the map, with .images after it) beside the map again, or choose another picture.
scene-picture-missing = Picture not found
app-dialog-picture = Choose a picture
ui-file-picture-title = Choose a picture
ui-file-picture = Choose
ui-backdrop = Background picture…
ui-no-backdrop = Remove the background picture
model-unknown-tint = { $element } asks for the colour “{ $tint }”, which the palette does not have; it is drawn as its kind.
model-unknown-icon = { $element } asks for the icon “{ $icon }”, which is not in the bundle; it is drawn as its kind.
ui-style = Style
