//! The five principles of a data strategy (public-sector guide, §6.2), each scored from named
//! indicators, which stand under the radar.

use super::said::not_applicable;
use super::{Draft, Stage, behind};
use crate::locale::{MessageId, msg, percent};
use crate::model::{ElementIx, SubjectId};
use crate::scene::chart::{Chart, Form, Reading, Series};
use crate::scene::theme::Hue;

/// A share of 0 to 1, and what keeps it from 1.
struct Score {
    share: Option<f64>,
    lacking: Vec<SubjectId>,
}

impl Score {
    /// Of how many, and which of them lack.
    fn of(all: usize, lacking: Vec<SubjectId>) -> Self {
        let lack = lacking.len() as f64;
        Self {
            share: (all > 0).then(|| 1.0 - lack / all as f64),
            lacking,
        }
    }

    /// The mean of those that apply.
    fn mean(parts: Vec<Self>) -> Self {
        let shares: Vec<f64> = parts.iter().filter_map(|part| part.share).collect();
        let mut lacking: Vec<SubjectId> = parts.into_iter().flat_map(|part| part.lacking).collect();
        lacking.sort();
        lacking.dedup();
        Self {
            share: (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64),
            lacking,
        }
    }
}

/// A principle: its name, what it is made of, and how it is found at a plateau.
type Axis = (MessageId, MessageId, fn(&Draft<'_>, usize) -> Score);

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let language = draft.request.language;
    let axes: [Axis; 5] = [
        (
            msg::DASHBOARD_PROTECTION,
            msg::DASHBOARD_PROTECTION_OF,
            protection,
        ),
        (
            msg::DASHBOARD_SECURING,
            msg::DASHBOARD_SECURING_OF,
            securing,
        ),
        (
            msg::DASHBOARD_RELIABILITY,
            msg::DASHBOARD_RELIABILITY_OF,
            reliability,
        ),
        (msg::DASHBOARD_ACCESS, msg::DASHBOARD_ACCESS_OF, access),
        (
            msg::DASHBOARD_SOBRIETY,
            msg::DASHBOARD_SOBRIETY_OF,
            sobriety,
        ),
    ];
    let hues = [1, 3, 5, 4];
    let series = draft.stages.iter().enumerate().map(|(at, stage)| {
        let readings = axes.iter().map(|(name, _, score)| {
            let score = score(draft, at);
            let Some(share) = score.share else {
                return not_applicable(language);
            };
            Reading {
                number: Some(share),
                words: percent(share, language),
                behind: behind(&language.text(*name), score.lacking),
                ..Reading::default()
            }
        });
        Series {
            name: stage.name.clone(),
            about: String::new(),
            tint: draft.request.theme.hue(Hue::ALL[hues[at % hues.len()]]),
            readings: readings.collect(),
        }
    });
    Chart {
        title: draft.text(msg::DASHBOARD_PRINCIPLES),
        note: language
            .say(&msg::DASHBOARD_PRINCIPLES_NOTE.with("plateau", draft.now().name.as_str())),
        source: draft.text(msg::DASHBOARD_PRINCIPLES_SOURCE),
        axis: draft.text(msg::DASHBOARD_PRINCIPLE),
        categories: axes.iter().map(|(name, _, _)| draft.text(*name)).collect(),
        series: series.collect(),
        details: axes.iter().map(|(_, of, _)| draft.text(*of)).collect(),
        is_share: true,
        ..draft.chart("principles", Form::Radar)
    }
}

/// An indicator as a score, with what it misses.
fn indicator(stage: &Stage<'_>, id: &str) -> Score {
    let found = stage.found.indicators.get(id);
    Score {
        share: found.and_then(|found| found.value),
        lacking: found.map_or_else(Vec::new, |found| found.missing.clone()),
    }
}

fn mean_of(draft: &Draft<'_>, at: usize, ids: &[&str]) -> Score {
    let stage = &draft.stages[at];
    Score::mean(ids.iter().map(|id| indicator(stage, id)).collect())
}

fn protection(draft: &Draft<'_>, at: usize) -> Score {
    mean_of(draft, at, &["I23", "I04"])
}

fn securing(draft: &Draft<'_>, at: usize) -> Score {
    mean_of(draft, at, &["I06", "I07", "I08", "I09"])
}

/// One source for each data set, a known rhythm for each exchange of data, backups.
fn reliability(draft: &Draft<'_>, at: usize) -> Score {
    let stage = &draft.stages[at];
    let facts = &stage.facts;
    let sets = facts.of_kind("data_set");
    let has_source = |ix: &ElementIx| {
        facts.flag(*ix, "source_of_truth") == Some(true) || facts.processors(*ix).len() == 1
    };
    let unclear = sets.iter().filter(|ix| !has_source(ix));
    let unclear = unclear.map(|ix| SubjectId::from(facts.id(*ix))).collect();
    let carrying = || facts.flows().iter().filter(|flow| !flow.data.is_empty());
    let silent = carrying().filter(|flow| facts.link_text(flow.link, "frequency").is_empty());
    let silent = silent.map(|flow| SubjectId::from(&facts.link(flow.link).id));
    Score::mean(vec![
        Score::of(sets.len(), unclear),
        Score::of(carrying().count(), silent.collect()),
        indicator(stage, "I27"),
    ])
}

/// Services that work as often as they are asked to; open data that can be obtained from outside.
fn access(draft: &Draft<'_>, at: usize) -> Score {
    let stage = &draft.stages[at];
    let facts = &stage.facts;
    let mut asked = 0;
    let mut missed = Vec::new();
    for &service in facts.of_kind("business_service") {
        let Some(target) = facts.number(service, "availability_target") else {
            continue;
        };
        // As a share, or as the percentage that people type.
        let target = if target > 1.0 { target / 100.0 } else { target };
        let id = facts.id(service);
        let Some(found) = stage.found.resilience.availability.get(id) else {
            continue;
        };
        asked += 1;
        if found.availability < target {
            missed.push(SubjectId::from(id));
        }
    }
    let exposed = stage.found.indicators.get("I10");
    let exposed = exposed.map_or(&[][..], |found| found.counted.as_slice());
    let is_open = |to: ElementIx| {
        let id = SubjectId::from(facts.id(to));
        exposed.contains(&id) || facts.element(to).kind.as_str() == "external_system"
    };
    let open = facts.of_kind("data_set").iter().copied();
    let open: Vec<_> = open
        .filter(|ix| facts.text(*ix, "access") == "ouvert")
        .collect();
    let is_published = |ix: ElementIx| {
        facts.carriers(ix).any(|flow| is_open(flow.to))
            || facts.processors(ix).into_iter().any(is_open)
    };
    let closed = open.iter().filter(|ix| !is_published(**ix));
    let closed = closed.map(|ix| SubjectId::from(facts.id(*ix))).collect();
    Score::mean(vec![
        Score::of(asked, missed),
        Score::of(open.len(), closed),
    ])
}

/// Data kept and energy used, against the first plateau: 1 where they did not grow.
fn sobriety(draft: &Draft<'_>, at: usize) -> Score {
    let against_first = |id: &str| {
        let (first, now) = (draft.value(0, id)?, draft.value(at, id)?);
        if now <= 0.0 {
            return Some(1.0);
        }
        Some((first / now).clamp(0.0, 1.0))
    };
    let part = |id: &str| Score {
        share: against_first(id),
        lacking: Vec::new(),
    };
    Score::mean(vec![part("I24"), part("I25")])
}
