//! Views 5 and 6: logical and physical infrastructure.

use super::super::desk::Desk;
use super::super::dossier;
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements};
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::model::{ElementIx, LinkIx};

/// Zones, networks, servers, backups, certificates.
pub(super) fn logical(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(2, msg::DOCUMENT_CARTO_NETWORKS);
    draft.table(dossier::infrastructure::zones(desk, "carto-zones"));
    let subnets = desk.of_kinds(&["subnet"]);
    if subnets.is_empty() {
        draft.gap(msg::DOCUMENT_CARTO_VLAN_GAP);
    } else {
        draft.table(elements(
            desk,
            "carto-vlans",
            msg::DOCUMENT_CARTO_VLAN_CAPTION,
            &subnets,
            &[
                (Col::Name, 1.4),
                (Col::Asked("vlan"), 0.6),
                (Col::Asked("cidr"), 1.1),
                (Col::Asked("gateway_address"), 1.0),
                (Col::Zone, 1.2),
                (Col::Asked("description"), 1.4),
                (Col::Asked("owner_role"), 1.0),
                (Col::Asked("security_owner"), 1.0),
            ],
        ));
    }
    draft.table(elements(
        desk,
        "carto-devices",
        msg::DOCUMENT_CARTO_DEVICES_CAPTION,
        &desk.of_kinds(&[
            "firewall",
            "load_balancer",
            "switch",
            "router",
            "gateway",
            "wifi",
            "vpn",
            "name_service",
            "internet",
        ]),
        &[
            (Col::Name, 1.6),
            (Col::Kind, 1.0),
            (Col::Container, 1.3),
            (Col::Said("ip_address"), 1.0),
            (Col::Said("model"), 1.0),
            (Col::Said("eol"), 0.9),
            (Col::Said("owner_role"), 1.1),
        ],
    ));
    draft.section(2, msg::DOCUMENT_CARTO_SERVERS);
    draft.table(elements(
        desk,
        "carto-servers",
        msg::DOCUMENT_CARTO_SERVERS_CAPTION,
        &desk.of_kinds(&[
            "logical_server",
            "container_workload",
            "cluster",
            "cloud_service",
        ]),
        &[
            (Col::Name, 1.5),
            (Col::Kind, 0.9),
            (Col::Asked("os"), 1.2),
            (Col::Said("environment"), 0.9),
            (Col::Said("ip_address"), 0.9),
            (Col::Said("vcpu"), 0.7),
            (Col::Said("ram_gb"), 0.7),
            (Col::Hosts, 1.4),
            (Col::Zone, 1.0),
            (Col::Services, 1.6),
        ],
    ));
    draft.section(2, msg::DOCUMENT_CARTO_BACKUPS);
    draft.table(backups(desk, "carto-backups"));
    draft.section(2, msg::DOCUMENT_CARTO_CERTIFICATES);
    draft.table(elements(
        desk,
        "carto-certificates",
        msg::DOCUMENT_DAT_CERTIFICATES_CAPTION,
        &desk.of_kinds(&["certificate"]),
        &[
            (Col::Name, 1.6),
            (Col::Asked("certificate_type"), 1.0),
            (Col::Said("issuer"), 1.2),
            (Col::Asked("valid_from"), 0.9),
            (Col::Asked("valid_to"), 0.9),
        ],
    ));
}

