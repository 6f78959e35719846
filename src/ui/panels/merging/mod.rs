//! Settling a merge: the list of what the two sides disagree about, in the lower drawer.
//!
//! Each row has how it was, how we have it and how they have it; a click or one key chooses. The
//! element of the row is selected and brought into the middle of the map, which shows the merge as
//! it is settled so far. Where boxes were placed by both stands below, for who wants to choose.

mod keys;
mod row;
mod sight;

use std::sync::Arc;

use egui::{ScrollArea, Sense, Ui, pos2, vec2};

pub(super) use keys::take_keys;
use row::{cells, row};
use sight::go_to;

use super::controls;
use crate::locale::{Language, msg};
use crate::model::TableName;
use crate::model::patch::{Conflict, ConflictKey, PendingMerge, Side};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::comparing::table_words;
use crate::workspace::merging::{ConflictWords, conflict_words};
use crate::workspace::{Action, Dialog, Document, Merging};

/// Height of a row, in points: two lines of words.
const ROW: f32 = 38.0;
/// From this width on, how much each side changed stands beside the progress.
const ROOM_FOR_COUNTS: f32 = 760.0;

/// What the panel remembers.
#[derive(Default)]
pub(in crate::ui) struct MergingState {
    /// The document whose merge was seen last: another one opens the panel.
    seen: Option<Arc<()>>,
    at: Option<ConflictKey>,
    /// The row comes into sight at the next frame.
    scroll: bool,
    /// Words of the rows, for a map and a language.
    words: Option<Said>,
}

/// A revision of the map, a language, and all conflicts in it.
type Said = (u64, Language, Vec<(ConflictKey, ConflictWords)>);

impl MergingState {
    /// Whether a merge began that was not seen before; the drawer then turns to it.
    pub(super) fn has_begun(&mut self, document: &Document) -> bool {
        if document.merging.is_none() {
            self.seen = None;
            self.at = None;
            self.words = None;
            return false;
        }
        let is_new = self
            .seen
            .as_ref()
            .is_none_or(|seen| !Arc::ptr_eq(seen, document.identity()));
        self.seen = Some(Arc::clone(document.identity()));
        is_new
    }
}

/// A line of the list.
enum Line<'a> {
    /// What follows is of one table; how many of them are open.
    Heading(TableName, usize),
    /// What follows is about the drawing alone.
    Quiet(usize),
    Of(&'a Conflict),
}

fn lines(pending: &PendingMerge) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut last = None;
    let all = pending.in_order();
    for conflict in &all {
        let group = (!conflict.is_quiet()).then_some(conflict.record.table);
        if last != Some(group) {
            last = Some(group);
            out.push(match group {
                Some(table) => {
                    let open = pending.merge().open();
                    Line::Heading(table, open.filter(|it| it.record.table == table).count())
                }
                None => Line::Quiet(all.iter().filter(|it| it.is_quiet()).count()),
            });
        }
        out.push(Line::Of(conflict));
    }
    out
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(underway) = &document.merging else {
        return;
    };
    let pending = &underway.pending;
    head(ui, pending, language, actions);
    ui.add_space(4.0);
    if pending.merge().conflicts.is_empty() {
        let words = language.text(msg::MERGING_SUMMARY);
        ui.add(egui::Label::new(controls::caption(ui, words)).wrap());
        return;
    }
    columns(ui, language);
    let revision = document.map().revision();
    refresh_words(&mut state.panels.merging, pending, revision, language);
    let lines = lines(pending);
    if state.panels.merging.at.is_none()
        && let Some(first) = lines.iter().find_map(conflict_of)
    {
        go_to(first, document, state, actions);
    }
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if std::mem::take(&mut state.panels.merging.scroll) {
        let at = state.panels.merging.at.clone();
        let row = lines
            .iter()
            .position(|line| conflict_of(line).map(Conflict::key) == at);
        // With the line above it, which may be its heading.
        let above = row.unwrap_or(0).saturating_sub(1);
        area = area.vertical_scroll_offset(above as f32 * ROW);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut gone_to = None;
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        for line in lines.get(range).unwrap_or_default() {
            match line {
                Line::Heading(table, open) => group(ui, *table, *open, language, actions),
                Line::Quiet(count) => quiet(ui, *count, language),
                Line::Of(conflict) => {
                    if row(
                        ui,
                        conflict,
                        pending,
                        language,
                        &state.panels.merging,
                        actions,
                    ) {
                        gone_to = Some(*conflict);
                    }
                }
            }
        }
    });
    if let Some(conflict) = gone_to {
        go_to(conflict, document, state, actions);
        state.panels.merging.scroll = false;
    }
}

fn conflict_of<'a>(line: &Line<'a>) -> Option<&'a Conflict> {
    match line {
        Line::Of(conflict) => Some(conflict),
        _ => None,
    }
}

