//! `portolan new`: a map from a template.

use clap::ArgMatches;

use super::load;
use super::report::{Failure, Report};
use super::{DONE, arguments};
use crate::locale::msg;
use crate::storage;
use crate::workspace::samples;

/// The names that `--template` takes.
pub(super) fn template_names() -> Vec<&'static str> {
    std::iter::once("empty")
        .chain(samples::SAMPLES.iter().map(|sample| sample.name))
        .collect()
}

/// Writes the template as a new file; an existing file is never written over.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let out = arguments::path(matches, "out");
    if out.exists() {
        return Err(msg::CLI_EXISTS
            .with("file", out.display().to_string())
            .into());
    }
    let name = matches
        .get_one::<String>("template")
        .map_or("empty", String::as_str);
    let map = match samples::find(name) {
        Some(sample) => sample.read(),
        None => samples::empty(report.language),
    };
    load::save(&map, out)?;
    report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    debug_assert!(storage::EXTENSION == "ron", "our files end in .ron");
    Ok(DONE)
}
