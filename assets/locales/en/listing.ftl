listing-id = Id
listing-name = Name
listing-kind = Kind
listing-container = In
listing-from = From
listing-to = To
listing-state = State
listing-state-new = new here
listing-state-changed = changed here
listing-state-goes = goes later
listing-state-same = as before
listing-not-written = { $name }: { $column } cannot be written here.
listing-not-carried = { $name } has no { $column }.
listing-bad-value = { $name }: { $column } takes no “{ $value }”.
cli-list = List elements or links as a table
cli-arg-list-links = Links instead of elements
cli-arg-list-columns = Columns: id, name, kind, container, from, to, state, or attributes
cli-arg-list-kind = Only these kinds
cli-arg-list-where = Only where a column holds a text: “=x” is it, “!x” holds it not, “=” is empty, “a|b” either
cli-arg-list-sort = Sort by a column; with “-” before it, the last first
cli-no-column = There is no column { $column }. There are: { $known }
cli-bad-condition = “{ $condition }” is no condition: write COLUMN:TEXT.
listing-links = Links
listing-table = Table
listing-show-elements = Elements as a table
listing-show-links = Links as a table
listing-filters = Filter by column
listing-filter = Filter: { $column }
listing-filter-hint = Filter…
listing-filter-help = word: holds it · =word: is it · !word: does not hold it · =: empty · a|b: either
listing-columns = Columns
listing-column-search = Find a column…
listing-sort-up = Sort, first first
listing-sort-down = Sort, last first
listing-move-left = Move column left
listing-move-right = Move column right
listing-hide-column = Hide column
listing-count = { $shown } of { $count }
listing-selected = { $count } selected
listing-set-all = Set { $column }…
listing-fill-down = Fill down
listing-copy-rows = Copy
listing-edit-cell = Edit cell
listing-edit-all = Edit in all selected rows
listing-cell = Cell: { $column }
listing-for-all = Enter sets all { $count } selected rows.
listing-enter-or-all = Enter: this row. Ctrl+Enter: all { $count } selected rows.
listing-refused = { $count ->
    [one] { $first }
   *[other] { $count } cells left as they are. { $first }
}
listing-dismiss = Dismiss
