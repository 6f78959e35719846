//! Packing of siblings that no dependency orders: tidy grids and shelves.
//!
//! Boxes of like size form a grid with aligned columns and equal gaps.
//! Boxes of unlike size stand on `shelves`. Several widths are tried; the one whose shape comes
//! nearest to the wanted aspect with little waste is taken. Containers then grow to the full height
//! and width of their cell, so that frames line up.

use super::parcel::{Gap, Parcel, badness, extent, most, wishes};
use super::shelves::{shelves, shelves_of};
use crate::geometry::{Rect, Size};

/// Packs `parcels`, answers their places from (0, 0) on.
///
/// Parcels with wishes stand in rows from the topmost wish down, and in a row from the leftmost
/// wish on; others keep the given order. Rows are no longer than `width` where it is given;
/// otherwise their length is chosen for the wanted shape.
pub(super) fn pack(parcels: &[Parcel], gap: Gap, aspect: f64, width: Option<f64>) -> Vec<Rect> {
    let mut reading: Vec<usize> = (0..parcels.len()).collect();
    if let Some(wishes) = wishes(parcels) {
        reading.sort_by(|&a, &b| {
            let by_order = parcels[a].order.cmp(&parcels[b].order);
            by_order.then(wishes[a].y.total_cmp(&wishes[b].y))
        });
    }
    let read: Vec<Parcel> = reading.iter().map(|&index| parcels[index]).collect();
    let packed = if read.is_empty() {
        Vec::new()
    } else if alike(&read) {
        grid(&read, gap, aspect, width)
    } else {
        match width {
            Some(width) => shelves_of(&read, width, gap),
            None => shelves(&read, gap, aspect),
        }
    };
    let mut rects = vec![Rect::ZERO; parcels.len()];
    for (index, rect) in reading.into_iter().zip(packed) {
        rects[index] = rect;
    }
    rects
}

/// Order of `row` from the leftmost wish on; as given where there are no wishes.
fn by_wish(row: &[Parcel]) -> Vec<usize> {
    let mut across: Vec<usize> = (0..row.len()).collect();
    if let Some(wishes) = wishes(row) {
        across.sort_by(|&a, &b| {
            let by_order = row[a].order.cmp(&row[b].order);
            by_order.then(wishes[a].x.total_cmp(&wishes[b].x))
        });
    }
    across
}

