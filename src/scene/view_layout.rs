//! From a view to a layout problem and back: routes around what is placed, and places for all
//! plateaus at once.
//!
//! Places: one layout holds the elements of every plateau. An element that lies in different
//! parents at different plateaus has one slot in each, so that nothing else moves when the plateau
//! changes.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use smol_str::{SmolStr, format_smolstr};

use super::content::ViewContent;
use super::facts::Facts;
use super::label::label;
use super::measure::{FRAME_TITLE_HEIGHT, card_size, frame_size};
use super::pinned::pinned_route;
use crate::catalogue::{Family, LinkFamily, element_kind, link_kind};
use crate::geometry::{Rect, Size};
use crate::layout::{self, Direction, Edge, EdgeId, Fixed, Node, NodeId, Request, Route, Spacing};
use crate::locale::Language;
use crate::model::{
    Element, ElementId, ElementIx, Link, Nesting, PlateauId, Snapshot, SystemMap, View, ViewId,
};

/// What to place.
#[derive(Clone, Copy, Debug)]
pub struct PlaceRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The view: direction and kinds of links count, its placements don't.
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

/// Places elements, for all plateaus of the map. In the order of ids; an element that no plateau
/// has is left out.
#[must_use]
pub fn place_view(request: &PlaceRequest) -> Vec<PlacedElement> {
    let mut union = Union::new(request);
    let plateaus: Vec<Option<PlateauId>> = match request.map.timeline().order() {
        [] => vec![None],
        order => order.iter().cloned().map(Some).collect(),
    };
    for plateau in &plateaus {
        union.add(&request.map.snapshot(plateau.as_ref()));
    }
    let rects = layout::arrange(&union.request(request)).nodes;
    union.answer(request, &rects)
}

/// How the links of a view run at a plateau, by link id: around the boxes, along pinned bends where
/// the user set some.
#[must_use]
pub fn routes(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    routes_by(layout::route, map, snapshot, view, language)
}

/// As [`routes`], the quick way: plain dog-legs that may cross boxes, for the first sight of a very
/// large view.
#[must_use]
pub fn draft_routes(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    routes_by(layout::route_draft, map, snapshot, view, language)
}

fn routes_by(
    lead: impl Fn(&Request, &BTreeMap<NodeId, Rect>) -> BTreeMap<EdgeId, Route>,
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    let content = ViewContent::of(map, snapshot, view);
    let id = |index: usize| snapshot.element(content.boxes[index].ix).id.text().clone();
    let mut request = Request {
        direction: map
            .tables()
            .views
            .get(view)
            .map_or(Direction::Down, |view| direction(view)),
        spacing: spacing(),
        ..Request::default()
    };
    let mut rects = BTreeMap::new();
    let mut routes = BTreeMap::new();
    for (index, view_box) in content.boxes.iter().enumerate() {
        let node = id(index);
        rects.insert(node.clone(), view_box.rect);
        request.fixed.push(Fixed {
            node: node.clone(),
            origin: view_box.rect.origin(),
            size: view_box.rect.size(),
        });
        request.nodes.push(Node {
            id: node,
            parent: view_box.parent.map(id),
            size: view_box.rect.size(),
            order: 0,
        });
    }
    for view_link in &content.links {
        let link = snapshot.link(view_link.ix);
        let bends = view_link
            .placement
            .as_ref()
            .map_or(&[][..], |placement| placement.bends.as_slice());
        let (from, to) = (view_link.from, view_link.to);
        if let Some(route) = pinned_route(content.boxes[from].rect, bends, content.boxes[to].rect) {
            routes.insert(link.id.text().clone(), route);
            continue;
        }
        request.edges.push(edge(
            link,
            link.id.text().clone(),
            id(from),
            id(to),
            language,
        ));
    }
    routes.append(&mut lead(&request, &rects));
    routes
}

fn direction(view: &View) -> Direction {
    match view.direction.as_str() {
        "right" => Direction::Right,
        _ => Direction::Down,
    }
}

fn spacing() -> Spacing {
    Spacing {
        title_height: FRAME_TITLE_HEIGHT,
        ..Spacing::default()
    }
}

