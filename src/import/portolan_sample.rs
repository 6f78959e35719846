//! The neutral form `portolan-sample/1`: elements and relations with `presence` and `by_plateau`,
//! plateaus, work packages, requirements and annotations, in one JSON object.
//!
//! | source | map |
//! |---|---|
//! | `label`, `type` | name, kind |
//! | `presence` | introduction, and presence by plateau |
//! | `by_plateau` | overrides, where a plateau differs from the one before |
//! | order of `plateaus` | each is based on the previous one |
//! | any other field | an attribute of the same name |

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::{SmolStr, format_smolstr};

use super::draft::{Draft, Given, Position, SOURCE_ID};
use super::error::ImportError;
use super::format::Format;
use super::json::{self, Node, Object, Unfit};
use super::presence::{self, States};
use super::source::Source;
use crate::diagnostic::Severity;
use crate::locale::{Message, msg};
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, MapInfo, Name, Note, NoteId, PRESENT, Plateau,
    PlateauId, Record, Requirement, RequirementId, SINCE, TableName, Value, WorkPackage,
    WorkPackageId,
};

const MARK: &str = "portolan-sample/1";

/// See the module's header.
pub(super) const FORMAT: Format = Format {
    id: "portolan-sample",
    name: msg::IMPORT_FORMAT_PORTOLAN_SAMPLE,
    extensions: &["json"],
    sniff: |source| source.text().contains("\"portolan-sample/"),
    read,
};

fn read(source: &Source<'_>) -> Result<Draft, ImportError> {
    let top = json::parse(source)?;
    let mut reader = Reader {
        source,
        draft: Draft::default(),
        order: Vec::new(),
    };
    let top = reader.fields_of(top).unwrap_or_default();
    check_mark(source, &top, MARK)?;
    reader.map_info(&top);
    reader.plateaus(&top);
    reader.elements(&top);
    reader.links(&top);
    reader.notes(&top);
    reader.requirements(&top);
    reader.work_packages(&top);
    Ok(reader.draft)
}

/// Refuses a file that names another form, or another version of this one.
pub(super) fn check_mark(
    source: &Source<'_>,
    top: &Object<'_>,
    expected: &'static str,
) -> Result<(), ImportError> {
    let Some(node) = top.get("format") else {
        return Ok(());
    };
    let found = node.value(source).ok();
    if found.as_ref().and_then(Value::as_text) == Some(expected) {
        return Ok(());
    }
    let (line, column) = node.position(source);
    Err(ImportError::OtherVersion {
        found: found.map(|value| value.to_string()).unwrap_or_default(),
        expected,
        line,
        column,
    })
}

struct Reader<'s, 'a> {
    source: &'s Source<'a>,
    draft: Draft,
    /// The plateaus, each based on the one before.
    order: Vec<PlateauId>,
}

/// A record of the source whose id is settled.
struct Row<'a> {
    given: Given,
    object: Object<'a>,
    at: Position,
}

