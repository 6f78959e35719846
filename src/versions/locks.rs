//! Why the repository did not answer: held by another program, out of room, or broken.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use gix::bstr::ByteSlice as _;

use super::history::minute;
use super::{Versions, VersionsError};

impl Versions {
    /// An error of a step that works under git's lock of `path`.
    pub(super) fn locked_or_failed(
        &self,
        path: &Path,
        error: &(dyn Error + 'static),
    ) -> VersionsError {
        let lock = lock_of(path);
        match lock.symlink_metadata() {
            Ok(metadata) => VersionsError::Locked {
                since: metadata.modified().map(moment).unwrap_or_default(),
                who: owner(&metadata),
                path: lock,
            },
            Err(_) => self.failed(error),
        }
    }

    /// An error of a step that changes references.
    pub(super) fn reference_failed(
        &self,
        name: &gix::refs::FullName,
        error: &(dyn Error + 'static),
    ) -> VersionsError {
        let common = self.repository.common_dir();
        let own = gix::path::from_bstr(name.as_bstr()).unwrap_or_default();
        let places = [
            common.join(own),
            self.repository.git_dir().join("HEAD"),
            common.join("packed-refs"),
        ];
        let held = places
            .iter()
            .find(|place| lock_of(place).symlink_metadata().is_ok());
        match held {
            Some(place) => self.locked_or_failed(place, error),
            None => self.failed(error),
        }
    }
}

fn lock_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    path.with_file_name(name)
}

fn moment(time: SystemTime) -> String {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let offset = gix::date::Time::now_local_or_utc().offset;
    minute(gix::date::Time {
        seconds: i64::try_from(seconds).unwrap_or(i64::MAX),
        offset,
    })
}

/// Who made a file, by name where the system has one for it.
#[cfg(unix)]
fn owner(metadata: &std::fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let id = metadata.uid().to_string();
    let users = std::fs::read("/etc/passwd").unwrap_or_default();
    let name = users.lines().find_map(|line| {
        let mut fields = line.split_str(":");
        let name = fields.next()?;
        let user = fields.nth(1)?;
        (user == id.as_bytes()).then(|| name.to_str_lossy().into_owned())
    });
    name.unwrap_or(id)
}

#[cfg(not(unix))]
fn owner(_metadata: &std::fs::Metadata) -> String {
    String::new()
}
