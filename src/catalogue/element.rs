//! Kinds of elements: what may stand on a map.

use super::{Attribute, KindRule, Words, attributes_of};
use crate::locale::{Language, MessageId, msg};

/// The shelf of the palette on which a kind lies; gives the colour of its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Sites, rooms, providers, regions.
    Places,
    /// Zones, links, network equipment.
    Network,
    /// Servers, storage, cloud services, fleets.
    Compute,
    /// Applications, databases, online services.
    Software,
    /// Data sets.
    Data,
    /// Organisations, people, services.
    Business,
    /// Groups.
    Structure,
}

impl Family {
    /// Every family, in the order of the palette.
    pub const ALL: [Self; 7] = [
        Self::Places,
        Self::Network,
        Self::Compute,
        Self::Software,
        Self::Data,
        Self::Business,
        Self::Structure,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Places => msg::CATALOGUE_FAMILY_PLACES,
            Self::Network => msg::CATALOGUE_FAMILY_NETWORK,
            Self::Compute => msg::CATALOGUE_FAMILY_COMPUTE,
            Self::Software => msg::CATALOGUE_FAMILY_SOFTWARE,
            Self::Data => msg::CATALOGUE_FAMILY_DATA,
            Self::Business => msg::CATALOGUE_FAMILY_BUSINESS,
            Self::Structure => msg::CATALOGUE_FAMILY_STRUCTURE,
        }
    }
}

/// Where a kind runs, for those that leave no doubt about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hosting {
    /// On our own premises.
    OnPremises,
    /// At a cloud provider; trusted or public is a matter of the provider's attributes.
    Cloud,
    /// As an online service.
    Saas,
    /// At a partner's, outside our control.
    Outside,
}

impl Hosting {
    /// The word shown in the top right corner of a container.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::OnPremises => msg::CATALOGUE_HOSTING_ON_PREMISES,
            Self::Cloud => msg::CATALOGUE_HOSTING_CLOUD,
            Self::Saas => msg::CATALOGUE_HOSTING_SAAS,
            Self::Outside => msg::CATALOGUE_HOSTING_OUTSIDE,
        }
    }
}

/// How large a new element of a kind is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SizeClass {
    /// A card, sized by its name.
    Card,
    /// A frame with room for others.
    Container,
}

/// A kind of element.
#[derive(Debug)]
pub struct ElementKind {
    /// Its id in files: `snake_case`, never shown.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// Its name, singular.
    pub words: Words,
    /// One sentence on what it stands for.
    pub description: Words,
    /// Its icon in `assets/icons`.
    pub icon: &'static str,
    /// Whether others may lie inside it.
    pub is_container: bool,
    /// Whether its loss takes down what it contains, unless its `fault_domain` attribute says otherwise.
    pub is_fault_domain: bool,
    /// Where it runs, if the kind says so.
    pub hosting: Option<Hosting>,
    /// What it may lie in.
    pub parents: &'static [KindRule],
    /// Whether it may stand on its own, in nothing.
    pub may_stand_at_top: bool,
    /// The ids of its attributes, in the order of the inspector.
    pub attributes: &'static [&'static str],
    /// The ArchiMate 3 element that it is exported as.
    pub archimate: &'static str,
    /// How a new one is drawn.
    pub size: SizeClass,
}

impl ElementKind {
    /// Its name, singular.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        self.words.in_language(language)
    }

    /// Its attributes, in the order of the inspector.
    pub fn attributes(&self) -> impl Iterator<Item = &'static Attribute> {
        attributes_of(self.attributes)
    }

    /// Whether it carries the attribute with this id.
    #[must_use]
    pub fn has_attribute(&self, id: &str) -> bool {
        self.attributes.contains(&id)
    }

    /// Whether it may lie in an element of the kind `parent`, or at the top for `None`.
    #[must_use]
    pub fn accepts_parent(&self, parent: Option<&ElementKind>) -> bool {
        match parent {
            None => self.may_stand_at_top,
            Some(parent) => {
                parent.is_container && self.parents.iter().any(|rule| rule.covers(parent))
            }
        }
    }
}
