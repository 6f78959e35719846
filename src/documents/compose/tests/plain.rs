//! A document as plain text: to be looked at, and to be searched.

use super::{composed, metropole, order};
use crate::documents::{Block, Cell, CellValue, Document, Kind, Span, Table, Tone};
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

/// Writes every document as text under the folder that `PORTOLAN_DOCUMENTS` names, to be read.
#[test]
#[ignore = "only to be looked at"]
fn documents_to_be_looked_at() {
    let Some(folder) = std::env::var_os("PORTOLAN_DOCUMENTS") else {
        return;
    };
    for language in Language::ALL {
        for kind in Kind::ALL {
            let start = std::time::Instant::now();
            let document = composed(kind, &order(metropole(), Some("P2027"), language));
            let name = format!("{}-{}.txt", kind.word(), language.code());
            let took = start.elapsed();
            let text = format!("{took:?}\n{}", plain(&document));
            std::fs::write(std::path::Path::new(&folder).join(name), text).unwrap();
        }
    }
}
