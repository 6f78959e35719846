//! Every indicator at every plateau, with its formula, its target, its light and where it goes.

use super::Draft;
use super::said::{reading, target_of};
use crate::assurance::{INDICATORS, IndicatorRule, indicator_rule};
use crate::locale::msg;
use crate::scene::chart::{Chart, Form, Series};
use crate::scene::theme::Hue;

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let all: Vec<&IndicatorRule> = INDICATORS.iter().collect();
    Chart {
        title: draft.text(msg::DASHBOARD_INDICATORS),
        note: draft.text(msg::DASHBOARD_INDICATORS_NOTE),
        source: draft.text(msg::DASHBOARD_INDICATORS_SOURCE),
        axis: draft.text(msg::DASHBOARD_INDICATOR),
        series: lines(draft, &all),
        ..draft.chart("indicators", Form::Table)
    }
}

/// A line an indicator, for a table.
pub(super) fn lines(draft: &Draft<'_>, rules: &[&IndicatorRule]) -> Vec<Series> {
    let language = draft.request.language;
    let line = |rule: &&IndicatorRule| {
        let stages = draft.stages.iter().enumerate();
        let readings = stages.map(|(at, stage)| {
            let before = at.checked_sub(1);
            let before = before.and_then(|before| draft.value(before, rule.id));
            reading(draft, stage, rule, before)
        });
        let mut about = language.text(rule.formula);
        let target = target_of(draft, draft.now(), rule);
        if !target.is_empty() {
            let target = language.say(&msg::DASHBOARD_TARGET.with("target", target));
            about = format!("{target} {about}");
        }
        Series {
            name: format!("{}  {}", rule.id, language.text(rule.name)),
            about,
            tint: draft.request.theme.hue(Hue::ALL[0]),
            readings: readings.collect(),
        }
    };
    rules.iter().map(line).collect()
}

/// The lines of some indicators.
pub(super) fn lines_of(draft: &Draft<'_>, ids: &[&str]) -> Vec<Series> {
    let rules: Vec<&IndicatorRule> = ids.iter().filter_map(|id| indicator_rule(id)).collect();
    lines(draft, &rules)
}
