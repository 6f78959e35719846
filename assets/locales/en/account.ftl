account-loss-of = Loss of { $names }
account-degradation-of = Degradation of { $names }
account-loss-and-degradation = Loss of { $lost }, degradation of { $degraded }
account-no-loss = Nothing is lost
account-at-hour = { $hours } after the loss
account-steady = in the long run
account-nature-physical = equipment or place lost
account-nature-logical = data corrupted or encrypted
account-at-least = ≥ { $hours }
account-about = ≈ { $hours }
account-unknown = unknown
account-unknown-assumed = unknown ({ $hours } assumed)
account-durations-assumed = { $count ->
    [one] 1 duration assumed
   *[other] { $count } durations assumed
}
account-others-assumed = other durations assumed
account-rto = RTO { $hours }
account-rpo = RPO { $hours }
account-mtd = MTD { $hours }
account-mdl = MDL { $hours }
account-spare = { $hours } to spare
account-over = over by { $hours }
account-over-about = over by ≈ { $hours }
account-perhaps = met, as far as assumed
account-no-mtd = no MTD given
account-no-mdl = no MDL given
account-cannot-tell = cannot be told
account-data-lost = lost, no copy
account-data-unknown = age of the copy unknown
account-just = just met
account-why-direct = Loss of { $name }
account-why-through = { $name } has lost { $lost }
account-why-far = { $name } has lost { $lost }, for want of { $root }
account-goes-on = goes on with less
account-together = restarted together
account-margin = { $available } of { $n } left, { $k } needed
account-margin-none = no further loss is borne
account-margin-more = { $count ->
    [one] one more loss is borne
   *[other] { $count } more losses are borne
}
account-group-services = Services
account-group-applications = Applications
account-group-data = Data sets
account-group-infrastructure = Infrastructure
account-honest-durations = Recovery times: { $given } of the { $needed } durations that count are in the map.
account-honest-no-durations = Recovery times: nothing has to be repaired or restarted.
account-honest-repair = Time to repair not given, { $hours } assumed: { $names }.
account-honest-restart = Time to restart or switch over not given, none assumed: { $names }.
account-honest-copies = Age of the copies not given for { $count ->
    [one] one data set
   *[other] { $count } data sets
}: { $names }.
account-honest-needs = No MTD in the map for { $names }.
account-honest-data-needs = No MDL in the map for { $names }.
account-honest-steady = No hour chosen: what happens in the long run, all buffers used up.
account-honest-buffers = { $count ->
    [one] One buffered dependency counts as lost: { $names }.
   *[other] { $count } buffered dependencies count as lost: { $names }.
}
account-honest-buffers-hold = Still hold on their buffer at this hour: { $names }.
account-honest-buffer = { $name } ({ $hours })
account-honest-repaired = What has come back by this hour counts as up; all repairs are taken to start at once and side by side.
account-honest-physical = Replicas and backups outside of what is lost are taken as usable.
account-honest-logical = Replicas carry the corruption; only vaults that are immutable or offline count.
account-honest-missing = Not there at this plateau, so left out of the scenario: { $names }.
account-honest-unseen = Not seen: load on what remains, people and workarounds, repairs that wait for each other's crews, further failures meanwhile. A flow that is cut does not by itself stop its ends.
account-and-others = { $names } and { $count ->
    [one] 1 other
   *[other] { $count } others
}
account-column-rto = RTO (h)
account-column-rto-doubt = RTO: assumed
account-column-durations = Durations given
account-column-mtd = MTD (h)
account-column-rto-verdict = RTO against MTD
account-column-rpo = RPO (h)
account-column-mdl = MDL (h)
account-column-rpo-verdict = RPO against MDL
account-column-note = Note
account-all-affected = All that is affected
