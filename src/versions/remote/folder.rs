//! The way to a repository in a folder, on this machine or on a share.
//!
//! No program stands between: both sides are opened, what one lacks is carried over and made safe
//! on the disk, and then one name moves there, if nobody moved it meanwhile. Nothing of the other
//! repository's settings starts anything, hooks included. The rights that a shared repository asks
//! for its files (`core.sharedRepository`) are given.

use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::refs::Target;
use gix::refs::transaction::PreviousValue;

use super::{Access, RemoteError, inner, names, pack};

/// More objects than this go as one pack.
const FEWEST_IN_PACK: usize = 100;

/// Opens it. It may belong to a colleague: that its address was typed or confirmed is the trust
/// that it needs, since nothing in it is carried out.
pub(super) fn open(path: &Path) -> Result<gix::Repository, RemoteError> {
    if !path.exists() {
        return Err(RemoteError::NoRepository);
    }
    let options = gix::open::Options::isolated().bail_if_untrusted(false);
    gix::open_opts(path, options).map_err(|_| RemoteError::NoRepository)
}

/// Makes an empty repository for a share.
///
/// # Errors
/// When the folder holds something already, or cannot be written.
pub fn create(path: &Path) -> Result<(), RemoteError> {
    let is_empty =
        !path.exists() || std::fs::read_dir(path).is_ok_and(|mut all| all.next().is_none());
    if !is_empty {
        return Err(RemoteError::NotEmpty(path.to_owned()));
    }
    gix::ThreadSafeRepository::init_opts(
        path,
        gix::create::Kind::Bare,
        gix::create::Options::default(),
        gix::open::Options::isolated(),
    )
    .map_err(|error| RemoteError::Disk {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    Ok(())
}

/// Carries objects from one repository to another and makes the disk keep them.
pub(super) fn carry(
    from: &gix::Repository,
    to: &gix::Repository,
    objects: &[ObjectId],
    access: &Access<'_>,
) -> Result<(), RemoteError> {
    let watch = &access.watch;
    if objects.is_empty() {
        return Ok(());
    }
    let rights = Rights::of(to);
    if objects.len() < FEWEST_IN_PACK {
        for id in objects {
            watch.check()?;
            let object = from
                .find_object(*id)
                .map_err(|error| RemoteError::Incomplete(error.to_string()))?;
            let written = pack::write_one(to, object.kind, &object.data)?;
            if written != *id {
                return Err(RemoteError::Incomplete(id.to_string()));
            }
            rights.give(&pack::path_of(to, id));
        }
        pack::flush_all(to, objects);
        return Ok(());
    }
    let (mut file, length) = pack::write(from, objects, watch)?;
    let received = pack::receive(to, &mut file, Some(length), &access.limits, watch)?;
    for file in received.files() {
        rights.give(file);
    }
    received.keep(to)
}

/// Moves a branch or a tag of the other repository.
pub(super) fn push(
    other: &gix::Repository,
    name: &str,
    from: Option<ObjectId>,
    to: ObjectId,
) -> Result<(), RemoteError> {
    refuse_checked_out(other, name)?;
    let expected = from.map_or(PreviousValue::MustNotExist, |from| {
        PreviousValue::MustExistAndMatch(Target::Object(from))
    });
    let set = names::set(other, name, to, expected, "push");
    if set.is_err() {
        // Either somebody was quicker, or the disk refuses; a look tells.
        let now = super::fetching::reload(other)?
            .try_find_reference(name)
            .ok()
            .flatten()
            .and_then(|found| found.try_id().map(gix::Id::detach));
        if now != from {
            return Err(RemoteError::Moved);
        }
    }
    set?;
    let rights = Rights::of(other);
    let path = other.common_dir().join(name);
    rights.give(&path);
    pack::flush(&path);
    if let Some(parent) = path.parent() {
        pack::flush(parent);
    }
    Ok(())
}

/// A branch that somebody works on in that very folder would no longer fit its files.
fn refuse_checked_out(other: &gix::Repository, name: &str) -> Result<(), RemoteError> {
    let trees = inner(other.worktrees_including_main())?;
    for tree in trees.filter_map(Result::ok) {
        let Some(folder) = tree.workdir().map(Path::to_owned) else {
            continue;
        };
        let head = tree.head_name().ok().flatten();
        if head.is_some_and(|head| head.as_bstr() == name) {
            return Err(RemoteError::CheckedOut(folder));
        }
    }
    Ok(())
}

/// Who else may read and write the files of a shared repository.
struct Rights {
    /// Bits to add to a file's mode.
    #[cfg_attr(not(unix), expect(dead_code, reason = "rights are of Unix"))]
    mode: u32,
    root: PathBuf,
}

impl Rights {
    fn of(repository: &gix::Repository) -> Self {
        let settings = repository.config_snapshot();
        let value = settings.string("core.sharedRepository");
        let value = value.map(|value| value.to_string().to_ascii_lowercase());
        let mode = match value.as_deref() {
            Some("group" | "true" | "1") => 0o060,
            Some("all" | "world" | "everybody" | "2") => 0o064,
            Some(octal) if octal.starts_with('0') => {
                u32::from_str_radix(octal, 8).unwrap_or(0) & 0o066
            }
            _ => 0,
        };
        Self {
            mode,
            root: repository.common_dir().to_owned(),
        }
    }

    /// Gives them for a file and the folders that were made for it.
    #[cfg(unix)]
    fn give(&self, path: &Path) {
        use std::os::unix::fs::PermissionsExt as _;
        if self.mode == 0 {
            return;
        }
        let mut path = path;
        while path.starts_with(&self.root) && path != self.root {
            if let Ok(about) = std::fs::metadata(path) {
                let old = about.permissions().mode();
                let new = if about.is_dir() {
                    // Who may read a folder may enter it, and what is made in it keeps its group.
                    old | self.mode | (self.mode & 0o044) >> 2 | 0o2000
                } else if old & 0o200 == 0 {
                    // What nobody changes, nobody may write.
                    old | self.mode & 0o044
                } else {
                    old | self.mode
                };
                if new != old {
                    // A folder of somebody else has its rights already.
                    let given =
                        std::fs::set_permissions(path, std::fs::Permissions::from_mode(new));
                    let _given = given.is_ok();
                }
            }
            let Some(parent) = path.parent() else { break };
            path = parent;
        }
    }

    #[cfg(not(unix))]
    fn give(&self, path: &Path) {
        let _inside = path.starts_with(&self.root);
    }
}
