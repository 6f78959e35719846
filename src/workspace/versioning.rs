//! Versions of the open map: kept once its file is saved, listed, opened to be read.

use super::dialog::AfterSaving;
use super::document::{Origin, Saving};
use super::effect::Effect;
use super::{Dialog, Workspace};
use crate::command::Command;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{MapInfo, RecordKey, TableName, Value};
use crate::versions::{Version, Words};

/// What is asked of the versions of the open map, and what comes back.
#[derive(Clone, Debug)]
pub enum Versioning {
    /// Keep the map as it is, under a name. Saves it first.
    Keep(Words),
    /// A version was kept.
    Kept(Version),
    /// Show the list.
    AskList,
    /// The list is there.
    Listed(Vec<Version>),
    /// Open one to be read.
    Open(Version),
    /// It could not be kept, listed or read.
    Failed(Problem),
}

impl Workspace {
    pub(super) fn versioning(&mut self, what: Versioning, effects: &mut Vec<Effect>) {
        match what {
            Versioning::Keep(words) => self.keep_version(words, effects),
            Versioning::Kept(version) => {
                let id: String = version.id.chars().take(8).collect();
                let kept = msg::VERSIONS_KEPT.with("title", version.title);
                self.say(Severity::Note, kept.with("id", id), None);
            }
            Versioning::AskList => self.list_versions(effects),
            Versioning::Listed(versions) => {
                self.versions = Some(versions);
                self.dialog = Some(Dialog::Versions);
            }
            Versioning::Open(version) => {
                if let Some(Origin::File(path)) = self.origin() {
                    self.dialog = None;
                    self.leave(AfterSaving::OpenVersion(path, Box::new(version)), effects);
                }
            }
            Versioning::Failed(problem) => {
                self.say(problem.severity, problem.message, problem.hint);
            }
        }
    }

    fn origin(&self) -> Option<Origin> {
        let document = self.document.as_ref();
        document.map(|document| document.origin.clone())
    }

    /// The map bears the name of the version from here on, as its title block prints it; then it is
    /// saved, and what was saved is kept.
    fn keep_version(&mut self, words: Words, effects: &mut Vec<Effect>) {
        let words = words.tidied();
        if words.title.is_empty() || self.refuses_edits() {
            return;
        }
        let name = Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: "version".into(),
            value: Some(Value::text(words.title.as_str())),
        };
        self.edit(&name, effects);
        if let Some(document) = &mut self.document {
            // A save under way writes the map without the new name: another one follows it.
            document.keep_when_saved = Some(words);
            if document.saving != Saving::Running {
                self.save(effects);
            }
        }
    }

    /// After a save: keeps what was to be kept, once the file holds all of it.
    pub(super) fn keep_saved(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        if document.keep_when_saved.is_none() {
            return;
        }
        if !document.is_saved() {
            self.save(effects);
            return;
        }
        if let (Some(words), Origin::File(path)) =
            (document.keep_when_saved.take(), document.origin.clone())
        {
            effects.push(Effect::KeepVersion { path, words });
        }
    }

    fn list_versions(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Origin::File(path)) = self.origin() {
            self.versions = None;
            effects.push(Effect::ListVersions(path));
        } else {
            self.say(
                Severity::Note,
                msg::VERSIONS_NO_FILE.into(),
                Some(msg::VERSIONS_NO_FILE_HINT.into()),
            );
        }
    }
}
