//! What the change between the two compared states does: who is affected, what is left without
//! what it needs, and which services become more or less safe.
//!
//! A tab of the drawer beside the list of differences. It asks for the answer when it shows and
//! there is none of this comparison yet, so that nothing is computed that nobody looks at.

mod risks;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Layout, ProgressBar, RichText, ScrollArea, Sense, Ui, UiBuilder};

use super::commands::jump;
use super::{controls, findings};
use crate::catalogue::element_kind;
use crate::locale::{Language, msg};
use crate::model::{ElementId, SubjectId};
use crate::ui::{UiState, icon, theme};
use crate::workspace::comparing::Comparison;
use crate::workspace::finding::folded;
use crate::workspace::{
    Action, ChangeAnswer, ChangeReview, Document, Perspective, Run, Workspace, percent,
};

/// What the panel remembers.
#[derive(Default)]
pub(in crate::ui) struct ChangeState {
    /// Services whose details are unfolded.
    open: BTreeSet<ElementId>,
    /// The affected elements in the order of the list, found once an answer.
    listed: Option<(Arc<ChangeAnswer>, Vec<ElementId>)>,
}

/// Width of the column of affected elements, in points.
const SIDE: f32 = 290.0;
/// Narrower than this, the panel is one column.
const LEAST_FOR_TWO: f32 = 720.0;

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(comparison) = &document.comparison else {
        nothing_compared(ui, document, language, actions);
        return;
    };
    let changing = &workspace.changing;
    if !changing.is_of(comparison) {
        actions.push(Action::ReviewChange(ChangeReview::Start));
    }
    ui.spacing_mut().item_spacing.y = 3.0;
    head(ui, comparison, workspace, language, actions);
    if changing.found.is_some() {
        findings::trend_line(ui, document, workspace, state, actions);
    }
    let Some(found) = &changing.found else {
        return;
    };
    ui.add_space(2.0);
    if ui.available_width() < LEAST_FOR_TWO {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let shown = Shown {
                found,
                comparison,
                language,
            };
            dangling(ui, &shown, state, actions);
            risks::show(ui, &shown, state, actions);
            affected(ui, &shown, document, state, actions, usize::MAX);
        });
        return;
    }
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.left() + SIDE);
    let shown = Shown {
        found,
        comparison,
        language,
    };
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        dangling(ui, &shown, state, actions);
        affected(ui, &shown, document, state, actions, 0);
    });
    ui.scope_builder(
        UiBuilder::new().max_rect(right.with_min_x(right.left() + 16.0)),
        |ui| {
            ScrollArea::vertical()
                .id_salt("risks")
                .auto_shrink(false)
                .show(ui, |ui| risks::show(ui, &shown, state, actions));
        },
    );
    ui.advance_cursor_after_rect(room);
}

/// What all parts of the panel read.
pub(super) struct Shown<'a> {
    found: &'a Arc<ChangeAnswer>,
    comparison: &'a Comparison,
    language: Language,
}

impl Shown<'_> {
    /// The name of an element on whichever side it is.
    fn name(&self, id: &ElementId) -> String {
        let sides = [&self.comparison.after, &self.comparison.before];
        let found = sides
            .iter()
            .find_map(|side| side.snapshot.element_by_id(id));
        let name = found.map(|element| element.name.to_string());
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    /// The name of its kind.
    fn kind(&self, id: &ElementId) -> String {
        let element = self.comparison.after.snapshot.element_by_id(id);
        let kind = element.and_then(|element| element_kind(element.kind.as_str()));
        kind.map(|kind| kind.name(self.language).to_owned())
            .unwrap_or_default()
    }
}

/// Where no two states are compared: the way to the likeliest two.
fn nothing_compared(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.add(egui::Label::new(controls::caption(ui, language.text(msg::CHANGE_NONE_OPEN))).wrap());
    ui.add_space(6.0);
    let compare = language.text(msg::CHANGE_COMPARE);
    if controls::secondary(ui, Some("activity"), &compare).clicked() {
        actions.push(Action::Compare(Box::new(document.likely_change())));
    }
}

/// Which two states, how far the search is, or what it came to.
fn head(
    ui: &mut Ui,
    comparison: &Comparison,
    workspace: &Workspace,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let title = format!(
            "{} → {}",
            comparison.name_before(language),
            comparison.name_after(language)
        );
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() * 0.4).max(120.0));
            controls::line(ui, controls::strong(controls::shown(&title), 13.0));
        });
        if let Some(run) = &workspace.changing.run {
            searching(ui, run, language, actions);
            return;
        }
        let Some(found) = &workspace.changing.found else {
            ui.label(controls::caption(ui, language.text(msg::CHANGE_STOPPED)));
            let again = language.text(msg::CHANGE_COMPUTE);
            if controls::link(ui, &again).clicked() {
                actions.push(Action::ReviewChange(ChangeReview::Start));
            }
            return;
        };
        if let Some(coverage) = &found.coverage {
            let words = msg::CHANGE_COVERAGE
                .with("claimed", coverage.claimed.len())
                .with("unclaimed", coverage.unclaimed.len())
                .with("without", coverage.without_difference.len());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                controls::line(ui, controls::caption(ui, language.say(&words)));
            });
        }
    });
}

