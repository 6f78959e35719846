//! The inspector, driven by label and key.

mod catalogue;
mod expected;
mod several;
mod texts;
mod together;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, window, workspace};
use crate::catalogue::{Attribute, AttributeType, ELEMENT_KINDS};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{
    ElementId, FieldPath, LinkId, Name, Record as _, RecordKey, SubjectId, SystemMap, TableName,
    Value,
};
use crate::workspace::{Action, Document, Effect, Selecting, Workspace};

/// What a node says: labels hold their words as a value.
pub(super) fn words_of(node: &egui_kittest::kittest::AccessKitNode<'_>) -> Option<String> {
    node.label().or_else(|| node.value())
}

pub(super) fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

pub(super) fn act(workspace: &mut Workspace, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    workspace.dispatch(action, &mut effects);
    effects
}

pub(super) fn insert(workspace: &mut Workspace, kind: &str, name: &str) -> ElementId {
    let view = document(workspace).view.clone().unwrap();
    let command = Command::InsertElement {
        kind: kind.into(),
        name: name.into(),
        parent: None,
        place: Some((view, Rect::new(0.0, 0.0, 180.0, 60.0))),
    };
    act(workspace, Action::Edit(command));
    document(workspace).selected_elements()[0].clone()
}

pub(super) fn set(workspace: &mut Workspace, id: &ElementId, name: &str, value: Value) {
    let record = RecordKey::new(TableName::Elements, id.text().clone());
    let command = Command::SetField {
        record,
        name: name.into(),
        value: Some(value),
    };
    act(workspace, Action::Edit(command));
}

pub(super) fn select(workspace: &mut Workspace, ids: &[&ElementId]) {
    let subjects = ids.iter().map(|id| SubjectId::from(*id)).collect();
    act(workspace, Action::Select(subjects, Selecting::Only));
}

/// Three applications and a zone, of which nothing is selected.
pub(super) fn three(language: Language) -> (Workspace, [ElementId; 3]) {
    let mut workspace = workspace(language);
    act(&mut workspace, Action::NewMap);
    insert(&mut workspace, "zone", "Zone DMZ");
    let ids = ["Alpha", "Beta", "Gamma"].map(|name| insert(&mut workspace, "application", name));
    act(&mut workspace, Action::SelectNone);
    (workspace, ids)
}

/// A window that is high enough for every field of a kind.
pub(super) fn high_window(workspace: Workspace) -> Harness<'static, Window> {
    let mut harness = window(workspace);
    harness.set_size(egui::vec2(1280.0, 3_000.0));
    harness.run_steps(4);
    harness
}

pub(super) fn value(harness: &Harness<'_, Window>, id: &ElementId, name: &str) -> Option<Value> {
    let map = document(&harness.state().workspace).map();
    let element = map.tables().elements.get(id).unwrap();
    element.get(&FieldPath::own(Name::new(name)))
}

pub(super) fn map(harness: &Harness<'_, Window>) -> SystemMap {
    document(&harness.state().workspace).map().clone()
}

pub(super) fn steps(harness: &Harness<'_, Window>) -> usize {
    document(&harness.state().workspace).history.len()
}

pub(super) fn type_into(harness: &mut Harness<'_, Window>, role: Role, label: &str, text: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run_steps(2);
}

pub(super) fn press(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// Unfolds the groups and the empty fields that are folded.
pub(super) fn unfold(harness: &mut Harness<'_, Window>) {
    loop {
        let folded = harness
            .query_all_by_role(Role::DisclosureTriangle)
            .find(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::False));
        let Some(folded) = folded else { break };
        folded.click();
        harness.run_steps(3);
    }
    loop {
        let is_more = |label: String| label.contains("empty field");
        let more = harness
            .query_all_by(|node| words_of(node).is_some_and(is_more))
            .next();
        let Some(more) = more else { break };
        more.click();
        harness.run_steps(3);
    }
}

/// An element of a kind that a reference may point at.
pub(super) fn target(attribute: &Attribute) -> Option<&'static str> {
    let (AttributeType::Reference(rules) | AttributeType::ReferenceList(rules)) =
        attribute.value_type
    else {
        return None;
    };
    let kind = ELEMENT_KINDS
        .iter()
        .find(|kind| rules.is_empty() || rules.iter().any(|rule| rule.covers(kind)));
    kind.map(|kind| kind.id)
}

/// A map with a selected record `subject` of a kind, and targets for its references.
pub(super) fn with_subject(table: TableName, kind: &str, attributes: &[&Attribute]) -> Workspace {
    use crate::model::{Element, Link};
    let mut workspace = workspace(Language::English);
    act(&mut workspace, Action::NewMap);
    let mut tables = document(&workspace).map().tables().clone();
    let mut add = |id: &str, kind: &str| {
        let mut element = Element::blank(ElementId::from(id));
        element.kind = kind.into();
        element.name = id.into();
        tables.elements.insert(element.into());
    };
    let target = attributes.iter().find_map(|attribute| target(attribute));
    add("target", target.unwrap_or("application"));
    add("other", "application");
    if table == TableName::Elements {
        add("subject", kind);
    } else {
        let mut link = Link::blank(LinkId::from("subject"));
        link.kind = kind.into();
        link.from = "target".into();
        link.to = "other".into();
        tables.links.insert(link.into());
    }
    let map = SystemMap::assemble(tables).0;
    let origin = crate::workspace::Origin::New;
    workspace.document = Some(Document::new(map, origin));
    let subject = vec![SubjectId::from("subject")];
    act(&mut workspace, Action::Select(subject, Selecting::Only));
    workspace
}
