//! How a map is exported: presets, what of the map and how, and beside it what will come of it.
//!
//! The preset that is being edited is kept for the session; the right half draws what an order of
//! [`crate::handover`] makes of it, on another thread.

mod facts;
mod fields;
mod presets;
mod preview;
mod rows;
#[cfg(test)]
mod tests;

use egui::{Align, Id, Key, Layout, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Answer, cancel, controls, title};
use crate::handover::{AS_SHOWN, FileForm, HandoutOrder, Seen};
use crate::locale::msg;
use crate::model::{ExportPreset, ExportScope, PresetId, Record as _};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Handing, Workspace};

/// Width of the list of presets, in points.
const PRESETS: f32 = 208.0;
/// Width of the fields.
const FIELDS: f32 = 372.0;
/// Between two columns.
const GAP: f32 = 18.0;

/// What the dialog works on; kept for the session.
pub struct ExportState {
    /// What is exported, and how.
    pub preset: ExportPreset,
    /// The name that it is to be kept under.
    name: String,
    preview: preview::PreviewState,
}

impl Default for ExportState {
    fn default() -> Self {
        let mut preset = ExportPreset::blank(PresetId::default());
        preset.form = FileForm::Png.ending().into();
        preset.scope = ExportScope::Shown;
        preset.perspective = AS_SHOWN.into();
        Self {
            preset,
            name: String::new(),
            preview: preview::PreviewState::default(),
        }
    }
}

impl ExportState {
    /// Lets the preview go: it would keep a map alive.
    pub(super) fn close(&mut self) {
        self.preview = preview::PreviewState::default();
    }

    /// Views and plateaus that are not in the map any more are not asked for.
    pub(super) fn open(&mut self, workspace: &Workspace) {
        let Some(document) = &workspace.document else {
            return;
        };
        let tables = document.map().tables();
        self.preset.views.retain(|view| tables.views.contains(view));
        let is_known = |plateau: &crate::model::PlateauId| tables.plateaus.contains(plateau);
        self.preset.plateaus.retain(is_known);
        self.name.clear();
    }
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let palette = theme::palette(ui);
    let heading = language.text(msg::HANDOUT_UI_TITLE);
    title(ui, "image-down", palette.accent, &heading);
    let seen = Seen {
        sight: state.canvas.sight(),
        memory: Some(state.canvas.route_memory()),
    };
    let export = &mut state.panels.export;
    let width = ui.available_width();
    let height = (ui.ctx().content_rect().height() - 178.0).clamp(320.0, 640.0);
    let (room, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::empty());
    let column = |left: f32, width: f32| {
        Rect::from_min_size(pos2(room.left() + left, room.top()), vec2(width, height))
    };
    let before = export.preset.clone();
    let list = column(0.0, PRESETS);
    let mut place = child(ui, list, "export presets");
    presets::show(&mut place, workspace, document, export, actions);
    let form = column(PRESETS + GAP, FIELDS);
    let mut place = child(ui, form, "export fields");
    fields::show(&mut place, workspace, document, export);
    let left = PRESETS + FIELDS + 2.0 * GAP;
    let sight = column(left, (width - left).max(200.0));
    for x in [list.right() + GAP / 2.0, form.right() + GAP / 2.0] {
        let line = egui::Stroke::new(1.0, palette.line);
        ui.painter().vline(x, room.y_range(), line);
    }
    if export.preset != before {
        ui.ctx().request_repaint();
    }
    let order = HandoutOrder::of_window(workspace, &export.preset, seen);
    let mut place = child(ui, sight, "export preview");
    let ready = preview::show(&mut place, workspace, order, &mut export.preview);
    foot(ui, workspace, export, ready, actions)
}

fn child(ui: &mut Ui, rect: Rect, salt: &str) -> Ui {
    let layout = Layout::top_down(Align::Min);
    let builder = UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt);
    let mut child = ui.new_child(builder);
    child.set_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
    child
}

/// The buttons: copy at the left, cancel and export at the right.
fn foot(
    ui: &mut Ui,
    workspace: &Workspace,
    export: &ExportState,
    ready: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let mut answer = Answer::Wait;
    ui.add_space(12.0);
    let is_free = workspace.exports.running.is_none();
    ui.horizontal(|ui| {
        let copy = language.text(msg::HANDOUT_UI_COPY);
        let tip = language.text(msg::HANDOUT_UI_COPY_ABOUT);
        let is_drawn = FileForm::of_ending(&export.preset.form).is_some_and(FileForm::is_drawn);
        let button = ui.add_enabled_ui(ready && is_free && is_drawn, |ui| {
            controls::secondary(ui, Some("copy"), &copy)
        });
        if button.inner.on_hover_text(tip).clicked() {
            let preset = Box::new(export.preset.clone());
            actions.push(Action::Handing(Handing::Copy(preset)));
        }
        if !is_free {
            let busy = language.text(msg::HANDOUT_ONE_AT_A_TIME);
            controls::line(ui, controls::caption(ui, busy));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let main = language.text(msg::HANDOUT_UI_EXPORT);
            let button = ui.add_enabled_ui(ready && is_free, |ui| {
                controls::primary(ui, Some("download"), &main)
            });
            if button.inner.clicked() {
                answer = Answer::Yes;
            }
            if controls::secondary(ui, None, &cancel(language)).clicked() {
                answer = Answer::Cancel;
            }
        });
    });
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    let enter = |ui: &Ui| ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
    if answer == Answer::Wait && ready && is_free && !has_focus && enter(ui) {
        answer = Answer::Yes;
    }
    answer
}

/// Asks where the files are to go.
pub(super) fn hand(export: &ExportState, workspace: &Workspace, actions: &mut Vec<Action>) {
    let Some(form) = FileForm::of_ending(&export.preset.form) else {
        return;
    };
    let document = workspace.document.as_ref();
    let stem = document.map(|it| it.file_name(workspace.language()));
    let stem = stem.unwrap_or_default();
    let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
    let (is_folder, name) = export.preview.files().unwrap_or_default();
    let suggested = if is_folder {
        let folder = msg::HANDOUT_UI_FOLDER.with("map", stem);
        crate::handover::safe_name(&workspace.language().say(&folder), "export")
    } else {
        name
    };
    actions.push(Action::Handing(Handing::Ask {
        preset: Box::new(export.preset.clone()),
        ending: form.ending(),
        is_folder,
        suggested,
    }));
}

/// The icon of a form.
fn glyph(form: FileForm) -> &'static str {
    match form {
        FileForm::Png => "image",
        FileForm::Svg => "spline",
        FileForm::Pdf => "printer",
        FileForm::Html => "globe",
        FileForm::Drawio => "workflow",
        FileForm::ArchiMate => "boxes",
        FileForm::Map => "map",
        FileForm::Other(crate::interchange::Form::Csv) => "table",
        FileForm::Other(_) => "waypoints",
    }
}

/// A round of icon and word at the head of a group of fields.
fn section(ui: &mut Ui, glyph: &str, words: String) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        icon::show(ui, glyph, 14.0, theme::palette(ui).muted);
        controls::heading(ui, words);
    });
    ui.add_space(1.0);
}

/// The id of the field for the name of a preset, for tests and for the keyboard.
fn name_field() -> Id {
    Id::unique("export preset name")
}
