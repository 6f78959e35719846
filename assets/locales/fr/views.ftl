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
