//! Contrast of both themes of the window and of all themes of drawings (EN 301 549, 9.1.4.3 and
//! 9.1.4.11): words 4.5 : 1, signs and lines that carry a meaning 3 : 1. Words stand in the tests
//! beside the tokens; here are the signs, and the ring around what has the keyboard.

use egui::Color32;

use super::theme::{Palette, palette_of};
use crate::catalogue::Family;
use crate::scene::{Color, HostingClass, Hue, ImpactState, Theme, contrast};

fn color(color: Color32) -> Color {
    let [r, g, b, a] = color.to_array();
    Color { r, g, b, a }
}

fn signs(palette: &Palette) -> Vec<(&'static str, Color32)> {
    vec![
        ("accent, and the ring of focus", palette.accent),
        ("icons", palette.muted),
        ("on premise", palette.on_premise.0),
        ("trusted", palette.trusted.0),
        ("public cloud", palette.public_cloud.0),
        ("online services", palette.saas.0),
        ("outside", palette.outside.0),
        ("down", palette.down.0),
        ("degraded", palette.degraded.0),
        ("intact", palette.intact.0),
        ("added", palette.added),
        ("removed", palette.removed),
        ("changed", palette.changed),
        ("same", palette.same),
    ]
}

#[test]
fn every_sign_of_the_window_can_be_seen_on_its_grounds() {
    for is_dark in [false, true] {
        let palette = palette_of(is_dark);
        for (name, sign) in signs(palette) {
            for (ground_name, ground) in [
                ("paper", palette.paper),
                ("canvas", palette.canvas),
                ("soft", palette.soft),
                ("hover", palette.hover),
            ] {
                let found = contrast(color(sign), color(ground));
                assert!(
                    found >= 3.0,
                    "{name} on {ground_name}, dark: {is_dark}: {found:.2}"
                );
            }
        }
        for family in Family::ALL {
            let (ink, ground) = palette.family(family);
            let found = contrast(color(ink), color(ground));
            assert!(found >= 3.0, "{family:?}, dark: {is_dark}: {found:.2}");
        }
    }
}

#[test]
fn every_sign_and_line_of_a_drawing_can_be_seen_on_its_grounds() {
    for (name, theme) in [
        ("light", &Theme::LIGHT),
        ("dark", &Theme::DARK),
        ("print", &Theme::PRINT),
    ] {
        let mut pairs: Vec<(String, Color, Color)> = Vec::new();
        for (ground_name, ground) in [("canvas", theme.canvas), ("paper", theme.paper)] {
            let mut on =
                |what: &str, ink| pairs.push((format!("{what} on {ground_name}"), ink, ground));
            on("link", theme.link);
            on("accent", theme.accent);
            on("lock", theme.secure);
            on("warning", theme.warning.ink);
            for class in [
                HostingClass::OnPremises,
                HostingClass::TrustedCloud,
                HostingClass::PublicCloud,
                HostingClass::Saas,
            ] {
                on(&format!("{class:?}"), theme.hosting(Some(class)).ink);
            }
            for state in [
                ImpactState::Down,
                ImpactState::Degraded,
                ImpactState::MarginLost,
            ] {
                on(&format!("{state:?}"), theme.state(state).ink);
            }
        }
        for hue in Hue::ALL {
            let tint = theme.hue(hue);
            pairs.push((format!("{hue:?}"), tint.ink, tint.ground));
        }
        pairs.push(("sign of a note".into(), theme.note_muted, theme.note.ground));
        for (pair, ink, ground) in pairs {
            let found = contrast(ink, ground);
            assert!(found >= 3.0, "{name}, {pair}: {found:.2}");
        }
    }
}
