//! An unfolding in words: what it rests on, and what it leaves open.

use super::{HORIZON_H, Moment, Outage, Repairs, ServiceCount, Unfolding};
use crate::analysis::clock_in_words;
use crate::analysis::scenario::State;
use crate::locale::{Message, msg};

impl Unfolding {
    /// What was not known and what was taken for it, a sentence each; how many are not back.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        let unknown = self.unknown_repairs.len();
        if unknown > 0 && self.repairs != Repairs::Lasting {
            let note = match self.repairs {
                Repairs::Assumed => msg::UNFOLDING_NOTE_ASSUMED,
                Repairs::Known | Repairs::Lasting => msg::UNFOLDING_NOTE_UNKNOWN,
            };
            let names: Vec<&str> = self
                .unknown_repairs
                .iter()
                .take(3)
                .map(|ix| self.name(*ix))
                .collect();
            let more = unknown.saturating_sub(names.len());
            let note = note.with("count", unknown).with("names", names.join(", "));
            notes.push(note.with("more", more));
        }
        if self.unknown_restarts > 0 && self.repairs != Repairs::Lasting {
            notes.push(msg::UNFOLDING_NOTE_RESTARTS.with("count", self.unknown_restarts));
        }
        let never = self.never_back();
        if never > 0 {
            let note = msg::UNFOLDING_NOTE_NEVER.with("count", never);
            notes.push(note.with("of", self.fallen()).with("hours", HORIZON_H));
        }
        notes
    }

    /// The name of an element, or its id where it has none.
    #[must_use]
    pub fn name(&self, ix: crate::model::ElementIx) -> &str {
        let element = self.whole.graph().element(ix);
        if element.name.is_empty() {
            element.id.as_str()
        } else {
            element.name.as_str()
        }
    }
}

impl Moment {
    /// “2 fall, 1 degrades, 3 come back, 1 need overrun.”
    #[must_use]
    pub fn message(&self) -> Message {
        let count = |state| {
            self.changes
                .iter()
                .filter(|change| change.to == state)
                .count()
        };
        msg::UNFOLDING_MOMENT
            .with("down", count(State::Down))
            .with("degraded", count(State::Degraded))
            .with("back", count(State::Up))
            .with("overruns", self.overruns.len())
    }
}

impl ServiceCount {
    /// “9 services of 15 down, 3 degraded”.
    #[must_use]
    pub fn message(self) -> Message {
        if self.total == 0 {
            return msg::UNFOLDING_NO_SERVICES.into();
        }
        msg::UNFOLDING_SERVICES
            .with("down", self.down)
            .with("degraded", self.degraded)
            .with("total", self.total)
    }
}

impl Outage {
    /// How long it is away against how long it may be: “DMIA 4 h, back after 10 h”.
    #[must_use]
    pub fn message(&self) -> Message {
        let need = clock_in_words(self.dmia_h);
        match self.back_h {
            Some(back_h) => msg::UNFOLDING_OUTAGE
                .with("need", need)
                .with("back", clock_in_words(back_h)),
            None => msg::UNFOLDING_OUTAGE_OPEN.with("need", need),
        }
    }
}
