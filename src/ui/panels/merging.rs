//! Settling a merge: the list of what the two sides disagree about, in the lower drawer.
//!
//! Each row has how it was, how we have it and how they have it; a click or one key chooses. The
//! element of the row is selected and brought into the middle of the map, which shows the merge as
//! it is settled so far. Where boxes were placed by both stands below, for who wants to choose.

use std::sync::Arc;

use egui::{Color32, Event, Key, Modifiers, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::{commands, controls};
use crate::locale::{Language, msg};
use crate::model::patch::{Choice, Conflict, ConflictKey, ConflictKind, PendingMerge, Side};
use crate::model::{SubjectId, TableName, Value, ViewId};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::comparing::table_words;
use crate::workspace::merging::{ConflictWords, choice_words, conflict_words};
use crate::workspace::{Action, Dialog, Document, Merging, Workspace};

/// Height of a row, in points: two lines of words.
const ROW: f32 = 38.0;
/// From this width on, how much each side changed stands beside the progress.
const ROOM_FOR_COUNTS: f32 = 760.0;
/// Shares of the width: what, conflict, before, mine, theirs.
const SHARES: [f32; 5] = [0.24, 0.19, 0.17, 0.2, 0.2];

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

/// The cells of a row of this rectangle, with a gap between them.
fn cells(row: Rect) -> [Rect; 5] {
    let mut left = row.left() + 6.0;
    let room = row.width() - 12.0;
    SHARES.map(|share| {
        let width = share * room;
        let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width - 6.0, row.height()));
        left += width;
        cell
    })
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

/// One conflict. Gives whether it was clicked.
fn row(
    ui: &mut Ui,
    conflict: &Conflict,
    pending: &PendingMerge,
    language: Language,
    state: &MergingState,
    actions: &mut Vec<Action>,
) -> bool {
    let palette = theme::palette(ui);
    let key = conflict.key();
    let words = state.words.as_ref().and_then(|(_, _, words)| {
        let found = words.iter().find(|(of, _)| *of == key);
        found.map(|(_, words)| words.clone())
    });
    let words = words.unwrap_or_else(|| conflict_words(conflict, pending, language));
    let is_here = state.at.as_ref() == Some(&key);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{} – {}", words.name, words.what);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_here, &name));
    let inner = rect.shrink2(vec2(0.0, 1.0));
    if is_here {
        ui.painter().rect_filled(inner, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(inner, 5.0, palette.hover);
    }
    let [what, about, base, ours, theirs] = cells(inner);
    let is_settled = conflict.settled.is_some() || conflict.is_quiet();
    let (sign, color) = if is_settled {
        ("circle-check", palette.intact.0)
    } else {
        ("triangle-alert", palette.degraded.0)
    };
    let square =
        Rect::from_center_size(pos2(what.left() + 10.0, what.center().y), Vec2::splat(16.0));
    icon::paint(ui.painter(), sign, square, color);
    let mut name_cell = what;
    name_cell.min.x += 24.0;
    two_lines(ui, name_cell, &words.name, &words.place);
    one_line(ui, about.shrink2(vec2(6.0, 0.0)), &words.what, palette.text);
    let taken = conflict.choice();
    let offers = [
        (base, third(conflict), &words.base),
        (ours, Some(Choice::Ours), &words.ours),
        (theirs, Some(Choice::Theirs), &words.theirs),
    ];
    for (cell, choice, value) in offers {
        let choice = choice.filter(|choice| conflict.choices().contains(choice));
        // *Both* is no state that was: it is chosen in the column of what was, and says so.
        let both = choice == Some(Choice::Both);
        let value = if both {
            language.say(&choice_words(conflict, Choice::Both))
        } else {
            value.clone()
        };
        let is_taken = choice == Some(taken) || (taken == Choice::Both && both);
        let offer = Offer {
            choice,
            value: &value,
            is_taken: is_taken && is_settled,
            stands: is_taken && !is_settled,
        };
        if cell_button(ui, cell, conflict, &offer, language) {
            if let Some(choice) = choice {
                actions.push(Action::Merging(Merging::Choose(key.clone(), choice)));
            }
            return true;
        }
    }
    response.clicked()
}

/// What the third key chooses: both where that can be and what was is no answer, else what was.
fn third(conflict: &Conflict) -> Option<Choice> {
    let ways = conflict.choices();
    [Choice::Both, Choice::Base]
        .into_iter()
        .find(|choice| ways.contains(choice))
}

struct Offer<'a> {
    choice: Option<Choice>,
    value: &'a str,
    is_taken: bool,
    /// What the merge takes while nobody chose.
    stands: bool,
}

