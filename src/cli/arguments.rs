//! The table of commands and options, in the user's language.
//!
//! Help, completions and the manual page are made from it, so they cannot go stale.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::report::{Failure, Report};
use super::{DONE, USAGE};
use crate::locale::{Language, MessageId, msg};
use crate::model::View;

/// The language that `--lang` asks for, looked up before anything else is read.
#[must_use]
pub fn language_of(args: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = words
        .windows(2)
        .find(|pair| pair[0] == "--lang")
        .map(|pair| pair[1]);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    Language::from_code(after.or(joined)?)
}

/// A path argument.
pub(super) fn path<'a>(matches: &'a ArgMatches, name: &str) -> &'a Path {
    matches
        .get_one::<PathBuf>(name)
        .map_or(Path::new(""), PathBuf::as_path)
}

/// All commands.
#[must_use]
pub fn command(language: Language) -> Command {
    let t = Table { language };
    Command::new("portolan")
        .version(env!("CARGO_PKG_VERSION"))
        .about(language.text(msg::CLI_ABOUT))
        .long_about(language.text(msg::CLI_LONG_ABOUT))
        .help_template(t.template())
        .subcommand_help_heading(language.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(t.help_flag().global(true))
        .arg(
            t.option("lang", msg::CLI_ARG_LANG)
                .value_name("fr|en")
                .value_parser(["fr", "en"])
                .global(true),
        )
        .arg(
            t.flag("version", msg::CLI_ARG_VERSION)
                .short('V')
                .action(ArgAction::Version),
        )
        .arg(t.file("map", msg::CLI_ARG_WINDOW_MAP).required(false))
        .subcommands(commands(&t))
}

fn commands(t: &Table) -> Vec<Command> {
    let mut all = usual_commands(t);
    // Beside the other questions that are asked of a map, before what is about files.
    let at = all
        .iter()
        .position(|command| command.get_name() == "check")
        .unwrap_or(all.len());
    all.splice(at..at, super::find::commands(t));
    all.insert(at, super::list::command(t));
    all.splice(at..at, super::target::tables(t));
    let own = [
        super::condition::table(t),
        super::standard::table(t),
        super::preset::table(t),
        super::redaction::table(t),
    ];
    all.splice(at..at, own);
    all
}

fn usual_commands(t: &Table) -> Vec<Command> {
    let formats = |list: &'static [&'static str]| {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(PossibleValuesParser::new(list))
    };
    let plateau = || t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID");
    let view = || t.option("view", msg::CLI_ARG_VIEW).value_name("ID");
    let fail = || {
        t.option("fail", msg::CLI_ARG_FAIL)
            .value_name("ID[,ID…]")
            .action(ArgAction::Append)
    };
    let degrade = || {
        t.option("degrade", msg::CLI_ARG_DEGRADE)
            .value_name("ID[,ID…]")
            .action(ArgAction::Append)
    };
    let out = |about| {
        t.option("output", about)
            .short('o')
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
    };
    let bundle = |about| {
        t.option("bundle", about)
            .value_name("N")
            .value_parser(value_parser!(u32))
    };
    let map = || t.file("map", msg::CLI_ARG_MAP);
    vec![
        t.command("new", msg::CLI_NEW)
            .arg(t.file("out", msg::CLI_ARG_OUT))
            .arg(
                t.option("template", msg::CLI_ARG_TEMPLATE)
                    .value_name("NAME")
                    .value_parser(PossibleValuesParser::new(super::new::template_names())),
            ),
        t.command("import", msg::CLI_IMPORT)
            .arg(
                t.file("files", msg::CLI_ARG_FILES)
                    .num_args(1..)
                    .value_name("FILE"),
            )
            .arg(out(msg::CLI_ARG_OUT).required(true))
            .arg(
                t.option("from", msg::CLI_ARG_FROM)
                    .value_name("FORMAT")
                    .value_parser(PossibleValuesParser::new(
                        crate::import::FORMATS.iter().map(|format| format.id),
                    )),
            ),
        super::export::table::command(t),
        t.command("draw", msg::CLI_DRAW)
            .arg(map())
            .arg(view())
            .arg(plateau())
            .arg(t.flag("write", msg::CLI_ARG_DRAW_WRITE))
            .arg(formats(&["text", "json"])),
        t.command("layout", msg::CLI_LAYOUT)
            .arg(map())
            .arg(view())
            .arg(plateau())
            .arg(
                t.option("method", msg::CLI_ARG_METHOD)
                    .value_name("NAME")
                    .value_parser(PossibleValuesParser::new(View::ARRANGEMENTS)),
            )
            .arg(
                t.option("direction", msg::CLI_ARG_RUNS)
                    .value_parser(PossibleValuesParser::new(View::DIRECTIONS)),
            )
            .arg(t.option("center", msg::CLI_ARG_CENTER).value_name("ID"))
            .arg(
                t.option("group-by", msg::CLI_ARG_GROUP_BY)
                    .value_name("place|ATTRIBUTE"),
            )
            .arg(
                t.option("only", msg::CLI_ARG_ONLY)
                    .value_parser(["new", "tidy"])
                    .conflicts_with_all(["method", "direction", "center", "elements"]),
            )
            .arg(
                t.option("elements", msg::CLI_ARG_ELEMENTS)
                    .value_name("ID[,ID…]")
                    .action(ArgAction::Append),
            )
            .arg(bundle(msg::CLI_ARG_VIEW_BUNDLE))
            .arg(t.flag("write", msg::CLI_ARG_WRITE))
            .arg(formats(&["text", "json"]))
            .arg(out(msg::CLI_ARG_JSON_OUT)),
        super::set::table(t),
        t.command("impact", msg::CLI_IMPACT)
            .arg(map())
            .arg(fail().required_unless_present_any(["degrade", "scenario"]))
            .arg(degrade())
            .arg(super::scenario::option(t).conflicts_with_all(["fail", "degrade"]))
            .arg(
                t.option("nature", msg::CLI_ARG_NATURE)
                    .value_parser(["physical", "logical"]),
            )
            .arg(plateau())
            .args(super::impact::hours(t))
            .arg(
                t.flag("timeline", msg::UNFOLDING_CLI_TIMELINE)
                    .conflicts_with_all(["at", "picture"]),
            )
            .arg(formats(&["text", "json", "csv", "md"]))
            .arg(
                t.option("picture", msg::CLI_ARG_IMPACT_PICTURE)
                    .value_name("OUT.png|svg|pdf")
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                t.option("across", msg::ACROSS_CLI)
                    .value_name("PLATEAU,…")
                    .num_args(0..=1)
                    .conflicts_with("plateau"),
            )
            .arg(
                t.option("theme", msg::CLI_ARG_THEME)
                    .value_parser(["light", "dark", "print"]),
            )
            .args(super::impact::sheet_options(t))
            .arg(t.option("view", msg::CLI_ARG_VIEW_OF_LOSS).value_name("ID")),
        t.command("explain", msg::CLI_EXPLAIN)
            .arg(map())
            .arg(fail().required_unless_present_any(["degrade", "scenario"]))
            .arg(degrade())
            .arg(super::scenario::option(t).conflicts_with_all(["fail", "degrade"]))
            .args(super::impact::hours(t))
            .arg(
                t.option("target", msg::CLI_ARG_TARGET)
                    .value_name("ID")
                    .required(true),
            )
            .arg(plateau())
            .arg(t.flag("full", msg::CLI_ARG_FULL))
            .args(super::pictures::options(t))
            .arg(formats(&["text", "json", "csv", "md"])),
        super::reach::table(t),
        super::matrix::table(t),
        super::weak_points::table(t),
        super::availability::table(t),
        super::service::table(t),
        super::needs::table(t),
        super::maturity::table(t),
        super::register::table(t),
        super::data::table(t),
        super::data_type::table(t),
        super::change::table(t),
        super::roadmap::table(t),
        super::dashboard::table(t),
        super::package::table(t),
        super::note::table(t),
        super::scenario::table(t),
        super::indicators::table(t),
        super::review::table(t),
        super::requirement::table(t),
        super::exemption::table(t),
        t.command("check", msg::CLI_CHECK)
            .arg(t.file("map", msg::CLI_ARG_CHECK_FILE))
            .arg(
                t.option("repair", msg::CLI_ARG_REPAIR)
                    .value_name("OUT")
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                t.option("fail-on", msg::CLI_ARG_FAIL_ON)
                    .value_parser(["error", "warning", "note"]),
            )
            .arg(formats(&["text", "json"])),
        super::view::table(t),
        t.command("format", msg::CLI_FORMAT).arg(
            t.file("maps", msg::CLI_ARG_MAP)
                .num_args(1..)
                .value_name("MAP"),
        ),
        t.command("catalogue", msg::CLI_CATALOGUE)
            .arg(formats(&["text", "json"])),
        t.command("completions", msg::CLI_COMPLETIONS).arg(
            Arg::new("shell")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .help(t.text(msg::CLI_ARG_SHELL)),
        ),
        t.command("manual", msg::CLI_MANUAL),
        super::document::table(t),
        super::diff::table(t),
        super::merge::table(t),
        super::merge_driver::table(t),
        super::versions::table(t),
        super::plateau::table(t),
    ]
}

