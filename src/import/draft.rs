//! What an importer gathers: tables under safe ids, and what there is to say about them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::{SmolStr, format_smolstr};

use crate::catalogue::{self, AttributeType};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::{
    Attributes, Element, ElementId, KindId, Link, PlateauId, RequirementId, SubjectId, TableName,
    Tables, Value,
};

/// The attribute that keeps an id which could not be used as it is.
pub(super) const SOURCE_ID: &str = "source_id";
/// The attribute that keeps the source's own word for a kind.
pub(super) const SOURCE_KIND: &str = "source_kind";

/// Line and column, both from 1.
pub(super) type Position = (usize, usize);

/// The id that a record got, and the one that it had where they differ.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) id: SmolStr,
    pub(super) source_id: Option<SmolStr>,
}

/// Tables that do not yet belong to a map.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) tables: Tables,
    pub(super) problems: Vec<Problem>,
    /// Ids in use among elements, links, views and notes.
    subjects: BTreeSet<SmolStr>,
    /// Ids in use in the other tables.
    others: BTreeSet<(TableName, SmolStr)>,
    /// Source id → id, for those that had to change.
    renamed: BTreeMap<(TableName, SmolStr), SmolStr>,
    /// Source ids seen, to tell a duplicate from a clash with another table.
    seen: BTreeSet<(TableName, SmolStr)>,
    /// The next number to try after a base.
    next_number: BTreeMap<SmolStr, usize>,
    /// Unknown kinds: how many records, and where the first stands.
    unknown_kinds: BTreeMap<(TableName, KindId), (usize, Position)>,
}

impl Draft {
    /// Something to say about a place of the file.
    pub(super) fn report(
        &mut self,
        code: &'static str,
        severity: Severity,
        message: Message,
        position: Position,
    ) {
        let problem = Problem::new(code, severity, message);
        self.problems.push(problem.at_line(position.0, position.1));
    }

    /// Gives a record its id: that of the source, unless it is empty, holds a `/`, or is taken.
    pub(super) fn give_id(&mut self, table: TableName, source: &str, at: Position) -> Given {
        let source = SmolStr::new(source);
        let is_first = self.seen.insert((table, source.clone()));
        let safe = safe_id(&source, table);
        let id = self.free_id(table, &safe);
        if id == source {
            return Given {
                id,
                source_id: None,
            };
        }
        let record = format!("{}/{id}", table.as_str());
        let (code, severity, message) = if source.is_empty() {
            ("missing-id", Severity::Error, msg::IMPORT_MISSING_ID)
        } else if !is_first {
            ("duplicate-id", Severity::Error, msg::IMPORT_DUPLICATE_ID)
        } else if safe == source {
            ("shared-id", Severity::Warning, msg::IMPORT_SHARED_ID)
        } else {
            ("unusable-id", Severity::Warning, msg::IMPORT_UNUSABLE_ID)
        };
        let message = message
            .with("id", source.as_str())
            .with("given", id.as_str());
        let problem = Problem::new(code, severity, message).at_record(record);
        self.problems.push(problem.at_line(at.0, at.1));
        if is_first {
            self.renamed.insert((table, source.clone()), id.clone());
        }
        Given {
            id,
            source_id: Some(source),
        }
    }

    /// An id of the importer's own making, free in its table.
    pub(super) fn free_id(&mut self, table: TableName, base: &str) -> SmolStr {
        let mut id = SmolStr::new(base);
        while !self.take(table, &id) {
            let number = self.next_number.entry(SmolStr::new(base)).or_insert(1);
            *number += 1;
            id = format_smolstr!("{base}-{number}");
        }
        id
    }

    fn take(&mut self, table: TableName, id: &SmolStr) -> bool {
        match table {
            TableName::Elements | TableName::Links | TableName::Views | TableName::Notes => {
                self.subjects.insert(id.clone())
            }
            _ => self.others.insert((table, id.clone())),
        }
    }

