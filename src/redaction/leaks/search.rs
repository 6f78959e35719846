//! A search that goes on through the parts of a file.

use std::collections::BTreeSet;
use std::io::Read;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Checked, Leak, archive, pdf, picture, plain};
use crate::redaction::secrets::Secrets;

/// The most that is unpacked of one file, in bytes.
const MOST: usize = 512 << 20;
/// The most that is unpacked at a time, in bytes.
const MOST_AT_ONCE: usize = 128 << 20;
/// How many files may lie in each other.
const DEEPEST: usize = 6;

/// See the module's header.
pub(super) struct Search {
    /// Finds the bytes of a secret in whatever encoding; `None` where there are no secrets.
    finder: Option<AhoCorasick>,
    /// Of each pattern of the finder, the secret.
    of_pattern: Vec<usize>,
    texts: Vec<String>,
    found: BTreeSet<Leak>,
    unread: BTreeSet<String>,
    left: usize,
}

impl Search {
    /// For these secrets, in UTF-8, UTF-16 and Latin-1, whatever the case of their letters.
    pub(super) fn of(secrets: &Secrets) -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut of_pattern = Vec::new();
        for (index, text) in secrets.texts.iter().enumerate() {
            let mut forms = BTreeSet::new();
            for form in [text.clone(), text.to_lowercase(), text.to_uppercase()] {
                let plain = plain::one_line(&form);
                forms.insert(utf16(&plain, u16::to_le_bytes));
                forms.insert(utf16(&plain, u16::to_be_bytes));
                forms.extend(latin1(&plain));
                forms.insert(plain.into_bytes());
                forms.insert(form.into_bytes());
            }
            for form in forms.into_iter().filter(|form| !form.is_empty()) {
                patterns.push(form);
                of_pattern.push(index);
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(&patterns);
        let mut unread = BTreeSet::new();
        if finder.is_err() {
            unread.insert(String::new());
        }
        Self {
            finder: finder.ok().filter(|_| !patterns.is_empty()),
            of_pattern,
            texts: secrets.texts.clone(),
            found: BTreeSet::new(),
            unread,
            left: MOST,
        }
    }

    /// What was found in the end.
    pub(super) fn checked(self) -> Checked {
        Checked {
            leaks: self.found.into_iter().collect(),
            unread: self.unread.into_iter().collect(),
        }
    }

    /// Looks for secrets in bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8], part: &str) {
        self.look_for(|_| true, bytes, part);
    }

    /// Looks for secrets in words that were put together from pieces that may not belong together:
    /// only for those of several words, which two neighbours hardly give by chance.
    pub(super) fn joined(&mut self, text: &str, part: &str) {
        const FEWEST_WORDS: usize = 3;
        let is_long = |secret: &str| secret.split(' ').count() >= FEWEST_WORDS;
        self.look_for(is_long, text.as_bytes(), part);
    }

    fn look_for(&mut self, is_asked: fn(&str) -> bool, bytes: &[u8], part: &str) {
        let Some(finder) = &self.finder else { return };
        for found in finder.find_overlapping_iter(bytes) {
            let index = self.of_pattern.get(found.pattern().as_usize());
            if let Some(text) = index.and_then(|index| self.texts.get(*index))
                && is_asked(text)
            {
                self.found.insert(Leak {
                    text: text.clone(),
                    part: part.to_owned(),
                });
            }
        }
    }

    /// Looks through a file, or a part of one, whatever it is.
    pub(super) fn any(&mut self, bytes: &[u8], part: &str, depth: usize) {
        if depth > DEEPEST {
            self.cannot_read(part);
            return;
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            archive::look(self, bytes, part, depth);
        } else if bytes.starts_with(picture::SIGNATURE) {
            picture::look(self, bytes, part, depth);
        } else if bytes.starts_with(b"%PDF-") {
            pdf::look(self, bytes, part, depth);
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            picture::look_jpeg(self, bytes, part, depth);
        } else if bytes.starts_with(&[0x1f, 0x8b]) {
            match self.unpacked(&mut flate2::read::MultiGzDecoder::new(bytes)) {
                Some(inner) => self.any(&inner, &within(part, "gzip"), depth + 1),
                None => self.cannot_read(part),
            }
        } else if let Some(inner) = is_zlib(bytes).then(|| self.inflated(bytes)).flatten() {
            self.any(&inner, &within(part, "zlib"), depth + 1);
        } else {
            plain::look(self, bytes, part, depth);
        }
    }

    /// Says that a part could not be looked through.
    pub(super) fn cannot_read(&mut self, part: &str) {
        self.unread.insert(part.to_owned());
    }

    /// What comes out of a reader, unless that is too much or the reader fails.
    pub(super) fn unpacked(&mut self, reader: &mut dyn Read) -> Option<Vec<u8>> {
        let most = self.left.min(MOST_AT_ONCE);
        let mut out = Vec::new();
        let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = reader.take(bound).read_to_end(&mut out);
        // What failed half-way has cost as much as what came out.
        self.left = self.left.saturating_sub(out.len());
        read.ok().filter(|_| out.len() <= most)?;
        Some(out)
    }

    /// A zlib stream, unpacked.
    pub(super) fn inflated(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        self.unpacked(&mut flate2::read::ZlibDecoder::new(bytes))
    }
}

/// Whether bytes begin as a zlib stream does.
pub(super) fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..])
}

/// The name of a part within a part.
pub(super) fn within(part: &str, name: &str) -> String {
    if part.is_empty() {
        name.to_owned()
    } else {
        format!("{part} › {name}")
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A text in Latin-1, where that differs and can hold it.
fn latin1(text: &str) -> Option<Vec<u8>> {
    if text.is_ascii() {
        return None;
    }
    let letters = text.chars().map(|c| u8::try_from(u32::from(c)).ok());
    letters.collect()
}
