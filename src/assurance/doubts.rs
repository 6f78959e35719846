//! What is asked in a way that nobody can hold against the map: rules that there are not, exemptions
//! for what is gone, days that the calendar lacks, versions that cannot be read.

use super::condition::Condition;
use super::exemption::ExemptionStanding;
use super::requirement::rule_of;
use super::rules::rule;
use super::rules::versions::Versions;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::{
    Day, ElementId, Exemption, LinkId, RecordKey, Requirement, Snapshot, Standard, SubjectId,
    SystemMap, TableName,
};

/// What exemptions of documentation maturity name in place of a requirement begins with this.
const MATURITY: &str = "MATURITY-";

/// All of it, by table and id; `today` says which exemptions have expired. O(records of these
/// tables).
#[must_use]
pub fn doubts(map: &SystemMap, today: Option<Day>) -> Vec<Problem> {
    let tables = map.tables();
    let snapshot = map.snapshot(tables.plateaus.iter().last().map(|last| &last.id));
    let mut found = Vec::new();
    let mut add = |table: TableName, id: &str, message: Message| {
        let key = RecordKey::new(table, id);
        let problem = Problem::new("assurance-doubt", Severity::Warning, message);
        found.push(problem.at_record(key.to_string()));
    };
    for record in tables.requirements.iter() {
        for message in of_requirement(record, &snapshot) {
            add(TableName::Requirements, record.id.as_str(), message);
        }
    }
    for record in tables.exemptions.iter() {
        for message in of_exemption(map, record, today) {
            add(TableName::Exemptions, record.id.as_str(), message);
        }
    }
    for record in tables.standards.iter() {
        for message in of_standard(record) {
            add(TableName::Standards, record.id.as_str(), message);
        }
    }
    for record in tables.data_types.iter() {
        let unknown = record.rules.iter().filter(|id| rule(id).is_none());
        for id in unknown {
            let message = msg::REQUIREMENT_NO_RULE.with("rule", id.as_str());
            add(TableName::DataTypes, record.id.as_str(), message);
        }
    }
    found
}

fn of_requirement(record: &Requirement, snapshot: &Snapshot) -> Vec<Message> {
    let mut found = Vec::new();
    let named = rule_of(record);
    if !named.is_empty() && rule(&named).is_none() {
        found.push(msg::REQUIREMENT_NO_RULE.with("rule", named.as_str()));
    }
    if named.is_empty() && !record.condition.trim().is_empty() {
        let read = Condition::read(&record.condition, Some(snapshot));
        found.extend(read.err().map(|error| error.sentence()));
    }
    found.extend(no_day(&record.checked));
    found
}

/// What makes an exemption doubtful; without a day, its days are not looked at.
#[must_use]
pub fn of_exemption(map: &SystemMap, record: &Exemption, today: Option<Day>) -> Vec<Message> {
    let tables = map.tables();
    let mut found = Vec::new();
    let named = record.requirement.as_str();
    let is_known = tables.requirements.contains(&record.requirement)
        || rule(named).is_some()
        || named.starts_with(MATURITY);
    if !is_known {
        found.push(msg::EXEMPTION_FROM_NOTHING.with("requirement", named));
    }
    if let Some(subject) = &record.subject
        && !is_there(map, subject)
    {
        found.push(msg::EXEMPTION_OF_NOBODY.with("subject", subject.as_str()));
    }
    if let Some(plateau) = &record.plateau
        && !tables.plateaus.contains(plateau)
    {
        found.push(msg::EXEMPTION_AT_NO_PLATEAU.with("plateau", plateau.as_str()));
    }
    if record.reason.trim().is_empty() {
        found.push(msg::EXEMPTION_WITHOUT_REASON.into());
    }
    match ExemptionStanding::of(record, today) {
        ExemptionStanding::Expired => {
            found.push(msg::EXEMPTION_EXPIRED.with("day", record.expires.trim()));
        }
        ExemptionStanding::NotYet => {
            found.push(msg::EXEMPTION_NOT_YET.with("day", record.granted.trim()));
        }
        ExemptionStanding::Unreadable => {
            found.extend(no_day(&record.granted));
            found.extend(no_day(&record.expires));
        }
        ExemptionStanding::Valid => {}
    }
    found
}

fn of_standard(record: &Standard) -> Vec<Message> {
    let mut found: Vec<Message> = no_day(&record.until).into_iter().collect();
    if Versions::read(&record.versions).is_none() {
        found.push(msg::STANDARD_NO_VERSIONS.with("versions", record.versions.as_str()));
    }
    found
}

/// Whether the map has an element or a link of this id, at whatever plateau.
#[must_use]
pub fn is_there(map: &SystemMap, subject: &SubjectId) -> bool {
    let text = subject.text();
    let tables = map.tables();
    tables.elements.contains(&ElementId::from(text.clone()))
        || tables.links.contains(&LinkId::from(text.clone()))
}

fn no_day(text: &str) -> Option<Message> {
    let text = text.trim();
    let is_wrong = !text.is_empty() && Day::last_of(text).is_none();
    is_wrong.then(|| msg::ASSURANCE_NO_DAY.with("date", text))
}
