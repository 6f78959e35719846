//! The shares that a plan is to better, as lines from plateau to plateau.

use super::Draft;
use super::said::reading;
use crate::assurance::indicator_rule;
use crate::locale::msg;
use crate::scene::chart::{Chart, Form, Series};
use crate::scene::theme::Hue;

/// The indicators, each with the colour of its line.
const CHOSEN: [(&str, usize); 6] = [
    ("I03", 4),
    ("I07", 1),
    ("I08", 3),
    ("I09", 5),
    ("I16", 6),
    ("I20", 0),
];

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let language = draft.request.language;
    let series = CHOSEN.iter().filter_map(|(id, hue)| {
        let rule = indicator_rule(id)?;
        let stages = draft.stages.iter();
        Some(Series {
            name: language.text(rule.name),
            about: String::new(),
            tint: draft.request.theme.hue(Hue::ALL[*hue]),
            readings: stages
                .map(|stage| reading(draft, stage, rule, None))
                .collect(),
        })
    });
    let mut series: Vec<Series> = series.collect();
    series.retain(Series::has_any);
    Chart {
        title: draft.text(msg::DASHBOARD_RATIOS),
        note: draft.text(msg::DASHBOARD_RATIOS_NOTE),
        source: draft.text(msg::DASHBOARD_RATIOS_SOURCE),
        series,
        is_share: true,
        ..draft.chart("ratios", Form::Trend)
    }
}
