//! Indicators in words: their figures, their targets, and the records to look at behind them.

use super::{Draft, Stage, behind};
use crate::assurance::{Indicator, IndicatorRule, Unit};
use crate::locale::{Language, msg, number};
use crate::model::{Finite, SubjectId, Target};
use crate::scene::chart::Reading;

/// A target in words: *at least 90 %, alert at 60 %*.
pub(super) fn target_in_words(target: &Target, rule: &IndicatorRule, language: Language) -> String {
    let (goal, alert) = (target.goal.map(Finite::get), target.alert.map(Finite::get));
    let is_more = match (goal, alert) {
        (Some(goal), Some(alert)) if (goal - alert).abs() > f64::EPSILON => goal > alert,
        _ => rule.more_is_better.unwrap_or(true),
    };
    let of_goal = if is_more {
        msg::DASHBOARD_GOAL_AT_LEAST
    } else {
        msg::DASHBOARD_GOAL_AT_MOST
    };
    let bounds = [(of_goal, goal), (msg::DASHBOARD_ALERT, alert)];
    let said = bounds.into_iter().filter_map(|(id, bound)| {
        let words = rule.unit.in_words(bound?, language);
        Some(language.say(&id.with("value", words)))
    });
    said.collect::<Vec<String>>().join(", ")
}

/// The target that an indicator is held against at a stage, in words; empty without one.
pub(super) fn target_of(draft: &Draft<'_>, stage: &Stage<'_>, rule: &IndicatorRule) -> String {
    let timeline = draft.request.map.timeline();
    let found = draft.settings.target_at(rule.id, stage.id, timeline);
    found.map_or_else(String::new, |at| {
        target_in_words(at.target, rule, draft.request.language)
    })
}

/// An indicator at a stage as a figure: its words, how it stands, what is behind it. `before` is
/// the value that it comes from.
pub(super) fn reading(
    draft: &Draft<'_>,
    stage: &Stage<'_>,
    rule: &IndicatorRule,
    before: Option<f64>,
) -> Reading {
    let language = draft.request.language;
    let found = stage.found.indicators.get(rule.id);
    let Some((found, value)) = found.and_then(|found| Some((found, found.value?))) else {
        return not_applicable(language);
    };
    Reading {
        number: Some(value),
        words: rule.unit.in_words(value, language),
        under: parts_in_words(found, rule, language),
        standing: found.standing,
        course: rule.course(before, Some(value)),
        is_marked: false,
        behind: behind(rule.id, records(found, rule)),
    }
}

/// What is said where an indicator does not apply.
pub(super) fn not_applicable(language: Language) -> Reading {
    Reading {
        words: language.text(msg::DASHBOARD_NOT_APPLICABLE),
        ..Reading::default()
    }
}

/// The records to look at behind an indicator: of one whose good end is more, what is missing.
fn records(found: &Indicator, rule: &IndicatorRule) -> Vec<SubjectId> {
    let (first, second) = if rule.more_is_better == Some(true) {
        (&found.missing, &found.counted)
    } else {
        (&found.counted, &found.missing)
    };
    if first.is_empty() {
        second.clone()
    } else {
        first.clone()
    }
}

/// Numerator and denominator of a share.
fn parts_in_words(found: &Indicator, rule: &IndicatorRule, language: Language) -> String {
    if rule.unit != Unit::Ratio || found.denominator <= 0.0 {
        return String::new();
    }
    let short = |value: f64| {
        let digits = if value >= 100.0 { 1.0 } else { 100.0 };
        number((value * digits).round() / digits, language)
    };
    format!("{} / {}", short(found.numerator), short(found.denominator))
}
