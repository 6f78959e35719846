# Mots que partagent les documents tirés de la carte.
document-cover-organisation = Organisme
document-cover-map = Carte
document-cover-plateau = Plateau
document-cover-compared = Comparé à
document-cover-version = Version
document-cover-date = Date
document-cover-author = Rédaction (rôle)
document-cover-marking = Diffusion
document-subtitle = { $map } – { $plateau }
document-only-state = Carte sans plateau
document-caption-at = { $caption } – { $plateau }
document-figure-view = Vue « { $view } »
document-figure-view-at = Vue « { $view } » – { $plateau }
document-figure-about = Le plan montre { $elements ->
    [one] un élément
   *[other] { $elements } éléments
} et { $links ->
    [one] un lien
   *[other] { $links } liens
}.
document-figure-loss = { $loss } : ses effets sur la vue « { $view } »
document-figure-loss-about = { $down ->
    [one] Un élément à l’arrêt
   *[other] { $down } éléments à l’arrêt
} et { $degraded ->
    [one] un dégradé
   *[other] { $degraded } dégradés
} sur toute la carte ; le plan montre { $elements ->
    [one] un élément
   *[other] { $elements } éléments
} et { $links ->
    [one] un lien
   *[other] { $links } liens
}.
document-and-more = … et { $count } de plus
document-no-value = Rien à indiquer
document-level-0 = insignifiant
document-level-1 = faible
document-level-2 = moyen
document-level-3 = fort
document-level-4 = très fort
document-yes = oui
document-no = non
document-column-id = N°
document-column-name = Nom
document-column-kind = Type
document-column-source = Source
document-column-destination = Destination
document-column-source-zone = Zone source
document-column-destination-zone = Zone de destination
document-column-source-address = Adresse source
document-column-destination-address = Adresse de destination
document-column-network = Réseau
document-column-protocol = Protocole
document-column-transport = Transport
document-column-port = Port
document-column-mode = Mode
document-column-data = Données transportées
document-column-classification = Classification
document-column-direction = Sens d’ouverture
document-column-encryption = Chiffrement
document-column-auth = Authentification
document-column-filters = Filtres traversés
document-column-frequency = Fréquence
document-column-volume = Volume
document-column-justification = Justification
document-column-requester = Demandeur
document-column-validity = Valide jusqu’au
document-column-plateau = Plateau
document-column-state = État
document-column-service = Service
document-column-services = Services
document-column-trust = Confiance
document-column-flows = Flux
document-column-count = Nombre
document-column-container = Contenant
document-column-zone = Zone
document-column-owner = Responsable
document-column-version = Version
document-column-eol = Fin de support
document-column-host = Hébergé sur
document-column-site = Lieu
document-column-criticality = Criticité
document-column-dmia = DMIA
document-column-pdma = PDMA
document-column-rto = RTO
document-column-rpo = RPO
document-column-gap = Écart
document-column-scenario = Scénario
document-column-availability = Disponibilité
document-column-more = Autres caractéristiques
document-column-description = Description
document-column-contact = Contact
document-column-country = Pays
document-column-provider = Fournisseur
document-column-item = Rubrique
document-column-value = Valeur
document-column-supported = Services concernés
document-column-package = Chantier
document-labelled = { $label } : { $value }
document-none-of-these = La carte n’en contient aucun à ce plateau.
document-column-members = Membres
document-column-need-d = D
document-column-need-i = I
document-column-need-c = C
document-column-need-t = T
document-total = Total
document-of = { $part } sur { $all }
document-share-of = { $share } ({ $of })
document-support-unknown = inconnu
document-support-over = hors support
document-support-soon = à prévoir
document-support-good = suivi
