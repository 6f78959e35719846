//! 1: what it is for, for whom, with which data, under which constraints, and what it becomes.

use super::super::cells::as_number;
use super::super::desk::{Desk, shown};
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements};
use super::super::{flows, tables};
use super::{Atlas, notes, target};
use crate::catalogue::Family;
use crate::documents::{Cell, Figure};
use crate::locale::msg;
use crate::model::Value;

pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft, atlas: &Atlas) -> Option<()> {
    draft.section(2, msg::DOCUMENT_DAT_INTRODUCTION);
    notes::introduction(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_OPEN);
    notes::open_points(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_CONTEXT);
    context(desk, draft, atlas);
    draft.section(2, msg::DOCUMENT_DAT_CONSTRAINTS);
    constraints(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_REQUIREMENTS);
    requirements(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_TARGET);
    architecture(desk, draft, atlas);
    draft.section(2, msg::DOCUMENT_DAT_MIGRATION);
    target::migration(desk, draft, atlas);
    draft.section(2, msg::DOCUMENT_DAT_PURGES);
    draft.table(retention(
        desk,
        "dat-purges",
        msg::DOCUMENT_DAT_PURGES_CAPTION,
    ));
    draft.section(2, msg::DOCUMENT_FLOWS_APPLICATION);
    let before = desk.base().map(|base| desk.at(base));
    let (all, left_out) = flows::rows::rows(desk, before.as_ref());
    flows::application(desk, draft, &all, left_out);
    Some(())
}

fn context(desk: &Desk<'_>, draft: &mut Draft, atlas: &Atlas) {
    draft.section(3, msg::DOCUMENT_DAT_OBJECTIVES);
    let services = desk.of_kinds(&["business_service", "process"]);
    if services.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_OBJECTIVES_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-services",
            msg::DOCUMENT_DAT_SERVICES_CAPTION,
            &services,
            &[
                (Col::Name, 1.6),
                (Col::Asked("description"), 2.0),
                (Col::Said("criticality"), 0.8),
                (Col::Asked("owner_role"), 1.2),
                (Col::Said("owning_entity"), 1.2),
            ],
        ));
    }
    draft.section(3, msg::DOCUMENT_DAT_EXISTING);
    existing(desk, draft, atlas);
    draft.section(3, msg::DOCUMENT_DAT_ACTORS);
    let actors = desk.of_kinds(&["actor", "organisation", "external_system"]);
    if actors.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_ACTORS_GAP);
    } else {
        draft.table(people(desk));
    }
    draft.section(3, msg::DOCUMENT_DAT_DATA);
    draft.table(sensitivity(desk, "dat-data"));
}

/// The context diagram, and what there is by family.
fn existing(desk: &Desk<'_>, draft: &mut Draft, atlas: &Atlas) {
    let first = desk.views().into_iter().next();
    match first.and_then(|view| atlas.get(view, desk.plateau())) {
        Some(figure) => draft.figure(Figure {
            name: "context".to_owned(),
            ..figure.clone()
        }),
        None => draft.gap(msg::DOCUMENT_DAT_CONTEXT_GAP),
    }
    let caption = flows::captioned(desk, msg::DOCUMENT_DAT_COUNTS_CAPTION.into());
    let mut grid = Grid::new(desk.language, "dat-counts", caption).columns(&[
        (msg::DOCUMENT_DAT_FAMILY, 1.4),
        (msg::DOCUMENT_COLUMN_COUNT, 0.6),
        (msg::DOCUMENT_DAT_KINDS, 4.0),
    ]);
    for family in Family::ALL {
        let of_family = desk.of_family(family);
        if of_family.is_empty() {
            continue;
        }
        let mut kinds: std::collections::BTreeMap<String, usize> = Default::default();
        for ix in &of_family {
            let kind = desk.kind_name(desk.facts.element(*ix).kind.as_str());
            *kinds.entry(kind).or_default() += 1;
        }
        let kinds = kinds.into_iter().map(|(kind, count)| {
            let words = msg::DOCUMENT_INVENTORY_KIND.with("kind", kind);
            desk.words(words.with("count", count))
        });
        grid.push(vec![
            Cell::text(desk.text(family.name())),
            desk.count(of_family.len()),
            Cell::text(kinds.collect::<Vec<_>>().join(", ")),
        ]);
    }
    if grid.is_empty() {
        draft.gap(msg::DOCUMENT_INVENTORY_EMPTY);
    } else {
        draft.table(grid);
    }
}

