//! The chosen shares over the versions that were kept: whether the map gets better with time.

use super::Draft;
use crate::assurance::indicator_rule;
use crate::locale::msg;
use crate::scene::chart::{Chart, Form, Reading, Series};
use crate::scene::theme::Hue;

const CHOSEN: [(&str, usize); 5] = [("I07", 1), ("I09", 5), ("I19", 3), ("I20", 0), ("I28", 6)];
/// Versions that are shown: the newest.
const MOST: usize = 8;

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let language = draft.request.language;
    let history = draft.request.history.unwrap_or_default();
    let history = &history[history.len().saturating_sub(MOST)..];
    let series = CHOSEN.iter().filter_map(|(id, hue)| {
        let rule = indicator_rule(id)?;
        let readings = history.iter().map(|version| {
            let number = version.values.get(*id).copied();
            Reading {
                number,
                words: number.map_or_else(String::new, |it| rule.unit.in_words(it, language)),
                ..Reading::default()
            }
        });
        Some(Series {
            name: language.text(rule.name),
            about: String::new(),
            tint: draft.request.theme.hue(Hue::ALL[*hue]),
            readings: readings.collect(),
        })
    });
    let mut series: Vec<Series> = series.collect();
    series.retain(Series::has_any);
    Chart {
        title: draft.text(msg::DASHBOARD_HISTORY),
        note: language.say(&msg::DASHBOARD_HISTORY_NOTE.with("plateau", draft.now().name.as_str())),
        source: draft.text(msg::DASHBOARD_RATIOS_SOURCE),
        empty: draft.text(msg::DASHBOARD_HISTORY_EMPTY),
        axis: draft.text(msg::DASHBOARD_VERSION),
        categories: history.iter().map(|version| version.name.clone()).collect(),
        below: history.iter().map(|version| version.day.clone()).collect(),
        shown: None,
        series,
        is_share: true,
        ..draft.chart("history", Form::Trend)
    }
}
