//! The questions that wait for an answer, each in a modal window of the same shape.
//!
//! Escape and a click beside the window dismiss; Enter presses the main button.

mod alternatives;
mod cloning;
mod documents;
mod exempting;
mod export;
mod files_there;
#[cfg(test)]
mod files_there_tests;
mod from_text;
mod icons;
mod information;
mod merging;
mod new_view;
mod pasting;
pub(super) mod plateaus;
mod preferences;
mod properties;
mod protection;
mod questions;
mod redactions;
mod requirement;
mod restoring;
mod services;
mod sharing;
mod shortcuts;
mod standards;
mod targets;
mod versions;
mod view_properties;

use egui::{Align, Frame, Id, Key, Layout, Margin, Modal, Modifiers, ScrollArea, Ui};

pub use export::ExportState;

use super::controls;
use crate::locale::msg;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, VersionChange, Versioning, Workspace};

/// What the dialogs remember while they are open.
#[derive(Default)]
pub(super) struct DialogsState {
    open: Option<std::mem::Discriminant<Dialog>>,
    /// Whether the dialog before was the question about files that are there.
    was_asked: bool,
    name: String,
    icons: icons::IconsState,
    plateaus: plateaus::State,
    properties: Vec<(&'static str, String)>,
    protection: protection::ProtectionState,
    documents: documents::DocumentsForm,
    alternatives: alternatives::Pictures,
    view: view_properties::Fields,
    new_view: new_view::Form,
    shortcuts: shortcuts::ShortcutsState,
    from_text: from_text::FromTextState,
    exempting: exempting::Form,
    redactions: redactions::Form,
    requirement: requirement::Form,
    standards: standards::StandardsState,
    version: crate::versions::Keeping,
    restoring: restoring::RestoringState,
    sharing: sharing::Fields,
    targets: targets::Form,
}

/// What a dialog's buttons answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Nothing yet.
    Wait,
    /// The main button.
    Yes,
    /// The button beside it that does without.
    No,
    /// Leave things as they are.
    Cancel,
}

/// Draws the dialog that is open, if one is.
pub(super) fn show(ui: &Ui, workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    let Some(dialog) = &workspace.dialog else {
        state.panels.dialogs.open = None;
        state.panels.dialogs.alternatives.clear();
        state.panels.export.close();
        return;
    };
    let kind = std::mem::discriminant(dialog);
    let is_new = state.panels.dialogs.open != Some(kind);
    if is_new {
        state.panels.dialogs.open = Some(kind);
        // After a question about its files, a dialog goes on with what was chosen.
        let goes_on = matches!(dialog, Dialog::Documents) && state.panels.dialogs.was_asked;
        if !goes_on {
            prepare(dialog, workspace, &mut state.panels.dialogs);
        }
        if matches!(dialog, Dialog::Export) {
            state.panels.export.open(workspace);
        }
    }
    state.panels.dialogs.was_asked = matches!(dialog, Dialog::FilesThere(_));
    let palette = theme::palette(ui);
    let frame = Frame::window(ui.style())
        .inner_margin(Margin::same(20))
        .fill(palette.paper);
    let response = Modal::new(Id::unique("dialog"))
        .frame(frame)
        .backdrop_color(palette.veil)
        .show(ui.ctx(), |ui| {
            let limit = ui.ctx().content_rect().width() - 80.0;
            ui.set_width(width(dialog).min(limit));
            content(ui, dialog, workspace, state, is_new, actions)
        });
    let answer = if response.should_close() {
        Answer::Cancel
    } else {
        response.inner
    };
    if answer != Answer::Wait && matches!(dialog, Dialog::Preferences) {
        preferences::keep(workspace, &state.panels.dialogs.name, actions);
    }
    match answer {
        Answer::Wait => {}
        Answer::Yes => yes(dialog, workspace, state, actions),
        Answer::No => actions.push(Action::Decline),
        Answer::Cancel => actions.push(Action::Dismiss),
    }
}

