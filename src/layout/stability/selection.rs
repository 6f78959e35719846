//! *Arrange selection*: chosen boxes laid out anew where they stood.
//!
//! The chosen boxes of one container are arranged among each other, as units that carry what they
//! hold, and put around the middle of where they stood; inner containers come first, so that an
//! outer group knows the sizes of its members. A container that is the whole selection means its
//! inside. A group that finds no free place stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::super::arrange;
use super::super::hierarchy::Hierarchy;
use super::super::request::{Edge, Node, NodeId, Request};
use super::ground::Ground;
use crate::geometry::{Rect, Size, Vec2};

/// The places of `rects` with the `chosen` boxes laid out anew among themselves, by the method of
/// `request`, around the middle of where they stood.
///
/// Nothing else moves, but containers grow to hold what they hold. Where the place is taken, the
/// nearest free one serves; boxes that the request fixes stay even when they are chosen.
#[must_use]
pub fn arrange_only(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    chosen: &BTreeSet<NodeId>,
) -> BTreeMap<NodeId, Rect> {
    let mut ground = Ground::new(request, rects);
    let held = ground.holders(&ground.pinned);
    let mut moving = moving(&ground, chosen);
    for (index, moving) in moving.iter_mut().enumerate() {
        *moving &= !held[index] && ground.rects[index].is_some();
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in (0..ground.tree.root()).filter(|&index| moving[index]) {
        groups
            .entry(ground.tree.parent_of(index))
            .or_default()
            .push(index);
    }
    for container in ground.tree.containers_inside_out() {
        if let Some(group) = groups.get(&container) {
            arrange_group(&mut ground, request, container, group, &moving);
        }
    }
    ground.into_places()
}

/// The boxes that are chosen; where only one container is, all that it holds.
fn moving(ground: &Ground, chosen: &BTreeSet<NodeId>) -> Vec<bool> {
    let mut moving: Vec<bool> = ground
        .tree
        .ids
        .iter()
        .map(|id| chosen.contains(id))
        .collect();
    let mut only = (0..moving.len()).filter(|&index| moving[index]);
    if let (Some(one), None) = (only.next(), only.next())
        && ground.tree.is_container(one)
    {
        moving[one] = false;
        for member in ground.family(one).into_iter().skip(1) {
            moving[member] = true;
        }
    }
    moving
}

/// Lays out `group`, children of `container`, and grows what has to.
fn arrange_group(
    ground: &mut Ground,
    request: &Request,
    container: usize,
    group: &[usize],
    moving: &[bool],
) {
    let before: Vec<Rect> = group
        .iter()
        .filter_map(|&index| ground.rects[index])
        .collect();
    let Some(stood) = before.iter().copied().reduce(|a, b| a.union(b)) else {
        return;
    };
    if group.len() > 1 {
        let sizes: Vec<Size> = before.iter().map(Rect::size).collect();
        let fresh = among_themselves(request, &ground.tree, group, &sizes);
        let Some(bounds) = fresh.iter().copied().reduce(|a, b| a.union(b)) else {
            return;
        };
        let by = stood.center() - bounds.center();
        let by = Vec2::new(by.x.round(), by.y.round());
        let mut wished: Vec<Rect> = fresh.iter().map(|rect| *rect + by).collect();
        keep_inside(ground, container, &mut wished);
        if refits(ground, container, group, moving) {
            // The container takes part itself: it is drawn anew around its content.
            set_all(ground, group, &wished);
            refit(ground, container);
            return;
        }
        let usual = ground.tree.spacing.between_nodes;
        let place = [usual, usual / 2.0, 4.0]
            .into_iter()
            .find_map(|gap| ground.nearest_place(container, &wished, gap, moving));
        if let Some(place) = place {
            for rect in &mut wished {
                *rect = *rect + place.shift;
            }
            set_all(ground, group, &wished);
            ground.grow(&place.grown);
        }
        return;
    }
    // A lone box stays, but may have grown by what it holds.
    let usual = ground.tree.spacing.between_nodes;
    if let Some(place) = ground.nearest_place(container, &before, usual.min(8.0), moving) {
        ground.shift(group[0], place.shift);
        ground.grow(&place.grown);
    }
}

/// Whether `container` is laid out itself and all that it holds is, too.
fn refits(ground: &Ground, container: usize, group: &[usize], moving: &[bool]) -> bool {
    moving.get(container).copied().unwrap_or(false)
        && group.len() == ground.tree.children[container].len()
}

/// Draws `container` as tight as its content allows.
fn refit(ground: &mut Ground, container: usize) {
    let content = ground.standing(container, &vec![false; ground.tree.root()]);
    let Some(content) = content.into_iter().reduce(|a, b| a.union(b)) else {
        return;
    };
    let least = ground.tree.size[container];
    ground.rects[container] = None;
    let tight = ground.frame_for(container, content);
    let size = Size::new(
        tight.width().max(least.width),
        tight.height().max(least.height),
    );
    ground.rects[container] = Some(Rect::from_origin_size(tight.origin(), size));
}

/// Moves `wished` right and down where it would begin outside the frame of `container`.
fn keep_inside(ground: &Ground, container: usize, wished: &mut [Rect]) {
    let (Some(inside), Some(bounds)) = (
        ground.inside(container),
        wished.iter().copied().reduce(|a, b| a.union(b)),
    ) else {
        return;
    };
    // To the left only as far as it must for the right end, never beyond the left one.
    let kept = |low: f64, high: f64, from: f64, to: f64| (to - high).min(0.0).max(from - low);
    let by = Vec2::new(
        kept(bounds.x0, bounds.x1, inside.x0, inside.x1),
        kept(bounds.y0, bounds.y1, inside.y0, inside.y1),
    );
    for rect in wished {
        *rect = *rect + by;
    }
}

fn set_all(ground: &mut Ground, group: &[usize], wished: &[Rect]) {
    for (&index, rect) in group.iter().zip(wished) {
        let Some(before) = ground.rects[index] else {
            continue;
        };
        ground.shift(index, rect.origin() - before.origin());
    }
}

/// The boxes of `group` as the method of `request` arranges them, each in its size.
///
/// Links are lifted to the members that hold their ends; what leads out of the group plays no part.
pub(super) fn among_themselves(
    request: &Request,
    tree: &Hierarchy,
    group: &[usize],
    sizes: &[Size],
) -> Vec<Rect> {
    let mut member_of: Vec<Option<usize>> = vec![None; tree.root()];
    for &member in group {
        member_of[member] = Some(member);
    }
    let holder = |index: usize| {
        let mut at = index;
        while at != tree.root() && member_of[at].is_none() {
            at = tree.parent_of(at);
        }
        (at != tree.root()).then_some(at)
    };
    let edges = tree.links.iter().filter_map(|link| {
        let (from, to) = (holder(link.from)?, holder(link.to)?);
        (from != to).then(|| Edge {
            id: link.id.clone(),
            from: tree.ids[from].clone(),
            to: tree.ids[to].clone(),
            label: link.label,
            ranks: link.ranks,
        })
    });
    let nodes = group.iter().zip(sizes).map(|(&index, &size)| Node {
        id: tree.ids[index].clone(),
        parent: None,
        size,
        order: tree.order[index],
    });
    let arranged = arrange(&Request {
        nodes: nodes.collect(),
        edges: edges.collect(),
        fixed: Vec::new(),
        ..request.clone()
    });
    (group.iter().zip(sizes))
        .map(|(&index, &size)| {
            let rect = arranged.nodes.get(&tree.ids[index]);
            Rect::from_origin_size(rect.map(Rect::origin).unwrap_or_default(), size)
        })
        .collect()
}
