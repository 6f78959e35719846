//! The register of processing activities (GDPR art. 30; public-sector guide, §5.3).

use super::cells::{lines_cell, shown_lines, tone_of};
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::assurance::{Activity, Filled, Register, RegisterField};
use crate::documents::{Cell, Reader, Tone};
use crate::locale::msg;

/// Fields that the table of all activities shows.
const SUMMARY: [RegisterField; 5] = [
    RegisterField::Owner,
    RegisterField::Purposes,
    RegisterField::LegalBasis,
    RegisterField::DataSubjects,
    RegisterField::Retention,
];

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let register = Register::of(&desk.facts, desk.language);
    draft.section(1, msg::DOCUMENT_REGISTER_CONTROLLER);
    controller(desk, draft, &register);
    draft.section(1, msg::DOCUMENT_REGISTER_ACTIVITIES);
    let missing = register.missing();
    draft.facts(vec![
        (
            desk.text(msg::DOCUMENT_REGISTER_COUNT),
            desk.count(register.activities.len()),
        ),
        (
            desk.text(msg::DOCUMENT_REGISTER_MISSING),
            desk.count(missing).toned(tone_of(missing)),
        ),
    ]);
    draft.table(summary(desk, &register));
    if register.activities.is_empty() {
        draft.gap(msg::DOCUMENT_REGISTER_NONE);
    } else {
        draft.section(1, msg::DOCUMENT_REGISTER_CARDS);
        draft.say(msg::DOCUMENT_REGISTER_DERIVED);
    }
    for (at, activity) in register.activities.iter().enumerate() {
        if desk.watch.is_cancelled() {
            return None;
        }
        draft.heading(2, shown(&activity.name));
        draft.table(card(desk, activity, at + 1));
        let missing: Vec<String> = activity
            .missing()
            .map(|field| desk.text(field.name()).to_lowercase())
            .collect();
        if !missing.is_empty() {
            let gap = msg::DOCUMENT_REGISTER_GAP.with("fields", missing.join(", "));
            draft.gap(gap);
        }
    }
    if !register.activities.is_empty() {
        draft.table(all(desk, &register));
    }
    draft.section(1, msg::DOCUMENT_REGISTER_PROCESSOR);
    draft.gap(msg::DOCUMENT_REGISTER_PROCESSOR_GAP);
    Some(())
}

/// Who answers for the processing.
pub(super) fn controller(desk: &Desk<'_>, draft: &mut Draft, register: &Register) {
    let of = &register.controller;
    draft.facts(vec![
        (
            desk.text(msg::ASSURANCE_FIELD_CONTROLLER),
            desk.asked_text(&of.controller),
        ),
        (
            desk.text(msg::ASSURANCE_FIELD_JOINT_CONTROLLERS),
            desk.asked_text(&of.joint),
        ),
        (
            desk.text(msg::ASSURANCE_FIELD_DATA_PROTECTION_OFFICER),
            desk.asked_text(&of.officer),
        ),
    ]);
    if [&of.controller, &of.joint, &of.officer]
        .iter()
        .any(|text| text.trim().is_empty())
    {
        draft.gap(msg::DOCUMENT_REGISTER_CONTROLLER_GAP);
    }
}

fn filled(activity: &Activity, field: RegisterField) -> Cell {
    let Some(filled) = activity.fields.get(&field) else {
        return Cell::missing();
    };
    said(filled)
}

/// What a field says; marked where something that is asked for is missing.
fn said(filled: &Filled) -> Cell {
    let lines = filled.lines.iter().map(|line| shown_lines(&line.text));
    Cell {
        is_missing: filled.is_missing,
        tone: if filled.is_missing {
            Tone::Unknown
        } else {
            Tone::Plain
        },
        ..lines_cell(lines.collect())
    }
}

/// All activities, a line each.
pub(super) fn summary(desk: &Desk<'_>, register: &Register) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "register-summary",
        msg::DOCUMENT_REGISTER_SUMMARY_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_REGISTER_ACTIVITY, 1.6),
        (msg::DOCUMENT_REGISTER_REFERENCE, 0.7),
    ])
    .or_else(msg::DOCUMENT_REGISTER_NONE)
    .read_by(Reader::Page);
    for field in SUMMARY {
        grid = grid.column(desk.text(field.name()), 1.1);
    }
    grid = grid.columns(&[(msg::DOCUMENT_REGISTER_MISSING_SHORT, 0.6)]);
    for activity in &register.activities {
        let missing = activity.missing().count();
        let mut cells = vec![
            Cell::text(shown(&activity.name)),
            Cell::asked(shown(&activity.reference)),
        ];
        cells.extend(SUMMARY.map(|field| filled(activity, field)));
        cells.push(desk.count(missing).toned(tone_of(missing)));
        grid.push(cells);
    }
    grid
}

/// One activity, a line a field.
fn card(desk: &Desk<'_>, activity: &Activity, number: usize) -> Grid {
    let caption = msg::DOCUMENT_REGISTER_CARD_CAPTION.with("activity", shown(&activity.name));
    let mut grid = Grid::new(desk.language, format!("register-{number}"), caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_ITEM, 1.0),
            (msg::DOCUMENT_COLUMN_VALUE, 2.6),
        ])
        .with_row_heads()
        .read_by(Reader::Page);
    let reference = desk.text(msg::DOCUMENT_REGISTER_REFERENCE);
    grid.push(vec![
        Cell::text(reference),
        Cell::asked(shown(&activity.reference)),
    ]);
    for field in RegisterField::ALL {
        let title = desk.text(field.name());
        grid.push(vec![Cell::text(title), filled(activity, field)]);
    }
    grid
}

/// All activities with every field, for a sheet.
fn all(desk: &Desk<'_>, register: &Register) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "register",
        msg::DOCUMENT_REGISTER_SUMMARY_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_REGISTER_ACTIVITY, 1.6),
        (msg::DOCUMENT_REGISTER_REFERENCE, 0.8),
    ])
    .read_by(Reader::Sheet);
    for field in RegisterField::ALL {
        grid = grid.column(desk.text(field.name()), 1.2);
    }
    for activity in &register.activities {
        let mut cells = vec![
            Cell::text(shown(&activity.name)),
            Cell::asked(shown(&activity.reference)),
        ];
        cells.extend(RegisterField::ALL.map(|field| filled(activity, field)));
        grid.push(cells);
    }
    grid
}
