//! Views gathered from the map, filtered and presented, driven by key and label.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window};
use super::view_tests::{act, answer, document, hospital, press, select, shown, tab_menu, tabs};
use crate::command::Command;
use crate::locale::Language;
use crate::model::{Placement, SubjectId};
use crate::scene::Theme;
use crate::workspace::picture::Page;
use crate::workspace::{Action, PictureOrder};

/// Opens the dialog for a new view by menu and chooses what it starts with.
fn start_with(harness: &mut Harness<'_, Window>, start: &str) {
    click(harness, "Insert");
    harness
        .get_by_role_and_label(Role::MenuItem, "New view…")
        .click();
    harness.run_steps(4);
    click(harness, start);
}

fn drawn(harness: &Harness<'_, Window>, id: &crate::model::ElementId) -> bool {
    let drawing = harness.state().state.canvas.drawing().unwrap();
    drawing.item_of(&SubjectId::from(id)).is_some()
}

#[test]
fn a_neighbourhood_becomes_a_view_in_one_step_after_a_count_of_what_it_shows() {
    let (workspace, [_, _, server, application]) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    let before = document(&harness.state().workspace).map().clone();
    select(&mut harness, &application);
    start_with(&mut harness, "The neighbourhood of the selection");
    // The application, its server, and the room and the site around that.
    assert!(harness.query_by_label("4 elements, 1 link").is_some());
    click(&mut harness, "Create");
    answer(&mut harness);
    assert_eq!(shown(&harness), "Around Portail");
    assert_eq!(tabs(&harness), [&first, "Around Portail", "Second"]);
    assert!(drawn(&harness, &server));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(document(&harness.state().workspace).map(), &before);
}

#[test]
fn a_gathered_view_is_refreshed_and_keeps_what_was_put_by_hand() {
    let (workspace, [.., application]) = hospital(Language::English);
    let mut harness = window(workspace);
    select(&mut harness, &application);
    start_with(&mut harness, "All elements of a kind");
    click(&mut harness, "Create");
    answer(&mut harness);
    assert_eq!(shown(&harness), "Application");
    let view = document(&harness.state().workspace).view.clone().unwrap();
    let by_hand = Command::Move {
        view: view.clone(),
        subjects: vec![SubjectId::from(&application)],
        by: crate::geometry::Vec2::new(500.0, 40.0),
        nudge: false,
    };
    act(&mut harness, Action::Edit(by_hand));
    let insert = Command::InsertElement {
        kind: "application".into(),
        name: "Agenda".into(),
        parent: None,
        place: None,
    };
    act(&mut harness, Action::Edit(insert));
    let rect = |harness: &Harness<'_, Window>, id: &SubjectId| {
        let id = Placement::id_for(&view, id);
        let tables = document(&harness.state().workspace).map().tables();
        tables.placements.get(&id).map(|one| one.rect())
    };
    let kept = rect(&harness, &SubjectId::from(&application));
    tab_menu(&mut harness, "Application", "Refresh the view");
    answer(&mut harness);
    let map = document(&harness.state().workspace).map();
    let mut elements = map.tables().elements.iter();
    let agenda = elements
        .find(|one| one.name == "Agenda")
        .unwrap()
        .id
        .clone();
    assert!(rect(&harness, &SubjectId::from(&agenda)).unwrap().area() > 0.0);
    assert_eq!(rect(&harness, &SubjectId::from(&application)), kept);
}

#[test]
fn a_filter_is_chosen_shows_as_a_chip_counts_and_goes_again() {
    let (workspace, [site, room, server, application]) = hospital(Language::English);
    let mut harness = window(workspace);
    click(&mut harness, "View");
    click(&mut harness, "Filters of the view");
    click(&mut harness, "Add a filter");
    click(&mut harness, "Kind");
    click(&mut harness, "Physical server (1)");
    harness.run_steps(4);
    // What holds the server stays, so that one sees where it stands.
    for (id, is_drawn) in [
        (&site, true),
        (&room, true),
        (&server, true),
        (&application, false),
    ] {
        assert_eq!(drawn(&harness, id), is_drawn, "{id}");
    }
    assert!(harness.query_by_label("3 of 4 elements shown").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    // The picture says of itself that it is filtered.
    let document_now = document(&harness.state().workspace);
    let order = PictureOrder::of(document_now, &Theme::LIGHT, Language::English).unwrap();
    let page = order.page(&Page {
        is_framed: true,
        ..Page::default()
    });
    let says = |words: &str| {
        page.items
            .iter()
            .any(|item| item.description.contains(words))
    };
    assert!(says("3 of 4 elements shown") && says("Kind: Physical server"));
    harness
        .get_by_label("Remove the filter “Kind: Physical server”")
        .click();
    harness.run_steps(4);
    assert!(drawn(&harness, &application));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(
        !drawn(&harness, &application),
        "a filter is a step like any other"
    );
}

#[test]
fn row_41_f5_presents_from_the_first_view_and_shift_f5_from_here() {
    let (workspace, _) = hospital(Language::English);
    let mut harness = window(workspace);
    let first = shown(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    let has_chrome = |harness: &Harness<'_, Window>| {
        harness
            .query_by_role_and_label(Role::Tab, "Second")
            .is_some()
    };
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    assert!(!has_chrome(&harness));
    assert_eq!(shown(&harness), "Second");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has_chrome(&harness));
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert!(!has_chrome(&harness));
    assert_eq!(shown(&harness), first);
    for (key, view) in [
        (Key::PageDown, "Second"),
        (Key::ArrowRight, "Second"),
        (Key::ArrowLeft, first.as_str()),
        (Key::End, "Second"),
        (Key::Home, first.as_str()),
        (Key::Space, "Second"),
    ] {
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(shown(&harness), view, "{key:?}");
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has_chrome(&harness));
    assert_eq!(shown(&harness), "Second", "the last view stays");
}
