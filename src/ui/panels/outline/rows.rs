//! The tree as rows: what is unfolded, or what fits the search with all that contains it.

use std::collections::BTreeSet;

use crate::model::{ElementId, ElementIx, Snapshot};
use crate::ui::panels::fuzzy::Typed;

/// One visible row.
pub(super) struct OutlineRow {
    /// The element.
    pub element: ElementIx,
    /// How deep it lies.
    pub depth: u16,
    /// Whether it can be unfolded.
    pub has_children: bool,
}

/// The visible rows. With a search, what fits and all that contains it, unfolded.
/// O(elements log elements).
pub(super) fn rows(
    snapshot: &Snapshot,
    typed: &str,
    folded: &BTreeSet<ElementId>,
) -> Vec<OutlineRow> {
    let mut kept = vec![typed.is_empty(); snapshot.elements().len()];
    if !typed.is_empty() {
        let typed = Typed::new(typed);
        for ix in snapshot.element_numbers() {
            if typed.fits(&snapshot.element(ix).name) {
                kept[ix.row()] = true;
                for above in snapshot.ancestors(ix) {
                    kept[above.row()] = true;
                }
            }
        }
    }
    let by_name = |list: &mut Vec<ElementIx>| {
        list.sort_by_cached_key(|ix| {
            let element = snapshot.element(*ix);
            (element.name.to_lowercase(), element.id.clone())
        });
        // The stack gives the last first.
        list.reverse();
    };
    let mut tops: Vec<ElementIx> = snapshot
        .element_numbers()
        .filter(|ix| snapshot.parent(*ix).is_none())
        .collect();
    by_name(&mut tops);
    let mut stack: Vec<(ElementIx, u16)> = tops.into_iter().map(|ix| (ix, 0)).collect();
    let mut out = Vec::new();
    while let Some((element, depth)) = stack.pop() {
        if !kept[element.row()] {
            continue;
        }
        let children = snapshot.children(element);
        out.push(OutlineRow {
            element,
            depth,
            has_children: !children.is_empty(),
        });
        if !typed.is_empty() || !folded.contains(&snapshot.element(element).id) {
            let mut children = children.to_vec();
            by_name(&mut children);
            stack.extend(children.into_iter().map(|ix| (ix, depth.saturating_add(1))));
        }
    }
    out
}
