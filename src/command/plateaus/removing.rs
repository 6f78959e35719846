//! Plateaus that go: deleted, with their changes handed on or taken back, or merged into the one
//! that they build on.

use std::collections::BTreeSet;

use super::super::draft::Drafted;
use super::super::{Draft, Refusal};
use super::presence::{Presence, put};
use super::values::{overridden, settle_home, tidy, value_at};
use super::{Fate, need, references, refuse};
use crate::locale::msg;
use crate::model::{
    Element, FieldPath, Link, Note, Placement, Plateau, PlateauId, Record, Table, Timeline, Value,
};

/// What happens to each record, whatever its type.
struct Step<'a> {
    plateau: &'a PlateauId,
    base: Option<&'a PlateauId>,
    /// Plateaus that build on the one that goes.
    children: &'a [PlateauId],
    /// Other plateaus that build on its base.
    siblings: &'a [PlateauId],
    before: &'a Timeline,
    after: &'a Timeline,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    HandOn,
    TakeBack,
    Merge,
}

/// Deletes a plateau.
pub(super) fn delete(
    draft: &mut Draft<'_, '_>,
    plateau: &PlateauId,
    fate: Fate,
) -> Result<(), Refusal> {
    need(draft, plateau)?;
    let what = match fate {
        Fate::HandOn => What::HandOn,
        Fate::TakeBack => What::TakeBack,
    };
    if draft.map().timeline().order().len() == 1 {
        return last(draft, plateau);
    }
    remove(draft, plateau, what)
}

/// Merges a plateau into its base.
pub(super) fn merge(draft: &mut Draft<'_, '_>, plateau: &PlateauId) -> Result<(), Refusal> {
    need(draft, plateau)?;
    if draft.map().timeline().base(plateau).is_none() {
        return Err(refuse(msg::PLATEAUS_NO_BASE));
    }
    remove(draft, plateau, What::Merge)
}

/// The only plateau goes: the map is what it showed.
fn last(draft: &mut Draft<'_, '_>, plateau: &PlateauId) -> Result<(), Refusal> {
    let timeline = draft.map().timeline();
    let none = Timeline::default();
    let step = Step {
        plateau,
        base: None,
        children: &[],
        siblings: &[],
        before: timeline,
        after: &none,
        what: What::HandOn,
    };
    let gone = Gone {
        elements: step.flatten::<Element>(draft),
        links: step.flatten::<Link>(draft),
        notes: step.flatten::<Note>(draft),
    };
    step.flatten::<Placement>(draft);
    gone.clear_up(draft, None);
    references::repair(draft, plateau, None, None);
    draft.take::<Plateau>(plateau);
    Ok(())
}

fn remove(draft: &mut Draft<'_, '_>, plateau: &PlateauId, what: What) -> Result<(), Refusal> {
    let map = draft.map();
    let before = map.timeline();
    let children = before.children(plateau);
    let base = before.base(plateau).cloned();
    let siblings: Vec<PlateauId> = match &base {
        Some(base) => before.children(base),
        None => before.roots(),
    };
    let siblings: Vec<PlateauId> = siblings.into_iter().filter(|id| id != plateau).collect();
    let mut plateaus: Table<Plateau> = map.tables().plateaus.clone();
    plateaus.remove(plateau);
    for child in &children {
        let mut record = draft.need::<Plateau>(child)?;
        record.based_on = base.clone();
        plateaus.insert(record.clone().into());
        draft.put(record);
    }
    let after = Timeline::of(&plateaus);
    let step = Step {
        plateau,
        base: base.as_ref(),
        children: &children,
        siblings: &siblings,
        before,
        after: &after,
        what,
    };
    let gone = Gone {
        elements: step.carry_out::<Element>(draft),
        links: step.carry_out::<Link>(draft),
        notes: step.carry_out::<Note>(draft),
    };
    step.carry_out::<Placement>(draft);
    gone.clear_up(draft, Some(plateau).filter(|_| what == What::TakeBack));
    let (starts, ends) = match what {
        What::HandOn => (base.as_ref(), children.first()),
        What::TakeBack => (base.as_ref(), None),
        What::Merge => (base.as_ref(), base.as_ref()),
    };
    references::repair(draft, plateau, starts, ends);
    draft.take::<Plateau>(plateau);
    Ok(())
}

