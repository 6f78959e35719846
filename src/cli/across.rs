//! `portolan impact --across`: one scenario at several plateaus, side by side.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::report::{Failure, Report, write_file};
use super::{DONE, export, load, pictures, questions};
use crate::analysis::{Across, Scenario};
use crate::locale::msg;
use crate::model::{PlateauId, SystemMap};
use crate::workspace::across::{AcrossOrder, AcrossSheet};
use crate::workspace::picture::Page;

/// Prints the comparison, and draws it where that is asked for.
pub(super) fn run(
    matches: &ArgMatches,
    map: &SystemMap,
    (scenario, name): (&Scenario, &str),
    report: &mut Report,
) -> Result<u8, Failure> {
    let plateaus = plateaus(matches, map)?;
    // Nobody cancels it here, so that there is an answer.
    let across = questions::wait(|watch| Across::of(map, scenario, &plateaus, watch));
    let across = across.unwrap_or_default();
    let sheet = AcrossSheet {
        across: &across,
        map,
        language: report.language,
    };
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => report.answer_json(&sheet.as_json()),
        Some("csv") => report.answer(&sheet.as_csv()),
        Some("md") => report.answer(&sheet.as_markdown()),
        _ => report.answer(&sheet.as_text(&questions::columns)),
    }
    if let Some(path) = matches.get_one::<PathBuf>("picture") {
        let order = AcrossOrder {
            view: load::view(matches, map)?,
            pictures: load::pictures(matches, map, report),
            map: map.clone(),
            across: Arc::new(across),
            name: name.to_owned(),
            theme: export::theme(matches),
            language: report.language,
            bundling: Arc::default(),
        };
        let page = Page {
            is_framed: true,
            ..Page::default()
        };
        let bytes =
            pictures::encode_scene(path, &order.page(&page), order.metadata(), report.language)?;
        write_file(path, &bytes)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}

/// The plateaus that `--across` names, or all of them.
fn plateaus(matches: &ArgMatches, map: &SystemMap) -> Result<Vec<PlateauId>, Failure> {
    let known = map.timeline().order();
    if known.is_empty() {
        return Err(crate::locale::Message::from(msg::ACROSS_NEEDS_PLATEAUS).into());
    }
    let asked: Vec<&str> = load::listed(matches, "across").collect();
    if asked.is_empty() {
        return Ok(known.to_vec());
    }
    let find = |asked: &&str| {
        let found = known.iter().find(|plateau| plateau.as_str() == *asked);
        found.cloned().ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
            let message = msg::CLI_NO_PLATEAU.with("plateau", *asked);
            Failure::from(message.with("known", names.join(", ")))
        })
    };
    asked.iter().map(find).collect()
}
