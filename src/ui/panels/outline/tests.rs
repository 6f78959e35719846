//! The outline, driven by key, pointer and label.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{Element, Placement, SubjectId};
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::{Action, Document, Workspace};

/// A site with a server in it, an application beside it, and an archive that the view lacks.
fn map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = document(&workspace).view.clone().unwrap();
    let boxes = [
        ("Town hall", "site", Some(Rect::new(0.0, 0.0, 400.0, 300.0))),
        (
            "Portal",
            "application",
            Some(Rect::new(600.0, 0.0, 780.0, 66.0)),
        ),
        ("Archive", "application", None),
    ];
    for (name, kind, rect) in boxes {
        insert(
            &mut workspace,
            name,
            kind,
            rect.map(|rect| (view.clone(), rect)),
            None,
        );
    }
    let site = Some(element_in(&workspace, "Town hall").id);
    let place = Some((view, Rect::new(24.0, 64.0, 204.0, 130.0)));
    insert(&mut workspace, "Server", "physical_server", place, site);
    workspace.dispatch(Action::SelectNone, &mut effects);
    workspace
}

fn insert(
    workspace: &mut Workspace,
    name: &str,
    kind: &str,
    place: Option<(crate::model::ViewId, Rect)>,
    parent: Option<crate::model::ElementId>,
) {
    let insert = Command::InsertElement {
        kind: kind.into(),
        name: name.into(),
        parent,
        place,
    };
    workspace.dispatch(Action::Edit(insert), &mut Vec::new());
}

fn outline() -> Harness<'static, Window> {
    let mut harness = window(map());
    click(&mut harness, "Outline");
    harness
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

fn element_in(workspace: &Workspace, name: &str) -> Element {
    let mut elements = document(workspace).map().tables().elements.iter();
    Element::clone(elements.find(|element| element.name == name).unwrap())
}

fn element(harness: &Harness<'_, Window>, name: &str) -> Element {
    element_in(&harness.state().workspace, name)
}

fn parent(harness: &Harness<'_, Window>, name: &str) -> Option<String> {
    let id = element(harness, name).parent?;
    let tables = document(&harness.state().workspace).map().tables();
    tables
        .elements
        .get(&id)
        .map(|element| element.name.to_string())
}

fn rect(harness: &Harness<'_, Window>, name: &str) -> Rect {
    let workspace = &harness.state().workspace;
    let view = document(workspace).view.clone().unwrap();
    let subject = SubjectId::from(&element(harness, name).id);
    let placements = &document(workspace).map().tables().placements;
    placements
        .get(&Placement::id_for(&view, &subject))
        .unwrap()
        .rect()
}

fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let document = document(&harness.state().workspace);
    let ids = document.selected_elements();
    let name = |id| {
        document
            .map()
            .tables()
            .elements
            .get(id)
            .unwrap()
            .name
            .to_string()
    };
    ids.iter().map(name).collect()
}

fn press(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press(key);
    harness.run_steps(4);
}

fn row(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn does(harness: &mut Harness<'_, Window>, event: Event) {
    harness.event(event);
    harness.run_steps(2);
}

/// Drags a row and lets it go at a share of the height of another.
fn drag(harness: &mut Harness<'_, Window>, from: &str, onto: &str, share: f32) {
    let button = |harness: &Harness<'_, Window>, name: &str| {
        harness.get_by_role_and_label(Role::Button, name).rect()
    };
    let start = button(harness, from).center();
    let goal = button(harness, onto);
    let end = pos2(goal.center().x, goal.top() + goal.height() * share);
    let press = |at, pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    does(harness, Event::PointerMoved(start));
    does(harness, press(start, true));
    does(harness, Event::PointerMoved(start + egui::vec2(9.0, 9.0)));
    does(harness, Event::PointerMoved(end));
    does(harness, press(end, false));
    harness.run_steps(4);
}

fn undo(harness: &mut Harness<'_, Window>) {
    let window = harness.state_mut();
    window.workspace.dispatch(Action::Undo, &mut window.effects);
    harness.run_steps(4);
}

#[test]
fn a_row_dropped_on_a_container_goes_into_it_and_its_box_into_the_frame() {
    let mut harness = outline();
    let before = rect(&harness, "Portal");
    drag(&mut harness, "Portal", "Town hall", 0.5);
    assert_eq!(parent(&harness, "Portal").as_deref(), Some("Town hall"));
    let (frame, portal) = (rect(&harness, "Town hall"), rect(&harness, "Portal"));
    assert_eq!(frame.union(portal), frame, "the box lies in the frame");
    let server = rect(&harness, "Server");
    assert!(
        !crate::geometry::overlaps(server, portal),
        "and over nothing"
    );
    undo(&mut harness);
    assert_eq!(parent(&harness, "Portal"), None);
    assert_eq!(rect(&harness, "Portal"), before, "one step");
}

#[test]
fn a_row_dropped_between_others_goes_beside_them() {
    let mut harness = outline();
    drag(&mut harness, "Server", "Portal", 0.9);
    assert_eq!(parent(&harness, "Server"), None);
    drag(&mut harness, "Portal", "Portal", 0.5);
    assert_eq!(parent(&harness, "Portal"), None, "not into itself");
    drag(&mut harness, "Town hall", "Portal", 0.9);
    assert_eq!(parent(&harness, "Town hall"), None);
}

#[test]
fn what_the_view_does_not_show_is_nested_without_a_place() {
    let mut harness = outline();
    drag(&mut harness, "Archive", "Town hall", 0.5);
    assert_eq!(parent(&harness, "Archive").as_deref(), Some("Town hall"));
}

#[test]
fn arrows_go_fold_and_unfold_and_letters_go_to_a_name() {
    let mut harness = outline();
    row(&mut harness, "Town hall");
    assert_eq!(selected(&harness), ["Town hall"]);
    // The inspector names what lies in it, too.
    let rows = |harness: &Harness<'_, Window>| {
        let found = harness.query_all_by_role_and_label(Role::Button, "Server");
        found.count()
    };
    let unfolded = rows(&harness);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(rows(&harness) + 1, unfolded, "folded");
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(selected(&harness), ["Server"]);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(selected(&harness), ["Town hall"], "to its container");
    press(&mut harness, Key::ArrowUp);
    assert_eq!(selected(&harness), ["Portal"]);
    does(&mut harness, Event::Text("a".to_owned()));
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["Archive"], "by its first letter");
}

#[test]
fn f2_renames_in_the_outline_and_escape_does_not() {
    let mut harness = outline();
    row(&mut harness, "Portal");
    press(&mut harness, Key::F2);
    does(&mut harness, Event::Text("Front door".to_owned()));
    press(&mut harness, Key::Enter);
    element(&harness, "Front door");
    press(&mut harness, Key::F2);
    does(&mut harness, Event::Text("Nothing".to_owned()));
    press(&mut harness, Key::Escape);
    element(&harness, "Front door");
}

#[test]
fn the_outline_opens_the_menu_of_the_canvas() {
    let mut harness = outline();
    harness
        .get_by_role_and_label(Role::Button, "Portal")
        .click_secondary();
    harness.run_steps(4);
    assert_eq!(selected(&harness), ["Portal"]);
    assert!(
        harness
            .query_by_role_and_label(Role::MenuItem, "Duplicate")
            .is_some()
    );
}
