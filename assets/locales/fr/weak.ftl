# Points faibles : perspective, légende, liste.
weak-perspective = Points faibles
weak-single-critical = Point unique de panne (SPOF) d’un service critique
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
weak-heat-none = Perte sans effet ailleurs
weak-heat = { $from ->
    [one] { $to ->
        [one] Perte qui touche 1 élément
       *[other] Perte qui touche 1 à { $to } éléments
    }
   *[other] Perte qui touche { $from } à { $to } éléments
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
