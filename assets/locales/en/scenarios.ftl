scenarios-step-add = keep a scenario
scenarios-step-update = change a scenario
scenarios-step-duplicate = duplicate a scenario
scenarios-step-delete = { $count ->
    [one] delete a scenario
   *[other] delete { $count } scenarios
}
scenarios-loses-nothing = Nothing is lost in this scenario: mark at least one element as lost or degraded first.
scenarios-field-lost = Lost
scenarios-field-degraded = Degraded
scenarios-field-nature = Harm
scenarios-field-at-h = Hours after the loss
scenarios-physical = physical
scenarios-logical = logical