/// Whether the boxes are near enough in size for one grid.
fn alike(parcels: &[Parcel]) -> bool {
    let mut least = parcels[0].size;
    let mut most = least;
    for parcel in parcels {
        least = Size::new(
            least.width.min(parcel.size.width),
            least.height.min(parcel.size.height),
        );
        most = Size::new(
            most.width.max(parcel.size.width),
            most.height.max(parcel.size.height),
        );
    }
    most.height <= least.height * 1.3 && most.width <= least.width * 1.8
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of siblings are far below 2^52"
)]
fn grid(parcels: &[Parcel], gap: Gap, aspect: f64, width: Option<f64>) -> Vec<Rect> {
    let count = parcels.len();
    let area: f64 = parcels
        .iter()
        .map(|p| (p.size.width + gap.across) * (p.size.height + gap.down))
        .sum();
    let mean_width = parcels
        .iter()
        .map(|p| p.size.width + gap.across)
        .sum::<f64>()
        / count as f64;
    // sqrt is exact on every machine, so the number of columns is, too.
    let middle = ((area * aspect).sqrt() / mean_width).max(1.0);
    let from = floor_index(middle * 0.5).clamp(1, count);
    let to = floor_index(middle * 1.8 + 1.0).clamp(from, count);
    if let Some(width) = width {
        let columns = floor_index((width + gap.across) / mean_width + 0.4).clamp(1, count);
        return grid_of(parcels, columns, gap);
    }
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for columns in from..=to {
        let rects = grid_of(parcels, columns, gap);
        let rows = count.div_ceil(columns);
        let holes = (rows * columns - count) as f64 / (rows * columns) as f64;
        let cost = badness(extent(&rects), area, aspect) * (1.0 + 0.3 * holes);
        if best
            .as_ref()
            .is_none_or(|(least, _)| cost < *least - 1.0e-9)
        {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

fn grid_of(read: &[Parcel], columns: usize, gap: Gap) -> Vec<Rect> {
    let mut across: Vec<usize> = Vec::with_capacity(read.len());
    for row in read.chunks(columns) {
        let first = across.len();
        across.extend(by_wish(row).into_iter().map(|at| first + at));
    }
    let parcels: Vec<Parcel> = across.iter().map(|&at| read[at]).collect();
    let mut rects = vec![Rect::ZERO; read.len()];
    for (at, rect) in across
        .into_iter()
        .zip(grid_in_order(&parcels, columns, gap))
    {
        rects[at] = rect;
    }
    rects
}

fn grid_in_order(parcels: &[Parcel], columns: usize, gap: Gap) -> Vec<Rect> {
    let mut widths = vec![0.0_f64; columns];
    for (index, parcel) in parcels.iter().enumerate() {
        widths[index % columns] = widths[index % columns].max(parcel.size.width);
    }
    // A column's gap on its right, a row's gap below it.
    let mut gaps = vec![gap.across; columns];
    for row in parcels.chunks(columns) {
        for (column, pair) in row.windows(2).enumerate() {
            gaps[column] = gaps[column].max(gap.across + pair[0].around[2].max(pair[1].around[0]));
        }
    }
    let mut rects = Vec::with_capacity(parcels.len());
    let mut y = 0.0;
    let mut below = 0.0_f64;
    for row in parcels.chunks(columns) {
        if y > 0.0 {
            y += gap.down + most(row, 1).max(below);
        }
        below = most(row, 3);
        let height = row.iter().map(|p| p.size.height).fold(0.0, f64::max);
        let mut x = 0.0;
        for ((parcel, &column_width), &right_gap) in row.iter().zip(&widths).zip(&gaps) {
            let (w, h) = if parcel.stretches {
                (column_width, height)
            } else {
                (parcel.size.width, parcel.size.height)
            };
            rects.push(Rect::new(x, y, x + w, y + h));
            x += column_width + right_gap;
        }
        y += height;
    }
    rects
}

/// The whole number below a small positive length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a small positive range"
)]
fn floor_index(value: f64) -> usize {
    value.clamp(0.0, 1.0e6) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::overlaps;

    const GAP: Gap = Gap {
        across: 20.0,
        down: 20.0,
    };

    fn leaf(width: f64, height: f64) -> Parcel {
        Parcel {
            size: Size::new(width, height),
            stretches: false,
            around: [0.0; 4],
            order: 0,
            wish: None,
        }
    }

    #[test]
    fn like_boxes_form_a_grid_with_aligned_columns_and_equal_gaps() {
        let rects = pack(&vec![leaf(180.0, 56.0); 12], GAP, 1.6, None);
        let mut lefts: Vec<i64> = rects.iter().map(|r| r.x0 as i64).collect();
        lefts.sort_unstable();
        lefts.dedup();
        assert!(
            lefts.windows(2).all(|pair| pair[1] - pair[0] == 200),
            "{lefts:?}"
        );
        let size = extent(&rects);
        assert!((0.8..3.2).contains(&(size.width / size.height)), "{size:?}");
    }

    #[test]
    fn unlike_boxes_do_not_overlap_and_fill_most_of_their_area() {
        let parcels: Vec<Parcel> = (0..40)
            .map(|i| {
                leaf(
                    100.0 + f64::from(i * 37 % 11) * 60.0,
                    56.0 + f64::from(i * 13 % 7) * 80.0,
                )
            })
            .collect();
        let rects = pack(&parcels, GAP, 1.6, None);
        for (i, a) in rects.iter().enumerate() {
            assert!(rects[i + 1..].iter().all(|b| !overlaps(*a, *b)));
        }
        let used: f64 = rects.iter().map(Rect::area).sum();
        assert!(
            used / extent(&rects).area() > 0.4,
            "{}",
            used / extent(&rects).area()
        );
    }
}
