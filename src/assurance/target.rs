//! Targets: what an indicator should reach, by which plateau, and how it fares against that.
//!
//! A target of a plateau holds from there on, until a later one takes its place; a target without a
//! plateau holds wherever none of a plateau does. Which end is the good one follows from the target
//! itself where it has both a goal and an alert, else from the indicator.

use super::indicator::IndicatorRule;
use super::settings::Settings;
use crate::locale::{MessageId, msg};
use crate::model::{Finite, PlateauId, Target, Timeline};

/// How an indicator fares against its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Green: the goal is reached.
    Reached,
    /// Amber: not yet, but no alert either.
    Close,
    /// Red: beyond the alert, or short of a goal that has none.
    Missed,
    /// There is no target, or no value to hold against it.
    #[default]
    NoTarget,
}

impl Standing {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Close => "close",
            Self::Missed => "missed",
            Self::NoTarget => "no-target",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Reached => msg::INDICATOR_STANDING_REACHED,
            Self::Close => msg::INDICATOR_STANDING_CLOSE,
            Self::Missed => msg::INDICATOR_STANDING_MISSED,
            Self::NoTarget => msg::INDICATOR_STANDING_NONE,
        }
    }

    /// A sign that tells them apart without colour; empty without a target.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Reached => "●",
            Self::Close => "◐",
            Self::Missed => "○",
            Self::NoTarget => "",
        }
    }
}

/// A target, and where it was set.
#[derive(Clone, Copy, Debug)]
pub struct TargetAt<'a> {
    /// The target.
    pub target: &'a Target,
    /// The plateau that it was set for; `None` for always.
    pub plateau: Option<&'a PlateauId>,
}

impl Settings {
    /// The target of an indicator that holds at a plateau. O(targets of the indicator × plateaus).
    #[must_use]
    pub fn target_at<'a>(
        &'a self,
        indicator: &str,
        plateau: Option<&PlateauId>,
        timeline: &Timeline,
    ) -> Option<TargetAt<'a>> {
        let all = self.targets.get(indicator)?;
        let found = |of: Option<&PlateauId>| {
            let mut fitting = all.iter().filter(|target| target.plateau.as_ref() == of);
            fitting.next()
        };
        let mut at = plateau;
        // As far back as the plateaus that it builds on go; a circle is broken by the timeline.
        for _ in 0..=timeline.order().len() {
            let Some(plateau) = at else { break };
            if let Some(target) = found(Some(plateau)) {
                return Some(TargetAt {
                    target,
                    plateau: target.plateau.as_ref(),
                });
            }
            at = timeline.base(plateau);
        }
        found(None).map(|target| TargetAt {
            target,
            plateau: None,
        })
    }
}

/// Holds a value against a target.
#[must_use]
pub fn standing(rule: &IndicatorRule, target: &Target, value: Option<f64>) -> Standing {
    let (goal, alert) = (target.goal.map(Finite::get), target.alert.map(Finite::get));
    let Some(value) = value.filter(|_| goal.is_some() || alert.is_some()) else {
        return Standing::NoTarget;
    };
    let more_is_better = match (goal, alert) {
        (Some(goal), Some(alert)) if goal < alert => false,
        (Some(goal), Some(alert)) if goal > alert => true,
        _ => rule.more_is_better.unwrap_or(true),
    };
    // What is reckoned from thirds and fifths may miss a round goal by its last digit.
    let reaches = |bound: f64| {
        let noise = 1e-9 * bound.abs().max(1.0);
        if more_is_better {
            value >= bound - noise
        } else {
            value <= bound + noise
        }
    };
    match (goal, alert) {
        (Some(goal), _) if reaches(goal) => Standing::Reached,
        (Some(_), None) => Standing::Missed,
        (_, Some(alert)) if is_beyond(value, alert, more_is_better) => Standing::Missed,
        (Some(_), Some(_)) => Standing::Close,
        (None, _) => Standing::Reached,
    }
}

/// Whether a value has come to its alert, or past it.
fn is_beyond(value: f64, alert: f64, more_is_better: bool) -> bool {
    if more_is_better {
        value <= alert
    } else {
        value >= alert
    }
}
