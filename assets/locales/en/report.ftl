# The command “report”, and the window of documents.
report-cli = Write a document: architecture dossier, flow matrices, register, cartography report…
report-cli-list = List the documents that there are
report-cli-template = Put the built-in templates beside a map, to make them one’s own
report-arg-of = The map
report-arg-kind = The document
report-arg-out = File to write; its ending chooses the form: html, docx, md, xlsx, csv
report-arg-all = Write all documents into this folder
report-arg-form = Form, where the ending does not say it (docx by default with --all)
report-arg-before = Version before: a file, a version of the map, or MAP@VERSION (by default the last version that was kept)
report-arg-profile = Redaction profile: what it holds back is not written
report-arg-template = Folder of templates (by default the one beside the map)
report-template-kept = { $file } is there already and was left alone.
report-left-out = “{ $name }” is not written: { $reason }
report-needs-scenario = it speaks of a loss; name it by --scenario or --fail.
report-needs-before = it compares two versions; name the one before by --before.
report-no-form = The ending of { $file } is none of a document. Endings: { $known }.
report-no-profile = There is no redaction profile “{ $profile }”. Profiles: { $known }.
report-no-template = There is no folder of templates { $folder }.
report-held-back = { $count ->
    [0] The redaction profile held nothing back.
    [one] { $count } piece of information held back by the redaction profile.
   *[other] { $count } pieces of information held back by the redaction profile.
}
report-gaps = { $count ->
    [one] { $count } place to be completed.
   *[other] { $count } places to be completed.
}
forms-leak = Information that the redaction profile holds back, “{ $text }”, is in the file{ $part }: nothing was written.
forms-leak-hint = Report this defect; until then choose another form, or a profile that holds back less.
