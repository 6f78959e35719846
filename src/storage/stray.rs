//! Temporary files: their names, and sweeping up those that a killed process left behind.
//!
//! Each is a full copy of a map that may be confidential, so none may stay.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use super::fs::Fs;

/// Files of other machines, or of processes that cannot be looked up, go after this time.
const OLD: Duration = Duration::from_secs(24 * 3600);

/// A new temporary file beside `path`: `.name.portolan-HOST-PID-N.tmp`.
pub(super) fn temporary_path(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!(
        "{}{}-{}-{number}.tmp",
        prefix(path),
        host().replace('-', "_"),
        std::process::id()
    );
    path.with_file_name(name)
}

fn prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.portolan-")
}

/// Removes the temporary files beside a map whose process is dead. Gives those removed.
/// Errors are passed over: a file that stays is tried again at the next opening.
pub fn sweep_strays(fs: &dyn Fs, path: &Path, now: SystemTime) -> Vec<PathBuf> {
    let Ok(path) = fs.resolve(path) else {
        return Vec::new();
    };
    let prefix = prefix(&path);
    let entries = path.parent().and_then(|folder| fs.list(folder).ok());
    entries
        .unwrap_or_default()
        .into_iter()
        .filter(|entry| is_stray(entry, &prefix, now) && fs.remove(entry).is_ok())
        .collect()
}

fn is_stray(path: &Path, prefix: &str, now: SystemTime) -> bool {
    let Some(owner) = path
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.strip_prefix(prefix)?.strip_suffix(".tmp"))
    else {
        return false;
    };
    let mut parts = owner.split('-');
    let owner_host = parts.next();
    let pid = parts.next().and_then(|pid| pid.parse::<u32>().ok());
    let is_alive = match pid {
        Some(pid) if owner_host == Some(host().replace('-', "_").as_str()) => is_running(pid),
        _ => None,
    };
    match is_alive {
        Some(is_alive) => !is_alive,
        None => std::fs::metadata(path)
            .and_then(|about| about.modified())
            .ok()
            .and_then(|changed| now.duration_since(changed).ok())
            .is_some_and(|age| age > OLD),
    }
}

/// Whether a process of this machine runs; `None` where that cannot be told.
pub(super) fn is_running(pid: u32) -> Option<bool> {
    if pid == std::process::id() {
        return Some(true);
    }
    let processes = Path::new("/proc");
    processes
        .join("self")
        .exists()
        .then(|| processes.join(pid.to_string()).exists())
}

/// The name of this machine.
pub(super) fn host() -> String {
    std::fs::read_to_string("/proc/sys/kernel/hostname")
        .ok()
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty() && !name.contains(['/', '\\']))
        .unwrap_or_else(|| "host".to_owned())
}
