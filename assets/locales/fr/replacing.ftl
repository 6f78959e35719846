# Les fichiers qui existent déjà, quand on en écrit.
replacing-title = { $count ->
    [one] Un fichier existe déjà
   *[other] { $count } fichiers existent déjà
}
replacing-about = Dans { $folder } :
replacing-advice = « Remplacer » { $count ->
    [one] l’écrase ; « Garder les deux » numérote le nouveau fichier, par exemple
   *[other] les écrase ; « Garder les deux » numérote les nouveaux fichiers, par exemple
} « { $example } ». Rien n’est encore écrit.
replacing-yes = Remplacer
replacing-both = Garder les deux
replacing-nothing = Rien n’a été écrit.
replacing-there = { $count ->
    [one] { $files } existe déjà ; rien n’y a été écrit.
   *[other] { $count } fichiers existent déjà ; rien n’y a été écrit : { $files }{ $more ->
        [0] .
       *[other] {" "}et { $more } autres.
    }
}
replacing-there-hint = Recommencez : la fenêtre demandera quoi en faire.
replacing-cli-hint = Nommez un autre fichier ou dossier, ou retirez --no-clobber pour remplacer ce qui existe.
replacing-cli-arg = Refuser de remplacer un fichier qui existe déjà ; rien n’est alors écrit
