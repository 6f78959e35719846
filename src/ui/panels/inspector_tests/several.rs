//! Several things at once, and plateaus: mixed values, kinds, tags, overrides.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::ui::panels::tests::{Window, click};
use std::sync::Arc;

use crate::catalogue;
use crate::command::{Command, FieldEdit};
use crate::locale::msg;

#[test]
fn several_things_show_mixed_values_and_take_one_in_one_step() {
    let (mut workspace, ids) = three(Language::English);
    for (id, technology) in ids.iter().zip(["Java", "Java", "PHP"]) {
        set(&mut workspace, id, "technology", Value::text(technology));
        set(&mut workspace, id, "vendor", Value::text("Ours"));
    }
    select(&mut workspace, &ids.iter().collect::<Vec<_>>());
    let mut harness = high_window(workspace);
    let before = map(&harness);
    let done = steps(&harness);
    let field = |harness: &Harness<'_, Window>, label: &str| {
        let field = harness.get_by_role_and_label(Role::TextInput, label);
        field.value().unwrap_or_default()
    };
    assert_eq!(field(&harness, "Vendor"), "Ours", "what all share shows");
    assert_eq!(
        field(&harness, "Technology"),
        "",
        "what differs does not pretend"
    );
    click(&mut harness, "Technology: mixed values");
    assert!(
        harness.query_by_label("Java").is_some(),
        "the values that there are"
    );
    click(&mut harness, "PHP");
    for id in &ids {
        assert_eq!(value(&harness, id, "technology"), Some(Value::text("PHP")));
    }
    assert_eq!(steps(&harness), done + 1);
    type_into(&mut harness, Role::TextInput, "Technology", "Rust");
    press(&mut harness, Key::Enter);
    for id in &ids {
        assert_eq!(value(&harness, id, "technology"), Some(Value::text("Rust")));
    }
    assert_eq!(steps(&harness), done + 2);
    act(&mut harness.state_mut().workspace, Action::Undo);
    act(&mut harness.state_mut().workspace, Action::Undo);
    harness.run_steps(2);
    assert_eq!(map(&harness), before, "and undo brings every one back");
}

#[test]
fn a_field_of_several_that_is_left_alone_changes_nothing() {
    let (mut workspace, ids) = three(Language::English);
    set(&mut workspace, &ids[0], "technology", Value::text("Java"));
    select(&mut workspace, &ids.iter().collect::<Vec<_>>());
    let mut harness = high_window(workspace);
    let before = steps(&harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Technology")
        .focus();
    harness.run_steps(2);
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Tab);
    assert_eq!(steps(&harness), before);
}

#[test]
fn the_kind_of_several_changes_at_once() {
    let (mut workspace, ids) = three(Language::English);
    select(&mut workspace, &ids.iter().collect::<Vec<_>>());
    let mut harness = high_window(workspace);
    click(&mut harness, "Kind: 3 Application");
    harness
        .get_by_role_and_label(Role::TextInput, "Which kind?")
        .type_text("physical server");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    for id in &ids {
        assert_eq!(
            value(&harness, id, "kind"),
            Some(Value::text("physical_server"))
        );
    }
    let title = document(&harness.state().workspace)
        .history
        .next_undo()
        .map(|step| Language::English.say(&step.title));
    assert_eq!(title.as_deref(), Some("change the kind of 3"));
}

#[test]
fn a_link_is_offered_only_kinds_that_may_join_its_ends() {
    let workspace = with_subject(TableName::Links, "depends_on", &[]);
    let mut harness = high_window(workspace);
    click(&mut harness, "Kind: Dependency");
    let map = map(&harness);
    let legal = crate::command::legal_kinds(&map, &"target".into(), &"other".into());
    let illegal = catalogue::LINK_KINDS
        .iter()
        .find(|kind| !legal.iter().any(|other| other.id == kind.id))
        .unwrap();
    harness
        .get_by_role_and_label(Role::TextInput, "Which kind?")
        .type_text(illegal.name(Language::English));
    harness.run_steps(2);
    assert!(
        harness
            .query_by_role_and_label(Role::Button, illegal.name(Language::English))
            .is_none()
    );
}

