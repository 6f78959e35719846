//! Notes: what is asked of a thread, the map after it, and after its undo.

use super::tests::{run_at, small_map};
use super::{Command, NoteCommand, Refusal};
use crate::locale::Language;
use crate::model::{
    AnnotationStatus, DecisionStatus, Note, NoteId, NoteKind, NoteShape, PlateauId, Record as _,
    SubjectId, SystemMap, patch,
};

fn ask_at(map: &SystemMap, plateau: &str, command: NoteCommand) -> Result<SystemMap, Refusal> {
    run_at(map, plateau, &Command::Note(command))
}

fn ask(map: &SystemMap, command: NoteCommand) -> SystemMap {
    ask_at(map, "now", command).unwrap()
}

fn note(map: &SystemMap, plateau: &str) -> Note {
    let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
    Note::clone(&snapshot.notes()[0])
}

/// The small map with one risk pinned to its server.
fn noted() -> (SystemMap, NoteId) {
    let mut note = Note::blank(NoteId::default());
    note.kind = NoteKind::Risk;
    note.shape = NoteShape::Callout;
    note.text = "Un seul serveur, voir @app".into();
    note.target = Some(SubjectId::from("srv"));
    let command = NoteCommand::Add {
        note: Box::new(note),
        place: None,
    };
    let map = ask(&small_map(), command);
    let id = map.tables().notes.iter().next().unwrap().id.clone();
    (map, id)
}

#[test]
fn a_thread_grows_is_resolved_and_opened_again() {
    let (map, id) = noted();
    assert_eq!(note(&map, "now").number.get(), 1.0);
    let say = |text: &str| NoteCommand::Reply {
        note: id.clone(),
        text: text.into(),
    };
    assert!(ask_at(&map, "now", say("  ")).is_err(), "nothing is said");
    let map = ask(&map, say("Un second arrive en 2027."));
    let settle = |status| NoteCommand::Settle {
        notes: vec![id.clone()],
        status,
    };
    let resolved = ask(&map, settle(AnnotationStatus::Resolved));
    let after = note(&resolved, "now");
    assert!(!after.is_open());
    assert_eq!(after.resolved, "2026-01-15");
    assert_eq!(after.replies[0].author_role, "RSSI");
    let reopened = ask(&resolved, settle(AnnotationStatus::Open));
    assert_eq!(reopened, map, "as if it had never been resolved");
}

#[test]
fn what_is_settled_later_stays_open_before_and_what_is_said_is_heard_everywhere() {
    let (map, id) = noted();
    let settle = NoteCommand::Settle {
        notes: vec![id.clone()],
        status: AnnotationStatus::Resolved,
    };
    let map = ask_at(&map, "then", settle).unwrap();
    assert!(note(&map, "now").is_open());
    assert!(!note(&map, "then").is_open());
    let text = "Réglé par le second serveur.".into();
    let map = ask_at(&map, "then", NoteCommand::Reply { note: id, text }).unwrap();
    assert_eq!(note(&map, "now").replies.len(), 1);
}

#[test]
fn only_ones_own_answers_can_be_edited() {
    let (map, id) = noted();
    let reply = NoteCommand::Reply {
        note: id.clone(),
        text: "Oui".into(),
    };
    let map = ask(&map, reply);
    let edit = |at: usize, text: &str| NoteCommand::EditReply {
        note: id.clone(),
        at,
        text: text.into(),
    };
    assert_eq!(
        note(&ask(&map, edit(0, "Non")), "now").replies[0].text,
        "Non"
    );
    assert!(note(&ask(&map, edit(0, "")), "now").replies.is_empty());
    assert!(ask_at(&map, "now", edit(1, "Non")).is_err());
    let plateau = PlateauId::from("now");
    let mut context = super::Context {
        plateau: Some(&plateau),
        random: &mut || 1,
        today: "2026-01-16",
        author_role: "DPO",
    };
    let refused = super::plan(&map, &Command::Note(edit(0, "Non")), &mut context).unwrap_err();
    let words = Language::French.say(&refused.message);
    assert!(words.contains("RSSI"), "{words}");
}

