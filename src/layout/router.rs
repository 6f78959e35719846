//! A map whose boxes are moved again and again: only the links that a move touches are routed anew.
//!
//! What one move needs is kept between moves (the tree, the places, who is linked with whom, and
//! where all routes run), so that a move costs what it changes, not what the map holds.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::courses::Courses;
use super::hierarchy::Hierarchy;
use super::request::{EdgeId, NodeId, Request};
use super::rerouting::{CLEARANCE, is_in_way, joins, route_again, shifted};
use super::result::{Arrangement, Route};
use crate::geometry::{Rect, Vec2, is_finite_rect};

/// Routes that follow their boxes.
#[derive(Clone, Debug)]
pub struct Router {
    tree: Hierarchy,
    index_of: FxHashMap<NodeId, usize>,
    rects: Vec<Rect>,
    routes: Vec<Option<Route>>,
    /// The links that end at each box.
    links_at: Vec<Vec<usize>>,
    courses: Courses,
}

impl Router {
    /// For the links of `request` between the boxes of `now`. A link without a proper route
    /// there is routed at once.
    ///
    /// Takes O(n log n) time.
    #[must_use]
    pub fn new(request: &Request, now: &Arrangement) -> Self {
        let tree = Hierarchy::new(request);
        let rects = super::places(&tree, &now.nodes);
        let mut links_at = vec![Vec::new(); rects.len()];
        let mut routes = Vec::with_capacity(tree.links.len());
        for (number, link) in tree.links.iter().enumerate() {
            links_at[link.from].push(number);
            if link.to != link.from {
                links_at[link.to].push(number);
            }
            let route = now.edges.get(&link.id);
            routes.push(
                route
                    .filter(|route| joins(route, rects[link.from], rects[link.to]))
                    .cloned(),
            );
        }
        let numbered = routes.iter().enumerate();
        let courses = Courses::new(numbered.filter_map(|(n, route)| Some((n, route.as_ref()?))));
        let mut router = Self {
            index_of: tree.ids.iter().cloned().zip(0..).collect(),
            tree,
            rects,
            routes,
            links_at,
            courses,
        };
        let missing = router.routes.iter().enumerate();
        let missing: Vec<usize> = missing
            .filter(|(_, route)| route.is_none())
            .map(|(number, _)| number)
            .collect();
        router.route(&missing);
        router
    }

    /// Where `node` lies now.
    #[must_use]
    pub fn place(&self, node: &NodeId) -> Option<Rect> {
        self.rects.get(*self.index_of.get(node)?).copied()
    }

    /// All routes as they run now.
    #[must_use]
    pub fn routes(&self) -> BTreeMap<EdgeId, Route> {
        let ids = self.tree.links.iter().map(|link| link.id.clone());
        ids.zip(&self.routes)
            .filter_map(|(id, route)| Some((id, route.clone()?)))
            .collect()
    }

    /// Puts boxes into new places, and gives the routes that have changed by that, in the order
    /// of the request. A box that holds others does not take them along: each box that
    /// moves is named.
    ///
    /// Routed anew are the links of these boxes and those in whose way they stand now. Links
    /// within a container that has moved as a whole move along with it.
    /// The same moves give the same routes on every machine.
    pub fn moved(&mut self, moves: &[(NodeId, Rect)]) -> Vec<(EdgeId, Route)> {
        let mut by: BTreeMap<usize, Option<Vec2>> = BTreeMap::new();
        for (node, rect) in moves {
            let Some(&index) = self.index_of.get(node).filter(|_| is_finite_rect(*rect)) else {
                continue;
            };
            let (before, after) = (self.rects[index], rect.abs());
            if before != after {
                let same_size = before.size() == after.size();
                by.insert(index, same_size.then(|| after.origin() - before.origin()));
                self.rects[index] = after;
            }
        }
        let mut touched: BTreeSet<usize> = BTreeSet::new();
        let mut kept_shape = Vec::new();
        for &index in by.keys() {
            for &number in &self.links_at[index] {
                if touched.insert(number) {
                    kept_shape.extend(self.taken_along(number, &by).map(|by| (number, by)));
                }
            }
        }
        for &(number, by) in &kept_shape {
            touched.remove(&number);
            if let Some(route) = self.routes[number].take() {
                self.courses.remove(number, &route);
                let route = shifted(&route, by);
                self.courses.add(number, &route);
                self.routes[number] = Some(route);
            }
        }
        self.add_hindered(by.keys().copied(), &mut touched);
        let mut dirty: Vec<usize> = touched.into_iter().collect();
        self.route(&dirty);
        dirty.extend(kept_shape.iter().map(|(number, _)| *number));
        dirty.sort_unstable();
        dirty.dedup();
        dirty
            .into_iter()
            .filter_map(|n| Some((self.tree.links[n].id.clone(), self.routes[n].clone()?)))
            .collect()
    }

    /// How far link `number` moves as it is: where its ends and the container that it runs in have
    /// all moved that far.
    fn taken_along(&self, number: usize, by: &BTreeMap<usize, Option<Vec2>>) -> Option<Vec2> {
        let link = &self.tree.links[number];
        let from = by.get(&link.from).copied().flatten()?;
        let to = by.get(&link.to).copied().flatten()?;
        let holder = match self.tree.lifted(link.from, link.to) {
            Some((container, _, _)) => by.get(&container).copied().flatten()?,
            None => from,
        };
        (from == to && from == holder).then_some(from)
    }

    /// Adds to `touched` the links in whose way one of the boxes `moved` stands now.
    fn add_hindered(&self, moved: impl Iterator<Item = usize>, touched: &mut BTreeSet<usize>) {
        let mut near = Vec::new();
        for index in moved {
            near.clear();
            let area = self.rects[index].inflate(CLEARANCE, CLEARANCE);
            self.courses.collect_touching(area, &mut near);
            for &number in &near {
                let link = &self.tree.links[number];
                let hinders = self.routes[number]
                    .as_ref()
                    .is_some_and(|route| is_in_way(&self.tree, &self.rects, link, route, index));
                if hinders {
                    touched.insert(number);
                }
            }
        }
    }

    /// Routes the links `dirty` anew.
    fn route(&mut self, dirty: &[usize]) {
        if dirty.is_empty() {
            return;
        }
        for &number in dirty {
            if let Some(route) = self.routes[number].take() {
                self.courses.remove(number, &route);
            }
        }
        let found = route_again(&self.tree, &self.rects, dirty, &self.routes, &self.courses);
        for (&number, route) in dirty.iter().zip(found) {
            self.courses.add(number, &route);
            self.routes[number] = Some(route);
        }
    }
}
