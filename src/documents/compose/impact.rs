//! The impact of one scenario: the account of the loss, services against what the business bears,
//! data, causes, how it unfolds, and the map with what it does.

use super::business_impact::verdict_tone;
use super::cells::shown_lines;
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::analysis::{
    Account, Impact, Repairs, Scenario, State, clock_in_words, doubt_in_words, feared_losses,
    harm_in_words, honesty, impact, loss_in_words, margin_in_words, moment_in_words,
    recovery_in_words, reserve_in_words, scenario_in_words, unfold, why_in_words,
};
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::workspace::across::scenario_name;

/// Elements that the table of causes lists.
const CAUSES: usize = 120;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let graph = &desk.state().graph;
    let asked = desk.order.scenario.clone().or_else(|| {
        let feared = feared_losses(desk.map, desk.facts.snapshot, graph);
        let mut feared = feared.into_iter();
        feared
            .find(|loss| !loss.is_void())
            .map(|loss| loss.scenario)
    });
    let Some(asked) = asked.filter(|asked| !asked.injected.is_empty()) else {
        draft.section(1, msg::DOCUMENT_IMPACT_SCENARIO);
        draft.gap(msg::DOCUMENT_IMPACT_NONE);
        return Some(());
    };
    let (scenario, missing) = asked.clone().within(graph);
    let missing: Vec<String> = missing.iter().map(|id| desk.name_of(id)).collect();
    let found = impact(graph, &scenario).ok()?;
    let account = Account::of(&found);
    let title = title(desk, &asked, &scenario);
    draft.section(1, msg::DOCUMENT_IMPACT_SCENARIO);
    draft.heading(2, title.clone());
    about(desk, draft, &asked, &scenario, &missing);
    draft.section(1, msg::DOCUMENT_IMPACT_ACCOUNT);
    counts(desk, draft, &account);
    draft.section(1, msg::DOCUMENT_IMPACT_SERVICES);
    draft.table(services(desk, &found, &account));
    draft.section(1, msg::DOCUMENT_IMPACT_DATA);
    draft.table(data(desk, &account));
    draft.section(1, msg::DOCUMENT_IMPACT_CAUSES);
    draft.table(causes(desk, &found));
    draft.table(margins(desk, &account));
    draft.section(1, msg::DOCUMENT_IMPACT_UNFOLDING);
    unfolding(desk, draft, &scenario);
    if desk.watch.is_cancelled() {
        return None;
    }
    draft.section(1, msg::DOCUMENT_IMPACT_DRAWING);
    match desk.drawn_loss(&found, &title) {
        Some(figure) => draft.figure(figure),
        None => draft.gap(msg::DOCUMENT_DAT_VIEWS_GAP),
    }
    draft.section(1, msg::DOCUMENT_IMPACT_HONESTY);
    let honest = honesty(&account, &found, &missing, desk.language);
    draft.points(honest.iter().map(|line| shown_lines(line)));
    Some(())
}

fn title(desk: &Desk<'_>, asked: &Scenario, scenario: &Scenario) -> String {
    let name = scenario_name(desk.map, asked);
    if name.trim().is_empty() {
        shown(&scenario_in_words(
            &desk.state().graph,
            scenario,
            desk.language,
        ))
    } else {
        shown(&name)
    }
}

fn about(
    desk: &Desk<'_>,
    draft: &mut Draft,
    asked: &Scenario,
    scenario: &Scenario,
    missing: &[String],
) {
    let kept = desk.map.tables().scenarios.iter().find(|kept| {
        let kept = Scenario::of(kept);
        kept.injected == asked.injected && kept.nature == asked.nature
    });
    if let Some(kept) = kept {
        draft.paragraph(shown_lines(&kept.description));
    }
    let mut facts = vec![
        (
            desk.text(msg::DOCUMENT_DAT_LOST),
            Cell::text(scenario_in_words(
                &desk.state().graph,
                scenario,
                desk.language,
            )),
        ),
        (
            desk.text(msg::DOCUMENT_IMPACT_NATURE),
            Cell::text(harm_in_words(scenario.nature, desk.language)),
        ),
        (
            desk.text(msg::DOCUMENT_IMPACT_MOMENT),
            Cell::text(moment_in_words(scenario, desk.language)),
        ),
    ];
    if !missing.is_empty() {
        facts.push((
            desk.text(msg::DOCUMENT_IMPACT_MISSING),
            Cell::text(missing.join(", ")),
        ));
    }
    draft.facts(facts);
}

