//! 3: where it runs, how often it works, how it comes back, and how it is operated.

use std::collections::BTreeMap;

use super::super::desk::{Desk, shown};
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements};
use super::super::{business_impact, cartography, flows};
use super::{operation, target};
use crate::analysis::{Verdict, feared_losses, hours_in_words, scenario_in_words, share_in_words};
use crate::assurance::INDICATORS;
use crate::documents::{Cell, Tone};
use crate::locale::msg;

pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(2, msg::DOCUMENT_DAT_INFRA_CONSTRAINTS);
    constraints(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_INFRA_REQUIREMENTS);
    requirements(desk, draft)?;
    draft.section(2, msg::DOCUMENT_DAT_INFRA_TARGET);
    devices(desk, draft)?;
    deployment(desk, draft);
    draft.section(3, msg::DOCUMENT_FLOWS_TECHNICAL);
    let before = desk.base().map(|base| desk.at(base));
    let (all, left_out) = flows::rows::rows(desk, before.as_ref());
    flows::technical(desk, draft, &all, left_out);
    operation::write(desk, draft);
    Some(())
}

fn constraints(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_AVAILABILITY_CONSTRAINTS);
    draft.gap(msg::DOCUMENT_DAT_AVAILABILITY_GAP);
    draft.table(disasters(desk));
    draft.section(3, msg::DOCUMENT_DAT_HOSTING);
    draft.table(elements(
        desk,
        "dat-places",
        msg::DOCUMENT_DAT_PLACES_CAPTION,
        &desk.of_kinds(&["site", "building", "room", "cloud_region", "cloud_az"]),
        &[
            (Col::Name, 1.6),
            (Col::Kind, 1.0),
            (Col::Container, 1.2),
            (Col::Said("role"), 0.8),
            (Col::Said("country"), 0.7),
            (Col::Said("availability"), 0.9),
            (Col::Said("pue"), 0.5),
        ],
    ));
    draft.table(hosting(desk));
    draft.section(3, msg::DOCUMENT_DAT_NETWORK);
    draft.table(zones(desk, "dat-zones"));
    draft.section(3, msg::DOCUMENT_DAT_LIFE_CYCLE);
    draft.table(target::components(desk, "dat-components"));
    draft.section(3, msg::DOCUMENT_DAT_LOGS);
    let tools = desk.watching(&["syslog"], true);
    if tools.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_LOGS_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-logs",
            msg::DOCUMENT_DAT_LOGS_CAPTION,
            &tools,
            &[
                (Col::Name, 1.6),
                (Col::Asked("description"), 2.0),
                (Col::Zone, 1.0),
            ],
        ));
    }
    draft.section(3, msg::DOCUMENT_DAT_BACKUP_CONSTRAINTS);
    draft.table(cartography::backups(desk, "dat-backups"));
}

/// The losses that the map wants to be ready for.
fn disasters(desk: &Desk<'_>) -> Grid {
    let graph = &desk.state().graph;
    let mut grid = Grid::new(
        desk.language,
        "dat-scenarios",
        msg::DOCUMENT_DAT_SCENARIOS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SCENARIO, 1.4),
        (msg::DOCUMENT_COLUMN_DESCRIPTION, 2.4),
        (msg::DOCUMENT_DAT_LOST, 2.0),
    ])
    .or_else(msg::DOCUMENT_BIA_NONE);
    for loss in feared_losses(desk.map, desk.facts.snapshot, graph) {
        let kept = desk.map.tables().scenarios.get(&loss.origin.id().into());
        let about = kept.map_or_else(String::new, |kept| shown(&kept.description));
        grid.push(vec![
            Cell::text(shown(&loss.title(desk.language))),
            Cell::text(about),
            Cell::text(scenario_in_words(graph, &loss.scenario, desk.language)),
        ]);
    }
    grid
}

/// Applications by how they are hosted.
fn hosting(desk: &Desk<'_>) -> Grid {
    let mut by_model: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let silent = desk.text(msg::DOCUMENT_DAT_NOT_STATED);
    for ix in desk.of_kinds(&["application"]) {
        let model = desk.said(ix, "hosting");
        let model = if model.is_empty() {
            silent.clone()
        } else {
            model
        };
        by_model.entry(model).or_default().push(desk.name(ix));
    }
    let mut grid = Grid::new(
        desk.language,
        "dat-hosting",
        msg::DOCUMENT_DAT_HOSTING_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_HOSTING, 1.2),
        (msg::DOCUMENT_COLUMN_COUNT, 0.5),
        (msg::DOCUMENT_DAT_APPLICATIONS, 4.0),
    ])
    .or_else(msg::DOCUMENT_NONE_OF_THESE);
    for (model, names) in by_model {
        grid.push(vec![
            Cell::text(model),
            desk.count(names.len()),
            Cell::text(names.join(", ")),
        ]);
    }
    grid
}

