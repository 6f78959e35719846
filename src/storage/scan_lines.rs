//! Splits a file whose brackets or quotes no longer pair up, by the lines of the canonical layout.
//!
//! A section begins at a line `    name: [`, a record at a line `        (`, and a field at a line
//! of twelve spaces, a name and a colon. So a quote that was lost costs one field, and a file cut
//! short loses its last record only.

use std::ops::Range;

use super::scan::{Entry, Scan, Section, end_of_value};

/// Splits a whole file by its lines.
pub(super) fn scan_by_lines(text: &str) -> Scan {
    let mut scan = Scan::default();
    let mut record_start: Option<usize> = None;
    for (start, line) in lines(text, 0..text.len()) {
        let is_record_start = line == "        (";
        let section = section_name(start, line);
        let is_section_end = matches!(line, "    ]," | "    ]" | ")");
        if !(is_record_start || is_section_end || section.is_some()) {
            continue;
        }
        close_record(text, &mut scan, record_start.take(), start);
        if let Some(entry) = section {
            let is_list = line.ends_with('[');
            scan.sections.push(Section {
                entry,
                items: is_list.then(Vec::new),
            });
        } else if is_record_start {
            record_start = Some(start + 8);
        }
    }
    close_record(text, &mut scan, record_start, text.len());
    scan
}

/// The fields of a record whose brackets don't pair up.
pub(super) fn entries_by_lines(text: &str, piece: Range<usize>) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for (start, line) in lines(text, piece.clone()) {
        let is_end = matches!(line, "        )," | "        )");
        let name = field_name(start, line);
        if !(is_end || name.is_some()) {
            continue;
        }
        if let Some(last) = out.last_mut().filter(|last| last.value.end == piece.end) {
            last.value.end = start;
        }
        if let Some(name) = name {
            let value = name.end + 1..piece.end;
            out.push(Entry { name, value });
        }
    }
    for entry in &mut out {
        let value = &text[entry.value.clone()];
        let trimmed = value.trim_end().trim_end_matches(',');
        entry.value.end = entry.value.start + trimmed.len();
        entry.value.start += trimmed.len() - trimmed.trim_start().len();
    }
    out
}

fn close_record(text: &str, scan: &mut Scan, start: Option<usize>, end: usize) {
    let Some(start) = start else {
        return;
    };
    let piece = start..end;
    let end = end_of_value(text, piece.clone()).unwrap_or(end);
    if let Some(items) = scan
        .sections
        .last_mut()
        .and_then(|section| section.items.as_mut())
    {
        items.push(start..end);
    }
}

fn lines(text: &str, piece: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut start = piece.start;
    text[piece].split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches('\n'))
    })
}

fn section_name(start: usize, line: &str) -> Option<Entry> {
    let rest = line.strip_prefix("    ")?;
    let colon = rest.find(':')?;
    if !super::format::is_identifier(&rest[..colon]) {
        return None;
    }
    let name = start + 4..start + 4 + colon;
    let value = &rest[colon + 1..];
    let trimmed = value.trim().trim_end_matches(',');
    let value_start = name.end + 1 + (value.len() - value.trim_start().len());
    let value = value_start..value_start + trimmed.len();
    Some(Entry { name, value })
}

fn field_name(start: usize, line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix("            ")?;
    let colon = rest.find(':')?;
    super::format::is_identifier(&rest[..colon]).then(|| start + 12..start + 12 + colon)
}
