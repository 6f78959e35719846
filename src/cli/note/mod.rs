//! `portolan note`: notes listed, shown, written, answered, settled and decided, by the same
//! commands as the window.

mod changes;
mod sheet;
#[cfg(test)]
mod tests;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::arguments::Table;
use super::editing;
use super::report::{Failure, Report};
use super::{DONE, USAGE, load};
use crate::locale::msg;
use crate::model::{
    AnnotationStatus, Day, NoteId, NoteKind, NoteShape, PlateauId, SystemMap, TableName,
};
use crate::workspace::noting::{NoteColumn, NoteFilter, NoteList};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json", "csv", "md"])
    };
    let plateau = || t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID");
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let which = || {
        Arg::new("which")
            .value_name("ID|NUMBER")
            .required(true)
            .help(t.text(msg::NOTES_CLI_WHICH))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let role = |name, about| t.option(name, about).value_name("ROLE");
    let day = || t.option("date", msg::NOTES_CLI_DATE).value_name("DATE");
    let signed = |command: clap::Command| {
        command
            .arg(role("role", msg::NOTES_CLI_SIGNED))
            .arg(plateau())
            .arg(day())
            .arg(write())
    };
    let text = || t.option("text", msg::NOTES_CLI_TEXT).value_name("TEXT");
    t.command("note", msg::NOTES_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(filtered(
            t,
            t.command("list", msg::NOTES_CLI_LIST)
                .arg(map())
                .arg(plateau())
                .arg(day())
                .arg(formats()),
        ))
        .subcommand(
            t.command("decisions", msg::NOTES_CLI_DECISIONS)
                .arg(map())
                .arg(plateau())
                .arg(formats()),
        )
        .subcommand(
            t.command("show", msg::NOTES_CLI_SHOW)
                .arg(map())
                .arg(which())
                .arg(plateau())
                .arg(day())
                .arg(formats()),
        )
        .subcommand(signed(
            t.command("add", msg::NOTES_CLI_ADD)
                .arg(map())
                .arg(text().required(true))
                .arg(
                    t.option("target", msg::NOTES_CLI_TARGET)
                        .value_name("ID")
                        .required_unless_present("view"),
                )
                .arg(t.option("view", msg::NOTES_CLI_VIEW).value_name("ID"))
                .arg(
                    t.option("at", msg::NOTES_CLI_AT)
                        .value_name("X,Y")
                        .requires("view"),
                )
                .arg(fields(t)),
        ))
        .subcommand(signed(
            t.command("reply", msg::NOTES_CLI_REPLY)
                .arg(map())
                .arg(which())
                .arg(text().required(true)),
        ))
        .subcommand(signed(
            t.command("resolve", msg::NOTES_CLI_RESOLVE)
                .arg(map())
                .arg(which()),
        ))
        .subcommand(signed(
            t.command("reopen", msg::NOTES_CLI_REOPEN)
                .arg(map())
                .arg(which()),
        ))
        .subcommand(signed(
            t.command("set", msg::NOTES_CLI_SET)
                .arg(map())
                .arg(which())
                .arg(fields(t).required(true)),
        ))
}

fn fields(t: &Table) -> Arg {
    Arg::new("fields")
        .value_name("FIELD=VALUE")
        .action(ArgAction::Append)
        .num_args(1..)
        .help(t.text(msg::NOTES_CLI_FIELDS))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
        .value_parser(value_parser!(String))
}

fn filtered(t: &Table, command: clap::Command) -> clap::Command {
    let role = |name, about| t.option(name, about).value_name("ROLE");
    command
        .arg(
            t.option("kind", msg::NOTES_CLI_KIND)
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(NoteKind::WORDS.to_vec()),
        )
        .arg(
            t.option("status", msg::NOTES_CLI_STATUS)
                .value_parser(AnnotationStatus::WORDS.to_vec()),
        )
        .arg(role("role", msg::NOTES_CLI_ROLE))
        .arg(role("for", msg::NOTES_CLI_FOR))
        .arg(t.option("target", msg::NOTES_CLI_ABOUT).value_name("ID"))
        .arg(t.option("words", msg::NOTES_CLI_WORDS).value_name("TEXT"))
        .arg(t.flag("overdue", msg::NOTES_CLI_OVERDUE))
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let format = matches.try_get_one::<String>("format").ok().flatten();
    let format = format.map_or("text", String::as_str);
    report.is_json = format == "json";
    let before = load::map(matches, report)?;
    if matches!(name, "list" | "decisions" | "show") {
        let answer = answer(name, matches, &before, format, report)?;
        report.answer(&answer);
        return Ok(DONE);
    }
    let after = changes::changed(name, matches, &before)?;
    editing::finish(matches, report, (&before, &after), TableName::Notes)
}

fn answer(
    name: &str,
    matches: &ArgMatches,
    map: &SystemMap,
    format: &str,
    report: &Report,
) -> Result<String, Failure> {
    let language = report.language;
    let plateau = plateau(matches, map)?;
    let list = NoteList::of(map, plateau.as_ref(), Day::first_of(&today(matches)?));
    if name == "show" {
        let id = which(matches, map)?;
        let row = list.row(&id).ok_or_else(|| {
            msg::NOTES_CLI_NOT_HERE
                .with("id", id.as_str())
                .with("plateau", plateau.as_ref().map_or("–", PlateauId::as_str))
        })?;
        return Ok(sheet::one(row, format, language));
    }
    let is_decisions = name == "decisions";
    let filter = if is_decisions {
        NoteFilter {
            kinds: [NoteKind::Decision].into(),
            ..NoteFilter::default()
        }
    } else {
        filter(matches)
    };
    let rows = list.shown(&filter, NoteColumn::Number, false);
    Ok(sheet::list(&rows, is_decisions, format, language))
}

fn filter(matches: &ArgMatches) -> NoteFilter {
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let kinds = matches.get_many::<String>("kind").into_iter().flatten();
    let status = matches.get_one::<String>("status");
    let target = matches.get_one::<String>("target");
    NoteFilter {
        kinds: kinds.filter_map(|word| NoteKind::from_word(word)).collect(),
        status: status.and_then(|word| AnnotationStatus::from_word(word)),
        role: String::new().into(),
        author: text("role").into(),
        asked: text("for").into(),
        target: target.map(|id| id.as_str().into()),
        overdue: matches.get_flag("overdue"),
        words: text("words"),
    }
}

/// The plateau that was asked for; `None` for each note at its own.
fn plateau(matches: &ArgMatches, map: &SystemMap) -> Result<Option<PlateauId>, Failure> {
    match matches.get_one::<String>("plateau") {
        Some(_) => load::plateau(matches, map),
        None => Ok(None),
    }
}

/// The note that was named, by id or by number.
fn which(matches: &ArgMatches, map: &SystemMap) -> Result<NoteId, Failure> {
    let asked = matches
        .get_one::<String>("which")
        .map_or("", String::as_str);
    note_named(map, asked)
}

fn note_named(map: &SystemMap, asked: &str) -> Result<NoteId, Failure> {
    let id = NoteId::from(asked);
    if map.tables().notes.contains(&id) {
        return Ok(id);
    }
    let number: Option<u32> = asked.trim_start_matches('#').parse().ok();
    let numbers = crate::model::note_numbers(map.tables());
    let found = numbers.into_iter().find(|(_, of)| Some(*of) == number);
    found
        .map(|(id, _)| id)
        .ok_or_else(|| msg::NOTES_CLI_NO_NOTE.with("asked", asked).into())
}

/// The day that `--date` names, or that of the clock.
fn today(matches: &ArgMatches) -> Result<String, Failure> {
    let asked = matches.try_get_one::<String>("date").ok().flatten();
    let Some(asked) = asked else {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let days = since.map_or(0, |since| since.as_secs() / 86_400);
        return Ok(Day(i32::try_from(days).unwrap_or(0)).iso().to_string());
    };
    changes::day(asked).ok_or_else(|| {
        msg::CLI_SET_WRONG
            .with("id", "--date")
            .with("field", "date")
            .with("value", asked.as_str())
            .with("expected", msg::NOTES_EXPECTED_DAY)
            .into()
    })
}

/// The words of a shape, for messages.
fn shapes() -> String {
    NoteShape::WORDS.join(", ")
}
