//! What commands that change one table of a map have in common: a command is carried out, what
//! changed is told line by line, and with `--write` the file is written.

use std::path::PathBuf;

use clap::ArgMatches;

use super::report::{Failure, Report};
use super::{DONE, arguments, load};
use crate::command::{self, Command, Context};
use crate::locale::msg;
use crate::model::{Change, PlateauId, SystemMap, TableName, Value, patch};

/// The map after a command that is the same at every plateau.
///
/// # Errors
/// When the command is refused, in words.
pub(super) fn carry_out(map: &SystemMap, command: &Command) -> Result<SystemMap, Failure> {
    carry_out_by(map, command, &Hand::default())
}

/// Who edits a map from the command line, when, and at which plateau.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hand<'a> {
    /// The plateau that is edited; `None` for the records themselves.
    pub(super) plateau: Option<&'a PlateauId>,
    /// Today, as an ISO date.
    pub(super) today: &'a str,
    /// The role that signs.
    pub(super) role: &'a str,
}

/// The map after a command of somebody's.
///
/// # Errors
/// When the command is refused, in words.
pub(super) fn carry_out_by(
    map: &SystemMap,
    command: &Command,
    hand: &Hand<'_>,
) -> Result<SystemMap, Failure> {
    // Ids need variety, and the same words give the same id: the seed is what the map holds.
    let tables = map.tables();
    let held = tables.work_packages.len()
        + tables.scenarios.len()
        + tables.data_types.len()
        + tables.requirements.len()
        + tables.exemptions.len()
        + tables.notes.len();
    let mut seed = u64::try_from(held).unwrap_or(0) + 0x5DEE_CE66;
    let mut context = Context {
        plateau: hand.plateau,
        random: &mut || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed >> 24
        },
        today: hand.today,
        author_role: hand.role,
    };
    let patch = command::plan(map, command, &mut context).map_err(|refusal| refusal.message)?;
    Ok(map.with(&patch).map_err(|misfit| misfit.message())?)
}

/// `WP-03.status: – → running`: a line for each record of a table that came or went, and for each
/// field that changed.
pub(super) fn told(before: &SystemMap, after: &SystemMap, table: TableName) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, change) in patch::diff(before, after).iter() {
        match change {
            _ if key.table != table => {}
            Change::Added(_) => lines.push(format!("+ {}", key.id)),
            Change::Removed(_) => lines.push(format!("- {}", key.id)),
            Change::Changed(fields) => lines.extend(fields.iter().map(|(path, change)| {
                let words = |value: &Option<Value>| {
                    let told = value.as_ref().map(ToString::to_string);
                    told.unwrap_or_else(|| "–".to_owned())
                };
                let (from, to) = (words(&change.from), words(&change.to));
                format!("{}.{path}: {from} → {to}", key.id)
            })),
        }
    }
    lines
}

/// Tells what changed in a table, and writes the file where `--write` asks for it.
///
/// # Errors
/// When the file is none of ours, or cannot be written.
pub(super) fn finish(
    matches: &ArgMatches,
    report: &mut Report,
    (before, after): (&SystemMap, &SystemMap),
    table: TableName,
) -> Result<u8, Failure> {
    for line in told(before, after, table) {
        report.answer(&format!("{}\n", crate::text::visible(&line)));
    }
    if !matches.get_flag("write") {
        report.tell(msg::CLI_SET_NOT_WRITTEN);
    } else if after != before {
        let path: &PathBuf = &arguments::path(matches, "map").to_owned();
        load::save_over(after, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}
