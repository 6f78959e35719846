# La fiche d’un service métier.
service-sheet-title = Fiche de service : { $service }
service-sheet-kind = Fiche de service
service-open = Fiche d’un service…
service-open-this = Fiche de ce service
service-choose = La fiche de quel service ?
service-choose-search = Chercher un service
service-choose-none = La carte n’a aucun service métier sur ce plateau.
service-and-more = { $count ->
    [one] {" "}et { $count } autre
   *[other] {" "}et { $count } autres
}
service-criticality = Criticité : { $word }
service-used-by = Utilisé par { $names }
service-unknown = inconnue
service-brief-down-already = Il est à l’arrêt sans aucune perte : un groupe a moins de membres qu’il n’en faut.
service-brief-not-quantified = On ne peut dire quelle part du temps il fonctionne : rien de ce dont il a besoin n’a de disponibilité dans la carte.
service-brief-works = Il fonctionne { $share } du temps, soit { $downtime } d’arrêt par an.
service-brief-works-at-most = Il fonctionne au plus { $share } du temps, soit au moins { $downtime } d’arrêt par an.
service-brief-no-single = Aucune perte isolée ne l’arrête.
service-brief-single = { $count ->
    [one] Un élément peut l’arrêter à lui seul.
   *[other] { $count } éléments peuvent chacun l’arrêter à eux seuls.
}
service-brief-worst = Le plus long arrêt dû à une seule perte est celui de « { $name } » : { $hours }.
service-brief-over = Le métier en admet { $need }.
service-tile-availability = Disponibilité
service-tile-ceiling = Plafond
service-tile-recovery = Reprise (RTO), pire perte
service-tile-data = Données (RPO), pire perte
service-tile-single = Points uniques de panne
service-downtime = { $downtime } d’arrêt par an
service-quantified = { $quantified } disponibilités connues sur { $of }
service-target-missed = Objectif { $target } : manqué
service-target-met = Objectif { $target } : tenu
service-target-open = Objectif { $target } : indéterminé
service-ceiling-by = Borné par { $names }
service-ceiling-nothing = Rien dont la disponibilité soit connue ne l’arrête à lui seul
service-ceiling-below = L’objectif est au-dessus
service-none-stops = aucun arrêt
service-none-loses = aucune
service-worst-loss = Perte de « { $name } »
service-no-data = Aucun stockage dont il a besoin ne contient de données à lui.
service-data-lost = tout est perdu
service-no-single = Rien ne l’arrête à lui seul.
service-nature-count = { $nature ->
    [equipment] { $count ->
        [one] 1 équipement
       *[other] { $count } équipements
    }
    [link] { $count ->
        [one] 1 liaison
       *[other] { $count } liaisons
    }
    [place] { $count ->
        [one] 1 lieu
       *[other] { $count } lieux
    }
    [provider] { $count ->
        [one] 1 fournisseur
       *[other] { $count } fournisseurs
    }
   *[software] { $count ->
        [one] 1 logiciel
       *[other] { $count } logiciels
    }
}
service-tree-title = Ce dont il a besoin
service-tree-counts = { $count ->
    [0] Rien ne peut l’arrêter.
    [one] Un élément peut contribuer à l’arrêter : { $natures }.
   *[other] { $count } éléments peuvent contribuer à l’arrêter : { $natures }.
}
service-tree-soft-count = { $count ->
    [one] Un autre ne peut que le dégrader.
   *[other] { $count } autres ne peuvent que le dégrader.
}
service-tree-left-out = { $count ->
    [one] Un élément plus lointain n’est pas dessiné.
   *[other] { $count } éléments plus lointains ne sont pas dessinés.
}
service-tree-alike = et { $count } semblables{ $name }
service-tree-soft = ne fait que dégrader
service-tree-group = { $k } sur { $n } nécessaires
service-tree-unknown = disponibilité inconnue
service-tree-single = point unique de panne
service-tree-on-paper = redondance sur le papier
service-tree-said-too = { $name } a aussi besoin de { $other }
service-legend-single = arrête le service à lui seul
service-legend-gate = tant de membres suffisent ; sinon, tout ce qui est à droite est nécessaire
service-legend-on-paper = une seule perte défait le groupe
service-legend-number = nécessaire à plusieurs endroits
service-legend-chip = a aussi besoin du numéro 1
service-legend-soft = sa perte ne fait que dégrader
service-table-losses = Ce qui l’arrête à soi seul
service-table-importance = Où l’effort rapporte le plus
service-table-data = Ses données
service-table-pairs = Ce qui l’arrête à deux
service-pairs = { $count ->
    [0] Aucune paire de pertes ne l’arrête qu’une seule n’arrêterait déjà.
    [one] Une paire l’arrête, sans qu’aucun des deux n’y suffise.
   *[other] { $count } paires l’arrêtent, sans qu’aucun des deux éléments n’y suffise.
}
service-table-obligatory = Passages obligés
service-table-on-paper = Redondance sur le papier
service-table-cycles = Cercles
service-table-cycles-note = Éléments qui ont besoin les uns des autres et ne peuvent démarrer seuls.
service-table-more = { $count ->
    [one] … et un autre
   *[other] … et { $count } autres
}
service-column-lost = En cas de perte de
service-column-down = Arrêt
service-column-need = Face au besoin
service-column-element = Élément
service-column-gain = Gain par an
service-column-data = Jeu de données
service-column-pdma = PDMA
service-column-worst = Pire perte isolée
service-column-corrupted = Si corrompu
service-column-one = Avec la perte de
service-column-other = celle de l’un de
service-column-group = Groupe
service-column-margin = Membres
service-kept-in = dans { $stores }
service-lost-by = { $loss } (perte de « { $name } »)
service-common-cause = cause commune
service-assumptions = Sur quoi reposent ces chiffres
service-note-quantified = Les { $of } éléments qui peuvent tomber ont tous une disponibilité dans la carte.
service-note-not-quantified = { $quantified } des { $of } éléments qui peuvent tomber ont une disponibilité dans la carte ; les autres sont supposés ne jamais tomber, il fonctionne donc moins souvent qu’affiché : { $names }.
service-note-exact = Calcul exact sur tous les cas ; les pannes sont indépendantes, sauf par les lieux, les fournisseurs et les causes communes partagés.
service-note-drawn = Trop imbriqué pour un résultat exact : { $draws } cas tirés au sort, erreur type { $error }.
service-note-repair = { $count ->
    [one] Délai de réparation absent de la carte, { $hours } supposées : { $names }.
   *[other] Délai de réparation absent de la carte pour { $count } éléments, { $hours } supposées : { $names }.
}
service-note-no-dmia = La carte n’indique pas de DMIA pour ce service.
service-note-no-target = La carte n’indique pas d’objectif de disponibilité pour ce service.
service-note-soft = Ce qui ne peut que le dégrader ne compte ni dans la disponibilité ni dans la reprise.
service-cli = Tout sur un service métier en une fiche : besoins, disponibilité, reprise, données, points faibles
service-arg-service = Le service métier
service-arg-picture = Dessiner la fiche dans ce fichier PNG, SVG ou PDF
service-arg-all = Dessiner les fiches de tous les services métier dans ce dossier, ou dans ce seul PDF
service-cli-one = Nommer un service métier (--service ID), ou les demander tous (--all DOSSIER).
service-cli-no-service = { $id } n’est pas un service métier.
service-column-section = Rubrique
service-column-value = Valeur
service-can-stop = peut contribuer à l’arrêter
service-tree-single-short = point unique
service-ceiling-note = { $count ->
    [one] Plafond { $ceiling } : un élément l’arrête à lui seul, { $names }.
   *[other] Plafond { $ceiling } : le produit de { $count } éléments qui l’arrêtent chacun à eux seuls, les plus bas étant { $names }.
}
service-table-ceiling = Ce qui borne le plafond
service-falls-with = tombe avec { $names }
service-no-reserve = aucun membre en réserve
service-bears-one = supporte toute perte isolée
service-table-groups = Redondance et passages obligés
service-table-groups-note = Tout passe par ces groupes : s’il leur manque des membres, il s’arrête.
service-column-reserve = Ce qu’il supporte
service-group-short = { $k } sur { $n }
