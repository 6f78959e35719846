# The built-in rules: their names, what breaks them and how to repair that.
rule-said = “{ $subject }”: { $flaws }.
rule-then = { $first }; { $rest }
rule-sentences = { $first } { $rest }
rule-comma = { $first }, { $rest }
rule-more = { $count ->
    [one] { $names } and { $count } other
   *[other] { $names } and { $count } others
}
rule-nothing = nothing
rule-ex-01 = Encryption at rest and in transit
rule-ex-01-text = All stores are encrypted at rest and no flow carries the data in clear.
rule-ex-02 = Access control and authentication
rule-ex-02-text = Every store has access control; every processing application has strong authentication or depends on the single sign-on.
rule-ex-03 = Double authentication
rule-ex-03-text = Every processing application has strong authentication.
rule-ex-04 = Daily backup
rule-ex-04-text = Every store is backed up every 24 hours at least.
rule-ex-05 = Encrypted and filtered flows
rule-ex-05-text = No flow carries the data in clear, and every flow between zones crosses a firewall.
rule-ex-06 = Electronic archiving and redundancy
rule-ex-06-text = The data go to the archiving service and exist in two copies at least.
rule-ex-07 = Antivirus
rule-ex-07-text = Every store has an antivirus.
rule-ex-08 = Administration through a bastion
rule-ex-08-text = Flows of administration and remote maintenance go through a bastion.
rule-ex-09 = Sovereign hosting
rule-ex-09-text = Every store is hosted at a sovereignty level of 3 at least.
rule-ex-10 = Complete processing register
rule-ex-10-text = Legal basis, data subjects and retention are filled in.
rule-ex-11 = Certified host of health data
rule-ex-11-text = Health data lie on own premises, or with providers that are all HDS certified.
rule-ex-12 = No single point of failure
rule-ex-12-text = No service of criticality 4 hangs on a single device, link, power feed or provider.
rule-ex-13 = Continuity when the main site is lost
rule-ex-13-text = When the main site is lost, services of criticality 4 go on, or are back within their tolerable downtime.
rule-ex-14 = Components under support
rule-ex-14-text = No component is out of support when the plateau begins.
rule-ex-15 = Retention and volume known
rule-ex-15-text = Retention and volume of every data set are filled in.
rule-z1 = No direct way in from outside
rule-z1-text = No flow from a zone of trust 0 ends straight in a zone of trust 3 or 4: it ends in a DMZ or at an exposed service.
rule-z2 = Declared connections from the DMZ
rule-z2-text = The DMZ opens only justified connections inwards.
rule-z3 = Administration from the administration zone
rule-z3-text = Protocols of administration (SSH, RDP, SNMP) start from the administration zone or a bastion.
rule-z4 = Filtering between zones
rule-z4-text = Every flow between two zones crosses a firewall.
rule-z5 = Objects and cameras away from data
rule-z5-text = A zone of connected objects or video never reaches a data zone directly.
rule-z6 = Internet access through a proxy
rule-z6-text = Every flow towards the Internet passes by a proxy or a gateway.
rule-std = Catalogue of standards
rule-std-text = Products and their versions are those of the catalogue of standards.
rule-no-store = no store is given
rule-no-store-remedy = Say where these data are stored.
rule-no-processor = no processing application is given
rule-no-processor-remedy = Say which applications process these data.
rule-store-clear = { $count ->
    [one] the store { $names } is not encrypted at rest
   *[other] the stores { $names } are not encrypted at rest
}
rule-store-clear-remedy = Encrypt at rest: { $names }.
rule-store-unknown = { $count ->
    [one] nobody knows whether the store { $names } is encrypted at rest
   *[other] nobody knows whether the stores { $names } are encrypted at rest
}
rule-store-unknown-remedy = Fill in the encryption at rest: { $names }.
rule-flow-clear = { $count ->
    [one] the flow { $names } is sent in clear
   *[other] the flows { $names } are sent in clear
}
rule-flow-clear-remedy = Encrypt, for example with TLS 1.3: { $names }.
rule-flow-unknown = { $count ->
    [one] nobody knows whether the flow { $names } is encrypted
   *[other] nobody knows whether the flows { $names } are encrypted
}
rule-flow-unknown-remedy = Fill in the encryption: { $names }.
rule-store-open = { $count ->
    [one] the store { $names } has no access control
   *[other] the stores { $names } have no access control
}
rule-store-open-remedy = Set up access control by role: { $names }.
rule-access-unknown = { $count ->
    [one] nobody knows the access control of the store { $names }
   *[other] nobody knows the access control of the stores { $names }
}
rule-access-unknown-remedy = Fill in the access control: { $names }.
rule-app-weak-or-sso = { $count ->
    [one] the application { $names } has neither strong authentication nor single sign-on
   *[other] the applications { $names } have neither strong authentication nor single sign-on
}
rule-app-weak-or-sso-remedy = Connect to the single sign-on, or turn on strong authentication: { $names }.
rule-app-sso-unknown = { $count ->
    [one] nobody knows whether the application { $names } has strong authentication, and it does not depend on the single sign-on
   *[other] nobody knows whether the applications { $names } have strong authentication, and they do not depend on the single sign-on
}
rule-app-sso-unknown-remedy = Fill in the strong authentication, or the dependency on the single sign-on: { $names }.
rule-app-weak = { $count ->
    [one] the application { $names } has no strong authentication
   *[other] the applications { $names } have no strong authentication
}
rule-app-weak-remedy = Turn on strong authentication: { $names }.
rule-app-mfa-unknown = { $count ->
    [one] nobody knows whether the application { $names } has strong authentication
   *[other] nobody knows whether the applications { $names } have strong authentication
}
rule-app-mfa-unknown-remedy = Fill in the strong authentication: { $names }.
rule-no-backup = { $count ->
    [one] the store { $names } is not backed up
   *[other] the stores { $names } are not backed up
}
rule-no-backup-remedy = Back up every 24 hours at least: { $names }.
rule-backup-rare = { $count ->
    [one] the store { $names } is backed up less than once in 24 hours
   *[other] the stores { $names } are backed up less than once in 24 hours
}
rule-backup-rare-remedy = Bring backups to 24 hours or less: { $names }.
rule-backup-unknown = { $count ->
    [one] nobody knows how often the store { $names } is backed up
   *[other] nobody knows how often the stores { $names } are backed up
}
rule-backup-unknown-remedy = Fill in the interval between backups: { $names }.
rule-unfiltered = { $count ->
    [one] the flow { $names } passes between zones without a firewall
   *[other] the flows { $names } pass between zones without a firewall
}
rule-unfiltered-remedy = Lead through a firewall, or say which one is crossed: { $names }.
rule-not-archived = nothing goes to the archiving service
rule-not-archived-remedy = Store these data in the archiving service, or send them there by a flow.
rule-one-copy = { $count ->
    [one] the store { $names } exists in one copy only
   *[other] the stores { $names } exist in one copy only
}
rule-one-copy-remedy = Replicate or back up: { $names }.
rule-no-antivirus = { $count ->
    [one] the store { $names } has no antivirus
   *[other] the stores { $names } have no antivirus
}
rule-no-antivirus-remedy = Install an antivirus: { $names }.
rule-antivirus-unknown = { $count ->
    [one] nobody knows whether the store { $names } has an antivirus
   *[other] nobody knows whether the stores { $names } have an antivirus
}
rule-antivirus-unknown-remedy = Fill in the antivirus: { $names }.
rule-no-bastion = authentication is “{ $auth }”, without a bastion
rule-no-bastion-remedy = Lead administration through a bastion, and say so in the authentication of the flow.
rule-auth-unknown = authentication is not filled in
rule-auth-unknown-remedy = Fill in the authentication of the flow.
rule-not-sovereign = { $count ->
    [one] the store { $names } is hosted at a sovereignty level below 3
   *[other] the stores { $names } are hosted at a sovereignty level below 3
}
rule-not-sovereign-remedy = Host with a provider of level 3 at least, or on own premises: { $names }.
rule-sovereignty-unknown = { $count ->
    [one] the sovereignty level of a provider of the store { $names } is not known
   *[other] the sovereignty level of a provider of the stores { $names } is not known
}
rule-sovereignty-unknown-remedy = Fill in the sovereignty level of the providers: { $names }.
rule-not-filled = not filled in: { $fields }
rule-not-filled-remedy = Fill in: { $fields }.
rule-field-legal-basis = legal basis
rule-field-data-subjects = data subjects
rule-field-retention = retention
rule-field-volume = volume
rule-not-hds = { $count ->
    [one] a provider of the store { $names } is not HDS certified
   *[other] a provider of the stores { $names } is not HDS certified
}
rule-not-hds-remedy = Host on own premises or with an HDS certified provider: { $names }.
rule-hds-unknown = { $count ->
    [one] nobody knows the qualifications of a provider of the store { $names }
   *[other] nobody knows the qualifications of a provider of the stores { $names }
}
rule-hds-unknown-remedy = Fill in the qualifications of the providers: { $names }.
rule-single-point = { $count ->
    [one] the loss of { $names } alone stops it
   *[other] the loss of any one of these stops it: { $names }
}
rule-single-point-remedy = Double it, or find another way: { $names }.
rule-back-too-late = { $count ->
    [one] the loss of the site { $names } stops it for { $back }, with a tolerable downtime of { $need }
   *[other] the loss of the sites { $names } stops it for { $back }, with a tolerable downtime of { $need }
}
rule-back-too-late-remedy = Plan a standby outside the site, or a quicker recovery.
rule-never-back = the loss of the site { $names } stops it, and no recovery can be reckoned
rule-no-need = the loss of the site { $names } stops it, and its tolerable downtime is not filled in
rule-no-need-remedy = Fill in the maximum tolerable downtime of the service.
rule-out-of-support = its support ends on { $end }, before { $day }
rule-out-of-support-remedy = Replace or upgrade this component, or extend its support.
rule-no-date = “{ $date }” is no date for the end of support
rule-no-date-remedy = Write the end of support like 2027-12-31.
rule-straight-in = the flow goes from { $from } straight to { $to }
rule-straight-in-remedy = Let the flow end in a DMZ, or pass by a reverse proxy or a bastion placed in a DMZ.
rule-undeclared = the flow from { $from } to { $to } has no justification
rule-undeclared-remedy = Fill in the justification of the flow, or remove it.
rule-administered-from = { $protocol } starts from { $zone }, which is not the administration zone
rule-administered-from-remedy = Administer from the administration zone or through a bastion.
rule-administered-unknown = { $protocol } starts from an element whose zone is not filled in
rule-administered-unknown-remedy = Fill in the zone of the emitter.
rule-no-filter = the flow passes from { $from } to { $to } without crossing a firewall
rule-objects-to-data = the flow goes from { $from } straight to { $to }
rule-objects-to-data-remedy = Let the flow end at a platform in a DMZ or an application zone.
rule-no-proxy = the flow goes out to the Internet without proxy or gateway
rule-no-proxy-remedy = Let the flow go out through a proxy, or say which one is crossed.
rule-std-outside = { $product } is not in the catalogue of standards
rule-std-forbidden = { $product } is forbidden by the catalogue of standards
rule-std-tolerated = { $product } was tolerated until { $day } only
rule-std-ended = { $product } was standard until { $day } only
rule-std-because = { $said } ({ $reason })
rule-std-other-version = version { $version } of { $product } is not in the catalogue of standards
rule-std-other-version-remedy = Bring { $product } to a standard version: { $versions }.
rule-std-version-unknown = the version of { $product } is not filled in
rule-std-version-unknown-remedy = Fill in the version.
rule-std-replace = Replace { $product } by { $replacement }.
rule-std-replace-by-one-of = Replace { $product } by a product of the catalogue: { $wanted }.
rule-std-leave = Replace { $product }, or add it to the catalogue of standards.
rule-repair-encrypted = { $count ->
    [one] Note as encrypted at rest
   *[other] Note as encrypted at rest ({ $count } elements)
}
rule-repair-mfa = { $count ->
    [one] Note strong authentication
   *[other] Note strong authentication ({ $count } applications)
}
rule-repair-antivirus = { $count ->
    [one] Note the antivirus as present
   *[other] Note the antivirus as present ({ $count } elements)
}
rule-repair-backup = { $count ->
    [one] Note a backup every 24 hours
   *[other] Note a backup every 24 hours ({ $count } stores)
}
requirement-no-rule = There is no built-in rule “{ $rule }”.
requirement-not-met = “{ $title }” is not met: { $checked }.
requirement-partly-met = “{ $title }” is met in part only: { $checked }.
requirement-checked-on = checked on { $day }
requirement-checked-once = checked on a day that is not filled in
requirement-by-hand-remedy = Do what is needed, check again, then note the verdict.
exemption-from-nothing = The exemption is from “{ $requirement }”, which is neither a requirement of the map nor a built-in rule.
exemption-of-nobody = The exemption is granted to “{ $subject }”, which is no longer on the map.
exemption-at-no-plateau = The exemption is for the plateau “{ $plateau }”, which does not exist.
exemption-without-reason = The exemption has no reason.
exemption-expired = The exemption expired on { $day }: findings count again.
exemption-not-yet = The exemption holds from { $day } on only.
standard-no-versions = The versions “{ $versions }” cannot be read: write for example >= 14, 12, 13 or 7.x. The line is ignored.
assurance-no-day = “{ $date }” is no date: write for example 2027-12-31.
cli-review = What rules and requirements find wrong with the map
cli-arg-all-plateaus = All plateaus, one after the other
cli-arg-fail-on-level = Exit code 1 as soon as a finding reaches this level
cli-arg-review-rule = This built-in rule only
cli-arg-review-requirement = This requirement only
cli-arg-compare-with = What changed since a plateau, a map or MAP@VERSION
cli-arg-review-repair = Repairs these findings, where that is safe
cli-arg-review-date = Day on which exemptions are looked at; today by default
cli-review-clean = { $plateau }: no findings.
cli-review-counts = { $plateau }: { $count ->
    [0] no findings
    [one] 1 finding
   *[other] { $count } findings
}, { $exempt ->
    [0] none exempt
    [one] 1 exempt
   *[other] { $exempt } exempt
}.
cli-review-head = { $id } – { $title } ({ $level }): { $violations } of { $applicable }
cli-review-head-by-hand = { $id } – { $title } ({ $level })
cli-review-fixed-by = Repaired by { $package }
cli-review-exempt = Exempt by { $exemption }: does not count
cli-review-was-exempt = The exemption { $exemption } has expired
cli-review-can-repair = Can be repaired: --repair { $key } ({ $words })
cli-review-trend = Since { $name }: { $new } new, { $worse } worse, { $mixed } other, { $better } better, { $gone } gone, { $same } the same.
cli-review-no-rule = There is no rule “{ $rule }”. Known: { $known }.
cli-review-no-requirement = No such thing is asked: “{ $requirement }”. Known: { $known }.
cli-review-no-finding = There is no finding “{ $key }” at this plateau.
cli-review-no-repair = The finding “{ $key }” does not repair itself. { $remedy }
cli-review-column-requirement = Requirement
cli-review-column-rule = Rule
cli-review-column-title = Title
cli-review-column-level = Level
cli-review-column-severity = Severity
cli-review-column-subject = Subject
cli-review-column-at = At fault
cli-review-column-message = Finding
cli-review-column-remedy = Remedy
cli-review-column-fixed-by = Work package
cli-review-column-exemption = Exemption
cli-review-column-trend = Trend
cli-requirement = Requirements: list, add, set, remove
cli-requirement-list = Lists what is asked, and how each requirement fares
cli-requirement-add = Adds a requirement
cli-requirement-set = Changes fields of a requirement
cli-requirement-remove = Removes a requirement
cli-arg-requirement = Id of the requirement
cli-arg-requirement-fields = Fields: name, source, text, rule, condition, scope, level, severity, suspended, verdict, checked, evidence, owner_role…
cli-requirement-none = There is no requirement “{ $id }” on the map. Known: { $known }.
cli-requirement-no-field = A requirement has no field “{ $field }”. Known: { $known }.
cli-requirement-wrong = { $field } does not take “{ $value }”: { $expected }.
cli-expects-severity = a number from 1 to 4, or 0 for none
cli-expects-flag = yes or no
cli-expects-one-of = one of { $known }
cli-expects-day = a date like 2027-12-31
cli-expects-scope = for example “environment=production,test; kind=application”
cli-expects-condition = a condition that can be read: { $error }
cli-requirement-judged-by = Judged by
cli-requirement-by-condition = condition
cli-requirement-by-hand = manual check
cli-requirement-column-applicable = Applies to
cli-requirement-column-violations = Violations
cli-requirement-column-exempt = Exempt
cli-exemption = Exemptions: list, grant, revoke
cli-exemption-list = Lists exemptions, and how they stand today
cli-exemption-grant = Grants an exemption
cli-exemption-revoke = Revokes an exemption
cli-arg-exemption = Id of the exemption
cli-arg-exemption-requirement = The requirement or built-in rule that need not be met
cli-arg-exemption-subject = The element or link that it is granted to; all by default
cli-arg-exemption-plateau = The plateau that it is for; all by default
cli-arg-exemption-reason = Why
cli-arg-exemption-measures = What is done instead
cli-arg-exemption-role = The role that answers for it, never a person’s name
cli-arg-exemption-granted = Day on which it is granted; today by default
cli-arg-exemption-expires = Last day on which it holds; without end by default
cli-exemption-none = There is no exemption “{ $id }” on the map. Known: { $known }.
cli-exemption-column-expires = Expires
cli-exemption-column-standing = Standing
cli-exemption-column-reason = Reason
cli-exemption-column-role = Role
exemption-standing-valid = in force
exemption-standing-not-yet = not yet
exemption-standing-expired = expired
exemption-standing-unreadable = date cannot be read
cli-column-plateau = Plateau
