//! How versions descend from one another.

use gix::ObjectId;

use super::{Versions, VersionsError};

impl Versions {
    /// The last commit that two have in common; `None` where they share no history. Where there are
    /// several that are equally good (branches that were merged both ways), any one is given, and
    /// always the same.
    ///
    /// # Errors
    /// When there is no such commit, or the repository is broken.
    ///
    /// Time O(commits since the base); source: git's *paint down to common*.
    pub fn merge_base(&self, a: &str, b: &str) -> Result<Option<String>, VersionsError> {
        let (a, b) = (self.commit_id(a)?, self.commit_id(b)?);
        Ok(self.base_of(a, b)?.map(|id| id.to_string()))
    }

    /// Whether `a` is `b` or leads to it.
    ///
    /// # Errors
    /// When there is no such commit, or the repository is broken.
    pub fn is_ancestor(&self, a: &str, b: &str) -> Result<bool, VersionsError> {
        let (a, b) = (self.commit_id(a)?, self.commit_id(b)?);
        self.leads_to(b, a)
    }

    pub(super) fn base_of(
        &self,
        a: ObjectId,
        b: ObjectId,
    ) -> Result<Option<ObjectId>, VersionsError> {
        let bases = self
            .repository
            .merge_bases_many(a, &[b])
            .map_err(|error| self.failed(&error))?;
        Ok(bases.into_iter().map(gix::Id::detach).min())
    }

    /// Whether one finds `older` on the way back from `newer`.
    pub(super) fn leads_to(&self, newer: ObjectId, older: ObjectId) -> Result<bool, VersionsError> {
        if newer == older {
            return Ok(true);
        }
        let bases = self
            .repository
            .merge_bases_many(newer, &[older])
            .map_err(|error| self.failed(&error))?;
        Ok(bases.into_iter().any(|id| id.detach() == older))
    }
}
