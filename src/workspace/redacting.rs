//! What a redaction profile would hold back: in words for the command line and the window, and found
//! on another thread while a profile is being edited.

use super::Workspace;
use super::comparing::{path_words, table_words};
use super::effect::Effect;
use crate::locale::{Language, Message, msg};
use crate::model::{RedactionProfile, SystemMap};
use crate::redaction::{Counts, Withheld, redact};

/// The report as a table, its headings first: sort of record, its name, its id, what was done.
#[must_use]
pub fn report_rows(report: &[Withheld], map: &SystemMap, language: Language) -> Vec<Vec<String>> {
    let titles = [
        msg::REDACTION_COLUMN_TABLE,
        msg::REDACTION_COLUMN_NAME,
        msg::REDACTION_COLUMN_ID,
        msg::REDACTION_COLUMN_FIELD,
        msg::REDACTION_COLUMN_WHAT,
    ];
    let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
    rows.extend(report.iter().map(|line| {
        let field = line.field.as_ref();
        vec![
            language.text(table_words(line.record.table)),
            line.name.to_string(),
            line.record.id.to_string(),
            field.map_or_else(String::new, |path| path_words(path, map, language)),
            language.say(&line.what),
        ]
    }));
    rows
}

/// How much was held back, in a sentence.
#[must_use]
pub fn counts_words(counts: &Counts) -> Message {
    msg::REDACTION_COUNTS
        .with("elements", counts.elements)
        .with("records", counts.records)
        .with("left", counts.left_out)
        .with("replaced", counts.replaced)
}

/// Counts what a profile would hold back: for a thread of its own.
#[must_use]
pub fn count_held_back(map: &SystemMap, profile: &RedactionProfile, language: Language) -> Counts {
    Counts::of(&redact(map, profile, language).report)
}

/// What is asked of the preview of a profile, and what comes back.
#[derive(Clone, Debug)]
pub enum RedactionPreview {
    /// Count what this profile would hold back.
    Ask(Box<RedactionProfile>),
    /// It was counted.
    Found(Counts),
}

/// The preview of the profile that is looked at.
#[derive(Debug, Default)]
pub struct Redacting {
    /// What was asked for last: of which revision of the map, by which profile.
    of: Option<(u64, Box<RedactionProfile>)>,
    is_running: bool,
    is_stale: bool,
    found: Option<Counts>,
}

impl Redacting {
    /// Whether the counts, found or on their way, are of this profile and state of the map.
    #[must_use]
    pub fn is_of(&self, revision: u64, profile: &RedactionProfile) -> bool {
        let of = self.of.as_ref();
        of.is_some_and(|(at, of)| *at == revision && **of == *profile)
    }

    /// The counts; `None` while they are being found.
    #[must_use]
    pub fn counts(&self) -> Option<Counts> {
        self.found.filter(|_| !self.is_running)
    }
}

impl Workspace {
    pub(super) fn preview_redaction(&mut self, what: RedactionPreview, effects: &mut Vec<Effect>) {
        match what {
            RedactionPreview::Ask(profile) => {
                let revision = self.document.as_ref().map(|it| it.map().revision());
                self.redacting.of = revision.map(|revision| (revision, profile));
                if self.redacting.is_running {
                    // One at a time: what is typed meanwhile is counted once that is done.
                    self.redacting.is_stale = true;
                    return;
                }
            }
            RedactionPreview::Found(counts) => {
                self.redacting.is_running = false;
                self.redacting.found = Some(counts);
                if !std::mem::take(&mut self.redacting.is_stale) {
                    return;
                }
            }
        }
        let document = self.document.as_ref();
        if let (Some(document), Some((_, profile))) = (document, &self.redacting.of) {
            effects.push(Effect::CountHeldBack {
                map: Box::new(document.map().clone()),
                profile: profile.clone(),
                language: self.language(),
            });
            self.redacting.is_running = true;
        }
    }
}
