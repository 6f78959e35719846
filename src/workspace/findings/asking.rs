//! What a finding asks for, as commands: a repair, a remark; and the exemptions in the order in
//! which somebody must look at them.

use std::sync::Arc;

use smol_str::SmolStr;

use super::words::ExemptionState;
use crate::assurance::{Finding, Repair};
use crate::command::{Command, Occasion, Setting};
use crate::locale::Language;
use crate::model::{
    Day, ElementId, Exemption, NoteKind, RecordKey, SubjectId, SystemMap, TableName,
};

/// The one step that carries out a repair.
#[must_use]
pub fn mend(map: &SystemMap, repair: &Repair) -> Command {
    let settings = repair.settings.iter();
    let settings = settings.map(|(subject, name, value)| Setting {
        record: key_of(map, subject),
        name: name.clone(),
        value: value.clone(),
    });
    Command::SetMany {
        settings: settings.collect(),
        occasion: Occasion::Repair,
    }
}

/// The table of an element or link, with its id.
fn key_of(map: &SystemMap, subject: &SubjectId) -> RecordKey {
    let text = subject.text();
    let is_element = map
        .tables()
        .elements
        .contains(&ElementId::from(text.clone()));
    let table = if is_element {
        TableName::Elements
    } else {
        TableName::Links
    };
    RecordKey::new(table, text.clone())
}

/// A remark on compliance, pinned to what a finding is about, that begins with what was found.
#[must_use]
pub fn remark(finding: &Finding, title: &str, language: Language) -> Command {
    let target = finding.subject.as_ref().or(finding.at.first());
    Command::AddNote {
        kind: NoteKind::Compliance,
        text: SmolStr::from(format!("{title}\n{}", language.say(&finding.message))),
        target: target.cloned(),
        place: None,
    }
}

/// The exemptions of a map: the expired ones first, then by their last day, endless ones at the
/// end. O(n log n).
#[must_use]
pub fn exemptions(map: &SystemMap, today: Option<Day>) -> Vec<(ExemptionState, Arc<Exemption>)> {
    let all = map.tables().exemptions.iter();
    let mut all: Vec<(ExemptionState, Arc<Exemption>)> = all
        .map(|exemption| (ExemptionState::of(exemption, today), Arc::clone(exemption)))
        .collect();
    all.sort_by(|(a, this), (b, that)| {
        (a, &this.expires, &this.id).cmp(&(b, &that.expires, &that.id))
    });
    all
}