/// A number that a size can be multiplied by.
pub(super) fn above_zero(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| String::new())?;
    let fits = number.is_finite() && number > 0.0;
    fits.then_some(number).ok_or_else(String::new)
}

/// A day as people write it, in the form of files.
pub(super) fn day(text: &str) -> Result<String, String> {
    crate::workspace::iso_day(text)
        .map(Into::into)
        .ok_or_else(String::new)
}

/// Builds commands and arguments with words of one language.
pub(super) struct Table {
    pub(super) language: Language,
}

impl Table {
    pub(super) fn text(&self, id: MessageId) -> String {
        self.language.text(id)
    }

    pub(super) fn command(&self, name: &'static str, about: MessageId) -> Command {
        Command::new(name)
            .about(self.text(about))
            .help_template(self.template())
            .disable_help_flag(true)
    }

    pub(super) fn option(&self, name: &'static str, about: MessageId) -> Arg {
        Arg::new(name)
            .long(name)
            .help(self.text(about))
            .help_heading(self.text(msg::CLI_OPTIONS))
    }

    pub(super) fn flag(&self, name: &'static str, about: MessageId) -> Arg {
        self.option(name, about).action(ArgAction::SetTrue)
    }

    pub(super) fn file(&self, name: &'static str, about: MessageId) -> Arg {
        Arg::new(name)
            .value_name(name.to_uppercase())
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(self.text(about))
            .help_heading(self.text(msg::CLI_ARGUMENTS))
    }

