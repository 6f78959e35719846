views-type-recipe = une recette de vue, telle que (what: "zone", of: "dmz")
views-type-filters = une liste de filtres, tels que (by: "kind", values: ["application"])
views-step-duplicate = dupliquer une vue
views-step-move = déplacer une vue
views-step-describe = modifier une vue
views-step-filter = filtrer une vue
views-step-gather = composer une vue
views-step-refresh = actualiser une vue
views-nothing-gathered = Il n’y a rien à montrer dans cette vue.
views-nothing-new = La vue montre déjà tout ce qu’il faut.
views-no-recipe = Cette vue a été composée à la main : elle ne retient pas d’où viennent ses éléments.
views-no-view-of-it = Il n’y a pas de vue de cet intérieur, et la carte est en lecture seule.
views-nothing-inside = Cet élément ne contient rien.
views-name-around = Autour de { $names }
views-name-zone = { $name } et ses flux
views-name-service = { $name } et ses besoins
views-name-changes = Changements – { $name }
views-describe = Nom et description de la vue…
views-duplicate = Dupliquer la vue
views-refresh = Actualiser la vue
views-move-back = Déplacer la vue vers la gauche
views-move-on = Déplacer la vue vers la droite
views-properties-title = Vue
views-inside-of = Intérieur de
views-inside-of-about = Une vue qui montre l’intérieur d’un élément s’ouvre depuis cet élément, par Alt+↓.
views-inside-of-none = Ne plus être l’intérieur d’un élément
views-inside-of-nobody = Aucun : sélectionnez d’abord un élément
views-inside-of-take = Prendre « { $name } »
views-rename = Renommer la vue
views-drill-in = Ouvrir l’intérieur
views-drill-up = Remonter d’un niveau
views-back = Revenir
views-forward = Avancer
views-show-in = Voir dans…
views-with = { $count ->
       [0] Dans aucune vue
       [one] Dans { $count } vue
       *[other] Dans { $count } vues
    }
views-visited = Vue composée pour vous, qui disparaît quand vous la quittez.
views-keep = La garder
views-menu-theme = Thème
views-menu-language = Langue
views-rule = { $name } : { $values }
views-by-kind = Type
views-by-since = Apparu à
views-by-link-kind = Type de lien
views-from-the-start = Depuis le début
views-not-stated = non renseigné
views-filtered = { $shown } { $total ->
       [one] élément sur { $total }
       *[other] éléments sur { $total }
    }
views-legend-filter = Filtres
views-filters = Filtres de la vue
views-filter-add = Ajouter un filtre
views-filter-drop = Retirer le filtre « { $rule } »
views-filter-clear = Tout montrer
views-filter-hides = Masquer le reste
views-filter-fades = Estomper le reste
views-present = Présenter
views-present-from-here = Présenter à partir d’ici
views-presented = { $view } – { $plateau }
views-full-screen = Plein écran
views-start = Pour commencer
views-start-empty = Une vue vide
views-start-copy = Une copie de la vue affichée
views-start-around = Le voisinage de la sélection
views-start-zone = Une zone et ses flux
views-start-service = Un service et tout ce dont il a besoin
views-start-inside = L’intérieur d’un élément
views-start-changes = Les changements d’un plateau
views-start-kind = Tous les éléments d’un type
views-depth = Liens à suivre
views-way = Direction
views-way-both = Les deux
views-way-upstream = Ce dont elle dépend
views-way-downstream = Ce qui dépend d’elle
views-element = Élément
views-plateau = Plateau
views-kind = Type
views-search = Chercher…
views-choose = Choisissez de quoi la vue est faite.
views-remember = Retenir cela, pour pouvoir actualiser la vue
views-preview = { $elements ->
       [one] { $elements } élément
       *[other] { $elements } éléments
    }, { $links ->
       [one] { $links } lien
       *[other] { $links } liens
    }
views-cli = Énumère, crée, copie, renomme, ordonne, filtre, actualise ou supprime les vues d’une carte.
views-cli-deed = Ce qu’il faut faire
views-cli-which = Il faut dire quelle vue : --view.
views-cli-name = Il faut un nom : --name.
views-cli-to = Il faut dire à quel rang : --to.
views-cli-where = « { $words } » n’est pas un filtre : écrivez CHAMP=VALEUR[,VALEUR…].
views-cli-arg-name = Nom de la vue
views-cli-arg-to = Rang parmi les onglets, à partir de 1
views-cli-arg-around = Crée une vue de ce qui entoure ces éléments
views-cli-arg-way = Direction du voisinage
views-cli-arg-zone = Crée une vue d’une zone et de ses flux
views-cli-arg-service = Crée une vue d’un service et de tout ce dont il a besoin
views-cli-arg-inside = Crée la vue de l’intérieur d’un élément
views-cli-arg-changes = Crée une vue de ce qu’un plateau change
views-cli-arg-kind = Crée une vue de tous les éléments de ces types
views-cli-arg-where = Ne montre que les éléments dont le champ (kind, since, link_kind ou un attribut) a l’une de ces valeurs
views-cli-arg-fade = Estompe le reste au lieu de le masquer
