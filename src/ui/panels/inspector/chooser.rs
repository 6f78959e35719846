//! A list that opens under a button, with a search field over it: elements to refer to, kinds.
//!
//! The keyboard goes into the field at once; the arrow keys choose, Enter takes, Escape leaves.

use std::sync::Arc;

use egui::{
    Color32, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Ui,
};

use super::controls;
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::Element;
use crate::ui::panels::fuzzy;
use crate::ui::theme;

/// One row of the list.
#[derive(Clone, Debug)]
pub(in crate::ui::panels) struct Offer {
    /// What is taken.
    pub(in crate::ui::panels) id: String,
    /// Its name.
    pub(in crate::ui::panels) name: String,
    /// What stands beside it.
    pub(in crate::ui::panels) aside: String,
    /// Its icon and the icon's colour.
    pub(in crate::ui::panels) icon: Option<(&'static str, Color32)>,
}

/// The list that is open; no two are at a time.
#[derive(Debug, Default)]
pub(in crate::ui::panels) struct Chooser {
    search: String,
    chosen: usize,
    /// For what the rows were found: the button, the text, and the state of the map.
    of: Option<(Id, String, usize)>,
    offers: Vec<Offer>,
}

/// What a list is about.
pub(in crate::ui::panels) struct Asking<'a> {
    /// The hint of its field.
    pub(in crate::ui::panels) hint: &'a str,
    /// What it says when nothing fits.
    pub(in crate::ui::panels) nothing: &'a str,
    /// The words of a row that clears; `None` for a list without one.
    pub(in crate::ui::panels) clear: Option<&'a str>,
    /// Changes with what can be offered.
    pub(in crate::ui::panels) state: usize,
}

/// Opens under a button. `Some(None)` clears, `Some(Some(id))` takes.
pub(in crate::ui::panels) fn open(
    ui: &Ui,
    response: &Response,
    chooser: &mut Chooser,
    asking: &Asking<'_>,
    find: impl FnOnce(&str) -> Vec<Offer>,
) -> Option<Option<String>> {
    let is_new = response.clicked();
    if is_new {
        chooser.search.clear();
        chooser.chosen = 0;
    }
    let width = response.rect.width().max(260.0);
    let mut answer = None;
    Popup::menu(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width);
            answer = content(ui, response.id, is_new, chooser, asking, find);
            if answer.is_some() {
                ui.close();
            }
        });
    if answer.is_some() {
        // The keyboard goes on where it came from.
        ui.memory_mut(|memory| memory.request_focus(response.id));
    }
    answer
}

fn content(
    ui: &mut Ui,
    button: Id,
    is_new: bool,
    chooser: &mut Chooser,
    asking: &Asking<'_>,
    find: impl FnOnce(&str) -> Vec<Offer>,
) -> Option<Option<String>> {
    let id = button.with("chooser");
    let mut taken = false;
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                chooser.chosen += 1;
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                chooser.chosen = chooser.chosen.saturating_sub(1);
            }
            taken = input.consume_key(Modifiers::NONE, Key::Enter);
        });
    }
    let field = controls::search_field(ui, &mut chooser.search, asking.hint, id);
    if is_new {
        field.request_focus();
    }
    if field.changed() {
        chooser.chosen = 0;
    }
    let key = (button, chooser.search.clone(), asking.state);
    if chooser.of.as_ref() != Some(&key) {
        chooser.offers = find(&chooser.search);
        chooser.of = Some(key);
    }
    let last = chooser.offers.len().saturating_sub(1);
    chooser.chosen = chooser.chosen.min(last);
    let mut answer = None;
    if let Some(clear) = asking.clear
        && ui.button(clear).clicked()
    {
        answer = Some(None);
    }
    if chooser.offers.is_empty() {
        let words = controls::caption(ui, asking.nothing);
        ui.add(egui::Label::new(words).wrap());
    }
    if let Some(row) = rows(ui, chooser) {
        answer = Some(Some(row));
    } else if taken && let Some(offer) = chooser.offers.get(chooser.chosen) {
        answer = Some(Some(offer.id.clone()));
    }
    answer
}

fn rows(ui: &mut Ui, chooser: &Chooser) -> Option<String> {
    const HEIGHT: f32 = 26.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut clicked = None;
    let area = ScrollArea::vertical().max_height(240.0);
    area.show_rows(ui, HEIGHT, chooser.offers.len(), |ui, range| {
        for index in range {
            let Some(offer) = chooser.offers.get(index) else {
                continue;
            };
            let row = controls::Row {
                icon: offer.icon,
                text: &offer.name,
                aside: &offer.aside,
                indent: 0.0,
                selected: index == chooser.chosen,
            };
            if controls::row(ui, &row, Sense::click()).clicked() {
                clicked = Some(offer.id.clone());
            }
        }
    });
    clicked
}

/// The elements that answer what was typed, the best first; all of them by name for nothing.
pub(in crate::ui::panels) fn element_offers(
    mut elements: Vec<&Arc<Element>>,
    search: &str,
    palette: &theme::Palette,
    language: Language,
) -> Vec<Offer> {
    elements.sort_by_cached_key(|element| (element.name.to_lowercase(), element.id.clone()));
    let found = fuzzy::ranked(search, elements, |element| element.name.as_str());
    let offer = |element: &Arc<Element>| {
        let kind = catalogue::element_kind(element.kind.as_str());
        Offer {
            id: element.id.to_string(),
            name: element.name.to_string(),
            aside: kind.map_or("", |kind| kind.name(language)).to_owned(),
            icon: kind.map(|kind| (kind.icon, palette.family(kind.family).0)),
        }
    };
    found.into_iter().map(offer).collect()
}

/// Says that nothing fits.
pub(in crate::ui::panels) fn nothing_found(language: Language) -> String {
    language.text(msg::INSPECTOR_NOTHING_FITS)
}
