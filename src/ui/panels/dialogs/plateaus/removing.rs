//! A plateau that goes: deleted, or merged into its base.

use egui::{Label, RadioButton, Ui};

use super::{Answer, State, cancel, controls, foot, name_of, title};
use crate::command::{Fate, PlateauCommand};
use crate::locale::msg;
use crate::model::PlateauId;
use crate::ui::theme;
use crate::workspace::{Document, Workspace};

/// Asks what becomes of the changes of a plateau that is deleted.
pub(super) fn delete(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    plateau: &PlateauId,
    state: &mut State,
) -> Answer {
    let language = workspace.language();
    let ink = theme::palette(ui).down.0;
    let name = name_of(document, plateau);
    let heading = language.say(&msg::PLATEAUS_DELETE_TITLE.with("name", name));
    title(ui, "trash-2", ink, &heading);
    let fates = [
        (
            Fate::HandOn,
            msg::PLATEAUS_HAND_ON,
            msg::PLATEAUS_HAND_ON_ABOUT,
        ),
        (
            Fate::TakeBack,
            msg::PLATEAUS_TAKE_BACK,
            msg::PLATEAUS_TAKE_BACK_ABOUT,
        ),
    ];
    for (fate, label, about) in fates {
        let words = language.text(label);
        if ui
            .add(RadioButton::new(state.fate == fate, words))
            .clicked()
        {
            state.fate = fate;
        }
        ui.indent(("fate", fate == Fate::HandOn), |ui| {
            let about = controls::caption(ui, language.text(about));
            ui.add(Label::new(about).wrap());
        });
    }
    ui.add_space(6.0);
    controls::heading(ui, language.text(msg::PLATEAUS_WHAT_CHANGES));
    let command = PlateauCommand::Delete {
        plateau: plateau.clone(),
        fate: state.fate,
    };
    let can = state.preview.show(ui, workspace, document, &command);
    let yes = language.text(msg::PLATEAUS_DELETE_YES);
    foot(ui, &yes, None, Some(&cancel(language)), can)
}

/// Asks whether a plateau became true.
pub(super) fn merge(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    plateau: &PlateauId,
    state: &mut State,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let base = document.map().timeline().base(plateau);
    let base = base.map_or_else(String::new, |base| name_of(document, base));
    let said = |message: crate::locale::MessageId| {
        let message = message.with("name", name_of(document, plateau));
        language.say(&message.with("base", base.as_str()))
    };
    title(ui, "git-merge", accent, &said(msg::PLATEAUS_MERGE_TITLE));
    let about = controls::caption(ui, said(msg::PLATEAUS_MERGE_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    controls::heading(ui, language.text(msg::PLATEAUS_WHAT_CHANGES));
    let command = PlateauCommand::Merge {
        plateau: plateau.clone(),
    };
    let can = state.preview.show(ui, workspace, document, &command);
    let yes = language.text(msg::PLATEAUS_MERGE_YES);
    foot(ui, &yes, None, Some(&cancel(language)), can)
}
