# The list “Data” of the drawer, and the lineage in the inspector.
data-tab = Data
data-show = Where data go
data-show-owners = Who answers for what
data-list = List to show
data-list-lineage = Where data go
data-list-owners = Who answers for what
data-search = Search a name
data-search-owners = Search a role
data-awaited = Finding where data go…
data-column-data-set = Data set
data-nothing = No element on this map.
data-role = { $role } ({ $count })
data-none-fits = Nothing fits the search.
data-counts = { $data ->
    [0] no data set
    [one] { $data } data set
   *[other] { $data } data sets
}
data-crossings = { $count ->
    [one] { $count } crossing
   *[other] { $count } crossings
}
data-owners-roles = { $roles ->
    [one] { $roles } role
   *[other] { $roles } roles
}
data-owners-nobody = { $count ->
    [one] { $count } element without an owner
   *[other] { $count } elements without an owner
}
data-more = + { $count }
data-more-of = { $count ->
    [one] Show { $count } more name
   *[other] Show { $count } more names
}
data-less = Show less
data-takes = Crossing them gives all of them the sensitivity of “{ $highest }”.
data-crosses-here = Data of different sensitivity meet here: crossing them gives all of them that of “{ $highest }”.
data-write = Save the list
data-file = data
data-file-owners = owners
data-file-title = Save the list of data
data-lineage = Lineage
data-lineage-none = nothing, as the map says
data-meets-title = Crossing of data
