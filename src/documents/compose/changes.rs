//! What changed between two versions of the map: records by table, fields before and after, and
//! what it does to the services. Without an earlier version, between two plateaus.

use std::collections::BTreeMap;

use super::cells::{shown_lines, tone_of};
use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::analysis::{
    ChangeImpact, ChangeSide, RiskState, ServiceRisk, Trend, hours_in_words, share_in_words,
};
use crate::documents::{Cell, Tone};
use crate::locale::{Language, msg};
use crate::model::{FieldPath, RecordKey, SystemMap, TableName};
use crate::scene::ChangeMark;
use crate::workspace::comparing::{Entry, TABLES, counts, record_words, table_words, value_words};
use crate::workspace::findings::trend_name;
use crate::workspace::{Comparison, Pair, ReadSides, Side};

/// Records of one table that are listed before the rest is counted.
const RECORDS: usize = 400;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let Some(comparison) = comparison(desk) else {
        draft.section(1, msg::DOCUMENT_CHANGES_SUMMARY);
        draft.gap(msg::DOCUMENT_CHANGES_NONE);
        return Some(());
    };
    let entries = comparison.entries(desk.language);
    draft.section(1, msg::DOCUMENT_CHANGES_SUMMARY);
    let sides = msg::DOCUMENT_CHANGES_ABOUT
        .with("before", shown(&comparison.name_before(desk.language)))
        .with("after", shown(&comparison.name_after(desk.language)));
    draft.say(sides);
    draft.table(summary(desk, &entries));
    draft.section(1, msg::DOCUMENT_CHANGES_EFFECT);
    effect(desk, draft, &comparison)?;
    draft.section(1, msg::DOCUMENT_CHANGES_RECORDS);
    if entries.is_empty() {
        draft.say(msg::DOCUMENT_CHANGES_NO_ENTRY);
    }
    for table in TABLES {
        let of: Vec<&Entry> = entries
            .iter()
            .filter(|entry| entry.table == table)
            .collect();
        if !of.is_empty() {
            draft.section(2, table_words(table));
            draft.table(records(desk, &comparison, table, &of));
        }
    }
    Some(())
}

/// The two states: a version before and the map, or the plateau and the one that it builds on.
fn comparison(desk: &Desk<'_>) -> Option<Comparison> {
    if let Some((before, name)) = &desk.order.before {
        let pair = Pair::new(Side::map(before.clone(), name.clone()), Side::working());
        let sides = ReadSides {
            pair,
            before: Some(SystemMap::clone(before)),
            after: None,
        };
        return Some(Comparison::of(&sides, desk.map, desk.plateau()));
    }
    let here = desk.plateau()?;
    let base = desk.map.timeline().base(here)?;
    let sides = ReadSides {
        pair: Pair::new(Side::plateau(base.clone()), Side::plateau(here.clone())),
        before: None,
        after: None,
    };
    Some(Comparison::of(&sides, desk.map, Some(here)))
}

fn tone(mark: ChangeMark) -> Tone {
    match mark {
        ChangeMark::Added => Tone::Good,
        ChangeMark::Removed => Tone::Bad,
        ChangeMark::Changed | ChangeMark::Moved => Tone::Warning,
    }
}

fn summary(desk: &Desk<'_>, entries: &[Entry]) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "changes",
        msg::DOCUMENT_CHANGES_SUMMARY_CAPTION,
    )
    .columns(&[(msg::COMPARISON_COLUMN_TABLE, 1.6)])
    .or_else(msg::DOCUMENT_CHANGES_NO_ENTRY);
    for mark in ChangeMark::ALL {
        grid = grid.column(desk.text(mark.word()), 1.0);
    }
    let mut by_table: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let rank = TABLES.iter().position(|table| *table == entry.table);
        by_table
            .entry(rank.unwrap_or(usize::MAX))
            .or_default()
            .push(entry.clone());
    }
    for (rank, of) in by_table {
        let Some(table) = TABLES.get(rank) else {
            continue;
        };
        let mut cells = vec![Cell::text(desk.text(table_words(*table)))];
        cells.extend(counts(&of).map(|(_, count)| desk.count(count)));
        grid.push(cells);
    }
    if !entries.is_empty() {
        let mut cells = vec![Cell::text(desk.text(msg::DOCUMENT_TOTAL))];
        cells.extend(counts(entries).map(|(_, count)| desk.count(count)));
        grid.push_strong(cells);
    }
    grid
}

