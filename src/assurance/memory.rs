//! What an assessment remembers for the next one, and what an edit changed since.

use std::sync::Arc;

use super::aspects::{Aspect, Aspects};
use super::assessment::StateOfMap;
use super::facts::Facts;
use super::index::Index;
use super::indicators::RestOn;
use super::review::KeptReview;
use crate::model::{
    Attributes, Day, Element, ElementIx, Link, LinkIx, Name, SINCE, SystemMap, Tables,
};

/// See the module's header.
#[derive(Debug)]
pub(super) struct Memory {
    map: SystemMap,
    today: Option<Day>,
    state: StateOfMap,
    index: Index,
    review: KeptReview,
    rest_on: RestOn,
}

/// What differs at a plateau from the last time.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) aspects: Aspects,
    /// The elements of which fields differ.
    pub(super) elements: Vec<ElementIx>,
    /// The links of which fields differ.
    pub(super) links: Vec<LinkIx>,
}

impl Memory {
    pub(super) fn new(
        facts: &Facts<'_>,
        state: StateOfMap,
        review: KeptReview,
        rest_on: RestOn,
    ) -> Self {
        Self {
            map: facts.map.clone(),
            today: facts.settings.today,
            state,
            index: facts.index().clone(),
            review,
            rest_on,
        }
    }

    pub(super) fn map(&self) -> &SystemMap {
        &self.map
    }

    pub(super) fn state(&self) -> &StateOfMap {
        &self.state
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn review(&self) -> &KeptReview {
        &self.review
    }

    pub(super) fn rest_on(&self) -> &RestOn {
        &self.rest_on
    }

    /// What an edit changed; `None` where everything has to be judged anew: another day, another
    /// setting or requirement, another kind, or something that came, went, or moved.
    /// O(records) to compare pointers.
    pub(super) fn changes(
        &self,
        map: &SystemMap,
        state: &StateOfMap,
        today: Option<Day>,
    ) -> Option<Changes> {
        let (before, now) = (&self.state.snapshot, &state.snapshot);
        let is_alike = today == self.today
            && asks_the_same(self.map.tables(), map.tables())
            && before.plateau() == now.plateau()
            && before.shares_shape_with(now);
        if !is_alike {
            return None;
        }
        let mut changes = Changes::default();
        let aspects = &mut changes.aspects;
        let (old, new) = (self.map.tables(), map.tables());
        let has_same_records = old.elements.is_same(&new.elements)
            && old.links.is_same(&new.links)
            && old.work_packages.is_same(&new.work_packages);
        if !has_same_records {
            aspects.add(Aspect::Records);
        }
        let both = before.elements().iter().zip(now.elements());
        for (ix, (old, new)) in now.element_numbers().zip(both) {
            if !Arc::ptr_eq(old, new) {
                aspects.of_element(ix, old, new)?;
                changes.elements.push(ix);
            }
        }
        let both = before.links().iter().zip(now.links());
        for (ix, (old, new)) in now.link_numbers().zip(both) {
            if !Arc::ptr_eq(old, new) {
                aspects.of_link(ix, old, new)?;
                changes.links.push(ix);
            }
        }
        Some(changes)
    }
}

/// Whether what judges is the same: all tables but those of what is judged, of work packages – a
/// matter of who repairs what, which is told anew each time – and of what nobody judges: drawings,
/// notes and what is handed over.
fn asks_the_same(old: &Tables, new: &Tables) -> bool {
    old.map.is_same(&new.map)
        && old.plateaus.is_same(&new.plateaus)
        && old.requirements.is_same(&new.requirements)
        && old.scenarios.is_same(&new.scenarios)
        && old.exemptions.is_same(&new.exemptions)
        && old.standards.is_same(&new.standards)
        && old.data_types.is_same(&new.data_types)
        && old.factors.is_same(&new.factors)
        && old.targets.is_same(&new.targets)
}

impl Aspects {
    /// Adds what differs between two states of an element; `None` where it is of another kind.
    fn of_element(&mut self, ix: ElementIx, old: &Element, new: &Element) -> Option<()> {
        let fields = [
            ("icon", &old.icon, &new.icon),
            ("tint", &old.tint, &new.tint),
            ("backdrop", &old.backdrop, &new.backdrop),
        ];
        for (field, _, _) in fields.into_iter().filter(|(_, old, new)| old != new) {
            self.add_attribute(field);
        }
        if old.since != new.since {
            self.add_attribute(SINCE);
        }
        self.of_attributes(&old.attributes, &new.attributes);
        if old.name != new.name {
            self.add_name(ix);
        }
        (old.kind == new.kind).then_some(())
    }

    /// Adds what differs between two states of a link; `None` where it is of another kind.
    fn of_link(&mut self, ix: LinkIx, old: &Link, new: &Link) -> Option<()> {
        if old.since != new.since {
            self.add_attribute(SINCE);
        }
        self.of_attributes(&old.attributes, &new.attributes);
        if old.name != new.name {
            self.add_link_name(ix);
        }
        (old.kind == new.kind).then_some(())
    }

    fn of_attributes(&mut self, old: &Attributes, new: &Attributes) {
        let differs = |name: &&Name| old.get(*name) != new.get(*name);
        for name in old.keys().chain(new.keys()).filter(differs) {
            self.add_attribute(name);
        }
    }
}
