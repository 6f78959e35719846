//! Carrying actions out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::action::{Action, Opened, Selecting};
use super::dialog::{AfterSaving, Dialog};
use super::document::{Document, Origin, Perspective, Saving};
use super::effect::{Effect, FilePurpose};
use super::{Workspace, next_random};
use crate::command::{self, Command, Context, ViewCommand};
use crate::diagnostic::Severity;
use crate::history::{History, Step};
use crate::locale::{Language, msg};
use crate::model::{
    ElementId, Finite, KindId, MapInfo, Record as _, SubjectId, SystemMap, Tables, View, ViewId,
};

impl Workspace {
    /// Carries one action out. What it wants of the outside is added to `effects`.
    pub fn dispatch(&mut self, action: Action, effects: &mut Vec<Effect>) {
        match action {
            Action::NewMap => self.leave(AfterSaving::New, effects),
            Action::AskOpen => self.leave(AfterSaving::AskOpen, effects),
            Action::Open(path) => self.leave(AfterSaving::Open(path), effects),
            Action::OpenSample(name) => self.leave(AfterSaving::OpenSample(name), effects),
            Action::CloseMap => self.leave(AfterSaving::Close, effects),
            Action::Quit => self.leave(AfterSaving::Quit, effects),
            Action::Save => self.save(effects),
            Action::AskSaveAs => self.ask_save_as(effects),
            Action::SaveTo(path) => self.save_to(path, effects),
            Action::AskExport => self.ask_export(effects),
            Action::ExportTo(path) => self.export_to(path, effects),
            Action::ExportAgain => self.export_again(effects),
            Action::Edit(command) => self.edit(&command, effects),
            Action::ConnectToSelection { from } => self.connect_to_selection(from, effects),
            Action::Clip(what) => self.clip(what, effects),
            Action::Undo => self.step(History::undo, effects),
            Action::Redo => self.step(History::redo, effects),
            Action::Select(subjects, how) => self.select(subjects, how),
            Action::SelectAll => self.select_all(),
            Action::SelectNone => self.select(Vec::new(), Selecting::Only),
            Action::HideSelection => self.hide_selection(effects),
            Action::DeleteSelection => self.delete_selection(effects),
            Action::ShowView(view) => self.show_view(view, effects),
            Action::GatherView(order) => self.gather_view(&order, effects),
            Action::RefreshView(view) => self.refresh_view(&view, effects),
            Action::DrillIn(element) => self.drill_in(element, effects),
            Action::KeepVisited => self.on_document(|document| document.visit = None),
            Action::ShowPlateau(plateau) => {
                self.on_document(|document| document.show_plateau(Some(plateau)));
            }
            Action::Look(perspective) => {
                self.on_document(|document| document.perspective = perspective);
            }
            Action::GroupView(view, attribute) => {
                self.edit(&Command::GroupBy { view, attribute }, effects);
                if let Some(arrange) = Action::arrange_view(self) {
                    self.dispatch(arrange, effects);
                }
            }
            Action::OpenBundles(ends) => self.on_document(|document| document.open_bundles(ends)),
            Action::CloseBundles => self.on_document(Document::close_bundles),
            Action::Arrange(what) => self.start_arranging(what, effects),
            Action::CancelArranging => self.cancel_arranging(),
            Action::OpenAlternatives => self.open_alternatives(effects),
            Action::TakeAlternative(index) => self.take_alternative(index, effects),
            Action::Fail(elements) => self.on_document(|document| {
                document.fail(elements.into_iter().collect());
                document.perspective = Perspective::Impact;
            }),
            Action::ToggleFailed(element) => self.on_document(|document| {
                let mut failed = document.failed().clone();
                if !failed.remove(&element) {
                    failed.insert(element);
                }
                document.fail(failed);
                document.perspective = Perspective::Impact;
            }),
            Action::FailNothing => self.on_document(|document| {
                document.fail(BTreeSet::new());
                if document.perspective == Perspective::Impact {
                    document.perspective = Perspective::Standard;
                }
            }),
            Action::SpeakLanguage(language) => {
                self.preferences.language = language;
                effects.push(Effect::KeepPreferences);
            }
            Action::WearTheme(theme) => {
                self.preferences.theme = theme;
                effects.push(Effect::KeepPreferences);
            }
            Action::ReduceMotion(reduced) => {
                self.preferences.reduced_motion = reduced;
                effects.push(Effect::KeepPreferences);
            }
            Action::SystemReducesMotion(reduced) => self.system_reduces_motion = reduced,
            Action::ShowPanels(panels) => {
                self.preferences.panels = panels;
                effects.push(Effect::KeepPreferences);
            }
            Action::OpenDialog(dialog) => self.dialog = Some(dialog),
            Action::Accept => self.accept(effects),
            Action::Decline => self.decline(effects),
            Action::Dismiss => {
                self.dialog = None;
                self.forget_alternatives();
            }
            Action::DismissNotice => self.notice = None,
            Action::Opened(opened) => self.opened(*opened, effects),
            Action::Saved { path, steps, .. } => self.saved(path, steps, effects),
            Action::Arranged { run, command } => {
                self.take_arranged(&run, command.as_ref(), effects);
            }
            Action::AlternativeReady { run, ready } => {
                self.alternative_ready(&run, ready.map(|ready| *ready));
            }
            Action::Exported(path) => self.exported(path),
            Action::Failed(problem) => {
                self.on_document(|document| document.saving = Saving::Idle);
                self.say(problem.severity, problem.message, problem.hint);
            }
            Action::Busy(what, runs) => {
                self.busy.retain(|other| *other != what);
                if runs {
                    self.busy.push(what);
                }
            }
            Action::RecoveryFound {
                recovered,
                changes,
                path,
            } => {
                self.dialog = Some(Dialog::Recover {
                    recovered,
                    changes,
                    path,
                });
            }
        }
    }

