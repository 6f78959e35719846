# Le tableau de bord des indicateurs.
dashboard-title = Tableau de bord
dashboard-file = tableau-de-bord
dashboard-today = Aujourd’hui
dashboard-plateau = Plateau
dashboard-version = Version
dashboard-year = Année
dashboard-indicator = Indicateur
dashboard-principle = Principe
dashboard-empty = Rien à montrer pour l’instant.
dashboard-not-applicable = sans objet
dashboard-target = Cible : { $target }.
dashboard-goal-at-least = au moins { $value }
dashboard-goal-at-most = au plus { $value }
dashboard-alert = alerte à { $value }
dashboard-next = { $value } ({ $plateau })
dashboard-no-targets = Aucune cible n’est encore fixée : menu Analyse, « Cibles et facteurs… ».
dashboard-brief = { $reached ->
    [0] Aucune cible atteinte
    [one] { $reached } cible atteinte
   *[other] { $reached } cibles atteintes
}, { $watched } à surveiller, { $missed ->
    [0] aucune manquée
    [one] { $missed } manquée
   *[other] { $missed } manquées
}.
dashboard-brief-missed = À traiter d’abord : { $names }.
dashboard-brief-findings = { $count ->
    [0] Aucun écart aux exigences.
    [one] { $count } écart aux exigences.
   *[other] { $count } écarts aux exigences.
}
dashboard-hosting = Hébergement des applications
dashboard-hosting-note = Nombre d’applications par modèle d’hébergement, plateau par plateau.
dashboard-hosting-source = I01, d’après l’attribut « hébergement » des applications.
dashboard-hosting-other = Non renseigné
dashboard-ratios = Où mène le plan
dashboard-ratios-note = Chaque ligne est une part qui devrait monter. Les valeurs se lisent au bout et à chaque plateau.
dashboard-ratios-source = Calculé sur la carte à chaque plateau ; formules dans le tableau des indicateurs.
dashboard-principles = Les cinq principes de la stratégie de la donnée
dashboard-principles-note = De 0 au centre à 100 % au bord. Les valeurs écrites sont celles du plateau « { $plateau } ».
dashboard-principles-source = Moyenne simple des parts qui s’appliquent ; un principe sans mesure est « sans objet ».
dashboard-protection = Protection
dashboard-protection-of = Protection : registre complet (I23), données personnelles sous souveraineté (I04).
dashboard-securing = Sécurisation
dashboard-securing-of = Sécurisation : chiffrement des flux (I06, I07) et au repos (I08), authentification forte (I09).
dashboard-reliability = Fiabilité et qualité
dashboard-reliability-of = Fiabilité : jeux de données à source unique, flux de données dont la fréquence est connue, dépôts sauvegardés (I27).
dashboard-access = Accessibilité
dashboard-access-of = Accessibilité : services qui tiennent leur cible de disponibilité, données ouvertes que l’on peut obtenir de l’extérieur.
dashboard-sobriety = Sobriété
dashboard-sobriety-of = Sobriété : données conservées (I24) et énergie (I25), rapportées au premier plateau ; 100 % si elles ne croissent pas.
dashboard-eol = Fins de support par année
dashboard-eol-note = Composants dont le support s’arrête dans l’année, vus du plateau « { $plateau } ».
dashboard-eol-source = I17 et I18, d’après l’attribut « fin de support » ; les composants sans date n’y sont pas.
dashboard-eol-empty = Aucune date de fin de support n’est renseignée à ce plateau.
dashboard-eol-past = Déjà hors support
dashboard-eol-soon = Dans les 24 mois
dashboard-eol-later = Plus tard
dashboard-flows = Flux entre zones
dashboard-flows-note = De la zone à gauche vers la zone en haut, au plateau « { $plateau } ». Cadenas ouvert et bord rouge : le nombre de flux sans chiffrement. Un clic sélectionne les flux de la case.
dashboard-flows-source = Zones de l’émetteur et du récepteur, de la moins à la plus sûre ; sans chiffrement connu compte comme sans chiffrement.
dashboard-flows-empty = Aucun flux à ce plateau.
dashboard-flows-axis = De ↓ vers →
dashboard-no-zone = Zone inconnue
dashboard-unencrypted = { $count }
dashboard-energy = Énergie et carbone
dashboard-energy-note = Équipements, calcul en nuage, stockage et transferts d’une année.
dashboard-orders = Ordres de grandeur pour comparer des plateaux, pas un bilan carbone.
dashboard-factor = { $name } : { $value } ({ $source }, { $year })
dashboard-history = D’une version à l’autre
dashboard-history-note = Les mêmes parts dans les versions gardées de la carte, au plateau « { $plateau } ».
dashboard-history-empty = Aucune version n’a encore été gardée : menu Fichier, « Garder une version… ».
dashboard-indicators = Tous les indicateurs
dashboard-indicators-note = Signe : cercle coché, cible atteinte ; cercle, à surveiller ; octogone, manquée. Flèche : évolution depuis le plateau précédent. Un clic sélectionne ce qu’il y a derrière un chiffre.
dashboard-indicators-source = « Sans objet » : rien à quoi rapporter la mesure ; ce n’est ni 0 ni 100 %.
dashboard-plot-unknown = Graphique inconnu : { $plot }. Connus : { $known }.
dashboard-nothing = La carte n’a rien à mesurer.
dashboard-cli = Tableau de bord des indicateurs, ou un de ses graphiques, en image ou en données
dashboard-cli-out = Fichier à écrire : .png, .svg, .pdf, ou .csv pour les données
dashboard-cli-plot = Un seul graphique
dashboard-command = Tableau de bord
dashboard-one-plot = Un graphique
dashboard-one-plot-about = Image (.png, .svg) ou données (.csv), selon le nom du fichier
dashboard-plot-export = Exporter « { $plot } »
dashboard-plot-png = Image PNG…
dashboard-plot-svg = Image SVG…
dashboard-plot-csv = Données CSV…
dashboard-select = Sélectionner ({ $count })
targets-command = Cibles et facteurs…
targets-short = Cibles
targets-title = Cibles et facteurs
targets-part-targets = Cibles
targets-part-factors = Facteurs d’énergie et de carbone
targets-part-rest = Documentation et expérimentations
targets-about = Vert à partir de l’objectif, rouge à partir de l’alerte, orange entre les deux. Une cible de plateau vaut à partir de lui et remplace celle de toujours.
targets-always = Toujours
targets-goal = Objectif
targets-alert = Alerte
targets-unit = Unité
targets-factor = Facteur
targets-value = Valeur
targets-source = Source
targets-year = Année
targets-built-in = d’origine : { $value }
targets-back = Revenir au facteur d’origine
targets-factors-about = Ordres de grandeur pour comparer des plateaux, pas un bilan carbone. Un champ vide reprend le facteur d’origine.
targets-not-a-number = Un champ en rouge ne contient pas de nombre.
targets-level = Niveau de documentation demandé
targets-level-about = Guide ANSSI de cartographie
targets-level-1 = 1 – minimal
targets-level-2 = 2 – intermédiaire
targets-level-3 = 3 – fin
targets-experiments = Sans les expérimentations
targets-experiments-about = Les éléments marqués comme expérimentations ne comptent pas.
dashboard-cli-ending = { $file } : le tableau de bord s’écrit en .png ou .svg, ses données en .csv.