/// Security zones with their trust.
pub(in super::super) fn zones(desk: &Desk<'_>, name: &str) -> Grid {
    let mut grid = Grid::new(desk.language, name, msg::DOCUMENT_DAT_ZONES_CAPTION)
        .columns(&[
            (msg::DOCUMENT_COLUMN_ZONE, 1.6),
            (msg::DOCUMENT_COLUMN_TRUST, 1.2),
            (msg::DOCUMENT_DAT_RANGE, 1.2),
            (msg::DOCUMENT_DAT_ELEMENTS, 0.7),
            (msg::DOCUMENT_COLUMN_OWNER, 1.2),
            (msg::DOCUMENT_DAT_SECURITY_OWNER, 1.2),
        ])
        .or_else(msg::DOCUMENT_NONE_OF_THESE);
    let mut inside: BTreeMap<crate::model::ElementIx, usize> = BTreeMap::new();
    for ix in desk.facts.snapshot.element_numbers() {
        if let Some(zone) = desk.facts.zone(ix).filter(|zone| *zone != ix) {
            *inside.entry(zone).or_default() += 1;
        }
    }
    let mut zones = desk.of_kinds(&["zone"]);
    zones.sort_by(|a, b| {
        let trust = |ix| desk.facts.trust(ix).unwrap_or(f64::INFINITY);
        trust(*a).total_cmp(&trust(*b))
    });
    for ix in zones {
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.asked(ix, "trust_level"),
            desk.asked(ix, "cidr"),
            desk.count(inside.get(&ix).copied().unwrap_or(0)),
            desk.asked(ix, "owner_role"),
            desk.asked(ix, "security_owner"),
        ]);
    }
    grid
}

