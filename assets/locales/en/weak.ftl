# Weak points: perspective, legend, list.
weak-perspective = Weak points
weak-single-critical = Single point of failure (SPOF) of a critical service
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
weak-heat-none = Loss touches nothing else
weak-heat = { $from ->
    [one] { $to ->
        [one] Loss touches 1 other
       *[other] Loss touches 1 to { $to } others
    }
   *[other] Loss touches { $from } to { $to } others
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
