//! The ArchiMate Model Exchange File Format 3.1 (The Open Group): elements, relationships, attributes
//! as properties, views with places and bends.
//!
//! Kinds become the types that the catalogue names for them; containment becomes a composition, or
//! an aggregation where the part can live elsewhere. What has no type becomes a node or an
//! association. The order of children is that of the schema, which refuses any other; ids begin with
//! a letter; places in a view are absolute and shifted so that none is negative. Boxes and lines have
//! the colours that the view shows, notes are labels.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::content::{Content, plain_name};
use super::drawn::DrawnView;
use super::xml::escaped;
use crate::catalogue::{Family, element_kind, link_kind};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{Attributes, Note, Snapshot, SubjectId, SystemMap, Value, View, ViewId};
use crate::scene::{Color, Stroke, Theme};
use crate::text;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd" identifier="id_map">
"#;

/// The map at one plateau, with these views. O(elements + links + what the views show).
#[must_use]
pub fn archimate(
    map: &SystemMap,
    snapshot: &Snapshot,
    views: &[ViewId],
    theme: &'static Theme,
    language: Language,
) -> String {
    let content = Content::of(map, snapshot, None);
    let mut writer = Writer {
        content: &content,
        theme,
        lang: lang_of(&content, language),
        names: attribute_names(&content),
        out: String::from(HEAD),
    };
    let title = content.title();
    writer.name(1, if title.is_empty() { "Portolan" } else { &title });
    writer.documentation(1, &content.info.description);
    writer.elements();
    writer.relationships();
    writer.organisations(language);
    writer.definitions();
    writer.views(map, snapshot, views, language);
    writer.out.push_str("</model>\n");
    writer.out
}

/// The language of labels, as two or three letters.
fn lang_of(content: &Content<'_>, language: Language) -> String {
    let said = content.info.language.as_str();
    let is_code = (2..=3).contains(&said.len()) && said.chars().all(|c| c.is_ascii_lowercase());
    if is_code { said } else { language.code() }.to_owned()
}

/// Every attribute that an element or a link carries, and what a record has beside its type.
fn attribute_names(content: &Content<'_>) -> BTreeSet<String> {
    let of_nodes = content.nodes.iter().map(|node| &node.element.attributes);
    let of_edges = content.edges.iter().map(|edge| &edge.link.attributes);
    let names = of_nodes.chain(of_edges).flat_map(|attributes| {
        let known = attributes.iter();
        known
            .filter(|(name, value)| *name != "description" && !matches!(value, Value::Nothing))
            .map(|(name, _)| name.to_string())
    });
    names.chain(["portolan.kind".to_owned()]).collect()
}

