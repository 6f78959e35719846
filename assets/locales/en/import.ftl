import-format-portolan-sample = Portolan neutral form (JSON)
import-format-neutral-map = Neutral map of the generator (JSON)
import-view-everything = Everything
import-view-overview = Overview
import-empty = The file is empty.
import-empty-hint = Export it again from the tool that it comes from.
import-too-large = The file has { $size } MB; at most { $limit } MB are read.
import-too-large-hint = Export a part of the map, or raise the limit if you trust the file.
import-not-utf8 = This is not UTF-8 text.
import-not-utf8-hint = Save the file again with the encoding UTF-8.
import-syntax = The text breaks off or is not JSON here: { $reason }.
import-syntax-hint = Nothing was imported. Look at this place, or export the file again.
import-unknown-format = The form of this file is not known.
import-unknown-format-hint = These forms are read: { $formats }.
import-other-version = The file says “{ $found }”; “{ $expected }” is read.
import-other-version-hint = Export it again in the form that is read, or update Portolan.
import-missing-id = A record has no id; it got “{ $given }”.
import-duplicate-id = The id “{ $id }” is given twice; the second record is now “{ $given }”. References keep to the first.
import-shared-id = The id “{ $id }” is used in another list too; this record is now “{ $given }”.
import-unusable-id = “{ $id }” cannot be an id here; the record is now “{ $given }”.
import-unknown-element-kind = { $count ->
    [one] One element is of the unknown kind “{ $kind }”.
   *[other] { $count } elements are of the unknown kind “{ $kind }”.
}
import-unknown-link-kind = { $count ->
    [one] One link is of the unknown kind “{ $kind }”.
   *[other] { $count } links are of the unknown kind “{ $kind }”.
}
import-unknown-kind-hint = They were kept as they are. Choose a kind of the catalogue for them if one fits.
import-unknown-plateau = There is no plateau “{ $plateau }”; this mention of it was left out.
import-repeated-field = “{ $field }” is given twice; the last value was kept.
import-left-out = “{ $field }” was left out: { $reason }.
import-wrong-type = “{ $field }” must be { $expected }; what the file says was kept as an attribute.
import-missing-field = “{ $field }” of “{ $id }” is missing.
import-dangling = { $record } mentions “{ $missing }”, which does not exist.
