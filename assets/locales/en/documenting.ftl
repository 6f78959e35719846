# Documents, in the window.
documenting-command = Write documents…
documenting-title = Write documents
documenting-all = All documents
documenting-form = Form
documenting-plateau = Plateau
documenting-scenario = Loss
documenting-played = The one that is played
documenting-before = Version before
documenting-last-version = The last version that was kept
documenting-profile = Redaction profile
documenting-no-profile = None: everything is written
documenting-sections = What they hold
documenting-gaps = { $count ->
    [one] { $count } to be completed
   *[other] { $count } to be completed
}
documenting-own-templates = Templates of folder “{ $folder }”, beside the map.
documenting-built-in = Built-in templates. To make them yours: portolan report template MAP.
documenting-needs-scenario = it speaks of a loss; play one or choose one.
documenting-needs-version = no version of this map is kept.
documenting-do = { $count ->
    [0] Write…
    [one] Write the document…
   *[other] Write { $count } documents…
}
documenting-writing = Writing… { $percent }%
documenting-stop = Stop
documenting-written = { $count } files written into { $folder }
documenting-folder = documents
documenting-file-title = Write the document
documenting-folder-title = Write the documents into a folder
