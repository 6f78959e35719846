//! `portolan requirement`: what is asked of a map, listed with how it fares, added, changed and
//! removed; by the same commands as the window.

use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Value as Json, json};
use smol_str::SmolStr;

use super::arguments::Table;
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, USAGE, editing, load, review};
use crate::assurance::condition::Condition;
use crate::assurance::{self, Judgement, RULES};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Message, MessageId, msg};
use crate::model::{
    FieldPath, FieldValue as _, Filter, ManualVerdict, Record as _, RecordKey, Requirement,
    RequirementId, SystemMap, TableName, Value,
};
use crate::workspace::{iso_day, listing};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let id = || argument(t, "requirement", msg::CLI_ARG_REQUIREMENT, "ID");
    let fields = || {
        argument(t, "fields", msg::CLI_ARG_REQUIREMENT_FIELDS, "FIELD=VALUE")
            .action(ArgAction::Append)
            .num_args(1..)
    };
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    t.command("requirement", msg::CLI_REQUIREMENT)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::CLI_REQUIREMENT_LIST)
                .arg(map())
                .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
                .arg(review::date(t))
                .arg(
                    t.option("format", msg::CLI_ARG_FORMAT)
                        .value_parser(["text", "json", "csv", "md"]),
                ),
        )
        .subcommand(
            t.command("add", msg::CLI_REQUIREMENT_ADD)
                .arg(map())
                .arg(t.option("id", msg::CLI_ARG_REQUIREMENT).value_name("ID"))
                .arg(fields())
                .arg(write()),
        )
        .subcommand(
            t.command("set", msg::CLI_REQUIREMENT_SET)
                .arg(map())
                .arg(id())
                .arg(fields())
                .arg(write()),
        )
        .subcommand(
            t.command("remove", msg::CLI_REQUIREMENT_REMOVE)
                .arg(map())
                .arg(id())
                .arg(write()),
        )
}

/// A word that has to be given.
pub(super) fn argument(
    t: &Table,
    name: &'static str,
    about: MessageId,
    shown: &'static str,
) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .required(true)
        .help(t.text(about))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = {
        let format = matches.try_get_one::<String>("format");
        report.is_json = matches!(format, Ok(Some(format)) if format == "json");
        load::map(matches, report)?
    };
    if name == "list" {
        return list(matches, &before, report);
    }
    let after = changed(name, matches, &before)?;
    editing::finish(matches, report, (&before, &after), TableName::Requirements)
}

fn changed(name: &str, matches: &ArgMatches, map: &SystemMap) -> Result<SystemMap, Failure> {
    let command = match name {
        "add" => {
            let id = matches.get_one::<String>("id").map_or("", String::as_str);
            let record = Requirement::blank(RequirementId::from(id));
            AssuranceCommand::Keep(vec![Kept::Requirement(filled(record, map, matches)?)])
        }
        "set" => {
            let record = known(matches, map)?;
            AssuranceCommand::Keep(vec![Kept::Requirement(filled(record, map, matches)?)])
        }
        _ => AssuranceCommand::Forget(vec![RecordKey::of(&known(matches, map)?)]),
    };
    editing::carry_out(map, &Command::Assurance(command))
}

fn known(matches: &ArgMatches, map: &SystemMap) -> Result<Requirement, Failure> {
    let asked = matches
        .get_one::<String>("requirement")
        .map_or("", String::as_str);
    let all = &map.tables().requirements;
    if let Some(record) = all.get(&RequirementId::from(asked)) {
        return Ok(Requirement::clone(record));
    }
    let known: Vec<&str> = all.iter().map(|record| record.id.as_str()).collect();
    Err(msg::CLI_REQUIREMENT_NONE
        .with("id", asked)
        .with("known", known.join(", "))
        .into())
}