/// The records of one table: one line a field that differs.
fn records(desk: &Desk<'_>, comparison: &Comparison, table: TableName, entries: &[&Entry]) -> Grid {
    let caption = msg::DOCUMENT_CHANGES_CAPTION.with("table", table_words(table));
    let mut grid = Grid::new(
        desk.language,
        format!("changes-{}", table.as_str().replace('_', "-")),
        caption,
    )
    .columns(&[
        (msg::COMPARISON_COLUMN_RECORD, 1.6),
        (msg::COMPARISON_COLUMN_CHANGE, 0.7),
        (msg::COMPARISON_COLUMN_FIELD, 1.1),
        (msg::COMPARISON_COLUMN_BEFORE, 1.6),
        (msg::COMPARISON_COLUMN_AFTER, 1.6),
    ]);
    let mut entries: Vec<&&Entry> = entries.iter().collect();
    entries.sort_by_cached_key(|entry| {
        let rank = ChangeMark::ALL
            .iter()
            .position(|mark| *mark == entry.change);
        (rank, shown(&entry.name), entry.record.clone())
    });
    for entry in entries.iter().take(RECORDS) {
        let mark = Cell::text(desk.text(entry.change.word())).toned(tone(entry.change));
        let name = Cell::text(shown(&entry.name));
        if entry.fields.is_empty() {
            let about = Cell::text(shown_lines(&entry.about));
            let kind = Cell::text(kind_of(comparison, entry, desk.language));
            let empty = Cell::default;
            grid.push(match entry.change {
                ChangeMark::Removed => vec![name.clone(), mark.clone(), about, kind, empty()],
                _ => vec![name.clone(), mark.clone(), about, empty(), kind],
            });
        }
        for (at, field) in entry.fields.iter().enumerate() {
            let is_first = at == 0;
            grid.push(vec![
                if is_first {
                    name.clone()
                } else {
                    Cell::default()
                },
                if is_first {
                    mark.clone()
                } else {
                    Cell::default()
                },
                Cell::text(shown(&field.label)),
                Cell::text(shown_lines(&field.from)),
                Cell::text(shown_lines(&field.to)),
            ]);
        }
    }
    if entries.len() > RECORDS {
        return grid.note(msg::DOCUMENT_AND_MORE.with("count", entries.len() - RECORDS));
    }
    grid
}

/// The kind of an element or a link that came or went, in words; empty for other records.
fn kind_of(comparison: &Comparison, entry: &Entry, language: Language) -> String {
    let map = match entry.change {
        ChangeMark::Removed => &comparison.before.map,
        _ => &comparison.after.map,
    };
    if !matches!(entry.table, TableName::Elements | TableName::Links) {
        return String::new();
    }
    let fields = map.tables().fields_of(entry.table, &entry.record.id);
    let kind = fields.and_then(|fields| fields.get(&FieldPath::own("kind")).cloned());
    kind.map_or_else(String::new, |kind| {
        shown(&value_words(entry.table, "kind", &kind, map, language))
    })
}

