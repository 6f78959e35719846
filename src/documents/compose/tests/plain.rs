//! A document as plain text: to be looked at, and to be searched.

use crate::documents::{Block, Cell, CellValue, Document, Span, Table, Tone};
use crate::locale::Language;

fn cell_words(cell: &Cell) -> String {
    let words = crate::documents::compose::cells::in_words(cell, Language::French);
    let mark = match (cell.is_missing, cell.tone) {
        (true, _) => " [?]".to_owned(),
        (_, Tone::Plain) => String::new(),
        (_, tone) => format!(" [{tone:?}]"),
    };
    match &cell.value {
        CellValue::Lines(lines) => lines.join(" / ") + &mark,
        _ => words + &mark,
    }
}

/// The document as plain text: to be looked at, and to be searched.
pub(super) fn plain(document: &Document) -> String {
    let mut out = format!("{}\n{}\n", document.title, document.subtitle);
    for (label, value) in &document.facts {
        out += &format!("{label}: {value}\n");
    }
    let spans = |spans: &[Span]| -> String {
        let texts = spans.iter().map(|span| match span {
            Span::Text(text) | Span::Strong(text) | Span::Muted(text) => text.as_str(),
        });
        texts.collect()
    };
    for block in &document.blocks {
        out += &match block {
            Block::Heading { level, text } => {
                format!("\n{} {text}\n", "#".repeat(usize::from(*level)))
            }
            Block::Paragraph(words) => format!("{}\n", spans(words)),
            Block::Bullets(points) => points
                .iter()
                .map(|point| format!("- {}\n", spans(point)))
                .collect(),
            Block::Facts(facts) => facts
                .iter()
                .map(|(label, cell)| format!("  {label}: {}\n", cell_words(cell)))
                .collect(),
            Block::Table(table) => plain_table(table),
            Block::Figure(figure) => format!(
                "[figure {} wide={}] {} – {}\n",
                figure.name, figure.is_wide, figure.caption, figure.description
            ),
            Block::Gap(text) => format!("[!] {text}\n"),
            Block::PageBreak => "-----\n".to_owned(),
        };
    }
    out
}

fn plain_table(table: &Table) -> String {
    let titles: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    let mut out = format!(
        "[table {} {:?}] {}\n  {}\n",
        table.name,
        table.reader,
        table.caption,
        titles.join(" | ")
    );
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell_words).collect();
        out += &format!("  {}\n", cells.join(" | "));
    }
    out + &format!("  note: {}\n", table.note)
}
