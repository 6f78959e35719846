# How complete the documentation is: the six views and three levels of the ANSSI mapping guide.
maturity-view-ecosystem = Ecosystem
maturity-view-business = Business
maturity-view-applications = Applications
maturity-view-administration = Administration
maturity-view-logical = Logical infrastructure
maturity-view-physical = Physical infrastructure
maturity-item-name = Name
maturity-item-group = Application group
maturity-item-host = Host
maturity-item-hosted = What it hosts
maturity-item-service = Business service
maturity-item-store = Store
maturity-item-activity = Process or service
maturity-item-place = Site or room
maturity-item-application = Application
maturity-item-backup = Backup
maturity-cli = How complete the documentation is: six views, three levels of the ANSSI guide, and what is missing
maturity-arg-plateau = The plateau, or “all” for all of them
maturity-arg-level = The level that is asked for; without it, that of the map
maturity-arg-view = One view of the guide only
maturity-arg-fail-on = Leave with code 1 where the share that conforms to the level is lower, between 0 and 1
maturity-arg-date = The day on which exemptions are looked at; without it, today
maturity-column-plateau = Plateau
maturity-column-view = View
maturity-column-level = Level
maturity-column-missing = Missing
maturity-column-exemption = Exemption
maturity-all = All
maturity-not-applicable = not applicable
maturity-missing-at = { $count ->
    [0] Nothing is missing for level { $level }.
    [one] One object is incomplete for level { $level }:
   *[other] { $count } objects are incomplete for level { $level }:
}
maturity-at-level = level { $level }: { $items }
maturity-excused = exemption { $by }: { $items }
maturity-tab = Completeness
maturity-command = Completeness of the documentation
maturity-asked = Level asked for
maturity-asked-tip = The level of the ANSSI guide that the map has to reach: 1 minimal, 2 intermediate, 3 fine. What is missing for it is marked in the inspector.
maturity-level = Level { $level }
maturity-level-1 = 1 – minimal
maturity-level-2 = 2 – intermediate
maturity-level-3 = 3 – fine
maturity-search = Search the list
maturity-all-kinds = All kinds
maturity-trend = Trend
maturity-complete = Nothing is missing here.
maturity-judging = Reading the documentation…
maturity-none-fits = Nothing fits the search.
maturity-row-tip = A click shows the object on the map, a second click opens the field that is missing.
maturity-mark = Asked for at level { $level }
maturity-line = { $count ->
    [one] One field is missing for level { $level }
   *[other] { $count } fields are missing for level { $level }
}
maturity-line-tip = Go to the first field that is missing
maturity-linked = To be linked or placed: { $items }
maturity-copy-csv = Copy the list (CSV)
maturity-copy-markdown = Copy the list (Markdown)
maturity-cell = { $view }, level { $level }: { $conforming } of { $scope } conform
data-type-cli = The protection table: types of data, risk, expected protection, level, rules
data-type-cli-list = List the types of data
data-type-cli-set = Change a type of data, or add one
data-type-cli-remove = Remove a type of data
data-type-arg-id = Id of the type of data
data-type-reset = Back to the built-in table
data-type-name = Type of data
data-type-categories = Categories
data-type-risk = Main risk
data-type-protection = Expected protection
data-type-level = Level
data-type-rules = Rules
data-type-unknown = The protection table has no type “{ $id }”. It has: { $known }.
data-type-no-category = “{ $category }” is no category of data. There are: { $known }.
data-type-open = Protection table of data
data-type-title = Protection table of data
data-type-hint = For each type of data: what it risks, what protection is expected, and the rules that watch over it.
data-type-add = Add a type
data-type-remove = Remove “{ $name }”
data-type-counts = { $data ->
    [0] no data set
    [one] { $data } data set
   *[other] { $data } data sets
} · { $findings ->
    [0] no finding
    [one] { $findings } finding
   *[other] { $findings } findings
}
data-type-unnamed = Every type of data needs a name.
data-type-built-in = Built-in table: the map has changed nothing in it.
properties-maturity-none = usual (2)
