# Matrices de flux (§5.2 des cadres du secteur public).
document-flows-reading = Lecture
document-flows-about = Les flux ci-dessous sont ceux que la carte décrit : des échanges d’informations, et non chaque règle de filtrage. La résolution de noms (DNS) et la mise à l’heure (NTP) n’y figurent pas. Une case marquée manquante est à compléter dans la carte, sur le lien de type flux.
document-flows-count = Flux à ce plateau
document-flows-between = dont entre deux zones
document-flows-to-open = À ouvrir
document-flows-open = Ouverts
document-flows-changing = dont modifiés
document-flows-to-close = À fermer
document-flows-any-count = Règles « tout service »
document-flows-left-out = Flux DNS ou NTP laissés de côté
document-flows-application = Matrice applicative
document-flows-technical = Matrice technique
document-flows-zones = Matrice zone × zone
document-flows-states = Ouvertures et fermetures par plateau
document-flows-application-caption = Matrice des flux applicatifs
document-flows-application-note = Réseau : Internet si une extrémité y est, WAN si les extrémités sont sur des sites différents ou reliées par une liaison, VLAN entre deux zones d’un même lieu, LAN dans une zone. Mode : L lecture, E écriture, LE les deux, A appel (attribut « Mode d’accès » du flux). Classification : besoin de confidentialité le plus élevé des données transportées.
document-flows-chatter = { $count ->
    [0] Aucun flux DNS ou NTP à laisser de côté.
    [one] Un flux DNS ou NTP laissé de côté.
   *[other] { $count } flux DNS ou NTP laissés de côté.
}
document-flows-openings-caption = Matrice des flux techniques : ouvertures
document-flows-protection-caption = Matrice des flux techniques : protection et motif
document-flows-technical-caption = Matrice des flux techniques
document-flows-address-note = Sous chaque extrémité : sa zone, puis son adresse ou la plage où elle se trouve.
document-flows-protection-note = Demandeur : le rôle responsable du flux.
document-flows-none = La carte ne décrit aucun flux à ce plateau.
document-flows-any = tout service
document-flows-unsaid = service non précisé
document-flows-changed = modifié : { $fields }
document-flows-ends = extrémités
document-flows-no-zones = Aucun flux n’a de zone connue à ses deux extrémités. Renseignez l’attribut « Zone de sécurité » des éléments, ou placez-les dans une zone.
document-flows-zones-caption = Matrice zone × zone : services autorisés et nombre de flux
document-flows-zones-counts = Matrice zone × zone : nombre de flux
document-flows-zones-note = En ligne la zone source, en colonne la zone de destination. Une règle « tout service » est signalée, un service non précisé aussi.
document-flows-from-to = De / vers
document-flows-number = { $count ->
    [one] un flux
   *[other] { $count } flux
}
document-flows-pairs-caption = Échanges entre zones : services et nombre de flux
document-flows-nowhere = { $count ->
    [one] Un flux n’a pas
   *[other] { $count } flux n’ont pas
} de zone connue à l’une de leurs extrémités.
document-flows-states-caption = Flux à ouvrir, ouverts et à fermer, par plateau
document-flows-states-note = Chaque plateau est comparé à celui sur lequel il se fonde ; l’état noté sur le flux (« État de l’ouverture ») l’emporte.
document-flows-list-caption = Flux à ouvrir, à modifier ou à fermer
document-flows-no-change = Aucun flux ne s’ouvre, ne change ni ne se ferme d’un plateau à l’autre.
document-network-internet = Internet
document-network-wan = WAN
document-network-lan = LAN
document-network-vlan = VLAN
