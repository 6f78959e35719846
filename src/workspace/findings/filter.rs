//! Which findings show, and what they are gathered under.

use super::list::{FindingList, FindingRow};
use crate::analysis::Trend;
use crate::assurance::ProtectionLevel;
use crate::model::{RequirementId, SubjectId};
use crate::workspace::finding::folded;

/// What findings are gathered under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// What they break.
    #[default]
    Requirement,
    /// What breaks it.
    Subject,
}

/// Which findings show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingFilter {
    /// Words that names, requirements or ids hold.
    pub words: String,
    /// Of this level alone.
    pub level: Option<ProtectionLevel>,
    /// Of this requirement alone.
    pub requirement: Option<RequirementId>,
    /// That this record has a part in.
    pub record: Option<SubjectId>,
    /// Only those for want of an attribute.
    pub unknown_only: bool,
    /// Those with an exemption, too.
    pub with_exempt: bool,
    /// Those that are the same in both states, too, where two are compared.
    pub with_same: bool,
}

impl FindingFilter {
    /// Whether it leaves anything out that a list shows without it.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.words.trim().is_empty()
            || self.level.is_some()
            || self.requirement.is_some()
            || self.record.is_some()
            || self.unknown_only
    }

    /// Whether a row shows; `asked` are the words, folded.
    pub(super) fn lets_through(&self, list: &FindingList, row: FindingRow, asked: &str) -> bool {
        let finding = list.finding(row);
        let mut part = finding.subject.iter().chain(&finding.at);
        (self.with_exempt || finding.counts())
            && (self.with_same || row.trend != Some(Trend::Same))
            && (!self.unknown_only || finding.is_unknown)
            && self.level.is_none_or(|level| level == finding.level)
            && (self.requirement.as_ref()).is_none_or(|asked| *asked == finding.requirement)
            && (self.record.as_ref()).is_none_or(|record| part.any(|it| it == record))
            && (asked.is_empty() || says(list, row, asked))
    }
}

fn says(list: &FindingList, row: FindingRow, asked: &str) -> bool {
    let finding = list.finding(row);
    let has = |text: &str| folded(text).contains(asked);
    has(list.title(&finding.requirement))
        || has(finding.requirement.as_str())
        || has(&list.subject(row))
        || finding
            .at
            .iter()
            .any(|record| has(&list.name(row, record)) || has(record.as_str()))
        || finding.subject.as_ref().is_some_and(|it| has(it.as_str()))
}
