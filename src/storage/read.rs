//! Reads a map file, whole or as far as it can be read.
//!
//! [`decode`](super::decode) makes text of the bytes, [`scan`](super::scan) splits it into records,
//! [`record`](super::record) reads each of them with the `ron` crate, and
//! [`SystemMap::assemble`] puts them together. Nothing gets lost in silence: whatever was left
//! out, repaired or renamed is in the list of problems, with line and column.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::decode::{decode, shown};
use super::file::bytes_of;
use super::format::{FORMAT_VERSION, HEADER};
use super::hash::ContentHash;
use super::lines::Lines;
use super::parse;
use super::problem::{Refused, RefusedReason, of_fault, problem};
use super::record::{Read, Source, read_record};
use super::scan::{Scan, Section, scan};
use super::upgrade::upgrade;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::{FieldPath, MapInfo, Record, SystemMap, Table, TableName, Tables};

/// From this many records on, a table is read on several threads.
const PARALLEL_FROM: usize = 2_000;
/// How many problems are listed one by one.
const MOST_PROBLEMS: usize = 1_000;

/// What a reader may be asked to do otherwise.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    /// Larger files are refused before they are read, in bytes.
    pub most_bytes: u64,
}

impl Default for ReadOptions {
    /// At most 128 MiB: a map of 100,000 elements with two views takes about 100.
    fn default() -> Self {
        Self {
            most_bytes: 128 * 1024 * 1024,
        }
    }
}

/// The state of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It was read whole.
    Sound,
    /// Something was left out or repaired: to be opened under a new name, and the file itself
    /// never written over.
    Damaged,
    /// It is of this newer format: read-only, and possibly not whole.
    Newer(u64),
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct ReadOutcome {
    /// The map, as far as it could be read.
    pub map: SystemMap,
    /// All that was left out, repaired or is worth knowing, the most telling first.
    pub problems: Vec<Problem>,
    /// Whether it may be edited and saved in its place.
    pub condition: Condition,
    /// Hash of the file's bytes, by which an outside change is recognised.
    pub hash: ContentHash,
}

/// Reads a file.
///
/// # Errors
/// When there is nothing to read, or no map in it.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<ReadOutcome, Refused> {
    let bytes = bytes_of(path, options)?;
    read_bytes(&bytes, &shown(path))
}

/// Reads the bytes of a file; `file` is the name that messages give it.
///
/// # Errors
/// When there is no map in them.
pub fn read_bytes(bytes: &[u8], file: &str) -> Result<ReadOutcome, Refused> {
    let decoded = decode(bytes, file)?;
    let source = Source {
        file,
        text: &decoded.text,
        lines: Lines::of(&decoded.text),
    };
    let mut reader = Reader::new(&source, decoded.problems);
    let scan = scan(source.text);
    let version = reader.check_header(&scan)?;
    let (tables, left_over) = reader.read_tables(&scan);
    let tables = upgrade(tables, version);
    let (map, problems) = SystemMap::assemble(tables);
    for problem in problems {
        let problem = if reader.problems.len() < MOST_PROBLEMS {
            reader.place(problem)
        } else {
            problem
        };
        reader.problems.push(problem);
    }
    reader.problems.extend(left_over);
    let is_damaged = reader
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    let condition = if version > FORMAT_VERSION {
        reader.problems.insert(0, newer(&source, version));
        Condition::Newer(version)
    } else if is_damaged {
        Condition::Damaged
    } else {
        Condition::Sound
    };
    Ok(ReadOutcome {
        map,
        problems: capped(reader.problems, file),
        condition,
        hash: ContentHash::of(bytes),
    })
}

/// Whether these bytes hold exactly the records of `map`: all of them, and nothing else.
///
/// As [`read_bytes`] without what follows from the records. Takes O(bytes) time on all cores.
pub(super) fn holds(bytes: &[u8], map: &SystemMap) -> bool {
    let Ok(decoded) = decode(bytes, "") else {
        return false;
    };
    let source = Source {
        file: "",
        text: &decoded.text,
        lines: Lines::of(&decoded.text),
    };
    let mut reader = Reader::new(&source, decoded.problems);
    let scan = scan(source.text);
    let version = reader.check_header(&scan);
    let (tables, left_over) = reader.read_tables(&scan);
    let is_same = version.is_ok_and(|version| version == FORMAT_VERSION)
        && reader.problems.is_empty()
        && left_over
            .iter()
            .all(|problem| problem.severity == Severity::Note)
        && tables == *map.tables();
    // Letting go of a large map takes a while, and nobody waits for it.
    rayon::spawn(move || drop(tables));
    is_same
}

