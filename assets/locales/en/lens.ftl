cli-arg-as-of = Day on which the perspectives life-cycle and obsolescence look at the ends of support (default: the first day of the plateau)
cli-no-day = “{ $date }” is not a day: write it as 2027-06-30
cli-no-attribute = No attribute “{ $name }”, neither in the catalogue nor on the map
cli-no-attribute-near = No attribute “{ $name }”; did you mean: { $near }?
cli-shade-kind = Kind
cli-shade-name = Name
cli-shade-class = Class
lens-menu = Perspectives
lens-group-hosting = Hosting
lens-group-protection = Data and protection
lens-group-upkeep = Upkeep and compliance
lens-group-stewardship = Responsibility and resources
lens-group-general = Overview
lens-group-attributes = By attribute
lens-not-stated = Not stated
lens-others =
    { $count ->
        [one] One other value
       *[other] { $count } other values
    }
lens-sovereignty = Sovereignty
lens-sensitivity = Data sensitivity
lens-sensitivity-4 = C4 – secret
lens-sensitivity-3 = C3 – confidential
lens-sensitivity-2 = C2 – restricted
lens-sensitivity-1 = C1 – internal
lens-sensitivity-0 = C0 – public
lens-data-categories = Data categories
lens-other-category = Other category
lens-encryption = Encryption
lens-encrypted = Encrypted
lens-unencrypted = Not encrypted
lens-encryption-unknown = Encryption not known
lens-pill-encrypted = ENCRYPTED
lens-pill-unencrypted = IN CLEAR
lens-exposure = Exposure
lens-exposed = Receives from the Internet
lens-untrusted = Receives from another zone of trust 0
lens-pill-exposed = EXPOSED
lens-pill-untrusted = FROM TRUST 0
lens-trust = Trust { $level }
lens-pill-trust = TRUST { $level }
lens-need-availability = Need of availability (A)
lens-need-integrity = Need of integrity (I)
lens-need-confidentiality = Need of confidentiality (C)
lens-need-traceability = Need of traceability (T)
lens-need-0 = { $letter }0 – none
lens-need-1 = { $letter }1 – low
lens-need-2 = { $letter }2 – medium
lens-need-3 = { $letter }3 – high
lens-need-4 = { $letter }4 – very high
lens-gap = Declares less than is expected
lens-inherited = Inherited, not declared
lens-phrase-gap = declares level { $declared }, but { $by } expects { $level }
lens-phrase-declared = level { $level } declared
lens-phrase-inherited = level { $level } inherited from { $by }, not declared
lens-life-ends-by = Support ends by { $date }
lens-on = On { $date }
lens-obsolescence = Obsolescence within 24 months
lens-obsolete = Out of support
lens-within-12 = Support ends within 12 months
lens-within-24 = Support ends in 12 to 24 months
lens-later = Support ends later
lens-no-day = Choose a day: the plateau has no first one
lens-documentation = Documentation
lens-documented-not = Level 1 not reached
lens-documented = Level { $reached } of { $asked }
lens-documented-fully = Complete at level { $asked }
lens-documented-note = Level { $asked } is asked for
lens-pill-documented = LEVEL { $reached }/{ $asked }
lens-phrase-missing =
    { $count ->
        [one] one thing is missing
       *[other] { $count } things are missing
    }
lens-findings = Findings
lens-finding = Finding, protection: { $level }
lens-exempt = Exempt
lens-pill-exempt = EXEMPT
lens-no-finding = No finding
lens-phrase-findings =
    { $count ->
        [one] one finding ({ $worst })
       *[other] { $count } findings ({ $worst })
    }
lens-awaited = Being judged …
lens-energy = Energy
lens-share-from = { $least } of the total and more
lens-share = { $least } to { $most } of the total
lens-share-below = Below { $most } of the total
lens-energy-unknown = Not estimated
lens-energy-note = { $total } kWh a year in all
lens-energy-phrase = { $kwh } kWh a year, { $share } of the total
lens-cost = Yearly cost
lens-owner = Owner (role)
lens-entity = Responsible entity
lens-tags = Tags
lens-attribute = By attribute…
lens-of-attribute = Attribute: { $name }
lens-search = Search a perspective or an attribute
lens-none-found = Nothing of that name
lens-date = Day of the ends of support
lens-date-plateau = Start of the plateau
lens-date-wrong = Not a day: write it as 2027-06-30
lens-legend-select = Select the { $count } of “{ $class }”
