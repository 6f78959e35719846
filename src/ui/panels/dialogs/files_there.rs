//! Files are there already where something is to be written: replace them, keep both, or write
//! nothing?

use std::path::Path;

use egui::{Label, Ui};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::locale::{Language, msg};
use crate::ui::theme;
use crate::workspace::FilesThere;

/// Names that show before “and n others”.
const NAMES: usize = 12;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, language: Language, there: &FilesThere) -> Answer {
    let palette = theme::palette(ui);
    let count = there.files.len();
    let heading = language.say(&msg::REPLACING_TITLE.with("count", count));
    title(ui, "triangle-alert", palette.degraded.0, &heading);
    // Pictures of a document lie in a folder beside it, which its name begins with.
    let folder = there.files.first().and_then(|file| file.parent());
    let folder = folder.unwrap_or(Path::new(""));
    let shown = |path: &Path| crate::text::visible(&path.display().to_string()).into_owned();
    let about = msg::REPLACING_ABOUT.with("folder", shown(folder));
    ui.add(Label::new(controls::caption(ui, language.say(&about))).wrap());
    let name = |file: &Path| shown(file.strip_prefix(folder).unwrap_or(file));
    scrolling(ui, |ui| {
        for file in there.files.iter().take(NAMES) {
            ui.add(Label::new(name(file)).wrap());
        }
        if count > NAMES {
            let more = language.say(&msg::UI_AND_OTHERS.with("count", count - NAMES));
            ui.label(more.trim_start());
        }
    });
    let example = there.files.first().map_or_else(String::new, |file| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        format!("{stem} (2).{ending}")
    });
    let advice = msg::REPLACING_ADVICE
        .with("count", count)
        .with("example", shown(Path::new(&example)));
    ui.add(Label::new(controls::caption(ui, language.say(&advice))).wrap());
    foot(
        ui,
        &language.text(msg::REPLACING_YES),
        Some(&language.text(msg::REPLACING_BOTH)),
        Some(&cancel(language)),
        true,
    )
}
