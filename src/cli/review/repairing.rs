//! `--repair`: findings that can be repaired safely, set right by the command that the window uses.

use clap::ArgMatches;

use super::{judged, key};
use crate::cli::report::{Failure, Report};
use crate::cli::{editing, load};
use crate::locale::msg;
use crate::model::{Day, SystemMap, TableName};
use crate::workspace::findings::mend;

/// Repairs one finding after the other; the file is written with `--write`.
pub(super) fn run(
    matches: &ArgMatches,
    before: &SystemMap,
    today: Option<Day>,
    report: &mut Report,
) -> Result<u8, Failure> {
    let plateau = load::plateau(matches, before)?;
    let after = repaired(matches, before, today)?;
    let found = judged(&after, today);
    for asked in load::listed(matches, "repair") {
        let review = found.at(plateau.as_ref()).map(|found| &found.review);
        let mut left = review.into_iter().flat_map(|review| &review.findings);
        if left.any(|finding| key(finding) == asked) {
            let none = msg::CLI_REVIEW_NO_REPAIR.with("key", asked);
            return Err(none.with("remedy", "").into());
        }
    }
    for line in editing::told(before, &after, TableName::Elements) {
        report.answer(&format!("{}\n", crate::text::visible(&line)));
    }
    editing::finish(matches, report, (before, &after), TableName::Links)
}

/// The map with all findings repaired that are asked for, at the plateau that is asked for.
pub(super) fn repaired(
    matches: &ArgMatches,
    before: &SystemMap,
    today: Option<Day>,
) -> Result<SystemMap, Failure> {
    let plateau = load::plateau(matches, before)?;
    let hand = editing::Hand {
        plateau: plateau.as_ref(),
        ..editing::Hand::default()
    };
    let mut after = before.clone();
    for asked in load::listed(matches, "repair") {
        let found = judged(&after, today);
        let review = found.at(plateau.as_ref()).map(|found| &found.review);
        let mut findings = review.into_iter().flat_map(|review| &review.findings);
        let finding = findings.find(|finding| key(finding) == asked);
        let finding = finding.ok_or_else(|| msg::CLI_REVIEW_NO_FINDING.with("key", asked))?;
        let Some(repair) = &finding.repair else {
            return Err(msg::CLI_REVIEW_NO_REPAIR
                .with("key", asked)
                .with("remedy", finding.remedy.clone())
                .into());
        };
        let step = mend(&after, repair);
        after = editing::carry_out_by(&after, &step, &hand)?;
    }
    Ok(after)
}
