//! Flow matrices (public-sector guide, §5.2): application, technical, zone × zone, and what has to
//! be opened and closed from plateau to plateau.

pub(super) mod rows;
pub(super) mod zones;

use super::desk::Desk;
use super::draft::{Draft, Grid};
use crate::documents::{Cell, Reader, Tone};
use crate::locale::{Message, msg};
use rows::{FlowRow, Opening, Service};

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let before = desk.base().map(|base| desk.at(base));
    let (all, left_out) = rows::rows(desk, before.as_ref());
    introduction(desk, draft, &all, left_out);
    draft.section(1, msg::DOCUMENT_FLOWS_APPLICATION);
    application(desk, draft, &all, left_out);
    draft.section(1, msg::DOCUMENT_FLOWS_TECHNICAL);
    technical(desk, draft, &all, left_out);
    draft.section(1, msg::DOCUMENT_FLOWS_ZONES);
    zones::write(desk, draft, &all);
    draft.section(1, msg::DOCUMENT_FLOWS_STATES);
    states(desk, draft);
    (!desk.watch.is_cancelled()).then_some(())
}

fn introduction(desk: &Desk<'_>, draft: &mut Draft, all: &[FlowRow<'_, '_>], left_out: usize) {
    draft.section(1, msg::DOCUMENT_FLOWS_READING);
    draft.say(msg::DOCUMENT_FLOWS_ABOUT);
    let count = |keeps: &dyn Fn(&FlowRow<'_, '_>) -> bool| {
        desk.count(all.iter().filter(|row| keeps(row)).count())
    };
    let is_there = |row: &FlowRow<'_, '_>| row.opening != Opening::ToClose;
    let any = all
        .iter()
        .filter(|row| is_there(row) && row.service() == Service::Any);
    let any = any.count();
    draft.facts(vec![
        (desk.text(msg::DOCUMENT_FLOWS_COUNT), count(&is_there)),
        (
            desk.text(msg::DOCUMENT_FLOWS_BETWEEN),
            count(&|row| is_there(row) && row.flow.is_between_zones()),
        ),
        (
            desk.text(msg::DOCUMENT_FLOWS_TO_OPEN),
            count(&|row| row.opening == Opening::ToOpen),
        ),
        (
            desk.text(msg::DOCUMENT_FLOWS_TO_CLOSE),
            count(&|row| row.opening == Opening::ToClose),
        ),
        (
            desk.text(msg::DOCUMENT_FLOWS_ANY_COUNT),
            desk.count(any).toned(super::cells::tone_of(any)),
        ),
        (
            desk.text(msg::DOCUMENT_FLOWS_LEFT_OUT),
            desk.count(left_out),
        ),
    ]);
}

/// The application matrix.
pub(super) fn application(
    desk: &Desk<'_>,
    draft: &mut Draft,
    all: &[FlowRow<'_, '_>],
    left_out: usize,
) {
    let mut grid = Grid::new(
        desk.language,
        "flows-application",
        captioned(desk, msg::DOCUMENT_FLOWS_APPLICATION_CAPTION.into()),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.7),
        (msg::DOCUMENT_COLUMN_SOURCE, 1.4),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.4),
        (msg::DOCUMENT_COLUMN_NETWORK, 0.8),
        (msg::DOCUMENT_COLUMN_PROTOCOL, 0.9),
        (msg::DOCUMENT_COLUMN_MODE, 0.6),
        (msg::DOCUMENT_COLUMN_DATA, 1.4),
        (msg::DOCUMENT_COLUMN_CLASSIFICATION, 0.9),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NONE)
    .note(msg::DOCUMENT_FLOWS_APPLICATION_NOTE)
    .note(msg::DOCUMENT_FLOWS_CHATTER.with("count", left_out));
    for row in all.iter().filter(|row| row.opening != Opening::ToClose) {
        grid.push(vec![
            row.id(),
            Cell::text(row.desk.name(row.flow.from)),
            Cell::text(row.desk.name(row.flow.to)),
            row.network_cell(),
            row.protocol(),
            row.asked("access_mode"),
            row.data(),
            row.classification(),
        ]);
    }
    draft.table(grid);
}

