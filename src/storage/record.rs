//! From one record's piece of the text to a typed record, and what had to be left out.

use std::ops::Range;

use smol_str::{SmolStr, format_smolstr};

use super::format::{AT, ATTRIBUTES, ID};
use super::lines::Lines;
use super::parse::{self, FlawKind, RawRecord};
use super::problem::{of_fault, of_flaw, of_ron, problem};
use super::scan::{Entry, entries};
use super::scan_lines::entries_by_lines;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{
    FieldError, FieldPath, MapInfo, Placement, PlateauId, Record, SubjectId, TableName, Value,
    ViewId,
};

/// The text of a file and its lines.
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
    pub lines: Lines<'a>,
}

impl Source<'_> {
    /// Ties a problem to a place in the text.
    pub fn locate(&self, problem: Problem, at: usize) -> Problem {
        let (line, column) = self.lines.place(at);
        problem.in_file(self.file).at_line(line, column)
    }
}

/// A record that was read, and where it began.
pub(super) struct Read<R> {
    pub record: R,
    pub at: usize,
    pub problems: Vec<Problem>,
}

/// Reads one entry of a table. `None` when nothing of it could be kept; the problems say so.
pub(super) fn read_record<R: Record>(
    source: &Source<'_>,
    piece: Range<usize>,
) -> (Option<Read<R>>, Vec<Problem>) {
    let at = piece.start;
    match parse::record(&source.text[piece.clone()]) {
        Ok(raw) => (Some(build(source, piece, raw, Vec::new())), Vec::new()),
        Err(error) => {
            let (line, column) = source.lines.place(at);
            let span = error.span.start;
            let error_at = if span.line <= 1 {
                source.lines.byte(line, column + span.col.saturating_sub(1))
            } else {
                source.lines.byte(line + span.line - 1, span.col)
            };
            let whole = source.locate(of_ron(&error.code), error_at.min(piece.end));
            let (raw, mut problems) = salvage(source, &piece);
            if raw.id.is_none() && raw.fields.is_empty() {
                let lost = problem(
                    whole.code,
                    Severity::Error,
                    msg::STORAGE_RECORD_LOST.with("why", whole.message.clone()),
                    msg::STORAGE_CHECK_PLACE.into(),
                )
                .at_record(R::TABLE.as_str());
                let place = whole.place;
                let lost = lost
                    .in_file(source.file)
                    .at_line(place.line.unwrap_or(1), place.column.unwrap_or(1));
                return (None, vec![lost]);
            }
            if problems.is_empty() {
                problems.push(whole);
            }
            (Some(build(source, piece, raw, problems)), Vec::new())
        }
    }
}

/// Sets the fields one by one; those that the record does not take are listed.
fn build<R: Record>(
    source: &Source<'_>,
    piece: Range<usize>,
    raw: RawRecord,
    mut problems: Vec<Problem>,
) -> Read<R> {
    let mut record = R::blank(R::Id::from(id_of::<R>(source, &piece, &raw, &mut problems)));
    for flaw in &raw.flaws {
        let at = place_of(source.text, &piece, &flaw.path).start;
        let field = flaw.path.last().map_or("", SmolStr::as_str);
        problems.push(source.locate(of_flaw(flaw.kind, field), at));
    }
    for field in raw.fields {
        let path = FieldPath {
            plateau: field.plateau,
            name: field.name,
        };
        if let Err(error) = record.set(&path, Some(&field.value)) {
            let at = place_of(source.text, &piece, &steps(&path, field.quoted)).start;
            problems.push(source.locate(wrong_type(&error, &field.value), at));
        }
    }
    let name = format!("{}/{}", R::TABLE.as_str(), record.id());
    for problem in &mut problems {
        problem.place.record = Some(name.clone());
    }
    Read {
        record,
        at: piece.start,
        problems,
    }
}

/// The id that stands there, or one made up for a record that has none.
fn id_of<R: Record>(
    source: &Source<'_>,
    piece: &Range<usize>,
    raw: &RawRecord,
    problems: &mut Vec<Problem>,
) -> SmolStr {
    let the_map = MapInfo::the_id();
    if let Some(id) = &raw.id
        && (R::TABLE != TableName::Map || id == the_map.text())
    {
        return id.clone();
    }
    let text_of = |name: &str| {
        let field = raw
            .fields
            .iter()
            .find(|field| field.plateau.is_none() && field.name == name)?;
        field.value.as_text().map(SmolStr::new)
    };
    let id = match R::TABLE {
        TableName::Map => the_map.text().clone(),
        TableName::Placements => {
            let view = ViewId::from(text_of("view").unwrap_or_default());
            let subject = SubjectId::from(text_of("subject").unwrap_or_default());
            Placement::id_for(&view, &subject).text().clone()
        }
        _ => format_smolstr!("item-{}", source.lines.place(piece.start).0),
    };
    let is_plain_map = R::TABLE == TableName::Map && raw.id.is_none();
    if !is_plain_map && raw.flaws.iter().all(|flaw| flaw.path != [ID]) {
        let missing = problem(
            "missing-id",
            Severity::Error,
            msg::STORAGE_MISSING_ID.with("id", id.as_str()),
            msg::STORAGE_CHECK_PLACE.into(),
        );
        problems.push(source.locate(missing, piece.start));
    }
    id
}

fn wrong_type(error: &FieldError, value: &Value) -> Problem {
    let mut shown = value.to_string();
    if shown.chars().count() > 40 {
        shown = shown.chars().take(39).chain(['…']).collect();
    }
    problem(
        "wrong-type",
        Severity::Error,
        msg::STORAGE_WRONG_TYPE
            .with("field", error.name.as_str())
            .with("value", shown)
            .with("expected", error.expected.message()),
        msg::STORAGE_CHECK_PLACE.into(),
    )
}