fn edge(link: &Link, id: EdgeId, from: NodeId, to: NodeId, language: Language) -> Edge {
    let family = link_kind(link.kind.as_str()).map(|kind| kind.family);
    Edge {
        id,
        from,
        to,
        label: label(link, language).map_or(Size::ZERO, |label| label.size()),
        ranks: matches!(family, Some(LinkFamily::Flow | LinkFamily::Dependency))
            || link.kind.as_str() == "uses",
    }
}

/// Who stands above whom where no link says so: people first, then what they use, then what that
/// runs on.
fn order(element: &Element) -> i32 {
    match element_kind(element.kind.as_str()).map(|kind| kind.family) {
        Some(Family::Business) => 0,
        Some(Family::Network) => 1,
        Some(Family::Software) => 2,
        Some(Family::Structure) | None => 3,
        Some(Family::Data) => 4,
        Some(Family::Compute) => 5,
        Some(Family::Places) => 6,
    }
}

/// An element inside one parent.
struct Slot {
    id: NodeId,
    parent: Option<usize>,
    order: i32,
    card: Size,
    frame: Size,
}

/// The slots and links of all plateaus.
struct Union<'a> {
    elements: &'a BTreeSet<ElementId>,
    view: &'a View,
    language: Language,
    slots: Vec<Slot>,
    numbers: BTreeMap<(ElementId, Option<usize>), usize>,
    edges: BTreeMap<(SmolStr, usize, usize), Edge>,
    /// For each plateau, the slot of each element that is there.
    places: Vec<(Option<PlateauId>, BTreeMap<ElementId, usize>)>,
}

impl<'a> Union<'a> {
    fn new(request: &PlaceRequest<'a>) -> Self {
        Self {
            elements: request.elements,
            view: request.view,
            language: request.language,
            slots: Vec::new(),
            numbers: BTreeMap::new(),
            edges: BTreeMap::new(),
            places: Vec::new(),
        }
    }

    fn add(&mut self, snapshot: &Snapshot) {
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
        let id = if has_other_slot {
            // No record id holds this character, so that the name cannot clash.
            format_smolstr!("{}\u{1f}{slot}", element.id)
        } else {
            element.id.text().clone()
        };
        self.slots.push(Slot {
            id,
            parent,
            order: order(element),
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

    fn request(&self, request: &PlaceRequest) -> Request {
        let mut is_parent = vec![false; self.slots.len()];
        for slot in &self.slots {
            if let Some(parent) = slot.parent {
                is_parent[parent] = true;
            }
        }
        let nodes = self
            .slots
            .iter()
            .zip(is_parent)
            .map(|(slot, is_parent)| Node {
                id: slot.id.clone(),
                parent: slot.parent.map(|parent| self.slots[parent].id.clone()),
                size: if is_parent { slot.frame } else { slot.card },
                order: slot.order,
            })
            .collect();
        let fixed = request
            .kept
            .iter()
            .map(|(element, rect)| Fixed {
                node: element.text().clone(),
                origin: rect.origin(),
                size: rect.size(),
            })
            .collect();
        Request {
            nodes,
            edges: self.edges.values().cloned().collect(),
            fixed,
            direction: direction(request.view),
            spacing: spacing(),
            ..Request::default()
        }
    }

    /// The base place of each element, and what differs at later plateaus.
    fn answer(&self, request: &PlaceRequest, rects: &BTreeMap<NodeId, Rect>) -> Vec<PlacedElement> {
        let rect_of = |slot: usize| rects.get(&self.slots[slot].id).copied();
        let timeline = request.map.timeline();
        let mut placed: Vec<PlacedElement> = Vec::new();
        for element in request.elements {
            let mut answer: Option<PlacedElement> = None;
            for (plateau, places) in &self.places {
                let Some(rect) = places.get(element).and_then(|slot| rect_of(*slot)) else {
                    continue;
                };
                let Some(answer) = &mut answer else {
                    answer = Some(PlacedElement {
                        element: element.clone(),
                        rect,
                        at: Vec::new(),
                    });
                    continue;
                };
                let Some(plateau) = plateau else { continue };
                let inherited = timeline
                    .chain(plateau)
                    .iter()
                    .rev()
                    .find_map(|id| answer.at.iter().find(|(at, _)| at == id))
                    .map_or(answer.rect, |(_, rect)| *rect);
                if inherited != rect {
                    answer.at.push((plateau.clone(), rect));
                }
            }
            placed.extend(answer);
        }
        placed
    }
}
