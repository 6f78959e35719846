//! The account of a loss in words, alike on the command line, in the window and on the sheet:
//! what is lost, recovery against need, and what of it all was assumed.

use super::account::{Account, DataAccount, ServiceAccount, Verdict};
use super::data_loss::DataLoss;
use super::graph::DependencyGraph;
use super::impact::{Impact, Margin};
use super::recovery::{Certainty, RecoveryTime};
use super::scenario::{Scenario, State};
use super::words::hours_in_words;
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::{ElementIx, Nature};

/// Names that a sentence lists before it counts the rest.
const NAMES: usize = 6;

/// “Loss of A, B”: what a scenario strikes.
#[must_use]
pub fn scenario_in_words(
    graph: &DependencyGraph,
    scenario: &Scenario,
    language: Language,
) -> String {
    let in_state = |wanted: State| {
        let all = scenario.injected.iter();
        let of_state = all.filter(|(_, state)| **state == wanted);
        let names: Vec<String> = of_state
            .map(|(id, _)| {
                graph
                    .find(id)
                    .map_or_else(|_| id.to_string(), |ix| name(graph, ix))
            })
            .collect();
        listed(names, language)
    };
    let (lost, degraded) = (in_state(State::Down), in_state(State::Degraded));
    let message = match (lost.is_empty(), degraded.is_empty()) {
        (true, true) => msg::ACCOUNT_NO_LOSS.into(),
        (false, true) => msg::ACCOUNT_LOSS_OF.with("names", lost),
        (true, false) => msg::ACCOUNT_DEGRADATION_OF.with("names", degraded),
        (false, false) => msg::ACCOUNT_LOSS_AND_DEGRADATION
            .with("lost", lost)
            .with("degraded", degraded),
    };
    language.say(&message)
}

/// “4 h after the loss”, or “in the long run”.
#[must_use]
pub fn moment_in_words(scenario: &Scenario, language: Language) -> String {
    let message = match scenario.at_h {
        Some(at_h) => msg::ACCOUNT_AT_HOUR.with("hours", hours_in_words(at_h, language)),
        None => msg::ACCOUNT_STEADY.into(),
    };
    language.say(&message)
}

/// What kind of harm a scenario does.
#[must_use]
pub fn harm_in_words(nature: Nature, language: Language) -> String {
    language.text(match nature {
        Nature::Physical => msg::ACCOUNT_NATURE_PHYSICAL,
        Nature::Logical => msg::ACCOUNT_NATURE_LOGICAL,
    })
}

/// “10.8 h”, “≥ 10.8 h”, “≈ 24.6 h”, “unknown (24 h assumed)”: never a bare figure over what was
/// assumed.
#[must_use]
pub fn recovery_in_words(time: &RecoveryTime, language: Language) -> String {
    let hours = hours_in_words(time.hours, language);
    let message = match time.certainty() {
        Certainty::Known => return hours,
        Certainty::AtLeast => msg::ACCOUNT_AT_LEAST.with("hours", hours),
        Certainty::About => msg::ACCOUNT_ABOUT.with("hours", hours),
        Certainty::Unknown if time.hours > 0.0 => msg::ACCOUNT_UNKNOWN_ASSUMED.with("hours", hours),
        Certainty::Unknown => msg::ACCOUNT_UNKNOWN.into(),
    };
    language.say(&message)
}

/// How many durations of a recovery time are assumed; empty where all are given.
#[must_use]
pub fn doubt_in_words(time: &RecoveryTime, language: Language) -> String {
    let assumed = time.durations.assumed() as usize;
    let message = match time.certainty() {
        Certainty::Known => return String::new(),
        Certainty::AtLeast => msg::ACCOUNT_OTHERS_ASSUMED.into(),
        Certainty::About | Certainty::Unknown => {
            msg::ACCOUNT_DURATIONS_ASSUMED.with("count", assumed)
        }
    };
    language.say(&message)
}

/// Why an element is not up, in one short sentence: what stands between it and the loss, and where
/// there is more than one loss, which of them. Empty where it is struck itself or is up.
#[must_use]
pub fn why_in_words(impact: &Impact, element: ElementIx, language: Language) -> String {
    let graph = impact.graph();
    let path = impact.path(element);
    let message = match path.as_slice() {
        [] | [_] => return String::new(),
        [_, lost] => msg::ACCOUNT_WHY_DIRECT.with("name", name(graph, *lost)),
        [_, through, lost, rest @ ..] => {
            let root = rest.last().filter(|_| impact.scenario().injected.len() > 1);
            let id = match root {
                Some(_) => msg::ACCOUNT_WHY_FAR,
                None => msg::ACCOUNT_WHY_THROUGH,
            };
            id.with("name", name(graph, *through))
                .with("lost", name(graph, *lost))
                .with("root", root.map_or_else(String::new, |ix| name(graph, *ix)))
        }
    };
    language.say(&message)
}

