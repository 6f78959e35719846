//! What the panels count and list, kept until the map changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{PlateauId, Record, SystemMap, Table, Timeline};
use crate::workspace::Document;

/// How one plateau differs from the one that it is based on: elements and links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// There now and not before.
    pub added: usize,
    /// There before and not now.
    pub removed: usize,
    /// There in both, with other fields.
    pub changed: usize,
}

/// See the module's header.
#[derive(Default)]
pub(super) struct Glance {
    of: Option<(Arc<()>, u64)>,
    differences: BTreeMap<PlateauId, Difference>,
}

impl Glance {
    /// How a plateau differs from its base. O(records) once per change of the map.
    pub(super) fn difference(&mut self, document: &Document, plateau: &PlateauId) -> Difference {
        let revision = document.map().revision();
        let is_current = self.of.as_ref().is_some_and(|(identity, of)| {
            Arc::ptr_eq(identity, document.identity()) && *of == revision
        });
        if !is_current {
            self.of = Some((Arc::clone(document.identity()), revision));
            self.differences = differences(document.map());
        }
        self.differences.get(plateau).copied().unwrap_or_default()
    }
}

fn differences(map: &SystemMap) -> BTreeMap<PlateauId, Difference> {
    let timeline = map.timeline();
    let mut out = BTreeMap::new();
    for plateau in timeline.order() {
        let chain = timeline.chain(plateau);
        if let Some((_, before)) = chain.split_last()
            && !before.is_empty()
        {
            let mut difference = Difference::default();
            count(&map.tables().elements, before, chain, &mut difference);
            count(&map.tables().links, before, chain, &mut difference);
            out.insert(plateau.clone(), difference);
        }
    }
    out
}

fn count<R: Record>(
    table: &Table<R>,
    before: &[PlateauId],
    now: &[PlateauId],
    out: &mut Difference,
) {
    for record in table.iter() {
        // Most records are the same at every plateau.
        if record.since().is_none() && record.overrides().is_empty() {
            continue;
        }
        let was = Timeline::is_present(record.as_ref(), before);
        let is = Timeline::is_present(record.as_ref(), now);
        match (was, is) {
            (false, true) => out.added += 1,
            (true, false) => out.removed += 1,
            (true, true) => {
                if Timeline::fold(record, before) != Timeline::fold(record, now) {
                    out.changed += 1;
                }
            }
            (false, false) => {}
        }
    }
}
