//! What could be made of a pasted text, before it is made.

use egui::{Grid, Label, RichText, Ui};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::Element;
use crate::ui::{icon, theme};
use crate::workspace::clipboard::Proposal;

/// Elements that show before the number of others.
const ELEMENTS: usize = 12;
/// Things not understood that show before it.
const PUZZLES: usize = 8;

/// Shows the elements, and what was not understood.
pub(super) fn show(ui: &mut Ui, language: Language, proposal: &Proposal) -> Answer {
    let accent = theme::palette(ui).accent;
    let elements = &proposal.fragment.elements;
    let count = elements.len();
    title(
        ui,
        "clipboard",
        accent,
        &language.say(&msg::UI_PASTE_TITLE.with("count", count)),
    );
    scrolling(ui, |ui| {
        Grid::new("pasted elements")
            .num_columns(3)
            .max_col_width(250.0)
            .spacing([16.0, 5.0])
            .striped(true)
            .show(ui, |ui| {
                for element in elements.iter().take(ELEMENTS) {
                    row(ui, language, element);
                }
            });
        others(ui, language, count, ELEMENTS);
        let puzzles = &proposal.puzzles;
        if puzzles.is_empty() {
            return;
        }
        ui.add_space(8.0);
        controls::heading(ui, language.text(msg::UI_PASTE_PUZZLES));
        for puzzle in puzzles.iter().take(PUZZLES) {
            ui.add(Label::new(language.say(puzzle)).wrap());
        }
        others(ui, language, puzzles.len(), PUZZLES);
    });
    foot(
        ui,
        &language.say(&msg::UI_PASTE_YES.with("count", count)),
        None,
        Some(&cancel(language)),
        true,
    )
}

/// Name, kind, and the attributes.
fn row(ui: &mut Ui, language: Language, element: &Element) {
    let kind = catalogue::element_kind(element.kind.as_str());
    let muted = theme::palette(ui).muted;
    ui.horizontal(|ui| {
        icon::show(ui, kind.map_or("box", |kind| kind.icon), 15.0, muted);
        ui.add(Label::new(element.name.as_str()).truncate());
    });
    let kind = kind.map_or(element.kind.as_str(), |kind| kind.name(language));
    ui.label(RichText::new(kind).color(muted));
    let values: Vec<String> = element
        .attributes
        .iter()
        .map(|(name, value)| {
            let label = catalogue::attribute_label(name, language);
            format!("{label}: {value}")
        })
        .collect();
    let values = RichText::new(values.join(" · ")).color(muted);
    ui.add(Label::new(values).truncate());
    ui.end_row();
}

fn others(ui: &mut Ui, language: Language, count: usize, shown: usize) {
    if count > shown {
        let text = language.say(&msg::UI_AND_OTHERS.with("count", count - shown));
        ui.label(controls::caption(ui, text.trim()));
    }
}