fn newer(source: &Source<'_>, version: u64) -> Problem {
    let newer = problem(
        "newer-format",
        Severity::Error,
        msg::STORAGE_NEWER
            .with("found", version.to_string())
            .with("supported", FORMAT_VERSION.to_string()),
        msg::STORAGE_GET_NEWER.into(),
    );
    let at = source.text.find('(').unwrap_or(0);
    source.locate(newer, at)
}

fn capped(mut problems: Vec<Problem>, file: &str) -> Vec<Problem> {
    if problems.len() > MOST_PROBLEMS {
        let more = problems.len() - MOST_PROBLEMS;
        let place = problems[MOST_PROBLEMS].place.clone();
        problems.truncate(MOST_PROBLEMS);
        let mut last = problem(
            "more-problems",
            Severity::Error,
            msg::STORAGE_MORE_PROBLEMS.with("count", more),
            msg::STORAGE_TRY_BACKUP.into(),
        )
        .in_file(file);
        last.place.line = place.line;
        last.place.column = place.column;
        problems.push(last);
    }
    problems
}

struct Reader<'a> {
    source: &'a Source<'a>,
    problems: Vec<Problem>,
    /// Where the records of each table begin.
    places: BTreeMap<TableName, Vec<(SmolStr, usize)>>,
    /// The same by id, made for the tables that a problem speaks of.
    places_by_id: BTreeMap<TableName, FxHashMap<SmolStr, usize>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>, problems: Vec<Problem>) -> Self {
        Self {
            source,
            problems,
            places: BTreeMap::new(),
            places_by_id: BTreeMap::new(),
        }
    }

    /// The format version; refuses a text in which there is no map.
    fn check_header(&mut self, scan: &Scan) -> Result<u64, Refused> {
        let text_of = |section: &Section| &self.source.text[section.entry.value.clone()];
        let find = |name: &str| {
            scan.sections
                .iter()
                .find(|section| &self.source.text[section.entry.name.clone()] == name)
        };
        let stated = find(HEADER).or_else(|| {
            find("format")
                .filter(|section| text_of(section) == "\"portolan\"")
                .and_then(|_| find("version"))
        });
        let faults: Vec<Problem> = scan
            .faults
            .iter()
            .map(|fault| self.source.locate(of_fault(fault.kind), fault.at))
            .collect();
        let version = stated.map(|section| text_of(section).parse::<u64>());
        let has_tables = scan.sections.iter().any(|section| {
            section.items.is_some()
                && TableName::from_name(&self.source.text[section.entry.name.clone()]).is_some()
        });
        self.problems.extend(faults);
        match version {
            Some(Ok(version)) if version > 0 => Ok(version),
            Some(_) if has_tables => {
                self.no_version(stated.map_or(0, |section| section.entry.value.start));
                Ok(FORMAT_VERSION)
            }
            None if has_tables => {
                self.no_version(0);
                Ok(FORMAT_VERSION)
            }
            _ => {
                let mut problems = std::mem::take(&mut self.problems);
                if !problems.iter().any(|problem| problem.code == "not-a-map") {
                    let at = self.source.text.find('(').unwrap_or(0);
                    let no_map = problem(
                        "not-a-map",
                        Severity::Error,
                        msg::STORAGE_NOT_A_MAP.into(),
                        msg::STORAGE_USE_IMPORT.into(),
                    );
                    problems.push(self.source.locate(no_map, at));
                }
                // Nothing was opened, so nothing was kept.
                for problem in &mut problems {
                    let kept = |hint: &Message| hint.id == msg::STORAGE_CHECK_PLACE;
                    if problem.hint.as_ref().is_some_and(kept) {
                        problem.hint = Some(msg::STORAGE_CHECK_PLACE_ONLY.into());
                    }
                }
                Err(Refused {
                    reason: RefusedReason::NotAMap,
                    problems,
                })
            }
        }
    }

    fn no_version(&mut self, at: usize) {
        let missing = problem(
            "no-version",
            Severity::Error,
            msg::STORAGE_NO_VERSION.with("version", FORMAT_VERSION.to_string()),
            msg::STORAGE_CHECK_PLACE.into(),
        );
        self.problems.push(self.source.locate(missing, at));
    }

    /// Reads all sections; what is worth knowing without being damage comes back apart.
    fn read_tables(&mut self, scan: &Scan) -> (Tables, Vec<Problem>) {
        let mut tables = Tables::default();
        let mut seen = BTreeSet::new();
        let mut notes = Vec::new();
        let mut unknown = Vec::new();
        for section in &scan.sections {
            let name = &self.source.text[section.entry.name.clone()];
            let at = section.entry.name.start;
            match TableName::from_name(name) {
                _ if name == HEADER => {}
                Some(table) => {
                    if !seen.insert(table) {
                        self.push_at(
                            problem(
                                "section-twice",
                                Severity::Warning,
                                msg::STORAGE_SECTION_TWICE.with("section", name),
                                msg::STORAGE_SECTIONS_JOINED.into(),
                            ),
                            at,
                        );
                    }
                    self.read_section(table, section, &mut tables);
                }
                None => unknown.push(section),
            }
        }
        for section in unknown {
            self.keep_unknown(section, &mut tables);
        }
        if let Some(at) = scan.comment {
            let comment = problem(
                "comments",
                Severity::Note,
                msg::STORAGE_COMMENTS.into(),
                msg::STORAGE_COMMENTS_HINT.into(),
            );
            notes.push(self.source.locate(comment, at));
        }
        (tables, notes)
    }

    fn push_at(&mut self, problem: Problem, at: usize) {
        self.problems.push(self.source.locate(problem, at));
    }

    fn read_section(&mut self, name: TableName, section: &Section, tables: &mut Tables) {
        let value = section.entry.value.clone();
        let single;
        let items: &[Range<usize>] = match &section.items {
            Some(items) => items,
            None if self.source.text[value.clone()].starts_with('(') => {
                single = [value];
                &single
            }
            None => {
                let at = value.start;
                let no_list = problem(
                    "not-a-list",
                    Severity::Error,
                    msg::STORAGE_NOT_A_LIST.with("section", name.as_str()),
                    msg::STORAGE_CHECK_PLACE.into(),
                );
                self.push_at(no_list, at);
                return;
            }
        };
        match name {
            TableName::Map => self.read_table(items, &mut tables.map),
            TableName::Plateaus => self.read_table(items, &mut tables.plateaus),
            TableName::Elements => self.read_table(items, &mut tables.elements),
            TableName::Links => self.read_table(items, &mut tables.links),
            TableName::Views => self.read_table(items, &mut tables.views),
            TableName::Placements => self.read_table(items, &mut tables.placements),
            TableName::Notes => self.read_table(items, &mut tables.notes),
            TableName::Requirements => self.read_table(items, &mut tables.requirements),
            TableName::WorkPackages => self.read_table(items, &mut tables.work_packages),
            TableName::Scenarios => self.read_table(items, &mut tables.scenarios),
            TableName::Exemptions => self.read_table(items, &mut tables.exemptions),
            TableName::Standards => self.read_table(items, &mut tables.standards),
            TableName::DataTypes => self.read_table(items, &mut tables.data_types),
            TableName::Factors => self.read_table(items, &mut tables.factors),
            TableName::Targets => self.read_table(items, &mut tables.targets),
            TableName::Presets => self.read_table(items, &mut tables.presets),
            TableName::Redactions => self.read_table(items, &mut tables.redactions),
        }
    }

    fn read_table<R: Record>(&mut self, items: &[Range<usize>], table: &mut Table<R>) {
        let source = self.source;
        let read_one = |item: &Range<usize>| read_record::<R>(source, item.clone());
        let records: Vec<(Option<Read<R>>, Vec<Problem>)> = if items.len() < PARALLEL_FROM {
            items.iter().map(read_one).collect()
        } else {
            items.par_iter().with_min_len(500).map(read_one).collect()
        };
        let mut places = self.places.remove(&R::TABLE).unwrap_or_default();
        for (read, lost) in records {
            self.problems.extend(lost);
            let Some(read) = read else { continue };
            self.problems.extend(read.problems);
            if let Some(record) = self.apart(read.record, read.at, table) {
                places.push((SmolStr::new(record.id().as_ref()), read.at));
                table.insert(Arc::new(record));
            }
        }
        self.places.insert(R::TABLE, places);
    }

    /// Keeps records of the same id apart: the later one gets a new id, unless it says the same,
    /// or can have no other id.
    fn apart<R: Record>(&mut self, record: R, at: usize, table: &Table<R>) -> Option<R> {
        let Some(first) = table.get(record.id()) else {
            return Some(record);
        };
        let name = format!("{}/{}", R::TABLE.as_str(), record.id());
        if **first == record {
            let same = problem(
                "record-twice",
                Severity::Warning,
                msg::STORAGE_RECORD_TWICE.with("record", name.as_str()),
                msg::STORAGE_ONE_KEPT.into(),
            );
            self.push_at(same.at_record(name), at);
            return None;
        }
        if matches!(R::TABLE, TableName::Map | TableName::Placements) {
            let second = problem(
                "duplicate-id",
                Severity::Error,
                msg::STORAGE_DUPLICATE_LEFT_OUT.with("record", name.as_str()),
                msg::STORAGE_CHECK_PLACE.into(),
            );
            self.push_at(second.at_record(name), at);
            return None;
        }
        let free = (2_u32..)
            .map(|number| format_smolstr!("{}-{number}", record.id()))
            .find(|id| !table.contains(&R::Id::from(id.clone())))
            .unwrap_or_default();
        let second = problem(
            "duplicate-id",
            Severity::Error,
            msg::STORAGE_DUPLICATE_RENAMED
                .with("record", name.as_str())
                .with("id", free.as_str()),
            msg::STORAGE_CHECK_PLACE.into(),
        );
        self.push_at(second.at_record(name), at);
        R::from_fields(R::Id::from(free), &record.fields()).ok()
    }

    /// A section of another program or of our future: kept as an attribute of the map.
    fn keep_unknown(&mut self, section: &Section, tables: &mut Tables) {
        let name = SmolStr::new(&self.source.text[section.entry.name.clone()]);
        let at = section.entry.name.start;
        let value = parse::value(&self.source.text[section.entry.value.clone()]);
        let kept = match value {
            Ok((value, flaw)) if parse::keeps_value(flaw) => Some(value),
            _ => None,
        };
        let Some(value) = kept else {
            let lost = problem(
                "unknown-section",
                Severity::Error,
                msg::STORAGE_SECTION_LOST.with("section", name.as_str()),
                msg::STORAGE_CHECK_PLACE.into(),
            );
            self.push_at(lost, at);
            return;
        };
        let id = MapInfo::the_id();
        let mut info = tables
            .map
            .get(&id)
            .map_or_else(|| MapInfo::blank(id), |info| MapInfo::clone(info));
        let is_taken = |name: &SmolStr, info: &MapInfo| {
            MapInfo::FIELDS.contains(&name.as_str())
                || name == crate::model::SINCE
                || info.get(&FieldPath::own(name.clone())).is_some()
        };
        let mut attribute = name.clone();
        while is_taken(&attribute, &info) {
            attribute = format_smolstr!("{attribute} (section)");
        }
        info.attributes.insert(attribute, value);
        tables.map.insert(Arc::new(info));
        let kept = problem(
            "unknown-section",
            Severity::Warning,
            msg::STORAGE_SECTION_KEPT.with("section", name.as_str()),
            msg::STORAGE_SECTION_HINT.into(),
        );
        self.push_at(kept, at);
    }

    /// Ties a problem about a record to the line where the record begins.
    fn place(&mut self, problem: Problem) -> Problem {
        let at = problem
            .place
            .record
            .as_deref()
            .and_then(|record| record.split_once('/'))
            .and_then(|(table, id)| {
                let table = TableName::from_name(table)?;
                let places = self.places.get(&table)?;
                let by_id = self
                    .places_by_id
                    .entry(table)
                    .or_insert_with(|| places.iter().rev().cloned().collect());
                by_id.get(id).copied()
            })
            .unwrap_or(0);
        self.source.locate(problem, at)
    }
}
