scenarios-step-add = garder un scénario
scenarios-step-update = modifier un scénario
scenarios-step-duplicate = dupliquer un scénario
scenarios-step-delete = { $count ->
    [one] supprimer un scénario
   *[other] supprimer { $count } scénarios
}
scenarios-loses-nothing = Ce scénario ne perd rien : marquez d’abord au moins un élément comme perdu ou dégradé.
