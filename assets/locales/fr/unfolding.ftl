unfolding-repairs-known = délais de réparation de la carte
unfolding-repairs-assumed = 4 h (24 h pour un lieu) là où la carte n’en donne pas
unfolding-repairs-lasting = rien n’est réparé
unfolding-note-unknown = { $count ->
    [one] La carte ne donne pas de délai de réparation pour { $names } : pas de retour, pour ce qu’en dit la carte.
   *[other] La carte ne donne pas de délai de réparation pour { $count } des pertes ({ $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }) : pas de retour, pour ce qu’en dit la carte.
}
unfolding-note-assumed = { $count ->
    [one] La carte ne donne pas de délai de réparation pour { $names } : 4 h supposées, 24 h pour un lieu.
   *[other] La carte ne donne pas de délai de réparation pour { $count } des pertes ({ $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }) : 4 h supposées, 24 h pour un lieu.
}
unfolding-note-restarts = { $count ->
    [one] 1 élément n’a pas de délai de redémarrage sur la carte : supposé revenu dès que revient ce dont il a besoin.
   *[other] { $count } éléments n’ont pas de délai de redémarrage sur la carte : supposés revenus dès que revient ce dont ils ont besoin.
}
unfolding-note-never = { $count ->
    [one] 1 des { $of } éléments arrêtés n’est pas revenu au bout de { $hours } h.
   *[other] { $count } des { $of } éléments arrêtés ne sont pas revenus au bout de { $hours } h.
}
unfolding-moment = { $down ->
    [0] {""}
    [one] 1 arrêté{" "}
   *[other] { $down } arrêtés{" "}
}{ $degraded ->
    [0] {""}
    [one] 1 dégradé{" "}
   *[other] { $degraded } dégradés{" "}
}{ $back ->
    [0] {""}
    [one] 1 de retour{" "}
   *[other] { $back } de retour{" "}
}{ $overruns ->
    [0] {""}
    [one] 1 DMIA dépassée
   *[other] { $overruns } DMIA dépassées
}
unfolding-outage = DMIA { $need }, arrêt de { $back }
unfolding-outage-open = DMIA { $need }, retour inconnu
unfolding-title = Perte de « { $names } » : heure par heure ({ $repairs })
unfolding-services = { $down ->
    [0] 0 service sur { $total } à l’arrêt
    [one] 1 service sur { $total } à l’arrêt
   *[other] { $down } services sur { $total } à l’arrêt
}, { $degraded ->
    [0] 0 dégradé
    [one] 1 dégradé
   *[other] { $degraded } dégradés
}
unfolding-no-services = la carte n’a pas de service métier ici
unfolding-fall = à l’arrêt
unfolding-degrade = dégradé
unfolding-return = de retour
unfolding-overrun = DMIA dépassée
unfolding-column-hour = Heure
unfolding-column-change = Changement
unfolding-column-from = Avant
unfolding-cli-timeline = Raconter heure par heure, jusqu’à 72 h, qui s’arrête, se dégrade et revient
unfolding-cli-repairs = Réparations au fil des heures : known, celles de la carte ; assumed, 4 h (24 h pour un lieu) là où elle n’en donne pas ; none, rien n’est réparé (par défaut avec --at)
