//! The findings of one state, of every plateau, or of two states that are compared, as rows.
//!
//! A row is a few numbers: its words are made when it is drawn or written, so that a list of a map
//! with ten thousand elements takes no time before anybody scrolls to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::filter::{FindingFilter, Grouping};
use super::words;
use crate::analysis::Trend;
use crate::assurance::{Assessment, Finding, ProtectionLevel, ReviewTrend};
use crate::locale::Language;
use crate::model::{PlateauId, RequirementId, Snapshot, SubjectId, SystemMap};
use crate::workspace::finding::folded;

/// One state of a map, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The map.
    pub map: SystemMap,
    /// The map as it stands there.
    pub snapshot: Arc<Snapshot>,
    /// What was found.
    pub found: Arc<Assessment>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingRow {
    /// The state that it was found in.
    pub state: usize,
    /// Which of its findings.
    pub number: usize,
    /// How it stands to the other state, where two are compared.
    pub trend: Option<Trend>,
}

/// What rows are gathered under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingPart {
    /// The worst level of its rows, the worst first.
    worst: std::cmp::Reverse<ProtectionLevel>,
    /// Its heading.
    pub name: String,
    /// The requirement, or the record; empty for the map as a whole.
    pub id: String,
}

/// See the module's header.
#[derive(Debug)]
pub struct FindingList {
    pub(super) states: Vec<Judged>,
    /// All rows, in the order of the findings.
    pub rows: Vec<FindingRow>,
    titles: BTreeMap<RequirementId, String>,
    pub(super) language: Language,
    /// How two states differ, where they are compared.
    pub trend: Option<ReviewTrend>,
}

impl FindingPart {
    /// The worst level of its rows.
    #[must_use]
    pub fn worst(&self) -> ProtectionLevel {
        self.worst.0
    }
}

impl FindingList {
    /// The findings of states, one after the other. O(findings).
    #[must_use]
    pub fn of(states: Vec<Judged>, language: Language) -> Self {
        let counts = states
            .iter()
            .map(|state| state.found.review.findings.len())
            .enumerate();
        let rows = counts
            .flat_map(|(state, count)| {
                (0..count).map(move |number| FindingRow {
                    state,
                    number,
                    trend: None,
                })
            })
            .collect();
        Self::with(states, rows, None, language)
    }

    /// What became of the findings of one state in another: what is found now, and what is gone.
    /// O(findings · log findings).
    #[must_use]
    pub fn between(before: Judged, after: Judged, language: Language) -> Self {
        let trend = ReviewTrend::between(&before.found.review, &after.found.review);
        let row = |state: usize| {
            move |(number, trend): (usize, Option<Trend>)| FindingRow {
                state,
                number,
                trend,
            }
        };
        let found = &after.found.review.findings;
        let now = found.iter().map(|finding| trend.of(finding)).enumerate();
        let earlier = &before.found.review.findings;
        let gone = earlier.iter().map(|finding| trend.of(finding)).enumerate();
        let gone = gone.filter(|(_, trend)| *trend == Some(Trend::Gone));
        let rows = now.map(row(1)).chain(gone.map(row(0))).collect();
        Self::with(vec![before, after], rows, Some(trend), language)
    }

    fn with(
        states: Vec<Judged>,
        rows: Vec<FindingRow>,
        trend: Option<ReviewTrend>,
        language: Language,
    ) -> Self {
        let mut titles = BTreeMap::new();
        for state in states.iter().rev() {
            for judgement in &state.found.review.judgements {
                let asked = &judgement.asked;
                titles
                    .entry(asked.id.clone())
                    .or_insert_with(|| asked.title(&state.map, language));
            }
        }
        Self {
            states,
            rows,
            titles,
            language,
            trend,
        }
    }

    /// The state that a row was found in.
    #[must_use]
    pub fn state(&self, row: FindingRow) -> &Judged {
        &self.states[row.state]
    }

    /// The finding of a row.
    #[must_use]
    pub fn finding(&self, row: FindingRow) -> &Finding {
        &self.state(row).found.review.findings[row.number]
    }

    /// The plateau that a row was found at.
    #[must_use]
    pub fn plateau(&self, row: FindingRow) -> Option<&PlateauId> {
        self.state(row).snapshot.plateau()
    }

