//! Where the columns of the table stand, how many lines a name takes there, and names to click.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2};

use crate::model::SubjectId;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::theme;

/// Height of a line of a cell, in points.
pub(super) const LINE: f32 = 17.0;
/// Over and under the lines of a row, in points.
pub(super) const AIR: f32 = 5.0;
/// Between two columns, in points.
const GAP: f32 = 12.0;
/// How wide a sign is, in points: a little over the mean of the typeface, so that a text
/// seldom takes more lines than it is given.
const SIGN: f32 = 6.7;
/// How much more room a text takes over several lines, for words are not cut.
const BROKEN: f32 = 1.25;
/// Size of the names, in points.
const SIZE: f32 = 12.0;

/// How far a sign before a name moves it, in points.
pub(super) const MARK: f32 = 16.0;

/// The columns of a row, as shares of its width: data set, stores, applications, flows, reached.
const EDGES: [f32; 6] = [0.0, 0.2, 0.37, 0.56, 0.82, 1.0];

/// The columns of a table so wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    width: f32,
}

impl Columns {
    pub(super) fn of(width: f32) -> Self {
        Self { width }
    }

    /// The place of a column, or of several up to `last`.
    pub(super) fn place(self, row: Rect, first: usize, last: usize) -> Rect {
        let edge = |at: usize| self.width * EDGES.get(at).copied().unwrap_or(1.0);
        Rect::from_x_y_ranges(
            row.left() + edge(first)..=row.left() + edge(last + 1) - GAP,
            row.y_range(),
        )
    }

    /// How many lines a text takes in columns, at most three.
    pub(super) fn lines(self, signs: usize, first: usize, last: usize) -> usize {
        let row = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(self.width, 0.0));
        // A sign stands before names of applications in which data meet.
        let sign = if (first, last) == (2, 2) { MARK } else { 0.0 };
        let room = self.place(row, first, last).width() - sign;
        let needed = signs as f32 * SIGN;
        if needed <= room {
            1
        } else if needed * BROKEN <= 2.0 * room {
            2
        } else {
            3
        }
    }
}

/// A name that goes to what it names.
pub(super) struct Link<'a> {
    pub(super) id: &'a SubjectId,
    pub(super) text: &'a str,
    pub(super) lines: usize,
    pub(super) weight: FontWeight,
    pub(super) is_selected: bool,
    /// What more is said of it on hover.
    pub(super) tip: &'a str,
}

/// Draws a name at the top of a place; gives whether it was clicked.
pub(super) fn link(ui: &Ui, place: Rect, salt: (usize, usize, usize), it: &Link<'_>) -> bool {
    let palette = theme::palette(ui);
    let size = Vec2::new(place.width(), LINE * it.lines as f32);
    let area = Rect::from_min_size(place.min, size);
    let text = controls::shown(it.text);
    let font = theme::font(SIZE, it.weight);
    let galley = controls::in_lines(ui, &text, font, palette.accent, area.width(), it.lines);
    let is_cut = galley.elided;
    // Only the words answer, so that a row can be touched beside them.
    let area = area.with_max_x((area.left() + galley.size().x).min(area.right()));
    let response = ui.interact(
        area,
        ui.scope_id().with(("data name", salt)),
        Sense::click(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Link, true, it.is_selected, text.as_ref())
    });
    let ground = if it.is_selected {
        palette.accent_soft
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        Color32::TRANSPARENT
    };
    let around = area.expand2(Vec2::new(3.0, 0.0));
    ui.painter().rect_filled(around, 4.0, ground);
    ui.painter().galley(area.min, galley, palette.accent);
    let is_clicked = response.clicked();
    let tip = match (is_cut, it.tip.is_empty()) {
        (true, true) => text.into_owned(),
        (true, false) => format!("{text}\n{}", controls::shown(it.tip)),
        (false, _) => it.tip.to_owned(),
    };
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if !tip.is_empty() {
        response.on_hover_text(tip);
    }
    is_clicked
}

/// Draws words at the top of a place, over at most so many lines.
pub(super) fn words(ui: &Ui, place: Rect, text: &str, lines: usize, ink: Color32) {
    let font = theme::font(theme::CAPTION, FontWeight::Regular);
    let galley = controls::in_lines(ui, text, font, ink, place.width(), lines);
    ui.painter().galley(place.min, galley, ink);
}
