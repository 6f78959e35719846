//! The dialog, driven by label.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::model::ExportScope;
use crate::ui::panels::keyboard_tests::some;
use crate::ui::panels::tests::{Window, click, window};
use crate::workspace::{Action, Destination, Dialog, Effect, FilePurpose, Handed, Handing};

fn opened() -> Harness<'static, Window> {
    let mut harness = window(some());
    let state = harness.state_mut();
    let open = Action::OpenDialog(Dialog::Export);
    state.workspace.dispatch(open, &mut state.effects);
    state.effects.clear();
    harness.run_steps(3);
    harness
}

/// Waits until what is drawn on the other thread says what it is called.
fn wait_for(harness: &mut Harness<'_, Window>, words: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while harness.query_by_label_contains(words).is_none() {
        assert!(Instant::now() < end, "waited for {words}");
        std::thread::sleep(Duration::from_millis(20));
        harness.run_steps(2);
    }
    harness.run_steps(2);
}

fn preset<'h>(harness: &'h Harness<'_, Window>) -> &'h crate::model::ExportPreset {
    &harness.state().state.panels.export.preset
}

#[test]
fn the_preview_says_how_large_the_picture_will_be_before_it_is_exported() {
    let mut harness = opened();
    wait_for(&mut harness, "\u{a0}px");
    assert!(harness.query_by_label_contains("cm at 192").is_some());
    assert!(harness.query_by_label_contains("One file").is_some());
    click(&mut harness, "Export…");
    let asks = harness
        .state()
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::AskFile(FilePurpose::Export("png"), name) => Some(name.clone()),
            _ => None,
        });
    assert!(asks.is_some_and(|name| name.ends_with(".png")));
    assert_eq!(harness.state().workspace.dialog, None);
}

#[test]
fn what_was_asked_for_is_written_where_it_was_said_and_again_by_one_action() {
    let mut harness = opened();
    wait_for(&mut harness, "One file");
    click(&mut harness, "Export…");
    let state = harness.state_mut();
    state.effects.clear();
    let to = Destination::File("map.png".into());
    let says = || {
        let destination = to.clone();
        Action::Handing(Handing::To {
            destination,
            may_replace: true,
        })
    };
    state.workspace.dispatch(says(), &mut state.effects);
    let Some(Effect::Export { run, preset, .. }) = state.effects.pop() else {
        panic!("it is written");
    };
    // One at a time.
    let again = || Action::Handing(Handing::Again);
    state.workspace.dispatch(says(), &mut state.effects);
    assert!(state.effects.is_empty());
    let handed = Handed {
        files: vec!["map.png".into()],
        ..Handed::default()
    };
    let done = Handing::Done {
        run,
        outcome: Box::new(Ok(handed)),
    };
    state
        .workspace
        .dispatch(Action::Handing(done), &mut state.effects);
    assert!(state.workspace.exports.running.is_none());
    state.workspace.dispatch(again(), &mut state.effects);
    let same = |effect: &Effect| match effect {
        Effect::Export {
            preset: other,
            destination,
            ..
        } => *other == preset && *destination == to,
        _ => false,
    };
    assert!(state.effects.iter().any(same));
}

#[test]
fn a_starter_sets_every_field_and_is_kept_under_a_name_of_its_own() {
    let mut harness = opened();
    click(&mut harness, "All views × plateaus");
    assert_eq!(preset(&harness).scope, ExportScope::Views);
    assert!(preset(&harness).all_plateaus);
    let field = || (Role::TextInput, "Name of the preset");
    let (role, label) = field();
    harness.get_by_role_and_label(role, label).focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(role, label)
        .type_text("Committee");
    harness.run_steps(2);
    click(&mut harness, "Keep as preset");
    let document = harness.state().workspace.document.as_ref().unwrap();
    let kept: Vec<_> = document.map().tables().presets.iter().cloned().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].name, "Committee");
    assert!(kept[0].all_plateaus);
    assert!(harness.query_by_label("Replace the preset").is_some());
    click(&mut harness, "Forget “Committee”");
    let document = harness.state().workspace.document.as_ref().unwrap();
    assert_eq!(document.map().tables().presets.len(), 0);
    assert!(harness.query_by_label("None yet.").is_some());
}

#[test]
fn what_is_missing_is_said_and_cannot_be_exported() {
    let mut harness = opened();
    harness.state_mut().state.panels.export.preset.scope = ExportScope::Selection;
    harness.run_steps(2);
    wait_for(&mut harness, "Nothing is selected");
    click(&mut harness, "Export…");
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Export));
    let export = &mut harness.state_mut().state.panels.export;
    export.preset.scope = ExportScope::Shown;
    export.preset.width_px = crate::model::Finite::new(190_000.0);
    harness.run_steps(2);
    wait_for(&mut harness, "pixels");
    click(&mut harness, "Export…");
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Export));
    harness.state_mut().state.panels.export.preset.redaction = "gone".into();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("“gone”").is_some());
}

#[test]
fn the_picture_goes_to_the_clipboard_as_the_preset_says() {
    let mut harness = opened();
    wait_for(&mut harness, "One file");
    click(&mut harness, "Copy the picture");
    let copies = |effect: &Effect| matches!(effect, Effect::CopyExport { .. });
    assert!(harness.state().effects.iter().any(copies));
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Export));
}
