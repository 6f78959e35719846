//! How a branch stands to its other side, and the three ways between them.

use gix::ObjectId;
use gix::bstr::ByteSlice as _;

use super::fetching::{self, Which};
use super::sending::{self, leads_to};
use super::{Access, Remote, RemoteError, Sent, inner};
use crate::versions::{Versions, VersionsError};

/// How the current branch stands to the same branch of a remote, as far as it was fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The branch.
    pub branch: String,
    /// Versions that we have and they lack.
    pub ahead: usize,
    /// Versions that they have and we lack.
    pub behind: usize,
    /// Where theirs stands, if it was ever seen.
    pub theirs: Option<String>,
}

/// What a fetch brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// How the current branch stands now.
    pub standing: Standing,
    /// The branches of the other side that were taken.
    pub branches: Vec<String>,
    /// Tags that are new here.
    pub tags: Vec<String>,
    /// How many objects came.
    pub objects: usize,
}

/// Enough to say "many".
const MOST: usize = 9_999;

impl Versions {
    /// The current branch and where it stands; the id is missing before the first version.
    pub(super) fn here(&self) -> Result<(String, Option<ObjectId>), RemoteError> {
        let name = inner(self.repository.head_name())?.ok_or(RemoteError::Detached)?;
        let branch = name.shorten().to_str_lossy().into_owned();
        Ok((branch, self.head()?))
    }

    /// How the current branch stands to a remote, without asking it.
    ///
    /// # Errors
    /// When no branch is checked out, or the repository is broken.
    pub fn standing(&self, remote: &str) -> Result<Standing, RemoteError> {
        let (branch, ours) = self.here()?;
        let name = format!("refs/remotes/{remote}/{branch}");
        let theirs = inner(self.repository.try_find_reference(name.as_str()))?;
        let theirs = theirs.and_then(|mut name| name.peel_to_id().ok().map(gix::Id::detach));
        let count =
            |of: Option<ObjectId>, without: Option<ObjectId>| -> Result<usize, RemoteError> {
                let Some(of) = of else { return Ok(0) };
                let walk = self.repository.rev_walk([of]).with_hidden(without);
                Ok(inner(walk.all())?.filter_map(Result::ok).take(MOST).count())
            };
        Ok(Standing {
            ahead: count(ours, theirs)?,
            behind: count(theirs, ours)?,
            theirs: theirs.map(|id| id.to_string()),
            branch,
        })
    }

    /// Takes what the remote has of the current branch, or of all; nothing here but what is known
    /// of the remote changes.
    ///
    /// # Errors
    /// See [`RemoteError`]; the versions are as they were then.
    pub fn fetch(
        &mut self,
        remote: &Remote,
        all: bool,
        access: &Access<'_>,
    ) -> Result<Fetched, RemoteError> {
        let (branch, _) = self.here()?;
        let which = if all {
            Which::All
        } else {
            Which::Branch(branch)
        };
        let address = remote.to_fetch()?;
        let taken = fetching::fetch(&self.repository, &remote.name, address, &which, access)?;
        inner(self.repository.reload())?;
        Ok(Fetched {
            standing: self.standing(&remote.name)?,
            branches: taken.branches.into_keys().collect(),
            tags: taken.tags,
            objects: taken.objects,
        })
    }

    /// Gives the remote what it lacks of the current branch, and the tags on it.
    ///
    /// # Errors
    /// [`RemoteError::Moved`] when the remote has versions that are not here: they have to be merged
    /// first. Otherwise see [`RemoteError`].
    pub fn push(&mut self, remote: &Remote, access: &Access<'_>) -> Result<Sent, RemoteError> {
        let (branch, ours) = self.here()?;
        let ours = ours.ok_or_else(|| VersionsError::None(self.map.clone()))?;
        let address = remote.to_push()?;
        let sent = sending::push(
            &self.repository,
            &remote.name,
            address,
            &branch,
            ours,
            access,
        )?;
        inner(self.repository.reload())?;
        Ok(sent)
    }

    /// The path of the map in the trees of the repository, with slashes.
    #[must_use]
    pub fn path_in_tree(&self) -> String {
        self.path.to_str_lossy().into_owned()
    }

    /// The maps at the top of a commit's tree, by name: to say what is there in place of ours.
    #[must_use]
    pub fn maps_in(&self, commit: &str) -> Vec<String> {
        let Ok(tree) = id(commit).and_then(|id| Ok(self.tree_of(id)?)) else {
            return Vec::new();
        };
        let Ok(tree) = self.repository.find_tree(tree) else {
            return Vec::new();
        };
        tree.iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.mode().is_blob() && entry.filename().ends_with(b".ron"))
            .map(|entry| entry.filename().to_str_lossy().into_owned())
            .take(20)
            .collect()
    }

    /// Whether two commits are the same line: `newer` is `older`, or comes after it.
    ///
    /// # Errors
    /// When there are no such commits.
    pub fn comes_after(&self, newer: &str, older: &str) -> Result<bool, RemoteError> {
        leads_to(&self.repository, id(newer)?, id(older)?)
    }
}

pub(super) fn id(hex: &str) -> Result<ObjectId, RemoteError> {
    ObjectId::from_hex(hex.as_bytes())
        .map_err(|_| RemoteError::Versions(VersionsError::Unknown(hex.to_owned())))
}
