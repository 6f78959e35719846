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
versions-banner = Lecture seule : version « { $title } » du { $when }, gardée par { $author }.
cli-versions-restore = Ramener ce que contient une version : tout, ou quelques enregistrements
cli-versions-branch = Lister les branches, en créer, en renommer ou en supprimer une
cli-versions-switch = Faire suivre à la carte une autre branche
cli-versions-tag = Lister les étiquettes, en poser ou en retirer une
cli-versions-pack = Faire prendre moins de place aux versions
cli-versions-packed = Les versions occupent maintenant { $after } Kio, contre { $before } Kio auparavant.
cli-arg-version-at = La version : étiquette, branche, titre, début d’identifiant, HEAD ou HEAD~n (par défaut : la version courante)
cli-arg-version-tag = Une étiquette pour la version
cli-arg-version-branch = La branche que cette version commence
cli-arg-version-search = Seulement les versions dont le titre, la raison, l’auteur, l’étiquette ou la branche contient ces mots, ou de cet identifiant
cli-arg-version-current = Seulement les versions qui mènent à la version courante
cli-arg-version-graph = Dessiner à côté les branches et les fusions
cli-arg-version-record = Seulement cet enregistrement, comme elements/web-1 ; peut être donné plusieurs fois
cli-arg-even-unkept = Même si la carte contient des changements qu’aucune version ne porte ; le fichier tel qu’il était va dans les sauvegardes
cli-arg-branch-name = La branche ; sans nom, toutes sont listées
cli-arg-branch-rename = Le nouveau nom de la branche
cli-arg-branch-delete = Supprimer la branche
cli-arg-even-unmerged = Même si elle contient des versions qu’aucune autre branche ni étiquette ne porte
cli-arg-switch-to = La branche à suivre
cli-arg-tag-name = L’étiquette ; sans nom, toutes sont listées
cli-arg-tag-delete = Retirer l’étiquette ; la version reste
cli-no-record = Ni la carte ni la version n’ont d’enregistrement « { $record } » ; écrivez elements/ID, links/ID, etc.
cli-record-same = « { $record } » est déjà identique dans la version.
cli-open-elsewhere-hint = Fermez-la d’abord là-bas, ou faites-le dans cette fenêtre.
