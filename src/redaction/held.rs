//! The elements that a profile holds back, and what contains them that it does not.

use std::collections::BTreeSet;

use crate::model::{ElementId, KindId, PlateauId, RedactionProfile, SystemMap, Value};

/// See the module's header.
#[derive(Debug)]
pub(super) struct Held<'m> {
    map: &'m SystemMap,
    /// Whether elements that are held back go up into what contains them.
    pub(super) merges: bool,
    elements: BTreeSet<ElementId>,
    /// The plateaus at which containment may differ, each with its chain; the records' own first.
    pub(super) chains: Vec<Vec<PlateauId>>,
}

impl<'m> Held<'m> {
    /// What this profile holds back: elements of its kinds at whatever plateau, and those that it
    /// names with all that they contain at whatever plateau. O(elements).
    pub(super) fn of(map: &'m SystemMap, profile: &RedactionProfile) -> Self {
        let tables = map.tables();
        let mut elements = BTreeSet::new();
        for element in tables.elements.iter() {
            let later = element
                .at
                .values()
                .filter_map(|fields| fields.get("kind")?.as_text());
            let mut kinds = later.map(KindId::from).chain([element.kind.clone()]);
            if kinds.any(|kind| profile.kinds.contains(&kind)) {
                elements.insert(element.id.clone());
            }
        }
        let mut waiting = profile.elements.clone();
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if tables.elements.contains(&id) && seen.insert(id.clone()) {
                waiting.extend(map.children_of(&id));
            }
        }
        elements.extend(seen);
        let timeline = map.timeline();
        let own = std::iter::once(Vec::new());
        let later = timeline
            .order()
            .iter()
            .map(|id| timeline.chain(id).to_vec());
        Self {
            map,
            merges: profile.withholding == crate::model::Withholding::Merge,
            elements,
            chains: own.chain(later).collect(),
        }
    }

    /// Whether an element is held back.
    pub(super) fn has(&self, id: &ElementId) -> bool {
        self.elements.contains(id)
    }

    /// Whether anything is held back.
    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// The parent of an element at the end of a chain of plateaus, in the whole map.
    fn parent(&self, id: &ElementId, chain: &[PlateauId]) -> Option<ElementId> {
        let element = self.map.tables().elements.get(id)?;
        let later = chain
            .iter()
            .rev()
            .find_map(|at| element.at.get(at)?.get("parent"));
        match later {
            Some(value) => value.as_text().map(ElementId::from),
            None => element.parent.clone(),
        }
    }

    /// The nearest container of an element that is not held back. O(depth).
    pub(super) fn container(&self, id: &ElementId, chain: &[PlateauId]) -> Option<ElementId> {
        let mut next = self.parent(id, chain);
        // A map has no circles, so its elements bound the way up.
        for _ in 0..self.map.tables().elements.len() {
            let id = next?;
            if !self.has(&id) {
                return Some(id);
            }
            next = self.parent(&id, chain);
        }
        None
    }

    /// Where a link that ends at an element ends then: there, at what it was merged into, or nowhere.
    pub(super) fn end(&self, id: &ElementId, chain: &[PlateauId]) -> Option<ElementId> {
        if !self.has(id) {
            return Some(id.clone());
        }
        self.merges.then(|| self.container(id, chain)).flatten()
    }

    /// What an element that is held back was merged into, for all that names it whatever the
    /// plateau: at the first state in which it lies in something that stays.
    pub(super) fn stand_in(&self, id: &ElementId) -> Option<ElementId> {
        if !self.merges {
            return None;
        }
        self.chains
            .iter()
            .find_map(|chain| self.container(id, chain))
    }

    /// Whether any container of an element is held back, at whatever plateau.
    pub(super) fn lies_in_one(&self, id: &ElementId) -> bool {
        self.chains.iter().any(|chain| {
            self.parent(id, chain)
                .is_some_and(|parent| self.has(&parent))
        })
    }
}

/// What is written for an id that there may be.
pub(super) fn id_value(id: Option<&ElementId>) -> Value {
    id.map_or(Value::Nothing, |id| Value::Text(id.text().clone()))
}
