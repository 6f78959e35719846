# Roadmap and project cards (§5.5).
document-roadmap-masterplan = Masterplan
document-roadmap-stakes = Stakes
document-roadmap-stakes-gap = State the stakes of the authority that this plan answers to: the map does not carry them.
document-roadmap-principles = Guiding principles and IT policy
document-roadmap-principles-gap = State the guiding principles (sharing, sovereignty, sobriety…); a decision noted on the map can carry them.
document-roadmap-orientations = Orientations and plateaus
document-roadmap-axes-caption = Work packages and budget by axis
document-roadmap-projects = Work packages
document-roadmap-technology = Technology choices
document-roadmap-plan = Planning
document-roadmap-figure = Work packages and plateaus over time
document-roadmap-figure-about = { $count ->
    [one] One work package
   *[other] { $count } work packages
} along time, with plateaus, dependencies and ends of support.
document-roadmap-plan-caption = Work packages, in the order of time
document-roadmap-none = The map holds no work package. Add them on the roadmap.
document-roadmap-budget = Budget by year
document-roadmap-budget-caption = Budget by year
document-roadmap-no-budget = No work package carries a budget.
document-roadmap-budget-note = The budget of a work package is spread evenly over its days; a cancelled one costs nothing.
document-roadmap-year = Year
document-roadmap-undated = Without dates
document-roadmap-cards = Project cards
document-roadmap-card-caption = Project card: { $package }
document-roadmap-delivers = Delivers
document-roadmap-removes = Removes
document-roadmap-changes = Changes
document-roadmap-gaps = Differences between plateaus
document-roadmap-coverage-caption = Differences that a work package takes care of
document-roadmap-coverage-note = Go along: links that come, go or change with an element taken care of.
document-roadmap-differences = Differences
document-roadmap-claimed = Taken care of
document-roadmap-along = Go along
document-roadmap-unclaimed = Without a package
document-roadmap-covered = Coverage (I30)
document-roadmap-unclaimed-caption = Differences that no work package takes care of
document-roadmap-all-claimed = All differences are taken care of.
document-roadmap-without = Claims without a difference
document-roadmap-problems = Whether the plan agrees
document-roadmap-no-problem = The plan does not contradict itself.
document-roadmap-dashboard = Dashboard
