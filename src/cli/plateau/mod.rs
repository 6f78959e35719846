//! `portolan plateau`: the plateaus of a map listed, made, edited, deleted, merged, and changes
//! moved between them, by the same commands as the window. `--preview` says what would change, and
//! writes nothing.

mod answer;

use std::path::Path;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};

use answer::{as_json, as_text, list};

use super::arguments::{self, Table};
use super::report::{Failure, Report};
use super::{DONE, load};
use crate::command::{self, Context, Fate, Part, PlateauCommand, PlateauForm, PlateauPreview};
use crate::locale::{Message, msg};
use crate::model::{
    ElementId, FieldValue as _, LinkId, Name, NoteId, PlateauId, PlateauKind, RecordKey, SystemMap,
    TableName,
};

/// The words for what is done.
const DEEDS: [&str; 9] = [
    "list", "add", "set", "delete", "merge", "promote", "back", "show", "hide",
];

/// The command, for the table of all.
pub(super) fn table(t: &Table) -> clap::Command {
    let id = |name, about| t.option(name, about).value_name("ID");
    let many = |name, about, value| {
        t.option(name, about)
            .value_name(value)
            .action(ArgAction::Append)
    };
    t.command("plateau", msg::PLATEAUS_CLI)
        .arg(
            Arg::new("deed")
                .value_name("DEED")
                .required(true)
                .value_parser(PossibleValuesParser::new(DEEDS))
                .help(t.text(msg::PLATEAUS_CLI_DEED))
                .help_heading(t.text(msg::CLI_ARGUMENTS)),
        )
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(id("plateau", msg::PLATEAUS_CLI_PLATEAU))
        .arg(t.option("name", msg::PLATEAUS_CLI_NAME).value_name("NAME"))
        .arg(t.option("kind", msg::PLATEAUS_CLI_KIND).value_parser([
            "existing",
            "transition",
            "target",
        ]))
        .arg(
            t.option("based-on", msg::PLATEAUS_CLI_BASED_ON)
                .value_name("ID|none"),
        )
        .arg(many("before", msg::PLATEAUS_CLI_BEFORE, "ID[,ID…]"))
        .arg(
            t.option("existing", msg::PLATEAUS_CLI_EXISTING)
                .value_name("NAME"),
        )
        .arg(t.option("from", msg::PLATEAUS_CLI_FROM).value_name("DAY"))
        .arg(t.option("to", msg::PLATEAUS_CLI_TO).value_name("DAY"))
        .arg(
            t.option("tint", msg::PLATEAUS_CLI_TINT)
                .value_name("COLOUR"),
        )
        .arg(t.flag("take-back", msg::PLATEAUS_CLI_TAKE_BACK))
        .arg(many("records", msg::PLATEAUS_CLI_RECORDS, "ID[,ID…]"))
        .arg(many("fields", msg::PLATEAUS_CLI_FIELDS, "FIELD[,FIELD…]"))
        .arg(id("to-plateau", msg::PLATEAUS_CLI_TO_PLATEAU))
        .arg(t.flag("preview", msg::PLATEAUS_CLI_PREVIEW))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// Reads, changes, writes, and says what changed.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let map = load::map(matches, report)?;
    let deed = matches.get_one::<String>("deed").map_or("", String::as_str);
    if deed == "list" {
        list(&map, report);
        return Ok(DONE);
    }
    let command = command_of(deed, matches, &map)?;
    let preview = preview(&map, &command)?;
    let is_preview = matches.get_flag("preview");
    let made = made(&map, &preview.after);
    if report.is_json {
        report.answer_json(&as_json(&preview, made.as_ref(), !is_preview));
    } else {
        report.answer(&as_text(&preview, made.as_ref(), report));
    }
    if !is_preview && preview.after != map {
        write(&preview.after, path, report)?;
    }
    Ok(DONE)
}

fn write(map: &SystemMap, path: &Path, report: &Report) -> Result<(), Failure> {
    load::save_over(map, path)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}

/// What a command would do, or why it cannot be done.
fn preview(map: &SystemMap, command: &PlateauCommand) -> Result<PlateauPreview, Failure> {
    // The tails of new ids: the same map and words give the same ones.
    let mut dice = map.tables().plateaus.len() as u64;
    let mut context = Context {
        plateau: None,
        random: &mut || {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            dice >> 24
        },
        today: "",
        author_role: "",
    };
    command::preview(map, command, &mut context).map_err(|refusal| refusal.message.into())
}

