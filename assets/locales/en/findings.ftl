# Findings: marks on the map, list, exemptions, inspector.
findings-mark = { $count ->
    [one] one finding
   *[other] { $count } findings
}, { $level }
findings-legend = Finding, level { $level }
findings-legend-title = Findings
findings-export = Findings
findings-export-about = Marks what does not meet the requirements
findings-cli-arg = Mark what does not meet the requirements: the worst level and the number of findings
findings-menu = Requirements
findings-show = List of findings
findings-of-selection = Findings of the selection
findings-exemptions = Exemptions
findings-badges = Marks of findings
findings-awaited = Checking the map…
findings-older = from before the last edit
findings-search = Search findings
findings-grouping = Group findings
findings-by-requirement = By requirement
findings-by-subject = By subject
findings-filter = Filter findings
findings-unknown-only = Only those for want of information
findings-with-exempt = Those under an exemption, too
findings-with-same = Those that did not change, too
findings-of-plateau = Plateau
findings-plateau-shown = The one that shows
findings-plateau-all = All plateaus
findings-all-requirements = All requirements
findings-against = Compare findings with
findings-against-nothing = Nothing
findings-write = Save the list of findings
findings-file = findings
findings-file-title = Save the list of findings
findings-column-level = Level
findings-column-requirement = Requirement
findings-column-subject = Subject
findings-column-at = At fault
findings-column-why = Why
findings-column-remedy = How to repair it
findings-column-fixed-by = Fixed by
findings-column-exemption = Exemption
findings-column-plateau = Plateau
findings-column-trend = Change
findings-column-ids = Ids
findings-whole-map = The whole map
findings-trend-new = new
findings-trend-worse = worse
findings-trend-mixed = changed
findings-trend-same = unchanged
findings-trend-better = better
findings-trend-gone = gone
findings-expired-on = expired since {$day}
findings-exempt-until = until {$day}
findings-exempt-endless = without an end
findings-none-fits = No finding fits the filter.
findings-nothing-asked = Nothing is asked of this map: no requirement and no rule is active.
findings-none-found = No findings: { $requirements ->
    [one] one requirement
   *[other] { $requirements } requirements
} held against { $subjects ->
    [one] one subject
   *[other] { $subjects } subjects
}, and all is met.
findings-no-difference = No difference between the two states: { $requirements ->
    [one] one requirement
   *[other] { $requirements } requirements
} held against { $subjects ->
    [one] one subject
   *[other] { $subjects } subjects
}.
findings-exempt-hidden = { $count ->
    [one] One finding is covered by an exemption
   *[other] { $count } findings are covered by an exemption
}: the filter can show them.
findings-unknown = for want of information
findings-requirement-text = The requirement
findings-repair = Repair
findings-exempt = Exempt…
findings-claim = Work package…
findings-note = Note…
findings-no-packages = The map has no work package yet.
findings-exempt-title = Grant an exemption
findings-exempt-edit = Change the exemption
findings-exempt-reason = Reason
findings-exempt-measures = Compensating measures
findings-exempt-role = Granted by (role)
findings-exempt-last-day = Valid until
findings-exempt-keep = Grant
findings-exempt-all = All subjects
findings-no-day = There is no such day.
findings-exempt-change = Change
findings-exempt-withdraw = Withdraw
findings-exemptions-about = { $count ->
    [0] No exemption is granted.
    [one] One exemption
   *[other] { $count } exemptions
}{ $expired ->
    [0] {""}
    [one] , one of them expired
   *[other] , { $expired } of them expired
}
findings-status = Findings: { $list }
findings-status-none = No findings
findings-status-about = What does not meet the requirements at the plateau that shows. A click opens the list.
findings-tip-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
findings-register = Register
findings-register-needs = Needs
findings-register-stores = Stored in
findings-register-processors = Processed by
findings-register-flows = Carried by
findings-country-unknown = country not stated
findings-flow-encrypted = Encrypted
findings-flow-plain = In the open
findings-flow-unknown = Encryption not stated
findings-met = { $met } of { $all } met
findings-inspector = Requirements
findings-state-met = met
findings-state-exempt = exempt
findings-part-of = Because of: { $name }
findings-inspector-none = No requirement is about this.
findings-change-counts = Findings: { $counts }
findings-change-none = Findings: no difference
findings-only-of = Only the findings of { $name }; click to see them all