fn width(dialog: &Dialog) -> f32 {
    match dialog {
        Dialog::Problems { .. } => 640.0,
        Dialog::Shortcuts => 700.0,
        Dialog::FromText => 920.0,
        Dialog::Export => 1240.0,
        Dialog::Documents => 820.0,
        Dialog::Icon => 546.0,
        Dialog::PasteText { .. } => 620.0,
        Dialog::Exempt(_) => 560.0,
        Dialog::Exemptions => 680.0,
        Dialog::Requirement(_) => 820.0,
        Dialog::Standards => 1120.0,
        Dialog::Redactions => 900.0,
        Dialog::MapProperties | Dialog::KeepVersion | Dialog::ViewProperties(_) => 520.0,
        Dialog::RestoreRecords(_) => 680.0,
        Dialog::Protection => 760.0,
        Dialog::Preferences
        | Dialog::ChangedOutside(_)
        | Dialog::FilesThere(_)
        | Dialog::Delete { .. } => 560.0,
        Dialog::Alternatives => 860.0,
        Dialog::Targets => 720.0,
        Dialog::Sharing => 640.0,
        Dialog::Clone => 560.0,
        _ => 440.0,
    }
}

fn prepare(dialog: &Dialog, workspace: &Workspace, dialogs: &mut DialogsState) {
    dialogs.name.clear();
    match dialog {
        Dialog::NewPlateau
        | Dialog::PlateauAfter(_)
        | Dialog::EditPlateau(_)
        | Dialog::DeletePlateau(_)
        | Dialog::MergePlateau(_)
        | Dialog::MoveChange { .. }
        | Dialog::BringBack => plateaus::prepare(dialog, workspace, &mut dialogs.plateaus),
        Dialog::Exempt(exemption) => dialogs.exempting = exempting::Form::of(exemption),
        Dialog::Requirement(asked) => dialogs.requirement = requirement::Form::of(asked),
        Dialog::Documents => dialogs.documents.prepare(workspace),
        Dialog::Redactions => dialogs.redactions = redactions::Form::of(workspace),
        Dialog::Standards => dialogs.standards = standards::StandardsState::default(),
        Dialog::KeepVersion => dialogs.version = versions::words(workspace),
        Dialog::NameVersion(naming) => dialogs.name = versions::first_name(naming),
        Dialog::RestoreRecords(restorable) => {
            dialogs.restoring = restoring::RestoringState::of(restorable, workspace);
        }
        Dialog::Targets => dialogs.targets = targets::Form::of(workspace),
        Dialog::MapProperties => dialogs.properties = properties::of(workspace),
        Dialog::Protection => dialogs.protection = protection::of(workspace),
        Dialog::Preferences => dialogs.name.clone_from(&workspace.preferences.author_role),
        Dialog::NewView => dialogs.new_view = new_view::of(workspace),
        Dialog::ViewProperties(view) => dialogs.view = view_properties::of(workspace, view),
        Dialog::Shortcuts => dialogs.shortcuts.clear(),
        Dialog::Sharing | Dialog::Clone => dialogs.sharing.clear(),
        Dialog::Icon => dialogs.icons.clear(),
        _ => {}
    }
}