/// The technical matrix: on pages ends and protection apart, in sheets every column.
pub(super) fn technical(
    desk: &Desk<'_>,
    draft: &mut Draft,
    all: &[FlowRow<'_, '_>],
    left_out: usize,
) {
    let mut openings = Grid::new(
        desk.language,
        "flows-openings",
        captioned(desk, msg::DOCUMENT_FLOWS_OPENINGS_CAPTION.into()),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.6),
        (msg::DOCUMENT_COLUMN_SOURCE, 1.5),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.5),
        (msg::DOCUMENT_COLUMN_DIRECTION, 0.8),
        (msg::DOCUMENT_COLUMN_PROTOCOL, 0.9),
        (msg::DOCUMENT_COLUMN_TRANSPORT, 0.7),
        (msg::DOCUMENT_COLUMN_PORT, 0.5),
        (msg::DOCUMENT_COLUMN_NETWORK, 0.7),
        (msg::DOCUMENT_COLUMN_STATE, 0.9),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NONE)
    .note(msg::DOCUMENT_FLOWS_ADDRESS_NOTE)
    .note(msg::DOCUMENT_FLOWS_CHATTER.with("count", left_out))
    .read_by(Reader::Page);
    let mut protection = Grid::new(
        desk.language,
        "flows-protection",
        captioned(desk, msg::DOCUMENT_FLOWS_PROTECTION_CAPTION.into()),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.6),
        (msg::DOCUMENT_COLUMN_ENCRYPTION, 0.8),
        (msg::DOCUMENT_COLUMN_AUTH, 0.9),
        (msg::DOCUMENT_COLUMN_FILTERS, 1.2),
        (msg::DOCUMENT_COLUMN_FREQUENCY, 0.8),
        (msg::DOCUMENT_COLUMN_VOLUME, 0.8),
        (msg::DOCUMENT_COLUMN_JUSTIFICATION, 1.4),
        (msg::DOCUMENT_COLUMN_REQUESTER, 0.9),
        (msg::DOCUMENT_COLUMN_VALIDITY, 0.8),
        (msg::DOCUMENT_COLUMN_PLATEAU, 0.8),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NONE)
    .note(msg::DOCUMENT_FLOWS_PROTECTION_NOTE)
    .read_by(Reader::Page);
    let mut sheet = Grid::new(
        desk.language,
        "flows-technical",
        captioned(desk, msg::DOCUMENT_FLOWS_TECHNICAL_CAPTION.into()),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_ID, 0.6),
        (msg::DOCUMENT_COLUMN_SOURCE, 1.5),
        (msg::DOCUMENT_COLUMN_SOURCE_ZONE, 1.0),
        (msg::DOCUMENT_COLUMN_SOURCE_ADDRESS, 1.0),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.5),
        (msg::DOCUMENT_COLUMN_DESTINATION_ZONE, 1.0),
        (msg::DOCUMENT_COLUMN_DESTINATION_ADDRESS, 1.0),
        (msg::DOCUMENT_COLUMN_DIRECTION, 0.8),
        (msg::DOCUMENT_COLUMN_PROTOCOL, 0.9),
        (msg::DOCUMENT_COLUMN_TRANSPORT, 0.6),
        (msg::DOCUMENT_COLUMN_PORT, 0.6),
        (msg::DOCUMENT_COLUMN_ENCRYPTION, 0.9),
        (msg::DOCUMENT_COLUMN_AUTH, 1.0),
        (msg::DOCUMENT_COLUMN_FILTERS, 1.2),
        (msg::DOCUMENT_COLUMN_NETWORK, 0.7),
        (msg::DOCUMENT_COLUMN_FREQUENCY, 0.8),
        (msg::DOCUMENT_COLUMN_VOLUME, 0.8),
        (msg::DOCUMENT_COLUMN_JUSTIFICATION, 1.5),
        (msg::DOCUMENT_COLUMN_REQUESTER, 1.0),
        (msg::DOCUMENT_COLUMN_VALIDITY, 0.8),
        (msg::DOCUMENT_COLUMN_PLATEAU, 1.0),
        (msg::DOCUMENT_COLUMN_STATE, 0.9),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NONE)
    .read_by(Reader::Sheet);
    for row in all {
        let (from, to) = (row.flow.from, row.flow.to);
        let plateau = Cell::text(row.desk.plateau_name(row.desk.plateau()));
        openings.push(vec![
            row.id(),
            row.end(from),
            row.end(to),
            row.asked("direction"),
            row.protocol(),
            row.asked("transport"),
            row.asked("port"),
            row.network_cell(),
            row.state(),
        ]);
        protection.push(vec![
            row.id(),
            row.encryption(),
            row.asked("auth"),
            row.filters(),
            row.asked("frequency"),
            row.asked("volume_gb_month"),
            row.asked("justification"),
            row.asked("owner_role"),
            row.asked("valid_to"),
            plateau.clone(),
        ]);
        sheet.push(vec![
            row.id(),
            Cell::text(row.desk.name(from)),
            row.zone(from),
            row.address(from),
            Cell::text(row.desk.name(to)),
            row.zone(to),
            row.address(to),
            row.asked("direction"),
            row.protocol(),
            row.asked("transport"),
            row.asked("port"),
            row.encryption(),
            row.asked("auth"),
            row.filters(),
            row.network_cell(),
            row.asked("frequency"),
            row.asked("volume_gb_month"),
            row.asked("justification"),
            row.asked("owner_role"),
            row.asked("valid_to"),
            plateau,
            row.state(),
        ]);
    }
    draft.table(openings);
    draft.table(protection);
    draft.table(sheet);
}

