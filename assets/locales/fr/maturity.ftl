# Complétude de la documentation : les six vues et les trois niveaux du guide de cartographie de l’ANSSI.
maturity-view-ecosystem = Écosystème
maturity-view-business = Métier
maturity-view-applications = Applications
maturity-view-administration = Administration
maturity-view-logical = Infrastructure logique
maturity-view-physical = Infrastructure physique
maturity-item-name = Nom
maturity-item-group = Groupe d’applications
maturity-item-host = Hôte
maturity-item-hosted = Ce qu’il héberge
maturity-item-service = Service métier
maturity-item-store = Lieu de stockage
maturity-item-activity = Processus ou service
maturity-item-place = Site ou salle
maturity-item-application = Application
maturity-item-backup = Sauvegarde
maturity-cli = Complétude de la documentation : six vues, trois niveaux du guide de l’ANSSI, et ce qui manque
maturity-arg-plateau = Le plateau, ou « all » pour tous
maturity-arg-level = Le niveau demandé ; sans lui, celui de la carte
maturity-arg-view = Une seule vue du guide
maturity-arg-fail-on = Terminer avec le code 1 si la part conforme au niveau demandé est inférieure, entre 0 et 1
maturity-arg-date = Le jour où l’on regarde les dérogations ; sans lui, aujourd’hui
maturity-column-plateau = Plateau
maturity-column-view = Vue
maturity-column-level = Niveau
maturity-column-missing = Manque
maturity-column-exemption = Dérogation
maturity-all = Ensemble
maturity-not-applicable = sans objet
maturity-missing-at = { $count ->
    [0] Rien ne manque pour le niveau { $level }.
    [one] Un objet est incomplet pour le niveau { $level } :
   *[other] { $count } objets sont incomplets pour le niveau { $level } :
}
maturity-at-level = niveau { $level } : { $items }
maturity-excused = dérogation { $by } : { $items }
maturity-tab = Complétude
maturity-command = Complétude de la documentation
maturity-asked = Niveau demandé
maturity-asked-tip = Le niveau du guide de l’ANSSI que la carte doit atteindre : 1 minimal, 2 intermédiaire, 3 fin. Ce qui manque pour lui est signalé dans l’inspecteur.
maturity-level = Niveau { $level }
maturity-level-1 = 1 – minimal
maturity-level-2 = 2 – intermédiaire
maturity-level-3 = 3 – fin
maturity-search = Chercher dans la liste
maturity-all-kinds = Tous les types
maturity-trend = Évolution
maturity-complete = Rien ne manque ici.
maturity-judging = Lecture de la documentation…
maturity-none-fits = Rien ne correspond à la recherche.
maturity-row-tip = Un clic montre l’objet sur la carte, un second clic ouvre le champ qui manque.
maturity-mark = Demandé au niveau { $level }
maturity-line = { $count ->
    [one] Un champ manque pour le niveau { $level }
   *[other] { $count } champs manquent pour le niveau { $level }
}
maturity-line-tip = Aller au premier champ qui manque
maturity-linked = À relier ou à placer : { $items }
maturity-copy-csv = Copier la liste (CSV)
maturity-copy-markdown = Copier la liste (Markdown)
maturity-cell = { $view }, niveau { $level } : { $conforming } conformes sur { $scope }
data-type-cli = La table de protection : types de données, risque, protection attendue, niveau, règles
data-type-cli-list = Lister les types de données
data-type-cli-set = Modifier un type de données, ou en ajouter un
data-type-cli-remove = Retirer un type de données
data-type-arg-id = Identifiant du type de données
data-type-reset = Revenir à la table d’origine
data-type-name = Type de données
data-type-categories = Catégories
data-type-risk = Risque principal
data-type-protection = Protection attendue
data-type-level = Niveau
data-type-rules = Règles
data-type-unknown = La table de protection n’a pas de type « { $id } ». Elle a : { $known }.
data-type-no-category = « { $category } » n’est pas une catégorie de données. Il y a : { $known }.
data-type-open = Table de protection des données
data-type-title = Table de protection des données
data-type-hint = Pour chaque type de données : ce qu’il risque, la protection attendue, et les règles qui y veillent.
data-type-add = Ajouter un type
data-type-remove = Retirer « { $name } »
data-type-counts = { $data ->
    [0] aucun jeu de données
    [one] { $data } jeu de données
   *[other] { $data } jeux de données
} · { $findings ->
    [0] aucun constat
    [one] { $findings } constat
   *[other] { $findings } constats
}
data-type-unnamed = Chaque type de données demande un nom.
data-type-built-in = Table d’origine : la carte n’y a rien changé.
properties-maturity-none = usuel (2)
