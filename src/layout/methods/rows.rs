//! Rows of boxes: their order by where their links lead, and their places along the row.

use crate::geometry::Size;

/// Sweeps over the rows, down and up in turn.
const SWEEPS: usize = 12;

/// A wish of one box of a row: where its left edge should be, and how strongly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// Left edge.
    pub(super) left: f64,
    /// Strength; above zero.
    pub(super) weight: f64,
}

/// Left edges of boxes that stand in the given order in one row, as near to their wishes as the
/// `gaps` before each box allow (the first gap is not used).
///
/// The least sum of squared distances, by pooling adjacent violators (Ayer et al. 1955, as Dwyer,
/// Marriott & Stuckey 2006 use it for one chain). Takes O(n) time.
pub(super) fn settle(widths: &[f64], gaps: &[f64], wishes: &[Wish]) -> Vec<f64> {
    // Where each box stands from the first of its row on, were they packed tightly.
    let mut offsets = Vec::with_capacity(widths.len());
    let mut offset = 0.0;
    for (index, &width) in widths.iter().enumerate() {
        if index > 0 {
            offset += gaps[index];
        }
        offsets.push(offset);
        offset += width;
    }
    // A pool of boxes that stand tightly: first box, wished place of offset zero, weight.
    let mut pools: Vec<(usize, f64, f64)> = Vec::with_capacity(widths.len());
    for (index, wish) in wishes.iter().enumerate() {
        let mut pool = (index, wish.left - offsets[index], wish.weight);
        while let Some(&(first, place, weight)) = pools.last() {
            if place <= pool.1 {
                break;
            }
            let sum = weight + pool.2;
            pool = (first, (place * weight + pool.1 * pool.2) / sum, sum);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut lefts = vec![0.0; widths.len()];
    for (nth, &(first, place, _)) in pools.iter().enumerate() {
        let end = pools.get(nth + 1).map_or(widths.len(), |next| next.0);
        for index in first..end {
            lefts[index] = place + offsets[index];
        }
    }
    lefts
}

/// Orders the boxes of each row by the mean place of their neighbours in other rows, nearest rows
/// most (barycentre method of Sugiyama, Tagawa & Toda 1981, with all rows at once).
///
/// The order that the rows come with decides between equals. Keeps the order with the shortest
/// links of all sweeps.
pub(super) fn order_by_links(rows: &mut [Vec<usize>], neighbours: &[Vec<(usize, f64)>]) {
    let mut row_of = vec![usize::MAX; neighbours.len()];
    for (row, members) in rows.iter().enumerate() {
        for &member in members {
            row_of[member] = row;
        }
    }
    let mut place = vec![0.0; neighbours.len()];
    for members in rows.iter() {
        spread(members, &mut place);
    }
    let mut best = (stretch(neighbours, &row_of, &place), rows.to_vec());
    for sweep in 0..SWEEPS {
        for step in 0..rows.len() {
            let row = if sweep % 2 == 0 {
                step
            } else {
                rows.len() - 1 - step
            };
            let key = |&member: &usize| {
                let mut sum = (place[member] * 0.01, 0.01);
                for &(other, weight) in &neighbours[member] {
                    let apart = row_of[other].abs_diff(row);
                    if apart > 0 && row_of[other] != usize::MAX {
                        #[expect(clippy::cast_precision_loss, reason = "few rows")]
                        let pull = weight / apart as f64;
                        sum = (sum.0 + place[other] * pull, sum.1 + pull);
                    }
                }
                sum.0 / sum.1
            };
            let mut keyed: Vec<(f64, usize)> = rows[row].iter().map(|m| (key(m), *m)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            rows[row] = keyed.into_iter().map(|(_, member)| member).collect();
            spread(&rows[row], &mut place);
        }
        let now = stretch(neighbours, &row_of, &place);
        if now < best.0 {
            best = (now, rows.to_vec());
        }
    }
    rows.clone_from_slice(&best.1);
}

/// Places of `members` along their row, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a row has few boxes")]
fn spread(members: &[usize], place: &mut [f64]) {
    for (nth, &member) in members.iter().enumerate() {
        place[member] = (nth as f64 + 0.5) / members.len() as f64;
    }
}

/// How far links run along the rows.
fn stretch(neighbours: &[Vec<(usize, f64)>], row_of: &[usize], place: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (index, others) in neighbours.iter().enumerate() {
        for &(other, weight) in others {
            if row_of[index] != row_of[other] {
                sum += weight * (place[index] - place[other]).abs();
            }
        }
    }
    sum
}

/// `members` cut into lines that are no wider than `width`, of about equal length.
pub(super) fn wrapped(members: &[usize], sizes: &[Size], gap: f64, width: f64) -> Vec<Vec<usize>> {
    let total: f64 = members.iter().map(|&m| sizes[m].width + gap).sum();
    let lines = (total / (width + gap)).ceil().max(1.0);
    let share = total / lines;
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut used = 0.0;
    let mut filled = f64::INFINITY;
    for &member in members {
        let wide = sizes[member].width + gap;
        if filled + wide * 0.5 > share || filled + wide > width + gap + 0.5 {
            rows.push(Vec::new());
            filled = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(member);
        }
        used += wide;
        filled += wide;
    }
    debug_assert!(used <= total + 0.5);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_where_they_wish_and_share_where_they_cannot() {
        let wish = |left: f64| Wish { left, weight: 1.0 };
        let lefts = settle(&[10.0; 3], &[2.0; 3], &[wish(0.0), wish(0.0), wish(50.0)]);
        assert_eq!(lefts, [-6.0, 6.0, 50.0]);
    }

    #[test]
    fn a_crossed_pair_is_uncrossed() {
        let mut rows = vec![vec![0, 1], vec![2, 3]];
        let neighbours = [
            vec![(3, 1.0)],
            vec![(2, 1.0)],
            vec![(1, 1.0)],
            vec![(0, 1.0)],
        ];
        order_by_links(&mut rows, &neighbours.map(|list| list.to_vec()));
        assert_eq!(rows[0] == [0, 1], rows[1] == [3, 2]);
    }
}
