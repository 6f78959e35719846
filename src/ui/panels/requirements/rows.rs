//! What is asked, as rows: the judgement at the plateau that shows, and how it goes from plateau to
//! plateau.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::assurance::{Asked, Assessments, Judgement, ProtectionLevel};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ManualVerdict, PlateauId, Requirement, RequirementId, SubjectId, SystemMap};
use crate::workspace::Document;

/// Who judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    Rule,
    Condition,
    Hand,
}

impl How {
    pub(super) fn name(self) -> MessageId {
        match self {
            Self::Rule => msg::REQUIREMENTS_BY_RULE,
            Self::Condition => msg::REQUIREMENTS_BY_CONDITION,
            Self::Hand => msg::REQUIREMENTS_BY_HAND,
        }
    }
}

/// One thing that is asked.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) asked: Asked,
    pub(super) name: String,
    pub(super) source: String,
    pub(super) how: How,
    pub(super) is_suspended: bool,
    /// `None` while nothing was judged yet, and for what is set aside.
    pub(super) judgement: Option<Judgement>,
    /// Violations at each plateau, in the order of the timeline.
    pub(super) trend: Vec<usize>,
}

/// How a row fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fare {
    Broken,
    Unjudged,
    Unasked,
    Met,
    Suspended,
}

impl Row {
    /// How it fares at the plateau that shows.
    pub(super) fn fare(&self) -> Fare {
        let Some(judgement) = self.judgement.as_ref().filter(|_| !self.is_suspended) else {
            return if self.is_suspended {
                Fare::Suspended
            } else {
                Fare::Unjudged
            };
        };
        if judgement.error.is_some() {
            return Fare::Unjudged;
        }
        match (self.how, judgement.verdict) {
            (How::Hand, Some(ManualVerdict::Met)) => Fare::Met,
            (How::Hand, Some(ManualVerdict::NotMet | ManualVerdict::PartlyMet)) => Fare::Broken,
            (How::Hand, _) => Fare::Unjudged,
            _ if judgement.violations > 0 => Fare::Broken,
            _ if judgement.applicable == 0 => Fare::Unasked,
            _ => Fare::Met,
        }
    }

    /// The verdict in words: how many comply, or what a person found.
    pub(super) fn verdict(&self, language: Language) -> String {
        if self.is_suspended {
            return language.text(msg::REQUIREMENTS_SUSPENDED);
        }
        let Some(judgement) = &self.judgement else {
            return String::new();
        };
        if judgement.error.is_some() {
            return language.text(msg::REQUIREMENTS_ERROR);
        }
        match (self.how, self.fare()) {
            (How::Hand, _) => language.text(verdict_name(judgement.verdict.unwrap_or_default())),
            (_, Fare::Unasked) => language.text(msg::REQUIREMENTS_NOT_ASKED),
            (_, Fare::Broken) => language.text(msg::REQUIREMENTS_NOT_MET),
            _ => language.text(msg::REQUIREMENTS_MET),
        }
    }

    /// `6 → 3 → 0`; nothing where there is one state only.
    pub(super) fn trend_words(&self) -> String {
        if self.trend.len() < 2 || self.how == How::Hand {
            return String::new();
        }
        let counts: Vec<String> = self.trend.iter().map(ToString::to_string).collect();
        counts.join(" → ")
    }
}

/// What a person found.
pub(in crate::ui::panels) fn verdict_name(verdict: ManualVerdict) -> MessageId {
    match verdict {
        ManualVerdict::NotChecked => msg::REQUIREMENTS_NOT_CHECKED,
        ManualVerdict::Met => msg::REQUIREMENTS_MET,
        ManualVerdict::PartlyMet => msg::REQUIREMENTS_PARTLY_MET,
        ManualVerdict::NotMet => msg::REQUIREMENTS_NOT_MET,
    }
}

