//! Documents of the window: which are asked for, what they hold and lack, and where they went.
//!
//! What a document is, is [`crate::documents`]'s, which stands above: here documents, forms and
//! profiles go by their words.

use std::path::PathBuf;
use std::sync::Arc;

use smol_str::SmolStr;

use super::Workspace;
use super::arranging::Run;
use super::dialog::Dialog;
use super::document::Origin;
use super::effect::{Effect, FilePurpose};
use super::replacing::{Existing, FilesThere, Held};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{PlateauId, ScenarioId};
use crate::versions::Version;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentsAsked {
    /// Which documents, by the words of the command line.
    pub kinds: Vec<SmolStr>,
    /// In which form, by the ending of its files.
    pub form: SmolStr,
    /// The plateau that they speak of.
    pub plateau: Option<PlateauId>,
    /// The kept scenario that an impact sheet speaks of; `None` for what is played now.
    pub scenario: Option<ScenarioId>,
    /// The version that a change report begins with.
    pub before: Option<Box<Version>>,
    /// The redaction profile, by id; empty for none.
    pub profile: SmolStr,
}

/// A document as it would come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinedDocument {
    /// Its word.
    pub kind: SmolStr,
    /// Its sections, and how much is to be filled in in each.
    pub sections: Vec<(String, usize)>,
}

/// What documents would hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentsOutline {
    /// What it was found for.
    pub asked: DocumentsAsked,
    /// The revision of the map that it was found on.
    pub revision: u64,
    /// The documents.
    pub documents: Vec<OutlinedDocument>,
    /// The folder of templates that is used; `None` where there is none.
    pub templates: Option<PathBuf>,
    /// What is wrong there, or was not found.
    pub problems: Vec<Problem>,
}

/// What became of documents.
#[derive(Clone, Debug, Default)]
pub struct DocumentsWritten {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// How much is to be filled in.
    pub gaps: usize,
    /// How many things a redaction profile held back.
    pub withheld: usize,
    /// What was not written, and what else is to be told.
    pub problems: Vec<Problem>,
    /// Files that are there already and are not to be replaced unasked: nothing was written.
    pub there: Vec<PathBuf>,
}

/// What is asked of documents, and what comes back.
#[derive(Clone, Debug)]
pub enum Documenting {
    /// Find what these would hold.
    Outline(Box<DocumentsAsked>),
    /// It was found, or stopped.
    Outlined(Arc<Run>, Option<Box<DocumentsOutline>>),
    /// Ask where these are to go: a file for one, a folder for several.
    Ask(Box<DocumentsAsked>),
    /// Write what was asked for here.
    To(PathBuf),
    /// Stop what runs.
    Cancel,
    /// It ended.
    Written(Arc<Run>, Box<Result<DocumentsWritten, Problem>>),
}

/// Documents of the open map.
#[derive(Debug, Default)]
pub struct Documents {
    /// What waits for a place.
    asked: Option<Box<DocumentsAsked>>,
    /// What they would hold, as far as it was found.
    pub outline: Option<Box<DocumentsOutline>>,
    /// A look that is under way, and for what.
    outlining: Option<(Arc<Run>, Box<DocumentsAsked>, u64)>,
    /// The writing under way.
    pub running: Option<Arc<Run>>,
    /// Where it goes.
    place: PathBuf,
    /// What was written last, until the dialog closes.
    pub written: Option<DocumentsWritten>,
}

impl Documents {
    /// Whether it is being found what these hold, or known for the map as it is.
    #[must_use]
    pub fn is_outlined(&self, asked: &DocumentsAsked, revision: u64) -> bool {
        let known = self.outline.as_ref();
        known.is_some_and(|known| known.asked == *asked && known.revision == revision)
            || self
                .outlining
                .as_ref()
                .is_some_and(|(_, what, at)| **what == *asked && *at == revision)
    }

    /// Whether something is being found out.
    #[must_use]
    pub fn is_outlining(&self) -> bool {
        self.outlining.is_some()
    }
}