fn refresh_words(
    state: &mut MergingState,
    pending: &PendingMerge,
    revision: u64,
    language: Language,
) {
    let is_current = state
        .words
        .as_ref()
        .is_some_and(|(of, spoken, _)| (*of, *spoken) == (revision, language));
    if !is_current {
        let words = pending
            .merge()
            .conflicts
            .iter()
            .map(|conflict| (conflict.key(), conflict_words(conflict, pending, language)));
        state.words = Some((revision, language, words.collect()));
    }
}

/// Name, progress and the buttons that end a merge.
fn head(ui: &mut Ui, pending: &PendingMerge, language: Language, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let (settled, all) = pending.progress();
    ui.horizontal(|ui| {
        icon::show(ui, "git-merge", 18.0, palette.accent);
        let title = msg::MERGING_TITLE.with("name", pending.names.theirs.as_str());
        controls::line(ui, controls::strong(language.say(&title), 14.0));
        ui.add_space(4.0);
        let done = settled == all;
        let (ink, ground) = if done {
            palette.intact
        } else {
            palette.degraded
        };
        let progress = if all == 0 {
            language.text(msg::MERGING_NO_CONFLICT)
        } else {
            let said = msg::MERGING_PROGRESS.with("settled", settled);
            language.say(&said.with("all", all))
        };
        controls::pill(ui, &progress, ink, ground);
        let sum = |side: Side| {
            let (content, places) = pending.changes_of(side);
            content + places
        };
        let counts = msg::MERGING_COUNTS
            .with("theirs", sum(Side::Theirs))
            .with("ours", sum(Side::Ours));
        if ui.available_width() > ROOM_FOR_COUNTS {
            controls::line(ui, controls::caption(ui, language.say(&counts)));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let finish = language.text(msg::MERGING_FINISH);
            let finish = ui
                .add_enabled_ui(done, |ui| controls::primary(ui, Some("check"), &finish))
                .inner
                .on_hover_text(language.text(msg::MERGING_FINISH_TIP));
            if finish.clicked() {
                actions.push(Action::Merging(Merging::Finish));
            }
            let abandon = language.text(msg::MERGING_ABANDON);
            if controls::secondary(ui, None, &abandon).clicked() {
                actions.push(Action::OpenDialog(Dialog::AbandonMerge));
            }
            if settled < all {
                for (side, words) in [
                    (Side::Theirs, msg::MERGING_TAKE_ALL_THEIRS),
                    (Side::Ours, msg::MERGING_TAKE_ALL_MINE),
                ] {
                    if controls::link(ui, &language.text(words)).clicked() {
                        actions.push(Action::OpenDialog(Dialog::TakeSide(side, None)));
                    }
                }
            }
        });
    });
}

fn columns(ui: &mut Ui, language: Language) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let names = [
        msg::MERGING_COLUMN_RECORD,
        msg::MERGING_COLUMN_FIELD,
        msg::MERGING_BASE,
        msg::MERGING_MINE,
        msg::MERGING_THEIRS,
    ];
    // The keys that choose stand with the columns that they choose.
    let keys = ["", "", "3 B", "1 M", "2 T"];
    for ((cell, name), key) in cells(rect).into_iter().zip(names).zip(keys) {
        let font = theme::font(theme::CAPTION, FontWeight::Medium);
        let words = if key.is_empty() {
            language.text(name)
        } else {
            format!("{}  ({key})", language.text(name))
        };
        let words = controls::elided(ui, &words, font, palette.muted, cell.width() - 12.0);
        let at = pos2(cell.left() + 6.0, cell.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, palette.muted);
    }
    let tip = language.text(msg::MERGING_KEYS);
    ui.interact(rect, ui.scope_id().with("merge columns"), Sense::hover())
        .on_hover_text(tip);
}

fn group(
    ui: &mut Ui,
    table: TableName,
    open: usize,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Max), |ui| {
        ui.set_min_size(size);
        ui.add_space(6.0);
        controls::line(
            ui,
            controls::strong(language.text(table_words(table)), 12.0),
        );
        if open > 0 {
            for (side, words) in [
                (Side::Ours, msg::MERGING_TAKE_MINE),
                (Side::Theirs, msg::MERGING_TAKE_THEIRS),
            ] {
                if controls::link(ui, &language.text(words)).clicked() {
                    actions.push(Action::OpenDialog(Dialog::TakeSide(side, Some(table))));
                }
            }
        }
    });
}

fn quiet(ui: &mut Ui, count: usize, language: Language) {
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Max), |ui| {
        ui.set_min_size(size);
        ui.add_space(6.0);
        let heading = format!("{} ({count})", language.text(msg::MERGING_QUIET));
        controls::line(ui, controls::strong(heading, 12.0));
        let about = language.text(msg::MERGING_QUIET_ABOUT);
        controls::line(ui, controls::caption(ui, about));
    });
}
