# The web page: words of its own.
webpage-skip = Go to the drawing
webpage-search = Search
webpage-search-hint = Element, link or note
webpage-search-none = Nothing matches “{ $query }”.
webpage-type-element = Element
webpage-type-link = Link
webpage-type-note = Note
webpage-views = Views
webpage-plateau = Plateau
webpage-perspective = Perspective
webpage-perspective-loss = Loss of an element
webpage-legend = Legend
webpage-legend-loss = WHAT THE LOSS DOES
webpage-zoom = Zoom
webpage-zoom-in = Zoom in
webpage-zoom-out = Zoom out
webpage-zoom-fit = Show everything
webpage-overview = Overview
webpage-drawing = Drawing of the view { $view }
webpage-drawing-help = Arrows go from element to element, Enter opens details, I shows what a loss does, Escape closes, / searches, + − 0 zoom.
webpage-empty = This view shows nothing at this plateau.
webpage-outline = Elements
webpage-outline-toggle = List of elements
webpage-details = Details
webpage-close = Close
webpage-to-dark = Dark colours
webpage-to-light = Light colours
webpage-print = Print
webpage-what-if = What if it is lost?
webpage-what-if-end = End of the loss
webpage-loss-of = If { $name } is lost
webpage-loss-services = Business services
webpage-loss-none = Nothing else is touched.
webpage-loss-left-out = The map is too large for this page to hold what each loss does; Portolan says it.
webpage-path = Lies in
webpage-contains = Contains
webpage-links = Links
webpage-links-none = No link at this plateau.
webpage-notes = Notes
webpage-notes-listed = Notes by number
webpage-documents = Documents
webpage-needs = Security needs
webpage-need = { $name } { $level } of 4
webpage-services = Services that depend on it
webpage-services-none = No business service depends on it.
webpage-shown-in = Shown in
webpage-shown-nowhere = On no view at this plateau.
webpage-missing = { $name } is not there at this plateau.
webpage-elsewhere = at another plateau: { $plateau }
webpage-note-by = By
webpage-note-for = Asked of
webpage-note-due = Due
webpage-note-status = Status
webpage-note-about = About
webpage-note-decision = Decision
webpage-note-reason = Reason
webpage-note-consequence = Consequence
webpage-note-replies = Discussion
webpage-marking = Protection mark
webpage-kind = Kind
webpage-untitled = Map
webpage-offline = Stands alone: nothing is fetched, nothing is sent.
webpage-noscript = This page needs JavaScript to show the map. It fetches and sends nothing.
webpage-count-elements =
    { $count ->
        [one] { $shown } element
       *[other] { $shown } elements
    }
webpage-count-links =
    { $count ->
        [one] { $shown } link
       *[other] { $shown } links
    }
webpage-count-notes =
    { $count ->
        [one] { $shown } note
       *[other] { $shown } notes
    }
webpage-count-results =
    { $count ->
        [one] { $shown } result
       *[other] { $shown } results
    }
webpage-count-bundle =
    { $count ->
        [one] { $shown } link drawn as one
       *[other] { $shown } links drawn as one
    }
webpage-count-replies =
    { $count ->
        [one] { $shown } reply
       *[other] { $shown } replies
    }
webpage-count-others =
    { $count ->
        [one] { $shown } other
       *[other] { $shown } others
    }
webpage-word-down =
    { $count ->
        [one] stopped
       *[other] stopped
    }
webpage-word-degraded =
    { $count ->
        [one] degraded
       *[other] degraded
    }
webpage-word-margin =
    { $count ->
        [one] without margin
       *[other] without margin
    }
webpage-word-intact =
    { $count ->
        [one] intact
       *[other] intact
    }
