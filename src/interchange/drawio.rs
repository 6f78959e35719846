//! draw.io: every view a page that a colleague can go on drawing, with the places, bends and colours
//! of the view.
//!
//! The form is that of draw.io's own files, written uncompressed. Coordinates of a child are those
//! within its container; the line of a link belongs to the nearest container of both its ends, and
//! carries its bends and the points where it leaves and meets the boxes, since draw.io would find a
//! way of its own otherwise. Everything that has a record is wrapped with its id and attributes, so
//! that it can be told again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use smol_str::SmolStr;

use super::content::{Content, Edge, plain_name};
use super::drawio_cell::Wrapped;
use super::drawn::DrawnView;
use super::xml::{self, escaped};
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::Language;
use crate::model::{Layer, Note, Snapshot, SystemMap, View, ViewId};
use crate::scene::{Color, Dash, Stroke, Theme};
use crate::text;

/// The views of a map at one plateau as one file, a page a view. O(what the views show).
#[must_use]
pub fn drawio(
    map: &SystemMap,
    snapshot: &Snapshot,
    views: &[ViewId],
    theme: &'static Theme,
    language: Language,
) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<mxfile host=\"Portolan\" version=\"1\" compressed=\"false\">\n");
    for view in views {
        if let Some(view) = map.tables().views.get(view) {
            page(map, snapshot, view, views, theme, language, &mut out);
        }
    }
    out.push_str("</mxfile>\n");
    out
}

fn page(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &View,
    pages: &[ViewId],
    theme: &'static Theme,
    language: Language,
    out: &mut String,
) {
    let content = Content::of(map, snapshot, Some(&view.id));
    let drawn = DrawnView::of(map, snapshot, &view.id, theme, language);
    let mut page = Page {
        content: &content,
        drawn: &drawn,
        layers: layers_of(map, snapshot, view),
        ink: theme.ink,
        language,
        pages,
        map,
        out,
    };
    let name = escaped(&text::visible(&view.name));
    let id = plain_name("v", view.id.as_str());
    let ground = drawn.background.map_or_else(|| "none".to_owned(), hex);
    let _written = writeln!(page.out, "  <diagram id=\"{id}\" name=\"{name}\">").is_ok();
    let _written = writeln!(
        page.out,
        "    <mxGraphModel grid=\"1\" gridSize=\"10\" page=\"0\" background=\"{ground}\">"
    )
    .is_ok();
    page.out
        .push_str("      <root>\n        <mxCell id=\"0\"/>\n");
    for layer in view.all_layers() {
        page.layer(&layer);
    }
    for root in content.roots() {
        page.node(root);
    }
    for edge in &content.edges {
        page.edge(edge);
    }
    for note in snapshot.notes() {
        page.note(note);
    }
    page.out
        .push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n");
}

/// The layer of each subject of a view that lies on none but the ground layer otherwise.
fn layers_of(map: &SystemMap, snapshot: &Snapshot, view: &View) -> BTreeMap<SmolStr, SmolStr> {
    let placements = snapshot.placements(map, &view.id).into_iter();
    placements
        .filter_map(|(subject, placement)| {
            let layer = view.layer_of(&placement)?;
            Some((subject.text().clone(), layer.id.clone()))
        })
        .collect()
}

struct Page<'a> {
    content: &'a Content<'a>,
    drawn: &'a DrawnView,
    layers: BTreeMap<SmolStr, SmolStr>,
    ink: Color,
    language: Language,
    pages: &'a [ViewId],
    map: &'a SystemMap,
    out: &'a mut String,
}

