roadmap-date = { $year }-{ $month }-{ $day }
roadmap-step-add = add a work package
roadmap-step-duplicate = duplicate a work package
roadmap-step-delete = delete a work package
roadmap-step-claim = { $count ->
    [one] claim a difference
   *[other] claim { $count } differences
}
roadmap-step-unclaim = { $count ->
    [one] take a claim back
   *[other] take { $count } claims back
}
roadmap-step-reschedule = move a work package
roadmap-step-move-plateau = move a plateau
roadmap-step-depend = let a work package wait for another
roadmap-step-release = take a dependency away
roadmap-circle = “{ $package }” waits for itself: { $way }.
roadmap-reversed = “{ $package }” ends ({ $end }) before it starts ({ $start }).
roadmap-leads-nowhere = “{ $package }” leads from “{ $from }” to “{ $to }”, which is not a later plateau.
roadmap-no-target = “{ $package }” claims differences but leads to no plateau.
roadmap-late = “{ $package }” ends on { $end }, after its target “{ $plateau }” has begun ({ $begins }).
roadmap-too-early = “{ $package }” starts on { $start }, before “{ $other }”, which it waits for, has ended ({ $end }).
roadmap-says-delivers = “{ $package }” delivers “{ $subject }”, which { $reason }.
roadmap-says-removes = “{ $package }” removes “{ $subject }”, which { $reason }.
roadmap-says-changes = “{ $package }” changes “{ $subject }”, which { $reason }.
roadmap-is-unknown = is not on this map
roadmap-is-unchanged = does not change between its plateaus
roadmap-is-absent = is at neither of its plateaus
roadmap-is-added = comes new
roadmap-is-removed = goes away
roadmap-is-changed = was there before and changes
roadmap-no-way = “{ $package }” does not lead from one plateau to another.
roadmap-no-way-hint = Choose the plateau that it leads to; then it can claim what differs.
roadmap-no-difference = “{ $subject }” does not differ between “{ $from }” and “{ $to }”.
roadmap-no-differences = { $count ->
    [one] Nothing of this differs between “{ $from }” and “{ $to }”.
   *[other] None of these { $count } differs between “{ $from }” and “{ $to }”.
}
roadmap-no-difference-hint = A work package claims what is added, removed or changed between its plateaus.
roadmap-ends-before = It would end before it starts.
roadmap-plateau-before = “{ $plateau }” can’t begin before “{ $base }”, which it starts from.
roadmap-would-circle = “{ $package }” can’t wait for “{ $other }”, which waits for it.
roadmap-title = Roadmap
roadmap-keur = { $amount } k€
roadmap-axis = Years and months
roadmap-plateaus = Plateaus
roadmap-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
roadmap-quarter = Q{ $number }
roadmap-half = H{ $number }
roadmap-today = Today
roadmap-packages = { $count ->
    [one] 1 package
   *[other] { $count } packages
}
roadmap-no-group = Nobody yet
roadmap-nothing = No work package yet. Add one to say who leads from one plateau to the next, when, and for how much.
roadmap-no-packages = Work packages
roadmap-count-delivers = { $count } delivered
roadmap-count-removes = { $count } removed
roadmap-count-changes = { $count } changed
roadmap-said-package = Work package { $name }, from { $start } to { $end }
roadmap-said-plateau = Plateau { $name }, from { $begins }
roadmap-said-waits = { $package } waits for { $other }
roadmap-said-support = { $count ->
    [one] End of support, { $days }: { $names }
   *[other] { $count } ends of support, { $days }: { $names }
}
roadmap-days = { $start } to { $end }
roadmap-support = End of support
roadmap-support-count = { $count ->
    [one] 1 element
   *[other] { $count } elements
}
roadmap-support-later = { $count } after this time
roadmap-support-before = ended before { $day }
roadmap-budget = Budget per year
roadmap-total = total { $amount }
roadmap-undated = { $total }, { $amount } without dates
roadmap-legend-packages = Work packages
roadmap-legend-signs = Signs
roadmap-legend-leads-to = leads to { $plateau }
roadmap-legend-plateau = a plateau begins
roadmap-legend-waits = must end before
roadmap-legend-late = ends too late for the next
roadmap-legend-support = the maker’s support ends
roadmap-legend-doubt = something does not fit
roadmap-legend-guessed = dates to be settled
roadmap-status-proposed = Proposed
roadmap-status-approved = Approved
roadmap-status-running = Running
roadmap-status-paused = Paused
roadmap-status-done = Done
roadmap-status-cancelled = Cancelled
roadmap-tile-packages = { $count ->
    [one] work package
   *[other] work packages
}
roadmap-tile-plateaus = { $count ->
    [one] plateau
   *[other] plateaus
}
roadmap-tile-budget = budget
cli-arg-roadmap = the roadmap in place of a view; --date draws the line of today
cli-arg-roadmap-group = what packages are put together by: usual (by axis where there are any, else by owner), owner, axis, target
roadmap-legend-to-check = To check
roadmap-more = and { $count } more
roadmap-legend-status = Status
roadmap-word-added = added
roadmap-word-removed = removed
roadmap-word-changed = changed
roadmap-word-moved = moved
roadmap-column-difference = Difference
roadmap-column-name = Name
roadmap-column-kind = Kind
roadmap-column-detail = What
roadmap-column-package = Work package
roadmap-column-goes-with = Goes with
roadmap-column-id = Id
roadmap-column-delivers = Delivered
roadmap-column-removes = Removed
roadmap-column-changes = Changed
roadmap-unit-keur = k€
roadmap-unit-percent = %
roadmap-unit-days = days
roadmap-field-status = Status
roadmap-field-progress = Progress
roadmap-field-from = From plateau
roadmap-field-to = To plateau
roadmap-field-start = Start
roadmap-field-end = End
roadmap-field-axis = Axis
roadmap-field-owner = Owner
roadmap-field-sponsor = Sponsor
roadmap-field-budget = Budget
roadmap-field-investment = of it investment
roadmap-field-operation = of it operation
roadmap-field-workload = Own workload
roadmap-field-strategy = Strategy (7 R)
roadmap-field-depends = Waits for
roadmap-field-objectives = Objectives
roadmap-field-milestones = Milestones
roadmap-field-risks = Risks
roadmap-field-indicators = Indicators
roadmap-field-requirements = Requirements
roadmap-unknown-id = There is no “{ $id }”.
roadmap-one-of = One of: { $known }
roadmap-new-name = New work package
roadmap-claimed = { $count ->
    [one] 1 difference is now the work of “{ $package }”.
   *[other] { $count } differences are now the work of “{ $package }”.
}
roadmap-claimed-some = { $count ->
    [one] 1 difference is now the work of “{ $package }”; { $left } do not differ between its plateaus.
   *[other] { $count } differences are now the work of “{ $package }”; { $left } do not differ between its plateaus.
}
roadmap-copied = The list of differences is on the clipboard.
roadmap-gap-file = gap
roadmap-file = roadmap
roadmap-dialog-table = Write the list
roadmap-filter-tables = Tables
roadmap-gaps = Differences
roadmap-group-by = Group by
roadmap-by-owner = Owner
roadmap-by-axis = Axis
roadmap-by-target = Target plateau
roadmap-time-wider = Show less time, larger
roadmap-time-narrower = Show more time, smaller
roadmap-time-all = Show all of the time
roadmap-export = Export…
roadmap-new = New work package
roadmap-duplicate = Duplicate the work package
roadmap-delete = Delete the work package
roadmap-show = Show the roadmap
roadmap-show-packages = Show the work packages
roadmap-show-gaps = Show the differences between plateaus
roadmap-claim-selection = Claim the selection for the work package
roadmap-unclaim-selection = Take the claims on the selection back
roadmap-copy-packages = Copy the work packages as a table
roadmap-column-claims = Claims
roadmap-needs-plateaus = Differences lie between two plateaus. Add a second plateau to plan what changes.
roadmap-search = Find a difference
roadmap-compare = Compare on the map
roadmap-copy-csv = Copy the list as a table
roadmap-copy-markdown = Copy the list as Markdown
roadmap-write-gap = Write the list of differences to a file…
roadmap-coverage = { $differences } differences · { $claimed } claimed · { $unclaimed } unclaimed, { $along } of them links of claimed elements
roadmap-part-unclaimed = Nobody’s work yet
roadmap-part-along = Links that go with “{ $package }”
roadmap-part-without = Claims without a difference
roadmap-twice = claimed twice
roadmap-carried = { $count ->
    [one] 1 difference: drop it on a work package
   *[other] { $count } differences: drop them on a work package
}
roadmap-claim-for = Claim for
roadmap-unclaim = Take the claim back
roadmap-light = Let its claims stand out on the map
roadmap-close-card = Close the card
roadmap-milestones-hint = 2027-03-31 what is reached, a line each
roadmap-add = Add…
roadmap-card-delivers = Delivers
roadmap-card-removes = Removes
roadmap-card-changes = Changes
roadmap-card-no-claims = It claims nothing yet. Select elements on the map and press Shift+K, or drag differences onto it.
roadmap-plateau-tip = Drag to move its first day; Alt for single days
roadmap-mark = { $count ->
    [one] 1 end of support
   *[other] { $count } ends of support
}
cli-roadmap = The plan: work packages, their budget year by year, and what does not fit
cli-arg-year = only the packages that work in this year
cli-package = Work packages: list, add, set, claim, unclaim, delete
cli-package-list = The work packages of a map
cli-package-add = Add a work package between two plateaus
cli-package-set = Set fields of a work package
cli-package-claim = Claim elements and links for a work package: delivered, removed or changed, as they differ between its plateaus
cli-package-unclaim = Take claims back
cli-package-delete = Delete a work package
cli-arg-package = id of the work package
cli-arg-subjects = ids of elements and links
cli-arg-package-name = its name
cli-arg-package-from = the plateau that it starts from
cli-arg-package-to = the plateau that it leads to
cli-arg-package-fields = such as status=running owner_role=RSSI start=2027-01-01 depends_on=WP-01,WP-02; an empty value clears
cli-arg-claim-as = claim them as this, whatever differs
cli-no-package = This map has no work package “{ $id }”. It has: { $known }