fn content(
    ui: &mut Ui,
    dialog: &Dialog,
    workspace: &Workspace,
    state: &mut UiState,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    match dialog {
        Dialog::Unsaved(_) => questions::unsaved(ui, workspace),
        Dialog::Delete { removal, .. } => questions::delete(ui, workspace, removal),
        Dialog::Dropped(path) => questions::dropped(ui, language, path),
        Dialog::Recover { changes, path, .. } => {
            questions::recover(ui, language, *changes, path.as_deref())
        }
        Dialog::ChangedOutside(outside) => merging::outside(ui, workspace, outside, actions),
        Dialog::FilesThere(there) => files_there::show(ui, language, there),
        Dialog::UnfinishedMerge(found) => merging::unfinished(ui, language, found),
        Dialog::AbandonMerge => merging::abandon(ui, workspace),
        Dialog::TakeSide(side, table) => merging::take_side(ui, workspace, *side, *table),
        Dialog::Problems { file, problems } => information::problems(ui, language, file, problems),
        Dialog::PasteText { proposal, .. } => pasting::show(ui, language, proposal),
        Dialog::FromText => {
            from_text::show(ui, workspace, &mut state.panels.dialogs.from_text, is_new)
        }
        Dialog::Services => {
            let typed = &mut state.panels.dialogs.name;
            services::show(ui, workspace, typed, is_new, actions)
        }
        Dialog::Requirement(_) => {
            let form = &mut state.panels.dialogs.requirement;
            requirement::show(ui, workspace, form, is_new, actions)
        }
        Dialog::Standards => {
            let standards = &mut state.panels.dialogs.standards;
            standards::show(ui, workspace, standards, actions)
        }
        Dialog::Redactions => {
            let form = &mut state.panels.dialogs.redactions;
            redactions::show(ui, workspace, form, actions)
        }
        Dialog::Targets => targets::show(ui, workspace, &mut state.panels.dialogs.targets),
        Dialog::Export => export::show(ui, workspace, state, actions),
        Dialog::Documents => {
            let form = &mut state.panels.dialogs.documents;
            documents::show(ui, workspace, form, actions)
        }
        Dialog::Icon => icons::show(
            ui,
            workspace,
            &mut state.panels.dialogs.icons,
            is_new,
            actions,
        ),
        Dialog::Alternatives => alternatives::show(
            ui,
            workspace,
            &mut state.panels.dialogs.alternatives,
            actions,
        ),
        Dialog::KeepVersion => versions::keep(ui, workspace, &mut state.panels.dialogs, is_new),
        Dialog::NameVersion(naming) => {
            let name = &mut state.panels.dialogs.name;
            versions::name(ui, workspace, naming, name, is_new)
        }
        Dialog::Exempt(exemption) => {
            let form = &mut state.panels.dialogs.exempting;
            exempting::show(ui, workspace, exemption, form, is_new)
        }
        Dialog::Exemptions => exempting::all(ui, workspace, state, actions),
        Dialog::DeleteBranch(name) => versions::delete(ui, language, name),
        Dialog::RestoreRecords(restorable) => {
            let restoring = &mut state.panels.dialogs.restoring;
            restoring::show(ui, workspace, restorable, restoring)
        }
        Dialog::Sharing => {
            let fields = &mut state.panels.dialogs.sharing;
            sharing::show(ui, workspace, fields, actions)
        }
        Dialog::Clone => {
            let fields = &mut state.panels.dialogs.sharing;
            cloning::show(ui, workspace, fields, is_new, actions)
        }
        Dialog::NewView => new_view::show(ui, workspace, &mut state.panels.dialogs, is_new),
        Dialog::NewPlateau
        | Dialog::PlateauAfter(_)
        | Dialog::EditPlateau(_)
        | Dialog::DeletePlateau(_)
        | Dialog::MergePlateau(_)
        | Dialog::MoveChange { .. }
        | Dialog::BringBack => {
            let plateaus = &mut state.panels.dialogs.plateaus;
            plateaus::show(ui, dialog, workspace, plateaus, is_new)
        }
        Dialog::Protection => {
            let table = &mut state.panels.dialogs.protection;
            protection::show(ui, workspace, table, actions)
        }
        Dialog::MapProperties => {
            let fields = &mut state.panels.dialogs.properties;
            properties::show(ui, workspace, fields, actions)
        }
        Dialog::Preferences => {
            preferences::show(ui, workspace, &mut state.panels.dialogs.name, actions)
        }
        Dialog::ViewProperties(_) => {
            view_properties::show(ui, workspace, &mut state.panels.dialogs.view, is_new)
        }
        Dialog::Shortcuts => shortcuts::show(
            ui,
            workspace,
            &mut state.panels.dialogs.shortcuts,
            is_new,
            actions,
        ),
        Dialog::About => information::about(ui, workspace, actions),
    }
}

