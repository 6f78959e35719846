analysis-state-up = up
analysis-state-degraded = degraded
analysis-state-down = down
analysis-unknown-element = There is no element “{ $id }” at this plateau.
analysis-it = it
analysis-why-up = { $target } is not affected.
analysis-why-injected-down = { $target } is lost (injected).
analysis-why-injected-degraded = { $target } is degraded (injected).
analysis-why-coming-back = { $target } is restarting: what it needs is back.
analysis-why-short-group = { $target } is down because it has fewer members than it needs.
analysis-why-down = { $target } is down because { $cause }.
analysis-why-degraded = { $target } is degraded because { $cause }.
analysis-first = { $how ->
    [hosted] { $subject } is hosted on { $name }, { $rest }
    [operated] { $subject } is operated by { $name }, { $rest }
    [inside] { $subject } lies in { $name }, { $rest }
    [stored] { $subject } is stored in { $name }, { $rest }
    [uses] { $subject } uses { $name }, { $rest }
    [group] { $subject } has { $available } of the { $k } members that it needs without { $name }, { $rest }
   *[needs] { $subject } needs { $name }, { $rest }
}
analysis-then = { $how ->
    [hosted] hosted on { $name }, { $rest }
    [operated] operated by { $name }, { $rest }
    [inside] which lies in { $name }, { $rest }
    [stored] stored in { $name }, { $rest }
    [uses] which uses { $name }, { $rest }
    [group] which has { $available } of the { $k } members that it needs without { $name }, { $rest }
   *[needs] which needs { $name }, { $rest }
}
analysis-then-skipped = which fails, { $count } steps further on, because of { $name }, { $rest }
analysis-which-is-lost = which is lost (injected)
analysis-which-is-coming-back = which is restarting (what it needs is back)
analysis-which-is-degraded = which is degraded (injected)
analysis-which-is-short = which has fewer members than it needs
analysis-reason-injected = is struck by the scenario
analysis-reason-coming-back = is restarting: what it needs is back
analysis-reason-container = lies in { $name }
analysis-reason-hard = needs { $name }
analysis-reason-soft = uses { $name }
analysis-reason-group = has { $available } of the { $k } members that it needs; lost: { $lost }
analysis-reason-all-stores = has lost all its stores: { $stores }
analysis-reason-some-store = has lost part of its stores: { $stores }
analysis-loss-hours = { $hours } h
analysis-loss-unknown = unknown
analysis-loss-lost = lost
analysis-absent-dependency = “{ $name }” depends on “{ $missing }”, which is not there at this plateau.
analysis-absent-dependency-hint = End the link at this plateau too, or say what replaces “{ $missing }”.
analysis-absent-member = “{ $missing }” is a member of “{ $name }” and is not there at this plateau.
analysis-group-too-small = “{ $name }” needs { $k } of its members and has { $size }.
analysis-group-too-small-hint = Add members, or lower k.
analysis-group-of-one = “{ $name }” is a redundancy group with a single member.
analysis-group-without-redundancy = “{ $name }” claims redundancy ({ $mode }) but needs all of its { $size } members.
analysis-self-dependency = “{ $name }” needs itself.
analysis-via-not-network = The flow from “{ $from }” to “{ $to }” crosses “{ $name }”, which does not belong to the network.
analysis-via-absent = The flow from “{ $from }” to “{ $to }” crosses “{ $missing }”, which is not there at this plateau.
analysis-service-without-needs = The service “{ $name }” needs nothing: no loss can ever stop it.
analysis-service-without-needs-hint = Link it to the applications without which it is not delivered.
analysis-empty-fault-domain = “{ $name }” is a fault domain that contains nothing.
analysis-availability-out-of-range = The availability of “{ $name }” is { $value }; it must lie between 0 and 1.
analysis-need-shorter-than-restart = “{ $name }” may stop for { $need } h at most and takes { $restart } h to restart.
