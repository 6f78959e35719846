//! What a scenario does to a map: the state of every element and flow, and the lists and counts
//! that a review reads.

use std::sync::Arc;

use super::arcs::Class;
use super::graph::{DependencyGraph, Flow};
use super::propagation::{NEVER, Propagation, is_felt};
use super::scenario::{Scenario, State, UnknownElement};
use crate::model::{ElementId, ElementIx, LinkIx};

/// A redundancy group and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The group.
    pub group: ElementId,
    /// Members that are not down.
    pub available: u32,
    /// Members that must work.
    pub k: u32,
    /// All its members.
    pub n: u32,
}

impl Margin {
    /// How many more members may be lost; below zero for a group that is down.
    #[must_use]
    pub fn margin(&self) -> i64 {
        i64::from(self.available) - i64::from(self.k)
    }
}

/// A flow that is not up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowImpact {
    /// Its link.
    pub link: LinkIx,
    /// Down or degraded.
    pub state: State,
    /// The emitter, the receiver, or what it crosses: the first of them, in this order, that is in
    /// this state.
    pub because: ElementIx,
}

/// What a scenario does to a map; see [`impact`].
#[derive(Clone, Debug)]
pub struct Impact {
    graph: DependencyGraph,
    scenario: Scenario,
    injected: Vec<(u32, State)>,
    states: Vec<State>,
    rounds: Vec<u32>,
    depths: Vec<u32>,
    affected: Vec<ElementIx>,
    flows: Vec<FlowImpact>,
    coming_back: Vec<u32>,
    whole: Option<Arc<Impact>>,
}

/// The effect of a scenario. O(elements + dependencies + flows).
///
/// # Errors
/// When the scenario strikes an element that is not there at this plateau.
pub fn impact(graph: &DependencyGraph, scenario: &Scenario) -> Result<Impact, UnknownElement> {
    let injected = scenario
        .injected
        .iter()
        .map(|(id, &state)| graph.find(id).map(|ix| (ix.0, state)))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(found(graph, scenario, injected, Vec::new()))
}

/// The effect of `later` hours after the loss that `whole` is the steady state of: what is still
/// struck then, and what is down for no other reason than that it is not back yet, both by number.
pub(super) fn impact_later(
    whole: Arc<Impact>,
    later_h: f64,
    struck: Vec<(u32, State)>,
    coming_back: Vec<u32>,
) -> Impact {
    let scenario = whole.scenario.clone().after(later_h);
    let mut impact = found(&whole.graph, &scenario, struck, coming_back);
    impact.whole = Some(whole);
    impact
}

fn found(
    graph: &DependencyGraph,
    scenario: &Scenario,
    injected: Vec<(u32, State)>,
    coming_back: Vec<u32>,
) -> Impact {
    let mut propagation = Propagation::new(graph, scenario.at_h);
    let others = coming_back.iter().map(|&row| (row, State::Down));
    propagation.run(injected.iter().copied().chain(others));
    let Propagation {
        states,
        rounds,
        risen,
        ..
    } = propagation;
    let flows = flows(graph, &states);
    let mut affected: Vec<ElementIx> = risen.into_iter().map(ElementIx).collect();
    affected.sort_unstable();
    let mut impact = Impact {
        graph: graph.clone(),
        scenario: scenario.clone(),
        injected,
        states,
        rounds,
        depths: Vec::new(),
        affected,
        flows,
        coming_back,
        whole: None,
    };
    impact.depths = depths(&impact);
    impact
}

