//! Packing of siblings that no dependency orders: tidy grids and shelves.
//!
//! Boxes of like size form a grid with aligned columns and equal gaps.
//! Boxes of unlike size stand on shelves (Coffman, Garey, Johnson & Tarjan 1980), where low boxes
//! are stacked in one column beside a high one. Several widths are tried; the one whose shape comes
//! nearest to the wanted aspect with little waste is taken. Containers then grow to the full height
//! and width of their cell, so that frames line up.

use crate::geometry::{Rect, Size};

/// Something to pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parcel {
    /// Its least size.
    pub(super) size: Size,
    /// Whether it may grow to line up with its neighbours.
    pub(super) stretches: bool,
}

/// Distances between neighbours, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gap {
    /// Beside one another.
    pub(super) across: f64,
    /// Above one another.
    pub(super) down: f64,
}

/// Packs `parcels` in the given order; the answers keep that order, from (0, 0) on.
pub(super) fn pack(parcels: &[Parcel], gap: Gap, aspect: f64) -> Vec<Rect> {
    if parcels.is_empty() {
        return Vec::new();
    }
    if alike(parcels) { grid(parcels, gap, aspect) } else { shelves(parcels, gap, aspect) }
}

/// The size of the smallest rectangle from (0, 0) around `rects`.
pub(super) fn extent(rects: &[Rect]) -> Size {
    rects.iter().fold(Size::ZERO, |size, rect| Size::new(size.width.max(rect.x1), size.height.max(rect.y1)))
}

/// How far a shape is from what is wanted: 1 is perfect, larger is worse.
pub(super) fn badness(size: Size, area: f64, aspect: f64) -> f64 {
    let ratio = size.width / size.height.max(1.0) / aspect;
    let off = ratio.max(1.0 / ratio.max(1.0e-9));
    (size.area() / area.max(1.0)) * (0.75 + 0.25 * off)
}

/// Whether the boxes are near enough in size for one grid.
fn alike(parcels: &[Parcel]) -> bool {
    let mut least = parcels[0].size;
    let mut most = least;
    for parcel in parcels {
        least = Size::new(least.width.min(parcel.size.width), least.height.min(parcel.size.height));
        most = Size::new(most.width.max(parcel.size.width), most.height.max(parcel.size.height));
    }
    most.height <= least.height * 1.3 && most.width <= least.width * 1.8
}

