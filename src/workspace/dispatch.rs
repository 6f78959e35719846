//! Carrying actions out: which method of which file each of them is.
//!
//! What changes the map stands in [`editing`](super::editing), what opens, saves and leaves in
//! [`files`](super::files), what is selected in [`selecting`](super::selecting).

use super::Workspace;
use super::action::{Action, Selecting};
use super::changing::ChangeReview;
use super::dialog::{AfterSaving, Dialog};
use super::document::{Document, Perspective};
use super::effect::{Effect, FilePurpose};
use super::merging::Merging;
use crate::command::Command;
use crate::diagnostic::Severity;
use crate::history::History;

impl Workspace {
    /// Carries one action out. What it wants of the outside is added to `effects`.
    pub fn dispatch(&mut self, action: Action, effects: &mut Vec<Effect>) {
        self.carry_out(action, effects);
        self.offer_unfinished();
    }

    fn carry_out(&mut self, action: Action, effects: &mut Vec<Effect>) {
        match action {
            Action::NewMap => self.leave(AfterSaving::New, effects),
            Action::AskOpen => self.leave(AfterSaving::AskOpen, effects),
            Action::Open(path) => self.leave(AfterSaving::Open(path), effects),
            Action::OpenSample(name) => self.leave(AfterSaving::OpenSample(name), effects),
            Action::CloseMap => self.leave(AfterSaving::Close, effects),
            Action::Quit => self.leave(AfterSaving::Quit, effects),
            Action::Save => {
                self.on_document(|document| document.keep_when_saved = None);
                self.save(effects);
            }
            Action::AskSaveAs => self.ask_save_as(effects),
            Action::SaveTo(path) => self.save_to(path, effects),
            Action::Handing(what) => self.handing(what, effects),
            Action::AskPlot(plot, ending) => self.ask_plot(plot, ending, effects),
            Action::ExportPlot(plot, path) if self.document.is_some() => {
                effects.push(Effect::ExportPlot { plot, path });
            }
            Action::ExportPlot(..) => {}
            Action::Documenting(what) => self.documenting(what, effects),
            Action::Versioning(what) => {
                self.share_kept(&what, effects);
                self.versioning(what, effects);
            }
            Action::Sharing(what) => self.sharing(what, effects),
            Action::Merging(what) => {
                self.merging(what, effects);
                self.finish_pulled(effects);
            }
            Action::Compare(pair) => self.compare(*pair, effects),
            Action::SidesRead(sides) => self.sides_read(*sides),
            Action::BringBack(back) => self.bring_back(&back, effects),
            Action::AskDifferencesFile => {
                let name = self.differences_name();
                effects.push(Effect::AskFile(FilePurpose::Differences, name));
            }
            Action::WriteDifferences(path) => self.write_differences(path, effects),
            Action::AskCompareFile => {
                effects.push(Effect::AskFile(FilePurpose::Compare, String::new()));
            }
            Action::CompareAs(mode) => self.on_document(|document| document.compare_as = mode),
            Action::EndComparison => {
                self.end_comparison();
                self.review_change(ChangeReview::Stop, effects);
            }
            Action::ReviewChange(what) => self.review_change(what, effects),
            Action::PreviewRedaction(what) => self.preview_redaction(what, effects),
            Action::Analyse(what) => self.analysing(what, effects),
            Action::Assure(what) => self.assuring(what, effects),
            Action::IndicatorHistory(step) => self.indicator_history(step, effects),
            Action::Plan(what) => self.planning(what, effects),
            Action::Edit(command) => self.edit(&command, effects),
            Action::ConnectToSelection { from } => self.connect_to_selection(from, effects),
            Action::Clip(what) => self.clip(what, effects),
            Action::CopyStyle => {
                let document = self.document.as_ref();
                self.style = document
                    .and_then(Document::worn_style)
                    .or(self.style.take());
            }
            Action::AskBackdrop => {
                effects.push(Effect::AskFile(FilePurpose::Picture, String::new()));
            }
            Action::ReadBackdrop(path) => self.read_backdrop(path, effects),
            Action::PictureRead { element, picture } => {
                self.show_backdrop(element, picture, effects);
            }
            Action::AskLogo => effects.push(Effect::AskFile(FilePurpose::Logo, String::new())),
            Action::ReadLogo(path) => effects.push(Effect::ReadLogo(path)),
            Action::LogoRead(picture) => self.wear_logo(picture, effects),
            Action::PicturesLoaded(pictures) => {
                self.on_document(|document| document.pictures = pictures);
            }
            Action::Undo
                if self
                    .document
                    .as_ref()
                    .is_some_and(|it| it.merging.is_some()) =>
            {
                self.merging(Merging::TakeBack, effects);
            }
            Action::Undo => self.step(History::undo, effects),
            Action::Redo => self.step(History::redo, effects),
            Action::GoToStep(steps) => self.step(|history| history.go_to(steps), effects),
            Action::Select(subjects, how) => self.select(subjects, how),
            Action::SelectAll => self.select_all(),
            Action::SelectNone => self.select(Vec::new(), Selecting::Only),
            Action::HideSelection => self.hide_selection(effects),
            Action::DeleteSelection => self.delete_selection(effects),
            Action::ShowView(view) => {
                self.on_document(|document| document.page = None);
                self.show_view(view, effects);
            }
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
            Action::LookOn(day) => self.on_document(|document| document.looks_on = day),
            Action::ListFindings(what) => self.list_findings(what, effects),
            Action::Data(what) => self.list_data(what, effects),
            Action::Note(noting) => self.note(noting, effects),
            Action::ListWeakPoints(what) => self.weak_listing(what, effects),
            Action::ShowWeakPointsOf(service) => self.on_document(|document| {
                document.weak_service = service;
                document.perspective = Perspective::WeakPoints;
            }),
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
            Action::Imagine(what) => self.imagining(what, effects),
            Action::ShowPage(page) => self.on_document(|document| {
                document.page = page;
                document.refresh_page();
            }),
            Action::OpenAddress(text) => {
                // What opens is read again: nothing but a page or a letter ever does.
                let address = super::typed::addresses(&text).into_iter().next();
                effects.extend(address.map(|address| Effect::OpenAddress(address.text)));
            }
            Action::SpeakLanguage(language) => {
                self.preferences.language = language;
                effects.push(Effect::KeepPreferences);
            }
            Action::WearTheme(theme) => {
                self.preferences.theme = theme;
                effects.push(Effect::KeepPreferences);
            }
            Action::UseKeys(keymap) => {
                self.preferences.keymap = keymap;
                effects.push(Effect::KeepPreferences);
            }
            Action::Prefer(preferences) => {
                self.preferences = *preferences;
                effects.push(Effect::KeepPreferences);
            }
            Action::KeepColumns(of, columns) => {
                self.preferences.columns.insert(of, columns);
                effects.push(Effect::KeepPreferences);
            }
            Action::ReduceMotion(reduced) => {
                self.preferences.reduced_motion = reduced;
                effects.push(Effect::KeepPreferences);
            }
            Action::KeepToGrid(kept) => {
                self.preferences.grid = kept;
                effects.push(Effect::KeepPreferences);
            }
            Action::SystemReducesMotion(reduced) => self.system_reduces_motion = reduced,
            Action::ShowPanels(panels) => {
                self.preferences.panels = panels;
                effects.push(Effect::KeepPreferences);
            }
            Action::OpenDialog(dialog) => self.open_dialog(dialog, effects),
            Action::Accept => self.accept(effects),
            Action::Decline => self.decline(effects),
            Action::Dismiss => {
                let closed = self.dialog.take();
                self.switch_when_kept = None;
                self.forget_alternatives();
                if let Some(Dialog::FilesThere(there)) = closed {
                    self.write_nothing(&there);
                }
            }
            Action::Dropped { files, has_folder } => self.dropped(files, has_folder, effects),
            Action::Tell(message) => self.say(Severity::Note, message, None),
            Action::DismissNotice => self.notice = None,
            Action::Opened(opened) => self.opened(*opened, effects),
            Action::Saved { path, steps, .. } => self.saved(path, steps, effects),
            Action::Arranged { run, command } => {
                self.take_arranged(&run, command.as_ref(), effects);
            }
            Action::AlternativeReady { run, ready } => {
                self.alternative_ready(&run, ready.map(|ready| *ready));
            }
            Action::Failed(problem) => {
                self.on_document(|document| {
                    document.saving_failed();
                    document.keep_when_saved = None;
                });
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
}