/// The record with the fields that are given.
fn filled(
    mut record: Requirement,
    map: &SystemMap,
    matches: &ArgMatches,
) -> Result<Requirement, Failure> {
    for pair in matches.get_many::<String>("fields").into_iter().flatten() {
        let Some((field, text)) = pair.split_once('=') else {
            return Err(msg::CLI_SET_NO_EQUALS.with("word", pair.as_str()).into());
        };
        let (field, text) = (field.trim(), text.trim());
        if !Requirement::FIELDS.contains(&field) {
            return Err(msg::CLI_REQUIREMENT_NO_FIELD
                .with("field", field)
                .with("known", Requirement::FIELDS.join(", "))
                .into());
        }
        let wrong = |expected: Message| {
            msg::CLI_REQUIREMENT_WRONG
                .with("field", field)
                .with("value", text)
                .with("expected", expected)
        };
        let value = value(field, text).map_err(wrong)?;
        if field == "condition" {
            let snapshot = map.snapshot(map.timeline().first());
            let read = Condition::read(text, Some(&snapshot))
                .map_err(|error| wrong(msg::CLI_EXPECTS_CONDITION.with("error", error.sentence())));
            (!text.is_empty()).then_some(read).transpose()?;
        }
        record
            .set(&FieldPath::own(field), value.as_ref())
            .map_err(|error| wrong(error.expected.message()))?;
    }
    Ok(record)
}

/// What a text says for a field; nothing gives the field back its default.
fn value(field: &str, text: &str) -> Result<Option<Value>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let one_of = |words: &[&str]| msg::CLI_EXPECTS_ONE_OF.with("known", words.join(", "));
    Ok(Some(match field {
        "severity" => {
            let number = text.parse().ok().filter(|number| (0..=4).contains(number));
            let number: i32 = number.ok_or(msg::CLI_EXPECTS_SEVERITY)?;
            return Ok(Value::number(f64::from(number)));
        }
        "suspended" => match text.to_lowercase().as_str() {
            "true" | "yes" | "oui" | "vrai" => Value::Flag(true),
            "false" | "no" | "non" | "faux" => Value::Flag(false),
            _ => return Err(msg::CLI_EXPECTS_FLAG.into()),
        },
        "verdict" => {
            let verdict = ManualVerdict::from_word(text);
            return verdict
                .map(|verdict| verdict.to_value())
                .ok_or_else(|| one_of(ManualVerdict::WORDS));
        }
        "rule" => {
            let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
            let rule = known.iter().find(|id| id.eq_ignore_ascii_case(text));
            Value::text(*rule.ok_or_else(|| one_of(&known))?)
        }
        "checked" => Value::Text(iso_day(text).ok_or(msg::CLI_EXPECTS_DAY)?),
        "evidence" => {
            let entries = text
                .split(';')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            Value::List(entries.map(Value::text).collect())
        }
        "scope" => return Ok(scope(text)?.to_value()),
        _ => Value::text(text),
    }))
}

/// `environment=production,test ; kind=application`.
fn scope(text: &str) -> Result<Vec<Filter>, Message> {
    let filters = text.split(';').map(str::trim).filter(|one| !one.is_empty());
    filters
        .map(|filter| {
            let (by, values) = filter.split_once('=').ok_or(msg::CLI_EXPECTS_SCOPE)?;
            let (by, values) = (by.trim(), values.split(',').map(str::trim));
            if by.is_empty() {
                return Err(msg::CLI_EXPECTS_SCOPE.into());
            }
            Ok(Filter {
                by: by.into(),
                values: values.map(SmolStr::from).collect(),
                fades: false,
            })
        })
        .collect()
}

fn list(matches: &ArgMatches, map: &SystemMap, report: &Report) -> Result<u8, Failure> {
    let today = questions::today(matches);
    report.tell_problems(&assurance::doubts(map, today));
    let plateau = load::plateau(matches, map)?;
    let found = review::judged(map, today);
    let judgements = found.at(plateau.as_ref());
    let judgements = judgements.map_or(&[][..], |found| found.review.judgements.as_slice());
    match questions::format(matches) {
        "json" => {
            let list = judgements.iter().map(|one| entry(map, one, report));
            report.answer_json(&Json::Array(list.collect()));
        }
        "csv" => report.answer(&listing::csv(rows(map, judgements, report))),
        "md" => report.answer(&listing::markdown(rows(map, judgements, report))),
        _ => report.answer(&questions::columns(&rows(map, judgements, report))),
    }
    Ok(DONE)
}

/// Who judges it: the rule, a condition or a person.
fn judge(map: &SystemMap, one: &Judgement, report: &Report) -> String {
    if !one.asked.rule.is_empty() {
        return one.asked.rule.to_string();
    }
    let record = map.tables().requirements.get(&one.asked.id);
    let has_condition = record.is_some_and(|record| !record.condition.trim().is_empty());
    report.say(if has_condition {
        msg::CLI_REQUIREMENT_BY_CONDITION
    } else {
        msg::CLI_REQUIREMENT_BY_HAND
    })
}

