//! Granting what the workspace asks of the outside.
//!
//! Reading, writing, layout and export run on threads of their own and answer with actions. The
//! journal, the lock and the hash of the file on disk belong to the open map and live here.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::cameras::CameraBook;
use super::opening::{self, Arrival, Early};
use super::{pictures, portal, settings::Settings};
use crate::diagnostic::{Problem, Severity};
use crate::export::PictureForm;
use crate::handover::FileForm;
use crate::locale::{Language, Message, msg};
use crate::model::{SystemMap, patch};
use crate::storage::{self, ContentHash, Journal, Lock, Recovery};
use crate::ui::UiState;
use crate::ui::panels::{Chosen, FileDialog};
use crate::workspace::data_paths::DataListing;
use crate::workspace::findings::FindingListing;
use crate::workspace::weakness::WeakListing;
use crate::workspace::{
    Action, Destination, Documenting, Effect, FilePurpose, Handing, Merging, Pair, Planning, Side,
    Source, Workspace, samples,
};

/// What the open map holds of the outside.
pub(super) struct Outside {
    pub(super) ctx: egui::Context,
    pub(super) outbox: Sender<Action>,
    /// Where maps were looked at last.
    pub(super) book: CameraBook,
    dialog: Option<FileDialog>,
    last_folder: Option<PathBuf>,
    pub(super) journal: Option<Journal>,
    pub(super) lock: Option<(PathBuf, Lock)>,
    /// Who the user is at which host, for as long as the program runs.
    pub(super) logins: super::sharing::Logins,
    /// The file on disk, as it was when we read or wrote it last.
    pub(super) on_disk: Option<(PathBuf, ContentHash)>,
    pub(super) arrival: Arc<Mutex<Option<Arrival>>>,
    /// A file that is being read already.
    early: Option<Early>,
    recovery: Option<Recovery>,
    pub(super) saving: Option<SystemMap>,
    warned_of_journal: bool,
    /// Keeps merges that are under way, one order after the other.
    pub(super) keeper: OnceCell<Sender<Box<dyn FnOnce() + Send>>>,
}

impl Outside {
    pub(super) fn new(ctx: egui::Context, outbox: Sender<Action>) -> Self {
        Self {
            ctx,
            outbox,
            book: CameraBook::default(),
            dialog: None,
            last_folder: None,
            journal: None,
            lock: None,
            logins: super::sharing::Logins::default(),
            on_disk: None,
            arrival: Arc::default(),
            early: None,
            recovery: None,
            saving: None,
            warned_of_journal: false,
            keeper: OnceCell::new(),
        }
    }

