matrix-title = Scenarios × services
matrix-loss-of = Loss of { $name }
matrix-by-rule = The map keeps no scenarios: these are the losses of the places and providers that lie in no other fault domain and that something hangs on.
matrix-none = There is nothing to cross: the map needs business services, and scenarios or places that can be lost.
matrix-heading = Scenarios × services at { $plateau }: { $losses } { $losses ->
    [one] loss
   *[other] losses
}, { $services } { $services ->
    [one] service
   *[other] services
}
matrix-heading-bare = Scenarios × services: { $losses } { $losses ->
    [one] loss
   *[other] losses
}, { $services } { $services ->
    [one] service
   *[other] services
}
matrix-rto = RTO within the need (I15): { $met } of { $pairs } pairs ({ $share }), { $perhaps } of them if what is assumed holds; { $beyond } beyond, { $unknown } without a stated need.
matrix-rpo = RPO within the need: { $met } of { $pairs } pairs of loss and data set, { $unknown } unknown.
matrix-parts = Recovery times: { $given } of the { $parts } durations that they add up from stand in the map. The others are assumed: 24 h to repair a place or provider, 4 h for other equipment, 0 h to restart or switch over.
matrix-void = Nothing of it is there at this plateau.
matrix-missing = Not there at this plateau: { $names }
matrix-row-counts = { $down } down, { $degraded } degraded in the whole map
matrix-met-of = { $met } of { $pairs }
matrix-word-down = down
matrix-word-degraded = degraded
matrix-word-up = intact
matrix-column-scenario = Scenario
matrix-column-service = Service
matrix-column-state = State
matrix-column-depth = Depth
matrix-column-rto = RTO (h)
matrix-column-dmia = Need for time (h)
matrix-column-gap = Margin (h)
matrix-column-parts = Hours given
matrix-column-data = Data lost
matrix-column-met = Met
matrix-column-need = Need
matrix-said-down = { $service } is down
matrix-said-degraded = { $service } is degraded
matrix-said-up = { $service } is intact
matrix-said-depth = { $count ->
    [0] It is lost itself.
    [one] { $count } relation away from what is lost.
   *[other] { $count } relations away from what is lost.
}
matrix-said-coordinated = It waits for others that wait for it: a coordinated restart is needed.
matrix-open = Opens this scenario with this service selected
matrix-open-row = Opens this scenario
matrix-reckoning = Crossing scenarios and services…
matrix-command = Scenarios × services
matrix-cli = What every kept scenario does to every business service, against what the business bears
matrix-cli-picture = Also write the matrix as a picture
matrix-column-is-met = Need met
matrix-met-not-down = yes (not down)
matrix-met-yes = yes
matrix-met-perhaps = yes, if what is assumed holds
matrix-met-no = no
matrix-met-perhaps-not = no, if what is assumed holds
matrix-met-no-need = not known (no need stated)
matrix-said-rto = RTO { $rto }
matrix-said-data = { $name }: RPO { $loss }
matrix-need = need { $hours }
matrix-tab = Scenarios
matrix-legend-hours = Hours: recovery (RTO); ≈ where a part is assumed, ≥ where others might take longer, ? where all is assumed
matrix-legend-beyond = Frame and !: longer than the business bears
matrix-tile-rto = RTO within the need
matrix-tile-rpo = RPO within the need
matrix-legend-data = More data of the service lost than the business bears (RPO beyond the need)
