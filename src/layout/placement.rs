//! Places of all boxes: the best of several pictures.
//!
//! Containers are composed from the inside out, so that none of them knows where the far ends of its
//! links will lie. Hence the picture is drawn in rounds: each takes from the picture before it where
//! links pull (`pulls`) and how much room they need (`demand`), and composes all containers anew
//! (`composer`); between the rounds siblings change places (`exchange`). The picture with the
//! shortest links is kept. How many rounds there are depends on the size of the map alone, never on
//! the clock.

use std::sync::atomic::AtomicBool;

use super::composer::Composer;
use super::exchange::exchange;
use super::hierarchy::Hierarchy;
use super::pulls;
use crate::geometry::{Point, Rect, Size};

/// Room that links need at one box beyond the usual distances; map units.
/// Sides are left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Widening {
    /// More distance to the neighbours of the box.
    pub(super) around: [f64; 4],
    /// More padding within the box.
    pub(super) within: [f64; 4],
}

/// Where each box wants to lie, in the coordinates of the whole map.
pub(super) type Wishes = Vec<Option<Point>>;

/// Room under a title before the first child, as a share of the padding.
pub(super) const UNDER_TITLE: f64 = 0.6;

/// So many boxes and links may all cycles place together.
const STEPS: usize = 12_000;
/// The fewest and the most cycles of rounds and swaps.
const CYCLES: (usize, usize) = (1, 3);
/// Rounds that start the first cycle, and those that start another.
const ROUNDS: (usize, usize) = (4, 2);
/// Sweeps of swaps in a cycle.
const SWEEPS: usize = 4;
/// Levels of nesting, from the outside in, on which siblings are swapped.
const LEVELS: usize = 6;
/// Most links whose need of room is measured, not estimated.
const MOST_MEASURED_LINKS: usize = 150;

/// Rectangles of all boxes, or `None` when cancelled.
///
/// `measure` says how much more room links need in a picture, by a search; it is asked for small
/// maps only, where a lane too much or too few can be seen.
pub(super) fn place(
    tree: &Hierarchy,
    cancelled: &AtomicBool,
    measure: &dyn Fn(&[Rect]) -> Option<Vec<Widening>>,
) -> Option<Vec<Rect>> {
    let mut composer = Composer::new(tree);
    let best = best_of_rounds(&mut composer, cancelled)?;
    if tree.links.len() > MOST_MEASURED_LINKS {
        return Some(best.rects);
    }
    composer.widening = vec![Widening::default(); tree.root() + 1];
    let narrow = composer.place(&best.wishes, cancelled)?;
    composer.widening = measure(&narrow)?;
    composer.place(&best.wishes, cancelled)
}

fn best_of_rounds<'a>(composer: &mut Composer<'a>, cancelled: &AtomicBool) -> Option<Best<'a>> {
    let tree = composer.tree;
    let mut wishes: Wishes = vec![None; tree.root()];
    let mut rects = composer.place(&wishes, cancelled)?;
    composer.widen(&rects);
    rects = composer.place(&wishes, cancelled)?;
    let mut best = Best::new(tree, &rects, &wishes);
    if tree.fixed.iter().any(Option::is_some) {
        return Some(best);
    }
    let levels = tree.depth.iter().copied().max().unwrap_or(0).min(LEVELS);
    let cycles = STEPS / (tree.root() + tree.links.len()).max(1);
    for cycle in 0..cycles.clamp(CYCLES.0, CYCLES.1) {
        for _ in 0..if cycle == 0 { ROUNDS.0 } else { ROUNDS.1 } {
            wishes = pulls::wishes(tree, &rects);
            rects = composer.place(&wishes, cancelled)?;
            composer.widen(&rects);
            rects = composer.place(&wishes, cancelled)?;
            best.take(&rects, &wishes);
        }
        for _ in 0..SWEEPS {
            let mut better = false;
            for depth in 1..=levels {
                if exchange(composer, depth, &rects, &mut wishes) {
                    better = true;
                    rects = composer.place(&wishes, cancelled)?;
                }
            }
            if !better {
                break;
            }
            composer.widen(&rects);
            rects = composer.place(&wishes, cancelled)?;
            best.take(&rects, &wishes);
        }
    }
    Some(best)
}

/// The best picture so far.
struct Best<'a> {
    tree: &'a Hierarchy,
    cost: f64,
    rects: Vec<Rect>,
    wishes: Wishes,
}

impl<'a> Best<'a> {
    fn new(tree: &'a Hierarchy, rects: &[Rect], wishes: &Wishes) -> Self {
        Self {
            tree,
            cost: cost(tree, rects),
            rects: rects.to_vec(),
            wishes: wishes.clone(),
        }
    }

    /// Keeps the picture `rects` if it is better.
    fn take(&mut self, rects: &[Rect], wishes: &Wishes) {
        let cost = cost(self.tree, rects);
        // A picture that is hardly better is not worth a change of everything.
        if cost < 0.995 * self.cost {
            self.cost = cost;
            self.rects.copy_from_slice(rects);
            self.wishes.copy_from_slice(wishes);
        }
    }
}

/// How good a picture is, less is better: the length of its links, and its shape.
fn cost(tree: &Hierarchy, rects: &[Rect]) -> f64 {
    let bounds = rects.iter().copied().reduce(|a, b| a.union(b));
    let size = bounds.map_or(Size::ZERO, |bounds| bounds.size());
    let ratio = size.width / size.height.max(1.0) / tree.aspect;
    let off = ratio.max(1.0 / ratio.max(1.0e-9));
    pulls::total_length(tree, rects) * (0.7 + 0.3 * off.max(1.25))
}

/// Distances from a container's frame to its content: left, top, right, bottom.
pub(super) fn insets(tree: &Hierarchy, container: usize, extra: Widening) -> [f64; 4] {
    if container == tree.root() {
        return [0.0; 4];
    }
    let spacing = tree.spacing;
    let top = spacing.title_height + (spacing.padding * UNDER_TITLE).round() + extra.within[1];
    let padding = spacing.padding;
    [
        padding + extra.within[0],
        top,
        padding + extra.within[2],
        padding + extra.within[3],
    ]
}