/// What the words ask for.
fn command_of(
    deed: &str,
    matches: &ArgMatches,
    map: &SystemMap,
) -> Result<PlateauCommand, Failure> {
    let given = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    if deed == "add" {
        let name = given("name")
            .ok_or_else(|| Failure::from(Message::from(msg::PLATEAUS_CLI_WHICH_NAME)))?;
        let based_on = match given("based-on") {
            Some("none") => None,
            Some(id) => Some(known(map, id)?),
            None => map.timeline().order().last().cloned(),
        };
        let before = load::listed(matches, "before").map(|id| known(map, id));
        let kind = if based_on.is_some() || map.timeline().order().is_empty() {
            PlateauKind::Target
        } else {
            PlateauKind::Existing
        };
        let mut form = PlateauForm {
            name: name.into(),
            kind,
            ..PlateauForm::default()
        };
        fill(&mut form, matches)?;
        let existing = given("existing").unwrap_or(if map.info().language == "fr" {
            "Existant"
        } else {
            "Existing"
        });
        return Ok(PlateauCommand::Create {
            form,
            based_on,
            before: before.collect::<Result<_, _>>()?,
            existing: existing.into(),
        });
    }
    let plateau =
        given("plateau").ok_or_else(|| Failure::from(Message::from(msg::PLATEAUS_CLI_WHICH)))?;
    let plateau = known(map, plateau)?;
    let records = || records(matches, map);
    Ok(match deed {
        "set" => {
            let record = map.tables().plateaus.get(&plateau);
            let mut form = record
                .map(|record| PlateauForm::of(record))
                .unwrap_or_default();
            if let Some(name) = given("name") {
                form.name = name.into();
            }
            fill(&mut form, matches)?;
            let based_on = match given("based-on") {
                Some("none") => None,
                Some(id) => Some(known(map, id)?),
                None => record.and_then(|record| record.based_on.clone()),
            };
            PlateauCommand::Edit {
                plateau,
                form,
                based_on,
            }
        }
        "delete" => PlateauCommand::Delete {
            plateau,
            fate: if matches.get_flag("take-back") {
                Fate::TakeBack
            } else {
                Fate::HandOn
            },
        },
        "merge" => PlateauCommand::Merge { plateau },
        "promote" => {
            let to = match given("to-plateau") {
                Some(id) => known(map, id)?,
                None => {
                    let base = map.timeline().base(&plateau).cloned();
                    base.ok_or_else(|| Failure::from(Message::from(msg::PLATEAUS_NO_BASE)))?
                }
            };
            PlateauCommand::Move {
                records: records()?,
                part: part(matches),
                from: plateau,
                to,
            }
        }
        "back" => match part(matches) {
            Part::Whole => PlateauCommand::Back {
                records: records()?,
                at: plateau,
            },
            Part::Fields(fields) => PlateauCommand::BackFields {
                records: records()?,
                fields,
                at: plateau,
            },
        },
        deed => PlateauCommand::Appear {
            records: records()?,
            at: plateau,
            present: deed == "show",
        },
    })
}

/// Kind, days and colour, where they are given.
fn fill(form: &mut PlateauForm, matches: &ArgMatches) -> Result<(), Failure> {
    let given = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    if let Some(kind) = given("kind") {
        let value = crate::model::Value::text(kind);
        form.kind = PlateauKind::from_value(Some(&value)).unwrap_or_default();
    }
    for (name, field) in [
        ("from", &mut form.valid_from),
        ("to", &mut form.valid_to),
        ("tint", &mut form.tint),
    ] {
        if let Some(value) = given(name) {
            *field = value.trim().into();
        }
    }
    Ok(())
}

fn known(map: &SystemMap, id: &str) -> Result<PlateauId, Failure> {
    let order = map.timeline().order();
    let found = order.iter().find(|known| known.as_str() == id);
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = order.iter().map(PlateauId::as_str).collect();
        msg::CLI_NO_PLATEAU
            .with("plateau", id)
            .with("known", names.join(", "))
            .into()
    })
}

