//! How it is operated: order of start, scheduled tasks, monitoring, withdrawal.

use super::super::desk::Desk;
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements, named};
use crate::documents::Cell;
use crate::locale::msg;

/// How it is run, from start to withdrawal.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_LOAD);
    draft.gap(msg::DOCUMENT_DAT_LOAD_GAP);
    draft.section(3, msg::DOCUMENT_DAT_ORDER);
    draft.table(start_order(desk));
    draft.section(3, msg::DOCUMENT_DAT_TASKS);
    draft.table(tasks(desk));
    draft.section(3, msg::DOCUMENT_DAT_MONITORING);
    let watching = desk.watching(&["snmp", "icmp"], false);
    if watching.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_MONITORING_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-monitoring",
            msg::DOCUMENT_DAT_MONITORING_CAPTION,
            &watching,
            &[
                (Col::Name, 1.6),
                (Col::Asked("technology"), 1.2),
                (Col::Hosts, 1.4),
            ],
        ));
    }
    draft.section(3, msg::DOCUMENT_DAT_DECOMMISSIONING);
    draft.table(decommissioned(desk));
}

/// Elements that need each other in a circle: they cannot be started one after the other.
fn start_order(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-circles",
        msg::DOCUMENT_DAT_ORDER_CAPTION,
    )
    .columns(&[(msg::DOCUMENT_DAT_CIRCLE, 1.0)])
    .or_else(msg::DOCUMENT_DAT_ORDER_NONE)
    .note(msg::DOCUMENT_DAT_ORDER_NOTE);
    for cycle in crate::analysis::cycles(&desk.state().graph) {
        let names: Vec<String> = cycle.elements.iter().map(|id| desk.name_of(id)).collect();
        grid.push(vec![Cell::text(names.join(" → "))]);
    }
    grid
}

/// Flows that do not run all the time.
fn tasks(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(desk.language, "dat-tasks", msg::DOCUMENT_DAT_TASKS_CAPTION)
        .columns(&[
            (msg::DOCUMENT_COLUMN_FREQUENCY, 0.9),
            (msg::DOCUMENT_COLUMN_SOURCE, 1.5),
            (msg::DOCUMENT_COLUMN_DESTINATION, 1.5),
            (msg::DOCUMENT_COLUMN_JUSTIFICATION, 1.6),
        ])
        .or_else(msg::DOCUMENT_DAT_TASKS_NONE);
    const SCHEDULED: [&str; 5] = ["horaire", "quotidien", "hebdomadaire", "mensuel", "annuel"];
    let flows = desk.facts.flows().iter();
    let scheduled = flows.filter_map(|flow| {
        let word = desk.facts.link_text(flow.link, "frequency");
        let at = SCHEDULED.iter().position(|one| *one == word)?;
        Some((at, desk.name(flow.from), desk.name(flow.to), flow.link))
    });
    let mut scheduled: Vec<_> = scheduled.collect();
    scheduled.sort();
    for (_, from, to, link) in scheduled {
        grid.push(vec![
            desk.cell_of_link(link, "frequency"),
            Cell::text(from),
            Cell::text(to),
            desk.cell_of_link(link, "justification"),
        ]);
    }
    grid
}

/// What later plateaus take away, and what says when it goes.
fn decommissioned(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-decommissioning",
        msg::DOCUMENT_DAT_DECOMMISSIONING_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_NAME, 1.6),
        (msg::DOCUMENT_COLUMN_KIND, 1.0),
        (msg::DOCUMENT_DAT_GONE_AT, 1.2),
        (msg::DOCUMENT_DAT_WITHDRAWAL, 0.9),
        (msg::DOCUMENT_COLUMN_PACKAGE, 1.6),
    ])
    .or_else(msg::DOCUMENT_DAT_DECOMMISSIONING_NONE);
    let timeline = desk.map.timeline();
    let later: Vec<_> = desk
        .states()
        .iter()
        .filter(|state| match (state.snapshot.plateau(), desk.plateau()) {
            (Some(there), Some(here)) => there != here && timeline.builds_on(there, here),
            _ => false,
        })
        .collect();
    let all = desk.facts.snapshot.element_numbers();
    for ix in desk.by_name(all) {
        let id = desk.facts.id(ix);
        let gone = later.iter().find(|state| state.snapshot.find(id).is_none());
        let withdrawal = desk.cell(ix, "withdrawal");
        if gone.is_none() && withdrawal == Cell::default() {
            continue;
        }
        let removes = desk.map.tables().work_packages.iter();
        let removes = removes
            .filter(|package| {
                package
                    .removes
                    .iter()
                    .any(|one| one.as_str() == id.as_str())
            })
            .map(|package| named(&package.name, package.id.as_str()));
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            Cell::text(gone.map_or_else(String::new, |state| {
                desk.plateau_name(state.snapshot.plateau())
            })),
            withdrawal,
            desk.lines(removes.collect()),
        ]);
    }
    grid
}
