//! The tab of data, driven by label.

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::analysis::{DependencyGraph, Watch};
use crate::locale::Language;
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::data_paths::{DataList, DataListing, DataSheet, find_data, flow_in_words};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{
    Action, Document, Effect, FilePurpose, Origin, Panels, Selecting, Workspace, samples,
};

fn watch() -> Watch<'static> {
    static GOES_ON: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    Watch {
        cancelled: &GOES_ON,
        progress: &|_| {},
    }
}

/// The sample with its sheet found, as the process finds it.
fn with_sample(language: Language) -> Workspace {
    let mut workspace = workspace(language);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    workspace.preferences.panels = Panels {
        lower: true,
        ..workspace.preferences.panels
    };
    let mut effects = Vec::new();
    workspace.dispatch(Action::Data(DataListing::Start), &mut effects);
    answer(&mut workspace, effects);
    workspace
}

/// Does what the process does with a search that was asked for.
fn answer(workspace: &mut Workspace, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::FindData { order, run } = effect {
            let found = find_data(&order, &watch());
            let done = DataListing::Done { run, found };
            workspace.dispatch(Action::Data(done), &mut Vec::new());
        }
    }
}

/// What the command line would find at the plateau that shows.
fn sheet(workspace: &Workspace) -> DataSheet {
    let document = workspace.document.as_ref().unwrap();
    let snapshot = document.map().snapshot(document.plateau.as_ref());
    let graph = DependencyGraph::of(&snapshot);
    DataSheet::find(document.map(), &snapshot, &graph, &watch()).unwrap()
}

fn on(workspace: Workspace, list: DataList) -> egui_kittest::Harness<'static, Window> {
    let mut harness = window(workspace);
    harness.state_mut().state.panels.drawer.show_data();
    harness.state_mut().state.panels.data.show(list);
    harness.run_steps(4);
    harness
}

fn shows(harness: &egui_kittest::Harness<'static, Window>, label: &str) -> bool {
    harness.query_all_by_label(label).next().is_some()
}

#[test]
fn a_row_has_what_the_command_line_prints_and_each_name_goes_there() {
    let workspace = with_sample(Language::English);
    let sheet = sheet(&workspace);
    let rows = sheet.rows.clone();
    let mut harness = on(workspace, DataList::Lineage);
    // Every data set is found by its name, with all that the command line says of it.
    for row in &rows {
        let data = &mut harness.state_mut().state.panels.data;
        data.words = row.data_set.name.clone();
        data.open.insert(row.data_set.id.clone());
        harness.run_steps(3);
        let flows = row
            .flows
            .iter()
            .map(|flow| flow_in_words(flow, Language::English));
        let others = row
            .stores
            .iter()
            .chain(&row.applications)
            .chain(&row.reached);
        let others = others.map(|it| it.name.clone());
        for name in std::iter::once(row.data_set.name.clone())
            .chain(others)
            .chain(flows)
        {
            assert!(shows(&harness, &name), "{name} of {}", row.data_set.name);
        }
    }
    // Whichever is clicked is what is selected.
    let row = &rows[0];
    harness.state_mut().state.panels.data.words = row.data_set.name.clone();
    harness.run_steps(3);
    let wanted = [
        (row.data_set.name.clone(), &row.data_set.id),
        (row.stores[0].name.clone(), &row.stores[0].id),
        (
            flow_in_words(&row.flows[0], Language::English),
            &row.flows[0].link,
        ),
        (row.reached[0].name.clone(), &row.reached[0].id),
    ];
    for (label, id) in wanted {
        harness
            .query_all_by_label(&label)
            .find(|node| node.accesskit_node().role() == egui::accesskit::Role::Link)
            .unwrap()
            .click();
        harness.run_steps(3);
        let document = harness.state().workspace.document.as_ref().unwrap();
        assert_eq!(document.selection, [id.clone()].into(), "{label}");
    }
}

#[test]
fn where_data_meet_is_told_in_the_list_and_beside_the_application() {
    let workspace = with_sample(Language::French);
    let sheet = sheet(&workspace);
    let crossing = sheet.crossings[0].clone();
    let mut harness = on(workspace, DataList::Lineage);
    click(&mut harness, "1 croisement");
    assert!(shows(&harness, &crossing.application.name));
    let application = crossing.application.id.clone();
    let select = Action::Select(vec![application], Selecting::Only);
    let window = harness.state_mut();
    window.workspace.dispatch(select, &mut Vec::new());
    harness.run_steps(3);
    let first = &crossing.data_sets[0];
    let told = format!("celle de «\u{a0}{}\u{a0}»", first.name);
    assert!(harness.query_by_label_contains(&told).is_some());
}

#[test]
fn who_answers_for_what_is_listed_by_role() {
    let workspace = with_sample(Language::English);
    let sheet = sheet(&workspace);
    let mut harness = on(workspace, DataList::Owners);
    for answers in &sheet.answers {
        harness.state_mut().state.panels.data.words = answers.role_in_words(Language::English);
        harness.run_steps(2);
        let count = answers.of.len();
        let heading = format!("{} ({count})", answers.role_in_words(Language::English));
        assert!(shows(&harness, &heading), "{heading}");
    }
    let (first, _) = &sheet.answers.last().unwrap().of[0];
    harness
        .query_all_by_label_contains(&format!("{}, ", first.name))
        .next()
        .unwrap()
        .click();
    harness.run_steps(3);
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.selection, [first.id.clone()].into());
}

#[test]
fn what_is_copied_and_written_is_what_the_command_line_prints() {
    for list in [DataList::Lineage, DataList::Owners] {
        let workspace = with_sample(Language::French);
        let sheet = sheet(&workspace);
        let mut harness = on(workspace, list);
        harness.state_mut().effects.clear();
        click(&mut harness, "Copier la liste en tableau");
        let csv = sheet.written(list, ListForm::Csv, Language::French);
        let effects = &harness.state().effects;
        let is_copied = |effect: &Effect| matches!(effect, Effect::CopyText(text) if *text == csv);
        assert!(effects.iter().any(is_copied), "{list:?}: {effects:?}");
        click(&mut harness, "Enregistrer la liste");
        let is_asked = |effect: &Effect| matches!(effect, Effect::AskFile(FilePurpose::Data, name) if name.ends_with(".csv"));
        assert!(harness.state().effects.iter().any(is_asked));
        let window = harness.state_mut();
        let write = DataListing::Write("liste.md".into());
        let mut effects = Vec::new();
        window.workspace.dispatch(Action::Data(write), &mut effects);
        let markdown = sheet.written(list, ListForm::Markdown, Language::French);
        let is_written =
            |effect: &Effect| matches!(effect, Effect::WriteText { text, .. } if *text == markdown);
        assert!(effects.iter().any(is_written));
    }
}
