//! Kinds of links, and the one table that says what each means for dependency.

use super::{Attribute, ElementKind, KindRule, Words, attributes_of};
use crate::locale::{Language, MessageId, msg};

/// What a link is about; decides how its line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkFamily {
    /// Data on the move: a plain line.
    Flow,
    /// A need: a plain line, heavier when hard.
    Dependency,
    /// A copy kept in step: long strokes.
    Replication,
    /// A copy kept aside: dots.
    Backup,
    /// A hand on the controls: long and short strokes.
    Administration,
    /// Membership, cabling, use: a thin plain line.
    Structure,
}

impl LinkFamily {
    /// Every family, in the order of the palette and of the legend.
    pub const ALL: [Self; 6] = [
        Self::Flow,
        Self::Dependency,
        Self::Replication,
        Self::Backup,
        Self::Administration,
        Self::Structure,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Flow => msg::CATALOGUE_LINK_FAMILY_FLOW,
            Self::Dependency => msg::CATALOGUE_LINK_FAMILY_DEPENDENCY,
            Self::Replication => msg::CATALOGUE_LINK_FAMILY_REPLICATION,
            Self::Backup => msg::CATALOGUE_LINK_FAMILY_BACKUP,
            Self::Administration => msg::CATALOGUE_LINK_FAMILY_ADMINISTRATION,
            Self::Structure => msg::CATALOGUE_LINK_FAMILY_STRUCTURE,
        }
    }
}

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Where the arrow starts.
    From,
    /// Where the arrow points.
    To,
}

/// How much a dependent needs what it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// Without it, the dependent works with reduced function.
    Soft,
    /// Without it, the dependent does not deliver.
    Hard,
}

/// What a link of a kind means for impact.
///
/// This is the only place where the direction of a dependency is decided.
/// | rule | who depends on whom | how many are needed |
/// |---|---|---|
/// | `Hard`, `ByStrength` | `from` on `to` | all |
/// | `Data` | the data set `from` on the store `to` | one store of all |
/// | `Member` | the group `to` on its member `from` | `k` of all |
/// | `None` | nobody on anybody | – |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DependencyRule {
    /// `from` always needs `to`.
    Hard,
    /// `from` needs `to` as much as the link's `strength` attribute says; hard where it is silent.
    ByStrength,
    /// The data set `from` is down only if all its stores are.
    Data,
    /// Read by the rule of the redundancy group `to`.
    Member,
    /// No effect on what is up or down.
    None,
}

impl DependencyRule {
    /// Which end depends on the other, if any does.
    #[must_use]
    pub fn dependent(self) -> Option<End> {
        match self {
            Self::Hard | Self::ByStrength | Self::Data => Some(End::From),
            Self::Member => Some(End::To),
            Self::None => None,
        }
    }

    /// The strength of the plain dependency `from → to` that a link makes, given its `strength`
    /// attribute; `None` where it makes none, or one with a counting rule (`Data`, `Member`).
    #[must_use]
    pub fn strength(self, strength_attribute: Option<&str>) -> Option<Strength> {
        match self {
            Self::Hard => Some(Strength::Hard),
            Self::ByStrength if strength_attribute == Some("soft") => Some(Strength::Soft),
            Self::ByStrength => Some(Strength::Hard),
            Self::Data | Self::Member | Self::None => None,
        }
    }
}

/// A kind of link.
#[derive(Debug)]
pub struct LinkKind {
    /// Its id in files: `snake_case`, never shown.
    pub id: &'static str,
    /// What it is about.
    pub family: LinkFamily,
    /// Its name.
    pub words: Words,
    /// What stands between two names to make a sentence: "needs", "a besoin de".
    pub verb: Words,
    /// The same read from the other end: "is needed by", "est nécessaire à".
    pub reverse_verb: Words,
    /// One sentence on what it stands for.
    pub description: Words,
    /// Its icon in `assets/icons`.
    pub icon: &'static str,
    /// What it means for impact.
    pub dependency: DependencyRule,
    /// Whether its two ends differ; a cable joins, and points nowhere.
    pub is_directed: bool,
    /// Where it may start.
    pub sources: &'static [KindRule],
    /// Where it may end.
    pub targets: &'static [KindRule],
    /// The ids of its attributes, in the order of the inspector.
    pub attributes: &'static [&'static str],
    /// The ArchiMate 3 relationship that it is exported as.
    pub archimate: &'static str,
    /// Whether that relationship points the other way: what serves points at what it serves.
    pub is_archimate_reversed: bool,
}

impl LinkKind {
    /// Its name.
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

    /// Whether it may go from one kind to the other; an undirected one may go either way.
    #[must_use]
    pub fn may_join(&self, from: &ElementKind, to: &ElementKind) -> bool {
        let fits = |from: &ElementKind, to: &ElementKind| {
            self.sources.iter().any(|rule| rule.covers(from))
                && self.targets.iter().any(|rule| rule.covers(to))
        };
        fits(from, to) || (!self.is_directed && fits(to, from))
    }
}
