//! The list of presets: those that the map keeps, and starters.

use egui::{Key, Modifiers, ScrollArea, Sense, TextEdit, Ui};

use super::{ExportState, glyph, name_field};
use crate::command::{Command, HandoverCommand};
use crate::handover::{self, FileForm};
use crate::locale::msg;
use crate::model::{ExportPreset, PresetId};
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Workspace};

/// Draws it; a click takes all that a preset says.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    export: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let map = document.map();
    let all = handover::all_presets(map, language);
    let kept = all
        .iter()
        .take_while(|preset| map.tables().presets.contains(&preset.id))
        .count();
    let may_edit = !document.is_read_only();
    let room = ui.available_height() - if may_edit { 104.0 } else { 0.0 };
    ScrollArea::vertical()
        .id_salt("presets")
        .max_height(room.max(120.0))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            controls::heading(ui, language.text(msg::HANDOUT_UI_KEPT));
            if kept == 0 {
                let none = controls::caption(ui, language.text(msg::HANDOUT_UI_NONE_KEPT));
                ui.add(egui::Label::new(none).wrap());
            }
            for (at, preset) in all.iter().enumerate() {
                if at == kept {
                    ui.add_space(10.0);
                    controls::heading(ui, language.text(msg::HANDOUT_UI_STARTERS));
                }
                let is_kept = at < kept && may_edit;
                row(ui, workspace, preset, is_kept, export, actions);
            }
        });
    if may_edit {
        keep(ui, workspace, &all[..kept], export, actions);
    }
}

fn row(
    ui: &mut Ui,
    workspace: &Workspace,
    preset: &ExportPreset,
    is_kept: bool,
    export: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let form = FileForm::of_ending(&preset.form);
    let selected = is_same(preset, &export.preset);
    let glyph = form.map_or("file", glyph);
    let ink = if selected {
        palette.accent
    } else {
        palette.muted
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - if is_kept { 26.0 } else { 0.0 };
        let line = controls::Row {
            icon: Some((glyph, ink)),
            text: &preset.name,
            aside: "",
            indent: 0.0,
            selected,
        };
        let taken = ui.scope(|ui| {
            ui.set_max_width(width);
            controls::row(ui, &line, Sense::click())
        });
        if taken.inner.clicked() {
            export.preset = preset.clone();
            if is_kept {
                export.name = preset.name.to_string();
            }
        }
        if is_kept {
            let name = preset.name.as_str();
            let tip = msg::HANDOUT_UI_FORGET.with("name", name);
            let tip = workspace.language().say(&tip);
            if icon::sized_button(ui, "trash-2", &tip, false, 24.0).clicked() {
                let forget = HandoverCommand::ForgetPreset(preset.id.clone());
                actions.push(Action::Edit(Command::Handover(forget)));
            }
        }
    });
}

/// Whether two presets make the same, whatever they are called.
fn is_same(preset: &ExportPreset, other: &ExportPreset) -> bool {
    let plain = ExportPreset {
        id: other.id.clone(),
        name: other.name.clone(),
        order: other.order,
        ..preset.clone()
    };
    plain == *other
}

/// The field and the button that keep what is set as a preset.
fn keep(
    ui: &mut Ui,
    workspace: &Workspace,
    kept: &[ExportPreset],
    export: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.add_space(8.0);
    let label = language.text(msg::HANDOUT_UI_NAME);
    ui.label(controls::caption(ui, &label));
    let field = TextEdit::singleline(&mut export.name)
        .id(name_field())
        .desired_width(f32::INFINITY)
        .hint_text(controls::caption(
            ui,
            language.text(msg::HANDOUT_UI_NAME_HINT),
        ));
    let response = ui.add(field).accessible_name(&label);
    // Enter keeps the preset and does not press the main button, too.
    let enter = |it: &mut egui::InputState| it.consume_key(Modifiers::NONE, Key::Enter);
    let entered = response.lost_focus() && ui.input_mut(enter);
    let name = export.name.trim().to_owned();
    let wanted = name.to_lowercase();
    let same = kept.iter().find(|one| one.name.to_lowercase() == wanted);
    let words = if same.is_some() {
        msg::HANDOUT_UI_REPLACE
    } else {
        msg::HANDOUT_UI_KEEP
    };
    ui.add_space(2.0);
    let button = ui.add_enabled_ui(!name.is_empty(), |ui| {
        controls::secondary(ui, None, &language.text(words))
    });
    if button.inner.clicked() || (entered && !name.is_empty()) {
        let last = kept.iter().map(|one| one.order.get()).fold(0.0, f64::max);
        let order = crate::model::Finite::new(last + 1.0).unwrap_or_default();
        let preset = ExportPreset {
            id: same.map_or_else(PresetId::default, |one| one.id.clone()),
            order: same.map_or(order, |one| one.order),
            name: name.into(),
            ..export.preset.clone()
        };
        actions.push(Action::Edit(Command::Handover(
            HandoverCommand::KeepPreset(Box::new(preset)),
        )));
    }
}
