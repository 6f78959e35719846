//! How views are arranged, and where a layout puts what it was asked for.

use smol_str::SmolStr;

use crate::geometry::Rect;
use crate::model::{ElementId, PlateauId, View};

/// What of a view a layout was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All of it.
    #[default]
    View,
    /// What was selected.
    Selection,
    /// What had no place yet.
    New,
    /// Overlaps and small unevenness.
    Tidy,
}

/// How a view is arranged, in the words of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// One of [`View::ARRANGEMENTS`](View::ARRANGEMENTS), or empty for what suits
    /// the content.
    pub arrangement: SmolStr,
    /// One of [`View::DIRECTIONS`](View::DIRECTIONS), or empty for the first.
    pub direction: SmolStr,
    /// The element in the middle, where the arrangement has a middle.
    pub center: Option<ElementId>,
}

impl Manner {
    /// How a view is arranged now.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            arrangement: view.arrangement.clone(),
            direction: view.direction.clone(),
            center: view.center.clone(),
        }
    }

    /// Writes it into a view.
    pub fn wear(&self, view: &mut View) {
        view.arrangement = self.arrangement.clone();
        view.direction = self.direction.clone();
        view.center.clone_from(&self.center);
    }
}

/// Where a layout puts one element.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidOut {
    /// Which element.
    pub element: ElementId,
    /// Its box where nothing else is said.
    pub rect: Rect,
    /// Its box from later plateaus on, where it differs.
    pub at: Vec<(PlateauId, Rect)>,
}
