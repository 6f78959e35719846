//! Packing of siblings that no dependency orders: tidy grids and shelves.
//!
//! Boxes of like size form a grid with aligned columns and equal gaps.
//! Boxes of unlike size stand on shelves (Coffman, Garey, Johnson & Tarjan 1980), where low boxes
//! are stacked in one column beside a high one. Several widths are tried; the one whose shape comes
//! nearest to the wanted aspect with little waste is taken. Containers then grow to the full height
//! and width of their cell, so that frames line up.

use crate::geometry::{Point, Rect, Size};

/// Something to pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parcel {
    /// Its least size.
    pub(super) size: Size,
    /// Whether it may grow to line up with its neighbours.
    pub(super) stretches: bool,
    /// Room for links beyond the usual gap: left, top, right, bottom.
    pub(super) around: [f64; 4],
    /// Parcels of a lower group come first.
    pub(super) order: i32,
    /// Where in the whole map its links want it; only the order of these places counts.
    pub(super) wish: Option<Point>,
}

/// Distances between neighbours, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gap {
    /// Beside one another.
    pub(super) across: f64,
    /// Above one another.
    pub(super) down: f64,
}

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

/// The wishes of all parcels, or `None` where one has none.
fn wishes(parcels: &[Parcel]) -> Option<Vec<Point>> {
    parcels.iter().map(|parcel| parcel.wish).collect()
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

/// The size of the smallest rectangle from (0, 0) around `rects`.
pub(super) fn extent(rects: &[Rect]) -> Size {
    rects.iter().fold(Size::ZERO, |size, rect| {
        Size::new(size.width.max(rect.x1), size.height.max(rect.y1))
    })
}

/// How far a shape is from what is wanted: 1 is perfect, larger is worse.
pub(super) fn badness(size: Size, area: f64, aspect: f64) -> f64 {
    let ratio = size.width / size.height.max(1.0) / aspect;
    let off = ratio.max(1.0 / ratio.max(1.0e-9));
    (size.area() / area.max(1.0)) * (0.5 + 0.5 * off)
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

/// The most room that any of `parcels` asks for on one side.
fn most(parcels: &[Parcel], side: usize) -> f64 {
    parcels
        .iter()
        .map(|parcel| parcel.around[side])
        .fold(0.0, f64::max)
}

fn shelves(parcels: &[Parcel], gap: Gap, aspect: f64) -> Vec<Rect> {
    let area: f64 = parcels
        .iter()
        .map(|p| (p.size.width + gap.across) * (p.size.height + gap.down))
        .sum();
    let widest = parcels.iter().map(|p| p.size.width).fold(0.0, f64::max);
    let base = (area * aspect).sqrt();
    let mut best: Option<(f64, Vec<Vec<Column>>)> = None;
    for step in 0..24_u32 {
        let width = (base * (0.6 + 0.06 * f64::from(step))).max(widest);
        let shelves = fill_shelves(parcels, width, gap);
        // A longer shelf would hold the same.
        let alone = shelves.len() == 1;
        let cost = badness(extent_of_shelves(parcels, &shelves, gap), area, aspect);
        if best
            .as_ref()
            .is_none_or(|(least, _)| cost < *least - 1.0e-9)
        {
            best = Some((cost, shelves));
        }
        if alone {
            break;
        }
    }
    best.map_or_else(Vec::new, |(_, mut shelves)| {
        settle_shelves(parcels, &mut shelves, gap)
    })
}

/// The size that shelves take, before their columns are put in order.
fn extent_of_shelves(parcels: &[Parcel], shelves: &[Vec<Column>], gap: Gap) -> Size {
    let mut size = Size::ZERO;
    let mut below = 0.0;
    for shelf in shelves {
        let width: f64 = shelf.iter().map(|column| column.gap + column.width).sum();
        let height = shelf.iter().map(|c| c.used_height).fold(0.0, f64::max);
        let (Some(first), Some(last)) = (shelf.first(), shelf.last()) else {
            continue;
        };
        let members = &parcels[first.first..last.end];
        if size.height > 0.0 {
            size.height += gap.down + f64::max(below, most(members, 1));
        }
        below = most(members, 3);
        size = Size::new(size.width.max(width), size.height + height);
    }
    size
}

/// One column of a shelf: boxes `first..end`, all of them stacked.
#[derive(Clone, Copy)]
struct Column {
    first: usize,
    end: usize,
    /// Distance to the column before it.
    gap: f64,
    width: f64,
    used_height: f64,
}

impl Column {
    fn alone(index: usize, size: Size, gap: f64) -> Self {
        Self {
            first: index,
            end: index + 1,
            gap,
            width: size.width,
            used_height: size.height,
        }
    }

    fn parcels<'a>(&self, parcels: &'a [Parcel]) -> &'a [Parcel] {
        &parcels[self.first..self.end]
    }
}

fn shelves_of(parcels: &[Parcel], width: f64, gap: Gap) -> Vec<Rect> {
    settle_shelves(parcels, &mut fill_shelves(parcels, width, gap), gap)
}

