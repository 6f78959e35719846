# Change impact, weak points and availability.
change-nature-equipment = equipment
change-nature-link = link
change-nature-place = place
change-nature-provider = provider
change-nature-software = software
change-worse = worse
change-mixed = mixed
change-new = new
change-better = better
change-gone = gone
change-same = same
change-cli = What the change from one state to another affects, and which services become more or less safe
change-cli-weak-points = What alone can stop a service, and what is redundant on paper only
change-cli-availability = How often each service works, and what it hangs on most
change-arg-map = Map; or its version, as MAP@VERSION
change-arg-service = Services, or other elements (default: all business services)
change-arg-order = Also list sets of up to N elements that stop a service together (default: 2)
change-arg-fail-on = Exit code 1 when something dangles, a service is less safe, or a difference is unclaimed
change-arg-fail-on-weak = Exit code 1 when there is a single point of failure, redundancy on paper, or a circle
change-arg-fail-under = Exit code 1 when a service works less often than this
change-column-service = Service
change-column-point = Single point of failure
change-column-nature = Nature
change-column-availability = Availability
change-column-downtime = Down a year
change-column-ceiling = Ceiling
change-column-quantified = Quantified
change-column-weakest = Gains most from
change-column-trend = Change
change-column-points = Single points
change-column-recovery = Worst loss
change-column-violations = Model errors
change-points-of = { $name }: { $count ->
    [0] no single point of failure
    [one] one single point of failure
   *[other] { $count } single points of failure
}
change-down-already = is down with nothing lost: a group has fewer members than it needs
change-obligatory = passes through { $names }
change-cuts = { $count ->
    [one] one set of elements stops it together
   *[other] { $count } sets of elements stop it together
}, no part of which does:
change-too-many-cuts = too many sets of elements to list
change-paper = Redundancy on paper: { $name } does not survive the loss of { $points }
change-cycle = Need each other: { $names }
change-articulation = Network: without { $name }, { $count ->
    [one] one element is cut off
   *[other] { $count } elements are cut off
}
change-bridge = Network: without the cable { $from } – { $to }, { $count ->
    [one] one element is cut off
   *[other] { $count } elements are cut off
}
change-upper-bound = Where fewer elements are quantified than there are, the availability is an upper bound: the others count as perfect.
change-drawn-by-lot = Some services hang on too much for an exact result: theirs was drawn by lot (see the standard error in --format json).
change-summary = { $from } → { $to }: { $added } added, { $removed } removed, { $changed } changed, { $moved } of them moved
change-affected-count = { $count ->
    [0] No element that stays is affected
    [one] One element that stays is affected
   *[other] { $count } elements that stay are affected
}
change-no-dangling = Nothing needed goes unreplaced
change-dangling = Error: { $name } needs { $needed }, which is removed, and gets nothing in its place
change-coverage = Work packages: { $claimed } differences claimed, { $unclaimed } unclaimed, { $without } claims without a difference
change-risk-summary = Services: { $worse } worse, { $mixed } mixed, { $new } new, { $better } better, { $gone } gone, { $same } the same
change-points-differ = { $name }: { $points }
change-tab = Change impact
change-none-open = Compare two plateaus or versions to see whom the change affects, what it leaves without what it needs, and which services become more or less safe.
change-compare = Compare and review
change-stopped = Not computed.
change-compute = Compute
change-computing = Computing the impact… { $percent } %
change-stop = Stop computing
change-dangling-count = { $count ->
    [one] One element is left without what it needs
   *[other] { $count } elements are left without what they need
}
change-without = without { $name }
change-affected-tip = Elements of both states that depend, at any distance, on something that is added, removed or changed. On the map they bear the sign of a pulse.
change-services = Services
change-out-of-reach = { $count ->
    [one] One more service is out of reach of every difference.
   *[other] { $count } more services are out of reach of every difference.
}
change-points-come = New single points of failure:
change-points-go = No longer:
change-before = Before: { $words }
change-after = After: { $words }
change-no-single-loss = no single loss stops it; availability ceiling { $ceiling }.
change-worst-loss = the worst single loss is { $name }, back in { $hours } { $is_over ->
    [yes] (more than the { $need } that the business bears)
   *[no] (the business bears { $need })
}; availability ceiling { $ceiling }.
change-go-to-service = Show on the map
