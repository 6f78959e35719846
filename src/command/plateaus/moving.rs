//! Changes moved along a line of plateaus: *promoted* to an earlier one, or put off to a later one.
//!
//! Promoting makes the earlier plateau say what the later one shows; the later one goes on to show
//! it, and so do all that build on the earlier one and say nothing else. Putting off is the way
//! back: the plateau says again what its base says, and the later one shows what it showed.

use std::collections::BTreeSet;

use super::super::draft::Drafted;
use super::super::{Draft, Refusal};
use super::inherit::words_of;
use super::presence::{Presence, put};
use super::removing::Gone;
use super::values::{overridden, set_at, settle_home, tidy, value_at};
use super::{Part, name_of, need, refuse};
use crate::locale::msg;
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, Name, Note, NoteId, Placement, PlateauId, Record,
    RecordKey, SubjectId, TableName, Timeline,
};

/// From where to where.
#[derive(Clone, Copy)]
struct Way<'a> {
    timeline: &'a Timeline,
    from: &'a PlateauId,
    to: &'a PlateauId,
    is_earlier: bool,
}

/// Moves changes of records from a plateau to an earlier or a later one of its line.
pub(super) fn change(
    draft: &mut Draft<'_, '_>,
    records: &[RecordKey],
    part: &Part,
    from: &PlateauId,
    to: &PlateauId,
) -> Result<(), Refusal> {
    need(draft, from)?;
    need(draft, to)?;
    let map = draft.map();
    let timeline = map.timeline();
    let is_earlier = timeline.builds_on(from, to);
    if from == to || !(is_earlier || timeline.builds_on(to, from)) {
        return Err(msg::PLATEAUS_NOT_ONE_LINE
            .with("from", name_of(map, from))
            .with("to", name_of(map, to))
            .into());
    }
    let way = Way {
        timeline,
        from,
        to,
        is_earlier,
    };
    let mut moved = Moved::default();
    for record in records {
        way.record(draft, record, part, &mut moved)?;
    }
    let any = moved.any;
    moved.gone.clear_up(draft, None);
    if any {
        Ok(())
    } else {
        Err(refuse(msg::PLATEAUS_NOTHING_TO_MOVE))
    }
}

/// What went along already.
#[derive(Default)]
struct Moved {
    any: bool,
    done: BTreeSet<RecordKey>,
    gone: Gone,
}

