//! The plan in the window: by pointer, by key and by label.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::locale::Language;
use crate::model::{Day, SystemMap, WorkPackage};
use crate::ui::panels::pointer_tests::{PLAIN, with};
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::{Action, Document, Origin, Panels, Planning, samples};

/// The metropole, in English: as roadmap, or as map over the lists.
fn metropole(shows_roadmap: bool) -> Harness<'static, Window> {
    opened(shows_roadmap, !shows_roadmap)
}

fn opened(shows_roadmap: bool, has_lists: bool) -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    let panels = Panels {
        left: false,
        lower: has_lists,
        ..workspace.preferences.panels
    };
    workspace.preferences.panels = panels;
    let mut effects = Vec::new();
    let show = Action::Plan(Planning::Show(shows_roadmap));
    workspace.dispatch(show, &mut effects);
    let mut harness = window(workspace);
    harness.run_steps(4);
    harness
}

fn document<'a>(harness: &'a Harness<'_, Window>) -> &'a Document {
    harness.state().workspace.document.as_ref().unwrap()
}

fn package(harness: &Harness<'_, Window>, id: &str) -> WorkPackage {
    let packages = &document(harness).map().tables().work_packages;
    WorkPackage::clone(packages.get(&id.into()).unwrap())
}

fn bar(harness: &Harness<'_, Window>, name: &str) -> Rect {
    harness.get_by_label_contains(name).rect()
}

/// The width of a day on screen: the first gap of the metropole spans 546 days.
fn day_width(harness: &Harness<'_, Window>) -> f32 {
    let x = |name: &str| bar(harness, name).left();
    (x("Transition 2027, from") - x("Existant 2026, from")) / 546.0
}

const WHOLE: &str = "Chiffrement des flux internes, from";

fn grab(harness: &Harness<'_, Window>, from_left: f32) -> Pos2 {
    let rect = bar(harness, WHOLE);
    Pos2::new(rect.left() + from_left, rect.center().y)
}

