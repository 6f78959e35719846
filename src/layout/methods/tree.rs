//! Tree: each box under the first box that needs it.
//!
//! Parents are found breadth-first from the boxes that nothing needs. The tidy tree of Reingold &
//! Tilford (1981), with contours that are threaded as by Buchheim, Jünger & Leipert (2002): a
//! parent stands over the middle of its children, subtrees stand as close as their outlines allow.
//! Many leaves under one parent form a block of a few columns instead of one endless row. Trees
//! that no link joins stand side by side.

use super::shelves::on_shelves;
use super::{Family, extent};
use crate::geometry::{Rect, Size, Vec2};
use crate::layout::request::Direction;

/// So many leaves of one parent stand in a row; more form a block.
const LEAVES_IN_A_ROW: usize = 5;

/// Places the children of `family` as trees.
pub(super) fn compose(family: &Family) -> Vec<Rect> {
    match family.direction {
        Direction::Down => downwards(family),
        Direction::Right => downwards(&family.turned())
            .into_iter()
            .map(|r| Rect::new(r.y0, r.x0, r.y1, r.x1))
            .collect(),
    }
}

fn downwards(family: &Family) -> Vec<Rect> {
    let forest = Forest::new(family);
    let mut rects = vec![Rect::ZERO; family.children.len()];
    let mut trees: Vec<(Size, Vec<usize>)> = Vec::new();
    let mut lone = Vec::new();
    for &root in &forest.roots {
        let members = forest.members(root);
        if members.len() == 1 {
            lone.push(root);
            continue;
        }
        forest.place(family, &members, &mut rects);
        trees.push((bounds_at_origin(&members, &mut rects), members));
    }
    if !lone.is_empty() {
        let sizes: Vec<Size> = lone
            .iter()
            .map(|&m| family.children[m].outer_size())
            .collect();
        for (&member, rect) in lone
            .iter()
            .zip(on_shelves(&sizes, family.gap, family.aspect))
        {
            rects[member] = rect;
        }
        trees.push((bounds_at_origin(&lone, &mut rects), lone));
    }
    let sizes: Vec<Size> = trees.iter().map(|tree| tree.0).collect();
    let places = on_shelves(&sizes, family.gap.max(family.layer_gap), family.aspect);
    for ((_, members), place) in trees.iter().zip(places) {
        for &member in members {
            rects[member] =
                family.children[member].within(rects[member] + place.origin().to_vec2());
        }
    }
    rects
}

/// Moves `members` so that their bounds begin at (0, 0); answers the size of these.
fn bounds_at_origin(members: &[usize], rects: &mut [Rect]) -> Size {
    let least = members
        .iter()
        .fold(Vec2::new(f64::INFINITY, f64::INFINITY), |least, &m| {
            Vec2::new(least.x.min(rects[m].x0), least.y.min(rects[m].y0))
        });
    for &member in members {
        rects[member] = rects[member] - least;
    }
    let moved: Vec<Rect> = members.iter().map(|&m| rects[m]).collect();
    extent(&moved)
}

/// Which child stands under which.
struct Forest {
    roots: Vec<usize>,
    below: Vec<Vec<usize>>,
}

impl Forest {
    /// Breadth-first from what nothing needs, in order of rank hint and request; what circles hide
    /// from these starts a tree of its own.
    fn new(family: &Family) -> Self {
        let count = family.children.len();
        let mut needs = vec![Vec::new(); count];
        let mut needed = vec![0_usize; count];
        for arc in family.needs.iter().filter(|arc| arc.from != arc.to) {
            needs[arc.from].push(arc.to);
            needed[arc.to] += 1;
        }
        let rank = |&index: &usize| (family.children[index].order, index);
        for list in &mut needs {
            list.sort_by_key(rank);
        }
        let mut starts: Vec<usize> = (0..count).collect();
        starts.sort_by_key(|index| (needed[*index] > 0, rank(index)));
        let mut forest = Self {
            roots: Vec::new(),
            below: vec![Vec::new(); count],
        };
        let mut found = vec![false; count];
        // All true roots first, so that a box comes as near to a root as it can.
        let first: Vec<usize> = (starts.iter().copied())
            .filter(|&index| needed[index] == 0)
            .collect();
        for batch in std::iter::once(first).chain(starts.iter().map(|&index| vec![index])) {
            let mut queue: std::collections::VecDeque<usize> = batch.into_iter().collect();
            queue.retain(|&root| !std::mem::replace(&mut found[root], true));
            forest.roots.extend(queue.iter().copied());
            while let Some(index) = queue.pop_front() {
                for &next in &needs[index] {
                    if !std::mem::replace(&mut found[next], true) {
                        forest.below[index].push(next);
                        queue.push_back(next);
                    }
                }
            }
        }
        forest
    }

    /// All boxes of the tree under `root`, each before those below it.
    fn members(&self, root: usize) -> Vec<usize> {
        let mut members = vec![root];
        let mut read = 0;
        while let Some(&index) = members.get(read) {
            members.extend(&self.below[index]);
            read += 1;
        }
        members
    }

