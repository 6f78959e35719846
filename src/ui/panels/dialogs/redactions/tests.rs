//! A built-in profile is copied, changed and kept; and undone.

use super::Form;
use crate::command::{Command, HandoverCommand};
use crate::locale::Language;
use crate::model::RedactionId;
use crate::redaction::{Counts, profile, redact};
use crate::ui::panels::tests::workspace;
use crate::workspace::{Action, Document, Effect, Origin, RedactionPreview, Workspace, samples};

fn opened() -> Workspace {
    let mut workspace = workspace(Language::French);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    workspace
}

#[test]
fn the_form_follows_what_is_kept_and_what_is_undone() {
    let mut workspace = opened();
    let mut form = Form::of(&workspace);
    assert_eq!(form.draft.id.as_str(), "partner");
    let mut copy = form.draft.clone();
    copy.id = RedactionId::default();
    copy.name = "Mon prestataire".into();
    super::begin(&mut form, copy);
    assert!(form.has_changed());
    let mut actions = Vec::new();
    super::keep(&form, &mut actions);
    let Some(Action::Edit(Command::Handover(HandoverCommand::KeepRedaction(kept)))) =
        actions.first()
    else {
        panic!("{actions:?}");
    };
    assert_eq!(kept.name, "Mon prestataire");
    for action in actions {
        workspace.dispatch(action, &mut Vec::new());
    }
    form.refresh(workspace.document.as_ref().unwrap(), Language::French);
    assert!(!form.has_changed() && !form.draft.id.as_str().is_empty());
    assert_eq!(form.profiles.len(), 4);
    workspace.dispatch(Action::Undo, &mut Vec::new());
    form.refresh(workspace.document.as_ref().unwrap(), Language::French);
    assert_eq!(form.profiles.len(), 3);
}

#[test]
fn what_is_counted_is_what_the_profile_in_hand_holds_back_however_fast_it_changes() {
    let mut workspace = opened();
    let map = workspace.document.as_ref().unwrap().map().clone();
    let [first, last] =
        ["internal", "public"].map(|id| profile(&map, id, Language::French).unwrap());
    let mut effects = Vec::new();
    for one in [&first, &last] {
        let ask = RedactionPreview::Ask(Box::new(one.clone()));
        workspace.dispatch(Action::PreviewRedaction(ask), &mut effects);
    }
    assert!(workspace.redacting.counts().is_none());
    let mut asked = 0;
    while let Some(effect) = effects.pop() {
        let Effect::CountHeldBack {
            map,
            profile,
            language,
        } = effect
        else {
            continue;
        };
        asked += 1;
        let counts = Counts::of(&redact(&map, &profile, language).report);
        let found = Action::PreviewRedaction(RedactionPreview::Found(counts));
        workspace.dispatch(found, &mut effects);
    }
    assert_eq!(asked, 2, "one at a time");
    let counts = Counts::of(&redact(&map, &last, Language::French).report);
    assert_eq!(workspace.redacting.counts(), Some(counts));
    assert!(workspace.redacting.is_of(map.revision(), &last));
}
