//! Perspectives: the questions that one and the same drawing may answer by its colours.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::answer::AnswerMarks;
use super::comparison::ComparisonMarks;
use super::lens::Shading;
use super::weak_points::WeakPointMarks;
use crate::locale::{Message, MessageId, msg};
use crate::model::ElementId;

/// What a loss does to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImpactState {
    /// It stops.
    Down,
    /// It goes on with less.
    Degraded,
    /// It goes on, but the next loss stops it.
    MarginLost,
    /// Nothing changes.
    Intact,
}

impl ImpactState {
    /// Every state, from the worst.
    pub const ALL: [Self; 4] = [Self::Down, Self::Degraded, Self::MarginLost, Self::Intact];

    /// Its word on a pill, in capitals.
    #[must_use]
    pub fn pill(self) -> MessageId {
        match self {
            Self::Down => msg::SCENE_PILL_DOWN,
            Self::Degraded => msg::SCENE_PILL_DEGRADED,
            Self::MarginLost => msg::SCENE_PILL_MARGIN,
            Self::Intact => msg::SCENE_PILL_INTACT,
        }
    }

    /// Its word in a sentence.
    #[must_use]
    pub fn phrase(self) -> MessageId {
        match self {
            Self::Down => msg::SCENE_STATE_DOWN,
            Self::Degraded => msg::SCENE_STATE_DEGRADED,
            Self::MarginLost => msg::SCENE_STATE_MARGIN,
            Self::Intact => msg::SCENE_STATE_INTACT,
        }
    }

    /// Its sign.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Down => "circle-x",
            Self::Degraded => "triangle-alert",
            Self::MarginLost => "shield-half",
            Self::Intact => "circle-check",
        }
    }
}

/// The state of one element in an impact review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpactMark {
    /// What happens to it.
    pub state: ImpactState,
    /// Why, in one or two words of the reader's language (`direct`, `secours local`); may be empty.
    pub reason: SmolStr,
}

/// States by element; an element that is missing here is intact.
pub type ImpactMarks = BTreeMap<ElementId, ImpactMark>;

/// The question that the colours answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Perspective<'a> {
    /// What it is: colours of families, containers by hosting.
    #[default]
    Standard,
    /// What a loss does.
    Impact(&'a ImpactMarks),
    /// How far each loss goes, and what nothing stands in for.
    WeakPoints(&'a WeakPointMarks),
    /// What differs between two states.
    Comparison(&'a ComparisonMarks),
    /// What a question about dependencies is answered by.
    Answer(&'a AnswerMarks),
    /// Which class each element and link is of.
    Lens(&'a Shading),
}

impl Perspective<'_> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> Message {
        match self {
            Self::Standard => msg::SCENE_PERSPECTIVE_STANDARD.into(),
            Self::Impact(_) => msg::SCENE_PERSPECTIVE_IMPACT.into(),
            Self::WeakPoints(_) => msg::WEAK_PERSPECTIVE.into(),
            Self::Comparison(_) => msg::UI_LOOK_COMPARISON.into(),
            Self::Answer(marks) => marks.title.into(),
            Self::Lens(shading) => shading.title(),
        }
    }
}