/// Every row of a document: what was judged, in its order, then what is set aside.
/// O(plateaus × requirements).
pub(super) fn rows(
    document: &Document,
    found: Option<&Assessments>,
    language: Language,
) -> Vec<Row> {
    let map = document.map();
    let judged = |plateau: Option<&PlateauId>| -> FxHashMap<&RequirementId, &Judgement> {
        let found = found.and_then(|found| found.at(plateau));
        let judgements = found.into_iter().flat_map(|found| &found.review.judgements);
        judgements
            .map(|one| (&one.asked.id, one.as_ref()))
            .collect()
    };
    let shown = judged(document.plateau.as_ref());
    let order = map.timeline().order().iter();
    let by_plateau: Vec<_> = order.map(|plateau| judged(Some(plateau))).collect();
    let mut out = Vec::new();
    for asked in crate::assurance::asked(map) {
        let trend = by_plateau.iter().filter_map(|judged| judged.get(&asked.id));
        out.push(Row {
            name: asked.title(map, language),
            source: record(map, &asked).map_or_else(String::new, |own| own.source.to_string()),
            how: how(map, &asked),
            is_suspended: false,
            judgement: shown.get(&asked.id).map(|one| Judgement::clone(one)),
            trend: trend.map(|one| one.violations).collect(),
            asked,
        });
    }
    let aside = map.tables().requirements.iter().filter(|own| own.suspended);
    out.extend(aside.map(|own| Row {
        asked: Asked {
            id: own.id.clone(),
            rule: own.rule.clone(),
            is_own: true,
            level: ProtectionLevel::from_word(&own.level).unwrap_or_default(),
            severity: severity(own),
        },
        name: title(own),
        source: own.source.to_string(),
        how: if own.rule.is_empty() && own.condition.trim().is_empty() {
            How::Hand
        } else if own.rule.is_empty() {
            How::Condition
        } else {
            How::Rule
        },
        is_suspended: true,
        judgement: None,
        trend: Vec::new(),
    }));
    out
}

fn title(own: &Requirement) -> String {
    let name = if own.name.is_empty() {
        &own.text
    } else {
        &own.name
    };
    name.to_string()
}

fn severity(own: &Requirement) -> u8 {
    let given = own.severity.get();
    (1..=4)
        .rev()
        .find(|level| f64::from(*level) <= given)
        .unwrap_or_default()
}

/// The requirement of the map behind what is asked.
pub(super) fn record<'m>(map: &'m SystemMap, asked: &Asked) -> Option<&'m Requirement> {
    let found = map.tables().requirements.get(&asked.id);
    found.map(AsRef::as_ref).filter(|_| asked.is_own)
}

fn how(map: &SystemMap, asked: &Asked) -> How {
    if !asked.rule.is_empty() {
        return How::Rule;
    }
    let has_condition = record(map, asked).is_some_and(|own| !own.condition.trim().is_empty());
    if has_condition {
        How::Condition
    } else {
        How::Hand
    }
}

/// The elements and links that break a requirement at the plateau that shows, those that are
/// exempt left out; by id.
pub(super) fn breaking(
    document: &Document,
    found: Option<&Assessments>,
    asked: &Asked,
) -> Vec<SubjectId> {
    let shown = found.and_then(|found| found.at(document.plateau.as_ref()));
    let findings = shown.into_iter().flat_map(|shown| &shown.review.findings);
    let mut subjects: Vec<SubjectId> = findings
        .filter(|finding| finding.requirement == asked.id && finding.counts())
        .filter_map(|finding| finding.subject.clone())
        .collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

/// The columns, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Id,
    Name,
    Source,
    Level,
    Severity,
    How,
    Applicable,
    Violations,
    Exempt,
    Verdict,
    Trend,
}

impl Column {
    pub(super) const ALL: [Self; 11] = [
        Self::Id,
        Self::Name,
        Self::Source,
        Self::Level,
        Self::Severity,
        Self::How,
        Self::Applicable,
        Self::Violations,
        Self::Exempt,
        Self::Verdict,
        Self::Trend,
    ];