    /// Grants one wish. Gives whether the program is to end.
    pub(super) fn perform(
        &mut self,
        effect: Effect,
        workspace: &mut Workspace,
        ui: &UiState,
    ) -> bool {
        let language = workspace.language();
        match effect {
            Effect::AskFile(purpose, suggested) => self.ask_file(purpose, suggested, workspace),
            Effect::Read(path) => self.read(path, language),
            Effect::ReadSample(name) => self.read_sample(name, language),
            Effect::Write { path, map, steps } => self.write(path, *map, steps, workspace),
            Effect::Journal(patch) => {
                if let Some(journal) = &self.journal {
                    journal.append(&patch);
                }
                self.warn_of_journal(workspace);
            }
            Effect::StartJournal { path } => {
                self.look_for_merge(path.as_deref());
                self.start_journal(path, workspace);
            }
            Effect::KeepMerge {
                path,
                pending,
                on_disk,
            } => self.keep_merge(path, *pending, on_disk),
            Effect::KeepChoices { path, choices } => self.keep_choices(path, choices),
            Effect::ForgetMerge(path) => self.forget_merge(path),
            Effect::ExpectOnDisk { path, hash } => self.on_disk = Some((path, hash)),
            Effect::EndJournal => self.end_journal(),
            Effect::SettleRecovery { taken } => self.settle_recovery(taken),
            Effect::Arrange {
                map,
                view,
                what,
                run,
            } => self.arrange(*map, view, what, run, language),
            Effect::FindChange {
                comparison,
                today,
                run,
            } => self.find_change(comparison, today, run),
            Effect::CountHeldBack {
                map,
                profile,
                language,
            } => self.count_held_back(map, profile, language),
            Effect::Analyse { order, run } => self.analyse(*order, run),
            Effect::Judge { order, run } => self.judge(*order, run),
            Effect::FindData { order, run } => self.find_data(*order, run),
            Effect::JudgeVersions { path, order, run } => {
                self.judge_versions(path, *order, run, language);
            }
            Effect::FindAlternatives { run } => self.find_alternatives(run, workspace),
            Effect::Copy(copied) => self.copy(*copied),
            Effect::CopyText(text) => self.copy_text(text),
            Effect::OpenAddress(address) => self.open_address(address),
            Effect::CopyPicture { only } => self.copy_picture(only, workspace, ui),
            Effect::ReadClipboard(pasting) => self.read_clipboard(pasting),
            Effect::KeepVersion { path, keeping } => self.keep_version(path, *keeping),
            Effect::Share {
                path,
                order,
                run,
                login,
            } => self.share(path, order, run, login),
            Effect::ListVersions(path) => self.list_versions(path),
            Effect::ReadVersion(path, version) => {
                // It has no file of its own, so nothing comes along for us to hold.
                *self.arrival.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some(Arrival::default());
                self.open_version(path, version, language);
            }
            Effect::ReadVersionFor {
                path,
                version,
                what,
            } => self.read_version_for(path, version, what, language),
            Effect::ChangeVersions { path, change } => self.change_versions(path, change),
            Effect::SwitchBranch { path, name } => self.switch_branch(path, name, language),
            Effect::MergeVersion {
                path,
                version,
                name,
            } => self.merge_version(path, version, name, language),
            Effect::ReadSides { path, pair } => self.read_sides(path, *pair, language),
            Effect::ReadPicture { path, element } => self.read_picture(path, element),
            Effect::ReadLogo(path) => self.read_logo(path),
            Effect::KeepPictures { path, pictures } => self.keep_pictures(path, pictures),
            Effect::WriteText { path, text } => self.write_text(path, text),
            Effect::Export {
                preset,
                destination,
                existing,
                run,
            } => self.export(*preset, (destination, existing), run, workspace, ui),
            Effect::CopyExport { preset, run } => self.copy_export(*preset, run, workspace, ui),
            Effect::ExportPlot { plot, path } => {
                self.export_plot(plot, path, workspace, &ui.panels.export.preset);
            }
            Effect::OutlineDocuments { asked, run } => {
                self.outline_documents(*asked, run, workspace);
            }
            Effect::WriteDocuments {
                asked,
                path,
                existing,
                run,
            } => self.write_documents(*asked, (path, existing), run, workspace),
            Effect::KeepPreferences => {
                let settings = self.settings(workspace, ui);
                // Without a settings folder the program goes on with what it has.
                std::thread::spawn(move || settings.keep().is_ok());
            }
            Effect::Quit => {
                // Not apart: the process may end before another thread is done.
                let _kept = self.settings(workspace, ui).keep().is_ok();
                self.wait_for_merges();
                return true;
            }
        }
        false
    }

    /// What the next run is to know.
    fn settings(&mut self, workspace: &Workspace, ui: &UiState) -> Settings {
        self.book.note(&ui.canvas);
        Settings {
            preferences: workspace.preferences.clone(),
            recent: workspace.recent.clone(),
            cameras: self.book.clone(),
        }
    }

