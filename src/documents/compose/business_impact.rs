//! The business impact table (public-sector guide, §5.6): for each service the interruption and the
//! loss of data that it bears, what is achieved, the gap, and the scenario that decides.

use std::cmp::Ordering;

use super::desk::{Desk, shown};
use super::draft::{Draft, Grid};
use crate::analysis::{
    DataCell, DataLoss, Matrix, MatrixColumn, MatrixRow, ServiceCell, State, Verdict,
    doubt_in_words, loss_in_words, recovery_in_words,
};
use crate::documents::{Cell, Tone};
use crate::locale::msg;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let matrix = &desk.assessment()?.resilience.matrix;
    draft.section(1, msg::DOCUMENT_BIA_SUMMARY);
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        draft.gap(msg::DOCUMENT_BIA_NONE);
    } else {
        let plateau = desk.plateau_name(desk.plateau());
        draft.points(matrix.summary(&plateau, desk.language));
    }
    draft.table(needs(desk, matrix));
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        return Some(());
    }
    draft.section(1, msg::DOCUMENT_BIA_CROSSED);
    draft.table(crossed(desk, matrix));
    draft.section(1, msg::DOCUMENT_BIA_DETAIL);
    draft.table(detail(desk, matrix));
    draft.section(1, msg::DOCUMENT_BIA_SINGLE);
    draft.table(single_losses(desk)?);
    Some(())
}

/// How something stands to its need.
pub(super) fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Within(_) => Tone::Good,
        Verdict::Over(_) => Tone::Bad,
        Verdict::NoNeed | Verdict::Unknown => Tone::Unknown,
    }
}

/// How bad something is, for the worst of many.
fn rank(verdict: Verdict) -> f64 {
    match verdict {
        Verdict::Over(over_h) => over_h,
        Verdict::Unknown | Verdict::NoNeed => 0.0,
        Verdict::Within(spare_h) => -spare_h - f64::EPSILON,
    }
}

/// The recovery of a service against its need.
fn recovery(desk: &Desk<'_>, cell: &ServiceCell) -> Cell {
    match cell.account.recovery {
        Some(time) if cell.state() == State::Down => Cell {
            value: crate::documents::CellValue::Number {
                value: time.hours,
                words: recovery_in_words(&time, desk.language),
            },
            ..Cell::default()
        },
        _ => Cell::text(desk.text(cell.word())),
    }
}

/// The scenario that stops a service for longest.
pub(super) fn worst_stop(matrix: &Matrix, column: usize) -> Option<(&MatrixRow, &ServiceCell)> {
    let cells = matrix
        .rows
        .iter()
        .filter_map(|row| Some((row, row.cells.get(column)?)));
    let down = cells.filter(|(_, cell)| cell.state() == State::Down);
    // The first of equals.
    down.reduce(|worst, other| {
        let hours = |cell: &ServiceCell| cell.rto_h().unwrap_or(0.0);
        match hours(other.1).total_cmp(&hours(worst.1)) {
            Ordering::Greater => other,
            _ => worst,
        }
    })
}

/// The loss of data of a service that is furthest beyond its need.
pub(super) fn worst_data(matrix: &Matrix, column: usize) -> Option<(&MatrixRow, &DataCell)> {
    let rows = matrix.rows.iter();
    let cells = rows.filter_map(|row| Some((row, row.cells.get(column)?)));
    let data = cells.flat_map(|(row, cell)| cell.data.iter().map(move |data| (row, data)));
    let struck = data.filter_map(|(row, data)| Some((row, data, data.account?)));
    let worst = struck.reduce(|worst, other| {
        let by_need = rank(other.2.verdict()).total_cmp(&rank(worst.2.verdict()));
        let by_loss = other.2.loss.partial_cmp(&worst.2.loss);
        match by_need.then(by_loss.unwrap_or(Ordering::Equal)) {
            Ordering::Greater => other,
            _ => worst,
        }
    });
    worst.map(|(row, data, _)| (row, data))
}

fn data_loss(desk: &Desk<'_>, loss: DataLoss) -> Cell {
    match loss {
        DataLoss::Hours(hours) => desk.hours(hours),
        DataLoss::Lost | DataLoss::Unknown => Cell::text(loss_in_words(loss, desk.language)),
    }
}

/// The smallest loss that the data of a service bear.
pub(super) fn pdma_h(matrix: &Matrix, column: usize) -> Option<f64> {
    let cells = matrix.rows.iter().filter_map(|row| row.cells.get(column));
    let needs = cells.flat_map(|cell| cell.data.iter().filter_map(|data| data.need_h));
    needs.min_by(f64::total_cmp)
}

