//! What the figures of the sheet rest on, as a list.

use super::Draft;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::figure::Item;
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, icon, rect, square, words};
use crate::text::{self, FontWeight, Line};

const HEADING: Font = Font::new(12.5, FontWeight::SemiBold);
const TEXT: Font = Font::new(9.0, FontWeight::Regular);
const TEXT_LINE: f64 = 11.5;
const HEADING_HEIGHT: f64 = 24.0;
const GAP: f64 = 4.0;
const PADDING: f64 = 10.0;
const INDENT: f64 = 14.0;
/// Lines of one note; more than that nobody reads on a sheet.
const MOST: usize = 4;

/// Notes that are broken into lines.
pub(super) struct Notes {
    heading: String,
    notes: Vec<(String, Vec<Line>)>,
    width: f64,
}

impl Notes {
    /// The notes in a column as wide as `width`.
    pub(super) fn of(draft: &Draft<'_>, lines: Vec<String>, width: f64) -> Self {
        let room = width - 2.0 * PADDING - INDENT;
        let notes = lines.into_iter().map(|note| {
            let lines = text::wrap(&note, TEXT.weight, TEXT.size, room, MOST);
            (note, lines)
        });
        Self {
            heading: draft.language.text(msg::IMPACT_SHEET_HONESTY),
            notes: notes.collect(),
            width,
        }
    }

    /// The height of the panel.
    pub(super) fn height(&self) -> f64 {
        let notes = self.notes.iter();
        let text: f64 = notes
            .map(|(_, lines)| lines.len() as f64 * TEXT_LINE + GAP)
            .sum();
        HEADING_HEIGHT + text + 2.0 * PADDING
    }

    /// The panel with its upper left corner at a point.
    pub(super) fn draw(&self, draft: &Draft<'_>, left: f64, top: f64) -> Item {
        let theme = draft.theme;
        let mut sheet = Sheet::default();
        let panel = Rect::new(left, top, left + self.width, top + self.height());
        let ground = theme.hosting(None).ground;
        sheet.figures.push(rect(panel, 8.0, Some(ground), None));
        sheet.say(&self.heading);
        let baseline = Point::new(left + PADDING, top + PADDING + 11.0);
        let heading = HEADING.fit(&self.heading, self.width - 2.0 * PADDING);
        sheet
            .figures
            .extend(words(baseline, heading, HEADING, theme.ink));
        let mut y = top + PADDING + HEADING_HEIGHT;
        for (note, lines) in &self.notes {
            sheet.say(note);
            let dot = square(Point::new(left + PADDING + 4.0, y + 5.0), 9.0);
            sheet.figures.push(icon("info", dot, theme.muted));
            for line in lines {
                let baseline = Point::new(left + PADDING + INDENT, y + 8.5);
                let fitted = (std::sync::Arc::clone(&line.text), line.width);
                let run = words(baseline, fitted, TEXT, theme.ink);
                sheet.figures.extend(run);
                y += TEXT_LINE;
            }
            y += GAP;
        }
        frame_item(sheet, panel)
    }
}
