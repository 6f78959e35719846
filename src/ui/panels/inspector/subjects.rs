//! An element or a link as a whole: head, presence, and its groups of attributes.

use egui::Ui;

use super::attributes::{Fields, groups};
use super::form::{Form, Held};
use super::header::{self, Head};
use super::{asked, controls, expected, looks, presence};
use crate::catalogue;
use crate::locale::{MessageId, msg};
use crate::model::{Attributes, Element, ElementId, Link, Name, RecordKey, SubjectId, TableName};
use crate::ui::panels::{commands, impact};
use crate::ui::{UiState, theme};
use crate::workspace::typed::{Reading, known_fields};
use crate::workspace::{Action, Document, Page, Perspective, Workspace};

/// Draws an element.
pub(super) fn element(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let kind = catalogue::element_kind(element.kind.as_str());
    let container = element
        .parent
        .as_ref()
        .and_then(|parent| document.snapshot().element_by_id(parent))
        .map(|parent| parent.name.to_string())
        .unwrap_or_default();
    let label = language.text(msg::UI_NAME);
    let width = ui.available_width();
    let records = std::iter::once(RecordKey::of(element)).collect();
    let inspector = &mut state.panels.inspector;
    let word = element.kind.as_str();
    let mut form = Form::new(
        workspace, document, records, word, inspector, actions, width,
    );
    let head = Head {
        glyph: crate::scene::icon_of(element),
        colors: kind.map_or((palette.muted, palette.soft), |kind| {
            palette.family(kind.family)
        }),
        name: &element.name,
        label: &label,
        hint: "",
        reading: Reading::Name,
        kind: kind.map_or(word, |kind| kind.name(language)),
        place: &controls::shown(&container),
    };
    header::show(ui, &mut form, &head);
    if word == "business_service" {
        sheet_button(ui, &mut form, &element.id);
    }
    presence::show(ui, &mut form);
    // In an impact review its answer comes first; otherwise it follows what the element is.
    let reviews_impact = document.perspective == Perspective::Impact;
    if reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
    let expected = expected::of_element(workspace, document, &element.id, actions);
    let asked = asked::of(workspace, document, &(&element.id).into(), actions);
    let records = std::iter::once(RecordKey::of(element)).collect();
    let inspector = &mut state.panels.inspector;
    let mut form = Form::new(
        workspace, document, records, word, inspector, actions, width,
    );
    form.expected = expected;
    form.asked = asked;
    let has_name = !element.name.trim().is_empty();
    attributes(
        ui,
        &mut form,
        (TableName::Elements, word, has_name),
        &element.attributes,
    );
    let goes_to = form.goes_to.take();
    expected::go(goes_to, state, actions);
    looks::section(ui, document, language, width, actions);
    if !reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
}

/// Leads to the sheet of a business service.
fn sheet_button(ui: &mut Ui, form: &mut Form<'_>, service: &ElementId) {
    let label = form.language.text(msg::SERVICE_OPEN_THIS);
    if controls::secondary(ui, Some("file-text"), &label).clicked() {
        let page = Page::Service(service.clone());
        form.actions.push(Action::ShowPage(Some(page)));
    }
    ui.add_space(2.0);
}

/// Draws a link.
pub(super) fn link(
    ui: &mut Ui,
    document: &Document,
    link: &Link,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let kind = catalogue::link_kind(link.kind.as_str());
    let name = |id: &ElementId| {
        let element = document.snapshot().element_by_id(id);
        let name = element.map_or_else(|| id.to_string(), |element| element.name.to_string());
        controls::shown(&name).into_owned()
    };
    let (from, to) = (name(&link.from), name(&link.to));
    let label = language.text(msg::UI_LINK_LABEL);
    let ends = format!("{from} → {to}");
    let width = ui.available_width();
    let asked = asked::of(workspace, document, &(&link.id).into(), actions);
    let records = std::iter::once(RecordKey::of(link)).collect();
    let inspector = &mut state.panels.inspector;
    let word = link.kind.as_str();
    let mut form = Form::new(
        workspace, document, records, word, inspector, actions, width,
    );
    form.asked = asked;
    let head = Head {
        glyph: kind.map_or("link", |kind| kind.icon),
        colors: (palette.accent, palette.accent_soft),
        name: &link.name,
        label: &label,
        // A link mostly has no name of its own: its ends say which it is.
        hint: &ends,
        reading: Reading::Text,
        kind: kind.map_or(word, |kind| kind.name(language)),
        place: "",
    };
    header::show(ui, &mut form, &head);
    let go = ends_of(ui, &form, link, &from, &to);
    let verb = kind.map_or("→", |kind| kind.verb.in_language(language));
    let sentence = format!("{from} {verb} {to}.");
    ui.add(egui::Label::new(controls::caption(ui, sentence)).wrap());
    if let Some(kind) = kind {
        let words = kind.description.in_language(language);
        ui.add(egui::Label::new(controls::caption(ui, words)).wrap());
    }
    presence::show(ui, &mut form);
    // A link needs no name of its own.
    let what = (TableName::Links, word, true);
    attributes(ui, &mut form, what, &link.attributes);
    if let Some(subject) = go {
        commands::jump(subject, state, actions);
    }
}

/// Where a link starts and ends; gives the end that was clicked.
fn ends_of(ui: &mut Ui, form: &Form<'_>, link: &Link, from: &str, to: &str) -> Option<SubjectId> {
    let ends: [(MessageId, &ElementId, &str); 2] =
        [(msg::UI_FROM, &link.from, from), (msg::UI_TO, &link.to, to)];
    let mut go = None;
    for (caption, id, name) in ends {
        let caption = form.language.text(caption);
        controls::labelled(ui, &caption, None, form.label_width, |ui| {
            if controls::link(ui, name).clicked() {
                go = Some(SubjectId::from(id));
            }
        });
    }
    go
}

/// The attributes of one record, of a table and a kind, that has a name or not.
fn attributes(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (table, kind, has_name): (TableName, &str, bool),
    values: &Attributes,
) {
    let mut known = known_fields(table, kind);
    // What is asked for is offered, whether the catalogue gives it to the kind or not.
    for name in form.asked.attributes() {
        let is_listed = known.iter().any(|attribute| attribute.id == name);
        known.extend(catalogue::attribute(name).filter(|_| !is_listed));
    }
    let is_own = |name: &&Name| !known.iter().any(|attribute| attribute.id == name.as_str());
    let held = |name: &str| Held::Same(values.get(name));
    let fields = Fields {
        known: &known,
        own: values.keys().filter(is_own).cloned().collect(),
        held: &held,
    };
    asked::line(ui, form, has_name, &held);
    groups(ui, form, &fields);
}
