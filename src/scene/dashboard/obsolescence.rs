//! In which year support ends, as seen from the plateau that shows.

use std::collections::BTreeMap;

use super::{Draft, behind};
use crate::assurance::Facts;
use crate::locale::msg;
use crate::model::{Day, SubjectId};
use crate::scene::chart::{Chart, Form, Reading, Series};
use crate::scene::perspective::ImpactState;

/// Years that have a column of their own; what lies outside is gathered at the ends.
const MOST_YEARS: i32 = 10;

/// How an end of support stands to the plateau.
const PAST: usize = 0;
const SOON: usize = 1;
const LATER: usize = 2;

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let facts = &draft.now().facts;
    let ends = ends(facts);
    let years = years(&ends);
    let mut cells: BTreeMap<(usize, i32), Vec<SubjectId>> = BTreeMap::new();
    let start = facts.start();
    let soon = start.map(|start| {
        let (year, month, day) = start.civil();
        (year + 2, month, day)
    });
    for (day, subject) in ends {
        let state = match (start, soon) {
            (Some(start), _) if day < start => PAST,
            (_, Some(soon)) if day.civil() < soon => SOON,
            _ => LATER,
        };
        let first = years.first().copied().unwrap_or(0);
        let last = years.last().copied().unwrap_or(0);
        let year = day.year().clamp(first, last.max(first));
        cells.entry((state, year)).or_default().push(subject);
    }
    let theme = draft.request.theme;
    let names = [
        (msg::DASHBOARD_EOL_PAST, theme.state(ImpactState::Down)),
        (msg::DASHBOARD_EOL_SOON, theme.state(ImpactState::Degraded)),
        (msg::DASHBOARD_EOL_LATER, theme.state(ImpactState::Intact)),
    ];
    let mut series = Vec::new();
    for (state, (name, tint)) in names.into_iter().enumerate() {
        let readings = years.iter().map(|year| {
            let mut records = cells.remove(&(state, *year)).unwrap_or_default();
            records.sort();
            Reading {
                number: Some(records.len() as f64),
                words: records.len().to_string(),
                behind: behind(&format!("I17 {year}"), records),
                ..Reading::default()
            }
        });
        series.push(Series {
            name: draft.text(name),
            about: String::new(),
            tint,
            readings: readings.collect(),
        });
    }
    let last = years.len().saturating_sub(1);
    let label = |(at, year): (usize, &i32)| match at {
        0 if years.len() as i32 == MOST_YEARS => format!("≤\u{a0}{year}"),
        at if at == last && years.len() as i32 == MOST_YEARS => format!("≥\u{a0}{year}"),
        _ => year.to_string(),
    };
    Chart {
        title: draft.text(msg::DASHBOARD_EOL),
        note: draft
            .request
            .language
            .say(&msg::DASHBOARD_EOL_NOTE.with("plateau", draft.now().name.as_str())),
        source: draft.text(msg::DASHBOARD_EOL_SOURCE),
        empty: draft.text(msg::DASHBOARD_EOL_EMPTY),
        axis: draft.text(msg::DASHBOARD_YEAR),
        categories: years.iter().enumerate().map(label).collect(),
        shown: None,
        series,
        ..draft.chart("obsolescence", Form::Columns)
    }
}

/// The ends of support that the map knows, with what they end.
fn ends(facts: &Facts<'_>) -> Vec<(Day, SubjectId)> {
    let snapshot = facts.snapshot;
    let all = snapshot.element_numbers().zip(snapshot.elements());
    all.filter_map(|(ix, element)| {
        let day = Day::first_of(facts.text(ix, "eol"))?;
        Some((day, SubjectId::from(&element.id)))
    })
    .collect()
}

/// The years from the first to the last, at most so many: those around the middle of the ends.
fn years(ends: &[(Day, SubjectId)]) -> Vec<i32> {
    let mut all: Vec<i32> = ends.iter().map(|(day, _)| day.year()).collect();
    all.sort_unstable();
    let (Some(&first), Some(&last)) = (all.first(), all.last()) else {
        return Vec::new();
    };
    if last - first < MOST_YEARS {
        return (first..=last).collect();
    }
    let middle = all[all.len() / 2];
    let first = (middle - MOST_YEARS / 2).clamp(first, last - MOST_YEARS + 1);
    (first..first + MOST_YEARS).collect()
}
