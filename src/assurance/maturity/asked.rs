//! What is asked of each kind at each level.
//!
//! For the kinds of the reference map it is the paragraph *On the sample map the equivalents are*
//! of the public-sector guide, §2, and nothing else; for the others the table of §2, and where that
//! is silent the levels that the catalogue gives to attributes. The ends of a flow, which §2 asks
//! for, are not listed: a link without them is on no plateau.

use rustc_hash::FxHashMap;

use super::AnssiView::{Administration, Applications, Business, Ecosystem, Logical, Physical};
use super::{AnssiView, Item};
use crate::locale::msg;

/// What is asked of the objects of one kind.
#[derive(Debug)]
pub struct AskedOf {
    /// The kind.
    pub kind: &'static str,
    /// The view of the guide that it belongs to.
    pub view: AnssiView,
    levels: [&'static [Item]; 3],
}

impl AskedOf {
    /// What a level adds to those below it.
    #[must_use]
    pub fn at(&self, level: u8) -> &'static [Item] {
        let row = usize::from(level.saturating_sub(1));
        self.levels.get(row).copied().unwrap_or_default()
    }
}

/// What is asked of a kind; `None` for a kind that the catalogue lacks.
#[must_use]
pub fn asked_of(kind: &str) -> Option<&'static AskedOf> {
    ASKED.iter().find(|asked| asked.kind == kind)
}

/// Whether a kind goes out of support and has an availability of its own: equipment and software,
/// no places, no fleets.
#[must_use]
pub fn is_component(kind: &str) -> bool {
    asked_of(kind).is_some_and(|asked| asked.at(3).contains(&Item::Attribute("eol")))
}

/// The table by kind.
pub(super) fn by_kind() -> FxHashMap<&'static str, &'static AskedOf> {
    ASKED.iter().map(|asked| (asked.kind, asked)).collect()
}

/// Categories of data sets about people.
pub(super) const PERSONAL: [&str; 2] = ["personal", "health"];

/// What is asked of a data set about people only.
pub(super) const OF_PERSONAL_DATA: [&str; 2] = ["legal_basis", "data_subjects"];

/// What is asked at level 3 of whatever holds data sets.
pub(super) const BACKUP: Item = Item::Linked(msg::MATURITY_ITEM_BACKUP);

const GROUP: Item = Item::Linked(msg::MATURITY_ITEM_GROUP);
const HOST: Item = Item::Linked(msg::MATURITY_ITEM_HOST);
const SERVICE: Item = Item::Linked(msg::MATURITY_ITEM_SERVICE);
const STORE: Item = Item::Linked(msg::MATURITY_ITEM_STORE);
const ACTIVITY: Item = Item::Linked(msg::MATURITY_ITEM_ACTIVITY);
const PLACE: Item = Item::Linked(msg::MATURITY_ITEM_PLACE);
const HOSTED: Item = Item::Linked(msg::MATURITY_ITEM_HOSTED);
const APPLICATION: Item = Item::Linked(msg::MATURITY_ITEM_APPLICATION);

const fn a(name: &'static str) -> Item {
    Item::Attribute(name)
}

const fn row(
    kind: &'static str,
    view: AnssiView,
    one: &'static [Item],
    two: &'static [Item],
    three: &'static [Item],
) -> AskedOf {
    AskedOf {
        kind,
        view,
        levels: [one, two, three],
    }
}

const NONE: &[Item] = &[];
const DESCRIPTION: &[Item] = &[a("description")];
const COMPONENT: &[Item] = &[a("eol"), a("availability")];
const EXCHANGE: &[Item] = &[a("protocol"), a("port"), a("encryption"), a("auth")];
const STORE_OF_FILES: &[Item] = &[a("description"), a("owner_role"), a("zone"), HOST];
const TOOL: &[Item] = &[a("description"), a("technology"), a("zone")];
const MACHINE: &[Item] = &[a("description"), a("owner_role"), PLACE];
const MACHINE_IN_DETAIL: &[Item] = &[a("model"), a("eol"), a("availability")];
const FLEET: &[Item] = &[a("description"), a("owner_role"), PLACE];
const FLEET_IN_DETAIL: &[Item] = &[a("model")];
const CLUSTER: &[Item] = &[
    a("description"),
    a("os"),
    a("environment"),
    a("ip_address"),
    HOSTED,
    HOST,
];

