//! Energy and carbon beside the factors that they rest on: orders of magnitude, which the panel
//! says.

use super::Draft;
use super::indicators::lines_of;
use crate::assurance::BUILT_IN_FACTORS;
use crate::locale::{msg, number};
use crate::model::Finite;
use crate::scene::chart::{Chart, Form};

pub(super) fn chart(draft: &Draft<'_>) -> Chart {
    let language = draft.request.language;
    let factors = BUILT_IN_FACTORS.iter().map(|built_in| {
        let own = draft.settings.factors.get(built_in.id);
        let value = draft.settings.factor(built_in.id);
        let source = own
            .map(|own| own.source.as_str())
            .filter(|it| !it.is_empty());
        let year = own.and_then(|own| own.year).map(Finite::get);
        let is_own = own.is_some_and(|own| own.value.is_some());
        let (source, year) = if is_own {
            (source.unwrap_or("–"), year)
        } else {
            let year = Some(f64::from(built_in.year)).filter(|year| *year > 0.0);
            (built_in.source, year)
        };
        let year = year.map_or_else(|| "–".to_owned(), |year| format!("{year:.0}"));
        let unit = built_in.unit_in(language);
        let value = format!("{}\u{a0}{unit}", number(value, language));
        let words = msg::DASHBOARD_FACTOR
            .with("name", language.text(built_in.name))
            .with("value", value.trim_end_matches('\u{a0}'))
            .with("source", source)
            .with("year", year);
        language.say(&words)
    });
    let factors: Vec<String> = factors.collect();
    let mut details = vec![draft.text(msg::DASHBOARD_ORDERS)];
    if !factors.is_empty() {
        details.push(factors.join(" · "));
    }
    Chart {
        title: draft.text(msg::DASHBOARD_ENERGY),
        note: draft.text(msg::DASHBOARD_ENERGY_NOTE),
        source: String::new(),
        axis: draft.text(msg::DASHBOARD_INDICATOR),
        series: lines_of(draft, &["I25", "I26"]),
        details,
        ..draft.chart("energy", Form::Table)
    }
}
