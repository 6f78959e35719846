# The sheet of a business service.
service-sheet-title = Service sheet: { $service }
service-sheet-kind = Service sheet
service-open = Service sheet of…
service-open-this = Sheet of this service
service-choose = Whose sheet?
service-choose-search = Find a service
service-choose-none = The map has no business service at this plateau.
service-and-more = {" "}and { $count } more
service-criticality = Criticality: { $word }
service-used-by = Used by { $names }
service-unknown = unknown
service-brief-down-already = It is down with nothing lost: a group has fewer members than it needs.
service-brief-not-quantified = How often it works cannot be told: none of what it needs has an availability in the map.
service-brief-works = It works { $share } of the time, which is { $downtime } of downtime a year.
service-brief-works-at-most = It works at most { $share } of the time, which is at least { $downtime } of downtime a year.
service-brief-no-single = No single loss stops it.
service-brief-single = { $count ->
    [one] One element can stop it alone.
   *[other] { $count } elements can each stop it alone.
}
service-brief-worst = The longest single outage is the loss of { $name }: { $hours }.
service-brief-over = The business bears { $need }.
service-tile-availability = Availability
service-tile-ceiling = Ceiling
service-tile-recovery = Recovery (RTO), worst loss
service-tile-data = Data loss (RPO), worst loss
service-tile-single = Single points of failure
service-downtime = { $downtime } down a year
service-quantified = { $quantified } of { $of } parts quantified
service-target-missed = Target { $target }: missed
service-target-met = Target { $target }: met
service-target-open = Target { $target }: undecided
service-ceiling-by = Bounded by { $names }
service-ceiling-nothing = Nothing that is quantified stops it alone
service-ceiling-below = The target lies above
service-none-stops = none
service-none-loses = none
service-worst-loss = Loss of { $name }
service-no-data = No store that it needs holds data of its own.
service-data-lost = all lost
service-no-single = Nothing stops it alone.
service-nature-count = { $nature ->
    [equipment] { $count ->
        [one] 1 device
       *[other] { $count } devices
    }
    [link] { $count ->
        [one] 1 link
       *[other] { $count } links
    }
    [place] { $count ->
        [one] 1 place
       *[other] { $count } places
    }
    [provider] { $count ->
        [one] 1 provider
       *[other] { $count } providers
    }
   *[software] { $count ->
        [one] 1 program
       *[other] { $count } programs
    }
}
service-tree-title = What it needs
service-tree-counts = { $count ->
    [0] Nothing can stop it.
    [one] One element can play a part in stopping it: { $natures }.
   *[other] { $count } elements can play a part in stopping it: { $natures }.
}
service-tree-soft-count = { $count ->
    [one] One more can only degrade it.
   *[other] { $count } more can only degrade it.
}
service-tree-left-out = { $count ->
    [one] One element farther away is not drawn.
   *[other] { $count } elements farther away are not drawn.
}
service-tree-alike = and { $count } alike{ $name }
service-tree-soft = only degrades it
service-tree-group = { $k } of { $n } needed
service-tree-unknown = not quantified
service-tree-single = single point of failure
service-tree-on-paper = redundant on paper
service-tree-said-too = { $name } also needs { $other }
service-legend-single = stops the service alone
service-legend-gate = so many members suffice; otherwise all to the right is needed
service-legend-on-paper = one loss defeats the group
service-legend-number = needed in several places
service-legend-chip = also needs number 1
service-legend-soft = its loss only degrades
service-table-losses = What alone stops it
service-table-importance = Where an effort pays most
service-table-data = Its data
service-table-pairs = What stops it in pairs
service-pairs = { $count ->
    [0] No pair of losses stops it beyond what one loss does.
    [one] One pair stops it, though neither does alone.
   *[other] { $count } pairs stop it, though neither element does alone.
}
service-table-obligatory = Obligatory passages
service-table-on-paper = Redundancy on paper
service-table-cycles = Circles
service-table-cycles-note = Elements that need each other and cannot start alone.
service-table-more = { $count ->
    [one] … and one more
   *[other] … and { $count } more
}
service-column-lost = If this is lost
service-column-down = Downtime
service-column-need = Against the need
service-column-element = Element
service-column-gain = Gain a year
service-column-data = Data set
service-column-pdma = MDL
service-column-worst = Worst single loss
service-column-corrupted = If corrupted
service-column-one = With the loss of
service-column-other = that of any of
service-column-group = Group
service-column-margin = Members
service-kept-in = in { $stores }
service-lost-by = { $loss } (loss of { $name })
service-common-cause = common cause
service-assumptions = What these figures rest on
service-note-quantified = All { $of } parts that can fail have an availability in the map.
service-note-not-quantified = { $quantified } of { $of } parts that can fail have an availability in the map; the others count as never failing, so that it works less often than shown: { $names }.
service-note-exact = Reckoned exactly over all cases; elements fail independently of each other, save through shared places, providers and common causes.
service-note-drawn = Too intricate for an exact answer: { $draws } cases drawn by lot, standard error { $error }.
service-note-repair = { $count ->
    [one] No time to repair in the map, { $hours } assumed: { $names }.
   *[other] No time to repair in the map for { $count } elements, { $hours } assumed: { $names }.
}
service-note-no-dmia = The map gives no tolerable downtime for this service.
service-note-no-target = The map gives no availability target for this service.
service-note-soft = What can only degrade it counts neither for availability nor for recovery.
service-cli = All about a business service on one sheet: needs, availability, recovery, data, weak points
service-arg-service = The business service
service-arg-picture = Draw the sheet into this PNG, SVG or PDF file
service-arg-all = Draw the sheets of all business services into this folder, or into this one PDF
service-cli-one = Name a business service (--service ID), or ask for all of them (--all FOLDER).
service-cli-no-service = { $id } is no business service.
service-column-section = Heading
service-column-value = Value
service-can-stop = can play a part in stopping it
service-tree-single-short = single point
service-ceiling-note = { $count ->
    [one] Ceiling { $ceiling }: one element stops it alone, { $names }.
   *[other] Ceiling { $ceiling }: the product of { $count } elements that each stop it alone, the lowest being { $names }.
}
service-table-ceiling = What bounds the ceiling
service-falls-with = falls with { $names }
service-no-reserve = no member to spare
service-bears-one = bears any single loss
service-table-groups = Redundancy and obligatory passages
service-table-groups-note = Everything goes through these groups: when they fall short of members, it stops.
service-column-reserve = What it bears
service-group-short = { $k } of { $n }
