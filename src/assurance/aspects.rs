//! What a judgement rests on, and what an edit changes: sets of aspects of one plateau.
//!
//! An aspect is an attribute by name, whichever record it is of, or a part of what is known of the
//! plateau: names, zones, hosting, flows, what the analyses found. While a rule or an indicator is
//! judged, [`Facts`](super::Facts) notes the aspects that it looks at ([`Trace`]). After an edit its
//! answer is handed on where the edit changed none of them; kinds, containment and ends of links
//! need no aspect, since an edit of those judges everything anew.
//!
//! No list of what a rule reads has to be kept by hand: what is not noted cannot be read, since the
//! records themselves are an aspect of their own, [`Aspect::Records`].

use std::cell::RefCell;
use std::ops::Deref;

use crate::model::Name;

/// A part of what is known of a plateau that is no attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// The records as they are, at this plateau or another.
    Records,
    /// Names of elements and links.
    Names,
    /// Which zone is whose.
    Zones,
    /// What elements do for security.
    Functions,
    /// How sovereign hosting is.
    Hosting,
    /// The flows with what they carry and cross.
    Flows,
    /// What impact says.
    Resilience,
    /// What rules found.
    Review,
    /// How complete the documentation is.
    Maturity,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aspects {
    attributes: Vec<Name>,
    /// A bit for each [`Aspect`].
    parts: u16,
}

impl Aspects {
    pub(super) fn add(&mut self, part: Aspect) {
        self.parts |= 1 << part as u16;
    }

    pub(super) fn has(&self, part: Aspect) -> bool {
        self.parts & (1 << part as u16) != 0
    }

    pub(super) fn add_attribute(&mut self, name: &str) {
        // A judge asks for a dozen attributes at most, and again and again for the same.
        if !self.attributes.iter().any(|known| known == name) {
            self.attributes.push(name.into());
        }
    }

    pub(super) fn has_attribute_of(&self, names: &[&str]) -> bool {
        let mut known = self.attributes.iter();
        known.any(|name| names.contains(&name.as_str()))
    }

    /// Whether both have an aspect in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.parts & other.parts != 0
            || (self.attributes.iter()).any(|name| other.attributes.contains(name))
    }

    fn extend(&mut self, other: &Self) {
        self.parts |= other.parts;
        for name in &other.attributes {
            self.add_attribute(name);
        }
    }
}

/// An answer, with what it rests on.
#[derive(Clone, Debug)]
pub(super) struct Kept<T> {
    pub(super) answer: T,
    pub(super) rests_on: Aspects,
}

impl<T> Kept<T> {
    /// Whether it is still the answer after an edit that changed these.
    pub(super) fn outlives(&self, changed: &Aspects) -> bool {
        !self.rests_on.meets(changed)
    }
}

/// Notes the aspects that somebody looks at.
#[derive(Debug, Default)]
pub(super) struct Trace(RefCell<Aspects>);

impl Trace {
    pub(super) fn note(&self, part: Aspect) {
        self.0.borrow_mut().add(part);
    }

    pub(super) fn note_attribute(&self, name: &str) {
        self.0.borrow_mut().add_attribute(name);
    }

    pub(super) fn note_all(&self, aspects: &Aspects) {
        self.0.borrow_mut().extend(aspects);
    }

    /// What is answered, and what was looked at for it; whoever asks for that in turn has looked at
    /// the same.
    pub(super) fn during<T>(&self, answer: impl FnOnce() -> T) -> (T, Aspects) {
        let outer = self.0.take();
        let answer = answer();
        let seen = self.0.replace(outer);
        self.note_all(&seen);
        (answer, seen)
    }
}

/// A value of which it is noted that somebody looked at it, by looking at it.
#[derive(Clone, Copy, Debug)]
pub struct Noted<'a, T> {
    value: &'a T,
    part: Aspect,
    trace: &'a Trace,
}

impl<'a, T> Noted<'a, T> {
    pub(super) fn new(value: &'a T, part: Aspect, trace: &'a Trace) -> Self {
        Self { value, part, trace }
    }
}

impl<T> Deref for Noted<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.trace.note(self.part);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_inner_judge_looks_at_its_outer_one_has_looked_at() {
        let trace = Trace::default();
        let ((inner, outer), all) = trace.during(|| {
            trace.note_attribute("eol");
            trace.during(|| trace.note(Aspect::Zones))
        });
        let () = inner;
        let (mut eol, mut zones) = (Aspects::default(), Aspects::default());
        eol.add_attribute("eol");
        zones.add(Aspect::Zones);
        assert!(outer.meets(&zones) && !outer.meets(&eol));
        assert!(all.meets(&zones) && all.meets(&eol));
    }

    #[test]
    fn looking_at_a_noted_value_is_noted_and_holding_it_is_not() {
        let trace = Trace::default();
        let noted = Noted::new(&7, Aspect::Review, &trace);
        let (_, held) = trace.during(|| noted);
        assert_eq!(held, Aspects::default());
        let (seven, looked) = trace.during(|| *noted);
        assert_eq!(seven, 7);
        let mut review = Aspects::default();
        review.add(Aspect::Review);
        assert_eq!(looked, review);
    }
}
