//! The map's file in a tree, and the name that it bore before it was given another one.

use gix::ObjectId;
use gix::bstr::{BString, ByteSlice as _};
use gix::objs::tree::EntryKind;

use super::{Versions, VersionsError};

/// Trees with more entries than this are not searched for a former name.
const MOST_ENTRIES: usize = 20_000;
/// The share of lines that a renamed file has in common with what it was.
const LEAST_ALIKE: f64 = 0.5;

impl Versions {
    /// The map's file in a tree.
    pub(super) fn file_in_tree(
        &self,
        tree: ObjectId,
        path: &BString,
    ) -> Result<Option<ObjectId>, VersionsError> {
        let tree = self
            .repository
            .find_tree(tree)
            .map_err(|error| self.failed(&error))?;
        let parts = path.split_str("/").map(BString::from);
        let entry = tree
            .lookup_entry(parts)
            .map_err(|error| self.failed(&error))?;
        Ok(entry
            .filter(|entry| entry.mode().is_blob())
            .map(|entry| entry.object_id()))
    }

    /// How the map's file stands in a tree, where it does.
    pub(super) fn kind_in_tree(&self, tree: ObjectId) -> Option<EntryKind> {
        let tree = self.repository.find_tree(tree).ok()?;
        let entry = tree.lookup_entry(self.path.split_str("/").map(BString::from));
        let mode = entry.ok()??.mode();
        mode.is_blob().then(|| mode.kind())
    }

    /// The one map in the tree of a repository that holds nothing else.
    pub(super) fn only_map_in(&self, tree: ObjectId) -> Option<BString> {
        let tree = self.repository.find_tree(tree).ok()?;
        let mut maps = tree
            .iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.mode().is_blob() && is_map(entry.filename()))
            .map(|entry| entry.filename().to_owned());
        let only = maps.next()?;
        maps.next().is_none().then_some(only)
    }

    /// The name that a file had in the parent of the commit that brought it: a map that went with
    /// this commit and is the same, or has most of its lines, or is the only one that went.
    pub(super) fn former_name(
        &self,
        parent: ObjectId,
        child: ObjectId,
        path: &BString,
        blob: ObjectId,
    ) -> Option<BString> {
        let mut gone = Vec::new();
        let mut left = MOST_ENTRIES;
        self.gone_maps(
            Some(parent),
            Some(child),
            &BString::default(),
            &mut left,
            &mut gone,
        )?;
        gone.retain(|(name, _)| name != path);
        if let Some((name, _)) = gone.iter().find(|(_, id)| *id == blob) {
            return Some(name.clone());
        }
        let [(name, _)] = gone.as_slice() else {
            let mut alike: Vec<(f64, BString)> = gone
                .into_iter()
                .filter_map(|(name, id)| Some((self.likeness(id, blob)?, name)))
                .filter(|(share, _)| *share >= LEAST_ALIKE)
                .collect();
            alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            return alike.into_iter().next().map(|(_, name)| name);
        };
        Some(name.clone())
    }

    /// The maps that a parent has and its child has not.
    fn gone_maps(
        &self,
        parent: Option<ObjectId>,
        child: Option<ObjectId>,
        folder: &BString,
        left: &mut usize,
        gone: &mut Vec<(BString, ObjectId)>,
    ) -> Option<()> {
        if parent == child {
            return Some(());
        }
        let parent = self.repository.find_tree(parent?).ok()?;
        let child = match child {
            Some(child) => Some(self.repository.find_tree(child).ok()?),
            None => None,
        };
        for entry in parent.iter().filter_map(Result::ok) {
            *left = left.checked_sub(1)?;
            let name = entry.filename();
            let other = child
                .as_ref()
                .and_then(|child| child.find_entry(name.to_owned()));
            let mut path = folder.clone();
            if !path.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(name);
            if entry.mode().is_tree() {
                let other = other.filter(|other| other.mode().is_tree());
                let other = other.map(|other| other.object_id());
                self.gone_maps(Some(entry.object_id()), other, &path, left, gone)?;
            } else if entry.mode().is_blob() && is_map(name) && other.is_none() {
                gone.push((path, entry.object_id()));
            }
        }
        Some(())
    }

    /// The share of lines of the larger file that both have.
    fn likeness(&self, a: ObjectId, b: ObjectId) -> Option<f64> {
        let (a, b) = (
            self.repository.find_blob(a).ok()?,
            self.repository.find_blob(b).ok()?,
        );
        let sorted = |bytes: &[u8]| {
            let mut lines: Vec<Vec<u8>> = bytes.lines().map(<[u8]>::to_vec).collect();
            lines.sort_unstable();
            lines
        };
        let (a, b) = (sorted(&a.data), sorted(&b.data));
        let most = a.len().max(b.len());
        let (mut at, mut to, mut same) = (0, 0, 0_usize);
        while let (Some(one), Some(other)) = (a.get(at), b.get(to)) {
            match one.cmp(other) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => to += 1,
                std::cmp::Ordering::Equal => {
                    same += 1;
                    at += 1;
                    to += 1;
                }
            }
        }
        (most > 0).then(|| same as f64 / most as f64)
    }
}

fn is_map(name: &[u8]) -> bool {
    name.ends_with(b".ron")
}
