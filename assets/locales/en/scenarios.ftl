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
scenarios-steady = in the end
scenarios-column-services = Services down
scenarios-column-missing = Absent here
scenarios-missing = { $count ->
    [one] 1 loss of the scenario does not exist at the plateau { $plateau } and is left out: { $names }
   *[other] { $count } losses of the scenario do not exist at the plateau { $plateau } and are left out: { $names }
}
scenarios-loses-nothing-here = The scenario “{ $name }” loses nothing at the plateau { $plateau }: none of its elements exists there.
scenarios-cli = Scenarios of the map (feared losses): list, show, keep, remove
scenarios-cli-list = List the scenarios and what they stop at a plateau
scenarios-cli-show = Show one scenario
scenarios-cli-keep = Keep a loss under a name, or change a scenario that is kept
scenarios-cli-remove = Remove a scenario
scenarios-cli-which = The scenario, by its id or its name
scenarios-cli-option = A scenario that the map keeps, by its id or its name
scenarios-cli-name = Its name
scenarios-cli-at = Hours after the loss at which to look; steady for the state that it leads to
scenarios-cli-description = What it stands for
scenarios-cli-none = The map keeps no scenario yet.
scenarios-cli-unknown = The map keeps no scenario “{ $asked }”. { $count ->
    [0] It keeps none.
   *[other] It keeps: { $known }
}
scenarios-cli-several = Several scenarios are called “{ $asked }”; name one by its id: { $known }
scenarios-cli-effect = { $down } down, { $degraded } degraded; { $services ->
    [0] no service
    [one] 1 service
   *[other] { $services } services
} down
scenarios-bar = Scenario
scenarios-bar-empty = Nothing is lost yet: add a loss, or click one on the map.
scenarios-bar-add = Add a loss
scenarios-bar-pick = Pick losses on the map
scenarios-bar-repairs = Repairs while the hours pass
scenarios-toggle = Lose the selection too, or give it back
scenarios-unnamed = Scenario without a name
scenarios-modified = changed
scenarios-kept = Scenarios of the map
scenarios-keep = Keep the scenario…
scenarios-keep-now = Keep
scenarios-give-up = Give up the name
scenarios-name = Name of the scenario
scenarios-update = Update with what is lost now
scenarios-rename = Rename
scenarios-duplicate = Duplicate
scenarios-delete = Delete
scenarios-absent = absent here
scenarios-losses = { $count ->
    [one] 1 loss
   *[other] { $count } losses
}
scenarios-chip-degrade = Click: degraded instead of down
scenarios-chip-lose = Click: down instead of degraded
scenarios-physical-tip = Equipment or a place is lost: replicas elsewhere still hold the data.
scenarios-logical-tip = Data is corrupted or encrypted: replicas copy the harm, only protected backups count.
scenarios-nothing-here = At { $plateau } this scenario loses nothing: none of its elements exists there.
scenarios-after = { $hours } after the loss
scenarios-in-the-end = In the end
scenarios-track = Hours after the loss
scenarios-play = Play the hours
scenarios-pause = Pause
scenarios-earlier = Previous change
scenarios-later = Next change
scenarios-bar-chip = Loss: { $name }, { $state }
