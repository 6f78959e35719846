//! `portolan set`: fields of elements and links, by the same command and the same reading as the
//! window.

use std::sync::Arc;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::DONE;
use super::arguments::{self, Table};
use super::load;
use super::report::{Failure, Report};
use super::set_map::{self, SetMap};
use crate::bitmap::Shelf;
use crate::catalogue;
use crate::command::{self, Command, Context, FieldEdit};
use crate::locale::{Message, msg};
use crate::model::{
    Element, FieldPath, Name, PlateauId, Record as _, RecordKey, Snapshot, SystemMap, TableName,
    Value,
};
use crate::storage;
use crate::workspace::typed;

/// A record to be changed, and its kind.
type Target = (RecordKey, String);

/// One change that was made, for the answer.
pub(super) struct Made {
    pub(super) id: String,
    pub(super) field: Name,
    pub(super) from: Option<Value>,
    pub(super) to: Option<Value>,
}

/// The command and its options.
pub(super) fn table(t: &Table) -> clap::Command {
    let words = |name: &'static str, about, shown: &'static str| {
        t.file(name, about)
            .value_parser(clap::value_parser!(String))
            .value_name(shown)
    };
    t.command("set", msg::CLI_SET)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(words("ids", msg::CLI_ARG_SET_IDS, "ID[,ID…]"))
        .arg(words("fields", msg::CLI_ARG_SET_FIELDS, "FIELD=VALUE").num_args(1..))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(t.flag("own", msg::CLI_ARG_SET_OWN))
        .arg(t.flag("write", msg::CLI_ARG_SET_WRITE))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// Reads, changes, prints; writes when asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let before = load::map(matches, report)?;
    let plateau = load::plateau(matches, &before)?;
    let is_map = is_of_map(matches, &before.snapshot(plateau.as_ref()));
    let (after, made, pictures) = if is_map {
        let pairs = matches.get_many::<String>("fields").into_iter().flatten();
        let SetMap {
            map,
            made,
            pictures,
        } = set_map::set(&before, pairs)?;
        (map, made, pictures)
    } else {
        let (after, made) = set(matches, &before, plateau.as_ref())?;
        (after, made, Shelf::new())
    };
    if report.is_json {
        let value = |value: &Option<Value>| value.as_ref().map(Value::to_string);
        let list: Vec<Json> = made
            .iter()
            .map(|made| {
                json!({
                    "id": made.id,
                    "field": made.field.as_str(),
                    "from": value(&made.from),
                    "to": value(&made.to),
                })
            })
            .collect();
        report.answer_json(&json!({ "changed": list }));
    } else {
        report.answer(&lines(&made));
    }
    if matches.get_flag("write") && after != before {
        let path = arguments::path(matches, "map");
        if path
            .extension()
            .is_none_or(|extension| extension != crate::storage::EXTENSION)
        {
            return Err(msg::CLI_NOT_OURS
                .with("file", path.display().to_string())
                .into());
        }
        storage::keep_pictures(path, &pictures).map_err(|error| {
            let folder = storage::picture_folder(path).display().to_string();
            msg::CLI_NOT_WRITTEN
                .with("file", folder)
                .with("reason", error.to_string())
        })?;
        load::save_back(&after, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    } else if !matches.get_flag("write") {
        report.tell(msg::CLI_SET_NOT_WRITTEN);
    }
    Ok(DONE)
}

/// Whether the fields of the map itself are to be set.
fn is_of_map(matches: &ArgMatches, snapshot: &Snapshot) -> bool {
    let asked = matches.get_one::<String>("ids").map_or("", String::as_str);
    asked.trim() == set_map::WORD && typed::record_of(snapshot, set_map::WORD).is_none()
}

/// `portail.criticality: 2 → 4`
fn lines(made: &[Made]) -> String {
    let words = |value: &Option<Value>| {
        value
            .as_ref()
            .map_or_else(|| "–".to_owned(), Value::to_string)
    };
    made.iter()
        .map(|made| {
            let (from, to) = (words(&made.from), words(&made.to));
            let line = format!("{}.{}: {from} → {to}", made.id, made.field);
            format!("{}\n", crate::text::visible(&line))
        })
        .collect()
}

/// The map with all fields set, and what changed.
fn set(
    matches: &ArgMatches,
    map: &SystemMap,
    plateau: Option<&PlateauId>,
) -> Result<(SystemMap, Vec<Made>), Failure> {
    let snapshot = map.snapshot(plateau);
    let targets = targets(matches, &snapshot)?;
    let mut after = map.clone();
    let mut made = Vec::new();
    for pair in matches.get_many::<String>("fields").into_iter().flatten() {
        let Some((field, text)) = pair.split_once('=') else {
            return Err(msg::CLI_SET_NO_EQUALS.with("word", pair.as_str()).into());
        };
        let field = Name::new(field.trim());
        for target in &targets {
            let value = value_of(&snapshot, target, &field, text, matches.get_flag("own"))?;
            let from = seen(&after, plateau, &target.0, &field);
            if from == value {
                continue;
            }
            after = carry_out(&after, plateau, &target.0, &field, value.clone())?;
            made.push(Made {
                id: target.0.id.to_string(),
                field: field.clone(),
                from,
                to: value,
            });
        }
    }
    Ok((after, made))
}

fn targets(matches: &ArgMatches, snapshot: &Snapshot) -> Result<Vec<Target>, Failure> {
    let asked = matches.get_one::<String>("ids").map_or("", String::as_str);
    let ids = asked.split(',').map(str::trim).filter(|id| !id.is_empty());
    let found = ids.map(|id| {
        typed::record_of(snapshot, id)
            .ok_or_else(|| Failure::from(msg::CLI_SET_NO_RECORD.with("id", id)))
    });
    found.collect()
}

/// The value that a field gets, read as the window reads it.
fn value_of(
    snapshot: &Snapshot,
    (record, kind): &Target,
    field: &Name,
    text: &str,
    may_add: bool,
) -> Result<Option<Value>, Failure> {
    let wrong = |expected: Message| {
        Failure::from(
            msg::CLI_SET_WRONG
                .with("id", record.id.as_str())
                .with("field", field.as_str())
                .with("value", text)
                .with("expected", expected),
        )
    };
    let plain = || (!text.trim().is_empty()).then(|| Value::text(text.trim()));
    if field == "name" {
        let is_needed = record.table == TableName::Elements;
        return match plain() {
            None if is_needed => Err(wrong(msg::TYPED_NAME.into())),
            value => Ok(value),
        };
    }
    if field == "kind" {
        return Ok(plain());
    }
    if Element::FIELDS.contains(&field.as_str()) || ["from", "to"].contains(&field.as_str()) {
        return Err(msg::COMMAND_FIELD_NOT_SET
            .with("field", field.as_str())
            .into());
    }
    let known = typed::known_fields(record.table, kind);
    if let Some(attribute) = known
        .iter()
        .find(|attribute| attribute.id == field.as_str())
    {
        return typed::read(snapshot, attribute, kind, text).map_err(wrong);
    }
    let is_there = own_value(snapshot, record, field);
    if let Some(value) = is_there {
        let reading = typed::Reading::of_value(Some(&value));
        return reading.value(text).map_err(wrong);
    }
    if may_add && catalogue::attribute(field).is_none() {
        return Ok(plain());
    }
    let near = known.iter().filter(|attribute| {
        let start: String = field.chars().take(3).collect();
        attribute.id.contains(field.as_str()) || attribute.id.starts_with(&start)
    });
    let near: Vec<&str> = near.take(6).map(|attribute| attribute.id).collect();
    Err(msg::CLI_SET_NO_FIELD
        .with("id", record.id.as_str())
        .with("field", field.as_str())
        .with(
            "near",
            if near.is_empty() {
                "–".to_owned()
            } else {
                near.join(", ")
            },
        )
        .into())
}

/// What a record has in an attribute that the catalogue does not give to its kind.
fn own_value(snapshot: &Snapshot, record: &RecordKey, field: &Name) -> Option<Value> {
    let id = record.id.clone();
    let attributes = match record.table {
        TableName::Links => {
            let ix = snapshot.find_link(&id.into())?;
            &snapshot.link(ix).attributes
        }
        _ => &snapshot.element_by_id(&id.into())?.attributes,
    };
    attributes.get(field).cloned()
}

fn seen(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    record: &RecordKey,
    field: &Name,
) -> Option<Value> {
    let snapshot = map.snapshot(plateau);
    let path = FieldPath::own(field.clone());
    let id = record.id.clone();
    match record.table {
        TableName::Links => {
            let ix = snapshot.find_link(&id.into())?;
            snapshot.link(ix).get(&path)
        }
        _ => snapshot.element_by_id(&id.into())?.get(&path),
    }
}

fn carry_out(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    record: &RecordKey,
    field: &Name,
    value: Option<Value>,
) -> Result<SystemMap, Failure> {
    let command = Command::SetFields {
        records: Arc::new([record.clone()]),
        name: field.clone(),
        edit: FieldEdit::Set(value),
    };
    let mut context = Context {
        plateau,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    let patch = command::plan(map, &command, &mut context).map_err(|refusal| refusal.message)?;
    Ok(map.with(&patch).map_err(|misfit| misfit.message())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::workspace::samples;

    /// The map after the words that follow `portolan set map.ron`, or what is wrong with them.
    fn after(words: &[&str]) -> Result<(SystemMap, String), String> {
        let map = samples::find("hello").unwrap().read();
        let all = ["portolan", "set", "map.ron"]
            .into_iter()
            .chain(words.iter().copied());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        let plateau = load::plateau(matches, &map).map_err(said)?;
        let (after, made) = set(matches, &map, plateau.as_ref()).map_err(said)?;
        Ok((after, lines(&made)))
    }

    fn said(failure: Failure) -> String {
        match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        }
    }

    fn field(map: &SystemMap, id: &str, name: &str) -> Option<Value> {
        let element = map.tables().elements.get(&id.into())?;
        element.get(&FieldPath::own(Name::new(name)))
    }

    #[test]
    fn several_fields_of_several_elements_are_set_as_the_window_reads_them() {
        let (map, lines) = after(&[
            "intranet,annuaire",
            "criticality=4",
            "eol=31/12/2030",
            "tags=web, citizen",
            "dict=D4 C2",
        ])
        .unwrap();
        for id in ["intranet", "annuaire"] {
            assert_eq!(field(&map, id, "criticality"), Value::number(4.0));
            assert_eq!(field(&map, id, "eol"), Some(Value::text("2030-12-31")));
            let tags = Value::List(vec![Value::text("web"), Value::text("citizen")]);
            assert_eq!(field(&map, id, "tags"), Some(tags));
        }
        assert!(lines.contains("intranet.eol: "), "{lines}");
        assert!(lines.contains(" → 2030-12-31\n"), "{lines}");
    }

    #[test]
    fn what_is_wrong_names_the_field_and_what_was_expected() {
        let wrong = |words: &[&str]| after(words).unwrap_err();
        assert_eq!(
            wrong(&["intranet", "eol=soon"]),
            "intranet.eol cannot be “soon”: A day of the calendar, such as 2027-12-31 or 31/12/2027."
        );
        let bounds = wrong(&["intranet", "availability=2"]);
        assert!(bounds.ends_with("A number between 0 and 1."), "{bounds}");
        let choice = wrong(&["intranet", "hosting=moon"]);
        assert!(choice.contains("on_prem"), "{choice}");
        let field = wrong(&["intranet", "critical=4"]);
        assert!(field.contains("criticality"), "{field}");
        assert!(wrong(&["nobody", "eol=2030-01-01"]).contains("nobody"));
        assert!(wrong(&["intranet", "eol"]).contains("eol"));
        assert!(wrong(&["intranet", "name= "]).contains("A name is needed"));
        assert!(wrong(&["intranet", "kind=spaceship"]).contains("spaceship"));
        assert!(wrong(&["intranet", "parent=base"]).contains("parent"));
    }

    #[test]
    fn own_attributes_need_to_be_asked_for_and_an_empty_value_clears() {
        assert!(after(&["intranet", "x_cost=12"]).is_err());
        let (map, _) = after(&["--own", "intranet", "x_cost=12"]).unwrap();
        assert_eq!(field(&map, "intranet", "x_cost"), Some(Value::text("12")));
        let (map, lines) = after(&["intranet", "eol=2030-01-01", "eol="]).unwrap();
        assert_eq!(field(&map, "intranet", "eol"), None);
        assert!(lines.ends_with("2030-01-01 → –\n"), "{lines}");
    }
}
