//! A connected neighbour by key: an element of the same kind beside the selected one, joined to it
//! by the likeliest link, where nothing lies yet.

use std::collections::BTreeSet;

use super::drawing::{Drawing, subject_id};
use super::tool;
use crate::command::Command;
use crate::command::sketch::{
    Sketch, SketchElement, SketchEnd, SketchLink, legal_between, likely_kind,
};
use crate::geometry::{Rect, Vec2, overlaps};
use crate::model::{Attributes, ElementId, KindId, SubjectId, ViewId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Document};

/// Room between an element and its neighbour, where a link has its label, map units.
const GAP: f64 = 72.0;
/// Room to whatever else there is, map units.
const AIR: f64 = 12.0;
/// How many places beside the first one are tried in a row, and how many rows.
const TRIED: i32 = 8;

/// On which side of an element its neighbour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To its left.
    Left,
    /// To its right.
    Right,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Side {
    fn way(self) -> Vec2 {
        match self {
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Above => Vec2::new(0.0, -1.0),
            Self::Below => Vec2::new(0.0, 1.0),
        }
    }
}

/// The new neighbour of the one element that is selected.
pub(super) fn action(
    document: &Document,
    view: &ViewId,
    drawing: &Drawing,
    side: Side,
) -> Option<Action> {
    let [id] = document.selected_elements().try_into().ok()?;
    let snapshot = document.snapshot();
    let element = snapshot.element_by_id(&id)?;
    let item = drawing.item_of(&SubjectId::from(&id))?;
    let holders = holders_of(document, &id);
    let parent = holders.first();
    let parent = parent.map(|holder| SketchEnd::Known(holder.text().clone().into()));
    let holders = holders.iter().cloned().collect();
    let rect = free_place(drawing, item.bounds, side, &holders);
    let language =
        crate::locale::Language::from_code(&document.map().info().language).unwrap_or_default();
    let kind = element.kind.as_str();
    let name = crate::catalogue::element_kind(kind).map_or(kind, |kind| kind.name(language));
    let link = likely_kind(&legal_between(kind, kind));
    let sketch = Sketch {
        elements: vec![SketchElement {
            kind: element.kind.clone(),
            name: name.into(),
            parent,
            rect: Some(rect),
        }],
        links: link
            .map(|link| SketchLink {
                kind: KindId::new(link.id),
                from: SketchEnd::Known(id),
                to: SketchEnd::New(0),
                name: "".into(),
                attributes: Attributes::new(),
            })
            .into_iter()
            .collect(),
        shown: Vec::new(),
    };
    Some(Action::Edit(Command::Draw(view.clone(), Box::new(sketch))))
}

/// The first place beyond a box on one side that lies over nothing: straight on, then to both sides
/// of it, then further away.
pub(super) fn free_place(
    drawing: &Drawing,
    from: Rect,
    side: Side,
    holders: &BTreeSet<SubjectId>,
) -> Rect {
    let (way, size) = (side.way(), from.size());
    let step = Vec2::new(way.x * (size.width + GAP), way.y * (size.height + GAP));
    let aside = Vec2::new(
        way.y.abs() * (size.width + 2.0 * AIR),
        way.x.abs() * (size.height + 2.0 * AIR),
    );
    for row in 1..=TRIED {
        for turn in 0..=2 * TRIED {
            // Straight on, one down, one up, two down, and so on.
            let sign = if turn % 2 == 0 { -1.0 } else { 1.0 };
            let times = f64::from((turn + 1) / 2) * sign;
            let place = from + step * f64::from(row) + aside * times;
            if is_free(drawing, place, holders) {
                return place;
            }
        }
    }
    from + step
}

/// Whether a box would lie over no other; those that hold it grow around it.
pub(super) fn is_free(drawing: &Drawing, place: Rect, holders: &BTreeSet<SubjectId>) -> bool {
    let around = place.inflate(AIR, AIR);
    drawing.items_in(around).into_iter().all(|index| {
        let item = &drawing.scene.items[index];
        let is_box = matches!(
            item.role,
            ItemRole::Card | ItemRole::Note | ItemRole::Container
        );
        let holds =
            (item.subject.as_ref()).is_some_and(|subject| holders.contains(&subject_id(subject)));
        !is_box || holds || !overlaps(item.bounds, around)
    })
}

/// What an element lies in, at any depth, as this view draws it.
pub(super) fn holders_of(document: &Document, id: &ElementId) -> Vec<SubjectId> {
    let snapshot = document.snapshot();
    let nesting = tool::nesting(document);
    let ix = snapshot.find(id);
    let around = ix.into_iter().flat_map(|ix| nesting.around(ix));
    around
        .map(|holder| SubjectId::from(&snapshot.element(holder).id))
        .collect()
}
