# Ce qu’une boîte est dans une vue : verrous, ordre, groupes, repli, calques, aspects.

model-type-layers = une liste de calques

command-locked = « { $name } » est verrouillé dans cette vue.
command-locked-hint = Ctrl+L, ou Disposition › Déverrouiller, le libère.
command-layer-locked = « { $name } » est sur le calque verrouillé « { $layer } ».
command-layer-locked-hint = Déverrouillez le calque dans la liste des calques, à gauche.
command-forward = avancer d’un plan
command-backward = reculer d’un plan
command-front = mettre au premier plan
command-back = mettre à l’arrière-plan
command-nothing-to-stack = Rien de cela n’est dans une pile à trier.
command-nothing-to-stack-hint = Sélectionnez des éléments ou des notes du dessin ; les liens passent toujours entre les cadres et les cartes.
command-group = grouper
command-ungroup = dégrouper
command-nothing-to-group = Il n’y a rien à grouper ici.
command-nothing-to-group-hint = Sélectionnez au moins deux boîtes qui ne forment pas déjà un groupe.
command-nothing-to-ungroup = Rien de cela n’est dans un groupe.
command-nothing-to-ungroup-hint = Un groupe sélectionné montre un cadre en tirets.
command-collapse = replier
command-expand = déplier
command-nothing-to-collapse = Rien de ce qui est sélectionné ne contient quelque chose.
command-nothing-to-collapse-hint = Sélectionnez un conteneur qui montre ce qu’il contient.
command-nothing-to-expand = Rien de ce qui est sélectionné n’est replié.
command-nothing-to-expand-hint = Un conteneur replié se montre comme une carte, avec le nombre de ce qu’il contient.
command-collapsed = « { $name } » est replié : sa taille ne se voit pas.
command-collapsed-hint = Dépliez-le d’abord, avec Ctrl+Maj++.
command-add-layer = ajouter un calque
command-set-layer = modifier un calque
command-move-layer = réordonner les calques
command-delete-layer = supprimer un calque
command-put-on-layer = mettre sur un autre calque
command-no-layer = Cette vue n’a pas de calque « { $layer } ».
command-ground-layer-stays = Le calque de fond reste : tout ce qui n’est sur aucun autre est sur lui.

scene-put-away =
    { $count ->
        [one] 1 à l’intérieur
       *[other] { $count } à l’intérieur
    }
scene-collapsed =
    { $count ->
        [one] replié, avec 1 élément
       *[other] replié, avec { $count } éléments
    }
scene-legend-hues = Couleurs choisies
scene-hue-slate = Ardoise
scene-hue-sky = Bleu ciel
scene-hue-indigo = Indigo
scene-hue-teal = Sarcelle
scene-hue-violet = Violet
scene-hue-rose = Rose
scene-hue-amber = Ambre