#[expect(clippy::cast_precision_loss, reason = "numbers of siblings are far below 2^52")]
fn grid(parcels: &[Parcel], gap: Gap, aspect: f64) -> Vec<Rect> {
    let count = parcels.len();
    let area: f64 = parcels.iter().map(|p| (p.size.width + gap.across) * (p.size.height + gap.down)).sum();
    let mean_width = parcels.iter().map(|p| p.size.width + gap.across).sum::<f64>() / count as f64;
    // sqrt is exact on every machine, so the number of columns is, too.
    let middle = ((area * aspect).sqrt() / mean_width).max(1.0);
    let from = floor_index(middle * 0.5).clamp(1, count);
    let to = floor_index(middle * 1.8 + 1.0).clamp(from, count);
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for columns in from..=to {
        let rects = grid_of(parcels, columns, gap);
        let rows = count.div_ceil(columns);
        let holes = (rows * columns - count) as f64 / (rows * columns) as f64;
        let cost = badness(extent(&rects), area, aspect) * (1.0 + 0.3 * holes);
        if best.as_ref().is_none_or(|(least, _)| cost < *least - 1.0e-9) {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

fn grid_of(parcels: &[Parcel], columns: usize, gap: Gap) -> Vec<Rect> {
    let mut widths = vec![0.0_f64; columns];
    for (index, parcel) in parcels.iter().enumerate() {
        widths[index % columns] = widths[index % columns].max(parcel.size.width);
    }
    let mut rects = Vec::with_capacity(parcels.len());
    let mut y = 0.0;
    for row in parcels.chunks(columns) {
        let height = row.iter().map(|p| p.size.height).fold(0.0, f64::max);
        let mut x = 0.0;
        for (parcel, &column_width) in row.iter().zip(&widths) {
            let (w, h) = if parcel.stretches { (column_width, height) } else { (parcel.size.width, parcel.size.height) };
            rects.push(Rect::new(x, y, x + w, y + h));
            x += column_width + gap.across;
        }
        y += height + gap.down;
    }
    rects
}

fn shelves(parcels: &[Parcel], gap: Gap, aspect: f64) -> Vec<Rect> {
    let area: f64 = parcels.iter().map(|p| (p.size.width + gap.across) * (p.size.height + gap.down)).sum();
    let widest = parcels.iter().map(|p| p.size.width).fold(0.0, f64::max);
    let base = (area * aspect).sqrt();
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for step in 0..24_u32 {
        let width = (base * (0.6 + 0.06 * f64::from(step))).max(widest);
        let rects = shelves_of(parcels, width, gap);
        let cost = badness(extent(&rects), area, aspect);
        if best.as_ref().is_none_or(|(least, _)| cost < *least - 1.0e-9) {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

/// One column of a shelf: boxes `first..end`, all of them stacked.
struct Column {
    first: usize,
    end: usize,
    width: f64,
    used_height: f64,
}

fn shelves_of(parcels: &[Parcel], width: f64, gap: Gap) -> Vec<Rect> {
    let mut shelves: Vec<Vec<Column>> = Vec::new();
    let mut shelf_width = 0.0;
    let mut shelf_height = 0.0;
    for (index, parcel) in parcels.iter().enumerate() {
        let size = parcel.size;
        if let Some(shelf) = shelves.last_mut() {
            if let Some(column) = shelf.last_mut() {
                let grown = column.width.max(size.width);
                let fits_below = column.used_height + gap.down + size.height <= shelf_height + 0.5
                    && shelf_width - column.width + grown <= width + 0.5
                    && grown <= 1.4 * column.width.min(size.width);
                if fits_below {
                    shelf_width += grown - column.width;
                    column.width = grown;
                    column.end = index + 1;
                    column.used_height += gap.down + size.height;
                    continue;
                }
            }
            if shelf_width + gap.across + size.width <= width + 0.5 {
                shelf_width += gap.across + size.width;
                shelf_height = f64::max(shelf_height, size.height);
                shelf.push(Column { first: index, end: index + 1, width: size.width, used_height: size.height });
                continue;
            }
        }
        shelves.push(vec![Column { first: index, end: index + 1, width: size.width, used_height: size.height }]);
        shelf_width = size.width;
        shelf_height = size.height;
    }
    settle_shelves(parcels, &shelves, gap)
}

/// Places the boxes of all shelves and stretches those that may grow.
fn settle_shelves(parcels: &[Parcel], shelves: &[Vec<Column>], gap: Gap) -> Vec<Rect> {
    let mut rects = vec![Rect::ZERO; parcels.len()];
    let shelf_width = |shelf: &[Column]| shelf.iter().map(|c| c.width + gap.across).sum::<f64>() - gap.across;
    let full_width = shelves.iter().map(|shelf| shelf_width(shelf)).fold(0.0, f64::max);
    let mut y = 0.0;
    for shelf in shelves {
        let height = shelf.iter().map(|c| c.used_height).fold(0.0, f64::max);
        let spare = full_width - shelf_width(shelf);
        let growing = shelf.iter().filter(|c| parcels[c.first..c.end].iter().all(|p| p.stretches)).map(|c| c.width).sum::<f64>();
        let mut x = 0.0;
        for column in shelf {
            let all_stretch = parcels[column.first..column.end].iter().all(|p| p.stretches);
            // Frames fill the shelf only where that does not blow them up.
            let extra = if all_stretch && spare < 0.6 * growing { (spare * column.width / growing).floor() } else { 0.0 };
            let column_width = column.width + extra;
            let mut top = y;
            for index in column.first..column.end {
                let size = parcels[index].size;
                let last = index + 1 == column.end;
                let rest = y + height - top;
                let grown_height = if last && rest < 2.5 * size.height { rest } else { size.height };
                rects[index] = if parcels[index].stretches {
                    Rect::new(x, top, x + column_width, top + grown_height)
                } else {
                    Rect::new(x, top, x + size.width, top + size.height)
                };
                top += size.height + gap.down;
            }
            x += column_width + gap.across;
        }
        y += height + gap.down;
    }
    rects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::overlaps;

    const GAP: Gap = Gap { across: 20.0, down: 20.0 };

    fn leaf(width: f64, height: f64) -> Parcel {
        Parcel { size: Size::new(width, height), stretches: false }
    }

    #[test]
    fn like_boxes_form_a_grid_with_aligned_columns_and_equal_gaps() {
        let rects = pack(&vec![leaf(180.0, 56.0); 12], GAP, 1.6);
        let mut lefts: Vec<i64> = rects.iter().map(|r| r.x0 as i64).collect();
        lefts.sort_unstable();
        lefts.dedup();
        assert!(lefts.windows(2).all(|pair| pair[1] - pair[0] == 200), "{lefts:?}");
        let size = extent(&rects);
        assert!((0.8..3.2).contains(&(size.width / size.height)), "{size:?}");
    }

    #[test]
    fn unlike_boxes_do_not_overlap_and_fill_most_of_their_area() {
        let parcels: Vec<Parcel> =
            (0..40).map(|i| leaf(100.0 + f64::from(i * 37 % 11) * 60.0, 56.0 + f64::from(i * 13 % 7) * 80.0)).collect();
        let rects = pack(&parcels, GAP, 1.6);
        for (i, a) in rects.iter().enumerate() {
            assert!(rects[i + 1..].iter().all(|b| !overlaps(*a, *b)));
        }
        let used: f64 = rects.iter().map(Rect::area).sum();
        assert!(used / extent(&rects).area() > 0.4, "{}", used / extent(&rects).area());
    }
}

/// The whole number below a small positive length.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a small positive range")]
fn floor_index(value: f64) -> usize {
    value.clamp(0.0, 1.0e6) as usize
}
