//! Swim lanes: the outermost containers as bands of one width, one below the other by rank hint.
//!
//! A band reads from left to right: what it holds stands in columns, ordered so that links to other
//! bands run straight up and down, and then moved as near to what it is linked to as the order
//! allows. Loose boxes outside all containers stand between the bands, in a row for each rank.

use super::super::layering::{Arc, layers};
use super::Child;
use super::rows::{Wish, order_by_links, settle};
use super::shelves::misfit;
use crate::geometry::{Rect, Size, Vec2};
use crate::layout::hierarchy::Hierarchy;
use crate::layout::placement::{Widening, insets};

/// Widths tried for the bands.
const TRIES: u32 = 14;
/// Rounds in which columns move towards what they are linked to.
const ROUNDS: usize = 8;

/// One band, or a row of loose boxes between two.
struct Band {
    /// Index of the container; `None` for a row of loose boxes.
    container: Option<usize>,
    /// What stands in it, as indices of the hierarchy, from left to right.
    members: Vec<usize>,
    /// Distances from its frame to its content: left, top, right, bottom.
    insets: [f64; 4],
    /// Least distance to the band above and the band below.
    around: (f64, f64),
    /// Least size of the frame.
    least: Size,
}

/// Boxes that stand below each other in a band.
struct Column {
    first: usize,
    end: usize,
    size: Size,
}

/// All that stays the same while widths are tried.
struct Street<'a> {
    tree: &'a Hierarchy,
    bands: Vec<Band>,
    /// The boxes of all bands, by index of the hierarchy.
    child: Vec<Child>,
    neighbours: Vec<Vec<(usize, f64)>>,
    band_of: Vec<usize>,
}

/// Places the outermost containers, their children and loose boxes; writes them into `inner`.
pub(super) fn compose(
    tree: &Hierarchy,
    size: &[Size],
    widening: &[Widening],
    inner: &mut [Vec<Rect>],
) {
    let child = |index: usize| Child {
        size: size[index],
        order: tree.order[index],
        container: tree.is_container(index),
        around: widening[index].around,
    };
    let neighbours = neighbours(tree);
    let mut bands = bands(tree, widening);
    for band in &mut bands {
        read_along_needs(tree, band);
    }
    let mut rows: Vec<Vec<usize>> = bands.iter().map(|band| band.members.clone()).collect();
    order_by_links(&mut rows, &neighbours);
    let mut band_of = vec![usize::MAX; tree.root()];
    for (number, (band, row)) in bands.iter_mut().zip(rows).enumerate() {
        for &member in &row {
            band_of[member] = number;
        }
        band.members = row;
    }
    let street = Street {
        tree,
        bands,
        child: (0..tree.root()).map(child).collect(),
        neighbours,
        band_of,
    };
    street.write(inner);
}

/// The bands from top to bottom, with their members in request order.
fn bands(tree: &Hierarchy, widening: &[Widening]) -> Vec<Band> {
    let root = tree.root();
    let (frames, loose): (Vec<usize>, Vec<usize>) =
        (tree.children[root].iter().copied()).partition(|&index| tree.is_container(index));
    let mut keyed: Vec<((i32, usize), Band)> = Vec::new();
    for index in frames {
        let around = widening[index].around;
        let band = Band {
            container: Some(index),
            members: tree.children[index].clone(),
            insets: insets(tree, index, widening[index]),
            around: (around[1], around[3]),
            least: tree.size[index],
        };
        keyed.push(((tree.order[index], index), band));
    }
    let mut by_rank: std::collections::BTreeMap<i32, Vec<usize>> =
        std::collections::BTreeMap::new();
    for index in loose {
        by_rank.entry(tree.order[index]).or_default().push(index);
    }
    for (rank, members) in by_rank {
        let side = tree.spacing.padding;
        let band = Band {
            container: None,
            insets: [side, 0.0, side, 0.0],
            around: (0.0, 0.0),
            least: Size::ZERO,
            members,
        };
        keyed.push(((rank, root), band));
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, band)| band).collect()
}

/// Puts what is needed to the right of what needs it, as far as no other band has a say.
fn read_along_needs(tree: &Hierarchy, band: &mut Band) {
    let local: std::collections::BTreeMap<usize, usize> =
        band.members.iter().copied().zip(0..).collect();
    let container = band.container.unwrap_or(tree.root());
    let arcs: Vec<Arc> = (tree.links.iter())
        .filter(|link| link.ranks)
        .filter_map(|link| tree.lifted(link.from, link.to))
        .filter(|lifted| lifted.0 == container)
        .filter_map(|(_, from, to)| {
            Some(Arc {
                from: *local.get(&from)?,
                to: *local.get(&to)?,
                weight: 1.0,
            })
        })
        .collect();
    let layer = layers(band.members.len(), &arcs);
    let mut reading: Vec<usize> = (0..band.members.len()).collect();
    reading.sort_by_key(|&at| (tree.order[band.members[at]], layer[at]));
    band.members = reading.into_iter().map(|at| band.members[at]).collect();
}

