//! The styles of the document, which a user changes in one place.

use super::super::paper::Paper;
use super::numbering::{BULLETS, HEADINGS};
use super::package::language_tag;
use super::xml::{NAMESPACES, Xml};
use crate::locale::Language;
use crate::storage::TemplateLooks;

/// What a paragraph style is made of; lengths in twentieths of a point, letters in half points.
#[derive(Default)]
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    based_on: &'a str,
    next: &'a str,
    keep_next: bool,
    numbered: Option<(&'a str, usize)>,
    /// Line at a side: side, eighths of a point, colour.
    line: Option<(&'static str, &'a str, &'a str)>,
    shade: Option<&'a str>,
    tabs: &'a [(&'static str, &'static str, &'a str)],
    before: u32,
    after: u32,
    left: u32,
    hanging: u32,
    middle: bool,
    level: Option<usize>,
    font: Option<&'a str>,
    bold: bool,
    italic: bool,
    color: Option<&'a str>,
    size: u32,
}

/// The part.
pub(super) fn write(looks: &TemplateLooks, language: Language) -> Vec<u8> {
    let accent = looks.accent.trim_start_matches('#');
    let heading = Some(looks.heading_font.as_str());
    let mut xml = Xml::new();
    xml.open("w:styles", &NAMESPACES[..2]);
    defaults(&mut xml, looks, language);
    paragraph(
        &mut xml,
        &Style {
            id: "Normal",
            name: "Normal",
            after: 120,
            ..Style::default()
        },
    );
    paragraph(
        &mut xml,
        &Style {
            id: "Title",
            name: "Title",
            next: "Subtitle",
            before: 1_800,
            after: 120,
            font: heading,
            bold: true,
            color: Some(accent),
            size: 56,
            ..usual()
        },
    );
    paragraph(
        &mut xml,
        &Style {
            id: "Subtitle",
            name: "Subtitle",
            after: 600,
            font: heading,
            color: Some("4B5666"),
            size: 28,
            ..usual()
        },
    );
    for level in 1..=4 {
        heading_style(&mut xml, level, accent, looks);
    }
    contents_styles(&mut xml, accent, looks);
    small_styles(&mut xml, accent);
    character(&mut xml, "Strong", "Strong", |xml| xml.leaf("w:b", &[]));
    character(&mut xml, "Muted", "Muted", |xml| {
        xml.value("w:color", "5B6574");
    });
    character(&mut xml, "Missing", "Missing", |xml| {
        xml.leaf("w:i", &[]);
        xml.value("w:color", "8A5A00");
    });
    tables(&mut xml, accent);
    xml.finish()
}

fn usual<'a>() -> Style<'a> {
    Style {
        based_on: "Normal",
        next: "Normal",
        ..Style::default()
    }
}

fn defaults(xml: &mut Xml, looks: &TemplateLooks, language: Language) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    fonts(xml, &looks.font);
    xml.value("w:sz", "20");
    xml.value("w:szCs", "20");
    let tag = language_tag(language);
    xml.leaf(
        "w:lang",
        &[("w:val", tag), ("w:eastAsia", tag), ("w:bidi", "ar-SA")],
    );
    xml.close();
    xml.close();
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:spacing", &[("w:line", "264"), ("w:lineRule", "auto")]);
    xml.close();
    xml.close();
    xml.close();
}

fn fonts(xml: &mut Xml, font: &str) {
    let faces = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    xml.leaf("w:rFonts", &faces.map(|face| (face, font)));
}

fn heading_style(xml: &mut Xml, level: usize, accent: &str, looks: &TemplateLooks) {
    let (before, after, size) = match level {
        1 => (480, 160, 34),
        2 => (320, 120, 27),
        3 => (240, 100, 23),
        _ => (200, 80, 21),
    };
    let (id, name) = (format!("Heading{level}"), format!("heading {level}"));
    paragraph(
        xml,
        &Style {
            id: &id,
            name: &name,
            keep_next: true,
            numbered: Some((HEADINGS, level - 1)),
            line: (level == 1).then_some(("w:bottom", "8", accent)),
            before,
            after,
            level: Some(level - 1),
            font: Some(&looks.heading_font),
            bold: true,
            color: Some(accent),
            size,
            ..usual()
        },
    );
}

