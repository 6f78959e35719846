//! What the user likes: language, theme, scale, pointer, motion, the role that signs notes.
//!
//! Everything takes effect at once and is kept; there is nothing to confirm.

use egui::{ComboBox, TextEdit, Ui};

use super::{Answer, controls, foot, scrolling, title};
use crate::locale::{Language, MessageId, msg};
use crate::ui::theme;
use crate::workspace::{Action, Dialog, Preferences, Scale, ThemeChoice, Workspace};

/// Room for the labels, in points.
const LABELS: f32 = 190.0;

/// Draws the dialog; `role` is the text of its one field.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    role: &mut String,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let mut preferences = workspace.preferences.clone();
    let accent = theme::palette(ui).accent;
    let name = language.text(msg::PREFERENCES_TITLE);
    title(ui, "settings", accent, &name);
    scrolling(ui, |ui| {
        appearance(ui, language, &mut preferences);
        ui.add_space(6.0);
        switches(ui, language, &mut preferences);
        ui.add_space(6.0);
        let label = language.text(msg::PREFERENCES_ROLE);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            let hint = language.text(msg::PREFERENCES_ROLE_HINT);
            let field = TextEdit::singleline(role)
                .desired_width(f32::INFINITY)
                .hint_text(hint);
            let response = ui.add(field).accessible_name(&label);
            if response.lost_focus() {
                preferences.author_role = role.trim().to_owned();
            }
        });
        let label = language.text(msg::PREFERENCES_KEYS);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            if controls::link(ui, &language.text(msg::UI_SHORTCUTS)).clicked() {
                actions.push(Action::OpenDialog(Dialog::Shortcuts));
            }
        });
        ui.add_space(6.0);
        controls::heading(ui, language.text(msg::PREFERENCES_SAFETY));
        let words = controls::caption(ui, language.text(msg::PREFERENCES_JOURNAL));
        ui.add(egui::Label::new(words).wrap());
    });
    if preferences != workspace.preferences {
        actions.push(Action::Prefer(Box::new(preferences)));
    }
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}

/// Keeps the role that was typed, however the dialog was left.
pub(super) fn keep(workspace: &Workspace, role: &str, actions: &mut Vec<Action>) {
    let mut preferences = workspace.preferences.clone();
    preferences.author_role = role.trim().to_owned();
    if preferences != workspace.preferences {
        actions.push(Action::Prefer(Box::new(preferences)));
    }
}

fn appearance(ui: &mut Ui, language: Language, preferences: &mut Preferences) {
    let languages = Language::ALL.map(|language| (language, language.endonym().to_owned()));
    let label = msg::PREFERENCES_LANGUAGE;
    choose(ui, language, label, &languages, &mut preferences.language);
    let themes = ThemeChoice::ALL.map(|theme| {
        let name = match theme {
            ThemeChoice::System => msg::UI_THEME_SYSTEM,
            ThemeChoice::Light => msg::UI_THEME_LIGHT,
            ThemeChoice::Dark => msg::UI_THEME_DARK,
        };
        (theme, language.text(name))
    });
    let label = msg::PREFERENCES_THEME;
    choose(ui, language, label, &themes, &mut preferences.theme);
    let scales = Scale::ALL.map(|scale| (scale, scale.words(language)));
    let label = msg::PREFERENCES_SCALE;
    choose(ui, language, label, &scales, &mut preferences.scale);
}

fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    language: Language,
    label: MessageId,
    choices: &[(T, String)],
    current: &mut T,
) {
    let label = language.text(label);
    let shown = choices
        .iter()
        .find(|(choice, _)| choice == current)
        .map_or("", |(_, name)| name.as_str());
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let response = ComboBox::from_id_salt(("preference", &label))
            .selected_text(shown)
            .width(ui.available_width())
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                for (choice, name) in choices {
                    if ui.selectable_label(choice == current, name).clicked() {
                        *current = *choice;
                    }
                }
            })
            .response;
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label);
            info.current_text_value = Some(shown.to_owned());
            info
        });
    });
}

fn switches(ui: &mut Ui, language: Language, preferences: &mut Preferences) {
    let switches: [(MessageId, MessageId, &mut bool); 4] = [
        (
            msg::PREFERENCES_WHEEL,
            msg::PREFERENCES_WHEEL_ABOUT,
            &mut preferences.wheel_zooms,
        ),
        (
            msg::UI_REDUCE_MOTION,
            msg::PREFERENCES_MOTION_ABOUT,
            &mut preferences.reduced_motion,
        ),
        (
            msg::PREFERENCES_GRID,
            msg::PREFERENCES_GRID_ABOUT,
            &mut preferences.grid,
        ),
        (
            msg::PREFERENCES_OWN_DIALOG,
            msg::PREFERENCES_OWN_DIALOG_ABOUT,
            &mut preferences.own_file_dialog,
        ),
    ];
    for (label, about, on) in switches {
        let label = language.text(label);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            if controls::toggle(ui, *on, &label).clicked() {
                *on = !*on;
            }
            let about = controls::caption(ui, language.text(about));
            ui.add(egui::Label::new(about).wrap());
        });
    }
}
