//! The text field of the inspector: it holds what is typed until the field is left.

use egui::{Stroke, TextEdit, Ui};

use super::reading::Reading;
use super::{Form, Typing};
use crate::ui::theme;

/// A text field with a buffer in the inspector; becomes a command when it loses the focus.
pub(super) fn typed_field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    name: &str,
    shown: &str,
    reading: Reading,
    label: &str,
    make: impl for<'t> FnOnce(&'t mut String) -> TextEdit<'t>,
) {
    let is_this = |typing: &Typing| typing.record == form.record && typing.name == name;
    let mut text = match &*form.typing {
        Some(typing) if is_this(typing) => typing.text.clone(),
        _ => shown.to_owned(),
    };
    let trouble = reading.value(&text).err();
    let id = egui::Id::unique(("field", &form.record.id, name));
    let response = ui
        .scope(|ui| {
            if trouble.is_some() {
                let edge = Stroke::new(1.5, theme::palette(ui).down.0);
                let visuals = ui.visuals_mut();
                visuals.widgets.inactive.bg_stroke = edge;
                visuals.widgets.hovered.bg_stroke = edge;
                visuals.selection.stroke = edge;
            } else if name == "name" {
                // The name looks like a title until it is edited.
                ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
            }
            ui.add_enabled(form.may_edit, make(&mut text).id(id))
        })
        .inner
        .accessible_name(label);
    if response.has_focus() || response.changed() {
        let before = match form.typing.take() {
            Some(typing) if is_this(&typing) => typing.before,
            other => {
                // Another field was left behind: keep what was typed there.
                if let Some(command) = other.and_then(|typing| typing.command()) {
                    form.actions.push(crate::workspace::Action::Edit(command));
                }
                shown.to_owned()
            }
        };
        *form.typing = Some(Typing {
            record: form.record.clone(),
            name: name.into(),
            text,
            before,
            reading,
            is_shown: true,
        });
    }
    if response.lost_focus()
        && let Some(typing) = form.typing.take_if(|typing| is_this(typing))
    {
        let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if !escaped && let Some(command) = typing.command() {
            form.actions.push(crate::workspace::Action::Edit(command));
        }
    }
    if let Some(trouble) = trouble {
        let text = form.language.text(trouble);
        let color = theme::palette(ui).down.0;
        ui.label(egui::RichText::new(text).size(theme::CAPTION).color(color));
    }
}
