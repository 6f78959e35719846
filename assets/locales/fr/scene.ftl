scene-hosting-word-on-premises = SUR SITE
scene-hosting-word-trusted-cloud = CLOUD DE CONFIANCE
scene-hosting-word-public-cloud = CLOUD PUBLIC
scene-hosting-word-saas = SAAS
scene-hosting-word-outside = EXTÉRIEUR
scene-hosting-on-premises = Sur site
scene-hosting-trusted-cloud = Cloud de confiance
scene-hosting-public-cloud = Cloud public
scene-hosting-saas = Logiciel en service (SaaS)
scene-hosting-outside = Partenaire, extérieur
scene-hosting-unknown = Hébergement non précisé
scene-pill-down = ARRÊT
scene-pill-degraded = DÉGRADÉ
scene-pill-margin = MARGE
scene-pill-intact = INTACT
scene-state-down = à l’arrêt
scene-state-degraded = dégradé
scene-state-margin = marge perdue
scene-state-intact = intact
scene-legend-state-down = À l’arrêt
scene-legend-state-degraded = Dégradé
scene-legend-state-margin = Marge perdue
scene-legend-state-intact = Intact
scene-perspective-standard = Standard
scene-perspective-hosting = Hébergement
scene-perspective-impact = Impact
scene-perspective-data-protection = Données personnelles
scene-perspective-life-cycle = Cycle de vie
scene-perspective-criticality = Criticité
scene-needs-d = D
scene-needs-i = I
scene-needs-c = C
scene-needs-t = T
scene-badge-personal = DCP
scene-unencrypted = non chiffré
scene-encrypted = chiffré
scene-links =
    { $count ->
        [0] sans lien
        [one] 1 lien
       *[other] { $count } liens
    }
scene-in = dans { $name }
scene-hosted = hébergement : { $class }
scene-needs = besoins { $needs }
scene-holds-personal-data = données personnelles
scene-out-of-support = hors support depuis le { $date }
scene-support-ends = support jusqu’au { $date }
scene-members = { $count } membres
scene-contains =
    { $count ->
        [one] contient 1 élément
       *[other] contient { $count } éléments
    }
scene-note-kind-note = Note
scene-note-kind-risk = Risque
scene-note-kind-question = Question
scene-note-kind-debt = Dette
scene-note-kind-decision = Décision
scene-note-kind-compliance = Conformité
scene-note-replies =
    { $count ->
        [one] 1 réponse
       *[other] { $count } réponses
    }
scene-note-resolved = résolu
scene-note-about = à propos de { $name }
scene-life-ended = Hors support
scene-life-ends-soon = Fin de support pendant le plateau
scene-life-supported = Sous support
scene-life-unknown = Fin de support inconnue
scene-personal-yes = Traite des données personnelles
scene-personal-sensitive = Données sensibles ou de santé
scene-personal-no = Sans donnée personnelle connue
scene-criticality-4 = Vitale
scene-criticality-3 = Forte
scene-criticality-2 = Moyenne
scene-criticality-1 = Confort
scene-criticality-unknown = Criticité inconnue
scene-legend = Légende
scene-legend-hosting = Hébergement
scene-legend-links = Liens
scene-legend-badges = Repères
scene-legend-notes = Annotations
scene-legend-hard = Dépendance forte
scene-legend-soft = Dépendance souple
scene-legend-unencrypted = Flux non chiffré
scene-legend-encrypted = Flux chiffré
scene-legend-needs = Besoins de sécurité (DICT) de 3 ou 4
scene-legend-members = Membres d’un groupe
scene-legend-personal = Données à caractère personnel
scene-legend-warning = Point à revoir
scene-legend-note = Note, risque, question ou décision
scene-title-organisation = Organisme
scene-title-view = Vue
scene-title-plateau = Plateau
scene-title-perspective = Filtre
scene-title-version = Version
scene-title-date = Date
scene-title-scale = Échelle
scene-title-author = Auteur
scene-count-elements =
    { $count ->
        [one] élément
       *[other] éléments
    }
scene-count-links =
    { $count ->
        [one] lien
       *[other] liens
    }
scene-count-notes =
    { $count ->
        [one] annotation
       *[other] annotations
    }
scene-count-down =
    { $count ->
        [one] arrêté
       *[other] arrêtés
    }
scene-count-degraded =
    { $count ->
        [one] dégradé
       *[other] dégradés
    }
scene-count-margin = sans marge
scene-count-intact =
    { $count ->
        [one] intact
       *[other] intacts
    }
scene-pill-personal = DCP
scene-pill-sensitive = SENSIBLE
scene-pill-support-ended = HORS SUPPORT
scene-pill-support-ends = FIN { $date }
scene-date =
    { $day } { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juill.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[other] déc.
    } { $year }
scene-bundle = { $count } liens de { $from } vers { $to }
scene-bundle-list = { $bundle } : { $links }
scene-bundle-more =
    { $count ->
        [one] et 1 autre
       *[other] et { $count } autres
    }
scene-bundle-encrypted = tous chiffrés
scene-unencrypted-count =
    { $count ->
        [one] 1 non chiffré
       *[other] { $count } non chiffrés
    }
scene-legend-bundle = Plusieurs liens en un, avec leur nombre
