# Words that the documents drawn from the map share.
document-cover-organisation = Organisation
document-cover-map = Map
document-cover-plateau = Plateau
document-cover-compared = Compared with
document-cover-version = Version
document-cover-date = Date
document-cover-author = Author (role)
document-cover-marking = Marking
document-subtitle = { $map } – { $plateau }
document-only-state = Map without plateaus
document-caption-at = { $caption } – { $plateau }
document-figure-view = View “{ $view }”
document-figure-view-at = View “{ $view }” – { $plateau }
document-figure-about = The drawing shows { $elements ->
    [one] one element
   *[other] { $elements } elements
} and { $links ->
    [one] one link
   *[other] { $links } links
}.
document-figure-loss = { $loss }: its effects on the view “{ $view }”
document-figure-loss-about = { $down ->
    [one] One element down
   *[other] { $down } elements down
} and { $degraded ->
    [one] one degraded
   *[other] { $degraded } degraded
} over the whole map; the drawing shows { $elements ->
    [one] one element
   *[other] { $elements } elements
} and { $links ->
    [one] one link
   *[other] { $links } links
}.
document-and-more = … and { $count } more
document-no-value = Nothing to state
document-level-0 = insignificant
document-level-1 = low
document-level-2 = medium
document-level-3 = high
document-level-4 = very high
document-yes = yes
document-no = no
document-column-id = No.
document-column-name = Name
document-column-kind = Kind
document-column-source = Source
document-column-destination = Destination
document-column-source-zone = Source zone
document-column-destination-zone = Destination zone
document-column-source-address = Source address
document-column-destination-address = Destination address
document-column-network = Network
document-column-protocol = Protocol
document-column-transport = Transport
document-column-port = Port
document-column-mode = Mode
document-column-data = Data carried
document-column-classification = Classification
document-column-direction = Direction
document-column-encryption = Encryption
document-column-auth = Authentication
document-column-filters = Filters crossed
document-column-frequency = Frequency
document-column-volume = Volume
document-column-justification = Justification
document-column-requester = Requester
document-column-validity = Valid until
document-column-plateau = Plateau
document-column-state = State
document-column-service = Service
document-column-services = Services
document-column-trust = Trust
document-column-flows = Flows
document-column-count = Number
document-column-container = Container
document-column-zone = Zone
document-column-owner = Owner
document-column-version = Version
document-column-eol = End of support
document-column-host = Hosted on
document-column-site = Place
document-column-criticality = Criticality
document-column-dmia = MTD
document-column-pdma = MDL
document-column-rto = RTO
document-column-rpo = RPO
document-column-gap = Gap
document-column-scenario = Scenario
document-column-availability = Availability
document-column-more = Other characteristics
document-column-description = Description
document-column-contact = Contact
document-column-country = Country
document-column-provider = Provider
document-column-item = Item
document-column-value = Value
document-column-supported = Services concerned
document-column-package = Work package
document-labelled = { $label }: { $value }
document-none-of-these = The map has none at this plateau.
document-column-members = Members
document-column-need-d = A
document-column-need-i = I
document-column-need-c = C
document-column-need-t = T
document-total = Total
document-of = { $part } of { $all }
document-share-of = { $share } ({ $of })
document-support-unknown = unknown
document-support-over = out of support
document-support-soon = to be planned
document-support-good = supported
