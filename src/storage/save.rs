//! Saving: the file on disk is the old one or the new one, at every moment.
//!
//! 1. The new text is made in memory.
//! 2. Symbolic links are followed, also those that point at nothing yet.
//! 3. The file on disk is compared with what was read or saved last: a change made outside is
//!    never written over.
//! 4. A temporary file in the same folder is written, given the rights of the old file, flushed;
//!    meanwhile the text is read again and compared with the map.
//! 5. The old file is copied to the backups.
//! 6. The temporary file takes the name of the old one; the folder is flushed.
//!
//! On any error the temporary file goes, and the error names the step, the file and the cause.
//! After a failed flush nothing is flushed again: the next save begins with a new file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::backup::keep_backup;
use super::fs::{Fs, Rights};
use super::hash::ContentHash;
use super::read::holds;
use super::save_error::{SaveError, Step};
use super::stray::temporary_path;
use super::write::write;
use crate::diagnostic::Problem;
use crate::model::SystemMap;

/// What the file on disk must be for a save to go ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// There must be no file yet.
    Absent,
    /// It must be as it was when it was read or saved last.
    Content(ContentHash),
    /// Whatever it is: the user was asked and wants it replaced.
    Anything,
}

/// What to save, and where.
#[derive(Clone, Debug)]
pub struct SaveRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The file.
    pub path: &'a Path,
    /// What it must be now.
    pub expected: Expected,
    /// Folder of all backups, usually `backups` in the user's state folder; `None` for no backup.
    pub backups: Option<&'a Path>,
    /// The time, which names the backup.
    pub now: SystemTime,
}

/// A map that is safely on the disk.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file that was written, links followed.
    pub path: PathBuf,
    /// Hash of its bytes, to be expected at the next save.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub bytes: usize,
    /// What did not go well without standing in the way, such as a backup that failed.
    pub warnings: Vec<Problem>,
}

/// Saves a map.
///
/// # Errors
/// [`SaveError::ChangedOutside`] when the file is not what was expected, or the step that failed.
/// The old file is whole then, unless the error says that the new one stands there.
pub fn save(fs: &dyn Fs, request: &SaveRequest<'_>) -> Result<Saved, SaveError> {
    let bytes = write(request.map);
    let put = PutRequest {
        bytes: &bytes,
        path: request.path,
        expected: request.expected,
        backups: request.backups,
        now: request.now,
    };
    put_checked(fs, &put, || holds(&bytes, request.map))
}

/// The very bytes of a map that was kept elsewhere, such as a version of it, and where they go.
#[derive(Clone, Debug)]
pub struct PutRequest<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The file.
    pub path: &'a Path,
    /// What it must be now.
    pub expected: Expected,
    /// See [`SaveRequest::backups`].
    pub backups: Option<&'a Path>,
    /// The time, which names the backup.
    pub now: SystemTime,
}

/// Puts bytes in the place of a map's file, as a save does.
///
/// # Errors
/// As [`save`].
pub fn put(fs: &dyn Fs, request: &PutRequest<'_>) -> Result<Saved, SaveError> {
    put_checked(fs, request, || true)
}

fn put_checked(
    fs: &dyn Fs,
    request: &PutRequest<'_>,
    is_readable_again: impl FnOnce() -> bool + Send,
) -> Result<Saved, SaveError> {
    let bytes = request.bytes;
    let hash = ContentHash::of(bytes);
    let path = fs
        .resolve(request.path)
        .map_err(|cause| SaveError::failed(Step::Resolve, request.path, cause))?;
    let old = old_file(fs, request, &path, hash)?;
    let temporary = temporary_path(&path);
    let like = old.as_ref().map(|old| (path.as_path(), old.rights));
    // While the disk works, the bytes are read again: what takes the old file's place is known to be
    // the same map.
    let (written, is_readable) = std::thread::scope(|scope| {
        let reading = scope.spawn(is_readable_again);
        let written = write_temporary(fs, &temporary, bytes, like);
        (written, reading.join().unwrap_or(false))
    });
    let differs = || SaveError::NotReadableAgain {
        path: request.path.to_path_buf(),
    };
    let ready = written.and_then(|()| is_readable.then_some(()).ok_or_else(differs));
    if let Err(error) = ready {
        // It may not even exist; the first error is the one that matters.
        let _gone = fs.remove(&temporary);
        return Err(error);
    }
    let mut warnings = Vec::new();
    if let (Some(backups), Some(old)) = (request.backups, &old)
        && let Err(cause) = keep_backup(fs, backups, &path, &old.bytes, request.now)
    {
        warnings.push(SaveError::failed(Step::Backup, backups, cause).problem());
    }
    if let Err(cause) = fs.rename(&temporary, &path) {
        let _gone = fs.remove(&temporary);
        return Err(SaveError::failed(Step::Rename, &path, cause));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs.sync_dir(folder).map_err(|cause| SaveError::Failed {
        step: Step::FlushFolder,
        path: path.clone(),
        cause,
        in_place: Some(hash),
    })?;
    Ok(Saved {
        path,
        hash,
        bytes: bytes.len(),
        warnings,
    })
}

struct OldFile {
    bytes: Vec<u8>,
    rights: Rights,
}

/// The file that stands there, when it is what was expected.
fn old_file(
    fs: &dyn Fs,
    request: &PutRequest<'_>,
    path: &Path,
    new_hash: ContentHash,
) -> Result<Option<OldFile>, SaveError> {
    let failed = |cause| SaveError::failed(Step::Compare, path, cause);
    let bytes = match fs.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return if matches!(request.expected, Expected::Content(_)) {
                Err(SaveError::ChangedOutside {
                    path: path.to_path_buf(),
                    found: None,
                })
            } else {
                Ok(None)
            };
        }
        Err(error) => return Err(failed(error)),
    };
    let found = ContentHash::of(&bytes);
    let is_expected = match request.expected {
        Expected::Absent => false,
        Expected::Content(hash) => hash == found,
        Expected::Anything => true,
    };
    // The very bytes that are to be written do no harm, whoever put them there.
    if !is_expected && found != new_hash {
        return Err(SaveError::ChangedOutside {
            path: path.to_path_buf(),
            found: Some(found),
        });
    }
    let rights = fs.rights(path).map_err(failed)?;
    if rights.is_read_only() {
        return Err(SaveError::ReadOnly {
            path: path.to_path_buf(),
        });
    }
    Ok(Some(OldFile { bytes, rights }))
}

fn write_temporary(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    like: Option<(&Path, Rights)>,
) -> Result<(), SaveError> {
    let failed = |step| move |cause| SaveError::failed(step, path, cause);
    let mut file = fs.create_new(path).map_err(failed(Step::CreateTemporary))?;
    file.write_all(bytes)
        .map_err(failed(Step::WriteTemporary))?;
    if let Some((old, rights)) = like {
        // Before the mode: an access control list brings a mode of its own.
        fs.keep_attributes(old, path)
            .map_err(failed(Step::Rights))?;
        fs.set_rights(path, rights).map_err(failed(Step::Rights))?;
    }
    file.sync().map_err(failed(Step::Flush))
}
