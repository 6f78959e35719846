//! Reading the map that a command is about.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::ArgMatches;

use super::report::{Failure, Report};
use crate::bitmap::Shelf;
use crate::command::lost_bends;
use crate::diagnostic::{Problem, Severity};
use crate::import::{self, Format};
use crate::locale::msg;
use crate::model::{ElementId, PlateauId, Snapshot, SystemMap, ViewId};
use crate::scene::LayoutWatch;
use crate::storage::fs::RealFs;
use crate::storage::{self, Condition, Expected, PutRequest, ReadOptions, SaveRequest};
use crate::workspace::{self, Arranging, picture};

/// A map that a command reads.
pub struct Loaded {
    /// The map.
    pub map: SystemMap,
    /// What was wrong with its file.
    pub problems: Vec<Problem>,
}

/// Reads a map, of our own form or of another tool's, and tells about what was wrong.
///
/// # Errors
/// When there is no map in the file.
pub fn map(matches: &ArgMatches, report: &Report) -> Result<SystemMap, Failure> {
    let loaded = quietly(super::arguments::path(matches, "map"), None)?;
    report.tell_problems(&loaded.problems);
    Ok(loaded.map)
}

/// The pictures that lie beside the map; those that are missing are told.
pub fn pictures(matches: &ArgMatches, map: &SystemMap, report: &Report) -> Arc<Shelf> {
    let path = super::arguments::path(matches, "map");
    let pictures = storage::load_pictures(map, path);
    report.tell_problems(&storage::missing_pictures(map, &pictures));
    pictures.into()
}

/// Reads a map and keeps what was wrong for the caller to tell.
///
/// # Errors
/// When there is no map in the file.
pub fn quietly(path: &Path, format: Option<&'static Format>) -> Result<Loaded, Failure> {
    let is_ours = path
        .extension()
        .is_some_and(|extension| extension == storage::EXTENSION);
    if is_ours && format.is_none() {
        let outcome = storage::read_file(path, &ReadOptions::default())
            .map_err(|refused| Failure::File(refused.problems))?;
        return Ok(Loaded {
            map: outcome.map,
            problems: outcome.problems,
        });
    }
    let is_picture = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    if is_picture && format.is_none() {
        let outcome = storage::read_carried(path).map_err(Failure::File)?;
        return Ok(Loaded {
            map: outcome.map,
            problems: outcome.problems,
        });
    }
    let name = path.display().to_string();
    let bytes = bounded_bytes(path).map_err(|error| {
        let message = msg::CLI_NOT_READ
            .with("file", name.as_str())
            .with("reason", error.to_string());
        Failure::from(
            Problem::new("not-read", Severity::Error, message)
                .with_hint(msg::CLI_NOT_READ_HINT.into()),
        )
    })?;
    let imported =
        import::read(&bytes, &name, format).map_err(|error| Failure::from(error.problem(&name)))?;
    Ok(Loaded {
        map: imported.map,
        problems: imported.problems,
    })
}

/// The bytes of a file, one more than the importers take at most, so that they can refuse it.
fn bounded_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let most = u64::try_from(import::DEFAULT_MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    std::fs::File::open(path)?
        .take(most)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The plateau that `--plateau` names, or the first.
///
/// # Errors
/// When the map has no such plateau.
pub fn plateau(matches: &ArgMatches, map: &SystemMap) -> Result<Option<PlateauId>, Failure> {
    let Some(asked) = matches.get_one::<String>("plateau") else {
        return Ok(map.timeline().first().cloned());
    };
    let known = map.timeline().order();
    known
        .iter()
        .find(|plateau| plateau.as_str() == asked)
        .cloned()
        .map(Some)
        .ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
            msg::CLI_NO_PLATEAU
                .with("plateau", asked.as_str())
                .with("known", names.join(", "))
                .into()
        })
}

/// The view that `--view` names, or the first tab.
///
/// # Errors
/// When the map has no such view, or none at all.
pub fn view(matches: &ArgMatches, map: &SystemMap) -> Result<ViewId, Failure> {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let asked = matches.get_one::<String>("view");
    let found = match asked {
        None => views.first(),
        Some(asked) => views
            .iter()
            .find(|view| view.id.as_str() == asked || view.name == asked.as_str()),
    };
    found.map(|view| view.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = views.iter().map(|view| view.id.as_str()).collect();
        match asked {
            Some(asked) => msg::CLI_NO_VIEW
                .with("view", asked.as_str())
                .with("known", names.join(", "))
                .into(),
            None => crate::locale::Message::from(msg::CLI_NO_VIEWS).into(),
        }
    })
}

