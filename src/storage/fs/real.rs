//! The disk itself.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Fs, FsFile, Rights};

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl FsFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        io::Write::write_all(self, bytes)?;
        self.flush()
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

impl Fs for RealFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        Ok(Box::new(private_options().create_new(true).open(path)?))
    }

    #[cfg(unix)]
    fn rights(&self, path: &Path) -> io::Result<Rights> {
        use std::os::unix::fs::MetadataExt as _;
        let about = std::fs::metadata(path)?;
        Ok(Rights {
            mode: about.mode() & 0o7777,
            group: about.gid(),
        })
    }

    #[cfg(not(unix))]
    fn rights(&self, path: &Path) -> io::Result<Rights> {
        let read_only = std::fs::metadata(path)?.permissions().readonly();
        let mode = if read_only { 0o400 } else { 0o600 };
        Ok(Rights { mode, group: 0 })
    }

    #[cfg(unix)]
    fn set_rights(&self, path: &Path, rights: Rights) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        // The group first: a change of owner or group may clear bits of the mode. Only members
        // may give a file to a group, so a refusal is no error.
        if self.rights(path)?.group != rights.group {
            match std::os::unix::fs::chown(path, None, Some(rights.group)) {
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
                _ => {}
            }
        }
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(rights.mode))
    }

    #[cfg(not(unix))]
    fn set_rights(&self, _path: &Path, _rights: Rights) -> io::Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn keep_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Those of the system itself are not ours to give, and some disks have none at all.
        let is_refused = |error: &io::Error| {
            matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported
            )
        };
        let names = match xattr::list(from) {
            Ok(names) => names,
            Err(error) if is_refused(&error) => return Ok(()),
            Err(error) => return Err(error),
        };
        for name in names {
            let Some(value) = xattr::get(from, &name)? else {
                continue;
            };
            match xattr::set(to, &name, &value) {
                Err(error) if !is_refused(&error) => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn keep_attributes(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) {
            File::open(folder)?.sync_all()
        } else {
            Ok(())
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = std::fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn create_dir(&self, folder: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        const MOST_LINKS: usize = 40;
        let mut path = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            match std::fs::canonicalize(&path) {
                Ok(path) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
            let name = path
                .file_name()
                .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
            let folder = match path.parent() {
                Some(folder) if folder != Path::new("") => folder,
                _ => Path::new("."),
            };
            let resolved = std::fs::canonicalize(folder)?.join(name);
            match std::fs::read_link(&resolved) {
                Ok(target) => path = resolved.with_file_name("").join(target),
                Err(_) => return Ok(resolved),
            }
        }
        Err(io::Error::other("too many symbolic links"))
    }
}

/// Options that create files for their owner only.
pub(in crate::storage) fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
