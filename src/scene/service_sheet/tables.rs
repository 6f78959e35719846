//! What the tables of the sheet hold.

use super::table::{Cell, Column, Row, Table};
use super::{Draft, listed};
use crate::analysis::{
    DataLoss, PointNature, ServiceData, Verdict, hours_in_words, loss_in_words, own_availability,
    recovery_in_words, share_in_words,
};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, ElementIx};

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
        ceiling(draft),
        Some(pairs(draft)),
        obligatory(draft),
        on_paper(draft),
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
                Cell::of(recovery_in_words(&loss.time, language)),
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
                (msg::SERVICE_COLUMN_LOST, 3.4),
                (msg::CHANGE_COLUMN_NATURE, 1.7),
                (msg::SERVICE_COLUMN_DOWN, 1.3),
                (msg::SERVICE_COLUMN_NEED, 2.6),
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
                |share| share_in_words(share, language),
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
        note: language.text(msg::SERVICE_TABLE_IMPORTANCE_NOTE),
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

fn ceiling(draft: &Draft<'_>) -> Option<Table> {
    let (facts, language) = (draft.facts, draft.language);
    let parts = &facts.availability.ceiling_parts;
    let rows: Vec<Row> = parts
        .iter()
        .take(MOST_IMPORTANT)
        .map(|(id, share)| Row {
            subject: Some(id.clone()),
            cells: vec![
                Cell::strong(draft.name_of(id)),
                Cell::of(share_in_words(*share, language)),
            ],
        })
        .collect();
    let note = msg::SERVICE_TABLE_CEILING_NOTE
        .with("count", parts.len())
        .with(
            "ceiling",
            share_in_words(facts.availability.ceiling, language),
        );
    (!rows.is_empty()).then(|| Table {
        title: language.text(msg::SERVICE_TABLE_CEILING),
        note: language.say(&note),
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_ELEMENT, 3.4),
                (msg::CHANGE_COLUMN_AVAILABILITY, 1.7),
            ],
        ),
        more: parts.len().saturating_sub(MOST_IMPORTANT),
        rows,
    })
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
                Cell::strong(format!("{}\n{kept}", draft.name_of(&data.data_set))),
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
    let nature = |id: &ElementId| {
        let ix = facts.graph.find(id).ok()?;
        Some(PointNature::of(facts.graph.element(ix)))
    };
    let rows = all.iter().take(MOST_PAIRS).map(|[one, other]| {
        let natures: Vec<String> = [one, other]
            .into_iter()
            .filter_map(nature)
            .map(|nature| language.say(&nature.message()))
            .collect();
        Row {
            subject: Some(one.clone()),
            cells: vec![
                Cell::strong(draft.name_of(one)),
                Cell::strong(draft.name_of(other)),
                Cell::of(natures.join(" + ")),
            ],
        }
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
                (msg::SERVICE_COLUMN_ONE, 2.6),
                (msg::SERVICE_COLUMN_OTHER, 2.6),
                (msg::CHANGE_COLUMN_NATURE, 2.0),
            ],
        ),
        rows: rows.collect(),
        more: all.len().saturating_sub(MOST_PAIRS),
    }
}

fn group_words(draft: &Draft<'_>, id: &ElementId) -> String {
    let graph = &draft.facts.graph;
    let group = |ix: ElementIx| graph.group(ix).copied();
    graph
        .find(id)
        .ok()
        .and_then(group)
        .map_or_else(String::new, |group| {
            let message = msg::SERVICE_TREE_GROUP
                .with("k", group.k as usize)
                .with("n", group.size as usize);
            draft.language.say(&message)
        })
}

fn obligatory(draft: &Draft<'_>) -> Option<Table> {
    let groups = &draft.facts.weak.obligatory;
    let rows: Vec<Row> = groups
        .iter()
        .take(MOST_OTHERS)
        .map(|id| Row {
            subject: Some(id.clone()),
            cells: vec![
                Cell::strong(draft.name_of(id)),
                Cell::of(group_words(draft, id)),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: draft.language.text(msg::SERVICE_TABLE_OBLIGATORY),
        note: draft.language.text(msg::SERVICE_TABLE_OBLIGATORY_NOTE),
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_GROUP, 3.0),
                (msg::SERVICE_COLUMN_MARGIN, 2.0),
            ],
        ),
        more: groups.len().saturating_sub(MOST_OTHERS),
        rows,
    })
}

fn on_paper(draft: &Draft<'_>) -> Option<Table> {
    let groups = &draft.facts.on_paper;
    let rows: Vec<Row> = groups
        .iter()
        .take(MOST_OTHERS)
        .map(|(id, points)| Row {
            subject: Some(id.clone()),
            cells: vec![
                Cell::strong(draft.name_of(id)),
                Cell::verdict(draft.names_of(points.iter(), 4), Verdict::Unknown),
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: draft.language.text(msg::SERVICE_TABLE_ON_PAPER),
        note: draft.language.text(msg::SERVICE_TABLE_ON_PAPER_NOTE),
        columns: columns(
            draft,
            &[
                (msg::SERVICE_COLUMN_GROUP, 2.0),
                (msg::SERVICE_COLUMN_FALLS_WITH, 3.0),
            ],
        ),
        more: groups.len().saturating_sub(MOST_OTHERS),
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
