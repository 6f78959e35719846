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
