# The panel of versions, its dialogs, and what they say.
app-switching = Going to the branch…
versions-restore-same = The map is what the version “{ $title }” holds already.
versions-step-restore = restore version { $title }
versions-step-restore-records = { $count ->
    [one] restore a record of version { $title }
   *[other] restore { $count } records of version { $title }
}
versions-restored = The map is now what the version “{ $title }” holds.
versions-restored-records = { $count ->
    [one] One record was brought back from “{ $title }”.
   *[other] { $count } records were brought back from “{ $title }”.
}
versions-restored-hint = Ctrl+Z takes it back; the versions stay as they are.
versions-restore-misfit-hint = Tick what belongs to it as well, such as the ends of a link, or restore the whole version.
versions-branch-made = Branch “{ $name }” is made.
versions-branch-gone = Branch “{ $name }” is deleted.
versions-branch-renamed = Branch “{ $name }” is now called “{ $new }”.
versions-tagged = The version bears the tag “{ $name }”.
versions-untagged = The tag “{ $name }” is taken away; the version stays.
versions-switched = The map follows the branch “{ $name }” now.
versions-merged-already = The map holds all of “{ $name }” already.
versions-newer = The version “{ $title }” was kept by a newer Portolan.
versions-newer-hint = Open it to be read, or use the newer Portolan to restore or merge it.
versions-tab = Versions
versions-panel-about = A version is the map as it stood, with a name and a reason. Versions can be compared, restored, branched off and merged.
versions-nothing-found = No version fits the search.
versions-read-again = Try again
versions-more = There are older versions; “portolan versions list” lists them all.
versions-search = Search the versions
versions-more-actions = More for this version
versions-branch-menu = Branch: { $name }
versions-no-current = No branch
versions-on-branch = On “{ $name }” now
versions-switch-to = Switch to “{ $name }”
versions-new-branch = New branch from the current version…
versions-rename-branch = Rename the branch…
versions-delete-branch = Delete the branch…
versions-delete-about = They could be found again by their ids for a while only.
versions-delete-do = Delete branch
versions-open = Open read-only
versions-compare-working = Compare with the working map
versions-compare-two = Compare the two versions
versions-restore = Restore the whole version
versions-restore-this = Restore this version
versions-restore-records = Restore records…
versions-restore-about = What the version “{ $title }” ({ $when }) has otherwise than the map. Tick what is to come back; it is one step that can be undone.
versions-restore-search = Search the records
versions-restore-fields = Fields of { $name }
versions-restore-do = { $count ->
    [0] Bring back
    [one] Bring one back
   *[other] Bring { $count } back
}
versions-tick-all = All that show
versions-branch-here = Branch from here…
versions-branch-about = The branch begins at the version “{ $title }”. The map stays on its branch until you switch.
versions-merge-into = Merge into “{ $name }”
versions-tag = Tag this version…
versions-tag-about = A tag is a name that stays with the version “{ $title }”.
versions-untag = Take the tag “{ $name }” away
versions-rename-about = The branch “{ $name }” and its versions stay as they are.
versions-name-field = Name
versions-name-do = Give the name
versions-name-not-allowed = This name is not allowed.
versions-take-name = Take “{ $name }”
versions-copy-id = Copy the id
versions-id-copied = The id { $id }… is on the clipboard.
versions-row = { $title }, { $when }, { $author }
versions-is-head = the map’s version
versions-is-merge = merge
versions-branch-named = branch { $name }
versions-tag-named = tag { $name }
versions-state-missing = no file
versions-state-damaged = damaged
versions-tag-field = Tag
versions-tag-hint = None, or a short name such as v1.2
versions-branch-field = Branch
versions-back = Back to the working map
versions-banner = Read-only: version “{ $title }” of { $when }, kept by { $author }.
cli-versions-restore = Bring back what a version holds: all of it, or some records
cli-versions-branch = List the branches, or make, rename or delete one
cli-versions-switch = Let the map follow another branch
cli-versions-tag = List the tags, or give or take one
cli-versions-pack = Let the versions take less room
cli-versions-packed = The versions take { $after } KiB now; they took { $before } KiB.
cli-arg-version-at = The version: a tag, a branch, a title, the first digits of an id, HEAD or HEAD~n (by default: the current one)
cli-arg-version-tag = A tag for the version
cli-arg-version-branch = The branch to begin with this version
cli-arg-version-search = Only versions with these words in title, reason, author, tag or branch, or of this id
cli-arg-version-current = Only versions that lead to the current one
cli-arg-version-graph = Draw branches and merges beside them
cli-arg-version-record = Only this record, such as elements/web-1; may be given several times
cli-arg-even-unkept = Even if the map holds changes that no version has; the file as it was goes to the backups
cli-arg-branch-name = The branch; none lists them all
cli-arg-branch-rename = The new name of the branch
cli-arg-branch-delete = Delete the branch
cli-arg-even-unmerged = Even if it holds versions that no other branch or tag has
cli-arg-switch-to = The branch to follow
cli-arg-tag-name = The tag; none lists them all
cli-arg-tag-delete = Take the tag away; the version stays
cli-no-record = Neither the map nor the version has a record “{ $record }”; write elements/ID, links/ID and so on.
cli-record-same = “{ $record }” is the same in the version already.
cli-open-elsewhere-hint = Close it there first, or do this in that window.