#[test]
fn a_bar_is_dragged_by_whole_months_and_undone_as_one_step() {
    let mut harness = metropole(true);
    let before: SystemMap = document(&harness).map().clone();
    let from = grab(&harness, 30.0);
    let by = vec2(61.0 * day_width(&harness), 0.0);
    PLAIN.drags(&mut harness, from, from + by);
    let moved = package(&harness, "WP-06");
    assert_eq!(
        (moved.start.as_str(), moved.end.as_str()),
        ("2026-11-01", "2027-08-31")
    );
    assert_eq!(document(&harness).history.len(), 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(*document(&harness).map(), before);
}

#[test]
fn the_ends_of_a_bar_are_dragged_and_escape_gives_up() {
    let mut harness = metropole(true);
    let day = day_width(&harness);
    let from = grab(&harness, 1.0);
    PLAIN.drags(&mut harness, from, from + vec2(92.0 * day, 0.0));
    let shorter = package(&harness, "WP-06");
    assert_eq!(
        (shorter.start.as_str(), shorter.end.as_str()),
        ("2026-12-01", "2027-06-30")
    );
    let from = grab(&harness, 30.0);
    PLAIN.pulls(&mut harness, from, from + vec2(200.0 * day, 0.0));
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    PLAIN.presses(&mut harness, from + vec2(200.0 * day, 0.0), false);
    harness.run_steps(2);
    assert_eq!(package(&harness, "WP-06"), shorter);
    // With Alt by single days.
    let from = grab(&harness, 30.0);
    let by = vec2(10.0 * day, 0.0);
    with(Modifiers::ALT).drags(&mut harness, from, from + by);
    let days = package(&harness, "WP-06").first_day().unwrap();
    let start = Day::first_of("2026-12-01").unwrap();
    assert!((days.0 - start.0 - 10).abs() <= 1, "{}", days.iso());
}

#[test]
fn a_plateau_is_dragged_to_another_month_and_takes_the_end_of_the_one_before_along() {
    let mut harness = metropole(true);
    let stone = bar(&harness, "Transition 2027, from");
    let from = Pos2::new(stone.left() + 8.0, stone.center().y);
    let by = vec2(92.0 * day_width(&harness), 0.0);
    PLAIN.drags(&mut harness, from, from + by);
    let plateaus = &document(&harness).map().tables().plateaus;
    assert_eq!(
        plateaus.get(&"P2027".into()).unwrap().valid_from,
        "2027-10-01"
    );
    assert_eq!(
        plateaus.get(&"P2026".into()).unwrap().valid_to,
        "2027-09-30"
    );
}

#[test]
fn keys_walk_from_package_to_package_and_move_them() {
    let mut harness = metropole(true);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let first = document(&harness).plan.selected.clone().unwrap();
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let second = document(&harness).plan.selected.clone().unwrap();
    assert_ne!(first, second);
    let before = package(&harness, second.as_str());
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(3);
    let said = harness.state().workspace.notice.clone();
    assert_eq!(said.map(|notice| notice.message), None);
    assert_eq!(document(&harness).history.len(), 1, "one step");
    let after = package(&harness, second.as_str());
    let first_day = before.first_day().unwrap();
    assert_eq!(after.first_day(), Some(first_day.shifted(1)));
}

#[test]
fn the_card_of_a_package_is_edited_in_the_inspector() {
    let mut harness = metropole(true);
    let at = grab(&harness, 30.0);
    PLAIN.clicks(&mut harness, at);
    assert_eq!(document(&harness).plan.selected, Some("WP-06".into()));
    harness
        .get_by_role_and_label(Role::TextInput, "Axis")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Axis")
        .type_text("Cyber");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(package(&harness, "WP-06").axis, "Cyber");
    // Packages stand by axis now; the tab of a view leads back to the map.
    click(&mut harness, "Vue d’ensemble");
    assert!(!document(&harness).shows_roadmap());
}

#[test]
fn a_difference_is_dragged_from_the_list_onto_a_bar() {
    let mut harness = opened(true, true);
    harness.state_mut().state.panels.drawer.show_gaps();
    harness.run_steps(4);
    let row = harness.get_by_label_contains("Journalisation et détection · Application");
    let row = row.rect();
    let target = bar(&harness, "Sauvegarde immuable et externalisée, from");
    PLAIN.drags(&mut harness, row.center(), target.center());
    let delivers = package(&harness, "WP-03").delivers;
    assert!(delivers.contains(&"ap-jou".into()), "{delivers:?}");
}

#[test]
fn an_element_of_the_map_is_dropped_on_a_package_in_the_table() {
    let mut harness = metropole(false);
    click(&mut harness, "Work packages");
    let target = harness
        .get_by_label("Sauvegarde immuable et externalisée")
        .rect();
    let mut effects = Vec::new();
    let workspace = &mut harness.state_mut().workspace;
    workspace.dispatch(Action::Plan(Planning::GoTo("bd-sig".into())), &mut effects);
    settle(&mut harness);
    let request = crate::ui::canvas::Request::CenterOn("bd-sig".into());
    harness.state_mut().state.canvas.request = Some(request);
    harness.run_steps(6);
    let center = {
        let drawing = harness.state().state.canvas.drawing().unwrap();
        drawing.item_of(&"bd-sig".into()).unwrap().bounds.center()
    };
    let from = harness.state().state.canvas.on_screen(center).unwrap();
    let before = document(&harness).map().tables().placements.clone();
    PLAIN.drags(&mut harness, from, target.center());
    let changes = package(&harness, "WP-03").changes;
    assert!(changes.contains(&"bd-sig".into()), "{changes:?}");
    let after = &document(&harness).map().tables().placements;
    assert!(before == *after, "nothing moved on the map");
}

/// Waits for the drawing of a large view, which is made on another thread.
fn settle(harness: &mut Harness<'_, Window>) {
    for _ in 0..400 {
        harness.run_steps(2);
        if harness.state().state.canvas.is_settled() {
            harness.run_steps(4);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    panic!("the drawing was never made");
}

#[test]
fn a_cell_of_the_table_is_edited_in_place() {
    let mut harness = metropole(false);
    click(&mut harness, "Work packages");
    let cell = harness.get_by_label("Réseaux").rect();
    PLAIN.clicks_twice(&mut harness, cell.left_center() + vec2(12.0, 0.0));
    let typed = egui::Event::Text(" et télécoms".to_owned());
    harness.event(typed);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let owner = package(&harness, "WP-02").owner_role;
    assert!(owner.contains("et télécoms"), "{owner}");
}

#[test]
fn a_cell_that_cannot_be_read_says_why_and_changes_nothing() {
    let mut harness = metropole(false);
    click(&mut harness, "Work packages");
    let before = document(&harness).map().clone();
    let cell = harness.get_by_label("2026-06-01").rect();
    PLAIN.clicks_twice(&mut harness, cell.left_center() + vec2(12.0, 0.0));
    harness.event(egui::Event::Text("demain".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(harness.state().workspace.notice.is_some());
    assert_eq!(*document(&harness).map(), before);
}

#[test]
fn what_is_selected_is_claimed_by_key() {
    let mut harness = metropole(false);
    let mut effects = Vec::new();
    let workspace = &mut harness.state_mut().workspace;
    let select = Planning::Select(Some("WP-06".into()));
    workspace.dispatch(Action::Plan(select), &mut effects);
    let pick = Action::Select(vec!["bd-sig".into()], crate::workspace::Selecting::Only);
    workspace.dispatch(pick, &mut effects);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::K);
    harness.run_steps(3);
    let changes = package(&harness, "WP-06").changes;
    assert!(changes.contains(&"bd-sig".into()), "{changes:?}");
}