/// How much of a data set is lost.
#[must_use]
pub fn loss_in_words(loss: DataLoss, language: Language) -> String {
    match loss {
        DataLoss::Hours(hours) => hours_in_words(hours, language),
        DataLoss::Unknown => language.text(msg::ACCOUNT_DATA_UNKNOWN),
        DataLoss::Lost => language.text(msg::ACCOUNT_DATA_LOST),
    }
}

impl ServiceAccount {
    /// “over by 2 h”, “3 h to spare”: how its recovery stands to the need.
    #[must_use]
    pub fn verdict_in_words(&self, language: Language) -> String {
        let is_about = self
            .recovery
            .is_some_and(|time| matches!(time.certainty(), Certainty::About | Certainty::AtLeast));
        match self.verdict() {
            _ if self.state != State::Down => language.text(msg::ACCOUNT_GOES_ON),
            Verdict::Unknown if is_about => language.text(msg::ACCOUNT_PERHAPS),
            verdict => verdict_in_words(verdict, msg::ACCOUNT_NO_MTD, is_about, language),
        }
    }

    /// “MTD 4 h”; empty where the map gives none.
    #[must_use]
    pub fn need_in_words(&self, language: Language) -> String {
        need_in_words(self.need_h, msg::ACCOUNT_MTD, language)
    }
}

impl DataAccount {
    /// How the loss stands to the need.
    #[must_use]
    pub fn verdict_in_words(&self, language: Language) -> String {
        match self.loss {
            DataLoss::Lost => language.text(msg::ACCOUNT_DATA_LOST),
            _ => verdict_in_words(self.verdict(), msg::ACCOUNT_NO_MDL, false, language),
        }
    }

    /// “MDL 4 h”; empty where the map gives none.
    #[must_use]
    pub fn need_in_words(&self, language: Language) -> String {
        need_in_words(self.need_h, msg::ACCOUNT_MDL, language)
    }
}

fn need_in_words(need_h: Option<f64>, id: MessageId, language: Language) -> String {
    let hours = need_h.map(|hours| hours_in_words(hours, language));
    hours.map_or_else(String::new, |hours| language.say(&id.with("hours", hours)))
}

fn verdict_in_words(
    verdict: Verdict,
    no_need: MessageId,
    is_about: bool,
    language: Language,
) -> String {
    let hours = |hours: f64| hours_in_words(hours, language);
    let message: Message = match verdict {
        Verdict::Within(spare_h) if spare_h < 1.0 / 120.0 => msg::ACCOUNT_JUST.into(),
        Verdict::Within(spare_h) => msg::ACCOUNT_SPARE.with("hours", hours(spare_h)),
        Verdict::Over(over_h) if is_about => {
            // What rests on assumptions is not said to the minute.
            let over_h = if over_h >= 2.0 {
                over_h.round()
            } else {
                over_h
            };
            msg::ACCOUNT_OVER_ABOUT.with("hours", hours(over_h))
        }
        Verdict::Over(over_h) => msg::ACCOUNT_OVER.with("hours", hours(over_h)),
        Verdict::NoNeed => no_need.into(),
        Verdict::Unknown => msg::ACCOUNT_CANNOT_TELL.into(),
    };
    language.say(&message)
}

/// “1 of 2 left, 1 needed”.
#[must_use]
pub fn margin_in_words(margin: &Margin, language: Language) -> String {
    let message = msg::ACCOUNT_MARGIN
        .with("available", margin.available as usize)
        .with("n", margin.n as usize)
        .with("k", margin.k as usize);
    language.say(&message)
}

/// How many further losses a group bears.
#[must_use]
pub fn reserve_in_words(margin: &Margin, language: Language) -> String {
    match usize::try_from(margin.margin()) {
        Ok(more) if more > 0 => language.say(&msg::ACCOUNT_MARGIN_MORE.with("count", more)),
        _ => language.text(msg::ACCOUNT_MARGIN_NONE),
    }
}

