//! Splits the text of a file into sections, records and fields without reading their values.
//!
//! The scanner knows brackets, texts, raw texts, letters and comments (also nested ones) and
//! nothing else, so that one broken record does not take its neighbours along. What is between
//! the brackets is read by the `ron` crate, piece by piece. It never recurses: deep nesting is a
//! fault, not a stack overflow. O(bytes).

use std::ops::Range;

/// Deepest nesting of brackets, the same as the limit of the `ron` crate.
const DEEPEST: usize = 128;

/// What keeps a text from being split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The file ends inside a comment.
    UnclosedComment,
    /// The file ends inside a text.
    UnclosedText,
    /// The file ends before this bracket is closed.
    UnclosedBracket,
    /// A bracket that closes nothing, or the wrong one.
    StrayBracket,
    /// Too many brackets within each other.
    TooDeep,
    /// A name should stand here.
    ExpectedName,
    /// A colon should stand here.
    ExpectedColon,
    /// The opening bracket of the map should stand here.
    ExpectedOpening,
    /// Something stands after the end of the map.
    AfterEnd,
}

impl FaultKind {
    /// Whether brackets and texts no longer pair up, so that what follows cannot be told apart.
    fn breaks_structure(self) -> bool {
        matches!(
            self,
            Self::UnclosedComment
                | Self::UnclosedText
                | Self::UnclosedBracket
                | Self::StrayBracket
                | Self::TooDeep
        )
    }
}

/// A fault and where it lies, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    pub at: usize,
}

/// `name: value`, both as places in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name or the quoted key as it stands there.
    pub name: Range<usize>,
    /// The value as it stands there, without the comma.
    pub value: Range<usize>,
}

/// One top-level field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub entry: Entry,
    /// The entries of its list; `None` when it holds something else.
    pub items: Option<Vec<Range<usize>>>,
}

/// A whole file, split.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    pub sections: Vec<Section>,
    pub faults: Vec<Fault>,
    /// First comment inside the map.
    pub comment: Option<usize>,
}

impl Scan {
    fn items(&self) -> usize {
        self.sections
            .iter()
            .filter_map(|section| section.items.as_ref())
            .map(Vec::len)
            .sum()
    }
}

/// Splits a whole file. When brackets don't pair up, the lines of the canonical layout tell where
/// sections and records begin.
pub(super) fn scan(text: &str) -> Scan {
    let strict = scan_strictly(text);
    let is_broken = strict
        .faults
        .iter()
        .any(|fault| fault.kind.breaks_structure());
    if !is_broken && !has_swallowed_records(text, &strict) {
        return strict;
    }
    let mut by_lines = super::scan_lines::scan_by_lines(text);
    if by_lines.items() < strict.items() {
        return strict;
    }
    by_lines.faults = strict.faults;
    by_lines
}

/// Whether an unreadable record holds lines at which records of the canonical layout begin: then
/// a quote or a bracket went missing, and others happen to make up for it.
fn has_swallowed_records(text: &str, scan: &Scan) -> bool {
    let mut items = scan
        .sections
        .iter()
        .filter_map(|section| section.items.as_ref());
    items.any(|items| {
        items.iter().any(|item| {
            let piece = &text[item.clone()];
            piece.contains("\n        (\n") && super::parse::record(piece).is_err()
        })
    })
}

fn scan_strictly(text: &str) -> Scan {
    let mut scan = Scan::default();
    let mut scanner = Scanner::new(text, 0..text.len());
    if let Err(fault) = scanner.scan_file(&mut scan) {
        scan.faults.push(fault);
    }
    scan.comment = scanner.comment;
    scan
}

/// The entries `name: value` of a bracketed piece of the text: a struct or a map.
pub(super) fn entries(text: &str, piece: Range<usize>) -> Result<Vec<Entry>, Fault> {
    let mut scanner = Scanner::new(text, piece);
    scanner.skip_space()?;
    scanner.skip_identifier();
    scanner.skip_space()?;
    if !matches!(scanner.peek(), Some(b'(' | b'{')) {
        return Err(scanner.fault(FaultKind::ExpectedOpening));
    }
    scanner.at += 1;
    let mut out = Vec::new();
    loop {
        scanner.skip_space()?;
        match scanner.peek() {
            None => return Err(scanner.fault(FaultKind::UnclosedBracket)),
            Some(b')' | b'}') => return Ok(out),
            Some(_) => {}
        }
        out.push(scanner.entry()?);
        scanner.skip_space()?;
        if scanner.peek() == Some(b',') {
            scanner.at += 1;
        }
    }
}

