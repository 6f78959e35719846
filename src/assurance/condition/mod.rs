//! The language in which people write rules of their own: readable, in French or English words,
//! over kinds, attributes, neighbours and paths.
//!
//! ```text
//! every data_set where category = personal: all stores.encryption_at_rest
//! tout jeu de données où category = personal : tous stockages.encryption_at_rest
//! no flow where encryption = aucun and trust = 0
//! every business_service where criticality = 4:
//!     no path of needs to provider where jurisdiction = hors-UE
//! ```
//!
//! - a condition starts with `every KIND`, or with `no KIND` for what is forbidden; `element` and
//!   `link` stand for any kind; `where` narrows it;
//! - what is asked compares attributes (`=`, `!=`, `<`, `<=`, `>`, `>=`, `in (…)`, `contains`,
//!   `is set`, `is not set`) of the element, of its one neighbour (`zone.trust_level >= 3`), or of
//!   `all`, `any`, `no`, `at least N`, `at most N`, `exactly N` of several (`all stores.antivirus`,
//!   `any backups where interval_h <= 24 h: target.zone = zone-sauvegarde`);
//! - neighbours are those of [`neighbours`], `-> kind` and `<- kind` along links of a kind, and
//!   what attributes name; `*` repeats; `count(…)` counts; `a path of … to …` looks as far as it
//!   takes; `subject.` is what the condition started from;
//! - values have units (`24 h`, `7 days`, `10 TB`, `99,5 %`), days may be `plateau start`,
//!   `plateau end` or `today`, with so much added;
//! - an attribute that is missing makes a condition *unknown*, which is not met.
//!
//! A text is parsed (`parse`), held against the catalogue (`check`), and judged (`evaluate`);
//! each step says where something is wrong, and what was probably meant. The language has no
//! loops; nesting, length and the number of steps are bounded, so that every rule ends.

mod check;
mod closest;
mod complete;
mod error;
mod evaluate;
mod examples;
mod fitting;
mod names;
mod neighbours;
mod parse;
mod plan;
mod print;
mod stream;
mod syntax;
mod terms;
mod values;
mod why;
mod words;
mod world;

use smol_str::SmolStr;

pub use complete::{Completion, CompletionKind, complete};
pub use error::ConditionError;
pub use examples::{EXAMPLES, Example};

use self::error::Problem;
use self::evaluate::{Judge, Truth, subjects};
pub use print::quoted;

use self::plan::Plan;
use self::world::{MOST_STEPS, TooLong, World};
use super::aspects::Aspect;
use super::rules::Verdict;
use super::{Facts, Finding, ProtectionLevel};
use crate::locale::{Language, msg};
use crate::model::{RequirementId, Snapshot, SubjectId};

/// A condition that can be read and whose every name is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    plan: Plan,
    /// The attributes that the map was asked about, to know whether there is such a thing.
    looked_up: Vec<SmolStr>,
}

impl Condition {
    /// Reads a condition. The kinds and attributes of the catalogue are known, and those that the
    /// snapshot itself uses. O(length of the text), and O(records) where a name is not in the
    /// catalogue.
    ///
    /// # Errors
    /// When it cannot be read, or names what there is not: with line, column, and what was
    /// probably meant.
    pub fn read(text: &str, snapshot: Option<&Snapshot>) -> Result<Self, ConditionError> {
        let parsed = parse::parse(text)?;
        let (plan, looked_up) = check::check(text, &parsed, snapshot)?;
        Ok(Self { plan, looked_up })
    }

    /// The condition in the words of a language; reading them gives the same condition.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        print::plan(&self.plan, language)
    }

    /// Whether it speaks of links.
    #[must_use]
    pub fn is_about_links(&self) -> bool {
        self.plan.head.is_link
    }

    /// Holds it against a plateau. The findings are without requirement, level and severity, which
    /// the one who asks adds. At most 20 million steps over neighbours.
    ///
    /// # Errors
    /// When it would take more steps than that.
    pub fn judge(&self, facts: &Facts<'_>) -> Result<Verdict, ConditionError> {
        for attribute in &self.looked_up {
            facts.note_attribute(attribute);
        }
        let world = World::of(facts);
        self.judged(&world)
            .map_err(|TooLong| ConditionError::at("", 0..0, Problem::TooManySteps(MOST_STEPS)))
    }

    fn judged(&self, world: &World<'_>) -> Result<Verdict, TooLong> {
        let facts = world.facts;
        let mut verdict = Verdict::default();
        for node in subjects(&self.plan, world) {
            let judge = Judge {
                world,
                subject: node,
            };
            if let Some(filter) = &self.plan.filter
                && judge.claim(filter, node)? != Truth::Yes
            {
                continue;
            }
            let subject = node.subject(facts);
            verdict.applicable.push(subject.clone());
            let truth = judge.claim(&self.plan.body, node)?;
            if truth == Truth::Yes {
                continue;
            }
            let reasons = judge.reasons(&self.plan.body, node, true)?;
            let nodes = reasons.iter().flat_map(|reason| &reason.at);
            let mut at: Vec<SubjectId> = nodes.map(|node| node.subject(facts)).collect();
            at.sort();
            at.dedup();
            let message = msg::CONDITION_BROKEN
                .with("name", judge.name(node))
                .with("reasons", why::sentence(&reasons));
            let body = &self.plan.body;
            let wanted = why::both(|language| print::claim(body, language));
            verdict.findings.push(Finding {
                requirement: RequirementId::from(""),
                rule: SmolStr::default(),
                level: ProtectionLevel::default(),
                severity: 0,
                subject: Some(subject),
                at,
                is_unknown: truth == Truth::Unknown,
                message,
                remedy: msg::CONDITION_REMEDY.with("condition", wanted),
                repair: None,
                fixed_by: None,
                exemption: None,
                expired: None,
            });
        }
        Ok(verdict)
    }
}

/// Reads a condition and holds it against a plateau; see [`Condition::read`] and
/// [`Condition::judge`].
///
/// # Errors
/// When it cannot be read, names what there is not, or takes too many steps.
pub fn judge(facts: &Facts<'_>, text: &str) -> Result<Verdict, ConditionError> {
    match Condition::read(text, Some(facts.snapshot)) {
        Ok(condition) => condition.judge(facts),
        Err(error) => {
            // The next attribute that somebody fills in may be the one that it misses.
            facts.note(Aspect::Records);
            Err(error)
        }
    }
}
