//! From the elements of a view to a layout problem and back, for all plateaus at once.
//!
//! One layout holds the elements of every plateau. An element that lies in different
//! parents at different plateaus has one slot in each, so that nothing else moves when the plateau
//! changes. `view_change` places only a part of a view.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::anchored::arranged;
use super::arrangement::{Content, direction_of, lane, method_of, rank, trust_level, usual_method};
use super::facts::Facts;
use super::measure::{card_size, frame_size};
use super::tight_frames::{LaidBox, tight_frames};
use super::view_routes::{edge, spacing};
use crate::geometry::{Rect, Size};
use crate::layout::{Edge, Fixed, Method, Node, NodeId, Request};
use crate::locale::Language;
use crate::model::{
    ElementId, ElementIx, Nesting, Placement, PlateauId, Snapshot, SystemMap, Timeline, View,
};

/// What to place.
#[derive(Clone, Copy, Debug)]
pub struct PlaceRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The view: how it is arranged, kinds of links, and which of its boxes are pinned.
    pub view: &'a View,
    /// The elements that it is to show.
    pub elements: &'a BTreeSet<ElementId>,
    /// Boxes that must stay where they are.
    pub kept: &'a BTreeMap<ElementId, Rect>,
    /// Language of captions, which widths depend on.
    pub language: Language,
}

/// Where an element is to stand in a view.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedElement {
    /// Which element.
    pub element: ElementId,
    /// Its box from the first plateau where it is present.
    pub rect: Rect,
    /// Its box from later plateaus on, where it differs.
    pub at: Vec<(PlateauId, Rect)>,
}

/// Where a layout under way says how far it is, and hears that nobody waits for it any more.
#[derive(Clone, Copy)]
pub struct LayoutWatch<'a> {
    /// Set from outside: the layout ends soon, without an answer.
    pub cancelled: &'a AtomicBool,
    /// Told the share that is done, from 0 to 1.
    pub progress: &'a dyn Fn(f32),
}

impl LayoutWatch<'_> {
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(std::sync::atomic::Ordering::Relaxed)
    }
}

/// Places elements, for all plateaus of the map. In the order of ids; an element that no plateau
/// has is left out, and so is one that the view pins: it stays.
#[must_use]
pub fn place_view(request: &PlaceRequest) -> Vec<PlacedElement> {
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    place_view_watched(request, &watch).unwrap_or_default()
}

/// As [`place_view`], with progress; `None` when it was cancelled.
#[must_use]
pub fn place_view_watched(
    request: &PlaceRequest,
    watch: &LayoutWatch,
) -> Option<Vec<PlacedElement>> {
    let union = Union::of(request);
    let layout_request = union.request(request);
    let rects = arranged(&layout_request, watch)?;
    Some(union.answer(request, layout_request.method, &rects))
}

/// The plateaus of a map in the order of time; one without a name where it has none.
pub(super) fn plateaus_of(map: &SystemMap) -> Vec<Option<PlateauId>> {
    match map.timeline().order() {
        [] => vec![None],
        order => order.iter().cloned().map(Some).collect(),
    }
}

/// The places of an element at the plateaus where it is there, in the order of time, as its box and
/// what differs later.
pub(super) fn placed_element(
    timeline: &Timeline,
    element: &ElementId,
    places: &[(Option<PlateauId>, Rect)],
) -> Option<PlacedElement> {
    let ((_, first), later) = places.split_first()?;
    let mut placed = PlacedElement {
        element: element.clone(),
        rect: *first,
        at: Vec::new(),
    };
    for (plateau, rect) in later {
        let Some(plateau) = plateau else { continue };
        let inherited = timeline
            .chain(plateau)
            .iter()
            .rev()
            .find_map(|id| placed.at.iter().find(|(at, _)| at == id))
            .map_or(placed.rect, |(_, rect)| *rect);
        if inherited != *rect {
            placed.at.push((plateau.clone(), *rect));
        }
    }
    Some(placed)
}

/// An element inside one parent.
struct Slot {
    id: NodeId,
    parent: Option<usize>,
    rank: i32,
    lane: i32,
    has_trust: bool,
    card: Size,
    frame: Size,
}

/// The slots and links of some plateaus.
pub(super) struct Union<'a> {
    elements: &'a BTreeSet<ElementId>,
    view: &'a View,
    language: Language,
    slots: Vec<Slot>,
    numbers: BTreeMap<(ElementId, Option<usize>), usize>,
    edges: BTreeMap<(SmolStr, usize, usize), Edge>,
    /// For each plateau, the slot of each element that is there.
    places: Vec<(Option<PlateauId>, BTreeMap<ElementId, usize>)>,
    /// Elements that the view pins.
    pinned: BTreeSet<ElementId>,
    /// Where the slots of those lie.
    fixed: BTreeMap<usize, Rect>,
}

