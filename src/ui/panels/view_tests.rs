//! Views, driven by key and label: tabs and list, in and out of containers, back and forward.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, SubjectId, ViewId};
use crate::scene::LayoutWatch;
use crate::workspace::{Action, Document, Effect, Selecting, Workspace, arrange};

/// A site with a room with a server, and an application beside; two views.
pub(super) fn hospital(language: Language) -> (Workspace, [ElementId; 4]) {
    let mut workspace = workspace(language);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = document(&workspace).view.clone().unwrap();
    let mut ids: Vec<ElementId> = Vec::new();
    for (kind, name, parent, rect) in [
        ("site", "Site Nord", None, Rect::new(0.0, 0.0, 600.0, 400.0)),
        (
            "room",
            "Salle 1",
            Some(0),
            Rect::new(40.0, 80.0, 400.0, 300.0),
        ),
        (
            "physical_server",
            "Serveur A",
            Some(1),
            Rect::new(80.0, 160.0, 260.0, 220.0),
        ),
        (
            "application",
            "Portail",
            None,
            Rect::new(700.0, 0.0, 880.0, 60.0),
        ),
    ] {
        let insert = Command::InsertElement {
            kind: kind.into(),
            name: name.into(),
            parent: parent.map(|at: usize| ids[at].clone()),
            place: Some((view.clone(), rect)),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
        ids.push(document(&workspace).selected_elements()[0].clone());
    }
    let connect = Command::Connect {
        kind: "hosted_on".into(),
        from: ids[3].clone(),
        to: ids[2].clone(),
    };
    workspace.dispatch(Action::Edit(connect), &mut effects);
    let second = Command::AddView {
        name: "Second".into(),
    };
    workspace.dispatch(Action::Edit(second), &mut effects);
    workspace.dispatch(Action::ShowView(view), &mut effects);
    workspace.dispatch(Action::SelectNone, &mut effects);
    (workspace, ids.try_into().unwrap())
}

pub(super) fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

/// The names of the tabs in their order.
pub(super) fn tabs(harness: &Harness<'_, Window>) -> Vec<String> {
    let document = document(&harness.state().workspace);
    let views = &document.map().tables().views;
    let name = |id: ViewId| views.get(&id).unwrap().name.to_string();
    document.views().into_iter().map(name).collect()
}

/// The name of the view that shows.
pub(super) fn shown(harness: &Harness<'_, Window>) -> String {
    let document = document(&harness.state().workspace);
    let view = document.view.as_ref().unwrap();
    document
        .map()
        .tables()
        .views
        .get(view)
        .unwrap()
        .name
        .to_string()
}

pub(super) fn act(harness: &mut Harness<'_, Window>, action: Action) {
    let window = harness.state_mut();
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(3);
}

pub(super) fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

pub(super) fn select(harness: &mut Harness<'_, Window>, id: &ElementId) {
    let select = Action::Select(vec![SubjectId::from(id)], Selecting::Only);
    act(harness, select);
}

/// Does the layout that the window asked for, as the process would on another thread.
pub(super) fn answer(harness: &mut Harness<'_, Window>) {
    let window = harness.state_mut();
    let at = window
        .effects
        .iter()
        .rposition(|effect| matches!(effect, Effect::Arrange { .. }));
    let Some(Effect::Arrange {
        map,
        view,
        what,
        run,
    }) = at.map(|at| window.effects.remove(at))
    else {
        panic!("a layout was asked for");
    };
    let watch = LayoutWatch {
        cancelled: run.cancelled(),
        progress: &|_| {},
    };
    let command = arrange(&map, &view, &what, window.workspace.language(), &watch);
    let answer = Action::Arranged { run, command };
    window.workspace.dispatch(answer, &mut window.effects);
    harness.run_steps(4);
}

/// Chooses from the menu of a tab.
pub(super) fn tab_menu(harness: &mut Harness<'_, Window>, tab: &str, entry: &str) {
    harness
        .get_by_role_and_label(Role::Tab, tab)
        .click_secondary();
    harness.run_steps(3);
    harness.get_by_label(entry).click();
    harness.run_steps(4);
}

#[test]
fn row_38_ctrl_tab_and_ctrl_page_turn_through_the_views() {
    let (workspace, _) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    let back = Modifiers::COMMAND | Modifiers::SHIFT;
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Tab),
        (back, Key::Tab),
        (Modifiers::COMMAND, Key::PageDown),
        (Modifiers::COMMAND, Key::PageUp),
    ] {
        let before = shown(&harness);
        press(&mut harness, modifiers, key);
        assert_ne!(shown(&harness), before, "{key:?}");
    }
    assert_eq!(shown(&harness), first);
}

