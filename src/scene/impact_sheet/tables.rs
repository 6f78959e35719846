//! What the tables of the sheet hold: services, data sets, redundancy.

use super::table::{Cell, Column, Row, Table};
use super::{Draft, HALF, WIDTH};
use crate::analysis::{
    AccountGroup, DataAccount, DataLoss, ServiceAccount, State, Verdict, doubt_in_words,
    loss_in_words, margin_in_words, recovery_in_words, reserve_in_words, why_in_words,
};
use crate::locale::{Language, MessageId, msg};
use crate::model::ElementIx;
use crate::scene::perspective::ImpactState;

fn columns(language: Language, titles: &[(MessageId, f64)]) -> Vec<Column> {
    let columns = titles.iter().map(|&(title, share)| Column {
        title: language.text(title).to_uppercase(),
        share,
    });
    columns.collect()
}

/// The state of an element in the words of the map.
fn mark(state: State) -> ImpactState {
    match state {
        State::Down => ImpactState::Down,
        State::Degraded => ImpactState::Degraded,
        State::Up => ImpactState::Intact,
    }
}

/// A verdict is good, bad, or open: each with its sign.
fn tone(verdict: Verdict) -> ImpactState {
    match verdict {
        Verdict::Within(_) => ImpactState::Intact,
        Verdict::Over(_) => ImpactState::Down,
        Verdict::NoNeed | Verdict::Unknown => ImpactState::Degraded,
    }
}

fn row(draft: &Draft<'_>, ix: ElementIx, cells: Vec<Cell>) -> Row {
    let element = draft.request.impact.graph().element(ix);
    Row {
        subject: Some(element.id.text().clone()),
        cells,
    }
}

/// Services with why, recovery time and need.
pub(super) fn services(draft: &Draft<'_>) -> Table {
    let language = draft.language;
    let services = &draft.account.services;
    let rows = services.iter().map(|one| {
        let why = why_in_words(draft.request.impact, one.element, language);
        let cells = vec![
            Cell::State(mark(one.state)),
            Cell::Strong(draft.name(one.element)),
            Cell::Words { text: why, most: 2 },
            Cell::words(recovery(one, language)),
            Cell::words(hours(one.need_h, language)),
            service_verdict(one, language),
        ];
        row(draft, one.element, cells)
    });
    let columns = columns(
        language,
        &[
            (msg::IMPACT_SHEET_STATE, 78.0),
            (msg::IMPACT_SHEET_SERVICE, 160.0),
            (msg::IMPACT_SHEET_WHY, 330.0),
            (msg::IMPACT_SHEET_RTO, 142.0),
            (msg::IMPACT_SHEET_MTD, 40.0),
            (msg::IMPACT_SHEET_VERDICT, 138.0),
        ],
    );
    let heading = msg::IMPACT_SHEET_SERVICES.with("count", services.len());
    Table::new(
        language.say(&heading),
        columns,
        rows.collect(),
        language.text(msg::IMPACT_SHEET_NO_SERVICE),
        WIDTH,
    )
}

fn hours(hours: Option<f64>, language: Language) -> String {
    hours.map_or_else(
        || "–".to_owned(),
        |hours| crate::analysis::hours_in_words(hours, language),
    )
}

/// The time, and how much of it is assumed.
fn recovery(one: &ServiceAccount, language: Language) -> String {
    let Some(time) = &one.recovery else {
        return "–".to_owned();
    };
    let doubt = doubt_in_words(time, language);
    let hours = recovery_in_words(time, language);
    if doubt.is_empty() {
        hours
    } else {
        format!("{hours} · {doubt}")
    }
}

fn service_verdict(one: &ServiceAccount, language: Language) -> Cell {
    let words = one.verdict_in_words(language);
    if one.state == State::Down {
        Cell::Signed(tone(one.verdict()), words)
    } else {
        Cell::words(words)
    }
}

