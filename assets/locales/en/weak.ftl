# Weak points: perspective, legend, list.
weak-perspective = Weak points
weak-single-critical = Critical single point of failure (SPOF)
weak-single = Single point of failure (SPOF)
weak-on-paper = Redundancy on paper
weak-obligatory = Obligatory passage
weak-cuts = Cuts the network when lost
weak-bridge = The only cable between two parts
weak-pill-single = SPOF · { $count ->
    [one] 1 SERVICE
   *[other] { $count } SERVICES
}
weak-pill-on-paper = ON PAPER
weak-pill-obligatory = OBLIGATORY
weak-pill-cuts = CUTS OFF { $count }
weak-bridge-label = cuts off { $count }
weak-phrase = { $count ->
    [0] its loss touches nothing else
    [one] its loss touches one other element
   *[other] its loss touches { $count } other elements
}
weak-heat-none = Touches no other element
weak-heat = { $from ->
    [one] { $to ->
        [one] Touches 1 element
       *[other] Touches 1 to { $to } elements
    }
   *[other] Touches { $from } to { $to } elements
}
weak-only = Only: { $name }
weak-older = Found before the last change
weak-awaited = Being found…
weak-stopped = Stopped before the end
weak-arg-service = Service whose weak points alone show (perspective weak-points)
weak-pill-spof = SPOF
weak-all-services = All services
weak-service-count = { $name } · { $count } SPOF
weak-choose-service = Service whose weak points show
weak-list = List of weak points
weak-part-points = By reach of their loss
weak-part-passages = Obligatory passages
weak-part-on-paper = Redundancy on paper
weak-part-network = Cuts of the network
weak-part-cycles = Circles of need
weak-part-pairs = Pairs that stop a service together
weak-cause-total = All { $size } members fall with { $cause }: { $members }
weak-cause-partial = { $fallen } of { $size } members fall with { $cause }, and { $k } are needed: { $members }
weak-isolates = { $count ->
    [one] Without it, one element is cut off from the network
   *[other] Without it, { $count } elements are cut off from the network
}
weak-cable = Cable
weak-circle = Circle of need
weak-circle-size = { $count ->
    [one] It needs itself: nothing in it can start alone
   *[other] { $count } elements need each other: none of them can start alone
}
weak-pair = Pair
weak-column-part = Part
weak-column-name = Element
weak-column-kind = Kind
weak-column-nature = Nature
weak-column-actual = Actual radius
weak-column-potential = Potential radius
weak-column-services = Services it stops
weak-column-detail = Why
weak-column-ids = Ids
weak-file = weak-points
weak-file-title = Write the weak points
weak-write = Write the list (CSV, Markdown)
weak-nothing = No weak point: nothing here stops or degrades anything else when it is lost.
weak-none-fits = Nothing fits this search.
weak-search = Search the weak points
weak-counts = { $single ->
    [one] One single point of failure
   *[other] { $single } single points of failure
}, { $paper ->
    [0] no redundancy on paper
    [one] one redundancy on paper
   *[other] { $paper } redundancies on paper
}
weak-too-many = too many pairs for { $count ->
    [one] one service
   *[other] { $count } services
}
weak-title-kind = Kind · nature
weak-title-radius = Actual / potential radius
weak-title-why = Services it stops, or why
weak-stops-none = stops no service alone
weak-stops = { $count ->
    [one] Stops { $names }
   *[other] Stops { $count } services: { $names }
}
weak-radius = { $actual } affected of { $potential } that depend on it
weak-play = Play this loss: { $name }
