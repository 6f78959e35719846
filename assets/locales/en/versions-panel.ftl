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
