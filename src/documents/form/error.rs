//! Why a document was not written.

use super::clean;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, MessageId, msg};

/// What is wrong in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// It cannot be read as a template.
    Syntax,
    /// It names another template that does not lie beside it.
    NoTemplate,
    /// It uses a filter, a test or a function that there is none of.
    NoTool,
    /// It asks something of a value that the value is not.
    WrongValue,
    /// It takes too many steps.
    Endless,
    /// It writes too much.
    TooLong,
    /// Anything else.
    Other,
}

impl TemplateFault {
    fn words(self) -> MessageId {
        match self {
            Self::Syntax => msg::FORMS_FAULT_SYNTAX,
            Self::NoTemplate => msg::FORMS_FAULT_NO_TEMPLATE,
            Self::NoTool => msg::FORMS_FAULT_NO_TOOL,
            Self::WrongValue => msg::FORMS_FAULT_WRONG_VALUE,
            Self::Endless => msg::FORMS_FAULT_ENDLESS,
            Self::TooLong => msg::FORMS_FAULT_TOO_LONG,
            Self::Other => msg::FORMS_FAULT_OTHER,
        }
    }

    fn hint(self) -> MessageId {
        match self {
            Self::Endless | Self::TooLong => msg::FORMS_FAULT_LENGTH_HINT,
            _ => msg::FORMS_FAULT_HINT,
        }
    }
}

/// Why a document was not written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FormError {
    /// The form holds tables alone, and the document has none.
    #[error("the document has no table")]
    NoTables,
    /// A table is longer than a sheet.
    #[error("table {table} is longer than a sheet")]
    TooManyRows {
        /// What it shows.
        table: String,
    },
    /// A template is wrong.
    #[error("{file}:{line}:{column}: {detail}")]
    Template {
        /// Its file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column in letters, from 1.
        column: usize,
        /// What is wrong.
        fault: TemplateFault,
        /// What the reader of templates says of it, in English.
        detail: String,
    },
    /// A figure could not be drawn.
    #[error("figure {name} could not be drawn")]
    Figure {
        /// What it shows.
        name: String,
        /// Why.
        reason: Box<Problem>,
    },
    /// What is held back stands in the result.
    #[error("a text that is held back stands in {part}")]
    Leak {
        /// The text; for whoever sends the map, who knows it anyway.
        text: String,
        /// Where; empty for the file itself.
        part: String,
    },
    /// The user asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// A library gave up: a defect.
    #[error("the document could not be put together: {0}")]
    Unwritten(String),
}

impl FormError {
    /// The same for a person.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let error = |code, message: Message| Problem::new(code, Severity::Error, message);
        match self {
            Self::NoTables => error("document-without-tables", msg::FORMS_NO_TABLES.into())
                .with_hint(msg::FORMS_NO_TABLES_HINT.into()),
            Self::TooManyRows { table } => error(
                "document-too-many-rows",
                msg::FORMS_TOO_MANY_ROWS.with("table", table.as_str()),
            )
            .with_hint(msg::FORMS_TOO_MANY_ROWS_HINT.into()),
            Self::Template {
                file,
                line,
                column,
                fault,
                detail,
            } => error(
                "document-template",
                msg::FORMS_TEMPLATE
                    .with("reason", fault.words())
                    .with("detail", detail.as_str()),
            )
            .in_file(file.as_str())
            .at_line(*line, *column)
            .with_hint(fault.hint().into()),
            Self::Figure { name, reason } => error(
                "document-figure",
                msg::FORMS_FIGURE_FAILED
                    .with("figure", name.as_str())
                    .with("reason", reason.message.clone()),
            )
            .with_hint(msg::FORMS_FIGURE_FAILED_HINT.into()),
            Self::Leak { text, part } => {
                let part = if part.is_empty() {
                    String::new()
                } else {
                    format!(" ({part})")
                };
                let message = msg::FORMS_LEAK
                    .with("text", clean::line(text))
                    .with("part", part);
                error("document-leak", message).with_hint(msg::FORMS_LEAK_HINT.into())
            }
            Self::Cancelled => Problem::new(
                "document-cancelled",
                Severity::Note,
                msg::FORMS_CANCELLED.into(),
            ),
            Self::Unwritten(reason) => error(
                "document-not-written",
                msg::FORMS_NOT_PUT_TOGETHER.with("reason", reason.as_str()),
            )
            .with_hint(msg::FORMS_NOT_PUT_TOGETHER_HINT.into()),
        }
    }
}
