//! `portolan versions restore`: the whole map, or records of it.

use clap::ArgMatches;

use super::super::report::{Failure, Report};
use super::super::{DONE, arguments, load};
use super::{alone, failure, named, open, put};
use crate::locale::msg;
use crate::model::{Change, RecordKey, SystemMap, TableName, patch};
use crate::storage::{self, Condition, ReadOptions};
use crate::versions::VersionsError;
use crate::workspace::Ticked;

/// Brings back what a version holds.
pub(super) fn run(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let versions = open(matches)?;
    let version = named(&versions, matches, "version")?;
    let bytes = versions.read(&version).map_err(failure)?;
    let _alone = alone(path)?;
    let records: Vec<&String> = matches.get_many("record").into_iter().flatten().collect();
    if records.is_empty() {
        // The bytes go back as they are; what no version holds would be gone.
        let is_safe = matches.get_flag("even-unkept") || versions.is_kept().map_err(failure)?;
        if !is_safe {
            return Err(failure(VersionsError::Unkept));
        }
        put(path, &bytes).map_err(failure)?;
        report.tell(msg::VERSIONS_RESTORED.with("title", version.title));
        return Ok(DONE);
    }
    let now = sound(storage::read_file(path, &ReadOptions::default()))?;
    let then = sound(storage::read_bytes(&bytes, &version.title))?;
    let all = patch::diff(&now, &then);
    let mut ticked = Ticked::default();
    for record in records {
        let key = key_of(record, &now, &then)
            .ok_or_else(|| Failure::Usage(msg::CLI_NO_RECORD.with("record", record.as_str())))?;
        if all.get(&key).is_none() {
            report.tell(msg::CLI_RECORD_SAME.with("record", record.as_str()));
        }
        ticked.records.insert(key);
    }
    let chosen = ticked.of(&all);
    if chosen.is_empty() {
        return Ok(DONE);
    }
    let mut map = now;
    map.apply(&chosen)
        .map_err(|misfit| Failure::from(misfit.message()))?;
    load::save_over(&map, path)?;
    let records = chosen.iter().filter(|(key, change)| {
        key.table != TableName::Placements || matches!(change, Change::Changed(_))
    });
    report.tell(
        msg::VERSIONS_RESTORED_RECORDS
            .with("count", records.count())
            .with("title", version.title),
    );
    Ok(DONE)
}

/// A map that is whole: what could not be read of it would pass for removed.
fn sound(read: Result<storage::ReadOutcome, storage::Refused>) -> Result<SystemMap, Failure> {
    let outcome = read.map_err(|refused| Failure::File(refused.problems))?;
    if outcome.condition == Condition::Sound {
        return Ok(outcome.map);
    }
    Err(Failure::File(outcome.problems))
}

/// `elements/web-1`, or `web-1` alone where one table has it.
fn key_of(named: &str, now: &SystemMap, then: &SystemMap) -> Option<RecordKey> {
    let has = |key: &RecordKey| {
        let in_map = |map: &SystemMap| map.tables().fields_of(key.table, &key.id).is_some();
        in_map(now) || in_map(then)
    };
    let of_table = |table: TableName| {
        let id = named.strip_prefix(table.as_str())?.strip_prefix('/')?;
        Some(RecordKey::new(table, id)).filter(has)
    };
    if let Some(key) = TableName::ALL.iter().find_map(|&table| of_table(table)) {
        return Some(key);
    }
    let mut keys = TableName::ALL
        .iter()
        .map(|&table| RecordKey::new(table, named))
        .filter(has);
    let only = keys.next()?;
    keys.next().is_none().then_some(only)
}
