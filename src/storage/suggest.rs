//! Names for files that the user did not name, and where the program keeps its own.

use std::path::{Path, PathBuf};

use super::format::EXTENSION;

/// The name under which a damaged map is opened, so that its file is never written over:
/// `name-2.ron` beside it, or the next number that is free.
#[must_use]
pub fn name_for_repaired(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    (2_u32..)
        .map(|number| path.with_file_name(format!("{stem}-{number}.{EXTENSION}")))
        .find(|path| !path.exists())
        .unwrap_or_else(|| path.with_extension("copy.ron"))
}

/// The user's state folder, which holds `journals` and `backups`; `None` where the system names
/// no home folder. `PORTOLAN_STATE_DIR` moves it, for tests and locked-down machines.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let moved = std::env::var_os("PORTOLAN_STATE_DIR").filter(|folder| !folder.is_empty());
    if let Some(moved) = moved {
        return Some(PathBuf::from(moved));
    }
    if cfg!(test) {
        // What tests leave is none of the user's business.
        let name = format!("portolan-tests-{}", std::process::id());
        return Some(std::env::temp_dir().join(name));
    }
    let folders = directories::ProjectDirs::from("", "", "portolan")?;
    let folder = folders
        .state_dir()
        .unwrap_or_else(|| folders.data_local_dir());
    Some(folder.to_path_buf())
}
