//! Going from hit to hit, selecting them, replacing in them.

use egui::{Key, Modifiers, Ui};

use super::{is_subject, subject_of};
use crate::command::{Command, Occasion};
use crate::locale::msg;
use crate::model::{RecordKey, TableName, ViewId};
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::finding::{Shown, replacement, view_showing};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// Closes the bar on Escape: from its fields, and from the canvas where nothing else is under way.
/// The selection stays on the hit that it was on.
pub(in crate::ui::panels) fn take_escape(ui: &Ui, workspace: &Workspace, state: &mut UiState) {
    let finding = &state.panels.finding;
    if !finding.is_open || workspace.dialog.is_some() {
        return;
    }
    let ctx = ui.ctx();
    let is_elsewhere = egui::Popup::is_any_open(ctx)
        || ctx.text_edit_focused()
        || !state.canvas.is_at_rest()
        || workspace.arranging.is_some();
    if (finding.had_focus || !is_elsewhere)
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        close(state);
    }
}

/// Closes the bar; the keyboard goes back to the canvas.
pub(super) fn close(state: &mut UiState) {
    let finding = &mut state.panels.finding;
    finding.is_open = false;
    finding.had_focus = false;
    finding.answer = None;
    finding.told = None;
    state.canvas.spotlight = None;
}

/// Carries out the step that was asked for, and the one that follows a replacement.
pub(super) fn take_step(document: &Document, state: &mut UiState, actions: &mut Vec<Action>) {
    let finding = &mut state.panels.finding;
    if finding.wanted_step != 0 && finding.hits().is_empty() {
        // Nothing here: the first step goes to where there is something.
        finding.in_whole_map = true;
    }
    let count = finding.hits().len();
    if let Some(at) = finding.replaced_at.take() {
        finding.wanted_step = 0;
        if count > 0 {
            // The hit is gone where all of it was replaced, and the next one stands in its place.
            let stays = finding.position() == Some(at);
            let next = if stays { at + 1 } else { at } % count;
            go_to(next, document, state, actions);
        }
        return;
    }
    let step = std::mem::take(&mut finding.wanted_step);
    if step == 0 || count == 0 {
        return;
    }
    let at = finding.position().or_else(|| selected(document, state));
    let next = match at {
        Some(at) => (at + count).saturating_add_signed(step) % count,
        None if step < 0 => count - 1,
        None => 0,
    };
    go_to(next, document, state, actions);
}

/// The hit that is selected already, so that the first step goes on from there.
fn selected(document: &Document, state: &UiState) -> Option<usize> {
    let is_selected = |record: &RecordKey| document.selection.contains(&subject_of(record));
    let hits = state.panels.finding.hits();
    hits.iter().position(|hit| is_selected(&hit.record))
}

/// Selects a hit and brings it into the middle, in a view that shows it.
pub(super) fn go_to(
    at: usize,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(record) = state
        .panels
        .finding
        .hits()
        .get(at)
        .map(|hit| hit.record.clone())
    else {
        return;
    };
    if let Some(view) = view_to_open(document, &record) {
        actions.push(Action::ShowView(view));
    }
    if is_subject(&record) {
        let subject = subject_of(&record);
        actions.push(Action::Select(vec![subject.clone()], Selecting::Only));
        state.canvas.request = Some(Request::CenterOn(subject));
    }
    state.panels.finding.current = Some(record);
    state.panels.finding.told = None;
}

/// The view that has to be opened for a record to show: none where it shows already, or nowhere.
pub(super) fn view_to_open(document: &Document, record: &RecordKey) -> Option<ViewId> {
    let (map, snapshot) = (document.map(), document.snapshot());
    let shown = document.view.as_ref();
    let is_here = shown.is_some_and(|view| Shown::in_view(map, snapshot, view).has(record));
    if is_here && record.table != TableName::Views {
        return None;
    }
    let view = view_showing(map, snapshot, &document.views(), record)?;
    (Some(&view) != shown).then_some(view)
}

/// Selects every hit that the view shows.
pub(super) fn select_all(state: &UiState, actions: &mut Vec<Action>) {
    let Some(answer) = &state.panels.finding.answer else {
        return;
    };
    let subjects = answer.here.iter().map(|hit| subject_of(&hit.record));
    actions.push(Action::Select(subjects.collect(), Selecting::Only));
}

/// Replaces in the current hit, and goes on to the next; without a current one, goes to the first.
pub(super) fn replace_one(document: &Document, state: &mut UiState, actions: &mut Vec<Action>) {
    let finding = &mut state.panels.finding;
    let Some(at) = finding.position() else {
        finding.wanted_step = 1;
        return take_step(document, state, actions);
    };
    let planned = finding.answer.as_ref().and_then(|answer| {
        let finder = answer.finder.as_ref()?;
        let hit = finding.hits().get(at).copied()?;
        let (map, snapshot) = (document.map(), document.snapshot());
        Some(replacement(map, snapshot, finder, &finding.with, [hit]))
    });
    let settings = planned.map(|planned| planned.settings).unwrap_or_default();
    if settings.is_empty() {
        // What was found is a kind, a choice or an answer: nothing that could be replaced.
        finding.wanted_step = 1;
        return take_step(document, state, actions);
    }
    let occasion = Occasion::Replace;
    actions.push(Action::Edit(Command::SetMany { settings, occasion }));
    finding.replaced_at = Some(at);
}

/// Replaces everywhere that counts, as one step.
pub(super) fn replace_all(state: &mut UiState, actions: &mut Vec<Action>) {
    let finding = &mut state.panels.finding;
    let Some(planned) = finding.replacing().filter(|planned| planned.places > 0) else {
        return;
    };
    let places = planned.places;
    let settings = planned.settings.clone();
    let occasion = Occasion::Replace;
    actions.push(Action::Edit(Command::SetMany { settings, occasion }));
    finding.told = Some(msg::FINDING_REPLACED.with("count", places));
}