fn counts(desk: &Desk<'_>, draft: &mut Draft, account: &Account) {
    let (over, open) = account.services_over_need();
    let (data_over, lost) = account.data_over_need();
    let bad = |count: usize| {
        let tone = if count == 0 { Tone::Good } else { Tone::Bad };
        desk.count(count).toned(tone)
    };
    let facts = [
        (
            msg::DOCUMENT_IMPACT_SERVICES_DOWN,
            bad(account.services_down()),
        ),
        (msg::DOCUMENT_IMPACT_SERVICES_OVER, bad(over)),
        (msg::DOCUMENT_IMPACT_SERVICES_OPEN, desk.count(open)),
        (msg::DOCUMENT_IMPACT_DATA_OVER, bad(data_over)),
        (msg::DOCUMENT_IMPACT_DATA_LOST, bad(lost)),
        (msg::DOCUMENT_IMPACT_DOWN, desk.count(account.counts.down)),
        (
            msg::DOCUMENT_IMPACT_DEGRADED,
            desk.count(account.counts.degraded),
        ),
        (
            msg::DOCUMENT_IMPACT_MARGIN,
            desk.count(account.counts.margin_lost),
        ),
        (
            msg::DOCUMENT_IMPACT_INTACT,
            desk.count(account.counts.intact),
        ),
        (msg::DOCUMENT_IMPACT_FLOWS, desk.count(account.flows_down)),
    ];
    let facts = facts.map(|(label, cell)| (desk.text(label), cell));
    draft.facts(facts.to_vec());
}

/// The state of something as a judged cell.
fn state(desk: &Desk<'_>, state: State) -> Cell {
    Cell::text(desk.words(state.message())).toned(match state {
        State::Up => Tone::Good,
        State::Degraded => Tone::Warning,
        State::Down => Tone::Bad,
    })
}

fn services(desk: &Desk<'_>, found: &Impact, account: &Account) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "impact-services",
        msg::DOCUMENT_IMPACT_SERVICES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
        (msg::DOCUMENT_COLUMN_STATE, 0.8),
        (msg::DOCUMENT_COLUMN_RTO, 0.8),
        (msg::DOCUMENT_COLUMN_DMIA, 0.6),
        (msg::DOCUMENT_COLUMN_GAP, 1.0),
        (msg::DOCUMENT_BIA_DOUBT, 1.0),
        (msg::DOCUMENT_IMPACT_WHY, 2.2),
    ])
    .or_else(msg::DOCUMENT_IMPACT_NO_SERVICE);
    for one in &account.services {
        let rto = one.recovery.map_or_else(Cell::default, |time| {
            Cell::number(time.hours, recovery_in_words(&time, desk.language))
        });
        let doubt = one
            .recovery
            .map_or_else(String::new, |time| doubt_in_words(&time, desk.language));
        let verdict = Cell::text(one.verdict_in_words(desk.language));
        let is_down = one.state == State::Down;
        grid.push(vec![
            Cell::text(desk.name(one.element)),
            state(desk, one.state),
            rto,
            desk.asked_hours(one.need_h),
            if is_down {
                verdict.toned(verdict_tone(one.verdict()))
            } else {
                verdict
            },
            Cell::text(doubt),
            Cell::text(shown_lines(&why_in_words(
                found,
                one.element,
                desk.language,
            ))),
        ]);
    }
    grid
}

fn data(desk: &Desk<'_>, account: &Account) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "impact-data",
        msg::DOCUMENT_IMPACT_DATA_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_DAT_DATA_SET, 1.8),
        (msg::DOCUMENT_COLUMN_STATE, 0.8),
        (msg::DOCUMENT_COLUMN_RPO, 1.0),
        (msg::DOCUMENT_COLUMN_PDMA, 0.7),
        (msg::DOCUMENT_COLUMN_GAP, 1.2),
    ])
    .or_else(msg::DOCUMENT_IMPACT_NO_DATA);
    for one in &account.data_sets {
        grid.push(vec![
            Cell::text(desk.name(one.element)),
            state(desk, one.state),
            Cell::text(loss_in_words(one.loss, desk.language)),
            desk.asked_hours(one.need_h),
            Cell::text(one.verdict_in_words(desk.language)).toned(verdict_tone(one.verdict())),
        ]);
    }
    grid
}