fn cell_button(
    ui: &Ui,
    cell: Rect,
    conflict: &Conflict,
    offer: &Offer<'_>,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let inner = cell.shrink2(vec2(0.0, 3.0));
    let Some(choice) = offer.choice else {
        one_line(
            ui,
            inner.shrink2(vec2(6.0, 0.0)),
            offer.value,
            palette.muted,
        );
        return false;
    };
    let id = ui.scope_id().with(("merge cell", conflict.key(), choice));
    let response = ui.interact(inner, id, Sense::click());
    let side = language.say(&choice_words(conflict, choice));
    let label = if choice == Choice::Both {
        side
    } else {
        let said = msg::MERGING_CELL.with("side", side);
        language.say(&said.with("value", offer.value))
    };
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, offer.is_taken, &label)
    });
    let (ground, edge): (Color32, Color32) = if offer.is_taken {
        (palette.intact.1, palette.intact.0)
    } else if response.hovered() || response.has_focus() {
        (palette.hover, palette.accent)
    } else if offer.stands {
        (palette.paper, palette.muted)
    } else {
        (palette.paper, palette.edge)
    };
    ui.painter().rect(
        inner,
        5.0,
        ground,
        egui::Stroke::new(1.0, edge),
        egui::StrokeKind::Inside,
    );
    let mut room = inner.shrink2(vec2(6.0, 0.0));
    if offer.is_taken {
        let square =
            Rect::from_center_size(pos2(room.left() + 7.0, room.center().y), Vec2::splat(14.0));
        icon::paint(ui.painter(), "check", square, palette.intact.0);
        room.min.x += 19.0;
    }
    let ink = if offer.is_taken {
        palette.ink
    } else {
        palette.text
    };
    one_line(ui, room, offer.value, ink);
    response.on_hover_text(label).clicked()
}

fn one_line(ui: &Ui, room: Rect, text: &str, color: Color32) {
    let font = theme::font(12.5, FontWeight::Regular);
    let text = controls::elided(ui, text, font, color, room.width());
    let at = pos2(room.left(), room.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, color);
}

fn two_lines(ui: &Ui, room: Rect, above: &str, below: &str) {
    let palette = theme::palette(ui);
    let font = theme::font(theme::BODY, FontWeight::Medium);
    let above = controls::elided(ui, above, font, palette.ink, room.width());
    let font = theme::font(11.0, FontWeight::Regular);
    let below = controls::elided(ui, below, font, palette.muted, room.width());
    let top = room.center().y - (above.size().y + below.size().y) / 2.0;
    let next = top + above.size().y;
    ui.painter()
        .galley(pos2(room.left(), top), above, palette.ink);
    ui.painter()
        .galley(pos2(room.left(), next), below, palette.muted);
}

/// Turns to a conflict: its row, and what it is about on the map.
fn go_to(conflict: &Conflict, document: &Document, state: &mut UiState, actions: &mut Vec<Action>) {
    state.panels.merging.at = Some(conflict.key());
    state.panels.merging.scroll = true;
    match sight_of(conflict, document) {
        Some((view, Some(subject))) => commands::show_in_view(view, subject, state, actions),
        Some((view, None)) => actions.push(Action::ShowView(view)),
        None => {}
    }
}

/// Where a conflict is to be seen: the view that shows, or the first that has it.
fn sight_of(conflict: &Conflict, document: &Document) -> Option<(ViewId, Option<SubjectId>)> {
    let tables = document.map().tables();
    let record = &conflict.record;
    match record.table {
        TableName::Views => {
            let view = ViewId::from(record.id.clone());
            return tables.views.contains(&view).then_some((view, None));
        }
        TableName::Placements => {
            let (view, subject) = record.id.split_once('/')?;
            let view = ViewId::from(view);
            let subject = Some(SubjectId::from(subject));
            return tables.views.contains(&view).then_some((view, subject));
        }
        _ => {}
    }
    let subject = subject_of(conflict, document)?;
    let shows = |view: &ViewId| view_shows(document, view, &subject);
    let now = document.view.clone().filter(shows);
    let view = now.or_else(|| document.views().into_iter().find(shows))?;
    Some((view, Some(subject)))
}

