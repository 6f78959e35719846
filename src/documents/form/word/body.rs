//! The text: cover, table of contents, and the blocks in their order.

use super::super::super::block::{Block, Cell, Document, Figure, Span, Table};
use super::super::clean;
use super::super::outline::{Mark, Outline};
use super::super::paper::{self, Paper};
use super::super::pictures::Picture;
use super::drawing::{self, Pictured, Size};
use super::page;
use super::table;
use super::xml::{NAMESPACES, Xml};
use crate::locale::{MessageId, msg};

/// Headings down to this level stand in the table of contents.
const CONTENTS_LEVEL: usize = 3;
/// Room for the logo: 5 × 2.5 cm.
const LOGO: Size = Size {
    width: 2_835.0,
    height: 1_417.0,
};

/// The main part.
pub(super) fn write(
    document: &Document,
    logo: Option<(u32, u32)>,
    pictures: &[Option<Picture>],
) -> Vec<u8> {
    let outline = Outline::of(document, false);
    let mut xml = Xml::new();
    xml.open("w:document", &NAMESPACES);
    xml.open("w:body", &[]);
    let mut body = Body {
        xml,
        document,
        outline: &outline,
        pictures,
        paper: Paper::Upright,
        breaks: false,
        figure: 0,
    };
    body.cover(logo);
    body.contents();
    let sections = paper::sections(document, &outline);
    let mut before = Paper::Upright;
    let mut has_cover = true;
    for (paper, blocks) in sections {
        if paper == before {
            // What follows the cover begins a page.
            body.breaks = true;
        } else {
            body.end_section(before, has_cover);
            has_cover = false;
        }
        body.paper = paper;
        for at in blocks {
            body.block(at);
        }
        before = paper;
    }
    page::section(&mut body.xml, before, has_cover);
    body.xml.finish()
}

struct Body<'a> {
    xml: Xml,
    document: &'a Document,
    outline: &'a Outline,
    pictures: &'a [Option<Picture>],
    paper: Paper,
    /// Whether what comes next begins a page.
    breaks: bool,
    /// How many figures have come.
    figure: usize,
}