fn yes(dialog: &Dialog, workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    let dialogs = &mut state.panels.dialogs;
    match dialog {
        Dialog::NewView => new_view::make(dialogs, workspace, actions),
        Dialog::NewPlateau
        | Dialog::PlateauAfter(_)
        | Dialog::EditPlateau(_)
        | Dialog::DeletePlateau(_)
        | Dialog::MergePlateau(_)
        | Dialog::MoveChange { .. }
        | Dialog::BringBack => plateaus::yes(dialog, workspace, &dialogs.plateaus, actions),
        Dialog::Exempt(_) => exempting::grant(&dialogs.exempting, actions),
        Dialog::KeepVersion => versions::kept(dialogs, actions),
        Dialog::NameVersion(naming) => versions::named(naming, &dialogs.name, actions),
        Dialog::DeleteBranch(name) => {
            let change = VersionChange::DeleteBranch {
                name: name.clone(),
                even_unmerged: true,
            };
            actions.push(Action::Versioning(Versioning::Change(change)));
        }
        Dialog::RestoreRecords(_) => {
            // It closes once the map could take them.
            let ticked = dialogs.restoring.ticked();
            actions.push(Action::Versioning(Versioning::RestoreTicked(ticked)));
            return;
        }
        Dialog::MapProperties => properties::keep(dialogs, actions),
        Dialog::Targets => targets::keep(workspace, &dialogs.targets, actions),
        Dialog::Documents => {
            // It stays, and says where they went.
            actions.push(dialogs.documents.ask());
            return;
        }
        Dialog::Protection => protection::keep(&dialogs.protection, workspace, actions),
        Dialog::Requirement(_) => actions.push(dialogs.requirement.keep()),
        Dialog::FromText => from_text::draw(&mut dialogs.from_text, actions),
        Dialog::Export => export::hand(&state.panels.export, workspace, actions),
        Dialog::ViewProperties(view) => view_properties::keep(dialogs, view, actions),
        Dialog::Problems { .. }
        | Dialog::Preferences
        | Dialog::Shortcuts
        | Dialog::Standards
        | Dialog::Redactions
        | Dialog::About
        | Dialog::Alternatives
        | Dialog::Sharing
        | Dialog::Services
        | Dialog::Exemptions
        | Dialog::Clone => {
            actions.push(Action::Dismiss);
        }
        _ => {
            actions.push(Action::Accept);
            return;
        }
    }
    actions.push(Action::Dismiss);
}

/// The title of a dialog, with its icon.
fn title(ui: &mut Ui, glyph: &str, color: egui::Color32, text: &str) {
    ui.horizontal(|ui| {
        icon::show(ui, glyph, 22.0, color);
        ui.add_space(2.0);
        ui.add(egui::Label::new(controls::strong(text, 16.0)).wrap());
    });
    ui.add_space(6.0);
}

/// The row of buttons at the foot: cancel at the left of the main one, the other apart.
fn foot(
    ui: &mut Ui,
    main: &str,
    other: Option<&str>,
    cancel: Option<&str>,
    enabled: bool,
) -> Answer {
    let mut answer = Answer::Wait;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if let Some(other) = other
            && controls::secondary(ui, None, other).clicked()
        {
            answer = Answer::No;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let response = ui
                .add_enabled_ui(enabled, |ui| controls::primary(ui, None, main))
                .inner;
            if response.clicked() {
                answer = Answer::Yes;
            }
            if let Some(cancel) = cancel
                && controls::secondary(ui, None, cancel).clicked()
            {
                answer = Answer::Cancel;
            }
        });
    });
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    if answer == Answer::Wait
        && enabled
        && !has_focus
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        answer = Answer::Yes;
    }
    answer
}

/// A part of a dialog that scrolls when the window is low.
fn scrolling<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let height = (ui.ctx().content_rect().height() - 240.0).max(160.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, content)
        .inner
}

/// The word for *cancel*.
fn cancel(language: crate::locale::Language) -> String {
    language.text(msg::UI_CANCEL)
}
