//! Keeping a version of the open map: named, saved, then kept.

use super::super::document::{Origin, Saving};
use super::super::effect::Effect;
use super::super::{Dialog, Workspace};
use crate::command::Command;
use crate::diagnostic::Severity;
use crate::locale::msg;
use crate::model::{MapInfo, RecordKey, TableName, Value};
use crate::versions::{Keeping, Version};

impl Workspace {
    /// The map bears the name of the version from here on, as its title block prints it; then it is
    /// saved, and what was saved is kept.
    pub(in crate::workspace) fn keep_version(
        &mut self,
        keeping: Keeping,
        effects: &mut Vec<Effect>,
    ) {
        let words = keeping.words.tidied();
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
            document.keep_when_saved = Some(Keeping { words, ..keeping });
            document.switch_when_kept = self.switch_when_kept.take();
            if document.saving != Saving::Running {
                self.save(effects);
            }
        }
    }

    /// After a save: keeps what was to be kept, once the file holds all of it.
    pub(in crate::workspace) fn keep_saved(&mut self, effects: &mut Vec<Effect>) {
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
        if let (Some(keeping), Origin::File(path)) =
            (document.keep_when_saved.take(), document.origin.clone())
        {
            effects.push(Effect::KeepVersion {
                path,
                keeping: Box::new(keeping),
            });
        }
    }

    pub(super) fn version_kept(&mut self, version: Version, effects: &mut Vec<Effect>) {
        let id = version.short_id().to_owned();
        let kept = msg::VERSIONS_KEPT.with("title", version.title);
        self.say(Severity::Note, kept.with("id", id), None);
        self.read_versions(effects);
        let next = self.document.as_mut();
        if let Some(name) = next.and_then(|document| document.switch_when_kept.take()) {
            self.versioning(super::Versioning::Switch(name), effects);
        }
    }

    /// The dialog that names a version says which branch it goes to.
    pub(in crate::workspace) fn open_dialog(&mut self, dialog: Dialog, effects: &mut Vec<Effect>) {
        if matches!(dialog, Dialog::KeepVersion) && self.versions.list().is_none() {
            self.read_versions(effects);
        }
        self.dialog = Some(dialog);
    }
}
