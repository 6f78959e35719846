impact-sheet-kind = Impact sheet
impact-sheet-title = Impact sheet: { $scenario }
impact-sheet-services = Services affected · { $count }
impact-sheet-data = Data sets with a store lost · { $count }
impact-sheet-margins = Redundancy lost · { $count }
impact-sheet-no-service = No business service is affected.
impact-sheet-no-data = No data set loses a store.
impact-sheet-no-margin = No group that goes on has lost a member.
impact-sheet-honesty = What these figures rest on
impact-sheet-legend = On the view “{ $view }”
impact-sheet-state = State
impact-sheet-service = Service
impact-sheet-why = Why
impact-sheet-rto = Recovery (RTO)
impact-sheet-mtd = MTD
impact-sheet-verdict = Against the need
impact-sheet-data-set = Data set
impact-sheet-rpo = Loss (RPO)
impact-sheet-mdl = MDL
impact-sheet-group = Group
impact-sheet-left = Members left
impact-sheet-reserve = Reserve
impact-sheet-others = … and { $count ->
    [one] one other
   *[other] { $count } others
}
impact-sheet-page = page { $number }
impact-sheet-brief-services = { $down ->
    [0] No service down
    [one] 1 service down
   *[other] { $down } services down
}{ $over ->
    [0] {""}
   *[other] , { $over } beyond the MTD
}{ $open ->
    [0] {""}
   *[other] , { $open } cannot be told
}
impact-sheet-brief-data = { $count ->
    [0] No data lost
    [one] 1 data set loses a store
   *[other] { $count } data sets lose a store
}{ $over ->
    [0] {""}
   *[other] , { $over } beyond the MDL
}{ $lost ->
    [0] {""}
   *[other] , { $lost } without a copy
}
impact-sheet-brief-flows = { $down ->
    [0] No flow cut
    [one] 1 flow cut
   *[other] { $down } flows cut
}{ $degraded ->
    [0] {""}
   *[other] , { $degraded } degraded
}
impact-sheet-arg = Also write the impact sheet, one page of A4, into this picture
impact-sheet-arg-all-pages = Write what the sheet leaves out on further pages beside it
impact-sheet-arg-dpi = Fineness of the sheet in dots per inch (200 where not given)
impact-sheet-applications = Applications affected · { $count }
impact-sheet-application = Application
impact-sheet-no-application = No application is affected.
