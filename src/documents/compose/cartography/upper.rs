//! Views 1 to 4: ecosystem, business, applications, administration.

use super::super::desk::Desk;
use super::super::dossier;
use super::super::draft::{Draft, Grid};
use super::super::flows;
use super::super::tables::{Col, elements};
use crate::assurance::{SecurityFunction, ZoneRole};
use crate::documents::Cell;
use crate::locale::msg;

/// Entities, and how they are related.
pub(super) fn ecosystem(desk: &Desk<'_>, draft: &mut Draft) {
    let mut grid = Grid::new(
        desk.language,
        "carto-entities",
        msg::DOCUMENT_CARTO_ENTITIES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_NAME, 1.6),
        (msg::DOCUMENT_COLUMN_KIND, 1.0),
        (msg::DOCUMENT_COLUMN_DESCRIPTION, 1.8),
        (msg::DOCUMENT_CARTO_RELATION, 1.0),
        (msg::DOCUMENT_COLUMN_CONTACT, 1.0),
        (msg::DOCUMENT_CARTO_SECURITY_LEVEL, 0.7),
        (msg::DOCUMENT_CARTO_HOSTED, 2.0),
    ])
    .or_else(msg::DOCUMENT_NONE_OF_THESE);
    for ix in desk.of_kinds(&["organisation", "provider", "external_system"]) {
        let hosted = hosted_by(desk, ix);
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            desk.asked(ix, "description"),
            desk.asked(ix, "relation_type"),
            desk.asked(ix, "contact"),
            desk.asked(ix, "security_level"),
            desk.names(&hosted),
        ]);
    }
    draft.table(grid);
    draft.table(external(desk));
}

/// The applications that a provider hosts or operates, or that exchange with a system of others.
fn hosted_by(desk: &Desk<'_>, entity: crate::model::ElementIx) -> Vec<crate::model::ElementIx> {
    let applications = desk.of_kinds(&["application", "saas_service"]).into_iter();
    let is_behind = |ix: &crate::model::ElementIx| {
        desk.providers(*ix).contains(&entity)
            || desk.links(*ix).iter().any(|(link, other, _)| {
                *other == entity && desk.facts.link(*link).kind.as_str() == "flow"
            })
    };
    applications.filter(is_behind).collect()
}

/// Connections with the outside.
fn external(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "carto-external",
        msg::DOCUMENT_CARTO_EXTERNAL_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SOURCE, 1.4),
        (msg::DOCUMENT_COLUMN_DESTINATION, 1.4),
        (msg::DOCUMENT_COLUMN_PROTOCOL, 0.9),
        (msg::DOCUMENT_COLUMN_ENCRYPTION, 0.9),
        (msg::DOCUMENT_COLUMN_AUTH, 1.0),
        (msg::DOCUMENT_COLUMN_DATA, 1.6),
        (msg::DOCUMENT_COLUMN_JUSTIFICATION, 1.4),
    ])
    .or_else(msg::DOCUMENT_CARTO_EXTERNAL_NONE);
    let (all, _) = flows::rows::rows(desk, None);
    for row in &all {
        let is_outside =
            |ix| desk.is_kind(ix, "external_system") || desk.is_kind(ix, "organisation");
        if is_outside(row.flow.from) || is_outside(row.flow.to) {
            grid.push(vec![
                Cell::text(desk.name(row.flow.from)),
                Cell::text(desk.name(row.flow.to)),
                row.protocol(),
                row.encryption(),
                row.asked("auth"),
                row.data(),
                row.asked("justification"),
            ]);
        }
    }
    grid
}

/// Processes and services, who takes part, and the information.
pub(super) fn business(desk: &Desk<'_>, draft: &mut Draft) {
    draft.table(elements(
        desk,
        "carto-services",
        msg::DOCUMENT_DAT_SERVICES_CAPTION,
        &desk.of_kinds(&["process", "business_service"]),
        &[
            (Col::Name, 1.6),
            (Col::Asked("description"), 1.6),
            (Col::Asked("owner_role"), 1.1),
            (Col::Said("inputs"), 0.9),
            (Col::Said("outputs"), 0.9),
            (Col::Asked("criticality"), 0.9),
            (Col::Asked("dmia_h"), 0.6),
        ],
    ));
    draft.table(supporting(desk));
    draft.table(dossier::application::people(desk));
    draft.table(dossier::application::sensitivity(desk, "carto-data"));
}

/// Services with the applications that they need.
fn supporting(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "carto-supporting",
        msg::DOCUMENT_CARTO_SUPPORTING_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
        (msg::DOCUMENT_CARTO_REQUIRES, 2.4),
        (msg::DOCUMENT_CARTO_USERS, 1.6),
    ])
    .or_else(msg::DOCUMENT_BIA_NO_SERVICE);
    for ix in desk.of_kinds(&["business_service"]) {
        grid.push(vec![
            Cell::text(desk.name(ix)),
            desk.asked_names(&desk.linked(ix, "requires", true)),
            desk.names(&desk.linked(ix, "uses", false)),
        ]);
    }
    grid
}

