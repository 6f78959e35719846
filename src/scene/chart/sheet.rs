//! One chart alone on a page, for a slide or a report.

use super::panel;
use super::{Board, Chart, Form};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::scene::contents::Contents;
use crate::scene::figure::Scene;
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::page::{self, MARKING_HEIGHT, PageFrame};
use crate::scene::pen::{Font, words};
use crate::scene::theme::Theme;
use crate::text::FontWeight;

const ABOUT: Font = Font::new(10.0, FontWeight::Regular);
const MARGIN: f64 = 18.0;
const FOOT: f64 = 18.0;

/// A chart to draw. Equal requests give equal scenes.
#[derive(Clone, Copy, Debug)]
pub struct ChartRequest<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// What the page says of the map.
    pub frame: &'a PageFrame,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

/// Draws it, with the names of map, plateau and day below, and the protection mark above.
#[must_use]
pub fn compose_chart(request: &ChartRequest<'_>) -> Scene {
    let ChartRequest {
        chart,
        frame,
        theme,
        language,
    } = *request;
    let room = match chart.form {
        Form::Heat | Form::Table => 930.0,
        _ => 620.0,
    };
    let width = room + 2.0 * MARGIN;
    let mut items = Vec::new();
    let mut top = MARGIN;
    if !frame.marking.trim().is_empty() {
        let contents = Contents::new(msg::DASHBOARD_TITLE, theme, language);
        items.push(page::marking(frame, &contents, width, top));
        top += MARKING_HEIGHT + 10.0;
    }
    let place = Rect::new(
        MARGIN,
        top,
        width - MARGIN,
        top + panel::height(chart, room),
    );
    let mut board = Board {
        theme,
        language,
        items: &mut items,
    };
    panel::draw(&mut board, chart, place);
    let about = [
        &frame.organisation,
        &frame.title,
        &frame.plateau,
        &frame.version,
        &frame.date,
    ];
    let about: Vec<&str> = about
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    let about = about.join("  ·  ");
    let mut sheet = Sheet::default();
    sheet.say(&about);
    let baseline = Point::new(MARGIN, place.y1 + FOOT);
    let run = words(baseline, ABOUT.fit(&about, room), ABOUT, theme.muted);
    sheet.figures.extend(run);
    let bottom = place.y1 + FOOT + MARGIN;
    let bounds = Rect::new(MARGIN, place.y1, width - MARGIN, bottom - MARGIN / 2.0);
    items.push(frame_item(sheet, bounds));
    Scene {
        bounds: Rect::new(0.0, 0.0, width, bottom),
        background: Some(theme.canvas),
        items,
    }
}
