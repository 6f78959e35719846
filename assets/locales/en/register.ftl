# Register of processing activities (GDPR art. 30), derived from the map.
register-title = Register of processing activities
register-sheet = Register of processing activities – sheet { $number } of { $of }
register-kind = Register – GDPR, article 30
register-open = Register of processing
register-cli = Register of processing activities (GDPR art. 30), derived from the map
register-arg-picture = Draw the register; several files where it takes several sheets, or one PDF
register-activities = { $count ->
    [0] No data set about people on this map.
    [one] { $count } processing activity
   *[other] { $count } processing activities
}
register-missing = { $count ->
    [0] nothing to be completed
    [one] { $count } field to be completed
   *[other] { $count } fields to be completed
}
register-to-complete = to be completed
register-activity = Activity
register-reference = Reference
register-data-sets = Data sets
register-owner = Answerable (role)
register-purposes = Purposes
register-legal-basis = Legal basis
register-data-subjects = Data subjects
register-categories = Categories of data
register-special = Special categories (art. 9)
register-source = Source of the data
register-collection = Collection
register-automated = Automated decision
register-recipients = Recipients
register-processors = Processors
register-applications = Applications
register-stores = Stores
register-places = Hosting (country)
register-transfers = Transfers outside the EU
register-retention = Retention
register-measures = Security measures
register-dates = Entry
register-none = None
register-yes = Yes
register-no = No
register-foreign-law = law outside the EU
register-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
register-recorded = made on { $date }
register-reviewed = reviewed on { $date }
register-measure-access = Access control: { $count } of { $of } (stores)
register-measure-at-rest = Encryption at rest: { $count } of { $of } (stores)
register-measure-transit = Encryption in transit: { $count } of { $of } (flows)
register-measure-backup = Backup: { $count } of { $of } (stores)
register-measure-antivirus = Antivirus: { $count } of { $of } (stores)
register-measure-mfa = Strong authentication: { $count } of { $of } (applications)
register-controller = Controller
register-joint = Joint controllers and representative
register-officer = Data protection officer
register-nothing = No processing activity: no data set of the category personal or health is here.
data-cli = Where data go: stores, applications, flows, recipients; crossings that raise sensitivity; who answers for them
data-arg-id = The data set; without it, all
data-raised = In “{ $application }” data of different sensitivity meet: { $names }. Crossing them gives all of them that of “{ $highest }”.
data-raised-title = Crossings that raise sensitivity
data-owners-title = Who answers for what?
data-nobody = Nobody named
data-flow = { $from } → { $to }
data-column-stores = Stores
data-column-applications = Applications
data-column-flows = Flows
data-column-reached = Reached by flows
data-none = No data set on this map.
data-unknown = “{ $id }” is no data set of this map.
data-arg-owners = List who answers for what, role by role
register-owner-role = Owner (role)
register-line = { $label }: { $value }
register-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
