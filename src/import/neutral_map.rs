//! The form `neutral-map/1` of the map generator: nodes, edges from the dependent to what it
//! needs, and redundancy groups, in one JSON object.
//!
//! Kinds become those of the catalogue by the tables below; the source's word stays as
//! `source_kind`. The sizes of boxes are left behind: they were made for another drawing.

use smol_str::{SmolStr, format_smolstr};

use super::draft::{Draft, Position, SOURCE_ID, SOURCE_KIND};
use super::error::ImportError;
use super::format::Format;
use super::json::{self, Node, Object, Unfit};
use super::portolan_sample::{check_mark, free_name};
use super::source::Source;
use crate::diagnostic::Severity;
use crate::locale::msg;
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, MapInfo, Record, TableName, Value,
};
use std::sync::Arc;

const MARK: &str = "neutral-map/1";

/// See the module's header.
pub(super) const FORMAT: Format = Format {
    id: "neutral-map",
    name: msg::IMPORT_FORMAT_NEUTRAL_MAP,
    extensions: &["json"],
    sniff: |source| source.text().contains("\"neutral-map/"),
    read,
};

/// Kind of node → kind of element; a kind that is not listed keeps its name.
const ELEMENT_KINDS: &[(&str, &str)] = &[
    ("app", "application"),
    ("backup", "backup_vault"),
    ("batch", "application"),
    ("broker", "message_broker"),
    ("cache", "database"),
    ("desktop", "application"),
    ("dns", "name_service"),
    ("etl", "application"),
    ("files", "file_share"),
    ("function", "application"),
    ("host", "physical_server"),
    ("index", "database"),
    ("loadbalancer", "load_balancer"),
    ("mobile", "application"),
    ("objectstore", "storage"),
    ("pki", "application"),
    ("portal", "application"),
    ("proxy", "gateway"),
    ("service", "application"),
    ("sso", "directory"),
    ("vault", "application"),
    ("vpc", "zone"),
    ("webapp", "application"),
    ("workflow", "application"),
];

/// Type of edge → kind of link, and its strength where the kind has one.
/// What moves data and stops nobody is a flow; the rest is a dependency.
const LINK_KINDS: &[(&str, &str, Option<&str>)] = &[
    ("authenticates", "depends_on", Some("hard")),
    ("backed_up_by", "backed_up_by", None),
    ("calls", "depends_on", Some("hard")),
    ("flows_to", "flow", None),
    ("monitored_by", "depends_on", Some("soft")),
    ("network_link", "connected_to", None),
    ("notifies", "flow", None),
    ("publishes", "depends_on", Some("hard")),
    ("reads", "depends_on", Some("hard")),
    ("reads_writes", "depends_on", Some("hard")),
    ("replicates", "replicates_to", None),
    ("resolves", "depends_on", Some("hard")),
    ("subscribes", "depends_on", Some("hard")),
    ("triggers", "depends_on", Some("hard")),
];

/// Attribute of a node → attribute of the catalogue.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("comment", "description"),
    ("cpu", "vcpu"),
    ("ip", "ip_address"),
    ("owner", "owner_role"),
];

fn read(source: &Source<'_>) -> Result<Draft, ImportError> {
    let top = json::parse(source)?;
    let mut reader = Reader {
        source,
        draft: Draft::default(),
    };
    let top = reader.fields_of(top).unwrap_or_default();
    check_mark(source, &top, MARK)?;
    reader.map_info(&top);
    reader.nodes(&top);
    reader.edges(&top);
    reader.groups(&top);
    Ok(reader.draft)
}

struct Reader<'s, 'a> {
    source: &'s Source<'a>,
    draft: Draft,
}

