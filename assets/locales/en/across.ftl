across-title = One scenario across plateaus
across-command = Compare scenario across plateaus
across-summary = Loss: { $names }, across { $count } { $count ->
    [one] plateau
   *[other] plateaus
}
across-void = Nothing of this scenario is there at this plateau.
across-missing = Not there: { $names }
across-of-elements = { $count } { $count ->
    [one] element
   *[other] elements
} in the map
across-since = Since { $plateau }: { $better } better off, { $worse } worse off
across-services = Business services
across-need = Need
across-trend = Trend
across-absent = not there
across-rto-within = { $rto } ≤ { $need }
across-rto-beyond = { $rto } > { $need }
across-rto-unknown = { $rto }, need not stated
across-total = Services down
across-cli = Compare the scenario across these plateaus, or across all
across-needs-plateaus = There is no plateau to compare at: the map has none.
across-down = down
across-degraded = degraded
across-margin = margin lost
across-intact = intact
across-message = Services down: { $counts }
across-unstruck = { $count ->
    [one] { $count } other service is intact at every plateau.
   *[other] { $count } other services are intact at every plateau.
}
across-legend-trend = { $trend } than at the plateau before
across-legend-hours = Hours: recovery (RTO) against the need; ≈ where a part is supposed
across-better = Better off
across-worse = Worse off
across-not-there = Not there
across-from = from { $start }
across-tile = services down, plateau by plateau
