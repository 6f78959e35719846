# Mistakes in the model that make answers doubtful
modelling-group-needs-none = “{ $name }” needs none of its members (its k is less than 1): their loss never stops it.
modelling-group-needs-none-hint = Say how many members must work, as a rule one.
modelling-self-membership = “{ $name }” is a member of itself, which counts for nothing.
modelling-only-gathers = “{ $name }” only gathers others: its loss takes nothing down, whatever its attribute “fault domain” says.
modelling-value-not-used = “{ $name }”: the value “{ $value }” of { $attribute } cannot be reckoned with and counts as not given.
modelling-reason-short = has { $available } members and needs { $k }
modelling-doubts = { $count ->
    [one] One modelling mistake makes these answers doubtful:
   *[other] { $count } modelling mistakes make these answers doubtful:
}
modelling-doubts-more = … and { $count } more. “portolan check” lists them.
modelling-title = Model, at plateau { $plateau }
modelling-counted = The file is sound. { $count ->
    [one] One point of the model is worth a look.
   *[other] { $count } points of the model are worth a look.
}
modelling-title-all = Model
modelling-no-elements = There is nothing at plateau { $plateau }: it has no elements.
modelling-no-services = There is no business service at this plateau: name an element with --service.
modelling-unknown = not known
