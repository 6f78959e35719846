//! *Tidy*: overlaps and small unevenness removed, everything else kept.
//!
//! Every container is tidied from the inside out, its children as units that carry what they hold.
//! Overlaps go with the least movement (`separation`, Dwyer, Marriott & Stuckey 2006), which keeps
//! the order of boxes; then small moves of `alignment` line up what is almost in line. Containers
//! grow to hold their children.

use std::collections::{BTreeMap, BTreeSet};

use super::super::methods::separation::{Along, separated};
use super::super::request::{NodeId, Request};
use super::alignment::{NEAR, Row, align};
use super::ground::Ground;
use crate::geometry::{Rect, Vec2, overlaps};

/// Rounds in which overlaps are removed; one does unless pinned boxes are in the way.
const ROUNDS: usize = 4;

/// The places of `rects` without overlaps, with almost-aligned boxes aligned and almost-equal gaps
/// made equal; `pinned` boxes, and those that the request fixes, do not move.
///
/// Siblings come no nearer than half the usual distance. A tidy arrangement stays as it is. Boxes
/// without a place get none. Takes O(n²) time in the number of siblings.
#[must_use]
pub fn tidy(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    pinned: &BTreeSet<NodeId>,
) -> BTreeMap<NodeId, Rect> {
    let mut ground = Ground::new(request, rects);
    for (index, id) in ground.tree.ids.iter().enumerate() {
        ground.pinned[index] |= pinned.contains(id);
    }
    let held = ground.holders(&ground.pinned);
    for container in ground.tree.containers_inside_out() {
        tidy_inside(&mut ground, container, &held);
    }
    ground.into_places()
}

/// Tidies the children of `container` and draws it around them.
fn tidy_inside(ground: &mut Ground, container: usize, held: &[bool]) {
    let members: Vec<usize> = (ground.tree.children[container].iter().copied())
        .filter(|&child| ground.rects[child].is_some())
        .collect();
    let still: Vec<bool> = members.iter().map(|&member| held[member]).collect();
    let gap = ground.tree.spacing.between_nodes / 2.0;
    let before: Vec<Rect> = members
        .iter()
        .filter_map(|&member| ground.rects[member])
        .collect();
    let rigid = ground.pinned.get(container).copied().unwrap_or(false);
    let frame = ground.inside(container).filter(|_| rigid);
    let mut apart = before.clone();
    for _ in 0..ROUNDS {
        let last = apart.clone();
        if let Some(frame) = frame {
            keep_within(&mut apart, &still, frame);
        }
        apart = separated(&apart, &still, gap, &in_line);
        if apart == last {
            break;
        }
    }
    set_all(ground, &members, &apart);
    if clashes(&apart) || frame.is_some_and(|frame| leaves(&apart, frame)) {
        relocate(ground, container, &members, &still, gap);
        apart = members
            .iter()
            .filter_map(|&member| ground.rects[member])
            .collect();
    }
    let mut row = Row {
        rects: apart,
        still,
        gap,
        frame,
    };
    align(&mut row);
    set_all(ground, &members, &row.rects);
    if container == ground.tree.root() || rigid {
        return;
    }
    if let Some(content) = row.rects.iter().copied().reduce(|a, b| a.union(b))
        && ground.rects[container].is_some()
    {
        ground.rects[container] = Some(ground.frame_for(container, content));
    }
}

/// How strongly each box holds its place: more, the more boxes are in line with it, so that a row
/// stays where it is and what runs into it gives way.
fn in_line(rects: &[Rect], along: Along) -> Vec<f64> {
    let mut lows: Vec<f64> = rects.iter().map(|rect| along.span(*rect).0).collect();
    lows.sort_by(f64::total_cmp);
    let weight = |rect: &Rect| {
        let low = along.span(*rect).0;
        let before = lows.partition_point(|&other| other < low - NEAR);
        let within = lows.partition_point(|&other| other <= low + NEAR);
        #[expect(clippy::cast_precision_loss, reason = "a container has few children")]
        let count = (within - before) as f64;
        (count * count).clamp(1.0, 400.0)
    };
    rects.iter().map(weight).collect()
}

fn set_all(ground: &mut Ground, members: &[usize], rects: &[Rect]) {
    for (&member, rect) in members.iter().zip(rects) {
        let Some(before) = ground.rects[member] else {
            continue;
        };
        let by: Vec2 = rect.origin() - before.origin();
        ground.shift(member, by);
        // Exactly as computed, so that what is aligned is aligned to the last bit.
        ground.rects[member] = Some(*rect);
    }
}

/// Moves what sticks out of `frame`, which must not grow, back into it as far as it fits.
fn keep_within(rects: &mut [Rect], still: &[bool], frame: Rect) {
    let into = |low: f64, high: f64, from: f64, to: f64| {
        // What begins in front is moved back; what ends behind, too, but never in front.
        (from - low).max(0.0) + (to - high).min(0.0).max((from - low).min(0.0))
    };
    for (rect, _) in rects.iter_mut().zip(still).filter(|(_, still)| !**still) {
        let across = into(rect.x0, rect.x1, frame.x0, frame.x1);
        let down = into(rect.y0, rect.y1, frame.y0, frame.y1);
        *rect = *rect + Vec2::new(across, down);
    }
}

fn leaves(rects: &[Rect], frame: Rect) -> bool {
    rects.iter().any(|rect| rect.union(frame) != frame)
}

/// Whether any two of `rects` overlap, by a sweep from left to right.
fn clashes(rects: &[Rect]) -> bool {
    let mut by_left: Vec<usize> = (0..rects.len()).collect();
    by_left.sort_by(|&a, &b| rects[a].x0.total_cmp(&rects[b].x0));
    by_left.iter().enumerate().any(|(nth, &a)| {
        (by_left[nth + 1..].iter())
            .take_while(|&&b| rects[b].x0 < rects[a].x1)
            .any(|&b| overlaps(rects[a], rects[b]))
    })
}

/// Gives every box that pinned boxes or a pinned frame still press the nearest free place.
fn relocate(ground: &mut Ground, container: usize, members: &[usize], still: &[bool], gap: f64) {
    let mut moving = vec![false; ground.tree.root()];
    for (&member, _) in members.iter().zip(still).filter(|(_, still)| !**still) {
        moving[member] = true;
    }
    // Boxes that press nobody keep their places and are settled first.
    let rigid = ground.pinned.get(container).copied().unwrap_or(false);
    let inside = ground.inside(container).filter(|_| rigid);
    let pressed = |ground: &Ground, member: usize| {
        let Some(own) = ground.rects[member] else {
            return false;
        };
        let meets = members.iter().any(|&other| {
            other != member && ground.rects[other].is_some_and(|rect| overlaps(own, rect))
        });
        meets || inside.is_some_and(|frame| own.union(frame) != frame)
    };
    let displaced: Vec<usize> = (members.iter().copied())
        .filter(|&member| moving[member] && pressed(ground, member))
        .collect();
    moving.fill(false);
    for &member in &displaced {
        moving[member] = true;
    }
    for member in displaced {
        let Some(own) = ground.rects[member] else {
            continue;
        };
        let place = [gap, 4.0, 0.0]
            .into_iter()
            .find_map(|gap| ground.nearest_place(container, &[own], gap, &moving));
        if let Some(place) = place {
            ground.shift(member, place.shift);
        }
        moving[member] = false;
    }
}
