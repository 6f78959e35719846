//! The order of what a window shows.

use std::sync::Arc;

use super::order::{HandoutOrder, Shown};
use super::problem;
use crate::diagnostic::Problem;
use crate::export::Compression;
use crate::geometry::Rect;
use crate::model::ExportPreset;
use crate::redaction;
use crate::scene::{RouteMemory, Theme};
use crate::workspace::{PictureOrder, Workspace};

/// What a canvas knows beside the workspace.
#[derive(Clone, Default)]
pub struct Seen {
    /// The part of the view that is in sight, in map units.
    pub sight: Option<Rect>,
    /// The routes that it showed: an export of what shows takes them.
    pub memory: Option<RouteMemory>,
}

impl HandoutOrder {
    /// What a preset makes of the map that is open. O(what is selected).
    ///
    /// # Errors
    /// When no map is open, or the preset names a redaction profile that is not there: what was to
    /// be held back must not go out because a name changed.
    pub fn of_window(
        workspace: &Workspace,
        preset: &ExportPreset,
        seen: Seen,
    ) -> Result<Self, Problem> {
        let document = workspace.document.as_ref().ok_or_else(problem::nothing)?;
        let language = workspace.language();
        let map = document.map();
        let asked = preset.redaction.as_str();
        let redaction = match asked {
            "" => None,
            id => {
                Some(redaction::profile(map, id, language).ok_or_else(|| problem::no_profile(id))?)
            }
        };
        let picture = workspace.picture(&Theme::LIGHT).map(|order| PictureOrder {
            memory: seen.memory,
            ..order
        });
        let name = document.file_name(language);
        let stem = name.strip_suffix(".ron").unwrap_or(&name).to_owned();
        Ok(Self {
            map: map.clone(),
            pictures: Arc::clone(&document.pictures),
            preset: preset.clone(),
            shown: Shown {
                view: document.view.clone(),
                plateau: document.plateau.clone(),
                selection: document.selection.clone(),
                sight: seen.sight,
                picture,
                page: workspace.page_order(&Theme::LIGHT),
                roadmap: document.shows_roadmap().then_some(document.plan.grouping),
                scenario: document.scenario().clone(),
                marks: Some(document.impact_marks(language)),
                service: document.weak_service.clone(),
                looks_on: document.looks_on,
                bundling: document.bundling(),
            },
            redaction,
            language,
            today: workspace.today.clone(),
            stem,
            layers: None,
            compression: Compression::Fast,
        })
    }
}

impl PartialEq for HandoutOrder {
    /// Two orders are equal when they were made of the very same state: what is large is compared
    /// by the place where it lies, so that a frame may ask.
    fn eq(&self, other: &Self) -> bool {
        self.map.revision() == other.map.revision()
            && self.preset == other.preset
            && self.shown == other.shown
            && self.redaction == other.redaction
            && self.language == other.language
            && self.today == other.today
            && self.stem == other.stem
            && self.layers == other.layers
            && self.compression == other.compression
            && Arc::ptr_eq(&self.pictures, &other.pictures)
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let same_marks = match (&self.marks, &other.marks) {
            (None, None) => true,
            (Some(marks), Some(other)) => Arc::ptr_eq(marks, other),
            _ => false,
        };
        same_marks
            && self.view == other.view
            && self.plateau == other.plateau
            && self.selection == other.selection
            && self.sight == other.sight
            && self.picture == other.picture
            && self.page == other.page
            && self.roadmap == other.roadmap
            && self.scenario == other.scenario
            && self.service == other.service
            && self.looks_on == other.looks_on
            && self.bundling == other.bundling
    }
}
