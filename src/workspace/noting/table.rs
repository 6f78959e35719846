//! The list of notes in words: its columns, and the same as CSV, Markdown and plain rows.

use serde_json::{Value as Json, json};

use super::list::NoteRow;
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    AnnotationStatus, DecisionStatus, NoteId, NoteKind, NoteShape, PlateauId, SubjectId,
};
use crate::workspace::finding::folded;
use crate::workspace::listing;
use crate::workspace::roadmap::ListForm;

/// A column of the list of notes, or of that of decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteColumn {
    /// The number that people call it by.
    #[default]
    Number,
    /// What sort of note it is.
    Kind,
    /// Its title, or its first line.
    Title,
    /// What it is about.
    About,
    /// The role of its author.
    Author,
    /// The role that it asks.
    Asks,
    /// The day by which.
    Due,
    /// Open, late, resolved.
    Status,
    /// How many answered.
    Replies,
    /// The plateau that it speaks of.
    Plateau,
    /// How far a decision has come.
    Decision,
    /// The day of a decision.
    Decided,
    /// Why.
    Reason,
    /// What follows.
    Consequence,
    /// The decision that took its place.
    SupersededBy,
}

impl NoteColumn {
    /// The columns of the list of notes.
    pub const NOTES: [Self; 10] = [
        Self::Number,
        Self::Kind,
        Self::Title,
        Self::About,
        Self::Author,
        Self::Asks,
        Self::Due,
        Self::Status,
        Self::Replies,
        Self::Plateau,
    ];
    /// The columns of the list of decisions: an architecture decision record each.
    pub const DECISIONS: [Self; 7] = [
        Self::Number,
        Self::Title,
        Self::Decision,
        Self::Decided,
        Self::Reason,
        Self::Consequence,
        Self::SupersededBy,
    ];

    /// Its title.
    #[must_use]
    pub fn title(self) -> MessageId {
        match self {
            Self::Number => msg::NOTES_COLUMN_NUMBER,
            Self::Kind => msg::UI_NOTE_KIND,
            Self::Title => msg::NOTES_COLUMN_TITLE,
            Self::About => msg::NOTES_FIELD_ABOUT,
            Self::Author => msg::NOTES_COLUMN_AUTHOR,
            Self::Asks => msg::NOTES_COLUMN_ASKS,
            Self::Due => msg::NOTES_COLUMN_DUE,
            Self::Status => msg::UI_NOTE_STATUS,
            Self::Replies => msg::UI_REPLIES,
            Self::Plateau => msg::SCENE_TITLE_PLATEAU,
            Self::Decision => msg::UI_NOTE_STATUS,
            Self::Decided => msg::SCENE_TITLE_DATE,
            Self::Reason => msg::NOTES_COLUMN_REASON,
            Self::Consequence => msg::NOTES_COLUMN_CONSEQUENCE,
            Self::SupersededBy => msg::NOTES_COLUMN_SUPERSEDED_BY,
        }
    }

    /// What it says of a note.
    #[must_use]
    pub fn cell(self, row: &NoteRow, language: Language) -> String {
        let note = &row.note;
        match self {
            Self::Number => row.number.to_string(),
            Self::Kind => language.text(kind_name(note.kind)),
            Self::Title => row.title.clone(),
            Self::About if row.is_gone => {
                language.say(&msg::NOTES_GONE.with("name", row.about.as_str()))
            }
            Self::About => row.about.clone(),
            Self::Author => note.author_role.to_string(),
            Self::Asks => note.for_role.to_string(),
            Self::Due => note.due.to_string(),
            Self::Status if row.is_overdue => language.text(msg::NOTES_OVERDUE),
            Self::Status => language.text(status_name(note.status)),
            Self::Replies if note.replies.is_empty() => String::new(),
            Self::Replies => note.replies.len().to_string(),
            Self::Plateau => row.plateau.clone(),
            Self::Decision => language.text(decision_name(note.decision)),
            Self::Decided if note.decided.is_empty() => note.created.to_string(),
            Self::Decided => note.decided.to_string(),
            Self::Reason => note.reason.to_string(),
            Self::Consequence => note.consequence.to_string(),
            Self::SupersededBy => {
                let by = row.superseded_by.as_ref();
                by.map(|(number, title)| format!("{number} – {title}"))
                    .unwrap_or_default()
            }
        }
    }

    /// What rows are sorted by: empty cells come last.
    pub(super) fn key(self, row: &NoteRow) -> (bool, String, u32) {
        let note = &row.note;
        let text = match self {
            Self::Number => String::new(),
            // In the order of gravity and of the menus, not of the alphabet.
            Self::Kind => format!("{:02}", note.kind as u8),
            Self::Status => {
                let rank = match (row.is_overdue, note.status) {
                    (true, _) => 0,
                    (false, AnnotationStatus::Open) => 1,
                    (false, AnnotationStatus::Resolved) => 2,
                };
                rank.to_string()
            }
            Self::Replies => format!("{:06}", note.replies.len()),
            Self::Decision => format!("{}", note.decision as u8),
            other => folded(&other.cell(row, Language::English)),
        };
        (text.is_empty(), text, row.number)
    }

