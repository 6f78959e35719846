//! 2: how much there is, how much more there will be, and on what it runs.

use super::super::desk::Desk;
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements};
use crate::documents::Cell;
use crate::locale::{msg, number_rounded};
use crate::model::ElementIx;

/// Years over which volumes are projected.
const YEARS: i32 = 5;

pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(2, msg::DOCUMENT_DAT_STATIC);
    draft.table(volumes(desk));
    draft.section(2, msg::DOCUMENT_DAT_DYNAMIC);
    draft.table(traffic(desk));
    draft.section(2, msg::DOCUMENT_DAT_RESPONSE);
    draft.gap(msg::DOCUMENT_DAT_RESPONSE_GAP);
    draft.section(2, msg::DOCUMENT_DAT_UNITS);
    let units = desk.of_kinds(&[
        "logical_server",
        "container_workload",
        "cloud_service",
        "cluster",
    ]);
    draft.table(elements(
        desk,
        "dat-units",
        msg::DOCUMENT_DAT_UNITS_CAPTION,
        &units,
        &[
            (Col::Name, 1.8),
            (Col::Kind, 1.0),
            (Col::Said("vcpu"), 0.8),
            (Col::Said("ram_gb"), 0.8),
            (Col::Said("replicas"), 0.7),
            (Col::Hosts, 1.6),
            (Col::Said("environment"), 0.9),
        ],
    ));
    draft.section(2, msg::DOCUMENT_DAT_MACHINES);
    draft.table(elements(
        desk,
        "dat-machines",
        msg::DOCUMENT_DAT_MACHINES_CAPTION,
        &desk.of_kinds(&["hypervisor", "physical_server", "appliance"]),
        &[
            (Col::Name, 1.8),
            (Col::Kind, 1.0),
            (Col::Asked("vcpu"), 0.8),
            (Col::Asked("ram_gb"), 0.8),
            (Col::Said("power_w"), 0.8),
            (Col::Places, 1.4),
        ],
    ));
    draft.section(2, msg::DOCUMENT_DAT_STORAGE);
    draft.table(elements(
        desk,
        "dat-storage",
        msg::DOCUMENT_DAT_STORAGE_CAPTION,
        &desk.of_kinds(&["storage", "backup_vault", "file_share"]),
        &[
            (Col::Name, 1.8),
            (Col::Kind, 1.0),
            (Col::Asked("capacity_tb"), 0.8),
            (Col::Said("media"), 0.8),
            (Col::Said("encryption_at_rest"), 0.8),
            (Col::Places, 1.4),
        ],
    ));
}

/// A volume in gigabytes as a cell.
fn gigabytes(desk: &Desk<'_>, volume: f64) -> Cell {
    let decimals = usize::from(volume < 10.0 && volume.fract() != 0.0);
    let digits = number_rounded(volume, decimals, desk.language);
    let unit = desk.text(msg::INDICATOR_UNIT_GIGABYTES);
    Cell::number(volume, format!("{digits}\u{a0}{unit}"))
}

/// Data sets with their volume now and in five years: `v · (1 + g)⁵`, as indicator I22 projects.
fn volumes(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-volumes",
        msg::DOCUMENT_DAT_STATIC_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_DATA_SET, 2.0),
        (msg::DOCUMENT_DAT_VOLUME, 0.9),
        (msg::DOCUMENT_DAT_GROWTH, 0.9),
        (msg::DOCUMENT_DAT_IN_FIVE_YEARS, 1.0),
        (msg::DOCUMENT_DAT_STORES, 1.8),
    ])
    .or_else(msg::DOCUMENT_DAT_DATA_NONE)
    .note(msg::DOCUMENT_DAT_STATIC_NOTE);
    let (mut now, mut later) = (0.0, 0.0);
    for ix in desk.of_kinds(&["data_set"]) {
        let volume = amount(desk, ix, "volume_gb");
        let growth = desk.facts.number(ix, "growth_pct");
        let grown = volume
            .map(|volume| volume * (1.0 + growth.unwrap_or(0.0) / 100.0).max(0.0).powi(YEARS));
        now += volume.unwrap_or(0.0);
        later += grown.unwrap_or(0.0);
        let cell = |volume: Option<f64>| {
            volume.map_or_else(Cell::missing, |volume| gigabytes(desk, volume))
        };
        grid.push(vec![
            Cell::text(desk.name(ix)),
            cell(volume),
            desk.asked(ix, "growth_pct"),
            cell(grown.filter(|grown| grown.is_finite())),
            desk.asked_names(&desk.by_name(desk.facts.stores(ix).to_vec())),
        ]);
    }
    if !grid.is_empty() {
        grid.push_strong(vec![
            Cell::text(desk.text(msg::DOCUMENT_TOTAL)),
            gigabytes(desk, now),
            Cell::default(),
            gigabytes(desk, later),
            Cell::default(),
        ]);
    }
    grid
}

fn amount(desk: &Desk<'_>, ix: ElementIx, attribute: &str) -> Option<f64> {
    let number = desk.facts.number(ix, attribute);
    number.filter(|number| *number >= 0.0)
}

/// Flows with a monthly volume, the largest first.
fn traffic(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-traffic",
        msg::DOCUMENT_DAT_DYNAMIC_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SOURCE, 1.6),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.6),
        (msg::DOCUMENT_COLUMN_FREQUENCY, 0.9),
        (msg::DOCUMENT_COLUMN_VOLUME, 1.0),
    ])
    .or_else(msg::DOCUMENT_DAT_DYNAMIC_NONE);
    let volume = |link| {
        let value = desk.facts.link_value(link, "volume_gb_month");
        value.and_then(crate::model::Value::as_number)
    };
    let flows = desk.facts.flows().iter();
    let mut flows: Vec<_> = flows
        .filter_map(|flow| Some((volume(flow.link)?, flow)))
        .collect();
    flows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.link.cmp(&b.1.link)));
    let silent = desk.facts.flows().len() - flows.len();
    for (_, flow) in flows {
        grid.push(vec![
            Cell::text(desk.name(flow.from)),
            Cell::text(desk.name(flow.to)),
            desk.asked_of_link(flow.link, "frequency"),
            desk.cell_of_link(flow.link, "volume_gb_month"),
        ]);
    }
    if silent > 0 && !grid.is_empty() {
        return grid.note(msg::DOCUMENT_DAT_DYNAMIC_SILENT.with("count", silent));
    }
    grid
}
