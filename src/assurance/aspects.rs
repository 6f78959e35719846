//! What a judgement rests on, and what an edit changes: sets of aspects of one plateau.
//!
//! An aspect is an attribute by name, whichever record it is of, the name of one record, or a part
//! of what is known of the plateau: zones, hosting, flows, what the analyses found. While a rule or an indicator is
//! judged, [`Facts`](super::Facts) notes the aspects that it looks at ([`Trace`]). After an edit its
//! answer is handed on where the edit changed none of them; kinds, containment and ends of links
//! need no aspect, since an edit of those judges everything anew.
//!
//! No list of what a rule reads has to be kept by hand: judges ask [`Facts`](super::Facts), which
//! notes, and whoever takes a whole record has looked at all records, [`Aspect::Records`]. That they
//! ask nobody else is held by `tests/suite/architecture.rs`. What the index and the dependencies are
//! made of is listed beside each, and held against making them anew by `tests/suite/assurance_edits.rs`.

use std::cell::RefCell;
use std::ops::Deref;

use crate::model::{ElementIx, LinkIx, Name};

/// A part of what is known of a plateau that is no attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// The records as they are, at this plateau or another, and the work packages that claim them.
    Records,
    /// Which zone is whose.
    Zones,
    /// What elements do for security.
    Functions,
    /// What needs what.
    Dependencies,
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
    /// Whose names: sentences say those of a few, so that renaming one of the others costs nothing.
    named: Rows,
    /// A bit for each [`Aspect`].
    parts: u16,
}

/// Elements and links by number, a bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows(Vec<u64>);

impl Rows {
    fn add(&mut self, bit: usize) {
        let (word, bit) = (bit / 64, bit % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    fn meets(&self, other: &Self) -> bool {
        let mut both = self.0.iter().zip(&other.0);
        both.any(|(one, other)| one & other != 0)
    }

    fn extend(&mut self, other: &Self) {
        let len = self.0.len().max(other.0.len());
        self.0.resize(len, 0);
        for (one, other) in self.0.iter_mut().zip(&other.0) {
            *one |= other;
        }
    }
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

    pub(super) fn add_name(&mut self, ix: ElementIx) {
        self.named.add(ix.row() * 2);
    }

    pub(super) fn add_link_name(&mut self, ix: LinkIx) {
        self.named.add(ix.row() * 2 + 1);
    }

    pub(super) fn has_attribute_of(&self, names: &[&str]) -> bool {
        let mut known = self.attributes.iter();
        known.any(|name| names.contains(&name.as_str()))
    }

    /// Whether both have an aspect in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.parts & other.parts != 0
            || self.named.meets(&other.named)
            || (self.attributes.iter()).any(|name| other.attributes.contains(name))
    }

    fn extend(&mut self, other: &Self) {
        self.parts |= other.parts;
        self.named.extend(&other.named);
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

    pub(super) fn note_name(&self, ix: ElementIx) {
        self.0.borrow_mut().add_name(ix);
    }

    pub(super) fn note_link_name(&self, ix: LinkIx) {
        self.0.borrow_mut().add_link_name(ix);
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
        let mut named = Aspects::default();
        named.add_name(ElementIx(70));
        let ((), seen) = trace.during(|| {
            trace.note_name(ElementIx(70));
            trace.note_link_name(LinkIx(3));
        });
        assert!(seen.meets(&named));
        let mut other = Aspects::default();
        other.add_link_name(LinkIx(70));
        other.add_name(ElementIx(3));
        assert!(
            !seen.meets(&other),
            "links and elements have numbers of their own"
        );
        let mut review = Aspects::default();
        review.add(Aspect::Review);
        assert_eq!(looked, review);
    }
}
