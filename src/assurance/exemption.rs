//! Which exemption holds for a finding, and which held once.
//!
//! An exemption names a requirement or a built-in rule, and perhaps a subject and a plateau. It
//! holds until the end of its last day. That is looked at on the later of today and the plateau's
//! first day: of a plateau that lies ahead one asks whether the exemption will still hold then. One
//! whose days the calendar does not know holds no more: an accepted risk needs an end that can be
//! read (public-sector guide, §9).

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::facts::Facts;
use super::finding::Finding;
use crate::model::{Day, Exemption, ExemptionId, SubjectId};

/// How an exemption stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExemptionStanding {
    /// It holds.
    Valid,
    /// It is granted from a later day on.
    NotYet,
    /// It held until a day that has gone by.
    Expired,
    /// One of its days is none.
    Unreadable,
}

impl ExemptionStanding {
    /// How an exemption stands on a day; without a day it is not looked at.
    #[must_use]
    pub fn of(exemption: &Exemption, day: Option<Day>) -> Self {
        let read = |text: &str, read: fn(&str) -> Option<Day>| match text.trim() {
            "" => Ok(None),
            text => read(text).map(Some).ok_or(()),
        };
        let granted = read(&exemption.granted, Day::first_of);
        let (Ok(granted), Ok(expires)) = (granted, read(&exemption.expires, Day::last_of)) else {
            return Self::Unreadable;
        };
        let is = |one: Option<Day>, test: fn(Day, Day) -> bool| {
            one.zip(day).is_some_and(|(one, day)| test(one, day))
        };
        if is(expires, |last, day| last < day) {
            Self::Expired
        } else if is(granted, |first, day| first > day) {
            Self::NotYet
        } else {
            Self::Valid
        }
    }
}

/// The exemptions that a plateau knows of, with how they stand there.
pub(super) struct Exemptions<'a> {
    all: Vec<(&'a Exemption, ExemptionStanding)>,
    /// By what they are from and granted to, the first by id that holds, and the first that held.
    valid: Granted<'a>,
    expired: Granted<'a>,
}

type Granted<'a> = FxHashMap<(&'a str, Option<&'a str>), &'a ExemptionId>;

/// What holds, or held, for a finding.
#[derive(Default)]
pub(super) struct Held {
    pub valid: Option<ExemptionId>,
    pub expired: Option<ExemptionId>,
}

impl<'a> Exemptions<'a> {
    pub(super) fn of(facts: &Facts<'a>) -> Self {
        let here = facts.snapshot.plateau();
        let day = facts.day();
        let records = facts.map.tables().exemptions.iter();
        let known = records.filter(|one| one.plateau.is_none() || one.plateau.as_ref() == here);
        let mut found = Self {
            all: known
                .map(|one| (one.as_ref(), ExemptionStanding::of(one, day)))
                .collect(),
            valid: Granted::default(),
            expired: Granted::default(),
        };
        let named = |(one, _): &&(&Exemption, _)| !one.requirement.as_str().is_empty();
        for (one, standing) in found.all.iter().filter(named) {
            let of_standing = match standing {
                ExemptionStanding::Valid => &mut found.valid,
                ExemptionStanding::Expired => &mut found.expired,
                ExemptionStanding::NotYet | ExemptionStanding::Unreadable => continue,
            };
            let subject = one.subject.as_ref().map(SubjectId::as_str);
            let key = (one.requirement.as_str(), subject);
            of_standing.entry(key).or_insert(&one.id);
        }
        found
    }

    /// By id the first that holds; where none does, the first that held once. One that is granted
    /// to faulty records holds when each of them has one.
    pub(super) fn of_finding(&self, finding: &Finding) -> Held {
        let valid = first(&self.valid, finding);
        let expired = if valid.is_none() {
            first(&self.expired, finding)
        } else {
            None
        };
        Held { valid, expired }
    }
}

/// The exemption among these that a finding has: from its requirement before its rule, for all
/// before itself before each of its faulty records.
fn first(granted: &Granted<'_>, finding: &Finding) -> Option<ExemptionId> {
    let of = |subject: Option<&SubjectId>| {
        let subject = subject.map(SubjectId::as_str);
        let mut names = [finding.requirement.as_str(), finding.rule.as_str()].into_iter();
        names.find_map(|name| granted.get(&(name, subject)).copied())
    };
    let subject = finding.subject.as_ref();
    let whole = of(None).or_else(|| of(Some(subject?)));
    let by_parts = || {
        let mut parts = finding.at.iter().map(|at| of(Some(at)));
        let first = parts.next()??;
        parts.all(|part| part.is_some()).then_some(first)
    };
    whole.or_else(by_parts).cloned()
}

/// The exemptions from one requirement that hold at a plateau.
#[derive(Clone, Debug, Default)]
pub(super) struct ExemptionFrom {
    of_all: Option<ExemptionId>,
    of_one: BTreeMap<SubjectId, ExemptionId>,
}

impl ExemptionFrom {
    /// The exemption of a subject: its own, else one for all.
    pub(super) fn of(&self, subject: &SubjectId) -> Option<&ExemptionId> {
        self.of_one.get(subject).or(self.of_all.as_ref())
    }
}

/// Those from a requirement; of several for the same subject the first by id. O(exemptions).
pub(super) fn exemption_from(facts: &Facts<'_>, requirement: &str) -> ExemptionFrom {
    let mut found = ExemptionFrom::default();
    for (exemption, standing) in Exemptions::of(facts).all {
        let is_from = exemption.requirement.as_str() == requirement;
        if !is_from || standing != ExemptionStanding::Valid {
            continue;
        }
        let id = || exemption.id.clone();
        match &exemption.subject {
            Some(subject) => {
                found.of_one.entry(subject.clone()).or_insert_with(id);
            }
            None => {
                found.of_all.get_or_insert_with(id);
            }
        }
    }
    found
}
