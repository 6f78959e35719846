# Impact du changement, points faibles et disponibilité.
change-nature-equipment = équipement
change-nature-link = liaison
change-nature-place = lieu
change-nature-provider = fournisseur
change-nature-software = logiciel
change-worse = moins bien
change-mixed = mitigé
change-new = nouveau
change-better = mieux
change-gone = disparu
change-same = inchangé
change-cli = Ce que touche le passage d’un état à un autre, et quels services y gagnent ou y perdent en sûreté
change-cli-weak-points = Ce qui suffit à arrêter un service, et ce qui n’est redondant que sur le papier
change-cli-availability = Quelle part du temps chaque service fonctionne, et de quoi il dépend le plus
change-arg-map = Carte ; ou l’une de ses versions : CARTE@VERSION
change-arg-service = Services, ou autres éléments (par défaut : tous les services métier)
change-arg-order = Donner aussi les ensembles d’au plus N éléments dont la perte arrête un service (par défaut : 2)
change-arg-fail-on = Code de sortie 1 si un élément reste en suspens, si un service est moins sûr, ou si un écart n’est attribué à aucun chantier
change-arg-fail-on-weak = Code de sortie 1 s’il y a un point unique de panne, une redondance sur le papier, ou un cercle
change-arg-fail-under = Code de sortie 1 si un service fonctionne moins souvent
change-column-service = Service
change-column-point = Point unique de panne
change-column-nature = Nature
change-column-availability = Disponibilité
change-column-downtime = Arrêt par an
change-column-ceiling = Plafond
change-column-quantified = Chiffrés
change-column-weakest = Gain le plus fort
change-column-trend = Évolution
change-column-points = Points uniques
change-column-recovery = Pire perte
change-column-violations = Erreurs de modèle
change-points-of = { $name } : { $count ->
    [0] aucun point unique de panne
    [one] un point unique de panne
   *[other] { $count } points uniques de panne
}
change-down-already = à l’arrêt sans aucune perte : un groupe a moins de membres qu’il n’en faut
change-obligatory = passe par { $names }
change-cuts = { $count ->
    [one] un ensemble d’éléments l’arrête s’il est perdu
   *[other] { $count } ensembles d’éléments l’arrêtent s’ils sont perdus
}, sans qu’aucune de leurs parties y suffise :
change-too-many-cuts = trop d’ensembles d’éléments pour les énumérer
change-paper = Redondance sur le papier : { $name } ne survit pas à la perte de { $points }
change-cycle = Ont besoin les uns des autres : { $names }
change-articulation = Réseau : sans { $name }, { $count ->
    [one] un élément est isolé
   *[other] { $count } éléments sont isolés
}
change-bridge = Réseau : sans le câble { $from } – { $to }, { $count ->
    [one] un élément est isolé
   *[other] { $count } éléments sont isolés
}
change-upper-bound = Si la disponibilité de chaque élément n’est pas connue, celle du service est une borne haute : les autres sont supposés parfaits.
change-drawn-by-lot = Certains services dépendent de trop d’éléments pour un résultat exact : le leur est tiré au sort (voir l’erreur type avec --format json).
change-summary = { $from } → { $to } : { $added } ajouts, { $removed } suppressions, { $changed } modifications, dont { $moved } déplacements
change-affected-count = { $count ->
    [0] Aucun élément conservé n’est touché
    [one] Un élément conservé est touché
   *[other] { $count } éléments conservés sont touchés
}
change-no-dangling = Rien n’est supprimé sans remplacement
change-dangling = Erreur : { $name } a besoin de { $needed }, qui est supprimé, et rien ne le remplace
change-coverage = Chantiers : { $claimed } écarts attribués, { $unclaimed } sans chantier, { $without } attributions sans écart
change-risk-summary = Services : { $worse } moins bien, { $mixed } mitigés, { $new } nouveaux, { $better } mieux, { $gone } disparus, { $same } inchangés
change-points-differ = { $name } : { $points }
change-tab = Impact du changement
change-none-open = Comparez deux plateaux ou deux versions pour voir qui le changement touche, ce qu’il prive de ce dont il a besoin, et quels services y gagnent ou y perdent en sûreté.
change-compare = Comparer et analyser
change-stopped = Non calculé.
change-compute = Calculer
change-computing = Calcul de l’impact… { $percent } %
change-stop = Arrêter le calcul
change-dangling-count = { $count ->
    [one] Un élément est privé de ce dont il a besoin
   *[other] { $count } éléments sont privés de ce dont ils ont besoin
}
change-without = sans { $name }
change-affected-tip = Éléments présents dans les deux états qui dépendent, de près ou de loin, de ce qui est ajouté, supprimé ou modifié. Sur la carte, ils portent le signe d’un pouls.
change-services = Services
change-out-of-reach = { $count ->
    [one] Un autre service est hors de portée de tout écart.
   *[other] { $count } autres services sont hors de portée de tout écart.
}
change-points-come = Nouveaux points uniques de panne :
change-points-go = N’en sont plus :
change-before = Avant : { $words }
change-after = Après : { $words }
change-no-single-loss = aucune perte isolée ne l’arrête ; plafond de disponibilité : { $ceiling }.
change-worst-loss = la pire perte isolée est { $name }, retour en { $hours } { $is_over ->
    [yes] (plus que les { $need } que le métier supporte)
   *[no] (le métier supporte { $need })
} ; plafond de disponibilité : { $ceiling }.
change-go-to-service = Montrer sur la carte
