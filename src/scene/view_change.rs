//! Places for a part of a view, while the rest stays where it is at every plateau.
//!
//! The plateaus are taken in the order of time. What an earlier one settled holds for the later
//! ones that show the same box at the same place, so that an element moves once and not once a
//! plateau. Boxes of the other plateaus stand in the way of new ones, since the next plateau shows
//! them at the same spot.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::format_smolstr;

use super::view_layout::{
    LayoutWatch, PlaceRequest, PlacedElement, Union, is_held, placed_element, plateaus_of,
};
use super::view_routes::spacing;
use crate::geometry::Rect;
use crate::layout::{self, Fixed, Node, NodeId, Request};
use crate::locale::Language;
use crate::model::{
    ElementId, ElementIx, Nesting, Placement, PlateauId, Snapshot, SystemMap, View,
};

/// Which part of a view is arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// These elements and all that lies in them, laid out anew where they stand.
    Selection(&'a BTreeSet<ElementId>),
    /// The elements that have no place yet.
    New,
    /// What overlaps or is almost aligned.
    Tidy,
}

/// A part to place.
#[derive(Clone, Copy, Debug)]
pub struct ChangeRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The view.
    pub view: &'a View,
    /// Which part of it.
    pub part: Part<'a>,
    /// Language of captions, which widths depend on.
    pub language: Language,
}

/// The elements that get another place, in the order of ids; `None` when it was cancelled.
#[must_use]
pub fn place_part(request: &ChangeRequest, watch: &LayoutWatch) -> Option<Vec<PlacedElement>> {
    let boards: Vec<Board> = plateaus_of(request.map)
        .into_iter()
        .map(|plateau| Board::of(request, plateau))
        .collect();
    let mut settled = Settled::default();
    let mut after: BTreeMap<ElementId, Vec<(Option<PlateauId>, Rect)>> = BTreeMap::new();
    let mut moved: BTreeSet<ElementId> = BTreeSet::new();
    for (index, board) in boards.iter().enumerate() {
        if watch.is_cancelled() {
            return None;
        }
        let places = board.arrange(request, &boards, &settled);
        for (element, rect) in places {
            let before = board.before.get(&element).and_then(Stand::place);
            if before.is_none_or(|before| !is_same(before, rect)) {
                moved.insert(element.clone());
            }
            settled.enter(&element, board, rect);
            let plateau = board.plateau.clone();
            after.entry(element).or_default().push((plateau, rect));
        }
        (watch.progress)((index + 1) as f32 / boards.len() as f32);
    }
    let timeline = request.map.timeline();
    let placed = moved
        .iter()
        .filter_map(|element| placed_element(timeline, element, after.get(element)?));
    Some(placed.collect())
}

/// The same place to the tenth of a unit that files keep.
fn is_same(a: Rect, b: Rect) -> bool {
    [a.x0 - b.x0, a.y0 - b.y0, a.x1 - b.x1, a.y1 - b.y1]
        .iter()
        .all(|away| away.abs() < 0.06)
}

/// What a view says of an element at one plateau.
struct Stand {
    placement: Arc<Placement>,
    is_held: bool,
}

impl Stand {
    /// Where it stands, when it has a place.
    fn place(&self) -> Option<Rect> {
        (self.placement.has_place()).then(|| self.placement.rect())
    }
}

/// A view at one plateau, before anything moves.
struct Board {
    plateau: Option<PlateauId>,
    snapshot: Snapshot,
    nesting: Nesting,
    before: BTreeMap<ElementId, Stand>,
}

/// What earlier plateaus settled: by element and where it stood before (nowhere, inside which
/// element, for one without a place), where it stands now.
#[derive(Default)]
struct Settled(BTreeMap<(ElementId, Before), Rect>);

/// See [`Settled`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    At([u64; 4]),
    New(Option<ElementId>),
}

impl Settled {
    fn enter(&mut self, element: &ElementId, board: &Board, rect: Rect) {
        let key = (element.clone(), board.stood(element));
        self.0.entry(key).or_insert(rect);
    }

    fn place(&self, element: &ElementId, board: &Board) -> Option<Rect> {
        self.0
            .get(&(element.clone(), board.stood(element)))
            .copied()
    }
}

impl Board {
    fn of(request: &ChangeRequest, plateau: Option<PlateauId>) -> Self {
        let snapshot = request.map.snapshot(plateau.as_ref());
        let before = snapshot
            .placements(request.map, &request.view.id)
            .into_iter()
            .map(|(subject, placement)| (ElementId::from(subject.text().clone()), placement))
            .filter(|(element, _)| snapshot.find(element).is_some())
            .map(|(element, placement)| {
                let is_held = is_held(request.view, &placement);
                (element, Stand { placement, is_held })
            })
            .collect();
        let nesting = Nesting::in_view(request.map, &snapshot, &request.view.id);
        Self {
            plateau,
            snapshot,
            nesting,
            before,
        }
    }