fn entry(map: &SystemMap, one: &Judgement, report: &Report) -> Json {
    json!({
        "id": one.asked.id.as_str(),
        "title": one.asked.title(map, report.language),
        "own": one.asked.is_own,
        "rule": (!one.asked.rule.is_empty()).then(|| one.asked.rule.as_str()),
        "level": one.asked.level.as_str(),
        "severity": one.asked.severity,
        "applicable": one.applicable,
        "violations": one.violations,
        "exempt": one.exempt,
        "verdict": one.verdict.map(ManualVerdict::as_str),
        "error": one.error.as_ref().map(|error| report.say(error.clone())),
    })
}

fn rows(map: &SystemMap, judgements: &[Arc<Judgement>], report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_ID,
        msg::CLI_REQUIREMENT_JUDGED_BY,
        msg::CLI_REVIEW_COLUMN_LEVEL,
        msg::CLI_REVIEW_COLUMN_SEVERITY,
        msg::CLI_REQUIREMENT_COLUMN_APPLICABLE,
        msg::CLI_REQUIREMENT_COLUMN_VIOLATIONS,
        msg::CLI_REQUIREMENT_COLUMN_EXEMPT,
        msg::CLI_REVIEW_COLUMN_TITLE,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    rows.extend(judgements.iter().map(|one| {
        let title = one.asked.title(map, report.language);
        let title = match &one.error {
            Some(error) => format!("{title} – {}", report.say(error.clone())),
            None => title,
        };
        vec![
            one.asked.id.to_string(),
            judge(map, one, report),
            report.say(one.asked.level.name()),
            one.asked.severity.to_string(),
            one.applicable.to_string(),
            one.violations.to_string(),
            one.exempt.to_string(),
            crate::text::visible(&title).into_owned(),
        ]
    }));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments;
    use crate::locale::Language;
    use crate::workspace::samples;

    fn after(words: &[&str]) -> Result<SystemMap, String> {
        let map = samples::find("metropole").unwrap().read();
        let all = ["portolan", "requirement", words[0], "map.ron"].into_iter();
        let all = all.chain(words[1..].iter().copied());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        let (name, matches) = matches.subcommand().unwrap();
        changed(name, matches, &map).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        })
    }

    #[test]
    fn a_requirement_is_added_with_its_scope_and_judged_by_a_rule() {
        let map = after(&[
            "add",
            "--id",
            "PSSI-7",
            "name=Coffres",
            "rule=ex-14",
            "level=élevé",
            "severity=4",
            "scope=kind=database,storage",
            "evidence=https://a.example ; note.pdf",
        ])
        .unwrap();
        let record = map.tables().requirements.get(&"PSSI-7".into()).unwrap();
        assert_eq!(record.rule, "EX-14");
        assert_eq!(record.evidence.len(), 2);
        let found = review::judged(&map, None);
        let first = map.timeline().first();
        let review = &found.at(first).unwrap().review;
        let own = review
            .findings
            .iter()
            .filter(|one| one.requirement.as_str() == "PSSI-7");
        let subjects: Vec<&str> = own
            .filter_map(|one| Some(one.subject.as_ref()?.as_str()))
            .collect();
        assert_eq!(subjects, ["bd-ora"]);
    }

    #[test]
    fn what_is_wrong_names_the_field_and_what_was_expected() {
        let wrong = |words: &[&str]| after(words).unwrap_err();
        assert!(wrong(&["set", "EX-99", "level=high"]).contains("EX-01"));
        assert!(wrong(&["set", "EX-01", "rule=EX-77"]).contains("EX-15"));
        assert!(wrong(&["set", "EX-01", "severity=9"]).contains("1 to 4"));
        assert!(wrong(&["set", "EX-01", "verdict=perhaps"]).contains("partly_met"));
        assert!(wrong(&["set", "EX-01", "checked=soon"]).contains("2027-12-31"));
        assert!(wrong(&["set", "EX-01", "colour=red"]).contains("evidence"));
        assert!(wrong(&["set", "EX-01", "scope=everything"]).contains("environment"));
        let map = after(&["set", "EX-01", "suspended=oui", "checked=30/06/2027"]).unwrap();
        let record = map.tables().requirements.get(&"EX-01".into()).unwrap();
        assert!(record.suspended && record.checked == "2027-06-30");
        let map = after(&["remove", "EX-01"]).unwrap();
        assert!(map.tables().requirements.get(&"EX-01".into()).is_none());
    }
}
