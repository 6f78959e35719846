# Findings: marks on the map, list, exemptions, inspector.
findings-mark = { $count ->
    [one] one finding
   *[other] { $count } findings
}, { $level }
findings-legend = Finding, level { $level }
findings-legend-title = Findings
findings-export = Findings
findings-export-about = Marks what does not meet the requirements
findings-cli-arg = Mark what does not meet the requirements: the worst level and the number of findings
