answer-explain = Explanation
answer-upstream = What it needs
answer-downstream = Who depends on it
answer-availability = Availability
answer-why = Why { $name } is affected
answer-needs-of = What { $name } needs
answer-dependents-of = Who depends on { $name }
answer-availability-of = Availability of { $name }
answer-availability-of-all = Availability of all services
answer-change-of = What the change touches: { $from } → { $to }
answer-shown-of = { $shown } on this view, { $all } in all
answer-pill-struck = LOSS
answer-step = step { $number } from the loss: { $reason }
answer-legend-steps = Numbered: the { $count } steps from the loss
answer-legend-beside = Without a number: what the proof rests on besides · { $count }
answer-steps = steps
answer-in-proof = in the proof
answer-pill-from = FROM HERE
answer-from = What was asked about
answer-steps-away = { $count ->
    [one] 1 step away
   *[other] { $count } steps away
}
answer-steps-and-more = { $count } steps away and more
answer-reached = reached
answer-on-view = on this view
answer-farthest = steps at most
answer-pill-unquantified = NO FIGURE
answer-unquantified = No availability in the map, taken to work always
answer-pill-gain = +{ $hours }/YEAR
answer-gain = { $hours } a year would be gained if it never failed
answer-at-most = ≤ { $share }
answer-legend-services = Availability of a service
answer-gain-great = Greatest gain if it never failed
answer-gain-large = Large gain
answer-gain-medium = Medium gain
answer-gain-small = Small gain
answer-figure-availability = available
answer-figure-least = the lowest
answer-figure-downtime = down a year
answer-figure-unknown = without figure
answer-pill-affected = AFFECTED
answer-affected = The same, but affected by the change
answer-proof = The whole proof
answer-column-step = Step
answer-column-level = Level
answer-arg-picture = Also draw the answer on a view of the map, into this picture
answer-arg-view = View for the picture (the one that shows most of the answer where not given)
answer-honest-unquantified = { $count ->
    [one] One element has no availability in the map: { $names }.
   *[other] { $count } elements have no availability in the map: { $names }.
}
answer-honest-independent = Elements are taken to fail independently of each other, common causes apart; soft dependencies do not count.
answer-column-method = Method
answer-method-exact = exact
answer-method-drawn = drawn by lot (± { $error })
answer-title-map = Map