#[test]
fn a_decision_keeps_day_reason_and_consequence_and_gives_way_to_another() {
    let (map, first) = noted();
    let decide = NoteCommand::Decide {
        note: first.clone(),
        status: DecisionStatus::Accepted,
        day: String::new().into(),
        reason: "Budget".into(),
        consequence: "Risque accepté jusqu’en 2027".into(),
    };
    let map = ask(&map, decide);
    let decided = note(&map, "now");
    assert_eq!(decided.kind, NoteKind::Decision);
    assert_eq!(decided.decided, "2026-01-15");
    let mut second = Note::blank(NoteId::default());
    second.kind = NoteKind::Decision;
    second.target = Some(SubjectId::from("srv"));
    let add = NoteCommand::Add {
        note: Box::new(second),
        place: None,
    };
    let map = ask(&map, add);
    let mut all = map.tables().notes.iter();
    let second = all.find(|note| note.id != first).unwrap();
    assert_eq!(second.number.get(), 2.0);
    let second = second.id.clone();
    let supersede = |note: &NoteId, by: Option<&NoteId>| NoteCommand::Supersede {
        note: note.clone(),
        by: by.cloned(),
    };
    let map = ask(&map, supersede(&first, Some(&second)));
    let old = map.tables().notes.get(&first).unwrap();
    assert_eq!(old.decision, DecisionStatus::Superseded);
    assert!(ask_at(&map, "now", supersede(&second, Some(&first))).is_err());
    assert!(ask_at(&map, "now", supersede(&first, Some(&first))).is_err());
    let back = ask(&map, supersede(&first, None));
    assert_eq!(
        back.tables().notes.get(&first).unwrap().decision,
        DecisionStatus::Accepted
    );
}

#[test]
fn a_note_about_something_that_goes_keeps_what_it_was_about() {
    let (map, id) = noted();
    let subjects = vec![SubjectId::from("srv")];
    let later = run_at(
        &map,
        "then",
        &Command::Delete {
            subjects: subjects.clone(),
        },
    )
    .unwrap();
    let kept = later.tables().notes.get(&id).unwrap();
    assert_eq!(kept.about, "", "it is still there before");
    let gone = run_at(&map, "now", &Command::Delete { subjects }).unwrap();
    let kept = gone.tables().notes.get(&id).unwrap();
    assert_eq!(kept.about, "srv");
    assert_eq!(kept.target, Some(SubjectId::from("srv")));
    let pin = |target: &str| NoteCommand::Pin {
        note: id.clone(),
        target: Some(SubjectId::from(target)),
    };
    let pinned = ask(&gone, pin("app"));
    assert_eq!(pinned.tables().notes.get(&id).unwrap().about, "");
    assert!(ask_at(&gone, "now", pin("nobody")).is_err());
    assert!(ask_at(&gone, "now", pin(id.as_str())).is_err());
    assert!(ask_at(&gone, "now", pin("v")).is_ok(), "a view");
}

#[test]
fn two_people_answer_and_settle_at_once_and_nothing_is_lost() {
    let (base, id) = noted();
    let reply = |text: &str| NoteCommand::Reply {
        note: id.clone(),
        text: text.into(),
    };
    let with_document = |map: &SystemMap, address: &str| {
        let command = Command::SetField {
            record: crate::model::RecordKey::new(crate::model::TableName::Notes, id.as_str()),
            name: "documents".into(),
            value: Some(crate::model::Value::List(vec![address.into()])),
        };
        run_at(map, "now", &command).unwrap()
    };
    let ours = with_document(&ask(&base, reply("Je m’en charge.")), "https://a.example");
    let theirs = with_document(&ask(&base, reply("Devis demandé.")), "https://b.example");
    let settle = NoteCommand::Settle {
        notes: vec![id.clone()],
        status: AnnotationStatus::Resolved,
    };
    let theirs = ask(&theirs, settle);
    let sides = [&ours, &theirs].map(|side| patch::diff(&base, side));
    let merge = patch::merge(&base, &sides[0], &sides[1]);
    assert!(merge.conflicts.is_empty(), "{:?}", merge.conflicts);
    let merged = base.with(&merge.patch).unwrap();
    let both = merged.tables().notes.get(&id).unwrap();
    assert_eq!(both.replies.len(), 2);
    assert_eq!(both.documents.len(), 2);
    assert!(!both.is_open());
}