fn service(desk: &Desk<'_>, column: &MatrixColumn) -> Cell {
    Cell::text(desk.name_of(&column.service))
}

fn criticality(desk: &Desk<'_>, column: &MatrixColumn) -> Cell {
    let found = desk.facts.snapshot.find(&column.service);
    found.map_or_else(Cell::missing, |ix| desk.asked(ix, "criticality"))
}

/// A line a service: needs, what is achieved, and the scenario that decides.
pub(super) fn needs(desk: &Desk<'_>, matrix: &Matrix) -> Grid {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_BIA_CAPTION.into());
    let mut grid = Grid::new(desk.language, "business-impact", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
            (msg::DOCUMENT_COLUMN_CRITICALITY, 0.8),
            (msg::DOCUMENT_COLUMN_DMIA, 0.6),
            (msg::DOCUMENT_BIA_RTO, 0.8),
            (msg::DOCUMENT_COLUMN_GAP, 1.0),
            (msg::DOCUMENT_COLUMN_SCENARIO, 1.3),
            (msg::DOCUMENT_COLUMN_PDMA, 0.6),
            (msg::DOCUMENT_BIA_RPO, 0.8),
            (msg::DOCUMENT_COLUMN_GAP, 1.0),
            (msg::DOCUMENT_COLUMN_SCENARIO, 1.3),
        ])
        .or_else(msg::DOCUMENT_BIA_NO_SERVICE)
        .note(msg::DOCUMENT_BIA_NOTE);
    for (at, column) in matrix.columns.iter().enumerate() {
        let mut cells = vec![
            service(desk, column),
            criticality(desk, column),
            desk.asked_hours(column.need_h),
        ];
        match worst_stop(matrix, at) {
            Some((row, cell)) => cells.extend([
                recovery(desk, cell),
                Cell::text(cell.account.verdict_in_words(desk.language))
                    .toned(verdict_tone(cell.account.verdict())),
                Cell::text(shown(&row.loss.title(desk.language))),
            ]),
            None => cells.extend([
                Cell::text(desk.text(msg::DOCUMENT_BIA_NEVER_DOWN)).toned(Tone::Good),
                Cell::default(),
                Cell::default(),
            ]),
        }
        let worst = worst_data(matrix, at);
        // The need that is held against the loss: that of the data set that decides.
        let need_h = worst.map_or_else(|| pdma_h(matrix, at), |(_, data)| data.need_h);
        cells.push(desk.asked_hours(need_h));
        match worst {
            Some((row, data)) => {
                let account = data.account;
                let loss = account.map(|account| data_loss(desk, account.loss));
                let verdict = account.map(|account| {
                    Cell::text(account.verdict_in_words(desk.language))
                        .toned(verdict_tone(account.verdict()))
                });
                let title = shown(&row.loss.title(desk.language));
                let of = msg::DOCUMENT_BIA_DATA_OF.with("data", desk.name_of(&data.data_set));
                cells.extend([
                    loss.unwrap_or_default(),
                    verdict.unwrap_or_default(),
                    desk.lines(vec![title, desk.words(of)]),
                ]);
            }
            None => cells.extend([
                Cell::text(desk.text(msg::DOCUMENT_BIA_NO_LOSS)),
                Cell::default(),
                Cell::default(),
            ]),
        }
        grid.push(cells);
    }
    grid
}

/// Services against scenarios, a few letters a cell.
pub(super) fn crossed(desk: &Desk<'_>, matrix: &Matrix) -> Grid {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_BIA_CROSSED_CAPTION.into());
    let mut grid = Grid::new(desk.language, "business-impact-matrix", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
            (msg::DOCUMENT_COLUMN_DMIA, 0.6),
        ])
        .with_row_heads()
        .note(msg::MATRIX_LEGEND_HOURS)
        .note(msg::DOCUMENT_BIA_BEYOND);
    for row in &matrix.rows {
        grid = grid.column(shown(&row.loss.title(desk.language)), 1.0);
    }
    for (at, column) in matrix.columns.iter().enumerate() {
        let mut cells = vec![service(desk, column), desk.asked_hours(column.need_h)];
        cells.extend(matrix.rows.iter().map(|row| match row.cells.get(at) {
            Some(cell) => {
                let tone = match cell.state() {
                    _ if cell.is_beyond() => Tone::Bad,
                    State::Down | State::Degraded => Tone::Warning,
                    State::Up => Tone::Plain,
                };
                Cell::text(cell.short(desk.language)).toned(tone)
            }
            None => Cell::text("–"),
        }));
        grid.push(cells);
    }
    grid
}

