//! What menus, keys and panels ask of the canvas, answered at its next frame.

use super::camera::Camera;
use super::drawing::Drawing;
use super::neighbour::{self, Side};
use super::rename::Rename;
use super::{CanvasState, insertion, quick_entry};
use crate::model::{SubjectId, ViewId};
use crate::workspace::{Action, Document};

/// What menus, keys and panels may ask of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Show everything.
    FitAll,
    /// Show the selection.
    FitSelection,
    /// Zoom by a factor around the middle.
    ZoomBy(f32),
    /// Zoom to a scale: 1 is 100 %.
    ZoomTo(f32),
    /// Rename the selected element in place.
    RenameSelection,
    /// Bring one element, link or note into sight, no further than that needs.
    Reveal(SubjectId),
    /// Add an element beside the selected one, joined to it.
    AddNeighbour(Side),
    /// Bring a place on the map into sight, no further than that needs.
    RevealPlace(crate::geometry::Rect),
    /// Ask for the name and kind of a new element: at the pointer, or at a free place in sight.
    QuickEntry,
    /// Give the canvas the keyboard.
    Focus,
    /// Bring one element, link or note into the middle.
    CenterOn(SubjectId),
    /// Bring all of these into sight that are drawn, as large as they can be read; waits for a view
    /// that is on its way.
    ShowAll(Vec<SubjectId>),
    /// Ask what the selected link becomes.
    ChangeLink,
    /// Ask what goes between the ends of the selected link.
    InsertOnLink,
    /// Select what a link of the selected element leads to, or with `true` what leads to it.
    Follow(bool),
    /// Paste at the pointer, or in the middle where the pointer is elsewhere.
    Paste {
        /// Whether as new, independent elements.
        as_new: bool,
        /// The text that came with the key.
        text: Option<String>,
    },
}

/// Frames for which a request waits for a view that is to show.
const PATIENCE: u8 = 4;

/// What a request is answered with.
pub(super) struct Asked<'a> {
    pub(super) document: &'a Document,
    pub(super) view: &'a ViewId,
    pub(super) drawing: &'a Drawing,
    /// The canvas.
    pub(super) response: &'a egui::Response,
}

/// Answers what was asked.
pub(super) fn take(
    state: &mut CanvasState,
    camera: &mut Camera,
    asked: &Asked<'_>,
    actions: &mut Vec<Action>,
) {
    let Asked {
        document, drawing, ..
    } = *asked;
    let canvas = asked.response.rect;
    match state.request.take() {
        Some(Request::FitAll) => camera.fit(super::page_of(drawing), canvas, 1.0),
        Some(Request::FitSelection) => {
            let bounds = document
                .selection
                .iter()
                .filter_map(|subject| drawing.item_of(subject))
                .map(|item| item.bounds);
            if let Some(bounds) = bounds.reduce(|a, b| a.union(b)) {
                camera.fit(bounds, canvas, 2.0);
            }
        }
        Some(Request::ZoomBy(factor)) => camera.zoom_at(f64::from(factor), canvas.center(), canvas),
        Some(Request::ZoomTo(zoom)) => {
            let factor = f64::from(zoom) / camera.zoom;
            camera.zoom_at(factor, canvas.center(), canvas);
        }
        Some(Request::RenameSelection) => {
            state.rename = Rename::of_selection(document, drawing);
        }
        Some(Request::Reveal(subject)) => {
            if let Some(item) = drawing.item_of(&subject) {
                camera.reveal(item.bounds, canvas);
            }
        }
        Some(Request::RevealPlace(place)) => camera.reveal(place, canvas),
        Some(Request::CenterOn(subject)) => {
            if let Some(item) = drawing.item_of(&subject) {
                super::turn_to(camera, item.bounds, canvas);
            } else if state.waiting.is_some() {
                // The view that shows it is still being composed.
                state.request = Some(Request::CenterOn(subject));
            }
        }
        Some(Request::ShowAll(records)) => {
            let items = records.iter().filter_map(|record| drawing.item_of(record));
            let bounds: Vec<crate::geometry::Rect> = items.map(|item| item.bounds).collect();
            let all = bounds.iter().copied().reduce(|a, b| a.union(b));
            match all {
                Some(only) if bounds.len() == 1 => super::turn_to(camera, only, canvas),
                Some(all) => camera.fit(all.inflate(60.0, 60.0), canvas, 1.0),
                // The view that shows them comes with the next frame, or is still being composed.
                None if state.waiting.is_some() || state.request_kept < PATIENCE => {
                    state.request_kept += 1;
                    state.request = Some(Request::ShowAll(records));
                    return;
                }
                None => {}
            }
            state.request_kept = 0;
        }
        Some(Request::Paste { as_new, text }) => {
            let pointer = asked.response.hover_pos().unwrap_or(canvas.center());
            let at = camera.map_from_screen(pointer, canvas);
            let paste = insertion::paste_action(document, drawing, at, as_new, text);
            actions.push(paste);
        }
        Some(Request::AddNeighbour(side)) => {
            if let Some(action) = neighbour::action(document, asked.view, drawing, side) {
                actions.push(action);
                state.rename_when_selected = true;
            }
        }
        Some(Request::QuickEntry) => {
            let pointer = asked.response.hover_pos();
            let open = quick_entry::open(document, drawing, camera, canvas, pointer);
            state.popup = Some(open);
        }
        Some(Request::Focus) => asked.response.request_focus(),
        // Those about links are taken before.
        Some(Request::ChangeLink | Request::InsertOnLink | Request::Follow(_)) | None => {}
    }
}
