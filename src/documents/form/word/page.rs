//! The paper: its size, its margins, and what stands at the top and bottom of every page.

use super::super::super::block::Document;
use super::super::clean;
use super::super::paper::Paper;
use super::xml::{NAMESPACES, Xml};
use crate::locale::msg;

/// Twentieths of a point, Word's unit of length, in an inch.
pub(super) const TWIPS_PER_INCH: f64 = 1_440.0;
/// The short side of A4.
const SHORT: u32 = 11_906;
/// The long side of A4.
const LONG: u32 = 16_838;
/// Left and right: 2 cm.
const SIDE: u32 = 1_134;
/// Top, where the head stands: 2.4 cm.
const TOP: u32 = 1_361;
/// Bottom, where the foot stands: 2.2 cm.
const BOTTOM: u32 = 1_247;

/// Width of the text on a paper.
pub(super) fn width(paper: Paper) -> u32 {
    sides(paper).0 - 2 * SIDE
}

/// Height of the text on a paper.
pub(super) fn height(paper: Paper) -> u32 {
    sides(paper).1 - TOP - BOTTOM
}

fn sides(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::Upright => (SHORT, LONG),
        Paper::Across => (LONG, SHORT),
    }
}

fn word(paper: Paper) -> &'static str {
    match paper {
        Paper::Upright => "upright",
        Paper::Across => "across",
    }
}

/// The end of a section: on which paper it lies. The cover has a head and a foot of its own.
pub(super) fn section(xml: &mut Xml, paper: Paper, has_cover: bool) {
    xml.open("w:sectPr", &[]);
    for (name, kind) in [
        ("w:headerReference", "header"),
        ("w:footerReference", "footer"),
    ] {
        let id = format!("{kind}-{}", word(paper));
        xml.leaf(name, &[("w:type", "default"), ("r:id", &id)]);
        if has_cover {
            let id = format!("{kind}-cover");
            xml.leaf(name, &[("w:type", "first"), ("r:id", &id)]);
        }
    }
    let (wide, high) = sides(paper);
    let (wide, high) = (wide.to_string(), high.to_string());
    let mut size = vec![("w:w", wide.as_str()), ("w:h", high.as_str())];
    if paper == Paper::Across {
        size.push(("w:orient", "landscape"));
    }
    xml.leaf("w:pgSz", &size);
    let (top, side, bottom) = (TOP.to_string(), SIDE.to_string(), BOTTOM.to_string());
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &side),
            ("w:bottom", &bottom),
            ("w:left", &side),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ],
    );
    xml.leaf("w:cols", &[("w:space", "708")]);
    if has_cover {
        xml.leaf("w:titlePg", &[]);
    }
    xml.close();
}

/// The names of heads and feet, which are the ids of their relationships, too.
pub(super) const HEADS_AND_FEET: [&str; 6] = [
    "header-cover",
    "header-upright",
    "header-across",
    "footer-cover",
    "footer-upright",
    "footer-across",
];

/// Heads and feet by name.
pub(super) fn heads_and_feet(document: &Document) -> Vec<(&'static str, Vec<u8>)> {
    HEADS_AND_FEET
        .into_iter()
        .map(|name| {
            let paper = if name.ends_with("across") {
                Paper::Across
            } else {
                Paper::Upright
            };
            let is_cover = name.ends_with("cover");
            let bytes = if name.starts_with("header") {
                head(document, paper, is_cover)
            } else {
                foot(document, paper, is_cover)
            };
            (name, bytes)
        })
        .collect()
}

fn head(document: &Document, paper: Paper, is_cover: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &NAMESPACES);
    marking(&mut xml, document);
    if !is_cover {
        let title = clipped(&document.title);
        let subtitle = clipped(&document.subtitle);
        line(&mut xml, "Header", paper, &title, |xml| run(xml, &subtitle));
    } else if document.marking.is_empty() {
        xml.open("w:p", &[]);
        xml.close();
    }
    xml.finish()
}

fn foot(document: &Document, paper: Paper, is_cover: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &NAMESPACES);
    if !is_cover {
        let language = document.language;
        let date = document
            .date
            .map(|day| crate::scene::date_in_words(day, language));
        let date = date.unwrap_or_default();
        let page = language.text(msg::FORMS_PAGE);
        line(&mut xml, "Footer", paper, &date, |xml| {
            run(xml, &format!("{page}\u{a0}"));
            field(xml, "PAGE", "1");
            run(xml, "\u{a0}/\u{a0}");
            field(xml, "NUMPAGES", "1");
        });
    } else if document.marking.is_empty() {
        xml.open("w:p", &[]);
        xml.close();
    }
    marking(&mut xml, document);
    xml.finish()
}

/// The protection mark, in the middle.
fn marking(xml: &mut Xml, document: &Document) {
    let words = clean::line(&document.marking);
    if !words.is_empty() {
        xml.open("w:p", &[]);
        style(xml, "Marking");
        run(xml, &words);
        xml.close();
    }
}

/// Words at the left, and something at the right.
fn line(xml: &mut Xml, of_style: &str, paper: Paper, left: &str, right: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", of_style);
    xml.open("w:tabs", &[]);
    let edge = width(paper).to_string();
    xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &edge)]);
    xml.close();
    xml.close();
    run(xml, left);
    xml.open("w:r", &[]);
    xml.leaf("w:tab", &[]);
    xml.close();
    right(xml);
    xml.close();
}

/// The style of the paragraph that is open.
pub(super) fn style(xml: &mut Xml, name: &str) {
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", name);
    xml.close();
}

/// Words without properties of their own.
pub(super) fn run(xml: &mut Xml, words: &str) {
    xml.open("w:r", &[]);
    xml.words("w:t", &[("xml:space", "preserve")], words);
    xml.close();
}

/// A field with what it shows until it is brought up to date.
pub(super) fn field(xml: &mut Xml, code: &str, shown: &str) {
    field_begins(xml, code);
    run(xml, shown);
    field_ends(xml);
}

pub(super) fn field_begins(xml: &mut Xml, code: &str) {
    xml.open("w:r", &[]);
    xml.leaf("w:fldChar", &[("w:fldCharType", "begin")]);
    xml.close();
    xml.open("w:r", &[]);
    xml.words(
        "w:instrText",
        &[("xml:space", "preserve")],
        &format!(" {code} "),
    );
    xml.close();
    xml.open("w:r", &[]);
    xml.leaf("w:fldChar", &[("w:fldCharType", "separate")]);
    xml.close();
}

pub(super) fn field_ends(xml: &mut Xml) {
    xml.open("w:r", &[]);
    xml.leaf("w:fldChar", &[("w:fldCharType", "end")]);
    xml.close();
}

/// What fits into half a line of a head.
fn clipped(words: &str) -> String {
    const MOST: usize = 60;
    let words = clean::line(words);
    if words.chars().count() <= MOST {
        return words;
    }
    let head: String = words.chars().take(MOST - 1).collect();
    format!("{}…", head.trim_end())
}
