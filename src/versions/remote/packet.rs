//! Packet lines: how the git protocol frames what it says.
//!
//! Four hexadecimal digits say how long a line is, themselves included; lengths below four are
//! marks. Source: gitprotocol-common, gitprotocol-pack.

use std::io::Read;

use super::RemoteError;

/// The longest line that the protocol allows, with its length.
const LONGEST: usize = 65_520;

/// One line, or a mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Packet {
    /// Its bytes.
    Line(Vec<u8>),
    /// The end of a part.
    Flush,
}

/// Puts a line into a frame.
pub(super) fn frame(out: &mut Vec<u8>, line: &[u8]) {
    debug_assert!(line.len() + 4 <= LONGEST, "we write short lines only");
    out.extend_from_slice(format!("{:04x}", line.len() + 4).as_bytes());
    out.extend_from_slice(line);
}

/// Ends a part.
pub(super) const FLUSH: &[u8] = b"0000";

/// Reads the next line; `None` where the stream ends before one.
///
/// # Errors
/// When the stream breaks off, or is no git protocol.
pub(super) fn read(stream: &mut dyn Read) -> Result<Option<Packet>, RemoteError> {
    let mut head = [0_u8; 4];
    let mut have = 0;
    while have < head.len() {
        let got = stream.read(&mut head[have..])?;
        if got == 0 {
            if have == 0 {
                return Ok(None);
            }
            return Err(RemoteError::nonsense("a line breaks off"));
        }
        have += got;
    }
    let length = std::str::from_utf8(&head)
        .ok()
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
        .and_then(|digits| usize::from_str_radix(digits, 16).ok())
        .ok_or_else(|| RemoteError::nonsense("a line without its length"))?;
    match length {
        0 => Ok(Some(Packet::Flush)),
        1..4 => Err(RemoteError::nonsense("an unknown mark")),
        4.. if length <= LONGEST => {
            let mut line = vec![0; length - 4];
            stream.read_exact(&mut line)?;
            Ok(Some(Packet::Line(line)))
        }
        _ => Err(RemoteError::nonsense("a line that is too long")),
    }
}

/// The words of a line, without its end.
pub(super) fn words(line: &[u8]) -> String {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    String::from_utf8_lossy(line).into_owned()
}

/// One of three streams that share a connection: what was asked for, remarks, and a fatal word.
pub(super) struct Band<'a> {
    stream: &'a mut dyn Read,
    rest: Vec<u8>,
    at: usize,
    is_over: bool,
    /// What the other side remarked, shown when it refuses.
    pub remarks: String,
}

/// More remarks than anybody reads are dropped.
const MOST_REMARKS: usize = 8_000;

impl<'a> Band<'a> {
    pub(super) fn new(stream: &'a mut dyn Read) -> Self {
        Self {
            stream,
            rest: Vec::new(),
            at: 0,
            is_over: false,
            remarks: String::new(),
        }
    }

    fn next(&mut self) -> Result<bool, RemoteError> {
        loop {
            match read(self.stream)? {
                None | Some(Packet::Flush) => {
                    self.is_over = true;
                    return Ok(false);
                }
                Some(Packet::Line(mut line)) => match line.first() {
                    Some(1) => {
                        line.remove(0);
                        self.rest = line;
                        self.at = 0;
                        return Ok(true);
                    }
                    Some(2) => {
                        if self.remarks.len() < MOST_REMARKS {
                            self.remarks.push_str(&String::from_utf8_lossy(&line[1..]));
                        }
                    }
                    Some(3) => {
                        return Err(RemoteError::Refused(tidy(&words(&line[1..]))));
                    }
                    _ => return Err(RemoteError::nonsense("a line on no known band")),
                },
            }
        }
    }
}

impl Read for Band<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.at >= self.rest.len() {
            if self.is_over || !self.next().map_err(RemoteError::into_io)? {
                return Ok(0);
            }
        }
        let rest = self.rest.get(self.at..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

/// Words of the other side, fit to be shown: one line, nothing that moves the cursor, not endless.
pub(super) fn tidy(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    let mut words: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 400 {
        words = words.chars().take(399).chain(['…']).collect();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_nonsense_is_named() {
        let mut bytes = Vec::new();
        frame(&mut bytes, b"want\n");
        bytes.extend_from_slice(FLUSH);
        let mut stream = bytes.as_slice();
        assert_eq!(
            read(&mut stream).unwrap(),
            Some(Packet::Line(b"want\n".to_vec()))
        );
        assert_eq!(read(&mut stream).unwrap(), Some(Packet::Flush));
        assert_eq!(read(&mut stream).unwrap(), None);
        for nonsense in ["zzzz", "00", "0003", "fff5abc", "+00a123456", "0010short"] {
            assert!(read(&mut nonsense.as_bytes()).is_err(), "{nonsense}");
        }
    }

    #[test]
    fn bands_are_told_apart() {
        let mut bytes = Vec::new();
        frame(&mut bytes, b"\x02working\n");
        frame(&mut bytes, b"\x01PA");
        frame(&mut bytes, b"\x01CK");
        bytes.extend_from_slice(FLUSH);
        let mut stream = bytes.as_slice();
        let mut band = Band::new(&mut stream);
        let mut all = Vec::new();
        band.read_to_end(&mut all).unwrap();
        assert_eq!(all, b"PACK");
        assert_eq!(band.remarks, "working\n");
    }

    #[test]
    fn words_of_the_other_side_cannot_move_the_cursor() {
        assert_eq!(tidy("a\x1b[2J\nb\u{202e}c"), "a [2J bc");
        assert!(tidy(&"x".repeat(10_000)).len() < 500);
    }
}
