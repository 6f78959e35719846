impact-sheet-kind = Fiche d’impact
impact-sheet-title = Fiche d’impact : { $scenario }
impact-sheet-services = Services touchés · { $count }
impact-sheet-data = Jeux de données dont un stockage est perdu · { $count }
impact-sheet-margins = Redondance perdue · { $count }
impact-sheet-no-service = Aucun service métier n’est touché.
impact-sheet-no-data = Aucun jeu de données ne perd de stockage.
impact-sheet-no-margin = Aucun groupe encore en service n’a perdu de membre.
impact-sheet-honesty = Sur quoi reposent ces chiffres
impact-sheet-legend = Sur la vue « { $view } »
impact-sheet-state = État
impact-sheet-service = Service
impact-sheet-why = Pourquoi
impact-sheet-rto = Reprise (RTO)
impact-sheet-mtd = DMIA
impact-sheet-verdict = Face au besoin
impact-sheet-data-set = Jeu de données
impact-sheet-rpo = Perte (RPO)
impact-sheet-mdl = PDMA
impact-sheet-group = Groupe
impact-sheet-left = Membres restants
impact-sheet-reserve = Réserve
impact-sheet-others = … et { $count ->
    [one] un autre
   *[other] { $count } autres
}
impact-sheet-page = page { $number }
impact-sheet-brief-services = { $down ->
    [0] Aucun service à l’arrêt
    [one] 1 service à l’arrêt
   *[other] { $down } services à l’arrêt
}{ $over ->
    [0] {""}
   *[other] , dont { $over } au-delà de la DMIA
}{ $open ->
    [0] {""}
   *[other] , { $open } sans certitude
}
impact-sheet-brief-data = { $count ->
    [0] Aucune donnée perdue
    [one] 1 jeu de données perd un stockage
   *[other] { $count } jeux de données perdent un stockage
}{ $over ->
    [0] {""}
   *[other] , { $over } au-delà de la PDMA
}{ $lost ->
    [0] {""}
   *[other] , dont { $lost } sans copie
}
impact-sheet-brief-flows = { $down ->
    [0] Aucun flux coupé
    [one] 1 flux coupé
   *[other] { $down } flux coupés
}{ $degraded ->
    [0] {""}
    [one] , 1 dégradé
   *[other] , { $degraded } dégradés
}
impact-sheet-arg = Écrire aussi la fiche d’impact, une page A4, dans cette image
impact-sheet-arg-all-pages = Écrire sur d’autres pages, à côté, ce que la fiche laisse de côté
impact-sheet-arg-dpi = Finesse de la fiche en points par pouce (200 sans précision)
impact-sheet-applications = Applications touchées · { $count }
impact-sheet-application = Application
impact-sheet-no-application = Aucune application n’est touchée.
