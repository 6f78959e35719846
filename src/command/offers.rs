//! Which links may join two elements, either way, the likeliest first.

use std::cmp::Reverse;

use super::legal_kinds;
use crate::catalogue::{End, LinkKind, element_kind, link_kind};
use crate::model::{ElementId, KindId, SystemMap};

/// Kinds that people mean most often when they draw a line, where the map says nothing else.
const USUAL: [&str; 6] = [
    "depends_on",
    "flow",
    "uses",
    "requires",
    "hosted_on",
    "connected_to",
];

/// One link that may be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its kind.
    pub kind: &'static LinkKind,
    /// Where it starts.
    pub from: ElementId,
    /// Where it ends.
    pub to: ElementId,
}

impl PartialEq for LinkKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Offer {
    /// The id of its kind.
    #[must_use]
    pub fn kind_id(&self) -> KindId {
        KindId::new(self.kind.id)
    }
}

/// All links that may join two elements: first the way they were pulled, then the other way; within
/// each, those first that join such elements elsewhere on the map. O(links + kinds · log kinds).
#[must_use]
pub fn offers(map: &SystemMap, a: &ElementId, b: &ElementId) -> Vec<Offer> {
    let one_way = |from: &ElementId, to: &ElementId| {
        let kinds = ranked(map, from, to);
        let offer = |kind| Offer {
            kind,
            from: from.clone(),
            to: to.clone(),
        };
        kinds.into_iter().map(offer).collect::<Vec<_>>()
    };
    let mut offers = one_way(a, b);
    // What points nowhere is the same both ways.
    let back = one_way(b, a);
    offers.extend(back.into_iter().filter(|offer| offer.kind.is_directed));
    offers
}

/// The likeliest link between two elements, the way they were pulled where one is legal.
#[must_use]
pub fn likeliest(map: &SystemMap, a: &ElementId, b: &ElementId) -> Option<Offer> {
    offers(map, a, b).into_iter().next()
}

fn ranked(map: &SystemMap, from: &ElementId, to: &ElementId) -> Vec<&'static LinkKind> {
    let kind_of = |id: &ElementId| map.tables().elements.get(id).map(|element| &element.kind);
    let ends = (kind_of(from), kind_of(to));
    let mut kinds = legal_kinds(map, from, to);
    let known = |kind: &LinkKind| {
        let alike = map.tables().links.iter().filter(|link| {
            link.kind.as_str() == kind.id && (kind_of(&link.from), kind_of(&link.to)) == ends
        });
        alike.count()
    };
    let usual = |kind: &LinkKind| {
        let place = USUAL.iter().position(|usual| *usual == kind.id);
        place.unwrap_or(USUAL.len())
    };
    kinds.sort_by_cached_key(|kind| (Reverse(known(kind)), usual(kind)));
    kinds
}

/// Whether a link of a kind may run from one element to another.
pub(super) fn may_run(map: &SystemMap, kind: &KindId, from: &ElementId, to: &ElementId) -> bool {
    // A kind that the catalogue does not know has no rules to break.
    link_kind(kind.as_str()).is_none()
        || legal_kinds(map, from, to)
            .iter()
            .any(|legal| legal.id == kind.as_str())
}

/// Whether a link of a kind may end at such an element, whatever its other end is.
#[must_use]
pub fn may_reattach(
    map: &SystemMap,
    link: &crate::model::Link,
    end: End,
    element: &ElementId,
) -> bool {
    let (from, to) = match end {
        End::From => (element, &link.to),
        End::To => (&link.from, element),
    };
    let is_known = map
        .tables()
        .elements
        .get(element)
        .is_some_and(|element| element_kind(element.kind.as_str()).is_some());
    from != to && is_known && may_run(map, &link.kind, from, to)
}
