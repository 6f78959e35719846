//! References to elements: a button that opens a list with a search field over it.

use egui::{Button, Popup, PopupCloseBehavior, ScrollArea, Sense, Ui, Vec2};

use super::{Form, controls};
use crate::catalogue::{self, KindRule};
use crate::locale::msg;
use crate::model::Value;
use crate::ui::panels::fuzzy;
use crate::ui::{icon, theme};

/// The editor of a reference to one element.
pub(super) fn reference(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    value: Option<&Value>,
    rules: &'static [KindRule],
    label: &str,
) {
    let current = value
        .and_then(Value::as_text)
        .unwrap_or_default()
        .to_owned();
    let shown = if current.is_empty() {
        form.language.text(msg::UI_UNSET)
    } else {
        name_of(form, &current)
    };
    if let Some(answer) = picker(
        ui,
        form,
        attribute,
        &shown,
        !current.is_empty(),
        rules,
        label,
    ) {
        form.set(attribute, answer.map(Value::text));
    }
}

/// The editor of references to several elements.
pub(super) fn references(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    value: Option<&Value>,
    rules: &'static [KindRule],
    label: &str,
) {
    let list: Vec<Value> = value.and_then(Value::as_list).unwrap_or_default().to_vec();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut dropped = None;
        for (index, entry) in list.iter().enumerate() {
            ui.horizontal(|ui| {
                let name = name_of(form, entry.as_text().unwrap_or_default());
                let tip = form
                    .language
                    .say(&msg::UI_TAKE_OUT.with("name", name.as_str()));
                if icon::sized_button(ui, "x", &tip, false, 20.0).clicked() {
                    dropped = Some(index);
                }
                controls::line(ui, name);
            });
        }
        let add = form.language.text(msg::UI_ADD);
        let mut list = list.clone();
        if let Some(index) = dropped {
            list.remove(index);
            form.set(attribute, (!list.is_empty()).then_some(Value::List(list)));
        } else if let Some(Some(id)) = picker(ui, form, attribute, &add, false, rules, label) {
            let entry = Value::text(id);
            if !list.contains(&entry) {
                list.push(entry);
                form.set(attribute, Some(Value::List(list)));
            }
        }
    });
}

fn name_of(form: &Form<'_>, id: &str) -> String {
    form.document
        .snapshot()
        .element_by_id(&id.into())
        .map_or_else(|| id.to_owned(), |element| element.name.to_string())
}

/// A button that opens a list of fitting elements with a search field over it.
/// `Some(None)` clears, `Some(Some(id))` picks.
fn picker(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    shown: &str,
    may_clear: bool,
    rules: &'static [KindRule],
    label: &str,
) -> Option<Option<String>> {
    let language = form.language;
    let width = ui.available_width();
    let button = Button::new((shown, egui::Atom::grow(), icon::atom("chevron-down", 13.0)))
        .truncate()
        .min_size(Vec2::new(width, 28.0));
    let response = ui
        .push_id(("picker", attribute), |ui| {
            ui.add_enabled(form.may_edit, button)
        })
        .inner;
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, label);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    if response.clicked() {
        form.picker_search.clear();
    }
    let mut answer = None;
    let search = &mut *form.picker_search;
    let document = form.document;
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width.max(240.0));
            let name = language.text(msg::UI_PICK_SEARCH);
            controls::search_field(ui, search, &name, egui::Id::unique(("pick", attribute)));
            if may_clear && ui.button(language.text(msg::UI_UNSET)).clicked() {
                answer = Some(None);
                ui.close();
            }
            let mut found: Vec<_> = document
                .snapshot()
                .elements()
                .iter()
                .filter(|element| {
                    rules.is_empty()
                        || catalogue::element_kind(element.kind.as_str())
                            .is_some_and(|kind| rules.iter().any(|rule| rule.covers(kind)))
                })
                .filter(|element| fuzzy::fits(search, &element.name))
                .collect();
            found.sort_by_cached_key(|element| (element.name.to_lowercase(), element.id.clone()));
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(220.0).show_rows(
                ui,
                26.0,
                found.len(),
                |ui, range| {
                    for element in found.get(range).unwrap_or_default() {
                        let kind = catalogue::element_kind(element.kind.as_str());
                        let palette = theme::palette(ui);
                        let row = controls::Row {
                            icon: kind.map(|kind| (kind.icon, palette.family(kind.family).0)),
                            text: &element.name,
                            aside: kind.map_or("", |kind| kind.name(language)),
                            indent: 0.0,
                            selected: false,
                        };
                        if controls::row(ui, &row, Sense::click()).clicked() {
                            answer = Some(Some(element.id.to_string()));
                            ui.close();
                        }
                    }
                },
            );
        });
    answer
}
