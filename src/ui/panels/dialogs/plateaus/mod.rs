//! Dialogs about plateaus: made and edited, deleted and merged, changes moved between them.
//!
//! Whatever changes how plateaus look says before it is done which of them change, and how
//! ([`preview`]).

mod back;
mod form;
mod moving;
mod preview;
mod removing;

use egui::Ui;

pub(super) use form::{day_of, list};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::command::{Command, PlateauCommand};
use crate::ui::panels::plateaus::name_of;
use crate::workspace::{Action, Dialog, Workspace};

/// What the dialogs remember while they are open.
#[derive(Default)]
pub(super) struct State {
    form: form::Form,
    fate: crate::command::Fate,
    target: Option<crate::model::PlateauId>,
    chosen: std::collections::BTreeSet<crate::model::RecordKey>,
    preview: preview::Preview,
}

/// Prepares a dialog that opens.
pub(super) fn prepare(dialog: &Dialog, workspace: &Workspace, state: &mut State) {
    *state = State::default();
    let Some(document) = &workspace.document else {
        return;
    };
    match dialog {
        Dialog::NewPlateau => {
            state.form = form::Form::new(document, document.plateau.clone());
        }
        Dialog::PlateauAfter(base) => {
            state.form = form::Form::new(document, Some(base.clone()));
        }
        Dialog::EditPlateau(plateau) => state.form = form::Form::of(document, plateau),
        Dialog::MoveChange { from, .. } => {
            state.target = moving::targets(document, from).into_iter().next();
        }
        _ => {}
    }
}

/// Draws one of these dialogs.
pub(super) fn show(
    ui: &mut Ui,
    dialog: &Dialog,
    workspace: &Workspace,
    state: &mut State,
    is_new: bool,
) -> Answer {
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    match dialog {
        Dialog::NewPlateau | Dialog::PlateauAfter(_) => {
            form::new(ui, workspace, document, state, is_new)
        }
        Dialog::EditPlateau(plateau) => form::edit(ui, workspace, document, plateau, state, is_new),
        Dialog::DeletePlateau(plateau) => removing::delete(ui, workspace, document, plateau, state),
        Dialog::MergePlateau(plateau) => removing::merge(ui, workspace, document, plateau, state),
        Dialog::MoveChange {
            records,
            part,
            from,
        } => moving::show(ui, workspace, document, (records, part, from), state),
        Dialog::BringBack => back::show(ui, workspace, document, state),
        _ => Answer::Cancel,
    }
}

/// Does what the main button says.
pub(super) fn yes(
    dialog: &Dialog,
    workspace: &Workspace,
    state: &State,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let command = match dialog {
        Dialog::NewPlateau | Dialog::PlateauAfter(_) => {
            Some(state.form.create(document, workspace.language()))
        }
        Dialog::EditPlateau(plateau) => Some(state.form.edited(plateau)),
        Dialog::DeletePlateau(plateau) => Some(PlateauCommand::Delete {
            plateau: plateau.clone(),
            fate: state.fate,
        }),
        Dialog::MergePlateau(plateau) => Some(PlateauCommand::Merge {
            plateau: plateau.clone(),
        }),
        Dialog::MoveChange {
            records,
            part,
            from,
        } => state.target.clone().map(|to| PlateauCommand::Move {
            records: std::sync::Arc::clone(records),
            part: part.clone(),
            from: from.clone(),
            to,
        }),
        Dialog::BringBack => document.plateau.clone().map(|at| PlateauCommand::Appear {
            records: state.chosen.iter().cloned().collect(),
            at,
            present: true,
        }),
        _ => None,
    };
    actions.extend(command.map(|command| Action::Edit(Command::Plateau(Box::new(command)))));
}