    pub(super) fn on_document(&mut self, change: impl FnOnce(&mut Document)) {
        if let Some(document) = &mut self.document {
            change(document);
        }
    }

    /// Does what leaves the open map, at once or after asking about its changes.
    fn leave(&mut self, next: AfterSaving, effects: &mut Vec<Effect>) {
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

    fn go(&mut self, next: AfterSaving, effects: &mut Vec<Effect>) {
        self.leave_arranging();
        match next {
            AfterSaving::Quit => {
                effects.extend([Effect::EndJournal, Effect::KeepPreferences, Effect::Quit]);
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
        }
    }

    fn save(&mut self, effects: &mut Vec<Effect>) {
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

    fn ask_save_as(&mut self, effects: &mut Vec<Effect>) {
        let language = self.language();
        if let Some(document) = &self.document {
            effects.push(Effect::AskFile(
                FilePurpose::Save,
                document.file_name(language),
            ));
        }
    }

    fn save_to(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        if let Some(document) = &mut self.document
            && document.saving == Saving::Idle
        {
            document.saving = Saving::Running;
            let map = Box::new(document.map().clone());
            effects.push(Effect::Write {
                path,
                map,
                steps: document.history.len(),
            });
        }
    }

    fn saved(&mut self, path: PathBuf, steps: usize, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        document.saving = Saving::Idle;
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
    }

    /// Puts a file on top of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(12);
    }

    fn opened(&mut self, opened: Opened, effects: &mut Vec<Effect>) {
        let Opened {
            map,
            origin,
            problems,
            recovery,
        } = opened;
        self.leave_arranging();
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

    /// Whether the map is read-only; says so.
    pub(super) fn refuses_edits(&mut self) -> bool {
        let is_read_only = self.document.as_ref().is_some_and(Document::is_read_only);
        if is_read_only {
            self.say(
                Severity::Warning,
                msg::WORKSPACE_READ_ONLY.into(),
                Some(msg::WORKSPACE_READ_ONLY_HINT.into()),
            );
        }
        is_read_only
    }

    pub(super) fn edit(&mut self, command: &Command, effects: &mut Vec<Effect>) {
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let plateau = document.plateau.clone();
        let random = &mut self.random;
        let mut context = Context {
            plateau: plateau.as_ref(),
            random: &mut || next_random(random),
            today: &self.today,
            author_role: &self.preferences.author_role,
        };
        let planned = command::plan(document.map(), command, &mut context);
        match planned {
            Err(refusal) => self.say(Severity::Warning, refusal.message, refusal.hint),
            Ok(patch) if patch.is_empty() => {}
            Ok(patch) => {
                if let Err(misfit) = document.apply(&patch) {
                    self.say(Severity::Error, misfit.message(), None);
                    return;
                }
                select_what_came(document, command, &patch);
                document.history.record(Step {
                    patch: patch.clone(),
                    title: command.title(),
                    amends: command.amends(),
                });
                effects.push(Effect::Journal(patch));
            }
        }
    }

    fn connect_to_selection(&mut self, from: ElementId, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(to) = document
            .selected_elements()
            .into_iter()
            .next()
            .filter(|to| *to != from)
        else {
            return;
        };
        let legal = command::legal_kinds(document.map(), &from, &to);
        let likely = [
            "depends_on",
            "flow",
            "uses",
            "requires",
            "hosted_on",
            "connected_to",
        ];
        let kind = likely
            .iter()
            .find_map(|wanted| legal.iter().find(|kind| kind.id == *wanted))
            .or_else(|| legal.first());
        let Some(kind) = kind else { return };
        self.edit(
            &Command::Connect {
                kind: KindId::new(kind.id),
                from,
                to: to.clone(),
            },
            effects,
        );
        // The element stays selected: it is what the user is about to name.
        self.select(vec![SubjectId::from(&to)], Selecting::Only);
    }

    fn step(
        &mut self,
        take: impl FnOnce(&mut History) -> Option<crate::model::Patch>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(patch) = take(&mut document.history) else {
            return;
        };
        match document.apply(&patch) {
            Ok(()) => effects.push(Effect::Journal(patch)),
            Err(misfit) => self.say(Severity::Error, misfit.message(), None),
        }
    }

    fn select(&mut self, subjects: Vec<SubjectId>, how: Selecting) {
        self.on_document(|document| match how {
            Selecting::Only => document.selection = subjects.into_iter().collect(),
            Selecting::Add => document.selection.extend(subjects),
            Selecting::Toggle => {
                for subject in subjects {
                    if !document.selection.remove(&subject) {
                        document.selection.insert(subject);
                    }
                }
            }
        });
    }

    fn select_all(&mut self) {
        self.on_document(|document| {
            let Some(view) = document.view.clone() else {
                return;
            };
            let placed = document.snapshot().placements(document.map(), &view);
            document.selection = placed
                .into_iter()
                .filter(|(_, placement)| !placement.hidden)
                .map(|(subject, _)| subject)
                .collect();
        });
    }

    fn hide_selection(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(view) = document.view.clone() else {
            return;
        };
        let subjects: Vec<SubjectId> = document.selection.iter().cloned().collect();
        if !subjects.is_empty() {
            self.edit(&Command::Hide { view, subjects }, effects);
        }
        self.select(Vec::new(), Selecting::Only);
    }

    fn delete_selection(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let subjects: Vec<SubjectId> = document.selection.iter().cloned().collect();
        if subjects.is_empty() {
            return;
        }
        let removal = command::removal_of(document.map(), &subjects);
        let more =
            removal.elements.len() + removal.links.len() + removal.notes.len() > subjects.len();
        let elsewhere = removal
            .views
            .iter()
            .any(|view| Some(view) != document.view.as_ref());
        if more || elsewhere {
            self.dialog = Some(Dialog::Delete { subjects, removal });
        } else {
            self.edit(&Command::Delete { subjects }, effects);
        }
    }

    fn ask_export(&mut self, effects: &mut Vec<Effect>) {
        let language = self.language();
        if let Some(document) = &self.document {
            let stem = document.file_name(language);
            let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
            let view = document
                .view
                .as_ref()
                .map(ViewId::as_str)
                .unwrap_or_default();
            effects.push(Effect::AskFile(
                FilePurpose::Export,
                format!("{stem}-{view}.png"),
            ));
        }
    }

    fn export_to(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        if self.document.is_some() {
            effects.push(Effect::Export { path });
        }
    }

    fn export_again(&mut self, effects: &mut Vec<Effect>) {
        match self
            .document
            .as_ref()
            .and_then(|document| document.last_export.clone())
        {
            Some(path) => self.export_to(path, effects),
            None => self.dialog = self.document.as_ref().map(|_| Dialog::Export),
        }
    }

    fn exported(&mut self, path: PathBuf) {
        let shown = path.display().to_string();
        self.on_document(|document| document.last_export = Some(path));
        self.say(
            Severity::Note,
            msg::WORKSPACE_EXPORTED.with("file", shown),
            None,
        );
    }

    fn accept(&mut self, effects: &mut Vec<Effect>) {
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
            Some(Dialog::Export) => self.ask_export(effects),
            Some(Dialog::PasteText { pasting, proposal }) => {
                self.take_proposal(&pasting, proposal.fragment, effects);
            }
            _ => {}
        }
    }

    fn take_recovery(
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

    fn decline(&mut self, effects: &mut Vec<Effect>) {
        match self.dialog.take() {
            Some(Dialog::Unsaved(next)) => self.go(next, effects),
            Some(Dialog::Recover { .. }) => effects.push(Effect::SettleRecovery { taken: false }),
            _ => {}
        }
    }
}

/// A new element, link or note is selected, so that the next keys are about it.
fn select_what_came(document: &mut Document, command: &Command, patch: &crate::model::Patch) {
    use crate::model::{Change, TableName};
    let table = match command {
        Command::InsertElement { .. } => TableName::Elements,
        Command::Duplicate { .. } | Command::PasteCopies { .. } => {
            document.selection = copies_in(patch);
            return;
        }
        Command::Connect { .. } => TableName::Links,
        Command::AddNote { .. } => TableName::Notes,
        Command::AddView { .. }
        | Command::View(ViewCommand::Duplicate { .. } | ViewCommand::Gather(_)) => {
            let added = patch.iter().find(|(key, change)| {
                key.table == TableName::Views && matches!(change, Change::Added(_))
            });
            if let Some((key, _)) = added {
                document.view = Some(ViewId::from(key.id.clone()));
                document.selection.clear();
            }
            return;
        }
        _ => return,
    };
    let added = patch
        .iter()
        .filter(|(key, change)| key.table == table && matches!(change, Change::Added(_)))
        .map(|(key, _)| SubjectId::from(key.id.clone()));
    document.selection = added.collect();
}

/// The outermost elements, and the notes, that a patch adds: what the next keys are about.
fn copies_in(patch: &crate::model::Patch) -> BTreeSet<SubjectId> {
    use crate::model::{Change, FieldPath, TableName, Value};
    let mut added = std::collections::BTreeMap::new();
    for (key, change) in patch.iter() {
        if let (TableName::Elements | TableName::Notes, Change::Added(fields)) = (key.table, change)
        {
            added.insert(key.id.clone(), fields);
        }
    }
    let parent = FieldPath::own("parent");
    let is_outermost = |fields: &crate::model::RecordFields| {
        let parent = fields.get(&parent).and_then(Value::as_text);
        parent.is_none_or(|parent| !added.contains_key(parent))
    };
    added
        .iter()
        .filter(|(_, fields)| is_outermost(fields))
        .map(|(id, _)| SubjectId::from(id.clone()))
        .collect()
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