static ASKED: &[AskedOf] = &[
    // 1
    row(
        "organisation",
        Ecosystem,
        &[
            a("description"),
            a("security_level"),
            a("contact"),
            ACTIVITY,
        ],
        &[a("relation_type")],
        NONE,
    ),
    row("actor", Ecosystem, NONE, NONE, NONE),
    row("provider", Ecosystem, NONE, NONE, NONE),
    row("external_system", Ecosystem, NONE, NONE, NONE),
    // 2
    row("business_service", Business, NONE, NONE, NONE),
    row(
        "process",
        Business,
        &[a("description"), a("inputs"), a("outputs"), a("owner_role")],
        &[a("macro_process"), a("dict")],
        NONE,
    ),
    row(
        "data_set",
        Business,
        &[a("category"), STORE],
        &[a("dict"), a("legal_basis"), a("data_subjects")],
        NONE,
    ),
    // 3
    row(
        "application",
        Applications,
        &[
            Item::Name,
            GROUP,
            a("hosting"),
            a("owner_role"),
            a("zone"),
            HOST,
            SERVICE,
        ],
        &[a("dict"), a("criticality"), a("dmia_h"), a("pdma_h")],
        COMPONENT,
    ),
    row("application_group", Applications, NONE, NONE, NONE),
    row("module", Applications, DESCRIPTION, NONE, NONE),
    row("interface", Applications, DESCRIPTION, EXCHANGE, NONE),
    row("saas_service", Applications, NONE, NONE, COMPONENT),
    row(
        "database",
        Applications,
        &[a("engine"), a("zone"), HOST],
        NONE,
        COMPONENT,
    ),
    row(
        "file_share",
        Applications,
        STORE_OF_FILES,
        &[a("dict")],
        COMPONENT,
    ),
    row(
        "message_broker",
        Applications,
        &[a("description"), a("technology"), a("zone"), HOST],
        &[a("dict")],
        COMPONENT,
    ),
    row("flow", Applications, &[a("justification")], EXCHANGE, NONE),
    // 4
    row("directory", Administration, TOOL, &[a("dict")], COMPONENT),
    row("monitoring", Administration, TOOL, NONE, COMPONENT),
    row(
        "bastion",
        Administration,
        &[a("description"), a("zone")],
        &[a("auth")],
        COMPONENT,
    ),
    row(
        "administers",
        Administration,
        &[a("justification")],
        &[a("protocol"), a("encryption"), a("auth")],
        NONE,
    ),
    // 5
    row("zone", Logical, NONE, NONE, NONE),
    row(
        "subnet",
        Logical,
        &[
            a("description"),
            a("owner_role"),
            a("security_owner"),
            a("cidr"),
            a("gateway_address"),
            a("vlan"),
        ],
        NONE,
        NONE,
    ),
    row("internet", Logical, NONE, NONE, NONE),
    row("firewall", Logical, NONE, NONE, COMPONENT),
    row("load_balancer", Logical, DESCRIPTION, NONE, COMPONENT),
    row("switch", Logical, NONE, NONE, COMPONENT),
    row("router", Logical, NONE, NONE, COMPONENT),
    row("gateway", Logical, DESCRIPTION, &[a("auth")], COMPONENT),
    row(
        "wifi",
        Logical,
        DESCRIPTION,
        &[a("encryption"), a("auth")],
        COMPONENT,
    ),
    row(
        "vpn",
        Logical,
        DESCRIPTION,
        &[a("encryption"), a("auth")],
        COMPONENT,
    ),
    row("name_service", Logical, DESCRIPTION, NONE, COMPONENT),
    row(
        "logical_server",
        Logical,
        &[a("os"), a("zone"), HOST],
        NONE,
        COMPONENT,
    ),
    row("cluster", Logical, CLUSTER, NONE, COMPONENT),
    row(
        "container_workload",
        Logical,
        &[a("description"), a("environment"), a("zone"), HOST],
        NONE,
        COMPONENT,
    ),
    row("cloud_service", Logical, NONE, NONE, COMPONENT),
    row("cloud_region", Logical, NONE, NONE, NONE),
    row("cloud_az", Logical, NONE, NONE, NONE),
    row("backup_vault", Logical, NONE, NONE, COMPONENT),
    row(
        "certificate",
        Logical,
        NONE,
        &[
            a("certificate_type"),
            a("valid_from"),
            a("valid_to"),
            APPLICATION,
        ],
        NONE,
    ),
    row("redundancy_group", Logical, NONE, NONE, NONE),
    row("group", Logical, NONE, NONE, NONE),
    // 6
    row("site", Physical, NONE, NONE, NONE),
    row("building", Physical, DESCRIPTION, NONE, NONE),
    row("room", Physical, NONE, NONE, NONE),
    row("rack", Physical, DESCRIPTION, NONE, NONE),
    row("power", Physical, NONE, NONE, COMPONENT),
    row("network_link", Physical, NONE, NONE, COMPONENT),
    row("hypervisor", Physical, NONE, NONE, COMPONENT),
    row(
        "physical_server",
        Physical,
        MACHINE,
        NONE,
        MACHINE_IN_DETAIL,
    ),
    row("storage", Physical, NONE, NONE, COMPONENT),
    row("appliance", Physical, MACHINE, NONE, MACHINE_IN_DETAIL),
    row("workstation_fleet", Physical, FLEET, NONE, FLEET_IN_DETAIL),
    row("printer_fleet", Physical, FLEET, NONE, FLEET_IN_DETAIL),
    row("camera_fleet", Physical, FLEET, NONE, FLEET_IN_DETAIL),
    row("iot_fleet", Physical, NONE, NONE, NONE),
    row("telephony", Physical, FLEET, NONE, FLEET_IN_DETAIL),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{ELEMENT_KINDS, attribute, element_kind, link_kind};

    #[test]
    fn every_kind_of_the_catalogue_belongs_to_a_view() {
        for kind in ELEMENT_KINDS {
            assert!(asked_of(kind.id).is_some(), "{}", kind.id);
        }
        assert_eq!(
            ASKED.len(),
            by_kind().len(),
            "a kind has one row in the table"
        );
    }

    #[test]
    fn only_attributes_that_the_kind_carries_are_asked() {
        for asked in ASKED {
            for item in [1, 2, 3].into_iter().flat_map(|level| asked.at(level)) {
                let Some(name) = item.attribute() else {
                    continue;
                };
                assert!(attribute(&name).is_some(), "{name}");
                let carries = element_kind(asked.kind).map_or_else(
                    || link_kind(asked.kind).is_some_and(|kind| kind.attributes.contains(&&*name)),
                    |kind| kind.has_attribute(&name),
                );
                assert!(carries, "{} carries no {name}", asked.kind);
            }
        }
    }
}
