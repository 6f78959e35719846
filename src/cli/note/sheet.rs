//! Notes in words and tables.

use super::super::questions::columns;
use crate::locale::{Language, MessageId, msg};
use crate::model::NoteKind;
use crate::text;
use crate::workspace::noting::{NoteColumn, NoteRow, shape_name};
use crate::workspace::roadmap::ListForm;

/// Notes, or decisions, as a list.
pub(super) fn list(
    rows: &[&NoteRow],
    is_decisions: bool,
    format: &str,
    language: Language,
) -> String {
    let shown: &[NoteColumn] = if is_decisions {
        &NoteColumn::DECISIONS
    } else {
        &NoteColumn::NOTES
    };
    match form(format) {
        Some(form) => NoteColumn::written(shown, rows, form, language),
        None if rows.is_empty() => format!("{}\n", language.text(msg::NOTES_NONE)),
        None => {
            let mut cells = NoteColumn::rows(shown, rows, language);
            for cell in cells.iter_mut().flatten() {
                *cell = short(cell);
            }
            columns(&cells)
        }
    }
}

fn form(format: &str) -> Option<ListForm> {
    match format {
        "json" => Some(ListForm::Json),
        "csv" => Some(ListForm::Csv),
        "md" => Some(ListForm::Markdown),
        _ => None,
    }
}

/// As much as fits a column; `show` has the rest.
fn short(cell: &str) -> String {
    const MOST: usize = 48;
    let line = text::visible(cell).replace(['\n', '\r'], " ");
    if line.chars().count() <= MOST {
        return line;
    }
    let mut cut: String = line.chars().take(MOST - 1).collect();
    cut.push('…');
    cut
}

/// One note with its thread.
pub(super) fn one(row: &NoteRow, format: &str, language: Language) -> String {
    match format {
        "json" => serde_json::to_string_pretty(&row.json()).unwrap_or_default() + "\n",
        "csv" => NoteColumn::written(&NoteColumn::NOTES, &[row], ListForm::Csv, language),
        "md" => record(row, language),
        _ => plain(row, language),
    }
}

fn facts(row: &NoteRow, language: Language) -> Vec<(String, String)> {
    let cell = |column: NoteColumn| (column.title(), column.cell(row, language));
    let note = &row.note;
    let mut facts: Vec<(MessageId, String)> = vec![
        cell(NoteColumn::Kind),
        (
            msg::ASSURANCE_FIELD_SHAPE,
            language.text(shape_name(note.shape)),
        ),
        cell(NoteColumn::Status),
        cell(NoteColumn::About),
        cell(NoteColumn::Plateau),
        cell(NoteColumn::Author),
        (msg::SCENE_TITLE_DATE, note.created.to_string()),
        cell(NoteColumn::Asks),
        cell(NoteColumn::Due),
        (msg::ASSURANCE_FIELD_RESOLVED, note.resolved.to_string()),
        (msg::ASSURANCE_FIELD_DOCUMENTS, note.documents.join(" ; ")),
    ];
    if note.kind == NoteKind::Decision {
        facts.extend([
            (
                msg::ASSURANCE_FIELD_DECISION,
                NoteColumn::Decision.cell(row, language),
            ),
            (msg::ASSURANCE_FIELD_DECIDED, note.decided.to_string()),
            cell(NoteColumn::Reason),
            cell(NoteColumn::Consequence),
            cell(NoteColumn::SupersededBy),
        ]);
    }
    facts.retain(|(_, value)| !value.is_empty());
    let said = facts.into_iter();
    said.map(|(title, value)| (language.text(title), text::visible(&value).into_owned()))
        .collect()
}

fn plain(row: &NoteRow, language: Language) -> String {
    let visible = |words: &str| text::visible(words).into_owned();
    let mut out = format!("{}  {}  {}\n", row.number, row.note.id, visible(&row.title));
    let facts = facts(row, language);
    let width = facts.iter().map(|(title, _)| title.chars().count()).max();
    for (title, value) in &facts {
        out.push_str(&format!(
            "  {title:width$}  {value}\n",
            width = width.unwrap_or(0)
        ));
    }
    out.push('\n');
    for line in row.text.lines() {
        out.push_str(&format!("  {}\n", visible(line)));
    }
    for reply in &row.note.replies {
        let by = [reply.author_role.as_str(), reply.created.as_str()];
        let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
        out.push_str(&format!("\n  > {}\n", visible(&by.join(" · "))));
        for line in reply.text.lines() {
            out.push_str(&format!("    {}\n", visible(line)));
        }
    }
    out
}

/// A page of its own in Markdown: for a decision, an architecture decision record.
fn record(row: &NoteRow, language: Language) -> String {
    // Nothing that somebody wrote becomes markup of the page.
    let plain = |words: &str| {
        let words = text::visible(words)
            .replace('\\', "\\\\")
            .replace('<', "&lt;");
        words
            .replace('#', "\\#")
            .replace('*', "\\*")
            .replace('_', "\\_")
    };
    let title = row.title.replace(['\n', '\r'], " ");
    let mut out = format!("# {} – {}\n\n", row.number, plain(&title));
    for (title, value) in facts(row, language) {
        out.push_str(&format!(
            "- {title}: {}\n",
            plain(&value.replace(['\n', '\r'], " "))
        ));
    }
    out.push('\n');
    out.push_str(&plain(&row.text));
    out.push('\n');
    for reply in &row.note.replies {
        let by = format!("{} {}", reply.author_role, reply.created);
        out.push_str(&format!("\n> {}\n>\n", plain(by.trim())));
        for line in reply.text.lines() {
            out.push_str(&format!("> {}\n", plain(line)));
        }
    }
    out
}