/// For each member of a band what it is linked to in bands, links lifted to members.
fn neighbours(tree: &Hierarchy) -> Vec<Vec<(usize, f64)>> {
    let member = |index: usize| {
        let mut at = index;
        while tree.depth[at] > 2 {
            at = tree.parent[at];
        }
        (tree.depth[at] == 2 || !tree.is_container(at)).then_some(at)
    };
    let mut bonds: std::collections::BTreeMap<(usize, usize), f64> =
        std::collections::BTreeMap::new();
    for link in &tree.links {
        if let (Some(a), Some(b)) = (member(link.from), member(link.to))
            && a != b
        {
            *bonds.entry((a.min(b), a.max(b))).or_default() += 1.0;
        }
    }
    let mut neighbours = vec![Vec::new(); tree.root()];
    for ((a, b), weight) in bonds {
        neighbours[a].push((b, weight));
        neighbours[b].push((a, weight));
    }
    neighbours
}

impl Street<'_> {
    /// Tries widths and writes the best picture.
    fn write(&self, inner: &mut [Vec<Rect>]) {
        let gap = self.tree.spacing.between_nodes;
        let sizes: Vec<Size> = (self.bands.iter())
            .flat_map(|band| &band.members)
            .map(|&m| self.child[m].outer_size())
            .collect();
        let area: f64 = sizes
            .iter()
            .map(|s| (s.width + gap) * (s.height + gap))
            .sum();
        let base = (area * self.tree.aspect).sqrt();
        let least = (self.bands.iter())
            .map(|band| {
                let widest = band
                    .members
                    .iter()
                    .map(|&m| self.child[m].outer_size().width);
                let content = widest.fold(0.0, f64::max) + band.insets[0] + band.insets[2];
                content.max(band.least.width)
            })
            .fold(0.0, f64::max);
        let mut best: Option<(f64, f64)> = None;
        for step in 0..TRIES {
            let width = (base * (0.8 + 0.12 * f64::from(step))).max(least);
            let height: f64 = (self.bands.iter())
                .map(|band| {
                    let columns = self.columns(band, width);
                    let content = columns.iter().map(|c| c.size.height).fold(0.0, f64::max);
                    content + band.insets[1] + band.insets[3] + self.tree.spacing.between_layers
                })
                .sum();
            let cost = misfit(Size::new(width, height), self.tree.aspect);
            if best.is_none_or(|(least, _)| cost < least * 0.999) {
                best = Some((cost, width));
            }
        }
        if let Some((_, width)) = best {
            self.write_at(width, inner);
        }
    }

    /// The columns of `band` in a frame of `width`: as low as fits.
    fn columns(&self, band: &Band, width: f64) -> Vec<Column> {
        let gap = self.tree.spacing.between_nodes;
        let free = width - band.insets[0] - band.insets[2];
        let sizes: Vec<Size> = band
            .members
            .iter()
            .map(|&m| self.child[m].outer_size())
            .collect();
        let highest = sizes.iter().map(|size| size.height).fold(0.0, f64::max);
        let lowest = sizes
            .iter()
            .map(|size| size.height)
            .fold(f64::INFINITY, f64::min);
        let all: f64 = sizes.iter().map(|size| size.height + gap).sum();
        let mut height = highest;
        loop {
            let columns = stacked(&sizes, gap, height);
            let total: f64 = columns.iter().map(|column| column.size.width + gap).sum();
            if total - gap <= free + 0.5 || height >= all {
                return columns;
            }
            // A step of at least a hundredth bounds the number of tries.
            height += (lowest + gap).max(height * 0.01);
        }
    }

    /// Writes the picture with bands of `width`.
    fn write_at(&self, width: f64, inner: &mut [Vec<Rect>]) {
        let columns: Vec<Vec<Column>> = self
            .bands
            .iter()
            .map(|band| self.columns(band, width))
            .collect();
        let lefts = self.lefts(&columns, width);
        let gap = self.tree.spacing.between_nodes;
        let mut place = vec![Rect::ZERO; self.tree.root()];
        let (mut y, mut below) = (0.0, 0.0_f64);
        for (number, band) in self.bands.iter().enumerate() {
            if number > 0 {
                y += self.tree.spacing.between_layers.max(gap) + below.max(band.around.0);
            }
            below = band.around.1;
            let height = columns[number]
                .iter()
                .map(|c| c.size.height)
                .fold(0.0, f64::max);
            let frame_height = (height + band.insets[1] + band.insets[3]).max(band.least.height);
            let corner = Vec2::new(0.0, if band.container.is_some() { 0.0 } else { y });
            for (column, &left) in columns[number].iter().zip(&lefts[number]) {
                let mut top = band.insets[1];
                let members = &band.members[column.first..column.end];
                for &member in members {
                    let child = &self.child[member];
                    let outer = child.outer_size();
                    let alone = members.len() == 1 && height <= 1.8 * outer.height;
                    let cell = Size::new(
                        if child.container {
                            column.size.width
                        } else {
                            outer.width
                        },
                        if alone && child.container {
                            height
                        } else {
                            outer.height
                        },
                    );
                    let indent = ((column.size.width - cell.width) / 2.0).round();
                    let at = (left + indent, top);
                    place[member] = child.within(Rect::from_origin_size(at, cell)) + corner;
                    top += outer.height + gap;
                }
            }
            if let Some(container) = band.container {
                let frame = Rect::new(0.0, y, width, y + frame_height);
                place[container] = frame;
                let children = &self.tree.children[container];
                inner[container] = children.iter().map(|&child| place[child]).collect();
            }
            y += frame_height;
        }
        let root = self.tree.root();
        inner[root] = self.tree.children[root]
            .iter()
            .map(|&index| place[index])
            .collect();
    }

    /// The left edge of each column: near to what it is linked to in other bands.
    fn lefts(&self, columns: &[Vec<Column>], width: f64) -> Vec<Vec<f64>> {
        let gap = self.tree.spacing.between_nodes;
        let mut center = vec![0.0; self.tree.root()];
        let mut lefts: Vec<Vec<f64>> = Vec::new();
        for (band, own) in self.bands.iter().zip(columns) {
            // At first, all columns of a band are spread over its width.
            let used: f64 = own
                .iter()
                .map(|column| column.size.width + gap)
                .sum::<f64>()
                - gap;
            #[expect(clippy::cast_precision_loss, reason = "a band has few columns")]
            let more =
                (width - band.insets[0] - band.insets[2] - used).max(0.0) / own.len().max(1) as f64;
            let mut x = band.insets[0] + more / 2.0;
            let mut of_band = Vec::new();
            for column in own {
                of_band.push(x);
                x += column.size.width + gap + more;
            }
            lefts.push(of_band);
        }
        let note = |center: &mut Vec<f64>, band: &Band, own: &[Column], lefts: &[f64]| {
            for (column, left) in own.iter().zip(lefts) {
                for &member in &band.members[column.first..column.end] {
                    center[member] = left + column.size.width / 2.0;
                }
            }
        };
        for (number, band) in self.bands.iter().enumerate() {
            note(&mut center, band, &columns[number], &lefts[number]);
        }
        for round in 0..ROUNDS {
            for step in 0..self.bands.len() {
                let number = if round % 2 == 0 {
                    step
                } else {
                    self.bands.len() - 1 - step
                };
                let band = &self.bands[number];
                lefts[number] =
                    self.settled(band, &columns[number], &lefts[number], &center, width);
                note(&mut center, band, &columns[number], &lefts[number]);
            }
        }
        for of_band in &mut lefts {
            for left in of_band {
                *left = left.round();
            }
        }
        lefts
    }

    /// The columns of one band moved towards what they are linked to, within the band.
    fn settled(
        &self,
        band: &Band,
        columns: &[Column],
        lefts: &[f64],
        center: &[f64],
        width: f64,
    ) -> Vec<f64> {
        let gap = self.tree.spacing.between_nodes;
        let wish = |(column, &left): (&Column, &f64)| {
            let mut sum = (left * 0.05, 0.05);
            for &member in &band.members[column.first..column.end] {
                for &(other, weight) in &self.neighbours[member] {
                    let apart = self.band_of[other].abs_diff(self.band_of[member]);
                    if apart > 0 && self.band_of[other] != usize::MAX {
                        #[expect(clippy::cast_precision_loss, reason = "few bands")]
                        let pull = weight / apart as f64;
                        sum.0 += (center[other] - column.size.width / 2.0) * pull;
                        sum.1 += pull;
                    }
                }
            }
            Wish {
                left: sum.0 / sum.1,
                weight: sum.1,
            }
        };
        let wishes: Vec<Wish> = columns.iter().zip(lefts).map(wish).collect();
        let widths: Vec<f64> = columns.iter().map(|column| column.size.width).collect();
        let mut settled = settle(&widths, &vec![gap; widths.len()], &wishes);
        // Held within the band: the least place from the left, the most from the right.
        let mut least = band.insets[0];
        for (left, width) in settled.iter_mut().zip(&widths) {
            *left = left.max(least);
            least += width + gap;
        }
        let mut most = width - band.insets[2];
        for (left, width) in settled.iter_mut().zip(&widths).rev() {
            *left = left.min(most - width).floor();
            most -= width + gap;
        }
        settled
    }
}

/// Boxes in columns that are no higher than `height`, in the given order.
fn stacked(sizes: &[Size], gap: f64, height: f64) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, size) in sizes.iter().enumerate() {
        if let Some(column) = columns.last_mut() {
            let grown = column.size.height + gap + size.height;
            if grown <= height + 0.5 {
                column.end = index + 1;
                column.size = Size::new(column.size.width.max(size.width), grown);
                continue;
            }
        }
        columns.push(Column {
            first: index,
            end: index + 1,
            size: *size,
        });
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_boxes_are_stacked_beside_a_high_one() {
        let sizes = [
            Size::new(300.0, 200.0),
            Size::new(100.0, 50.0),
            Size::new(100.0, 50.0),
            Size::new(100.0, 50.0),
        ];
        let columns = stacked(&sizes, 20.0, 200.0);
        let ends: Vec<usize> = columns.iter().map(|column| column.end).collect();
        assert_eq!(ends, [1, 4]);
    }
}
