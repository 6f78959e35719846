//! Where answers and messages go.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::{CONFLICT, FILE, USAGE};
use crate::diagnostic::Problem;
use crate::locale::{Language, Message, msg};

/// Why a command stopped.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The arguments do not make sense together, or name what is not there.
    Usage(Message),
    /// A file cannot be read or written.
    File(Vec<Problem>),
    /// Two sides disagree; the last problem says what to do.
    Conflict(Vec<Problem>),
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::Usage(message)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::File(vec![problem])
    }
}

/// Prints answers on standard output and messages on standard error, in one language.
pub struct Report {
    /// Language of sentences.
    pub language: Language,
    /// Whether answers and errors are JSON.
    pub is_json: bool,
}

impl Report {
    /// A report to the terminal.
    #[must_use]
    pub fn new(language: Language, is_json: bool) -> Self {
        Self { language, is_json }
    }

    /// Words in the report's language.
    #[must_use]
    pub fn say(&self, message: impl Into<Message>) -> String {
        self.language.say(&message.into())
    }

    /// Prints an answer. A closed pipe (`| head`) is the reader's right, not an error.
    pub fn answer(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _closed = out
            .write_all(text.as_bytes())
            .and_then(|()| out.flush())
            .is_err();
    }

    /// Prints JSON, indented.
    pub fn answer_json(&self, json: &Json) {
        let text = serde_json::to_string_pretty(json).unwrap_or_default();
        self.answer(&format!("{text}\n"));
    }

    /// Prints an answer into a file, or on standard output.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn answer_to(&self, out: Option<&Path>, text: &str) -> Result<(), Failure> {
        match out {
            None => {
                self.answer(text);
                Ok(())
            }
            Some(path) => write_file(path, text.as_bytes()),
        }
    }

    /// Tells the user something beside the answer.
    pub fn tell(&self, message: impl Into<Message>) {
        self.tell_text(&self.say(message));
    }

    /// Tells words that belong to the line before.
    pub fn tell_indented(&self, text: &str) {
        self.tell_text(&format!("  {text}"));
    }

    fn tell_text(&self, text: &str) {
        let mut err = std::io::stderr().lock();
        let _closed = writeln!(err, "{text}").is_err();
    }

    /// Tells about problems, a line each, with their advice.
    pub fn tell_problems(&self, problems: &[Problem]) {
        for problem in problems {
            let word = self.say(severity_word(problem));
            self.tell_text(&format!("{word}: {}", problem.sentence(self.language)));
            if let Some(hint) = &problem.hint {
                self.tell_text(&format!("  {}", self.language.say(hint)));
            }
        }
    }

    /// Says why a command stopped, and gives its exit code.
    #[must_use]
    pub fn fail(&self, failure: &Failure) -> u8 {
        let code = match failure {
            Failure::Usage(_) => USAGE,
            Failure::File(_) => FILE,
            Failure::Conflict(_) => CONFLICT,
        };
        if self.is_json {
            let errors = match failure {
                Failure::Usage(message) => {
                    vec![json!({ "code": "usage", "message": self.language.say(message) })]
                }
                Failure::File(problems) | Failure::Conflict(problems) => problems
                    .iter()
                    .map(|problem| self.problem_json(problem))
                    .collect(),
            };
            let text =
                serde_json::to_string_pretty(&json!({ "errors": errors })).unwrap_or_default();
            self.tell_text(&text);
        } else {
            match failure {
                Failure::Usage(message) => {
                    let word = self.say(msg::CLI_ERROR);
                    self.tell_text(&format!("{word}: {}", self.language.say(message)));
                }
                Failure::File(problems) | Failure::Conflict(problems) => {
                    self.tell_problems(problems);
                }
            }
        }
        code
    }

    /// A problem as JSON.
    #[must_use]
    pub fn problem_json(&self, problem: &Problem) -> Json {
        json!({
            "code": problem.code,
            "severity": problem.severity.as_str(),
            "message": self.language.say(&problem.message),
            "hint": problem.hint.as_ref().map(|hint| self.language.say(hint)),
            "record": problem.place.record,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
        })
    }
}

/// The word before a problem: error, warning or note.
pub(super) fn severity_word(problem: &Problem) -> Message {
    use crate::diagnostic::Severity;
    match problem.severity {
        Severity::Error => msg::CLI_ERROR.into(),
        Severity::Warning => msg::CLI_WARNING.into(),
        Severity::Note => msg::CLI_NOTE.into(),
    }
}

/// Writes a document that is no map: beside and then over an older one.
///
/// # Errors
/// When it cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    outcome(path, crate::export::write_file(path, bytes))
}

/// The same, where `--no-clobber` is said only as a new file.
///
/// # Errors
/// When it cannot be written, or is there already.
pub fn write_file_unless(keeps: bool, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if !keeps {
        return write_file(path, bytes);
    }
    match crate::export::write_new_file(path, bytes) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(already_there(&[path.to_owned()]))
        }
        written => outcome(path, written),
    }
}

/// Why nothing is written under `--no-clobber`.
pub fn already_there(files: &[PathBuf]) -> Failure {
    crate::handover::already_there(files, msg::REPLACING_CLI_HINT).into()
}

fn outcome(path: &Path, written: std::io::Result<()>) -> Result<(), Failure> {
    written.map_err(|error| {
        let problem = Problem::new(
            "not-written",
            crate::diagnostic::Severity::Error,
            msg::CLI_NOT_WRITTEN
                .with("file", path.display().to_string())
                .with("reason", error.to_string()),
        );
        Failure::from(problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into()))
    })
}
