//! From which plateaus on a record is there.

use std::collections::BTreeMap;

use crate::model::{FieldPath, PRESENT, PlateauId, Record, SINCE, Timeline, Value};

/// What the plateaus say about whether a record is there: each that says something speaks for
/// itself and all that build on it, until one of those says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Whether it is there where no plateau of the line says anything.
    pub(super) from_start: bool,
    /// What plateaus say.
    pub(super) says: BTreeMap<PlateauId, bool>,
    /// The plateau that brought it.
    since: Option<PlateauId>,
}

impl Presence {
    /// What is said of a record.
    #[must_use]
    pub fn of<R: Record>(record: &R) -> Self {
        let brought = record.since().map(|since| (since.clone(), true));
        let mut says: BTreeMap<PlateauId, bool> = brought.into_iter().collect();
        for (plateau, fields) in record.overrides() {
            if let Some(flag) = fields.get(PRESENT).and_then(Value::as_flag) {
                says.insert(plateau.clone(), flag);
            }
        }
        Self {
            from_start: record.since().is_none(),
            says,
            since: record.since().cloned(),
        }
    }

    /// Whether the record is there at the end of a chain of plateaus.
    #[must_use]
    pub fn at(&self, chain: &[PlateauId]) -> bool {
        let last = chain.iter().rev().find_map(|id| self.says.get(id));
        last.copied().unwrap_or(self.from_start)
    }

    /// What a plateau says itself.
    #[must_use]
    pub fn says_at(&self, plateau: &PlateauId) -> Option<bool> {
        self.says.get(plateau).copied()
    }

    /// Lets a plateau say something; the others go on to say what they say.
    pub(super) fn say(&mut self, plateau: &PlateauId, present: bool) {
        self.says.insert(plateau.clone(), present);
    }

    /// Whether it is there at no plateau at all.
    pub(super) fn is_nowhere(&self, timeline: &Timeline) -> bool {
        let mut plateaus = timeline.order().iter();
        !timeline.order().is_empty() && plateaus.all(|id| !self.at(timeline.chain(id)))
    }

    /// Leaves out what goes without saying.
    pub(super) fn settle(&mut self, timeline: &Timeline) {
        self.says.retain(|id, _| !timeline.chain(id).is_empty());
        if let [root] = timeline.roots().as_slice()
            && let Some(said) = self.says.remove(root)
        {
            self.from_start = said;
        }
        for plateau in timeline.order() {
            let chain = timeline.chain(plateau);
            let before = chain.split_last().map_or(&[][..], |(_, before)| before);
            if self.says.get(plateau) == Some(&self.at(before)) {
                self.says.remove(plateau);
            }
        }
    }

    /// Leaves out what goes without saying at one plateau, and a later coming of what it brings.
    /// What others say needlessly stays: it speaks again when this plateau says nothing any more.
    pub(super) fn settle_at(&mut self, timeline: &Timeline, plateau: &PlateauId) {
        let mut settled = self.clone();
        settled.settle(timeline);
        self.from_start = settled.from_start;
        let brings = self.says.get(plateau) == Some(&true) || settled.from_start;
        let since = self.since.clone().filter(|_| brings);
        for id in since.iter().chain([plateau]) {
            match settled.says.get(id) {
                Some(said) => self.say(id, *said),
                None => drop(self.says.remove(id)),
            }
        }
    }

    /// Writes it into its record. Of several plateaus that bring it, the one that did so before
    /// stays the one that is named, or else the first.
    pub(super) fn write<R: Record>(&self, record: &mut R, timeline: &Timeline) {
        let brings = |id: &&PlateauId| self.says.get(*id) == Some(&true);
        let kept = self.since.as_ref().filter(brings);
        let first = timeline.order().iter().find(brings);
        let since = kept.or(first).filter(|_| !self.from_start);
        let value = since.map(|id| Value::Text(id.text().clone()));
        put(record, &FieldPath::own(SINCE), value.as_ref());
        let spoken: Vec<PlateauId> = record.overrides().keys().cloned().collect();
        for plateau in spoken.iter().chain(self.says.keys()) {
            let said = self.says.get(plateau).copied();
            let said = said.filter(|said| !(*said && since == Some(plateau)));
            let path = FieldPath::at(plateau.clone(), PRESENT);
            put(record, &path, said.map(Value::Flag).as_ref());
        }
    }
}

/// Sets what always fits: a flag, the name of a plateau, a value that stood in the same field.
pub(super) fn put<R: Record>(record: &mut R, path: &FieldPath, value: Option<&Value>) {
    let fits = record.set(path, value).is_ok();
    debug_assert!(fits, "{path} takes what it held at another plateau");
}