/// What each plateau opens, keeps, changes and closes.
fn states(desk: &Desk<'_>, draft: &mut Draft) {
    let mut counts = Grid::new(
        desk.language,
        "flows-plateaus",
        msg::DOCUMENT_FLOWS_STATES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_PLATEAU, 2.0),
        (msg::DOCUMENT_FLOWS_TO_OPEN, 1.0),
        (msg::DOCUMENT_FLOWS_OPEN, 1.0),
        (msg::DOCUMENT_FLOWS_CHANGING, 1.0),
        (msg::DOCUMENT_FLOWS_TO_CLOSE, 1.0),
    ])
    .note(msg::DOCUMENT_FLOWS_STATES_NOTE);
    let mut list = Grid::new(
        desk.language,
        "flows-changes",
        msg::DOCUMENT_FLOWS_LIST_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_PLATEAU, 1.0),
        (msg::DOCUMENT_COLUMN_STATE, 1.0),
        (msg::DOCUMENT_COLUMN_ID, 0.6),
        (msg::DOCUMENT_COLUMN_SOURCE, 1.4),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.4),
        (msg::DOCUMENT_COLUMN_SERVICE, 1.0),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NO_CHANGE);
    for state in desk.states() {
        let here = desk.at(state);
        let before = desk.base_of(state).map(|base| desk.at(base));
        let (all, _) = rows::rows(&here, before.as_ref());
        let plateau = Cell::text(match state.snapshot.plateau() {
            Some(plateau) => desk.plateau_name(Some(plateau)),
            None => desk.text(msg::DOCUMENT_ONLY_STATE),
        });
        let count =
            |opening: Opening| desk.count(all.iter().filter(|row| row.opening == opening).count());
        let changing = all.iter().filter(|row| !row.changed.is_empty()).count();
        counts.push(vec![
            plateau.clone(),
            count(Opening::ToOpen),
            count(Opening::Open),
            desk.count(changing),
            count(Opening::ToClose),
        ]);
        let differ = all
            .iter()
            .filter(|row| row.opening != Opening::Open || !row.changed.is_empty());
        for row in differ {
            let service = Cell::text(row.service_words());
            list.push(vec![
                plateau.clone(),
                row.state(),
                row.id(),
                Cell::text(row.desk.name(row.flow.from)),
                Cell::text(row.desk.name(row.flow.to)),
                match row.service() {
                    Service::Any => service.toned(Tone::Bad),
                    Service::Unsaid => service.toned(Tone::Unknown),
                    Service::Named => service,
                },
            ]);
        }
    }
    draft.table(counts);
    draft.table(list);
}

/// A caption with the plateau that it speaks of.
pub(super) fn captioned(desk: &Desk<'_>, caption: Message) -> Message {
    let plateau = desk.plateau_name(desk.plateau());
    if plateau.is_empty() {
        return caption;
    }
    msg::DOCUMENT_CAPTION_AT
        .with("caption", caption)
        .with("plateau", plateau)
}
