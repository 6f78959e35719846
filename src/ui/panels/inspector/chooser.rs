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
    /// What is taken; empty for a heading over others.
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
    /// Whether it opens now, whatever the button says.
    pub(in crate::ui::panels) opens: bool,
    /// The largest height of its rows, in points.
    pub(in crate::ui::panels) height: f32,
    /// Its least width, in points.
    pub(in crate::ui::panels) width: f32,
}

impl Asking<'_> {
    /// The usual largest height.
    pub(in crate::ui::panels) const HEIGHT: f32 = 240.0;
    /// The usual least width.
    pub(in crate::ui::panels) const WIDTH: f32 = 260.0;
}

/// Opens under a button. `Some(None)` clears, `Some(Some(id))` takes.
pub(in crate::ui::panels) fn open(
    ui: &Ui,
    response: &Response,
    chooser: &mut Chooser,
    asking: &Asking<'_>,
    find: impl FnOnce(&str) -> Vec<Offer>,
) -> Option<Option<String>> {
    let is_new = response.clicked() || asking.opens;
    if asking.opens {
        Popup::open_id(ui.ctx(), Popup::default_response_id(response));
    }
    if is_new {
        chooser.search.clear();
        chooser.chosen = 0;
    }
    let width = response.rect.width().max(asking.width);
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
    let mut step = 0;
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                step = 1;
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                step = -1;
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
    chooser.step(step);
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
    if let Some(row) = rows(ui, chooser, asking.height) {
        answer = Some(Some(row));
    } else if taken && let Some(offer) = chooser.offers.get(chooser.chosen) {
        answer = Some(Some(offer.id.clone()));
    }
    answer
}

impl Chooser {
    /// Goes to the next row or the one before, past headings.
    fn step(&mut self, step: isize) {
        let is_row = |at: usize| {
            self.offers
                .get(at)
                .is_some_and(|offer| !offer.id.is_empty())
        };
        let last = self.offers.len().saturating_sub(1);
        let mut at = self.chosen.min(last);
        while let Some(next) = at
            .checked_add_signed(step)
            .filter(|next| step != 0 && *next <= last)
        {
            at = next;
            if is_row(at) {
                break;
            }
        }
        // At the ends, and where a search has brought a heading there.
        if !is_row(at) {
            at = (at..=last)
                .find(|at| is_row(*at))
                .unwrap_or(self.chosen.min(last));
        }
        self.chosen = at;
    }
}

fn rows(ui: &mut Ui, chooser: &Chooser, height: f32) -> Option<String> {
    const HEIGHT: f32 = 26.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut clicked = None;
    let area = ScrollArea::vertical().max_height(height);
    area.show_rows(ui, HEIGHT, chooser.offers.len(), |ui, range| {
        for index in range {
            let Some(offer) = chooser.offers.get(index) else {
                continue;
            };
            if offer.id.is_empty() {
                heading(ui, &offer.name, HEIGHT);
                continue;
            }
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

/// The words over a group of rows, as high as a row.
fn heading(ui: &mut Ui, words: &str, height: f32) {
    let size = egui::vec2(ui.available_width(), height);
    let layout = egui::Layout::left_to_right(egui::Align::Max);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        ui.add_space(6.0);
        ui.label(controls::strong(words, theme::CAPTION).color(theme::palette(ui).muted));
    });
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
