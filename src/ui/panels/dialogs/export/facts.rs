//! What is said under the preview: how large, how many, and what to mind.

use egui::Ui;

use crate::handover::Preview;
use crate::locale::{Language, msg, number, number_rounded};
use crate::ui::panels::controls;
use crate::ui::panels::file_words::bytes_in_words;
use crate::ui::{icon, theme};
use crate::workspace::Document;

/// Draws it.
pub(super) fn show(ui: &mut Ui, document: &Document, preview: &Preview, language: Language) {
    ui.spacing_mut().interact_size.y = 18.0;
    ui.spacing_mut().item_spacing.y = 3.0;
    let estimate = &preview.estimate;
    let mut size = Vec::new();
    if let Some((width, height)) = estimate.pixels {
        #[expect(clippy::cast_precision_loss, reason = "pixels, far below 2^53")]
        let (width, height) = (
            number(width as f64, language),
            number(height as f64, language),
        );
        size.push(format!("{width} × {height}\u{a0}px"));
    }
    if let Some((width, height)) = estimate.paper_cm {
        let (width, height) = (
            number_rounded(width, 1, language),
            number_rounded(height, 1, language),
        );
        let paper = format!("{width} × {height}\u{a0}cm");
        size.push(match estimate.dpi {
            Some(dpi) => {
                let dpi = number(dpi.round(), language);
                language.say(&msg::HANDOUT_AT_DPI.with("size", paper).with("dpi", dpi))
            }
            None => paper,
        });
    }
    let bytes = bytes_in_words(estimate.bytes, language);
    let bytes = if estimate.is_exact {
        bytes
    } else {
        language.say(&msg::HANDOUT_ABOUT_BYTES.with("size", bytes))
    };
    let mut files = language.say(&msg::HANDOUT_FILES.with("count", estimate.files));
    if let Some(pages) = estimate.pages {
        let pages = language.say(&msg::HANDOUT_PAGES.with("count", pages));
        files = format!("{files}  ·  {pages}");
    }
    if !size.is_empty() {
        fact(ui, "maximize", &size.join("  ·  "));
    }
    fact(ui, "file-stack", &format!("{files}  ·  {bytes}"));
    let name = if preview.pieces > 1 {
        language.say(&msg::HANDOUT_FIRST_NAME.with("name", preview.name.as_str()))
    } else {
        preview.name.clone()
    };
    fact(ui, "file", &name);
    let marking = document.map().info().marking.trim().to_owned();
    if !marking.is_empty() {
        fact(
            ui,
            "shield",
            &language.say(&msg::HANDOUT_MARKED.with("marking", marking)),
        );
    }
    if preview.withheld > 0 {
        let held = msg::HANDOUT_WITHHELD_SHORT.with("count", preview.withheld);
        fact(ui, "eye-off", &language.say(&held));
    }
    if !document.is_saved() {
        warn(ui, &language.text(msg::HANDOUT_UNSAVED), false);
    }
    if let Some(trouble) = &preview.trouble {
        warn(ui, &said(trouble, language), true);
    }
}

/// What happened, and what to do.
pub(super) fn said(problem: &crate::diagnostic::Problem, language: Language) -> String {
    let mut words = language.say(&problem.message);
    if let Some(hint) = &problem.hint {
        words = format!("{words} {}", language.say(hint));
    }
    words
}

fn fact(ui: &mut Ui, glyph: &str, words: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        icon::show(ui, glyph, 14.0, theme::palette(ui).muted);
        controls::line(ui, controls::caption(ui, controls::shown(words)));
    });
}

/// Something to mind.
pub(super) fn warn(ui: &mut Ui, words: &str, is_error: bool) {
    let palette = theme::palette(ui);
    let (glyph, ink) = if is_error {
        ("circle-x", palette.down.0)
    } else {
        ("triangle-alert", palette.degraded.0)
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        icon::show(ui, glyph, 14.0, ink);
        let words = controls::caption(ui, controls::shown(words)).color(palette.text);
        ui.add(egui::Label::new(words).wrap());
    });
}
