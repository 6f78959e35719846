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
