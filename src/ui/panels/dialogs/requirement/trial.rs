//! A condition put to the test at the plateau that shows, on a thread of its own: how much it
//! applies to, and what breaks it.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Label, ScrollArea, Ui};

use super::super::controls;
use super::LABELS;
use super::editor::Editor;
use crate::assurance::condition::{ConditionError, judge};
use crate::assurance::{Facts, Verdict, is_in_scope};
use crate::locale::msg;
use crate::model::{Day, Filter, SubjectId};
use crate::ui::{icon, theme};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// The most that the list shows.
const MOST_ROWS: usize = 100;

type Answer = Result<Verdict, ConditionError>;

/// What was tested, and what came of it.
#[derive(Default)]
pub(super) struct Trial {
    waiting: Option<(String, Receiver<Answer>)>,
    /// The text that was tested.
    found: Option<(String, Answer)>,
}

impl Trial {
    /// Draws the button, and the answer under it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        document: &Document,
        editor: &Editor,
        scope: &[Filter],
        actions: &mut Vec<Action>,
    ) {
        let language = workspace.language();
        self.receive();
        controls::labelled(ui, "", None, LABELS, |ui| {
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    let test = language.text(msg::REQUIREMENTS_TEST);
                    let can = editor.is_sound() && self.waiting.is_none();
                    let button =
                        ui.add_enabled_ui(can, |ui| controls::secondary(ui, Some("play"), &test));
                    if button.inner.clicked() {
                        self.start(ui, workspace, document, editor.text(), scope);
                    }
                    if self.waiting.is_some() {
                        controls::spinner(ui, 16.0);
                    }
                    let Some((text, answer)) = &self.found else {
                        return;
                    };
                    if text != editor.text() {
                        let older = language.text(msg::REQUIREMENTS_TEST_OLDER);
                        ui.label(controls::caption(ui, older));
                        return;
                    }
                    let words = match answer {
                        Ok(verdict) => msg::REQUIREMENTS_TESTED
                            .with("applicable", verdict.applicable.len())
                            .with("broken", verdict.findings.len()),
                        Err(error) => error.message.clone(),
                    };
                    ui.add(Label::new(language.say(&words)).wrap());
                });
                self.list(ui, editor, language, actions);
            });
        });
    }

    fn list(
        &self,
        ui: &mut Ui,
        editor: &Editor,
        language: crate::locale::Language,
        actions: &mut Vec<Action>,
    ) {
        let Some((text, Ok(verdict))) = &self.found else {
            return;
        };
        if text != editor.text() || verdict.findings.is_empty() {
            return;
        }
        let palette = theme::palette(ui);
        ScrollArea::vertical()
            .id_salt("broken")
            .max_height(150.0)
            .show(ui, |ui| {
                for finding in verdict.findings.iter().take(MOST_ROWS) {
                    let (glyph, ink) = if finding.is_unknown {
                        ("circle-help", palette.degraded.0)
                    } else {
                        ("triangle-alert", palette.down.0)
                    };
                    let words = language.say(&finding.message);
                    ui.horizontal_top(|ui| {
                        icon::show(ui, glyph, 14.0, ink);
                        if controls::long_link(ui, &controls::shown(&words)).clicked() {
                            let subjects = finding.subject.iter().cloned().collect();
                            actions.push(Action::Select(subjects, Selecting::Only));
                        }
                    });
                }
                let more = verdict.findings.len().saturating_sub(MOST_ROWS);
                if more > 0 {
                    let more = language.say(&msg::UI_AND_OTHERS.with("count", more));
                    ui.label(controls::caption(ui, more));
                }
            });
    }

    fn start(
        &mut self,
        ui: &Ui,
        workspace: &Workspace,
        document: &Document,
        text: &str,
        scope: &[Filter],
    ) {
        let (sender, answer) = channel();
        let (map, snapshot) = (document.map().clone(), document.snapshot().clone());
        let today = Day::first_of(&workspace.today);
        let (condition, scope, ctx) = (text.to_owned(), scope.to_vec(), ui.ctx().clone());
        rayon::spawn(move || {
            let answer = Facts::over(&map, &snapshot, today, |facts| judge(facts, &condition));
            let answer = answer.map(|mut verdict| {
                let is_meant = |subject: &SubjectId| is_in_scope(&snapshot, &scope, subject);
                verdict.applicable.retain(&is_meant);
                verdict
                    .findings
                    .retain(|finding| finding.subject.as_ref().is_none_or(&is_meant));
                verdict
            });
            // Nobody listens any more when the dialog was closed meanwhile; that is fine.
            let _sent = sender.send(answer).is_ok();
            ctx.request_repaint();
        });
        self.waiting = Some((text.to_owned(), answer));
    }

    fn receive(&mut self) {
        let Some((text, answer)) = &self.waiting else {
            return;
        };
        match answer.try_recv() {
            Ok(answer) => {
                self.found = Some((text.clone(), answer));
                self.waiting = None;
            }
            Err(TryRecvError::Disconnected) => self.waiting = None,
            Err(TryRecvError::Empty) => {}
        }
    }
}
