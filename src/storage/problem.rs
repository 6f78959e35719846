//! The words for what is wrong with a file.

use super::parse::FlawKind;
use super::scan::FaultKind;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, MessageId, msg};

/// Why a file was not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedReason {
    /// There is no such file.
    Missing,
    /// It is a folder, or something else that is no plain file.
    NotAFile,
    /// It may not be read.
    NoPermission,
    /// It is larger than the limit.
    TooLarge,
    /// It is empty or holds zero bytes only.
    Empty,
    /// It is no text.
    NotText,
    /// It is a text, but no map, or too damaged to find one in it.
    NotAMap,
    /// The disk or the network failed.
    Device,
}

/// A file that was not read; the first problem is the one to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Why.
    pub reason: RefusedReason,
    /// All that was found, the most telling first; never empty.
    pub problems: Vec<Problem>,
}

impl Refused {
    pub(super) fn new(reason: RefusedReason, problem: Problem) -> Self {
        Self {
            reason,
            problems: vec![problem],
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let first = self.problems.first();
        f.write_str(&first.map_or_else(String::new, |problem| {
            problem.sentence(crate::locale::Language::English)
        }))
    }
}

impl std::error::Error for Refused {}

pub(super) fn problem(
    code: &'static str,
    severity: Severity,
    message: Message,
    hint: Message,
) -> Problem {
    Problem::new(code, severity, message).with_hint(hint)
}

/// A fault of brackets and names, in words.
pub(super) fn of_fault(kind: FaultKind) -> Problem {
    let (code, id): (_, MessageId) = match kind {
        FaultKind::UnclosedComment => ("unclosed-comment", msg::STORAGE_UNCLOSED_COMMENT),
        FaultKind::UnclosedText => ("unclosed-text", msg::STORAGE_UNCLOSED_TEXT),
        FaultKind::UnclosedBracket => ("unclosed-bracket", msg::STORAGE_UNCLOSED_BRACKET),
        FaultKind::StrayBracket => ("stray-bracket", msg::STORAGE_STRAY_BRACKET),
        FaultKind::TooDeep => ("too-deep", msg::STORAGE_TOO_DEEP),
        FaultKind::ExpectedName => ("expected-name", msg::STORAGE_EXPECTED_NAME),
        FaultKind::ExpectedColon => ("expected-colon", msg::STORAGE_EXPECTED_COLON),
        FaultKind::ExpectedOpening => ("not-a-map", msg::STORAGE_NOT_A_MAP),
        FaultKind::AfterEnd => ("after-end", msg::STORAGE_AFTER_END),
    };
    let hint = match kind {
        FaultKind::ExpectedOpening => msg::STORAGE_USE_IMPORT,
        FaultKind::UnclosedBracket | FaultKind::UnclosedText | FaultKind::UnclosedComment => {
            msg::STORAGE_CUT_SHORT
        }
        _ => msg::STORAGE_CHECK_PLACE,
    };
    problem(code, Severity::Error, id.into(), hint.into())
}

/// What the `ron` crate could not read, in words.
pub(super) fn of_ron(error: &ron::Error) -> Problem {
    use ron::Error as E;
    let (code, id) = match error {
        E::Eof | E::ExpectedStringEnd => ("unclosed-text", msg::STORAGE_UNCLOSED_TEXT),
        E::UnclosedBlockComment => ("unclosed-comment", msg::STORAGE_UNCLOSED_COMMENT),
        E::ExceededRecursionLimit => ("too-deep", msg::STORAGE_TOO_DEEP),
        E::ExpectedComma | E::ExpectedArrayEnd | E::ExpectedMapEnd | E::ExpectedStructLikeEnd => {
            ("expected-comma", msg::STORAGE_EXPECTED_COMMA)
        }
        E::ExpectedMapColon => ("expected-colon", msg::STORAGE_EXPECTED_COLON),
        E::ExpectedIdentifier | E::SuggestRawIdentifier(_) | E::InvalidIdentifier(_) => {
            ("expected-name", msg::STORAGE_EXPECTED_NAME)
        }
        E::InvalidEscape(_) => ("bad-escape", msg::STORAGE_BAD_ESCAPE),
        E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } | E::ExpectedInteger => {
            ("bad-number", msg::STORAGE_BAD_NUMBER)
        }
        _ => ("unreadable", msg::STORAGE_UNREADABLE),
    };
    let hint = msg::STORAGE_CHECK_PLACE;
    problem(code, Severity::Error, id.into(), hint.into())
}

/// A flaw of a value that could be read, in words.
pub(super) fn of_flaw(kind: FlawKind, field: &str) -> Problem {
    let (code, id) = match kind {
        FlawKind::NotFinite => ("not-finite", msg::STORAGE_NOT_FINITE),
        FlawKind::Inexact => ("inexact-number", msg::STORAGE_INEXACT),
        FlawKind::Twice => ("field-twice", msg::STORAGE_FIELD_TWICE),
        FlawKind::NoValue => ("no-value", msg::STORAGE_NO_VALUE),
    };
    problem(
        code,
        Severity::Error,
        id.with("field", field),
        msg::STORAGE_CHECK_PLACE.into(),
    )
}