/// Applications by group, databases, and how much flows.
pub(super) fn applications(desk: &Desk<'_>, draft: &mut Draft) {
    draft.table(elements(
        desk,
        "carto-applications",
        msg::DOCUMENT_CARTO_APPLICATIONS_CAPTION,
        &by_group(desk),
        &[
            (Col::Container, 1.2),
            (Col::Name, 1.6),
            (Col::Said("technology"), 0.9),
            (Col::Asked("hosting"), 1.0),
            (Col::Said("users"), 0.7),
            (Col::Asked("criticality"), 0.9),
            (Col::Asked("dict"), 1.3),
            (Col::Asked("owner_role"), 1.1),
            (Col::Said("owning_entity"), 1.1),
        ],
    ));
    draft.table(elements(
        desk,
        "carto-databases",
        msg::DOCUMENT_CARTO_DATABASES_CAPTION,
        &desk.of_kinds(&["database", "file_share", "message_broker"]),
        &[
            (Col::Name, 1.6),
            (Col::Kind, 1.0),
            (Col::Asked("engine"), 1.1),
            (Col::Zone, 1.0),
            (Col::Hosts, 1.4),
            (Col::Said("owner_role"), 1.1),
            (Col::Said("eol"), 0.9),
        ],
    ));
    let flows = desk.facts.flows().len();
    let between = desk.facts.flows().iter();
    let between = between.filter(|flow| flow.is_between_zones()).count();
    draft.facts(vec![
        (desk.text(msg::DOCUMENT_FLOWS_COUNT), desk.count(flows)),
        (desk.text(msg::DOCUMENT_FLOWS_BETWEEN), desk.count(between)),
    ]);
}

/// Applications by their group, then by name.
fn by_group(desk: &Desk<'_>) -> Vec<crate::model::ElementIx> {
    let mut all = desk.of_kinds(&["application", "saas_service"]);
    all.sort_by_cached_key(|ix| {
        let parent = desk.facts.snapshot.parent(*ix);
        let group = parent.filter(|parent| desk.is_kind(*parent, "application_group"));
        (group.is_none(), group.map(|group| desk.name(group)))
    });
    all
}

/// What systems are administered with, and who holds the controls.
pub(super) fn administration(desk: &Desk<'_>, draft: &mut Draft) {
    let doing = desk.doing(&[SecurityFunction::Bastion, SecurityFunction::SingleSignOn]);
    let tools = desk
        .of_kinds(&["directory", "bastion", "monitoring"])
        .into_iter();
    let tools = desk.by_name(tools.chain(doing));
    if tools.is_empty() {
        draft.gap(msg::DOCUMENT_CARTO_ADMIN_GAP);
    } else {
        draft.table(elements(
            desk,
            "carto-administration",
            msg::DOCUMENT_CARTO_ADMIN_CAPTION,
            &tools,
            &[
                (Col::Name, 1.6),
                (Col::Kind, 1.2),
                (Col::Asked("description"), 1.8),
                (Col::Zone, 1.2),
                (Col::Hosts, 1.4),
            ],
        ));
    }
    let zones = desk.of_kinds(&["zone"]).into_iter();
    let zones: Vec<_> = zones
        .filter(|ix| desk.facts.is_zone_for(Some(*ix), ZoneRole::Administration))
        .collect();
    draft.table(elements(
        desk,
        "carto-admin-zones",
        msg::DOCUMENT_CARTO_ADMIN_ZONES_CAPTION,
        &zones,
        &[
            (Col::Name, 1.6),
            (Col::Asked("description"), 2.0),
            (Col::Asked("cidr"), 1.2),
            (Col::Said("trust_level"), 1.2),
        ],
    ));
    draft.table(administered(desk));
}

/// Links and flows by which something is administered.
fn administered(desk: &Desk<'_>) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "carto-administers",
        msg::DOCUMENT_CARTO_ADMINISTERS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_CARTO_WHO, 1.6),
        (msg::DOCUMENT_CARTO_WHAT, 1.6),
        (msg::DOCUMENT_COLUMN_PROTOCOL, 1.0),
        (msg::DOCUMENT_COLUMN_AUTH, 1.2),
        (msg::DOCUMENT_COLUMN_ENCRYPTION, 1.0),
    ])
    .or_else(msg::DOCUMENT_CARTO_ADMINISTERS_NONE);
    let rows = desk.links_by_ends(|ix, link| {
        let protocol = desk.facts.link_text(ix, "protocol").to_lowercase();
        link.kind.as_str() == "administers"
            || (link.kind.as_str() == "flow" && matches!(protocol.as_str(), "ssh" | "rdp" | "snmp"))
    });
    for (from, to, link) in rows {
        grid.push(vec![
            Cell::text(from),
            Cell::text(to),
            desk.asked_of_link(link, "protocol"),
            desk.asked_of_link(link, "auth"),
            desk.asked_of_link(link, "encryption"),
        ]);
    }
    grid
}
