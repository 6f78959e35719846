# Forms of documents, and templates of the user’s own.
forms-contents = Contents
forms-table = Table
forms-figure = Figure
forms-gap = To be completed
forms-missing = to be completed
forms-page = Page
forms-logo = Logo
forms-nothing-drawn = Nothing to draw.
forms-contents-note = In Word, click here and press F9 to bring the page numbers up to date.
forms-sheet-cover = Cover
forms-sheet-facts = Facts
forms-sheet-gaps = To be completed
forms-column-part = Part
forms-column-label = Item
forms-column-value = Value
forms-column-gap = What is missing
forms-rows = { $count ->
    [0] no row
    [one] { $count } row
   *[other] { $count } rows
}
forms-no-tables = This document has no table, and this form holds tables alone.
forms-no-tables-hint = Choose HTML, Word or Markdown.
forms-too-many-rows = Table “{ $table }” has more rows than an Excel sheet takes.
forms-too-many-rows-hint = Choose CSV, or a smaller scope.
forms-template = The template has an error: { $reason } { $detail }
forms-fault-syntax = it cannot be read.
forms-fault-no-template = it asks for another template, which does not lie beside it.
forms-fault-no-tool = it uses a filter, a test or a function that does not exist.
forms-fault-wrong-value = it asks something of a value that the value does not have.
forms-fault-endless = it does not end, or takes too many steps.
forms-fault-too-long = it writes far more than the document has to say.
forms-fault-other = it cannot be filled in.
forms-fault-hint = Mend this place of the file, or delete the file to go back to the built-in template.
forms-fault-length-hint = Take out the loop that repeats too much, or delete the file to go back to the built-in template.
forms-figure-failed = Figure “{ $figure }” could not be drawn: { $reason }
forms-figure-failed-hint = Make the view smaller, or take it out of the document.
forms-cancelled = Writing the document was stopped.
forms-not-put-together = The document could not be put together: { $reason }
forms-not-put-together-hint = Try another form, and report this defect.
template-too-long = This template file is over { $most } KiB.
template-no-text = This template file is no text in UTF-8.
template-unread-hint = Save it as UTF-8 in a text editor, or delete it.
template-no-field = “{ $field }” is no known setting.
template-no-field-hint = Settings that there are: { $known }.
template-ron-hint = Mend this place, or make the file anew with “portolan report template”.
template-no-color = “{ $value }” is no color.
template-no-font = “{ $value }” is no name of a font.
template-looks-hint = Write a color such as #1f4e79, and the name of a font in letters and spaces.
template-no-heading = There is no heading “{ $heading }” in document “{ $kind }”.
template-no-heading-hint = Copy a heading as it stands in the document made without a template.
