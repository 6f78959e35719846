//! The built-in rules, one file each (public-sector guide, §4 and §9), and the catalogue of
//! standards.

mod ex01;
mod ex02;
mod ex03;
mod ex04;
mod ex05;
mod ex06;
mod ex07;
mod ex08;
mod ex09;
mod ex10;
mod ex11;
mod ex12;
mod ex13;
mod ex14;
mod ex15;
mod filled;
pub(super) mod flaw;
pub(super) mod standards;
mod stores;
pub(super) mod versions;
mod z1;
mod z2;
mod z3;
mod z4;
mod z5;
mod z6;
mod zoning;

use super::aspects::Noted;
use super::facts::Facts;
use super::finding::{Finding, ProtectionLevel};
use super::resilience::Resilience;
use crate::locale::MessageId;
use crate::model::SubjectId;

/// What a rule found, before requirements and exemptions are held against it.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// What it applies to.
    pub applicable: Vec<SubjectId>,
    /// What breaks it.
    pub findings: Vec<Finding>,
}

/// A built-in rule.
pub struct Rule {
    /// `EX-01` … `Z6`, `STD`.
    pub id: &'static str,
    /// What it is called.
    pub name: MessageId,
    /// What complies, in one sentence.
    pub text: MessageId,
    /// How high the protection is that it asks for, where no requirement says so.
    pub level: ProtectionLevel,
    /// 1 to 4, where no requirement says so.
    pub severity: u8,
    /// What its repair does, as a button says it, where it has one: `$count` settings. The others
    /// ask for something that the map does not know.
    pub repair: Option<MessageId>,
    /// Judges one plateau.
    pub judge: fn(&Facts<'_>, &Noted<'_, Resilience>) -> Verdict,
}

/// All built-in rules, in the order of lists.
pub static RULES: &[&Rule] = &[
    &ex01::RULE,
    &ex02::RULE,
    &ex03::RULE,
    &ex04::RULE,
    &ex05::RULE,
    &ex06::RULE,
    &ex07::RULE,
    &ex08::RULE,
    &ex09::RULE,
    &ex10::RULE,
    &ex11::RULE,
    &ex12::RULE,
    &ex13::RULE,
    &ex14::RULE,
    &ex15::RULE,
    &z1::RULE,
    &z2::RULE,
    &z3::RULE,
    &z4::RULE,
    &z5::RULE,
    &z6::RULE,
    &standards::RULE,
];

/// The rule of an id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
