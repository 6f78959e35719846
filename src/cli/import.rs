//! `portolan import`: another tool's file as a map.

use std::path::PathBuf;

use clap::ArgMatches;

use super::load;
use super::report::{Failure, Report};
use super::{DONE, arguments};
use crate::import;
use crate::locale::msg;
use crate::workspace::picture;

/// Reads the file, tells what was left out, writes the map.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let files: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let [file] = files.as_slice() else {
        return Err(crate::locale::Message::from(msg::CLI_ONE_FILE).into());
    };
    let format = matches
        .get_one::<String>("from")
        .and_then(|id| import::format_by_id(id));
    let loaded = load::quietly(file, format)?;
    report.tell_problems(&loaded.problems);
    let map = picture::with_places(loaded.map, report.language);
    let out = arguments::path(matches, "output");
    load::save(&map, out)?;
    let tables = map.tables();
    report.tell(
        msg::CLI_IMPORTED
            .with("file", out.display().to_string())
            .with("elements", tables.elements.len())
            .with("links", tables.links.len())
            .with("plateaus", tables.plateaus.len()),
    );
    Ok(DONE)
}
