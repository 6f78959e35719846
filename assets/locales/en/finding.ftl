finding-too-long = Texts of more than { $most } characters are not looked for.
finding-bad-pattern = This is no regular expression: { $reason }
finding-pattern-too-big = This regular expression stands for too much.
finding-field-name = Name
finding-field-kind = Kind
finding-field-text = Text
finding-field-reply = Reply
finding-field-author = Author
command-replace = replace
command-set-cells = edit cells
command-paste-cells = paste into cells
command-fill-down = fill down
cli-find = Find words in names, kinds, attributes, notes and views
cli-replace = Replace words in names, notes and attributes
cli-arg-find-query = What to look for
cli-arg-find-with = What to put in its place; with --regex, $1 stands for the first group
cli-arg-find-case = Case and accents matter
cli-arg-find-word = Whole words only
cli-arg-find-regex = QUERY is a regular expression
cli-arg-find-view = Only what this view shows, by id or name
cli-arg-find-plateau = Only at this plateau (default: at all of them)
cli-arg-find-write = Write the map; otherwise only say what would change
cli-find-nothing-asked = Say what to look for.
cli-find-count = { $count ->
    [0] Nothing was found.
    [one] Found in one record.
   *[other] Found in { $count } records.
}
cli-replace-count = { $places ->
    [0] Nothing to replace.
    [one] One place in one field.
   *[other] { $places } places in { $fields ->
        [one] one field
       *[other] { $fields } fields
    }.
}
finding-find = Find…
finding-next = Find next
finding-previous = Find previous
finding-replace = Replace…
finding-field-hint = Find in names, attributes, notes…
finding-show-replace = Replace as well
finding-case = Match case and accents
finding-word = Whole words
finding-regex = Regular expression
finding-close = Close the find bar
finding-with = Replace with
finding-replace-one = Replace
finding-replace-all = { $count ->
    [0] Replace all
    [one] Replace all (one place)
   *[other] Replace all ({ $count } places)
}
finding-replaced = { $count ->
    [one] One replaced
   *[other] { $count } replaced
}
finding-in-view = This view
finding-in-map = Whole map
finding-list = List
finding-hide-list = Hide list
finding-select-all = Select all
finding-position = { $at } of { $count }
finding-count = { $count ->
    [0] Not found
    [one] 1 hit
   *[other] { $count } hits
}
finding-other-view = elsewhere
finding-in-field = { $field }: { $words }
finding-palette-views = Views
finding-palette-plateaus = Plateaus
finding-palette-text = Find
finding-palette-look = Find “{ $text }” in the map
finding-not-in-view = Not in this view. Drag it onto the canvas to show it.
finding-elsewhere = { $count } elsewhere
