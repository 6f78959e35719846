//! What can be done with one plateau: the menu of its stop.

use egui::{Button, Response};

use super::super::menu;
use super::controls;
use crate::locale::msg;
use crate::model::PlateauId;
use crate::workspace::{Action, Dialog, Document, Pair, Side, Workspace};

/// The menu of a stop, by the right button.
pub(super) fn of_stop(
    response: &Response,
    plateau: &PlateauId,
    document: &Document,
    workspace: &Workspace,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let timeline = document.map().timeline();
    let base = timeline.base(plateau);
    let shown = document.plateau.as_ref().filter(|shown| *shown != plateau);
    let may_edit = !document.is_read_only();
    response.context_menu(|ui| {
        menu::short(ui);
        let offer = |ui: &mut egui::Ui, label, enabled: bool| {
            let button = Button::new(language.text(label));
            let clicked = ui.add_enabled(enabled, button).clicked();
            if clicked {
                ui.close();
            }
            clicked
        };
        let compare = |before: &PlateauId| {
            let sides = [before, plateau].map(|id| Side::plateau(id.clone()));
            let [before, after] = sides;
            Action::Compare(Box::new(Pair::new(before, after)))
        };
        if offer(ui, msg::PLATEAUS_MENU_SHOW, shown.is_some()) {
            actions.push(Action::ShowPlateau(plateau.clone()));
        }
        controls::rule(ui);
        if offer(ui, msg::PLATEAUS_MENU_COMPARE_BASE, base.is_some())
            && let Some(base) = base
        {
            actions.push(compare(base));
        }
        if offer(ui, msg::PLATEAUS_MENU_COMPARE_SHOWN, shown.is_some())
            && let Some(shown) = shown
        {
            actions.push(compare(shown));
        }
        controls::rule(ui);
        let dialogs = [
            (
                msg::PLATEAUS_MENU_EDIT,
                true,
                Dialog::EditPlateau(plateau.clone()),
            ),
            (
                msg::PLATEAUS_MENU_NEW,
                true,
                Dialog::PlateauAfter(plateau.clone()),
            ),
            (
                msg::PLATEAUS_MENU_MERGE,
                base.is_some(),
                Dialog::MergePlateau(plateau.clone()),
            ),
            (
                msg::PLATEAUS_MENU_DELETE,
                true,
                Dialog::DeletePlateau(plateau.clone()),
            ),
        ];
        for (label, enabled, dialog) in dialogs {
            if offer(ui, label, enabled && may_edit) {
                actions.push(Action::OpenDialog(dialog));
            }
        }
    });
}
