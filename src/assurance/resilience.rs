//! What the analyses of impact find out for rules and indicators, kept over edits: it is the dear
//! part of an assessment, and most edits leave it as it is.

use std::collections::BTreeMap;

use crate::analysis::{
    self, Availability, DependencyGraph, Earlier, Impact, Matrix, Scenario, State, Watch,
    WeakPoints,
};
use crate::model::{ElementId, ElementIx, Snapshot, SystemMap, Value};

/// See the module's header.
#[derive(Clone, Debug)]
pub struct Resilience {
    /// The graph that it was found in.
    pub graph: DependencyGraph,
    /// What alone stops each business service.
    pub weak_points: BTreeMap<ElementId, WeakPoints>,
    /// How often each business service works.
    pub availability: BTreeMap<ElementId, Availability>,
    /// The sites whose role is *principal*, by number.
    pub main_sites: Vec<ElementIx>,
    /// What their loss does; `None` where no site is the main one.
    pub main_site_loss: Option<Impact>,
    /// By provider: the business services that its loss stops.
    pub provider_losses: Vec<(ElementIx, Vec<ElementIx>)>,
    /// Every feared loss against every business service.
    pub matrix: Matrix,
}

impl Resilience {
    /// Of one plateau; `None` when it was cancelled. As the analyses that it puts together, for the
    /// services that an edit since `earlier` concerns; O(losses × (elements + dependencies)) for
    /// the losses, unless nothing that they read has changed.
    #[must_use]
    pub fn of(
        map: &SystemMap,
        snapshot: &Snapshot,
        graph: &DependencyGraph,
        earlier: Option<&Self>,
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let since = |earlier: &'_ Self| earlier.graph.clone();
        let old_graph = earlier.map(since);
        let weak_points = analysis::weak_points_since(
            graph,
            earlier
                .zip(old_graph.as_ref())
                .map(|(earlier, graph)| Earlier {
                    graph,
                    answer: &earlier.weak_points,
                }),
            watch,
        )?;
        let availability = analysis::availabilities_since(
            graph,
            earlier
                .zip(old_graph.as_ref())
                .map(|(earlier, graph)| Earlier {
                    graph,
                    answer: &earlier.availability,
                }),
            watch,
        )?;
        let kind = |ix: ElementIx| snapshot.element(ix).kind.as_str();
        let main_sites: Vec<ElementIx> = snapshot
            .element_numbers()
            .filter(|ix| kind(*ix) == "site" && role(snapshot, *ix) == Some("principal"))
            .collect();
        let main_site_loss = (!main_sites.is_empty())
            .then(|| losing(graph, &main_sites))
            .flatten();
        let mut provider_losses = Vec::new();
        for provider in snapshot
            .element_numbers()
            .filter(|ix| kind(*ix) == "provider")
        {
            if watch.is_cancelled() {
                return None;
            }
            let Some(impact) = losing(graph, &[provider]) else {
                continue;
            };
            let down = impact.in_state(State::Down);
            let services = down.filter(|ix| kind(*ix) == "business_service").collect();
            provider_losses.push((provider, services));
        }
        let matrix = Matrix::of(map, snapshot, graph, watch)?;
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

fn role(snapshot: &Snapshot, ix: ElementIx) -> Option<&str> {
    snapshot
        .element(ix)
        .attributes
        .get("role")
        .and_then(Value::as_text)
}

fn losing(graph: &DependencyGraph, lost: &[ElementIx]) -> Option<Impact> {
    let ids = lost.iter().map(|ix| graph.element(*ix).id.as_str());
    analysis::impact(graph, &Scenario::losing(ids)).ok()
}
