//! The order in which a drawing is read: by rows from the upper left, and what lies in a container
//! right after it. Tab walks it, and the accessibility tree is built of it.

use std::collections::BTreeMap;

use super::drawing::Drawing;
use super::tool;
use crate::model::{ElementId, SubjectId};
use crate::scene::{ItemRole, Subject};
use crate::workspace::Document;

/// Boxes whose upper edges are no further apart than this stand in one row, map units.
const ROW: f64 = 24.0;

/// See the module's header.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// All elements, notes and bundles, in order.
    pub(super) order: Vec<SubjectId>,
    /// What lies in what, in order; what lies in nothing stands under `None`.
    pub(super) content: BTreeMap<Option<SubjectId>, Vec<SubjectId>>,
}

impl Reading {
    /// The order of a drawing. O(n log n).
    pub(super) fn of(document: &Document, drawing: &Drawing) -> Self {
        let snapshot = document.snapshot();
        let nesting = tool::nesting(document);
        let holder_of = |subject: &SubjectId| {
            let ix = snapshot.find(&ElementId::from(subject.text().clone()))?;
            let shows = |holder: &SubjectId| drawing.item_of(holder).is_some();
            nesting
                .around(ix)
                .map(|holder| SubjectId::from(&snapshot.element(holder).id))
                .find(shows)
        };
        let mut content: BTreeMap<Option<SubjectId>, Vec<(i64, i64, SubjectId)>> = BTreeMap::new();
        for (subject, item) in drawing.subjects() {
            let is_read = match &item.subject {
                Some(Subject::Bundle(bundle)) => bundle.links.first() == Some(subject.text()),
                _ => item.role != ItemRole::Link,
            };
            if is_read {
                let row = (item.bounds.y0 / ROW).floor() as i64;
                let place = (row, item.bounds.x0 as i64, subject.clone());
                content.entry(holder_of(subject)).or_default().push(place);
            }
        }
        let mut out = Self::default();
        for (holder, mut places) in content {
            places.sort();
            let subjects = places.into_iter().map(|(_, _, subject)| subject);
            out.content.insert(holder, subjects.collect());
        }
        out.read(None);
        out
    }

    fn read(&mut self, holder: Option<&SubjectId>) {
        // Nesting has no circles: the model promises it.
        for subject in self
            .content
            .get(&holder.cloned())
            .cloned()
            .unwrap_or_default()
        {
            self.order.push(subject.clone());
            self.read(Some(&subject));
        }
    }

    /// The one after, or before, the first that is selected; the first or the last where nothing
    /// is. None past the ends.
    pub(super) fn next(&self, document: &Document, back: bool) -> Option<&SubjectId> {
        let is_selected = |subject: &SubjectId| document.selection.contains(subject);
        let index = match (self.order.iter().position(is_selected), back) {
            (None, false) => 0,
            (None, true) => self.order.len().checked_sub(1)?,
            (Some(index), false) => index + 1,
            (Some(index), true) => index.checked_sub(1)?,
        };
        self.order.get(index)
    }
}