    /// Whether more than one plateau is listed, and two states are not compared.
    #[must_use]
    pub fn has_plateaus(&self) -> bool {
        self.trend.is_none() && self.states.len() > 1
    }

    /// What a requirement is called.
    #[must_use]
    pub fn title<'a>(&'a self, requirement: &'a RequirementId) -> &'a str {
        self.titles
            .get(requirement)
            .map_or_else(|| requirement.as_str(), String::as_str)
    }

    /// The requirements that something breaks, by title.
    #[must_use]
    pub fn requirements(&self) -> Vec<(&str, &RequirementId)> {
        let broken = self.rows.iter().map(|row| &self.finding(*row).requirement);
        let mut broken: Vec<_> = broken.map(|id| (self.title(id), id)).collect();
        broken.sort_unstable();
        broken.dedup();
        broken
    }

    /// The name of what a row is about.
    #[must_use]
    pub fn subject(&self, row: FindingRow) -> String {
        match &self.finding(row).subject {
            Some(subject) => self.name(row, subject),
            None => words::whole_map(self.language),
        }
    }

    /// The name of a record, as it stood where the row was found.
    #[must_use]
    pub fn name(&self, row: FindingRow, record: &SubjectId) -> String {
        let state = self.state(row);
        words::record_name(&state.map, &state.snapshot, record)
    }

    /// The rows that a filter lets through, in parts: the gravest first, then by name.
    /// O(findings · log findings).
    #[must_use]
    pub fn parts(
        &self,
        filter: &FindingFilter,
        grouping: Grouping,
    ) -> Vec<(FindingPart, Vec<FindingRow>)> {
        let asked = folded(filter.words.trim());
        let mut parts: BTreeMap<String, Vec<FindingRow>> = BTreeMap::new();
        for &row in &self.rows {
            if !filter.lets_through(self, row, &asked) {
                continue;
            }
            let finding = self.finding(row);
            let id = match grouping {
                Grouping::Requirement => finding.requirement.to_string(),
                Grouping::Subject => finding
                    .subject
                    .as_ref()
                    .map(SubjectId::to_string)
                    .unwrap_or_default(),
            };
            parts.entry(id).or_default().push(row);
        }
        let mut parts: Vec<(FindingPart, Vec<FindingRow>)> = parts
            .into_iter()
            .filter_map(|(id, mut rows)| {
                let worst = rows.iter().map(|row| self.finding(*row).level).max()?;
                let name = match grouping {
                    Grouping::Requirement => self
                        .title(&self.finding(*rows.first()?).requirement)
                        .to_owned(),
                    Grouping::Subject => self.subject(*rows.first()?),
                };
                if grouping == Grouping::Requirement {
                    rows.sort_by_cached_key(|row| (folded(&self.subject(*row)), row.state));
                }
                let worst = std::cmp::Reverse(worst);
                Some((FindingPart { worst, name, id }, rows))
            })
            .collect();
        parts.sort_by(|(a, _), (b, _)| a.cmp(b));
        parts
    }

    /// How many findings count, by level from the least.
    #[must_use]
    pub fn counts(&self) -> [usize; ProtectionLevel::ALL.len()] {
        let state = if self.trend.is_some() { 1 } else { 0 };
        let mut counts = [0; ProtectionLevel::ALL.len()];
        let rows = self.rows.iter().filter(|row| row.state >= state);
        for finding in rows.map(|row| self.finding(*row)) {
            if finding.counts() {
                counts[finding.level as usize] += 1;
            }
        }
        counts
    }

    /// How many requirements were held against how many subjects, all in all.
    #[must_use]
    pub fn checked(&self) -> (usize, usize) {
        let states = if self.trend.is_some() {
            &self.states[1..]
        } else {
            &self.states[..]
        };
        let requirements = states
            .iter()
            .map(|state| state.found.review.judgements.len())
            .max();
        let subjects = states
            .iter()
            .flat_map(|state| &state.found.review.judgements);
        let subjects = subjects.map(|judgement| judgement.applicable).sum();
        (requirements.unwrap_or(0), subjects)
    }
}
