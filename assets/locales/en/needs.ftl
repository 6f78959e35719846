# What an element is needed for: inherited needs, ways between elements.
needs-unplugged = { $id } has no cable (a link “is connected to”) at this plateau.
needs-same-end = Both ends are { $id }: choose two different elements.
needs-recovery = downtime
needs-criticality = criticality
needs-availability = availability
needs-integrity = integrity
needs-confidentiality = confidentiality
needs-traceability = traceability
needs-cli = What is expected of each element by those who depend on it: downtime, criticality, security needs
needs-arg-element = Only these elements, with all that is expected of them
needs-arg-all = Also what is expected of elements that declare nothing
needs-arg-fail-on = Exit code 1 when an element declares less than is expected, or cannot be back in time whatever is done
needs-column-need = Need
needs-column-declared = Declared
needs-column-inherited = Expected
needs-column-gap = Gap
needs-column-imposed-by = Imposed by
needs-column-way = By way of
needs-count = { $count ->
    [0] Nothing stricter is expected of any element than it declares.
    [one] One element declares less than is expected of it.
   *[other] { $count } elements declare less than is expected of them.
}
needs-assumed = Restart times that the map does not give were taken as none ({ $count ->
    [one] once
   *[other] { $count } times
} on these ways): the hours are at most these.
needs-impossible = { $name }: what depends on it takes longer to restart than { $service } can wait, whatever is done here.
needs-arg-to = Element at which every way ends: lists how the two hang together
needs-arg-most = List at most this many ways (default: 1000)
needs-arg-reach-depth = Number of dependencies to follow (with --to: 6 unless given)
needs-arg-between = Two devices of the network: how many ways join them, and what separates them
needs-path-count = { $count ->
    [0] No way of at most { $depth } hops from { $from } to { $to }
    [one] One way of at most { $depth } hops from { $from } to { $to }
   *[other] { $count } ways of at most { $depth } hops from { $from } to { $to }
}
needs-path-more = There are more: --most lists more of them, --depth makes fewer.
needs-column-hops = Hops
needs-column-path = Way (→ needs, ← is needed by)
needs-between-count = { $from } – { $to }: { $count ->
    [0] no way
    [one] one way
   *[other] { $count } ways that share no device
}
needs-between-direct = { $count ->
    [one] directly, by one cable
   *[other] directly, by { $count } cables
}
needs-between-separated = Separated by the loss of: { $names }
needs-between-inseparable = They are joined directly: no other device can separate them.
needs-column-kind-of-way = Kind
needs-way-direct = cable
needs-way-detour = way
needs-way-separator = separates
needs-two-ends = Name two devices, as in --between A,B.
needs-column-order = Order
needs-column-passages = All ways cross, in order
needs-mixed-nature = mixed
needs-more-sets = … and { $count } more (--format csv, md or json)
needs-passages = all ways cross, in order: { $names }
needs-passages-hint = What all ways cross is a hint: with redundancy groups and soft dependencies, the single points of failure decide.
needs-inherited = inherited: { $value }, imposed by { $name }
needs-cannot-help = What depends on it takes longer to restart than the business can wait, whatever is done here.
needs-cycle-blocked = Need each other, and none can start first: { $names }
needs-cycle-soft = Note: need each other, but only softly at one place: { $names }
needs-together = How they hang together
needs-together-ways = { $count ->
    [0] No way of at most { $depth } dependencies leads from one to the other.
    [one] One way of at most { $depth } dependencies (→ needs, ← is needed by):
   *[other] { $more ->
        [yes] More than { $count }
       *[no] { $count }
    } ways of at most { $depth } dependencies (→ needs, ← is needed by), the shortest:
}
needs-together-cables = Network: { $count ->
    [0] no way between them
    [one] one way between them
   *[other] { $count } ways between them that share no device
}
