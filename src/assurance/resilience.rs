//! What the analyses of impact find out for rules and indicators, kept over edits: it is the dear
//! part of an assessment, and most edits leave it as it is.
//!
//! After an edit that changes nothing that a loss reads ([`losses_alike`]) everything is handed on
//! as it is, without a copy. Else weak points and availabilities are found again for the services
//! that the edit concerns, and the losses anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::{
    self, Availability, DependencyGraph, Earlier, Impact, Matrix, Scenario, State, Watch,
    WeakPoints, availabilities_alike, feared_losses, losses_alike,
};
use crate::model::{ElementId, ElementIx, Snapshot, SystemMap, Value};

/// See the module's header. Cloning is cheap: what was found is shared.
#[derive(Clone, Debug)]
pub struct Resilience {
    /// The graph that it was found in.
    pub graph: DependencyGraph,
    /// What alone stops each business service.
    pub weak_points: Arc<BTreeMap<ElementId, WeakPoints>>,
    /// How often each business service works.
    pub availability: Arc<BTreeMap<ElementId, Availability>>,
    /// The sites whose role is *principal*, by number.
    pub main_sites: Vec<ElementIx>,
    /// What their loss does; `None` where no site is the main one.
    pub main_site_loss: Option<Arc<Impact>>,
    /// By provider: the business services that its loss stops.
    pub provider_losses: Arc<Vec<(ElementIx, Vec<ElementIx>)>>,
    /// Every feared loss against every business service.
    pub matrix: Arc<Matrix>,
}

impl Resilience {
    /// Of one plateau; `None` when it was cancelled. As the analyses that it puts together, for the
    /// services that an edit since `earlier` concerns; O(losses × (elements + dependencies)) for
    /// the losses; O(elements + dependencies) where the edit changes nothing that they read.
    #[must_use]
    pub fn of(
        map: &SystemMap,
        snapshot: &Snapshot,
        graph: &DependencyGraph,
        earlier: Option<&Self>,
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let alike = earlier.filter(|earlier| losses_alike(&earlier.graph, graph));
        let weak_points = match alike {
            Some(earlier) => Arc::clone(&earlier.weak_points),
            None => Arc::new(analysis::weak_points_since(
                graph,
                earlier.map(|earlier| Earlier {
                    graph: &earlier.graph,
                    answer: earlier.weak_points.as_ref(),
                }),
                watch,
            )?),
        };
        let failing = alike.filter(|earlier| availabilities_alike(&earlier.graph, graph));
        let availability = match failing {
            Some(earlier) => Arc::clone(&earlier.availability),
            None => Arc::new(analysis::availabilities_since(
                graph,
                earlier.map(|earlier| Earlier {
                    graph: &earlier.graph,
                    answer: earlier.availability.as_ref(),
                }),
                watch,
            )?),
        };
        let main_sites = main_sites(snapshot);
        let (main_site_loss, provider_losses) = match alike {
            Some(earlier) => (
                earlier.main_site_loss.clone(),
                Arc::clone(&earlier.provider_losses),
            ),
            None => (
                (!main_sites.is_empty())
                    .then(|| losing(graph, &main_sites))
                    .flatten()
                    .map(Arc::new),
                Arc::new(provider_losses(snapshot, graph, watch)?),
            ),
        };
        // Scenarios can change while the graph does not.
        let fears = |earlier: &&Self| {
            let known = earlier.matrix.rows.iter().map(|row| &row.loss);
            known.eq(feared_losses(map, snapshot, graph).iter())
        };
        let matrix = match alike.filter(fears) {
            Some(earlier) => Arc::clone(&earlier.matrix),
            None => Arc::new(Matrix::of(map, snapshot, graph, watch)?),
        };
        Some(Self {
            graph: graph.clone(),
            weak_points,
            availability,
            main_sites,
            main_site_loss,
            provider_losses,
            matrix,
        })
    }
}

impl Resilience {
    /// Whether both are one and the same. Where it says no they may be alike.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_loss = match (&self.main_site_loss, &other.main_site_loss) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_loss
            && Arc::ptr_eq(&self.weak_points, &other.weak_points)
            && Arc::ptr_eq(&self.availability, &other.availability)
            && Arc::ptr_eq(&self.provider_losses, &other.provider_losses)
            && Arc::ptr_eq(&self.matrix, &other.matrix)
            && self.main_sites == other.main_sites
    }
}

fn main_sites(snapshot: &Snapshot) -> Vec<ElementIx> {
    let is_main = |ix: &ElementIx| {
        let element = snapshot.element(*ix);
        let role = || element.attributes.get("role").and_then(Value::as_text);
        element.kind.as_str() == "site" && role() == Some("principal")
    };
    snapshot.element_numbers().filter(is_main).collect()
}

/// What the loss of each provider stops; `None` when it was cancelled.
fn provider_losses(
    snapshot: &Snapshot,
    graph: &DependencyGraph,
    watch: &Watch<'_>,
) -> Option<Vec<(ElementIx, Vec<ElementIx>)>> {
    let is_of = |ix: ElementIx, kind: &str| snapshot.element(ix).kind.as_str() == kind;
    let mut losses = Vec::new();
    let all = snapshot.element_numbers();
    for provider in all.filter(|ix| is_of(*ix, "provider")) {
        if watch.is_cancelled() {
            return None;
        }
        let Some(impact) = losing(graph, &[provider]) else {
            continue;
        };
        let down = impact.in_state(State::Down);
        let services = down.filter(|ix| is_of(*ix, "business_service"));
        losses.push((provider, services.collect()));
    }
    Some(losses)
}

fn losing(graph: &DependencyGraph, lost: &[ElementIx]) -> Option<Impact> {
    let ids = lost.iter().map(|ix| graph.element(*ix).id.as_str());
    analysis::impact(graph, &Scenario::losing(ids)).ok()
}
