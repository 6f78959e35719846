# La liste « Données » du tiroir, et le parcours dans l’inspecteur.
data-tab = Données
data-show = Parcours des données
data-show-owners = Qui répond de quoi
data-list = Liste à afficher
data-list-lineage = Où vont les données
data-list-owners = Qui répond de quoi
data-search = Chercher un nom
data-search-owners = Chercher un rôle
data-awaited = Recherche du parcours des données…
data-column-data-set = Jeu de données
data-nothing = Aucun élément sur cette carte.
data-role = { $role } ({ $count })
data-none-fits = Rien ne correspond à la recherche.
data-counts = { $data ->
    [0] aucun jeu de données
    [one] { $data } jeu de données
   *[other] { $data } jeux de données
}
data-crossings = { $count ->
    [one] { $count } croisement
   *[other] { $count } croisements
}
data-owners-roles = { $roles ->
    [one] { $roles } rôle
   *[other] { $roles } rôles
}
data-owners-nobody = { $count ->
    [one] { $count } élément sans responsable
   *[other] { $count } éléments sans responsable
}
data-more = + { $count }
data-more-of = { $count ->
    [one] Montrer encore { $count } nom
   *[other] Montrer encore { $count } noms
}
data-less = Réduire
data-takes = Le croisement donne à toutes la sensibilité de « { $highest } ».
data-crosses-here = Ici se croisent des données de sensibilité différente : le croisement donne à toutes celle de « { $highest } ».
data-write = Enregistrer la liste
data-file = donnees
data-file-owners = responsables
data-file-title = Enregistrer la liste des données
data-lineage = Parcours
data-lineage-none = rien, d’après la carte
data-meets-title = Croisement de données
