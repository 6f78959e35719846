# Indicateurs : noms, formules, parts et remarques.
indicator-i01 = Taux d’hybridation
indicator-i01-formula = Applications hébergées ailleurs que sur site, rapportées à toutes les applications.
indicator-i02 = Indice d’hybridation
indicator-i02-formula = (1 − Σ pₘ²) / (1 − 1/4), pₘ étant la part de chaque modèle (sur site, IaaS, PaaS, SaaS) : 0 pour un seul modèle, 1 pour une répartition égale.
indicator-i03 = Taux de souveraineté des applications
indicator-i03-formula = Applications dont tous les fournisseurs de la chaîne d’hébergement ont un niveau de souveraineté d’au moins 3 (4 sans fournisseur), rapportées à toutes.
indicator-i04 = Taux de souveraineté des données personnelles
indicator-i04-formula = Volume des données personnelles et de santé dont tous les stockages ont un niveau d’au moins 3, rapporté à leur volume total.
indicator-i05 = Concentration des fournisseurs
indicator-i05-formula = Indice de Herfindahl-Hirschman : Σ s², s étant la part des applications qui revient à chaque fournisseur ; une application à plusieurs fournisseurs compte en parts égales, celles sans fournisseur comptent ensemble en interne.
indicator-i06 = Chiffrement entre zones
indicator-i06-formula = Flux chiffrés, rapportés aux flux dont les deux zones sont connues et différentes ; un système externe est dans la zone Internet.
indicator-i07 = Chiffrement des flux sensibles
indicator-i07-formula = Flux chiffrés, rapportés à ceux qui transportent des données de confidentialité 3 ou 4.
indicator-i08 = Chiffrement au repos
indicator-i08-formula = Volume des données personnelles, de santé et financières dont tous les stockages sont chiffrés, rapporté à leur volume total ; inconnu vaut non.
indicator-i09 = Authentification forte
indicator-i09-formula = Applications de criticité 3 ou 4 avec authentification multifacteur, rapportées à toutes celles de criticité 3 ou 4.
indicator-i10 = Applications exposées
indicator-i10-formula = Applications qui reçoivent un flux d’une autre zone, de confiance 0.
indicator-i11 = Points uniques de panne
indicator-i11-formula = Éléments distincts dont la seule perte arrête au moins un service métier de criticité 4.
indicator-i12 = Perte du site principal
indicator-i12-formula = Services métier de criticité 4 arrêtés par la perte du site principal, rapportés à tous ceux de criticité 4.
indicator-i13 = Dépendance au pire fournisseur
indicator-i13-formula = Services métier arrêtés par la perte du fournisseur qui en arrête le plus, rapportés à tous les services.
indicator-i14 = Disponibilité la plus basse
indicator-i14-formula = Plus petite disponibilité calculée parmi les services métier de criticité 4 ; borne haute si une partie des éléments n’a pas de disponibilité.
indicator-i15 = Respect des durées d’interruption
indicator-i15-formula = Couples (service, perte redoutée) où le service n’est pas arrêté, ou revient en moins que sa DMIA, rapportés à tous les couples.
indicator-i16 = Respect des pertes de données
indicator-i16-formula = Jeux de données qui, à la perte du site principal, ne perdent pas plus que leur PDMA, rapportés à tous.
indicator-i17 = Obsolescence
indicator-i17-formula = Composants dont le support se termine avant le début du plateau, rapportés à ceux dont la fin de support est connue.
indicator-i18 = Obsolescence à 24 mois
indicator-i18-formula = Composants dont le support se termine dans les deux ans qui suivent le début du plateau, rapportés à ceux dont la fin de support est connue.
indicator-i19 = Maturité de la documentation
indicator-i19-formula = Objets documentés au niveau demandé, rapportés aux objets à documenter (guide de l’ANSSI, trois niveaux).
indicator-i20 = Couverture des exigences
indicator-i20-formula = Σ gravité × (cas applicables − écarts), rapportée à Σ gravité × cas applicables.
indicator-i21 = Non-conformités
indicator-i21-formula = Nombre d’écarts aux exigences, sans ceux couverts par une dérogation valide.
indicator-i22 = Volume de données
indicator-i22-formula = Σ des volumes ; projection : Σ volume × (1 + croissance)ⁿ.
indicator-i23 = Complétude du registre
indicator-i23-formula = Jeux de données personnelles et de santé avec base légale, personnes concernées et durée de conservation, rapportés à tous ceux-ci.
indicator-i24 = Volume conservé
indicator-i24-formula = Σ volume × durée de conservation (99 ans au plus), en téraoctets-années.
indicator-i25 = Énergie
indicator-i25-formula = Σ sur un an : puissance des équipements × PUE, processeurs virtuels en nuage, stockage, transferts.
indicator-i26 = Carbone
indicator-i26-formula = Σ par pays : énergie × facteur d’émission de l’électricité.
indicator-i27 = Couverture des sauvegardes
indicator-i27-formula = Stockages avec une sauvegarde, rapportés à tous les stockages de données.
indicator-i28 = Documentation des flux
indicator-i28-formula = Flux avec protocole, port, chiffrement, authentification et justification, rapportés à tous les flux.
indicator-i29 = Volume de changement
indicator-i29-formula = Éléments et liens ajoutés, retirés ou modifiés depuis le plateau précédent.
indicator-i30 = Couverture par la feuille de route
indicator-i30-formula = Différences nommées par un chantier, rapportées à toutes les différences avec le plateau précédent.
indicator-x01 = Part du logiciel libre
indicator-x01-formula = Logiciels sous licence libre, rapportés à ceux dont la licence est connue.
indicator-unit-gigabytes = Go
indicator-unit-terabyte-years = To·an
indicator-unit-kilowatt-hours = kWh/an
indicator-unit-carbon = kgCO₂e/an
indicator-by-hosting-model = Par modèle d’hébergement
indicator-by-sovereignty = Par niveau de souveraineté
indicator-by-provider = Par fournisseur
indicator-by-service = Par service métier
indicator-by-scenario = Par perte redoutée
indicator-by-data-set = Par jeu de données
indicator-by-kind = Attribut renseigné, par type
indicator-by-year = Par année
indicator-by-category = Par catégorie
indicator-by-projection = Projection
indicator-by-term = Par poste
indicator-by-country = Par pays
indicator-by-documentation-level = Par niveau
indicator-by-requirement = Par exigence
indicator-by-protection-level = Par niveau de protection
indicator-by-difference = Par différence
indicator-by-licence = Par licence
indicator-by-also-counted = Aussi mesuré
indicator-course-same = stable
indicator-course-better = mieux
indicator-course-worse = moins bien
indicator-course-up = en hausse
indicator-course-down = en baisse
indicator-standing-reached = cible atteinte
indicator-standing-close = en vue de la cible
indicator-standing-missed = cible manquée
indicator-standing-none = sans cible
indicator-part = { $name }
indicator-part-none = non renseigné
indicator-part-internal = En interne
indicator-part-level = Niveau { $level }
indicator-part-in-years = { $years ->
    [one] Dans { $years } an
   *[other] Dans { $years } ans
}
indicator-part-out-of-reach = Avec une sauvegarde immuable ou hors ligne
indicator-part-equipment = Équipements
indicator-part-compute = Calcul en nuage
indicator-part-storage = Stockage
indicator-part-transfers = Transferts
indicator-part-no-country = Pays non renseigné
indicator-part-elements-added = Éléments ajoutés
indicator-part-elements-removed = Éléments retirés
indicator-part-elements-changed = Éléments modifiés
indicator-part-links-added = Liens ajoutés
indicator-part-links-removed = Liens retirés
indicator-part-links-changed = Liens modifiés
indicator-part-elements-alone = Éléments seuls
indicator-note-other-hosting = { $count ->
    [one] { $count } application sans modèle connu.
   *[other] { $count } applications sans modèle connu.
}
indicator-note-data-sets = { $count } jeux de données conformes sur { $of }.
indicator-note-without-volume = { $count ->
    [one] { $count } jeu de données sans volume n’est pas compté.
   *[other] { $count } jeux de données sans volume ne sont pas comptés.
}
indicator-note-bad-amounts = { $count ->
    [one] { $attribute } : { $count } valeur qui n’est pas un nombre positif est ignorée.
   *[other] { $attribute } : { $count } valeurs qui ne sont pas des nombres positifs sont ignorées.
}
indicator-note-unknown-zones = { $count ->
    [one] { $count } flux dont une zone est inconnue n’est pas compté.
   *[other] { $count } flux dont une zone est inconnue ne sont pas comptés.
}
indicator-note-without-criticality = { $count ->
    [one] { $count } application sans criticité n’est pas comptée.
   *[other] { $count } applications sans criticité ne sont pas comptées.
}
indicator-note-down-already = { $count ->
    [one] { $count } service est arrêté sans aucune perte : un groupe manque de membres.
   *[other] { $count } services sont arrêtés sans aucune perte : un groupe manque de membres.
}
indicator-note-services-down = Toutes criticités confondues : { $count } services arrêtés sur { $of }.
indicator-note-no-main-site = Aucun site n’a le rôle principal.
indicator-note-worst = Le pire : { $name }.
indicator-note-upper-bound = Borne haute : { $count } éléments sur { $of } ont une disponibilité.
indicator-note-drawn = Estimée par tirage : trop de cas pour un calcul exact.
indicator-note-losses-by-rule = La carte ne garde aucun scénario : pertes des lieux et fournisseurs, par règle.
indicator-note-void-losses = { $count ->
    [one] { $count } perte sans objet à ce plateau n’est pas comptée.
   *[other] { $count } pertes sans objet à ce plateau ne sont pas comptées.
}
indicator-note-all-lost = { $count ->
    [one] { $count } jeu de données serait perdu en entier.
   *[other] { $count } jeux de données seraient perdus en entier.
}
indicator-note-loss-unknown = { $count ->
    [one] { $count } jeu de données a une copie d’âge inconnu.
   *[other] { $count } jeux de données ont une copie d’âge inconnu.
}
indicator-note-without-need = { $count ->
    [one] { $count } jeu de données sans PDMA compte comme non conforme.
   *[other] { $count } jeux de données sans PDMA comptent comme non conformes.
}
indicator-note-no-start = Le plateau n’a pas de date de début.
indicator-note-coverage = Renseigné pour { $count } composants sur { $of }.
indicator-note-unreadable-dates = { $count ->
    [one] { $count } date illisible n’est pas comptée.
   *[other] { $count } dates illisibles ne sont pas comptées.
}
indicator-note-level = Niveau demandé : { $level }.
indicator-note-exempt = { $count ->
    [one] { $count } écart couvert par une dérogation n’est pas compté.
   *[other] { $count } écarts couverts par une dérogation ne sont pas comptés.
}
indicator-note-not-judged = { $count ->
    [one] { $count } exigence n’a pas pu être évaluée.
   *[other] { $count } exigences n’ont pas pu être évaluées.
}
indicator-note-without-retention = { $count ->
    [one] { $count } jeu de données sans volume ou sans durée de conservation n’est pas compté.
   *[other] { $count } jeux de données sans volume ou sans durée de conservation ne sont pas comptés.
}
indicator-note-out-of-reach = Avec une sauvegarde immuable ou hors ligne : { $count } sur { $of }.
indicator-note-magnitude = Ordre de grandeur pour comparer des plateaux, pas un bilan carbone.
indicator-note-not-estimated = { $count ->
    [one] { $count } élément sans chiffre n’est pas estimé.
   *[other] { $count } éléments sans chiffre ne sont pas estimés.
}
indicator-note-factor = { $name } : { $value } ({ $source }, { $year })
indicator-note-factor-of = { $name } : { $value } ({ $source })
indicator-note-factor-without-source = { $name } : { $value } (source non indiquée)
indicator-factor-value = { $value }{ $gap }{ $unit }
indicator-note-french-mix = Pour la France on cite aussi environ 0,05 (ADEME, mix moyen) et 0,032 (RTE, production 2023) : ce choix change le résultat du simple au triple.
indicator-note-first-plateau = Pas de plateau précédent.
indicator-note-claimed-otherwise = { $count ->
    [one] { $count } différence est revendiquée pour un autre changement que le sien.
   *[other] { $count } différences sont revendiquées pour un autre changement que le leur.
}
indicator-note-goes-with = { $count ->
    [one] { $count } lien non revendiqué a une extrémité revendiquée.
   *[other] { $count } liens non revendiqués ont une extrémité revendiquée.
}
# Facteurs.
factor-pue-own-room = PUE de nos salles, sans valeur indiquée
factor-pue-cloud = PUE des nuages, sans valeur indiquée
factor-vcpu-min = Puissance d’un processeur virtuel au repos
factor-vcpu-max = Puissance d’un processeur virtuel en charge
factor-vcpu-utilisation = Charge moyenne des processeurs virtuels
factor-watts-ssd = Puissance par téraoctet, flash
factor-watts-hdd = Puissance par téraoctet, disque
factor-watts-tape = Puissance par téraoctet, bande au repos
factor-kwh-per-gb = Énergie par gigaoctet transféré
factor-emission-fr = Émission de l’électricité, France
factor-emission-ie = Émission de l’électricité, Irlande
factor-emission-nl = Émission de l’électricité, Pays-Bas
factor-emission-de = Émission de l’électricité, Allemagne
factor-emission-eu = Émission de l’électricité, Europe et pays inconnus
factor-projection-years = Années de projection des volumes
indicator-not-applicable = sans objet
indicator-column-id = N°
indicator-column-name = Nom
indicator-column-value = Valeur
indicator-column-plateau = Plateau
indicator-column-list = Liste
indicator-list-counted = compté
indicator-list-missing = manquant
indicator-more-parts = … et { $count } de plus
indicator-target-both = cible { $goal }, alerte { $alert }
indicator-target-goal = cible { $goal }
indicator-target-alert = alerte { $alert }
indicator-cli = Les indicateurs de tous les plateaux côte à côte
indicator-cli-plateau = Un seul plateau
indicator-cli-indicator = Ces indicateurs seulement ; d’un seul, tout ce qu’on en sait
indicator-cli-list = Les éléments et liens derrière un indicateur
indicator-cli-history = Au fil des versions gardées
indicator-cli-fail-on = Sortir avec 1 si une cible est manquée (ou seulement en vue)
indicator-cli-unknown = Pas d’indicateur « { $id } ». Il y a : { $known }.
target-always = toujours
target-cli = Les cibles des indicateurs
target-cli-list = Lister les cibles
target-cli-set = Fixer une cible
target-cli-remove = Retirer une cible
target-cli-indicator = L’indicateur, par exemple I03
target-cli-plateau = Le plateau à partir duquel elle vaut ; sinon toujours
target-cli-goal = Atteinte à partir de là, par exemple 80 % ou 0,8
target-cli-alert = Manquée à partir de là
target-cli-reason = Pourquoi cette valeur
target-cli-none = Il n’y a pas de cible de { $id } à cet endroit.
target-cli-no-figure = « { $typed } » n’est pas une valeur de cet indicateur : donnez un nombre, ou une part comme 80 %.
factor-cli = Les facteurs de l’énergie, du carbone et des projections
factor-cli-list = Lister les facteurs
factor-cli-set = Remplacer un facteur par une valeur à soi
factor-cli-reset = Revenir à la valeur fournie
factor-cli-id = Le facteur, par exemple emission_fr
factor-cli-value = Sa valeur, dans l’unité du facteur fourni
factor-cli-source = Où elle est publiée
factor-cli-year = L’année
factor-cli-unknown = Pas de facteur « { $id } ». Il y a : { $known }, et emission_ suivi des deux lettres d’un pays.
factor-cli-no-value = « { $typed } » n’est pas une valeur possible de ce facteur.
factor-cli-built-in = { $id } a déjà sa valeur fournie.
factor-column-source = Source
factor-column-built-in = Remplace
