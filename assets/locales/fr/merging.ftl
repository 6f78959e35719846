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
merging-mine = À moi
merging-theirs = À eux
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
merging-title = Fusion de { $name }
merging-progress = { $settled } réglés sur { $all }
merging-no-conflict = Aucun conflit
merging-counts = { $theirs } de l’autre côté, { $ours } à vous
merging-finish = Terminer la fusion
merging-finish-tip = Fait de la carte fusionnée une seule étape, l’enregistre et, pour une version, la conserve avec ses deux parents
merging-abandon = Abandonner…
merging-take-all-mine = Tout prendre à moi…
merging-take-all-theirs = Tout prendre à eux…
merging-take-mine = tout à moi
merging-take-theirs = tout à eux
merging-column-record = Objet
merging-column-field = Conflit
merging-keys = ↑ ↓ conflit suivant · 1 ou M à moi · 2 ou T à eux · 3 ou B avant, ou les deux · Ctrl+Z reprendre un choix
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
merging-take-title-mine = Tout prendre à moi ?
merging-take-title-theirs = Tout prendre à eux ?
merging-take-about = { $count ->
    [one] Un conflit ouvert est réglé ainsi ; chaque choix peut être repris.
   *[other] { $count } conflits ouverts sont réglés ainsi ; chaque choix peut être repris.
}
merging-take-yes = Prendre
merging-unfinished-title = Une fusion attend d’être terminée
merging-unfinished-about = La fusion de { $name } dans cette carte est restée ouverte, { $settled } conflits réglés sur { $all }.
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
