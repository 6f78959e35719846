//! What is really on a drawing: the legend explains this and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{AnswerEntry, AnswerFigure};
use super::comparison::ChangeMark;
use super::filtering::Filtered;
use super::hosting::HostingClass;
use super::lens::ShadeContents;
use super::note::ListedNote;
use super::perspective::ImpactState;
use super::theme::{Hue, Theme};
use super::weak_points::WeakContents;
use crate::assurance::ProtectionLevel;
use crate::catalogue::LinkFamily;
use crate::locale::{Language, Message};
use crate::model::NoteKind;

/// How a link line looks, apart from its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkLook {
    /// A flow.
    Flow,
    /// A dependency without which the dependent stops.
    HardDependency,
    /// A dependency without which the dependent has reduced function.
    SoftDependency,
    /// Any other family, drawn alike.
    Other(LinkFamily),
}

/// A mark on the upper edge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BadgeKind {
    /// Something to review.
    Warning,
    /// Security needs of 3 or 4.
    Needs,
    /// Members of a group.
    Members,
    /// Personal data.
    Personal,
}

/// Support of an element at the plateau that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Support {
    /// It ended before the plateau starts.
    Ended,
    /// It ends while the plateau lasts.
    EndsDuring,
    /// It outlasts the plateau.
    Lasting,
    /// Nobody wrote down when it ends.
    Unknown,
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// Name of the perspective.
    pub perspective: Message,
    /// Colours of the drawing.
    pub theme: &'static Theme,
    /// Language of the drawing.
    pub language: Language,
    /// Hosting of the frames; `None` for not stated.
    pub hostings: BTreeSet<Option<HostingClass>>,
    /// Looks of the lines.
    pub link_looks: BTreeSet<LinkLook>,
    /// How many lines stand for many links.
    pub bundles: usize,
    /// Whether a pill with a lock is there.
    pub has_encrypted: bool,
    /// Whether a pill with an open lock is there.
    pub has_unencrypted: bool,
    /// Badges.
    pub badges: BTreeSet<BadgeKind>,
    /// Marks of findings, by their worst level.
    pub findings: BTreeMap<ProtectionLevel, usize>,
    /// Elements by state, in the impact perspective only.
    pub states: BTreeMap<ImpactState, usize>,
    /// Classes and their members, through a lens only.
    pub shades: Option<ShadeContents>,
    /// Weak points, in that perspective only.
    pub weak: Option<WeakContents>,
    /// Elements and links by what happened to them, `None` for the same, in a comparison only.
    pub changes: BTreeMap<Option<ChangeMark>, usize>,
    /// How many elements that are the same are marked as affected.
    pub affected: usize,
    /// How many moved elements show where they stood.
    pub ghosts: usize,
    /// Elements and notes by the colour that somebody chose for them.
    pub hues: BTreeMap<Hue, usize>,
    /// What the marks of an answer stand for.
    pub answer: Vec<AnswerEntry>,
    /// The key figures of an answer.
    pub figures: Vec<AnswerFigure>,
    /// What the view's filters do, where it has any.
    pub filtered: Option<Filtered>,
    /// How many elements are drawn.
    pub elements: usize,
    /// How many of these are business services.
    pub services: usize,
    /// How many links are drawn, each of a bundle counted.
    pub links: usize,
    /// How many notes are drawn.
    pub notes: usize,
    /// Those that wear the colour of their kind, by it.
    pub note_kinds: BTreeMap<NoteKind, usize>,
    /// Notes whose words stand in a list beside the drawing, by number.
    pub listed_notes: Vec<ListedNote>,
}

impl Contents {
    pub(super) fn new(
        perspective: impl Into<Message>,
        theme: &'static Theme,
        language: Language,
    ) -> Self {
        Self {
            perspective: perspective.into(),
            theme,
            language,
            hostings: BTreeSet::new(),
            link_looks: BTreeSet::new(),
            bundles: 0,
            has_encrypted: false,
            has_unencrypted: false,
            badges: BTreeSet::new(),
            findings: BTreeMap::new(),
            states: BTreeMap::new(),
            shades: None,
            weak: None,
            filtered: None,
            changes: BTreeMap::new(),
            ghosts: 0,
            affected: 0,
            answer: Vec::new(),
            figures: Vec::new(),
            hues: BTreeMap::new(),
            elements: 0,
            services: 0,
            links: 0,
            notes: 0,
            note_kinds: BTreeMap::new(),
            listed_notes: Vec::new(),
        }
    }
}
