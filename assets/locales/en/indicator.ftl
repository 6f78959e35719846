# Indicators: names, formulas, parts and notes.
indicator-i01 = Hybridisation ratio
indicator-i01-formula = Applications that run elsewhere than on premises, over all applications.
indicator-i02 = Hybridisation index
indicator-i02-formula = (1 − Σ pₘ²) / (1 − 1/4), where pₘ is the share of each model (on premises, IaaS, PaaS, SaaS): 0 for a single model, 1 for an even spread.
indicator-i03 = Sovereignty ratio of applications
indicator-i03-formula = Applications of which all suppliers in the hosting chain have a sovereignty level of at least 3 (4 without supplier), over all.
indicator-i04 = Sovereignty ratio of personal data
indicator-i04-formula = Volume of personal and health data of which all stores have a level of at least 3, over their whole volume.
indicator-i05 = Supplier concentration
indicator-i05-formula = Herfindahl–Hirschman index: Σ s², where s is the share of applications that falls to each supplier; an application with several suppliers counts in equal parts, those without supplier count together as internal.
indicator-i06 = Encryption between zones
indicator-i06-formula = Encrypted flows, over the flows whose two zones are known and differ; an external system is in the Internet zone.
indicator-i07 = Encryption of sensitive flows
indicator-i07-formula = Encrypted flows, over those that carry data of confidentiality 3 or 4.
indicator-i08 = Encryption at rest
indicator-i08-formula = Volume of personal, health and financial data of which all stores are encrypted, over their whole volume; unknown counts as no.
indicator-i09 = Strong authentication
indicator-i09-formula = Applications of criticality 3 or 4 with multi-factor authentication, over all those of criticality 3 or 4.
indicator-i10 = Exposed applications
indicator-i10-formula = Applications that receive a flow from another zone, of trust 0.
indicator-i11 = Single points of failure
indicator-i11-formula = Distinct elements of which the loss alone stops at least one business service of criticality 4.
indicator-i12 = Loss of the main site
indicator-i12-formula = Business services of criticality 4 that the loss of the main site stops, over all those of criticality 4.
indicator-i13 = Dependence on the worst supplier
indicator-i13-formula = Business services stopped by the loss of the supplier that stops most, over all services.
indicator-i14 = Lowest availability
indicator-i14-formula = Smallest computed availability among the business services of criticality 4; an upper bound where some elements have no availability.
indicator-i15 = Interruptions within need
indicator-i15-formula = Pairs of service and feared loss where the service is not down, or is back within its MTD, over all pairs.
indicator-i16 = Data losses within need
indicator-i16-formula = Data sets that lose no more than their MDL when the main site is lost, over all.
indicator-i17 = Obsolescence
indicator-i17-formula = Components whose support ends before the plateau begins, over those whose end of support is known.
indicator-i18 = Obsolescence within 24 months
indicator-i18-formula = Components whose support ends in the two years after the plateau begins, over those whose end of support is known.
indicator-i19 = Documentation maturity
indicator-i19-formula = Objects documented at the level asked for, over the objects to be documented (ANSSI guide, three levels).
indicator-i20 = Coverage of requirements
indicator-i20-formula = Σ severity × (applicable cases − violations), over Σ severity × applicable cases.
indicator-i21 = Non-conformities
indicator-i21-formula = Number of violations of requirements, without those that a valid exemption covers.
indicator-i22 = Volume of data
indicator-i22-formula = Σ of volumes; projection: Σ volume × (1 + growth)ⁿ.
indicator-i23 = Completeness of the register
indicator-i23-formula = Personal and health data sets with legal basis, data subjects and retention, over all of these.
indicator-i24 = Volume kept over time
indicator-i24-formula = Σ volume × retention (99 years at most), in terabyte-years.
indicator-i25 = Energy
indicator-i25-formula = Σ over a year: power of equipment × PUE, virtual processors in clouds, storage, transfers.
indicator-i26 = Carbon
indicator-i26-formula = Σ over countries: energy × emission factor of electricity.
indicator-i27 = Coverage of backups
indicator-i27-formula = Stores with a backup, over all stores of data.
indicator-i28 = Documentation of flows
indicator-i28-formula = Flows with protocol, port, encryption, authentication and justification, over all flows.
indicator-i29 = Volume of change
indicator-i29-formula = Elements and links added, removed or changed since the plateau before.
indicator-i30 = Roadmap coverage
indicator-i30-formula = Differences that a work package names, over all differences from the plateau before.
indicator-x01 = Share of free software
indicator-x01-formula = Software under an open-source licence, over that whose licence is known.
indicator-unit-gigabytes = GB
indicator-unit-terabyte-years = TB·year
indicator-unit-kilowatt-hours = kWh/year
indicator-unit-carbon = kgCO₂e/year
indicator-by-hosting-model = By hosting model
indicator-by-sovereignty = By sovereignty level
indicator-by-provider = By supplier
indicator-by-service = By business service
indicator-by-scenario = By feared loss
indicator-by-data-set = By data set
indicator-by-kind = Attribute filled in, by kind
indicator-by-year = By year
indicator-by-category = By category
indicator-by-projection = Projection
indicator-by-term = By term
indicator-by-country = By country
indicator-by-documentation-level = By level
indicator-by-requirement = By requirement
indicator-by-protection-level = By level of protection
indicator-by-difference = By difference
indicator-by-licence = By licence
indicator-by-also-counted = Also measured
indicator-course-same = unchanged
indicator-course-better = better
indicator-course-worse = worse
indicator-course-up = up
indicator-course-down = down
indicator-standing-reached = target reached
indicator-standing-close = close to target
indicator-standing-missed = target missed
indicator-standing-none = no target
indicator-part = { $name }
indicator-part-none = not stated
indicator-part-internal = Internal
indicator-part-level = Level { $level }
indicator-part-in-years = { $years ->
    [one] In { $years } year
   *[other] In { $years } years
}
indicator-part-out-of-reach = With an immutable or offline backup
indicator-part-equipment = Equipment
indicator-part-compute = Cloud computing
indicator-part-storage = Storage
indicator-part-transfers = Transfers
indicator-part-no-country = Country not stated
indicator-part-elements-added = Elements added
indicator-part-elements-removed = Elements removed
indicator-part-elements-changed = Elements changed
indicator-part-links-added = Links added
indicator-part-links-removed = Links removed
indicator-part-links-changed = Links changed
indicator-part-elements-alone = Elements alone
indicator-note-other-hosting = { $count ->
    [one] { $count } application without a known model.
   *[other] { $count } applications without a known model.
}
indicator-note-data-sets = { $count } of { $of } data sets comply.
indicator-note-without-volume = { $count ->
    [one] { $count } data set without a volume is not counted.
   *[other] { $count } data sets without a volume are not counted.
}
indicator-note-bad-amounts = { $count ->
    [one] { $attribute }: { $count } value that is no positive number is ignored.
   *[other] { $attribute }: { $count } values that are no positive numbers are ignored.
}
indicator-note-unknown-zones = { $count ->
    [one] { $count } flow with an unknown zone is not counted.
   *[other] { $count } flows with an unknown zone are not counted.
}
indicator-note-without-criticality = { $count ->
    [one] { $count } application without criticality is not counted.
   *[other] { $count } applications without criticality are not counted.
}
indicator-note-down-already = { $count ->
    [one] { $count } service is down with nothing lost: a group is short of members.
   *[other] { $count } services are down with nothing lost: a group is short of members.
}
indicator-note-services-down = Of any criticality: { $count } of { $of } services down.
indicator-note-no-main-site = No site has the role of main site.
indicator-note-worst = The worst: { $name }.
indicator-note-upper-bound = Upper bound: { $count } of { $of } elements have an availability.
indicator-note-drawn = Estimated by drawing: too many cases for an exact result.
indicator-note-losses-by-rule = The map keeps no scenario: losses of places and suppliers, by rule.
indicator-note-void-losses = { $count ->
    [one] { $count } loss of nothing that is there at this plateau is not counted.
   *[other] { $count } losses of nothing that is there at this plateau are not counted.
}
indicator-note-all-lost = { $count ->
    [one] { $count } data set would be lost as a whole.
   *[other] { $count } data sets would be lost as a whole.
}
indicator-note-loss-unknown = { $count ->
    [one] { $count } data set has a copy of unknown age.
   *[other] { $count } data sets have a copy of unknown age.
}
indicator-note-without-need = { $count ->
    [one] { $count } data set without a stated need counts as not compliant.
   *[other] { $count } data sets without a stated need count as not compliant.
}
indicator-note-no-start = The plateau has no first day.
indicator-note-coverage = Filled in for { $count } of { $of } components.
indicator-note-unreadable-dates = { $count ->
    [one] { $count } date that cannot be read is not counted.
   *[other] { $count } dates that cannot be read are not counted.
}
indicator-note-level = Level asked for: { $level }.
indicator-note-exempt = { $count ->
    [one] { $count } violation with an exemption is not counted.
   *[other] { $count } violations with an exemption are not counted.
}
indicator-note-not-judged = { $count ->
    [one] { $count } requirement could not be judged.
   *[other] { $count } requirements could not be judged.
}
indicator-note-without-retention = { $count ->
    [one] { $count } data set without volume or retention is not counted.
   *[other] { $count } data sets without volume or retention are not counted.
}
indicator-note-out-of-reach = With an immutable or offline backup: { $count } of { $of }.
indicator-note-magnitude = An order of magnitude for comparing plateaus, not a carbon statement.
indicator-note-not-estimated = { $count ->
    [one] { $count } element without figures is not estimated.
   *[other] { $count } elements without figures are not estimated.
}
indicator-note-factor = { $name }: { $value } ({ $source }, { $year })
indicator-note-factor-of = { $name }: { $value } ({ $source })
indicator-note-factor-without-source = { $name }: { $value } (no source given)
indicator-factor-value = { $value }{ $gap }{ $unit }
indicator-note-french-mix = For France about 0.05 (ADEME, average mix) and 0.032 (RTE, production 2023) are also quoted: the choice changes the result threefold.
indicator-note-first-plateau = There is no plateau before.
indicator-note-claimed-otherwise = { $count ->
    [one] { $count } difference is claimed as a change of another sort.
   *[other] { $count } differences are claimed as changes of another sort.
}
indicator-note-goes-with = { $count ->
    [one] { $count } unclaimed link has a claimed end.
   *[other] { $count } unclaimed links have a claimed end.
}
# Factors.
factor-pue-own-room = PUE of our own rooms where none is stated
factor-pue-cloud = PUE of clouds where none is stated
factor-vcpu-min = Power of an idle virtual processor
factor-vcpu-max = Power of a busy virtual processor
factor-vcpu-utilisation = Average load of virtual processors
factor-watts-ssd = Power per terabyte, flash
factor-watts-hdd = Power per terabyte, disk
factor-watts-tape = Power per terabyte, tape at rest
factor-kwh-per-gb = Energy per gigabyte transferred
factor-emission-fr = Emission of electricity, France
factor-emission-ie = Emission of electricity, Ireland
factor-emission-nl = Emission of electricity, Netherlands
factor-emission-de = Emission of electricity, Germany
factor-emission-eu = Emission of electricity, Europe and unknown countries
factor-projection-years = Years of the projection of volumes
indicator-not-applicable = not applicable
indicator-column-id = No.
indicator-column-name = Name
indicator-column-value = Value
indicator-column-plateau = Plateau
indicator-column-list = List
indicator-list-counted = counted
indicator-list-missing = missing
indicator-more-parts = … and { $count } more
indicator-target-both = target { $goal }, alert { $alert }
indicator-target-goal = target { $goal }
indicator-target-alert = alert { $alert }
indicator-cli = The indicators of all plateaus side by side
indicator-cli-plateau = One plateau only
indicator-cli-indicator = These indicators only; of a single one all that is known
indicator-cli-list = The elements and links behind an indicator
indicator-cli-history = Over the kept versions
indicator-cli-fail-on = Exit with 1 if a target is missed (or merely close)
indicator-cli-unknown = There is no indicator “{ $id }”. There are: { $known }.
target-always = always
target-cli = The targets of indicators
target-cli-list = List the targets
target-cli-set = Set a target
target-cli-remove = Remove a target
target-cli-indicator = The indicator, such as I03
target-cli-plateau = The plateau from which it holds; else always
target-cli-goal = Reached from there on, such as 80% or 0.8
target-cli-alert = Missed from there on
target-cli-reason = Why this much
target-cli-none = There is no target of { $id } there.
target-cli-no-figure = “{ $typed }” is no value of this indicator: give a number, or a share such as 80%.
factor-cli = The factors of energy, carbon and projections
factor-cli-list = List the factors
factor-cli-set = Replace a factor by a value of your own
factor-cli-reset = Go back to the built-in value
factor-cli-id = The factor, such as emission_fr
factor-cli-value = Its value, in the unit of the built-in one
factor-cli-source = Where it was published
factor-cli-year = The year
factor-cli-unknown = There is no factor “{ $id }”. There are: { $known }, and emission_ with the two letters of a country.
factor-cli-no-value = “{ $typed }” is no possible value of this factor.
factor-cli-built-in = { $id } has its built-in value already.
factor-column-source = Source
factor-column-built-in = In place of
