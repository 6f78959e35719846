//! Everything that a drawing depends on, and what it answers.

use std::collections::{BTreeMap, BTreeSet};

use super::bundles::Bundling;
use super::contents::Contents;
use super::figure::Scene;
use super::findings::FindingMarks;
use super::perspective::Perspective;
use super::theme::Theme;
use crate::bitmap::Shelf;
use crate::layout::{EdgeId, Route};
use crate::locale::Language;
use crate::model::{Day, ElementId, Snapshot, SystemMap, ViewId};

/// What to leave out, for maps with much in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SceneOptions {
    /// Draw links.
    pub links: bool,
    /// Draw what can be read and looked at closely: names, signs, badges, labels, and the sentences
    /// that describe each item. Without it boxes and lines are left.
    pub details: bool,
    /// Draw the pills with protocol and port.
    pub link_labels: bool,
    /// Draw badges on the upper edge of cards.
    pub badges: bool,
    /// Draw notes.
    pub notes: bool,
    /// Draw notes that are resolved, too.
    pub resolved_notes: bool,
    /// The day that tells which notes are overdue; `None` to leave it open.
    pub today: Option<Day>,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self {
            links: true,
            details: true,
            link_labels: true,
            badges: true,
            notes: true,
            resolved_notes: false,
            today: None,
        }
    }
}

/// One drawing to make. Equal requests give equal scenes.
#[derive(Clone, Copy, Debug)]
pub struct SceneRequest<'a> {
    /// The map: for the view and its placements.
    pub map: &'a SystemMap,
    /// The map at the plateau that is drawn.
    pub snapshot: &'a Snapshot,
    /// Which view.
    pub view: &'a ViewId,
    /// How its links run, from [`super::routes`]. A link without a route is not drawn.
    pub routes: &'a BTreeMap<EdgeId, Route>,
    /// Which links are drawn as one; the routes are made for the same.
    pub bundling: &'a Bundling,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of kinds, words and descriptions.
    pub language: Language,
    /// The question that the colours answer.
    pub perspective: Perspective<'a>,
    /// Pictures that elements may show, by name.
    pub pictures: &'a Shelf,
    /// Elements with something to review: they get a warning badge.
    pub warnings: &'a BTreeSet<ElementId>,
    /// What the rules found, to be marked; `None` for no marks.
    pub findings: Option<&'a FindingMarks>,
    /// What to leave out.
    pub options: SceneOptions,
}

/// A finished drawing, and what is on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    /// The drawing.
    pub scene: Scene,
    /// What a legend and a title block must explain.
    pub contents: Contents,
}
