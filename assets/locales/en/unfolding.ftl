unfolding-repairs-known = repair times of the map
unfolding-repairs-assumed = 4 h (24 h for a place) where the map gives none
unfolding-repairs-lasting = nothing is repaired
unfolding-note-unknown = { $count ->
    [one] The map gives no repair time for { $names }: not back, as far as the map says.
   *[other] The map gives no repair time for { $count } of what is lost ({ $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }): not back, as far as the map says.
}
unfolding-note-assumed = { $count ->
    [one] The map gives no repair time for { $names }: 4 h assumed, 24 h for a place.
   *[other] The map gives no repair time for { $count } of what is lost ({ $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }): 4 h assumed, 24 h for a place.
}
unfolding-note-restarts = { $count ->
    [one] 1 element has no restart time on the map: taken as back as soon as what it needs is.
   *[other] { $count } elements have no restart time on the map: taken as back as soon as what they need is.
}
unfolding-note-never = { $count } of the { $of } stopped elements are not back after { $hours } h.
unfolding-moment = { $down ->
    [0] {""}
   *[other] { $down } down{" "}
}{ $degraded ->
    [0] {""}
   *[other] { $degraded } degraded{" "}
}{ $back ->
    [0] {""}
   *[other] { $back } back{" "}
}{ $overruns ->
    [0] {""}
    [one] 1 MTD overrun
   *[other] { $overruns } MTDs overrun
}
unfolding-outage = MTD { $need }, down for { $back }
unfolding-outage-open = MTD { $need }, return unknown
unfolding-title = Loss of { $names }: hour by hour ({ $repairs })
unfolding-services = { $down ->
    [one] 1 service of { $total } down
   *[other] { $down } services of { $total } down
}, { $degraded } degraded
unfolding-no-services = the map has no business service here
unfolding-fall = down
unfolding-degrade = degraded
unfolding-return = back
unfolding-overrun = MTD overrun
unfolding-column-hour = Hour
unfolding-column-change = Change
unfolding-column-from = Before
unfolding-cli-timeline = Tell hour by hour, up to 72 h, who falls, degrades and comes back
unfolding-cli-repairs = Repairs while the hours pass: known, those of the map; assumed, 4 h (24 h for a place) where it gives none; none, nothing is repaired (the default for --at)
