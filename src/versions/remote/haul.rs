//! What one side has and the other lacks: the objects to carry over.

use std::collections::HashSet;

use gix::ObjectId;
use gix::objs::Kind;
use gix::objs::tree::EntryKind;

use super::watch::{Stage, Watch};
use super::{RemoteError, inner};

/// More objects than this are no repository of maps, nor of anything that fits our memory.
const MOST_OBJECTS: usize = 5_000_000;
/// A list of files longer than this is none that we read.
const LARGEST_TREE: u64 = 64 << 20;

/// Lists all that `tips` need and `known` do not have: what lies deeper before what names it, older
/// commits before newer ones, so that whoever has an object of the list has all before it, too.
///
/// Fails where something is missing, so it is also the check that what came is whole. Time and
/// space O(objects that are new, and entries of the trees where old and new meet).
///
/// # Errors
/// When an object is missing, there are too many, or the watch says stop.
pub(super) fn haul(
    repository: &gix::Repository,
    tips: &[ObjectId],
    known: &[ObjectId],
    watch: &Watch<'_>,
) -> Result<Vec<ObjectId>, RemoteError> {
    let mut tags = Vec::new();
    let mut commits = Vec::new();
    for tip in tips {
        peel(repository, *tip, &mut tags, &mut commits)?;
    }
    let mut known_commits = Vec::new();
    for tip in known {
        // What we do not have cannot be a limit.
        if repository.has_object(tip) {
            let mut other = Vec::new();
            let peeled = peel(repository, *tip, &mut other, &mut known_commits);
            if peeled.is_err() {
                continue;
            }
        }
    }
    let walk = repository
        .rev_walk(commits)
        .with_hidden(known_commits)
        .all()
        .map_err(|error| missing(&error))?;
    let mut fresh = Vec::new();
    let mut parents = Vec::new();
    for step in walk {
        watch.check()?;
        let step = step.map_err(|error| missing(&error))?;
        parents.extend(step.parent_ids().map(gix::Id::detach));
        fresh.push(step.id);
        if fresh.len() > MOST_OBJECTS {
            return Err(RemoteError::TooLarge);
        }
    }
    let of_fresh: HashSet<ObjectId> = fresh.iter().copied().collect();
    let mut seen = HashSet::new();
    let mut ignored = Vec::new();
    let shallow = repository.shallow_commits().ok().flatten();
    for parent in parents {
        if of_fresh.contains(&parent) {
            continue;
        }
        let is_cut = shallow
            .as_ref()
            .is_some_and(|_| !repository.has_object(parent));
        if !is_cut {
            let tree = tree_of(repository, parent)?;
            collect(repository, tree, &mut seen, &mut ignored, false)?;
            ignored.clear();
        }
    }
    let mut all = Vec::new();
    for (at, commit) in fresh.iter().rev().enumerate() {
        watch.check()?;
        if at % 64 == 0 {
            watch.tell(Stage::Comparing, at as u64, Some(fresh.len() as u64));
        }
        let tree = tree_of(repository, *commit)?;
        let start = all.len();
        collect(repository, tree, &mut seen, &mut all, true)?;
        all[start..].reverse();
        all.push(*commit);
        if all.len() > MOST_OBJECTS {
            return Err(RemoteError::TooLarge);
        }
    }
    tags.reverse();
    all.extend(tags);
    Ok(all)
}

fn missing(error: &dyn std::fmt::Display) -> RemoteError {
    RemoteError::Incomplete(error.to_string())
}

/// The commit that a name stands for, behind tags; the tags are kept.
fn peel(
    repository: &gix::Repository,
    tip: ObjectId,
    tags: &mut Vec<ObjectId>,
    commits: &mut Vec<ObjectId>,
) -> Result<(), RemoteError> {
    let mut id = tip;
    // A tag of a tag of a tag … is somebody's joke.
    for _ in 0..16 {
        let object = repository
            .find_object(id)
            .map_err(|error| missing(&error))?;
        match object.kind {
            Kind::Commit => {
                commits.push(id);
                return Ok(());
            }
            Kind::Tag => {
                let tag = object.into_tag();
                tags.push(id);
                let target = tag.target_id().map_err(|error| missing(&error))?;
                id = target.detach();
            }
            Kind::Tree | Kind::Blob => break,
        }
    }
    Err(RemoteError::Incomplete(format!("{tip} is no commit")))
}

fn tree_of(repository: &gix::Repository, commit: ObjectId) -> Result<ObjectId, RemoteError> {
    let commit = repository
        .find_commit(commit)
        .map_err(|error| missing(&error))?;
    let tree = commit.tree_id().map_err(|error| missing(&error))?;
    Ok(tree.detach())
}

/// Adds a tree and all below that was not seen yet; what names others comes before them.
fn collect(
    repository: &gix::Repository,
    tree: ObjectId,
    seen: &mut HashSet<ObjectId>,
    found: &mut Vec<ObjectId>,
    is_checked: bool,
) -> Result<(), RemoteError> {
    let mut open = vec![tree];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        found.push(id);
        if found.len() > MOST_OBJECTS {
            return Err(RemoteError::TooLarge);
        }
        if inner(repository.find_header(id))?.size() > LARGEST_TREE {
            return Err(RemoteError::TooLarge);
        }
        let tree = repository.find_tree(id).map_err(|error| missing(&error))?;
        for entry in tree.iter() {
            let entry = entry.map_err(|error| missing(&error))?;
            let child = entry.object_id();
            match entry.mode().kind() {
                EntryKind::Tree => open.push(child),
                // A commit of another repository, which stays there.
                EntryKind::Commit => {}
                EntryKind::Blob | EntryKind::BlobExecutable | EntryKind::Link => {
                    if seen.insert(child) {
                        if is_checked && !repository.has_object(child) {
                            return Err(RemoteError::Incomplete(child.to_string()));
                        }
                        found.push(child);
                    }
                }
            }
        }
    }
    Ok(())
}
