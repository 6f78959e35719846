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