    /// Does something on another thread, says so while it runs, and queues what comes of it.
    pub(super) fn in_background(
        &self,
        what: Message,
        work: impl FnOnce() -> Option<Action> + Send + 'static,
    ) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        // Nobody listens any more once the window has closed; that is no error.
        let _sent = outbox.send(Action::Busy(what.clone(), true)).is_ok();
        std::thread::spawn(move || {
            let answer = work();
            let _sent = outbox.send(Action::Busy(what, false)).is_ok();
            if let Some(answer) = answer {
                let _sent = outbox.send(answer).is_ok();
            }
            ctx.request_repaint();
        });
    }

    fn ask_file(&mut self, purpose: FilePurpose, suggested: String, workspace: &Workspace) {
        let language = workspace.language();
        if workspace.preferences.own_file_dialog || !portal::has_native_dialogs() {
            let folder = self
                .last_folder
                .clone()
                .or_else(|| self.on_disk.as_ref()?.0.parent().map(Path::to_owned));
            self.dialog = Some(FileDialog::open(purpose, &suggested, folder.as_deref()));
            return;
        }
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            if let Some(path) = portal::ask(purpose, &suggested, language) {
                let _sent = outbox.send(chosen(purpose, path)).is_ok();
                ctx.request_repaint();
            }
        });
    }

    /// Shows our own file dialog while it is open, and gives the answer.
    pub(super) fn file_dialog_answer(
        &mut self,
        ctx: &egui::Context,
        language: Language,
    ) -> Option<Action> {
        let dialog = self.dialog.as_mut()?;
        let answer = dialog.show(ctx, language)?;
        let purpose = dialog.purpose();
        self.last_folder = Some(dialog.folder().to_owned());
        self.dialog = None;
        match answer {
            Chosen::File(path) => Some(chosen(purpose, path)),
            Chosen::Nothing => None,
        }
    }

    /// Takes what was begun before there was a window; used when that file is to be opened.
    pub(super) fn expect(&mut self, early: Early) {
        self.early = Some(early);
    }

    fn read(&mut self, path: PathBuf, language: Language) {
        let arrival = Arc::clone(&self.arrival);
        let outbox = self.outbox.clone();
        let early = self.early.take().filter(|early| early.path() == path);
        // Read again, our own file must not pass for one that somebody else holds.
        let ours = self.lock.take_if(|(locked, _)| *locked == path);
        self.in_background(msg::APP_OPENING.into(), move || {
            drop(ours);
            let begun = early.and_then(Early::finish);
            Some(
                match begun.unwrap_or_else(|| opening::open(&path, language)) {
                    Ok((opened, arrived)) => {
                        *arrival.lock().unwrap_or_else(PoisonError::into_inner) = Some(arrived);
                        pictures::arrived(&outbox, &path, opened)
                    }
                    Err(problem) => Action::Failed(problem),
                },
            )
        });
    }

    fn read_sample(&self, name: &'static str, language: Language) {
        let arrival = Arc::clone(&self.arrival);
        self.in_background(msg::APP_OPENING.into(), move || {
            let Some(sample) = samples::find(name) else {
                let message = msg::APP_SAMPLE_MISSING.with("name", name);
                return Some(Action::Failed(Problem::new(
                    "no-sample",
                    Severity::Error,
                    message,
                )));
            };
            *arrival.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arrival::default());
            Some(Action::Opened(Box::new(opening::sample(sample, language))))
        });
    }

    fn start_journal(&mut self, path: Option<PathBuf>, workspace: &mut Workspace) {
        self.close_journal();
        let arrived = self
            .arrival
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .unwrap_or_default();
        if let Some(merge) = arrived.merge {
            let found = Action::Merging(Merging::Found(Box::new(merge)));
            let _sent = self.outbox.send(found).is_ok();
        }
        self.recovery = arrived.recovery.or_else(|| self.recovery.take());
        self.lock = arrived.lock.or_else(|| {
            self.lock
                .take()
                .filter(|(locked, _)| Some(locked) == path.as_ref())
        });
        self.on_disk = arrived.on_disk.or_else(|| {
            self.on_disk
                .take()
                .filter(|(known, _)| Some(known) == path.as_ref())
        });
        let Some(folder) = journal_folder() else {
            return;
        };
        let base = self
            .on_disk
            .as_ref()
            .map_or_else(|| ContentHash::of(b""), |(_, hash)| *hash);
        match Journal::open(&folder, path.as_deref(), base) {
            Ok(journal) => {
                if path.is_none()
                    && let Some(document) = &workspace.document
                {
                    journal.append(&patch::diff(&SystemMap::default(), document.map()));
                }
                self.journal = Some(journal);
                workspace.journal_fails = false;
            }
            Err(error) => {
                workspace.journal_fails = true;
                let message = msg::APP_JOURNAL_FAILED.with("reason", error.to_string());
                workspace.say(
                    Severity::Warning,
                    message,
                    Some(msg::APP_JOURNAL_FAILED_HINT.into()),
                );
            }
        }
    }

    fn close_journal(&mut self) {
        if let Some(journal) = self.journal.take() {
            // A journal that cannot be removed is offered at the next start, which is harmless.
            let _closed = journal.close_clean().is_ok();
        }
    }

    fn end_journal(&mut self) {
        self.close_journal();
        self.lock = None;
        self.on_disk = None;
    }

    fn settle_recovery(&mut self, taken: bool) {
        let Some(recovery) = self.recovery.take() else {
            return;
        };
        if let (true, Some(journal)) = (taken, &self.journal) {
            journal.flush();
        }
        let _settled = if taken {
            recovery.discard().is_ok()
        } else {
            recovery.set_aside().is_ok()
        };
    }

    fn warn_of_journal(&mut self, workspace: &mut Workspace) {
        let failure = self.journal.as_ref().and_then(Journal::failure);
        workspace.journal_fails = self.journal.is_none() || failure.is_some();
        if let Some(problem) = failure.filter(|_| !self.warned_of_journal) {
            self.warned_of_journal = true;
            workspace.say(problem.severity, problem.message, problem.hint);
        }
    }

    /// At a start without a map: what a crash left, the newest first.
    pub(super) fn look_for_unnamed_recovery(&mut self) {
        let Some(found) = journal_folder()
            .and_then(|folder| storage::find_recoveries(&folder).into_iter().next())
        else {
            return;
        };
        if let Some(path) = found.document.clone().filter(|path| path.exists()) {
            let _sent = self.outbox.send(Action::Open(path)).is_ok();
            return;
        }
        let (recovered, changes) = found.replay(SystemMap::default());
        if changes > 0 {
            let action = Action::RecoveryFound {
                recovered: recovered.into(),
                changes,
                path: None,
            };
            let _sent = self.outbox.send(action).is_ok();
            self.recovery = Some(found);
        }
    }
}