fn contents_styles(xml: &mut Xml, accent: &str, looks: &TemplateLooks) {
    paragraph(
        xml,
        &Style {
            id: "TOCHeading",
            name: "TOC Heading",
            keep_next: true,
            before: 240,
            after: 200,
            font: Some(&looks.heading_font),
            bold: true,
            color: Some(accent),
            size: 34,
            ..usual()
        },
    );
    let edge = super::page::width(Paper::Upright).to_string();
    for (level, left, number) in [(1, 0, "480"), (2, 240, "960"), (3, 480, "1440")] {
        let (id, name) = (format!("TOC{level}"), format!("toc {level}"));
        paragraph(
            xml,
            &Style {
                id: &id,
                name: &name,
                tabs: &[("left", "none", number), ("right", "dot", &edge)],
                before: if level == 1 { 100 } else { 0 },
                after: 40,
                left,
                bold: level == 1,
                ..usual()
            },
        );
    }
}

fn small_styles(xml: &mut Xml, accent: &str) {
    let styles = [
        Style {
            id: "ListBullet",
            name: "List Bullet",
            numbered: Some((BULLETS, 0)),
            after: 60,
            ..usual()
        },
        Style {
            id: "Caption",
            name: "caption",
            before: 120,
            after: 100,
            bold: true,
            color: Some("39424F"),
            size: 18,
            ..usual()
        },
        Style {
            id: "Figure",
            name: "Figure",
            keep_next: true,
            before: 160,
            middle: true,
            ..usual()
        },
        Style {
            id: "Gap",
            name: "Gap",
            line: Some(("w:left", "24", "D99A1C")),
            shade: Some("FFF7E3"),
            before: 80,
            after: 160,
            left: 113,
            ..usual()
        },
        Style {
            id: "TableText",
            name: "Table Text",
            next: "TableText",
            before: 20,
            after: 20,
            size: 16,
            ..usual()
        },
        Style {
            id: "TableNote",
            name: "Table Note",
            before: 60,
            after: 200,
            color: Some("5B6574"),
            size: 16,
            ..usual()
        },
        Style {
            id: "Spacer",
            name: "Spacer",
            size: 4,
            after: 120,
            ..usual()
        },
        Style {
            id: "Header",
            name: "header",
            next: "Header",
            line: Some(("w:bottom", "4", accent)),
            color: Some("4B5666"),
            size: 16,
            ..usual()
        },
        Style {
            id: "Footer",
            name: "footer",
            next: "Footer",
            color: Some("4B5666"),
            size: 16,
            ..usual()
        },
        Style {
            id: "Marking",
            name: "Marking",
            middle: true,
            bold: true,
            color: Some("B42318"),
            size: 18,
            ..usual()
        },
    ];
    for style in &styles {
        paragraph(xml, style);
    }
}

