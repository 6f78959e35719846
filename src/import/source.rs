//! The text of a file, and where in it a byte stands.

use super::error::ImportError;

/// A decoded file.
#[derive(Debug)]
pub(super) struct Source<'a> {
    text: &'a str,
    /// Byte offset of the start of each line; `\n`, `\r\n` and a lone `\r` all end one.
    line_starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Takes UTF-8, with or without a byte-order mark.
    pub(super) fn decode(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self {
                text,
                line_starts: line_starts(text),
            }),
            Err(error) => {
                let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = Self {
                    text: std::str::from_utf8(sound).unwrap_or_default(),
                    line_starts: line_starts(std::str::from_utf8(sound).unwrap_or_default()),
                };
                let (line, column) = before.position_of_byte(before.text.len());
                Err(ImportError::NotUtf8 { line, column })
            }
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Line and column (in characters), both from 1, of a byte of the text.
    pub(super) fn position_of_byte(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or_default();
        (line.max(1), before.chars().count() + 1)
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
    fn a_wrong_byte_is_named_by_line_and_column() {
        let error = Source::decode(b"{\n\"\xe9\": 1}").unwrap_err();
        assert_eq!(error, ImportError::NotUtf8 { line: 2, column: 2 });
    }
}
