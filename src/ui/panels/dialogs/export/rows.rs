//! The kinds of fields of the export dialog.

use egui::{Button, ComboBox, Ui, vec2};

use crate::ui::panels::controls;

/// Width of the labels at the left, in points.
pub(super) const LABEL: f32 = 104.0;

/// A list to choose one of, with what is chosen now; gives the one that was chosen.
pub(super) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: &T,
    offers: &[(T, String)],
) -> Option<T> {
    let mut taken = None;
    controls::labelled(ui, label, None, LABEL, |ui| {
        let shown = offers.iter().find(|(value, _)| value == current);
        let shown = shown.map_or("", |(_, name)| name.as_str());
        let width = (ui.available_width() - 4.0).max(80.0);
        let response = ComboBox::from_id_salt(label)
            .selected_text(controls::shown(shown))
            .width(width)
            .height(420.0)
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                for (value, name) in offers {
                    let is_on = value == current;
                    if ui.selectable_label(is_on, controls::shown(name)).clicked() && !is_on {
                        taken = Some(value.clone());
                    }
                }
            })
            .response;
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label);
            info.current_text_value = Some(shown.to_owned());
            info
        });
    });
    taken
}

/// A few words beside each other, one of them chosen; gives the one that was clicked.
pub(super) fn segments<T: Clone + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: &T,
    offers: &[(T, String)],
) -> Option<T> {
    controls::labelled(ui, label, None, LABEL, |ui| words(ui, current, offers))
}

/// The same without label, in a row that is there.
pub(super) fn words<T: Clone + PartialEq>(
    ui: &mut Ui,
    current: &T,
    offers: &[(T, String)],
) -> Option<T> {
    let mut taken = None;
    ui.spacing_mut().item_spacing.x = 3.0;
    for (value, name) in offers {
        let button = Button::selectable(value == current, name.as_str());
        if ui.add(button.min_size(vec2(0.0, 26.0))).clicked() {
            taken = Some(value.clone());
        }
    }
    taken
}

/// A switch with a few words beside it.
pub(super) fn switch(ui: &mut Ui, label: &str, about: &str, on: &mut bool) {
    controls::labelled(ui, label, None, LABEL, |ui| {
        if controls::toggle(ui, *on, label).clicked() {
            *on = !*on;
        }
        let about = controls::caption(ui, about);
        controls::line(ui, about);
    });
}

/// A line of small words under a field, over as many lines as it takes.
pub(super) fn note(ui: &mut Ui, words: &str) {
    ui.horizontal_top(|ui| {
        ui.add_space(LABEL + ui.spacing().item_spacing.x);
        ui.vertical(|ui| {
            let words = controls::caption(ui, words);
            ui.add(egui::Label::new(words).wrap());
        });
    });
}
