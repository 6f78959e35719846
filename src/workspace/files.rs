//! Opening, saving, exporting and leaving: what asks for a file, and what its answer does.

use std::path::PathBuf;

use super::Workspace;
use super::action::Opened;
use super::dialog::{AfterSaving, Dialog};
use super::document::{Document, Origin, Saving};
use super::effect::{Effect, FilePurpose};
use super::merging::Merging;
use super::replacing::Existing;
use crate::command::{Command, PlateauCommand};
use crate::diagnostic::Severity;
use crate::history::{History, Step};
use crate::locale::{Language, msg};
use crate::model::{Finite, MapInfo, Record as _, SystemMap, Tables, View, ViewId};

impl Workspace {
    /// Does what leaves the open map, at once or after asking about its changes.
    pub(super) fn leave(&mut self, next: AfterSaving, effects: &mut Vec<Effect>) {
        if self
            .document
            .as_ref()
            .is_some_and(|document| !document.is_saved())
        {
            self.dialog = Some(Dialog::Unsaved(next));
        } else {
            self.go(next, effects);
        }
    }

    pub(super) fn go(&mut self, next: AfterSaving, effects: &mut Vec<Effect>) {
        self.leave_arranging();
        match next {
            AfterSaving::Quit => {
                effects.extend([Effect::EndJournal, Effect::Quit]);
            }
            AfterSaving::Close => {
                self.document = None;
                effects.push(Effect::EndJournal);
            }
            AfterSaving::New => {
                effects.push(Effect::EndJournal);
                self.document = Some(Document::new(empty_map(self.language()), Origin::New));
                effects.push(Effect::StartJournal { path: None });
            }
            AfterSaving::Open(path) => effects.push(Effect::Read(path)),
            AfterSaving::AskOpen => effects.push(Effect::AskFile(FilePurpose::Open, String::new())),
            AfterSaving::OpenSample(name) => effects.push(Effect::ReadSample(name)),
            AfterSaving::OpenVersion(path, version) => {
                effects.push(Effect::ReadVersion(path, *version));
            }
            AfterSaving::Switch(path, name) => effects.push(Effect::SwitchBranch { path, name }),
            AfterSaving::Merge(path, version, name) => {
                let version = *version;
                effects.push(Effect::MergeVersion {
                    path,
                    version,
                    name,
                });
            }
        }
    }

    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        match self
            .document
            .as_ref()
            .map(|document| document.origin.clone())
        {
            Some(Origin::File(path)) => self.save_to(path, effects),
            Some(_) => self.ask_save_as(effects),
            None => {}
        }
    }

    pub(super) fn ask_save_as(&mut self, effects: &mut Vec<Effect>) {
        let language = self.language();
        if let Some(document) = &self.document {
            effects.push(Effect::AskFile(
                FilePurpose::Save,
                document.file_name(language),
            ));
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        if let Some(document) = &mut self.document
            && document.saving != Saving::Running
        {
            document.saving = Saving::Running;
            let map = Box::new(document.own_map().clone());
            document.being_saved = Some(SystemMap::clone(&map));
            let pictures = document.backdrops();
            if !pictures.is_empty() {
                effects.push(Effect::KeepPictures {
                    path: path.clone(),
                    pictures,
                });
            }
            effects.push(Effect::Write {
                path,
                map,
                steps: document.history.len(),
            });
        }
    }

    pub(super) fn saved(&mut self, path: PathBuf, steps: usize, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        document.saving = Saving::Idle;
        document.known = document.being_saved.take();
        let moved = document.origin != Origin::File(path.clone());
        document.origin = Origin::File(path.clone());
        document.history.mark_saved(steps);
        self.remember(path);
        if moved {
            effects.push(Effect::KeepPreferences);
        }
        if let Some(Dialog::Unsaved(next)) = self
            .dialog
            .take_if(|dialog| matches!(dialog, Dialog::Unsaved(_)))
        {
            self.leave(next, effects);
        }
        self.keep_saved(effects);
    }

    /// Puts a file on top of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(12);
    }

    pub(super) fn opened(&mut self, opened: Opened, effects: &mut Vec<Effect>) {
        let Opened {
            map,
            origin,
            problems,
            recovery,
        } = opened;
        self.leave_arranging();
        self.leave_sharing();
        let mut recovered = map.clone();
        let changes = recovery
            .iter()
            .take_while(|patch| recovered.apply(patch).is_ok())
            .count();
        let mut document = Document::new(map, origin.clone());
        document.problems.clone_from(&problems);
        let language = self.language();
        let file = document.file_name(language);
        self.document = Some(document);
        let path = if let Origin::File(path) = &origin {
            Some(path.clone())
        } else {
            None
        };
        effects.push(Effect::StartJournal { path: path.clone() });
        if let Some(path) = &path {
            self.remember(path.clone());
            effects.push(Effect::KeepPreferences);
        }
        self.go_on_after_opening(effects);
        let worst = problems.iter().map(|problem| problem.severity).max();
        if changes > 0 {
            self.dialog = Some(Dialog::Recover {
                recovered: recovered.into(),
                changes,
                path,
            });
        } else if worst >= Some(Severity::Warning) {
            self.dialog = Some(Dialog::Problems { file, problems });
        }
    }

    pub(super) fn ask_plot(
        &self,
        plot: &'static str,
        ending: &'static str,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(document) = &self.document {
            let stem = document.file_name(self.language());
            let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
            let name = format!("{stem}-{plot}.{ending}");
            effects.push(Effect::AskFile(FilePurpose::Plot(plot), name));
        }
    }

    /// Opens the one file that was dropped, after asking where something is open; says what cannot
    /// be done with many, or with a folder.
    pub(super) fn dropped(
        &mut self,
        files: Vec<PathBuf>,
        has_folder: bool,
        effects: &mut Vec<Effect>,
    ) {
        if self.dialog.is_some() {
            return;
        }
        let count = files.len();
        let only = files
            .into_iter()
            .next()
            .filter(|_| count == 1 && !has_folder);
        match only {
            Some(path) if self.document.is_some() => self.dialog = Some(Dialog::Dropped(path)),
            Some(path) => self.leave(AfterSaving::Open(path), effects),
            None if count == 0 => {}
            None => {
                let message = if has_folder {
                    msg::GESTURE_DROPPED_FOLDER.into()
                } else {
                    msg::GESTURE_DROPPED_MANY.with("count", count)
                };
                self.say(
                    Severity::Warning,
                    message,
                    Some(msg::GESTURE_DROP_ONE.into()),
                );
            }
        }
    }

    pub(super) fn accept(&mut self, effects: &mut Vec<Effect>) {
        match self.dialog.take() {
            Some(Dialog::Unsaved(next)) => {
                // The answer stays open until the file is written: see `saved`.
                self.dialog = Some(Dialog::Unsaved(next));
                self.save(effects);
            }
            Some(Dialog::Delete { subjects, .. }) => {
                self.edit(&Command::Delete { subjects }, effects);
            }
            Some(Dialog::Recover {
                recovered, path, ..
            }) => self.take_recovery(&recovered, path, effects),
            Some(Dialog::UnfinishedMerge(found)) => self.resume_merge(*found, effects),
            Some(Dialog::ChangedOutside(outside)) => self.merge_outside(*outside, effects),
            Some(Dialog::AbandonMerge) => self.merging(Merging::Abandon, effects),
            Some(Dialog::TakeSide(side, table)) => {
                self.merging(Merging::TakeSide(side, table), effects);
            }
            Some(Dialog::Dropped(path)) => self.leave(AfterSaving::Open(path), effects),
            Some(Dialog::FilesThere(there)) => self.write_over(*there, Existing::Replace, effects),
            Some(Dialog::PasteText { pasting, proposal }) => {
                self.take_proposal(&pasting, proposal.fragment, effects);
            }
            _ => {}
        }
    }

    pub(super) fn take_recovery(
        &mut self,
        recovered: &SystemMap,
        path: Option<PathBuf>,
        effects: &mut Vec<Effect>,
    ) {
        let base = self
            .document
            .as_ref()
            .map(|document| document.map().clone());
        let origin = path.map_or(Origin::New, Origin::File);
        match base {
            Some(base) => {
                let patch = crate::model::patch::diff(&base, recovered);
                let mut document = Document::new(base, origin);
                if let Some(opened) = self.document.take() {
                    document.pictures = opened.pictures;
                }
                if document.apply(&patch).is_ok() {
                    document.history.record(Step {
                        patch: patch.clone(),
                        title: msg::WORKSPACE_RECOVERED.into(),
                        amends: None,
                    });
                    effects.push(Effect::Journal(patch));
                }
                self.document = Some(document);
            }
            None => {
                let mut document = Document::new(recovered.clone(), origin);
                document.history = History::unsaved();
                self.document = Some(document);
                effects.push(Effect::StartJournal { path: None });
            }
        }
        effects.push(Effect::SettleRecovery { taken: true });
    }

    pub(super) fn decline(&mut self, effects: &mut Vec<Effect>) {
        match self.dialog.take() {
            Some(Dialog::Unsaved(next)) => self.go(next, effects),
            Some(Dialog::Recover { .. }) => effects.push(Effect::SettleRecovery { taken: false }),
            Some(Dialog::Delete { subjects, .. }) => {
                let everywhere = PlateauCommand::DeleteEverywhere { subjects };
                self.edit(&Command::Plateau(Box::new(everywhere)), effects);
            }
            Some(Dialog::UnfinishedMerge(_)) => self.merging(Merging::Abandon, effects),
            Some(Dialog::ChangedOutside(_)) => self.ask_save_as(effects),
            Some(Dialog::FilesThere(there)) => self.write_over(*there, Existing::KeepBoth, effects),
            _ => {}
        }
    }
}

/// A new map with one empty view.
pub(super) fn empty_map(language: Language) -> SystemMap {
    let mut tables = Tables::default();
    let mut info = MapInfo::blank(MapInfo::the_id());
    info.language = language.code().into();
    info.title = language.text(msg::WORKSPACE_UNTITLED).into();
    tables.map.insert(info.into());
    let mut view = View::blank(ViewId::from("view-1"));
    view.name = language.text(msg::WORKSPACE_FIRST_VIEW).into();
    view.order = Finite::new(1.0).unwrap_or_default();
    tables.views.insert(view.into());
    SystemMap::assemble(tables).0
}
