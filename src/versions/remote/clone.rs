//! A first copy of another repository: its versions, and its files ready to be worked on.

use std::path::{Path, PathBuf};

use gix::bstr::BStr;
use gix::index::entry::{Flags, Mode, Stat};
use gix::refs::transaction::{Change, LogChange, PreviousValue, RefEdit, RefLog};
use gix::refs::{FullName, Target};

use super::fetching::{self, Which};
use super::trust::Trust;
use super::{Access, Address, RemoteError, files, inner, names, settings};

/// What was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cloned {
    /// The folder.
    pub folder: PathBuf,
    /// The maps in it.
    pub maps: Vec<PathBuf>,
    /// The branch that is checked out.
    pub branch: String,
}

/// The name that the other side has here.
const ORIGIN: &str = "origin";

/// Copies a repository into a folder that is empty or not there yet. When that fails, the folder is
/// as it was.
///
/// # Errors
/// When the address is none, the folder holds something, the other side holds no version, and
/// whatever keeps a fetch from succeeding.
pub fn clone(
    text: &str,
    base: &Path,
    folder: &Path,
    trust: &Trust,
    access: &Access<'_>,
) -> Result<Cloned, RemoteError> {
    let address = Address::parse(text, base).map_err(|flaw| RemoteError::Address {
        address: text.trim().to_owned(),
        flaw,
    })?;
    let was_there = folder.exists();
    let is_empty = std::fs::read_dir(folder).is_ok_and(|mut all| all.next().is_none());
    if was_there && !is_empty {
        return Err(RemoteError::NotEmpty(folder.to_owned()));
    }
    let made = fill(&address, folder, trust, access);
    if made.is_err() {
        clear(folder, was_there);
    }
    made
}

/// Takes away what a clone that failed has made; the folder was empty or not there before.
fn clear(folder: &Path, was_there: bool) {
    if !was_there {
        let _gone = std::fs::remove_dir_all(folder).is_ok();
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let gone = if is_folder {
            std::fs::remove_dir_all(path)
        } else {
            std::fs::remove_file(path)
        };
        let _gone = gone.is_ok();
    }
}

fn fill(
    address: &Address,
    folder: &Path,
    trust: &Trust,
    access: &Access<'_>,
) -> Result<Cloned, RemoteError> {
    let disk = |error: &dyn std::fmt::Display| RemoteError::Disk {
        path: folder.to_owned(),
        reason: error.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(|error| disk(&error))?;
    let folder = folder.canonicalize().map_err(|error| disk(&error))?;
    let repository = gix::ThreadSafeRepository::init_opts(
        &folder,
        gix::create::Kind::WithWorktree,
        gix::create::Options::default(),
        gix::open::Options::isolated(),
    )
    .map_err(|error| disk(&error))?;
    let mut repository = repository.to_thread_local();
    let text = address.to_string();
    settings::change(&mut repository, |settings| {
        settings::put_remote(settings, ORIGIN, &text)
    })?;
    let taken = fetching::fetch(&repository, ORIGIN, address, &Which::All, access)?;
    let branch = [taken.head.as_deref(), Some("main"), Some("master")]
        .into_iter()
        .flatten()
        .find(|name| taken.branches.contains_key(*name))
        .or_else(|| taken.branches.keys().next().map(String::as_str))
        .ok_or_else(|| RemoteError::NoBranch("main".to_owned()))?
        .to_owned();
    let Some(tip) = taken.branches.get(&branch).copied() else {
        return Err(RemoteError::NoBranch(branch));
    };
    let tree = inner(repository.find_commit(tip).and_then(|commit| {
        let tree = commit.tree_id()?;
        Ok(tree.detach())
    }))?;
    let maps = check_out(&repository, &folder, tree, access)?;
    access.watch.check()?;
    let full = format!("refs/heads/{branch}");
    names::set(
        &repository,
        &full,
        tip,
        PreviousValue::MustNotExist,
        "clone",
    )?;
    follow(&repository, &full)?;
    settings::change(&mut repository, |settings| {
        settings::put_followed(settings, &branch, ORIGIN)
    })?;
    trust.give(&folder, &text)?;
    Ok(Cloned {
        folder,
        maps,
        branch,
    })
}

/// Lets the repository be on a branch.
fn follow(repository: &gix::Repository, branch: &str) -> Result<(), RemoteError> {
    let stamp = gix::date::Time::now_local_or_utc().to_string();
    let who = gix::actor::SignatureRef {
        name: BStr::new("Portolan"),
        email: BStr::new(""),
        time: &stamp,
    };
    let edit = RefEdit {
        change: Change::Update {
            log: LogChange {
                mode: RefLog::AndReference,
                force_create_reflog: false,
                message: "clone by portolan".into(),
            },
            expected: PreviousValue::Any,
            new: Target::Symbolic(inner(FullName::try_from(branch))?),
        },
        name: inner(FullName::try_from("HEAD"))?,
        deref: false,
    };
    inner(repository.edit_references_as([edit], Some(who)))?;
    Ok(())
}

/// Writes the files of a tree and the index that goes with them. Gives the maps among them.
fn check_out(
    repository: &gix::Repository,
    folder: &Path,
    tree: gix::ObjectId,
    access: &Access<'_>,
) -> Result<Vec<PathBuf>, RemoteError> {
    let options = gix::validate::path::component::Options::default();
    let state = if tree.is_empty_tree() {
        gix::index::State::new(repository.object_hash())
    } else {
        let objects = repository.objects.clone();
        inner(gix::index::State::from_tree(&tree, objects, options))?
    };
    let mut index = gix::index::File::from_state(state, repository.index_path());
    let mut maps = Vec::new();
    let mut left = access.limits.most_bytes;
    let (entries, paths) = index.entries_mut_and_pathbacking();
    for entry in entries {
        access.watch.check()?;
        let path = entry.path_in(paths);
        if entry.mode != Mode::FILE && entry.mode != Mode::FILE_EXECUTABLE {
            // Neither links nor other repositories are made; plain git shows nothing as gone.
            entry.flags.insert(Flags::SKIP_WORKTREE | Flags::EXTENDED);
            continue;
        }
        let size = inner(repository.find_header(entry.id))?.size();
        left = left.checked_sub(size).ok_or(RemoteError::TooLarge)?;
        let is_executable = entry.mode == Mode::FILE_EXECUTABLE;
        let place = files::write(repository, folder, path, entry.id, is_executable)?;
        let about = inner(gix::index::fs::Metadata::from_path_no_follow(&place))?;
        entry.stat = inner(Stat::from_fs(&about))?;
        if path.ends_with(b".ron") {
            maps.push(place);
        }
    }
    inner(index.write(gix::index::write::Options::default()))?;
    Ok(maps)
}
