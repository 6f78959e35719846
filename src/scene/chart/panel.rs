//! The panel of a chart: title, how to read it, the plot, its legend, and what it rests on.

use super::look::{Sign, legend, legend_height};
use super::{Board, Chart, Form, bars, columns, heat, radar, trend};
use crate::geometry::{Point, Rect};
use crate::scene::figure::{Color, Item, ItemRole};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, rect, stroke, words};
use crate::text::{self, FontWeight};

const TITLE: Font = Font::new(13.0, FontWeight::SemiBold);
const NOTE: Font = Font::new(10.5, FontWeight::Regular);
const SOURCE: Font = Font::new(9.5, FontWeight::Regular);
const EMPTY: Font = Font::new(11.5, FontWeight::Medium);
const TITLE_LINE: f64 = 17.0;
const NOTE_LINE: f64 = 14.0;
const SOURCE_LINE: f64 = 12.5;
const PAD: f64 = 14.0;
const GAP: f64 = 10.0;
/// Lines of a paragraph below a plot.
const MOST_DETAILS: usize = 8;

/// The parts of a panel, from top to bottom.
struct Parts {
    title: f64,
    note: f64,
    plot: f64,
    legend: f64,
    details: f64,
    source: f64,
}

fn lines(words: &str, font: Font, room: f64, most: usize) -> f64 {
    if words.trim().is_empty() {
        return 0.0;
    }
    text::wrap(words, font.weight, font.size, room, most).len() as f64
}

/// Whether a legend explains the series: in tables and maps of heat their names stand at the rows,
/// and lines carry theirs where they end.
fn sign(chart: &Chart) -> Option<Sign> {
    match chart.form {
        Form::Bars | Form::Columns => Some(Sign::Ground),
        Form::Radar => Some(Sign::Line),
        Form::Trend | Form::Heat | Form::Table => None,
    }
}

impl Parts {
    fn of(chart: &Chart, width: f64) -> Self {
        let room = width - 2.0 * PAD;
        let plot = if chart.is_empty() {
            lines(&chart.empty, EMPTY, room, 4) * 18.0 + 12.0
        } else {
            match chart.form {
                Form::Bars => bars::height(chart),
                Form::Trend => trend::height(chart),
                Form::Radar => radar::height(chart.categories.len(), room),
                Form::Columns => columns::HEIGHT,
                Form::Heat | Form::Table => heat::height(chart, room),
            }
        };
        let legend = match sign(chart) {
            Some(_) if !chart.is_empty() => legend_height(&chart.series, room) + GAP,
            _ => 0.0,
        };
        let details = chart.details.iter();
        let details: f64 = details
            .map(|words| lines(words, NOTE, room, MOST_DETAILS))
            .sum();
        Self {
            title: lines(&chart.title, TITLE, room, 2) * TITLE_LINE,
            note: lines(&chart.note, NOTE, room, 3) * NOTE_LINE,
            plot: plot + GAP,
            legend,
            details: if details > 0.0 {
                details * NOTE_LINE + GAP
            } else {
                0.0
            },
            source: lines(&chart.source, SOURCE, room, 3) * SOURCE_LINE,
        }
    }

    fn sum(&self) -> f64 {
        self.title + self.note + GAP + self.plot + self.legend + self.details + self.source
    }
}

/// How high the panel of a chart is in a width.
pub(in crate::scene) fn height(chart: &Chart, width: f64) -> f64 {
    Parts::of(chart, width).sum() + 2.0 * PAD
}

/// Draws a chart in its panel. What the place is higher than the chart stays free above its source.
pub(in crate::scene) fn draw(board: &mut Board<'_>, chart: &Chart, place: Rect) {
    let theme = board.theme;
    let parts = Parts::of(chart, place.width());
    let (left, room) = (place.x0 + PAD, place.width() - 2.0 * PAD);
    let mut sheet = Sheet::default();
    let edge = stroke(theme.line, 1.0);
    sheet
        .figures
        .push(rect(place, 8.0, Some(theme.paper), edge));
    sheet.say(&chart.title);
    sheet.say(&chart.note);
    let mut y = place.y0 + PAD;
    let title = (&chart.title[..], TITLE, theme.ink, TITLE_LINE, 2);
    y = paragraph(&mut sheet, title, (left, y, room));
    let note = (&chart.note[..], NOTE, theme.muted, NOTE_LINE, 3);
    y = paragraph(&mut sheet, note, (left, y, room)) + GAP;
    let plot = Rect::new(left, y, left + room, y + parts.plot - GAP);
    let is_empty = chart.is_empty();
    if is_empty {
        let empty = (&chart.empty[..], EMPTY, theme.muted, 18.0, 4);
        sheet.say(&chart.empty);
        paragraph(&mut sheet, empty, (left, y + 4.0, room));
    }
    let mut below = plot.y1 + GAP + parts.legend;
    for words in &chart.details {
        sheet.say(words);
        let words = (&words[..], NOTE, theme.ink, NOTE_LINE, MOST_DETAILS);
        below = paragraph(&mut sheet, words, (left, below, room));
    }
    sheet.say(&chart.source);
    let source = (&chart.source[..], SOURCE, theme.muted, SOURCE_LINE, 3);
    paragraph(
        &mut sheet,
        source,
        (left, place.y1 - PAD - parts.source, room),
    );
    board.items.push(Item {
        role: ItemRole::Plot(chart.name),
        ..frame_item(sheet, place)
    });
    if is_empty {
        return;
    }
    match chart.form {
        Form::Bars => bars::draw(board, chart, plot),
        Form::Trend => trend::draw(board, chart, plot),
        Form::Radar => radar::draw(board, chart, plot),
        Form::Columns => columns::draw(board, chart, plot),
        Form::Heat | Form::Table => heat::draw(board, chart, plot),
    }
    if let Some(sign) = sign(chart) {
        let place = Rect::new(left, plot.y1 + GAP, left + room, plot.y1 + parts.legend);
        legend(board, &chart.series, sign, place);
    }
}

/// Wrapped words, the first line a line below `y`. Answers where they end.
fn paragraph(
    sheet: &mut Sheet,
    (text, font, color, step, most): (&str, Font, Color, f64, usize),
    (left, y, room): (f64, f64, f64),
) -> f64 {
    if text.trim().is_empty() {
        return y;
    }
    let mut y = y;
    for line in text::wrap(text, font.weight, font.size, room, most) {
        let baseline = Point::new(left, y + step * 0.74);
        let run = words(baseline, (line.text, line.width), font, color);
        sheet.figures.extend(run);
        y += step;
    }
    y
}
