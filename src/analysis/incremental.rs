//! Answers over an edit: what an edit cannot have changed is kept, and only the rest found again.
//!
//! Two graphs are compared by what their rules read. An element is *touched* when it is new or
//! gone, when what it needs differs (others, class, buffer, order), or the `k` of a group. Where a
//! box lies, what it is called, or what flows through it is read by no rule, so such an edit touches
//! nothing and every answer stays.
//!
//! - The *radii* of `e` follow from the rules of what hangs on `e`, and from the states that the
//!   others have with nothing lost. Let `C` be the elements whose state with nothing lost differs
//!   (there are some only where a group is short of members); the radii of `e` can differ only if
//!   `e` is, or needs in the old graph or in the new, something touched, something in `C`, or
//!   something that needs one in `C` directly. The last are in it because a group that counts on a
//!   member in `C` bears fewer losses of others, without going down by itself.
//! - The *weak points* and the *cut sets* of a service follow from what it needs; they can differ
//!   only if it is, or hangs in one of the graphs on, something touched or of another kind.
//! - Its *availability* also reads four attributes, and the common cause of a group those of all members:
//!   members of a group that is touched, or has a touched member, are touched with it.
//!
//! Comparing takes O(elements + dependencies), and so does finding what an edit concerns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arcs::Class;
use super::availability::{self, Availability, NODE_LIMIT};
use super::components::Components;
use super::graph::DependencyGraph;
use super::radii::potential_radii;
use super::radius::{Radii, Radius, always_affected};
use super::reach::Direction;
use super::watch::Watch;
use super::weak_points::{WeakPoints, of_services, services};
use crate::model::{Element, ElementId, ElementIx};

/// An answer of an earlier graph.
#[derive(Debug)]
pub struct Earlier<'a, T: ?Sized> {
    /// The graph that it is of.
    pub graph: &'a DependencyGraph,
    /// The answer.
    pub answer: &'a T,
}

impl<T: ?Sized> Clone for Earlier<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Earlier<'_, T> {}

/// The minimal cut sets of a service; `None` when there are too many to be found.
pub type CutSets = Option<Vec<Vec<ElementId>>>;

/// The radii of every element, in the order of their numbers; `None` when it was cancelled.
/// O(elements concerned × what the loss of each affects).
#[must_use]
pub fn radii_since(
    graph: &DependencyGraph,
    earlier: Option<Earlier<'_, [Radius]>>,
    watch: &Watch<'_>,
) -> Option<Vec<Radius>> {
    let mut found = vec![Radius::default(); graph.elements().len()];
    let mut open = vec![true; found.len()];
    if let Some(earlier) = earlier {
        let edit = Edit::between(earlier.graph, graph);
        open = edit.concerned_radii();
        for (row, radius) in found.iter_mut().enumerate() {
            match edit.earlier[row].and_then(|old| earlier.answer.get(old as usize)) {
                Some(known) if !open[row] => *radius = *known,
                _ => open[row] = true,
            }
        }
    }
    let rows: Vec<u32> = (0..)
        .zip(&open)
        .filter(|(_, open)| **open)
        .map(|(row, _)| row)
        .collect();
    let mut radii = Radii::new(graph);
    // Many are found together in less time than one after the other.
    let potential = (rows.len() > PACE).then(|| potential_radii(graph));
    for (done, &row) in rows.iter().enumerate() {
        if done % PACE == 0 {
            watch.tell(done, rows.len());
            if watch.is_cancelled() {
                return None;
            }
        }
        let ix = ElementIx(row);
        found[row as usize] = match &potential {
            Some(potential) => Radius {
                potential: potential[ix.row()],
                actual: radii.actual(ix),
            },
            None => radii.of(ix),
        };
    }
    Some(found)
}

/// How many elements are lost between two looks at whether to go on.
const PACE: usize = 64;