/// A paragraph style, its properties in the order of the schema (ECMA-376, part 1, §17.3.1.26 and
/// §17.3.2.28).
fn paragraph(xml: &mut Xml, style: &Style<'_>) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id)];
    if style.id == "Normal" {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.open("w:style", &attributes);
    xml.value("w:name", style.name);
    if !style.based_on.is_empty() {
        xml.value("w:basedOn", style.based_on);
    }
    if !style.next.is_empty() {
        xml.value("w:next", style.next);
    }
    xml.leaf("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if style.keep_next {
        xml.leaf("w:keepNext", &[]);
    }
    if let Some((list, level)) = style.numbered {
        xml.open("w:numPr", &[]);
        xml.value("w:ilvl", &level.to_string());
        xml.value("w:numId", list);
        xml.close();
    }
    if let Some((side, width, color)) = style.line {
        xml.open("w:pBdr", &[]);
        xml.leaf(
            side,
            &[
                ("w:val", "single"),
                ("w:sz", width),
                ("w:space", "4"),
                ("w:color", color),
            ],
        );
        xml.close();
    }
    if let Some(fill) = style.shade {
        xml.leaf(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
        );
    }
    if !style.tabs.is_empty() {
        xml.open("w:tabs", &[]);
        for (kind, leader, place) in style.tabs {
            xml.leaf(
                "w:tab",
                &[("w:val", *kind), ("w:leader", *leader), ("w:pos", *place)],
            );
        }
        xml.close();
    }
    let (before, after) = (style.before.to_string(), style.after.to_string());
    xml.leaf("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    if style.left > 0 || style.hanging > 0 {
        let (left, hanging) = (style.left.to_string(), style.hanging.to_string());
        xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    }
    if style.middle {
        xml.value("w:jc", "center");
    }
    if let Some(level) = style.level {
        xml.value("w:outlineLvl", &level.to_string());
    }
    xml.close();
    xml.open("w:rPr", &[]);
    if let Some(font) = style.font {
        fonts(xml, font);
    }
    if style.bold {
        xml.leaf("w:b", &[]);
    }
    if style.italic {
        xml.leaf("w:i", &[]);
    }
    if let Some(color) = style.color {
        xml.value("w:color", color);
    }
    if style.size > 0 {
        let size = style.size.to_string();
        xml.value("w:sz", &size);
        xml.value("w:szCs", &size);
    }
    xml.close();
    xml.close();
}

fn character(xml: &mut Xml, id: &str, name: &str, looks: impl FnOnce(&mut Xml)) {
    xml.open("w:style", &[("w:type", "character"), ("w:styleId", id)]);
    xml.value("w:name", name);
    xml.leaf("w:qFormat", &[]);
    xml.open("w:rPr", &[]);
    looks(xml);
    xml.close();
    xml.close();
}

/// Sides of cells.
const SIDES: [&str; 6] = [
    "w:top",
    "w:left",
    "w:bottom",
    "w:right",
    "w:insideH",
    "w:insideV",
];

fn tables(xml: &mut Xml, accent: &str) {
    xml.open(
        "w:style",
        &[
            ("w:type", "table"),
            ("w:default", "1"),
            ("w:styleId", "TableNormal"),
        ],
    );
    xml.value("w:name", "Normal Table");
    xml.leaf("w:semiHidden", &[]);
    xml.open("w:tblPr", &[]);
    margins(xml);
    xml.close();
    xml.close();
    xml.open(
        "w:style",
        &[("w:type", "table"), ("w:styleId", "PortolanTable")],
    );
    xml.value("w:name", "Portolan Table");
    xml.value("w:basedOn", "TableNormal");
    xml.leaf("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for side in SIDES {
        border(xml, side, "D0D5DD");
    }
    xml.close();
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", "firstRow")]);
    xml.open("w:rPr", &[]);
    xml.leaf("w:b", &[]);
    xml.value("w:color", "FFFFFF");
    xml.close();
    xml.open("w:tcPr", &[]);
    shade(xml, accent);
    xml.close();
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", "firstCol")]);
    xml.open("w:rPr", &[]);
    xml.leaf("w:b", &[]);
    xml.close();
    xml.close();
    xml.close();
    xml.open(
        "w:style",
        &[("w:type", "table"), ("w:styleId", "PortolanFacts")],
    );
    xml.value("w:name", "Portolan Facts");
    xml.value("w:basedOn", "TableNormal");
    xml.leaf("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    border(xml, "w:bottom", "E4E8EE");
    border(xml, "w:insideH", "E4E8EE");
    xml.close();
    xml.close();
    xml.close();
}

fn border(xml: &mut Xml, side: &'static str, color: &str) {
    xml.leaf(
        side,
        &[
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "0"),
            ("w:color", color),
        ],
    );
}

fn margins(xml: &mut Xml) {
    xml.open("w:tblCellMar", &[]);
    for (side, width) in [
        ("w:top", "0"),
        ("w:left", "70"),
        ("w:bottom", "0"),
        ("w:right", "70"),
    ] {
        xml.leaf(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}

/// The ground of what is open.
pub(super) fn shade(xml: &mut Xml, fill: &str) {
    xml.leaf(
        "w:shd",
        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
    );
}