/// Backup plans: what is backed up where, how often, for how long, and how safe the copy is.
pub(in super::super) fn backups(desk: &Desk<'_>, name: &str) -> Grid {
    let mut grid = Grid::new(desk.language, name, msg::DOCUMENT_CARTO_BACKUPS_CAPTION)
        .columns(&[
            (msg::DOCUMENT_CARTO_BACKED_UP, 1.6),
            (msg::DOCUMENT_CARTO_VAULT, 1.4),
            (msg::DOCUMENT_CARTO_INTERVAL, 0.8),
            (msg::DOCUMENT_CARTO_KEPT, 0.8),
            (msg::DOCUMENT_CARTO_RESTORE, 0.8),
            (msg::DOCUMENT_CARTO_ENCRYPTED, 0.7),
            (msg::DOCUMENT_CARTO_SAFE, 1.0),
            (msg::DOCUMENT_COLUMN_SITE, 1.3),
        ])
        .or_else(msg::DOCUMENT_CARTO_BACKUPS_NONE);
    let snapshot = desk.facts.snapshot;
    let links = (0..).map(LinkIx).zip(snapshot.links());
    let mut rows: Vec<(String, String, LinkIx, ElementIx)> = links
        .filter(|(_, link)| link.kind.as_str() == "backed_up_by")
        .map(|(ix, _)| {
            let (from, to) = snapshot.ends(ix);
            (desk.name(from), desk.name(to), ix, to)
        })
        .collect();
    rows.sort();
    for (from, to, link, vault) in rows {
        let says = |name| desk.facts.flag(vault, name) == Some(true);
        let (safe, tone) = match (says("immutable"), says("offline")) {
            (true, true) => (msg::DOCUMENT_CARTO_BOTH, Tone::Good),
            (true, false) => (msg::DOCUMENT_CARTO_IMMUTABLE, Tone::Good),
            (false, true) => (msg::DOCUMENT_CARTO_OFFLINE, Tone::Good),
            (false, false) => (msg::DOCUMENT_CARTO_ONLINE, Tone::Warning),
        };
        grid.push(vec![
            Cell::text(from),
            Cell::text(to),
            desk.asked_of_link(link, "interval_h"),
            desk.asked_of_link(link, "retention_days"),
            desk.asked_of_link(link, "restore_h"),
            desk.asked_of_link(link, "encrypted"),
            Cell::text(desk.text(safe)).toned(tone),
            desk.asked_names(&desk.places(vault)),
        ]);
    }
    let unsaved = unsaved(desk);
    if !unsaved.is_empty() {
        let names: Vec<String> = unsaved.iter().map(|ix| desk.name(*ix)).collect();
        return grid.note(msg::DOCUMENT_CARTO_UNSAVED.with("names", names.join(", ")));
    }
    grid
}

/// Stores of data sets that nothing backs up.
fn unsaved(desk: &Desk<'_>) -> Vec<ElementIx> {
    let sets = desk.facts.of_kind("data_set").iter();
    let stores = sets.flat_map(|set| desk.facts.stores(*set)).copied();
    desk.by_name(stores.filter(|store| desk.facts.backups(*store).is_empty()))
}

/// What stands where.
pub(super) fn physical(desk: &Desk<'_>, draft: &mut Draft) {
    let sites = desk.of_kinds(&["site", "cloud_region"]);
    let mut is_first = true;
    for site in sites {
        let inside = inside_of(desk, site);
        if inside.is_empty() {
            continue;
        }
        is_first = false;
        draft.heading(2, desk.name(site));
        let number = site.0;
        let caption = msg::DOCUMENT_CARTO_SITE_CAPTION.with("site", desk.name(site));
        draft.table(elements(
            desk,
            &format!("carto-site-{number}"),
            caption,
            &inside,
            &[
                (Col::Name, 1.6),
                (Col::Kind, 1.0),
                (Col::Container, 1.4),
                (Col::Said("model"), 1.0),
                (Col::Said("serial_number"), 0.9),
                (Col::Said("power_w"), 0.7),
                (Col::Said("eol"), 0.9),
                (Col::Said("owner_role"), 1.1),
            ],
        ));
    }
    if is_first {
        draft.gap(msg::DOCUMENT_CARTO_PHYSICAL_GAP);
    }
    let lines = desk.of_kinds(&["network_link"]);
    if lines.is_empty() {
        return;
    }
    draft.section(2, msg::DOCUMENT_CARTO_LINES);
    draft.table(elements(
        desk,
        "carto-lines",
        msg::DOCUMENT_CARTO_LINES_CAPTION,
        &lines,
        &[
            (Col::Name, 1.8),
            (Col::Container, 1.2),
            (Col::Said("bandwidth_mbps"), 0.9),
            (Col::Providers, 1.4),
            (Col::Said("availability"), 0.9),
            (Col::Said("repair_h"), 0.8),
        ],
    ));
}

/// What lies in a place, at any depth, by name.
fn inside_of(desk: &Desk<'_>, place: ElementIx) -> Vec<ElementIx> {
    let mut open = vec![place];
    let mut found = Vec::new();
    while let Some(ix) = open.pop() {
        for child in desk.facts.snapshot.children(ix) {
            found.push(*child);
            open.push(*child);
        }
    }
    desk.by_name(found)
}