/// Actors, inside and outside, and what they use.
pub(in super::super) fn people(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(desk.language, "actors", msg::DOCUMENT_DAT_ACTORS_CAPTION)
        .columns(&[
            (msg::DOCUMENT_COLUMN_NAME, 1.5),
            (msg::DOCUMENT_COLUMN_KIND, 1.1),
            (msg::DOCUMENT_DAT_NATURE, 0.9),
            (msg::DOCUMENT_DAT_USES, 2.0),
            (msg::DOCUMENT_DAT_EXCHANGES, 2.0),
            (msg::DOCUMENT_COLUMN_CONTACT, 1.0),
        ])
        .or_else(msg::DOCUMENT_NONE_OF_THESE);
    for ix in desk.of_kinds(&["actor", "organisation", "external_system"]) {
        let others = desk.linked(ix, "flow", true).into_iter();
        let others = desk.by_name(others.chain(desk.linked(ix, "flow", false)));
        let nature = if desk.is_kind(ix, "external_system") {
            Cell::text(desk.text(msg::DOCUMENT_DAT_OUTSIDE))
        } else {
            desk.asked(ix, "actor_nature")
        };
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            nature,
            desk.names(&desk.linked(ix, "uses", true)),
            desk.names(&others),
            desk.asked(ix, "contact"),
        ]);
    }
    grid
}

/// Data sets with their security needs.
pub(in super::super) fn sensitivity(desk: &Desk<'_>, name: &str) -> Grid {
    let mut grid = Grid::new(desk.language, name, msg::DOCUMENT_DAT_DATA_CAPTION)
        .columns(&[
            (msg::DOCUMENT_DAT_DATA_SET, 1.5),
            (msg::DOCUMENT_DAT_CATEGORY, 0.9),
            (msg::DOCUMENT_COLUMN_NEED_D, 0.3),
            (msg::DOCUMENT_COLUMN_NEED_I, 0.3),
            (msg::DOCUMENT_COLUMN_NEED_C, 0.3),
            (msg::DOCUMENT_COLUMN_NEED_T, 0.3),
            (msg::DOCUMENT_DAT_LEGAL_BASIS, 1.1),
            (msg::DOCUMENT_DAT_STORES, 1.5),
            (msg::DOCUMENT_DAT_PROCESSING, 1.7),
        ])
        .or_else(msg::DOCUMENT_DAT_DATA_NONE)
        .note(msg::DOCUMENT_DAT_DATA_NOTE);
    for ix in desk.of_kinds(&["data_set"]) {
        let need = |key| {
            let level = desk.need_level(ix, key);
            level.map_or_else(Cell::missing, |level| desk.number(level))
        };
        let is_personal = matches!(desk.facts.text(ix, "category"), "personal" | "health");
        let basis = if is_personal {
            desk.asked(ix, "legal_basis")
        } else {
            desk.cell(ix, "legal_basis")
        };
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.asked(ix, "category"),
            need("d"),
            need("i"),
            need("c"),
            need("t"),
            basis,
            desk.asked_names(&desk.by_name(desk.facts.stores(ix).to_vec())),
            desk.asked_names(&desk.by_name(desk.facts.processors(ix))),
        ]);
    }
    grid
}

fn constraints(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_BUDGET);
    let packages = super::super::roadmap::packages_of(desk);
    if packages.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_BUDGET_GAP);
    } else {
        draft.table(super::super::roadmap::budget_by_year(desk, "dat-budget"));
    }
    draft.section(3, msg::DOCUMENT_DAT_PLANNING);
    draft.table(target::plateaus(desk));
    draft.section(3, msg::DOCUMENT_DAT_URBANISATION);
    if desk.map.tables().standards.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_STANDARDS_GAP);
    } else {
        draft.table(target::standards(desk, "dat-urbanisation"));
    }
    draft.section(3, msg::DOCUMENT_DAT_LEGAL);
    let register = crate::assurance::Register::of(&desk.facts, desk.language);
    draft.table(super::super::register::summary(desk, &register));
}

fn requirements(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_INTEROPERABILITY);
    draft.table(protocols(desk));
    draft.section(3, msg::DOCUMENT_DAT_CONCURRENCY);
    let users = desk.of_kinds(&["application", "saas_service"]).into_iter();
    let users: Vec<_> = users
        .filter(|ix| desk.facts.value(*ix, "users").is_some())
        .collect();
    if users.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_CONCURRENCY_GAP);
    } else {
        let table = elements(
            desk,
            "dat-users",
            msg::DOCUMENT_DAT_USERS_CAPTION,
            &users,
            &[
                (Col::Name, 2.0),
                (Col::Said("users"), 1.0),
                (Col::Said("hosting"), 1.2),
            ],
        );
        draft.table(table.note(msg::DOCUMENT_DAT_USERS_NOTE));
    }
    draft.section(3, msg::DOCUMENT_DAT_DEGRADED);
    draft.table(degraded_modes(desk));
    draft.section(3, msg::DOCUMENT_DAT_ARCHIVING);
    draft.table(retention(
        desk,
        "dat-retention",
        msg::DOCUMENT_DAT_RETENTION_CAPTION,
    ));
}

