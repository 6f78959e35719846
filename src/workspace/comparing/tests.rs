//! Comparisons: what they say differs, that they follow the map, and that bringing back is exact.

use super::*;
use crate::command::Command;
use crate::history::History;
use crate::model::{Change, ElementId, Finite, Placement, RecordKey, SubjectId, TableName, Value};
use crate::scene::ChangeMark;
use crate::workspace::{Action, Origin, Preferences, samples};

fn metropole() -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    let opened = crate::workspace::Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    workspace
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn comparison(workspace: &Workspace) -> &Arc<Comparison> {
    document(workspace).comparison.as_ref().unwrap()
}

fn compare_with(workspace: &mut Workspace, before: SystemMap) {
    let pair = Pair::new(Side::map(before, "V1"), Side::working());
    workspace.dispatch(Action::Compare(Box::new(pair)), &mut Vec::new());
}

fn set(workspace: &mut Workspace, id: &str, name: &str, value: &str) {
    let command = Command::SetField {
        record: RecordKey::new(TableName::Elements, id),
        name: name.into(),
        value: Some(Value::text(value)),
    };
    workspace.dispatch(Action::Edit(command), &mut Vec::new());
}

fn bring_back(workspace: &mut Workspace, entry: &Entry, field: Option<&FieldEntry>) {
    let back = Back {
        table: entry.table,
        record: entry.record.clone(),
        field: field.map(|field| field.path.clone()),
    };
    workspace.dispatch(Action::BringBack(Box::new(back)), &mut Vec::new());
}

#[test]
fn the_same_map_twice_differs_in_nothing() {
    let mut workspace = metropole();
    let map = document(&workspace).map().clone();
    compare_with(&mut workspace, map);
    let comparison = comparison(&workspace);
    assert!(comparison.entries(Language::French).is_empty());
    assert!(comparison.gap.is_empty() && comparison.patch.is_empty());
    assert_eq!(document(&workspace).perspective, Perspective::Comparison);
}

#[test]
fn a_comparison_follows_every_edit_and_ends_with_its_perspective() {
    let mut workspace = metropole();
    let map = document(&workspace).map().clone();
    compare_with(&mut workspace, map);
    set(&mut workspace, "ap-fin", "name", "Finances");
    let entries = comparison(&workspace).entries(Language::English);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].change, ChangeMark::Changed);
    assert_eq!(entries[0].fields[0].label, "Name");
    assert_eq!(entries[0].fields[0].to, "Finances");
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert!(comparison(&workspace).entries(Language::English).is_empty());
    workspace.dispatch(Action::EndComparison, &mut Vec::new());
    assert!(document(&workspace).comparison.is_none());
    assert_eq!(document(&workspace).perspective, Perspective::Standard);
}

#[test]
fn placements_are_one_line_a_view_and_no_change_of_what_they_place() {
    let mut workspace = metropole();
    let before = document(&workspace).map().clone();
    let view = document(&workspace).view.clone().unwrap();
    let mut tables = before.tables().clone();
    for id in ["ap-fin", "ap-rh"] {
        let placement = Placement::id_for(&view, &SubjectId::from(id));
        let mut moved = Placement::clone(tables.placements.get(&placement).unwrap());
        moved.x = Finite::new(moved.x.get() + 40.0).unwrap();
        tables.placements.insert(Arc::new(moved));
    }
    let (after, _) = SystemMap::assemble(tables);
    let entries = patch_entries(
        &patch::diff(&before, &after),
        &before,
        &after,
        Language::English,
    );
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].table, TableName::Placements);
    assert_eq!(entries[0].view(), Some(view));
    assert_eq!(entries[0].about, "2 placed elsewhere");
    compare_with(&mut workspace, after);
    assert!(comparison(&workspace).gap.is_empty());
}

#[test]
fn two_plateaus_differ_by_their_gap_in_names_people_know() {
    let mut workspace = metropole();
    let pair = Pair::new(Side::plateau("P2026".into()), Side::plateau("P2027".into()));
    workspace.dispatch(Action::Compare(Box::new(pair)), &mut Vec::new());
    let comparison = comparison(&workspace);
    assert!(comparison.is_between_plateaus());
    assert_eq!(comparison.name_before(Language::French), "Existant 2026");
    let entries = comparison.entries(Language::French);
    let gap = &comparison.gap;
    assert_eq!(entries.len(), gap.elements.len() + gap.links.len());
    let moved = entries.iter().find(|entry| entry.record.id == "fw-ext-2");
    let moved = moved.expect("the second firewall moves");
    assert_eq!(moved.change, ChangeMark::Moved);
    let container = moved.fields.iter().find(|field| field.label == "Contenant");
    assert!(
        container.unwrap().from.starts_with("Salle A"),
        "names, not ids"
    );
}

#[test]
fn a_field_comes_back_alone_and_can_be_undone() {
    let mut workspace = metropole();
    let before = document(&workspace).map().clone();
    set(&mut workspace, "ap-fin", "name", "Finances");
    set(&mut workspace, "ap-fin", "description", "Comptes");
    let edited = document(&workspace).map().clone();
    compare_with(&mut workspace, before);
    let entry = comparison(&workspace).entries(Language::English).remove(0);
    let name = entry.fields.iter().find(|field| field.label == "Name");
    bring_back(&mut workspace, &entry, name);
    let element = |workspace: &Workspace| {
        let elements = &document(workspace).map().tables().elements;
        Arc::clone(elements.get(&ElementId::from("ap-fin")).unwrap())
    };
    assert_eq!(element(&workspace).name, "Gestion financière");
    assert_eq!(
        element(&workspace).attributes.get("description"),
        Some(&Value::text("Comptes")),
        "only what was asked for"
    );
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert_eq!(*document(&workspace).map(), edited, "one step");
}

