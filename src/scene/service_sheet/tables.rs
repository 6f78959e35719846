//! What the tables of the sheet hold.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Cell, Column, Row, Table};
use super::{Draft, listed, percent};
use crate::analysis::{
    Certainty, DataLoss, Group, ServiceData, SingleLoss, Verdict, hours_in_words, loss_in_words,
    own_availability, recovery_in_words, share_in_words,
};
use crate::locale::{MessageId, msg};
use crate::model::ElementId;

const MOST_LOSSES: usize = 14;
const MOST_PAIRS: usize = 10;
const MOST_OTHERS: usize = 8;
const MOST_IMPORTANT: usize = 5;

/// All of them, in the order of reading.
pub(super) fn all(draft: &Draft<'_>) -> Vec<Table> {
    let tables = [
        Some(losses(draft)),
        importance(draft),
        Some(data(draft)),
        Some(pairs(draft)),
        groups(draft),
        cycles(draft),
    ];
    tables.into_iter().flatten().collect()
}

fn columns(draft: &Draft<'_>, of: &[(MessageId, f64)]) -> Vec<Column> {
    of.iter()
        .map(|&(title, share)| Column {
            title: draft.language.text(title),
            share,
        })
        .collect()
}

fn losses(draft: &Draft<'_>) -> Table {
    let (facts, language) = (draft.facts, draft.language);
    let rows = facts.losses.iter().take(MOST_LOSSES).map(|loss| {
        let account = facts.account_of(loss);
        Row {
            subject: Some(loss.lost.clone()),
            cells: vec![
                Cell::strong(draft.name_of(&loss.lost)),
                Cell::of(language.say(&loss.nature.message())),
                Cell::of(short_recovery(draft, loss)),
                Cell::verdict(account.verdict_in_words(language), account.verdict()),
            ],
        }
    });
    let note = if facts.weak.is_down_already {
        language.text(msg::SERVICE_BRIEF_DOWN_ALREADY)
    } else if facts.losses.is_empty() {
        language.text(msg::SERVICE_NO_SINGLE)
    } else {
        String::new()
    };
    Table {
        title: language.text(msg::SERVICE_TABLE_LOSSES),
        note,
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_LOST, 3.2),
                (msg::CHANGE_COLUMN_NATURE, 1.4),
                (msg::SERVICE_COLUMN_DOWN, 1.1),
                (msg::SERVICE_COLUMN_NEED, 3.5),
            ],
        ),
        rows: rows.collect(),
        more: facts.losses.len().saturating_sub(MOST_LOSSES),
    }
}

fn importance(draft: &Draft<'_>) -> Option<Table> {
    let (facts, language) = (draft.facts, draft.language);
    let of = &facts.availability;
    let gains = of.importance.iter().filter(|one| one.improvement > 0.0);
    let rows: Vec<Row> = gains
        .take(MOST_IMPORTANT)
        .map(|one| {
            let own = facts.graph.find(&one.element).ok();
            let own = own.and_then(|ix| own_availability(facts.graph.element(ix)));
            let own = own.map_or_else(
                || language.text(msg::SERVICE_COMMON_CAUSE),
                |share| percent(share, language),
            );
            Row {
                subject: Some(one.element.clone()),
                cells: vec![
                    Cell::strong(draft.name_of(&one.element)),
                    Cell::of(own),
                    Cell::of(hours_in_words(one.improvement * 8_760.0, language)),
                ],
            }
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: language.text(msg::SERVICE_TABLE_IMPORTANCE),
        note: ceiling(draft),
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_ELEMENT, 3.4),
                (msg::CHANGE_COLUMN_AVAILABILITY, 1.7),
                (msg::SERVICE_COLUMN_GAIN, 1.7),
            ],
        ),
        rows,
        more: 0,
    })
}

/// What bounds the ceiling, in a sentence.
fn ceiling(draft: &Draft<'_>) -> String {
    let (of, language) = (&draft.facts.availability, draft.language);
    let lowest: Vec<String> = of
        .ceiling_parts
        .iter()
        .take(3)
        .map(|(id, share)| format!("{} ({})", draft.name_of(id), percent(*share, language)))
        .collect();
    if lowest.is_empty() {
        return language.text(msg::SERVICE_CEILING_NOTHING);
    }
    let message = msg::SERVICE_CEILING_NOTE
        .with("count", of.ceiling_parts.len())
        .with("ceiling", share_in_words(of.ceiling, language))
        .with("names", lowest.join(", "));
    language.say(&message)
}

/// When the service works again; where only assumptions tell, so much is said.
fn short_recovery(draft: &Draft<'_>, loss: &SingleLoss) -> String {
    match loss.time.certainty() {
        Certainty::Unknown => draft.language.text(msg::ACCOUNT_UNKNOWN),
        _ => recovery_in_words(&loss.time, draft.language),
    }
}