/// Distributes parcels over shelves of at most `width`.
fn fill_shelves(parcels: &[Parcel], width: f64, gap: Gap) -> Vec<Vec<Column>> {
    let mut shelves: Vec<Vec<Column>> = Vec::new();
    let mut shelf_width = 0.0;
    let mut shelf_height = 0.0;
    for (index, parcel) in parcels.iter().enumerate() {
        let size = parcel.size;
        if let Some(shelf) = shelves.last_mut() {
            let beside = shelf
                .last()
                .map_or(0.0, |c| most(c.parcels(parcels), 2))
                .max(parcel.around[0])
                + gap.across;
            if let Some(column) = shelf.last_mut() {
                let grown = column.width.max(size.width);
                let down = gap.down + parcels[column.end - 1].around[3].max(parcel.around[1]);
                let fits_below = column.used_height + down + size.height <= shelf_height + 0.5
                    && shelf_width - column.width + grown <= width + 0.5
                    && grown <= 1.4 * column.width.min(size.width);
                if fits_below {
                    shelf_width += grown - column.width;
                    column.width = grown;
                    column.end = index + 1;
                    column.used_height += down + size.height;
                    continue;
                }
            }
            if shelf_width + beside + size.width <= width + 0.5 {
                shelf_width += beside + size.width;
                shelf_height = f64::max(shelf_height, size.height);
                shelf.push(Column::alone(index, size, beside));
                continue;
            }
        }
        shelves.push(vec![Column::alone(index, size, 0.0)]);
        shelf_width = size.width;
        shelf_height = size.height;
    }
    shelves
}

/// Puts the columns of a shelf in the order of their wishes.
fn sort_by_wish(parcels: &[Parcel], shelf: &mut Vec<Column>) {
    let of_column = |column: &Column| {
        let members = column.parcels(parcels);
        let wishes = wishes(members)?;
        let sum: f64 = wishes.iter().map(|wish| wish.x).sum();
        let order = members.iter().map(|parcel| parcel.order).min()?;
        #[expect(clippy::cast_precision_loss, reason = "few boxes stand in a column")]
        Some((order, sum / wishes.len() as f64))
    };
    let keyed: Option<Vec<((i32, f64), Column)>> = shelf
        .iter()
        .map(|column| Some((of_column(column)?, *column)))
        .collect();
    if let Some(mut keyed) = keyed {
        keyed.sort_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        *shelf = keyed.into_iter().map(|(_, column)| column).collect();
        if let Some(first) = shelf.first_mut() {
            first.gap = 0.0;
        }
    }
}

/// Places the boxes of all shelves and stretches those that may grow.
fn settle_shelves(parcels: &[Parcel], shelves: &mut [Vec<Column>], gap: Gap) -> Vec<Rect> {
    let mut rects = vec![Rect::ZERO; parcels.len()];
    for shelf in shelves.iter_mut() {
        sort_by_wish(parcels, shelf);
        // A box stacked later may ask for more room beside its column than the first one did.
        for index in 1..shelf.len() {
            let asked = most(shelf[index - 1].parcels(parcels), 2)
                .max(most(shelf[index].parcels(parcels), 0));
            shelf[index].gap = gap.across + asked;
        }
    }
    let shelf_width = |shelf: &[Column]| shelf.iter().map(|c| c.gap + c.width).sum::<f64>();
    let full_width = shelves
        .iter()
        .map(|shelf| shelf_width(shelf))
        .fold(0.0, f64::max);
    let mut y = 0.0;
    let mut below = 0.0_f64;
    for shelf in shelves.iter() {
        let first = shelf.iter().map(|column| column.first).min();
        let end = shelf.iter().map(|column| column.end).max();
        let members = &parcels[first.unwrap_or(0)..end.unwrap_or(0)];
        if y > 0.0 {
            y += gap.down + below.max(most(members, 1));
        }
        below = most(members, 3);
        let height = shelf.iter().map(|c| c.used_height).fold(0.0, f64::max);
        let spare = full_width - shelf_width(shelf);
        let stretches = |column: &Column| column.parcels(parcels).iter().all(|p| p.stretches);
        let growing = shelf
            .iter()
            .filter(|c| stretches(c))
            .map(|c| c.width)
            .sum::<f64>();
        let mut x = 0.0;
        for column in shelf {
            // Frames fill the shelf only where that does not blow them up.
            let fills = stretches(column) && spare < 0.6 * growing;
            let extra = if fills {
                (spare * column.width / growing).floor()
            } else {
                0.0
            };
            x += column.gap;
            settle_column(
                parcels,
                column,
                (x, y),
                (column.width + extra, height),
                gap,
                &mut rects,
            );
            x += column.width + extra;
        }
        y += height;
    }
    rects
}

/// Stacks the boxes of one column at `origin`, the last frame down to the full `height`.
fn settle_column(
    parcels: &[Parcel],
    column: &Column,
    origin: (f64, f64),
    (width, height): (f64, f64),
    gap: Gap,
    rects: &mut [Rect],
) {
    let (x, mut top) = origin;
    for index in column.first..column.end {
        let parcel = parcels[index];
        let size = parcel.size;
        let last = index + 1 == column.end;
        let rest = origin.1 + height - top;
        let drawn_height = if last && rest < 2.5 * size.height {
            rest
        } else {
            size.height
        };
        rects[index] = if parcel.stretches {
            Rect::new(x, top, x + width, top + drawn_height)
        } else {
            Rect::new(x, top, x + size.width, top + size.height)
        };
        if let Some(next) = parcels.get(index + 1) {
            top += size.height + gap.down + parcel.around[3].max(next.around[1]);
        }
    }
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
