notes-field-number = Number
notes-field-about = About
notes-step-reply = answer a note
notes-step-edit-reply = edit an answer
notes-step-resolve = resolve
notes-step-reopen = reopen
notes-step-assign = ask for an answer
notes-step-decide = decide
notes-step-supersede = supersede a decision
notes-step-shape = change the shape of a note
notes-step-point = point a callout
notes-step-pin = pin a note
notes-empty-reply = An empty answer says nothing: write it first.
notes-no-reply = This answer is not there any more.
notes-not-yours = This answer is by “{ $role }”: answer it rather than change it. Your role is set in the preferences.
notes-superseded-in-a-circle = A decision cannot supersede itself, not even by way of others.
notes-pinned-to-itself = A note cannot be pinned to itself.
notes-not-placed = This note has no place on this view: move it first.
notes-asks = asks { $role }
notes-resolved-on = Resolved on { $day }
notes-due-on = Answer by { $day }
notes-overdue-since = Overdue: asked for by { $day }
notes-listed = NUMBERED NOTES
notes-listed-more = { $count ->
    [one] … and one more, in the list of notes.
   *[other] … and { $count } more, in the list of notes.
}
notes-column-number = No.
notes-column-title = Title
notes-column-author = Author
notes-column-asks = Asks
notes-column-due = Due
notes-column-reason = Reason
notes-column-consequence = Consequence
notes-column-superseded-by = Superseded by
notes-gone = { $name } (is gone)
notes-overdue = Overdue
notes-shape-sheet = Sheet
notes-shape-callout = Callout
notes-shape-area = Highlighted area
notes-shape-marker = Numbered marker
notes-decision-proposed = Proposed
notes-decision-accepted = Accepted
notes-decision-rejected = Rejected
notes-decision-superseded = Superseded
notes-none = No note.
notes-expected-day = a day such as 2027-06-30 or 30/06/2027
notes-cli = Notes and decisions: listed, written, discussed, resolved
notes-cli-list = List the notes, all or those of a plateau
notes-cli-decisions = List the architecture decisions
notes-cli-show = Show a note and its answers
notes-cli-add = Write a note on an element, a link, a note, a view or a place
notes-cli-reply = Answer a note
notes-cli-resolve = Resolve a note
notes-cli-reopen = Open a note again
notes-cli-set = Change fields of a note
notes-cli-which = The note, by id or by number
notes-cli-text = What is said; @ and an id mention an element
notes-cli-signed = The role that signs, never a person
notes-cli-date = The day, in place of today
notes-cli-target = The element, link, note or view that it is about
notes-cli-view = The view that it is placed on
notes-cli-at = Where, in map units
notes-cli-fields = Fields: title, text, kind, shape, target, plateau, for_role, due, author_role, documents (parted by ;), decision, decided, reason, consequence, superseded_by
notes-cli-kind = Only these kinds
notes-cli-status = Only open or resolved notes
notes-cli-role = Only those written by this role
notes-cli-for = Only those that ask this role
notes-cli-about = Only those about this element, link, note or view
notes-cli-words = Only those holding these words
notes-cli-overdue = Only those whose day is over
notes-cli-not-here = The note { $id } is not there at the plateau { $plateau }.
notes-cli-no-note = No note has the id or number “{ $asked }”; “portolan note list” tells them.
notes-about = About { $name }
notes-every-plateau = All plateaus
notes-resolve = Resolve
notes-reopen = Open again
notes-reply = Answer
notes-answer = Your answer
notes-edit-reply = Edit this answer
notes-keep = Keep
notes-by-nothing = Nothing
notes-remove-document = Remove this document
notes-add-document = Address or place, then Enter
notes-new = New note… @ mentions an element
notes-thread = { $count ->
    [0] Answers
    [one] 1 answer
   *[other] { $count } answers
}
notes-discussion = { $count ->
    [0] Discussion
   *[other] Discussion ({ $count }, { $open ->
        [0] none open
        [one] one open
       *[other] { $open } open
    })
}
notes-earlier = { $count ->
    [one] one earlier answer
   *[other] { $count } earlier answers
}
notes-others = { $count ->
    [one] … and one more note
   *[other] … and { $count } more notes
}
notes-menu = Notes and decisions
notes-show = List of notes
notes-show-decisions = List of decisions
notes-decisions = Decisions
notes-review = Review of open notes
notes-next = Next note
notes-previous = Previous note
notes-answer-this = Answer the note
notes-settle = Resolve or reopen the note
notes-as-sheet = As a sheet
notes-as-callout = As a callout
notes-as-area = As a highlighted area
notes-as-marker = As a numbered marker
notes-none-yet = No note here. The key C writes one on the map.
notes-none-fits = No note fits these filters.
notes-search = Search the notes
notes-awaited = Awaits
notes-other-role = Other role
notes-every-status = Open or not
notes-anybody = All roles
notes-sort-by = Sort by { $column }
notes-place = { $at } / { $of }
notes-leave = Leave the review
notes-count = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
notes-new-kind = Kind of the new note
