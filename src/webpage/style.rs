//! The style of a page: the theme's colours as custom properties, the palette and the pens of its
//! drawings, the letters that it uses, and `assets/webpage/page.css`.

use super::ink::{Ink, hex};
use crate::scene::{Color, Hue, ImpactState, Theme, Tint};

/// The part of the style that no map changes.
const PAGE: &str = include_str!("../../assets/webpage/page.css");

/// The whole style sheet.
pub(super) fn style(ink: &Ink) -> String {
    let (light, dark) = (theme(&Theme::LIGHT), theme(&Theme::DARK));
    let (light_ink, dark_ink) = (ink.palette(false), ink.palette(true));
    let fonts = ink.letters.style();
    let classes = ink.classes();
    format!(
        "{fonts}\n\
         :root{{{light}{light_ink}}}\n\
         @media screen{{:root[data-theme=dark]{{{dark}{dark_ink}}}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme]){{{dark}{dark_ink}}}}}\n\
         {classes}\n{PAGE}"
    )
}

fn theme(theme: &Theme) -> String {
    let mut out = String::new();
    let mut color = |name: &str, color: Color| {
        out.push_str(&format!("--{name}:{};", hex(color)));
    };
    color("ink", theme.ink);
    color("muted", theme.muted);
    color("line", theme.line);
    color("paper", theme.paper);
    color("canvas", theme.canvas);
    color("accent", theme.accent);
    color("on-accent", theme.on_ink(theme.accent));
    color("link", theme.link);
    color("secure", theme.secure);
    color("needs", theme.badge_needs);
    color("soft", theme.hosting(None).ground);
    let mut tints: Vec<(&str, Tint)> = vec![("warning", theme.warning), ("note", theme.note)];
    for state in ImpactState::ALL {
        let name = match state {
            ImpactState::Down => "down",
            ImpactState::Degraded => "degraded",
            ImpactState::MarginLost => "margin",
            ImpactState::Intact => "intact",
        };
        tints.push((name, theme.state(state)));
    }
    tints.extend(Hue::ALL.map(|hue| (hue.word(), theme.hue(hue))));
    for (name, tint) in tints {
        color(&format!("{name}-ink"), tint.ink);
        color(&format!("{name}-ground"), tint.ground);
        color(&format!("on-{name}"), theme.on_ink(tint.ink));
    }
    out
}
