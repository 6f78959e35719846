//! Backups: what a file was before it was saved over.
//!
//! They lie in the user's state folder, one folder a map, readable by the owner only. The last
//! ten are kept, and the last of each day for thirty days.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::format::EXTENSION;
use super::fs::Fs;
use super::hash::ContentHash;

/// How many of the last backups are kept.
const LAST_KEPT: usize = 10;
/// For how many days the last backup of each day is kept.
const DAYS_KEPT: u64 = 30;
const DAY_SECS: u64 = 24 * 3600;

/// A backup on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub when: SystemTime,
}

/// The backups of a map, newest first. `folder` is the folder of all backups.
#[must_use]
pub fn backups_of(fs: &dyn Fs, folder: &Path, path: &Path) -> Vec<Backup> {
    let path = fs.resolve(path).unwrap_or_else(|_| path.to_path_buf());
    let entries = fs.list(&folder_of(folder, &path)).unwrap_or_default();
    let mut backups: Vec<Backup> = entries.into_iter().filter_map(as_backup).collect();
    backups.reverse();
    backups
}

fn as_backup(path: PathBuf) -> Option<Backup> {
    let name = path.file_name()?.to_str()?;
    let (seconds, rest) = name.split_once('-')?;
    rest.ends_with(".ron").then_some(())?;
    let when = UNIX_EPOCH.checked_add(Duration::from_secs(seconds.parse().ok()?))?;
    Some(Backup { path, when })
}

/// `backups/name-HASH`, where the hash is of the whole path: two maps of one name stay apart.
fn folder_of(folder: &Path, path: &Path) -> PathBuf {
    let hash = ContentHash::of(path.as_os_str().as_encoded_bytes()).to_hex();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    folder.join(format!("{stem}-{}", &hash[..12]))
}

/// Keeps these bytes as the newest backup of a map, unless the newest is the same already; then
/// lets old backups go.
pub(super) fn keep_backup(
    fs: &dyn Fs,
    folder: &Path,
    path: &Path,
    bytes: &[u8],
    now: SystemTime,
) -> io::Result<()> {
    let own = folder_of(folder, path);
    fs.create_dir(&own)?;
    let seconds = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let hash = ContentHash::of(bytes).to_hex();
    let ending = format!("-{}.{EXTENSION}", &hash[..16]);
    let newest = fs.list(&own)?.into_iter().rfind(|path| {
        path.extension()
            .is_some_and(|extension| extension == EXTENSION)
    });
    if newest.is_some_and(|path| path.to_string_lossy().ends_with(&ending)) {
        return Ok(());
    }
    // Under another name until it is whole.
    let backup = own.join(format!("{seconds:012}{ending}"));
    let unfinished = backup.with_extension("tmp");
    let _older = fs.remove(&unfinished);
    let written = fs.create_new(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync()
    });
    if let Err(error) = written.and_then(|()| fs.rename(&unfinished, &backup)) {
        let _gone = fs.remove(&unfinished);
        return Err(error);
    }
    fs.sync_dir(&own)?;
    thin_out(fs, folder, path, now);
    Ok(())
}

/// Errors are passed over: what stays is tried again at the next save.
fn thin_out(fs: &dyn Fs, folder: &Path, path: &Path, now: SystemTime) {
    let mut days = BTreeSet::new();
    for (index, backup) in backups_of(fs, folder, path).into_iter().enumerate() {
        let day = |time: SystemTime| {
            time.duration_since(UNIX_EPOCH)
                .unwrap_or_default()
                .as_secs()
                / DAY_SECS
        };
        let is_last_of_day = days.insert(day(backup.when));
        let age_days = day(now).saturating_sub(day(backup.when));
        if index >= LAST_KEPT && !(is_last_of_day && age_days < DAYS_KEPT) {
            let _gone = fs.remove(&backup.path);
        }
    }
}
