//! Typing: what does not read, what is kept, days, addresses, the way in by key.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::ui::panels::tests::{Window, click};

#[test]
fn what_does_not_read_stays_in_its_field_and_out_of_the_map() {
    let (mut workspace, [alpha, beta, _]) = three(Language::English);
    set(&mut workspace, &alpha, "eol", Value::text("2030-01-01"));
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    let before = steps(&harness);
    type_into(&mut harness, Role::TextInput, "End of support", "sometime");
    let message = |harness: &Harness<'_, Window>| {
        harness
            .query_all_by(|node| {
                words_of(node).is_some_and(|label| label.starts_with("A day of the calendar"))
            })
            .count()
    };
    assert_eq!(
        message(&harness),
        1,
        "the reason stands beside the field while typing"
    );
    press(&mut harness, Key::Tab);
    assert_eq!(steps(&harness), before, "nothing invalid reaches the map");
    let text = |harness: &Harness<'_, Window>| {
        let field = harness.get_by_role_and_label(Role::TextInput, "End of support");
        field.value().unwrap_or_default()
    };
    assert_eq!(text(&harness), "sometime", "and nothing typed is lost");
    select(&mut harness.state_mut().workspace, &[&beta]);
    harness.run_steps(3);
    select(&mut harness.state_mut().workspace, &[&alpha]);
    harness.run_steps(3);
    assert_eq!(
        text(&harness),
        "sometime",
        "nor by looking at something else"
    );
    harness
        .get_by_role_and_label(Role::TextInput, "End of support")
        .focus();
    harness.run_steps(2);
    press(&mut harness, Key::Escape);
    assert_eq!(
        text(&harness),
        "2030-01-01",
        "Escape brings back what was there"
    );
    assert_eq!(message(&harness), 0);
    type_into(
        &mut harness,
        Role::TextInput,
        "End of support",
        "01/02/2031",
    );
    press(&mut harness, Key::Tab);
    assert_eq!(
        value(&harness, &alpha, "eol"),
        Some(Value::text("2031-02-01"))
    );
}

#[test]
fn a_name_is_never_emptied() {
    let (mut workspace, [alpha, ..]) = three(Language::English);
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    type_into(&mut harness, Role::TextInput, "Name", " ");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, &alpha, "name"), Some(Value::text("Alpha")));
    assert!(
        harness
            .query_by_label("A name is needed here. Escape brings back what was there.")
            .is_some()
    );
}

#[test]
fn a_number_out_of_its_bounds_says_which_they_are() {
    let (mut workspace, [alpha, ..]) = three(Language::French);
    set(
        &mut workspace,
        &alpha,
        "availability",
        Value::number(0.5).unwrap(),
    );
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    type_into(&mut harness, Role::TextInput, "Disponibilité", "1,5");
    press(&mut harness, Key::Tab);
    assert!(
        harness
            .query_all_by(|node| {
                words_of(node).is_some_and(|label| label.starts_with("Un nombre entre 0 et 1."))
            })
            .next()
            .is_some()
    );
    assert_eq!(value(&harness, &alpha, "availability"), Value::number(0.5));
}

#[test]
fn a_word_half_typed_into_the_tags_is_kept_when_something_else_is_selected() {
    let (mut workspace, ids) = three(Language::English);
    select(&mut workspace, &[&ids[0]]);
    let mut harness = high_window(workspace);
    unfold(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Tags")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Tags")
        .type_text("web");
    harness.run_steps(2);
    select(&mut harness.state_mut().workspace, &[&ids[1]]);
    harness.run_steps(3);
    let list = Value::List(vec![Value::text("web")]);
    assert_eq!(value(&harness, &ids[0], "tags"), Some(list));
    assert_eq!(value(&harness, &ids[1], "tags"), None);
}

#[test]
fn alt_enter_shows_the_properties_and_puts_the_keyboard_into_the_name() {
    let (mut workspace, [alpha, ..]) = three(Language::English);
    select(&mut workspace, &[&alpha]);
    workspace.preferences.panels.right = false;
    let mut harness = high_window(workspace);
    assert!(
        harness
            .query_by_role_and_label(Role::TextInput, "Name")
            .is_none()
    );
    harness.key_press_modifiers(Modifiers::ALT, Key::Enter);
    harness.run_steps(30);
    assert!(
        harness
            .get_by_role_and_label(Role::TextInput, "Name")
            .is_focused()
    );
}

#[test]
fn a_day_is_picked_from_the_calendar_by_key() {
    let (mut workspace, [alpha, ..]) = three(Language::English);
    set(&mut workspace, &alpha, "eol", Value::text("2028-02-28"));
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    click(&mut harness, "End of support: calendar");
    assert!(harness.query_by_label("February 2028").is_some());
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Enter);
    assert_eq!(
        value(&harness, &alpha, "eol"),
        Some(Value::text("2028-02-29"))
    );
    click(&mut harness, "End of support: calendar");
    press(&mut harness, Key::PageDown);
    assert!(harness.query_by_label("March 2028").is_some());
}

#[test]
fn an_address_in_a_text_is_opened_only_when_asked() {
    let (mut workspace, [alpha, ..]) = three(Language::English);
    let text = "See https://wiki.example.fr/sso. Not file:///etc/passwd.";
    set(&mut workspace, &alpha, "description", Value::text(text));
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    assert!(
        harness
            .query_all_by(|node| node.label().is_some_and(|label| label.contains("file:")))
            .next()
            .is_none()
    );
    click(&mut harness, "Address: https://wiki.example.fr/sso");
    let opened = |harness: &Harness<'_, Window>| {
        let mut effects = harness.state().effects.iter();
        effects.any(|effect| {
            matches!(effect, Effect::OpenAddress(text) if text == "https://wiki.example.fr/sso")
        })
    };
    assert!(!opened(&harness), "it asks first");
    click(&mut harness, "Open in the browser");
    assert!(opened(&harness));
}

#[test]
fn an_address_of_another_kind_never_opens() {
    let (mut workspace, _) = three(Language::English);
    for text in ["file:///etc/passwd", "javascript:alert(1)", "--help", ""] {
        let effects = act(&mut workspace, Action::OpenAddress(text.to_owned()));
        assert!(effects.is_empty(), "{text}");
    }
}
