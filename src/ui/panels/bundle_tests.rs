//! Bundles of links, driven by pointer, key and label.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::ElementId;
use crate::workspace::{Action, Workspace};

/// Two applications side by side with three flows from one to the other.
fn three_flows() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
    let mut ids: Vec<ElementId> = Vec::new();
    for (name, x) in [("Front", 0.0), ("Back", 700.0)] {
        let insert = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, 0.0, x + 180.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
        ids.push(workspace.document.as_ref().unwrap().selected_elements()[0].clone());
    }
    for _ in 0..3 {
        let connect = Command::Connect {
            kind: "flow".into(),
            from: ids[0].clone(),
            to: ids[1].clone(),
        };
        workspace.dispatch(Action::Edit(connect), &mut effects);
    }
    workspace.dispatch(Action::SelectNone, &mut effects);
    workspace
}

fn document<'a>(harness: &'a Harness<'_, Window>) -> &'a crate::workspace::Document {
    harness.state().workspace.document.as_ref().unwrap()
}

/// How many lines show that stand for many links, and how many that stand for one.
fn lines(harness: &Harness<'_, Window>) -> (usize, usize) {
    let all = || harness.query_all_by_role(Role::GraphicsObject);
    let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    (
        all()
            .filter(|node| label(node).starts_with("3 links from"))
            .count(),
        all()
            .filter(|node| label(node).starts_with("Front ") && label(node).contains(" Back"))
            .count(),
    )
}

fn in_menu(harness: &mut Harness<'_, Window>, path: &[&str]) {
    click(harness, "View");
    let (last, menus) = path.split_last().unwrap();
    for menu in menus {
        click(harness, menu);
    }
    harness.get_by_role_and_label(Role::MenuItem, last).click();
    harness.run_steps(4);
}

/// A click, or several in quick succession, at the middle of the bundle.
fn press(harness: &mut Harness<'_, Window>, times: usize) {
    let line = harness
        .query_all_by_role(Role::GraphicsObject)
        .find(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("3 links from"))
        });
    let at = line.expect("the bundle shows").rect().center();
    harness.hover_at(at);
    harness.run_steps(2);
    for pressed in [true, false].repeat(times) {
        // All in one frame: the frames of a harness are too far apart for a double click.
        harness.input_mut().events.push(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    harness.run_steps(4);
}

#[test]
fn links_are_bundled_by_the_menu_in_one_step() {
    let mut harness = window(three_flows());
    assert_eq!(lines(&harness), (0, 3));
    in_menu(&mut harness, &["Bundle links…", "Bundle from 3 links on"]);
    assert_eq!(lines(&harness), (1, 0));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run_steps(4);
    assert_eq!(lines(&harness), (0, 3));
}

#[test]
fn a_double_click_opens_a_bundle_and_a_command_closes_it() {
    let mut harness = window(three_flows());
    in_menu(&mut harness, &["Bundle links…", "Bundle from 3 links on"]);
    let before = document(&harness).map().clone();
    press(&mut harness, 2);
    assert_eq!(lines(&harness), (0, 3));
    assert_eq!(document(&harness).map(), &before, "the file does not know");
    let order = harness.state().workspace.picture_order(false).unwrap();
    let is_bundle =
        |item: &crate::scene::Item| matches!(item.subject, Some(crate::scene::Subject::Bundle(_)));
    assert!(
        !order.compose().items.iter().any(is_bundle),
        "an export shows what the window shows"
    );
    in_menu(&mut harness, &["Bundle links…", "Close opened bundles"]);
    assert_eq!(lines(&harness), (1, 0));
}

#[test]
fn a_chosen_bundle_lists_its_links_and_enter_opens_it() {
    let mut harness = window(three_flows());
    in_menu(&mut harness, &["Bundle links…", "Bundle from 3 links on"]);
    press(&mut harness, 1);
    assert_eq!(document(&harness).selection.len(), 3);
    assert!(
        harness
            .query_by_label("3 links from Front to Back")
            .is_some()
    );
    harness.key_press(egui::Key::Enter);
    harness.run_steps(4);
    assert_eq!(lines(&harness), (0, 3));
}

#[test]
fn a_link_of_a_bundle_is_chosen_from_the_list() {
    let mut harness = window(three_flows());
    in_menu(&mut harness, &["Bundle links…", "Bundle from 3 links on"]);
    press(&mut harness, 1);
    let row = harness
        .query_all_by_role(Role::Button)
        .find(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("Front ") && label.ends_with(" Back"))
        })
        .expect("a row for each link");
    row.click();
    harness.run_steps(4);
    assert_eq!(document(&harness).selection.len(), 1);
    assert_eq!(lines(&harness), (0, 3), "it shows by itself now");
}
