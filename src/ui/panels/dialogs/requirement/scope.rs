//! What a requirement is asked of: values of kinds and attributes that elements must have.

use std::collections::BTreeMap;

use egui::{ScrollArea, Ui};

use super::super::controls;
use super::LABELS;
use crate::catalogue::{ATTRIBUTES, AttributeType};
use crate::locale::{Language, msg};
use crate::model::{Filter, Name, Value, plain};
use crate::scene;
use crate::ui::icon;
use crate::workspace::Document;

/// More values than this are no choice for a menu.
const MOST_VALUES: usize = 30;

/// Draws the filters, each with its values, and a way to add one.
pub(super) fn show(ui: &mut Ui, document: &Document, scope: &mut Vec<Filter>, language: Language) {
    let label = language.text(msg::REQUIREMENTS_SCOPE);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        ui.horizontal_wrapped(|ui| {
            let mut dropped = None;
            for (at, filter) in scope.iter_mut().enumerate() {
                ui.push_id(("scope", at), |ui| {
                    let words = scene::rule_words(document.map(), filter, language);
                    let words = controls::shown(&words).into_owned();
                    ui.menu_button(words.as_str(), |ui| values(ui, document, filter, language));
                    let tip = language.say(&msg::VIEWS_FILTER_DROP.with("rule", words.as_str()));
                    if icon::sized_button(ui, "x", &tip, false, 20.0).clicked() {
                        dropped = Some(at);
                    }
                });
            }
            if let Some(at) = dropped {
                scope.remove(at);
            }
            if scope.is_empty() {
                let all = language.text(msg::REQUIREMENTS_SCOPE_ALL);
                ui.label(controls::caption(ui, all));
            }
            ui.menu_button(language.text(msg::VIEWS_FILTER_ADD), |ui| {
                add(ui, document, scope, language);
            });
        });
    });
}

fn add(ui: &mut Ui, document: &Document, scope: &mut Vec<Filter>, language: Language) {
    let is_choice = |kind: &AttributeType| {
        matches!(
            kind,
            AttributeType::Choice
                | AttributeType::OpenChoice
                | AttributeType::Flag
                | AttributeType::Integer
                | AttributeType::TextList
        )
    };
    let attributes = ATTRIBUTES.iter().filter(|one| is_choice(&one.value_type));
    let mut offered: Vec<(String, &str)> = attributes
        .map(|one| (one.label(language).to_owned(), one.id))
        .collect();
    offered.sort();
    offered.insert(
        0,
        (scene::question_name(Filter::KIND, language), Filter::KIND),
    );
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (name, by) in offered {
            if scope.iter().any(|filter| filter.by == by) {
                continue;
            }
            ui.menu_button(name, |ui| {
                let mut filter = Filter {
                    by: Name::from(by),
                    ..Filter::default()
                };
                values(ui, document, &mut filter, language);
                if !filter.values.is_empty() {
                    scope.push(filter);
                }
            });
        }
    });
}

/// The values that elements of the map have, ticked where they are asked.
fn values(ui: &mut Ui, document: &Document, filter: &mut Filter, language: Language) {
    let mut offered: BTreeMap<Name, usize> = BTreeMap::new();
    for element in document.snapshot().elements() {
        match scene::asked_of(&filter.by, element) {
            Some(Value::List(list)) => {
                for value in &list {
                    *offered.entry(plain(value)).or_default() += 1;
                }
            }
            Some(value) => *offered.entry(plain(&value)).or_default() += 1,
            None => {}
        }
    }
    for value in &filter.values {
        offered.entry(value.clone()).or_default();
    }
    if offered.is_empty() {
        ui.label(controls::caption(
            ui,
            language.text(msg::REQUIREMENTS_NO_VALUES),
        ));
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (value, count) in offered.into_iter().take(MOST_VALUES) {
            let name = scene::value_name(document.map(), &filter.by, &value, language);
            let mut is_asked = filter.has(&value);
            let words = format!("{} ({count})", controls::shown(&name));
            if ui.checkbox(&mut is_asked, words).changed() {
                if is_asked {
                    filter.values.push(value);
                } else {
                    filter.values.retain(|other| *other != value);
                }
            }
        }
    });
}
