//! Exports of the window: where they go, one that runs, and the last one, to be made again by one key.
//!
//! What comes of a preset is [`crate::handover`]'s; here is only who asked for it, and what became
//! of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arranging::Run;
use super::dialog::Dialog;
use super::effect::{Effect, FilePurpose};
use super::replacing::{Existing, FilesThere, Held};
use super::{Document, Workspace};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::ExportPreset;

/// Where exported files go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// One file, under this name; parts of a table beside each other.
    File(PathBuf),
    /// Several files, each under a name of its own.
    Folder(PathBuf),
}

impl Destination {
    /// The file or the folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }
}

/// What was exported, and how, to be done again.
#[derive(Clone, Debug, PartialEq)]
pub struct LastExport {
    /// What to make.
    pub preset: ExportPreset,
    /// Where it went.
    pub destination: Destination,
    /// The files that it wrote, which are its own to replace.
    pub files: Vec<PathBuf>,
}

/// An export under way.
#[derive(Clone, Debug)]
pub struct Exporting {
    /// Told how far it is; may stop it.
    pub run: Arc<Run>,
    /// What is made, and where it goes; `None` on the way to the clipboard.
    pub what: Option<LastExport>,
}

/// What became of an export.
#[derive(Clone, Debug, Default)]
pub struct Handed {
    /// The files that were written, in order.
    pub files: Vec<PathBuf>,
    /// How many things a redaction profile held back.
    pub withheld: usize,
    /// Files that were not written, and why.
    pub refused: Vec<Problem>,
    /// Files that are there already and are not to be replaced unasked: nothing was written.
    pub there: Vec<PathBuf>,
}

/// What is asked of exports, and what comes back.
#[derive(Clone, Debug)]
pub enum Handing {
    /// Ask where the files of a preset are to go.
    Ask {
        /// What to make.
        preset: Box<ExportPreset>,
        /// The usual ending of its files.
        ending: &'static str,
        /// Whether several files come of it.
        is_folder: bool,
        /// A name for the file, or for the folder.
        suggested: String,
    },
    /// Write what was asked for.
    To {
        /// Where.
        destination: Destination,
        /// Whether a file dialog has asked already whether to replace a file of this name.
        may_replace: bool,
    },
    /// Make the last export again, to the same place, or ask.
    Again,
    /// Put the first picture of a preset on the clipboard.
    Copy(Box<ExportPreset>),
    /// Stop the export under way.
    Cancel,
    /// It ended.
    Done {
        /// Which one.
        run: Arc<Run>,
        /// What became of it.
        outcome: Box<Result<Handed, Problem>>,
    },
}

/// Exports of the open map.
#[derive(Debug, Default)]
pub struct Exports {
    /// What waits for a place.
    asked: Option<Box<ExportPreset>>,
    /// The one under way.
    pub running: Option<Exporting>,
}

impl Workspace {
    pub(super) fn handing(&mut self, what: Handing, effects: &mut Vec<Effect>) {
        match what {
            Handing::Ask {
                preset,
                ending,
                is_folder,
                suggested,
            } => {
                self.exports.asked = Some(preset);
                let purpose = if is_folder {
                    FilePurpose::ExportFolder
                } else {
                    FilePurpose::Export(ending)
                };
                effects.push(Effect::AskFile(purpose, suggested));
            }
            Handing::To {
                destination,
                may_replace,
            } => {
                if let Some(preset) = self.exports.asked.clone() {
                    let allowed = may_replace.then(|| destination.path().to_owned());
                    let what = LastExport {
                        preset: *preset,
                        destination,
                        files: Vec::new(),
                    };
                    let existing = Existing::Ask(allowed.into_iter().collect());
                    self.hand_over(what, existing, effects);
                }
            }
            Handing::Again => {
                let last = self.document.as_ref();
                match last.and_then(|document| document.last_export.clone()) {
                    Some(last) => {
                        let existing = Existing::Ask(last.files.clone());
                        self.hand_over(last, existing, effects);
                    }
                    None => self.dialog = self.document.as_ref().map(|_| Dialog::Export),
                }
            }
            Handing::Copy(preset) => {
                if let Some(run) = self.start_export(None) {
                    effects.push(Effect::CopyExport { preset, run });
                }
            }
            Handing::Cancel => {
                if let Some(running) = &self.exports.running {
                    running.run.cancel();
                }
            }
            Handing::Done { run, outcome } => self.handed_over(&run, *outcome),
        }
    }

    /// Begins an export, unless one is under way or there is nothing to export.
    fn start_export(&mut self, what: Option<LastExport>) -> Option<Arc<Run>> {
        self.document.as_ref()?;
        if self.exports.running.is_some() {
            self.say(Severity::Note, msg::HANDOUT_ONE_AT_A_TIME.into(), None);
            return None;
        }
        let run = Arc::new(Run::default());
        self.exports.running = Some(Exporting {
            run: Arc::clone(&run),
            what,
        });
        Some(run)
    }

    pub(super) fn hand_over(
        &mut self,
        what: LastExport,
        existing: Existing,
        effects: &mut Vec<Effect>,
    ) {
        let LastExport {
            preset,
            destination,
            ..
        } = what.clone();
        if let Some(run) = self.start_export(Some(what)) {
            effects.push(Effect::Export {
                preset: Box::new(preset),
                destination,
                existing,
                run,
            });
        }
    }

    fn handed_over(&mut self, run: &Arc<Run>, outcome: Result<Handed, Problem>) {
        let is_awaited = |running: &mut Exporting| Arc::ptr_eq(&running.run, run);
        let Some(exporting) = self.exports.running.take_if(is_awaited) else {
            return;
        };
        let handed = match outcome {
            Ok(handed) => handed,
            Err(problem) => {
                self.say(problem.severity, problem.message, problem.hint);
                return;
            }
        };
        let Some(mut what) = exporting.what else {
            self.say(Severity::Note, msg::HANDOUT_COPIED.into(), None);
            return;
        };
        if !handed.there.is_empty() {
            let held = Held::Export(Box::new(what));
            let files = handed.there;
            self.ask_about_files(FilesThere { held, files });
            return;
        }
        // Kept beside another, a file is what the next export of it writes.
        if let (Destination::File(path), [file]) = (&mut what.destination, handed.files.as_slice())
        {
            path.clone_from(file);
        }
        what.files.clone_from(&handed.files);
        let place = what.destination.path().display().to_string();
        self.on_document(|document: &mut Document| document.last_export = Some(what));
        if let Some(problem) = handed.refused.into_iter().next() {
            self.say(problem.severity, problem.message, problem.hint);
            return;
        }
        let message = match handed.files.as_slice() {
            [file] => msg::WORKSPACE_EXPORTED.with("file", file.display().to_string()),
            files => msg::HANDOUT_WRITTEN_MANY
                .with("count", files.len())
                .with("folder", place),
        };
        let held = (handed.withheld > 0)
            .then(|| msg::HANDOUT_WITHHELD_SHORT.with("count", handed.withheld));
        self.say(Severity::Note, message, held);
    }
}
