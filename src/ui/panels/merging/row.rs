//! One row of the list: a conflict, and how each side has it.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{MergingState, ROW};
use crate::locale::{Language, msg};
use crate::model::patch::{Choice, Conflict, PendingMerge};
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::merging::{choice_words, conflict_words};
use crate::workspace::{Action, Merging};

/// Shares of the width: what, conflict, before, mine, theirs.
const SHARES: [f32; 5] = [0.24, 0.19, 0.17, 0.2, 0.2];

/// The cells of a row of this rectangle, with a gap between them.
pub(super) fn cells(row: Rect) -> [Rect; 5] {
    let mut left = row.left() + 6.0;
    let room = row.width() - 12.0;
    SHARES.map(|share| {
        let width = share * room;
        let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width - 6.0, row.height()));
        left += width;
        cell
    })
}

/// One conflict. Gives whether it was clicked.
pub(super) fn row(
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
pub(super) fn third(conflict: &Conflict) -> Option<Choice> {
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
