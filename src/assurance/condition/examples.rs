//! Conditions to start from: offered by the editor, printed in the guide, held to maps that
//! satisfy and break them by the tests.

use crate::catalogue::Words;

/// A condition with what it asks.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The condition, in the words of either language.
    pub condition: Words,
    /// What it asks, in one sentence.
    pub asks: Words,
}

const fn example([en, fr]: [&'static str; 2], asks: [&'static str; 2]) -> Example {
    Example {
        condition: Words { en, fr },
        asks: Words {
            en: asks[0],
            fr: asks[1],
        },
    }
}

/// Ten of them, from the plain to the far-reaching.
pub const EXAMPLES: [Example; 10] = [
    example(
        [
            "every data_set where category = personal: all stores.encryption_at_rest",
            "tout jeu de données où category = personal : tous stockages.encryption_at_rest",
        ],
        [
            "Personal data are encrypted wherever they are stored.",
            "Les données personnelles sont chiffrées partout où elles sont stockées.",
        ],
    ),
    example(
        [
            "no flow where encryption = aucun and target.trust >= 3",
            "aucun flux où encryption = aucun et cible.confiance >= 3",
        ],
        [
            "No flow enters a zone of trust 3 or more without encryption.",
            "Aucun flux n’entre sans chiffrement dans une zone de confiance 3 ou plus.",
        ],
    ),
    example(
        [
            "every business_service where criticality = 4: no path of needs to provider where jurisdiction = hors-UE",
            "tout service métier où criticality = 4 : aucun chemin de besoins vers fournisseur où jurisdiction = hors-UE",
        ],
        [
            "No vital service needs, however far, a provider outside the European Union.",
            "Aucun service vital ne dépend, même de loin, d’un fournisseur hors de l’Union européenne.",
        ],
    ),
    example(
        [
            "every database where criticality >= 3: any backups where interval_h <= 24 h: retention_days >= 30 days",
            "toute base de données où criticality >= 3 : au moins un sauvegardes où interval_h <= 24 h : retention_days >= 30 jours",
        ],
        [
            "Important databases are backed up daily, and backups are kept for 30 days.",
            "Les bases importantes sont sauvegardées chaque jour, et gardées 30 jours.",
        ],
    ),
    example(
        [
            "every element where eol is set: eol >= plateau start + 6 months",
            "tout élément où eol est renseigné : eol >= début du plateau + 6 mois",
        ],
        [
            "Support ends at least six months after the plateau begins.",
            "Le support dure au moins six mois après le début du plateau.",
        ],
    ),
    example(
        [
            "every application where exposed: mfa and zone.trust_level <= 1",
            "toute application où exposed : mfa et zone.trust_level <= 1",
        ],
        [
            "Applications exposed to the Internet ask for strong authentication and stand in an exposed zone.",
            "Les applications exposées sur Internet exigent l’authentification forte et se trouvent dans une zone exposée.",
        ],
    ),
    example(
        [
            "every redundancy_group: count(members) > k",
            "tout groupe de redondance : nombre(membres) > k",
        ],
        [
            "A redundancy group has more members than it needs.",
            "Un groupe de redondance a plus de membres qu’il ne lui en faut.",
        ],
    ),
    example(
        [
            "every data_set where dict.c >= 3: no stores where sovereignty < 3",
            "tout jeu de données où dict.c >= 3 : aucun stockages où souveraineté < 3",
        ],
        [
            "Confidential data are stored where sovereignty is at least 3.",
            "Les données confidentielles sont stockées là où la souveraineté est d’au moins 3.",
        ],
    ),
    example(
        [
            "every data_set where category = health: all stores.providers.qualifications contains HDS",
            "tout jeu de données où category = health : tous stockages.fournisseurs.qualifications contient HDS",
        ],
        [
            "Providers that host health data are HDS-certified.",
            "Les hébergeurs de données de santé sont certifiés HDS.",
        ],
    ),
    example(
        [
            "every data_set where volume_gb >= 1 TB: growth_pct <= 20 % or (retention_years is set and access in (ouvert, interne))",
            "tout jeu de données où volume_gb >= 1 To : growth_pct <= 20 % ou (retention_years est renseigné et access parmi (ouvert, interne))",
        ],
        [
            "Large data sets grow slowly, or have a term and are not restricted.",
            "Les gros jeux de données croissent lentement, ou ont un terme et ne sont pas restreints.",
        ],
    ),
];