impl Way<'_> {
    /// Moves one record, with what it cannot be without.
    fn record(
        &self,
        draft: &mut Draft<'_, '_>,
        key: &RecordKey,
        part: &Part,
        moved: &mut Moved,
    ) -> Result<(), Refusal> {
        if !moved.done.insert(key.clone()) {
            return Ok(());
        }
        let id = key.id.clone();
        let any = match key.table {
            TableName::Elements => {
                if *part == Part::Whole {
                    self.around(draft, &ElementId::from(id.clone()), moved)?;
                }
                let id = ElementId::from(id);
                let any = self.one::<Element>(draft, &id, part)?;
                if draft.get::<Element>(&id).is_none() {
                    moved.gone.elements.insert(id);
                }
                any
            }
            TableName::Links => {
                let id = LinkId::from(id);
                if let (Part::Whole, true, Some(link)) =
                    (part, self.is_earlier, draft.get::<Link>(&id))
                {
                    self.brought(draft, &link.from, moved)?;
                    self.brought(draft, &link.to, moved)?;
                }
                let any = self.one::<Link>(draft, &id, part)?;
                if draft.get::<Link>(&id).is_none() {
                    moved.gone.links.insert(id);
                }
                any
            }
            TableName::Notes => {
                let id = NoteId::from(id);
                let any = self.one::<Note>(draft, &id, part)?;
                if draft.get::<Note>(&id).is_none() {
                    moved.gone.notes.insert(id);
                }
                any
            }
            _ => false,
        };
        moved.any |= any;
        let is_about_place = match part {
            Part::Whole => true,
            Part::Fields(names) => names.iter().any(|name| name == "parent"),
        };
        if is_about_place {
            self.places(draft, &SubjectId::from(key.id.clone()));
        }
        Ok(())
    }

    /// What an element takes along: to an earlier plateau the containers that would be missing
    /// there, and the links that go with it where it goes; to a later one what lies in it.
    fn around(
        &self,
        draft: &mut Draft<'_, '_>,
        id: &ElementId,
        moved: &mut Moved,
    ) -> Result<(), Refusal> {
        let element = draft.need::<Element>(id)?;
        let chain = self.timeline.chain(self.from);
        let presence = Presence::of(&element);
        if self.is_earlier {
            let parent = value_at(&element, chain, "parent");
            if let Some(parent) = parent.as_ref().and_then(|value| value.as_text()) {
                self.brought(draft, &ElementId::from(parent), moved)?;
            }
            if !presence.at(chain) {
                for link in draft.map().links_of(id) {
                    let removed = draft.get::<Link>(&link);
                    let is_gone = removed.is_some_and(|link| !Presence::of(&link).at(chain));
                    if is_gone {
                        let key = RecordKey::new(TableName::Links, link.text().clone());
                        self.record(draft, &key, &Part::Whole, moved)?;
                    }
                }
            }
        } else if element.since.as_ref() == Some(self.from) {
            for child in draft.map().children_of(id) {
                let inside = draft.get::<Element>(&child);
                let goes_along = inside.is_some_and(|child| {
                    child.since.as_ref() == Some(self.from) && child.parent.as_ref() == Some(id)
                });
                if goes_along {
                    let key = RecordKey::new(TableName::Elements, child.text().clone());
                    self.record(draft, &key, &Part::Whole, moved)?;
                }
            }
        }
        Ok(())
    }

    /// Takes an element along that is there now and would not be at the earlier plateau.
    fn brought(
        &self,
        draft: &mut Draft<'_, '_>,
        id: &ElementId,
        moved: &mut Moved,
    ) -> Result<(), Refusal> {
        let Some(element) = draft.get::<Element>(id) else {
            return Ok(());
        };
        let presence = Presence::of(&element);
        let is_there = |plateau: &PlateauId| presence.at(self.timeline.chain(plateau));
        if is_there(self.from) && !is_there(self.to) {
            let key = RecordKey::new(TableName::Elements, id.text().clone());
            self.record(draft, &key, &Part::Whole, moved)?;
        }
        Ok(())
    }

    /// Moves what is said of one record; gives whether anything was.
    fn one<R: Drafted>(
        &self,
        draft: &mut Draft<'_, '_>,
        id: &R::Id,
        part: &Part,
    ) -> Result<bool, Refusal> {
        let before = draft.need::<R>(id)?;
        let mut record = before.clone();
        if let (Part::Fields(_), true) = (part, self.is_earlier) {
            let presence = Presence::of(&record);
            if !presence.at(self.timeline.chain(self.to)) {
                let map = draft.map();
                return Err(Refusal {
                    message: msg::PLATEAUS_NOT_THERE_YET
                        .with("record", words_of(map, &RecordKey::of(&record)))
                        .with("plateau", name_of(map, self.to)),
                    hint: Some(msg::PLATEAUS_NOT_THERE_YET_HINT.into()),
                });
            }
        }
        let is_nowhere = if self.is_earlier {
            self.promote(&mut record, part)
        } else {
            self.put_off(&mut record, part)
        };
        if is_nowhere && self.is_earlier {
            // It went before it could have been there.
            draft.take::<R>(id);
            return Ok(true);
        }
        if is_nowhere {
            return Err(super::inherit::nowhere(
                draft.map(),
                &RecordKey::of(&record),
            ));
        }
        let differs = record != before;
        if differs {
            draft.put(record);
        }
        Ok(differs)
    }

    /// The plateaus after the earlier one, up to the later one.
    fn between(&self) -> Vec<PlateauId> {
        let (earlier, later) = if self.is_earlier {
            (self.to, self.from)
        } else {
            (self.from, self.to)
        };
        let chain = self.timeline.chain(later).iter();
        let after = chain.skip_while(|id| *id != earlier).skip(1);
        after.cloned().collect()
    }

    /// Gives whether the record is there at no plateau any more.
    fn promote<R: Record>(&self, record: &mut R, part: &Part) -> bool {
        let chain = self.timeline.chain(self.from);
        let between = self.between();
        let mut presence = Presence::of(record);
        let is_there = presence.at(chain);
        if *part == Part::Whole && presence.at(self.timeline.chain(self.to)) != is_there {
            presence.say(self.to, is_there);
            presence.settle(self.timeline);
            if presence.is_nowhere(self.timeline) {
                return true;
            }
            presence.write(record, self.timeline);
        }
        let names: BTreeSet<Name> = match part {
            Part::Whole if is_there => between
                .iter()
                .flat_map(|plateau| overridden(record, plateau))
                .collect(),
            Part::Whole => BTreeSet::new(),
            Part::Fields(names) => names.iter().cloned().collect(),
        };
        for name in names {
            let value = value_at(record, chain, &name);
            set_at(record, self.timeline, self.to, &name, value.as_ref());
            for plateau in &between {
                tidy(record, self.timeline, plateau, &name);
            }
        }
        settle_home(record, self.timeline);
        false
    }

    /// Gives whether the record is there at no plateau any more.
    fn put_off<R: Record>(&self, record: &mut R, part: &Part) -> bool {
        let later = self.timeline.chain(self.to);
        let names: BTreeSet<Name> = match part {
            Part::Whole => overridden(record, self.from),
            Part::Fields(names) => names.iter().cloned().collect(),
        };
        for name in names {
            let path = FieldPath::at(self.from.clone(), name.clone());
            if record.get(&path).is_none() {
                continue;
            }
            let shown = value_at(record, later, &name);
            put(record, &path, None);
            for plateau in self.between() {
                tidy(record, self.timeline, &plateau, &name);
            }
            if value_at(record, later, &name) != shown {
                set_at(record, self.timeline, self.to, &name, shown.as_ref());
            }
        }
        let mut presence = Presence::of(record);
        if *part == Part::Whole && presence.says.remove(self.from).is_some() {
            let shown = Presence::of(record).at(later);
            if presence.at(later) != shown {
                presence.say(self.to, shown);
            }
            presence.settle(self.timeline);
            if presence.is_nowhere(self.timeline) {
                return true;
            }
            presence.write(record, self.timeline);
        }
        false
    }

    /// The places of a subject on all views go with it.
    fn places(&self, draft: &mut Draft<'_, '_>, subject: &SubjectId) {
        let views: Vec<_> = draft.map().tables().views.iter().cloned().collect();
        for view in views {
            let id = Placement::id_for(&view.id, subject);
            if draft.get::<Placement>(&id).is_some() {
                // A place that would be nowhere stays where it is.
                let _moved = self.one::<Placement>(draft, &id, &Part::Whole).is_ok();
            }
        }
    }
}