    fn help_flag(&self) -> Arg {
        self.option("help", msg::CLI_ARG_HELP)
            .short('h')
            .action(ArgAction::Help)
    }

    fn template(&self) -> String {
        format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            self.text(msg::CLI_USAGE)
        )
    }
}

/// Prints help, or what is wrong with the arguments, and gives the exit code.
pub(super) fn explain_error(error: &clap::Error, language: Language) -> u8 {
    let report = Report::new(language, false);
    let told = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            report.answer(&error.render().to_string());
            return DONE;
        }
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let word = if error.kind() == ErrorKind::InvalidSubcommand {
                told(ContextKind::InvalidSubcommand)
            } else {
                told(ContextKind::InvalidArg)
            };
            msg::CLI_UNKNOWN_ARGUMENT.with("argument", word)
        }
        ErrorKind::MissingRequiredArgument => {
            msg::CLI_MISSING_ARGUMENT.with("argument", told(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = told(ContextKind::ValidValue);
            let message = if known.is_empty() {
                msg::CLI_INVALID_VALUE_PLAIN
            } else {
                msg::CLI_INVALID_VALUE
            };
            message
                .with("argument", told(ContextKind::InvalidArg))
                .with("value", told(ContextKind::InvalidValue))
                .with("known", known)
        }
        ErrorKind::ArgumentConflict => msg::CLI_CONFLICT
            .with("argument", told(ContextKind::InvalidArg))
            .with("other", told(ContextKind::PriorArg)),
        _ => msg::CLI_USAGE_ERROR.with("reason", error.to_string()),
    };
    report.tell(msg::CLI_ERROR_LINE.with("message", language.say(&message)));
    report.tell(msg::CLI_TRY_HELP);
    USAGE
}

/// Prints completions for a shell.
#[expect(clippy::unnecessary_wraps, reason = "all commands answer alike")]
pub(super) fn completions(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    if let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") {
        let mut out = Vec::new();
        clap_complete::generate(*shell, &mut command(report.language), "portolan", &mut out);
        report.answer(&String::from_utf8_lossy(&out));
    }
    Ok(DONE)
}

/// Prints the manual page.
pub(super) fn manual(report: &mut Report) -> Result<u8, Failure> {
    let mut out = Vec::new();
    let rendered = clap_mangen::Man::new(command(report.language)).render(&mut out);
    rendered
        .map_err(|error| Failure::from(msg::CLI_USAGE_ERROR.with("reason", error.to_string())))?;
    report.answer(&String::from_utf8_lossy(&out));
    Ok(DONE)
}
