//! Reading the versions and files that are to be compared, on a thread of its own.

use std::path::{Path, PathBuf};

use super::effects::Outside;
use super::versions;
use crate::diagnostic::Problem;
use crate::import;
use crate::locale::{Language, msg};
use crate::model::SystemMap;
use crate::storage::{self, ReadOptions};
use crate::versions::VersionsError;
use crate::workspace::{Action, Pair, ReadSides, Side, Source, picture};

impl Outside {
    /// Reads both sides and hands them over.
    pub(super) fn read_sides(&self, path: Option<PathBuf>, pair: Pair, language: Language) {
        self.in_background(msg::APP_READING_SIDES.into(), move || {
            let read = |side: &Side| read_side(path.as_deref(), side, language);
            let sides = read(&pair.before).and_then(|before| {
                let after = read(&pair.after)?;
                Ok(ReadSides {
                    pair: pair.clone(),
                    before,
                    after,
                })
            });
            Some(match sides {
                Ok(sides) => Action::SidesRead(Box::new(sides)),
                Err(problem) => Action::Failed(problem),
            })
        });
    }
}

/// The map of a side; `None` where it is the working map.
fn read_side(
    path: Option<&Path>,
    side: &Side,
    language: Language,
) -> Result<Option<SystemMap>, Problem> {
    let map = match &side.source {
        Source::Working => return Ok(None),
        Source::Map(map, _) => SystemMap::clone(map),
        Source::Version(version) => {
            let none = || VersionsError::Unknown(version.title.clone()).problem();
            versions::read(path.ok_or_else(none)?, version, language)?.map
        }
        Source::File(file) => read_file(file)?,
    };
    Ok(Some(picture::with_places(map, language)))
}

fn read_file(file: &Path) -> Result<SystemMap, Problem> {
    let name = file.display().to_string();
    let is_ours = file
        .extension()
        .is_some_and(|extension| extension == storage::EXTENSION);
    if is_ours {
        let read = storage::read_file(file, &ReadOptions::default());
        return read.map(|outcome| outcome.map).map_err(|refused| {
            let first = refused.problems.into_iter().next();
            first.unwrap_or_else(|| VersionsError::Unknown(name).problem())
        });
    }
    let bytes = std::fs::read(file).map_err(|error| {
        let map = VersionsError::Map {
            path: file.to_owned(),
            reason: error.to_string(),
        };
        map.problem()
    })?;
    let imported = import::read(&bytes, &name, None).map_err(|error| error.problem(&name))?;
    Ok(imported.map)
}
