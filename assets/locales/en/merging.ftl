# Merging two sides of a map.
merging-tab = Merge
merging-first = A merge is under way.
merging-first-hint = Finish or abandon it first: the Merge tab below the map has both.
merging-nothing = Nothing to merge: the map holds all of { $name } already.
merging-left = { $count ->
    [one] One conflict is not settled yet.
   *[other] { $count } conflicts are not settled yet.
}
merging-step = Merge { $name }
merging-abandoned = The merge of { $name } is abandoned; the map is as before.
merging-done = { $name } is merged: { $count ->
    [0] no record of theirs
    [one] one record of theirs
   *[other] { $count } records of theirs
}, { $conflicts ->
    [0] no conflict
    [one] one conflict settled
   *[other] { $conflicts } conflicts settled
}.
merging-on-disk = File on disk
merging-recovered = Recovered changes
merging-not-kept = The merge cannot be kept for the next start: { $reason }
merging-not-kept-hint = Finish it before you close the window, or make room in your state folder.
merging-mine = Mine
merging-theirs = Theirs
merging-base = Before
merging-both = Both
merging-both-as = Both; theirs becomes { $id }
merging-place = Place on the view
merging-deleted = deleted
merging-deleted-changed = Deleted on one side, changed on the other
merging-deleted-needed = Deleted on one side, needed on the other
merging-circle = Moved into each other
merging-shared-id = Two things under the id { $id }
merging-order = Order of the views
merging-needed-by = kept, for { $names }
merging-kept-changed = kept, with { $fields }
merging-was-there = there
merging-empty = –
merging-spot = at { $x }, { $y } ({ $w } × { $h })
merging-in = { $name } in { $holder }
merging-in-nothing = { $name } in nothing
merging-menu = Merge
merging-title = Merge of { $name }
merging-field-value = { $field }: { $value }
merging-progress = { $settled } of { $all } settled
merging-no-conflict = No conflict
merging-counts = { $theirs } from theirs, { $ours } of yours
merging-finish = Finish merge
merging-finish-tip = Makes the merged map one step, saves it and, for a version, keeps it with both parents
merging-abandon = Abandon…
merging-take-all-mine = Take all mine…
merging-take-all-theirs = Take all theirs…
merging-take-mine = all mine
merging-take-theirs = all theirs
merging-column-record = What
merging-column-field = Conflict
merging-keys = ↑ ↓ next conflict · 1 or M mine · 2 or T theirs · 3 or B before, or both · Ctrl+Z take a choice back
merging-quiet = Placed differently by both
merging-quiet-about = Yours holds unless you choose
merging-summary = Nothing stands against anything: both sides come together as shown on the map.
merging-mark-open = Conflict
merging-mark-settled = Settled
merging-cell = { $side }: { $value }
merging-abandon-title = Abandon this merge?
merging-abandon-about = The map goes back to what it was before the merge; { $count ->
    [0] nothing was settled yet.
    [one] one settled conflict is forgotten.
   *[other] { $count } settled conflicts are forgotten.
}
merging-abandon-yes = Abandon merge
merging-take-title-mine = Take all mine?
merging-take-title-theirs = Take all theirs?
merging-take-about = { $count ->
    [one] One open conflict is settled this way; each choice can be taken back.
   *[other] { $count } open conflicts are settled this way; each choice can be taken back.
}
merging-take-yes = Take them
merging-unfinished-title = A merge waits to be finished
merging-unfinished-about = The merge of { $name } into this map was left open, { $settled } of { $all } conflicts settled.
merging-unfinished-yes = Go on
merging-unfinished-no = Abandon merge
merging-unfinished-later = Later
merging-outside-title = The file was changed by another program
merging-outside-about = { $file } is not what this window read or saved last. Nothing was overwritten.
merging-outside-clean = You have no changes of your own.
merging-outside-mine = { $count ->
    [one] You have one step that is not saved.
   *[other] You have { $count } steps that are not saved.
}
merging-outside-unread = What it holds now is no map that can be read, so it can be neither compared nor merged.
merging-outside-merge = Merge both
merging-outside-compare = Compare
merging-outside-elsewhere = Save elsewhere…
merging-outside-read = Read again
merging-no-work-tree = { $folder } has no working tree.
merging-no-work-tree-hint = Name the folder of a clone that holds files.
merging-this-branch = this branch
merging-other-branch = the other branch
merging-unrelated = The map and { $name } have no version in common.
merging-unsound = The version “{ $title }” cannot be merged: it cannot be read whole.
merging-up-to-date = Nothing to merge: the map holds all of “{ $title }” already.
merging-forward = The map is now “{ $title }”: nothing of its own was to be merged.
merging-merged = Merged, and kept as “{ $title }”.
cli-merge = Merge two sides of a map over their common state
cli-merge-long = Merge two sides of a map over their common state, record by record and field by field. Each side is a file or MAP@VERSION. OUT is always a sound map: where both changed the same, it holds ours, the conflicts are listed, the exit code is 4, and the window offers to settle them when OUT is opened.
cli-arg-merge-base = The last state that both had
cli-arg-merge-ours = Our side
cli-arg-merge-theirs = Their side
cli-arg-merge-out = Where to write the merged map; may be one of the sides
cli-arg-merge-take = Settle every conflict by one side
cli-merge-counts = { $theirs ->
    [one] One record from theirs
   *[other] { $theirs } records from theirs
}, { $ours } of ours, { $count ->
    [0] no conflict left.
    [one] one conflict left.
   *[other] { $count } conflicts left.
}
cli-merge-quiet = { $count ->
    [one] One thing was placed differently by both: ours holds.
   *[other] { $count } things were placed differently by both: ours holds.
}
cli-merge-window = Open the map in the window to settle them, or use --take.
cli-merge-driver = Merge a map for git, or teach a repository to
cli-merge-driver-long = The form of merge that git calls: the result goes into %A, and the exit code 1 says that a conflict is left. With --install, git uses it in a repository from then on: `git merge`, `git rebase` and `git diff` then work on maps record by record.
cli-arg-driver-path = Path of the map in the working tree
cli-arg-driver-install = Have the repository use it for maps (default: the one around this folder)
cli-arg-driver-uninstall = Take that out again
cli-driver-conflict = { $file }: { $count ->
    [one] one conflict; ours is in the file.
   *[other] { $count } conflicts; ours is in the file.
} Open the map in Portolan to settle, then “git add” it.
cli-driver-item = {"  "}{ $name }: { $what }
cli-driver-installed = Git merges and compares maps with Portolan here: { $patterns }. Written: { $config }, { $attributes }.
cli-driver-commit = Commit .gitattributes so that others get the same; each of them installs once.
cli-driver-as-it-was = Nothing to change in { $folder }.
cli-driver-uninstalled = Git no longer uses Portolan in { $folder }.
cli-versions-merge = Merge another branch or version into the map
cli-versions-merge-long = Merge another branch or version into the map and keep the result with both parents. Where both changed the same, nothing is written: the conflicts are listed, the exit code is 4, and the window offers to settle them when the map is opened.
cli-arg-versions-merge = A branch, a tag, a title or the first digits of an id