    /// Places one tree, `members` as [`Self::members`] answers them, in outer sizes.
    fn place(&self, family: &Family, members: &[usize], rects: &mut [Rect]) {
        let mut outlines: Vec<Option<Outline>> = vec![None; family.children.len()];
        // Where each box stands from its parent, and its level.
        let mut shift = vec![0.0; family.children.len()];
        let mut level = vec![0_usize; family.children.len()];
        let mut blocks: Vec<Option<Vec<Rect>>> = vec![None; family.children.len()];
        for &index in members {
            for &child in &self.below[index] {
                level[child] = level[index] + 1;
            }
        }
        for &index in members.iter().rev() {
            let size = family.children[index].outer_size();
            let below = &self.below[index];
            let block = below.len() > LEAVES_IN_A_ROW
                && below.iter().all(|&child| self.below[child].is_empty());
            let mut joined: Option<Outline> = None;
            if block {
                let sizes: Vec<Size> = below
                    .iter()
                    .map(|&c| family.children[c].outer_size())
                    .collect();
                let placed = on_shelves(&sizes, family.gap, family.aspect);
                joined = Some(Outline::of(extent(&placed).width));
                blocks[index] = Some(placed);
            } else {
                for &child in below {
                    let Some(outline) = outlines[child].take() else {
                        continue;
                    };
                    let (whole, moved) = match joined.take() {
                        None => (outline, 0.0),
                        Some(left) => left.beside(outline, family.gap),
                    };
                    shift[child] = moved;
                    joined = Some(whole);
                }
            }
            let mut outline = joined.unwrap_or_default();
            let middle = if block {
                outline.top_middle()
            } else {
                match (below.first(), below.last()) {
                    (Some(&first), Some(&last)) => (shift[first] + shift[last]) / 2.0,
                    _ => 0.0,
                }
            };
            for &child in below {
                shift[child] -= middle;
            }
            outline.moved -= middle;
            outline.put_over(size.width);
            outlines[index] = Some(outline);
        }
        self.lay_down(family, members, &shift, &level, &blocks, rects);
    }

    /// Absolute places from the shifts against the parent.
    fn lay_down(
        &self,
        family: &Family,
        members: &[usize],
        shift: &[f64],
        level: &[usize],
        blocks: &[Option<Vec<Rect>>],
        rects: &mut [Rect],
    ) {
        let depth = members.iter().map(|&m| level[m]).max().unwrap_or(0);
        let mut heights = vec![0.0_f64; depth + 1];
        for &index in members {
            heights[level[index]] =
                heights[level[index]].max(family.children[index].outer_size().height);
            if let Some(block) = &blocks[index] {
                heights[level[index] + 1] = heights[level[index] + 1].max(extent(block).height);
            }
        }
        let mut tops = vec![0.0; depth + 1];
        for row in 1..=depth {
            tops[row] = tops[row - 1] + heights[row - 1] + family.layer_gap;
        }
        let mut middle = vec![0.0; family.children.len()];
        for &index in members {
            let size = family.children[index].outer_size();
            if rects[index] == Rect::ZERO {
                let origin = (middle[index] - size.width / 2.0, tops[level[index]]);
                rects[index] = Rect::from_origin_size(origin, size);
            }
            match &blocks[index] {
                Some(block) => {
                    let left = middle[index] - extent(block).width / 2.0;
                    for (&child, rect) in self.below[index].iter().zip(block) {
                        rects[child] = *rect + Vec2::new(left, tops[level[child]]);
                    }
                }
                None => {
                    for &child in &self.below[index] {
                        middle[child] = middle[index] + shift[child];
                    }
                }
            }
        }
    }
}

/// The left and right edge of a subtree at each level, the lowest level first, so that a parent is
/// put over it in constant time. Both are to be moved right by `moved`.
#[derive(Clone, Debug, Default)]
struct Outline {
    edges: Vec<(f64, f64)>,
    moved: f64,
}

impl Outline {
    /// One box around zero.
    fn of(width: f64) -> Self {
        Self {
            edges: vec![(-width / 2.0, width / 2.0)],
            moved: 0.0,
        }
    }

    fn top_middle(&self) -> f64 {
        self.edges
            .last()
            .map_or(0.0, |edge| (edge.0 + edge.1) / 2.0 + self.moved)
    }

    /// Puts a box around zero on top.
    fn put_over(&mut self, width: f64) {
        self.edges
            .push((-width / 2.0 - self.moved, width / 2.0 - self.moved));
    }

    /// `right` put as near beside this one as outlines allow, and how far it was moved.
    fn beside(mut self, right: Self, gap: f64) -> (Self, f64) {
        let shared = self.edges.len().min(right.edges.len());
        let mut by = f64::NEG_INFINITY;
        for (left, right_edge) in self.edges.iter().rev().zip(right.edges.iter().rev()) {
            by = by.max(left.1 + self.moved + gap - right_edge.0 - right.moved);
        }
        let by = if by.is_finite() { by } else { 0.0 };
        let total = right.moved + by;
        let (mine, theirs) = (self.edges.len(), right.edges.len());
        if theirs > mine {
            // The deeper outline is kept and the shallower one written into it.
            let mut whole = right;
            whole.moved = total;
            for step in 1..=shared {
                whole.edges[theirs - step].0 = self.edges[mine - step].0 + self.moved - total;
            }
            return (whole, by);
        }
        for step in 1..=shared {
            self.edges[mine - step].1 = right.edges[theirs - step].1 + total - self.moved;
        }
        (self, by)
    }
}
