//! An element or a link as a whole: head, presence, and its groups of attributes.

use egui::Ui;

use super::attributes::groups;
use super::{Form, InspectorState, controls, header, looks};
use crate::catalogue::{self, Attribute};
use crate::locale::{Language, msg};
use crate::model::{Element, Link, RecordKey, SubjectId, TableName, Timeline};
use crate::ui::panels::{commands, impact, plateaus};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Document, Perspective};

/// What the editors of one record share.
pub(super) fn form<'a>(
    document: &'a Document,
    language: Language,
    record: RecordKey,
    kind: &'a str,
    state: &'a mut InspectorState,
    actions: &'a mut Vec<Action>,
    width: f32,
) -> Form<'a> {
    let plateau = document.plateau.as_ref();
    let tables = document.map().tables();
    let overridden = plateau.and_then(|plateau| match record.table {
        TableName::Elements => tables
            .elements
            .get(&record.id.clone().into())?
            .at
            .get(plateau),
        TableName::Links => tables.links.get(&record.id.clone().into())?.at.get(plateau),
        TableName::Notes => tables.notes.get(&record.id.clone().into())?.at.get(plateau),
        _ => None,
    });
    Form {
        document,
        language,
        record,
        kind,
        overridden,
        label_width: (width * 0.36).clamp(86.0, 150.0),
        may_edit: !document.is_read_only(),
        typing: &mut state.typing,
        picker_search: &mut state.picker_search,
        actions,
    }
}

/// Draws an element.
pub(super) fn element(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let kind = catalogue::element_kind(element.kind.as_str());
    let kind_name = kind.map_or(element.kind.as_str(), |kind| kind.name(language));
    let container = element
        .parent
        .as_ref()
        .and_then(|parent| document.snapshot().element_by_id(parent))
        .map(|parent| parent.name.to_string());
    let caption = match &container {
        Some(container) => format!("{kind_name} · {container}"),
        None => kind_name.to_owned(),
    };
    let colors = kind.map_or((palette.muted, palette.soft), |kind| {
        palette.family(kind.family)
    });
    let width = ui.available_width();
    let record = RecordKey::of(element);
    let mut form = form(
        document,
        language,
        record,
        element.kind.as_str(),
        &mut state.panels.inspector,
        actions,
        width,
    );
    let glyph = crate::scene::icon_of(element);
    let label = language.text(msg::UI_NAME);
    header::show(
        ui,
        &mut form,
        glyph,
        colors,
        &element.name,
        &label,
        &caption,
    );
    presence(ui, &form, element.id.as_str());
    // In an impact review its answer comes first; otherwise it follows what the element is.
    let reviews_impact = document.perspective == Perspective::Impact;
    if reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
    let record = RecordKey::of(element);
    let buffers = &mut state.panels.inspector;
    let mut form = self::form(
        document,
        language,
        record,
        element.kind.as_str(),
        buffers,
        actions,
        width,
    );
    let known: Vec<&'static Attribute> = kind
        .map(|kind| kind.attributes().collect())
        .unwrap_or_default();
    groups(ui, &mut form, &known, &element.attributes);
    looks::section(ui, document, language, width, actions);
    if !reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
}

/// Draws a link.
pub(super) fn link(
    ui: &mut Ui,
    document: &Document,
    link: &Link,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let kind = catalogue::link_kind(link.kind.as_str());
    let kind_name = kind.map_or(link.kind.as_str(), |kind| kind.name(language));
    let name = |id| {
        let element = document.snapshot().element_by_id(id);
        element
            .map(|element| element.name.to_string())
            .unwrap_or_default()
    };
    let (from, to) = (name(&link.from), name(&link.to));
    let width = ui.available_width();
    let mut form = form(
        document,
        language,
        RecordKey::of(link),
        link.kind.as_str(),
        &mut state.panels.inspector,
        actions,
        width,
    );
    let glyph = kind.map_or("link", |kind| kind.icon);
    let label = language.text(msg::UI_LINK_LABEL);
    let colors = (palette.accent, palette.accent_soft);
    header::show(ui, &mut form, glyph, colors, &link.name, &label, kind_name);
    let verb = kind.map_or("→", |kind| kind.verb.in_language(language));
    let mut go = None;
    for (caption, id, text) in [
        (msg::UI_FROM, &link.from, &from),
        (msg::UI_TO, &link.to, &to),
    ] {
        controls::labelled(ui, &language.text(caption), None, form.label_width, |ui| {
            if controls::link(ui, text).clicked() {
                go = Some(SubjectId::from(id));
            }
        });
    }
    let sentence = format!("{from} {verb} {to}.");
    ui.add(egui::Label::new(controls::caption(ui, sentence)).wrap());
    if let Some(kind) = kind {
        let words = kind.description.in_language(language);
        ui.add(egui::Label::new(controls::caption(ui, words)).wrap());
    }
    presence(ui, &form, link.id.as_str());
    let known: Vec<&'static Attribute> = kind
        .map(|kind| kind.attributes().collect())
        .unwrap_or_default();
    groups(ui, &mut form, &known, &link.attributes);
    if let Some(subject) = go {
        commands::jump(subject, state, actions);
    }
}

/// From which plateau to which the record exists.
fn presence(ui: &mut Ui, form: &Form<'_>, id: &str) {
    let document = form.document;
    let timeline = document.map().timeline();
    if timeline.order().is_empty() {
        return;
    }
    let tables = document.map().tables();
    let is_there = |chain: &[crate::model::PlateauId]| match form.record.table {
        TableName::Elements => tables
            .elements
            .get(&id.into())
            .is_some_and(|record| Timeline::is_present(record.as_ref(), chain)),
        _ => tables
            .links
            .get(&id.into())
            .is_some_and(|record| Timeline::is_present(record.as_ref(), chain)),
    };
    let there: Vec<String> = timeline
        .order()
        .iter()
        .filter(|plateau| is_there(timeline.chain(plateau)))
        .map(|plateau| plateaus::name_of(document, plateau))
        .collect();
    let text = match there.as_slice() {
        [] => return,
        [only] => only.clone(),
        [first, .., last] if there.len() == timeline.order().len() => format!("{first} → {last}"),
        list => list.join(", "),
    };
    let label = form.language.text(msg::UI_PRESENCE);
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        let palette = theme::palette(ui);
        controls::pill(ui, &text, palette.accent, palette.accent_soft);
    });
}
