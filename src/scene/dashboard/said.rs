//! Values in words: amounts with their unit, where they go, and how they stand.

use super::{Draft, Stage, behind};
use crate::assurance::{Indicator, IndicatorRule, Unit};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::Target;
use crate::scene::caption::number;
use crate::scene::chart::{Reading, Way};

/// Changes smaller than this share of the larger value are none.
const SAME: f64 = 1e-9;

/// A value with its unit: a share with one digit after the point, large amounts in larger units.
#[must_use]
pub fn amount(value: f64, unit: Unit, language: Language) -> String {
    let rounded = |value: f64, digits: i32| {
        let power = 10_f64.powi(digits);
        number((value * power).round() / power, language)
    };
    let said = |id: MessageId, value: String| language.say(&Message::from(id.with("value", value)));
    let digits = |value: f64| i32::from(value.abs() < 100.0);
    match unit {
        Unit::Ratio => {
            let percent = rounded(value * 100.0, 1);
            match language {
                Language::English => format!("{percent}%"),
                Language::French => format!("{percent}\u{a0}%"),
            }
        }
        Unit::Index => rounded(value, 2),
        Unit::Count => rounded(value, 0),
        Unit::Gigabytes if value >= 1_000.0 => {
            said(msg::DASHBOARD_TERABYTES, rounded(value / 1_000.0, 1))
        }
        Unit::Gigabytes => said(msg::DASHBOARD_GIGABYTES, rounded(value, digits(value))),
        Unit::TerabyteYears => said(msg::DASHBOARD_TERABYTE_YEARS, rounded(value, digits(value))),
        Unit::KilowattHours if value >= 10_000.0 => {
            said(msg::DASHBOARD_MEGAWATT_HOURS, rounded(value / 1_000.0, 1))
        }
        Unit::KilowattHours => said(msg::DASHBOARD_KILOWATT_HOURS, rounded(value, 0)),
        Unit::Carbon if value >= 1_000.0 => {
            said(msg::DASHBOARD_TONNES, rounded(value / 1_000.0, 1))
        }
        Unit::Carbon => said(msg::DASHBOARD_KILOGRAMS, rounded(value, 0)),
    }
}

/// What a unit is called.
#[must_use]
pub fn unit_name(unit: Unit) -> MessageId {
    match unit {
        Unit::Ratio => msg::DASHBOARD_UNIT_RATIO,
        Unit::Index => msg::DASHBOARD_UNIT_INDEX,
        Unit::Count => msg::DASHBOARD_UNIT_COUNT,
        Unit::Gigabytes => msg::DASHBOARD_UNIT_VOLUME,
        Unit::TerabyteYears => msg::DASHBOARD_UNIT_VOLUME_YEARS,
        Unit::KilowattHours => msg::DASHBOARD_UNIT_ENERGY,
        Unit::Carbon => msg::DASHBOARD_UNIT_CARBON,
    }
}

/// Where a value goes.
pub(super) fn way(from: f64, to: f64) -> Way {
    let large = from.abs().max(to.abs());
    if (to - from).abs() <= SAME * large.max(1.0) {
        Way::Level
    } else if to > from {
        Way::Up
    } else {
        Way::Down
    }
}

/// Whether going there is good; `None` for what is neither.
pub(super) fn is_good(rule: &IndicatorRule, way: Way) -> Option<bool> {
    match (rule.more_is_better?, way) {
        (_, Way::Level) => None,
        (more, Way::Up) => Some(more),
        (more, Way::Down) => Some(!more),
    }
}

/// A target in words: *at least 90 %, alert at 60 %*.
pub(super) fn target_in_words(target: &Target, rule: &IndicatorRule, language: Language) -> String {
    let goal = target.goal.map(crate::model::Finite::get);
    let alert = target.alert.map(crate::model::Finite::get);
    let is_more = match (goal, alert) {
        (Some(goal), Some(alert)) if (goal - alert).abs() > f64::EPSILON => goal > alert,
        _ => rule.more_is_better.unwrap_or(false),
    };
    let words = |value: f64| amount(value, rule.unit, language);
    let goal = goal.map(|goal| {
        let id = if is_more {
            msg::DASHBOARD_GOAL_AT_LEAST
        } else {
            msg::DASHBOARD_GOAL_AT_MOST
        };
        language.say(&id.with("value", words(goal)))
    });
    let alert = alert.map(|alert| {
        let id = msg::DASHBOARD_ALERT.with("value", words(alert));
        language.say(&id)
    });
    let parts: Vec<String> = goal.into_iter().chain(alert).collect();
    parts.join(", ")
}

/// An indicator at a stage as a figure: its words, its light, what is behind it. `before` is the
/// value that the arrow comes from.
pub(super) fn reading(
    draft: &Draft<'_>,
    stage: &Stage<'_>,
    rule: &IndicatorRule,
    before: Option<f64>,
) -> Reading {
    let language = draft.request.language;
    let Some(found) = stage.found.indicators.get(rule.id) else {
        return not_applicable(language);
    };
    let Some(value) = found.value else {
        return not_applicable(language);
    };
    let way = before.map(|before| {
        let way = way(before, value);
        (way, is_good(rule, way))
    });
    Reading {
        number: Some(value),
        words: amount(value, rule.unit, language),
        under: parts_in_words(found, rule, language),
        light: draft.settings.light(rule, stage.id, Some(value)),
        way,
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
pub(super) fn records(
    found: &Indicator,
    rule: &IndicatorRule,
) -> Vec<crate::model::SubjectId> {
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
