listing-id = Identifiant
listing-name = Nom
listing-kind = Type
listing-container = Dans
listing-from = De
listing-to = Vers
listing-state = État
listing-state-new = nouveau ici
listing-state-changed = modifié ici
listing-state-goes = disparaîtra
listing-state-same = inchangé
listing-not-written = { $name } : { $column } ne s’écrit pas ici.
listing-not-carried = { $name } n’a pas de champ { $column }.
listing-bad-value = { $name } : { $column } n’accepte pas « { $value } ».
cli-list = Lister les éléments ou les liens sous forme de tableau
cli-arg-list-links = Les liens au lieu des éléments
cli-arg-list-columns = Colonnes : id, name, kind, container, from, to, state, ou des attributs
cli-arg-list-kind = Seulement ces types
cli-arg-list-where = Seulement si une colonne contient un texte : « =x » l’est, « !x » ne le contient pas, « = » est vide, « a|b » l’un ou l’autre
cli-arg-list-sort = Trier par une colonne ; avec « - » devant, la dernière valeur d’abord
cli-no-column = Il n’y a pas de colonne { $column }. Il y a : { $known }
cli-bad-condition = « { $condition } » n’est pas une condition : écrivez COLONNE:TEXTE.
listing-links = Liens
listing-table = Tableau
listing-show-elements = Éléments en tableau
listing-show-links = Liens en tableau
listing-filters = Filtrer par colonne
listing-filter = Filtre : { $column }
listing-filter-hint = Filtrer…
listing-filter-help = mot : le contient · =mot : l’est · !mot : ne le contient pas · = : vide · a|b : l’un ou l’autre
listing-columns = Colonnes
listing-column-search = Trouver une colonne…
listing-sort-up = Trier dans l’ordre
listing-sort-down = Trier dans l’ordre inverse
listing-move-left = Déplacer la colonne à gauche
listing-move-right = Déplacer la colonne à droite
listing-hide-column = Masquer la colonne
listing-count = { $shown } sur { $count }
listing-selected = { $count } sélectionnés
listing-set-all = Définir { $column }…
listing-fill-down = Recopier vers le bas
listing-copy-rows = Copier
listing-edit-cell = Modifier la cellule
listing-edit-all = Modifier dans toutes les lignes sélectionnées
listing-cell = Cellule : { $column }
listing-for-all = Entrée : les { $count } lignes sélectionnées.
listing-enter-or-all = Entrée : cette ligne. Ctrl+Entrée : les { $count } lignes sélectionnées.
listing-refused = { $count ->
    [one] { $first }
   *[other] { $count } cellules laissées telles quelles. { $first }
}
listing-dismiss = Fermer
