//! Which box of a view lies in which.
//!
//! Containment says where an element runs. A view may group by something else that an element
//! refers to, such as its network zone: then an element is drawn in the one that this attribute
//! names, where the view shows that one, and in its container otherwise.

use rustc_hash::{FxHashMap, FxHashSet};

use super::id::{ElementId, SubjectId, ViewId};
use super::map::SystemMap;
use super::record::Record as _;
use super::records::{Element, View};
use super::snapshot::{ElementIx, Snapshot};
use super::{FieldPath, Value};

/// See the module's header. Holds for the elements that one view shows at one plateau.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nesting {
    shown: Vec<ElementIx>,
    holders: FxHashMap<ElementIx, ElementIx>,
}

impl Nesting {
    /// The nesting of the elements that a view places. O(placements × depth).
    #[must_use]
    pub fn in_view(map: &SystemMap, snapshot: &Snapshot, view: &ViewId) -> Self {
        let placements = snapshot.placements(map, view);
        let element = |subject: &SubjectId| snapshot.find(&subject.text().clone().into());
        let shown = placements
            .iter()
            .filter_map(|(subject, _)| element(subject))
            .collect();
        let record = map.tables().views.get(view);
        Self::of(snapshot, record.map(AsRef::as_ref), &shown)
    }

    /// The nesting of the `shown` elements of a view; without a view, their containment.
    /// Holders never run in a circle, whatever the attributes say. O(shown × depth).
    #[must_use]
    pub fn of(snapshot: &Snapshot, view: Option<&View>, shown: &FxHashSet<ElementIx>) -> Self {
        let group_of = |ix: ElementIx| {
            let group = snapshot.find(&group(view?, snapshot.element(ix))?)?;
            (group != ix && shown.contains(&group)).then_some(group)
        };
        let mut in_order: Vec<ElementIx> = shown.iter().copied().collect();
        in_order.sort_unstable();
        // What others are grouped in lies where it is contained: a zone in a site, say.
        let groups: FxHashSet<ElementIx> = in_order.iter().filter_map(|&ix| group_of(ix)).collect();
        let mut nesting = Self {
            shown: in_order.clone(),
            holders: FxHashMap::default(),
        };
        for &ix in &in_order {
            let container = || snapshot.ancestors(ix).find(|at| shown.contains(at));
            let holder = if groups.contains(&ix) {
                container()
            } else {
                group_of(ix).or_else(|| {
                    let step = |at| {
                        if shown.contains(&at) {
                            Some(at)
                        } else {
                            group_of(at)
                        }
                    };
                    snapshot.ancestors(ix).find_map(step)
                })
            };
            if let Some(holder) = holder {
                nesting.holders.insert(ix, holder);
            }
        }
        for &ix in &in_order {
            if nesting.around(ix).any(|at| at == ix) {
                nesting.holders.remove(&ix);
            }
        }
        nesting
    }

    /// The elements that show, by number.
    #[must_use]
    pub fn shown(&self) -> &[ElementIx] {
        &self.shown
    }

    /// The shown element that one is drawn in.
    #[must_use]
    pub fn holder(&self, ix: ElementIx) -> Option<ElementIx> {
        self.holders.get(&ix).copied()
    }

    /// All shown elements that one is drawn in, nearest first.
    pub fn around(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        std::iter::successors(self.holder(ix), |&at| self.holder(at)).take(self.holders.len())
    }
}

/// What the view groups an element by, where it does and the element says so.
#[must_use]
pub fn group(view: &View, element: &Element) -> Option<ElementId> {
    if view.group_by.is_empty() {
        return None;
    }
    match element.get(&FieldPath::own(view.group_by.clone()))? {
        Value::Text(id) => Some(ElementId::from(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Tables;

    /// `id parent zone`, a dash for none.
    fn nesting_of(rows: &[&str], shown: &str) -> Vec<String> {
        let mut tables = Tables::default();
        for row in rows {
            let words: Vec<&str> = row.split(' ').collect();
            let mut element = Element::blank(words[0].into());
            element.parent = (words[1] != "-").then(|| words[1].into());
            if words[2] != "-" {
                element
                    .attributes
                    .insert("zone".into(), Value::from(words[2]));
            }
            tables.elements.insert(Arc::new(element));
        }
        let (map, problems) = SystemMap::assemble(tables);
        assert!(problems.is_empty(), "{problems:?}");
        let snapshot = map.snapshot(None);
        let mut view = View::blank(ViewId::from("v"));
        view.group_by = "zone".into();
        let shown = shown
            .split(' ')
            .filter_map(|id| snapshot.find(&id.into()))
            .collect();
        let nesting = Nesting::of(&snapshot, Some(&view), &shown);
        let name = |ix: ElementIx| snapshot.element(ix).id.to_string();
        snapshot
            .element_numbers()
            .filter_map(|ix| Some(format!("{} in {}", name(ix), name(nesting.holder(ix)?))))
            .collect()
    }

    #[test]
    fn an_element_is_drawn_in_its_zone_and_what_it_holds_follows() {
        let rows = [
            "z - -",
            "room - -",
            "server room z",
            "app server -",
            "rack room -",
        ];
        assert_eq!(
            nesting_of(&rows, "z room server app rack"),
            ["app in server", "rack in room", "server in z"]
        );
    }

    #[test]
    fn an_element_whose_zone_does_not_show_stays_in_its_container() {
        let rows = ["z - -", "room - -", "server room z", "app server -"];
        assert_eq!(nesting_of(&rows, "room server"), ["server in room"]);
        // The server does not show, but its zone does.
        assert_eq!(nesting_of(&rows, "z room app"), ["app in z"]);
    }

    #[test]
    fn attributes_that_run_in_a_circle_leave_somebody_outside() {
        let found = nesting_of(&["z room -", "room - z", "a - b", "b - a"], "z room a b");
        assert!(!found.is_empty());
        assert!(
            !(found.contains(&"z in room".to_owned()) && found.contains(&"room in z".to_owned()))
        );
        assert!(!(found.contains(&"a in b".to_owned()) && found.contains(&"b in a".to_owned())));
    }
}
