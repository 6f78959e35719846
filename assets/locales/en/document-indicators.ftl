# Indicators I01 to I30.
document-indicators-summary = Overview
document-indicators-trend = Course by plateau
document-indicators-trend-caption = Indicators at each plateau
document-indicators-trend-note = ● target reached, ◐ short of it without alert, ○ alert; ↗ ↘ →: course since the plateau that it builds on.
document-indicators-detail = Details
document-indicators-heading = { $id } – { $name }
document-indicators-numerator = Numerator
document-indicators-denominator = Denominator
document-indicators-target = Target
document-indicators-standing = Standing
document-indicators-course = Course
document-indicators-fraction = That is
document-indicators-counted = Counted
document-indicators-not-counted = Not counted
document-indicators-note = An indicator without a denominator is “not applicable”, never 0 or 100%. Energy and carbon are orders of magnitude for comparing plateaus.
