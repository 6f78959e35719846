//! `portolan format`: the canonical bytes, in place.

use std::path::PathBuf;

use clap::ArgMatches;

use super::load;
use super::report::{Failure, Report};
use super::{DONE, FINDING};
use crate::locale::msg;
use crate::storage::{self, Condition, ReadOptions};

/// Rewrites each file that is not canonical yet; a damaged one is left alone.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let mut code = DONE;
    for path in matches.get_many::<PathBuf>("maps").into_iter().flatten() {
        let outcome = storage::read_file(path, &ReadOptions::default())
            .map_err(|refused| Failure::File(refused.problems))?;
        report.tell_problems(&outcome.problems);
        if outcome.condition != Condition::Sound {
            report.tell(msg::CLI_NOT_FORMATTED.with("file", path.display().to_string()));
            code = FINDING;
            continue;
        }
        load::save(&outcome.map, path)?;
    }
    Ok(code)
}
