keys-add = Add keys to “{ $command }”
keys-backspace = Backspace
keys-canvas-arrows = Arrows: move the selection by one unit; with Shift by a step of the grid
keys-canvas-escape = Escape: leave whatever is innermost – menu, gesture, tool, selection
keys-canvas-space = Space and drag: move the drawing
keys-canvas-tab = Tab, Shift+Tab: select the next or previous element in reading order
keys-change = { $keys }: change the keys of “{ $command }”
keys-change-tip = Click, then press other keys
keys-end = End
keys-enter = Enter
keys-escape = Esc
keys-insert = Ins
keys-listening = Press the new keys. Escape leaves everything as it is.
keys-on-canvas = On the canvas
keys-preset = Keys as in
keys-press = Press keys…
keys-refused = { $keys } cannot be used: { $why }
keys-refused-altgr = Ctrl and Alt together is the AltGr key of European keyboards, which types characters.
keys-refused-canvas = the canvas itself uses this key.
keys-refused-system = the system keeps this key for itself.
keys-remove = Remove these keys
keys-reset = Give “{ $command }” its usual keys back
keys-reset-all = Reset all
keys-search = Find a command or keys
keys-space = Space
keys-taken = { $keys } already stands for “{ $command }”.
keys-take-anyway = Take it anyway
command-draw = draw from text
command-draw-neighbour = add a connected neighbour
access-canvas = Drawing “{ $view }”
access-joined = is joined to
access-more = { $count ->
    [one] one other
   *[other] { $count } others
}
access-place = { $place } of { $count }
access-place-in = { $place } of { $count } in { $holder }
access-area-canvas = Drawing
access-area-dock = Palette and outline
access-area-drawer = Lists
access-area-inspector = Inspector
access-area-status = Status bar
access-area-tabs = Views
access-area-tools = Tool bar
access-impact = Impact: { $down } down, { $degraded } degraded
access-redone = Redone: { $step }
access-saved = Saved
access-selected = { $count ->
    [0] Nothing selected
    [one] One selected
   *[other] { $count } selected
}
access-undone = Undone: { $step }
keys-needs = What the selection needs
keys-needs-found = { $found ->
    [0] It needs nothing.
   *[other] It needs { $found ->
        [one] one element
       *[other] { $found } elements
    }, { $shown } on this view.
}
keys-neighbour = Connected neighbour
keys-neighbour-above = Neighbour above
keys-neighbour-below = Neighbour below
keys-neighbour-left = Neighbour on the left
keys-neighbour-right = Neighbour on the right
keys-next-area = Next area of the window
keys-previous-area = Previous area of the window
keys-palette = Element from the palette
