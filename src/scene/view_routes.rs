//! How the links of a view run at one plateau, around boxes that stand where they stand.

use std::collections::BTreeMap;

use super::arrangement::direction_of;
use super::badge::badges_width;
use super::badge_words::BadgeWords;
use super::bundle_line::bundle_label;
use super::bundles::Bundling;
use super::content::ViewContent;
use super::facts::Facts;
use super::label::label;
use super::measure::FRAME_TITLE_HEIGHT;
use super::pinned::pinned_route;
use super::route_memory::RouteMemory;
use crate::catalogue::{LinkFamily, link_kind};
use crate::geometry::{Rect, Size};
use crate::layout::{self, Direction, Edge, EdgeId, Fixed, Node, NodeId, Request, Route, Spacing};
use crate::locale::Language;
use crate::model::{Link, Snapshot, SystemMap, ViewId};

/// Room beside badges for half an arrow head, in map units.
const HEAD: f64 = 9.0;

/// How the links of a view run at a plateau, by link id: around the boxes, along pinned bends where
/// the user set some. Links that are drawn as one have one route, under a name of its own.
#[must_use]
pub fn routes(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    bundling: &Bundling,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    routes_by(layout::route, true, map, snapshot, view, bundling, language)
}

/// As [`routes`], the quick way: plain dog-legs that may cross boxes, for the first sight of a very
/// large view.
#[must_use]
pub fn draft_routes(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    bundling: &Bundling,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    routes_by(
        layout::route_draft,
        false,
        map,
        snapshot,
        view,
        bundling,
        language,
    )
}

/// As [`routes`], but links that were shown before stay where they can.
#[must_use]
pub fn routes_remembered(
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    bundling: &Bundling,
    language: Language,
    memory: &RouteMemory,
) -> BTreeMap<EdgeId, Route> {
    let place = (view.clone(), snapshot.plateau().cloned());
    let lead = |request: &Request, rects: &BTreeMap<NodeId, Rect>| {
        memory.lead(place.clone(), request, rects)
    };
    routes_by(lead, true, map, snapshot, view, bundling, language)
}

fn routes_by(
    lead: impl Fn(&Request, &BTreeMap<NodeId, Rect>) -> BTreeMap<EdgeId, Route>,
    minds_badges: bool,
    map: &SystemMap,
    snapshot: &Snapshot,
    view: &ViewId,
    bundling: &Bundling,
    language: Language,
) -> BTreeMap<EdgeId, Route> {
    let content = ViewContent::of(map, snapshot, view, bundling);
    let id = |index: usize| snapshot.element(content.boxes[index].ix).id.text().clone();
    let mut request = Request {
        direction: map
            .tables()
            .views
            .get(view)
            .map_or(Direction::Down, |view| direction_of(view)),
        spacing: spacing(),
        ..Request::default()
    };
    let badges = minds_badges.then(|| (Facts::of(snapshot), BadgeWords::new(language)));
    let mut rects = BTreeMap::new();
    let mut routes = BTreeMap::new();
    for (index, view_box) in content.boxes.iter().enumerate() {
        let node = id(index);
        rects.insert(node.clone(), view_box.rect);
        if let Some((facts, words)) = &badges {
            let badges = if view_box.is_frame {
                Vec::new()
            } else {
                let element = snapshot.element(view_box.ix);
                words.of((map, snapshot), element, facts, view_box.ix.row(), false)
            };
            let badges = badges.iter().map(|(_, words)| words.as_str());
            let width = badges_width(badges, view_box.rect.width());
            let taken = if width > 0.0 { width + HEAD } else { 0.0 };
            request.badges.insert(node.clone(), taken);
        }
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
    for view_link in content.links.iter().filter(|link| link.bundle.is_none()) {
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
    for bundle in &content.bundles {
        request.edges.push(Edge {
            id: bundle.id.clone(),
            from: id(bundle.from),
            to: id(bundle.to),
            label: bundle_label(&content, snapshot, bundle, language).size(),
            ranks: false,
        });
    }
    routes.append(&mut lead(&request, &rects));
    routes
}

/// Distances of every view.
pub(super) fn spacing() -> Spacing {
    Spacing {
        title_height: FRAME_TITLE_HEIGHT,
        ..Spacing::default()
    }
}

/// A link as the layout knows it.
pub(super) fn edge(link: &Link, id: EdgeId, from: NodeId, to: NodeId, language: Language) -> Edge {
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
