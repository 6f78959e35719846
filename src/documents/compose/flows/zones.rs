//! Which zones speak to which: the services that are open and how many flows use them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cells::lines_cell;
use super::super::desk::Desk;
use super::super::draft::{Draft, Grid};
use super::rows::{FlowRow, Opening, Service};
use crate::documents::{Cell, Reader, Tone};
use crate::locale::msg;
use crate::model::ElementIx;

/// Zones up to which a page holds the matrix with its services.
const ZONES_ON_A_PAGE: usize = 7;
/// Services that a cell of the matrix lists before it counts the rest.
const SERVICES: usize = 6;

/// What goes from one zone to another.
#[derive(Default)]
struct Traffic {
    flows: usize,
    services: BTreeSet<String>,
    has_any: bool,
    has_unsaid: bool,
}

impl Traffic {
    fn tone(&self) -> Tone {
        if self.has_any {
            Tone::Bad
        } else if self.has_unsaid {
            Tone::Unknown
        } else {
            Tone::Plain
        }
    }
}

/// Writes the matrix and the list of its cells.
pub(in super::super) fn write(desk: &Desk<'_>, draft: &mut Draft, all: &[FlowRow<'_, '_>]) {
    let mut traffic: BTreeMap<(ElementIx, ElementIx), Traffic> = BTreeMap::new();
    let mut nowhere = 0;
    for row in all.iter().filter(|row| row.opening != Opening::ToClose) {
        let [Some(from), Some(to)] = row.flow.zones else {
            nowhere += 1;
            continue;
        };
        let found = traffic.entry((from, to)).or_default();
        found.flows += 1;
        found.services.insert(row.service_words());
        found.has_any |= row.service() == Service::Any;
        found.has_unsaid |= row.service() == Service::Unsaid;
    }
    let zones = desk.by_name(traffic.keys().flat_map(|(from, to)| [*from, *to]));
    let is_small = zones.len() <= ZONES_ON_A_PAGE;
    if zones.is_empty() {
        draft.gap(msg::DOCUMENT_FLOWS_NO_ZONES);
        return;
    }
    if !is_small {
        draft.table(matrix(desk, &zones, &traffic, false).read_by(Reader::Page));
    }
    let full = matrix(desk, &zones, &traffic, true);
    draft.table(if is_small {
        full
    } else {
        full.read_by(Reader::Sheet)
    });
    draft.table(pairs(desk, &zones, &traffic, nowhere));
}

fn matrix(
    desk: &Desk<'_>,
    zones: &[ElementIx],
    traffic: &BTreeMap<(ElementIx, ElementIx), Traffic>,
    with_services: bool,
) -> Grid {
    let (name, caption) = if with_services {
        ("flows-zones", msg::DOCUMENT_FLOWS_ZONES_CAPTION)
    } else {
        ("flows-zones-counts", msg::DOCUMENT_FLOWS_ZONES_COUNTS)
    };
    let caption = super::captioned(desk, caption.into());
    let mut grid = Grid::new(desk.language, name, caption)
        .columns(&[(msg::DOCUMENT_FLOWS_FROM_TO, 1.6)])
        .with_row_heads()
        .note(msg::DOCUMENT_FLOWS_ZONES_NOTE);
    for zone in zones {
        grid = grid.column(desk.name(*zone), 1.0);
    }
    grid = grid.centered();
    for from in zones {
        let mut cells = vec![Cell::text(desk.name(*from))];
        cells.extend(zones.iter().map(|to| {
            let Some(found) = traffic.get(&(*from, *to)) else {
                return Cell::default();
            };
            if !with_services {
                return desk.count(found.flows).toned(found.tone());
            }
            let mut lines = vec![desk.words(msg::DOCUMENT_FLOWS_NUMBER.with("count", found.flows))];
            lines.extend(found.services.iter().take(SERVICES).cloned());
            if found.services.len() > SERVICES {
                lines.push(format!("… +{}", found.services.len() - SERVICES));
            }
            lines_cell(lines).toned(found.tone())
        }));
        grid.push(cells);
    }
    grid
}

fn pairs(
    desk: &Desk<'_>,
    zones: &[ElementIx],
    traffic: &BTreeMap<(ElementIx, ElementIx), Traffic>,
    nowhere: usize,
) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "flows-zone-pairs",
        super::captioned(desk, msg::DOCUMENT_FLOWS_PAIRS_CAPTION.into()),
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SOURCE_ZONE, 1.2),
        (msg::DOCUMENT_COLUMN_TRUST, 0.5),
        (msg::DOCUMENT_COLUMN_DESTINATION_ZONE, 1.2),
        (msg::DOCUMENT_COLUMN_TRUST, 0.5),
        (msg::DOCUMENT_COLUMN_FLOWS, 0.5),
        (msg::DOCUMENT_COLUMN_SERVICES, 2.0),
    ]);
    if nowhere > 0 {
        grid = grid.note(msg::DOCUMENT_FLOWS_NOWHERE.with("count", nowhere));
    }
    let trust = |zone: ElementIx| {
        let trust = desk.facts.trust(zone);
        trust.map_or_else(Cell::missing, |trust| desk.number(trust))
    };
    for from in zones {
        for to in zones {
            let Some(found) = traffic.get(&(*from, *to)) else {
                continue;
            };
            let services: Vec<&str> = found.services.iter().map(String::as_str).collect();
            grid.push(vec![
                Cell::text(desk.name(*from)),
                trust(*from),
                Cell::text(desk.name(*to)),
                trust(*to),
                desk.count(found.flows),
                Cell::text(services.join(" · ")).toned(found.tone()),
            ]);
        }
    }
    grid
}
