//! What `portolan note` changes: each word one command of the window.

use clap::ArgMatches;

use super::super::editing::{Hand, carry_out_by};
use super::super::report::Failure;
use super::{note_named, plateau, shapes, today, which};
use crate::command::{Command, NoteCommand};
use crate::geometry::{Point, Rect};
use crate::locale::{Message, msg};
use crate::model::{
    AnnotationStatus, Day, DecisionStatus, Note, NoteId, NoteKind, NoteShape, PlateauId,
    Record as _, RecordKey, SubjectId, SystemMap, TableName, Value, ViewId,
};
use crate::workspace::iso_day;

/// The size of a new sheet on a view, map units.
const SIZE: (f64, f64) = (190.0, 104.0);
/// The fields that can be set, by their names in files.
const FIELDS: [&str; 15] = [
    "title",
    "text",
    "kind",
    "shape",
    "target",
    "plateau",
    "for_role",
    "due",
    "author_role",
    "documents",
    "decision",
    "decided",
    "reason",
    "consequence",
    "superseded_by",
];

/// The map after what was asked.
pub(super) fn changed(
    name: &str,
    matches: &ArgMatches,
    map: &SystemMap,
) -> Result<SystemMap, Failure> {
    let plateau = plateau(matches, map)?;
    let today = today(matches)?;
    let role = matches.get_one::<String>("role").map_or("", String::as_str);
    let hand = Hand {
        plateau: plateau.as_ref(),
        today: &today,
        role: role.trim(),
    };
    let text = || matches.get_one::<String>("text").map_or("", String::as_str);
    if name == "add" {
        return add(matches, map, text(), &hand);
    }
    let note = which(matches, map)?;
    // A note of one plateau is edited there, unless another was asked for.
    let own = map.tables().notes.get(&note);
    let own = own.and_then(|note| note.plateau.clone());
    let hand = Hand {
        plateau: hand.plateau.or(own.as_ref()),
        ..hand
    };
    let command = match name {
        "reply" => NoteCommand::Reply {
            note,
            text: text().into(),
        },
        "resolve" => NoteCommand::Settle {
            notes: vec![note],
            status: AnnotationStatus::Resolved,
        },
        "reopen" => NoteCommand::Settle {
            notes: vec![note],
            status: AnnotationStatus::Open,
        },
        _ => return set(matches, map, &note, &hand),
    };
    carry_out_by(map, &Command::Note(command), &hand)
}

fn add(
    matches: &ArgMatches,
    map: &SystemMap,
    text: &str,
    hand: &Hand<'_>,
) -> Result<SystemMap, Failure> {
    let mut note = Note::blank(NoteId::default());
    note.text = text.into();
    note.target = matches
        .get_one::<String>("target")
        .map(|id| SubjectId::from(id.as_str()));
    let corner = match matches.get_one::<String>("at") {
        Some(at) => point(at)?,
        None => Point::ZERO,
    };
    let view = matches.get_one::<String>("view");
    let place = view.map(|view| {
        let rect = Rect::from_origin_size(corner, SIZE);
        (ViewId::from(view.as_str()), rect)
    });
    let command = NoteCommand::Add {
        note: Box::new(note),
        place,
    };
    let after = carry_out_by(map, &Command::Note(command), hand)?;
    let mut ids = after.tables().notes.iter().map(|note| note.id.clone());
    let came = ids.find(|id| !map.tables().notes.contains(id));
    drop(ids);
    match came {
        Some(id) => set(matches, &after, &id, hand),
        None => Ok(after),
    }
}

fn point(text: &str) -> Result<Point, Failure> {
    let read = || {
        let (x, y) = text.split_once(',')?;
        let point = Point::new(x.trim().parse().ok()?, y.trim().parse().ok()?);
        (point.x.is_finite() && point.y.is_finite()).then_some(point)
    };
    read().ok_or_else(|| wrong("--at", "at", text, "X,Y".to_owned()).into())
}