    pub(super) fn name(self) -> MessageId {
        match self {
            Self::Id => msg::REQUIREMENTS_ID,
            Self::Name => msg::REQUIREMENTS_NAME,
            Self::Source => msg::REQUIREMENTS_SOURCE,
            Self::Level => msg::REQUIREMENTS_LEVEL,
            Self::Severity => msg::REQUIREMENTS_SEVERITY,
            Self::How => msg::REQUIREMENTS_HOW,
            Self::Applicable => msg::REQUIREMENTS_APPLICABLE,
            Self::Violations => msg::REQUIREMENTS_VIOLATIONS,
            Self::Exempt => msg::REQUIREMENTS_EXEMPT,
            Self::Verdict => msg::REQUIREMENTS_VERDICT,
            Self::Trend => msg::REQUIREMENTS_TREND,
        }
    }

    /// Where it begins in a narrow table, as a share of the width: source and way of judging have
    /// no room there, and end where they begin.
    pub(super) fn left_when_narrow(self) -> f32 {
        match self {
            Self::Id => 0.0,
            Self::Name => 0.1,
            Self::Source | Self::Level => 0.36,
            Self::Severity => 0.47,
            Self::How | Self::Applicable => 0.56,
            Self::Violations => 0.65,
            Self::Exempt => 0.72,
            Self::Verdict => 0.785,
            Self::Trend => 0.885,
        }
    }

    /// Where it begins, as a share of the width.
    pub(super) fn left(self) -> f32 {
        match self {
            Self::Id => 0.0,
            Self::Name => 0.075,
            Self::Source => 0.285,
            Self::Level => 0.38,
            Self::Severity => 0.46,
            Self::How => 0.515,
            Self::Applicable => 0.615,
            Self::Violations => 0.69,
            Self::Exempt => 0.74,
            Self::Verdict => 0.82,
            Self::Trend => 0.91,
        }
    }

    /// What a cell says.
    pub(super) fn cell(self, row: &Row, language: Language) -> String {
        let judgement = row.judgement.as_ref();
        // Nothing counts a verdict by hand.
        let judgement = judgement.filter(|one| row.how != How::Hand && one.error.is_none());
        let count = |of: fn(&Judgement) -> usize| {
            judgement.map_or_else(String::new, |one| of(one).to_string())
        };
        match self {
            Self::Id => row.asked.id.to_string(),
            Self::Name => row.name.clone(),
            Self::Source => row.source.clone(),
            Self::Level => language.text(row.asked.level.name()),
            Self::Severity if row.asked.severity == 0 => String::new(),
            Self::Severity => row.asked.severity.to_string(),
            Self::How if row.how == How::Rule && row.asked.rule != row.asked.id.as_str() => {
                row.asked.rule.to_string()
            }
            Self::How => language.text(row.how.name()),
            Self::Applicable => count(|one| one.applicable),
            Self::Violations => count(|one| one.violations),
            Self::Exempt => count(|one| one.exempt),
            Self::Verdict => row.verdict(language),
            Self::Trend => row.trend_words(),
        }
    }

    fn compare(self, a: &Row, b: &Row, language: Language) -> Ordering {
        let count = |of: fn(&Judgement) -> usize| {
            let of = |row: &Row| row.judgement.as_ref().map(of);
            of(a).cmp(&of(b))
        };
        match self {
            Self::Level => a.asked.level.cmp(&b.asked.level),
            Self::Severity => a.asked.severity.cmp(&b.asked.severity),
            Self::How => a.how.cmp(&b.how),
            Self::Applicable => count(|one| one.applicable),
            Self::Violations => count(|one| one.violations),
            Self::Exempt => count(|one| one.exempt),
            Self::Verdict => a.fare().cmp(&b.fare()),
            Self::Trend => a.trend.last().cmp(&b.trend.last()),
            Self::Id | Self::Name | Self::Source => {
                let text = |row: &Row| self.cell(row, language).to_lowercase();
                text(a).cmp(&text(b))
            }
        }
    }
}

/// Sorts rows; ties keep their order.
pub(super) fn sort(rows: &mut [Row], by: Column, backwards: bool, language: Language) {
    rows.sort_by(|a, b| {
        let order = by.compare(a, b, language);
        if backwards { order.reverse() } else { order }
    });
}
