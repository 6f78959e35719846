//! Which exemption holds for a finding, and which held once.
//!
//! An exemption names a requirement or a built-in rule, and perhaps a subject and a plateau. It
//! holds until the end of its last day. That is looked at on the later of today and the plateau's
//! first day: of a plateau that lies ahead one asks whether the exemption will still hold then. One
//! whose days the calendar does not know holds no more: an accepted risk needs an end that can be
//! read (public-sector guide, §9).

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
}

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
        let all = facts.map.tables().exemptions.iter();
        let known = all.filter(|one| one.plateau.is_none() || one.plateau.as_ref() == here);
        Self {
            all: known
                .map(|one| (one.as_ref(), ExemptionStanding::of(one, day)))
                .collect(),
        }
    }

    /// By id the first that holds; where none does, the first that held once. One that is granted
    /// to faulty records holds when each of them has one.
    pub(super) fn of_finding(&self, finding: &Finding) -> Held {
        let names = |one: &Exemption| {
            let named = one.requirement.as_str();
            named == finding.requirement.as_str()
                || (!named.is_empty() && named == finding.rule.as_str())
        };
        let mut held = Held::default();
        for wanted in [ExemptionStanding::Valid, ExemptionStanding::Expired] {
            let of_subject = |subject: Option<&SubjectId>| {
                let mut all = self.all.iter();
                all.find(|(one, standing)| {
                    *standing == wanted && names(one) && one.subject.as_ref() == subject
                })
            };
            let whole = of_subject(None).or_else(|| {
                let subject = finding.subject.as_ref()?;
                of_subject(Some(subject))
            });
            let by_parts = || {
                let mut parts = finding.at.iter().map(|at| of_subject(Some(at)));
                let first = parts.next()??;
                parts.all(|part| part.is_some()).then_some(first)
            };
            let Some((exemption, _)) = whole.or_else(by_parts) else {
                continue;
            };
            if wanted == ExemptionStanding::Valid {
                held.valid = Some(exemption.id.clone());
                break;
            }
            held.expired = Some(exemption.id.clone());
        }
        held
    }
}
