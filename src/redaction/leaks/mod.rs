//! Whether what is hidden stands in a file all the same.
//!
//! A file is looked through in every form in which it says something: as it is, as text without
//! markup and escapes, and unpacked: entries of archives, chunks of pictures, streams of PDF files
//! with the letters of their fonts, pictures and maps that are carried along. What is compressed is
//! searched unpacked only, since packed bytes are like any others.

mod archive;
mod pdf;
mod picture;
mod plain;
mod search;
#[cfg(test)]
mod tests;

use super::secrets::Secrets;
use search::Search;

/// A hidden text that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The text.
    pub text: String,
    /// Where: `word/document.xml` of an archive, `iTXt` of a picture; empty for the file itself.
    pub part: String,
}

/// What a look through a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What was found, by text, then by part.
    pub leaks: Vec<Leak>,
    /// Parts that could not be looked through: damaged, packed too deep, or too large when unpacked.
    pub unread: Vec<String>,
}

impl Checked {
    /// Whether all was read, and nothing found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.leaks.is_empty() && self.unread.is_empty()
    }
}

/// The hidden texts that occur in a file, in whatever of it is packed or compressed too.
#[must_use]
pub fn leaks(bytes: &[u8], secrets: &Secrets) -> Vec<Leak> {
    check(bytes, secrets).leaks
}

/// Looks through a file. Unpacks at most 512 MiB in all, and 128 MiB of one part; what is beyond is
/// told. O(bytes, unpacked).
#[must_use]
pub fn check(bytes: &[u8], secrets: &Secrets) -> Checked {
    let mut search = Search::of(secrets);
    search.any(bytes, "", 0);
    search.checked()
}
