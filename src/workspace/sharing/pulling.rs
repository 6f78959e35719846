//! What a pull leads to, once what the other side has is here: nothing, a step on, or a merge.
//!
//! Both faces ask the same: the command line carries it out at once, the window shows the merge.

use super::super::picture::carry_out;
use crate::command::Command;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::patch::{MergeNames, PendingMerge};
use crate::model::{MapInfo, RecordKey, SystemMap, TableName, Value};
use crate::storage::{self, Condition};
use crate::versions::remote::{RemoteError, Standing};
use crate::versions::{Version, Versions};

/// See the module's header.
#[derive(Debug)]
pub enum Pull {
    /// There is nothing that we do not have.
    UpToDate,
    /// The other side went on from where we are: we follow.
    Forward(Box<Version>),
    /// Both went on.
    Merge(Box<PendingMerge>),
}

/// Finds out. `remote` is the name of the other side, `ours` the map as our last version holds it.
///
/// # Errors
/// When the other side has no such branch, no such map or one that is damaged, or nothing in common
/// with ours.
pub fn plan_pull(
    versions: &Versions,
    remote: &str,
    standing: &Standing,
    ours: &SystemMap,
) -> Result<Pull, Problem> {
    let place = format!("{remote}/{}", standing.branch);
    let failed = |error: RemoteError| error.problem(&place);
    let Some(theirs) = &standing.theirs else {
        return Err(failed(RemoteError::NoBranch(standing.branch.clone())));
    };
    if standing.behind == 0 {
        return Ok(Pull::UpToDate);
    }
    let version = versions.version(theirs).map_err(|error| error.problem())?;
    if !version.has_file() {
        let map = versions.path_in_tree();
        let others = versions.maps_in(theirs).join(", ");
        return Err(failed(RemoteError::NoMap { map, others }));
    }
    let map = map_of(versions, &version, &place)?;
    if standing.ahead == 0 {
        return Ok(Pull::Forward(Box::new(version)));
    }
    let head = versions.head_version().map_err(|error| error.problem())?;
    let head = head.map(|version| version.id).unwrap_or_default();
    let base = versions
        .merge_base(&head, theirs)
        .map_err(|error| error.problem())?
        .ok_or_else(|| failed(RemoteError::Unrelated))?;
    let base = versions.version(&base).map_err(|error| error.problem())?;
    let base = if base.has_file() {
        map_of(versions, &base, &place)?
    } else {
        // Both began the map after they parted.
        SystemMap::default()
    };
    let names = MergeNames {
        ours: standing.branch.clone(),
        theirs: place,
        other_parent: Some(theirs.clone()),
    };
    let pending = PendingMerge::new(base, ours.clone(), map, names);
    Ok(Pull::Merge(Box::new(pending)))
}

/// The merged map, bearing the name of its version; `None` while something is left to settle.
#[must_use]
pub fn merged(pending: &PendingMerge, title: &str) -> Option<SystemMap> {
    let merge = pending.merge();
    if !merge.is_settled() {
        return None;
    }
    let mut map = pending.base.clone();
    map.apply(&merge.patch).ok()?;
    let name = Command::SetField {
        record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
        name: "version".into(),
        value: Some(Value::text(title)),
    };
    carry_out(&map, &name).ok().or(Some(map))
}

/// A version as a map; a damaged one, or one of a newer format, is not merged.
fn map_of(versions: &Versions, version: &Version, place: &str) -> Result<SystemMap, Problem> {
    let bytes = versions.read(version).map_err(|error| error.problem())?;
    let name = format!("{} ({place})", version.title);
    let damaged = |first: Option<Problem>| {
        let message = msg::SHARING_UNSOUND.with("version", name.as_str());
        let mut problem = Problem::new("version-unsound", Severity::Error, message);
        if let Some(first) = first {
            problem.place = first.place;
        }
        problem.with_hint(msg::SHARING_UNSOUND_HINT.into())
    };
    match storage::read_bytes(&bytes, &name) {
        Ok(outcome) if outcome.condition == Condition::Sound => Ok(outcome.map),
        Ok(outcome) => Err(damaged(outcome.problems.into_iter().next())),
        Err(refused) => Err(damaged(refused.problems.into_iter().next())),
    }
}
