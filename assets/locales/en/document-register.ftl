# Register of processing activities (GDPR, article 30).
document-register-controller = Controller
document-register-controller-gap = Fill in controller, joint controllers and data protection officer in the properties of the map.
document-register-activities = Processing activities
document-register-count = Activities
document-register-missing = Fields to fill in
document-register-missing-short = To fill in
document-register-none = The map holds no personal or health data set at this plateau. Give data sets their category so that they enter the register.
document-register-summary-caption = Processing activities
document-register-activity = Activity
document-register-reference = Reference
document-register-cards = Records
document-register-derived = Applications, stores, recipients, transfers and security measures are read from the map; the rest is what was written on the data sets.
document-register-card-caption = Record of processing: { $activity }
document-register-gap = To be filled in on the data sets of this activity, or on what stores and hosts them: { $fields }.
document-register-processor = Processing carried out as a processor (art. 30.2)
document-register-processor-gap = The map does not say on whose behalf other processing is carried out. Where there is any, state for each the controllers served, the categories of processing, transfers and measures.
