//! Boxes of unlike size on shelves (Coffman, Garey, Johnson & Tarjan 1980), where low boxes are stacked
//! in one column beside a high one.

use super::parcel::{Gap, Parcel, badness, most, wishes};
use crate::geometry::{Rect, Size};

/// Columns that a shelf has memory for at first.
const SHELF_CAPACITY: usize = 8;

/// Packs `parcels` in the given order, with the length of the shelves that gives the best shape.
pub(super) fn shelves(parcels: &[Parcel], gap: Gap, aspect: f64) -> Vec<Rect> {
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

/// Packs `parcels` on shelves of at most `width`.
pub(super) fn shelves_of(parcels: &[Parcel], width: f64, gap: Gap) -> Vec<Rect> {
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
        let mut shelf = Vec::with_capacity(SHELF_CAPACITY);
        shelf.push(Column::alone(index, size, 0.0));
        shelves.push(shelf);
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
            let fills = stretches(column) && spare < 0.3 * growing;
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
        let drawn_height = if last && rest < 1.8 * size.height {
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
