//! What a template sees of a document: plain values, cleaned, numbered, in words.
//!
//! The list is a promise to templates of users; the guide has it in full.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value;

use super::super::block::{Align, Block, Cell, CellValue, Document, Span, Table, Tone};
use super::super::template::Template;
use super::clean;
use super::outline::{Mark, Outline, figure_caption, table_caption};
use super::paper::{self, Paper, share};
use crate::locale::{Language, msg};
use crate::model::Day;
use crate::scene::date_in_words;

/// How a figure stands in the document: safe markup of a drawing, and the name of its file.
pub(super) struct Drawn {
    pub(super) markup: Option<String>,
    pub(super) file: Option<String>,
    pub(super) width: f64,
}

/// The values, and how much there is to say: letters and cells.
pub(super) fn values(
    document: &Document,
    template: &Template,
    drawn: &[Drawn],
    more: Value,
) -> (Value, (usize, usize)) {
    let outline = Outline::of(document, false);
    let language = document.language;
    let (mut letters, mut cells) = (0, 0);
    let mut figures = drawn.iter();
    let mut blocks: Vec<Option<Value>> = Vec::with_capacity(document.blocks.len());
    for (block, mark) in document.blocks.iter().zip(&outline.marks) {
        let value = match (block, mark) {
            (_, Mark::LeftOut) => {
                blocks.push(None);
                continue;
            }
            (
                _,
                Mark::Heading {
                    level,
                    number,
                    anchor,
                    text,
                },
            ) => {
                letters += text.len();
                context! { type => "heading", level, number, anchor, text }
            }
            (Block::Paragraph(words), _) => {
                letters += length(words);
                context! { type => "paragraph", spans => spans(words) }
            }
            (Block::Bullets(items), _) => {
                cells += items.len();
                letters += items.iter().map(|item| length(item)).sum::<usize>();
                let items: Vec<Value> = items.iter().map(|item| spans(item)).collect();
                context! { type => "bullets", items }
            }
            (Block::Facts(facts), _) => {
                cells += 2 * facts.len();
                let rows: Vec<Value> = facts
                    .iter()
                    .map(|(label, value)| {
                        let value = cell(value, language, &mut letters);
                        context! { label => clean::line(label), cell => value }
                    })
                    .collect();
                context! { type => "facts", rows }
            }
            (Block::Table(of), Mark::Table(number)) => {
                cells += of.rows.len() * (of.columns.len() + 1);
                table(of, *number, language, &mut letters)
            }
            (Block::Figure(figure), Mark::Figure(number)) => {
                let drawn = figures.next();
                let markup = drawn.and_then(|drawn| drawn.markup.clone());
                letters += markup.as_ref().map_or(0, String::len);
                context! {
                    type => "figure",
                    number,
                    caption => figure_caption(*number, &figure.caption, language),
                    description => clean::block(&figure.description),
                    wide => figure.is_wide,
                    width => drawn.map_or(0.0, |drawn| drawn.width.round()),
                    drawing => markup.map(Value::from_safe_string),
                    file => drawn.and_then(|drawn| drawn.file.clone()).map(Value::from_safe_string),
                }
            }
            (Block::Gap(words), _) => {
                letters += words.len();
                context! { type => "gap", text => clean::block(words) }
            }
            _ => context! { type => "break" },
        };
        cells += 1;
        blocks.push(Some(value));
    }
    let sections: Vec<Value> = paper::sections(document, &outline)
        .into_iter()
        .map(|(paper, range)| {
            let of_section = blocks.get(range).unwrap_or_default();
            let of_section: Vec<Value> = of_section.iter().flatten().cloned().collect();
            context! { across => paper == Paper::Across, blocks => of_section }
        })
        .collect();
    let blocks: Vec<Value> = blocks.into_iter().flatten().collect();
    let contents: Vec<Value> = outline
        .headings(3)
        .into_iter()
        .map(|(level, number, anchor, text)| context! { level, number, anchor, text })
        .collect();
    let facts: Vec<Value> = document
        .facts
        .iter()
        .map(|(label, value)| {
            context! { label => clean::line(label), value => clean::block(value) }
        })
        .collect();
    let values = context! {
        kind => document.kind.word(),
        title => clean::line(&document.title),
        subtitle => clean::line(&document.subtitle),
        facts,
        marking => clean::line(&document.marking),
        language => language.code(),
        date => document.date.map(|day| date_in_words(day, language)),
        date_iso => document.date.map(|day| day.iso().to_string()),
        contents,
        blocks,
        sections,
        words => words(language),
        looks => context! {
            accent => template.looks.accent.as_str(),
            font => template.looks.font.as_str(),
            heading_font => template.looks.heading_font.as_str(),
        },
        ..more
    };
    (values, (letters, cells))
}

