//! What lenses are called: on menus, and on the command line.

use super::Lens;
use crate::analysis::Aspect;
use crate::catalogue;
use crate::locale::{Language, Message, MessageId, msg};

/// Where a lens stands in a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LensGroup {
    /// Where things run.
    Hosting,
    /// Data, needs and protection.
    Protection,
    /// How long things last, and how they fare.
    Upkeep,
    /// Who, how much, which.
    Stewardship,
}

impl LensGroup {
    /// Every group, in the order of menus.
    pub const ALL: [Self; 4] = [
        Self::Hosting,
        Self::Protection,
        Self::Upkeep,
        Self::Stewardship,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Hosting => msg::LENS_GROUP_HOSTING,
            Self::Protection => msg::LENS_GROUP_PROTECTION,
            Self::Upkeep => msg::LENS_GROUP_UPKEEP,
            Self::Stewardship => msg::LENS_GROUP_STEWARDSHIP,
        }
    }
}

/// How a word begins that names an attribute.
const ATTRIBUTE: &str = "attribute:";

impl Lens {
    /// Every lens but those of single attributes, in the order of menus.
    pub const ALL: [Self; 21] = [
        Self::Hosting,
        Self::Sovereignty,
        Self::Sensitivity,
        Self::DataCategories,
        Self::DataProtection,
        Self::Encryption,
        Self::Exposure,
        Self::Need(Aspect::Availability),
        Self::Need(Aspect::Integrity),
        Self::Need(Aspect::Confidentiality),
        Self::Need(Aspect::Traceability),
        Self::Criticality,
        Self::LifeCycle,
        Self::Obsolescence,
        Self::Documentation,
        Self::Findings,
        Self::Energy,
        Self::Cost,
        Self::Owner,
        Self::Entity,
        Self::Tags,
    ];

    /// Where it stands in a menu.
    #[must_use]
    pub fn group(&self) -> LensGroup {
        match self {
            Self::Hosting | Self::Sovereignty => LensGroup::Hosting,
            Self::Sensitivity
            | Self::DataCategories
            | Self::DataProtection
            | Self::Encryption
            | Self::Exposure
            | Self::Need(_)
            | Self::Criticality => LensGroup::Protection,
            Self::LifeCycle | Self::Obsolescence | Self::Documentation | Self::Findings => {
                LensGroup::Upkeep
            }
            Self::Energy
            | Self::Cost
            | Self::Owner
            | Self::Entity
            | Self::Tags
            | Self::Attribute(_) => LensGroup::Stewardship,
        }
    }

    /// Its name; that of the lens of an attribute without the attribute.
    #[must_use]
    pub fn title(&self) -> MessageId {
        match self {
            Self::Hosting => msg::SCENE_PERSPECTIVE_HOSTING,
            Self::Sovereignty => msg::LENS_SOVEREIGNTY,
            Self::Sensitivity => msg::LENS_SENSITIVITY,
            Self::DataCategories => msg::LENS_DATA_CATEGORIES,
            Self::DataProtection => msg::SCENE_PERSPECTIVE_DATA_PROTECTION,
            Self::Encryption => msg::LENS_ENCRYPTION,
            Self::Exposure => msg::LENS_EXPOSURE,
            Self::Need(Aspect::Availability) => msg::LENS_NEED_AVAILABILITY,
            Self::Need(Aspect::Integrity) => msg::LENS_NEED_INTEGRITY,
            Self::Need(Aspect::Confidentiality) => msg::LENS_NEED_CONFIDENTIALITY,
            Self::Need(Aspect::Traceability) => msg::LENS_NEED_TRACEABILITY,
            Self::Criticality | Self::Need(Aspect::Criticality) => {
                msg::SCENE_PERSPECTIVE_CRITICALITY
            }
            Self::LifeCycle => msg::SCENE_PERSPECTIVE_LIFE_CYCLE,
            Self::Obsolescence => msg::LENS_OBSOLESCENCE,
            Self::Documentation => msg::LENS_DOCUMENTATION,
            Self::Findings => msg::LENS_FINDINGS,
            Self::Energy => msg::LENS_ENERGY,
            Self::Cost => msg::LENS_COST,
            Self::Owner => msg::LENS_OWNER,
            Self::Entity => msg::LENS_ENTITY,
            Self::Tags => msg::LENS_TAGS,
            Self::Attribute(_) => msg::LENS_ATTRIBUTE,
        }
    }

    /// Its name in words, with the attribute where it is of one.
    #[must_use]
    pub fn name(&self, language: Language) -> Message {
        match self {
            Self::Attribute(name) => {
                let label = catalogue::attribute_label(name, language).to_owned();
                msg::LENS_OF_ATTRIBUTE.with("name", label)
            }
            _ => self.title().into(),
        }
    }

    /// The word that names it on the command line.
    #[must_use]
    pub fn word(&self) -> String {
        let word = match self {
            Self::Hosting => "hosting",
            Self::Sovereignty => "sovereignty",
            Self::Sensitivity => "sensitivity",
            Self::DataCategories => "data-categories",
            Self::DataProtection => "data-protection",
            Self::Encryption => "encryption",
            Self::Exposure => "exposure",
            Self::Need(Aspect::Availability) => "need-d",
            Self::Need(Aspect::Integrity) => "need-i",
            Self::Need(Aspect::Confidentiality) => "need-c",
            Self::Need(Aspect::Traceability) => "need-t",
            Self::Criticality | Self::Need(Aspect::Criticality) => "criticality",
            Self::LifeCycle => "life-cycle",
            Self::Obsolescence => "obsolescence",
            Self::Documentation => "documentation",
            Self::Findings => "findings",
            Self::Energy => "energy",
            Self::Cost => "cost",
            Self::Owner => "owner",
            Self::Entity => "entity",
            Self::Tags => "tags",
            Self::Attribute(name) => return format!("{ATTRIBUTE}{name}"),
        };
        word.to_owned()
    }

    /// The lens that a word names; of `attribute:` any name, whether the map has it or not.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if let Some(name) = word.strip_prefix(ATTRIBUTE) {
            let name = name.trim();
            return (!name.is_empty()).then(|| Self::Attribute(name.into()));
        }
        Self::ALL.into_iter().find(|lens| lens.word() == word)
    }
}
