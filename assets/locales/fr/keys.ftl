keys-add = Ajouter un raccourci à « { $command } »
keys-backspace = Retour arr.
keys-canvas-arrows = Flèches : déplacer la sélection d’une unité ; avec Maj, d’un pas de grille
keys-canvas-escape = Échap : quitter ce qui est en cours – menu, geste, outil, sélection
keys-canvas-space = Espace et glisser : déplacer le dessin
keys-canvas-tab = Tab, Maj+Tab : sélectionner l’élément suivant ou précédent, dans l’ordre de lecture
keys-change = { $keys } : changer le raccourci de « { $command } »
keys-change-tip = Cliquer, puis appuyer sur d’autres touches
keys-end = Fin
keys-enter = Entrée
keys-escape = Échap
keys-insert = Inser
keys-listening = Appuyez sur les nouvelles touches. Échap laisse tout en l’état.
keys-on-canvas = Sur le dessin
keys-preset = Touches comme dans
keys-press = Appuyez…
keys-refused = { $keys } ne peut pas servir : { $why }
keys-refused-altgr = Ctrl et Alt ensemble forment la touche AltGr, qui tape des caractères.
keys-refused-canvas = le dessin lui-même se sert de cette touche.
keys-refused-system = le système garde cette touche pour lui.
keys-remove = Retirer ce raccourci
keys-reset = Rendre à « { $command } » ses touches habituelles
keys-reset-all = Tout rétablir
keys-search = Trouver une commande ou une touche
keys-space = Espace
keys-taken = { $keys } sert déjà à « { $command } ».
keys-take-anyway = Prendre quand même
command-draw = dessiner d’après un texte
command-draw-neighbour = ajouter un voisin relié
access-canvas = Dessin « { $view } »
access-joined = est relié à
access-more = { $count ->
    [one] un autre
   *[other] { $count } autres
}
access-place = { $place } sur { $count }
access-place-in = { $place } sur { $count } dans { $holder }
access-area-canvas = Dessin
access-area-dock = Palette et plan
access-area-drawer = Listes
access-area-inspector = Inspecteur
access-area-status = Barre d’état
access-area-tabs = Vues
access-area-tools = Barre d’outils
access-impact = Impact : { $down } à l’arrêt, { $degraded } en mode dégradé
access-redone = Rétabli : { $step }
access-saved = Enregistré
access-selected = { $count ->
    [0] Rien de sélectionné
    [one] Un élément sélectionné
   *[other] { $count } éléments sélectionnés
}
access-undone = Annulé : { $step }
keys-needs = Ce dont la sélection a besoin
keys-needs-found = { $found ->
    [0] Elle n’a besoin de rien.
   *[other] Elle a besoin { $found ->
        [one] d’un élément
       *[other] de { $found } éléments
    }, dont { $shown } sur cette vue.
}
keys-neighbour = Voisin relié
keys-neighbour-above = Voisin au-dessus
keys-neighbour-below = Voisin au-dessous
keys-neighbour-left = Voisin à gauche
keys-neighbour-right = Voisin à droite
keys-next-area = Zone suivante de la fenêtre
keys-previous-area = Zone précédente de la fenêtre
keys-palette = Élément de la palette
