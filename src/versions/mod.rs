//! Versions of a map: commits of its file, made and read without a git program.
//!
//! A map that lies in a git working tree, tracked or not ignored there, has its versions in that
//! repository; any other has them in a bare one beside it, `name.versions`, made for its first
//! version. Plain git reads both. A commit touches the map's own file and nothing else that is
//! staged or changed; no hook, filter or setting of the repository runs (gitoxide carries out none
//! of them for what is done here), and a repository of another user is refused.

mod ancestry;
mod delta;
mod error;
mod find;
mod history;
mod index;
mod keep;
mod lanes;
mod locks;
mod moving;
mod names;
mod order;
mod others;
mod pack;
mod pack_file;
mod references;
pub mod remote;
mod renames;
mod repository;
#[cfg(test)]
mod tests;
pub mod tooling;
mod walk;

pub use error::VersionsError;
pub use history::{FileState, Version};
pub use lanes::{LaneRow, lanes};
pub use names::{is_good_name, nearest_good_name};
pub use pack::Packed;
pub use references::Branch;
pub use repository::{Home, Versions};
pub use walk::Walk;

/// What somebody says of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its name, one line.
    pub title: String,
    /// Why it is kept; may be empty.
    pub reason: String,
    /// Who keeps it: a role or a name.
    pub author: String,
}

/// A version to keep, with all that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// What is said of it.
    pub words: Words,
    /// The tag that it is to bear; empty for none.
    pub tag: String,
    /// The branch that is to begin with it; empty for the current one.
    pub branch: String,
    /// The commit that was merged into it, where there is one.
    pub other_parent: Option<String>,
}

impl From<Words> for Keeping {
    fn from(words: Words) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }
}

impl Words {
    /// The words as they are kept: the title on one line, everything trimmed.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        // Angle brackets would end the name in a commit.
        let author = one_line(&self.author).replace(['<', '>'], "");
        Self {
            title: one_line(&self.title),
            reason: self.reason.trim().to_owned(),
            author: if author.is_empty() {
                "Portolan".to_owned()
            } else {
                author
            },
        }
    }
}
