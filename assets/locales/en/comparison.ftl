# Two states of a map beside each other.
app-reading-sides = Reading what is to be compared…
ui-look-comparison = Comparison
comparison-working = Working map
