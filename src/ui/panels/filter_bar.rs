//! The filters of the view, over the canvas: a chip for each, how much shows, and one more.
//!
//! It is there as long as a filter is active, so that nobody takes a part for the whole.

use std::collections::BTreeMap;

use egui::{Button, Ui};

use super::controls;
use crate::catalogue::{self, AttributeType};
use crate::command::{Command, ViewCommand};
use crate::locale::{Language, msg};
use crate::model::{Filter, Name, Value, View, ViewId, plain};
use crate::scene::{self, Filtered};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document};

/// More values than this are no choice for a menu: a name, a serial number.
const MOST_VALUES: usize = 40;

/// The view that shows, and whether its filters are to be seen.
pub(super) fn is_shown(document: &Document, state: &UiState) -> bool {
    view_of(document).is_some_and(|view| !view.filters.is_empty()) || state.panels.filtering
}

fn view_of(document: &Document) -> Option<&View> {
    let views = &document.map().tables().views;
    document
        .view
        .as_ref()
        .and_then(|view| views.get(view))
        .map(AsRef::as_ref)
}

/// Draws the chips.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(view) = view_of(document) else {
        return;
    };
    let palette = theme::palette(ui);
    let may_edit = !document.is_read_only();
    icon::show(ui, "filter", 15.0, palette.accent);
    let mut filters = view.filters.clone();
    let mut dropped = None;
    for (index, filter) in filters.iter_mut().enumerate() {
        let words = scene::rule_words(document.map(), filter, language);
        ui.push_id(("filter", index), |ui| {
            let chip = chip_words(&words);
            ui.add_enabled_ui(may_edit, |ui| {
                ui.menu_button(chip, |ui| values(ui, document, filter, language));
                let tip = language.say(&msg::VIEWS_FILTER_DROP.with("rule", words.as_str()));
                if icon::sized_button(ui, "x", &tip, false, 20.0).clicked() {
                    dropped = Some(index);
                }
            });
        });
        ui.add_space(4.0);
    }
    if let Some(index) = dropped {
        filters.remove(index);
    }
    ui.add_enabled_ui(may_edit, |ui| {
        ui.menu_button(language.text(msg::VIEWS_FILTER_ADD), |ui| {
            questions(ui, document, &mut filters, language);
        });
    });
    if let Some(filtered) = state
        .canvas
        .drawing()
        .and_then(|drawing| drawing.filtered())
    {
        ui.add_space(6.0);
        ui.label(controls::caption(ui, counts(filtered, language)));
    }
    let close = language.text(msg::VIEWS_FILTER_CLEAR);
    if icon::sized_button(ui, "circle-x", &close, false, 24.0).clicked() {
        state.panels.filtering = false;
        filters.clear();
    }
    filters.retain(|filter| !filter.values.is_empty());
    if filters != view.filters && may_edit {
        actions.push(keep(&view.id, filters));
    }
}

/// `12 of 47 elements shown`.
pub(super) fn counts(filtered: &Filtered, language: Language) -> String {
    let said = msg::VIEWS_FILTERED
        .with("shown", filtered.shown)
        .with("total", filtered.total);
    language.say(&said)
}

fn chip_words(words: &str) -> String {
    const LONGEST: usize = 44;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    format!("{cut}…")
}

pub(super) fn keep(view: &ViewId, filters: Vec<Filter>) -> Action {
    Action::Edit(Command::View(ViewCommand::Filter {
        view: view.clone(),
        filters,
    }))
}