/// The fixed words of a document in its language.
fn words(language: Language) -> Value {
    let words: BTreeMap<&str, String> = [
        ("contents", msg::FORMS_CONTENTS),
        ("gap", msg::FORMS_GAP),
        ("missing", msg::FORMS_MISSING),
        ("page", msg::FORMS_PAGE),
        ("nothing_drawn", msg::FORMS_NOTHING_DRAWN),
        ("logo", msg::FORMS_LOGO),
    ]
    .into_iter()
    .map(|(name, id)| (name, language.text(id)))
    .collect();
    Value::from_pairs(words)
}

fn length(spans: &[Span]) -> usize {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(text) | Span::Strong(text) | Span::Muted(text) => text.len(),
        })
        .sum()
}

fn spans(spans: &[Span]) -> Value {
    let span = |span: &Span| {
        let (style, text) = match span {
            Span::Text(text) => ("text", text),
            Span::Strong(text) => ("strong", text),
            Span::Muted(text) => ("muted", text),
        };
        context! { style, text => clean::block(text) }
    };
    Value::from(spans.iter().map(span).collect::<Vec<Value>>())
}

fn table(of: &Table, number: usize, language: Language, letters: &mut usize) -> Value {
    let shares: f64 = of.columns.iter().map(share).sum();
    let columns: Vec<Value> = of
        .columns
        .iter()
        .map(|column| {
            *letters += column.title.len();
            context! {
                title => clean::line(&column.title),
                align => align(column.align),
                percent => format!("{:.2}", 100.0 * share(column) / shares.max(f64::MIN_POSITIVE)),
            }
        })
        .collect();
    let nothing = Cell::default();
    let rows: Vec<Value> = of
        .rows
        .iter()
        .map(|row| {
            // A cell for each column, whatever the row has.
            let of_column = |at: usize| row.cells.get(at).unwrap_or(&nothing);
            let cells: Vec<Value> = (0..of.columns.len())
                .map(|at| cell(of_column(at), language, letters))
                .collect();
            context! { strong => row.is_strong, cells }
        })
        .collect();
    context! {
        type => "table",
        name => clean::file_word(&of.name),
        number,
        caption => table_caption(number, &of.caption, language),
        columns,
        rows,
        note => clean::block(&of.note),
        row_heads => of.has_row_heads,
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Right => "right",
        Align::Center => "center",
    }
}

fn cell(cell: &Cell, language: Language, letters: &mut usize) -> Value {
    let text = cell_words(cell, language);
    *letters += text.len();
    let tone = match cell.tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
        Tone::Unknown => "unknown",
    };
    context! { text, tone, missing => cell.is_missing }
}

/// What a person reads in a cell, in lines parted by `\n`.
pub(super) fn cell_words(cell: &Cell, language: Language) -> String {
    match &cell.value {
        CellValue::Empty => String::new(),
        CellValue::Text(text) => clean::block(text),
        CellValue::Number { words, .. } => clean::line(words),
        CellValue::Date(day) => day_words(*day, language),
        CellValue::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| clean::block(line)).collect();
            lines.join("\n")
        }
    }
}

/// A day as it stands in a table: short.
fn day_words(day: Day, language: Language) -> String {
    let (year, month, of_month) = day.civil();
    match language {
        Language::French => format!("{of_month:02}/{month:02}/{year:04}"),
        Language::English => day.iso().to_string(),
    }
}