fn searching(ui: &mut Ui, run: &Run, language: Language, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let share = run.share();
    let text = language.say(&msg::CHANGE_COMPUTING.with("percent", usize::from(percent(share))));
    let bar = ui.add(
        ProgressBar::new(share)
            .desired_width(90.0)
            .desired_height(6.0)
            .fill(palette.accent),
    );
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
    ui.label(controls::caption(ui, &text));
    let stop = language.text(msg::CHANGE_STOP);
    if icon::sized_button(ui, "x", &stop, false, 20.0).clicked() {
        actions.push(Action::ReviewChange(ChangeReview::Stop));
    }
    // The share moves without anybody touching the window.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(100));
}

/// Errors: who is left without what it needs.
fn dangling(ui: &mut Ui, shown: &Shown<'_>, state: &mut UiState, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let list = &shown.found.impact.dangling;
    let language = shown.language;
    if list.is_empty() {
        ui.horizontal(|ui| {
            icon::show(ui, "circle-check", 14.0, palette.intact.0);
            let words = language.text(msg::CHANGE_NO_DANGLING);
            controls::line(ui, controls::caption(ui, words));
        });
        return;
    }
    let title = language.say(&msg::CHANGE_DANGLING_COUNT.with("count", list.len()));
    let title = RichText::new(title)
        .font(theme::font(12.5, crate::text::FontWeight::SemiBold))
        .color(palette.down.0);
    controls::line(ui, title);
    for one in list {
        let name = shown.name(&one.element);
        let needed = language.say(&msg::CHANGE_WITHOUT.with("name", shown.name(&one.needed)));
        let row = controls::Row {
            icon: Some(("unlink", palette.down.0)),
            text: &name,
            aside: &needed,
            indent: 0.0,
            selected: false,
        };
        let words = msg::CHANGE_DANGLING
            .with("name", name.as_str())
            .with("needed", shown.name(&one.needed));
        let tip = language.say(&words);
        if controls::row_with_tip(ui, &row, &tip, Sense::click()).clicked() {
            go_to(&one.element, state, actions);
        }
    }
    ui.add_space(4.0);
}

/// Who depends on what changes. `0` rows: as many as there is room for, in a list of its own.
fn affected(
    ui: &mut Ui,
    shown: &Shown<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
    rows: usize,
) {
    let palette = theme::palette(ui);
    let language = shown.language;
    let count = shown.found.impact.affected.len();
    ui.horizontal(|ui| {
        icon::show(ui, "activity", 14.0, palette.accent);
        let title = language.say(&msg::CHANGE_AFFECTED_COUNT.with("count", count));
        let tip = language.text(msg::CHANGE_AFFECTED_TIP);
        controls::line(ui, controls::strong(title, 12.5)).on_hover_text(tip);
    });
    let listed = listed(shown, state);
    let mut gone_to = None;
    let mut line = |ui: &mut Ui, id: &ElementId| {
        let (name, kind) = (shown.name(id), shown.kind(id));
        let element = shown.comparison.after.snapshot.element_by_id(id);
        let glyph = element
            .and_then(|element| element_kind(element.kind.as_str()))
            .map(|kind| (kind.icon, palette.muted));
        let row = controls::Row {
            icon: glyph,
            text: &name,
            aside: &kind,
            indent: 0.0,
            selected: document.selection.contains(&SubjectId::from(id)),
        };
        if controls::row(ui, &row, Sense::click()).clicked() {
            gone_to = Some(id.clone());
        }
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    if rows == 0 {
        ScrollArea::vertical()
            .id_salt("affected")
            .auto_shrink(false)
            .show_rows(ui, 26.0, listed.len(), |ui, range| {
                for id in listed.get(range).unwrap_or_default() {
                    line(ui, id);
                }
            });
    } else {
        for id in listed.iter().take(rows) {
            line(ui, id);
        }
    }
    if let Some(id) = gone_to {
        go_to(&id, state, actions);
    }
}

/// The affected elements: business first, then by name.
fn listed(shown: &Shown<'_>, state: &mut UiState) -> Vec<ElementId> {
    let memory = &mut state.panels.change.listed;
    if let Some((of, list)) = memory.as_ref()
        && Arc::ptr_eq(of, shown.found)
    {
        return list.clone();
    }
    let mut list: Vec<ElementId> = shown.found.impact.affected.iter().cloned().collect();
    list.sort_by_cached_key(|id| {
        let element = shown.comparison.after.snapshot.element_by_id(id);
        let is_service = element.is_some_and(|element| element.kind.as_str() == "business_service");
        (!is_service, folded(&shown.name(id)))
    });
    *memory = Some((Arc::clone(shown.found), list.clone()));
    list
}

/// Selects an element and brings it to the eye, in the drawing of both states.
fn go_to(id: &ElementId, state: &mut UiState, actions: &mut Vec<Action>) {
    actions.push(Action::Look(Perspective::Comparison));
    jump(SubjectId::from(id), state, actions);
}

/// The tab is asked for by command: where nothing is compared yet, the likeliest change is.
pub(super) fn open(doing: &mut super::commands::Doing<'_>) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    if document.comparison.is_none() {
        let pair = document.likely_change();
        doing.actions.push(Action::Compare(Box::new(pair)));
    }
    doing.state.panels.drawer.show_change();
    let mut panels = doing.workspace.preferences.panels;
    panels.lower = true;
    doing.actions.push(Action::ShowPanels(panels));
}
