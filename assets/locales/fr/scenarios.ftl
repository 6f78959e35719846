scenarios-step-add = garder un scénario
scenarios-step-update = modifier un scénario
scenarios-step-duplicate = dupliquer un scénario
scenarios-step-delete = { $count ->
    [one] supprimer un scénario
   *[other] supprimer { $count } scénarios
}
scenarios-loses-nothing = Ce scénario ne perd rien : marquez d’abord au moins un élément comme perdu ou dégradé.
scenarios-field-lost = Perdus
scenarios-field-degraded = Dégradés
scenarios-field-nature = Nature
scenarios-field-at-h = Heures après la perte
scenarios-physical = physique
scenarios-logical = logique
scenarios-steady = en régime établi
scenarios-column-services = Services à l’arrêt
scenarios-column-missing = Absents ici
scenarios-missing = { $count ->
    [one] 1 perte du scénario n’existe pas au plateau { $plateau } et n’est pas comptée : { $names }
   *[other] { $count } pertes du scénario n’existent pas au plateau { $plateau } et ne sont pas comptées : { $names }
}
scenarios-loses-nothing-here = Le scénario « { $name } » ne perd rien au plateau { $plateau } : aucun de ses éléments n’y existe.
scenarios-cli = Scénarios de la carte (événements redoutés) : lister, montrer, garder, supprimer
scenarios-cli-list = Lister les scénarios et ce qu’ils arrêtent à un plateau
scenarios-cli-show = Montrer un scénario
scenarios-cli-keep = Garder une perte sous un nom, ou modifier un scénario gardé
scenarios-cli-remove = Supprimer un scénario
scenarios-cli-which = Le scénario, par son identifiant ou son nom
scenarios-cli-option = Un scénario gardé dans la carte, par son identifiant ou son nom
scenarios-cli-name = Son nom
scenarios-cli-at = Heures après la perte où l’on regarde ; steady pour le régime établi
scenarios-cli-description = Ce qu’il représente
scenarios-cli-none = La carte ne garde encore aucun scénario.
scenarios-cli-unknown = La carte ne garde pas de scénario « { $asked } ». { $count ->
    [0] Elle n’en garde aucun.
   *[other] Elle garde : { $known }
}
scenarios-cli-several = Plusieurs scénarios s’appellent « { $asked } » ; désignez-en un par son identifiant : { $known }
scenarios-cli-effect = { $down ->
    [0] aucun arrêt
    [one] 1 arrêté
   *[other] { $down } arrêtés
}, { $degraded ->
    [0] 0 dégradé
    [one] 1 dégradé
   *[other] { $degraded } dégradés
} ; { $services ->
    [0] aucun service
    [one] 1 service
   *[other] { $services } services
} à l’arrêt
scenarios-bar = Scénario
scenarios-bar-empty = Rien n’est perdu pour l’instant : ajoutez une perte, ou cliquez-en une sur la carte.
scenarios-bar-add = Ajouter une perte
scenarios-bar-pick = Choisir les pertes sur la carte
scenarios-bar-repairs = Réparations au fil des heures
scenarios-toggle = Perdre aussi la sélection, ou la rendre
scenarios-unnamed = Scénario sans nom
scenarios-modified = modifié
scenarios-kept = Scénarios de la carte
scenarios-keep = Garder le scénario…
scenarios-keep-now = Garder
scenarios-give-up = Renoncer au nom
scenarios-name = Nom du scénario
scenarios-update = Mettre à jour avec les pertes actuelles
scenarios-rename = Renommer
scenarios-duplicate = Dupliquer
scenarios-delete = Supprimer
scenarios-absent = absent ici
scenarios-losses = { $count ->
    [one] 1 perte
   *[other] { $count } pertes
}
scenarios-chip-degrade = Cliquer : dégradé au lieu d’arrêté
scenarios-chip-lose = Cliquer : arrêté au lieu de dégradé
scenarios-physical-tip = Un équipement ou un lieu est perdu : les répliques ailleurs gardent les données.
scenarios-logical-tip = Des données sont altérées ou chiffrées : les répliques copient le mal, seules comptent les sauvegardes protégées.
scenarios-nothing-here = Au plateau { $plateau }, ce scénario ne perd rien : aucun de ses éléments n’y existe.
scenarios-after = { $hours } après la perte
scenarios-in-the-end = En régime établi
scenarios-track = Heures après la perte
scenarios-play = Dérouler les heures
scenarios-pause = Pause
scenarios-earlier = Changement précédent
scenarios-later = Changement suivant
scenarios-bar-chip = Perte : { $name }, { $state }