/// The weak points of every business service, by id; `None` when it was cancelled.
/// As [`all_weak_points`](super::all_weak_points) over the services concerned.
#[must_use]
pub fn weak_points_since(
    graph: &DependencyGraph,
    earlier: Option<Earlier<'_, BTreeMap<ElementId, WeakPoints>>>,
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, WeakPoints>> {
    let (mut found, open) = split(graph, earlier, |edit| edit.concerned_structure());
    let again = of_services(graph, &open, watch)?;
    let ids = open.iter().map(|ix| graph.element(*ix).id.clone());
    found.extend(ids.zip(again));
    Some(found)
}

/// The minimal cut sets with at most `order` elements of every business service, by id; `None` when
/// it was cancelled. `order` must be that of the earlier answer.
/// As [`cut_sets`](super::cut_sets) over the services concerned.
#[must_use]
pub fn cut_sets_since(
    graph: &DependencyGraph,
    order: usize,
    earlier: Option<Earlier<'_, BTreeMap<ElementId, CutSets>>>,
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, CutSets>> {
    let (mut found, open) = split(graph, earlier, |edit| edit.concerned_structure());
    let components = Components::of(graph);
    one_by_one(graph, &open, watch, &mut found, |service| {
        Some(availability::cuts(graph, &components, service, order))
    })?;
    Some(found)
}

/// The availability of every business service, by id; `None` when it was cancelled.
/// As [`availabilities`](super::availabilities) over the services concerned.
#[must_use]
pub fn availabilities_since(
    graph: &DependencyGraph,
    earlier: Option<Earlier<'_, BTreeMap<ElementId, Availability>>>,
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, Availability>> {
    let (mut found, open) = split(graph, earlier, |edit| edit.concerned_availability());
    let components = Components::of(graph);
    one_by_one(graph, &open, watch, &mut found, |service| {
        let is_cancelled = || watch.is_cancelled();
        availability::found(graph, &components, service, NODE_LIMIT, &is_cancelled)
    })?;
    Some(found)
}

/// Whether no element fails more or less often than before; of graphs in which losses do the same,
/// availabilities are the same then. O(elements).
#[must_use]
pub fn availabilities_alike(old: &DependencyGraph, new: &DependencyGraph) -> bool {
    let (old, new) = (old.elements(), new.elements());
    let mut both = old.iter().zip(new);
    old.len() == new.len() && both.all(|(old, new)| Arc::ptr_eq(old, new) || fail_alike(old, new))
}

/// Whether what availability is reckoned from is the same of both.
fn fail_alike(old: &Element, new: &Element) -> bool {
    let mut read = ["availability", "mtbf_h", "mttr_h", "beta"].into_iter();
    old.kind == new.kind && read.all(|name| old.attributes.get(name) == new.attributes.get(name))
}

fn one_by_one<T>(
    graph: &DependencyGraph,
    open: &[ElementIx],
    watch: &Watch<'_>,
    found: &mut BTreeMap<ElementId, T>,
    mut of: impl FnMut(ElementIx) -> Option<T>,
) -> Option<()> {
    for (done, &service) in open.iter().enumerate() {
        watch.tell(done, open.len());
        if watch.is_cancelled() {
            return None;
        }
        found.insert(graph.element(service).id.clone(), of(service)?);
    }
    Some(())
}

/// What stays of an answer by service, and the services to be asked about again.
fn split<T: Clone>(
    graph: &DependencyGraph,
    earlier: Option<Earlier<'_, BTreeMap<ElementId, T>>>,
    concerned: impl Fn(&Edit<'_>) -> Vec<bool>,
) -> (BTreeMap<ElementId, T>, Vec<ElementIx>) {
    let services = services(graph);
    let Some(earlier) = earlier else {
        return (BTreeMap::new(), services);
    };
    let concerned = concerned(&Edit::between(earlier.graph, graph));
    let mut kept = BTreeMap::new();
    let open = services.into_iter().filter(|service| {
        let id = &graph.element(*service).id;
        match earlier.answer.get(id) {
            Some(known) if !concerned[service.row()] => {
                kept.insert(id.clone(), known.clone());
                false
            }
            _ => true,
        }
    });
    let open = open.collect();
    (kept, open)
}

/// Rows marked in both graphs.
#[derive(Clone)]
struct Marks {
    old: Vec<bool>,
    new: Vec<bool>,
}

/// What differs between two graphs.
struct Edit<'g> {
    old: &'g DependencyGraph,
    new: &'g DependencyGraph,
    /// The row of each new row in the old graph.
    earlier: Vec<Option<u32>>,
    /// The row of each old row in the new graph.
    later: Vec<Option<u32>>,
    touched: Marks,
}

impl<'g> Edit<'g> {
    fn between(old: &'g DependencyGraph, new: &'g DependencyGraph) -> Self {
        let (earlier, later) = matched(old, new);
        let mut edit = Self {
            old,
            new,
            touched: Marks {
                old: later.iter().map(Option::is_none).collect(),
                new: earlier.iter().map(Option::is_none).collect(),
            },
            earlier,
            later,
        };
        if old.is_same(new) {
            return edit;
        }
        for (before, after) in edit.pairs() {
            let k = |graph: &DependencyGraph, row| graph.group(ElementIx(row)).map(|group| group.k);
            if k(old, before) != k(new, after) || !edit.needs_alike(before, after) {
                edit.touched.old[before as usize] = true;
                edit.touched.new[after as usize] = true;
            }
        }
        edit
    }

    /// The rows of what is in both graphs.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let new = (0..).zip(&self.earlier);
        new.filter_map(|(after, before)| Some(((*before)?, after)))
            .collect()
    }

    fn needs_alike(&self, before: u32, after: u32) -> bool {
        let old = self.old.needs.classed(before);
        let old = old.map(|(other, class, buffer_h)| {
            (self.later[other as usize], class, buffer_h.to_bits())
        });
        let new = self.new.needs.classed(after);
        old.eq(new.map(|(other, class, buffer_h)| (Some(other), class, buffer_h.to_bits())))
    }

    /// The elements whose radii may differ, by new row.
    fn concerned_radii(&self) -> Vec<bool> {
        let mut marks = self.touched.clone();
        let (old, new) = (always_affected(self.old), always_affected(self.new));
        for (before, after) in self.pairs() {
            if old[before as usize] == new[after as usize] {
                continue;
            }
            for (graph, row, marks) in [
                (self.old, before, &mut marks.old),
                (self.new, after, &mut marks.new),
            ] {
                marks[row as usize] = true;
                for &other in graph.needed_by.others(row) {
                    marks[other as usize] = true;
                }
            }
        }
        self.spread(marks, Direction::Upstream)
    }

    /// The elements for which what stops them may differ, by new row.
    fn concerned_structure(&self) -> Vec<bool> {
        let mut marks = self.touched.clone();
        self.mark_records(&mut marks, |old, new| old.kind == new.kind);
        self.spread(marks, Direction::Downstream)
    }

    /// The elements of which the availability may differ, by new row.
    fn concerned_availability(&self) -> Vec<bool> {
        let mut marks = self.touched.clone();
        self.mark_records(&mut marks, fail_alike);
        mark_fellows(self.old, &mut marks.old);
        mark_fellows(self.new, &mut marks.new);
        self.spread(marks, Direction::Downstream)
    }

    fn mark_records(&self, marks: &mut Marks, alike: impl Fn(&Element, &Element) -> bool) {
        for (before, after) in self.pairs() {
            let old = self.old.element(ElementIx(before));
            let new = self.new.element(ElementIx(after));
            if !Arc::ptr_eq(old, new) && !alike(old, new) {
                marks.old[before as usize] = true;
                marks.new[after as usize] = true;
            }
        }
    }

    /// All that is marked, or is found from there in one of the graphs, by new row.
    fn spread(&self, marks: Marks, direction: Direction) -> Vec<bool> {
        let old = spread(self.old, marks.old, direction);
        let mut new = spread(self.new, marks.new, direction);
        for (before, after) in self.pairs() {
            new[after as usize] |= old[before as usize];
        }
        new
    }
}

/// Rows of the same element in two graphs; both are sorted by id.
fn matched(old: &DependencyGraph, new: &DependencyGraph) -> (Vec<Option<u32>>, Vec<Option<u32>>) {
    let mut earlier = vec![None; new.elements().len()];
    let mut later = vec![None; old.elements().len()];
    let (mut before, mut after) = (0_u32, 0_u32);
    while let (Some(one), Some(other)) = (
        old.elements().get(before as usize),
        new.elements().get(after as usize),
    ) {
        match one.id.cmp(&other.id) {
            std::cmp::Ordering::Less => before += 1,
            std::cmp::Ordering::Greater => after += 1,
            std::cmp::Ordering::Equal => {
                earlier[after as usize] = Some(before);
                later[before as usize] = Some(after);
                before += 1;
                after += 1;
            }
        }
    }
    (earlier, later)
}

fn spread(graph: &DependencyGraph, mut marks: Vec<bool>, direction: Direction) -> Vec<bool> {
    let arcs = graph.arcs(direction);
    let mut open: Vec<u32> = (0..)
        .zip(&marks)
        .filter(|(_, on)| **on)
        .map(|(row, _)| row)
        .collect();
    while let Some(row) = open.pop() {
        for &other in arcs.others(row) {
            if !std::mem::replace(&mut marks[other as usize], true) {
                open.push(other);
            }
        }
    }
    marks
}

/// Marks all members of groups that are marked or have a marked member.
fn mark_fellows(graph: &DependencyGraph, marks: &mut [bool]) {
    let mut more = Vec::new();
    for group in graph.groups() {
        let members = graph.needs(group.element);
        let members: Vec<ElementIx> = members
            .filter(|(_, class)| *class == Class::Member)
            .map(|(member, _)| member)
            .collect();
        if marks[group.element.row()] || members.iter().any(|member| marks[member.row()]) {
            more.extend(members);
        }
    }
    for member in more {
        marks[member.row()] = true;
    }
}
