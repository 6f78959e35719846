//! Which addresses of which repositories the user confirmed.
//!
//! A repository may come from anywhere, with an address in its settings that leads to somebody who
//! collects maps. Before such an address is spoken to, the user is asked, once for each folder and
//! address; what the user typed needs no question. The answers lie with the user's own files and
//! never in the repository.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::RemoteError;

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    file: Option<PathBuf>,
}

impl Trust {
    /// The answers in a folder of the user's; without one every question is asked anew.
    #[must_use]
    pub fn at(folder: Option<&Path>) -> Self {
        Self {
            file: folder.map(|folder| folder.join("confirmed-remotes")),
        }
    }

    /// Whether an address was confirmed for a repository.
    #[must_use]
    pub fn holds(&self, repository: &Path, address: &str) -> bool {
        self.read().contains(&line(repository, address))
    }

    /// Remembers that the user confirmed an address.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn give(&self, repository: &Path, address: &str) -> Result<(), RemoteError> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let line = line(repository, address);
        if self.read().contains(&line) {
            return Ok(());
        }
        let write = || -> std::io::Result<()> {
            let folder = file.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            let mut options = OpenOptions::new();
            options.append(true).create(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            // One write at the end: two windows that answer at once lose neither answer.
            let mut file = options.open(file)?;
            file.write_all(format!("{line}\n").as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| RemoteError::Disk {
            path: file.clone(),
            reason: error.to_string(),
        })
    }

    fn read(&self) -> BTreeSet<String> {
        let text = self.file.as_ref().map(std::fs::read_to_string);
        let text = text.and_then(Result::ok).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}

fn line(repository: &Path, address: &str) -> String {
    let repository = repository
        .canonicalize()
        .unwrap_or_else(|_| repository.to_owned());
    let repository = repository.to_string_lossy();
    format!("{}\t{}", repository.escape_debug(), address.escape_debug())
}
