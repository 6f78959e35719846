//! The command line: the other face of the same library.
//!
//! [`arguments`] is the table of all commands and options, from which help, completions and the
//! manual page come. Each command is a file that reads its arguments, calls the library and prints;
//! it holds no logic of its own. JSON and documents go to standard output or `-o`, messages to
//! standard error.
//!
//! Exit codes: 0 done; 1 done, and a finding reaches `--fail-on`; 2 wrong usage; 3 a file cannot be
//! read or written; 4 a conflict is left.

mod across;
pub mod arguments;
mod availability;
mod between;
mod catalogue;
mod change;
mod check;
mod condition;
mod dashboard;
mod data;
mod data_type;
mod diff;
#[cfg(test)]
mod diff_tests;
mod diff_text;
mod document;
mod draw;
mod editing;
mod exemption;
mod explain;
mod export;
mod find;
mod format;
mod impact;
mod import;
mod indicators;
mod layout;
mod list;
mod load;
mod matrix;
mod maturity;
mod merge;
mod merge_driver;
mod needs;
mod new;
mod note;
mod package;
mod paths;
mod perspectives;
mod pictures;
mod plateau;
mod preset;
mod questions;
mod reach;
mod redaction;
mod register;
mod report;
mod requirement;
mod review;
mod roadmap;
mod scenario;
mod service;
mod service_text;
mod set;
mod set_map;
mod sides;
mod standard;
mod target;
mod unfolding;
mod versions;
mod view;
mod weak_points;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::locale::{Language, msg};
use report::{Failure, Report};

/// Done.
pub const DONE: u8 = 0;
/// Done, and a finding reaches `--fail-on`.
pub const FINDING: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// A file cannot be read or written.
pub const FILE: u8 = 3;

/// A conflict is left.
pub const CONFLICT: u8 = 4;

/// What the process is to do.
pub enum Outcome {
    /// A command was carried out; leave with this code.
    Exit(ExitCode),
    /// No command was given: open the window.
    Window {
        /// With this map, where one was named.
        path: Option<PathBuf>,
        /// In this language, where one was named.
        language: Option<Language>,
    },
}

/// What looks like a command and not like a file: a plain word that no file bears.
fn word_of_a_command(path: &Path) -> Option<&str> {
    let word = path.to_str()?;
    let is_plain = word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    (is_plain && !path.exists()).then_some(word)
}

/// Reads the arguments and carries out what they ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let asked = arguments::language_of(&args);
    let language = asked.unwrap_or_else(Language::of_system);
    let matches = match arguments::command(language).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            return Outcome::Exit(ExitCode::from(arguments::explain_error(&error, language)));
        }
    };
    let Some((name, matches)) = matches.subcommand() else {
        let path = matches.get_one::<PathBuf>("map").cloned();
        if let Some(word) = path.as_deref().and_then(word_of_a_command) {
            let report = Report::new(language, false);
            let failure = msg::CLI_NO_COMMAND.with("word", word);
            return Outcome::Exit(ExitCode::from(report.fail(&failure.into())));
        }
        return Outcome::Window {
            path,
            language: asked,
        };
    };
    crate::storage::mind_quotas();
    let is_json =
        matches!(matches.try_get_one::<String>("format"), Ok(Some(format)) if format == "json");
    let mut report = Report::new(language, is_json);
    let done = match name {
        "new" => new::run(matches, &mut report),
        "plateau" => plateau::run(matches, &mut report),
        "import" => import::run(matches, &mut report),
        "export" => export::run(matches, &mut report),
        "draw" => draw::run(matches, &mut report),
        "layout" => layout::run(matches, &mut report),
        "set" => set::run(matches, &mut report),
        "impact" => impact::run(matches, &mut report),
        "explain" => explain::run(matches, &mut report),
        "matrix" => matrix::run(matches, &mut report),
        "reach" => reach::run(matches, &mut report),
        "weak-points" => weak_points::run(matches, &mut report),
        "availability" => availability::run(matches, &mut report),
        "service" => service::run(matches, &mut report),
        "needs" => needs::run(matches, &mut report),
        "dashboard" => dashboard::run(matches, &mut report),
        "maturity" => maturity::run(matches, &mut report),
        "register" => register::run(matches, &mut report),
        "data" => data::run(matches, &mut report),
        "data-type" => data_type::run(matches, &mut report),
        "change" => change::run(matches, &mut report),
        "find" => find::run(matches, &mut report),
        "replace" => find::replace(matches, &mut report),
        "list" => list::run(matches, &mut report),
        "check" => check::run(matches, &mut report),
        "view" => view::run(matches, &mut report),
        "report" => document::run(matches, &mut report),
        "diff" => diff::run(matches, &mut report),
        "merge" => merge::run(matches, &mut report),
        "merge-driver" => merge_driver::run(matches, &mut report),
        "format" => format::run(matches, &mut report),
        "catalogue" => catalogue::run(matches, &mut report),
        "completions" => arguments::completions(matches, &mut report),
        "roadmap" => roadmap::run(matches, &mut report),
        "indicators" => indicators::run(matches, &mut report),
        "condition" => condition::run(matches, &mut report),
        "redaction" => redaction::run(matches, &mut report),
        "standard" => standard::run(matches, &mut report),
        "target" => target::run(matches, &mut report),
        "factor" => target::run_factor(matches, &mut report),
        "preset" => preset::run(matches, &mut report),
        "scenario" => scenario::run(matches, &mut report),
        "note" => note::run(matches, &mut report),
        "review" => review::run(matches, &mut report),
        "requirement" => requirement::run(matches, &mut report),
        "exemption" => exemption::run(matches, &mut report),
        "package" => package::run(matches, &mut report),
        "versions" => versions::run(matches, &mut report),
        "manual" => arguments::manual(&mut report),
        _ => Ok(USAGE),
    };
    let code = done.unwrap_or_else(|failure: Failure| report.fail(&failure));
    Outcome::Exit(ExitCode::from(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_usage_error(words: &[&str]) -> bool {
        let args = std::iter::once("portolan").chain(words.iter().copied());
        match run(args.map(OsString::from)) {
            // Exit codes cannot be compared; their debug form can.
            Outcome::Exit(code) => format!("{code:?}") == format!("{:?}", ExitCode::from(USAGE)),
            Outcome::Window { .. } => false,
        }
    }

    #[test]
    fn a_word_that_is_no_command_opens_no_window() {
        assert!(is_usage_error(&["frobnicate"]));
        assert!(!is_usage_error(&["new-map.ron"]), "a file may be missing");
    }

    #[test]
    fn sizes_and_days_that_make_no_sense_are_wrong_usage() {
        for wrong in [
            ["--scale", "0"],
            ["--dpi", "-1"],
            ["--width", "0"],
            ["--date", "demain"],
        ] {
            let words = ["export", "map.ron", "-o", "map.png", wrong[0], wrong[1]];
            assert!(is_usage_error(&words), "{wrong:?}");
        }
    }
}