fn steps(path: &FieldPath, quoted: bool) -> Vec<SmolStr> {
    let mut steps = Vec::new();
    if let Some(plateau) = &path.plateau {
        steps.push(SmolStr::new_static(AT));
        steps.push(plateau.text().clone());
    }
    if quoted {
        steps.push(SmolStr::new_static(ATTRIBUTES));
    }
    steps.push(path.name.clone());
    steps
}

/// Where the value that these names lead to stands; the last one where a name stands twice.
fn place_of(text: &str, piece: &Range<usize>, path: &[SmolStr]) -> Range<usize> {
    let mut place = piece.clone();
    for name in path {
        let found = split(text, &place)
            .into_iter()
            .rev()
            .find(|entry| name_of(text, entry) == *name);
        match found {
            Some(entry) => place = entry.value,
            None => return place,
        }
    }
    place
}

fn split(text: &str, piece: &Range<usize>) -> Vec<Entry> {
    entries(text, piece.clone()).unwrap_or_else(|_| entries_by_lines(text, piece.clone()))
}

/// The name that an entry means.
fn name_of(text: &str, entry: &Entry) -> SmolStr {
    let written = &text[entry.name.clone()];
    if written.starts_with('"') {
        return ron::from_str::<String>(written).map_or_else(|_| written.into(), SmolStr::from);
    }
    written.strip_prefix("r#").unwrap_or(written).into()
}

/// Reads a broken record field by field.
fn salvage(source: &Source<'_>, piece: &Range<usize>) -> (RawRecord, Vec<Problem>) {
    let by_lines = Salvage::of(source, entries_by_lines(source.text, piece.clone()));
    match entries(source.text, piece.clone()) {
        Ok(entries) => {
            let by_brackets = Salvage::of(source, entries);
            if by_brackets.raw.fields.len() >= by_lines.raw.fields.len() {
                by_brackets.finish()
            } else {
                by_lines.finish()
            }
        }
        Err(fault) => {
            let mut by_lines = by_lines;
            if by_lines.problems.is_empty() {
                by_lines
                    .problems
                    .push(source.locate(of_fault(fault.kind), fault.at));
            }
            by_lines.finish()
        }
    }
}

struct Salvage<'a> {
    source: &'a Source<'a>,
    raw: RawRecord,
    problems: Vec<Problem>,
}

impl<'a> Salvage<'a> {
    fn of(source: &'a Source<'a>, entries: Vec<Entry>) -> Self {
        let mut salvage = Self {
            source,
            raw: RawRecord::default(),
            problems: Vec::new(),
        };
        for entry in entries {
            let name = name_of(source.text, &entry);
            match name.as_str() {
                ID => salvage.take_id(&entry),
                AT => salvage.take_overrides(&entry),
                ATTRIBUTES => salvage.take_all(None, &entry, true),
                _ => salvage.take(None, name, &entry, false),
            }
        }
        salvage.raw.drop_repeated();
        salvage
    }

    fn finish(self) -> (RawRecord, Vec<Problem>) {
        (self.raw, self.problems)
    }

    fn take_id(&mut self, entry: &Entry) {
        if self.raw.id.is_some() {
            self.raw.note(Some(FlawKind::Twice), [ID.into()]);
        } else if let Some((Value::Text(id), None)) = self.value(entry) {
            self.raw.id = Some(id);
        }
    }

    fn take_overrides(&mut self, entry: &Entry) {
        for plateau in self.inner(entry) {
            let id = PlateauId::from(name_of(self.source.text, &plateau));
            self.take_all(Some(&id), &plateau, false);
        }
    }

    fn take_all(&mut self, plateau: Option<&PlateauId>, entry: &Entry, quoted: bool) {
        for field in self.inner(entry) {
            let name = name_of(self.source.text, &field);
            if name == ATTRIBUTES && !quoted {
                self.take_all(plateau, &field, true);
            } else {
                self.take(plateau, name, &field, quoted);
            }
        }
    }

    fn take(&mut self, plateau: Option<&PlateauId>, name: SmolStr, entry: &Entry, quoted: bool) {
        if let Some(value) = self.value(entry) {
            self.raw.push(plateau, name, value, quoted);
        }
    }

    fn inner(&mut self, entry: &Entry) -> Vec<Entry> {
        match entries(self.source.text, entry.value.clone()) {
            Ok(entries) => entries,
            Err(fault) => {
                let problem = of_fault(match fault.kind {
                    super::scan::FaultKind::ExpectedOpening => super::scan::FaultKind::StrayBracket,
                    kind => kind,
                });
                self.problems.push(self.source.locate(problem, fault.at));
                Vec::new()
            }
        }
    }

    fn value(&mut self, entry: &Entry) -> Option<(Value, Option<FlawKind>)> {
        match parse::value(&self.source.text[entry.value.clone()]) {
            Ok(value) => Some(value),
            Err(error) => {
                let name = name_of(self.source.text, entry);
                let why = of_ron(&error.code);
                let left_out = problem(
                    why.code,
                    Severity::Error,
                    msg::STORAGE_FIELD_LOST
                        .with("field", name.as_str())
                        .with("why", why.message),
                    msg::STORAGE_CHECK_PLACE.into(),
                );
                self.problems
                    .push(self.source.locate(left_out, entry.value.start));
                None
            }
        }
    }
}
