views-type-recipe = what a view is gathered from, such as (what: "zone", of: "dmz")
views-type-filters = a list of filters, such as (by: "kind", values: ["application"])
views-step-duplicate = duplicate a view
views-step-move = move a view
views-step-describe = change a view
views-step-filter = filter a view
views-step-gather = gather a view
views-step-refresh = refresh a view
views-nothing-gathered = There is nothing to show in this view.
views-nothing-new = The view shows all that belongs to it already.
views-no-recipe = This view was put together by hand: it does not know what its elements come from.
views-no-view-of-it = There is no view of this inside, and the map is read-only.
views-nothing-inside = This element contains nothing.
views-name-around = Around { $names }
views-name-zone = { $name } and its flows
views-name-service = { $name } and its needs
views-name-changes = Changes – { $name }
views-describe = Name and description of the view…
views-duplicate = Duplicate the view
views-refresh = Refresh the view
views-move-back = Move the view to the left
views-move-on = Move the view to the right
views-properties-title = View
views-inside-of = Inside of
views-inside-of-about = A view that shows the inside of an element is opened from that element, by Alt+↓.
views-inside-of-none = No longer the inside of an element
views-inside-of-nobody = None: select an element first
views-inside-of-take = Take “{ $name }”
views-rename = Rename the view
views-drill-in = Open the inside
views-drill-up = One level up
views-back = Back
views-forward = Forward
views-show-in = Show in…
views-with = { $count ->
       [0] In no view
       [one] In { $count } view
       *[other] In { $count } views
    }
views-visited = Made for you; it goes when you leave it.
views-keep = Keep it
views-menu-theme = Theme
views-menu-language = Language
views-rule = { $name }: { $values }
views-by-kind = Kind
views-by-since = Appeared at
views-by-link-kind = Kind of link
views-from-the-start = From the start
views-not-stated = not stated
views-filtered = { $shown } of { $total ->
       [one] { $total } element
       *[other] { $total } elements
    } shown
views-legend-filter = Filters
views-filters = Filters of the view
views-filter-add = Add a filter
views-filter-drop = Remove the filter “{ $rule }”
views-filter-clear = Show everything
views-filter-hides = Hide the rest
views-filter-fades = Fade the rest
views-present = Present
views-present-from-here = Present from here
views-presented = { $view } – { $plateau }
views-full-screen = Full screen
views-start = Start with
views-start-empty = An empty view
views-start-copy = A copy of the view that shows
views-start-around = The neighbourhood of the selection
views-start-zone = A zone and its flows
views-start-service = A service and all that it needs
views-start-inside = The inside of an element
views-start-changes = The changes of a plateau
views-start-kind = All elements of a kind
views-depth = Links to follow
views-way = Direction
views-way-both = Both
views-way-upstream = What it depends on
views-way-downstream = What depends on it
views-element = Element
views-plateau = Plateau
views-kind = Kind
views-search = Search…
views-choose = Choose what the view is made of.
views-remember = Remember this, so that the view can be refreshed
views-preview = { $elements ->
       [one] { $elements } element
       *[other] { $elements } elements
    }, { $links ->
       [one] { $links } link
       *[other] { $links } links
    }
views-cli = Lists, makes, copies, renames, orders, filters, refreshes or deletes the views of a map.
views-cli-deed = What is to be done
views-cli-which = Say which view: --view.
views-cli-name = A name is needed: --name.
views-cli-to = Say at which place: --to.
views-cli-where = “{ $words }” is no filter: write FIELD=VALUE[,VALUE…].
views-cli-arg-name = Name of the view
views-cli-arg-to = Place among the tabs, from 1
views-cli-arg-around = Makes a view of what is around these elements
views-cli-arg-way = Direction of the neighbourhood
views-cli-arg-zone = Makes a view of a zone and its flows
views-cli-arg-service = Makes a view of a service and all that it needs
views-cli-arg-inside = Makes the view of the inside of an element
views-cli-arg-changes = Makes a view of what a plateau changes
views-cli-arg-kind = Makes a view of all elements of these kinds
views-cli-arg-where = Shows only elements whose field (kind, since, link_kind or an attribute) has one of these values
views-cli-arg-fade = Fades the rest instead of hiding it
