//! Name and description of a view, and the element whose inside it shows.

use egui::{TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::command::{Command, ViewCommand};
use crate::locale::msg;
use crate::model::{ElementId, ViewId};
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Workspace};

/// The fields while the dialog is open.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    name: String,
    description: String,
    of: Option<ElementId>,
}

/// The fields as they stand.
pub(super) fn of(workspace: &Workspace, view: &ViewId) -> Fields {
    let document = workspace.document.as_ref();
    let record = document.and_then(|document| document.map().tables().views.get(view));
    record.map_or_else(Fields::default, |view| Fields {
        name: view.name.to_string(),
        description: view.description.to_string(),
        of: view.of.clone(),
    })
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    fields: &mut Fields,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::VIEWS_PROPERTIES_TITLE);
    title(ui, "layout-dashboard", accent, &heading);
    let label = language.text(msg::UI_VIEW_NAME);
    controls::labelled(ui, &label, None, 140.0, |ui| {
        let edit = TextEdit::singleline(&mut fields.name).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(&label);
        if is_new {
            response.request_focus();
        }
    });
    let label = language.text(msg::UI_DESCRIPTION);
    controls::labelled(ui, &label, None, 140.0, |ui| {
        let edit = TextEdit::multiline(&mut fields.description)
            .desired_rows(4)
            .desired_width(f32::INFINITY);
        ui.add(edit).accessible_name(&label);
    });
    let label = language.text(msg::VIEWS_INSIDE_OF);
    controls::labelled(ui, &label, None, 140.0, |ui| {
        if let Some(document) = &workspace.document {
            inside(ui, workspace, document, fields);
        }
    });
    let about = controls::caption(ui, language.text(msg::VIEWS_INSIDE_OF_ABOUT));
    ui.add(egui::Label::new(about).wrap());
    foot(
        ui,
        &language.text(msg::UI_KEEP),
        None,
        Some(&cancel(language)),
        !fields.name.trim().is_empty(),
    )
}

/// The element whose inside the view shows, and a way to take the selected one.
fn inside(ui: &mut Ui, workspace: &Workspace, document: &Document, fields: &mut Fields) {
    let language = workspace.language();
    let name = |id: &ElementId| {
        let element = document.map().tables().elements.get(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    ui.horizontal(|ui| match &fields.of {
        Some(of) => {
            controls::line(ui, name(of));
            let none = language.text(msg::VIEWS_INSIDE_OF_NONE);
            if icon::sized_button(ui, "x", &none, false, 24.0).clicked() {
                fields.of = None;
            }
        }
        None => match document.selected_elements().as_slice() {
            [only] => {
                let take = language.say(&msg::VIEWS_INSIDE_OF_TAKE.with("name", name(only)));
                if controls::link(ui, &take).clicked() {
                    fields.of = Some(only.clone());
                }
            }
            _ => {
                ui.label(controls::caption(
                    ui,
                    language.text(msg::VIEWS_INSIDE_OF_NOBODY),
                ));
            }
        },
    });
}

/// Keeps what was changed, as one step.
pub(super) fn keep(dialogs: &DialogsState, view: &ViewId, actions: &mut Vec<Action>) {
    let fields = &dialogs.view;
    actions.push(Action::Edit(Command::View(ViewCommand::Describe {
        view: view.clone(),
        name: fields.name.trim().into(),
        description: fields.description.trim().into(),
        of: fields.of.clone(),
    })));
}