fn part(matches: &ArgMatches) -> Part {
    let fields: Vec<Name> = load::listed(matches, "fields").map(Name::from).collect();
    if fields.is_empty() {
        Part::Whole
    } else {
        Part::Fields(fields)
    }
}

fn records(matches: &ArgMatches, map: &SystemMap) -> Result<Arc<[RecordKey]>, Failure> {
    let tables = map.tables();
    let found: Result<Vec<RecordKey>, Failure> = load::listed(matches, "records")
        .map(|id| {
            let table = if tables.elements.contains(&ElementId::from(id)) {
                TableName::Elements
            } else if tables.links.contains(&LinkId::from(id)) {
                TableName::Links
            } else if tables.notes.contains(&NoteId::from(id)) {
                TableName::Notes
            } else {
                return Err(msg::CLI_SET_NO_RECORD.with("id", id).into());
            };
            Ok(RecordKey::new(table, id))
        })
        .collect();
    let found = found?;
    if found.is_empty() {
        return Err(Message::from(msg::PLATEAUS_CLI_WHICH_RECORDS).into());
    }
    Ok(found.into())
}

/// The plateau that came, where one did: the one that was asked for, not what there was.
fn made(before: &SystemMap, after: &SystemMap) -> Option<PlateauId> {
    let order = after.timeline().order().iter();
    let mut new = order.filter(|id| !before.tables().plateaus.contains(id));
    new.next_back().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::workspace::samples;

    fn metropole() -> SystemMap {
        samples::find("metropole").unwrap().read()
    }

    /// The map after the words that follow `portolan plateau`, or what is wrong with them.
    fn after(map: &SystemMap, words: &[&str]) -> Result<PlateauPreview, String> {
        let all = ["portolan", "plateau"]
            .into_iter()
            .chain(words.iter().copied());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        let deed = matches.get_one::<String>("deed").unwrap();
        command_of(deed, matches, map)
            .and_then(|command| preview(map, &command))
            .map_err(|failure| match failure {
                Failure::Usage(message) => Language::English.say(&message),
                _ => "file".to_owned(),
            })
    }

    #[test]
    fn an_alternative_starts_as_its_base_and_changes_no_other_plateau() {
        let map = metropole();
        let words = [
            "add",
            "map.ron",
            "--name",
            "Other target",
            "--based-on",
            "P2027",
        ];
        let preview = after(&map, &words).unwrap();
        assert_eq!(preview.changed_plateaus(), 0);
        let made = made(&map, &preview.after).unwrap();
        let base = preview.after.snapshot(Some(&"P2027".into()));
        let now = preview.after.snapshot(Some(&made));
        assert!(crate::analysis::Gap::between(&base, &now).is_empty());
        assert_eq!(preview.after.timeline().children(&"P2027".into()).len(), 2);
    }

    #[test]
    fn a_deleted_plateau_hands_its_changes_on_or_takes_them_back() {
        let map = metropole();
        let words = ["delete", "map.ron", "--plateau", "P2027"];
        let handed_on = after(&map, &words).unwrap();
        assert_eq!(handed_on.changed_plateaus(), 0);
        assert!(
            !handed_on.repaired.is_empty(),
            "work packages lead elsewhere"
        );
        let words = ["delete", "map.ron", "--plateau", "P2027", "--take-back"];
        let taken_back = after(&map, &words).unwrap();
        assert_eq!(
            taken_back.changed_plateaus(),
            1,
            "the target looks otherwise"
        );
    }

    #[test]
    fn what_is_wrong_names_what_there_is() {
        let map = metropole();
        let wrong = |words: &[&str]| after(&map, words).unwrap_err();
        assert!(wrong(&["merge", "map.ron", "--plateau", "P2028"]).contains("P2029"));
        assert!(wrong(&["merge", "map.ron"]).contains("--plateau"));
        assert!(wrong(&["add", "map.ron"]).contains("--name"));
        assert!(wrong(&["back", "map.ron", "--plateau", "P2029"]).contains("--records"));
        let late = [
            "set",
            "map.ron",
            "--plateau",
            "P2027",
            "--from",
            "2027-13-01",
        ];
        assert!(wrong(&late).contains("2027-13-01"));
    }
}
