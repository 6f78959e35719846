# The dashboard of indicators.
dashboard-title = Dashboard
dashboard-file = dashboard
dashboard-today = Today
dashboard-plateau = Plateau
dashboard-version = Version
dashboard-year = Year
dashboard-indicator = Indicator
dashboard-principle = Principle
dashboard-empty = Nothing to show yet.
dashboard-not-applicable = n/a
dashboard-target = Target: { $target }.
dashboard-goal-at-least = at least { $value }
dashboard-goal-at-most = at most { $value }
dashboard-alert = alert at { $value }
dashboard-next = { $value } ({ $plateau })
dashboard-no-targets = No target is set yet: menu Analyse, “Targets and factors…”.
dashboard-brief = { $reached ->
    [0] No target reached
    [one] { $reached } target reached
   *[other] { $reached } targets reached
}, { $watched } to watch, { $missed ->
    [0] none missed
   *[other] { $missed } missed
}.
dashboard-brief-missed = First to deal with: { $names }.
dashboard-brief-findings = { $count ->
    [0] No requirement is broken.
    [one] { $count } finding against the requirements.
   *[other] { $count } findings against the requirements.
}
dashboard-hosting = Where applications are hosted
dashboard-hosting-note = Number of applications by hosting model, plateau by plateau.
dashboard-hosting-source = I01, from the attribute “hosting” of applications.
dashboard-hosting-other = Not stated
dashboard-ratios = Where the plan leads
dashboard-ratios-note = Each line is a share that should rise. Values stand at the end and at each plateau.
dashboard-ratios-source = Worked out on the map at each plateau; formulas in the table of indicators.
dashboard-principles = The five principles of the data strategy
dashboard-principles-note = From 0 at the centre to 100% at the rim. The values written out are those of “{ $plateau }”.
dashboard-principles-source = Plain mean of the shares that apply; a principle without a measure is “n/a”.
dashboard-protection = Protection
dashboard-protection-of = Protection: complete register (I23), personal data under sovereignty (I04).
dashboard-securing = Securing
dashboard-securing-of = Securing: encryption of flows (I06, I07) and at rest (I08), strong authentication (I09).
dashboard-reliability = Reliability and quality
dashboard-reliability-of = Reliability: data sets with one source, data flows whose frequency is known, stores backed up (I27).
dashboard-access = Accessibility
dashboard-access-of = Accessibility: services that keep their availability target, open data that can be obtained from outside.
dashboard-sobriety = Sobriety
dashboard-sobriety-of = Sobriety: data kept (I24) and energy (I25) against the first plateau; 100% where they do not grow.
dashboard-eol = Ends of support by year
dashboard-eol-note = Components whose support ends in the year, as seen from “{ $plateau }”.
dashboard-eol-source = I17 and I18, from the attribute “end of support”; components without a date are left out.
dashboard-eol-empty = No end of support is given at this plateau.
dashboard-eol-past = Out of support
dashboard-eol-soon = Within 24 months
dashboard-eol-later = Later
dashboard-flows = Flows between zones
dashboard-flows-note = From the zone at the left to the zone at the top, at “{ $plateau }”. Open lock and red edge: the number of flows without encryption. A click selects the flows of a cell.
dashboard-flows-source = Zones of emitter and receiver, from the least to the most trusted; no known encryption counts as none.
dashboard-flows-empty = No flow at this plateau.
dashboard-flows-axis = From ↓ to →
dashboard-no-zone = Unknown zone
dashboard-unencrypted = { $count }
dashboard-energy = Energy and carbon
dashboard-energy-note = Equipment, computing in clouds, storage and transfers of a year.
dashboard-orders = Orders of magnitude to compare plateaus, not a carbon statement.
dashboard-factor = { $name }: { $value } ({ $source }, { $year })
dashboard-history = From version to version
dashboard-history-note = The same shares in the versions of the map that were kept, at “{ $plateau }”.
dashboard-history-empty = No version has been kept yet: File menu, “Keep version…”.
dashboard-indicators = All indicators
dashboard-indicators-note = Sign: ticked circle, target reached; circle, to watch; octagon, missed. Arrow: change since the plateau before. A click selects what is behind a figure.
dashboard-indicators-source = “n/a”: there is nothing to hold the measure against; it is neither 0 nor 100%.
dashboard-plot-unknown = No such plot: { $plot }. Known: { $known }.
dashboard-nothing = The map has nothing to measure.
dashboard-cli = The dashboard of indicators, or one of its plots, as a picture or as data
dashboard-cli-out = File to write: .png, .svg, .pdf, or .csv for the data
dashboard-cli-plot = One plot alone
dashboard-command = Dashboard
dashboard-one-plot = One plot
dashboard-one-plot-about = Picture (.png, .svg) or data (.csv), as the file’s name says
dashboard-plot-export = Export “{ $plot }”
dashboard-plot-png = PNG picture…
dashboard-plot-svg = SVG picture…
dashboard-plot-csv = CSV data…
dashboard-select = Select ({ $count })
targets-command = Targets and factors…
targets-short = Targets
targets-title = Targets and factors
targets-part-targets = Targets
targets-part-factors = Factors of energy and carbon
targets-part-rest = Documentation and experiments
targets-about = Green from the goal on, red from the alert on, amber between. A target of a plateau holds from there on and takes the place of the one for always.
targets-always = Always
targets-goal = Goal
targets-alert = Alert
targets-unit = Unit
targets-factor = Factor
targets-value = Value
targets-source = Source
targets-year = Year
targets-built-in = built in: { $value }
targets-back = Back to the built-in factor
targets-factors-about = Orders of magnitude to compare plateaus, not a carbon statement. An empty field takes the built-in factor.
targets-not-a-number = A field in red holds no number.
targets-level = Documentation asked for
targets-level-about = ANSSI cartography guide
targets-level-1 = 1 – minimal
targets-level-2 = 2 – intermediate
targets-level-3 = 3 – fine
targets-experiments = Without experiments
targets-experiments-about = Elements marked as experiments do not count.
dashboard-cli-ending = { $file }: the dashboard is written as .png or .svg, its data as .csv.
