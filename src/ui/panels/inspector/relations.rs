//! The links of an element, with their verbs, and the views that show it.

use egui::{Sense, Ui};

use super::attributes::section;
use super::controls;
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{Element, LinkIx, SubjectId};
use crate::ui::panels::{commands, view_menu};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Document};

/// One link, seen from the element.
struct Relation {
    link: LinkIx,
    is_outgoing: bool,
    verb: String,
    other: String,
    icon: &'static str,
}

/// Draws the links of an element and its views.
pub(super) fn of_element(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let found = relations(document, element, language);
    let title = language.say(&msg::UI_LINKS.with("count", found.len()));
    let mut go = None;
    section(ui, &title, found.len() <= 12, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if found.is_empty() {
            let none = controls::caption(ui, language.text(msg::UI_NO_LINKS));
            ui.label(none);
        }
        for relation in &found {
            let palette = theme::palette(ui);
            let text = format!("{} {}", relation.verb, relation.other);
            let row = controls::Row {
                icon: Some((relation.icon, palette.muted)),
                text: &text,
                aside: "",
                indent: 0.0,
                selected: false,
            };
            if controls::row(ui, &row, Sense::click()).clicked() {
                go = Some(SubjectId::from(&document.snapshot().link(relation.link).id));
            }
        }
    });
    if let Some(subject) = go {
        commands::jump(subject, state, actions);
    }
    views_with(ui, document, element, language, state, actions);
}

/// The views that show an element; each is shown with the element in its middle.
fn views_with(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let views = document.views_with(&element.id);
    let title = language.say(&msg::VIEWS_WITH.with("count", views.len()));
    section(ui, &title, views.len() <= 12, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let palette = theme::palette(ui);
        for view in views {
            let name = view_menu::name_of(document, &view);
            let row = controls::Row {
                icon: Some(("layout-dashboard", palette.muted)),
                text: &name,
                aside: "",
                indent: 0.0,
                selected: document.view.as_ref() == Some(&view),
            };
            if controls::row(ui, &row, Sense::click()).clicked() {
                commands::show_in_view(view, SubjectId::from(&element.id), state, actions);
            }
        }
    });
}

/// O(links).
fn relations(document: &Document, element: &Element, language: Language) -> Vec<Relation> {
    let snapshot = document.snapshot();
    let mut out: Vec<Relation> = Vec::new();
    for (link, record) in (0..).map(LinkIx).zip(snapshot.links()) {
        let is_outgoing = record.from == element.id;
        if !is_outgoing && record.to != element.id {
            continue;
        }
        let kind = catalogue::link_kind(record.kind.as_str());
        let verb = match (kind, is_outgoing) {
            (Some(kind), true) => kind.verb.in_language(language),
            (Some(kind), false) => kind.reverse_verb.in_language(language),
            (None, _) => record.kind.as_str(),
        };
        let other = if is_outgoing {
            &record.to
        } else {
            &record.from
        };
        let other = snapshot
            .element_by_id(other)
            .map_or_else(|| other.to_string(), |other| other.name.to_string());
        out.push(Relation {
            link,
            is_outgoing,
            verb: verb.to_owned(),
            other,
            icon: if is_outgoing {
                "arrow-right"
            } else {
                "arrow-left"
            },
        });
    }
    out.sort_by(|a, b| {
        (!a.is_outgoing, &a.verb, &a.other).cmp(&(!b.is_outgoing, &b.verb, &b.other))
    });
    out
}
