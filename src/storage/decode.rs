//! From bytes to text: encoding, line ends, control characters, and marks that a merge left.

use std::borrow::Cow;
use std::path::Path;

use super::problem::{Refused, RefusedReason, problem};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;

/// A text with the same lines as the file, and what was repaired on the way.
pub(super) struct Decoded<'a> {
    /// Borrowed where nothing had to be repaired: a large file is not held twice.
    pub text: Cow<'a, str>,
    pub problems: Vec<Problem>,
}

/// First bytes of files that people confuse with maps, and what they are called.
const OTHER_FORMATS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
    (b"age-encryption.org", "age"),
];
/// How many control characters are listed one by one.
const LISTED_CONTROLS: usize = 20;

/// Decodes a file. What is no text at all is refused; what can be repaired is repaired and listed.
/// Line ends become line feeds.
pub(super) fn decode<'a>(bytes: &'a [u8], file: &str) -> Result<Decoded<'a>, Refused> {
    let refuse = |reason, code, message, hint| {
        Err(Refused::new(
            reason,
            problem(code, Severity::Error, message, hint).in_file(file),
        ))
    };
    if bytes.is_empty() {
        return refuse(
            RefusedReason::Empty,
            "empty-file",
            msg::STORAGE_EMPTY.into(),
            msg::STORAGE_TRY_BACKUP.into(),
        );
    }
    if bytes.iter().all(|&byte| byte == 0) {
        return refuse(
            RefusedReason::Empty,
            "file-of-zeros",
            msg::STORAGE_ZEROS.with("bytes", bytes.len()),
            msg::STORAGE_TRY_BACKUP.into(),
        );
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return refuse(
            RefusedReason::NotText,
            "utf-16",
            msg::STORAGE_UTF16.into(),
            msg::STORAGE_SAVE_AS_UTF8.into(),
        );
    }
    let known = OTHER_FORMATS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, name)) = known {
        return refuse(
            RefusedReason::NotText,
            "another-format",
            msg::STORAGE_OTHER_FORMAT.with("format", *name),
            msg::STORAGE_USE_IMPORT.into(),
        );
    }
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    if zeros * 32 > head.len() {
        return refuse(
            RefusedReason::NotText,
            "binary-file",
            msg::STORAGE_BINARY.into(),
            msg::STORAGE_CHOOSE_ANOTHER.into(),
        );
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Ok(repair(bytes, file))
}

fn repair<'a>(bytes: &'a [u8], file: &str) -> Decoded<'a> {
    let mut problems = Vec::new();
    let mut text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let at = error.valid_up_to();
            let before = String::from_utf8_lossy(&bytes[..at]);
            let (line, column) = end_of(&before);
            problems.push(
                problem(
                    "not-utf8",
                    Severity::Error,
                    msg::STORAGE_NOT_UTF8
                        .with("line", line)
                        .with("byte", at.to_string()),
                    msg::STORAGE_SAVE_AS_UTF8.into(),
                )
                .in_file(file)
                .at_line(line, column),
            );
            String::from_utf8_lossy(bytes)
        }
    };
    if text.contains('\r') {
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if text
        .bytes()
        .any(|byte| byte < b' ' && !matches!(byte, b'\n' | b'\t'))
    {
        text = Cow::Owned(blank_controls(&text, file, &mut problems));
    }
    if let Some(blanked) = blank_conflict_markers(&text, file, &mut problems) {
        text = Cow::Owned(blanked);
        // The merge is the cause; what else is odd follows from it.
        let last = problems.len() - 1;
        problems.swap(0, last);
    }
    Decoded { text, problems }
}

/// Line and column after the last character, both from 1; any line end counts.
fn end_of(text: &str) -> (usize, usize) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

fn blank_controls(text: &str, file: &str, problems: &mut Vec<Problem>) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut line, mut column, mut found) = (1, 1, 0_usize);
    for c in text.chars() {
        if c < ' ' && !matches!(c, '\n' | '\t') {
            found += 1;
            if found <= LISTED_CONTROLS {
                problems.push(
                    problem(
                        "control-character",
                        Severity::Error,
                        msg::STORAGE_CONTROL
                            .with("code", format!("U+{:04X}", u32::from(c)))
                            .with("line", line),
                        msg::STORAGE_CHECK_PLACE.into(),
                    )
                    .in_file(file)
                    .at_line(line, column),
                );
            }
            out.push(' ');
        } else {
            out.push(c);
        }
        column += 1;
        if c == '\n' {
            line += 1;
            column = 1;
        }
    }
    out
}

/// Empties the lines that an unfinished merge left, so that the records of both sides are read.
/// Speaks of them once, at the first.
fn blank_conflict_markers(text: &str, file: &str, problems: &mut Vec<Problem>) -> Option<String> {
    if !text.contains("<<<<<<< ") && !text.contains(">>>>>>> ") {
        return None;
    }
    let is_marker = |line: &str| {
        ["<<<<<<< ", "||||||| ", ">>>>>>> "]
            .iter()
            .any(|marker| line.starts_with(marker))
            || matches!(line, "=======" | "<<<<<<<" | ">>>>>>>" | "|||||||")
    };
    let first = text
        .lines()
        .position(|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> "))?;
    problems.push(
        problem(
            "conflict-markers",
            Severity::Error,
            msg::STORAGE_CONFLICT_MARKERS.with("line", first + 1),
            msg::STORAGE_USE_MERGE.into(),
        )
        .in_file(file)
        .at_line(first + 1, 1),
    );
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_marker(line.trim_end()) {
            let width = line.trim_end_matches('\n').len();
            out.extend(std::iter::repeat_n(' ', width));
            out.push('\n');
        } else {
            out.push_str(line);
        }
    }
    Some(out)
}

/// The name that messages give a file.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}