/// Data sets with what of them is lost.
pub(super) fn data_sets(draft: &Draft<'_>) -> Table {
    let language = draft.language;
    let data_sets = &draft.account.data_sets;
    let rows = data_sets.iter().map(|one| {
        let cells = vec![
            Cell::Strong(draft.name(one.element)),
            Cell::words(match one.loss {
                DataLoss::Lost => "–".to_owned(),
                loss => loss_in_words(loss, language),
            }),
            Cell::words(hours(one.need_h, language)),
            data_verdict(one, language),
        ];
        row(draft, one.element, cells)
    });
    let columns = columns(
        language,
        &[
            (msg::IMPACT_SHEET_DATA_SET, 180.0),
            (msg::IMPACT_SHEET_RPO, 62.0),
            (msg::IMPACT_SHEET_MDL, 50.0),
            (msg::IMPACT_SHEET_VERDICT, 140.0),
        ],
    );
    let heading = msg::IMPACT_SHEET_DATA.with("count", data_sets.len());
    Table::new(
        language.say(&heading),
        columns,
        rows.collect(),
        language.text(msg::IMPACT_SHEET_NO_DATA),
        HALF,
    )
}

fn data_verdict(one: &DataAccount, language: Language) -> Cell {
    Cell::Signed(tone(one.verdict()), one.verdict_in_words(language))
}

/// Groups that lost members and still work.
pub(super) fn margins(draft: &Draft<'_>) -> Table {
    let language = draft.language;
    let graph = draft.request.impact.graph();
    let margins = &draft.account.margins;
    let rows = margins.iter().map(|margin| {
        let name = match graph.find(&margin.group) {
            Ok(ix) => draft.name(ix),
            Err(_) => margin.group.to_string(),
        };
        let tone = if margin.margin() > 0 {
            ImpactState::MarginLost
        } else {
            ImpactState::Degraded
        };
        Row {
            subject: Some(margin.group.text().clone()),
            cells: vec![
                Cell::Strong(name),
                Cell::words(margin_in_words(margin, language)),
                Cell::Signed(tone, reserve_in_words(margin, language)),
            ],
        }
    });
    let columns = columns(
        language,
        &[
            (msg::IMPACT_SHEET_GROUP, 130.0),
            (msg::IMPACT_SHEET_LEFT, 130.0),
            (msg::IMPACT_SHEET_RESERVE, 160.0),
        ],
    );
    let heading = msg::IMPACT_SHEET_MARGINS.with("count", margins.len());
    Table::new(
        language.say(&heading),
        columns,
        rows.collect(),
        language.text(msg::IMPACT_SHEET_NO_MARGIN),
        HALF,
    )
}

/// Applications that are touched, worst first, then nearest: where the page has room for them.
pub(super) fn applications(draft: &Draft<'_>) -> Table {
    let language = draft.language;
    let impact = draft.request.impact;
    let graph = impact.graph();
    let mut touched: Vec<ElementIx> = impact
        .affected()
        .iter()
        .copied()
        .filter(|ix| AccountGroup::of(graph.element(*ix)) == AccountGroup::Applications)
        .collect();
    touched.sort_by_cached_key(|ix| {
        let state = std::cmp::Reverse(impact.state(*ix));
        (state, impact.depth(*ix), draft.name(*ix))
    });
    let rows = touched.iter().map(|&ix| {
        let cells = vec![
            Cell::State(mark(impact.state(ix))),
            Cell::Strong(draft.name(ix)),
            Cell::words(match impact.reason(ix) {
                Some(reason) => language.say(&reason.message(graph)),
                None => String::new(),
            }),
        ];
        row(draft, ix, cells)
    });
    let columns = columns(
        language,
        &[
            (msg::IMPACT_SHEET_STATE, 76.0),
            (msg::IMPACT_SHEET_APPLICATION, 170.0),
            (msg::IMPACT_SHEET_WHY, 190.0),
        ],
    );
    let heading = msg::IMPACT_SHEET_APPLICATIONS.with("count", touched.len());
    Table::new(
        language.say(&heading),
        columns,
        rows.collect(),
        language.text(msg::IMPACT_SHEET_NO_APPLICATION),
        HALF,
    )
}