impl<'a> Reader<'_, 'a> {
    fn map_info(&mut self, top: &Object<'a>) {
        let mut info = MapInfo::blank(MapInfo::the_id());
        let tables = [
            "plateaus",
            "elements",
            "relations",
            "annotations",
            "requirements",
            "work_packages",
        ];
        self.fill(&mut info, top, &[("format", "source_format")], &tables);
        self.draft.tables.map.insert(Arc::new(info));
    }

    fn plateaus(&mut self, top: &Object<'a>) {
        for row in self.rows(top, "plateaus", TableName::Plateaus) {
            let mut plateau = Plateau::blank(PlateauId::from(row.given.id.clone()));
            plateau.based_on = self.order.last().cloned();
            self.fill(&mut plateau, &row.object, &[("label", "name")], &["id"]);
            keep_source_id(&mut plateau, &row.given);
            self.order.push(plateau.id.clone());
            self.draft.tables.plateaus.insert(Arc::new(plateau));
        }
    }

    fn elements(&mut self, top: &Object<'a>) {
        const NAMES: &[(&str, &str)] = &[("type", "kind"), ("label", "name")];
        for row in self.rows(top, "elements", TableName::Elements) {
            let mut element = Element::blank(ElementId::from(row.given.id.clone()));
            self.record(&mut element, &row, NAMES);
            if element.parent.is_some() {
                let parent = element.parent.take().unwrap_or_default();
                let parent = self.draft.resolve(TableName::Elements, parent.as_str());
                element.parent = Some(parent.into());
            }
            self.require(&row, &["type"]);
            self.draft.add_element(element, row.at);
        }
    }

    fn links(&mut self, top: &Object<'a>) {
        const NAMES: &[(&str, &str)] = &[("type", "kind"), ("label", "name")];
        for row in self.rows(top, "relations", TableName::Links) {
            let mut link = Link::blank(LinkId::from(row.given.id.clone()));
            self.record(&mut link, &row, NAMES);
            if self.require(&row, &["type", "from", "to"]) {
                link.from = self
                    .draft
                    .resolve(TableName::Elements, link.from.as_str())
                    .into();
                link.to = self
                    .draft
                    .resolve(TableName::Elements, link.to.as_str())
                    .into();
                self.draft.add_link(link, row.at);
            }
        }
    }

    fn notes(&mut self, top: &Object<'a>) {
        for row in self.rows(top, "annotations", TableName::Notes) {
            let mut note = Note::blank(NoteId::from(row.given.id.clone()));
            self.record(&mut note, &row, &[]);
            if let Some(target) = &note.target {
                note.target = Some(self.draft.resolve_subject(target.as_str()).into());
            }
            if let Some(plateau) = &note.plateau {
                let plateau = self.draft.resolve(TableName::Plateaus, plateau.as_str());
                note.plateau = Some(plateau.into());
            }
            self.draft.tables.notes.insert(Arc::new(note));
        }
    }

    fn requirements(&mut self, top: &Object<'a>) {
        for row in self.rows(top, "requirements", TableName::Requirements) {
            let mut requirement = Requirement::blank(RequirementId::from(row.given.id.clone()));
            self.record(&mut requirement, &row, &[]);
            self.draft.tables.requirements.insert(Arc::new(requirement));
        }
    }

    fn work_packages(&mut self, top: &Object<'a>) {
        for row in self.rows(top, "work_packages", TableName::WorkPackages) {
            let mut package = WorkPackage::blank(WorkPackageId::from(row.given.id.clone()));
            self.record(&mut package, &row, &[("label", "name")]);
            for plateau in [&mut package.from_plateau, &mut package.to_plateau]
                .into_iter()
                .flatten()
            {
                *plateau = self
                    .draft
                    .resolve(TableName::Plateaus, plateau.as_str())
                    .into();
            }
            let claims = [
                &mut package.delivers,
                &mut package.removes,
                &mut package.changes,
            ];
            for subject in claims.into_iter().flatten() {
                *subject = self.draft.resolve_subject(subject.as_str()).into();
            }
            for other in &mut package.depends_on {
                *other = self
                    .draft
                    .resolve(TableName::WorkPackages, other.as_str())
                    .into();
            }
            for requirement in &mut package.requirements {
                *requirement = self
                    .draft
                    .resolve(TableName::Requirements, requirement.as_str())
                    .into();
            }
            self.draft.tables.work_packages.insert(Arc::new(package));
        }
    }

    /// The records of a list of the top object, with ids of the map.
    fn rows(&mut self, top: &Object<'a>, list: &str, table: TableName) -> Vec<Row<'a>> {
        let Some(node) = top.get(list) else {
            return Vec::new();
        };
        let nodes = match node.list(self.source) {
            Ok(nodes) => nodes,
            Err(unfit) => {
                self.left_out(list, &unfit);
                return Vec::new();
            }
        };
        let mut rows = Vec::with_capacity(nodes.len());
        for node in nodes {
            let at = node.position(self.source);
            let Some(object) = self.fields_of(node) else {
                continue;
            };
            let id = object.get("id").and_then(|id| id.value(self.source).ok());
            let id = id.map(|id| id.to_string()).unwrap_or_default();
            let given = self.draft.give_id(table, &id, at);
            rows.push(Row { given, object, at });
        }
        rows
    }

    /// The fields of an object; anything else is left out and listed.
    fn fields_of(&mut self, node: Node<'a>) -> Option<Object<'a>> {
        match node.object(self.source) {
            Ok(object) => {
                for (name, node) in &object.repeated {
                    let at = node.position(self.source);
                    let message = msg::IMPORT_REPEATED_FIELD.with("field", name.as_str());
                    self.draft
                        .report("repeated-field", Severity::Warning, message, at);
                }
                Some(object)
            }
            Err(unfit) => {
                self.left_out("", &unfit);
                None
            }
        }
    }

    /// A record with `attributes`, `presence` and `by_plateau`, wherever they stand.
    fn record<R: Record>(&mut self, record: &mut R, row: &Row<'a>, names: &[(&str, &str)]) {
        const OWN: &[&str] = &["id", "attributes"];
        const STATES: &[&str] = &["presence", "by_plateau"];
        let mut states = States::default();
        let skip: Vec<&str> = OWN.iter().chain(STATES).copied().collect();
        self.fill(record, &row.object, names, &skip);
        self.states(&mut states, &row.object, names);
        if let Some(node) = row.object.get("attributes")
            && !node.is_null()
            && let Some(attributes) = self.fields_of(node)
        {
            self.attributes(record, &attributes, STATES);
            self.states(&mut states, &attributes, names);
        }
        keep_source_id(record, &row.given);
        for (plateau, error, value) in presence::apply(record, &states, &self.order) {
            let field = format!("{}@{plateau}", error.name);
            self.wrong_type(&field, error.expected.message(), row.at);
            let kept = FieldPath::at(plateau, format_smolstr!("source_{}", error.name));
            // A free attribute takes any value.
            let _fits = record.set(&kept, Some(&value)).is_ok();
        }
    }

    /// Sets fields by name; what no field takes is kept as an attribute.
    fn fill<R: Record>(
        &mut self,
        record: &mut R,
        object: &Object<'a>,
        names: &[(&str, &str)],
        skip: &[&str],
    ) {
        for (name, node) in object.iter() {
            if skip.contains(&name.as_str()) {
                continue;
            }
            let Some(mut value) = self.value_of(name, node) else {
                continue;
            };
            let field = translated(name, names);
            let is_typed = R::FIELDS.contains(&field.as_str());
            if !is_typed {
                self.draft.resolve_attribute(&field, &mut value);
            }
            let path = if is_typed {
                FieldPath::own(field)
            } else {
                FieldPath::own(free_name::<R>(&field))
            };
            if let Err(error) = record.set(&path, Some(&value)) {
                self.wrong_type(name, error.expected.message(), node.position(self.source));
                let kept = FieldPath::own(format_smolstr!("source_{}", error.name));
                // A free attribute takes any value.
                let _fits = record.set(&kept, Some(&value)).is_ok();
            }
        }
    }

    /// Sets free attributes.
    fn attributes<R: Record>(&mut self, record: &mut R, object: &Object<'a>, skip: &[&str]) {
        for (name, node) in object.iter() {
            if skip.contains(&name.as_str()) {
                continue;
            }
            let Some(mut value) = self.value_of(name, node) else {
                continue;
            };
            self.draft.resolve_attribute(name, &mut value);
            // A free attribute takes any value.
            let _fits = record
                .set(&FieldPath::own(free_name::<R>(name)), Some(&value))
                .is_ok();
        }
    }

    /// Reads `presence` and `by_plateau`.
    fn states(&mut self, states: &mut States, object: &Object<'a>, names: &[(&str, &str)]) {
        if let Some(node) = object.get("presence").filter(|node| !node.is_null()) {
            let named = node.list(self.source).unwrap_or_else(|unfit| {
                self.left_out("presence", &unfit);
                Vec::new()
            });
            let mut presence = BTreeSet::new();
            for node in named {
                if let Some(Value::Text(id)) = self.value_of("presence", node) {
                    presence.extend(self.plateau(&id, node.position(self.source)));
                }
            }
            states.presence = Some(presence);
        }
        let Some(node) = object.get("by_plateau").filter(|node| !node.is_null()) else {
            return;
        };
        let plateaus = self.fields_of(node).unwrap_or_default();
        for (id, node) in plateaus.iter() {
            let (Some(plateau), Some(object)) = (
                self.plateau(id, node.position(self.source)),
                self.fields_of(node),
            ) else {
                continue;
            };
            let fields = states.by_plateau.entry(plateau).or_default();
            for (name, node) in object.iter() {
                if let Some(mut value) = self.value_of(name, node) {
                    let field = translated(name, names);
                    match (&mut value, field.as_str()) {
                        (Value::Text(id), "parent" | "from" | "to") => {
                            *id = self.draft.resolve(TableName::Elements, id);
                        }
                        (value, field) => self.draft.resolve_attribute(field, value),
                    }
                    fields.insert(field, value);
                }
            }
        }
    }

    /// The plateau of an id of the source; one that is not listed is reported.
    fn plateau(&mut self, id: &str, at: Position) -> Option<PlateauId> {
        let plateau = PlateauId::from(self.draft.resolve(TableName::Plateaus, id));
        if self.order.contains(&plateau) {
            return Some(plateau);
        }
        let message = msg::IMPORT_UNKNOWN_PLATEAU.with("plateau", id);
        self.draft
            .report("unknown-plateau", Severity::Error, message, at);
        None
    }

    /// A value, unless no map can hold it.
    fn value_of(&mut self, name: &str, node: Node<'a>) -> Option<Value> {
        match node.value(self.source) {
            Ok(value) => Some(value),
            Err(unfit) => {
                self.left_out(name, &unfit);
                None
            }
        }
    }

    /// Whether a record has these fields; each that it lacks is reported.
    fn require(&mut self, row: &Row<'a>, names: &[&'static str]) -> bool {
        let mut complete = true;
        for name in names {
            if row.object.get(name).is_some_and(|node| !node.is_null()) {
                continue;
            }
            complete = false;
            let message = msg::IMPORT_MISSING_FIELD
                .with("field", *name)
                .with("id", row.given.id.as_str());
            self.draft
                .report("missing-field", Severity::Error, message, row.at);
        }
        complete
    }

    fn left_out(&mut self, field: &str, unfit: &Unfit) {
        let message = msg::IMPORT_LEFT_OUT
            .with("field", if field.is_empty() { "–" } else { field })
            .with("reason", unfit.reason.as_str());
        self.draft
            .report("left-out", Severity::Error, message, unfit.position);
    }

    fn wrong_type(&mut self, field: &str, expected: Message, at: Position) {
        let message = msg::IMPORT_WRONG_TYPE
            .with("field", field)
            .with("expected", expected);
        self.draft
            .report("wrong-type", Severity::Error, message, at);
    }
}

fn keep_source_id<R: Record>(record: &mut R, given: &Given) {
    if let Some(source_id) = given.source_id.as_ref().filter(|id| !id.is_empty()) {
        let value = Value::Text(source_id.clone());
        // A free attribute takes any value.
        let _fits = record.set(&FieldPath::own(SOURCE_ID), Some(&value)).is_ok();
    }
}

/// The model's name for a field of the source.
fn translated(name: &Name, names: &[(&str, &str)]) -> Name {
    names
        .iter()
        .find(|(source, _)| *source == name.as_str())
        .map_or_else(|| name.clone(), |(_, field)| SmolStr::new(*field))
}

/// A name for an attribute that is no typed field's.
pub(super) fn free_name<R: Record>(name: &str) -> Name {
    let is_typed = R::FIELDS.contains(&name) || matches!(name, SINCE | PRESENT | "id" | "at" | "");
    if is_typed {
        format_smolstr!("source_{name}")
    } else {
        SmolStr::new(name)
    }
}
