//! A disk that fails at its n-th operation.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Fs, FsFile, RealFs, Rights};

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The operation that fails, from 0.
    pub at: usize,
    /// What it says.
    pub kind: io::ErrorKind,
    /// Whether all later operations fail too.
    pub from_then_on: bool,
}

/// A disk that fails at its n-th operation; a write that fails leaves half of its bytes.
#[derive(Clone, Debug)]
pub struct FailingFs {
    failure: Failure,
    done: Arc<AtomicUsize>,
}

impl FailingFs {
    /// A disk that fails in this way.
    #[must_use]
    pub fn new(failure: Failure) -> Self {
        Self {
            failure,
            done: Arc::default(),
        }
    }

    /// How many operations were asked for.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    fn check(&self) -> io::Result<()> {
        let now = self.done.fetch_add(1, Ordering::Relaxed);
        if now == self.failure.at || (self.failure.from_then_on && now > self.failure.at) {
            return Err(self.failure.kind.into());
        }
        Ok(())
    }
}

struct FailingFile {
    fs: FailingFs,
    inner: Box<dyn FsFile>,
}

impl FsFile for FailingFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.fs.check() {
            self.inner.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.inner.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.fs.check()?;
        self.inner.sync()
    }
}

impl Fs for FailingFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.check()?;
        RealFs.read(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.check()?;
        let inner = RealFs.create_new(path)?;
        let fs = self.clone();
        Ok(Box::new(FailingFile { fs, inner }))
    }

    fn rights(&self, path: &Path) -> io::Result<Rights> {
        self.check()?;
        RealFs.rights(path)
    }

    fn set_rights(&self, path: &Path, rights: Rights) -> io::Result<()> {
        self.check()?;
        RealFs.set_rights(path, rights)
    }

    fn keep_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check()?;
        RealFs.keep_attributes(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check()?;
        RealFs.rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.check()?;
        RealFs.sync_dir(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check()?;
        RealFs.remove(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.check()?;
        RealFs.list(folder)
    }

    fn create_dir(&self, folder: &Path) -> io::Result<()> {
        self.check()?;
        RealFs.create_dir(folder)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.check()?;
        RealFs.resolve(path)
    }
}