impl<'a> Reader<'_, 'a> {
    fn map_info(&mut self, top: &Object<'a>) {
        let mut info = MapInfo::blank(MapInfo::the_id());
        for (name, node) in top.iter() {
            match name.as_str() {
                "nodes" | "edges" | "groups" => {}
                "name" => info.title = self.text(top, "name"),
                "format" => self.attribute(&mut info, "source_format", node),
                _ => self.attribute(&mut info, name, node),
            }
        }
        // The generator writes its labels in French.
        info.language = SmolStr::new_static("fr");
        self.draft.tables.map.insert(Arc::new(info));
    }

    fn nodes(&mut self, top: &Object<'a>) {
        let mut rows = Vec::new();
        for (at, object) in self.objects(top, "nodes") {
            let id = self.text(&object, "id");
            let given = self.draft.give_id(TableName::Elements, &id, at);
            rows.push((given, at, object));
        }
        for (given, at, object) in rows {
            let mut element = Element::blank(ElementId::from(given.id));
            let kind = self.text(&object, "kind");
            element.kind = mapped(&kind, ELEMENT_KINDS).into();
            if element.kind.as_str() != kind {
                set(&mut element, SOURCE_KIND, Value::Text(kind));
            }
            element.name = self.text(&object, "label");
            let parent = self.text(&object, "parent");
            if !parent.is_empty() {
                let parent = self.draft.resolve(TableName::Elements, &parent);
                element.parent = Some(parent.into());
            }
            for (name, node) in object.iter() {
                match name.as_str() {
                    "id" | "kind" | "label" | "parent" | "w" | "h" => {}
                    "attrs" => self.node_attributes(&mut element, node),
                    _ => self.attribute(&mut element, name, node),
                }
            }
            if let Some(source_id) = given.source_id.filter(|id| !id.is_empty()) {
                set(&mut element, SOURCE_ID, Value::Text(source_id));
            }
            self.draft.add_element(element, at);
        }
    }

    fn node_attributes(&mut self, element: &mut Element, node: Node<'a>) {
        if node.is_null() {
            return;
        }
        let attributes = self.fields_of(node).unwrap_or_default();
        for (name, node) in attributes.iter() {
            match name.as_str() {
                "rto_min" => self.minutes(element, name, "dmia_h", node),
                "rpo_min" => self.minutes(element, name, "pdma_h", node),
                "env" => self.environment(element, node),
                _ => self.attribute(element, &mapped(name, ATTRIBUTES), node),
            }
        }
    }

    /// A duration in minutes becomes one in hours.
    fn minutes(&mut self, element: &mut Element, from: &str, to: &str, node: Node<'a>) {
        match node.value(self.source) {
            Ok(Value::Number(minutes)) => {
                if let Some(hours) = Value::number(minutes.get() / 60.0) {
                    set(element, to, hours);
                }
            }
            Ok(value) => set(element, from, value),
            Err(unfit) => self.left_out(from, &unfit),
        }
    }

    fn environment(&mut self, element: &mut Element, node: Node<'a>) {
        const WORDS: &[(&str, &str)] = &[("production", "production"), ("recette", "test")];
        match node.value(self.source) {
            Ok(value) => {
                let word = value.as_text().unwrap_or_default();
                if let Some((_, word)) = WORDS.iter().find(|(source, _)| *source == word) {
                    set(element, "environment", Value::from(*word));
                } else {
                    set(element, "env", value);
                }
            }
            Err(unfit) => self.left_out("env", &unfit),
        }
    }

    fn edges(&mut self, top: &Object<'a>) {
        for (at, object) in self.objects(top, "edges") {
            let id = self.text(&object, "id");
            let given = self.draft.give_id(TableName::Links, &id, at);
            let mut link = Link::blank(LinkId::from(given.id));
            let source_kind = self.text(&object, "type");
            let known = LINK_KINDS.iter().find(|(name, ..)| *name == source_kind);
            let (kind, strength) = match known {
                Some((_, kind, strength)) => (SmolStr::new_static(kind), *strength),
                None => (source_kind.clone(), None),
            };
            if kind != source_kind {
                set(&mut link, SOURCE_KIND, Value::Text(source_kind));
            }
            link.kind = kind.into();
            if let Some(strength) = strength {
                set(&mut link, "strength", Value::from(strength));
            }
            link.name = self.text(&object, "label");
            let [from, to] = ["src", "dst"].map(|end| {
                let end = self.text(&object, end);
                ElementId::from(self.draft.resolve(TableName::Elements, &end))
            });
            (link.from, link.to) = (from, to);
            for (name, node) in object.iter() {
                if !matches!(name.as_str(), "id" | "type" | "label" | "src" | "dst") {
                    self.attribute(&mut link, name, node);
                }
            }
            if let Some(source_id) = given.source_id.filter(|id| !id.is_empty()) {
                set(&mut link, SOURCE_ID, Value::Text(source_id));
            }
            self.draft.add_link(link, at);
        }
    }

    fn groups(&mut self, top: &Object<'a>) {
        for (at, object) in self.objects(top, "groups") {
            let id = self.text(&object, "id");
            let given = self.draft.give_id(TableName::Elements, &id, at);
            let mut group = Element::blank(ElementId::from(given.id.clone()));
            group.kind = "redundancy_group".into();
            group.name = format_smolstr!("{} ({})", given.id, self.text(&object, "mode"));
            for (name, node) in object.iter() {
                match name.as_str() {
                    "id" | "members" => {}
                    "min_alive" => self.attribute(&mut group, "k", node),
                    "mode" => {
                        let mode = self.text(&object, "mode").replace('-', "_");
                        set(&mut group, "mode", Value::text(mode));
                    }
                    _ => self.attribute(&mut group, name, node),
                }
            }
            if let Some(source_id) = given.source_id.filter(|id| !id.is_empty()) {
                set(&mut group, SOURCE_ID, Value::Text(source_id));
            }
            self.draft.add_element(group, at);
            self.members(&given.id, &object);
        }
    }

    fn members(&mut self, group: &SmolStr, object: &Object<'a>) {
        let Some(node) = object.get("members") else {
            return;
        };
        let members = node.list(self.source).unwrap_or_else(|unfit| {
            self.left_out("members", &unfit);
            Vec::new()
        });
        for node in members {
            let at = node.position(self.source);
            let member = match node.value(self.source) {
                Ok(value) => value.to_string(),
                Err(unfit) => {
                    self.left_out("members", &unfit);
                    continue;
                }
            };
            let member = self.draft.resolve(TableName::Elements, &member);
            let base = format_smolstr!("{group}-{member}");
            let mut link = Link::blank(LinkId::from(self.draft.free_id(TableName::Links, &base)));
            link.kind = "member_of".into();
            link.from = member.into();
            link.to = group.clone().into();
            self.draft.add_link(link, at);
        }
    }

    /// The objects of a list of the top object; anything else in it is left out and listed.
    fn objects(&mut self, top: &Object<'a>, list: &str) -> Vec<(Position, Object<'a>)> {
        let Some(node) = top.get(list) else {
            return Vec::new();
        };
        let nodes = node.list(self.source).unwrap_or_else(|unfit| {
            self.left_out(list, &unfit);
            Vec::new()
        });
        nodes
            .into_iter()
            .filter_map(|node| Some((node.position(self.source), self.fields_of(node)?)))
            .collect()
    }

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
                self.left_out("–", &unfit);
                None
            }
        }
    }

    /// A field as text, empty where it is absent; a number is taken as its digits.
    fn text(&mut self, object: &Object<'a>, name: &str) -> SmolStr {
        let Some(node) = object.get(name) else {
            return SmolStr::default();
        };
        match node.value(self.source) {
            Ok(Value::Nothing) => SmolStr::default(),
            Ok(Value::Text(text)) => text,
            Ok(value @ Value::Number(_)) => format_smolstr!("{value}"),
            Ok(_) => {
                let message = msg::IMPORT_WRONG_TYPE
                    .with("field", name)
                    .with("expected", msg::MODEL_TYPE_TEXT);
                let at = node.position(self.source);
                self.draft
                    .report("wrong-type", Severity::Error, message, at);
                SmolStr::default()
            }
            Err(unfit) => {
                self.left_out(name, &unfit);
                SmolStr::default()
            }
        }
    }

    fn attribute<R: Record>(&mut self, record: &mut R, name: &str, node: Node<'a>) {
        match node.value(self.source) {
            Ok(value) => set(record, &free_name::<R>(name), value),
            Err(unfit) => self.left_out(name, &unfit),
        }
    }

    fn left_out(&mut self, field: &str, unfit: &Unfit) {
        let message = msg::IMPORT_LEFT_OUT
            .with("field", field)
            .with("reason", unfit.reason.as_str());
        self.draft
            .report("left-out", Severity::Error, message, unfit.position);
    }
}

fn mapped(word: &str, table: &[(&str, &str)]) -> SmolStr {
    table
        .iter()
        .find(|(source, _)| *source == word)
        .map_or_else(|| SmolStr::new(word), |(_, target)| SmolStr::new(*target))
}

/// Sets a free attribute, which takes any value.
fn set<R: Record>(record: &mut R, name: &str, value: Value) {
    let _fits = record.set(&FieldPath::own(name), Some(&value)).is_ok();
}
