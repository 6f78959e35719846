# Les documents, dans la fenêtre.
documenting-command = Produire des documents…
documenting-title = Produire des documents
documenting-all = Tous les documents
documenting-form = Format
documenting-plateau = Plateau
documenting-scenario = Perte étudiée
documenting-played = Celle qui est simulée
documenting-before = Version précédente
documenting-last-version = La dernière version gardée
documenting-profile = Profil de diffusion
documenting-no-profile = Aucun : tout est écrit
documenting-sections = Ce qu’ils contiennent
documenting-gaps = { $count ->
    [one] { $count } à compléter
   *[other] { $count } à compléter
}
documenting-own-templates = Modèles du dossier « { $folder } », à côté de la carte.
documenting-built-in = Modèles fournis. Pour en faire les vôtres : portolan report template CARTE.
documenting-needs-scenario = elle parle d’une perte ; simulez-en une ou choisissez-en une.
documenting-needs-version = aucune version n’est gardée de cette carte.
documenting-do = { $count ->
    [0] Produire…
    [one] Produire le document…
   *[other] Produire { $count } documents…
}
documenting-writing = Écriture… { $percent } %
documenting-stop = Interrompre
documenting-written = { $count } fichiers écrits dans { $folder }
documenting-folder = documents
documenting-file-title = Écrire le document
documenting-folder-title = Écrire les documents dans un dossier
