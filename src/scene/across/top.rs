//! The head of the comparison: which scenario, what it loses, and how many services stop.

use super::Sketch;
use crate::analysis::{Across, State, harm_in_words, moment_in_words};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::scene::figure::ItemRole;
use crate::scene::pen::{Font, icon, square, words};
use crate::scene::roadmap::sheet::item;
use crate::text::FontWeight;

const TITLE: Font = Font::new(23.0, FontWeight::Bold);
const ABOUT: Font = Font::new(13.0, FontWeight::Regular);
const MESSAGE: Font = Font::new(16.0, FontWeight::SemiBold);
const HEIGHT: f64 = 96.0;

/// Draws it, and answers where it ends.
pub(super) fn draw(sketch: &mut Sketch<'_>, width: f64) -> f64 {
    let theme = sketch.request.theme;
    let across = sketch.request.across;
    let language = sketch.request.language;
    let lost = lost(across, language);
    let manner = [
        harm_in_words(across.scenario.nature, language),
        moment_in_words(&across.scenario, language),
    ];
    let manner = manner.join("  ·  ");
    let (title, about) = if sketch.request.name.trim().is_empty() {
        (lost, manner)
    } else {
        (
            sketch.request.name.to_owned(),
            format!("{lost}  ·  {manner}"),
        )
    };
    let message = message(sketch);
    let mut figures = vec![icon(
        "zap",
        square(Point::new(14.0, 14.0), 24.0),
        theme.accent,
    )];
    let lines = [
        (&title, TITLE, Point::new(36.0, 22.0), theme.ink),
        (&about, ABOUT, Point::new(36.0, 44.0), theme.muted),
        (&message, MESSAGE, Point::new(36.0, 72.0), theme.ink),
    ];
    for (text, font, at, color) in lines {
        figures.extend(words(at, font.fit(text, width - 36.0), font, color));
    }
    let bounds = Rect::new(0.0, 0.0, width, HEIGHT - 12.0);
    let said = format!("{title}. {about}. {message}");
    sketch
        .items
        .push(item(ItemRole::Frame, bounds, said, figures));
    HEIGHT
}

/// What the scenario strikes.
fn lost(across: &Across, language: Language) -> String {
    let scenario = &across.scenario;
    let of_state = |wanted: State| {
        let all = scenario.injected.iter();
        let of = all.filter(move |(_, state)| **state == wanted);
        let names = of.map(|(id, _)| super::name(across, id));
        names.collect::<Vec<_>>().join(", ")
    };
    let (down, degraded) = (of_state(State::Down), of_state(State::Degraded));
    let mut parts = Vec::new();
    if !down.is_empty() {
        parts.push(language.say(&msg::ACCOUNT_LOSS_OF.with("names", down)));
    }
    if !degraded.is_empty() {
        parts.push(language.say(&msg::ACCOUNT_DEGRADATION_OF.with("names", degraded)));
    }
    parts.join(", ")
}

/// How many services stop at each plateau: the sentence to take away.
fn message(sketch: &Sketch<'_>) -> String {
    let request = &sketch.request;
    let panels = request.panels.iter();
    let counts = panels
        .zip(&request.across.plateaus)
        .map(|(panel, at)| format!("{} ({})", at.impact.services_down().len(), panel.name));
    let counts = counts.collect::<Vec<_>>().join("  →  ");
    request
        .language
        .say(&msg::ACROSS_MESSAGE.with("counts", counts))
}
