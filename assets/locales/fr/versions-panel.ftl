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