/// What the figures of an account rest on, a sentence a line: how many durations are given, which
/// are assumed, which buffers count, what is taken for granted, what is not seen at all. `missing`
/// names what of the scenario is not there at the plateau.
#[must_use]
pub fn honesty(
    account: &Account,
    impact: &Impact,
    missing: &[String],
    language: Language,
) -> Vec<String> {
    let graph = impact.graph();
    let names = |list: Vec<ElementIx>| {
        listed(
            list.into_iter().map(|ix| name(graph, ix)).collect(),
            language,
        )
    };
    let mut lines: Vec<Message> = Vec::new();
    if !missing.is_empty() {
        let names = listed(missing.to_vec(), language);
        lines.push(msg::ACCOUNT_HONEST_MISSING.with("names", names));
    }
    lines.push(match account.durations.needed {
        0 => msg::ACCOUNT_HONEST_NO_DURATIONS.into(),
        needed => msg::ACCOUNT_HONEST_DURATIONS
            .with("given", account.durations.given as usize)
            .with("needed", needed as usize),
    });
    lines.extend(assumptions(account, &names, language));
    let unknown = account.data_sets.iter();
    let unknown = unknown.filter(|one| one.loss == DataLoss::Unknown);
    let unknown: Vec<ElementIx> = unknown.map(|one| one.element).collect();
    if !unknown.is_empty() {
        let line = msg::ACCOUNT_HONEST_COPIES.with("count", unknown.len());
        lines.push(line.with("names", names(unknown)));
    }
    let of_services = account.services.iter().map(|one| (one.need_h, one.element));
    let of_data = account
        .data_sets
        .iter()
        .map(|one| (one.need_h, one.element));
    let without = |all: Vec<(Option<f64>, ElementIx)>| {
        let without = all.into_iter().filter(|(need_h, _)| need_h.is_none());
        without.map(|(_, ix)| ix).collect::<Vec<_>>()
    };
    for (id, without) in [
        (msg::ACCOUNT_HONEST_NEEDS, without(of_services.collect())),
        (msg::ACCOUNT_HONEST_DATA_NEEDS, without(of_data.collect())),
    ] {
        if !without.is_empty() {
            lines.push(id.with("names", names(without)));
        }
    }
    if impact.whole().is_some() {
        lines.push(msg::ACCOUNT_HONEST_REPAIRED.into());
    }
    lines.extend(buffers(account, impact, language));
    if !account.data_sets.is_empty() {
        lines.push(match impact.scenario().nature {
            Nature::Physical => msg::ACCOUNT_HONEST_PHYSICAL.into(),
            Nature::Logical => msg::ACCOUNT_HONEST_LOGICAL.into(),
        });
    }
    lines.push(msg::ACCOUNT_HONEST_UNSEEN.into());
    lines.iter().map(|line| language.say(line)).collect()
}

/// Repairs by the hours that are assumed, then all that is taken to need no time.
fn assumptions(
    account: &Account,
    names: &dyn Fn(Vec<ElementIx>) -> String,
    language: Language,
) -> Vec<Message> {
    let mut lines = Vec::new();
    let mut hours: Vec<f64> = account
        .assumptions
        .iter()
        .filter(|one| one.is_repair)
        .map(|one| one.hours)
        .collect();
    hours.sort_by(|a, b| b.total_cmp(a));
    hours.dedup();
    for hours in hours {
        let alike = account.assumptions.iter();
        let alike = alike.filter(|one| one.is_repair && one.hours == hours);
        let line = msg::ACCOUNT_HONEST_REPAIR
            .with("hours", hours_in_words(hours, language))
            .with("names", names(alike.map(|one| one.element).collect()));
        lines.push(line);
    }
    let others = account.assumptions.iter().filter(|one| !one.is_repair);
    let others: Vec<ElementIx> = others.map(|one| one.element).collect();
    if !others.is_empty() {
        lines.push(msg::ACCOUNT_HONEST_RESTART.with("names", names(others)));
    }
    lines
}

fn buffers(account: &Account, impact: &Impact, language: Language) -> Vec<Message> {
    let graph = impact.graph();
    let listed_where = |holds: bool| {
        let alike = account.buffers.iter().filter(|one| one.holds == holds);
        let words: Vec<String> = alike
            .map(|one| {
                let words = msg::ACCOUNT_HONEST_BUFFER
                    .with("name", name(graph, one.element))
                    .with("hours", hours_in_words(one.hours, language));
                language.say(&words)
            })
            .collect();
        (words.len(), listed(words, language))
    };
    let mut lines = Vec::new();
    if impact.scenario().at_h.is_none() {
        lines.push(msg::ACCOUNT_HONEST_STEADY.into());
    }
    let (held, names) = listed_where(true);
    if held > 0 {
        lines.push(msg::ACCOUNT_HONEST_BUFFERS_HOLD.with("names", names));
    }
    let (used, names) = listed_where(false);
    if used > 0 {
        let line = msg::ACCOUNT_HONEST_BUFFERS.with("count", used);
        lines.push(line.with("names", names));
    }
    lines
}

/// Names in a row; what is beyond the first is counted.
fn listed(mut names: Vec<String>, language: Language) -> String {
    let rest = names.len().saturating_sub(NAMES);
    // One name takes no more room than the word for one other.
    if rest < 2 {
        return names.join(", ");
    }
    names.truncate(NAMES);
    let words = msg::ACCOUNT_AND_OTHERS
        .with("names", names.join(", "))
        .with("count", rest);
    language.say(&words)
}

fn name(graph: &DependencyGraph, ix: ElementIx) -> String {
    let element = graph.element(ix);
    if element.name.is_empty() {
        element.id.to_string()
    } else {
        element.name.to_string()
    }
}
