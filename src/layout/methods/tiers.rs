//! Tiers: one row for each rank, all siblings of a rank side by side.
//!
//! The rank is the hint that the caller gives; in a map without hints it is how far down the chain
//! of dependencies a box stands, so that such a map still reads from top to bottom. A row that is wider than the wanted shape allows is cut into lines, and boxes of
//! a row stand in the order of what they are linked to above and below.

use std::collections::BTreeMap;

use super::super::layering::layers;
use super::rows::{order_by_links, wrapped};
use super::shelves::{misfit, on_shelves};
use super::{Family, extent};
use crate::geometry::{Rect, Size};
use crate::layout::request::Direction;

/// Widths tried for the longest row.
const TRIES: u32 = 14;

/// So many leaves always stand in rows by dependencies, whatever shape that gives.
const FEW: usize = 8;

/// Rows by rank hint.
pub(super) fn by_hint(family: &Family) -> Vec<Rect> {
    let mut ranks: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (index, child) in family.children.iter().enumerate() {
        ranks.entry(child.order).or_default().push(index);
    }
    in_rows(family, ranks.into_values().collect())
}

/// Rows by dependencies: what is needed below what needs it, what no link joins below all.
pub(super) fn by_needs(family: &Family) -> Vec<Rect> {
    match family.direction {
        Direction::Down => rows_by_needs(family),
        Direction::Right => rows_by_needs(&family.turned())
            .into_iter()
            .map(|r| Rect::new(r.y0, r.x0, r.y1, r.x1))
            .collect(),
    }
}

fn rows_by_needs(family: &Family) -> Vec<Rect> {
    let count = family.children.len();
    let mut joined = vec![false; count];
    for link in &family.needs {
        joined[link.from] = true;
        joined[link.to] = true;
    }
    let layer = layers(count, &family.needs);
    let depth = layer.iter().copied().max().unwrap_or(0);
    let mut rows = vec![Vec::new(); depth + 2];
    for index in 0..count {
        rows[if joined[index] {
            layer[index]
        } else {
            depth + 1
        }]
        .push(index);
    }
    for row in &mut rows {
        row.sort_by_key(|&index| family.children[index].order);
    }
    rows.retain(|row| !row.is_empty());
    let reading: Vec<usize> = rows.iter().flatten().copied().collect();
    let in_rows = in_rows(family, rows);
    if count <= FEW && family.children.iter().all(|child| !child.container) {
        return in_rows;
    }
    // Rows say more than a mere order does, so they may cost a good deal of room.
    let folded = folded(family, &reading);
    let cost = |rects: &[Rect]| misfit(extent(rects), family.aspect);
    if cost(&in_rows) <= 1.5 * cost(&folded) {
        in_rows
    } else {
        folded
    }
}

/// The children on shelves in `reading` order.
fn folded(family: &Family, reading: &[usize]) -> Vec<Rect> {
    let size = |&index: &usize| family.children[index].outer_size();
    let sizes: Vec<Size> = reading.iter().map(size).collect();
    let gap = family.gap.max(family.layer_gap);
    let mut rects = vec![Rect::ZERO; reading.len()];
    for (&index, rect) in reading.iter().zip(on_shelves(&sizes, gap, family.aspect)) {
        rects[index] = family.children[index].within(rect);
    }
    rects
}

/// The children in `rows` from top to bottom, each row cut into lines where it is too wide.
fn in_rows(family: &Family, mut rows: Vec<Vec<usize>>) -> Vec<Rect> {
    order_by_links(&mut rows, &family.neighbours(&family.links));
    let sizes: Vec<Size> = family
        .children
        .iter()
        .map(super::Child::outer_size)
        .collect();
    let area: f64 = (sizes.iter())
        .map(|size| (size.width + family.gap) * (size.height + family.layer_gap))
        .sum();
    let widest = sizes.iter().map(|size| size.width).fold(0.0, f64::max);
    let base = (area * family.aspect).sqrt();
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for step in 0..TRIES {
        let width = (base * (0.8 + 0.1 * f64::from(step))).max(widest);
        let rects = in_lines(family, &rows, &sizes, width);
        let cost = misfit(extent(&rects), family.aspect);
        if best.as_ref().is_none_or(|(least, _)| cost < *least * 0.999) {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

/// The rows as lines of at most `width`, all of them centered on one axis.
fn in_lines(family: &Family, rows: &[Vec<usize>], sizes: &[Size], width: f64) -> Vec<Rect> {
    let mut rects = vec![Rect::ZERO; sizes.len()];
    let lines: Vec<(bool, Vec<usize>)> = (rows.iter())
        .flat_map(|row| {
            let cut = wrapped(row, sizes, family.gap, width);
            cut.into_iter()
                .enumerate()
                .map(|(nth, line)| (nth == 0, line))
        })
        .collect();
    let length = |line: &[usize]| {
        let widths: f64 = line.iter().map(|&m| sizes[m].width + family.gap).sum();
        widths - family.gap
    };
    let full = lines
        .iter()
        .map(|(_, line)| length(line))
        .fold(0.0, f64::max);
    let mut y = 0.0;
    for (number, (starts_rank, line)) in lines.iter().enumerate() {
        if number > 0 {
            // Lines of one rank stand closer than ranks do.
            y += if *starts_rank {
                family.layer_gap.max(family.gap)
            } else {
                family.gap
            };
        }
        let height = line.iter().map(|&m| sizes[m].height).fold(0.0, f64::max);
        let above = (line.iter())
            .map(|&m| family.children[m].around[1])
            .fold(0.0, f64::max);
        let spare = full - length(line);
        let frames = line.iter().all(|&m| family.children[m].container);
        // A row of frames fills the width unless that blew them up.
        let stretch = if frames && spare < 0.6 * length(line) {
            #[expect(clippy::cast_precision_loss, reason = "a line has few boxes")]
            let each = spare / line.len().max(1) as f64;
            each.floor()
        } else {
            0.0
        };
        let mut x = if stretch > 0.0 {
            0.0
        } else {
            (spare / 2.0).round()
        };
        for &member in line {
            let child = &family.children[member];
            let size = sizes[member];
            let tall = child.container && height <= 1.8 * size.height;
            let cell = Size::new(
                size.width + stretch,
                if tall { height } else { size.height },
            );
            let lowered = if child.container {
                0.0
            } else {
                above - child.around[1]
            };
            rects[member] = child.within(Rect::from_origin_size((x, y + lowered), cell));
            x += cell.width + family.gap;
        }
        let lowest = line
            .iter()
            .map(|&m| rects[m].y1 + family.children[m].around[3]);
        y = lowest.fold(y + height, f64::max);
    }
    rects
}
