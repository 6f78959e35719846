# La commande « report » et la fenêtre des documents.
report-cli = Écrire un document : dossier d’architecture, matrices de flux, registre, rapport de cartographie…
report-cli-list = Lister les documents qui existent
report-cli-template = Déposer les modèles fournis à côté d’une carte, pour en faire les siens
report-arg-of = La carte
report-arg-kind = Le document
report-arg-out = Fichier à écrire ; sa terminaison choisit le format : html, docx, md, xlsx, csv
report-arg-all = Écrire tous les documents dans ce dossier
report-arg-form = Format, quand la terminaison ne le dit pas (docx par défaut avec --all)
report-arg-before = Version précédente : un fichier, une version de la carte, ou CARTE@VERSION (par défaut la dernière version gardée)
report-arg-profile = Profil de diffusion : ce qu’il retient n’est pas écrit
report-arg-template = Dossier des modèles (par défaut, celui à côté de la carte)
report-template-kept = { $file } existe déjà et n’a pas été touché.
report-left-out = « { $name } » n’est pas écrit : { $reason }
report-needs-scenario = il parle d’une perte ; nommez-la par --scenario ou --fail.
report-needs-before = il compare deux versions ; nommez la précédente par --before.
report-no-form = La terminaison de { $file } n’est pas celle d’un document. Terminaisons possibles : { $known }.
report-no-profile = Il n’y a pas de profil de diffusion « { $profile } ». Profils : { $known }.
report-no-template = Il n’y a pas de dossier de modèles { $folder }.
report-held-back = { $count ->
    [0] Le profil de diffusion n’a rien retenu.
    [one] { $count } information retenue par le profil de diffusion.
   *[other] { $count } informations retenues par le profil de diffusion.
}
report-gaps = { $count ->
    [one] { $count } endroit à compléter.
   *[other] { $count } endroits à compléter.
}
forms-leak = Une information retenue par le profil de diffusion, « { $text } », se trouve dans le fichier{ $part } : rien n’a été écrit.
forms-leak-hint = Signalez ce défaut ; d’ici là, choisissez un autre format ou un profil qui retient moins.
