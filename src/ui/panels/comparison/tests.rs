//! A comparison driven by label, pointer and key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, RecordKey, SystemMap, TableName, Value};
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::{
    Action, ComparisonMode, Document, Effect, FilePurpose, Pair, Perspective, Side, Workspace,
};

/// A map in which, since `V1`, an application came, one went and one is called otherwise.
fn compared(language: Language) -> Workspace {
    let mut workspace = workspace(language);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let mut insert = |workspace: &mut Workspace, name: &str, x: f64| {
        let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
        let insert = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view, Rect::new(x, 0.0, x + 180.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
        workspace.document.as_ref().unwrap().selected_elements()[0].clone()
    };
    let named = insert(&mut workspace, "Portail", 0.0);
    let gone = insert(&mut workspace, "Guichet", 260.0);
    let before = document(&workspace).map().clone();
    insert(&mut workspace, "Nuage", 520.0);
    let delete = Command::Delete {
        subjects: vec![gone.text().clone().into()],
    };
    workspace.dispatch(Action::Edit(delete), &mut effects);
    let rename = Command::SetField {
        record: RecordKey::new(TableName::Elements, named.text().clone()),
        name: "name".into(),
        value: Some(Value::text("Portail citoyen")),
    };
    workspace.dispatch(Action::Edit(rename), &mut effects);
    let pair = Pair::new(Side::map(before, "V1"), Side::working());
    workspace.dispatch(Action::Compare(Box::new(pair)), &mut effects);
    workspace
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn shown<'a>(harness: &'a Harness<'_, Window>) -> &'a Document {
    document(&harness.state().workspace)
}

fn names(map: &SystemMap) -> Vec<String> {
    let elements = map.tables().elements.iter();
    let mut names: Vec<String> = elements.map(|element| element.name.to_string()).collect();
    names.sort();
    names
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

#[test]
fn the_bar_names_both_sides_counts_what_differs_swaps_and_closes() {
    let mut harness = window(compared(Language::English));
    harness.get_by_label("Before: V1");
    harness.get_by_label("After: Working map");
    for count in ["Added: 1", "Removed: 1", "Changed: 1", "Moved: 0"] {
        harness.get_by_label(count);
    }
    click(&mut harness, "Swap before and after");
    harness.get_by_label("Before: Working map");
    harness.get_by_label("After: V1");
    click(&mut harness, "Close the comparison");
    assert!(shown(&harness).comparison.is_none());
    assert!(harness.query_by_label("Swap before and after").is_none());
}

#[test]
fn the_drawing_says_of_each_thing_what_happened_to_it() {
    let harness = window(compared(Language::French));
    let drawing = harness.state().state.canvas.drawing().unwrap();
    let said: Vec<String> = drawing
        .scene
        .items
        .iter()
        .map(|item| item.description.to_string())
        .collect();
    for (name, word) in [
        ("Nuage", "ajouté"),
        ("Guichet", "supprimé"),
        ("Portail citoyen", "modifié (Nom)"),
    ] {
        assert!(
            said.iter()
                .any(|said| said.contains(name) && said.contains(word)),
            "{name}: {said:?}"
        );
    }
    assert!(drawing.legend().is_some());
}

#[test]
fn the_slider_is_dragged_and_moved_by_arrow_keys_between_two_drawings() {
    let mut harness = window(compared(Language::English));
    click(&mut harness, "Slider");
    assert_eq!(shown(&harness).compare_as, ComparisonMode::Slider);
    let has = |harness: &Harness<'_, Window>, drawing: &str| {
        let canvas = &harness.state().state.canvas;
        let drawing = match drawing {
            "before" => canvas.comparison.drawing_before(),
            _ => canvas.drawing(),
        };
        let items = &drawing.unwrap().scene.items;
        items
            .iter()
            .map(|item| item.description.to_string())
            .collect::<String>()
    };
    assert!(has(&harness, "before").contains("Guichet"));
    assert!(!has(&harness, "before").contains("Nuage"));
    assert!(has(&harness, "after").contains("Nuage"));
    assert!(!has(&harness, "after").contains("Guichet"));
    let label = "Divider between before and after";
    let from = harness
        .get_by_role_and_label(Role::Slider, label)
        .rect()
        .center();
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from - egui::vec2(60.0, 0.0));
    harness.run_steps(2);
    harness.drop_at(from - egui::vec2(60.0, 0.0));
    harness.run_steps(3);
    let dragged = harness.state().state.canvas.comparison.divider;
    assert!(dragged < 0.47, "{dragged}");
    harness.get_by_role_and_label(Role::Slider, label).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let moved = harness.state().state.canvas.comparison.divider;
    assert!(moved > dragged, "{moved} after {dragged}");
}

#[test]
fn onion_skin_and_side_by_side_draw_both_states_and_changes_only_leaves_the_same_out() {
    let mut harness = window(compared(Language::English));
    click(&mut harness, "Onion skin");
    harness.get_by_role_and_label(Role::Slider, "How much of the state after shows");
    click(&mut harness, "Side by side");
    assert!(
        harness
            .state()
            .state
            .canvas
            .comparison
            .drawing_before()
            .is_some()
    );
    click(&mut harness, "Changes only");
    assert!(
        harness
            .state()
            .state
            .canvas
            .comparison
            .drawing_before()
            .is_none()
    );
    assert_eq!(shown(&harness).compare_as, ComparisonMode::ChangesOnly);
    click(&mut harness, "Both in one drawing");
    assert_eq!(shown(&harness).compare_as, ComparisonMode::Together);
}

#[test]
fn f4_goes_from_difference_to_difference_and_back() {
    let mut harness = window(compared(Language::English));
    let selected = |harness: &Harness<'_, Window>| {
        let selection = &shown(harness).selection;
        assert_eq!(selection.len(), 1);
        selection.iter().next().cloned().unwrap()
    };
    press(&mut harness, Modifiers::NONE, Key::F4);
    let first = selected(&harness);
    press(&mut harness, Modifiers::NONE, Key::F4);
    let second = selected(&harness);
    assert_ne!(first, second);
    press(&mut harness, Modifiers::NONE, Key::F4);
    press(&mut harness, Modifiers::NONE, Key::F4);
    assert_eq!(
        selected(&harness),
        first,
        "three differences, then the first again"
    );
    press(&mut harness, Modifiers::SHIFT, Key::F4);
    press(&mut harness, Modifiers::SHIFT, Key::F4);
    assert_eq!(selected(&harness), second);
}

