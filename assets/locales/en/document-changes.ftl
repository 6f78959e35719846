# What changed between two versions.
document-changes-summary = Overview
document-changes-about = From “{ $before }” to “{ $after }”.
document-changes-none = Nothing to compare: choose an earlier version, or a plateau that builds on another.
document-changes-summary-caption = Records added, removed and changed
document-changes-effect = Effect on services
document-changes-records = Changes by table
document-changes-no-entry = Nothing has changed.
document-changes-caption = Changes: { $table }
document-changes-worse = Services less safe
document-changes-better = Services safer
document-changes-new = New services
document-changes-gone = Services gone
document-changes-same = Services unchanged
document-changes-affected = Elements concerned
document-changes-dangling = { $count ->
    [one] One element loses
   *[other] { $count } elements lose
} what it needs, with nothing in its place:
document-changes-services-caption = Services whose safety changes
document-changes-services-note = Before → after. Recovery: after the worst single loss.
document-changes-trend = Course
document-changes-recovery = Recovery
document-changes-no-service = No service is safer or less safe.
