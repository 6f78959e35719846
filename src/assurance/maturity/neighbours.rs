//! What objects are linked to or lie in, as far as documentation is asked for it.

use super::super::facts::Facts;
use crate::catalogue::{Family, element_kind};
use crate::locale::{MessageId, msg};
use crate::model::ElementIx;

/// What links say of each element, by row.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    is_hosted: Vec<bool>,
    hosts: Vec<bool>,
    serves: Vec<bool>,
    is_store: Vec<bool>,
    takes_part: Vec<bool>,
    touches_application: Vec<bool>,
}

impl Neighbours {
    /// Of one plateau. O(elements + links).
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let snapshot = facts.snapshot;
        let nothing = || vec![false; snapshot.elements().len()];
        let mut found = Self {
            is_hosted: nothing(),
            hosts: nothing(),
            serves: nothing(),
            is_store: nothing(),
            takes_part: nothing(),
            touches_application: nothing(),
        };
        let kind = |ix: ElementIx| facts.kind(ix);
        for (link, &(from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
            match link.kind.as_str() {
                "hosted_on" => {
                    found.is_hosted[from.row()] = true;
                    found.hosts[to.row()] = true;
                }
                "requires" => found.serves[to.row()] = true,
                "stored_in" => found.is_store[to.row()] = true,
                "uses" => found.takes_part[from.row()] = true,
                "operated_by" if is_activity(kind(from)) => found.takes_part[to.row()] = true,
                _ => {}
            }
            for (here, there) in [(from, to), (to, from)] {
                if kind(there) == "application" {
                    found.touches_application[here.row()] = true;
                }
            }
        }
        found
    }

    /// Whether data sets lie in an element.
    pub(super) fn is_store(&self, ix: ElementIx) -> bool {
        self.is_store[ix.row()]
    }

    /// Whether an element has the neighbour of these words.
    pub(super) fn has(&self, facts: &Facts<'_>, ix: ElementIx, what: MessageId) -> bool {
        let row = ix.row();
        let lies_in = |fits: &dyn Fn(&str) -> bool| {
            let mut above = facts.snapshot.ancestors(ix);
            above.any(|above| fits(facts.kind(above)))
        };
        let holds = |fits: &dyn Fn(&str) -> bool| {
            let inside = facts.snapshot.children(ix);
            inside.iter().any(|child| fits(facts.kind(*child)))
        };
        match what {
            msg::MATURITY_ITEM_GROUP => lies_in(&|kind| kind == "application_group"),
            msg::MATURITY_ITEM_HOST => self.is_hosted[row] || lies_in(&is_host),
            msg::MATURITY_ITEM_HOSTED => self.hosts[row] || holds(&|_| true),
            msg::MATURITY_ITEM_SERVICE => self.serves[row],
            msg::MATURITY_ITEM_STORE => !facts.stores(ix).is_empty(),
            msg::MATURITY_ITEM_ACTIVITY => self.takes_part[row] || holds(&is_activity),
            msg::MATURITY_ITEM_PLACE => lies_in(&is_place),
            msg::MATURITY_ITEM_APPLICATION => {
                self.touches_application[row] || lies_in(&|kind| kind == "application")
            }
            msg::MATURITY_ITEM_BACKUP => !facts.backups_of_store(ix).is_empty(),
            _ => true,
        }
    }
}

/// The word of a neighbour in JSON.
pub(super) fn word(what: MessageId) -> &'static str {
    match what {
        msg::MATURITY_ITEM_GROUP => "group",
        msg::MATURITY_ITEM_HOST => "host",
        msg::MATURITY_ITEM_HOSTED => "hosted",
        msg::MATURITY_ITEM_SERVICE => "business_service",
        msg::MATURITY_ITEM_STORE => "store",
        msg::MATURITY_ITEM_ACTIVITY => "activity",
        msg::MATURITY_ITEM_PLACE => "place",
        msg::MATURITY_ITEM_APPLICATION => "application",
        msg::MATURITY_ITEM_BACKUP => "backup",
        _ => what.as_str(),
    }
}

fn is_activity(kind: &str) -> bool {
    matches!(kind, "process" | "business_service")
}

/// What may lie in a host says where it runs by lying there, without a link.
fn is_host(kind: &str) -> bool {
    let family = element_kind(kind).map(|kind| kind.family);
    matches!(family, Some(Family::Places | Family::Compute)) || kind == "saas_service"
}

fn is_place(kind: &str) -> bool {
    matches!(
        kind,
        "site" | "building" | "room" | "rack" | "cloud_region" | "cloud_az"
    )
}