fn data(draft: &Draft<'_>) -> Table {
    let (facts, language) = (draft.facts, draft.language);
    let rows = facts.data.iter().take(MOST_OTHERS).map(|data| {
        let stores = draft.names_of(data.stores.iter(), 2);
        let kept = language.say(&msg::SERVICE_KEPT_IN.with("stores", stores));
        let need = data
            .need_h
            .map_or_else(|| "–".to_owned(), |hours| hours_in_words(hours, language));
        let worst = data.worst.as_ref();
        let lost = worst.map_or_else(
            || language.text(msg::SERVICE_NONE_LOSES),
            |(loss, id)| {
                let by = draft.name_of(id);
                let message = msg::SERVICE_LOST_BY.with("loss", short(draft, *loss));
                language.say(&message.with("name", by))
            },
        );
        Row {
            subject: Some(data.data_set.clone()),
            cells: vec![
                Cell {
                    under: kept,
                    ..Cell::strong(draft.name_of(&data.data_set))
                },
                Cell::of(need),
                Cell::verdict(lost, data.verdict()),
                corrupted(draft, data),
            ],
        }
    });
    let rows: Vec<Row> = rows.collect();
    Table {
        title: language.text(msg::SERVICE_TABLE_DATA),
        note: if rows.is_empty() {
            language.text(msg::SERVICE_NO_DATA)
        } else {
            String::new()
        },
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_DATA, 2.6),
                (msg::SERVICE_COLUMN_PDMA, 0.8),
                (msg::SERVICE_COLUMN_WORST, 2.6),
                (msg::SERVICE_COLUMN_CORRUPTED, 1.6),
            ],
        ),
        rows,
        more: facts.data.len().saturating_sub(MOST_OTHERS),
    }
}

fn short(draft: &Draft<'_>, loss: DataLoss) -> String {
    match loss {
        DataLoss::Lost => draft.language.text(msg::SERVICE_DATA_LOST),
        loss => loss_in_words(loss, draft.language),
    }
}

fn corrupted(draft: &Draft<'_>, data: &ServiceData) -> Cell {
    Cell::verdict(short(draft, data.corrupted), data.corrupted_verdict())
}

fn pairs(draft: &Draft<'_>) -> Table {
    let (facts, language) = (draft.facts, draft.language);
    let all = facts.pairs.as_deref().unwrap_or_default();
    // Each pair under its first, so that what many pairs share is said once.
    let mut with: BTreeMap<&ElementId, Vec<&ElementId>> = BTreeMap::new();
    for [one, other] in all {
        with.entry(one).or_default().push(other);
    }
    let rows = with.iter().take(MOST_PAIRS).map(|(one, others)| Row {
        subject: Some((*one).clone()),
        cells: vec![
            Cell::strong(draft.name_of(one)),
            Cell::of(draft.names_of(others.iter().copied(), 6)),
        ],
    });
    let note = match &facts.pairs {
        None => language.text(msg::CHANGE_TOO_MANY_CUTS),
        Some(pairs) => language.say(&msg::SERVICE_PAIRS.with("count", pairs.len())),
    };
    Table {
        title: language.text(msg::SERVICE_TABLE_PAIRS),
        note,
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_ONE, 2.2),
                (msg::SERVICE_COLUMN_OTHER, 4.0),
            ],
        ),
        more: with.len().saturating_sub(MOST_PAIRS),
        rows: rows.collect(),
    }
}

fn group_of(draft: &Draft<'_>, id: &ElementId) -> Option<Group> {
    let graph = &draft.facts.graph;
    graph.group(graph.find(id).ok()?).copied()
}

fn group_words(draft: &Draft<'_>, id: &ElementId) -> String {
    group_of(draft, id).map_or_else(String::new, |group| {
        let message = msg::SERVICE_GROUP_SHORT
            .with("k", group.k as usize)
            .with("n", group.size as usize);
        draft.language.say(&message)
    })
}

/// Groups that everything goes through, and groups that one loss defeats.
fn groups(draft: &Draft<'_>) -> Option<Table> {
    let (facts, language) = (draft.facts, draft.language);
    let all: BTreeSet<&ElementId> = facts
        .weak
        .obligatory
        .iter()
        .chain(facts.on_paper.keys())
        .collect();
    let reserve = |id: &ElementId| match (facts.on_paper.get(id), group_of(draft, id)) {
        (Some(points), _) => {
            let names = draft.names_of(points.iter(), 1);
            let message = msg::SERVICE_FALLS_WITH.with("names", names);
            Cell::verdict(language.say(&message), Verdict::Unknown)
        }
        (None, Some(group)) if group.size <= group.k => {
            Cell::verdict(language.text(msg::SERVICE_NO_RESERVE), Verdict::Unknown)
        }
        _ => Cell::verdict(language.text(msg::SERVICE_BEARS_ONE), Verdict::Within(0.0)),
    };
    let rows: Vec<Row> = all
        .iter()
        .take(MOST_OTHERS)
        .map(|id| Row {
            subject: Some((*id).clone()),
            cells: vec![
                Cell::strong(draft.name_of(id)),
                Cell::of(group_words(draft, id)),
                reserve(id),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: language.text(msg::SERVICE_TABLE_GROUPS),
        note: language.text(msg::SERVICE_TABLE_GROUPS_NOTE),
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_GROUP, 2.6),
                (msg::SERVICE_COLUMN_MARGIN, 1.6),
                (msg::SERVICE_COLUMN_RESERVE, 3.2),
            ],
        ),
        more: all.len().saturating_sub(MOST_OTHERS),
        rows,
    })
}

fn cycles(draft: &Draft<'_>) -> Option<Table> {
    let rows: Vec<Row> = draft
        .facts
        .cycles
        .iter()
        .take(MOST_OTHERS)
        .map(|cycle| {
            let mut names: Vec<String> = cycle.witness.iter().map(|id| draft.name_of(id)).collect();
            names.extend(names.first().cloned());
            let count = names.len();
            Row {
                subject: cycle.elements.first().cloned(),
                cells: vec![Cell::of(
                    listed(names, count, draft.language).replace(", ", " → "),
                )],
            }
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: draft.language.text(msg::SERVICE_TABLE_CYCLES),
        note: draft.language.text(msg::SERVICE_TABLE_CYCLES_NOTE),
        columns: vec![Column {
            title: String::new(),
            share: 1.0,
        }],
        more: draft.facts.cycles.len().saturating_sub(MOST_OTHERS),
        rows,
    })
}
