//! A state of a map as the command line names it: a file, `MAP@VERSION`, or nothing at all.

use std::path::{Path, PathBuf};

use super::load;
use super::report::{Failure, Report};
use crate::diagnostic::{Problem, Severity};
use crate::import::{self, Format};
use crate::locale::msg;
use crate::model::SystemMap;
use crate::storage::{self, Condition, ReadOptions, ReadOutcome, Refused};
use crate::versions::{Version, Versions, VersionsError};
use crate::workspace::{Side, picture};

/// A map that was read, and what to call it.
pub(super) struct State {
    /// The map, with all views laid out.
    pub map: SystemMap,
    /// What to call it.
    pub name: String,
}

impl State {
    /// As one side of a comparison.
    pub(super) fn side(&self) -> Side {
        Side::map(self.map.clone(), self.name.as_str())
    }
}

/// Whether a path stands for a file that is not there: git names it so where a file was added or
/// removed.
fn is_nothing(path: &Path) -> bool {
    path.as_os_str().is_empty() || path == Path::new("/dev/null") || path == Path::new("NUL")
}

/// Reads what an argument names. A damaged or newer file is refused: what could not be read of it
/// would pass for removed.
///
/// # Errors
/// When there is no such file or version, or it is not whole.
pub(super) fn read(named: &Path, report: &Report) -> Result<State, Failure> {
    if is_nothing(named) {
        return Ok(State {
            map: SystemMap::default(),
            name: report.say(msg::DIFF_NOTHING),
        });
    }
    if !named.exists()
        && let Some((map, version)) = named.to_str().and_then(|text| text.rsplit_once('@'))
        && Path::new(map).exists()
    {
        return version_of(Path::new(map), version, report);
    }
    let name = file_name(named);
    let map = whole(named, report)?;
    Ok(State {
        map: picture::with_places(map, report.language),
        name,
    })
}

/// The last version that was kept of a map.
///
/// # Errors
/// When there is none, or it is not whole.
pub(super) fn last_version(map: &Path, report: &Report) -> Result<State, Failure> {
    let versions = Versions::open(map).map_err(|error| Failure::from(error.problem()))?;
    let last = versions
        .list(1)
        .map_err(|error| Failure::from(error.problem()))?;
    let none = || Failure::from(VersionsError::None(map.to_owned()).problem());
    let last = last.into_iter().next().ok_or_else(none)?;
    state_of(&versions, &last, map, report)
}

fn version_of(map: &Path, version: &str, report: &Report) -> Result<State, Failure> {
    let versions = Versions::open(map).map_err(|error| Failure::from(error.problem()))?;
    let found = versions.find(version).map_err(|error| match error {
        VersionsError::Unknown(_) => Failure::Usage(error.problem().message),
        other => other.problem().into(),
    })?;
    state_of(&versions, &found, map, report)
}

fn state_of(
    versions: &Versions,
    version: &Version,
    map: &Path,
    report: &Report,
) -> Result<State, Failure> {
    let bytes = versions.read(version);
    let bytes = bytes.map_err(|error| Failure::from(error.problem()))?;
    let name = format!("{}@{}", map.display(), version.title);
    let map = sound(storage::read_bytes(&bytes, &name), &name)?;
    Ok(State {
        map: picture::with_places(map, report.language),
        name: version.title.clone(),
    })
}

/// Reads a file whole or not at all, whatever its name ends in: a temporary file of git's may bear
/// any.
fn whole(path: &Path, report: &Report) -> Result<SystemMap, Failure> {
    let other = other_format(path);
    if other.is_none() {
        let outcome = storage::read_file(path, &ReadOptions::default());
        return sound(outcome, &path.display().to_string());
    }
    let loaded = load::quietly(path, None)?;
    report.tell_problems(&loaded.problems);
    Ok(loaded.map)
}

/// The other tool's form that a file has, by its content.
fn other_format(path: &Path) -> Option<&'static Format> {
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json.then(|| import::FORMATS.first()).flatten()
}

fn sound(outcome: Result<ReadOutcome, Refused>, name: &str) -> Result<SystemMap, Failure> {
    let outcome = outcome.map_err(|refused| Failure::File(refused.problems))?;
    let refusal = match outcome.condition {
        Condition::Sound => return Ok(outcome.map),
        Condition::Damaged => msg::DIFF_DAMAGED.with("file", name),
        Condition::Newer(version) => msg::DIFF_NEWER
            .with("file", name)
            .with("version", version.to_string()),
    };
    let hint = match outcome.condition {
        Condition::Newer(_) => msg::DIFF_NEWER_HINT,
        _ => msg::DIFF_DAMAGED_HINT,
    };
    let problem = Problem::new("not-sound", Severity::Error, refusal).with_hint(hint.into());
    Err(Failure::File(
        std::iter::once(problem).chain(outcome.problems).collect(),
    ))
}

/// What a file is called.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Two states with names that tell them apart.
pub(super) fn told_apart(before: &mut State, after: &mut State, paths: [&PathBuf; 2]) {
    if before.name == after.name {
        before.name = paths[0].display().to_string();
        after.name = paths[1].display().to_string();
    }
}