struct Writer<'a> {
    content: &'a Content<'a>,
    theme: &'static Theme,
    lang: String,
    names: BTreeSet<String>,
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize, words: &str) {
        let _written = writeln!(self.out, "{}{words}", "  ".repeat(depth)).is_ok();
    }

    fn name(&mut self, depth: usize, words: &str) {
        let words = escaped(&text::visible(words));
        let lang = self.lang.clone();
        self.line(depth, &format!("<name xml:lang=\"{lang}\">{words}</name>"));
    }

    fn documentation(&mut self, depth: usize, words: &str) {
        if !words.trim().is_empty() {
            let words = escaped(&text::visible(words));
            let lang = self.lang.clone();
            self.line(
                depth,
                &format!("<documentation xml:lang=\"{lang}\">{words}</documentation>"),
            );
        }
    }

    fn properties(&mut self, depth: usize, kind: &str, attributes: &Attributes) {
        self.line(depth, "<properties>");
        let own = [("portolan.kind".to_owned(), kind.to_owned())];
        let others = attributes
            .iter()
            .filter(|(name, value)| *name != "description" && !matches!(value, Value::Nothing))
            .map(|(name, value)| (name.to_string(), value.to_string()));
        let lang = self.lang.clone();
        for (name, value) in own.into_iter().chain(others) {
            let reference = plain_name("p", &name);
            let value = escaped(&text::visible(&value));
            self.line(
                depth + 1,
                &format!(
                    "<property propertyDefinitionRef=\"{reference}\"><value xml:lang=\"{lang}\">{value}</value></property>"
                ),
            );
        }
        self.line(depth, "</properties>");
    }

    fn elements(&mut self) {
        if self.content.nodes.is_empty() {
            return;
        }
        self.line(1, "<elements>");
        for node in &self.content.nodes {
            let element = &node.element;
            let id = plain_name("e", element.id.as_str());
            let kind = element.kind.as_str();
            self.line(
                2,
                &format!(
                    "<element identifier=\"{id}\" xsi:type=\"{}\">",
                    type_of(kind)
                ),
            );
            self.name(3, &node.name());
            let words = element.attributes.get("description");
            self.documentation(3, words.and_then(Value::as_text).unwrap_or_default());
            self.properties(3, kind, &element.attributes);
            self.line(2, "</element>");
        }
        self.line(1, "</elements>");
    }

    fn relationships(&mut self) {
        let held: Vec<(usize, usize)> = (self.content.nodes.iter().enumerate())
            .filter_map(|(row, node)| Some((node.parent?, row)))
            .collect();
        if held.is_empty() && self.content.edges.is_empty() {
            return;
        }
        self.line(1, "<relationships>");
        for (parent, child) in held {
            let [whole, part] =
                [parent, child].map(|row| self.content.nodes[row].element.id.as_str());
            let relation = containment(self.content.nodes[parent].element.kind.as_str());
            let opening = format!(
                "<relationship identifier=\"{}\" source=\"{}\" target=\"{}\" xsi:type=\"{relation}\"/>",
                plain_name("in", part),
                plain_name("e", whole),
                plain_name("e", part)
            );
            self.line(2, &opening);
        }
        for edge in &self.content.edges {
            let link = &edge.link;
            let [from, to] = [edge.from, edge.to].map(|row| &self.content.nodes[row].element.id);
            let (relation, is_reversed) = relation_of(link.kind.as_str());
            let (source, target) = if is_reversed { (to, from) } else { (from, to) };
            let more = match relation {
                "Access" => " accessType=\"Access\"",
                "Association" if link.kind.as_str() != "connected_to" => " isDirected=\"true\"",
                _ => "",
            };
            let opening = format!(
                "<relationship identifier=\"{}\" source=\"{}\" target=\"{}\" xsi:type=\"{relation}\"{more}>",
                plain_name("l", link.id.as_str()),
                plain_name("e", source.as_str()),
                plain_name("e", target.as_str())
            );
            self.line(2, &opening);
            let protocol = link.attributes.get("protocol").and_then(Value::as_text);
            let said = [link.name.as_str(), protocol.unwrap_or_default()];
            if let Some(said) = said.into_iter().find(|said| !said.is_empty()) {
                self.name(3, said);
            }
            self.properties(3, link.kind.as_str(), &link.attributes);
            self.line(2, "</relationship>");
        }
        self.line(1, "</relationships>");
    }

    /// A folder a family, as people look for things.
    fn organisations(&mut self, language: Language) {
        if self.content.nodes.is_empty() {
            return;
        }
        self.line(1, "<organizations>");
        for family in Family::ALL {
            let of_family: Vec<String> = self
                .content
                .nodes
                .iter()
                .filter(|node| family_of(node.element.kind.as_str()) == family)
                .map(|node| plain_name("e", node.element.id.as_str()))
                .collect();
            if of_family.is_empty() {
                continue;
            }
            let label = escaped(&language.text(family.name()));
            let lang = self.lang.clone();
            self.line(2, "<item>");
            self.line(3, &format!("<label xml:lang=\"{lang}\">{label}</label>"));
            for id in of_family {
                self.line(3, &format!("<item identifierRef=\"{id}\"/>"));
            }
            self.line(2, "</item>");
        }
        self.line(1, "</organizations>");
    }

    fn definitions(&mut self) {
        self.line(1, "<propertyDefinitions>");
        for name in self.names.clone() {
            let id = plain_name("p", &name);
            let name = escaped(&text::visible(&name));
            self.line(
                2,
                &format!(
                    "<propertyDefinition identifier=\"{id}\" type=\"string\"><name>{name}</name></propertyDefinition>"
                ),
            );
        }
        self.line(1, "</propertyDefinitions>");
    }

    fn views(
        &mut self,
        map: &SystemMap,
        snapshot: &Snapshot,
        views: &[ViewId],
        language: Language,
    ) {
        let records = views.iter().filter_map(|view| map.tables().views.get(view));
        let records: Vec<_> = records.collect();
        if records.is_empty() {
            return;
        }
        self.line(1, "<views>");
        self.line(2, "<diagrams>");
        for view in records {
            self.view(map, snapshot, view, language);
        }
        self.line(2, "</diagrams>");
        self.line(1, "</views>");
    }

    fn view(&mut self, map: &SystemMap, snapshot: &Snapshot, view: &View, language: Language) {
        let shown = Content::of(map, snapshot, Some(&view.id));
        let placements = snapshot.placements(map, &view.id);
        let rect = |row: usize| {
            let subject = SubjectId::from(&shown.nodes[row].element.id);
            let at = placements.binary_search_by(|(other, _)| other.cmp(&subject));
            at.ok().map(|at| placements[at].1.rect())
        };
        let rects: Vec<Option<Rect>> = (0..shown.nodes.len()).map(rect).collect();
        let drawn = DrawnView::of(map, snapshot, &view.id, self.theme, language);
        let corners = rects.iter().flatten().map(|rect| (rect.x0, rect.y0));
        let bends = drawn.routes.values().flat_map(|route| &route.points);
        let sheets = drawn.notes.values().map(|sheet| (sheet.x0, sheet.y0));
        let all = corners.chain(bends.map(|point| (point.x, point.y)));
        let all = all.chain(sheets);
        let (left, top) = all.fold((0.0_f64, 0.0_f64), |(left, top), (x, y)| {
            (left.min(x), top.min(y))
        });
        let prefix = plain_name("v", view.id.as_str());
        self.line(
            3,
            &format!("<view identifier=\"{prefix}\" xsi:type=\"Diagram\">"),
        );
        let name = if view.name.trim().is_empty() {
            view.id.as_str()
        } else {
            view.name.as_str()
        };
        self.name(4, name);
        self.documentation(4, &view.description);
        let frame = Frame {
            shown: &shown,
            rects: &rects,
            drawn: &drawn,
            prefix: &prefix,
            left,
            top,
        };
        for root in shown.roots() {
            self.node(&frame, root, 4);
        }
        for note in snapshot.notes() {
            if let Some(&sheet) = drawn.notes.get(note.id.text()) {
                self.note(&frame, note, sheet);
            }
        }
        for edge in &shown.edges {
            let inside = |inner: usize, outer: usize| {
                let above = |row: &usize| shown.nodes[*row].parent;
                std::iter::successors(above(&inner), above).any(|row| row == outer)
            };
            let ends_show = rects[edge.from].is_some() && rects[edge.to].is_some();
            if !ends_show || inside(edge.from, edge.to) || inside(edge.to, edge.from) {
                continue;
            }
            let (_, is_reversed) = relation_of(edge.link.kind.as_str());
            let ends = if is_reversed {
                [edge.to, edge.from]
            } else {
                [edge.from, edge.to]
            };
            let [source, target] = ends.map(|row| frame.id(row));
            let id = plain_name(&format!("{prefix}_l"), edge.link.id.as_str());
            let relation = plain_name("l", edge.link.id.as_str());
            let head = format!(
                "<connection identifier=\"{id}\" xsi:type=\"Relationship\" relationshipRef=\"{relation}\" source=\"{source}\" target=\"{target}\""
            );
            let points = drawn.routes.get(edge.link.id.text());
            let points = points.map_or(&[][..], |route| route.points.as_slice());
            let inner = points.get(1..points.len().saturating_sub(1));
            let mut inner = inner.unwrap_or_default().to_vec();
            if is_reversed {
                inner.reverse();
            }
            let stroke = drawn.lines.get(edge.link.id.text()).copied();
            if inner.is_empty() && stroke.is_none() {
                self.line(4, &format!("{head}/>"));
                continue;
            }
            self.line(4, &format!("{head}>"));
            self.style(5, stroke, None);
            for point in inner {
                let (x, y) = (whole(point.x - left), whole(point.y - top));
                self.line(5, &format!("<bendpoint x=\"{x}\" y=\"{y}\"/>"));
            }
            self.line(4, "</connection>");
        }
        self.line(3, "</view>");
    }

    /// Colours as they are shown; the form knows lines of whole widths, and no patterns.
    fn style(&mut self, depth: usize, stroke: Option<Stroke>, fill: Option<Color>) {
        let color = |name: &str, color: Color| {
            let opacity = whole(f64::from(color.a) / 2.55);
            format!(
                "<{name} r=\"{}\" g=\"{}\" b=\"{}\" a=\"{opacity}\"/>",
                color.r, color.g, color.b
            )
        };
        let line = stroke.map(|stroke| color("lineColor", stroke.color));
        let fill = fill.map(|fill| color("fillColor", fill));
        let colours = [line, fill].into_iter().flatten().collect::<String>();
        if !colours.is_empty() {
            let width = stroke.map_or(1, |stroke| whole(stroke.width).clamp(1, 3));
            self.line(
                depth,
                &format!("<style lineWidth=\"{width}\">{colours}</style>"),
            );
        }
    }

    /// A note, as a label of the view.
    fn note(&mut self, frame: &Frame<'_>, note: &Note, sheet: Rect) {
        let id = plain_name(&format!("{}_n", frame.prefix), note.id.as_str());
        let [x, y, w, h] = frame.place(sheet);
        self.line(
            4,
            &format!("<node identifier=\"{id}\" xsi:type=\"Label\" x=\"{x}\" y=\"{y}\" w=\"{w}\" h=\"{h}\">"),
        );
        let said = [note.title.as_str(), note.text.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let words = escaped(&text::visible(&said.join(" – ")));
        let lang = self.lang.clone();
        self.line(5, &format!("<label xml:lang=\"{lang}\">{words}</label>"));
        self.line(4, "</node>");
    }

    fn node(&mut self, frame: &Frame<'_>, row: usize, depth: usize) {
        let Some(rect) = frame.rects[row] else {
            return;
        };
        let node = &frame.shown.nodes[row];
        let [x, y, w, h] = frame.place(rect);
        let head = format!(
            "<node identifier=\"{}\" xsi:type=\"Element\" elementRef=\"{}\" x=\"{x}\" y=\"{y}\" w=\"{w}\" h=\"{h}\"",
            frame.id(row),
            plain_name("e", node.element.id.as_str()),
        );
        let ground = frame.drawn.boxes.get(node.element.id.text());
        let ground = ground.map(|drawn| drawn.ground);
        if node.children.is_empty() && ground.is_none() {
            self.line(depth, &format!("{head}/>"));
            return;
        }
        self.line(depth, &format!("{head}>"));
        if let Some(ground) = ground {
            self.style(depth + 1, ground.stroke, ground.fill);
        }
        for &child in &node.children {
            self.node(frame, child, depth + 1);
        }
        self.line(depth, "</node>");
    }
}

