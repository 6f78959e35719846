//! What is lost: states, and scenarios that inject them.

use std::collections::BTreeMap;

use crate::locale::{Message, msg};
use crate::model::ElementId;

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

/// What kind of harm a scenario does; matters only for what data can be recovered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nature {
    /// Equipment or a place is lost.
    #[default]
    Physical,
    /// Data is corrupted or encrypted; replicas copy the harm.
    Logical,
}

impl Nature {
    /// The word used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Physical => "physical",
            Self::Logical => "logical",
        }
    }

    /// The nature of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Physical, Self::Logical]
            .into_iter()
            .find(|nature| nature.as_str() == word)
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
