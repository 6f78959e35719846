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

canvas-collapse = Replier { $name }
canvas-expand = Déplier { $name }

ui-order = Ordre
ui-forward = Avancer
ui-backward = Reculer
ui-front = Mettre au premier plan
ui-back = Mettre à l’arrière-plan
ui-group = Grouper
ui-ungroup = Dégrouper
ui-collapse = Replier
ui-expand = Déplier
ui-layers = Calques
ui-layers-about = Un calque plus haut se dessine par-dessus les autres. Un calque masqué ne se voit pas, un calque verrouillé tient ce qu’il porte, un calque non imprimé reste hors des exports.
ui-layer-tip = Double-cliquer renomme
ui-layer-name = Nom du calque
ui-layer-shown = Afficher { $name }
ui-layer-locked = Verrouiller { $name }
ui-layer-printed = Imprimer { $name }
ui-ground-layer = Fond
ui-new-layer-name = Calque { $number }
ui-add-layer = Ajouter un calque
ui-delete-layer = Supprimer le calque
ui-raise-layer = Monter le calque
ui-lower-layer = Descendre le calque
ui-rename-layer = Renommer le calque
ui-put-on-layer = Mettre la sélection sur ce calque
ui-select-layer = Sélectionner ce qu’il porte

cli-arg-layers = Ne montrer que ces calques de la vue, par nom (par défaut : ceux qui sont affichés et imprimés)
cli-no-layer = La vue n’a pas de calque « { $layer } ». Elle a : { $known }.

command-choose-icon = choisir une icône
command-choose-tint = choisir une couleur
command-dress = coller un style
command-nothing-to-dress = Rien de cela ne porte d’aspect propre.
command-nothing-to-dress-hint = Sélectionnez des éléments ou des notes ; les liens se dessinent selon leur type.
command-no-icon = Il n’y a pas d’icône « { $icon } » dans le jeu fourni.
command-no-tint = La palette n’a pas de couleur « { $tint } ».
command-no-tint-hint = Elle a : { $known }.
ui-look = Aspect
ui-tint = Couleur
ui-tint-none = Couleur de son type
ui-icon = Icône
ui-icon-entry = Icône…
ui-choose-icon = Choisir…
ui-icon-title = Choisir une icône
ui-icon-search = Trouver une icône…
ui-icon-of-kind = Icône de son type
ui-icon-nothing = Aucune icône ne s’appelle ainsi.
ui-copy-style = Copier le style
ui-paste-style = Coller le style

command-backdrop = changer l’image de fond d’un conteneur
bitmap-too-heavy = L’image pèse plus de { $most } Mo.
bitmap-no-picture = Ce n’est une image ni PNG ni JPEG.
bitmap-too-large = L’image a plus de { $most } pixels de côté, ou plus que la mémoire n’en tient.
bitmap-damaged = L’image est abîmée : elle finit trop tôt ou contient autre chose.
bitmap-hint = Exportez-la à nouveau en PNG ou en JPEG, plus petite s’il le faut.
storage-picture-missing = L’image { $picture } n’est pas à côté de la carte.
storage-picture-missing-hint = Remettez le dossier d’images (nommé comme la carte, suivi de .images) à côté de la carte, ou choisissez une autre image.
scene-picture-missing = Image introuvable
app-dialog-picture = Choisir une image
ui-file-picture-title = Choisir une image
ui-file-picture = Choisir
ui-backdrop = Image de fond…
ui-no-backdrop = Retirer l’image de fond
model-unknown-tint = { $element } demande la couleur « { $tint } », que la palette n’a pas ; il est dessiné selon son type.
model-unknown-icon = { $element } demande l’icône « { $icon } », qui n’est pas dans le jeu fourni ; il est dessiné selon son type.
ui-style = Style
