# Points faibles : perspective, légende, liste.
weak-perspective = Points faibles
weak-single-critical = Point unique de panne (SPOF) critique
weak-single = Point unique de panne (SPOF)
weak-on-paper = Redondance sur le papier
weak-obligatory = Passage obligé
weak-cuts = Coupe le réseau s’il est perdu
weak-bridge = Seul câble entre deux parties
weak-pill-single = SPOF · { $count ->
    [one] 1 SERVICE
   *[other] { $count } SERVICES
}
weak-pill-on-paper = SUR LE PAPIER
weak-pill-obligatory = PASSAGE OBLIGÉ
weak-pill-cuts = ISOLE { $count }
weak-bridge-label = isole { $count }
weak-phrase = { $count ->
    [0] sa perte ne touche rien d’autre
    [one] sa perte touche un autre élément
   *[other] sa perte touche { $count } autres éléments
}
weak-heat-none = Aucun autre élément touché
weak-heat = { $from ->
    [one] { $to ->
        [one] 1 élément touché
       *[other] 1 à { $to } éléments touchés
    }
   *[other] { $from } à { $to } éléments touchés
}
weak-only = Seulement : { $name }
weak-older = Calculé avant la dernière modification
weak-awaited = Calcul en cours…
weak-stopped = Calcul arrêté
weak-arg-service = Service dont seuls les points faibles ressortent (perspective weak-points)
weak-pill-spof = SPOF
weak-all-services = Tous les services
weak-service-count = { $name } · { $count } SPOF
weak-choose-service = Service dont les points faibles ressortent
weak-list = Liste des points faibles
weak-part-points = Par portée de leur perte
weak-part-passages = Passages obligés
weak-part-on-paper = Redondance sur le papier
weak-part-network = Coupures du réseau
weak-part-cycles = Cercles de besoins
weak-part-pairs = Paires qui arrêtent un service à elles deux
weak-cause-total = Les { $size } membres tombent avec { $cause } : { $members }
weak-cause-partial = { $fallen } membres sur { $size } tombent avec { $cause }, or il en faut { $k } : { $members }
weak-isolates = { $count ->
    [one] Sans lui, un élément est coupé du réseau
   *[other] Sans lui, { $count } éléments sont coupés du réseau
}
weak-cable = Câble
weak-circle = Cercle de besoins
weak-circle-size = { $count ->
    [one] A besoin de lui-même : rien n’y démarre seul
   *[other] { $count } éléments ont besoin les uns des autres : aucun ne démarre seul
}
weak-pair = Paire
weak-column-part = Partie
weak-column-name = Élément
weak-column-kind = Type
weak-column-nature = Nature
weak-column-actual = Rayon réel
weak-column-potential = Rayon potentiel
weak-column-services = Services arrêtés
weak-column-detail = Pourquoi
weak-column-ids = Identifiants
weak-file = points-faibles
weak-file-title = Écrire les points faibles
weak-write = Écrire la liste (CSV, Markdown)
weak-nothing = Aucun point faible : aucune perte n’arrête ni ne dégrade autre chose.
weak-none-fits = Rien ne répond à cette recherche.
weak-search = Chercher dans les points faibles
weak-counts = { $single ->
    [0] Aucun point unique de panne
    [one] Un point unique de panne
   *[other] { $single } points uniques de panne
}, { $paper ->
    [0] aucune redondance sur le papier
    [one] une redondance sur le papier
   *[other] { $paper } redondances sur le papier
}
weak-too-many = trop de paires pour { $count ->
    [one] un service
   *[other] { $count } services
}
weak-title-kind = Type · nature
weak-title-radius = Rayon réel / potentiel
weak-title-why = Services arrêtés, ou pourquoi
weak-stops-none = n’arrête seul aucun service
weak-stops = { $count ->
    [one] Arrête { $names }
   *[other] Arrête { $count } services : { $names }
}
weak-radius = { $actual } touchés sur { $potential } qui en dépendent
weak-play = Jouer cette perte : { $name }