fn wrong(id: &str, field: &str, value: &str, expected: String) -> Message {
    msg::CLI_SET_WRONG
        .with("id", id)
        .with("field", field)
        .with("value", value)
        .with("expected", expected)
}

/// A day as people write it, or a month or year where no more is known, as in files.
pub(super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let whole = iso_day(text).map(|day| day.to_string());
    whole.or_else(|| Day::first_of(text).map(|_| text.to_owned()))
}

/// Sets all fields that are given.
fn set(
    matches: &ArgMatches,
    map: &SystemMap,
    note: &NoteId,
    hand: &Hand<'_>,
) -> Result<SystemMap, Failure> {
    let mut after = map.clone();
    for pair in matches.get_many::<String>("fields").into_iter().flatten() {
        let Some((name, text)) = pair.split_once('=') else {
            return Err(msg::CLI_SET_NO_EQUALS.with("word", pair.as_str()).into());
        };
        let command = field(&after, note, name.trim(), text.trim())?;
        after = carry_out_by(&after, &command, hand)?;
    }
    Ok(after)
}

/// What sets one field.
fn field(map: &SystemMap, note: &NoteId, name: &str, text: &str) -> Result<Command, Failure> {
    if !FIELDS.contains(&name) {
        return Err(msg::CLI_SET_NO_FIELD
            .with("id", note.as_str())
            .with("field", name)
            .with("near", FIELDS.join(", "))
            .into());
    }
    let refuse = |expected: String| Failure::from(wrong(note.as_str(), name, text, expected));
    let word = |words: &[&str]| match text {
        "" => Ok(None),
        _ if words.contains(&text) => Ok(Some(Value::text(text))),
        _ => Err(refuse(words.join(", "))),
    };
    let value = match name {
        "kind" => word(NoteKind::WORDS)?,
        "shape" => {
            let shape = NoteShape::from_word(text).ok_or_else(|| refuse(shapes()))?;
            let notes = vec![note.clone()];
            return Ok(Command::Note(NoteCommand::Shape { notes, shape }));
        }
        "decision" => {
            word(DecisionStatus::WORDS)?;
            let old = map.tables().notes.get(note);
            let field = |of: fn(&Note) -> &smol_str::SmolStr| {
                old.map(|old| of(old).clone()).unwrap_or_default()
            };
            return Ok(Command::Note(NoteCommand::Decide {
                note: note.clone(),
                status: DecisionStatus::from_word(text).unwrap_or_default(),
                day: field(|note| &note.decided),
                reason: field(|note| &note.reason),
                consequence: field(|note| &note.consequence),
            }));
        }
        "superseded_by" => {
            let by = (!text.is_empty()).then(|| note_named(map, text));
            return Ok(Command::Note(NoteCommand::Supersede {
                note: note.clone(),
                by: by.transpose()?,
            }));
        }
        "target" => {
            return Ok(Command::Note(NoteCommand::Pin {
                note: note.clone(),
                target: (!text.is_empty()).then(|| SubjectId::from(text)),
            }));
        }
        "plateau" if !text.is_empty() => {
            let known = map.timeline().order();
            if !known.contains(&PlateauId::from(text)) {
                let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
                return Err(refuse(names.join(", ")));
            }
            Some(Value::text(text))
        }
        "due" | "decided" if !text.is_empty() => {
            let day = day(text).ok_or_else(|| {
                Failure::from(
                    msg::CLI_SET_WRONG
                        .with("id", note.as_str())
                        .with("field", name)
                        .with("value", text)
                        .with("expected", msg::NOTES_EXPECTED_DAY),
                )
            })?;
            Some(Value::text(day))
        }
        "documents" => {
            let all = text.split(';').map(str::trim).filter(|it| !it.is_empty());
            let all: Vec<Value> = all.map(Value::text).collect();
            (!all.is_empty()).then_some(Value::List(all))
        }
        _ => (!text.is_empty()).then(|| Value::text(text)),
    };
    Ok(Command::SetField {
        record: RecordKey::new(TableName::Notes, note.as_str()),
        name: name.into(),
        value,
    })
}
