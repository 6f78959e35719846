//! A name for a new plateau.

use egui::{ComboBox, Key, TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::command::Command;
use crate::locale::msg;
use crate::ui::panels::plateaus;
use crate::ui::theme;
use crate::workspace::{Action, Workspace};

/// Asks for the name of a new plateau, and for the one that it starts from.
pub(super) fn plateau(
    ui: &mut Ui,
    workspace: &Workspace,
    dialogs: &mut DialogsState,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "layers",
        accent,
        &language.text(msg::UI_NEW_PLATEAU_TITLE),
    );
    let about = controls::caption(ui, language.text(msg::UI_NEW_PLATEAU_ABOUT));
    ui.add(egui::Label::new(about).wrap());
    ui.add_space(4.0);
    let entered = name_field(
        ui,
        &language.text(msg::UI_PLATEAU_NAME),
        &mut dialogs.name,
        is_new,
    );
    if let Some(document) = &workspace.document
        && let Some(base) = dialogs.base.clone()
    {
        let label = language.text(msg::UI_PLATEAU_BASE);
        ui.add_space(4.0);
        controls::labelled(ui, &label, None, 130.0, |ui| {
            let response = ComboBox::from_id_salt("plateau base")
                .selected_text(plateaus::name_of(document, &base))
                .width(ui.available_width())
                .truncate()
                .icon(controls::chevron)
                .show_ui(ui, |ui| {
                    for plateau in document.map().timeline().order() {
                        let name = plateaus::name_of(document, plateau);
                        if ui.selectable_label(*plateau == base, name).clicked() {
                            dialogs.base = Some(plateau.clone());
                        }
                    }
                })
                .response;
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        });
    }
    let is_named = !dialogs.name.trim().is_empty();
    let answer = foot(
        ui,
        &language.text(msg::UI_CREATE),
        None,
        Some(&cancel(language)),
        is_named,
    );
    if entered && is_named {
        Answer::Yes
    } else {
        answer
    }
}

/// Whether Enter was pressed in the field.
fn name_field(ui: &mut Ui, label: &str, name: &mut String, is_new: bool) -> bool {
    ui.label(controls::caption(ui, label));
    let field = TextEdit::singleline(name).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(label);
    if is_new {
        response.request_focus();
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Adds the plateau that was named.
pub(super) fn add_plateau(dialogs: &DialogsState, actions: &mut Vec<Action>) {
    actions.push(Action::Edit(Command::AddPlateau {
        name: dialogs.name.trim().into(),
        based_on: dialogs.base.clone(),
    }));
}
