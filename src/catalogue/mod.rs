//! The kinds of elements and links that a map may hold, and the attributes that they carry.
//!
//! `assets/catalogue.ron` says what there is; `build.rs` checks it (names in both languages,
//! icons, known attributes and parents) and generates the three tables of this module, each
//! sorted by id. Everything else in Portolan asks here: the palette, the inspector, the
//! importers, the rules, and above all the impact analysis, which takes the direction and the
//! strength of every dependency from [`DependencyRule`].
//!
//! The tables are data, not law: a map may hold kinds and attributes that are not listed here
//! (its own specialisations), so every look-up returns an `Option`.

mod attribute;
mod element;
mod link;
#[cfg(test)]
mod tests;

pub use attribute::{Attribute, AttributeGroup, AttributeType, Choice};
pub use element::{ElementKind, Family, Hosting, SizeClass};
pub use link::{DependencyRule, End, LinkFamily, LinkKind, Strength};

use crate::locale::{Arg, Language};

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// French.
    pub fr: &'static str,
}

impl Words {
    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::French => self.fr,
        }
    }
}

impl From<Words> for Arg {
    fn from(words: Words) -> Self {
        Self::Both {
            en: words.en.into(),
            fr: words.fr.into(),
        }
    }
}

/// What a parent, or the end of a link, may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindRule {
    /// Anything.
    Any,
    /// Every kind of a family.
    Family(Family),
    /// One kind, by id.
    Kind(&'static str),
}

impl KindRule {
    /// Whether the kind is meant by this rule.
    #[must_use]
    pub fn covers(&self, kind: &ElementKind) -> bool {
        match self {
            Self::Any => true,
            Self::Family(family) => kind.family == *family,
            Self::Kind(id) => kind.id == *id,
        }
    }
}

/// The kind of element with this id, for example `logical_server`. O(log n).
#[must_use]
pub fn element_kind(id: &str) -> Option<&'static ElementKind> {
    let at = ELEMENT_KINDS
        .binary_search_by(|kind| kind.id.cmp(id))
        .ok()?;
    ELEMENT_KINDS.get(at)
}

/// The kind of link with this id, for example `hosted_on`. O(log n).
#[must_use]
pub fn link_kind(id: &str) -> Option<&'static LinkKind> {
    let at = LINK_KINDS.binary_search_by(|kind| kind.id.cmp(id)).ok()?;
    LINK_KINDS.get(at)
}

/// The attribute with this id, for example `criticality`. O(log n).
#[must_use]
pub fn attribute(id: &str) -> Option<&'static Attribute> {
    let at = ATTRIBUTES
        .binary_search_by(|attribute| attribute.id.cmp(id))
        .ok()?;
    ATTRIBUTES.get(at)
}

/// What a person calls an attribute: its label, or its own name where the catalogue has none.
#[must_use]
pub fn attribute_label(name: &str, language: Language) -> &str {
    attribute(name).map_or(name, |attribute| attribute.label(language))
}

/// The attributes of a list of ids, in the order of the list.
fn attributes_of(ids: &'static [&'static str]) -> impl Iterator<Item = &'static Attribute> {
    ids.iter().filter_map(|id| attribute(id))
}
