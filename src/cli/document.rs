//! `portolan report`: the documents that are owed, one or all of them; which there are; and the
//! templates to begin one's own with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::{self, Table};
use super::report::{Failure, Report, already_there, write_file, write_file_unless};
use super::{DONE, USAGE, impact, load, questions, scenario, sides};
use crate::diagnostic::{Problem, Severity};
use crate::documents::{self, DocumentOrder, Form, FormError, Kind, Making, Part, Template};
use crate::locale::msg;
use crate::model::{ElementId, SystemMap};
use crate::redaction::{self, Secrets};
use crate::storage;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let ids = |name, about| {
        t.option(name, about)
            .value_name("ID[,ID…]")
            .action(ArgAction::Append)
    };
    let folder = |name, about| {
        t.option(name, about)
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
    };
    t.command("report", msg::REPORT_CLI)
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("kind", msg::REPORT_ARG_KIND)
                .value_parser(Kind::ALL.map(Kind::word))
                .required_unless_present("all"),
        )
        .arg(
            t.option("output", msg::REPORT_ARG_OUT)
                .short('o')
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .required_unless_present("all"),
        )
        .arg(folder("all", msg::REPORT_ARG_ALL).conflicts_with_all(["kind", "output"]))
        .arg(
            t.option("form", msg::REPORT_ARG_FORM)
                .value_parser(Form::ALL.map(Form::ending)),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(ids("fail", msg::CLI_ARG_FAIL))
        .arg(ids("degrade", msg::CLI_ARG_DEGRADE))
        .arg(scenario::option(t).conflicts_with_all(["fail", "degrade"]))
        .arg(
            t.option("before", msg::REPORT_ARG_BEFORE)
                .value_name("FILE|VERSION")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            t.option("profile", msg::REPORT_ARG_PROFILE)
                .value_name("ID"),
        )
        .arg(folder("template", msg::REPORT_ARG_TEMPLATE))
        .arg(
            t.option("date", msg::CLI_ARG_DATE)
                .value_name("YYYY-MM-DD")
                .value_parser(arguments::day),
        )
        .arg(t.flag("no-clobber", msg::REPLACING_CLI_ARG))
        .subcommand(
            t.command("list", msg::REPORT_CLI_LIST).arg(
                t.option("format", msg::CLI_ARG_FORMAT)
                    .value_parser(["text", "json"]),
            ),
        )
        .subcommand(
            t.command("template", msg::REPORT_CLI_TEMPLATE)
                .arg(
                    Arg::new("of")
                        .value_name("MAP")
                        .required(true)
                        .value_parser(value_parser!(PathBuf))
                        .help(t.text(msg::REPORT_ARG_OF))
                        .help_heading(t.text(msg::CLI_ARGUMENTS)),
                )
                .arg(folder("template", msg::REPORT_ARG_TEMPLATE)),
        )
}

/// Writes what was asked for.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => Ok(list(matches, report)),
        Some(("template", matches)) => begin_templates(matches, report),
        Some(_) => Ok(USAGE),
        None => write(matches, report),
    }
}

/// The documents that there are.
fn list(matches: &ArgMatches, report: &Report) -> u8 {
    if questions::format(matches) == "json" {
        let kinds =
            Kind::ALL.map(|kind| json!({ "kind": kind.word(), "name": report.say(kind.name()) }));
        report.answer_json(&Json::from(kinds.to_vec()));
    } else {
        let rows: Vec<Vec<String>> = Kind::ALL
            .iter()
            .map(|kind| vec![kind.word().to_owned(), report.say(kind.name())])
            .collect();
        report.answer(&questions::columns(&rows));
    }
    DONE
}

/// Puts the built-in templates where one's own are looked for; what lies there stays.
fn begin_templates(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let folder = matches.get_one::<PathBuf>("template").cloned();
    let folder = folder.unwrap_or_else(|| storage::template_folder(arguments::path(matches, "of")));
    std::fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
    for (name, text) in documents::template_starters(report.language) {
        let path = folder.join(name);
        let file = path.display().to_string();
        if path.exists() {
            report.tell(msg::REPORT_TEMPLATE_KEPT.with("file", file));
        } else {
            write_file(&path, text.as_bytes())?;
            report.tell(msg::CLI_WRITTEN.with("file", file));
        }
    }
    Ok(DONE)
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let message = msg::CLI_NOT_WRITTEN
        .with("file", path.display().to_string())
        .with("reason", error.to_string());
    let problem = Problem::new("not-written", Severity::Error, message);
    problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into()).into()
}

