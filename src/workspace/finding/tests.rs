//! Finding in a map, and what a replacement plans.

use super::*;
use crate::command::{self, Command, Context, Occasion};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{RecordKey, SystemMap, TableName, Value};
use crate::workspace::{Action, Preferences, Workspace};

fn workspace() -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-26", 7);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
    for (name, x) in [
        ("Serveur état civil", 300.0),
        ("Portail", 0.0),
        ("État-major", 600.0),
    ] {
        let insert = Command::InsertElement {
            kind: "physical_server".into(),
            name: name.into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, 0.0, x + 180.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    let ids = ids(&workspace);
    for (name, value) in [
        (
            "tags",
            Value::List(vec![Value::text("état"), Value::text("guichet")]),
        ),
        ("environment", Value::text("production")),
        ("description", Value::text("Sert l’état des lieux.")),
    ] {
        let record = ids[1].clone();
        let set = Command::SetField {
            record,
            name: name.into(),
            value: Some(value),
        };
        workspace.dispatch(Action::Edit(set), &mut effects);
    }
    workspace
}

/// The elements' keys, in the order in which they were made.
fn ids(workspace: &Workspace) -> Vec<RecordKey> {
    let elements = &workspace.document.as_ref().unwrap().map().tables().elements;
    let key = |name: &str| {
        let mut all = elements.iter();
        let element = all.find(|element| element.name == name).unwrap();
        RecordKey::new(TableName::Elements, element.id.as_str())
    };
    ["Serveur état civil", "Portail", "État-major"]
        .map(key)
        .to_vec()
}

fn hits(workspace: &Workspace, text: &str) -> (Finder, Vec<Hit>) {
    let document = workspace.document.as_ref().unwrap();
    let query = Query {
        text: text.to_owned(),
        ..Query::default()
    };
    let finder = Finder::new(&query).unwrap().unwrap();
    let index = FindIndex::of(document.map(), document.snapshot(), Language::French);
    let hits = index.find(&finder);
    (finder, hits)
}

fn plan(map: &SystemMap, command: &Command) -> SystemMap {
    let mut context = Context {
        plateau: None,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    let patch = command::plan(map, command, &mut context).unwrap();
    let after = map.with(&patch).unwrap();
    let back = after.with(&patch.inverted()).unwrap();
    assert_eq!(back.tables(), map.tables(), "undo restores exactly");
    after
}

#[test]
fn names_tags_labels_and_texts_are_found_in_reading_order() {
    let workspace = workspace();
    let document = workspace.document.as_ref().unwrap();
    let (_, mut found) = hits(&workspace, "ETAT");
    let shown = Shown::in_view(
        document.map(),
        document.snapshot(),
        document.view.as_ref().unwrap(),
    );
    shown.in_reading_order(&mut found);
    let titles: Vec<String> = found
        .iter()
        .map(|hit| title_of(document.map(), document.snapshot(), &hit.record))
        .collect();
    assert_eq!(titles, ["Portail", "Serveur état civil", "État-major"]);
    let fields: Vec<&str> = found[0]
        .found
        .iter()
        .map(|found| found.field.id())
        .collect();
    assert_eq!(fields, ["description", "tags"]);
    let (_, by_label) = hits(&workspace, "Production");
    assert_eq!(by_label.len(), 1, "a choice is found by its label");
    let (_, by_kind) = hits(&workspace, "serveur physique");
    assert_eq!(by_kind.len(), 3, "a kind is found by its name");
}

#[test]
fn a_replacement_changes_words_of_the_user_only_and_undo_restores_exactly() {
    let workspace = workspace();
    let document = workspace.document.as_ref().unwrap();
    let (finder, found) = hits(&workspace, "état");
    let planned = replacement(
        document.map(),
        document.snapshot(),
        &finder,
        "Statut",
        &found,
    );
    assert_eq!((planned.places, planned.settings.len()), (4, 4));
    let command = Command::SetMany {
        settings: planned.settings,
        occasion: Occasion::Replace,
    };
    let after = plan(document.map(), &command);
    let portal = after
        .tables()
        .elements
        .get(&ids(&workspace)[1].id.clone().into())
        .unwrap();
    let tags = Value::List(vec![Value::text("Statut"), Value::text("guichet")]);
    assert_eq!(portal.attributes.get("tags"), Some(&tags));
    assert_eq!(
        portal.attributes.get("description"),
        Some(&Value::text("Sert l’Statut des lieux."))
    );
    let (finder, found) = hits(&workspace, "production");
    let planned = replacement(document.map(), document.snapshot(), &finder, "x", &found);
    assert_eq!(planned.places, 0, "choices of the catalogue stay");
}

#[test]
fn a_replacement_that_would_leave_no_name_is_refused_whole() {
    let workspace = workspace();
    let document = workspace.document.as_ref().unwrap();
    let (finder, found) = hits(&workspace, "Portail");
    let planned = replacement(document.map(), document.snapshot(), &finder, "", &found);
    let command = Command::SetMany {
        settings: planned.settings,
        occasion: Occasion::Replace,
    };
    let mut context = Context {
        plateau: None,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    assert!(command::plan(document.map(), &command, &mut context).is_err());
}

#[test]
fn what_another_view_shows_is_found_with_that_view() {
    let mut workspace = workspace();
    let first = workspace.document.as_ref().unwrap().view.clone();
    let name = "Second".into();
    workspace.dispatch(Action::Edit(Command::AddView { name }), &mut Vec::new());
    let document = workspace.document.as_ref().unwrap();
    let second = document.views()[1].clone();
    let record = &ids(&workspace)[0];
    let in_second = Shown::in_view(document.map(), document.snapshot(), &second);
    assert!(!in_second.has(record));
    let showing = view_showing(
        document.map(),
        document.snapshot(),
        &document.views(),
        record,
    );
    assert_eq!(showing, first);
}