#[test]
fn what_was_deleted_comes_back_with_its_places_and_what_came_goes_with_its_links() {
    let mut workspace = metropole();
    let before = document(&workspace).map().clone();
    let delete = Command::Delete {
        subjects: vec!["hv-a1".into()],
    };
    workspace.dispatch(Action::Edit(delete), &mut Vec::new());
    compare_with(&mut workspace, before.clone());
    let entries = comparison(&workspace).entries(Language::English);
    let of = |entries: &[Entry], id: &str| {
        entries
            .iter()
            .find(|entry| entry.record.id == id)
            .cloned()
            .unwrap()
    };
    bring_back(&mut workspace, &of(&entries, "hv-a1"), None);
    let tables = document(&workspace).map().tables();
    assert!(tables.elements.contains(&"hv-a1".into()));
    let shows = |map: &SystemMap| {
        map.tables()
            .placements
            .iter()
            .filter(|one| one.subject.as_str() == "hv-a1")
            .count()
    };
    assert_eq!(shows(document(&workspace).map()), shows(&before));
    // Each of its links comes back by itself, with nothing missing then.
    while let Some(entry) = comparison(&workspace)
        .entries(Language::English)
        .into_iter()
        .next()
    {
        let left = comparison(&workspace).patch.len();
        bring_back(&mut workspace, &entry, None);
        assert!(comparison(&workspace).patch.len() < left, "{entry:?}");
    }
    assert_eq!(*document(&workspace).map(), before);
    // The other way round: the working map has more, which is taken away again.
    let steps = document(&workspace).history.len();
    let mut effects = Vec::new();
    workspace.dispatch(Action::GoToStep(0), &mut effects);
    assert!(steps > 0);
    let mut smaller = document(&workspace).map().clone();
    let removal = patch_without(&smaller, "hv-a1");
    smaller.apply(&removal).unwrap();
    compare_with(&mut workspace, smaller);
    let entries = comparison(&workspace).entries(Language::English);
    bring_back(&mut workspace, &of(&entries, "hv-a1"), None);
    let tables = document(&workspace).map().tables();
    assert!(!tables.elements.contains(&"hv-a1".into()));
}

/// The patch that a user's deletion would be.
fn patch_without(map: &SystemMap, id: &str) -> Patch {
    let command = Command::Delete {
        subjects: vec![id.into()],
    };
    let mut context = crate::command::Context {
        plateau: None,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    crate::command::plan(map, &command, &mut context).unwrap()
}

#[test]
fn between_plateaus_a_field_comes_back_at_the_later_one_only() {
    let mut workspace = metropole();
    let pair = Pair::new(Side::plateau("P2026".into()), Side::plateau("P2027".into()));
    workspace.dispatch(Action::Compare(Box::new(pair)), &mut Vec::new());
    let entries = comparison(&workspace).entries(Language::English);
    let moved = entries.iter().find(|entry| entry.record.id == "fw-ext-2");
    bring_back(&mut workspace, moved.unwrap(), None);
    let gap = &comparison(&workspace).gap;
    assert!(!gap.elements.contains_key("fw-ext-2"));
    let history: &History = &document(&workspace).history;
    assert_eq!(history.len(), 1);
    // What came between plateaus is another matter: it is refused in words.
    let added = entries
        .iter()
        .find(|entry| entry.change == ChangeMark::Added);
    bring_back(&mut workspace, added.unwrap(), None);
    assert!(workspace.notice.is_some());
    assert_eq!(document(&workspace).history.len(), 1);
}

#[test]
fn every_single_difference_brought_back_leads_to_the_map_before() {
    use proptest::prelude::*;
    let workspace = metropole();
    let base = document(&workspace).map().clone();
    let ids: Vec<ElementId> = base
        .tables()
        .elements
        .iter()
        .map(|one| one.id.clone())
        .collect();
    let config = ProptestConfig::with_cases(24);
    proptest!(config, |(picks in proptest::collection::vec((0..ids.len(), 0..3_u8), 1..8))| {
        let mut after = base.clone();
        for (pick, how) in &picks {
            let id = &ids[*pick];
            if !after.tables().elements.contains(id) {
                continue;
            }
            let patch = match how {
                0 => patch_without(&after, id.as_str()),
                _ => {
                    let key = RecordKey::new(TableName::Elements, id.text().clone());
                    let name = if *how == 1 { "name" } else { "description" };
                    let path = crate::model::FieldPath::own(name);
                    let from = after.tables().fields_of(key.table, &key.id).unwrap().remove(&path);
                    let to = Some(Value::text(format!("{pick}-{how}")));
                    let change = crate::model::FieldChange { from, to };
                    [(key, Change::Changed([(path, change)].into()))].into_iter().collect()
                }
            };
            after.apply(&patch).unwrap();
        }
        let mut left = patch::diff(&base, &after);
        let mut rounds = 0;
        loop {
            let Some(key) = left.iter().next().map(|(key, _)| key.clone()) else { break };
            let back = Back { table: key.table, record: key.clone(), field: None };
            let back = if key.table == TableName::Placements {
                let view = after.tables().placements.get(&key.id.clone().into())
                    .or_else(|| base.tables().placements.get(&key.id.clone().into()))
                    .map(|placement| placement.view.clone()).unwrap();
                Back { table: key.table, record: RecordKey::new(TableName::Views, view.text().clone()), field: None }
            } else { back };
            let patch = patch_back(&left, &back);
            prop_assert!(!patch.is_empty());
            prop_assert!(after.apply(&patch).is_ok(), "{:?}", after.with(&patch));
            left = patch::diff(&base, &after);
            rounds += 1;
            prop_assert!(rounds < 500);
        }
        prop_assert_eq!(&after, &base);
    });
}
