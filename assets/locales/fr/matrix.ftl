matrix-title = Scénarios × services
matrix-loss-of = Perte : { $name }
matrix-by-rule = La carte ne garde aucun scénario : ce sont les pertes des lieux et fournisseurs qui ne sont dans aucun autre domaine de défaillance et dont quelque chose dépend.
matrix-none = Rien à croiser : il faut des services métier dans la carte, et des scénarios ou des lieux que l’on puisse perdre.
matrix-heading = Scénarios × services à { $plateau } : { $losses } { $losses ->
    [one] perte
   *[other] pertes
}, { $services } { $services ->
    [one] service
   *[other] services
}
matrix-heading-bare = Scénarios × services : { $losses } { $losses ->
    [one] perte
   *[other] pertes
}, { $services } { $services ->
    [one] service
   *[other] services
}
matrix-rto = RTO dans la DMIA (I15) : { $met } couples sur { $pairs } ({ $share }), dont { $perhaps } si les hypothèses sont justes ; { $beyond } au-delà, { $unknown } sans DMIA indiquée.
matrix-rpo = RPO dans la PDMA : { $met } couples scénario et jeu de données sur { $pairs }, { $unknown } { $unknown ->
    [one] inconnu
   *[other] inconnus
}.
matrix-parts = Délais de reprise : { $given } des { $parts } durées additionnées figurent dans la carte. Les autres sont supposées : 24 h pour réparer un lieu ou un fournisseur, 4 h pour un autre équipement, 0 h pour redémarrer ou basculer.
matrix-void = Rien de ce scénario n’existe à ce plateau.
matrix-missing = Absent à ce plateau : { $names }
matrix-row-counts = { $down } à l’arrêt, { $degraded } { $degraded ->
    [one] dégradé
   *[other] dégradés
} dans toute la carte
matrix-met-of = { $met } sur { $pairs }
matrix-word-down = arrêt
matrix-word-degraded = dégradé
matrix-word-up = intact
matrix-column-scenario = Scénario
matrix-column-service = Service
matrix-column-state = État
matrix-column-depth = Profondeur
matrix-column-rto = RTO (h)
matrix-column-dmia = DMIA (h)
matrix-column-gap = Marge (h)
matrix-column-parts = Durées données
matrix-column-data = Données perdues
matrix-column-met = Tenus
matrix-column-need = DMIA
matrix-said-down = { $service } est à l’arrêt
matrix-said-degraded = { $service } est dégradé
matrix-said-up = { $service } est intact
matrix-said-depth = { $count ->
    [0] Le service est lui-même perdu.
    [one] À { $count } relation de ce qui est perdu.
   *[other] À { $count } relations de ce qui est perdu.
}
matrix-said-coordinated = Il attend des éléments qui l’attendent aussi : un redémarrage coordonné est nécessaire.
matrix-open = Ouvre ce scénario, ce service sélectionné
matrix-open-row = Ouvre ce scénario
matrix-reckoning = Croisement des scénarios et des services…
matrix-command = Scénarios × services
matrix-cli = Ce que chaque scénario gardé fait à chaque service métier, face à ce que le métier supporte
matrix-cli-picture = Écrire aussi la matrice en image
matrix-column-is-met = DMIA tenue
matrix-met-not-down = oui (pas d’arrêt)
matrix-met-yes = oui
matrix-met-perhaps = oui, si les hypothèses sont justes
matrix-met-no = non
matrix-met-perhaps-not = non, si les hypothèses sont justes
matrix-met-no-need = inconnu (DMIA non indiquée)
matrix-said-rto = RTO { $rto }
matrix-said-data = { $name } : RPO { $loss }
matrix-need = DMIA { $hours }
matrix-tab = Scénarios
matrix-legend-hours = Durées : reprise (RTO) ; ≈ quand une partie est supposée, ≥ quand d’autres peuvent durer plus, ? quand tout est supposé
matrix-legend-beyond = Cadre et ! : plus long que ce que le métier supporte
matrix-tile-rto = RTO dans la DMIA
matrix-tile-rpo = RPO dans la PDMA
matrix-legend-data = Plus de données du service perdues que le métier ne le supporte (RPO au-delà de la PDMA)
