plateaus-step-edit = modifier un plateau
plateaus-step-delete = supprimer un plateau
plateaus-step-merge = fusionner un plateau avec sa base
plateaus-step-move = déplacer un changement vers un autre plateau
plateaus-step-appear = rétablir
plateaus-step-vanish = retirer à partir d’un plateau
plateaus-no-day = « { $day } » n’est pas un jour du calendrier. Écrivez 2027-06-30.
plateaus-ends-before = Un plateau ne peut pas finir avant d’avoir commencé.
plateaus-no-tint = Il n’y a pas de couleur « { $tint } ». Il y a : { $known }.
plateaus-not-between = { $plateau } ne part pas du même plateau que le nouveau : rien ne peut se placer entre les deux.
plateaus-circle = { $plateau } ne peut pas partir de { $base }, qui part de lui.
plateaus-last-root = Il faut un premier : ce plateau ne part d’aucun autre puisque tous partent de lui.
plateaus-no-base = Ce plateau ne part d’aucun autre : il n’y a rien avec quoi le fusionner.
plateaus-not-one-line = { $from } et { $to } ne sont pas sur la même ligne : aucun ne part de l’autre.
plateaus-nothing-to-move = Il n’y a ici aucun changement à déplacer.
plateaus-not-there-yet = { $record } n’existe pas encore au plateau { $plateau }.
plateaus-not-there-yet-hint = Déplacez l’élément entier : il vient avec tous ses attributs.
plateaus-came-here = { $record } apparaît au plateau { $plateau } : rien d’antérieur à quoi revenir.
plateaus-would-be-nowhere = { $record } n’existerait plus à aucun plateau.
plateaus-would-be-nowhere-hint = Supprimez-le plutôt de la carte.
plateaus-menu-show = Afficher
plateaus-menu-compare-base = Comparer avec sa base
plateaus-menu-compare-shown = Comparer avec celui affiché
plateaus-menu-edit = Modifier…
plateaus-menu-new = Nouveau plateau à partir de celui-ci…
plateaus-menu-merge = Fusionner avec sa base…
plateaus-menu-delete = Supprimer…
plateaus-existing = Existant
plateaus-existing-name = Ce qui existe
plateaus-first-about = Ce que montre la carte devient un plateau, où rien ne bouge. Le nouveau part de lui et garde ce que vous ne changez pas.
plateaus-kind = Nature
plateaus-kind-existing = Existant
plateaus-kind-transition = Transition
plateaus-kind-target = Cible
plateaus-no-base-choice = Aucun : commence vide
plateaus-from = Du
plateaus-to = Au
plateaus-day-hint = 30/06/2027
plateaus-edit-title = Plateau
plateaus-other-base = Avec l’autre base
plateaus-looking = Recherche de ce qui change…
plateaus-looks-the-same = reste identique
plateaus-what-changes = Ce qui change
plateaus-delete-title = Supprimer le plateau { $name }
plateaus-hand-on = Transmettre ses changements
plateaus-hand-on-about = Les plateaux qui partent de lui les reprennent et restent exactement identiques.
plateaus-take-back = Annuler ses changements partout
plateaus-take-back-about = Ce qu’il apporte disparaît, ce qu’il retire revient, aussi dans les plateaux qui partent de lui.
plateaus-delete-yes = Supprimer le plateau
plateaus-merge-title = Fusionner { $name } avec { $base }
plateaus-merge-about = { $name } est devenu réalité : { $base } reprend ses changements et il disparaît. Ses alternatives et les plateaux qui partent de lui restent identiques.
plateaus-merge-yes = Fusionner
plateaus-move-title = Déplacer un changement vers un autre plateau
plateaus-move-many = { $count } éléments et liens
plateaus-move-about = { $what }, tel que modifié au plateau { $plateau }
plateaus-move-earlier = Plus tôt : { $plateau }
plateaus-move-later = Plus tard : { $plateau }
plateaus-nowhere-to-move = Il n’y a pas de plateau plus tôt ou plus tard sur cette ligne.
plateaus-move-yes = Déplacer
plateaus-bring-back-title = Rétablir au plateau { $plateau }
plateaus-nothing-removed = Rien de ce qui existait plus tôt ne manque ici.
plateaus-bring-back-yes = Rétablir
plateaus-gone-elements = { $count ->
       [one] { $count } élément quitte la carte
      *[other] { $count } éléments quittent la carte
    }
