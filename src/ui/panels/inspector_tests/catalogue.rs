//! Every attribute of every kind, edited as a person would.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::catalogue::{self, Attribute, AttributeType};
use crate::model::{FieldPath, Name, TableName, Value};
use crate::ui::panels::tests::{Window, click};
use crate::workspace::typed::known_fields;

/// Edits one attribute as a person would, and gives what is expected in the map.
fn edit(harness: &mut Harness<'_, Window>, attribute: &Attribute, kind: &str) -> Value {
    let label = attribute.label(Language::English);
    let number = |number: f64| Value::number(number).unwrap();
    let typed = |harness: &mut Harness<'_, Window>, text: &str| {
        type_into(harness, Role::TextInput, label, text);
        press(harness, Key::Enter);
    };
    let choose = |harness: &mut Harness<'_, Window>| {
        let choice = attribute
            .choices_for(kind)
            .next()
            .unwrap_or_else(|| panic!("{} has choices for {kind}", attribute.id));
        harness.get_by_role_and_label(Role::ComboBox, label).click();
        harness.run_steps(3);
        let words = choice.words.in_language(Language::English);
        // The list is drawn last, over a palette that may have the same word.
        let mut found = harness.query_all_by_role_and_label(Role::Button, words);
        found.next_back().expect("the choice is offered").click();
        drop(found);
        harness.run_steps(3);
        choice.value
    };
    match attribute.value_type {
        AttributeType::Text => {
            typed(harness, "some words");
            Value::text("some words")
        }
        AttributeType::LongText => {
            type_into(
                harness,
                Role::MultilineTextInput,
                label,
                "a line\nand another",
            );
            press(harness, Key::Tab);
            Value::text("a line\nand another")
        }
        AttributeType::RecordList(fields) => {
            type_into(harness, Role::MultilineTextInput, label, "one ; 2");
            press(harness, Key::Tab);
            let parts = fields.iter().zip([Value::text("one"), number(2.0)]);
            let parts = parts
                .map(|(name, value)| (Name::new(name), value))
                .collect();
            Value::List(vec![Value::Fields(parts)])
        }
        AttributeType::Flag => {
            harness
                .get_by_role_and_label(Role::RadioButton, &format!("{label} : Yes"))
                .click();
            harness.run_steps(3);
            Value::Flag(true)
        }
        AttributeType::Integer if !attribute.choices.is_empty() => {
            let chosen = choose(harness);
            number(chosen.parse().unwrap())
        }
        AttributeType::Integer
            if attribute.max.is_some_and(|max| max <= 5.0) && attribute.min.is_some() =>
        {
            harness
                .get_by_role_and_label(Role::RadioButton, &format!("{label} : 2"))
                .click();
            harness.run_steps(3);
            number(2.0)
        }
        AttributeType::Number
        | AttributeType::Integer
        | AttributeType::Hours
        | AttributeType::Percent
        | AttributeType::Ratio => {
            typed(harness, "1");
            number(1.0)
        }
        AttributeType::Date => {
            typed(harness, "31/12/2027");
            Value::text("2027-12-31")
        }
        AttributeType::OpenChoice if attribute.choices_for(kind).next().is_none() => {
            typed(harness, "some words");
            Value::text("some words")
        }
        AttributeType::Choice | AttributeType::OpenChoice => Value::text(choose(harness)),
        AttributeType::TextList => {
            typed(harness, "first");
            press(harness, Key::Escape);
            Value::List(vec![Value::text("first")])
        }
        AttributeType::Needs => {
            harness
                .get_by_role_and_label(Role::Slider, "Availability")
                .focus();
            harness.run_steps(2);
            press(harness, Key::ArrowRight);
            Value::Fields([(Name::new("d"), number(1.0))].into())
        }
        AttributeType::Reference(_) | AttributeType::ReferenceList(_) => {
            harness.get_by_role_and_label(Role::ComboBox, label).click();
            harness.run_steps(3);
            harness
                .get_by_role_and_label(Role::TextInput, "Find an element…")
                .type_text("target");
            harness.run_steps(2);
            press(harness, Key::Enter);
            let chosen = Value::text("target");
            if matches!(attribute.value_type, AttributeType::Reference(_)) {
                chosen
            } else {
                Value::List(vec![chosen])
            }
        }
    }
}

