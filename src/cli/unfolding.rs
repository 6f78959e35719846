//! `portolan impact --timeline`: a loss hour by hour, for people and for other programs.

use serde_json::{Map, Value as Json, json};

use super::questions::Cells;
use crate::analysis::{State, Unfolding, clock_in_words};
use crate::catalogue::element_kind;
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementIx, PlateauId};
use crate::workspace::listing;

/// Writes it as text, CSV or Markdown.
pub(super) fn written(unfolding: &Unfolding, format: &str, language: Language) -> String {
    match format {
        "csv" => listing::csv(rows(unfolding, language)),
        "md" => {
            let title = title(unfolding, language);
            let notes = notes(unfolding, language);
            let table = listing::markdown(rows(unfolding, language));
            format!("{title}\n\n{table}\n{notes}")
        }
        _ => as_text(unfolding, language),
    }
}

fn id(unfolding: &Unfolding, ix: ElementIx) -> &str {
    unfolding.whole().graph().element(ix).id.as_str()
}

/// Hours as a number; nothing for those that nothing on the map says.
fn hours(hours: Option<f64>) -> Json {
    let known = hours.filter(|hours| hours.is_finite());
    known.map_or(Json::Null, |hours| json!((hours * 1e6).round() / 1e6))
}

/// The shape that other tools rely on; see the user guide.
pub(super) fn as_json(unfolding: &Unfolding, plateau: Option<&PlateauId>) -> Json {
    let moments: Vec<Json> = unfolding
        .moments()
        .iter()
        .map(|moment| {
            let changes: Vec<Json> = moment
                .changes
                .iter()
                .map(|change| {
                    json!({
                        "id": id(unfolding, change.element),
                        "from": change.from.as_str(),
                        "to": change.to.as_str(),
                    })
                })
                .collect();
            let overruns = moment.overruns.iter().map(|&ix| id(unfolding, ix));
            json!({
                "at_h": hours(Some(moment.at_h)),
                "services_down": moment.services.down,
                "services_degraded": moment.services.degraded,
                "changes": changes,
                "overruns": overruns.collect::<Vec<_>>(),
            })
        })
        .collect();
    let outages: Vec<Json> = unfolding
        .outages()
        .iter()
        .map(|outage| {
            json!({
                "id": id(unfolding, outage.element),
                "dmia_h": outage.dmia_h,
                "back_h": hours(outage.back_h),
                "overrun": outage.is_overrun(),
            })
        })
        .collect();
    let fallen = unfolding.whole().in_state(State::Down);
    let back: Map<String, Json> = fallen
        .map(|ix| (id(unfolding, ix).to_owned(), hours(unfolding.back_h(ix))))
        .collect();
    let scenario = unfolding.whole().scenario();
    let unknown = unfolding.unknown_repairs().iter();
    json!({
        "plateau": plateau.map(PlateauId::as_str),
        "injected": scenario.injected.keys().map(|id| id.as_str()).collect::<Vec<_>>(),
        "nature": scenario.nature.as_str(),
        "repairs": unfolding.repairs().as_str(),
        "horizon_h": crate::analysis::HORIZON_H,
        "services": unfolding.moments().first().map(|moment| moment.services.total),
        "moments": moments,
        "outages": outages,
        "back_h": back,
        "unknown_repairs": unknown.map(|&ix| id(unfolding, ix)).collect::<Vec<_>>(),
        "unknown_restarts": unfolding.unknown_restarts(),
        "not_back": unfolding.never_back(),
    })
}

fn title(unfolding: &Unfolding, language: Language) -> String {
    let whole = unfolding.whole();
    let lost = whole.scenario().injected.keys();
    let names: Vec<&str> = lost
        .filter_map(|id| whole.graph().find(id).ok())
        .map(|ix| unfolding.name(ix))
        .collect();
    let title = msg::UNFOLDING_TITLE.with("names", names.join(", "));
    let repairs = language.text(unfolding.repairs().message());
    language.say(&title.with("repairs", repairs))
}

/// What an element goes to, as a heading of a list.
fn change_word(state: State) -> MessageId {
    match state {
        State::Down => msg::UNFOLDING_FALL,
        State::Degraded => msg::UNFOLDING_DEGRADE,
        State::Up => msg::UNFOLDING_RETURN,
    }
}

fn as_text(unfolding: &Unfolding, language: Language) -> String {
    let mut text = format!("{}\n", title(unfolding, language));
    for moment in unfolding.moments() {
        let services = moment.services.message();
        let hour = clock_in_words(moment.at_h);
        text.push_str(&format!("\n{hour} – {}\n", language.say(&services)));
        for state in [State::Down, State::Degraded, State::Up] {
            let changed = moment.changes.iter().filter(|change| change.to == state);
            let names: Vec<&str> = changed.map(|it| unfolding.name(it.element)).collect();
            if !names.is_empty() {
                let word = language.text(change_word(state));
                let line = format!("  {word} ({}) {}", names.len(), names.join(", "));
                text.push_str(&format!("{line}\n"));
            }
        }
        for outage in unfolding.outages() {
            if moment.overruns.contains(&outage.element) {
                let word = language.text(msg::UNFOLDING_OVERRUN);
                let told = language.say(&outage.message());
                let name = unfolding.name(outage.element);
                text.push_str(&format!("  ! {word} {name} ({told})\n"));
            }
        }
    }
    let notes = notes(unfolding, language);
    if !notes.is_empty() {
        text.push_str(&format!("\n{notes}"));
    }
    // Line by line, so that no name acts on the terminal.
    let lines = text.lines();
    lines
        .map(|line| format!("{}\n", crate::text::visible(line)))
        .collect()
}

fn notes(unfolding: &Unfolding, language: Language) -> String {
    let notes = unfolding.notes().into_iter();
    notes
        .map(|note| format!("{}\n", language.say(&note)))
        .collect()
}

/// The titles, then a row for each change and each overrun.
fn rows(unfolding: &Unfolding, language: Language) -> Cells {
    let graph = unfolding.whole().graph();
    let titles = [
        msg::UNFOLDING_COLUMN_HOUR,
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_NAME,
        msg::CLI_COLUMN_KIND,
        msg::UNFOLDING_COLUMN_CHANGE,
        msg::UNFOLDING_COLUMN_FROM,
    ];
    let mut rows = vec![titles.map(|title| language.text(title)).to_vec()];
    let mut row = |at_h: f64, ix: ElementIx, change: String, before: String| {
        let element = graph.element(ix);
        let kind = element_kind(element.kind.as_str());
        let kind = kind.map_or(element.kind.as_str(), |kind| kind.name(language));
        rows.push(vec![
            ((at_h * 100.0).round() / 100.0).to_string(),
            element.id.to_string(),
            element.name.to_string(),
            kind.to_owned(),
            change,
            before,
        ]);
    };
    for moment in unfolding.moments() {
        for change in &moment.changes {
            let word = language.text(change_word(change.to));
            let before = language.say(&change.from.message());
            row(moment.at_h, change.element, word, before);
        }
        for &ix in &moment.overruns {
            let word = language.text(msg::UNFOLDING_OVERRUN);
            row(moment.at_h, ix, word, String::new());
        }
    }
    rows
}
