# Le panneau des versions, ses dialogues et ce qu’ils disent.
app-switching = Passage à la branche…
versions-restore-same = La carte est déjà ce que contient la version « { $title } ».
versions-step-restore = restaurer la version { $title }
versions-step-restore-records = { $count ->
    [one] restaurer un enregistrement de la version { $title }
   *[other] restaurer { $count } enregistrements de la version { $title }
}
versions-restored = La carte est maintenant ce que contient la version « { $title } ».
versions-restored-records = { $count ->
    [one] Un enregistrement de « { $title } » a été ramené.
   *[other] { $count } enregistrements de « { $title } » ont été ramenés.
}
versions-restored-hint = Ctrl+Z l’annule ; les versions restent telles quelles.
versions-restore-misfit-hint = Cochez aussi ce qui va avec, comme les extrémités d’un lien, ou restaurez toute la version.
versions-branch-made = La branche « { $name } » est créée.
versions-branch-gone = La branche « { $name } » est supprimée.
versions-branch-renamed = La branche « { $name } » s’appelle maintenant « { $new } ».
versions-tagged = La version porte l’étiquette « { $name } ».
versions-untagged = L’étiquette « { $name } » est retirée ; la version reste.
versions-switched = La carte suit maintenant la branche « { $name } ».
versions-merged-already = La carte contient déjà tout de « { $name } ».
versions-newer = La version « { $title } » a été gardée par un Portolan plus récent.
versions-newer-hint = Ouvrez-la en lecture, ou servez-vous du Portolan plus récent pour la restaurer ou la fusionner.
versions-tab = Versions
versions-panel-about = Une version est la carte telle qu’elle était, avec un nom et une raison. Les versions se comparent, se restaurent, se dérivent en branches et se fusionnent.
versions-nothing-found = Aucune version ne correspond à la recherche.
versions-read-again = Réessayer
versions-more = Il existe des versions plus anciennes ; « portolan versions list » les liste toutes.
versions-search = Chercher dans les versions
versions-more-actions = Autres actions sur cette version
versions-branch-menu = Branche : { $name }
versions-no-current = Aucune branche
versions-on-branch = Sur « { $name } » actuellement
versions-switch-to = Passer à « { $name } »
versions-new-branch = Nouvelle branche depuis la version courante…
versions-rename-branch = Renommer la branche…
versions-delete-branch = Supprimer la branche…
versions-delete-about = On ne pourrait les retrouver que par leur identifiant, et pour un temps seulement.
versions-delete-do = Supprimer la branche
versions-open = Ouvrir en lecture seule
versions-compare-working = Comparer à la carte de travail
versions-compare-two = Comparer les deux versions
versions-restore = Restaurer toute la version
versions-restore-this = Restaurer cette version
versions-restore-records = Restaurer des enregistrements…
versions-restore-about = Ce que la version « { $title } » ({ $when }) a d’autre que la carte. Cochez ce qui doit revenir : c’est une seule étape, qui s’annule.
versions-restore-search = Chercher dans les enregistrements
versions-restore-fields = Champs de { $name }
versions-restore-do = { $count ->
    [0] Ramener
    [one] En ramener un
   *[other] En ramener { $count }
}
versions-tick-all = Tout ce qui s’affiche
versions-branch-here = Créer une branche ici…
versions-branch-about = La branche commence à la version « { $title } ». La carte reste sur sa branche tant que vous n’en changez pas.
versions-merge-into = Fusionner dans « { $name } »
versions-tag = Étiqueter cette version…
versions-tag-about = Une étiquette est un nom qui reste attaché à la version « { $title } ».
versions-untag = Retirer l’étiquette « { $name } »
versions-rename-about = La branche « { $name } » et ses versions restent telles quelles.
versions-name-field = Nom
versions-name-do = Donner ce nom
versions-name-not-allowed = Ce nom n’est pas admis.
versions-take-name = Prendre « { $name } »
versions-copy-id = Copier l’identifiant
versions-id-copied = L’identifiant { $id }… est dans le presse-papiers.
versions-row = { $title }, { $when }, { $author }
versions-is-head = version de la carte
versions-is-merge = fusion
versions-branch-named = branche { $name }
versions-tag-named = étiquette { $name }
versions-state-missing = sans fichier
versions-state-damaged = abîmée
versions-tag-field = Étiquette
versions-tag-hint = Aucune, ou un nom court comme v1.2
versions-branch-field = Branche
versions-back = Revenir à la carte de travail
versions-banner = Vous lisez la version « { $title } » du { $when }, gardée par { $author }. Elle ne se modifie pas.