#[test]
fn every_attribute_of_every_kind_is_edited_in_the_inspector() {
    let elements = catalogue::ELEMENT_KINDS
        .iter()
        .map(|kind| (TableName::Elements, kind.id));
    let links = catalogue::LINK_KINDS
        .iter()
        .map(|kind| (TableName::Links, kind.id));
    let mut edited = std::collections::BTreeSet::new();
    for (table, kind) in elements.chain(links) {
        // An attribute looks alike on all kinds, but for the choices that some have of their own.
        let new: Vec<&Attribute> = known_fields(table, kind)
            .into_iter()
            .filter(|attribute| {
                let choices: Vec<&str> = attribute
                    .choices_for(kind)
                    .map(|choice| choice.value)
                    .collect();
                edited.insert((attribute.id, choices))
            })
            .collect();
        if new.is_empty() {
            continue;
        }
        let mut harness = high_window(with_subject(table, kind, &new));
        unfold(&mut harness);
        for attribute in new {
            let expected = edit(&mut harness, attribute, kind);
            let document = document(&harness.state().workspace);
            let held = document
                .map()
                .tables()
                .fields_of(table, "subject")
                .and_then(|fields| fields.get(&FieldPath::own(attribute.id)).cloned());
            assert_eq!(held, Some(expected), "{} of {kind}", attribute.id);
        }
    }
    let all = catalogue::ELEMENT_KINDS
        .iter()
        .flat_map(|kind| kind.attributes())
        .chain(
            catalogue::LINK_KINDS
                .iter()
                .flat_map(|kind| kind.attributes()),
        );
    for attribute in all {
        assert!(
            edited.iter().any(|(id, _)| *id == attribute.id),
            "{} was edited",
            attribute.id
        );
    }
}

#[test]
fn own_attributes_are_added_edited_and_deleted_and_keep_their_shape() {
    let (mut workspace, [alpha, ..]) = three(Language::English);
    let nested = Value::Fields([(Name::new("a"), Value::Flag(true))].into());
    set(&mut workspace, &alpha, "x_nested", nested);
    set(
        &mut workspace,
        &alpha,
        "x_count",
        Value::number(3.0).unwrap(),
    );
    select(&mut workspace, &[&alpha]);
    let mut harness = high_window(workspace);
    type_into(&mut harness, Role::TextInput, "x_count", "4.5");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, &alpha, "x_count"), Value::number(4.5));
    type_into(
        &mut harness,
        Role::MultilineTextInput,
        "x_nested",
        "{\"a\": [1, false]}",
    );
    press(&mut harness, Key::Tab);
    let list = Value::List(vec![Value::number(1.0).unwrap(), Value::Flag(false)]);
    let changed = Value::Fields([(Name::new("a"), list)].into());
    assert_eq!(value(&harness, &alpha, "x_nested"), Some(changed.clone()));
    type_into(
        &mut harness,
        Role::MultilineTextInput,
        "x_nested",
        "{\"a\":",
    );
    press(&mut harness, Key::Tab);
    assert_eq!(value(&harness, &alpha, "x_nested"), Some(changed));
    type_into(
        &mut harness,
        Role::TextInput,
        "Name of an attribute",
        "kind",
    );
    type_into(&mut harness, Role::TextInput, "Value", "server");
    press(&mut harness, Key::Enter);
    assert_eq!(
        value(&harness, &alpha, "kind"),
        Some(Value::text("application"))
    );
    type_into(
        &mut harness,
        Role::TextInput,
        "Name of an attribute",
        "Coût annuel",
    );
    harness
        .get_by_role_and_label(Role::TextInput, "Value")
        .focus();
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    assert_eq!(
        value(&harness, &alpha, "Coût annuel"),
        Some(Value::text("server"))
    );
    click(&mut harness, "Delete Coût annuel");
    assert_eq!(value(&harness, &alpha, "Coût annuel"), None);
}
