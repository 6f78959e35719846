across-title = Un scénario d’un plateau à l’autre
across-command = Comparer le scénario entre plateaux
across-summary = Perte : { $names }, sur { $count } { $count ->
    [one] plateau
   *[other] plateaux
}
across-void = Rien de ce scénario n’existe à ce plateau.
across-missing = Absent : { $names }
across-of-elements = { $count } { $count ->
    [one] élément
   *[other] éléments
} dans la carte
across-since = Depuis { $plateau } : { $better } { $better ->
    [one] va
   *[other] vont
} mieux, { $worse } moins bien
across-services = Services métier
across-need = DMIA
across-trend = Évolution
across-absent = absent
across-rto-within = { $rto } ≤ { $need }
across-rto-beyond = { $rto } > { $need }
across-rto-unknown = { $rto }, DMIA non renseignée
across-total = Services à l’arrêt
across-cli = Comparer le scénario entre ces plateaux, ou entre tous
across-needs-plateaus = Aucun plateau où comparer : la carte n’en a pas.
across-down = à l’arrêt
across-degraded = dégradés
across-margin = marge perdue
across-intact = intacts
across-message = Services à l’arrêt : { $counts }
across-unstruck = { $count ->
    [one] { $count } autre service est intact à tous les plateaux.
   *[other] { $count } autres services sont intacts à tous les plateaux.
}
across-legend-trend = { $trend } qu’au plateau précédent
across-legend-hours = Durées : reprise (RTO) face à la DMIA ; ≈ quand une partie est supposée
across-better = Vont mieux
across-worse = Vont moins bien
across-not-there = Absents
across-from = à partir du { $start }
across-tile = services à l’arrêt, plateau après plateau