fn requirements(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(3, msg::DOCUMENT_DAT_WINDOWS);
    draft.gap(msg::DOCUMENT_DAT_WINDOWS_GAP);
    draft.section(3, msg::DOCUMENT_DAT_SERVICE_NEEDS);
    draft.table(elements(
        desk,
        "dat-needs",
        msg::DOCUMENT_DAT_SERVICE_NEEDS_CAPTION,
        &desk.of_kinds(&["business_service", "application"]),
        &[
            (Col::Name, 1.8),
            (Col::Kind, 1.0),
            (Col::Asked("criticality"), 1.0),
            (Col::Said("availability_target"), 0.9),
            (Col::Asked("dmia_h"), 0.8),
            (Col::Said("pdma_h"), 0.8),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_DEPLOYMENT_NEEDS);
    draft.gap(msg::DOCUMENT_DAT_DEPLOYMENT_GAP);
    draft.section(3, msg::DOCUMENT_DAT_ECO_DESIGN);
    draft.table(indicators(
        desk,
        "dat-energy",
        &["I22", "I24", "I25", "I26"],
    )?);
    Some(())
}

/// A few indicators with their value here.
pub(super) fn indicators(desk: &Desk<'_>, name: &str, ids: &[&str]) -> Option<Grid> {
    let found = &desk.assessment()?.indicators;
    let caption = flows::captioned(desk, msg::DOCUMENT_DAT_INDICATORS_CAPTION.into());
    let mut grid = Grid::new(desk.language, name, caption).columns(&[
        (msg::INDICATOR_COLUMN_ID, 0.4),
        (msg::INDICATOR_COLUMN_NAME, 2.2),
        (msg::INDICATOR_COLUMN_VALUE, 1.0),
        (msg::DOCUMENT_INDICATORS_STANDING, 1.0),
    ]);
    for rule in INDICATORS.iter().filter(|rule| ids.contains(&rule.id)) {
        let Some(indicator) = found.get(rule.id) else {
            continue;
        };
        grid.push(vec![
            Cell::text(rule.id),
            Cell::text(desk.text(rule.name)),
            super::super::indicators::figure(desk, rule, indicator),
            super::super::indicators::standing(desk, indicator.standing),
        ]);
    }
    Some(grid)
}

/// What makes it available, and how available it is.
fn devices(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(3, msg::DOCUMENT_DAT_REDUNDANCY);
    draft.table(elements(
        desk,
        "dat-redundancy",
        msg::DOCUMENT_DAT_REDUNDANCY_CAPTION,
        &desk.of_kinds(&["redundancy_group", "cluster", "load_balancer"]),
        &[
            (Col::Name, 1.6),
            (Col::Asked("mode"), 0.9),
            (Col::Asked("k"), 0.7),
            (Col::Members, 2.0),
            (Col::Asked("failover_h"), 0.8),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_AVAILABILITY);
    draft.table(availability(desk)?);
    draft.section(3, msg::DOCUMENT_DAT_SINGLE_POINTS);
    draft.table(single_points(desk)?);
    draft.section(3, msg::DOCUMENT_DAT_RECOVERY);
    let matrix = &desk.assessment()?.resilience.matrix;
    draft.table(business_impact::needs(desk, matrix));
    if !matrix.rows.is_empty() && !matrix.columns.is_empty() {
        draft.table(business_impact::crossed(desk, matrix));
    }
    Some(())
}

/// How often each service works, and what bounds that.
fn availability(desk: &Desk<'_>) -> Option<Grid> {
    let caption = flows::captioned(desk, msg::DOCUMENT_DAT_AVAILABILITY_CAPTION.into());
    let mut grid = Grid::new(desk.language, "availability", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
            (msg::DOCUMENT_COLUMN_AVAILABILITY, 0.9),
            (msg::DOCUMENT_DAT_DOWNTIME, 0.8),
            (msg::DOCUMENT_DAT_QUANTIFIED, 0.7),
            (msg::DOCUMENT_DAT_CEILING, 0.9),
            (msg::DOCUMENT_DAT_CEILING_BY, 1.8),
            (msg::DOCUMENT_DAT_AVAILABILITY_TARGET, 1.0),
        ])
        .or_else(msg::DOCUMENT_BIA_NO_SERVICE)
        .note(msg::DOCUMENT_DAT_AVAILABILITY_NOTE);
    for facts in desk.services()? {
        let of = &facts.availability;
        let bound = if of.is_fully_quantified() {
            ""
        } else {
            "≤\u{a0}"
        };
        let words = format!("{bound}{}", share_in_words(of.availability, desk.language));
        let downtime = of.downtime_min_per_year() / 60.0;
        let bound = if of.is_fully_quantified() {
            ""
        } else {
            "≥\u{a0}"
        };
        let lowest = of.ceiling_parts.iter().take(3).map(|(id, share)| {
            format!(
                "{} ({})",
                desk.name_of(id),
                share_in_words(*share, desk.language)
            )
        });
        let target = facts.target.map(|target| {
            desk.share(target).toned(match facts.target_verdict() {
                Verdict::Within(_) => Tone::Good,
                Verdict::Over(_) => Tone::Bad,
                Verdict::NoNeed | Verdict::Unknown => Tone::Unknown,
            })
        });
        let quantified = msg::DOCUMENT_OF
            .with("part", of.quantified)
            .with("all", of.of);
        grid.push(vec![
            Cell::text(desk.name(facts.service)),
            Cell::number(of.availability, words),
            Cell::number(
                downtime,
                format!("{bound}{}", hours_in_words(downtime, desk.language)),
            ),
            Cell::text(desk.words(quantified)),
            desk.share(of.ceiling),
            desk.lines(lowest.collect()),
            target.unwrap_or_else(Cell::missing),
        ]);
    }
    Some(grid)
}

/// What alone stops services: an element a line.
fn single_points(desk: &Desk<'_>) -> Option<Grid> {
    let mut stopped: BTreeMap<crate::model::ElementId, Vec<String>> = BTreeMap::new();
    for facts in desk.services()? {
        for id in &facts.weak.single {
            stopped
                .entry(id.clone())
                .or_default()
                .push(desk.name(facts.service));
        }
    }
    let caption = flows::captioned(desk, msg::DOCUMENT_DAT_SINGLE_POINTS_CAPTION.into());
    let mut grid = Grid::new(desk.language, "single-points", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_NAME, 1.6),
            (msg::DOCUMENT_COLUMN_KIND, 1.1),
            (msg::DOCUMENT_COLUMN_SITE, 1.2),
            (msg::DOCUMENT_COLUMN_COUNT, 0.5),
            (msg::DOCUMENT_DAT_STOPS, 2.6),
        ])
        .or_else(msg::DOCUMENT_DAT_SINGLE_POINTS_NONE);
    let mut rows: Vec<_> = stopped.into_iter().collect();
    rows.sort_by_cached_key(|(id, services)| {
        (
            std::cmp::Reverse(services.len()),
            desk.name_of(id),
            id.clone(),
        )
    });
    for (id, services) in rows {
        let Some(ix) = desk.facts.snapshot.find(&id) else {
            continue;
        };
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            desk.names(&desk.places(ix)),
            desk.count(services.len()),
            Cell::text(services.join(", ")),
        ]);
    }
    Some(grid)
}

fn deployment(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_DEPLOYMENT);
    draft.table(elements(
        desk,
        "dat-deployment",
        msg::DOCUMENT_DAT_DEPLOYMENT_CAPTION,
        &desk.of_kinds(&[
            "application",
            "database",
            "logical_server",
            "container_workload",
        ]),
        &[
            (Col::Name, 1.6),
            (Col::Kind, 1.0),
            (Col::Hosts, 1.6),
            (Col::Zone, 1.1),
            (Col::Places, 1.4),
            (Col::Providers, 1.2),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_ENVIRONMENTS);
    let all = desk.facts.snapshot.element_numbers();
    let told = desk.by_name(all.filter(|ix| desk.facts.value(*ix, "environment").is_some()));
    if told.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_ENVIRONMENTS_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-environments",
            msg::DOCUMENT_DAT_ENVIRONMENTS_CAPTION,
            &told,
            &[
                (Col::Said("environment"), 1.0),
                (Col::Name, 1.8),
                (Col::Kind, 1.0),
            ],
        ));
    }
}