plateaus-gone-links = { $count ->
       [one] { $count } lien quitte la carte
      *[other] { $count } liens quittent la carte
    }
plateaus-gone-notes = { $count ->
       [one] { $count } note quitte la carte
      *[other] { $count } notes quittent la carte
    }
plateaus-repaired = { $count ->
       [one] { $count } fiche désignera un autre plateau
      *[other] { $count } fiches désigneront un autre plateau
    }
plateaus-menu = Plateaux
plateaus-next = Plateau suivant
plateaus-previous = Plateau précédent
plateaus-edit = Modifier le plateau…
plateaus-compare-base = Comparer avec sa base
plateaus-merge = Fusionner avec sa base…
plateaus-delete = Supprimer le plateau…
plateaus-back = Revenir à l’hérité
plateaus-move = Déplacer le changement vers un autre plateau…
plateaus-bring-back = Rétablir ce qui a été retiré…
plateaus-marks = Signaler ce qui diffère de la base
plateaus-changed-here = modifié ici
plateaus-inherited = Hérité de { $plateau } : { $value }
plateaus-there = présent
plateaus-absent = absent
plateaus-comes = apparaît
plateaus-goes = retiré
plateaus-changes = { $count ->
       [one] { $count } attribut modifié
      *[other] { $count } attributs modifiés
    }
plateaus-not-here = Absent au plateau { $plateau }.
plateaus-bring-back-here = Rétablir ici
plateaus-standing = { $plateau } : { $words }
plateaus-standing-tip = Cliquez pour changer sa présence
plateaus-let-be = Présent à partir d’ici
plateaus-let-go = Absent à partir d’ici
plateaus-fold = Replier les plateaux
plateaus-unfold = Plateau par plateau
plateaus-cli = Lister, créer, modifier, supprimer et fusionner des plateaux ; déplacer des changements entre eux
plateaus-cli-deed = Ce qu’il faut faire : list, add, set, delete, merge, promote (déplacer des changements vers un plateau antérieur ou postérieur), back (revenir à l’hérité), show ou hide (présence à partir d’un plateau)
plateaus-cli-plateau = Le plateau concerné
plateaus-cli-name = Son nom
plateaus-cli-kind = Sa nature
plateaus-cli-based-on = Le plateau dont il part ; none pour commencer vide (add : le dernier)
plateaus-cli-before = Plateaux qui partiront du nouveau et resteront identiques
plateaus-cli-existing = Le nom de ce qui existe, dans une carte sans plateaux
plateaus-cli-from = Premier jour, par exemple 2027-01-01 ; vide pour aucun
plateaus-cli-to = Dernier jour ; vide pour aucun
plateaus-cli-tint = Une couleur de la palette ; vide pour aucune
plateaus-cli-take-back = delete : annuler ses changements partout au lieu de les transmettre
plateaus-cli-records = Éléments, liens et notes, par identifiant
plateaus-cli-fields = Seulement ces attributs ; sinon tout ce qui diffère
plateaus-cli-to-plateau = promote : vers quel plateau (par défaut : sa base)
plateaus-cli-preview = Dire ce qui changerait, sans rien écrire
plateaus-cli-which = Dites quel plateau, avec --plateau.
plateaus-cli-which-name = Un nouveau plateau demande un nom : --name.
plateaus-cli-which-records = Dites quelles fiches, avec --records.
plateaus-cli-gone = hors de la carte
plateaus-cli-repaired = désignent un autre plateau
plateaus-remove-title = Retirer au plateau { $plateau } ?
plateaus-remove-about = Retiré à partir de { $plateau }, avec ce qui en dépend ; les plateaux d’avant le gardent.
plateaus-remove-yes = Retirer à partir de { $plateau }
plateaus-delete-everywhere = Supprimer à tous les plateaux
plateaus-delete-everywhere-about = Supprimé à tous les plateaux de la carte.
plateaus-column = Apparu / modifié à
plateaus-edited = Les modifications portent sur le plateau { $plateau } et se voient dans ceux qui partent de lui
plateaus-between = Insérer avant : { $names }
