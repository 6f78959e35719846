finding-too-long = On ne cherche pas de texte de plus de { $most } caractères.
finding-bad-pattern = Ceci n’est pas une expression régulière : { $reason }
finding-pattern-too-big = Cette expression régulière recouvre trop de choses.
finding-field-name = Nom
finding-field-kind = Type
finding-field-text = Texte
finding-field-reply = Réponse
finding-field-author = Auteur
command-replace = remplacer
command-set-cells = modifier des cellules
command-paste-cells = coller dans des cellules
command-fill-down = recopier vers le bas
cli-find = Chercher des mots dans les noms, types, attributs, notes et vues
cli-replace = Remplacer des mots dans les noms, notes et attributs
cli-arg-find-query = Ce qu’il faut chercher
cli-arg-find-with = Ce qu’il faut mettre à la place ; avec --regex, $1 est le premier groupe
cli-arg-find-case = Respecter la casse et les accents
cli-arg-find-word = Mots entiers seulement
cli-arg-find-regex = QUERY est une expression régulière
cli-arg-find-view = Seulement ce que montre cette vue, par identifiant ou par nom
cli-arg-find-plateau = Seulement à ce plateau (par défaut : à tous)
cli-arg-find-write = Écrire la carte ; sinon, dire seulement ce qui changerait
cli-find-nothing-asked = Dites ce qu’il faut chercher.
cli-find-count = { $count ->
    [0] Rien n’a été trouvé.
    [one] Trouvé dans un enregistrement.
   *[other] Trouvé dans { $count } enregistrements.
}
cli-replace-count = { $places ->
    [0] Rien à remplacer.
    [one] Une occurrence dans un champ.
   *[other] { $places } occurrences dans { $fields ->
        [one] un champ
       *[other] { $fields } champs
    }.
}
finding-find = Rechercher…
finding-next = Occurrence suivante
finding-previous = Occurrence précédente
finding-replace = Remplacer…
finding-field-hint = Rechercher dans les noms, attributs, notes…
finding-show-replace = Remplacer aussi
finding-case = Respecter la casse et les accents
finding-word = Mots entiers
finding-regex = Expression régulière
finding-close = Fermer la recherche
finding-with = Remplacer par
finding-replace-one = Remplacer
finding-replace-all = { $count ->
    [0] Tout remplacer
    [one] Tout remplacer (1 fois)
   *[other] Tout remplacer ({ $count } fois)
}
finding-replaced = { $count ->
    [one] 1 remplacé
   *[other] { $count } remplacés
}
finding-in-view = Cette vue
finding-in-map = Toute la carte
finding-list = Liste
finding-hide-list = Masquer la liste
finding-select-all = Tout sélectionner
finding-position = { $at } sur { $count }
finding-count = { $count ->
    [0] Introuvable
    [one] 1 résultat
   *[other] { $count } résultats
}
finding-other-view = autre vue
finding-in-field = { $field } : { $words }
finding-palette-views = Vues
finding-palette-plateaus = Plateaux
finding-palette-text = Rechercher
finding-palette-look = Rechercher « { $text } » dans la carte
finding-not-in-view = Absent de cette vue. Glissez-le sur le dessin pour l’y montrer.
finding-elsewhere = { $count } ailleurs