/// The place just after the value that begins at the start of `piece`.
pub(super) fn end_of_value(text: &str, piece: Range<usize>) -> Result<usize, Fault> {
    let mut scanner = Scanner::new(text, piece);
    scanner.skip_value().map(|value| value.end)
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    comment: Option<usize>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, piece: Range<usize>) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: piece.start,
            end: piece.end.min(text.len()),
            comment: None,
        }
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault { kind, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        (self.at < self.end).then(|| self.bytes[self.at])
    }

    fn starts_with(&self, what: &[u8]) -> bool {
        self.bytes[self.at.min(self.end)..self.end].starts_with(what)
    }

    fn scan_file(&mut self, scan: &mut Scan) -> Result<(), Fault> {
        self.skip_space()?;
        while self.starts_with(b"#!") {
            self.skip_until(b']');
            self.skip_space()?;
        }
        // What comes before the map is ours or a licence; only comments inside get lost.
        self.comment = None;
        self.skip_identifier();
        self.skip_space()?;
        if self.peek() != Some(b'(') {
            let fault = self.fault(FaultKind::ExpectedOpening);
            // A text that is broken anyhow says so first.
            while self.at < self.end {
                self.skip_value()?;
                if self.at < self.end {
                    if self.bytes[self.at] != b',' {
                        return Err(self.fault(FaultKind::StrayBracket));
                    }
                    self.at += 1;
                }
            }
            return Err(fault);
        }
        let opening = self.at;
        self.at += 1;
        loop {
            self.skip_space()?;
            match self.peek() {
                None => {
                    return Err(Fault {
                        kind: FaultKind::UnclosedBracket,
                        at: opening,
                    });
                }
                Some(b')') => break,
                Some(b']' | b'}') => return Err(self.fault(FaultKind::StrayBracket)),
                Some(_) => self.scan_section(scan)?,
            }
            self.skip_space()?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b')') | None => {}
                Some(_) => return Err(self.fault(FaultKind::StrayBracket)),
            }
        }
        self.at += 1;
        let inside = self.comment;
        self.skip_space()?;
        self.comment = inside;
        if self.at < self.end {
            scan.faults.push(self.fault(FaultKind::AfterEnd));
        }
        Ok(())
    }

    /// One top-level field; where it has no name or colon, what stands there is passed over.
    fn scan_section(&mut self, scan: &mut Scan) -> Result<(), Fault> {
        let start = self.at;
        let name = match self.name_and_colon() {
            Ok(name) => name,
            Err(fault) if fault.kind.breaks_structure() => return Err(fault),
            Err(fault) => {
                scan.faults.push(fault);
                self.skip_value()?;
                // Always moves on, also where an empty piece stands before a bracket.
                if self.at == start {
                    self.at += 1;
                }
                return Ok(());
            }
        };
        self.skip_space()?;
        let value_start = self.at;
        let mut items = None;
        let mut failed = None;
        if self.peek() == Some(b'[') {
            let list = items.insert(Vec::new());
            failed = self.scan_items(list).err();
        } else {
            match self.skip_value() {
                Ok(value) => self.at = value.end,
                Err(fault) => failed = Some(fault),
            }
        }
        let value = value_start..self.at;
        scan.sections.push(Section {
            entry: Entry { name, value },
            items,
        });
        failed.map_or(Ok(()), Err)
    }

    fn scan_items(&mut self, items: &mut Vec<Range<usize>>) -> Result<(), Fault> {
        let opening = self.at;
        self.at += 1;
        loop {
            self.skip_space()?;
            match self.peek() {
                None => {
                    return Err(Fault {
                        kind: FaultKind::UnclosedBracket,
                        at: opening,
                    });
                }
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b')' | b'}') => return Err(self.fault(FaultKind::StrayBracket)),
                Some(b',') => self.at += 1,
                Some(_) => items.push(self.skip_value()?),
            }
        }
    }

    fn entry(&mut self) -> Result<Entry, Fault> {
        let name = self.name_and_colon()?;
        self.skip_space()?;
        let value = self.skip_value()?;
        Ok(Entry { name, value })
    }

    fn name_and_colon(&mut self) -> Result<Range<usize>, Fault> {
        let start = self.at;
        if self.peek() == Some(b'"') {
            self.skip_text()?;
        } else {
            if self.starts_with(b"r#") {
                self.at += 2;
                while self
                    .peek()
                    .is_some_and(|byte| is_word(byte) || matches!(byte, b'.' | b'+' | b'-'))
                {
                    self.at += 1;
                }
            } else {
                self.skip_identifier();
            }
            if self.at == start {
                return Err(self.fault(FaultKind::ExpectedName));
            }
        }
        let name = start..self.at;
        self.skip_space()?;
        if self.peek() != Some(b':') {
            return Err(self.fault(FaultKind::ExpectedColon));
        }
        self.at += 1;
        Ok(name)
    }

    /// Passes over one value, up to the comma or the closing bracket after it.
    fn skip_value(&mut self) -> Result<Range<usize>, Fault> {
        self.skip_space()?;
        let start = self.at;
        let mut value_end = self.at;
        let mut open: Vec<(u8, usize)> = Vec::new();
        loop {
            self.skip_space()?;
            let Some(byte) = self.peek() else {
                return match open.last() {
                    Some(&(_, at)) => Err(Fault {
                        kind: FaultKind::UnclosedBracket,
                        at,
                    }),
                    None => Ok(start..value_end),
                };
            };
            match byte {
                b'"' => self.skip_text()?,
                b'\'' => self.skip_letter(),
                b'(' | b'[' | b'{' => {
                    if open.len() >= DEEPEST {
                        return Err(self.fault(FaultKind::TooDeep));
                    }
                    open.push((byte, self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    let Some((opening, _)) = open.pop() else {
                        return Ok(start..value_end);
                    };
                    if !matches!((opening, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        return Err(self.fault(FaultKind::StrayBracket));
                    }
                    self.at += 1;
                }
                b',' if open.is_empty() => return Ok(start..value_end),
                byte if is_word(byte) => self.skip_word()?,
                _ => self.at += 1,
            }
            value_end = self.at;
        }
    }

    /// A word: an identifier, a number, or the prefix of a raw text.
    fn skip_word(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while self.peek().is_some_and(is_word) {
            self.at += 1;
        }
        if !matches!(&self.bytes[start..self.at], b"r" | b"br") {
            return Ok(());
        }
        let opening = self.at;
        while self.peek() == Some(b'#') {
            self.at += 1;
        }
        let hashes = self.at - opening;
        if self.peek() != Some(b'"') {
            return Ok(());
        }
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'"' {
                let rest = &self.bytes[self.at..self.end];
                if rest.len() >= hashes && rest[..hashes].iter().all(|&byte| byte == b'#') {
                    self.at += hashes;
                    return Ok(());
                }
            }
        }
        Err(Fault {
            kind: FaultKind::UnclosedText,
            at: start,
        })
    }

    fn skip_text(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at = self.end;
        Err(Fault {
            kind: FaultKind::UnclosedText,
            at: start,
        })
    }

    /// A letter in single quotes; a quote that closes nowhere near is passed over alone.
    fn skip_letter(&mut self) {
        self.at += 1;
        let rest = &self.bytes[self.at..self.end];
        let from = usize::from(rest.first() == Some(&b'\\')) + 1;
        let near = rest.len().min(14);
        if let Some(close) = (from.min(near)..near).find(|&at| rest[at] == b'\'') {
            self.at += close + 1;
        }
    }

    fn skip_identifier(&mut self) {
        while self.peek().is_some_and(is_word) {
            self.at += 1;
        }
    }

    fn skip_until(&mut self, what: u8) {
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == what {
                return;
            }
        }
    }

    fn skip_space(&mut self) -> Result<(), Fault> {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c => self.at += 1,
                b'/' if self.starts_with(b"//") => {
                    self.comment.get_or_insert(self.at);
                    self.skip_until(b'\n');
                }
                b'/' if self.starts_with(b"/*") => {
                    self.comment.get_or_insert(self.at);
                    self.skip_block_comment()?;
                }
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    fn skip_block_comment(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let mut depth = 0_usize;
        while self.at < self.end {
            if self.starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Ok(());
                }
            } else {
                self.at += 1;
            }
        }
        Err(Fault {
            kind: FaultKind::UnclosedComment,
            at: start,
        })
    }
}

/// Bytes of identifiers and numbers; letters beyond ASCII count as well.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