impl Workspace {
    pub(super) fn documenting(&mut self, what: Documenting, effects: &mut Vec<Effect>) {
        match what {
            Documenting::Outline(asked) => self.outline_documents(asked, effects),
            Documenting::Outlined(run, outline) => {
                let is_awaited = |(awaited, ..): &mut (Arc<Run>, _, _)| Arc::ptr_eq(awaited, &run);
                if self.documents.outlining.take_if(is_awaited).is_some() && outline.is_some() {
                    self.documents.outline = outline;
                }
            }
            Documenting::Ask(asked) => {
                let stem = self.document_stem(&asked);
                let purpose = if let [_] = asked.kinds.as_slice() {
                    FilePurpose::Document
                } else {
                    FilePurpose::DocumentFolder
                };
                self.documents.asked = Some(asked);
                effects.push(Effect::AskFile(purpose, stem));
            }
            Documenting::To(path) => {
                if let Some(asked) = self.documents.asked.clone() {
                    // A file of this very name is one that the file dialog has asked about.
                    let existing = Existing::Ask(vec![path.clone()]);
                    self.write_documents(asked, path, existing, effects);
                }
            }
            Documenting::Cancel => {
                if let Some(run) = &self.documents.running {
                    run.cancel();
                }
            }
            Documenting::Written(run, outcome) => self.documents_written(&run, *outcome),
        }
    }

    /// The map's own file, beside which templates lie.
    #[must_use]
    pub fn map_path(&self) -> Option<PathBuf> {
        match &self.document.as_ref()?.origin {
            Origin::File(path) | Origin::Version { of: path, .. } => Some(path.clone()),
            _ => None,
        }
    }

    /// `dat.docx`, or the name of a folder.
    fn document_stem(&self, asked: &DocumentsAsked) -> String {
        match asked.kinds.as_slice() {
            [kind] => format!("{kind}.{}", asked.form),
            _ => self.language().text(msg::DOCUMENTING_FOLDER),
        }
    }

    fn outline_documents(&mut self, asked: Box<DocumentsAsked>, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        if let Some((run, ..)) = self.documents.outlining.take() {
            run.cancel();
        }
        let revision = document.map().revision();
        let run = Arc::<Run>::default();
        self.documents.outlining = Some((Arc::clone(&run), asked.clone(), revision));
        effects.push(Effect::OutlineDocuments { asked, run });
    }

    /// Into a file for one document, into a folder for several.
    pub(super) fn write_documents(
        &mut self,
        asked: Box<DocumentsAsked>,
        path: PathBuf,
        existing: Existing,
        effects: &mut Vec<Effect>,
    ) {
        if self.document.is_none() || self.documents.running.is_some() {
            return;
        }
        let run = Arc::<Run>::default();
        self.documents.running = Some(Arc::clone(&run));
        self.documents.place.clone_from(&path);
        self.documents.written = None;
        effects.push(Effect::WriteDocuments {
            asked,
            path,
            existing,
            run,
        });
    }

    fn documents_written(&mut self, run: &Arc<Run>, outcome: Result<DocumentsWritten, Problem>) {
        let is_awaited = |awaited: &mut Arc<Run>| Arc::ptr_eq(awaited, run);
        if self.documents.running.take_if(is_awaited).is_none() {
            return;
        }
        let written = match outcome {
            Ok(written) => written,
            Err(problem) => {
                self.say(problem.severity, problem.message, problem.hint);
                return;
            }
        };
        if !written.there.is_empty() {
            if let Some(asked) = self.documents.asked.clone() {
                let held = Held::Documents(asked, self.documents.place.clone());
                let files = written.there;
                self.ask_about_files(FilesThere { held, files });
            }
            return;
        }
        if let Some(problem) = written.problems.first().cloned() {
            self.say(problem.severity, problem.message, problem.hint);
        }
        let message = match written.files.as_slice() {
            [] => return,
            [file] => msg::WORKSPACE_EXPORTED.with("file", file.display().to_string()),
            files => {
                let folder = files.first().and_then(|file| file.parent());
                let folder = folder.map_or_else(String::new, |path| path.display().to_string());
                msg::DOCUMENTING_WRITTEN
                    .with("count", files.len())
                    .with("folder", folder)
            }
        };
        let hint = (written.gaps > 0).then(|| msg::REPORT_GAPS.with("count", written.gaps));
        self.say(Severity::Note, message, hint);
        if matches!(self.dialog, Some(Dialog::Documents)) {
            self.documents.written = Some(written);
        }
    }
}
