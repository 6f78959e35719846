//! What a pull leads to, once what the other side has is here: nothing, a step on, or a merge.
//!
//! Both faces ask the same: the command line carries it out at once, the window shows the merge.

use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::patch::{Aspect, Choice, ConflictKey, MergeNames, PendingMerge};
use crate::model::{FieldPath, MapInfo, RecordKey, SystemMap, TableName, Value};
use crate::storage::{self, Condition};
use crate::versions::remote::{RemoteError, Standing};
use crate::versions::{Version, Versions};

/// See the module's header.
#[derive(Debug)]
pub enum Pull {
    /// There is nothing that we do not have.
    UpToDate,
    /// The other side went on from where we are: we follow.
    Forward(Version),
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
        return Ok(Pull::Forward(version));
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
    let mut pending = PendingMerge::new(base, ours.clone(), map, names);
    // Every kept version puts its own name into the map; the merge will bear a name of its own.
    let name = name_of_version();
    let has_name = pending.merge().conflicts.iter().any(|c| c.record == name.record);
    if has_name {
        pending.choose(name, Choice::Ours);
    }
    Ok(Pull::Merge(Box::new(pending)))
}

fn name_of_version() -> ConflictKey {
    ConflictKey {
        record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
        aspect: Aspect::Field(FieldPath::own("version")),
    }
}

/// The merged map, bearing the name of its version; `None` while something is left to settle.
#[must_use]
pub fn merged(pending: &PendingMerge, title: &str) -> Option<SystemMap> {
    if open_conflicts(pending).next().is_some() {
        return None;
    }
    let mut map = pending.base.clone();
    map.apply(&pending.merge().patch).ok()?;
    let name = crate::command::Command::SetField {
        record: name_of_version().record,
        name: "version".into(),
        value: Some(Value::text(title)),
    };
    super::super::picture::carry_out(&map, &name).ok().or(Some(map))
}

/// What somebody has to settle.
pub fn open_conflicts(
    pending: &PendingMerge,
) -> impl Iterator<Item = &crate::model::patch::Conflict> {
    let name = name_of_version();
    pending.merge().conflicts.iter().filter(move |conflict| {
        !matches!(&conflict.kind, crate::model::patch::ConflictKind::Field { path, .. }
            if conflict.record == name.record && Aspect::Field(path.clone()) == name.aspect)
    })
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
