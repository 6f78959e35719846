//! How many applications each hosting model carries, plateau by plateau.

use super::{Draft, behind};
use crate::locale::msg;
use crate::model::SubjectId;
use crate::scene::chart::{Chart, Form, Reading, Series};
use crate::scene::filtering::value_name;
use crate::scene::hosting::HostingClass;

const MODELS: [(&str, HostingClass); 4] = [
    ("on_prem", HostingClass::OnPremises),
    ("iaas", HostingClass::TrustedCloud),
    ("paas", HostingClass::PublicCloud),
    ("saas", HostingClass::Saas),
];

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let language = draft.request.language;
    let theme = draft.request.theme;
    let known = MODELS.map(|(model, _)| model);
    let mut series: Vec<Series> = MODELS
        .iter()
        .map(|(model, class)| Series {
            name: value_name(draft.request.map, "hosting", model, language),
            about: String::new(),
            tint: theme.hosting(Some(*class)),
            readings: counts(draft, model, |hosting| hosting == *model),
        })
        .collect();
    series.push(Series {
        name: draft.text(msg::DASHBOARD_HOSTING_OTHER),
        about: String::new(),
        tint: theme.hosting(Some(HostingClass::Outside)),
        readings: counts(draft, "other", |hosting| !known.contains(&hosting)),
    });
    series.retain(|one| {
        let numbers = one.readings.iter().filter_map(|it| it.number);
        numbers.sum::<f64>() > 0.0
    });
    Chart {
        title: draft.text(msg::DASHBOARD_HOSTING),
        note: draft.text(msg::DASHBOARD_HOSTING_NOTE),
        source: draft.text(msg::DASHBOARD_HOSTING_SOURCE),
        series,
        ..draft.chart("hosting", Form::Bars)
    }
}

/// The applications of a model at each plateau.
fn counts(draft: &Draft<'_>, model: &str, is_it: impl Fn(&str) -> bool) -> Vec<Reading> {
    let stages = draft.stages.iter();
    let count = |facts: &crate::assurance::Facts<'_>| {
        let all = facts.of_kind("application").iter();
        let of = all.filter(|ix| is_it(facts.text(**ix, "hosting")));
        let records: Vec<SubjectId> = of.map(|ix| facts.id(*ix).into()).collect();
        Reading {
            number: Some(records.len() as f64),
            words: records.len().to_string(),
            behind: behind(&format!("I01 {model}"), records),
            ..Reading::default()
        }
    };
    stages.map(|stage| count(&stage.facts)).collect()
}