/// Every pair of scenario and service in which the service is not up.
fn detail(desk: &Desk<'_>, matrix: &Matrix) -> Grid {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_BIA_DETAIL_CAPTION.into());
    let mut grid = Grid::new(desk.language, "business-impact-scenarios", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_SERVICE, 1.5),
            (msg::DOCUMENT_COLUMN_SCENARIO, 1.4),
            (msg::DOCUMENT_COLUMN_STATE, 0.7),
            (msg::DOCUMENT_COLUMN_RTO, 0.8),
            (msg::DOCUMENT_COLUMN_DMIA, 0.6),
            (msg::DOCUMENT_COLUMN_GAP, 1.0),
            (msg::DOCUMENT_BIA_DOUBT, 1.0),
            (msg::DOCUMENT_BIA_DATA, 2.0),
        ])
        .or_else(msg::DOCUMENT_BIA_ALL_UP);
    let names = |id: &crate::model::ElementId| desk.name_of(id);
    for (at, column) in matrix.columns.iter().enumerate() {
        for row in &matrix.rows {
            let Some(cell) = row.cells.get(at).filter(|cell| cell.state() != State::Up) else {
                continue;
            };
            let time = cell.account.recovery;
            // What loses nothing needs no line.
            let lost = cell.data.iter().filter(|data| {
                let loss = data.account.map(|account| account.loss);
                loss.is_some_and(|loss| loss > DataLoss::Hours(0.0))
            });
            let data = lost.map(|data| data.said(&names, desk.language));
            let data_tone = if cell.loses_data() {
                Tone::Bad
            } else {
                Tone::Plain
            };
            let state = Cell::text(desk.text(cell.word()));
            grid.push(vec![
                service(desk, column),
                Cell::text(shown(&row.loss.title(desk.language))),
                state.toned(if cell.state() == State::Down {
                    Tone::Bad
                } else {
                    Tone::Warning
                }),
                time.map_or_else(Cell::default, |_| recovery(desk, cell)),
                desk.asked_hours(column.need_h),
                Cell::text(cell.account.verdict_in_words(desk.language)).toned(
                    if cell.state() == State::Down {
                        verdict_tone(cell.account.verdict())
                    } else {
                        Tone::Plain
                    },
                ),
                Cell::text(
                    time.map_or_else(String::new, |time| doubt_in_words(&time, desk.language)),
                ),
                desk.lines(data.collect()).toned(data_tone),
            ]);
        }
    }
    grid
}

/// The single loss that stops each service longest.
pub(super) fn single_losses(desk: &Desk<'_>) -> Option<Grid> {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_BIA_SINGLE_CAPTION.into());
    let mut grid = Grid::new(desk.language, "single-losses", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_SERVICE, 1.6),
            (msg::DOCUMENT_BIA_POINTS, 0.7),
            (msg::DOCUMENT_BIA_WORST, 1.6),
            (msg::DOCUMENT_COLUMN_RTO, 0.9),
            (msg::DOCUMENT_COLUMN_DMIA, 0.6),
            (msg::DOCUMENT_COLUMN_GAP, 1.2),
        ])
        .or_else(msg::DOCUMENT_BIA_NO_SERVICE)
        .note(msg::DOCUMENT_BIA_SINGLE_NOTE);
    for facts in desk.services()? {
        let mut cells = vec![
            Cell::text(desk.name(facts.service)),
            desk.count(facts.losses.len()),
        ];
        match facts.worst_loss() {
            Some(loss) => {
                let account = facts.account_of(loss);
                let words = recovery_in_words(&loss.time, desk.language);
                cells.extend([
                    Cell::text(desk.name_of(&loss.lost)),
                    Cell::number(loss.time.hours, words),
                    desk.asked_hours(facts.dmia_h),
                    Cell::text(account.verdict_in_words(desk.language))
                        .toned(verdict_tone(account.verdict())),
                ]);
            }
            None => cells.extend([
                Cell::text(desk.text(msg::DOCUMENT_BIA_NO_SINGLE)).toned(Tone::Good),
                Cell::default(),
                desk.asked_hours(facts.dmia_h),
                Cell::default(),
            ]),
        }
        grid.push(cells);
    }
    Some(grid)
}
