plateaus-step-edit = edit a plateau
plateaus-step-delete = delete a plateau
plateaus-step-merge = merge a plateau into its base
plateaus-step-move = move a change to another plateau
plateaus-step-appear = bring back
plateaus-step-vanish = remove from a plateau on
plateaus-no-day = “{ $day }” is no day of the calendar. Write 2027-06-30.
plateaus-ends-before = A plateau cannot end before it begins.
plateaus-no-tint = There is no colour “{ $tint }”. There are: { $known }.
plateaus-not-between = { $plateau } does not build on the plateau that the new one builds on, so nothing fits between the two.
plateaus-circle = { $plateau } cannot build on { $base }, which builds on it.
plateaus-last-root = Something has to be first: this plateau builds on none because all others build on it.
plateaus-no-base = This plateau builds on none, so there is nothing to merge it into.
plateaus-not-one-line = { $from } and { $to } do not lie on one line: neither builds on the other.
plateaus-nothing-to-move = There is no change here that could move.
plateaus-not-there-yet = { $record } is not there at { $plateau } yet.
plateaus-not-there-yet-hint = Move the element as a whole: it comes with all its fields.
plateaus-came-here = { $record } came at { $plateau }: there is nothing earlier to go back to.
plateaus-would-be-nowhere = { $record } would be at no plateau at all.
plateaus-would-be-nowhere-hint = Delete it from the map instead.
plateaus-menu-show = Show
plateaus-menu-compare-base = Compare with its base
plateaus-menu-compare-shown = Compare with the one shown
plateaus-menu-edit = Edit…
plateaus-menu-new = New plateau based on this…
plateaus-menu-merge = Merge into its base…
plateaus-menu-delete = Delete…
plateaus-existing = Existing
plateaus-existing-name = What exists now
plateaus-first-about = What the map shows now becomes a plateau of its own, where nothing moves. The new one starts from it and keeps what you do not change.
plateaus-kind = Kind
plateaus-kind-existing = Existing
plateaus-kind-transition = Transition
plateaus-kind-target = Target
plateaus-no-base-choice = None: begins empty
plateaus-from = From
plateaus-to = To
plateaus-day-hint = 2027-06-30
plateaus-edit-title = Plateau
plateaus-other-base = With the other base
plateaus-looking = Looking what changes…
plateaus-looks-the-same = looks the same
plateaus-what-changes = What changes
plateaus-delete-title = Delete the plateau { $name }
plateaus-hand-on = Hand its changes on
plateaus-hand-on-about = The plateaus that build on it take them over and look exactly as before.
plateaus-take-back = Take its changes back everywhere
plateaus-take-back-about = What it brought goes, what it removed comes back, also in the plateaus that build on it.
plateaus-delete-yes = Delete plateau
plateaus-merge-title = Merge { $name } into { $base }
plateaus-merge-about = { $name } has become true: { $base } takes its changes over, and it goes. Alternatives to it and the plateaus that build on it look as before.
plateaus-merge-yes = Merge
plateaus-move-title = Move a change to another plateau
plateaus-move-many = { $count } elements and links
plateaus-move-about = { $what }, as changed at { $plateau }
plateaus-move-earlier = Earlier: { $plateau }
plateaus-move-later = Later: { $plateau }
plateaus-nowhere-to-move = There is no earlier or later plateau on this line.
plateaus-move-yes = Move
plateaus-bring-back-title = Bring back at { $plateau }
plateaus-nothing-removed = Nothing that was there earlier is gone here.
plateaus-bring-back-yes = Bring back
plateaus-gone-elements = { $count ->
       [one] { $count } element goes out of the map
      *[other] { $count } elements go out of the map
    }
plateaus-gone-links = { $count ->
       [one] { $count } link goes out of the map
      *[other] { $count } links go out of the map
    }
plateaus-gone-notes = { $count ->
       [one] { $count } note goes out of the map
      *[other] { $count } notes go out of the map
    }
plateaus-repaired = { $count ->
       [one] { $count } record names another plateau afterwards
      *[other] { $count } records name another plateau afterwards
    }
plateaus-menu = Plateaus
plateaus-next = Next plateau
plateaus-previous = Previous plateau
plateaus-edit = Edit plateau…
plateaus-compare-base = Compare with its base
plateaus-merge = Merge into its base…
plateaus-delete = Delete plateau…
plateaus-back = Back to inherited
plateaus-move = Move change to another plateau…
plateaus-bring-back = Bring back what was removed…
plateaus-marks = Mark what differs from the base
plateaus-changed-here = changed here
plateaus-inherited = Inherited from { $plateau }: { $value }
plateaus-there = there
plateaus-absent = not there
plateaus-comes = comes
plateaus-goes = removed
plateaus-changes = { $count ->
       [one] { $count } field changed
      *[other] { $count } fields changed
    }
plateaus-not-here = It is not there at { $plateau }.
plateaus-bring-back-here = Bring back here
plateaus-standing = { $plateau }: { $words }
plateaus-standing-tip = Click to change where it is there
plateaus-let-be = There from here on
plateaus-let-go = Not there from here on
plateaus-fold = Hide the plateaus
plateaus-unfold = Plateau by plateau
plateaus-cli = List, make, edit, delete and merge plateaus; move changes between them
plateaus-cli-deed = What to do: list, add, set, delete, merge, promote (move changes to an earlier or later plateau), back (to inherited), show or hide records from a plateau on
plateaus-cli-plateau = The plateau that it is about
plateaus-cli-name = Its name
plateaus-cli-kind = Its kind
plateaus-cli-based-on = What it builds on; none for a plateau that begins empty (add: the last one)
plateaus-cli-before = Plateaus that build on the new one from now on, and look as before
plateaus-cli-existing = The name of what there is, in a map without plateaus
plateaus-cli-from = First day, such as 2027-01-01; empty for none
plateaus-cli-to = Last day; empty for none
plateaus-cli-tint = A colour of the palette; empty for none
plateaus-cli-take-back = delete: take its changes back everywhere instead of handing them on
plateaus-cli-records = Elements, links and notes, by id
plateaus-cli-fields = Only these fields; without it all that differs
plateaus-cli-to-plateau = promote: where to (default: the base)
plateaus-cli-preview = Say what would change, and write nothing
plateaus-cli-which = Say which plateau, with --plateau.
plateaus-cli-which-name = A new plateau needs a name: --name.
plateaus-cli-which-records = Say which records, with --records.
plateaus-cli-gone = out of the map
plateaus-cli-repaired = name another plateau now
plateaus-remove-title = Remove at { $plateau }?
plateaus-remove-about = It goes from { $plateau } on, with what hangs on it, and stays at the plateaus before.
plateaus-remove-yes = Remove from { $plateau } on
plateaus-delete-everywhere = Delete at every plateau
plateaus-delete-everywhere-about = It goes at every plateau of the map.
plateaus-column = Since / changed at
plateaus-edited = Edits are made at the plateau { $plateau }, and show in all that build on it
plateaus-between = Insert before: { $names }