impl Step<'_> {
    /// Goes through a table; gives the ids of records that are there at no plateau any more.
    fn carry_out<R: Drafted>(&self, draft: &mut Draft<'_, '_>) -> BTreeSet<R::Id> {
        let mut gone = BTreeSet::new();
        for old in R::rows(draft.map()).iter() {
            let mentions =
                old.since() == Some(self.plateau) || old.overrides().contains_key(self.plateau);
            // A plateau that becomes the only root is home to what was there from the start.
            let comes_home = self.after.roots().len() == 1
                && self.before.roots() != self.after.roots()
                && !(old.since().is_none() && old.overrides().is_empty());
            if !mentions && !comes_home {
                continue;
            }
            let mut record = R::clone(old);
            let mut presence = Presence::of(old.as_ref());
            match self.what {
                What::HandOn => self.hand_on(&mut record, &mut presence),
                What::TakeBack => self.take_back(&mut record, &mut presence),
                What::Merge => self.merge(&mut record, &mut presence),
            }
            presence.settle(self.after);
            if presence.is_nowhere(self.after) {
                draft.take::<R>(old.id());
                gone.insert(old.id().clone());
                continue;
            }
            presence.write(&mut record, self.after);
            settle_home(&mut record, self.after);
            draft.put(record);
        }
        gone
    }

    /// As [`Self::carry_out`], where no plateau is left.
    fn flatten<R: Drafted>(&self, draft: &mut Draft<'_, '_>) -> BTreeSet<R::Id> {
        let mut gone = BTreeSet::new();
        let chain = self.before.chain(self.plateau);
        for old in R::rows(draft.map()).iter() {
            if old.since().is_none() && old.overrides().is_empty() {
                continue;
            }
            let Some(folded) = Timeline::fold(old, chain) else {
                draft.take::<R>(old.id());
                gone.insert(old.id().clone());
                continue;
            };
            let mut record = R::clone(&folded);
            for path in folded.fields().into_keys() {
                if path.plateau.is_some() || path.name == crate::model::SINCE {
                    put(&mut record, &path, None);
                }
            }
            draft.put(record);
        }
        gone
    }

    fn hand_on<R: Record>(&self, record: &mut R, presence: &mut Presence) {
        for name in overridden(record, self.plateau) {
            let path = FieldPath::at(self.plateau.clone(), name.clone());
            let said = record.get(&path);
            put(record, &path, None);
            for child in self.children {
                let path = FieldPath::at(child.clone(), name.clone());
                if record.get(&path).is_none() {
                    put(record, &path, said.as_ref());
                }
                tidy(record, self.after, child, &name);
            }
        }
        if let Some(said) = presence.says.remove(self.plateau) {
            for child in self.children {
                presence.says.entry(child.clone()).or_insert(said);
            }
        }
    }

    fn take_back<R: Record>(&self, record: &mut R, presence: &mut Presence) {
        for name in overridden(record, self.plateau) {
            put(
                record,
                &FieldPath::at(self.plateau.clone(), name.clone()),
                None,
            );
            for child in self.children {
                tidy(record, self.after, child, &name);
            }
        }
        let chain = self.before.chain(self.plateau);
        let earlier = chain.split_last().map_or(&[][..], |(_, earlier)| earlier);
        let brought = presence.says.get(self.plateau) == Some(&true)
            && record.since() == Some(self.plateau)
            && !(presence.from_start || presence.at(earlier));
        presence.says.remove(self.plateau);
        if brought {
            // What it brought goes along with all that later plateaus say of it.
            let before = self.before;
            presence
                .says
                .retain(|id, _| !before.builds_on(id, self.plateau));
        }
    }

    fn merge<R: Record>(&self, record: &mut R, presence: &mut Presence) {
        let Some(base) = self.base else { return };
        let chain = self.before.chain(base).to_vec();
        let was_there = presence.at(&chain);
        if let Some(said) = presence.says.remove(self.plateau) {
            for sibling in self.siblings {
                presence.says.entry(sibling.clone()).or_insert(was_there);
            }
            presence.say(base, said);
        }
        for name in overridden(record, self.plateau) {
            let path = FieldPath::at(self.plateau.clone(), name.clone());
            let said = record.get(&path);
            put(record, &path, None);
            let before = value_at(record, &chain, &name).unwrap_or(Value::Nothing);
            // Containers are free of circles also where an element is not there.
            let shows = |id: &&PlateauId| name == "parent" || self.shows(presence, id);
            for sibling in self.siblings.iter().filter(shows) {
                let path = FieldPath::at(sibling.clone(), name.clone());
                if record.get(&path).is_none() {
                    put(record, &path, Some(&before));
                }
            }
            put(
                record,
                &FieldPath::at(base.clone(), name.clone()),
                said.as_ref(),
            );
            tidy(record, self.after, base, &name);
            for later in self.siblings.iter().chain(self.children) {
                tidy(record, self.after, later, &name);
            }
        }
    }

    /// Whether a record is there at a plateau or at one that builds on it.
    fn shows(&self, presence: &Presence, plateau: &PlateauId) -> bool {
        let mut order = self.after.order().iter();
        order.any(|id| self.after.builds_on(id, plateau) && presence.at(self.after.chain(id)))
    }
}

/// Records that are at no plateau any more.
#[derive(Default)]
pub(super) struct Gone {
    pub(super) elements: BTreeSet<crate::model::ElementId>,
    pub(super) links: BTreeSet<crate::model::LinkId>,
    pub(super) notes: BTreeSet<crate::model::NoteId>,
}

impl Gone {
    /// Takes away what hung on them: links that lost an end, places on views, the container of
    /// what lay in them. `of` is the plateau that took them back.
    pub(super) fn clear_up(mut self, draft: &mut Draft<'_, '_>, of: Option<&PlateauId>) {
        if self.elements.is_empty() && self.links.is_empty() && self.notes.is_empty() {
            return;
        }
        references::forget_elements(draft, &self.elements, &mut self.links, of);
        let subjects = self
            .elements
            .iter()
            .map(Into::into)
            .chain(self.links.iter().map(Into::into))
            .chain(self.notes.iter().map(Into::into));
        references::forget_places(draft, subjects);
    }
}
