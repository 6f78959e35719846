scenarios-step-add = keep a scenario
scenarios-step-update = change a scenario
scenarios-step-duplicate = duplicate a scenario
scenarios-step-delete = { $count ->
    [one] delete a scenario
   *[other] delete { $count } scenarios
}
scenarios-loses-nothing = Nothing is lost in this scenario: mark at least one element as lost or degraded first.