/// What the change does to services.
fn effect(desk: &Desk<'_>, draft: &mut Draft, comparison: &Comparison) -> Option<()> {
    let side = |side: &'_ crate::workspace::Compared| -> (SystemMap, std::sync::Arc<crate::model::Snapshot>) {
        (side.map.clone(), std::sync::Arc::clone(&side.snapshot))
    };
    let (before, after) = (side(&comparison.before), side(&comparison.after));
    let found = ChangeImpact::between(
        ChangeSide {
            map: &before.0,
            snapshot: &before.1,
        },
        ChangeSide {
            map: &after.0,
            snapshot: &after.1,
        },
        &comparison.gap,
        desk.watch,
    )?;
    let count = |trend: Trend| desk.count(found.count(trend));
    let worse = found.count(Trend::Worse) + found.count(Trend::Mixed);
    draft.facts(vec![
        (
            desk.text(msg::DOCUMENT_CHANGES_WORSE),
            desk.count(worse).toned(tone_of(worse)),
        ),
        (
            desk.text(msg::DOCUMENT_CHANGES_BETTER),
            count(Trend::Better),
        ),
        (desk.text(msg::DOCUMENT_CHANGES_NEW), count(Trend::New)),
        (desk.text(msg::DOCUMENT_CHANGES_GONE), count(Trend::Gone)),
        (
            desk.text(msg::DOCUMENT_CHANGES_SAME),
            desk.count(found.count(Trend::Same) + found.out_of_reach),
        ),
        (
            desk.text(msg::DOCUMENT_CHANGES_AFFECTED),
            desk.count(found.affected.len()),
        ),
    ]);
    draft.table(risks(desk, comparison, &found));
    let dangling = found.dangling.len();
    if dangling > 0 {
        draft.say(msg::DOCUMENT_CHANGES_DANGLING.with("count", dangling));
    }
    let names = found.dangling.iter().map(|one| desk.name_of(&one.element));
    draft.points(names);
    Some(())
}

fn risks(desk: &Desk<'_>, comparison: &Comparison, found: &ChangeImpact) -> Grid {
    let mut grid = Grid::new(
        desk.language,
        "changes-services",
        msg::DOCUMENT_CHANGES_SERVICES_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
        (msg::DOCUMENT_CHANGES_TREND, 0.8),
        (msg::DOCUMENT_BIA_POINTS, 1.0),
        (msg::DOCUMENT_COLUMN_AVAILABILITY, 1.6),
        (msg::DOCUMENT_CHANGES_RECOVERY, 1.2),
    ])
    .or_else(msg::DOCUMENT_CHANGES_NO_SERVICE)
    .note(msg::DOCUMENT_CHANGES_SERVICES_NOTE);
    let by_trend = found.by_trend().into_iter();
    for risk in by_trend.filter(|risk| risk.trend != Trend::Same) {
        let tone = match risk.trend {
            Trend::Worse | Trend::Mixed => Tone::Bad,
            Trend::Better => Tone::Good,
            _ => Tone::Plain,
        };
        grid.push(vec![
            Cell::text(service_name(desk, comparison, risk)),
            Cell::text(desk.text(trend_name(risk.trend))).toned(tone),
            both(desk, risk, &|_, state| state.weak.single.len().to_string()),
            both(desk, risk, &|language, state| {
                share_in_words(state.availability.availability, language)
            }),
            both(desk, risk, &|language, state| {
                hours_in_words(state.recovery_h(), language)
            }),
        ]);
    }
    grid
}

fn service_name(desk: &Desk<'_>, comparison: &Comparison, risk: &ServiceRisk) -> String {
    if desk.map.tables().elements.contains(&risk.service) {
        return desk.name_of(&risk.service);
    }
    let key = RecordKey::new(TableName::Elements, risk.service.text().clone());
    let fields = comparison.before.map.tables().fields_of(key.table, &key.id);
    shown(&record_words(
        &key,
        &fields.unwrap_or_default(),
        &comparison.before.map,
        desk.language,
    ))
}

/// A figure before and after: `11 → 4`.
fn both(
    desk: &Desk<'_>,
    risk: &ServiceRisk,
    words: &dyn Fn(Language, &RiskState) -> String,
) -> Cell {
    let side = |state: Option<&RiskState>| {
        state.map_or_else(|| "–".to_owned(), |state| words(desk.language, state))
    };
    let (before, after) = (side(risk.before.as_ref()), side(risk.after.as_ref()));
    if before == after {
        return Cell::text(after);
    }
    Cell::text(format!("{before} → {after}"))
}