/// The words of an option that may be given several times, or once with commas.
pub fn listed<'m>(matches: &'m ArgMatches, name: &str) -> impl Iterator<Item = &'m str> + use<'m> {
    let lists = matches.get_many::<String>(name).into_iter().flatten();
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// The elements that an option lists, all of them there at the plateau.
///
/// # Errors
/// The first that is not.
pub fn elements(
    matches: &ArgMatches,
    name: &str,
    snapshot: &Snapshot,
) -> Result<Vec<ElementId>, Failure> {
    listed(matches, name)
        .map(|id| {
            let id = ElementId::from(id);
            if snapshot.find(&id).is_some() {
                Ok(id)
            } else {
                let near = nearest(id.as_str(), snapshot);
                let message = msg::CLI_NO_ELEMENT
                    .with("id", id.as_str())
                    .with("plateau", snapshot.plateau().map_or("–", PlateauId::as_str))
                    .with("count", near.len())
                    .with("near", near.join(", "));
                Err(Failure::from(message))
            }
        })
        .collect()
}

/// The elements that an option lists, each there at some plateau at least.
///
/// # Errors
/// The first that is not in the map.
pub fn elements_anywhere(
    matches: &ArgMatches,
    name: &str,
    map: &SystemMap,
) -> Result<Vec<ElementId>, Failure> {
    listed(matches, name)
        .map(|id| {
            let id = ElementId::from(id);
            if map.tables().elements.contains(&id) {
                return Ok(id);
            }
            let message = msg::CLI_NO_ELEMENT_ANYWHERE.with("id", id.as_str());
            Err(Failure::from(message))
        })
        .collect()
}

/// Ids that look like what was typed.
fn nearest(typed: &str, snapshot: &Snapshot) -> Vec<String> {
    let typed = typed.to_lowercase();
    let stem: String = typed.chars().take(3).collect();
    let hits = snapshot.elements().iter().filter(|element| {
        let id = element.id.as_str().to_lowercase();
        id.contains(&typed) || element.name.to_lowercase().contains(&typed) || id.starts_with(&stem)
    });
    hits.take(5)
        .map(|element| format!("{} ({})", element.id, element.name))
        .collect()
}

/// Saves a map over the file that it was read from. A damaged file, or one of a newer format, is left
/// alone: what could not be read of it would be lost.
///
/// # Errors
/// When the file is not sound, or cannot be written; it is untouched then.
pub fn save_back(map: &SystemMap, path: &Path) -> Result<(), Failure> {
    let outcome = storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?;
    if outcome.condition == Condition::Sound {
        return save(map, path);
    }
    let message = msg::CLI_NOT_WRITTEN_BACK.with("file", path.display().to_string());
    let problem = Problem::new("not-sound", Severity::Error, message);
    Err(Failure::File(vec![
        problem.with_hint(msg::CLI_NOT_WRITTEN_BACK_HINT.into()),
    ]))
}

/// Saves a changed map over its own file; another tool's file is never written over.
///
/// # Errors
/// When the file is none of ours, is not sound, or cannot be written.
pub fn save_over(map: &SystemMap, path: &Path) -> Result<(), Failure> {
    let is_ours = path
        .extension()
        .is_some_and(|extension| extension == storage::EXTENSION);
    if !is_ours {
        let file = path.display().to_string();
        return Err(msg::CLI_NOT_OURS.with("file", file).into());
    }
    save_back(map, path)
}

/// Saves a map as the window does: whole or not at all, with its rights and links kept, and the
/// old file in the backups.
///
/// # Errors
/// When it cannot be written; the old file is untouched then.
pub fn save(map: &SystemMap, path: &Path) -> Result<(), Failure> {
    let backups = storage::state_folder().map(|folder| folder.join("backups"));
    let request = SaveRequest {
        map,
        path,
        expected: Expected::Anything,
        backups: backups.as_deref(),
        now: std::time::SystemTime::now(),
    };
    storage::save(&RealFs, &request)
        .map(drop)
        .map_err(|error| error.problem().into())
}

/// Puts the very bytes of a version in the place of a map, as a save does.
///
/// # Errors
/// When they cannot be written; the old file is untouched then.
pub fn put(bytes: &[u8], path: &Path) -> Result<(), Problem> {
    let backups = storage::state_folder().map(|folder| folder.join("backups"));
    let request = PutRequest {
        bytes,
        path,
        expected: Expected::Anything,
        backups: backups.as_deref(),
        now: std::time::SystemTime::now(),
    };
    storage::put(&RealFs, &request)
        .map(drop)
        .map_err(|error| error.problem())
}

/// The map with a view, or a part of it, arranged; tells when pinned bends were lost.
///
/// # Errors
/// When the view cannot be arranged.
pub fn arrange_view(
    map: SystemMap,
    view: &ViewId,
    what: &Arranging,
    report: &Report,
) -> Result<SystemMap, Failure> {
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let Some(command) = workspace::arrange(&map, view, what, report.language, &watch) else {
        return Ok(map);
    };
    let arranged = picture::carry_out(&map, &command)?;
    let lost = lost_bends(&map, &arranged, view);
    if lost > 0 {
        report.tell(msg::WORKSPACE_BENDS_LOST.with("count", lost));
    }
    Ok(arranged)
}
