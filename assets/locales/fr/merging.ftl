# Fusionner deux côtés d’une carte.
merging-tab = Fusion
merging-first = Une fusion est en cours.
merging-first-hint = Terminez-la ou abandonnez-la d’abord : les deux se trouvent dans l’onglet Fusion, sous la carte.
merging-nothing = Rien à fusionner : la carte contient déjà tout { $name }.
merging-left = { $count ->
    [one] Un conflit n’est pas encore réglé.
   *[other] { $count } conflits ne sont pas encore réglés.
}
merging-step = Fusionner { $name }
merging-abandoned = La fusion de { $name } est abandonnée ; la carte est comme avant.
merging-done = { $name } est fusionné : { $count ->
    [0] aucun objet de l’autre côté
    [one] un objet de l’autre côté
   *[other] { $count } objets de l’autre côté
}, { $conflicts ->
    [0] aucun conflit
    [one] un conflit réglé
   *[other] { $conflicts } conflits réglés
}.
merging-on-disk = Fichier sur le disque
merging-recovered = Modifications récupérées
merging-not-kept = La fusion ne peut pas être conservée pour la prochaine ouverture : { $reason }
merging-not-kept-hint = Terminez-la avant de fermer la fenêtre, ou libérez de la place dans votre dossier d’état.
merging-mine = Mon côté
merging-theirs = Autre côté
merging-base = Avant
merging-both = Les deux
merging-both-as = Les deux ; le leur devient { $id }
merging-place = Place sur la vue
merging-deleted = supprimé
merging-deleted-changed = Supprimé d’un côté, modifié de l’autre
merging-deleted-needed = Supprimé d’un côté, utilisé de l’autre
merging-circle = Déplacés l’un dans l’autre
merging-shared-id = Deux objets sous l’identifiant { $id }
merging-order = Ordre des vues
merging-needed-by = gardé, pour { $names }
merging-kept-changed = gardé, avec { $fields }
merging-was-there = présent
merging-empty = –
merging-spot = en { $x }, { $y } ({ $w } × { $h })
merging-in = { $name } dans { $holder }
merging-in-nothing = { $name } hors de tout
merging-menu = Fusion
merging-title = Fusion de { $name }
merging-field-value = { $field } : { $value }
merging-progress = { $settled ->
    [0] 0 réglé
    [one] { $settled } réglé
   *[other] { $settled } réglés
} sur { $all }
merging-no-conflict = Aucun conflit
merging-counts = { $theirs } de l’autre côté, { $ours } à vous
merging-finish = Terminer la fusion
merging-finish-tip = Fait de la carte fusionnée une seule étape, l’enregistre et, pour une version, la conserve avec ses deux parents
merging-abandon = Abandonner…
merging-take-all-mine = Garder tout mon côté…
merging-take-all-theirs = Prendre tout l’autre côté…
merging-take-mine = mon côté
merging-take-theirs = autre côté
merging-column-record = Objet
merging-column-field = Conflit
merging-keys = ↑ ↓ conflit suivant · 1 ou M mon côté · 2 ou T autre côté · 3 ou B avant, ou les deux · Ctrl+Z reprendre un choix
merging-quiet = Placés autrement des deux côtés
merging-quiet-about = Le vôtre tient, sauf si vous choisissez
merging-summary = Rien ne s’oppose à rien : les deux côtés se rejoignent comme la carte le montre.
merging-mark-open = Conflit
merging-mark-settled = Réglé
merging-cell = { $side } : { $value }
merging-abandon-title = Abandonner cette fusion ?
merging-abandon-about = La carte revient à ce qu’elle était avant la fusion ; { $count ->
    [0] rien n’était encore réglé.
    [one] un conflit réglé est oublié.
   *[other] { $count } conflits réglés sont oubliés.
}
merging-abandon-yes = Abandonner la fusion
merging-take-title-mine = Garder tout mon côté ?
merging-take-title-theirs = Prendre tout l’autre côté ?
merging-take-about = { $count ->
    [one] Un conflit ouvert est réglé ainsi ; chaque choix peut être repris.
   *[other] { $count } conflits ouverts sont réglés ainsi ; chaque choix peut être repris.
}
merging-take-yes = Prendre
merging-unfinished-title = Une fusion attend d’être terminée
merging-unfinished-about = La fusion de { $name } dans cette carte est restée ouverte, { $settled ->
    [0] 0 conflit réglé
    [one] { $settled } conflit réglé
   *[other] { $settled } conflits réglés
} sur { $all }.
merging-unfinished-yes = Continuer
merging-unfinished-no = Abandonner la fusion
merging-unfinished-later = Plus tard
merging-outside-title = Un autre programme a modifié le fichier
merging-outside-about = { $file } n’est plus ce que cette fenêtre a lu ou enregistré en dernier. Rien n’a été écrasé.
merging-outside-clean = Vous n’avez pas de modification à vous.
merging-outside-mine = { $count ->
    [one] Vous avez une étape non enregistrée.
   *[other] Vous avez { $count } étapes non enregistrées.
}
merging-outside-unread = Ce qu’il contient maintenant n’est pas une carte lisible : on ne peut ni comparer ni fusionner.
merging-outside-merge = Fusionner les deux
merging-outside-compare = Comparer
merging-outside-elsewhere = Enregistrer ailleurs…
merging-outside-read = Relire
merging-no-work-tree = { $folder } n’a pas d’arbre de travail.
merging-no-work-tree-hint = Indiquez le dossier d’un clone qui contient des fichiers.
merging-this-branch = cette branche
merging-other-branch = l’autre branche
merging-unrelated = La carte et { $name } n’ont aucune version en commun.
merging-unsound = La version « { $title } » ne peut pas être fusionnée : on ne peut pas la lire en entier.
merging-up-to-date = Rien à fusionner : la carte contient déjà tout « { $title } ».
merging-forward = La carte est maintenant « { $title } » : elle n’avait rien à elle à fusionner.
merging-merged = Fusionné, et gardé comme « { $title } ».
cli-merge = Fusionner deux côtés d’une carte depuis leur état commun
cli-merge-long = Fusionner deux côtés d’une carte depuis leur état commun, objet par objet et champ par champ. Chaque côté est un fichier ou CARTE@VERSION. OUT est toujours une carte saine : là où les deux ont modifié la même chose, elle porte le nôtre, les conflits sont énumérés, le code de sortie est 4, et la fenêtre propose de les régler à l’ouverture d’OUT.
cli-arg-merge-base = Le dernier état commun aux deux
cli-arg-merge-ours = Notre côté
cli-arg-merge-theirs = Leur côté
cli-arg-merge-out = Où écrire la carte fusionnée ; peut être un des côtés
cli-arg-merge-take = Régler chaque conflit d’un seul côté
cli-merge-counts = { $theirs ->
    [0] Aucun objet de l’autre côté
    [one] Un objet de l’autre côté
   *[other] { $theirs } objets de l’autre côté
}, { $ours } du nôtre, { $count ->
    [0] aucun conflit restant.
    [one] un conflit restant.
   *[other] { $count } conflits restants.
}
cli-merge-quiet = { $count ->
    [one] Un objet placé autrement des deux côtés : le nôtre tient.
   *[other] { $count } objets placés autrement des deux côtés : le nôtre tient.
}
cli-merge-window = Ouvrez la carte dans la fenêtre pour les régler, ou utilisez --take.
cli-merge-driver = Fusionner une carte pour git, ou l’apprendre à un dépôt
cli-merge-driver-long = La forme de merge que git appelle : le résultat va dans %A, et le code de sortie 1 dit qu’un conflit reste. Avec --install, git s’en sert dès lors dans un dépôt : « git merge », « git rebase » et « git diff » travaillent alors sur les cartes objet par objet.
cli-arg-driver-path = Chemin de la carte dans l’arbre de travail
cli-arg-driver-install = L’utiliser pour les cartes du dépôt (par défaut celui de ce dossier)
cli-arg-driver-uninstall = Retirer tout cela
cli-driver-conflict = { $file } : { $count ->
    [one] un conflit ; le nôtre est dans le fichier.
   *[other] { $count } conflits ; le nôtre est dans le fichier.
} Ouvrez la carte dans Portolan pour régler, puis faites « git add ».
cli-driver-item = {"  "}{ $name } : { $what }
cli-driver-installed = Git fusionne et compare ici les cartes avec Portolan : { $patterns }. Écrit : { $config }, { $attributes }.
cli-driver-commit = Validez .gitattributes pour que les autres aient la même chose ; chacun installe une fois.
cli-driver-as-it-was = Rien à changer dans { $folder }.
cli-driver-uninstalled = Git n’utilise plus Portolan dans { $folder }.
cli-versions-merge = Fusionner une autre branche ou version dans la carte
cli-versions-merge-long = Fusionner une autre branche ou version dans la carte et garder le résultat avec ses deux parents. Là où les deux ont modifié la même chose, rien n’est écrit : les conflits sont énumérés, le code de sortie est 4, et la fenêtre propose de les régler à l’ouverture de la carte.
cli-arg-versions-merge = Une branche, une étiquette, un titre ou les premiers chiffres d’un identifiant