    /// Rows as a table for other programs.
    #[must_use]
    pub fn written(
        columns: &[Self],
        rows: &[&NoteRow],
        form: ListForm,
        language: Language,
    ) -> String {
        let cells = Self::rows(columns, rows, language);
        match form {
            ListForm::Csv => listing::csv(cells),
            ListForm::Markdown => listing::markdown(cells),
            ListForm::Json => {
                let all = rows.iter().map(|row| row.json()).collect();
                let text = serde_json::to_string_pretty(&Json::Array(all)).unwrap_or_default();
                text + "\n"
            }
        }
    }

    /// Titles, then rows, as cells.
    #[must_use]
    pub fn rows(columns: &[Self], rows: &[&NoteRow], language: Language) -> Vec<Vec<String>> {
        let titles = columns.iter().map(|column| language.text(column.title()));
        let mut cells = vec![titles.collect::<Vec<_>>()];
        cells.extend(rows.iter().map(|row| {
            let of = columns.iter().map(|column| column.cell(row, language));
            of.collect::<Vec<_>>()
        }));
        cells
    }
}

impl NoteRow {
    /// All that is known of it, for programs: fields under their names in files, beside what it is
    /// about in words.
    #[must_use]
    pub fn json(&self) -> Json {
        let note = &self.note;
        let replies = note.replies.iter().map(|reply| {
            json!({
                "author_role": reply.author_role.as_str(),
                "created": reply.created.as_str(),
                "text": reply.text.as_str(),
            })
        });
        let replies: Vec<Json> = replies.collect();
        let documents: Vec<&str> = note.documents.iter().map(AsRef::as_ref).collect();
        json!({
            "id": note.id.as_str(),
            "number": self.number,
            "kind": note.kind.as_str(),
            "shape": note.shape.as_str(),
            "title": note.title.as_str(),
            "text": note.text.as_str(),
            "target": note.target.as_ref().map(SubjectId::as_str),
            "about": self.about,
            "target_is_gone": self.is_gone,
            "plateau": note.plateau.as_ref().map(PlateauId::as_str),
            "author_role": note.author_role.as_str(),
            "created": note.created.as_str(),
            "for_role": note.for_role.as_str(),
            "due": note.due.as_str(),
            "status": note.status.as_str(),
            "overdue": self.is_overdue,
            "resolved": note.resolved.as_str(),
            "documents": documents,
            "replies": replies,
            "decision": note.decision.as_str(),
            "decided": note.decided.as_str(),
            "reason": note.reason.as_str(),
            "consequence": note.consequence.as_str(),
            "superseded_by": note.superseded_by.as_ref().map(NoteId::as_str),
        })
    }
}

/// The name of a kind of note.
#[must_use]
pub fn kind_name(kind: NoteKind) -> MessageId {
    match kind {
        NoteKind::Note => msg::UI_NOTE_KIND_NOTE,
        NoteKind::Risk => msg::UI_NOTE_KIND_RISK,
        NoteKind::Question => msg::UI_NOTE_KIND_QUESTION,
        NoteKind::Debt => msg::UI_NOTE_KIND_DEBT,
        NoteKind::Decision => msg::UI_NOTE_KIND_DECISION,
        NoteKind::Compliance => msg::UI_NOTE_KIND_COMPLIANCE,
        NoteKind::Text => msg::GESTURE_TEXT,
    }
}

/// The name of a standing.
#[must_use]
pub fn status_name(status: AnnotationStatus) -> MessageId {
    match status {
        AnnotationStatus::Open => msg::UI_NOTE_OPEN,
        AnnotationStatus::Resolved => msg::UI_NOTE_RESOLVED,
    }
}

/// The name of a shape.
#[must_use]
pub fn shape_name(shape: NoteShape) -> MessageId {
    match shape {
        NoteShape::Sheet => msg::NOTES_SHAPE_SHEET,
        NoteShape::Callout => msg::NOTES_SHAPE_CALLOUT,
        NoteShape::Area => msg::NOTES_SHAPE_AREA,
        NoteShape::Marker => msg::NOTES_SHAPE_MARKER,
    }
}

/// How far a decision has come.
#[must_use]
pub fn decision_name(decision: DecisionStatus) -> MessageId {
    match decision {
        DecisionStatus::Proposed => msg::NOTES_DECISION_PROPOSED,
        DecisionStatus::Accepted => msg::NOTES_DECISION_ACCEPTED,
        DecisionStatus::Rejected => msg::NOTES_DECISION_REJECTED,
        DecisionStatus::Superseded => msg::NOTES_DECISION_SUPERSEDED,
    }
}
