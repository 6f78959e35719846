//! Flows from zone to zone: how many, and how many of them without encryption.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, behind};
use crate::locale::msg;
use crate::model::{ElementIx, SubjectId};
use crate::scene::chart::{Chart, Form, Reading, Series};

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let facts = &draft.now().facts;
    let language = draft.request.language;
    let mut cells: BTreeMap<[Option<ElementIx>; 2], (Vec<SubjectId>, usize)> = BTreeMap::new();
    let mut zones: BTreeSet<Option<ElementIx>> = BTreeSet::new();
    for flow in facts.flows() {
        let cell = cells.entry(flow.zones).or_default();
        cell.0.push(SubjectId::from(facts.link_id(flow.link)));
        cell.1 += usize::from(facts.is_flow_encrypted(flow) != Some(true));
        zones.extend(flow.zones);
    }
    // From the least trusted to the most; what is in no zone comes last.
    let mut zones: Vec<Option<ElementIx>> = zones.into_iter().collect();
    let trust = |zone: &Option<ElementIx>| match zone {
        Some(zone) => facts.trust(*zone).unwrap_or(9.0),
        None => 10.0,
    };
    zones.sort_by(|a, b| trust(a).total_cmp(&trust(b)).then(a.cmp(b)));
    let name = |zone: &Option<ElementIx>| match zone {
        Some(zone) => facts.element(*zone).name.to_string(),
        None => draft.text(msg::DASHBOARD_NO_ZONE),
    };
    let series = zones.iter().map(|from| {
        let readings = zones.iter().map(|to| {
            let Some((mut records, open)) = cells.remove(&[*from, *to]) else {
                return Reading::default();
            };
            records.sort();
            let under = if open > 0 {
                language.say(&msg::DASHBOARD_UNENCRYPTED.with("count", open))
            } else {
                String::new()
            };
            Reading {
                number: Some(records.len() as f64),
                words: records.len().to_string(),
                under,
                is_marked: open > 0,
                behind: behind("flows", records),
                ..Reading::default()
            }
        });
        Series {
            name: name(from),
            about: String::new(),
            tint: draft.request.theme.heats[2],
            readings: readings.collect(),
        }
    });
    let series = series.collect();
    Chart {
        title: draft.text(msg::DASHBOARD_FLOWS),
        note: language.say(&msg::DASHBOARD_FLOWS_NOTE.with("plateau", draft.now().name.as_str())),
        source: draft.text(msg::DASHBOARD_FLOWS_SOURCE),
        empty: draft.text(msg::DASHBOARD_FLOWS_EMPTY),
        axis: draft.text(msg::DASHBOARD_FLOWS_AXIS),
        categories: zones.iter().map(name).collect(),
        shown: None,
        series,
        ..draft.chart("flows", Form::Heat)
    }
}
