//! What the sheet says, whom it is of, and how it is narrowed.

use std::sync::atomic::AtomicBool;

use super::{DataList, DataListing, DataSheet, find_data};
use crate::analysis::{DependencyGraph, Watch};
use crate::locale::Language;
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Document, Effect, Origin, Preferences, Workspace, samples};

fn sheet(stopped: bool) -> Option<DataSheet> {
    let map = samples::find("metropole").unwrap().read();
    let snapshot = map.snapshot(map.timeline().order().first());
    let graph = DependencyGraph::of(&snapshot);
    let watch = Watch {
        cancelled: &AtomicBool::new(stopped),
        progress: &|_| {},
    };
    DataSheet::find(&map, &snapshot, &graph, &watch)
}

#[test]
fn it_can_be_stopped_and_kept_to_one_data_set() {
    assert!(sheet(true).is_none());
    let mut sheet = sheet(false).unwrap();
    let meets = sheet.crossings[0].data_sets[0].id.clone();
    sheet.keep_only(meets.as_str());
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(sheet.rows[0].data_set.id, meets);
    assert_eq!(sheet.crossings.len(), 1);
    sheet.keep_only("nobody");
    assert!(sheet.rows.is_empty() && sheet.crossings.is_empty());
}

#[test]
fn a_search_overlooks_accents_and_narrows_its_own_list_alone() {
    let all = sheet(false).unwrap();
    let found = all.matching(DataList::Lineage, "ETAT civil", Language::French);
    assert!(!found.rows.is_empty() && found.rows.len() < all.rows.len());
    assert!(
        found
            .rows
            .iter()
            .any(|row| row.data_set.name.contains("état civil"))
    );
    assert_eq!(found.answers, all.answers);
    let found = all.matching(DataList::Owners, "rssi", Language::French);
    assert_eq!(found.answers.len(), 1);
    assert_eq!(found.rows, all.rows);
}

#[test]
fn markdown_has_the_crossings_and_csv_a_row_for_each_data_set() {
    let sheet = sheet(false).unwrap();
    let csv = sheet.written(DataList::Lineage, ListForm::Csv, Language::English);
    assert_eq!(csv.lines().count(), sheet.rows.len() + 1);
    let markdown = sheet.written(DataList::Lineage, ListForm::Markdown, Language::English);
    let application = &sheet.crossings[0].application.name;
    assert!(markdown.contains(&format!("- In “{application}”")));
    let answered: usize = sheet.answers.iter().map(|it| it.of.len()).sum();
    let csv = sheet.written(DataList::Owners, ListForm::Csv, Language::English);
    assert_eq!(csv.lines().count(), answered + 1);
}

#[test]
fn an_older_sheet_shows_until_the_new_one_is_there_and_no_other_plateau_shows_it() {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    let start = |workspace: &mut Workspace| {
        let mut effects = Vec::new();
        workspace.dispatch(Action::Data(DataListing::Start), &mut effects);
        effects.retain(|effect| matches!(effect, Effect::FindData { .. }));
        effects
    };
    let mut orders = start(&mut workspace);
    assert!(start(&mut workspace).is_empty(), "one search is enough");
    let Some(Effect::FindData { order, run }) = orders.pop() else {
        unreachable!()
    };
    let watch = Watch {
        cancelled: run.cancelled(),
        progress: &|_| {},
    };
    let found = find_data(&order, &watch);
    let done = DataListing::Done {
        run: run.clone(),
        found,
    };
    workspace.dispatch(Action::Data(done), &mut Vec::new());
    let document = workspace.document.as_ref().unwrap();
    let is_current = |workspace: &Workspace| {
        let document = workspace.document.as_ref().unwrap();
        workspace
            .data
            .found(document)
            .map(|(_, is_current)| is_current)
    };
    assert_eq!(is_current(&workspace), Some(true));
    let other = document.map().timeline().order().iter();
    let shown = document.plateau.clone();
    let other = other
        .clone()
        .find(|id| Some(*id) != shown.as_ref())
        .unwrap();
    let other = other.clone();
    let name = crate::command::Command::SetField {
        record: crate::model::RecordKey::new(
            crate::model::TableName::Elements,
            document.snapshot().elements()[0].id.text().clone(),
        ),
        name: "name".into(),
        value: Some(crate::model::Value::text("other")),
    };
    workspace.dispatch(Action::Edit(name), &mut Vec::new());
    assert_eq!(is_current(&workspace), Some(false));
    workspace.dispatch(Action::ShowPlateau(other), &mut Vec::new());
    assert_eq!(is_current(&workspace), None);
}
