//! What is lost: states, and scenarios that inject them.

use std::collections::BTreeMap;

use super::graph::DependencyGraph;
use crate::locale::{Message, msg};
use crate::model::{ElementId, Finite, LossScenario, Nature, Record as _, ScenarioId};

/// How well an element or a flow works, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It works.
    #[default]
    Up,
    /// It works with reduced function.
    Degraded,
    /// It does not work.
    Down,
}

impl State {
    /// The word used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Degraded => "degraded",
            Self::Down => "down",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Up => msg::ANALYSIS_STATE_UP.into(),
            Self::Degraded => msg::ANALYSIS_STATE_DEGRADED.into(),
            Self::Down => msg::ANALYSIS_STATE_DOWN.into(),
        }
    }
}

/// What is lost, and when we look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// The elements that the scenario strikes itself, with the state it gives them.
    pub injected: BTreeMap<ElementId, State>,
    /// Physical or logical.
    pub nature: Nature,
    /// Hours after the loss. Before its buffer is used up, a buffered dependency has no effect.
    /// `None` looks at the steady state, where every buffer is used up.
    pub at_h: Option<f64>,
}

impl Scenario {
    /// The loss of these elements.
    #[must_use]
    pub fn losing<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let injected = ids
            .into_iter()
            .map(|id| (ElementId::from(id), State::Down))
            .collect();
        Self {
            injected,
            ..Self::default()
        }
    }

    /// What a scenario of the map says. What is lost is lost, also where it stands among the
    /// degraded; hours below zero are the beginning.
    #[must_use]
    pub fn of(kept: &LossScenario) -> Self {
        let lost = kept.lost.iter().map(|id| (id.clone(), State::Down));
        let mut injected: BTreeMap<ElementId, State> = lost.collect();
        for id in &kept.degraded {
            injected.entry(id.clone()).or_insert(State::Degraded);
        }
        Self {
            injected,
            nature: kept.nature,
            at_h: kept.at_h.map(|at_h| at_h.get().max(0.0)),
        }
    }

    /// The same as a record of the map, without a name.
    #[must_use]
    pub fn record(&self) -> LossScenario {
        let in_state = |wanted: State| {
            let all = self.injected.iter();
            let of_state = all.filter(move |(_, state)| **state == wanted);
            of_state.map(|(id, _)| id.clone()).collect()
        };
        let mut record = LossScenario::blank(ScenarioId::default());
        record.lost = in_state(State::Down);
        record.degraded = in_state(State::Degraded);
        record.nature = self.nature;
        record.at_h = self.at_h.and_then(Finite::new);
        record
    }

    /// The same without the elements that are not there: those, by id, beside it.
    #[must_use]
    pub fn within(mut self, graph: &DependencyGraph) -> (Self, Vec<ElementId>) {
        let is_missing = |id: &ElementId| graph.find(id).is_err();
        let missing: Vec<ElementId> = self
            .injected
            .keys()
            .filter(|id| is_missing(id))
            .cloned()
            .collect();
        for id in &missing {
            self.injected.remove(id);
        }
        (self, missing)
    }

    /// The same scenario with one more element degraded.
    #[must_use]
    pub fn degrading(mut self, id: &str) -> Self {
        self.injected
            .entry(ElementId::from(id))
            .or_insert(State::Degraded);
        self
    }

    /// The same losses, of another nature.
    #[must_use]
    pub fn of_nature(mut self, nature: Nature) -> Self {
        self.nature = nature;
        self
    }

    /// The same losses, seen so many hours later.
    #[must_use]
    pub fn after(mut self, hours: f64) -> Self {
        self.at_h = Some(hours);
        self
    }
}

/// A question about an element that is not there at this plateau.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no element `{id}` at this plateau")]
pub struct UnknownElement {
    /// The id that was asked for.
    pub id: ElementId,
}

impl UnknownElement {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        msg::ANALYSIS_UNKNOWN_ELEMENT.with("id", self.id.as_str())
    }
}
