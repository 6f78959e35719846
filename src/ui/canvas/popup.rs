//! Small questions at the pointer: which kind of link, which kind of element, which name.

use egui::Align2;

use super::camera::Camera;
use super::drawing::Drawing;
use super::kind_menu::KindMenu;
use super::link_menu::LinkMenu;
use super::quick_entry::{QuickEntry, Surroundings};
use super::rename::{self, Rename};
use super::{CanvasState, Request};
use crate::geometry::Point;
use crate::model::{ElementId, ViewId};
use crate::ui::icon;
use crate::workspace::{Action, Document, Workspace};

/// A question at the pointer.
pub(super) enum Popup {
    /// Which link.
    Links(LinkMenu),
    /// Which kind of element goes where a place is decided.
    Kinds(KindMenu),
    /// Which element to insert, and how it is called.
    Insert(Box<QuickEntry>),
}

impl Popup {
    /// The question after a double click, or after a link was dropped on empty canvas.
    pub(super) fn insert(at: egui::Pos2, point: Point, from: Option<ElementId>) -> Self {
        Self::Insert(Box::new(QuickEntry::new(at, point, from)))
    }
}

/// Shows what is open.
#[expect(clippy::too_many_arguments, reason = "popups read the whole canvas")]
pub(super) fn show(
    ui: &egui::Ui,
    workspace: &Workspace,
    document: &Document,
    view: &ViewId,
    state: &mut CanvasState,
    drawing: &Drawing,
    camera: &Camera,
    canvas_rect: egui::Rect,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    if let Some(mut rename) = state.rename.take() {
        let keep = rename::show(
            ui,
            &mut rename,
            camera,
            canvas_rect,
            language,
            document.snapshot(),
            actions,
        );
        state.rename = keep.then_some(rename);
    }
    if let Some(mut popup) = state.popup.take() {
        let keep = match &mut popup {
            Popup::Links(menu) => menu.show(ui, document, language, actions),
            Popup::Kinds(menu) => {
                let (keep, rename) = menu.show(ui, document, language, actions);
                state.rename_when_selected |= rename;
                keep
            }
            Popup::Insert(entry) => {
                let canvas = Surroundings {
                    document,
                    view,
                    drawing,
                    language,
                };
                let answer = entry.show(ui, &canvas, actions);
                state.rename_when_selected |= answer.renames;
                if let Some(place) = answer.reveals {
                    state.request = Some(Request::RevealPlace(place));
                    entry.move_to(camera, canvas_rect);
                }
                answer.keeps
            }
        };
        state.popup = keep.then_some(popup);
    }
    rename_what_came(document, state, drawing);
}

/// Begins to rename what was just inserted: as soon as it is selected and drawn. Where nothing came
/// of it, the wish is dropped in the next frame.
fn rename_what_came(document: &Document, state: &mut CanvasState, drawing: &Drawing) {
    if !state.rename_when_selected {
        return;
    }
    let Some(before) = &state.rename_waits_from else {
        state.rename_waits_from = Some((document.selection.clone(), document.map().revision()));
        return;
    };
    let has_come = *before != (document.selection.clone(), document.map().revision());
    let is_drawn = document
        .selection
        .iter()
        .all(|subject| drawing.item_of(subject).is_some());
    if has_come && !is_drawn {
        return;
    }
    if has_come {
        state.rename = Rename::of_selection(document, drawing);
    }
    state.rename_when_selected = false;
    state.rename_waits_from = None;
}

/// The release that opened a popup is no click outside it.
pub(super) fn just_opened(ui: &egui::Ui, at: egui::Pos2) -> bool {
    ui.input(|input| input.pointer.latest_pos())
        .is_some_and(|pos| (pos - at).length() < 2.0)
}

/// A row with an icon and words, as wide as the popup.
pub(super) fn row(
    ui: &mut egui::Ui,
    icon_name: &str,
    words: &str,
    is_chosen: bool,
) -> egui::Response {
    let size = egui::vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, words));
    let visuals = ui.style().interact_selectable(&response, is_chosen);
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 5.0, visuals.weak_bg_fill);
    }
    let square = egui::Rect::from_center_size(
        egui::pos2(rect.left() + 14.0, rect.center().y),
        egui::Vec2::splat(16.0),
    );
    icon::paint(ui.painter(), icon_name, square, visuals.text_color());
    let text = egui::Rect::from_min_max(egui::pos2(rect.left() + 30.0, rect.top()), rect.max);
    ui.painter().with_clip_rect(text).text(
        text.left_center(),
        Align2::LEFT_CENTER,
        words,
        egui::FontId::proportional(13.0),
        visuals.text_color(),
    );
    response
}
