//! What is wrong, with what, where, and what to do next.
//!
//! A [`Problem`] carries a stable code for machines and two sentences for people
//! (what happened, what to do), as [`Message`]s that are put into words by a
//! [`Language`](crate::locale::Language) only when they are shown.

use crate::locale::{Language, Message};

/// How much a problem matters, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// The map is usable, but something deserves a look.
    Warning,
    /// Something was refused, or left out.
    Error,
}

impl Severity {
    /// The word used in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a problem lies. Every part is optional: a rule knows the record, a parser the line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// File name as the user gave it.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// `table/id` of the record, for example `elements/ap-etat`.
    pub record: Option<String>,
}

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Stable code in kebab case, for example `dangling-link-end`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What happened, to what.
    pub message: Message,
    /// What to do next, where there is something to do.
    pub hint: Option<Message>,
    /// Where.
    pub place: Place,
}

impl Problem {
    /// A problem without place or hint.
    #[must_use]
    pub fn new(code: &'static str, severity: Severity, message: Message) -> Self {
        Self {
            code,
            severity,
            message,
            hint: None,
            place: Place::default(),
        }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same problem, tied to the record `table/id`.
    #[must_use]
    pub fn at_record(mut self, record: impl Into<String>) -> Self {
        self.place.record = Some(record.into());
        self
    }

    /// The same problem at a line and column (both from 1).
    #[must_use]
    pub fn at_line(mut self, line: usize, column: usize) -> Self {
        self.place.line = Some(line);
        self.place.column = Some(column);
        self
    }

    /// The same problem in the named file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// One line for a person: `file:line:column: message`.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut out = String::new();
        if let Some(file) = &self.place.file {
            out.push_str(file);
            out.push(':');
        }
        if let Some(line) = self.place.line {
            out.push_str(&format!("{line}:{}:", self.place.column.unwrap_or(1)));
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&language.say(&self.message));
        out
    }
}
