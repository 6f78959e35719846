//! Files of a working tree, written from a repository that anybody may have filled.
//!
//! A name in a tree is not trusted: none that leads out of the folder, into `.git`, or onto a device
//! of Windows is written, and no folder on the way may be a link. Links themselves, and repositories
//! within the repository, are not made.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice as _};

use super::{RemoteError, inner};

/// Where a file of a tree belongs, if its name is one that may be written.
pub(in crate::versions) fn place(root: &Path, path: &BStr) -> Result<PathBuf, RemoteError> {
    let refused = || RemoteError::Incomplete(format!("a file named {path:?}"));
    let options = gix::validate::path::component::Options::default();
    let mut place = root.to_owned();
    for part in path.split_str("/") {
        gix::validate::path::component(part.as_bstr(), None, options).map_err(|_| refused())?;
        if part.iter().any(|byte| byte.is_ascii_control()) {
            return Err(refused());
        }
        place.push(gix::path::from_bstr(part.as_bstr()).map_err(|_| refused())?);
    }
    Ok(place)
}

/// Writes a file of a tree: beside, then into its place.
pub(super) fn write(
    repository: &gix::Repository,
    root: &Path,
    path: &BStr,
    blob: ObjectId,
    is_executable: bool,
) -> Result<PathBuf, RemoteError> {
    let place = place(root, path)?;
    let beside = write_beside(repository, root, &place, blob, is_executable)?;
    beside.persist(&place).map_err(|error| RemoteError::Disk {
        path: place.clone(),
        reason: error.error.to_string(),
    })?;
    Ok(place)
}

/// Writes the contents of a file beside its place, and makes the disk keep them.
pub(in crate::versions) fn write_beside(
    repository: &gix::Repository,
    root: &Path,
    place: &Path,
    blob: ObjectId,
    is_executable: bool,
) -> Result<tempfile::TempPath, RemoteError> {
    let disk = |error: std::io::Error| RemoteError::Disk {
        path: place.to_owned(),
        reason: error.to_string(),
    };
    let folder = place.parent().unwrap_or(root);
    make_folders(root, folder).map_err(disk)?;
    let data = inner(repository.find_blob(blob))?.detach().data;
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(disk)?;
    beside.write_all(&data).map_err(disk)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = if is_executable { 0o755 } else { 0o644 };
        let rights = std::fs::Permissions::from_mode(mode);
        beside.as_file().set_permissions(rights).map_err(disk)?;
    }
    #[cfg(not(unix))]
    let _of_unix = is_executable;
    beside.as_file().sync_all().map_err(disk)?;
    Ok(beside.into_temp_path())
}

/// Makes the folders on the way, none of which may be a link to somewhere else.
fn make_folders(root: &Path, folder: &Path) -> std::io::Result<()> {
    let rest = folder.strip_prefix(root).unwrap_or(Path::new(""));
    let mut at = root.to_owned();
    for part in rest.components() {
        at.push(part);
        match std::fs::symlink_metadata(&at) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => {
                return Err(std::io::Error::other("not a folder"));
            }
            Err(_) => std::fs::create_dir(&at)?,
        }
    }
    Ok(())
}
