//! When a service works, as a function of what works by itself: `ok(service)`.
//!
//! `ok(n) = own(n) ∧ ok(fault domain) ∧ ⋀ ok(hard dependencies) ∧ (group: at least k of its members)
//! ∧ (data set: one of its stores)`, the mirror image of the rules in `propagation.rs`. Where needs
//! run in a circle it is the greatest fixpoint: a circle alone never fails.
//!
//! The function is written once, over any [`Algebra`]: a diagram that counts all cases at once, or
//! sixty-four cases side by side in the bits of a word.

use rustc_hash::FxHashMap;

use super::super::arcs::Class;
use super::super::components::Components;
use super::super::graph::DependencyGraph;
use super::super::weak_points::fails_by_itself;
use crate::model::{Element, ElementIx, Value};

/// Something that happens by itself and independently of all else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Event {
    /// What works while it does not happen: an element, or the group whose members have a common
    /// cause of failure.
    pub(super) element: ElementIx,
    /// Whether it is the common cause of a group.
    pub(super) is_common_cause: bool,
    /// The probability that it does *not* fail.
    pub(super) works: f64,
}

/// What counts as an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Events {
    /// What the map gives an availability below one, and common causes.
    Probable,
    /// Whatever can fail by itself, however unlikely, but the service itself.
    All,
}

/// All that a service hangs on, and the events that decide it.
pub(super) struct Structure<'g> {
    graph: &'g DependencyGraph,
    service: u32,
    kind: Events,
    /// The rows of the closure in blocks: one element, or a circle of needs; needs first.
    rows: Vec<u32>,
    blocks: Vec<std::ops::Range<usize>>,
    /// The events, in the order of a depth-first visit from the service.
    pub(super) events: Vec<Event>,
    /// The events that stop an element of the closure by themselves, by row.
    own: FxHashMap<u32, Vec<u32>>,
    /// Elements that can fail by themselves, and those of them whose availability is known.
    pub(super) counted: usize,
    pub(super) quantified: usize,
    /// Those whose availability is not known.
    pub(super) unquantified: Vec<ElementIx>,
}

/// What the function is computed in. Operations are monotone: nothing is ever negated.
pub(super) trait Algebra {
    /// A truth value for each case that is looked at.
    type Value: Copy + PartialEq;
    /// It works in all cases.
    fn always(&self) -> Self::Value;
    /// It works in no case.
    fn never(&self) -> Self::Value;
    /// An event does not happen.
    fn event(&mut self, number: u32) -> Self::Value;
    /// Both work.
    fn both(&mut self, a: Self::Value, b: Self::Value) -> Self::Value;
    /// At least one works.
    fn either(&mut self, a: Self::Value, b: Self::Value) -> Self::Value;
    /// Whether to give up.
    fn is_exhausted(&self) -> bool {
        false
    }

    /// At least `k` of these work. Takes O(k) operations for each.
    fn at_least(&mut self, k: usize, parts: &[Self::Value]) -> Self::Value {
        if k > parts.len() {
            return self.never();
        }
        // `enough[j]`: at least j of those looked at so far work.
        let mut enough = vec![self.never(); k + 1];
        enough[0] = self.always();
        // The last first: what was visited first ends up at the top of a diagram.
        for &part in parts.iter().rev() {
            for j in (1..=k).rev() {
                let with_it = self.both(part, enough[j - 1]);
                enough[j] = self.either(with_it, enough[j]);
            }
        }
        enough[k]
    }
}

impl<'g> Structure<'g> {
    /// All that decides over a service. O(closure · log closure).
    pub(super) fn of(
        graph: &'g DependencyGraph,
        components: &Components,
        service: u32,
        kind: Events,
    ) -> Self {
        let mut this = Self {
            graph,
            service,
            kind,
            rows: Vec::new(),
            blocks: Vec::new(),
            events: Vec::new(),
            own: FxHashMap::default(),
            counted: 0,
            quantified: 0,
            unquantified: Vec::new(),
        };
        this.visit();
        this.rows
            .sort_unstable_by_key(|&row| (components.number(row), row));
        let mut start = 0;
        for end in 1..=this.rows.len() {
            let ends = this
                .rows
                .get(end)
                .is_none_or(|&row| components.number(row) != components.number(this.rows[end - 1]));
            if ends {
                this.blocks.push(start..end);
                start = end;
            }
        }
        this
    }

    /// Depth first along all that can stop the service.
    fn visit(&mut self) {
        let graph = self.graph;
        let mut common_causes: FxHashMap<u32, u32> = FxHashMap::default();
        let mut path: Vec<(u32, usize)> = Vec::new();
        let mut enter = Some(self.service);
        loop {
            if let Some(row) = enter.take() {
                self.enter(row, &mut common_causes);
                path.push((row, 0));
            }
            let Some((row, followed)) = path.last_mut() else {
                break;
            };
            let arc = graph.needs.nth(*row, *followed);
            *followed += 1;
            match arc {
                None => {
                    path.pop();
                }
                Some((_, Class::Soft)) => {}
                Some((other, _)) => {
                    enter = (!self.own.contains_key(&other)).then_some(other);
                }
            }
        }
    }

