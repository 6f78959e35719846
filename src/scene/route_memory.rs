//! Routes that stay from one picture of a view to the next.
//!
//! Routing a whole view anew after each move would let links jump that the move does not touch, and
//! would take the time of the whole view. A window remembers the routes that it showed: what is
//! asked for again comes back as it was (undo, another perspective, the export of what shows), and
//! after a small change only the links that it touches are led anew.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use crate::geometry::Rect;
use crate::layout::{self, Edge, EdgeId, NodeId, Request, Route};
use crate::model::{PlateauId, ViewId};

/// How many pictures are remembered at most,
const MOST_PICTURES: usize = 32;
/// and how many routes in all of them.
const MOST_ROUTES: usize = 200_000;
/// Where more than one box in so many has changed, the view is routed as a whole.
const FEW: usize = 6;

/// See the module's header. Clones share what is remembered.
#[derive(Clone, Debug, Default)]
pub struct RouteMemory(Arc<Mutex<VecDeque<Arc<Picture>>>>);

/// The view at a plateau that a picture is of.
pub(super) type Place = (ViewId, Option<PlateauId>);

#[derive(Debug)]
struct Picture {
    place: Place,
    request: Request,
    rects: BTreeMap<NodeId, Rect>,
    routes: BTreeMap<EdgeId, Route>,
}

impl RouteMemory {
    /// The routes of `request` around `rects`: those that were shown already, or the last ones of
    /// this place, or of this view at another plateau, as far as they can stay, or new ones. They are remembered.
    pub(super) fn lead(
        &self,
        place: Place,
        request: &Request,
        rects: &BTreeMap<NodeId, Rect>,
    ) -> BTreeMap<EdgeId, Route> {
        let before = match self.find(&place, request) {
            Found::Same(picture) => return picture.routes.clone(),
            Found::Earlier(picture) => Some(picture),
            Found::Nothing => None,
        };
        let is_small = |before: &Arc<Picture>| {
            is_small_change(rects, &before.rects)
                && are_mostly_the_same(&request.edges, &before.request.edges)
        };
        let routes = match before.filter(is_small) {
            Some(before) => layout::reroute(request, rects, &before.routes, &before.rects),
            None => layout::route(request, rects),
        };
        self.keep(Picture {
            place,
            request: request.clone(),
            rects: rects.clone(),
            routes: routes.clone(),
        });
        routes
    }

    fn find(&self, place: &Place, request: &Request) -> Found {
        let mut pictures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = pictures
            .iter()
            .position(|picture| picture.request == *request);
        if let Some(picture) = same.and_then(|at| pictures.remove(at)) {
            pictures.push_front(Arc::clone(&picture));
            return Found::Same(picture);
        }
        // A plateau that was not shown yet takes over what it can from another one: few of its
        // boxes differ, so few of its links need a way of their own, and the others stay.
        let earlier = pictures.iter().find(|picture| picture.place == *place);
        let beside = || pictures.iter().find(|picture| picture.place.0 == place.0);
        let earlier = earlier.or_else(beside);
        earlier.map_or(Found::Nothing, |picture| {
            Found::Earlier(Arc::clone(picture))
        })
    }

    fn keep(&self, picture: Picture) {
        let mut pictures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pictures.push_front(Arc::new(picture));
        let mut routes = 0;
        let fitting = pictures.iter().take_while(|picture| {
            routes += picture.routes.len();
            routes <= MOST_ROUTES
        });
        // The newest is kept whatever its size.
        let fitting = fitting.count().clamp(1, MOST_PICTURES);
        pictures.truncate(fitting);
    }
}

enum Found {
    Same(Arc<Picture>),
    Earlier(Arc<Picture>),
    Nothing,
}

fn is_small_change(now: &BTreeMap<NodeId, Rect>, before: &BTreeMap<NodeId, Rect>) -> bool {
    let changed = now
        .iter()
        .filter(|(node, rect)| before.get(*node) != Some(rect))
        .count();
    let gone = before
        .keys()
        .filter(|node| !now.contains_key(*node))
        .count();
    (changed + gone) * FEW <= now.len().max(FEW)
}

/// Whether few links came and went: where bundles open or close, those that stay get better ways.
fn are_mostly_the_same(now: &[Edge], before: &[Edge]) -> bool {
    let ids = |edges: &[Edge]| edges.iter().map(|edge| edge.id.clone()).collect();
    let (now, before): (BTreeSet<EdgeId>, BTreeSet<EdgeId>) = (ids(now), ids(before));
    now.symmetric_difference(&before).count() * FEW <= now.len().max(FEW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;
    use crate::layout::{Fixed, Node};

    /// Twelve boxes in a row of pairs, each left one linked to its right one.
    fn request(moved_by: f64) -> (Request, BTreeMap<NodeId, Rect>) {
        let mut request = Request::default();
        let mut rects = BTreeMap::new();
        for row in 0..6_i32 {
            for column in 0..2_i32 {
                let id = NodeId::from(format!("{row}-{column}"));
                let mut origin = (f64::from(column) * 400.0, f64::from(row) * 120.0);
                if (row, column) == (0, 1) {
                    origin.1 += moved_by;
                }
                let rect = Rect::from_origin_size(origin, (160.0, 56.0));
                request.nodes.push(Node {
                    id: id.clone(),
                    parent: None,
                    size: Size::new(160.0, 56.0),
                    order: 0,
                });
                request.fixed.push(Fixed {
                    node: id.clone(),
                    origin: rect.origin(),
                    size: rect.size(),
                });
                rects.insert(id, rect);
            }
            request.edges.push(Edge {
                id: format!("l{row}").into(),
                from: format!("{row}-0").into(),
                to: format!("{row}-1").into(),
                label: Size::ZERO,
                ranks: true,
            });
        }
        (request, rects)
    }

    fn place() -> Place {
        (ViewId::from("v"), None)
    }

    #[test]
    fn a_move_leads_its_own_links_anew_and_undo_brings_the_old_ones_back() {
        let memory = RouteMemory::default();
        let (still, places) = request(0.0);
        let first = memory.lead(place(), &still, &places);
        let (moved, moved_places) = request(-90.0);
        let second = memory.lead(place(), &moved, &moved_places);
        assert_ne!(first["l0"], second["l0"]);
        for row in 1..6 {
            let id = format!("l{row}");
            assert_eq!(first[id.as_str()], second[id.as_str()]);
        }
        assert_eq!(memory.lead(place(), &still, &places), first);
    }

    #[test]
    fn where_many_links_become_one_the_others_get_better_ways() {
        let memory = RouteMemory::default();
        let (apart, rects) = request(0.0);
        let first = memory.lead(place(), &apart, &rects);
        let mut gathered = apart.clone();
        gathered.edges.truncate(4);
        assert_eq!(
            memory.lead(place(), &gathered, &rects),
            layout::route(&gathered, &rects)
        );
        assert_eq!(memory.lead(place(), &apart, &rects), first);
    }

    #[test]
    fn a_view_that_is_arranged_as_a_whole_is_routed_as_a_whole() {
        let (request, rects) = request(0.0);
        let shifted = rects
            .iter()
            .map(|(id, rect)| (id.clone(), *rect + crate::geometry::Vec2::new(500.0, 0.0)))
            .collect();
        assert!(!is_small_change(&shifted, &rects));
        assert!(is_small_change(&rects, &rects));
        let memory = RouteMemory::default();
        assert_eq!(
            memory.lead(place(), &request, &rects),
            layout::route(&request, &rects)
        );
    }
}