    fn stood(&self, element: &ElementId) -> Before {
        match self.before.get(element).and_then(Stand::place) {
            Some(rect) => Before::At([rect.x0, rect.y0, rect.x1, rect.y1].map(f64::to_bits)),
            None => Before::New(
                self.snapshot
                    .find(element)
                    .and_then(|ix| self.nesting.holder(ix))
                    .map(|holder| self.snapshot.element(holder).id.clone()),
            ),
        }
    }

    fn is_pinned(&self, element: &ElementId) -> bool {
        self.before.get(element).is_some_and(|stand| stand.is_held)
    }

    /// Whether the part that is asked for holds this element.
    fn is_asked(&self, part: Part, element: &ElementId) -> bool {
        let has_place = self.before.get(element).and_then(Stand::place).is_some();
        match part {
            Part::Selection(chosen) => has_place && self.is_within(chosen, element),
            Part::New => !has_place,
            Part::Tidy => has_place,
        }
    }

    /// Whether an element is chosen, or lies in one that is.
    fn is_within(&self, chosen: &BTreeSet<ElementId>, element: &ElementId) -> bool {
        chosen.contains(element)
            || self.snapshot.find(element).is_some_and(|ix| {
                self.nesting
                    .around(ix)
                    .any(|up| chosen.contains(&self.snapshot.element(up).id))
            })
    }

    /// Where every element that has a place, or gets one, stands afterwards.
    fn arrange(
        &self,
        request: &ChangeRequest,
        boards: &[Self],
        settled: &Settled,
    ) -> BTreeMap<ElementId, Rect> {
        // Only *new* gives places to elements that have none.
        let elements: BTreeSet<ElementId> = self
            .before
            .iter()
            .filter(|(_, stand)| request.part == Part::New || stand.place().is_some())
            .map(|(element, _)| element.clone())
            .collect();
        let kept = BTreeMap::new();
        let place_request = PlaceRequest {
            map: request.map,
            view: request.view,
            elements: &elements,
            kept: &kept,
            language: request.language,
        };
        let mut union = Union::new(&place_request);
        union.add(&self.snapshot);
        let mut layout_request = union.request(&place_request);
        let stands: BTreeMap<NodeId, Rect> = elements
            .iter()
            .filter_map(|element| {
                let before = self.before.get(element).and_then(Stand::place);
                let rect = settled.place(element, self).or(before)?;
                Some((element.text().clone(), rect))
            })
            .collect();
        let free: BTreeSet<NodeId> = elements
            .iter()
            .filter(|element| self.is_asked(request.part, element))
            .filter(|element| settled.place(element, self).is_none() && !self.is_pinned(element))
            .map(|element| element.text().clone())
            .collect();
        let places = if free.is_empty() {
            self.around_content(stands)
        } else {
            self.fix(request.part, &mut layout_request, &stands, &free);
            match request.part {
                Part::New => self.place_new(layout_request, &stands, boards),
                Part::Selection(_) => {
                    let all = self.with_obstacles(&mut layout_request, stands, boards);
                    self.around_content(layout::arrange_only(&layout_request, &all, &free))
                }
                Part::Tidy => {
                    let fixed = layout_request.fixed.iter();
                    let pinned = fixed.map(|fixed| fixed.node.clone()).collect();
                    layout::tidy(&layout_request, &stands, &pinned)
                }
            }
        };
        let of = |element: ElementId| {
            let rect = places.get(element.text()).copied()?;
            Some((element, rect))
        };
        elements.into_iter().filter_map(of).collect()
    }

    /// Fixes what is pinned, and for tidying what an earlier plateau settled; a container that
    /// holds something free may grow.
    fn fix(
        &self,
        part: Part,
        request: &mut Request,
        stands: &BTreeMap<NodeId, Rect>,
        free: &BTreeSet<NodeId>,
    ) {
        let mut holds_free: BTreeSet<ElementId> = BTreeSet::new();
        for node in free {
            if let Some(ix) = self.snapshot.find(&ElementId::from(node.clone())) {
                let around = self.nesting.around(ix);
                holds_free.extend(around.map(|up| self.snapshot.element(up).id.clone()));
            }
        }
        for (node, rect) in stands {
            let element = ElementId::from(node.clone());
            let is_settled =
                part == Part::Tidy && !free.contains(node) && !holds_free.contains(&element);
            if self.is_pinned(&element) || is_settled {
                request.fixed.push(Fixed {
                    node: node.clone(),
                    origin: rect.origin(),
                    size: rect.size(),
                });
            }
        }
        if part == Part::Tidy {
            // Boxes keep the sizes that they were given by hand.
            for node in &mut request.nodes {
                if let Some(rect) = stands.get(&node.id) {
                    node.size = rect.size();
                }
            }
        }
    }