#[test]
fn the_list_is_filtered_goes_to_the_map_and_brings_back() {
    let mut harness = window(compared(Language::English));
    click(&mut harness, "List of differences");
    let changed = "Changed, Portail citoyen, Name, Portail → Portail citoyen";
    harness.get_by_label(changed);
    harness.get_by_label("Removed, Guichet");
    click(&mut harness, "Removed, Guichet");
    let id = shown(&harness).selection.iter().next().cloned().unwrap();
    let elements = &shown(&harness).map().tables().elements;
    assert!(
        !elements.contains(&ElementId::from(id.text().clone())),
        "what went is selected, too"
    );
    let filter = harness.get_by_role_and_label(Role::TextInput, "Filter the differences…");
    filter.focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Filter the differences…")
        .type_text("citoyen");
    harness.run_steps(4);
    assert!(harness.query_by_label("Removed, Guichet").is_none());
    click(&mut harness, "Bring back: Portail citoyen, Name");
    let map = shown(&harness).map();
    assert_eq!(names(map), ["Nuage", "Portail"]);
    harness
        .state_mut()
        .workspace
        .dispatch(Action::Undo, &mut Vec::new());
    harness.run_steps(3);
    assert_eq!(names(shown(&harness).map()), ["Nuage", "Portail citoyen"]);
}

#[test]
fn kinds_are_left_out_of_the_list_and_the_table_is_exported() {
    let mut harness = window(compared(Language::English));
    click(&mut harness, "List of differences");
    harness.get_by_label("Added, Nuage");
    let toggles: Vec<egui::Pos2> = harness
        .get_all_by_role(Role::CheckBox)
        .map(|toggle| toggle.rect().center())
        .collect();
    assert_eq!(toggles.len(), 4, "one a kind of change");
    harness.hover_at(toggles[0]);
    harness.run_steps(2);
    harness.drag_at(toggles[0]);
    harness.drop_at(toggles[0]);
    harness.run_steps(4);
    assert!(harness.query_by_label("Added, Nuage").is_none());
    click(&mut harness, "Export the table…");
    let asked = harness.state().effects.iter().any(|effect| {
        matches!(effect, Effect::AskFile(FilePurpose::Differences, name) if name == "V1-Working-map.csv")
    });
    assert!(asked);
    let mut effects = Vec::new();
    let write = Action::WriteDifferences("/nowhere/x.csv".into());
    harness.state_mut().workspace.dispatch(write, &mut effects);
    let Some(Effect::WriteText { text, .. }) = effects.pop() else {
        panic!("{effects:?}");
    };
    assert!(
        text.contains(";Portail citoyen;Name;Portail;Portail citoyen;"),
        "{text}"
    );
}

#[test]
fn another_perspective_shows_the_map_again_and_the_bar_leads_back() {
    let mut harness = window(compared(Language::English));
    let look = Action::Look(Perspective::Lens(crate::scene::Lens::Hosting));
    harness
        .state_mut()
        .workspace
        .dispatch(look, &mut Vec::new());
    harness.run_steps(4);
    assert!(shown(&harness).comparison.is_some());
    click(&mut harness, "Both in one drawing");
    assert_eq!(shown(&harness).perspective, Perspective::Comparison);
}