    /// The map's id for an id of the source.
    pub(super) fn resolve(&self, table: TableName, source: &str) -> SmolStr {
        let source = SmolStr::new(source);
        match self.renamed.get(&(table, source.clone())) {
            Some(id) => id.clone(),
            None => source,
        }
    }

    /// The map's id for an id that may name an element or a link; elements come first.
    pub(super) fn resolve_subject(&self, source: &str) -> SmolStr {
        let source = SmolStr::new(source);
        if self.seen.contains(&(TableName::Elements, source.clone())) {
            self.resolve(TableName::Elements, &source)
        } else {
            self.resolve(TableName::Links, &source)
        }
    }

    /// Puts the map's ids in place of the source's in an attribute that names elements.
    pub(super) fn resolve_attribute(&self, name: &str, value: &mut Value) {
        if self.renamed.is_empty() {
            return;
        }
        let kind = catalogue::attribute(name).map(|attribute| attribute.value_type);
        match (kind, value) {
            (Some(AttributeType::Reference(_)), Value::Text(text)) => {
                *text = self.resolve(TableName::Elements, text);
            }
            (Some(AttributeType::ReferenceList(_)), Value::List(list)) => {
                for entry in list {
                    if let Value::Text(text) = entry {
                        *text = self.resolve_subject(text);
                    }
                }
            }
            (_, Value::List(list)) if name == "processed_by" => {
                for entry in list {
                    if let Value::Fields(fields) = entry
                        && let Some(Value::Text(text)) = fields.get_mut("application")
                    {
                        *text = self.resolve(TableName::Elements, text);
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds an element; an unknown kind is kept, and mentioned once.
    pub(super) fn add_element(&mut self, element: Element, at: Position) {
        if catalogue::element_kind(element.kind.as_str()).is_none() {
            self.note_unknown_kind(TableName::Elements, &element.kind, at);
        }
        self.tables.elements.insert(Arc::new(element));
    }

    /// Adds a link; an unknown kind is kept, and mentioned once.
    pub(super) fn add_link(&mut self, link: Link, at: Position) {
        if catalogue::link_kind(link.kind.as_str()).is_none() {
            self.note_unknown_kind(TableName::Links, &link.kind, at);
        }
        self.tables.links.insert(Arc::new(link));
    }

    fn note_unknown_kind(&mut self, table: TableName, kind: &KindId, at: Position) {
        let entry = self
            .unknown_kinds
            .entry((table, kind.clone()))
            .or_insert((0, at));
        entry.0 += 1;
    }

    /// The tables and all that there is to say: in the order of the file, then about the whole.
    pub(super) fn finish(mut self) -> (Tables, Vec<Problem>) {
        self.problems
            .sort_by_key(|problem| (problem.place.line, problem.place.column));
        for ((table, kind), (count, at)) in std::mem::take(&mut self.unknown_kinds) {
            let message = match table {
                TableName::Links => msg::IMPORT_UNKNOWN_LINK_KIND,
                _ => msg::IMPORT_UNKNOWN_ELEMENT_KIND,
            };
            let message = message.with("kind", kind.as_str()).with("count", count);
            let problem = Problem::new("unknown-kind", Severity::Warning, message)
                .with_hint(msg::IMPORT_UNKNOWN_KIND_HINT.into());
            self.problems.push(problem.at_line(at.0, at.1));
        }
        let dangling = dangling_references(&self.tables);
        self.problems.extend(dangling);
        (self.tables, self.problems)
    }
}

/// An id that the map can use: without `/`, which parts a view from its subject, and not empty.
fn safe_id(source: &str, table: TableName) -> SmolStr {
    let safe: String = source
        .trim()
        .chars()
        .map(|c| if c == '/' || c.is_control() { '-' } else { c })
        .collect();
    if safe.is_empty() {
        SmolStr::new_static(match table {
            TableName::Elements => "element",
            TableName::Links => "link",
            TableName::Notes => "note",
            TableName::Plateaus => "plateau",
            TableName::Requirements => "requirement",
            TableName::WorkPackages => "work-package",
            TableName::Scenarios => "scenario",
            TableName::Exemptions => "exemption",
            TableName::Standards => "standard",
            TableName::DataTypes => "data-type",
            TableName::Factors => "factor",
            TableName::Targets => "target",
            TableName::Presets => "preset",
            TableName::Redactions => "redaction",
            _ => "item",
        })
    } else {
        safe.into()
    }
}

/// What points nowhere and yet breaks no promise of the map: kept, and listed.
fn dangling_references(tables: &Tables) -> Vec<Problem> {
    let mut out = Vec::new();
    for element in tables.elements.iter() {
        dangling_attributes(
            tables,
            "elements",
            element.id.as_str(),
            &element.attributes,
            &mut out,
        );
    }
    for link in tables.links.iter() {
        dangling_attributes(
            tables,
            "links",
            link.id.as_str(),
            &link.attributes,
            &mut out,
        );
    }
    for note in tables.notes.iter() {
        let record = format!("notes/{}", note.id);
        let target = note.target.iter().filter(|id| !tables.has_subject(id));
        out.extend(target.map(|id| dangling(&record, id.as_str())));
        let plateau = note.plateau.iter().filter(|id| !has_plateau(tables, id));
        out.extend(plateau.map(|id| dangling(&record, id.as_str())));
    }
    for package in tables.work_packages.iter() {
        let record = format!("work_packages/{}", package.id);
        let ends = package.from_plateau.iter().chain(&package.to_plateau);
        let ends = ends.filter(|id| !has_plateau(tables, id));
        out.extend(ends.map(|id| dangling(&record, id.as_str())));
        let claims = [&package.delivers, &package.removes, &package.changes];
        let claims = claims.into_iter().flatten();
        let claims = claims.filter(|id: &&SubjectId| !tables.has_subject(id));
        out.extend(claims.map(|id| dangling(&record, id.as_str())));
        let others = package.depends_on.iter();
        let others = others.filter(|id| !tables.work_packages.contains(*id));
        out.extend(others.map(|id| dangling(&record, id.as_str())));
        let unmet = package.requirements.iter();
        let unmet = unmet.filter(|id: &&RequirementId| !tables.requirements.contains(id));
        out.extend(unmet.map(|id| dangling(&record, id.as_str())));
    }
    out
}

fn has_plateau(tables: &Tables, id: &PlateauId) -> bool {
    tables.plateaus.contains(id)
}

fn dangling_attributes(
    tables: &Tables,
    table: &str,
    id: &str,
    attributes: &Attributes,
    out: &mut Vec<Problem>,
) {
    for (name, value) in attributes {
        let named: Vec<&str> = match catalogue::attribute(name).map(|found| found.value_type) {
            Some(AttributeType::Reference(_)) => value.as_text().into_iter().collect(),
            Some(AttributeType::ReferenceList(_)) => value
                .as_list()
                .unwrap_or_default()
                .iter()
                .filter_map(Value::as_text)
                .collect(),
            _ if name == "processed_by" => value
                .as_list()
                .unwrap_or_default()
                .iter()
                .filter_map(|entry| entry.as_fields()?.get("application")?.as_text())
                .collect(),
            _ => continue,
        };
        let record = format!("{table}/{id}");
        let missing = named
            .into_iter()
            .filter(|target| !tables.elements.contains(&ElementId::from(*target)))
            .filter(|target| !tables.has_subject(&SubjectId::from(*target)));
        out.extend(missing.map(|target| dangling(&record, target)));
    }
}

fn dangling(record: &str, missing: &str) -> Problem {
    let message = msg::IMPORT_DANGLING
        .with("record", record)
        .with("missing", missing);
    Problem::new("dangling-mention", Severity::Warning, message).at_record(record)
}