/// A view while it is written.
struct Frame<'a> {
    shown: &'a Content<'a>,
    rects: &'a [Option<Rect>],
    drawn: &'a DrawnView,
    prefix: &'a str,
    left: f64,
    top: f64,
}

impl Frame<'_> {
    fn id(&self, row: usize) -> String {
        let element = self.shown.nodes[row].element.id.as_str();
        plain_name(&format!("{}_e", self.prefix), element)
    }

    /// Corner and size in the view, none of them negative.
    fn place(&self, rect: Rect) -> [i64; 4] {
        let [x, y] = [rect.x0 - self.left, rect.y0 - self.top].map(whole);
        let [w, h] = [rect.width(), rect.height()].map(|side| whole(side).max(1));
        [x, y, w, h]
    }
}

/// The format takes whole units.
#[expect(
    clippy::cast_possible_truncation,
    reason = "places are far within the range of a number that is whole"
)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

fn type_of(kind: &str) -> &'static str {
    element_kind(kind).map_or("Node", |kind| kind.archimate)
}

fn family_of(kind: &str) -> Family {
    element_kind(kind).map_or(Family::Structure, |kind| kind.family)
}

/// Whether the part can live without the whole: what a zone or a group gathers can.
fn containment(kind: &str) -> &'static str {
    match element_kind(kind).map(|kind| kind.archimate) {
        Some("Grouping") | None => "Aggregation",
        Some(_) => "Composition",
    }
}

fn relation_of(kind: &str) -> (&'static str, bool) {
    link_kind(kind).map_or(("Association", false), |kind| {
        (kind.archimate, kind.is_archimate_reversed)
    })
}
