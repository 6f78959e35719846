//! Grid: cells of one size in reading order, for inventories.
//!
//! Leaves come first, in cells of one size; containers follow in columns and rows of their own,
//! since the largest of them would blow up every cell. Order is by rank hint, then as requested.

use super::shelves::misfit;
use super::{Child, Family, extent};
use crate::geometry::{Rect, Size, Vec2};

/// How many times its own size a frame may have to fill its cell.
const MOST_STRETCH: f64 = 1.6;

/// The children in reading order.
pub(super) fn compose(family: &Family) -> Vec<Rect> {
    let mut reading: Vec<usize> = (0..family.children.len()).collect();
    reading.sort_by_key(|&index| family.children[index].order);
    let (frames, leaves): (Vec<usize>, Vec<usize>) = reading
        .into_iter()
        .partition(|&index| family.children[index].container);
    let mut rects = vec![Rect::ZERO; family.children.len()];
    let mut below = 0.0;
    for (members, equal) in [(leaves, true), (frames, false)] {
        let placed = best_columns(family, &members, equal);
        for (&member, rect) in members.iter().zip(&placed) {
            rects[member] = *rect + Vec2::new(0.0, below);
        }
        if !members.is_empty() {
            below += extent(&placed).height + family.layer_gap;
        }
    }
    rects
}

/// `members` in as many columns as come nearest to the wanted shape.
fn best_columns(family: &Family, members: &[usize], equal: bool) -> Vec<Rect> {
    let children: Vec<&Child> = members.iter().map(|&m| &family.children[m]).collect();
    let mut best: Option<(f64, Vec<Rect>)> = None;
    let most = 200.min(children.len());
    for columns in 1..=most {
        let rects = in_columns(&children, columns, family.gap, equal);
        let cost = misfit(extent(&rects), family.aspect);
        if best.as_ref().is_none_or(|(least, _)| cost < *least * 0.999) {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

/// Cells in `columns`; all of one size where they are to be `equal`, else with the width of their
/// column and the height of their row.
fn in_columns(children: &[&Child], columns: usize, gap: f64, equal: bool) -> Vec<Rect> {
    let mut widths = vec![0.0_f64; columns];
    let mut heights = vec![0.0_f64; children.len().div_ceil(columns)];
    for (index, child) in children.iter().enumerate() {
        let (column, row) = (index % columns, index / columns);
        let size = child.outer_size();
        widths[column] = widths[column].max(size.width);
        heights[row] = heights[row].max(size.height);
    }
    if equal {
        let widest = widths.iter().copied().fold(0.0, f64::max);
        let highest = heights.iter().copied().fold(0.0, f64::max);
        widths.fill(widest);
        heights.fill(highest);
    }
    let starts = |lengths: &[f64]| -> Vec<f64> {
        let mut at = 0.0;
        let next = |length: &f64| {
            let start = at;
            at += length + gap;
            start
        };
        lengths.iter().map(next).collect()
    };
    let (lefts, tops) = (starts(&widths), starts(&heights));
    let cell = |(index, child): (usize, &&Child)| {
        let (column, row) = (index % columns, index / columns);
        // A frame fills its cell unless that blew it up.
        let own = child.outer_size();
        let filled = |cell: f64, own: f64| {
            if cell <= MOST_STRETCH * own {
                cell
            } else {
                own
            }
        };
        let size = Size::new(
            filled(widths[column], own.width),
            filled(heights[row], own.height),
        );
        child.within(Rect::from_origin_size((lefts[column], tops[row]), size))
    };
    children.iter().enumerate().map(cell).collect()
}
