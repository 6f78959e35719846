//! The copy of a repository of maps: which, where to, and which map to open.

use egui::{Label, TextEdit, Ui};

use super::sharing::{Fields, LABELS, address, after_order};
use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::locale::msg;
use crate::ui::theme;
use crate::workspace::sharing::{Order, folder_for};
use crate::workspace::{Action, Sharing, Workspace};

/// Asks which repository to copy, and where to.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    fields: &mut Fields,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "git-branch",
        accent,
        &language.text(msg::UI_CLONE_TITLE),
    );
    let about = controls::caption(ui, language.text(msg::UI_CLONE_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    if !workspace.sharing.cloned.is_empty() {
        controls::heading(ui, language.text(msg::UI_CLONE_CHOOSE));
        scrolling(ui, |ui| {
            for map in &workspace.sharing.cloned {
                let name = map.file_name().unwrap_or_default().to_string_lossy();
                if controls::link(ui, &name).clicked() {
                    actions.extend([Action::Dismiss, Action::Open(map.clone())]);
                }
            }
        });
        return foot(ui, &language.text(msg::UI_CLOSE), None, None, true);
    }
    if is_new {
        fields.folder_is_own = false;
    }
    let field = address(ui, language, &mut fields.address);
    if is_new {
        field.request_focus();
    }
    if !fields.folder_is_own {
        let home = beside(workspace);
        fields.folder = folder_for(&fields.address, &home).display().to_string();
    }
    let label = language.text(msg::UI_CLONE_FOLDER);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut fields.folder).desired_width(f32::INFINITY);
        fields.folder_is_own |= ui.add(field).accessible_name(&label).changed();
    });
    after_order(ui, workspace, fields, actions);
    let is_ready = !fields.address.trim().is_empty()
        && !fields.folder.trim().is_empty()
        && workspace.sharing.transfer.is_none();
    let answer = foot(
        ui,
        &language.text(msg::UI_CLONE_DO),
        None,
        Some(&cancel(language)),
        is_ready,
    );
    if answer == Answer::Yes {
        actions.push(Action::Sharing(Sharing::Do(Order::Clone {
            address: fields.address.trim().to_owned(),
            folder: fields.folder.trim().into(),
        })));
        return Answer::Wait;
    }
    if answer == Answer::Cancel {
        actions.push(Action::Sharing(Sharing::Cancel));
    }
    answer
}

/// Where copies go: the folder around what was opened last, or the home folder.
fn beside(workspace: &Workspace) -> std::path::PathBuf {
    let last = workspace.recent.first().and_then(|path| path.parent());
    let home = || {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
        home.map(std::path::PathBuf::from).unwrap_or_default()
    };
    last.map_or_else(home, std::path::Path::to_owned)
}
