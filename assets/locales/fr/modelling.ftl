# Erreurs du modèle qui rendent les réponses douteuses
modelling-group-needs-none = « { $name } » n’a besoin d’aucun de ses membres (son k est inférieur à 1) : leur perte ne l’arrête jamais.
modelling-group-needs-none-hint = Indiquez combien de membres doivent fonctionner, en général un.
modelling-self-membership = « { $name } » est membre de soi-même, ce qui ne compte pas.
modelling-only-gathers = « { $name } » ne fait que regrouper : sa perte n’arrête rien, quoi que dise son attribut « domaine de défaillance ».
modelling-value-not-used = « { $name } » : la valeur « { $value } » de { $attribute } est inexploitable et compte comme absente.
modelling-reason-short = compte { $available } membres alors qu’il en faut { $k }
modelling-doubts = { $count ->
    [one] Une erreur de modélisation rend ces réponses douteuses :
   *[other] { $count } erreurs de modélisation rendent ces réponses douteuses :
}
modelling-doubts-more = … et { $count } de plus. « portolan check » en donne la liste.
modelling-title = Modèle, au plateau { $plateau }
modelling-counted = Le fichier est sain. { $count ->
    [one] Un point du modèle mérite un coup d’œil.
   *[other] { $count } points du modèle méritent un coup d’œil.
}
modelling-title-all = Modèle
modelling-no-elements = Il n’y a rien au plateau { $plateau } : il ne contient aucun élément.
modelling-no-services = Il n’y a pas de service métier à ce plateau : désignez un élément avec --service.
modelling-unknown = inconnue