    fn enter(&mut self, row: u32, common_causes: &mut FxHashMap<u32, u32>) {
        let graph = self.graph;
        let ix = ElementIx(row);
        let element = graph.element(ix);
        self.rows.push(row);
        let known = availability_of(element);
        let can_fail = known.is_some() || fails_by_itself(element);
        self.counted += usize::from(can_fail);
        self.quantified += usize::from(known.is_some());
        if can_fail && known.is_none() {
            self.unquantified.push(ix);
        }
        let mut own = Vec::new();
        if self.kind == Events::All {
            if fails_by_itself(element) && row != self.service {
                own.push(self.push(Event {
                    element: ix,
                    is_common_cause: false,
                    works: known.unwrap_or(1.0),
                }));
            }
            self.own.insert(row, own);
            return;
        }
        let shares = common_shares(graph, ix);
        let fails = 1.0 - known.unwrap_or(1.0);
        if let Some(works) = known.map(|_| 1.0 - independent_part(fails, &shares))
            && works < 1.0
        {
            own.push(self.push(Event {
                element: ix,
                is_common_cause: false,
                works,
            }));
        }
        for (group, together) in shares {
            if together > 0.0 {
                let event = *common_causes.entry(group.0).or_insert_with(|| {
                    let number = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
                    self.events.push(Event {
                        element: group,
                        is_common_cause: true,
                        works: 1.0 - together,
                    });
                    number
                });
                own.push(event);
            }
        }
        self.own.insert(row, own);
    }

    fn push(&mut self, event: Event) -> u32 {
        let number = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
        self.events.push(event);
        number
    }

    /// `ok(service)`; `None` when the algebra gives up.
    pub(super) fn works<A: Algebra>(&self, algebra: &mut A) -> Option<A::Value> {
        let mut values: FxHashMap<u32, A::Value> = FxHashMap::default();
        values.reserve(self.rows.len());
        for block in &self.blocks {
            let rows = &self.rows[block.clone()];
            if let [row] = rows {
                // An element that needs itself works as long as everything else does.
                values.insert(*row, algebra.always());
                let value = self.of_one(*row, &values, algebra);
                values.insert(*row, value);
            } else {
                self.of_circle(rows, &mut values, algebra);
            }
            if algebra.is_exhausted() {
                return None;
            }
        }
        values.get(&self.service).copied()
    }

    /// From all working downwards until nothing changes: at most one round for each element.
    fn of_circle<A: Algebra>(
        &self,
        rows: &[u32],
        values: &mut FxHashMap<u32, A::Value>,
        algebra: &mut A,
    ) {
        values.extend(rows.iter().map(|&row| (row, algebra.always())));
        let mut changed = true;
        while changed && !algebra.is_exhausted() {
            changed = false;
            for &row in rows {
                let value = self.of_one(row, values, algebra);
                changed |= values.insert(row, value) != Some(value);
            }
        }
    }

    fn of_one<A: Algebra>(
        &self,
        row: u32,
        values: &FxHashMap<u32, A::Value>,
        algebra: &mut A,
    ) -> A::Value {
        let (mut all, mut members, mut stores) = (Vec::new(), Vec::new(), Vec::new());
        for (other, class, _) in self.graph.needs.classed(row) {
            let Some(&value) = values.get(&other) else {
                continue;
            };
            match class {
                Class::Container | Class::Hard => all.push(value),
                Class::Member => members.push(value),
                Class::Store => stores.push(value),
                Class::Soft => {}
            }
        }
        if let Some(group) = self.graph.group(ElementIx(row)) {
            let k = group.k as usize;
            if k == members.len() {
                all.extend(members);
            } else {
                all.push(algebra.at_least(k, &members));
            }
        }
        if !stores.is_empty() {
            let mut any = algebra.never();
            for &store in stores.iter().rev() {
                any = algebra.either(store, any);
            }
            all.push(any);
        }
        // The last first: each conjunction then walks through its smaller half only.
        let mut value = algebra.always();
        for &need in all.iter().rev() {
            value = algebra.both(need, value);
        }
        for &event in self.own.get(&row).into_iter().flatten().rev() {
            let event = algebra.event(event);
            value = algebra.both(event, value);
        }
        value
    }
}

/// The probability that an element works while everything that it needs does: its `availability`,
/// or `mtbf_h / (mtbf_h + mttr_h)`. `None` where the map does not say, or says what cannot be.
#[must_use]
pub fn availability_of(element: &Element) -> Option<f64> {
    let number = |name: &str| element.attributes.get(name).and_then(Value::as_number);
    let given = number("availability").or_else(|| {
        let (between, repair) = (number("mtbf_h")?, number("mttr_h")?);
        (between > 0.0 && repair >= 0.0).then(|| between / (between + repair))
    });
    given.filter(|share| (0.0..=1.0).contains(share))
}

/// The groups that an element is a member of, each with the probability that a common cause fails
/// all its members: β of the least failure probability among them, as no member can fail less often
/// than through what it shares.
fn common_shares(graph: &DependencyGraph, ix: ElementIx) -> Vec<(ElementIx, f64)> {
    let groups = graph
        .needed_by(ix)
        .filter(|(_, class)| *class == Class::Member);
    let share = |group: ElementIx| {
        let beta = graph.element(group).attributes.get("beta")?.as_number()?;
        let fails = |member: ElementIx| 1.0 - availability_of(graph.element(member)).unwrap_or(1.0);
        let members = graph
            .needs(group)
            .filter(|(_, class)| *class == Class::Member);
        let least = members.map(|(member, _)| fails(member)).reduce(f64::min)?;
        Some(beta.clamp(0.0, 1.0) * least)
    };
    groups
        .filter_map(|(group, _)| Some((group, share(group)?)))
        .collect()
}

/// What is left of a failure probability once the shared parts are taken out.
fn independent_part(fails: f64, shares: &[(ElementIx, f64)]) -> f64 {
    let shared: f64 = shares.iter().map(|(_, together)| together).sum();
    (fails - shared).max(0.0)
}
