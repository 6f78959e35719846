//! Where hits show: in the view that is open, in which order, and which other view shows the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::Hit;
use crate::geometry::Rect;
use crate::model::{LinkId, RecordKey, Snapshot, SubjectId, SystemMap, TableName, ViewId};

/// What one view shows, and where, for finding in it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    places: BTreeMap<SubjectId, Rect>,
}

impl Shown {
    /// What a view shows at a plateau. O(placements + links).
    #[must_use]
    pub fn in_view(map: &SystemMap, snapshot: &Snapshot, view: &ViewId) -> Self {
        let Some(record) = map.tables().views.get(view) else {
            return Self::default();
        };
        let placements = snapshot.placements(map, view);
        let hidden: BTreeSet<&SubjectId> = placements
            .iter()
            .filter(|(_, placement)| placement.hidden)
            .map(|(subject, _)| subject)
            .collect();
        let mut places: BTreeMap<SubjectId, Rect> = BTreeMap::new();
        for (subject, placement) in &placements {
            let is_link = snapshot
                .find_link(&LinkId::from(subject.text().clone()))
                .is_some();
            if !placement.hidden && !is_link {
                places.insert(subject.clone(), placement.rect());
            }
        }
        for (row, link) in snapshot.links().iter().enumerate() {
            let subject = SubjectId::from(&link.id);
            let is_hidden = hidden.contains(&subject);
            let is_left_out =
                !record.link_kinds.is_empty() && !record.link_kinds.contains(&link.kind);
            let (from, to) = snapshot.all_ends()[row];
            let end = |ix| places.get(&SubjectId::from(&snapshot.element(ix).id));
            if let (false, false, Some(from), Some(to)) =
                (is_hidden, is_left_out, end(from), end(to))
            {
                let course = Rect::from_points(from.center(), to.center());
                places.insert(subject, course);
            }
        }
        Self { places }
    }

    /// Whether the view shows a record.
    #[must_use]
    pub fn has(&self, record: &RecordKey) -> bool {
        self.places.contains_key(record.id.as_str())
    }

    /// Puts hits into reading order: what the view shows by rows from the upper left, then the rest
    /// as it was.
    pub fn in_reading_order(&self, hits: &mut [Hit]) {
        const ROW: f64 = 48.0;
        hits.sort_by_cached_key(|hit| {
            let place = self.places.get(hit.record.id.as_str());
            #[expect(
                clippy::cast_possible_truncation,
                reason = "places of a drawing are small"
            )]
            let at = place.map(|place| ((place.y0 / ROW).floor() as i64, place.x0 as i64));
            (at.is_none(), at)
        });
    }
}

/// A view that shows a record: the first in the order of tabs. A view shows itself.
#[must_use]
pub fn view_showing(
    map: &SystemMap,
    snapshot: &Snapshot,
    views: &[ViewId],
    record: &RecordKey,
) -> Option<ViewId> {
    if record.table == TableName::Views {
        return Some(ViewId::from(record.id.clone()));
    }
    views
        .iter()
        .find(|view| Shown::in_view(map, snapshot, view).has(record))
        .cloned()
}
