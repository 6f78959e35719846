# Flow matrices (§5.2 of the public-sector frames).
document-flows-reading = How to read it
document-flows-about = The flows below are those that the map describes: exchanges of information, not every filtering rule. Name resolution (DNS) and time (NTP) are left out. A cell marked as missing is to be filled in on the map, on the link of kind flow.
document-flows-count = Flows at this plateau
document-flows-between = of which between two zones
document-flows-to-open = To open
document-flows-open = Open
document-flows-changing = of which changed
document-flows-to-close = To close
document-flows-any-count = “Any service” rules
document-flows-left-out = DNS or NTP flows left out
document-flows-application = Application matrix
document-flows-technical = Technical matrix
document-flows-zones = Zone × zone matrix
document-flows-states = Openings and closings by plateau
document-flows-application-caption = Matrix of application flows
document-flows-application-note = Network: Internet if one end is there, WAN if the ends are on different sites or joined by a line, VLAN between two zones of one place, LAN within a zone. Mode: L read, E write, LE both, A call (attribute “Access mode” of the flow). Classification: the highest need for confidentiality among the data carried.
document-flows-chatter = { $count ->
    [0] No DNS or NTP flow to leave out.
    [one] One DNS or NTP flow left out.
   *[other] { $count } DNS or NTP flows left out.
}
document-flows-openings-caption = Matrix of technical flows: openings
document-flows-protection-caption = Matrix of technical flows: protection and reason
document-flows-technical-caption = Matrix of technical flows
document-flows-address-note = Below each end: its zone, then its address or the range that it lies in.
document-flows-protection-note = Requester: the role that owns the flow.
document-flows-none = The map describes no flow at this plateau.
document-flows-any = any service
document-flows-unsaid = service not stated
document-flows-changed = changed: { $fields }
document-flows-ends = ends
document-flows-no-zones = No flow has a known zone at both ends. Fill in the attribute “Security zone” of the elements, or place them in a zone.
document-flows-zones-caption = Zone × zone matrix: services allowed and number of flows
document-flows-zones-counts = Zone × zone matrix: number of flows
document-flows-zones-note = Rows are source zones, columns destination zones. An “any service” rule is highlighted, and so is a service that is not stated.
document-flows-from-to = From / to
document-flows-number = { $count ->
    [one] one flow
   *[other] { $count } flows
}
document-flows-pairs-caption = Exchanges between zones: services and number of flows
document-flows-nowhere = { $count ->
    [one] One flow has
   *[other] { $count } flows have
} no known zone at one of their ends.
document-flows-states-caption = Flows to open, open and to close, by plateau
document-flows-states-note = Each plateau is compared with the one that it builds on; the state noted on the flow (“State of the opening”) takes precedence.
document-flows-list-caption = Flows to open, to change or to close
document-flows-no-change = No flow opens, changes or closes from one plateau to the next.
document-network-internet = Internet
document-network-wan = WAN
document-network-lan = LAN
document-network-vlan = VLAN
