cli-arg-as-of = Jour où les perspectives life-cycle et obsolescence regardent les fins de support (par défaut : le premier jour du plateau)
cli-no-day = « { $date } » n’est pas une date : écrire par exemple 2027-06-30
cli-no-attribute = Aucun attribut « { $name } », ni dans le catalogue ni sur la carte
cli-no-attribute-near = Aucun attribut « { $name } » ; vouliez-vous dire : { $near } ?
cli-shade-kind = Type
cli-shade-name = Nom
cli-shade-class = Classe
lens-menu = Perspectives
lens-group-hosting = Hébergement
lens-group-protection = Données et protection
lens-group-upkeep = Tenue à jour et conformité
lens-group-stewardship = Responsabilités et ressources
lens-group-general = Vue d’ensemble
lens-group-attributes = Par attribut
lens-not-stated = Non précisé
lens-others =
    { $count ->
        [one] Une autre valeur
       *[other] { $count } autres valeurs
    }
lens-sovereignty = Souveraineté
lens-sensitivity = Sensibilité des données
lens-sensitivity-4 = C4 – secret
lens-sensitivity-3 = C3 – confidentiel
lens-sensitivity-2 = C2 – restreint
lens-sensitivity-1 = C1 – interne
lens-sensitivity-0 = C0 – public
lens-data-categories = Catégories de données
lens-other-category = Autre catégorie
lens-encryption = Chiffrement
lens-encrypted = Chiffré
lens-unencrypted = Non chiffré
lens-encryption-unknown = Chiffrement inconnu
lens-pill-encrypted = CHIFFRÉ
lens-pill-unencrypted = EN CLAIR
lens-exposure = Exposition
lens-exposed = Reçoit d’Internet
lens-untrusted = Reçoit d’une autre zone de confiance 0
lens-pill-exposed = EXPOSÉ
lens-pill-untrusted = DEPUIS CONFIANCE 0
lens-trust = Confiance { $level }
lens-pill-trust = CONFIANCE { $level }
lens-need-availability = Besoin de disponibilité (D)
lens-need-integrity = Besoin d’intégrité (I)
lens-need-confidentiality = Besoin de confidentialité (C)
lens-need-traceability = Besoin de traçabilité (T)
lens-need-0 = { $letter }0 – aucun
lens-need-1 = { $letter }1 – faible
lens-need-2 = { $letter }2 – moyen
lens-need-3 = { $letter }3 – fort
lens-need-4 = { $letter }4 – très fort
lens-gap = Déclare moins que ce qui est attendu
lens-inherited = Hérité, non déclaré
lens-phrase-gap = déclare le niveau { $declared }, mais { $by } attend { $level }
lens-phrase-declared = niveau { $level } déclaré
lens-phrase-inherited = niveau { $level } hérité de { $by }, non déclaré
lens-life-ends-by = Fin de support d’ici le { $date }
lens-on = Au { $date }
lens-obsolescence = Obsolescence sous 24 mois
lens-obsolete = Hors support
lens-within-12 = Fin de support sous 12 mois
lens-within-24 = Fin de support entre 12 et 24 mois
lens-later = Fin de support plus tard
lens-no-day = Choisir une date : le plateau n’a pas de début
lens-documentation = Documentation
lens-documented-not = Niveau 1 non atteint
lens-documented = Niveau { $reached } sur { $asked }
lens-documented-fully = Complète au niveau { $asked }
lens-documented-note = Niveau { $asked } demandé
lens-pill-documented = NIVEAU { $reached }/{ $asked }
lens-phrase-missing =
    { $count ->
        [one] un renseignement manque
       *[other] { $count } renseignements manquent
    }
lens-findings = Constats
lens-finding = Constat, protection : { $level }
lens-exempt = Avec dérogation
lens-pill-exempt = DÉROGATION
lens-no-finding = Sans constat
lens-phrase-findings =
    { $count ->
        [one] un constat ({ $worst })
       *[other] { $count } constats ({ $worst })
    }
lens-awaited = Évaluation en cours…
lens-energy = Énergie
lens-share-from = { $least } du total et plus
lens-share = { $least } à { $most } du total
lens-share-below = Moins de { $most } du total
lens-energy-unknown = Non estimé
lens-energy-note = { $total } kWh par an au total
lens-energy-phrase = { $kwh } kWh par an, { $share } du total
lens-cost = Coût annuel
lens-owner = Responsable (rôle)
lens-entity = Entité responsable
lens-tags = Étiquettes
lens-attribute = Par attribut…
lens-of-attribute = Attribut : { $name }
lens-search = Rechercher une perspective ou un attribut
lens-none-found = Rien de ce nom
lens-date = Date des fins de support
lens-date-plateau = Début du plateau
lens-date-wrong = Ce n’est pas une date : écrire par exemple 2027-06-30
lens-legend-select = Sélectionner les { $count } de « { $class } »
