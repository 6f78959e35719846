//! What the rules of zoning have in common (public-sector guide, §4; ANSSI guide PA-066): a flow is
//! judged by the zones of its two ends.

use crate::assurance::facts::Facts;
use crate::assurance::function::SecurityFunction;
use crate::assurance::index::FlowFacts;
use crate::model::ElementIx;

/// From here on a zone is internal.
pub(super) const INTERNAL: f64 = 2.0;
/// From here on a zone is highly trusted.
pub(super) const HIGH: f64 = 3.0;

/// The flows from one known zone to another, with both zones.
pub(super) fn between_zones<'f>(
    facts: &'f Facts<'_>,
) -> impl Iterator<Item = (&'f FlowFacts, ElementIx, ElementIx)> {
    facts.flows().iter().filter_map(|flow| match flow.zones {
        [Some(from), Some(to)] if from != to => Some((flow, from, to)),
        _ => None,
    })
}

/// How far a zone is trusted; 0 where the map does not say.
pub(super) fn trust(facts: &Facts<'_>, zone: ElementIx) -> f64 {
    facts.trust(zone).unwrap_or(0.0)
}

/// Whether a flow goes through a bastion: it starts at one, passes by one, or names one in its
/// authentication.
pub(super) fn by_bastion(facts: &Facts<'_>, flow: &FlowFacts) -> bool {
    facts.does(flow.from, SecurityFunction::Bastion)
        || facts.passes_by(flow, SecurityFunction::Bastion)
        || facts
            .link_text(flow.link, "auth")
            .to_lowercase()
            .contains("bastion")
}