#[test]
fn tags_are_added_completed_and_taken_out_for_several() {
    let (mut workspace, ids) = three(Language::English);
    set(
        &mut workspace,
        &ids[0],
        "tags",
        Value::List(vec![Value::text("citizen")]),
    );
    select(&mut workspace, &[&ids[1], &ids[2]]);
    let mut harness = high_window(workspace);
    let tags = |harness: &Harness<'_, Window>, id: &ElementId| {
        let list = value(harness, id, "tags");
        let list = list.as_ref().and_then(Value::as_list).unwrap_or_default();
        list.iter().map(Value::to_string).collect::<Vec<_>>()
    };
    unfold(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Tags")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Tags")
        .type_text("cit");
    harness.run_steps(2);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(
        tags(&harness, &ids[1]),
        ["citizen"],
        "completed from the map"
    );
    harness
        .get_by_role_and_label(Role::TextInput, "Tags")
        .type_text("2027, web");
    harness.run_steps(2);
    press(&mut harness, Key::Tab);
    assert_eq!(tags(&harness, &ids[2]), ["citizen", "2027", "web"]);
    click(&mut harness, "Take out 2027");
    assert_eq!(tags(&harness, &ids[1]), ["citizen", "web"]);
    select(&mut harness.state_mut().workspace, &[&ids[0], &ids[1]]);
    harness.run_steps(3);
    click(&mut harness, "Give web to all");
    assert_eq!(tags(&harness, &ids[0]), ["citizen", "web"]);
}

#[test]
fn an_override_shows_its_mark_and_goes_back_to_what_was_inherited() {
    let (mut workspace, ids) = three(Language::English);
    for name in ["Now", "Then"] {
        let based_on = document(&workspace).map().timeline().first().cloned();
        let name = name.into();
        act(
            &mut workspace,
            Action::Edit(Command::AddPlateau { name, based_on }),
        );
    }
    let then = document(&workspace).map().timeline().order()[1].clone();
    for id in &ids {
        set(&mut workspace, id, "technology", Value::text("Java"));
    }
    act(&mut workspace, Action::ShowPlateau(then.clone()));
    for (name, value) in [
        ("technology", Value::text("Rust")),
        ("eol", Value::text("2030-01-01")),
        ("mfa", Value::Flag(true)),
        ("tags", Value::List(vec![Value::text("new")])),
        ("hosting", Value::text("saas")),
        ("criticality", Value::number(4.0).unwrap()),
        (
            "dict",
            Value::Fields([(Name::new("d"), Value::number(4.0).unwrap())].into()),
        ),
        ("x_own", Value::text("own")),
    ] {
        for id in &ids {
            set(&mut workspace, id, name, value.clone());
        }
    }
    select(&mut workspace, &[&ids[0]]);
    let mut harness = high_window(workspace);
    for label in [
        "Technology",
        "End of support",
        "Tags",
        "Hosting",
        "Criticality",
        "Security needs (AICT)",
        "x_own",
    ] {
        let mark = msg::UI_BACK_TO_INHERITED.with("field", label);
        let mark = Language::English.say(&mark);
        assert!(
            harness.query_by_label(&mark).is_some(),
            "{label} has its mark"
        );
    }
    let back = Language::English.say(&msg::UI_BACK_TO_INHERITED.with("field", "Technology"));
    click(&mut harness, &back);
    let at = |harness: &Harness<'_, Window>, id: &ElementId| {
        let snapshot = map(harness).snapshot(Some(&then));
        snapshot
            .element_by_id(id)
            .unwrap()
            .attributes
            .get("technology")
            .cloned()
    };
    assert_eq!(at(&harness, &ids[0]), Some(Value::text("Java")));
    // And for the others, together, in one step.
    select(&mut harness.state_mut().workspace, &[&ids[1], &ids[2]]);
    harness.run_steps(3);
    let done = steps(&harness);
    click(&mut harness, &back);
    assert_eq!(at(&harness, &ids[1]), Some(Value::text("Java")));
    assert_eq!(at(&harness, &ids[2]), Some(Value::text("Java")));
    assert_eq!(steps(&harness), done + 1);
}

#[test]
fn ten_thousand_elements_are_edited_as_one() {
    let mut tables = document(&three(Language::English).0).map().tables().clone();
    for index in 0..10_000 {
        let mut element =
            crate::model::Element::blank(ElementId::from(format!("e{index}").as_str()));
        element.kind = "application".into();
        element.name = format!("E {index}").into();
        tables.elements.insert(element.into());
    }
    let map = SystemMap::assemble(tables).0;
    let records: Arc<[RecordKey]> = (0..10_000)
        .map(|index| RecordKey::new(TableName::Elements, format!("e{index}")))
        .collect();
    let mut workspace = workspace(Language::English);
    let origin = crate::workspace::Origin::New;
    workspace.document = Some(Document::new(map.clone(), origin));
    let edit = FieldEdit::Set(Some(Value::text("DSI")));
    let name = "owner_role".into();
    let command = Command::SetFields {
        records,
        name,
        edit,
    };
    act(&mut workspace, Action::Edit(command));
    let owned = document(&workspace)
        .snapshot()
        .elements()
        .iter()
        .filter(|element| element.attributes.contains_key("owner_role"))
        .count();
    assert_eq!(owned, 10_000);
    act(&mut workspace, Action::Undo);
    assert_eq!(*document(&workspace).map(), map);
}