#[test]
fn a_view_is_copied_moved_renamed_and_deleted_from_its_tab_and_undo_brings_it_back() {
    let (workspace, _) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    tab_menu(&mut harness, &first, "Duplicate the view");
    let copy = format!("{first} (2)");
    assert_eq!(tabs(&harness), [&first, &copy, "Second"]);
    assert_eq!(shown(&harness), copy, "the copy shows");
    tab_menu(&mut harness, &copy, "Move the view to the right");
    assert_eq!(tabs(&harness), [&first, "Second", &copy]);
    tab_menu(&mut harness, &copy, "Delete view");
    assert_eq!(tabs(&harness), [&first, "Second"]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(tabs(&harness), [&first, "Second", &copy]);
    click(&mut harness, "Views");
    let row = harness.get_by_role_and_label(Role::Button, "Second");
    row.click_secondary();
    harness.run_steps(3);
    harness
        .get_by_label("Name and description of the view…")
        .click();
    harness.run_steps(4);
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Description")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Description")
        .type_text("For the committee");
    harness.run_steps(2);
    click(&mut harness, "Apply");
    let document = document(&harness.state().workspace);
    let mut views = document.map().tables().views.iter();
    let second = views.find(|view| view.name == "Second").unwrap();
    assert_eq!(second.description, "For the committee");
}

#[test]
fn a_tab_is_dragged_to_another_place() {
    let (workspace, _) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    let from = harness
        .get_by_role_and_label(Role::Tab, &first)
        .rect()
        .center();
    let to = harness.get_by_role_and_label(Role::Tab, "Second").rect();
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for share in [0.3, 0.7, 1.0] {
        harness.hover_at(from.lerp(to.right_center() - egui::vec2(4.0, 0.0), share));
        harness.run_steps(1);
    }
    harness.drop_at(to.right_center() - egui::vec2(4.0, 0.0));
    harness.run_steps(3);
    assert_eq!(tabs(&harness), ["Second", &first]);
}

#[test]
fn row_36_alt_down_opens_the_inside_and_leaves_no_trace_unless_it_is_kept() {
    let (workspace, [site, room, ..]) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    let before = document(&harness.state().workspace).map().clone();
    select(&mut harness, &site);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    answer(&mut harness);
    assert_eq!(shown(&harness), "Site Nord");
    assert!(harness.query_by_label("Keep it").is_some());
    // Left without a change: nothing stays.
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(shown(&harness), first);
    let now = document(&harness.state().workspace);
    assert_eq!(now.map(), &before);
    assert_eq!(now.selection, [SubjectId::from(&site)].into());
    // Kept: it is a view like any other, and the way in from now on.
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    answer(&mut harness);
    click(&mut harness, "Keep it");
    select(&mut harness, &room);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    answer(&mut harness);
    assert_eq!(shown(&harness), "Salle 1");
    // The breadcrumb leads up.
    harness
        .get_by_role_and_label(Role::Button, "Site Nord")
        .click();
    harness.run_steps(4);
    assert_eq!(shown(&harness), "Site Nord");
    assert_eq!(tabs(&harness), [&first, "Site Nord", "Second"]);
}

#[test]
fn row_36_alt_left_and_right_lead_back_and_forward_through_views_and_places() {
    let (workspace, [_, _, server, _]) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(shown(&harness), "Second");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(shown(&harness), first);
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(shown(&harness), "Second");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    // A jump within the view is a place to come back to.
    let zoom = harness.state().state.canvas.zoom;
    select(&mut harness, &server);
    press(&mut harness, Modifiers::SHIFT, Key::Home);
    let near = harness.state().state.canvas.zoom;
    assert!(near > 1.5 * zoom, "{near} is not near");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(shown(&harness), first);
    let now = harness.state().state.canvas.zoom;
    // The whole view shows again, in what room the inspector leaves.
    assert!((now / zoom - 1.0).abs() < 0.1, "{now} is not {zoom}");
}

#[test]
fn the_views_of_an_element_are_listed_and_lead_there() {
    let (mut workspace, [_, _, _, application]) = hospital(Language::English);
    let mut effects = Vec::new();
    let second = document(&workspace).views()[1].clone();
    let place = Rect::new(9_000.0, 0.0, 9_180.0, 60.0);
    let show = Command::Show {
        view: second,
        places: vec![(SubjectId::from(&application), place)],
    };
    workspace.dispatch(Action::Edit(show), &mut effects);
    let mut harness = window(workspace);
    select(&mut harness, &application);
    assert!(harness.query_by_label("In 2 views").is_some());
    harness
        .get_by_role_and_label(Role::Button, "Second")
        .click_accesskit();
    harness.run_steps(4);
    assert_eq!(shown(&harness), "Second");
    let now = document(&harness.state().workspace);
    assert_eq!(now.selection, [SubjectId::from(&application)].into());
}
