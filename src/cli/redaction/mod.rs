//! `portolan redaction`: the profiles by which a map leaves the house; listed, changed and applied,
//! and finished files checked for what a profile hides.

mod applying;
mod saying;

use clap::{ArgMatches, Command as Clap};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::report::{Failure, Report};
use super::target::print;
use super::{DONE, USAGE, editing, load, questions};
use crate::command::{Command, HandoverCommand};
use crate::locale::{Language, msg};
use crate::model::{RedactionId, RedactionProfile, SystemMap, TableName};
use crate::redaction::{profile, profiles};
use crate::workspace::comparing::field_words;

const FORMATS: [&str; 4] = ["text", "json", "csv", "md"];

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Clap {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(FORMATS)
    };
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let id = || saying::id(t);
    let by = || {
        t.option("profile", msg::REDACTION_CLI_PROFILE)
            .value_name("ID")
            .required(true)
    };
    t.command("redaction", msg::REDACTION_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::REDACTION_CLI_LIST)
                .arg(map())
                .arg(formats()),
        )
        .subcommand(
            t.command("show", msg::REDACTION_CLI_SHOW)
                .arg(map())
                .arg(id())
                .arg(formats()),
        )
        .subcommand(saying::options(
            t,
            t.command("set", msg::REDACTION_CLI_SET)
                .arg(map())
                .arg(id()),
        ))
        .subcommand(
            t.command("remove", msg::REDACTION_CLI_REMOVE)
                .arg(map())
                .arg(id())
                .arg(write()),
        )
        .subcommand(
            t.command("apply", msg::REDACTION_CLI_APPLY)
                .arg(map())
                .arg(by())
                .arg(
                    t.option("output", msg::REDACTION_CLI_OUTPUT)
                        .short('o')
                        .value_name("FILE")
                        .value_parser(clap::value_parser!(std::path::PathBuf))
                        .required(true),
                )
                .arg(formats()),
        )
        .subcommand(
            t.command("check", msg::REDACTION_CLI_CHECK)
                .arg(
                    t.file("files", msg::REDACTION_CLI_FILES)
                        .num_args(1..)
                        .value_name("FILE"),
                )
                .arg(
                    t.option("map", msg::REDACTION_CLI_MAP)
                        .value_name("FILE")
                        .value_parser(clap::value_parser!(std::path::PathBuf))
                        .required(true),
                )
                .arg(by())
                .arg(formats()),
        )
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// Carries it out.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let map = load::map(matches, report)?;
    match name {
        "list" => {
            list(&map, questions::format(matches), report);
            Ok(DONE)
        }
        "show" => {
            let profile = named(&map, text(matches, "id").unwrap_or_default(), report)?;
            show(&profile, questions::format(matches), report);
            Ok(DONE)
        }
        "set" | "remove" => {
            let asked = if name == "set" {
                let said = saying::said(&map, matches, report)?;
                HandoverCommand::KeepRedaction(Box::new(said))
            } else {
                HandoverCommand::ForgetRedaction(own(&map, matches)?)
            };
            let after = editing::carry_out(&map, &Command::Handover(asked))?;
            editing::finish(matches, report, (&map, &after), TableName::Redactions)
        }
        "apply" => applying::apply(&map, matches, report),
        _ => applying::check(&map, matches, report),
    }
}

/// The profile of an id, the map's own or a built-in one.
fn named(map: &SystemMap, id: &str, report: &Report) -> Result<RedactionProfile, Failure> {
    profile(map, id, report.language).ok_or_else(|| {
        let known = profiles(map, report.language);
        let known: Vec<&str> = known.iter().map(|one| one.id.as_str()).collect();
        let message = msg::REDACTION_CLI_UNKNOWN.with("id", id);
        Failure::Usage(message.with("known", known.join(", ")))
    })
}

/// The id of a profile that the map itself keeps.
fn own(map: &SystemMap, matches: &ArgMatches) -> Result<RedactionId, Failure> {
    let id = text(matches, "id").unwrap_or_default();
    let own = map.tables().redactions.get(&RedactionId::from(id));
    let own = own.map(|own| own.id.clone());
    own.ok_or_else(|| Failure::Usage(msg::REDACTION_CLI_NOT_OWN.with("id", id)))
}

fn list(map: &SystemMap, format: &str, report: &Report) {
    let language = report.language;
    let titles = [
        msg::INDICATOR_COLUMN_ID,
        msg::REDACTION_COLUMN_NAME,
        msg::REDACTION_COLUMN_ORIGIN,
        msg::REDACTION_COLUMN_ABOUT,
    ];
    let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
    let mut objects = Vec::new();
    for one in profiles(map, language) {
        let is_own = map.tables().redactions.contains(&one.id);
        let origin = if is_own {
            msg::REDACTION_OWN
        } else {
            msg::REDACTION_BUILT_IN
        };
        rows.push(vec![
            one.id.to_string(),
            one.name.to_string(),
            language.text(origin),
            one.about.to_string(),
        ]);
        objects.push(as_json(&one, !is_own));
    }
    print(&rows, objects, format, report);
}

/// All that a profile says, a line a field.
fn show(profile: &RedactionProfile, format: &str, report: &Report) {
    if format == "json" {
        report.answer_json(&as_json(profile, false));
        return;
    }
    let language = report.language;
    let titles = [msg::REDACTION_COLUMN_FIELD, msg::REDACTION_COLUMN_SAYS];
    let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
    rows.extend(lines_of(profile, language));
    print(&rows, Vec::new(), format, report);
}

fn lines_of(profile: &RedactionProfile, language: Language) -> Vec<Vec<String>> {
    use crate::model::Record as _;
    let words = |name: &str| match name {
        "about" => language.text(msg::REDACTION_COLUMN_ABOUT),
        "kinds" => language.text(msg::REDACTION_FIELD_KINDS),
        "marking" => language.text(msg::REDACTION_FIELD_MARKING),
        other => field_words(other, language),
    };
    RedactionProfile::FIELDS
        .iter()
        .filter_map(|name| {
            let value = profile.get(&crate::model::FieldPath::own(*name))?;
            Some(vec![words(name), value.to_string()])
        })
        .collect()
}

fn as_json(profile: &RedactionProfile, is_built_in: bool) -> Json {
    let words =
        |list: &[smol_str::SmolStr]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "id": profile.id.as_str(),
        "name": profile.name.as_str(),
        "about": profile.about.as_str(),
        "built_in": is_built_in,
        "kinds": profile.kinds.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "elements": profile.elements.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "withholding": profile.withholding.as_str(),
        "withheld": words(&profile.withheld),
        "masked": words(&profile.masked),
        "patterns": words(&profile.patterns),
        "words": words(&profile.words),
        "anonymous": profile.anonymous,
        "keeps_notes": profile.keeps_notes,
        "keeps_assurance": profile.keeps_assurance,
        "keeps_projects": profile.keeps_projects,
        "keeps_scenarios": profile.keeps_scenarios,
        "marking": profile.marking.as_str(),
    })
}