impl Impact {
    /// The dependencies that it was found on.
    #[must_use]
    pub fn graph(&self) -> &DependencyGraph {
        &self.graph
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The effective state of an element.
    #[must_use]
    pub fn state(&self, ix: ElementIx) -> State {
        self.states[ix.row()]
    }

    /// The effective states of all elements; the row is the element's number.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// How many relations lie between an element and the nearest injected one, along what makes it
    /// fail; 0 for the injected ones themselves, `None` for elements that are up.
    #[must_use]
    pub fn depth(&self, ix: ElementIx) -> Option<u32> {
        let depth = self.depths[ix.row()];
        (depth != NEVER).then_some(depth)
    }

    /// Whether the scenario itself gives the element the state that it has.
    #[must_use]
    pub fn is_injected(&self, ix: ElementIx) -> bool {
        self.injected
            .binary_search_by_key(&ix.0, |&(row, _)| row)
            .is_ok_and(|at| {
                let state = self.injected[at].1;
                state != State::Up && state == self.state(ix)
            })
    }

    /// Whether nothing that is down holds the element down any more: it was struck down by others,
    /// and takes its time to restart. Only ever so at an hour of an [`super::Unfolding`].
    #[must_use]
    pub fn is_coming_back(&self, ix: ElementIx) -> bool {
        self.coming_back.binary_search(&ix.0).is_ok()
    }

    /// The steady state of the loss that this is an hour of, if it is one.
    #[must_use]
    pub fn whole(&self) -> Option<&Impact> {
        self.whole.as_deref()
    }

    /// The round in which an element rose: later than all its reasons.
    pub(super) fn round(&self, ix: ElementIx) -> u32 {
        self.rounds[ix.row()]
    }

    /// The elements that are not up, by id.
    #[must_use]
    pub fn affected(&self) -> &[ElementIx] {
        &self.affected
    }

    /// The elements in a state, by id; injected ones included, flows not.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = ElementIx> + '_ {
        self.affected
            .iter()
            .copied()
            .filter(move |&ix| self.state(ix) == state)
    }

    /// The elements of a kind in a state, by id.
    #[must_use]
    pub fn of_kind(&self, kind: &str, state: State) -> Vec<ElementId> {
        self.in_state(state)
            .map(|ix| self.graph.element(ix))
            .filter(|element| element.kind.as_str() == kind)
            .map(|element| element.id.clone())
            .collect()
    }

    /// How many elements are down: of every kind, the injected ones included, flows not.
    #[must_use]
    pub fn down_total(&self) -> usize {
        self.in_state(State::Down).count()
    }

    /// How many elements are degraded, counted like [`Self::down_total`].
    #[must_use]
    pub fn degraded_total(&self) -> usize {
        self.in_state(State::Degraded).count()
    }

    /// The applications that are down, by id.
    #[must_use]
    pub fn applications_down(&self) -> Vec<ElementId> {
        self.of_kind("application", State::Down)
    }

    /// The business services that are down, by id.
    #[must_use]
    pub fn services_down(&self) -> Vec<ElementId> {
        self.of_kind("business_service", State::Down)
    }

    /// The business services that are degraded, by id.
    #[must_use]
    pub fn services_degraded(&self) -> Vec<ElementId> {
        self.of_kind("business_service", State::Degraded)
    }

    /// The data sets that are down, by id.
    #[must_use]
    pub fn data_sets_down(&self) -> Vec<ElementId> {
        self.of_kind("data_set", State::Down)
    }

    /// The flows that are not up, by id.
    #[must_use]
    pub fn flows(&self) -> &[FlowImpact] {
        &self.flows
    }

    /// How many flows are down.
    #[must_use]
    pub fn flows_down(&self) -> usize {
        let is_down = |flow: &&FlowImpact| flow.state == State::Down;
        self.flows.iter().filter(is_down).count()
    }

    /// What is left of each redundancy group, by id. O(memberships).
    #[must_use]
    pub fn margins(&self) -> Vec<Margin> {
        let groups = self.graph.groups().iter();
        groups
            .map(|group| {
                let down = self
                    .graph
                    .needs(group.element)
                    .filter(|&(ix, class)| class == Class::Member && self.state(ix) == State::Down)
                    .count();
                Margin {
                    group: self.graph.element(group.element).id.clone(),
                    available: group
                        .size
                        .saturating_sub(u32::try_from(down).unwrap_or(u32::MAX)),
                    k: group.k,
                    n: group.size,
                }
            })
            .collect()
    }

