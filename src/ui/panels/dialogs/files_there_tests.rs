//! The question about files that are there already, and its three answers.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::documents::Kind;
use crate::model::Record as _;
use crate::ui::panels::keyboard_tests::some;
use crate::ui::panels::tests::{Window, click, window};
use crate::workspace::{
    Action, Destination, Dialog, Documenting, DocumentsAsked, DocumentsWritten, Effect, Existing,
    Handed, Handing, LastExport,
};

fn does(harness: &mut Harness<'_, Window>, action: Action) -> Vec<Effect> {
    let state = harness.state_mut();
    state.effects.clear();
    state.workspace.dispatch(action, &mut state.effects);
    let effects = std::mem::take(&mut state.effects);
    harness.run_steps(3);
    effects
}

/// A window in which an export was asked for, and found files in its folder.
fn asked() -> Harness<'static, Window> {
    let mut harness = window(some());
    let preset = crate::model::ExportPreset::blank(crate::model::PresetId::default());
    let document = harness.state_mut().workspace.document.as_mut().unwrap();
    document.last_export = Some(LastExport {
        preset,
        destination: Destination::Folder("out".into()),
        files: vec!["out/a.png".into()],
    });
    let effects = does(&mut harness, Action::Handing(Handing::Again));
    let Some(Effect::Export { run, existing, .. }) = effects.into_iter().next() else {
        panic!("it is exported");
    };
    // What it wrote before is its own.
    assert_eq!(existing, Existing::Ask(vec!["out/a.png".into()]));
    let there = Handed {
        there: vec!["out/b.png".into(), "out/c\u{202e}gnp.png".into()],
        ..Handed::default()
    };
    let done = Handing::Done {
        run,
        outcome: Box::new(Ok(there)),
    };
    assert!(does(&mut harness, Action::Handing(done)).is_empty());
    harness
}

#[test]
fn the_files_are_named_and_nothing_is_written_before_the_answer() {
    let harness = asked();
    for words in ["2 files are there already", "In out:", "b.png", "b (2).png"] {
        assert!(harness.query_by_label_contains(words).is_some(), "{words}");
    }
    assert!(harness.query_by_label_contains("\u{202e}").is_none());
    assert!(harness.state().effects.is_empty());
    assert!(harness.state().workspace.exports.running.is_none());
}

#[test]
fn each_answer_does_what_it_says() {
    for (button, expected) in [
        ("Replace", Some(Existing::Replace)),
        ("Keep both", Some(Existing::KeepBoth)),
        ("Cancel", None),
    ] {
        let mut harness = asked();
        click(&mut harness, button);
        let state = harness.state();
        assert_eq!(state.workspace.dialog, None, "{button}");
        let exports = state.effects.iter().find_map(|effect| match effect {
            Effect::Export {
                existing,
                destination,
                ..
            } => Some((existing.clone(), destination.clone())),
            _ => None,
        });
        let folder = Destination::Folder("out".into());
        assert_eq!(exports, expected.map(|it| (it, folder)), "{button}");
    }
}

#[test]
fn the_dialog_of_documents_comes_back_as_it_was() {
    let mut harness = window(some());
    does(&mut harness, Action::OpenDialog(Dialog::Documents));
    click(&mut harness, "HTML");
    let asked = DocumentsAsked {
        kinds: vec![Kind::Inventory.word().into()],
        form: "html".into(),
        ..DocumentsAsked::default()
    };
    let ask = Documenting::Ask(Box::new(asked));
    does(&mut harness, Action::Documenting(ask));
    let write = |harness: &mut Harness<'_, Window>, to: &str| {
        let effects = does(harness, Action::Documenting(Documenting::To(to.into())));
        effects.into_iter().find_map(|effect| match effect {
            Effect::WriteDocuments { run, existing, .. } => Some((run, existing)),
            _ => None,
        })
    };
    let (run, existing) = write(&mut harness, "inventory").unwrap();
    assert_eq!(existing, Existing::Ask(vec!["inventory".into()]));
    let there = DocumentsWritten {
        there: vec!["inventory.html".into()],
        ..DocumentsWritten::default()
    };
    let done = Documenting::Written(run, Box::new(Ok(there)));
    does(&mut harness, Action::Documenting(done));
    assert!(harness.query_by_label("A file is there already").is_some());
    click(&mut harness, "Keep both");
    let state = harness.state();
    assert_eq!(state.workspace.dialog, Some(Dialog::Documents));
    let kept = |effect: &Effect| match effect {
        Effect::WriteDocuments { existing, path, .. } => {
            *existing == Existing::KeepBoth && path.as_os_str() == "inventory"
        }
        _ => false,
    };
    assert!(state.effects.iter().any(kept));
}
