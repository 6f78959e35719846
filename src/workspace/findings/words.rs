//! What rows of findings say.

use super::list::{FindingList, FindingRow};
use crate::analysis::Trend;
use crate::assurance::{ExemptionStanding, Finding, asked, rule};
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    Day, Exemption, ExemptionId, Link, LinkId, RecordKey, RequirementId, Snapshot, SubjectId,
    SystemMap, TableName,
};
use crate::workspace::finding::title_of;
use crate::workspace::roadmap::package_name;

/// The name of an element or link, as it can be read.
#[must_use]
pub fn record_name(map: &SystemMap, snapshot: &Snapshot, record: &SubjectId) -> String {
    let text = record.text();
    let is_link = map.tables().links.contains(&LinkId::from(text.clone()));
    let (table, own) = if is_link {
        let link = map.tables().links.get(&LinkId::from(text.clone()));
        let own = link.map(|link| Link::clone(link).name);
        (TableName::Links, own.filter(|name| !name.trim().is_empty()))
    } else {
        (TableName::Elements, None)
    };
    let ends = title_of(map, snapshot, &RecordKey::new(table, text.clone()));
    own.map_or_else(|| ends.clone(), |own| format!("{own} ({ends})"))
}

/// What a finding about no single record is about.
pub(super) fn whole_map(language: Language) -> String {
    language.text(msg::FINDINGS_WHOLE_MAP)
}

/// What a trend is called.
#[must_use]
pub fn trend_name(trend: Trend) -> MessageId {
    match trend {
        Trend::New => msg::FINDINGS_TREND_NEW,
        Trend::Worse => msg::FINDINGS_TREND_WORSE,
        Trend::Mixed => msg::FINDINGS_TREND_MIXED,
        Trend::Same => msg::FINDINGS_TREND_SAME,
        Trend::Better => msg::FINDINGS_TREND_BETTER,
        Trend::Gone => msg::FINDINGS_TREND_GONE,
    }
}

/// The sign of a trend.
#[must_use]
pub fn trend_icon(trend: Trend) -> &'static str {
    match trend {
        Trend::New => "plus",
        Trend::Worse => "trending-up",
        Trend::Mixed => "diff",
        Trend::Same => "equal",
        Trend::Better => "trending-down",
        Trend::Gone => "check",
    }
}

/// Whether an exemption holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExemptionState {
    /// Its last day is over.
    Expired,
    /// It holds until a day.
    Until(Day),
    /// It holds without end.
    Endless,
}

impl ExemptionState {
    /// How an exemption stands on a day.
    #[must_use]
    pub fn of(exemption: &Exemption, today: Option<Day>) -> Self {
        match ExemptionStanding::of(exemption, today) {
            // One whose days nobody can read holds no more, either.
            ExemptionStanding::Expired | ExemptionStanding::Unreadable => Self::Expired,
            ExemptionStanding::Valid | ExemptionStanding::NotYet => {
                Day::last_of(&exemption.expires).map_or(Self::Endless, Self::Until)
            }
        }
    }

    /// How it stands, in words, after the day that it names.
    #[must_use]
    pub fn words(self, exemption: &Exemption, language: Language) -> String {
        let day = Day::last_of(&exemption.expires).map_or_else(
            || exemption.expires.to_string(),
            |day| crate::scene::date_in_words(day, language),
        );
        let words = match self {
            Self::Expired => msg::FINDINGS_EXPIRED_ON.with("day", day),
            Self::Until(_) => msg::FINDINGS_EXEMPT_UNTIL.with("day", day),
            Self::Endless => msg::FINDINGS_EXEMPT_ENDLESS.into(),
        };
        language.say(&words)
    }
}

impl FindingList {
    /// The names of the faulty records.
    #[must_use]
    pub fn faulty(&self, row: FindingRow) -> String {
        let names = self.finding(row).at.iter();
        let names: Vec<String> = names.map(|record| self.name(row, record)).collect();
        names.join(", ")
    }

    /// The work package that makes it go away; empty for none.
    #[must_use]
    pub fn fixed_by(&self, row: FindingRow) -> String {
        let package = self.finding(row).fixed_by.as_ref();
        let map = &self.state(row).map;
        package.map_or_else(String::new, |package| package_name(map, package))
    }

    /// Until when it is exempt, or since when no more; empty where it never was.
    #[must_use]
    pub fn exemption(&self, row: FindingRow, today: Option<Day>) -> String {
        let finding = self.finding(row);
        let known = |id: &ExemptionId| self.state(row).map.tables().exemptions.get(id);
        let exemption = finding.exemption.as_ref().or(finding.expired.as_ref());
        exemption.and_then(known).map_or_else(String::new, |held| {
            ExemptionState::of(held, today).words(held, self.language)
        })
    }

    /// What the requirement of a row asks, whole.
    #[must_use]
    pub fn requirement_text(&self, row: FindingRow) -> String {
        requirement_text(&self.state(row).map, self.finding(row), self.language)
    }
}

/// What a requirement of the map, or a built-in rule, is called.
#[must_use]
pub fn requirement_name(map: &SystemMap, id: &RequirementId, language: Language) -> String {
    let all = asked(map).into_iter();
    all.filter(|asked| asked.id == *id)
        .map(|asked| asked.title(map, language))
        .next()
        .unwrap_or_else(|| id.to_string())
}

/// What a requirement asks, in its own words, else in those of its rule.
fn requirement_text(map: &SystemMap, finding: &Finding, language: Language) -> String {
    let record = map.tables().requirements.get(&finding.requirement);
    let own = record.map(|record| record.text.trim().to_owned());
    own.filter(|text| !text.is_empty()).unwrap_or_else(|| {
        let rule = rule(&finding.rule);
        rule.map_or_else(String::new, |rule| language.text(rule.text))
    })
}