/// The element, link or note that a conflict is about.
fn subject_of(conflict: &Conflict, document: &Document) -> Option<SubjectId> {
    let tables = document.map().tables();
    let record = &conflict.record;
    if matches!(
        record.table,
        TableName::Elements | TableName::Links | TableName::Notes
    ) {
        let subject = SubjectId::from(record.id.clone());
        if tables.has_subject(&subject) {
            return Some(subject);
        }
    }
    // It is gone, or is no thing on the map: what hangs on it is.
    let ConflictKind::Removed { needed_by, .. } = &conflict.kind else {
        return None;
    };
    let touched = needed_by.iter().chain(&conflict.touches);
    touched
        .filter(|key| {
            matches!(
                key.table,
                TableName::Elements | TableName::Links | TableName::Notes
            )
        })
        .map(|key| SubjectId::from(key.id.clone()))
        .find(|subject| tables.has_subject(subject))
}

fn view_shows(document: &Document, view: &ViewId, subject: &SubjectId) -> bool {
    let tables = document.map().tables();
    let place = crate::model::Placement::id_for(view, subject);
    if tables.placements.contains(&place) {
        return true;
    }
    // A link shows where both its ends do.
    let fields = tables.fields_of(TableName::Links, subject.as_str());
    fields.is_some_and(|fields| {
        ["from", "to"].iter().all(|end| {
            let end = fields.get(&crate::model::FieldPath::own(*end));
            end.and_then(Value::as_text).is_some_and(|end| {
                let place = crate::model::Placement::id_for(view, &SubjectId::from(end));
                tables.placements.contains(&place)
            })
        })
    })
}

/// Takes the keys that settle and walk, while the panel shows and nothing else has the keyboard.
pub(super) fn take_keys(
    ui: &Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let Some(underway) = &document.merging else {
        return;
    };
    let shows = workspace.preferences.panels.lower && state.panels.drawer.shows_merge();
    if !shows || workspace.dialog.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let pressed: Vec<Key> = ui.input_mut(|input| {
        let mut pressed = Vec::new();
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if *modifiers == Modifiers::NONE && means_something(*key) => {
                pressed.push(*key);
                false
            }
            // The letters also come as text.
            Event::Text(text) => !matches!(text.as_str(), "1" | "2" | "3" | "m" | "t" | "b"),
            _ => true,
        });
        pressed
    });
    let all = underway.pending.in_order();
    for key in pressed {
        let here = all
            .iter()
            .position(|conflict| Some(conflict.key()) == state.panels.merging.at);
        let step = |by: isize| {
            let last = all.len().saturating_sub(1);
            all.get(here.map_or(0, |here| here.saturating_add_signed(by).min(last)))
        };
        let Some(conflict) = here.and_then(|here| all.get(here)) else {
            if let Some(first) = all.first() {
                go_to(first, document, state, actions);
            }
            continue;
        };
        let choice = match key {
            Key::ArrowUp | Key::ArrowDown => {
                let by = if key == Key::ArrowUp { -1 } else { 1 };
                if let Some(next) = step(by) {
                    go_to(next, document, state, actions);
                }
                continue;
            }
            Key::Num1 | Key::M => Some(Choice::Ours),
            Key::Num2 | Key::T => Some(Choice::Theirs),
            _ => third(conflict),
        };
        let Some(choice) = choice.filter(|choice| conflict.choices().contains(choice)) else {
            continue;
        };
        actions.push(Action::Merging(Merging::Choose(conflict.key(), choice)));
        // On to the next that is open; the row stays where it was the last one.
        let open = |other: &&&Conflict| other.settled.is_none() && !other.is_quiet();
        let after = here.map_or(0, |here| here + 1);
        let next = all.iter().skip(after).find(open);
        let next = next.or_else(|| all.iter().take(after.saturating_sub(1)).find(open));
        match next {
            Some(next) => go_to(next, document, state, actions),
            None => go_to(conflict, document, state, actions),
        }
    }
}

fn means_something(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::M
            | Key::T
            | Key::B
    )
}
