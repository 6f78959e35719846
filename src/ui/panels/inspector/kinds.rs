//! The kind of what is selected, and the list that gives it another.

use egui::Ui;

use super::chooser::{self, Asking, Offer};
use super::controls;
use super::form::Form;
use crate::catalogue;
use crate::command::legal_kinds;
use crate::locale::msg;
use crate::model::{Link, LinkId, TableName, Value};
use crate::ui::panels::fuzzy;
use crate::ui::{icon, theme};

/// Draws the kind as words that open the list.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, words: &str) {
    let language = form.language;
    let palette = theme::palette(ui);
    let text = controls::caption(ui, words);
    let arrow = icon::tinted("chevron-down", 11.0, palette.muted);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(3.0, 1.0);
            ui.spacing_mut().interact_size.y = 18.0;
            let button = egui::Button::new((text, arrow)).frame_when_inactive(false);
            ui.add_enabled(form.may_edit, button.truncate())
        })
        .inner;
    let name = language.say(&msg::INSPECTOR_KIND.with("kind", words));
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, &name));
    if form.records.len() > 1 && std::mem::take(&mut form.state.wants_focus) {
        response.request_focus();
    }
    let is_links = form
        .records
        .first()
        .is_some_and(|record| record.table == TableName::Links);
    let hint = language.text(msg::INSPECTOR_KIND_SEARCH);
    let nothing = chooser::nothing_found(language);
    let asking = Asking {
        hint: &hint,
        nothing: &nothing,
        clear: None,
        state: std::sync::Arc::as_ptr(form.document.snapshot()).addr(),
        opens: false,
        height: Asking::HEIGHT,
        width: Asking::WIDTH,
    };
    let mut chooser = std::mem::take(&mut form.state.chooser);
    let answer = chooser::open(ui, &response, &mut chooser, &asking, |search| {
        if is_links {
            link_kinds(form, search)
        } else {
            element_kinds(form, search, palette)
        }
    });
    form.state.chooser = chooser;
    if let Some(Some(kind)) = answer {
        form.set("kind", Some(Value::text(kind)));
    }
}

fn element_kinds(form: &Form<'_>, search: &str, palette: &theme::Palette) -> Vec<Offer> {
    let language = form.language;
    let offer = |kind: &'static catalogue::ElementKind| Offer {
        id: kind.id.to_owned(),
        name: kind.name(language).to_owned(),
        aside: language.text(kind.family.name()),
        icon: Some((kind.icon, palette.family(kind.family).0)),
    };
    best(search, catalogue::ELEMENT_KINDS.iter().map(offer))
}

/// The kinds that may join the ends of every one of the links.
fn link_kinds(form: &Form<'_>, search: &str) -> Vec<Offer> {
    let map = form.document.map();
    let links = form.records.iter().filter_map(|record| {
        let table = &map.tables().links;
        table.get(&LinkId::from(record.id.clone()))
    });
    let ends: std::collections::BTreeSet<_> = links
        .map(|link: &std::sync::Arc<Link>| (link.from.clone(), link.to.clone()))
        .collect();
    let mut legal: Vec<&'static catalogue::LinkKind> = catalogue::LINK_KINDS.iter().collect();
    for (from, to) in ends {
        let here = legal_kinds(map, &from, &to);
        if !here.is_empty() {
            legal.retain(|kind| here.iter().any(|other| other.id == kind.id));
        }
    }
    let offer = |kind: &'static catalogue::LinkKind| Offer {
        id: kind.id.to_owned(),
        name: kind.name(form.language).to_owned(),
        aside: kind.verb.in_language(form.language).to_owned(),
        icon: None,
    };
    best(search, legal.into_iter().map(offer))
}

fn best(search: &str, offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
    fuzzy::ranked(search, offers, |offer| offer.name.as_str())
}
