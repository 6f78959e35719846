//! The text of a file, and where in it a byte stands.

use super::error::ImportError;

/// Bytes between two places whose number of characters is known: files of one endless line are
/// usual, and every record in them has a place.
const MARK: usize = 4_096;

/// A decoded file.
#[derive(Debug)]
pub(super) struct Source<'a> {
    text: &'a str,
    /// Byte offset of the start of each line; `\n`, `\r\n` and a lone `\r` all end one.
    line_starts: Vec<usize>,
    /// Characters before every [`MARK`] bytes.
    characters: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Takes UTF-8, with or without a byte-order mark.
    pub(super) fn decode(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::of(text)),
            Err(error) => {
                let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = Self::of(std::str::from_utf8(sound).unwrap_or_default());
                let (line, column) = before.position_of_byte(before.text.len());
                Err(ImportError::NotUtf8 { line, column })
            }
        }
    }

    fn of(text: &'a str) -> Self {
        let mut before = 0;
        let characters = text.as_bytes().chunks(MARK).map(|chunk| {
            let here = before;
            before += characters_in(chunk);
            here
        });
        Self {
            text,
            line_starts: line_starts(text),
            characters: characters.collect(),
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Line and column (in characters), both from 1, of a byte of the text. O(log lines).
    pub(super) fn position_of_byte(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let column = self.characters_before(byte) - self.characters_before(start);
        (line.max(1), column + 1)
    }

    fn characters_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = (byte / MARK).min(self.characters.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(mark * MARK..byte);
        let known = self.characters.get(mark).copied().unwrap_or(0);
        known + rest.map_or(0, characters_in)
    }

    /// Line and column of a part of the text, which must be a slice of it.
    pub(super) fn position_of(&self, part: &str) -> (usize, usize) {
        self.position_of_byte(self.offset_of(part))
    }

    /// The byte at which a slice of the text starts.
    pub(super) fn offset_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize)
            .saturating_sub(self.text.as_ptr() as usize)
            .min(self.text.len())
    }
}

/// Characters that begin in these bytes of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|&(at, &byte)| {
        byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    });
    std::iter::once(0)
        .chain(ends.map(|(at, _)| at + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_every_kind_of_line_end() {
        let text = "é1\nab\r\ncd\ref";
        let source = Source::decode(text.as_bytes()).unwrap();
        let position = |needle: &str| source.position_of_byte(text.find(needle).unwrap());
        assert_eq!(position("1"), (1, 2));
        assert_eq!(position("b"), (2, 2));
        assert_eq!(position("cd"), (3, 1));
        assert_eq!(position("f"), (4, 2));
    }

    #[test]
    fn columns_are_right_on_an_endless_line() {
        let text = format!("x\n{}!", "é".repeat(10_000));
        let source = Source::decode(text.as_bytes()).unwrap();
        assert_eq!(source.position_of_byte(text.len() - 1), (2, 10_001));
        assert_eq!(source.position_of_byte(text.len()), (2, 10_002));
        assert_eq!(source.position_of_byte(2 + 2 * 4_000), (2, 4_001));
        let even = "a".repeat(2 * MARK);
        let source = Source::decode(even.as_bytes()).unwrap();
        assert_eq!(source.position_of_byte(2 * MARK), (1, 2 * MARK + 1));
    }

    #[test]
    fn a_wrong_byte_is_named_by_line_and_column() {
        let error = Source::decode(b"{\n\"\xe9\": 1}").unwrap_err();
        assert_eq!(error, ImportError::NotUtf8 { line: 2, column: 2 });
    }
}