/// Protocols with how many flows speak them.
fn protocols(desk: &Desk<'_>) -> Grid {
    let mut counted: std::collections::BTreeMap<String, usize> = Default::default();
    for flow in desk.facts.flows() {
        let protocol = shown(desk.facts.link_text(flow.link, "protocol"));
        if !protocol.is_empty() {
            *counted.entry(protocol).or_default() += 1;
        }
    }
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut grid = Grid::new(
        desk.language,
        "dat-protocols",
        msg::DOCUMENT_DAT_PROTOCOLS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_PROTOCOL, 2.0),
        (msg::DOCUMENT_COLUMN_FLOWS, 1.0),
    ])
    .or_else(msg::DOCUMENT_FLOWS_NONE);
    for (protocol, count) in counted {
        grid.push(vec![Cell::text(protocol), desk.count(count)]);
    }
    grid
}

/// Dependencies without which something goes on with less, and for how long nobody feels it.
fn degraded_modes(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-degraded",
        msg::DOCUMENT_DAT_DEGRADED_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_WHO, 1.6),
        (msg::DOCUMENT_DAT_WITHOUT, 1.6),
        (msg::DOCUMENT_DAT_BUFFER, 1.0),
        (msg::DOCUMENT_DAT_REASON, 1.6),
    ])
    .or_else(msg::DOCUMENT_DAT_DEGRADED_NONE);
    let rows = desk.links_by_ends(|_, link| {
        let strength = link.attributes.get("strength").and_then(Value::as_text);
        strength == Some("soft")
    });
    for (from, to, link) in rows {
        grid.push(vec![
            Cell::text(from),
            Cell::text(to),
            desk.cell_of_link(link, "buffer_h"),
            desk.cell_of_link(link, "reason"),
        ]);
    }
    grid
}

/// What becomes of data in time.
fn retention(desk: &Desk<'_>, name: &str, caption: crate::locale::MessageId) -> Grid {
    tables::elements(
        desk,
        name,
        caption,
        &desk.of_kinds(&["data_set"]),
        &[
            (Col::Name, 1.8),
            (Col::Asked("retention_years"), 0.8),
            (Col::Said("retention_start"), 1.0),
            (Col::Asked("final_outcome"), 0.9),
            (Col::Said("retention_reference"), 1.2),
            (Col::Said("access"), 0.8),
        ],
    )
}

fn architecture(desk: &Desk<'_>, draft: &mut Draft, atlas: &Atlas) {
    draft.section(3, msg::DOCUMENT_DAT_GENERAL);
    let views = desk.views();
    // The first stands at the head of the dossier already.
    let here = views
        .iter()
        .skip(1)
        .filter_map(|view| atlas.get(view, desk.plateau()));
    let here: Vec<&Figure> = here.collect();
    match views.len() {
        0 => draft.gap(msg::DOCUMENT_DAT_VIEWS_GAP),
        1 => draft.say(msg::DOCUMENT_DAT_ONE_VIEW),
        _ => draft.say(msg::DOCUMENT_DAT_VIEWS_ABOUT),
    }
    for figure in here {
        draft.figure(figure.clone());
    }
    draft.section(3, msg::DOCUMENT_DAT_PRINCIPLES);
    draft.table(notes::decisions(desk));
    draft.section(3, msg::DOCUMENT_DAT_MODULES);
    draft.table(target::modules(desk));
    draft.section(3, msg::DOCUMENT_DAT_LINKS);
    draft.table(dependencies(desk));
}

/// What applications need, and who needs them.
fn dependencies(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "dat-dependencies",
        msg::DOCUMENT_DAT_LINKS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_APPLICATION_NAME, 1.5),
        (msg::DOCUMENT_DAT_NEEDS, 2.0),
        (msg::DOCUMENT_DAT_NEEDED_BY, 2.0),
        (msg::DOCUMENT_DAT_FLOWS_IN, 0.6),
        (msg::DOCUMENT_DAT_FLOWS_OUT, 0.6),
    ])
    .or_else(msg::DOCUMENT_NONE_OF_THESE);
    for ix in desk.of_kinds(&["application", "saas_service"]) {
        let flows = |from_here| as_number(flow_count(desk, ix, from_here));
        let needed = desk.linked(ix, "depends_on", false).into_iter();
        let needed = needed.chain(desk.linked(ix, "requires", false));
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.names(&desk.linked(ix, "depends_on", true)),
            desk.names(&desk.by_name(needed)),
            desk.number(flows(false)),
            desk.number(flows(true)),
        ]);
    }
    grid
}

fn flow_count(desk: &Desk<'_>, ix: crate::model::ElementIx, from_here: bool) -> usize {
    let links = desk.links(ix).iter();
    let flows = links.filter(|(link, _, starts)| {
        *starts == from_here && desk.facts.link(*link).kind.as_str() == "flow"
    });
    flows.count()
}