impl<'a> Union<'a> {
    /// All plateaus of the map.
    pub(super) fn of(request: &PlaceRequest<'a>) -> Self {
        let mut union = Self::new(request);
        for plateau in plateaus_of(request.map) {
            let snapshot = request.map.snapshot(plateau.as_ref());
            union.add(&snapshot);
            union.pin(request, &snapshot);
        }
        union
    }

    pub(super) fn new(request: &PlaceRequest<'a>) -> Self {
        Self {
            elements: request.elements,
            view: request.view,
            language: request.language,
            slots: Vec::new(),
            numbers: BTreeMap::new(),
            edges: BTreeMap::new(),
            places: Vec::new(),
            pinned: BTreeSet::new(),
            fixed: BTreeMap::new(),
        }
    }

    /// Fixes the slots of what the view pins, where they lie at the plateau that was added last.
    fn pin(&mut self, request: &PlaceRequest, snapshot: &Snapshot) {
        let Some((_, places)) = self.places.last() else {
            return;
        };
        for (subject, placement) in snapshot.placements(request.map, &request.view.id) {
            let element = ElementId::from(subject.text().clone());
            if let Some(&slot) = places
                .get(&element)
                .filter(|_| is_held(request.view, &placement))
            {
                self.fixed.entry(slot).or_insert(placement.rect());
                self.pinned.insert(element);
            }
        }
    }

    pub(super) fn add(&mut self, snapshot: &Snapshot) {
        let facts = Facts::of(snapshot);
        let mut slot_of: FxHashMap<ElementIx, usize> = FxHashMap::default();
        let shown: Vec<ElementIx> = self
            .elements
            .iter()
            .filter_map(|element| snapshot.find(element))
            .collect();
        let nesting = Nesting::of(snapshot, Some(self.view), &shown.iter().copied().collect());
        for ix in shown {
            self.enter(snapshot, &nesting, &facts, ix, &mut slot_of);
        }
        self.join(snapshot, &slot_of);
        let places = self
            .elements
            .iter()
            .filter_map(|id| Some((id.clone(), *slot_of.get(&snapshot.find(id)?)?)))
            .collect();
        self.places.push((snapshot.plateau().cloned(), places));
    }

    /// Gives an element its slot, after those of all that is around it.
    fn enter(
        &mut self,
        snapshot: &Snapshot,
        nesting: &Nesting,
        facts: &Facts,
        ix: ElementIx,
        slot_of: &mut FxHashMap<ElementIx, usize>,
    ) {
        let mut chain = vec![ix];
        let mut parent = None;
        for up in nesting.around(ix) {
            if let Some(&slot) = slot_of.get(&up) {
                parent = Some(slot);
                break;
            }
            chain.push(up);
        }
        for ix in chain.into_iter().rev() {
            let slot = match slot_of.get(&ix) {
                Some(&slot) => slot,
                None => self.slot(snapshot, facts, ix, parent),
            };
            slot_of.insert(ix, slot);
            parent = Some(slot);
        }
    }

    fn slot(
        &mut self,
        snapshot: &Snapshot,
        facts: &Facts,
        ix: ElementIx,
        parent: Option<usize>,
    ) -> usize {
        let element = snapshot.element(ix);
        let members = facts.members[ix.row()];
        let card = card_size(element, members, self.language);
        let frame = frame_size(element, members, facts.hosting[ix.row()], self.language);
        let key = (element.id.clone(), parent);
        if let Some(&slot) = self.numbers.get(&key) {
            let known = &mut self.slots[slot];
            known.card = known.card.max(card);
            known.frame = known.frame.max(frame);
            return slot;
        }
        let has_other_slot = self
            .numbers
            .range((element.id.clone(), None)..)
            .next()
            .is_some_and(|((id, _), _)| *id == element.id);
        let slot = self.slots.len();
        let trust = trust_level(element);
        let id = if has_other_slot {
            // No record id holds this character, so that the name cannot clash.
            format_smolstr!("{}\u{1f}{slot}", element.id)
        } else {
            element.id.text().clone()
        };
        self.slots.push(Slot {
            id,
            parent,
            rank: rank(element),
            lane: lane(element, trust),
            has_trust: trust.is_some(),
            card,
            frame,
        });
        self.numbers.insert(key, slot);
        slot
    }