/// What can be asked about the elements and links of the view, each with its values.
fn questions(ui: &mut Ui, document: &Document, filters: &mut Vec<Filter>, language: Language) {
    let mut offered: Vec<(String, Name)> = [Filter::KIND, Filter::LINK_KIND, Filter::SINCE]
        .into_iter()
        .filter(|by| *by != Filter::SINCE || document.map().timeline().order().len() > 1)
        .map(|by| (scene::question_name(by, language), Name::new_static(by)))
        .collect();
    let mut attributes: Vec<(String, Name)> = catalogue::ATTRIBUTES
        .iter()
        .filter(|attribute| is_question(&attribute.value_type))
        .map(|attribute| {
            let name = attribute.label(language).to_owned();
            (name, Name::new_static(attribute.id))
        })
        .filter(|(_, by)| {
            let found = stated(document, by);
            let named = found.keys().filter(|value| !value.is_empty()).count();
            (1..=MOST_VALUES).contains(&named)
        })
        .collect();
    attributes.sort();
    offered.extend(attributes);
    egui::ScrollArea::vertical()
        .max_height(420.0)
        .show(ui, |ui| {
            for (name, by) in offered {
                ui.menu_button(name, |ui| {
                    let at = filters.iter().position(|filter| filter.by == by);
                    let mut filter = at.map_or_else(
                        || Filter {
                            by: by.clone(),
                            ..Filter::default()
                        },
                        |at| filters[at].clone(),
                    );
                    values(ui, document, &mut filter, language);
                    match at {
                        Some(at) => filters[at] = filter,
                        None if !filter.values.is_empty() => filters.push(filter),
                        None => {}
                    }
                });
            }
        });
}

/// Whether an attribute takes values that a person would sort by.
fn is_question(value_type: &AttributeType) -> bool {
    !matches!(
        value_type,
        AttributeType::LongText
            | AttributeType::Date
            | AttributeType::Needs
            | AttributeType::RecordList(_)
    )
}

/// The values that elements, or links, of the view have, with how many have each.
fn stated(document: &Document, by: &str) -> BTreeMap<Name, usize> {
    let snapshot = document.snapshot();
    let mut found: BTreeMap<Name, usize> = BTreeMap::new();
    let Some(view) = &document.view else {
        return found;
    };
    let placed = snapshot.placements(document.map(), view);
    let shown: std::collections::BTreeSet<_> = placed
        .iter()
        .filter_map(|(subject, _)| snapshot.find(&subject.text().clone().into()))
        .collect();
    if by == Filter::LINK_KIND {
        for (link, (from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
            if shown.contains(from) && shown.contains(to) {
                *found.entry(link.kind.text().clone()).or_default() += 1;
            }
        }
        return found;
    }
    for ix in shown {
        match scene::asked_of(by, snapshot.element(ix)) {
            Some(Value::List(list)) if !list.is_empty() => {
                for value in &list {
                    *found.entry(plain(value)).or_default() += 1;
                }
            }
            Some(value) => *found.entry(plain(&value)).or_default() += 1,
            None => *found.entry(Name::default()).or_default() += 1,
        }
    }
    found
}

/// The values of one rule, ticked where they show; and what becomes of the rest.
fn values(ui: &mut Ui, document: &Document, filter: &mut Filter, language: Language) {
    let mut offered = stated(document, &filter.by);
    for value in &filter.values {
        offered.entry(value.clone()).or_default();
    }
    let mut rows: Vec<(bool, String, Name, usize)> = offered
        .into_iter()
        .map(|(value, count)| {
            let name = scene::value_name(document.map(), &filter.by, &value, language);
            (value.is_empty(), name, value, count)
        })
        .collect();
    rows.sort();
    egui::ScrollArea::vertical()
        .max_height(360.0)
        .show(ui, |ui| {
            for (_, name, value, count) in rows {
                let mut shows = filter.has(&value);
                if ui
                    .checkbox(&mut shows, format!("{name} ({count})"))
                    .changed()
                {
                    if shows {
                        filter.values.push(value);
                    } else {
                        filter.values.retain(|other| *other != value);
                    }
                }
            }
        });
    controls::rule(ui);
    let rest = [
        (false, msg::VIEWS_FILTER_HIDES),
        (true, msg::VIEWS_FILTER_FADES),
    ];
    for (fades, label) in rest {
        if ui
            .radio(filter.fades == fades, language.text(label))
            .clicked()
        {
            filter.fades = fades;
        }
    }
    if ui.add(Button::new(language.text(msg::UI_CLOSE))).clicked() {
        ui.close();
    }
}
