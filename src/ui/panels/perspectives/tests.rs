//! Perspectives chosen in the window, and their legend.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::tests::{Window, click, window, workspace};
use super::*;
use crate::workspace::{Opened, Origin, samples};

/// The window over the sample metropole.
fn metropole() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
    let opened = Opened {
        map: samples::find("metropole").unwrap().read(),
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    let mut harness = window(workspace);
    harness.set_size(egui::vec2(1600.0, 1000.0));
    harness.run_steps(10);
    harness
}

fn look(harness: &mut Harness<'_, Window>, lens: Lens) {
    let window = harness.state_mut();
    let action = Action::Look(Perspective::Lens(lens));
    window.workspace.dispatch(action, &mut window.effects);
    harness.run_steps(4);
}

fn open<'a>(harness: &'a Harness<'_, Window>) -> &'a Document {
    harness.state().workspace.document.as_ref().unwrap()
}

#[test]
fn a_perspective_is_found_by_its_name_and_an_attribute_too() {
    let mut harness = metropole();
    for (typed, lens) in [
        ("sovereig", Lens::Sovereignty),
        ("engin", Lens::Attribute("engine".into())),
    ] {
        harness.state_mut().state.panels.perspectives.opens = true;
        harness.run_steps(4);
        let field =
            harness.get_by_role_and_label(Role::TextInput, "Search a perspective or an attribute");
        field.type_text(typed);
        harness.run_steps(4);
        harness.key_press(egui::Key::Enter);
        harness.run_steps(4);
        assert_eq!(open(&harness).perspective.lens(), Some(&lens));
    }
}

#[test]
fn a_class_of_the_legend_selects_its_members() {
    let mut harness = metropole();
    look(&mut harness, Lens::Hosting);
    let order = harness.state().workspace.picture_order(false).unwrap();
    let contents = order.compose_with_contents().contents;
    let row = crate::scene::legend_rows(&contents).swap_remove(1);
    let label = format!("Select the {} of “{}”", row.members.len(), row.name);
    click(&mut harness, &label);
    let selected: Vec<_> = open(&harness).selection.iter().cloned().collect();
    let mut members = row.members;
    members.sort();
    assert_eq!(selected, members);
}

#[test]
fn a_day_over_the_legend_moves_the_ends_of_support() {
    let mut harness = metropole();
    look(&mut harness, Lens::Obsolescence);
    let name = "Day of the ends of support";
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, name)
        .type_text("2031-01-01");
    harness.run_steps(4);
    let day = open(&harness).looks_on.unwrap();
    assert_eq!(day.iso(), "2031-01-01");
    let order = harness.state().workspace.picture_order(false).unwrap();
    let shades = order.compose_with_contents().contents.shades.unwrap();
    assert_eq!(shades.note.as_deref(), Some("On 2031-01-01"));
}

#[test]
fn what_rules_found_is_asked_for_while_a_lens_shows_it() {
    let mut harness = metropole();
    look(&mut harness, Lens::Documentation);
    let asks = harness.state().effects.iter();
    let asks = asks.filter(|effect| matches!(effect, crate::workspace::Effect::Judge { .. }));
    assert_eq!(asks.count(), 1);
}