    fn join(&mut self, snapshot: &Snapshot, slot_of: &FxHashMap<ElementIx, usize>) {
        for (link, (from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
            let (Some(&from), Some(&to)) = (slot_of.get(from), slot_of.get(to)) else {
                continue;
            };
            let is_shown =
                self.view.link_kinds.is_empty() || self.view.link_kinds.contains(&link.kind);
            if !is_shown || from == to || self.is_inside(from, to) || self.is_inside(to, from) {
                continue;
            }
            let id = format_smolstr!("{}\u{1f}{from}\u{1f}{to}", link.id);
            let (from_id, to_id) = (self.slots[from].id.clone(), self.slots[to].id.clone());
            let language = self.language;
            self.edges
                .entry((link.id.text().clone(), from, to))
                .or_insert_with(|| edge(link, id, from_id, to_id, language));
        }
    }

    fn is_inside(&self, inner: usize, outer: usize) -> bool {
        std::iter::successors(self.slots[inner].parent, |&up| self.slots[up].parent)
            .any(|up| up == outer)
    }

    /// Which slots hold others.
    fn parents(&self) -> Vec<bool> {
        let mut is_parent = vec![false; self.slots.len()];
        for slot in &self.slots {
            if let Some(parent) = slot.parent {
                is_parent[parent] = true;
            }
        }
        is_parent
    }

    /// How the view says that it is arranged, or how its content is best.
    fn method(&self, is_parent: &[bool]) -> Method {
        if let Some(asked) = method_of(&self.view.arrangement) {
            return asked;
        }
        let outer = || {
            let slots = self.slots.iter().zip(is_parent);
            slots.filter(|(slot, is_parent)| slot.parent.is_none() && **is_parent)
        };
        usual_method(Content {
            boxes: self.slots.len(),
            nested: self
                .slots
                .iter()
                .filter(|slot| slot.parent.is_some())
                .count(),
            links: self.edges.len(),
            outer_containers: outer().count(),
            trusted_containers: outer().filter(|(slot, _)| slot.has_trust).count(),
        })
    }

    /// The layout problem, in the view's own method.
    pub(super) fn request(&self, request: &PlaceRequest) -> Request {
        self.request_by(request, self.method(&self.parents()))
    }

    /// The layout problem in a method, which says what the ranks of boxes mean.
    pub(super) fn request_by(&self, request: &PlaceRequest, method: Method) -> Request {
        let is_parent = self.parents();
        let order = |slot: &Slot| match (method, slot.parent) {
            (Method::Swimlanes, None) => slot.lane,
            _ => slot.rank,
        };
        let nodes = self
            .slots
            .iter()
            .zip(is_parent)
            .map(|(slot, is_parent)| Node {
                id: slot.id.clone(),
                parent: slot.parent.map(|parent| self.slots[parent].id.clone()),
                size: if is_parent { slot.frame } else { slot.card },
                order: order(slot),
            })
            .collect();
        let kept = request
            .kept
            .iter()
            .map(|(element, rect)| (element.text().clone(), *rect));
        let pinned = self
            .fixed
            .iter()
            .map(|(&slot, rect)| (self.slots[slot].id.clone(), *rect));
        let fixed = kept
            .chain(pinned)
            .map(|(node, rect)| Fixed {
                node,
                origin: rect.origin(),
                size: rect.size(),
            })
            .collect();
        let center = request.view.center.as_ref();
        Request {
            nodes,
            edges: self.edges.values().cloned().collect(),
            fixed,
            method,
            center: center.map(|element| element.text().clone()),
            direction: direction_of(request.view),
            spacing: spacing(),
            ..Request::default()
        }
    }

    /// Where each slot is drawn at each plateau: in its place, frames around what is there.
    fn drawn(&self, method: Method, rects: &BTreeMap<NodeId, Rect>) -> Vec<Vec<Option<Rect>>> {
        let at = |places: &BTreeMap<ElementId, usize>| {
            let there: BTreeSet<usize> = places.values().copied().collect();
            let boxes: Vec<LaidBox> = self
                .slots
                .iter()
                .enumerate()
                .map(|(number, slot)| LaidBox {
                    parent: slot.parent,
                    rect: rects.get(&slot.id).copied().unwrap_or_default(),
                    card: slot.card,
                    frame: slot.frame,
                    is_there: there.contains(&number),
                    // Lanes share their edges, whatever lies in them.
                    stays: method == Method::Swimlanes && slot.parent.is_none(),
                })
                .collect();
            let known = self.slots.iter().map(|slot| rects.contains_key(&slot.id));
            let drawn = tight_frames(&boxes).into_iter().zip(known);
            drawn
                .map(|(rect, is_known)| is_known.then_some(rect))
                .collect()
        };
        self.places.iter().map(|(_, places)| at(places)).collect()
    }

    /// The base place of each element, and what differs at later plateaus.
    pub(super) fn answer(
        &self,
        request: &PlaceRequest,
        method: Method,
        rects: &BTreeMap<NodeId, Rect>,
    ) -> Vec<PlacedElement> {
        let drawn = self.drawn(method, rects);
        let free = request
            .elements
            .iter()
            .filter(|element| !self.pinned.contains(*element));
        free.filter_map(|element| {
            let places: Vec<(Option<PlateauId>, Rect)> = self
                .places
                .iter()
                .zip(&drawn)
                .filter_map(|((plateau, places), drawn)| {
                    let rect = drawn[*places.get(element)?]?;
                    Some((plateau.clone(), rect))
                })
                .collect();
            placed_element(request.map.timeline(), element, &places)
        })
        .collect()
    }
}

/// Whether a placement holds its box where it is, whatever is arranged.
pub(super) fn is_held(view: &View, placement: &Placement) -> bool {
    view.holds(placement) && placement.has_place()
}