impl Body<'_> {
    fn text(&self, id: MessageId) -> String {
        self.document.language.text(id)
    }

    /// A paragraph in a style; it begins a page where that is due.
    fn paragraph(&mut self, style: &str, keeps_next: bool, words: impl FnOnce(&mut Xml)) {
        let breaks = std::mem::take(&mut self.breaks);
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", style);
        if keeps_next {
            xml.leaf("w:keepNext", &[]);
        }
        if breaks {
            xml.leaf("w:pageBreakBefore", &[]);
        }
        xml.close();
        words(xml);
        xml.close();
    }

    fn cover(&mut self, logo: Option<(u32, u32)>) {
        let document = self.document;
        if let Some(pixels) = logo {
            let name = self.text(msg::FORMS_LOGO);
            self.paragraph("Normal", false, |xml| {
                let picture = Pictured {
                    relation: "logo",
                    number: 1,
                    name: &name,
                    description: &name,
                };
                drawing::write(xml, &picture, drawing::fitted(pixels, LOGO));
            });
        }
        let title = clean::line(&document.title);
        self.paragraph("Title", false, |xml| page::run(xml, &title));
        let subtitle = clean::line(&document.subtitle);
        if !subtitle.is_empty() {
            self.paragraph("Subtitle", false, |xml| page::run(xml, &subtitle));
        }
        let facts: Vec<(String, Cell)> = document
            .facts
            .iter()
            .map(|(label, value)| (label.clone(), Cell::text(value)))
            .collect();
        table::write_facts(&mut self.xml, &facts, Paper::Upright, document.language);
        if !facts.is_empty() {
            self.paragraph("Spacer", false, |_| {});
        }
    }

    /// The table of contents: a field that is filled already, but for the numbers of pages, which
    /// only whoever sets the pages knows.
    fn contents(&mut self) {
        let headings: Vec<(usize, String, String, String)> = self
            .outline
            .headings(CONTENTS_LEVEL)
            .into_iter()
            .map(|(level, number, anchor, text)| {
                (level, number.to_owned(), bookmark(anchor), text.to_owned())
            })
            .collect();
        if headings.len() < 2 {
            return;
        }
        self.breaks = true;
        let contents = self.text(msg::FORMS_CONTENTS);
        self.paragraph("TOCHeading", true, |xml| page::run(xml, &contents));
        let code = format!("TOC \\o \"1-{CONTENTS_LEVEL}\" \\h \\z \\u");
        for (at, (level, number, anchor, text)) in headings.iter().enumerate() {
            self.paragraph(&format!("TOC{level}"), false, |xml| {
                if at == 0 {
                    page::field_begins(xml, &code);
                }
                xml.open("w:hyperlink", &[("w:anchor", anchor), ("w:history", "1")]);
                page::run(xml, number);
                tab(xml);
                page::run(xml, text);
                tab(xml);
                page::field(xml, &format!("PAGEREF {anchor} \\h"), "–");
                xml.close();
            });
        }
        let note = self.text(msg::FORMS_CONTENTS_NOTE);
        // Within the field, so that it goes when the numbers come.
        self.paragraph("TableNote", false, |xml| {
            page::run(xml, &note);
            page::field_ends(xml);
        });
    }

    fn block(&mut self, at: usize) {
        let document = self.document;
        let (Some(block), Some(mark)) = (document.blocks.get(at), self.outline.marks.get(at))
        else {
            return;
        };
        match (block, mark) {
            (_, Mark::LeftOut) => {}
            (
                _,
                Mark::Heading {
                    level,
                    anchor,
                    text,
                    ..
                },
            ) => {
                let id = at.to_string();
                let (anchor, text) = (bookmark(anchor), text.clone());
                self.paragraph(&format!("Heading{level}"), true, |xml| {
                    xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &anchor)]);
                    page::run(xml, &text);
                    xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
                });
            }
            (Block::Paragraph(words), _) => {
                self.paragraph("Normal", false, |xml| spans(xml, words));
            }
            (Block::Bullets(items), _) => {
                for item in items {
                    self.paragraph("ListBullet", false, |xml| spans(xml, item));
                }
            }
            (Block::Facts(facts), _) => {
                if std::mem::take(&mut self.breaks) {
                    self.breaks = true;
                    self.paragraph("Spacer", true, |_| {});
                }
                let (paper, language) = (self.paper, document.language);
                table::write_facts(&mut self.xml, facts, paper, language);
                self.paragraph("Spacer", false, |_| {});
            }
            (Block::Table(of), Mark::Table(number)) => self.table(of, *number),
            (Block::Figure(figure), Mark::Figure(number)) => self.figure(figure, *number),
            (Block::Gap(words), _) => {
                let gap = self.text(msg::FORMS_GAP);
                let words = clean::block(words);
                self.paragraph("Gap", false, |xml| {
                    table::styled(xml, &gap, Some("Strong"), false);
                    text(xml, &format!(" – {words}"), None);
                });
            }
            _ => self.breaks = true,
        }
    }

    fn table(&mut self, of: &Table, number: usize) {
        let word = self.text(msg::FORMS_TABLE);
        self.paragraph("Caption", true, |xml| {
            caption(xml, &word, "Table", number, &of.caption);
        });
        let (document, paper) = (self.document, self.paper);
        table::write(&mut self.xml, of, paper, document);
        if of.note.trim().is_empty() {
            self.paragraph("Spacer", false, |_| {});
        } else {
            let note = clean::block(&of.note);
            self.paragraph("TableNote", false, |xml| text(xml, &note, None));
        }
    }

    fn figure(&mut self, figure: &Figure, number: usize) {
        let picture = self.pictures.get(self.figure).and_then(Option::as_ref);
        self.figure += 1;
        let (relation, place) = (format!("figure-{}", self.figure), self.figure + 1);
        match picture {
            Some(picture) => {
                let room = drawing::room(figure);
                let most = Size {
                    width: room.width.min(drawing::natural_width(figure)),
                    ..room
                };
                let size = drawing::fitted((picture.width_px, picture.height_px), most);
                self.paragraph("Figure", true, |xml| {
                    let picture = Pictured {
                        relation: &relation,
                        number: place,
                        name: &figure.caption,
                        description: &figure.description,
                    };
                    drawing::write(xml, &picture, size);
                });
            }
            None => {
                let words = self.text(msg::FORMS_NOTHING_DRAWN);
                self.paragraph("Figure", true, |xml| {
                    table::styled(xml, &words, Some("Muted"), false);
                });
            }
        }
        let word = self.text(msg::FORMS_FIGURE);
        self.paragraph("Caption", false, |xml| {
            caption(xml, &word, "Figure", number, &figure.caption);
        });
    }

    /// Ends the section before what comes next.
    fn end_section(&mut self, paper: Paper, has_cover: bool) {
        self.breaks = false;
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", "Spacer");
        page::section(xml, paper, has_cover);
        xml.close();
        xml.close();
    }
}

/// A name that Word takes for one of its own of a table of contents.
fn bookmark(anchor: &str) -> String {
    format!("_Toc{}", anchor.trim_start_matches("s-").replace('-', "_"))
}

fn tab(xml: &mut Xml) {
    xml.open("w:r", &[]);
    xml.leaf("w:tab", &[]);
    xml.close();
}

/// `Tableau 3 – Flux`, the number being a field that counts.
fn caption(xml: &mut Xml, word: &str, counter: &str, number: usize, words: &str) {
    page::run(xml, &format!("{word}\u{a0}"));
    page::field(
        xml,
        &format!("SEQ {counter} \\* ARABIC"),
        &number.to_string(),
    );
    let words = clean::line(words);
    if !words.is_empty() {
        page::run(xml, &format!(" – {words}"));
    }
}

fn spans(xml: &mut Xml, spans: &[Span]) {
    for span in spans {
        let (words, style) = match span {
            Span::Text(words) => (words, None),
            Span::Strong(words) => (words, Some("Strong")),
            Span::Muted(words) => (words, Some("Muted")),
        };
        text(xml, &clean::block(words), style);
    }
}

/// Words in lines.
fn text(xml: &mut Xml, words: &str, style: Option<&str>) {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            xml.open("w:r", &[]);
            xml.leaf("w:br", &[]);
            xml.close();
        }
        if !line.is_empty() {
            table::styled(xml, line, style, false);
        }
    }
}
