roadmap-date = { $day }/{ $month }/{ $year }
roadmap-step-add = ajouter un chantier
roadmap-step-duplicate = dupliquer un chantier
roadmap-step-delete = supprimer un chantier
roadmap-step-claim = { $count ->
    [one] attribuer un écart
   *[other] attribuer { $count } écarts
}
roadmap-step-unclaim = { $count ->
    [one] retirer une attribution
   *[other] retirer { $count } attributions
}
roadmap-step-reschedule = déplacer un chantier
roadmap-step-move-plateau = déplacer un plateau
roadmap-step-depend = faire dépendre un chantier d’un autre
roadmap-step-release = retirer une dépendance
roadmap-circle = « { $package } » s’attend lui-même : { $way }.
roadmap-reversed = « { $package } » se termine ({ $end }) avant de commencer ({ $start }).
roadmap-leads-nowhere = « { $package } » mène de « { $from } » à « { $to } », qui n’est pas un plateau ultérieur.
roadmap-no-target = « { $package } » s’attribue des écarts sans mener à un plateau.
roadmap-late = « { $package } » se termine le { $end }, après le début de sa cible « { $plateau } » ({ $begins }).
roadmap-too-early = « { $package } » commence le { $start }, avant la fin de « { $other } », dont il dépend ({ $end }).
roadmap-says-delivers = « { $package } » livre « { $subject } », qui { $reason }.
roadmap-says-removes = « { $package } » retire « { $subject } », qui { $reason }.
roadmap-says-changes = « { $package } » modifie « { $subject } », qui { $reason }.
roadmap-is-unknown = n’est pas sur cette carte
roadmap-is-unchanged = ne change pas entre ses plateaux
roadmap-is-absent = n’existe à aucun de ses deux plateaux
roadmap-is-added = est nouveau
roadmap-is-removed = disparaît
roadmap-is-changed = existait déjà et change
roadmap-no-way = « { $package } » ne mène pas d’un plateau à un autre.
roadmap-no-way-hint = Choisissez le plateau auquel il mène ; il pourra alors s’attribuer des écarts.
roadmap-no-difference = « { $subject } » ne diffère pas entre « { $from } » et « { $to } ».
roadmap-no-differences = { $count ->
    [one] Rien ne diffère ici entre « { $from } » et « { $to } ».
   *[other] Aucun de ces { $count } éléments ne diffère entre « { $from } » et « { $to } ».
}
roadmap-no-difference-hint = Un chantier s’attribue ce qui est ajouté, retiré ou modifié entre ses plateaux.
roadmap-ends-before = La fin tomberait avant le début.
roadmap-plateau-before = « { $plateau } » ne peut pas commencer avant « { $base } », dont il part.
roadmap-would-circle = « { $package } » ne peut pas dépendre de « { $other } », qui en dépend déjà.
roadmap-title = Feuille de route
roadmap-keur = { $amount } k€
roadmap-axis = Années et mois
roadmap-plateaus = Plateaux
roadmap-months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
roadmap-quarter = T{ $number }
roadmap-half = S{ $number }
roadmap-today = Aujourd’hui
roadmap-packages = { $count ->
    [one] { $count } chantier
   *[other] { $count } chantiers
}
roadmap-no-group = Personne pour l’instant
roadmap-nothing = Aucun chantier pour l’instant. Ajoutez-en un pour dire qui mène d’un plateau au suivant, quand et pour combien.
roadmap-no-packages = Chantiers
roadmap-count-delivers = { $count ->
    [one] { $count } livré
   *[other] { $count } livrés
}
roadmap-count-removes = { $count ->
    [one] { $count } retiré
   *[other] { $count } retirés
}
roadmap-count-changes = { $count ->
    [one] { $count } modifié
   *[other] { $count } modifiés
}
roadmap-said-package = Chantier { $name }, du { $start } au { $end }
roadmap-said-plateau = Plateau { $name }, à partir du { $begins }
roadmap-said-waits = { $package } attend { $other }
roadmap-said-support = { $count ->
    [one] Fin de support, { $days } : { $names }
   *[other] { $count } fins de support, { $days } : { $names }
}
roadmap-days = du { $start } au { $end }
roadmap-support = Fins de support
roadmap-support-count = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
roadmap-support-later = { $count } au-delà de cette période
roadmap-support-before = avant le { $day }
roadmap-budget = Budget par an
roadmap-total = total { $amount }
roadmap-undated = { $total }, dont { $amount } sans dates
roadmap-legend-packages = Chantiers
roadmap-legend-signs = Signes
roadmap-legend-leads-to = mène à { $plateau }
roadmap-legend-plateau = début d’un plateau
roadmap-legend-waits = doit finir avant
roadmap-legend-late = finit trop tard pour le suivant
roadmap-legend-support = fin du support par l’éditeur
roadmap-legend-doubt = quelque chose ne concorde pas
roadmap-legend-guessed = dates à préciser
roadmap-status-proposed = Proposé
roadmap-status-approved = Décidé
roadmap-status-running = En cours
roadmap-status-paused = Suspendu
roadmap-status-done = Terminé
roadmap-status-cancelled = Abandonné
roadmap-tile-packages = { $count ->
    [one] chantier
   *[other] chantiers
}
roadmap-tile-plateaus = { $count ->
    [one] plateau
   *[other] plateaux
}
roadmap-tile-budget = budget
cli-arg-roadmap = la feuille de route à la place d’une vue ; --date trace le jour d’aujourd’hui
cli-arg-roadmap-group = regroupement des chantiers : usual (par axe s’il y en a, sinon par responsable), owner, axis, target
roadmap-legend-to-check = À vérifier
roadmap-more = et { $count } de plus
roadmap-legend-status = Statut
roadmap-word-added = ajouté
roadmap-word-removed = retiré
roadmap-word-changed = modifié
roadmap-word-moved = déplacé
roadmap-column-difference = Écart
roadmap-column-name = Nom
roadmap-column-kind = Type
roadmap-column-detail = Quoi
roadmap-column-package = Chantier
roadmap-column-goes-with = Va avec
roadmap-column-id = Identifiant
roadmap-column-delivers = Livrés
roadmap-column-removes = Retirés
roadmap-column-changes = Modifiés
roadmap-unit-keur = k€
roadmap-unit-percent = %
roadmap-unit-days = jours
roadmap-field-status = Statut
roadmap-field-progress = Avancement
roadmap-field-from = Plateau de départ
roadmap-field-to = Plateau d’arrivée
roadmap-field-start = Début
roadmap-field-end = Fin
roadmap-field-axis = Axe
roadmap-field-owner = Responsable
roadmap-field-sponsor = Commanditaire
roadmap-field-budget = Budget
roadmap-field-investment = dont investissement
roadmap-field-operation = dont fonctionnement
roadmap-field-workload = Charge interne
roadmap-field-strategy = Stratégie (7 R)
roadmap-field-depends = Dépend de
roadmap-field-objectives = Objectifs
roadmap-field-milestones = Jalons
roadmap-field-risks = Risques
roadmap-field-indicators = Indicateurs
roadmap-field-requirements = Exigences
roadmap-unknown-id = « { $id } » n’existe pas.
roadmap-one-of = L’un de : { $known }
roadmap-new-name = Nouveau chantier
roadmap-claimed = { $count ->
    [one] { $count } écart est désormais attribué à « { $package } ».
   *[other] { $count } écarts sont désormais attribués à « { $package } ».
}
roadmap-claimed-some = { $count ->
    [one] { $count } écart est désormais attribué à « { $package } » ; { $left } ne diffèrent pas entre ses plateaux.
   *[other] { $count } écarts sont désormais attribués à « { $package } » ; { $left } ne diffèrent pas entre ses plateaux.
}
roadmap-copied = La liste des écarts est dans le presse-papiers.
roadmap-gap-file = ecarts
roadmap-file = feuille-de-route
roadmap-dialog-table = Écrire la liste
roadmap-filter-tables = Tableaux
roadmap-gaps = Écarts
roadmap-group-by = Regrouper par
roadmap-by-owner = Responsable
roadmap-by-axis = Axe
roadmap-by-target = Plateau d’arrivée
roadmap-time-wider = Montrer moins de temps, en plus grand
roadmap-time-narrower = Montrer plus de temps, en plus petit
roadmap-time-all = Montrer toute la période
roadmap-export = Exporter…
roadmap-new = Nouveau chantier
roadmap-duplicate = Dupliquer le chantier
roadmap-delete = Supprimer le chantier
roadmap-show = Afficher la feuille de route
roadmap-show-packages = Afficher les chantiers
roadmap-show-gaps = Afficher les écarts entre plateaux
roadmap-claim-selection = Attribuer la sélection au chantier
roadmap-unclaim-selection = Retirer l’attribution de la sélection
roadmap-copy-packages = Copier les chantiers en tableau
roadmap-column-claims = Écarts
roadmap-needs-plateaus = Les écarts se situent entre deux plateaux. Ajoutez un deuxième plateau pour planifier ce qui change.
roadmap-search = Chercher un écart
roadmap-compare = Comparer sur la carte
roadmap-copy-csv = Copier la liste en tableau
roadmap-copy-markdown = Copier la liste en Markdown
roadmap-write-gap = Écrire la liste des écarts dans un fichier…
roadmap-coverage = { $differences } écarts · { $claimed } attribués · { $unclaimed } sans chantier, dont { $along } liens d’éléments attribués
roadmap-part-unclaimed = Sans chantier
roadmap-part-along = Liens qui vont avec « { $package } »
roadmap-part-without = Attributions sans écart
roadmap-twice = attribué deux fois
roadmap-carried = { $count ->
    [one] { $count } écart : à déposer sur un chantier
   *[other] { $count } écarts : à déposer sur un chantier
}
roadmap-claim-for = Attribuer à
roadmap-unclaim = Retirer l’attribution
roadmap-light = Faire ressortir ses écarts sur la carte
roadmap-close-card = Fermer la fiche
roadmap-milestones-hint = 2027-03-31 ce qui est atteint, un par ligne
roadmap-add = Ajouter…
roadmap-card-delivers = Livre
roadmap-card-removes = Retire
roadmap-card-changes = Modifie
roadmap-card-no-claims = Aucun écart attribué pour l’instant. Sélectionnez des éléments sur la carte puis Maj+K, ou déposez des écarts sur le chantier.
roadmap-plateau-tip = Faites glisser pour changer son premier jour ; Alt pour un réglage au jour près
roadmap-mark = { $count ->
    [one] { $count } fin de support
   *[other] { $count } fins de support
}
cli-roadmap = Le plan : chantiers, budget année par année, et ce qui ne concorde pas
cli-arg-year = seulement les chantiers actifs cette année-là
cli-package = Chantiers : list, add, set, claim, unclaim, delete
cli-package-list = Les chantiers d’une carte
cli-package-add = Ajoute un chantier entre deux plateaux
cli-package-set = Renseigne des champs d’un chantier
cli-package-claim = Attribue des éléments et des liens à un chantier : livrés, retirés ou modifiés, selon l’écart entre ses plateaux
cli-package-unclaim = Retire des attributions
cli-package-delete = Supprime un chantier
cli-arg-package = identifiant du chantier
cli-arg-subjects = identifiants d’éléments et de liens
cli-arg-package-name = son nom
cli-arg-package-from = le plateau dont il part
cli-arg-package-to = le plateau auquel il mène
cli-arg-package-fields = par exemple status=running owner_role=RSSI start=2027-01-01 depends_on=WP-01,WP-02 ; une valeur vide efface
cli-arg-claim-as = les attribuer ainsi, quel que soit l’écart
cli-no-package = Cette carte n’a pas de chantier « { $id } ». Elle a : { $known }
