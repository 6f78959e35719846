//! What a person may call a version: `HEAD`, a tag, a branch, its title, the first digits of its
//! id, and so many versions before any of them (`main~2`).

use super::walk::Walk;
use super::{Version, Versions, VersionsError};

/// The fewest digits that stand for a version.
const LEAST_DIGITS: usize = 4;

impl Versions {
    /// The version that a name stands for. A whole name goes before one with `~`, and among those
    /// `HEAD` before tags, branches, titles and ids.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find(&self, name: &str) -> Result<Version, VersionsError> {
        let name = name.trim();
        let unknown = || VersionsError::Unknown(name.to_owned());
        if let Some(version) = self.find_whole(name)? {
            return Ok(version);
        }
        let (whole, before) = split(name).ok_or_else(unknown)?;
        let mut version = self.find_whole(whole)?.ok_or_else(unknown)?;
        for _ in 0..before {
            let parent = version.parents.first().ok_or_else(unknown)?;
            version = self.version(parent)?;
        }
        Ok(version)
    }

    fn find_whole(&self, name: &str) -> Result<Option<Version>, VersionsError> {
        if name.is_empty() {
            return Ok(None);
        }
        if name == "HEAD" || name == "@" {
            return self.head_version();
        }
        let marks = self.marks()?;
        let shelves = [&marks.tags, &marks.branches, &marks.remotes];
        if let Some(&commit) = shelves.iter().find_map(|shelf| shelf.get(name)) {
            return self.version_at(commit);
        }
        let mut walk = Walk::from_everywhere(self)?;
        walk.more(usize::MAX)?;
        let versions = walk.versions();
        let only = |is_meant: &dyn Fn(&Version) -> bool| {
            let mut found = versions.iter().filter(|version| is_meant(version));
            match (found.next(), found.next()) {
                (Some(version), None) => Ok(Some(version.clone())),
                (None, _) => Ok(None),
                _ => Err(VersionsError::Unknown(name.to_owned())),
            }
        };
        if let Some(version) = only(&|version| version.title == name)? {
            return Ok(Some(version));
        }
        if name.len() < LEAST_DIGITS {
            return Ok(None);
        }
        let digits = name.to_ascii_lowercase();
        if let Some(version) = only(&|version| version.id.starts_with(&digits))? {
            return Ok(Some(version));
        }
        // A commit that leaves the map alone has the version before it.
        match self.commit_id(&digits) {
            Ok(commit) => self.version_at(commit),
            Err(_) => Ok(None),
        }
    }
}

/// `main~2` in two parts, `main^` as one step.
fn split(name: &str) -> Option<(&str, usize)> {
    if let Some(whole) = name.strip_suffix('^') {
        let (whole, more) = split(whole).unwrap_or((whole, 0));
        return Some((whole, more + 1));
    }
    let (whole, steps) = name.rsplit_once('~')?;
    let steps = if steps.is_empty() {
        1
    } else {
        steps.parse().ok()?
    };
    Some((whole, steps))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn steps_back_are_read_as_git_reads_them() {
        assert_eq!(split("HEAD~2"), Some(("HEAD", 2)));
        assert_eq!(split("main~"), Some(("main", 1)));
        assert_eq!(split("main^^"), Some(("main", 2)));
        assert_eq!(split("a~b"), None);
        assert_eq!(split("main"), None);
    }
}
