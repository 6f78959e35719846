# Constats : marques sur la carte, liste, dérogations, fiche de l’inspecteur.
findings-mark = { $count ->
    [one] un constat
   *[other] { $count } constats
}, { $level }
findings-legend = Constat de niveau { $level }
findings-legend-title = Constats
findings-export = Constats
findings-export-about = Marque ce qui s’écarte des exigences
findings-cli-arg = Marque ce qui s’écarte des exigences, au niveau le plus grave, avec le nombre de constats
findings-menu = Exigences
findings-show = Liste des constats
findings-of-selection = Constats de la sélection
findings-exemptions = Dérogations
findings-badges = Marques de constat
findings-awaited = Vérification de la carte…
findings-older = d’avant la dernière modification
findings-search = Rechercher un constat
findings-grouping = Regrouper les constats
findings-by-requirement = Par exigence
findings-by-subject = Par objet
findings-filter = Filtrer les constats
findings-unknown-only = Seulement ceux faute de renseignement
findings-with-exempt = Aussi ceux sous dérogation
findings-with-same = Aussi ceux qui n’ont pas changé
findings-of-plateau = Plateau
findings-plateau-shown = Celui qui est affiché
findings-plateau-all = Tous les plateaux
findings-all-requirements = Toutes les exigences
findings-against = Comparer les constats avec
findings-against-nothing = Rien
findings-write = Enregistrer la liste des constats
findings-file = constats
findings-file-title = Enregistrer la liste des constats
findings-column-level = Niveau
findings-column-requirement = Exigence
findings-column-subject = Objet
findings-column-at = En cause
findings-column-why = Pourquoi
findings-column-remedy = Comment corriger
findings-column-fixed-by = Corrigé par
findings-column-exemption = Dérogation
findings-column-plateau = Plateau
findings-column-trend = Évolution
findings-column-ids = Identifiants
findings-whole-map = La carte entière
findings-trend-new = nouveau
findings-trend-worse = aggravé
findings-trend-mixed = modifié
findings-trend-same = inchangé
findings-trend-better = amélioré
findings-trend-gone = disparu
findings-expired-on = expirée depuis le {$day}
findings-exempt-until = jusqu’au {$day}
findings-exempt-endless = sans date de fin
findings-none-fits = Aucun constat ne correspond au filtre.
findings-nothing-asked = Rien n’est demandé à cette carte : aucune exigence et aucune règle n’y est active.
findings-none-found = Aucun constat : { $requirements ->
    [one] une exigence
   *[other] { $requirements } exigences
} sur { $subjects ->
    [one] un objet vérifié
   *[other] { $subjects } objets vérifiés
}, tout est respecté.
findings-no-difference = Aucune différence entre les deux états : { $requirements ->
    [one] une exigence
   *[other] { $requirements } exigences
} sur { $subjects ->
    [one] un objet vérifié
   *[other] { $subjects } objets vérifiés
}.
findings-exempt-hidden = { $count ->
    [one] Un constat est couvert par une dérogation
   *[other] { $count } constats sont couverts par une dérogation
} : le filtre peut les afficher.
findings-unknown = faute de renseignement
findings-requirement-text = L’exigence
findings-repair = Corriger
findings-exempt = Déroger…
findings-claim = Chantier…
findings-note = Annoter…
findings-no-packages = La carte n’a pas encore de chantier.
findings-exempt-title = Accorder une dérogation
findings-exempt-edit = Modifier la dérogation
findings-exempt-reason = Raison
findings-exempt-measures = Mesures compensatoires
findings-exempt-role = Accordée par (rôle)
findings-exempt-last-day = Valable jusqu’au
findings-exempt-keep = Accorder
findings-exempt-all = Tous les objets
findings-no-day = Ce jour n’existe pas.
findings-exempt-change = Modifier
findings-exempt-withdraw = Retirer
findings-exemptions-about = { $count ->
    [0] Aucune dérogation n’est accordée.
    [one] Une dérogation
   *[other] { $count } dérogations
}{ $expired ->
    [0] {""}
    [one] , dont une expirée
   *[other] , dont { $expired } expirées
}
findings-status = Constats : { $list }
findings-status-none = Aucun constat
findings-status-about = Ce qui s’écarte des exigences au plateau affiché. Un clic ouvre la liste.
findings-tip-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
findings-register = Registre
findings-register-needs = Besoins DICT
findings-register-stores = Stocké dans
findings-register-processors = Traité par
findings-register-flows = Transporté par
findings-country-unknown = pays non renseigné
findings-flow-encrypted = Chiffré
findings-flow-plain = En clair
findings-flow-unknown = Chiffrement non renseigné
findings-met = { $met } sur { $all } satisfaites
findings-inspector = Exigences
findings-state-met = satisfaite
findings-state-exempt = dérogation
findings-part-of = À cause de : { $name }
findings-inspector-none = Aucune exigence ne porte sur cet objet.
findings-change-counts = Constats : { $counts }
findings-change-none = Constats : aucune différence
findings-only-of = Seulement les constats de { $name } ; cliquer pour les voir tous
