//! What people wrote onto the map: what it is about, what is still open, what was decided.

use super::super::cells::shown_lines;
use super::super::desk::{Desk, shown};
use super::super::draft::{Draft, Grid};
use super::super::tables::named;
use crate::documents::Cell;
use crate::locale::msg;
use crate::model::{AnnotationStatus, DecisionStatus, NoteKind};
use crate::workspace::noting::{NoteList, NoteRow, decision_name, kind_name, status_name};

/// What the map is about, and the documents that it names.
pub(super) fn introduction(desk: &Desk<'_>, draft: &mut Draft) {
    let info = desk.map.info();
    let about = shown_lines(&info.description);
    if about.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_INTRODUCTION_GAP);
    } else {
        draft.paragraph(about);
    }
    draft.section(3, msg::DOCUMENT_DAT_REFERENCES);
    let mut grid = Grid::new(
        desk.language,
        "dat-references",
        msg::DOCUMENT_DAT_REFERENCES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_REFERENCES_OF, 1.4),
        (msg::DOCUMENT_DAT_REFERENCES_WHERE, 2.0),
    ]);
    let all = desk.facts.snapshot.element_numbers();
    for ix in desk.by_name(all.filter(|ix| !desk.said(*ix, "documentation").is_empty())) {
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.cell(ix, "documentation"),
        ]);
    }
    for note in desk.facts.snapshot.notes() {
        for document in note.documents.iter().filter(|text| !text.trim().is_empty()) {
            let of = named(&note.title, note.id.as_str());
            grid.push(vec![Cell::text(of), Cell::text(shown_lines(document))]);
        }
    }
    if grid.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_REFERENCES_GAP);
    } else {
        draft.table(grid);
    }
}

/// Notes that speak of this plateau.
fn notes(desk: &Desk<'_>, keeps: impl Fn(&NoteRow) -> bool) -> Vec<NoteRow> {
    let list = NoteList::of(desk.map, desk.plateau(), desk.order.today);
    list.rows.into_iter().filter(|row| keeps(row)).collect()
}

/// What still asks for an answer.
pub(super) fn open_points(desk: &Desk<'_>, draft: &mut Draft) {
    let open = notes(desk, |row| {
        let note = &row.note;
        match note.kind {
            NoteKind::Decision => note.decision == DecisionStatus::Proposed && note.is_open(),
            NoteKind::Text => false,
            _ => note.status == AnnotationStatus::Open,
        }
    });
    let mut grid = Grid::new(desk.language, "dat-open", msg::DOCUMENT_DAT_OPEN_CAPTION)
        .columns(&[
            (msg::DOCUMENT_COLUMN_ID, 0.4),
            (msg::DOCUMENT_COLUMN_KIND, 0.8),
            (msg::DOCUMENT_DAT_ABOUT, 1.2),
            (msg::DOCUMENT_DAT_WORDS, 3.0),
            (msg::DOCUMENT_DAT_ASKED, 1.0),
            (msg::DOCUMENT_DAT_DUE, 0.8),
        ])
        .or_else(msg::DOCUMENT_DAT_OPEN_NONE);
    for row in open {
        let role = if row.note.for_role.is_empty() {
            &row.note.author_role
        } else {
            &row.note.for_role
        };
        grid.push(vec![
            desk.number(f64::from(row.number)),
            Cell::text(desk.text(kind_name(row.note.kind))),
            Cell::text(shown(&row.about)),
            Cell::text(shown_lines(&row.text)),
            Cell::text(shown(role)),
            desk.date(&row.note.due),
        ]);
    }
    draft.table(grid);
}

/// What was decided, and why.
pub(super) fn decisions(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-decisions",
        msg::DOCUMENT_DAT_DECISIONS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.4),
        (msg::DOCUMENT_DAT_ABOUT, 1.2),
        (msg::DOCUMENT_DAT_WORDS, 2.4),
        (msg::DOCUMENT_DAT_WHY, 1.4),
        (msg::DOCUMENT_COLUMN_STATE, 0.9),
        (msg::DOCUMENT_DAT_DECIDED, 0.9),
    ])
    .or_else(msg::DOCUMENT_DAT_DECISIONS_NONE);
    for row in notes(desk, |row| row.note.kind == NoteKind::Decision) {
        let note = &row.note;
        let state = if note.status == AnnotationStatus::Resolved {
            status_name(note.status)
        } else {
            decision_name(note.decision)
        };
        grid.push(vec![
            desk.number(f64::from(row.number)),
            Cell::text(shown(&row.about)),
            Cell::text(shown_lines(&row.text)),
            desk.asked_text(&note.reason),
            Cell::text(desk.text(state)),
            desk.date(if note.decided.is_empty() {
                &note.created
            } else {
                &note.decided
            }),
        ]);
    }
    grid
}
