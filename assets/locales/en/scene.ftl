scene-hosting-word-on-premises = ON PREMISES
scene-hosting-word-trusted-cloud = TRUSTED CLOUD
scene-hosting-word-public-cloud = PUBLIC CLOUD
scene-hosting-word-saas = SAAS
scene-hosting-word-outside = OUTSIDE
scene-hosting-on-premises = On premises
scene-hosting-trusted-cloud = Trusted cloud
scene-hosting-public-cloud = Public cloud
scene-hosting-saas = Online service (SaaS)
scene-hosting-outside = Partner, outside
scene-hosting-unknown = Hosting not stated
scene-pill-down = DOWN
scene-pill-degraded = DEGRADED
scene-pill-margin = MARGIN
scene-pill-intact = INTACT
scene-state-down = down
scene-state-degraded = degraded
scene-state-margin = margin lost
scene-state-intact = intact
scene-legend-state-down = Down
scene-legend-state-degraded = Degraded
scene-legend-state-margin = Margin lost
scene-legend-state-intact = Intact
scene-perspective-standard = Standard
scene-perspective-hosting = Hosting
scene-perspective-impact = Impact
scene-perspective-data-protection = Personal data
scene-perspective-life-cycle = Life cycle
scene-perspective-criticality = Criticality
scene-needs-d = A
scene-needs-i = I
scene-needs-c = C
scene-needs-t = T
scene-badge-personal = PII
scene-unencrypted = not encrypted
scene-encrypted = encrypted
scene-links =
    { $count ->
        [0] no links
        [one] 1 link
       *[other] { $count } links
    }
scene-in = in { $name }
scene-hosted = hosting: { $class }
scene-needs = needs { $needs }
scene-holds-personal-data = personal data
scene-out-of-support = out of support since { $date }
scene-support-ends = supported until { $date }
scene-members = { $count } members
scene-contains =
    { $count ->
        [one] contains 1 element
       *[other] contains { $count } elements
    }
scene-note-kind-note = Note
scene-note-kind-risk = Risk
scene-note-kind-question = Question
scene-note-kind-debt = Debt
scene-note-kind-decision = Decision
scene-note-kind-compliance = Compliance
scene-note-replies =
    { $count ->
        [one] 1 reply
       *[other] { $count } replies
    }
scene-note-resolved = resolved
scene-note-about = about { $name }
scene-life-ended = Out of support
scene-life-ends-soon = Support ends during the plateau
scene-life-supported = Supported
scene-life-unknown = End of support unknown
scene-personal-yes = Handles personal data
scene-personal-sensitive = Special-category or health data
scene-personal-no = No known personal data
scene-criticality-4 = Vital
scene-criticality-3 = High
scene-criticality-2 = Medium
scene-criticality-1 = Comfort
scene-criticality-unknown = Criticality unknown
scene-legend = Legend
scene-legend-hosting = Hosting
scene-legend-links = Links
scene-legend-badges = Marks
scene-legend-notes = Annotations
scene-legend-hard = Hard dependency
scene-legend-soft = Soft dependency
scene-legend-unencrypted = Flow without encryption
scene-legend-encrypted = Encrypted flow
scene-legend-needs = Security needs (AICT) of 3 or 4
scene-legend-members = Members of a group
scene-legend-personal = Personal data
scene-legend-warning = To review
scene-legend-note = Note, risk, question or decision
scene-title-organisation = Organisation
scene-title-view = View
scene-title-plateau = Plateau
scene-title-perspective = Filter
scene-title-version = Version
scene-title-date = Date
scene-title-scale = Scale
scene-title-author = Author
scene-count-elements =
    { $count ->
        [one] element
       *[other] elements
    }
scene-count-links =
    { $count ->
        [one] link
       *[other] links
    }
scene-count-notes =
    { $count ->
        [one] annotation
       *[other] annotations
    }
scene-count-down =
    { $count ->
       *[other] down
    }
scene-count-degraded =
    { $count ->
       *[other] degraded
    }
scene-count-margin = no margin
scene-count-intact =
    { $count ->
       *[other] intact
    }
scene-pill-personal = PII
scene-pill-sensitive = SENSITIVE
scene-pill-support-ended = OUT OF SUPPORT
scene-pill-support-ends = ENDS { $date }
scene-date =
    { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    } { $year }
scene-bundle = { $count } links from { $from } to { $to }
scene-bundle-list = { $bundle }: { $links }
scene-bundle-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
scene-bundle-encrypted = all encrypted
scene-unencrypted-count = { $count } not encrypted
scene-legend-bundle = Several links as one, with their number
