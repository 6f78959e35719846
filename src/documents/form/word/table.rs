//! Tables in the text.

use super::super::super::block::{Align, Cell, Document, Row, Table, Tone};
use super::super::clean;
use super::super::context::cell_words;
use super::super::paper::{Paper, share};
use super::page;
use super::styles::shade;
use super::xml::Xml;
use crate::locale::{Language, msg};

/// No column is narrower.
const LEAST_COLUMN: f64 = 560.0;
/// Width of a letter of a heading.
const LETTER: f64 = 98.0;
/// Left and right of the words of a cell.
const MARGINS: f64 = 160.0;
/// A cell of more letters may go on on the next page.
const LONG_CELL: usize = 900;

/// Widths of columns by their shares.
fn widths(table: &Table, room: u32) -> Vec<u32> {
    let room = f64::from(room);
    let shares: f64 = table.columns.iter().map(share).sum();
    let least = LEAST_COLUMN.min(room / f64::from(u32::try_from(table.columns.len()).unwrap_or(1)));
    let most = 1.6 * room / f64::from(u32::try_from(table.columns.len()).unwrap_or(1));
    let wished: Vec<f64> = table
        .columns
        .iter()
        .map(|column| {
            // No word of a heading is cut.
            let title = clean::line(&column.title);
            let words = title.split([' ', '-', '/', '\u{a0}']);
            let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
            let heading = f64::from(u32::try_from(longest).unwrap_or(0)) * LETTER + MARGINS;
            (room * share(column) / shares)
                .max(least)
                .max(heading.min(most))
        })
        .collect();
    // What narrow columns got more than their share is taken from the others.
    let sum: f64 = wished.iter().sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below the width of a page"
    )]
    wished
        .into_iter()
        .map(|width| (width * room / sum) as u32)
        .collect()
}

/// The table; its caption stands above, its note below.
pub(super) fn write(xml: &mut Xml, table: &Table, paper: Paper, document: &Document) {
    if table.columns.is_empty() {
        return;
    }
    let widths = widths(table, page::width(paper));
    open(
        xml,
        "PortolanTable",
        &widths,
        table.has_row_heads,
        &table.caption,
    );
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.leaf("w:cantSplit", &[]);
    xml.leaf("w:tblHeader", &[]);
    xml.close();
    for (column, width) in table.columns.iter().zip(&widths) {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        width_of(xml, *width);
        xml.close();
        paragraph(xml, column.align, |xml| {
            page::run(xml, &clean::line(&column.title));
        });
        xml.close();
    }
    xml.close();
    for row in &table.rows {
        write_row(xml, table, row, &widths, document.language);
    }
    xml.close();
}

/// Labels with values, without heads and lines between columns.
pub(super) fn write_facts(
    xml: &mut Xml,
    facts: &[(String, Cell)],
    paper: Paper,
    language: Language,
) {
    if facts.is_empty() {
        return;
    }
    let room = page::width(paper);
    let widths = [room * 3 / 10, room * 7 / 10];
    open(xml, "PortolanFacts", &widths, false, "");
    for (label, cell) in facts {
        xml.open("w:tr", &[]);
        row_properties(xml, cell_words(cell, language).chars().count() > LONG_CELL);
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        width_of(xml, widths[0]);
        xml.close();
        paragraph(xml, Align::Left, |xml| {
            styled(xml, &clean::line(label), Some("Strong"), false);
        });
        xml.close();
        write_cell(xml, cell, widths[1], (Align::Left, false), language);
        xml.close();
    }
    xml.close();
}

fn open(xml: &mut Xml, style: &str, widths: &[u32], has_row_heads: bool, about: &str) {
    let sum: u32 = widths.iter().sum();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.value("w:tblStyle", style);
    xml.leaf("w:tblW", &[("w:w", &sum.to_string()), ("w:type", "dxa")]);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    let heads = if has_row_heads { "1" } else { "0" };
    xml.leaf(
        "w:tblLook",
        &[
            ("w:val", if has_row_heads { "00A0" } else { "0020" }),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", heads),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ],
    );
    if !about.is_empty() {
        xml.value("w:tblCaption", &clean::line(about));
    }
    xml.close();
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close();
}

fn row_properties(xml: &mut Xml, may_split: bool) {
    if !may_split {
        xml.open("w:trPr", &[]);
        xml.leaf("w:cantSplit", &[]);
        xml.close();
    }
}

fn write_row(xml: &mut Xml, table: &Table, row: &Row, widths: &[u32], language: Language) {
    let is_long = |cell: &Cell| cell_words(cell, language).chars().count() > LONG_CELL;
    xml.open("w:tr", &[]);
    row_properties(xml, row.cells.iter().any(is_long));
    let nothing = Cell::default();
    for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        let cell = row.cells.get(at).unwrap_or(&nothing);
        write_cell(xml, cell, *width, (column.align, row.is_strong), language);
    }
    xml.close();
}

fn write_cell(
    xml: &mut Xml,
    cell: &Cell,
    width: u32,
    (align, is_strong): (Align, bool),
    language: Language,
) {
    let fill = match cell.tone {
        Tone::Plain if is_strong => Some("EEF2F6"),
        Tone::Plain => None,
        Tone::Good => Some("DCF5E3"),
        Tone::Warning => Some("FFF0CC"),
        Tone::Bad => Some("FDE0DC"),
        Tone::Unknown => Some("ECECEC"),
    };
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    width_of(xml, width);
    if let Some(fill) = fill {
        shade(xml, fill);
    }
    xml.close();
    let style = is_strong.then_some("Strong");
    let words = cell_words(cell, language);
    let lines: Vec<&str> = words.split('\n').collect();
    let last = lines.len() - 1;
    for (at, line) in lines.into_iter().enumerate() {
        paragraph(xml, align, |xml| {
            if !line.is_empty() {
                styled(xml, line, style, is_strong);
            }
            if at == last && cell.is_missing {
                if !line.is_empty() {
                    page::run(xml, " ");
                }
                styled(
                    xml,
                    &language.text(msg::FORMS_MISSING),
                    Some("Missing"),
                    false,
                );
            }
        });
    }
    xml.close();
}

fn width_of(xml: &mut Xml, width: u32) {
    xml.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
}

fn paragraph(xml: &mut Xml, align: Align, words: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "TableText");
    match align {
        Align::Left => {}
        Align::Right => xml.value("w:jc", "right"),
        Align::Center => xml.value("w:jc", "center"),
    }
    xml.close();
    words(xml);
    xml.close();
}

/// Words in a character style.
pub(super) fn styled(xml: &mut Xml, words: &str, style: Option<&str>, is_bold: bool) {
    xml.open("w:r", &[]);
    if let Some(style) = style {
        xml.open("w:rPr", &[]);
        xml.value("w:rStyle", style);
        if is_bold {
            xml.leaf("w:b", &[]);
        }
        xml.close();
    }
    xml.words("w:t", &[("xml:space", "preserve")], words);
    xml.close();
}
