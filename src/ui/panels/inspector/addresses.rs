//! The addresses in a text, to open or to copy. Nothing opens without being asked for by name.

use egui::{Popup, Ui};

use super::controls;
use super::form::Form;
use crate::locale::msg;
use crate::ui::{icon, theme};
use crate::workspace::Action;
use crate::workspace::typed;

/// Draws a button for each address of a text.
pub(super) fn offer(ui: &mut Ui, form: &mut Form<'_>, text: &str) {
    if !text.contains(':') {
        return;
    }
    for address in typed::addresses(text) {
        let name = form
            .language
            .say(&msg::INSPECTOR_ADDRESS.with("address", address.text.as_str()));
        let accent = theme::palette(ui).accent;
        let words = egui::RichText::new(controls::shown(&address.text))
            .size(theme::CAPTION)
            .color(accent);
        let mark = icon::tinted("external-link", 12.0, accent);
        let response = ui
            .push_id(("address", address.range.start), |ui| {
                ui.spacing_mut().button_padding = egui::vec2(2.0, 1.0);
                ui.spacing_mut().interact_size.y = 20.0;
                let button = egui::Button::new((mark, words)).frame_when_inactive(false);
                ui.add(button.truncate())
            })
            .inner;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        Popup::menu(&response).show(|ui| {
            ui.set_width(260.0);
            let whole = controls::caption(ui, controls::shown(&address.text));
            ui.add(egui::Label::new(whole).wrap());
            let open = (
                icon::atom("external-link", 15.0),
                form.language.text(msg::INSPECTOR_OPEN_ADDRESS),
            );
            if ui.button(open).clicked() {
                form.actions.push(Action::OpenAddress(address.text.clone()));
                ui.close();
            }
            let copy = (
                icon::atom("copy", 15.0),
                form.language.text(msg::INSPECTOR_COPY_ADDRESS),
            );
            if ui.button(copy).clicked() {
                ui.ctx().copy_text(address.text.clone());
                ui.close();
            }
        });
    }
}