    /// The groups that lost a member and still work: reported, never propagated.
    #[must_use]
    pub fn redundancy_lost(&self) -> Vec<Margin> {
        let is_down = |ix: ElementIx| self.state(ix) == State::Down;
        self.margins()
            .into_iter()
            .zip(self.graph.groups())
            .filter(|(margin, group)| margin.available < margin.n && !is_down(group.element))
            .map(|(margin, _)| margin)
            .collect()
    }

    /// Whether `cause`, as it stands, has a part in the state of its dependent `ix`.
    pub(super) fn has_part(
        &self,
        cause: ElementIx,
        class: Class,
        buffer_h: f64,
        ix: ElementIx,
    ) -> bool {
        let (state, cause_state) = (self.state(ix), self.state(cause));
        if state == State::Up || cause_state == State::Up {
            return false;
        }
        match class {
            Class::Container | Class::Hard => cause_state >= state,
            Class::Soft => {
                state == State::Degraded
                    && cause_state == State::Down
                    && is_felt(self.scenario.at_h, buffer_h)
            }
            // Not enough alone; but a group or a data set may be in its state for another reason.
            Class::Member | Class::Store => {
                (state == State::Degraded || cause_state == State::Down)
                    && self.fails_by_count(ix, class)
            }
        }
    }

    /// Whether the lost members or stores of an element alone give it the state that it has.
    fn fails_by_count(&self, ix: ElementIx, class: Class) -> bool {
        let state = self.state(ix);
        let lost = self
            .graph
            .needs(ix)
            .filter(|&(other, other_class)| {
                let other = self.state(other);
                other_class == class
                    && (other == State::Down
                        || (state == State::Degraded && other == State::Degraded))
            })
            .count();
        match self.graph.group(ix) {
            Some(group) if class == Class::Member => {
                (group.size as usize).saturating_sub(lost) < group.k as usize
            }
            _ if state == State::Down => lost == self.graph.store_counts[ix.row()] as usize,
            _ => lost > 0,
        }
    }
}

/// Breadth first from the injected elements along what has a part in each failure.
fn depths(impact: &Impact) -> Vec<u32> {
    let mut depths = vec![NEVER; impact.states.len()];
    let mut queue = Vec::with_capacity(impact.affected.len());
    for &ix in &impact.affected {
        // A group that has fewer members than it needs fails with nothing lost.
        let is_short = impact
            .graph
            .group(ix)
            .is_some_and(|group| group.size < group.k);
        if is_short || impact.is_injected(ix) || impact.is_coming_back(ix) {
            depths[ix.row()] = 0;
            queue.push(ix);
        }
    }
    let mut at = 0;
    while let Some(&cause) = queue.get(at) {
        at += 1;
        let next = depths[cause.row()] + 1;
        for (other, class, buffer_h) in impact.graph.needed_by.classed(cause.0) {
            let ix = ElementIx(other);
            if depths[ix.row()] == NEVER && impact.has_part(cause, class, buffer_h, ix) {
                depths[ix.row()] = next;
                queue.push(ix);
            }
        }
    }
    depths
}

/// R7: the worst of emitter, receiver and all that is crossed.
fn flows(graph: &DependencyGraph, states: &[State]) -> Vec<FlowImpact> {
    let of_flow = |flow: &Flow| {
        let crossed = [flow.from, flow.to].into_iter();
        let mut worst = None;
        for ix in crossed.chain(flow.via.iter().copied()) {
            let state = states[ix.row()];
            if state > worst.map_or(State::Up, |(state, _)| state) {
                worst = Some((state, ix));
            }
        }
        worst.map(|(state, because)| FlowImpact {
            link: flow.link,
            state,
            because,
        })
    };
    graph.flows().iter().filter_map(of_flow).collect()
}