/// Everything that is not up, worst and nearest first, with the reason.
fn causes(desk: &Desk<'_>, found: &Impact) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "impact-causes",
        msg::DOCUMENT_IMPACT_CAUSES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_NAME, 1.6),
        (msg::DOCUMENT_COLUMN_KIND, 1.0),
        (msg::DOCUMENT_COLUMN_STATE, 0.8),
        (msg::DOCUMENT_IMPACT_DEPTH, 0.5),
        (msg::DOCUMENT_IMPACT_WHY, 2.6),
    ])
    .or_else(msg::DOCUMENT_IMPACT_NOTHING);
    let mut affected = found.affected().to_vec();
    affected.sort_by_cached_key(|ix| {
        let state = std::cmp::Reverse(found.state(*ix));
        (state, found.depth(*ix), desk.name(*ix), *ix)
    });
    let count = affected.len();
    for ix in affected.into_iter().take(CAUSES) {
        let reason = found.reason(ix);
        let why = reason.map(|reason| desk.words(reason.message(found.graph())));
        let depth = found.depth(ix).map(f64::from);
        grid.push(vec![
            Cell::text(desk.name(ix)),
            Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            state(desk, found.state(ix)),
            depth.map_or_else(Cell::default, |depth| desk.number(depth)),
            Cell::text(shown_lines(&why.unwrap_or_default())),
        ]);
    }
    if count > CAUSES {
        return grid.note(msg::DOCUMENT_AND_MORE.with("count", count - CAUSES));
    }
    grid
}

fn margins(desk: &Desk<'_>, account: &Account) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "impact-margins",
        msg::DOCUMENT_IMPACT_MARGINS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_IMPACT_GROUP, 1.8),
        (msg::DOCUMENT_COLUMN_MEMBERS, 1.4),
        (msg::DOCUMENT_IMPACT_RESERVE, 1.4),
    ])
    .or_else(msg::DOCUMENT_IMPACT_NO_MARGIN);
    for margin in &account.margins {
        grid.push(vec![
            Cell::text(desk.name_of(&margin.group)),
            Cell::text(margin_in_words(margin, desk.language)),
            Cell::text(reserve_in_words(margin, desk.language)),
        ]);
    }
    grid
}

/// Hour by hour, what falls and what comes back.
fn unfolding(desk: &Desk<'_>, draft: &mut Draft, scenario: &Scenario) {
    let mut grid = Grid::new(
        desk.language,
        "impact-unfolding",
        msg::DOCUMENT_IMPACT_UNFOLDING_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_IMPACT_HOUR, 0.7),
        (msg::DOCUMENT_IMPACT_SERVICES_DOWN, 0.7),
        (msg::DOCUMENT_IMPACT_SERVICES_DEGRADED, 0.7),
        (msg::DOCUMENT_IMPACT_CHANGES, 3.0),
        (msg::DOCUMENT_IMPACT_OVERRUNS, 1.6),
    ])
    .or_else(msg::DOCUMENT_IMPACT_NOTHING);
    if let Ok(unfolding) = unfold(&desk.state().graph, scenario, Repairs::default()) {
        for moment in unfolding.moments() {
            let changed = moment.changes.iter().map(|change| {
                let word = desk.words(change.to.message());
                let words = msg::DOCUMENT_LABELLED
                    .with("label", desk.name(change.element))
                    .with("value", word);
                desk.words(words)
            });
            let overruns = moment.overruns.iter().map(|ix| desk.name(*ix));
            let overruns = desk.lines(overruns.collect());
            let is_late = overruns != Cell::default();
            grid.push(vec![
                Cell::number(moment.at_h, clock_in_words(moment.at_h)),
                desk.count(moment.services.down),
                desk.count(moment.services.degraded),
                desk.lines(changed.collect()),
                if is_late {
                    overruns.toned(Tone::Bad)
                } else {
                    overruns
                },
            ]);
        }
    }
    draft.table(grid.note(msg::DOCUMENT_IMPACT_UNFOLDING_NOTE));
}