/// One document, or all.
fn write(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let asked_form = matches.get_one::<String>("form");
    let asked_form = asked_form.and_then(|ending| Form::of_ending(ending));
    let asked_kind = matches.get_one::<String>("kind");
    let asked_kind = asked_kind.and_then(|word| Kind::of_word(word));
    let (form, out) = match matches.get_one::<PathBuf>("output") {
        Some(out) => (form_of(out, asked_form)?, out.clone()),
        None => (asked_form.unwrap_or(Form::Docx), PathBuf::new()),
    };
    let map = load::map(matches, report)?;
    let order = order(matches, map, asked_kind, report)?;
    let (order, secrets) = redacted(matches, order, report)?;
    let making = |kind| Making {
        kind,
        order: order.clone(),
        form,
        template: Arc::default(),
        secrets: Arc::clone(&secrets),
    };
    let template = Arc::new(template(matches)?);
    let failed = |error: FormError| Failure::from(error.problem());
    let mut made = Vec::new();
    if let Some(kind) = asked_kind {
        let making = Making {
            template,
            ..making(kind)
        };
        made.push(make(&making, out).map_err(failed)?);
    } else {
        let folder = arguments::path(matches, "all");
        let leave_out = |kind: Kind, reason| {
            let name = report.say(kind.name());
            let told = msg::REPORT_LEFT_OUT.with("name", name);
            report.tell(told.with("reason", reason));
        };
        for kind in Kind::ALL {
            if let Some(reason) = left_out(kind, &order) {
                leave_out(kind, reason);
                continue;
            }
            let making = Making {
                template: Arc::clone(&template),
                ..making(kind)
            };
            let out = folder.join(format!("{}.{}", kind.word(), form.ending()));
            match make(&making, out) {
                // Others may well have tables.
                Err(FormError::NoTables) => leave_out(kind, msg::FORMS_NO_TABLES),
                drawn => made.push(drawn.map_err(failed)?),
            }
        }
    }
    keep(made, matches.get_flag("no-clobber"), report)?;
    Ok(DONE)
}

/// Why a document is not among all of them: it speaks of something that was not named.
fn left_out(kind: Kind, order: &DocumentOrder) -> Option<crate::locale::MessageId> {
    match kind {
        Kind::Impact if order.scenario.is_none() => Some(msg::REPORT_NEEDS_SCENARIO),
        Kind::Changes if order.before.is_none() => Some(msg::REPORT_NEEDS_BEFORE),
        _ => None,
    }
}

/// The form that `--form` names, or the ending of the file.
fn form_of(out: &Path, asked: Option<Form>) -> Result<Form, Failure> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    asked.or_else(|| Form::of_ending(ending?)).ok_or_else(|| {
        let known = Form::ALL.map(Form::ending).join(", ");
        msg::REPORT_NO_FORM
            .with("file", out.display().to_string())
            .with("known", known)
            .into()
    })
}

/// What the documents speak of.
fn order(
    matches: &ArgMatches,
    map: SystemMap,
    kind: Option<Kind>,
    report: &Report,
) -> Result<DocumentOrder, Failure> {
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let is_lost = ["fail", "degrade", "scenario"]
        .iter()
        .any(|name| matches.get_raw(name).is_some());
    let scenario = if is_lost {
        let find = |name: &str| -> Result<Vec<ElementId>, Failure> {
            load::elements(matches, name, &snapshot)
        };
        Some(impact::described(matches, &map, &find)?.0)
    } else {
        None
    };
    let before = match matches.get_one::<PathBuf>("before") {
        Some(named) => Some(before(matches, named, report)?),
        // A document on changes needs one; all documents take one where there is one.
        None if kind == Some(Kind::Changes) => Some(sides::last_version(
            arguments::path(matches, "map"),
            report,
        )?),
        None if kind.is_none() => sides::last_version(arguments::path(matches, "map"), report).ok(),
        None => None,
    };
    if kind == Some(Kind::Impact) && scenario.is_none() {
        let message = msg::REPORT_LEFT_OUT
            .with("name", report.say(Kind::Impact.name()))
            .with("reason", msg::REPORT_NEEDS_SCENARIO);
        return Err(message.into());
    }
    Ok(DocumentOrder {
        pictures: load::pictures(matches, &map, report),
        plateau,
        scenario,
        before: before.map(|state| (state.map, state.name)),
        language: report.language,
        today: questions::today(matches),
        map,
    })
}

