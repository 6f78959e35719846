# Ce que l’on attend d’un élément : besoins hérités, chemins entre éléments.
needs-unplugged = { $id } n’a pas de câble (un lien « est relié à ») à ce plateau.
needs-same-end = Les deux extrémités sont { $id } : choisissez deux éléments différents.
needs-recovery = DMIA
needs-criticality = criticité
needs-availability = disponibilité
needs-integrity = intégrité
needs-confidentiality = confidentialité
needs-traceability = traçabilité
needs-cli = Ce qu’attendent de chaque élément ceux qui en dépendent : DMIA, criticité, besoins de sécurité
needs-arg-element = Seulement ces éléments, avec tout ce que l’on attend d’eux
needs-arg-all = Aussi ce que l’on attend des éléments qui ne déclarent rien
needs-arg-fail-on = Code de sortie 1 quand un élément déclare moins que ce que l’on attend, ou ne peut revenir à temps quoi que l’on fasse
needs-column-need = Besoin
needs-column-declared = Déclaré
needs-column-inherited = Attendu
needs-column-gap = Écart
needs-column-imposed-by = Imposé par
needs-column-way = En passant par
needs-count = { $count ->
    [0] On n’attend d’aucun élément plus qu’il ne déclare.
    [one] Un élément déclare moins que ce que l’on attend de lui.
   *[other] { $count } éléments déclarent moins que ce que l’on attend d’eux.
}
needs-assumed = Les temps de redémarrage absents de la carte ont été comptés pour nuls ({ $count } fois sur ces chemins) : les durées sont au plus celles-ci.
needs-impossible = { $name } : ce qui en dépend met plus de temps à redémarrer que { $service } ne peut attendre, quoi que l’on fasse ici.
needs-arg-to = Élément où finit chaque chemin : liste ce qui relie les deux
needs-arg-most = Nombre maximal de chemins listés (1000 par défaut)
needs-arg-reach-depth = Nombre de dépendances à suivre (avec --to : 6 par défaut)
needs-arg-between = Deux équipements du réseau : combien de chemins les relient, et ce qui les sépare
needs-path-count = { $count ->
    [0] Aucun chemin d’au plus { $depth } pas de { $from } à { $to }
    [one] Un chemin d’au plus { $depth } pas de { $from } à { $to }
   *[other] { $count } chemins d’au plus { $depth } pas de { $from } à { $to }
}
needs-path-more = Il y en a d’autres : --most en liste davantage, --depth en garde moins.
needs-column-hops = Pas
needs-column-path = Chemin (→ a besoin de, ← est nécessaire à)
needs-between-count = { $from } – { $to } : { $count ->
    [0] aucun chemin
    [one] un chemin
   *[other] { $count } chemins sans équipement commun
}
needs-between-direct = { $count ->
    [one] directement, par un câble
   *[other] directement, par { $count } câbles
}
needs-between-separated = Séparés par la perte de : { $names }
needs-between-inseparable = Ils sont reliés directement : aucun autre équipement ne peut les séparer.
needs-column-kind-of-way = Nature
needs-way-direct = câble
needs-way-detour = chemin
needs-way-separator = sépare
needs-two-ends = Nommez deux équipements, comme dans --between A,B.
needs-column-order = Ordre
needs-column-passages = Tous les chemins passent par, dans l’ordre
needs-mixed-nature = mixte
needs-more-sets = … et { $count } autres (--format csv, md ou json)
needs-passages = tous les chemins passent par, dans l’ordre : { $names }
needs-passages-hint = Ce que tous les chemins traversent est un indice : avec des groupes de redondance et des dépendances souples, ce sont les points uniques de panne qui décident.
needs-inherited = hérité : { $value }, imposé par { $name }
needs-cannot-help = Ce qui en dépend met plus de temps à redémarrer que le métier ne peut attendre, quoi que l’on fasse ici.
needs-cycle-blocked = Ont besoin les uns des autres, et aucun ne peut démarrer le premier : { $names }
needs-cycle-soft = Note : ont besoin les uns des autres, mais souplement à un endroit : { $names }
needs-together = Ce qui les relie
needs-together-ways = { $count ->
    [0] Aucun chemin d’au plus { $depth } dépendances ne mène de l’un à l’autre.
    [one] Un chemin d’au plus { $depth } dépendances (→ a besoin de, ← est nécessaire à) :
   *[other] { $more ->
        [yes] Plus de { $count }
       *[no] { $count }
    } chemins d’au plus { $depth } dépendances (→ a besoin de, ← est nécessaire à), les plus courts :
}
needs-together-cables = Réseau : { $count ->
    [0] aucun chemin entre eux
    [one] un chemin entre eux
   *[other] { $count } chemins entre eux sans équipement commun
}