impl Page<'_> {
    fn layer(&mut self, layer: &Layer) {
        let id = layer_id(&layer.id);
        let name = escaped(&text::visible(&layer.name));
        let hidden = if layer.hidden { " visible=\"0\"" } else { "" };
        let style = if layer.locked {
            " style=\"locked=1;\""
        } else {
            ""
        };
        let _written = writeln!(
            self.out,
            "        <mxCell id=\"{id}\" value=\"{name}\"{style}{hidden} parent=\"0\"/>"
        )
        .is_ok();
    }

    /// A box with all that lies in it, parents before children.
    fn node(&mut self, row: usize) {
        let node = &self.content.nodes[row];
        let id = node.element.id.text().clone();
        let Some(drawn) = self.drawn.boxes.get(&id) else {
            // A container that is put away has no box for what lies in it.
            return;
        };
        let (rect, ground) = (drawn.rect, drawn.ground);
        let holder = node.parent.map(|row| &self.content.nodes[row].element.id);
        let around = holder.and_then(|id| self.drawn.boxes.get(id.text()));
        let origin = around.map_or(Vec2::ZERO, |drawn| drawn.rect.origin().to_vec2());
        let parent = match holder {
            Some(holder) if around.is_some() => plain_name("e", holder.as_str()),
            _ => self.layer_of(&id),
        };
        let is_container = !node.children.is_empty();
        let mut style = String::from(if is_container {
            "rounded=1;container=1;collapsible=0;verticalAlign=top;align=left;spacingLeft=10;"
        } else {
            "rounded=1;align=center;verticalAlign=middle;"
        });
        style.push_str("whiteSpace=wrap;html=1;absoluteArcSize=1;");
        let _written = write!(style, "arcSize={};", number(ground.radius * 2.0)).is_ok();
        paint(&mut style, ground.fill, ground.stroke);
        let _written = write!(style, "fontColor={};fontSize=12;", hex(self.ink)).is_ok();
        let name = xml::text(&node.name());
        let kind = xml::text(&node.kind_name(self.language));
        let label = format!("<b>{name}</b><br><font style=\"font-size: 10px\">{kind}</font>");
        let cell = Wrapped {
            id: plain_name("e", &id),
            label: &label,
            record: &id,
            kind: node.element.kind.as_str(),
            attributes: Some(&node.element.attributes),
            link: self.inside_of(&id),
        };
        let inner = format!(
            "<mxCell style=\"{}\" vertex=\"1\" parent=\"{parent}\">{}</mxCell>",
            escaped(&style),
            geometry(rect - origin)
        );
        cell.write(&inner, self.out);
        for child in node.children.clone() {
            self.node(child);
        }
    }

    /// The page of a view of an element's inside, where it goes out too.
    fn inside_of(&self, element: &str) -> Option<String> {
        let views = self.map.tables().views.iter();
        let mut inside = views.filter(|view| {
            let of = view.of.as_ref().is_some_and(|of| of.as_str() == element);
            of && self.pages.contains(&view.id)
        });
        let view = inside.next()?;
        Some(format!(
            "data:page/id,{}",
            plain_name("v", view.id.as_str())
        ))
    }

    fn edge(&mut self, edge: &Edge) {
        let link = &edge.link;
        let (Some(route), Some(stroke)) = (
            self.drawn.routes.get(link.id.text()),
            self.drawn.lines.get(link.id.text()),
        ) else {
            return;
        };
        let ends = [edge.from, edge.to].map(|row| self.content.nodes[row].element.id.clone());
        let [Some(from), Some(to)] = [&ends[0], &ends[1]].map(|id| self.drawn.boxes.get(id.text()))
        else {
            return;
        };
        let (parent, origin) = self.around_both(edge);
        let parent = parent.unwrap_or_else(|| self.layer_of(link.id.text()));
        let mut style = String::from(
            "edgeStyle=orthogonalEdgeStyle;rounded=1;orthogonalLoop=1;jettySize=auto;html=1;endArrow=block;endFill=1;endSize=5;",
        );
        paint(&mut style, None, Some(*stroke));
        if let [first, .., last] = route.points.as_slice() {
            for (word, point, of) in [("exit", *first, from), ("entry", *last, to)] {
                let (x, y) = share(point, of.rect);
                let _written = write!(
                    style,
                    "{word}X={};{word}Y={};{word}Dx=0;{word}Dy=0;{word}Perimeter=0;",
                    number(x),
                    number(y)
                )
                .is_ok();
            }
        }
        let bends = route.points.len().saturating_sub(1);
        let mut points = String::new();
        for point in route.points.iter().take(bends).skip(1) {
            let at = *point - origin;
            let _written = write!(
                points,
                "<mxPoint x=\"{}\" y=\"{}\"/>",
                number(at.x),
                number(at.y)
            )
            .is_ok();
        }
        if !points.is_empty() {
            points = format!("<Array as=\"points\">{points}</Array>");
        }
        let inner = format!(
            "<mxCell style=\"{}\" edge=\"1\" parent=\"{parent}\" source=\"{}\" target=\"{}\"><mxGeometry relative=\"1\" as=\"geometry\">{points}</mxGeometry></mxCell>",
            escaped(&style),
            plain_name("e", ends[0].as_str()),
            plain_name("e", ends[1].as_str()),
        );
        let label = xml::text(&edge.label(self.language));
        let cell = Wrapped {
            id: plain_name("l", link.id.as_str()),
            label: &label,
            record: link.id.as_str(),
            kind: link.kind.as_str(),
            attributes: Some(&link.attributes),
            link: None,
        };
        cell.write(&inner, self.out);
    }

    /// The nearest container of both ends of a link, and its corner.
    fn around_both(&self, edge: &Edge) -> (Option<String>, Vec2) {
        let chain = |row: usize| {
            let above = |row: &usize| self.content.nodes[*row].parent;
            std::iter::successors(above(&row), above)
        };
        let of_target: Vec<usize> = chain(edge.to).collect();
        let shared = chain(edge.from).find(|row| of_target.contains(row));
        let holder = shared.map(|row| &self.content.nodes[row].element.id);
        let drawn = holder.and_then(|id| Some((id, self.drawn.boxes.get(id.text())?)));
        match drawn {
            Some((id, drawn)) => (
                Some(plain_name("e", id.as_str())),
                drawn.rect.origin().to_vec2(),
            ),
            None => (None, Vec2::ZERO),
        }
    }

    fn note(&mut self, note: &Note) {
        let Some(&sheet) = self.drawn.notes.get(note.id.text()) else {
            return;
        };
        let parent = self.layer_of(note.id.text());
        let style = "shape=note;size=12;whiteSpace=wrap;html=1;align=left;verticalAlign=top;spacing=6;fillColor=#fef9c3;strokeColor=#eab308;fontColor=#422006;fontSize=11;";
        let inner = format!(
            "<mxCell style=\"{style}\" vertex=\"1\" parent=\"{parent}\">{}</mxCell>",
            geometry(sheet)
        );
        let label = xml::text(&text::visible(&note.text)).replace('\n', "<br>");
        let cell = Wrapped {
            id: plain_name("n", note.id.as_str()),
            label: &label,
            record: note.id.as_str(),
            kind: note.kind.as_str(),
            attributes: None,
            link: None,
        };
        cell.write(&inner, self.out);
    }

    fn layer_of(&self, subject: &str) -> String {
        layer_id(self.layers.get(subject).map_or("", SmolStr::as_str))
    }
}