/// The action that a chosen file stands for; names get the ending that they need.
fn chosen(purpose: FilePurpose, path: PathBuf) -> Action {
    let with_ending = |path: PathBuf, ending: &str| {
        let has_it = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case(ending));
        if has_it {
            path
        } else {
            let mut name = path.into_os_string();
            name.push(".");
            name.push(ending);
            PathBuf::from(name)
        }
    };
    let as_list = |path: PathBuf| match path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("md") => path,
        _ => with_ending(path, "csv"),
    };
    match purpose {
        FilePurpose::Open => Action::Open(path),
        FilePurpose::Picture => Action::ReadBackdrop(path),
        FilePurpose::Logo => Action::ReadLogo(path),
        FilePurpose::Differences => Action::WriteDifferences(as_list(path)),
        FilePurpose::WeakPoints => Action::ListWeakPoints(WeakListing::Write(as_list(path))),
        FilePurpose::Findings => Action::ListFindings(FindingListing::Write(as_list(path))),
        FilePurpose::Data => Action::Data(DataListing::Write(as_list(path))),
        FilePurpose::Compare => {
            let before = Side {
                source: Source::File(path),
                plateau: None,
            };
            Action::Compare(Box::new(Pair::new(before, Side::working())))
        }
        FilePurpose::Save => Action::SaveTo(with_ending(path, storage::EXTENSION)),
        FilePurpose::Export(ending) => {
            let is_known = FileForm::of_path(&path).is_some();
            let path = if is_known {
                path
            } else {
                with_ending(path, ending)
            };
            Action::Handing(Handing::To {
                destination: Destination::File(path),
                // The dialog has seen the name as it was typed.
                may_replace: is_known,
            })
        }
        FilePurpose::ExportFolder => Action::Handing(Handing::To {
            destination: Destination::Folder(path),
            may_replace: false,
        }),
        FilePurpose::Plot(plot) => {
            let is_data = path
                .extension()
                .is_some_and(|it| it.eq_ignore_ascii_case("csv"));
            let is_known = is_data || PictureForm::of(&path).is_some();
            let path = if is_known {
                path
            } else {
                with_ending(path, "png")
            };
            Action::ExportPlot(plot, path)
        }
        FilePurpose::Document | FilePurpose::DocumentFolder => {
            Action::Documenting(Documenting::To(path))
        }
        FilePurpose::Table => Action::Plan(Planning::WriteGap(path)),
    }
}

/// The folder of journals and backups; `PORTOLAN_STATE_DIR` moves it, for tests.
pub(super) fn state_folder() -> Option<PathBuf> {
    storage::state_folder()
}

/// The folder of journals.
pub(super) fn journal_folder() -> Option<PathBuf> {
    state_folder().map(|folder| folder.join("journals"))
}