/// The version before: a file, `MAP@VERSION`, or a version of the map itself.
fn before(matches: &ArgMatches, named: &Path, report: &Report) -> Result<sides::State, Failure> {
    let map = arguments::path(matches, "map");
    let is_version = !named.exists()
        && named
            .to_str()
            .is_some_and(|text| !text.contains('@') && !text.is_empty());
    if is_version {
        let of_map = format!("{}@{}", map.display(), named.display());
        return sides::read(Path::new(&of_map), report);
    }
    sides::read(named, report)
}

/// The order without what the profile holds back, and what must not occur in any file.
fn redacted(
    matches: &ArgMatches,
    order: DocumentOrder,
    report: &Report,
) -> Result<(DocumentOrder, Arc<Secrets>), Failure> {
    let Some(asked) = matches.get_one::<String>("profile") else {
        return Ok((order, Arc::default()));
    };
    let Some(profile) = redaction::profile(&order.map, asked, report.language) else {
        let mut known: Vec<String> = redaction::built_in(report.language)
            .iter()
            .map(|profile| profile.id.to_string())
            .chain(
                order
                    .map
                    .tables()
                    .redactions
                    .iter()
                    .map(|own| own.id.to_string()),
            )
            .collect();
        known.sort();
        known.dedup();
        return Err(msg::REPORT_NO_PROFILE
            .with("profile", asked.as_str())
            .with("known", known.join(", "))
            .into());
    };
    let (order, secrets, count) = order.redacted(&profile);
    report.tell(msg::REPORT_HELD_BACK.with("count", count));
    Ok((order, Arc::new(secrets)))
}

/// The template of `--template`, or the one beside the map.
fn template(matches: &ArgMatches) -> Result<Template, Failure> {
    let asked = matches.get_one::<PathBuf>("template");
    if let Some(folder) = asked.filter(|folder| !folder.is_dir()) {
        let file = folder.display().to_string();
        return Err(msg::REPORT_NO_TEMPLATE.with("folder", file).into());
    }
    let beside = || storage::template_folder(arguments::path(matches, "map"));
    let folder = asked.cloned().unwrap_or_else(beside);
    let files = storage::read_templates(&folder).map_err(Failure::File)?;
    Ok(Template::from(files))
}

/// Makes a document; with each file, where it goes.
fn make(making: &Making, out: PathBuf) -> Result<Drawn, FormError> {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let ending = out.extension().unwrap_or_default().to_string_lossy();
    let made = questions::wait(|watch| documents::make(making, &stem, watch))?;
    let parts = made.parts.into_iter();
    let place = |part: Part| {
        (
            out.with_file_name(part.file_name(&stem, &ending)),
            part.bytes,
        )
    };
    Ok(Drawn {
        files: parts.map(place).collect(),
        problems: made.problems,
        gaps: made.gaps,
    })
}

/// A document that is made.
struct Drawn {
    files: Vec<(PathBuf, Vec<u8>)>,
    problems: Vec<Problem>,
    gaps: usize,
}

/// Writes what was made: all of it, or nothing where files are there that stay.
fn keep(all: Vec<Drawn>, keeps: bool, report: &Report) -> Result<(), Failure> {
    let files = all.iter().flat_map(|drawn| &drawn.files);
    let is_there = |path: &&PathBuf| path.symlink_metadata().is_ok();
    let there = files
        .map(|(path, _)| path)
        .filter(|path| keeps && is_there(path));
    let there: Vec<PathBuf> = there.cloned().collect();
    if !there.is_empty() {
        return Err(already_there(&there));
    }
    for drawn in all {
        report.tell_problems(&drawn.problems);
        for (path, bytes) in drawn.files {
            let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
            if let Some(folder) = folder {
                std::fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
            }
            write_file_unless(keeps, &path, &bytes)?;
            report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
        }
        if drawn.gaps > 0 {
            report.tell(msg::REPORT_GAPS.with("count", drawn.gaps));
        }
    }
    Ok(())
}
