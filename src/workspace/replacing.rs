//! Files that are there already where something is to be written: nothing is, until the user has
//! said what becomes of them.

use std::path::PathBuf;

use super::Workspace;
use super::dialog::Dialog;
use super::documenting::DocumentsAsked;
use super::effect::Effect;
use super::handing::LastExport;
use crate::diagnostic::Severity;
use crate::locale::msg;

/// What becomes of files that are there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The user is asked first, but for these: they were written by the same export before, or a
    /// file dialog has asked.
    Ask(Vec<PathBuf>),
    /// They are replaced.
    Replace,
    /// They stay; new ones get a number.
    KeepBoth,
}

/// What waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// An export.
    Export(Box<LastExport>),
    /// Documents, and the file or folder that they go to.
    Documents(Box<DocumentsAsked>, PathBuf),
}

/// Files that are there already, and what was to be written in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct FilesThere {
    /// What waits for the answer.
    pub held: Held,
    /// The files, in the order in which they would be written; at least one.
    pub files: Vec<PathBuf>,
}

impl Workspace {
    /// Asks what becomes of files, unless the user is busy with another question: then nothing is
    /// written, and that is said.
    pub(super) fn ask_about_files(&mut self, there: FilesThere) {
        let is_free = matches!(self.dialog, None | Some(Dialog::Documents));
        if is_free {
            self.dialog = Some(Dialog::FilesThere(Box::new(there)));
        } else {
            self.say_nothing_written();
        }
    }

    /// Goes on as the user answered.
    pub(super) fn write_over(
        &mut self,
        there: FilesThere,
        existing: Existing,
        effects: &mut Vec<Effect>,
    ) {
        match there.held {
            Held::Export(what) => self.hand_over(*what, existing, effects),
            Held::Documents(asked, path) => {
                self.dialog = Some(Dialog::Documents);
                self.write_documents(asked, path, existing, effects);
            }
        }
    }

    /// The user wants nothing written.
    pub(super) fn write_nothing(&mut self, there: &FilesThere) {
        if matches!(there.held, Held::Documents(..)) {
            self.dialog = Some(Dialog::Documents);
        }
        self.say_nothing_written();
    }

    fn say_nothing_written(&mut self) {
        self.say(Severity::Note, msg::REPLACING_NOTHING.into(), None);
    }
}
