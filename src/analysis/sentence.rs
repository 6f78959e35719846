//! A path in words: “Payroll is down because Finance needs Ledger, hosted on Server, which is lost
//! (injected).”

use super::arcs::Class;
use super::explanation::Step;
use super::impact::Impact;
use super::scenario::State;
use crate::locale::{Message, msg};
use crate::model::ElementIx;

/// Clauses of one sentence; what a longer path has in its middle is counted, not told.
const CLAUSES: usize = 8;

pub(super) fn of_path(impact: &Impact, target: ElementIx, path: &[Step]) -> Message {
    let target_name = name(impact, target);
    let state = impact.state(target);
    let Some((last, steps)) = path.split_last() else {
        return msg::ANALYSIS_WHY_UP.with("target", target_name);
    };
    let Some((first, further)) = steps.split_first() else {
        let id = match (impact.is_injected(target), state) {
            (false, _) if impact.is_coming_back(target) => msg::ANALYSIS_WHY_COMING_BACK,
            (false, _) => msg::ANALYSIS_WHY_SHORT_GROUP,
            (true, State::Down) => msg::ANALYSIS_WHY_INJECTED_DOWN,
            (true, _) => msg::ANALYSIS_WHY_INJECTED_DEGRADED,
        };
        return id.with("target", target_name);
    };
    let end = match (impact.is_injected(last.element), impact.state(last.element)) {
        (false, _) if impact.is_coming_back(last.element) => msg::ANALYSIS_WHICH_IS_COMING_BACK,
        (false, _) => msg::ANALYSIS_WHICH_IS_SHORT,
        (true, State::Down) => msg::ANALYSIS_WHICH_IS_LOST,
        (true, _) => msg::ANALYSIS_WHICH_IS_DEGRADED,
    };
    // A service is affected *because* its application needs something: that it needs the
    // application goes without saying.
    let (subject, opening, clauses) = match further.split_first() {
        Some((second, rest)) if matches!(how(impact, first), "needs" | "uses") => {
            (name(impact, second.element).into(), second, rest)
        }
        _ => (crate::locale::Arg::from(msg::ANALYSIS_IT), first, further),
    };
    let next_names: Vec<String> = path
        .iter()
        .skip(path.len() - clauses.len())
        .map(|step| name(impact, step.element))
        .collect();
    let mut rest = Message::from(end);
    let skipped = clauses.len().saturating_sub(CLAUSES);
    for (at, (step, to)) in clauses.iter().zip(&next_names).enumerate().rev() {
        if at >= CLAUSES / 2 && at < CLAUSES / 2 + skipped {
            if at == CLAUSES / 2 {
                let resumes = &next_names[CLAUSES / 2 + skipped - 1];
                rest = msg::ANALYSIS_THEN_SKIPPED
                    .with("count", skipped)
                    .with("name", resumes.as_str())
                    .with("rest", rest);
            }
            continue;
        }
        rest = clause(impact, step, msg::ANALYSIS_THEN.into(), to, rest);
    }
    let opening_to = path
        .iter()
        .skip_while(|step| step.element != opening.element)
        .nth(1)
        .map(|step| name(impact, step.element))
        .unwrap_or_default();
    let cause = clause(
        impact,
        opening,
        msg::ANALYSIS_FIRST.with("subject", subject),
        &opening_to,
        rest,
    );
    let id = if state == State::Down {
        msg::ANALYSIS_WHY_DOWN
    } else {
        msg::ANALYSIS_WHY_DEGRADED
    };
    id.with("target", target_name).with("cause", cause)
}

fn clause(impact: &Impact, step: &Step, message: Message, to: &str, rest: Message) -> Message {
    let (available, k) = margin(impact, step.element);
    message
        .with("how", how(impact, step))
        .with("name", to)
        .with("available", available)
        .with("k", k)
        .with("rest", rest)
}

/// The word that chooses the wording of a step.
fn how(impact: &Impact, step: &Step) -> &'static str {
    match step.class {
        Some(Class::Container) => "inside",
        Some(Class::Soft) => "uses",
        Some(Class::Member) => "group",
        Some(Class::Store) => "stored",
        Some(Class::Hard) | None => {
            let kind = step
                .link
                .and_then(|link| impact.graph().kind_of_link(link.0));
            match kind {
                Some("hosted_on") => "hosted",
                Some("operated_by") => "operated",
                _ => "needs",
            }
        }
    }
}

/// The members of a group that still count for its state, and how many it needs.
fn margin(impact: &Impact, ix: ElementIx) -> (usize, usize) {
    let Some(group) = impact.graph().group(ix) else {
        return (0, 0);
    };
    let state = impact.state(ix);
    let available = impact
        .graph()
        .needs(ix)
        .filter(|&(member, class)| class == Class::Member && impact.state(member) < state)
        .count();
    (available, group.k as usize)
}

fn name(impact: &Impact, ix: ElementIx) -> String {
    let element = impact.graph().element(ix);
    if element.name.is_empty() {
        element.id.to_string()
    } else {
        element.name.to_string()
    }
}