    /// Finds room for what is new. Frames are taken as wide as they are at any plateau, so that what
    /// comes later keeps its room, and drawn as wide as this plateau needs.
    fn place_new(
        &self,
        mut request: Request,
        stands: &BTreeMap<NodeId, Rect>,
        boards: &[Self],
    ) -> BTreeMap<NodeId, Rect> {
        let mut wide = stands.clone();
        for &ix in &self.holders() {
            let element = &self.snapshot.element(ix).id;
            let everywhere = boards.iter().filter_map(|board| board.before.get(element));
            let own = wide.get_mut(element.text());
            if let Some(rect) = own.filter(|_| !self.is_pinned(element)) {
                *rect = everywhere
                    .filter_map(Stand::place)
                    .fold(*rect, |all, one| all.union(one));
            }
        }
        let all = self.with_obstacles(&mut request, wide, boards);
        let mut places = layout::arrange_new(&request, &all);
        places.extend(stands.clone());
        self.around_content(places)
    }

    /// The elements that hold others.
    fn holders(&self) -> BTreeSet<ElementIx> {
        let shown = self.nesting.shown().iter();
        shown.filter_map(|&ix| self.nesting.holder(ix)).collect()
    }

    /// The places with every frame grown to hold what lies in it, from the inside out.
    fn around_content(&self, mut places: BTreeMap<NodeId, Rect>) -> BTreeMap<NodeId, Rect> {
        let name = |ix: ElementIx| &self.snapshot.element(ix).id;
        let mut inside_out: Vec<ElementIx> = self.nesting.shown().to_vec();
        inside_out.sort_by_key(|&ix| (std::cmp::Reverse(self.nesting.around(ix).count()), ix));
        for ix in inside_out {
            let Some(holder) = self.nesting.holder(ix).map(name) else {
                continue;
            };
            let inner = places.get(name(ix).text()).copied();
            let frame = places.get(holder.text()).copied();
            if let (Some(inner), Some(frame)) = (inner, frame)
                && !frame.contains_rect(inner)
                && !self.is_pinned(holder)
            {
                places.insert(holder.text().clone(), frame.union(framed(inner)));
            }
        }
        places
    }

    /// The places with those of obstacles, which `request` gets as fixed boxes.
    fn with_obstacles(
        &self,
        request: &mut Request,
        mut stands: BTreeMap<NodeId, Rect>,
        boards: &[Self],
    ) -> BTreeMap<NodeId, Rect> {
        for (node, rect) in self.obstacles(boards, &stands) {
            stands.insert(node.id.clone(), rect);
            request.fixed.push(Fixed {
                node: node.id.clone(),
                origin: rect.origin(),
                size: rect.size(),
            });
            request.nodes.push(node);
        }
        stands
    }

    /// The boxes of other plateaus that this one does not show at their place, as plain obstacles:
    /// node and place. Where they lie outside the container of this plateau they are in no one's
    /// way.
    fn obstacles(&self, boards: &[Self], stands: &BTreeMap<NodeId, Rect>) -> Vec<(Node, Rect)> {
        let mut out: Vec<(Node, Rect)> = Vec::new();
        for (number, other) in boards.iter().enumerate() {
            if other.plateau == self.plateau {
                continue;
            }
            let shown = other.nesting.shown().iter();
            let holders: BTreeSet<ElementIx> =
                shown.filter_map(|&ix| other.nesting.holder(ix)).collect();
            for (element, stand) in &other.before {
                let Some(rect) = stand.place() else { continue };
                let here = self.before.get(element).and_then(Stand::place);
                let Some(ix) = other.snapshot.find(element) else {
                    continue;
                };
                let is_leaf = !holders.contains(&ix);
                if here.is_some_and(|here| is_same(here, rect)) || !is_leaf {
                    continue;
                }
                let parent = other
                    .nesting
                    .around(ix)
                    .map(|up| other.snapshot.element(up).id.text().clone())
                    .find(|up| stands.contains_key(up));
                let is_inside = parent
                    .as_ref()
                    .and_then(|parent| stands.get(parent))
                    .is_none_or(|around| around.contains_rect(rect));
                if is_inside {
                    let node = Node {
                        // No record id holds this character, so that the name cannot clash.
                        id: format_smolstr!("{element}\u{1f}{number}"),
                        parent,
                        size: rect.size(),
                        order: 0,
                    };
                    out.push((node, rect));
                }
            }
        }
        out
    }
}

/// The frame around what lies in a container.
fn framed(hull: Rect) -> Rect {
    let spacing = spacing();
    Rect::new(
        hull.x0 - spacing.padding,
        hull.y0 - spacing.title_height,
        hull.x1 + spacing.padding,
        hull.y1 + spacing.padding,
    )
}
