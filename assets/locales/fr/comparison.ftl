# Deux états d’une carte, l’un à côté de l’autre.
app-reading-sides = Lecture des états à comparer…
ui-look-comparison = Comparaison
comparison-working = Carte en cours
comparison-pill-added = AJOUTÉ
comparison-pill-removed = SUPPRIMÉ
comparison-pill-moved = DÉPLACÉ
comparison-pill-changed = MODIFIÉ
comparison-added = Ajouté
comparison-removed = Supprimé
comparison-moved = Déplacé
comparison-changed = Modifié
comparison-same = Identique
comparison-legend-ghost = Depuis son ancienne place
comparison-table-map = Carte
comparison-table-plateaus = Plateaux
comparison-table-elements = Éléments
comparison-table-links = Liens
comparison-table-views = Vues
comparison-table-placements = Placements
comparison-table-notes = Notes
comparison-table-requirements = Exigences
comparison-table-work-packages = Lots de travaux
comparison-field-title = Titre
comparison-field-language = Langue
comparison-field-organisation = Organisme
comparison-field-marking = Marquage
comparison-field-description = Description
comparison-field-version = Version
comparison-field-name = Nom
comparison-field-kind = Type
comparison-field-based-on = Fondé sur
comparison-field-valid-from = Du
comparison-field-valid-to = Au
comparison-field-parent = Contenant
comparison-field-icon = Icône
comparison-field-tint = Couleur
comparison-field-backdrop = Image
comparison-field-from = Départ
comparison-field-to = Arrivée
comparison-field-order = Ordre
comparison-field-link-kinds = Types de liens
comparison-field-group-by = Regroupement
comparison-field-direction = Sens
comparison-field-arrangement = Disposition
comparison-field-center = Centre
comparison-field-bundle-from = Faisceaux dès
comparison-field-of = Intérieur de
comparison-field-filters = Filtres
comparison-field-recipe = Source
comparison-field-gathered = Éléments réunis
comparison-field-layers = Calques
comparison-field-x = Place
comparison-field-w = Taille
comparison-field-bends = Coudes
comparison-field-label-at = Étiquette
comparison-field-hidden = Masqué
comparison-field-pinned = Verrouillé
comparison-field-z = Ordre de la pile
comparison-field-groups = Groupes
comparison-field-collapsed = Replié
comparison-field-layer = Calque
comparison-field-target = Épinglée à
comparison-field-plateau = Plateau
comparison-field-text = Texte
comparison-field-author-role = Auteur
comparison-field-status = État
comparison-field-created = Écrite le
comparison-field-due = Réponse avant
comparison-field-replies = Réponses
comparison-field-source = Source
comparison-field-applies-to = S’applique à
comparison-field-check = Contrôle
comparison-field-level = Niveau
comparison-field-severity = Gravité
comparison-field-from-plateau = Plateau de départ
comparison-field-to-plateau = Plateau visé
comparison-field-start = Début
comparison-field-end = Fin
comparison-field-owner-role = Responsable
comparison-field-budget-keur = Budget (k€)
comparison-field-delivers = Livre
comparison-field-removes = Retire
comparison-field-changes = Modifie
comparison-field-requirements = Exigences
comparison-field-since = Depuis
comparison-field-present = Présent
comparison-at-plateau = { $field } à { $plateau }
comparison-from-to = de { $from } à { $to }
comparison-outermost = l’extérieur
comparison-placed-elsewhere = { $count ->
    [one] { $count } placé ailleurs
   *[other] { $count } placés ailleurs
}
comparison-shown-otherwise = { $count ->
    [one] { $count } montré autrement
   *[other] { $count } montrés autrement
}
comparison-placed = { $count ->
    [one] { $count } mis sur la vue
   *[other] { $count } mis sur la vue
}
comparison-taken-out = { $count ->
    [one] { $count } retiré de la vue
   *[other] { $count } retirés de la vue
}
comparison-column-table = Table
comparison-column-change = Changement
comparison-column-record = Fiche
comparison-column-field = Champ
comparison-column-before = Avant
comparison-column-after = Après
comparison-column-id = Identifiant
comparison-nothing = Rien ne diffère.
diff-nothing = rien
diff-damaged = { $file } est endommagé ; ce qui ne peut en être lu passerait pour supprimé.
diff-damaged-hint = Réparez-le d’abord avec « portolan check --repair », puis comparez.
diff-newer = { $file } est d’un format plus récent ({ $version }).
diff-newer-hint = Comparez-le avec la version de Portolan qui l’a écrit, ou une plus récente.
cli-diff = Montrer ce qui diffère entre deux cartes, versions ou plateaux
diff-arg-old = L’état ancien : un fichier, ou CARTE@VERSION
diff-arg-new = L’état nouveau (par défaut : le fichier lui-même, comparé à sa dernière version)
diff-arg-plateau = Le plateau des deux états
diff-arg-from = Le plateau de l’état ancien
diff-arg-to = Le plateau de l’état nouveau
diff-arg-output = Écrire dans ce fichier ; .png dessine les deux états sur une page
diff-arg-changes-only = Ne dessiner que ce qui diffère
diff-arg-exit-code = Sortir avec 1 si quelque chose diffère
diff-arg-textconv = Imprimer une carte en mots, telle que git la compare
comparison-field-line = { $field } : { $value }