fn layer_id(layer: &str) -> String {
    if layer.is_empty() {
        "1".to_owned()
    } else {
        plain_name("layer", layer)
    }
}

fn geometry(rect: Rect) -> String {
    format!(
        "<mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/>",
        number(rect.x0),
        number(rect.y0),
        number(rect.width()),
        number(rect.height())
    )
}

/// Where a point of the border lies, as shares of width and height.
fn share(point: Point, of: Rect) -> (f64, f64) {
    let part = |at: f64, from: f64, length: f64| {
        if length > 0.0 {
            ((at - from) / length).clamp(0.0, 1.0)
        } else {
            0.5
        }
    };
    (
        part(point.x, of.x0, of.width()),
        part(point.y, of.y0, of.height()),
    )
}

fn paint(style: &mut String, fill: Option<Color>, stroke: Option<Stroke>) {
    if let Some(fill) = fill {
        let _written = write!(style, "fillColor={};", hex(fill)).is_ok();
    }
    let Some(stroke) = stroke else { return };
    let _written = write!(
        style,
        "strokeColor={};strokeWidth={};",
        hex(stroke.color),
        number(stroke.width)
    )
    .is_ok();
    if stroke.dash != Dash::Solid {
        let lengths = stroke.dash.pattern(stroke.width);
        let lengths: Vec<String> = lengths.into_iter().map(number).collect();
        let _written = write!(style, "dashed=1;dashPattern={};", lengths.join(" ")).is_ok();
    }
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

/// A number without exponent, at most four digits after the point, and no negative zero.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}
