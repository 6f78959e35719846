//! The drawer's tab of scenarios: what every feared loss does to every service, against what the
//! business bears. A cell opens its scenario with its service selected, so that the inspector says
//! why.
//!
//! It is reckoned when it shows, once a state of the map; on another thread where that takes long.

mod grid;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Align, Label, Layout, ProgressBar, Ui};

use super::commands::{Doing, jump};
use super::controls;
use crate::analysis::{DependencyGraph, LossOrigin, Matrix, Watch};
use crate::locale::{Language, msg};
use crate::model::{ElementId, LossScenario, SubjectId, Table};
use crate::ui::panels::plateaus::name_of;
use crate::ui::{UiState, icon, theme};
use crate::workspace::matrix::MatrixSheet;
use crate::workspace::{Action, Document, Imagining, Run, Workspace, percent};

/// From this many elements on, it is reckoned on another thread.
const APART_FROM: usize = 1_500;

/// What a matrix is of.
#[derive(Clone)]
struct Key {
    document: Arc<()>,
    graph: DependencyGraph,
    scenarios: Table<LossScenario>,
}

impl Key {
    fn of(document: &Document) -> Self {
        Self {
            document: Arc::clone(document.identity()),
            graph: document.graph(),
            scenarios: document.map().tables().scenarios.clone(),
        }
    }

    fn is(&self, other: &Self) -> bool {
        self.graph.is_same(&other.graph) && self.scenarios == other.scenarios
    }

    /// Whether both are of one map at one plateau, as it is and as it was.
    fn is_akin(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && self.graph.plateau() == other.graph.plateau()
    }
}

/// A reckoning on another thread.
struct Waiting {
    of: Key,
    run: Arc<Run>,
    answer: Receiver<Option<Matrix>>,
}

/// What the tab remembers.
#[derive(Default)]
pub(in crate::ui) struct MatrixState {
    shown: Option<(Key, Arc<Matrix>)>,
    waiting: Option<Waiting>,
    /// The scenario and the service of the cell that was opened last, by row and column.
    opened: Option<(LossOrigin, Option<ElementId>)>,
}

impl MatrixState {
    /// The matrix of the document as it is; while it is reckoned, the one before.
    fn matrix(&mut self, ctx: &egui::Context, document: &Document) -> Option<Arc<Matrix>> {
        self.take_answer();
        let key = Key::of(document);
        if !self.shown.as_ref().is_some_and(|(of, _)| of.is(&key)) {
            if document.map().tables().elements.len() < APART_FROM {
                let patient = Watch {
                    cancelled: &AtomicBool::new(false),
                    progress: &|_| {},
                };
                let (map, snapshot) = (document.map(), document.snapshot());
                let found = Matrix::of(map, snapshot, &key.graph, &patient);
                self.shown = found.map(|matrix| (key, Arc::new(matrix)));
            } else if !self.waiting.as_ref().is_some_and(|it| it.of.is(&key)) {
                if !self.shown.as_ref().is_some_and(|(of, _)| of.is_akin(&key)) {
                    self.shown = None;
                }
                self.start(ctx, document, key);
            }
        }
        self.shown.as_ref().map(|(_, matrix)| Arc::clone(matrix))
    }

    fn take_answer(&mut self) {
        let Some(waiting) = &self.waiting else {
            return;
        };
        match waiting.answer.try_recv() {
            Ok(matrix) => {
                self.shown = matrix.map(|matrix| (waiting.of.clone(), Arc::new(matrix)));
                self.waiting = None;
            }
            Err(TryRecvError::Disconnected) => self.waiting = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    fn start(&mut self, ctx: &egui::Context, document: &Document, of: Key) {
        if let Some(before) = self.waiting.take() {
            before.run.cancel();
        }
        let (sender, answer) = channel();
        let run = Arc::new(Run::default());
        let (map, snapshot) = (document.map().clone(), Arc::clone(document.snapshot()));
        let (ctx, task, graph) = (ctx.clone(), Arc::clone(&run), of.graph.clone());
        rayon::spawn(move || {
            let progress = |share: f32| {
                if task.advance(share) {
                    ctx.request_repaint();
                }
            };
            let watch = Watch {
                cancelled: task.cancelled(),
                progress: &progress,
            };
            let matrix = Matrix::of(&map, &snapshot, &graph, &watch);
            let _sent = sender.send(matrix).is_ok();
            ctx.request_repaint();
        });
        self.waiting = Some(Waiting { of, run, answer });
    }
}

/// Opens the tab.
pub(super) fn open(doing: &mut Doing<'_>) {
    doing.state.panels.drawer.show_scenarios();
    let mut panels = doing.workspace.preferences.panels;
    if !panels.lower {
        panels.lower = true;
        doing.actions.push(Action::ShowPanels(panels));
    }
}

/// Draws the tab.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let matrix = state.panels.matrix.matrix(ui.ctx(), document);
    if let Some(waiting) = &state.panels.matrix.waiting {
        waits(ui, &waiting.run, language);
    }
    let Some(matrix) = matrix else {
        return;
    };
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        let words = controls::caption(ui, language.text(msg::MATRIX_NONE));
        ui.add(Label::new(words).wrap());
        return;
    }
    let plateau = document.plateau.as_ref();
    let plateau = plateau.map(|id| name_of(document, id)).unwrap_or_default();
    let sheet = MatrixSheet {
        matrix: &matrix,
        snapshot: document.snapshot(),
        plateau: &plateau,
        language,
    };
    head(ui, &sheet);
    ui.add_space(2.0);
    let opened = state.panels.matrix.opened.clone();
    let shown = grid::Shown {
        sheet,
        opened: opened.as_ref(),
    };
    if let Some((row, column)) = grid::show(ui, &shown) {
        let service = column.and_then(|at| matrix.columns.get(at));
        let service = service.map(|column| column.service.clone());
        if let Some(row) = matrix.rows.get(row) {
            play(&row.loss.origin, service, workspace, state, actions);
        }
    }
}

/// Plays a loss, and asks why it strikes a service.
fn play(
    origin: &LossOrigin,
    service: Option<ElementId>,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    actions.push(Action::ShowPage(None));
    actions.push(Action::Imagine(match origin {
        LossOrigin::Kept(id) => Imagining::Play(id.clone()),
        LossOrigin::OfPlace(id) => Imagining::Lose(vec![id.clone()]),
    }));
    let mut panels = workspace.preferences.panels;
    if !panels.right {
        panels.right = true;
        actions.push(Action::ShowPanels(panels));
    }
    if let Some(service) = &service {
        state.panels.impact.ask(service.clone());
        jump(SubjectId::from(service), state, actions);
    }
    state.panels.matrix.opened = Some((origin.clone(), service));
}

/// How far the reckoning is.
fn waits(ui: &mut Ui, run: &Run, language: Language) {
    ui.horizontal(|ui| {
        controls::spinner(ui, 16.0);
        ui.label(controls::caption(ui, language.text(msg::MATRIX_RECKONING)));
        let share = run.share();
        let bar = ProgressBar::new(share).desired_width(180.0);
        ui.add(bar.text(format!("{}\u{a0}%", percent(share))));
    });
}

/// What the figures come to, and the matrix for other programs: one line, so that the drawer has
/// room for the matrix.
fn head(ui: &mut Ui, sheet: &MatrixSheet<'_>) {
    let language = sheet.language;
    let lines = sheet.matrix.summary(sheet.plateau, language);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let mut copy = |glyph: &'static str, tip, text: &dyn Fn() -> String| {
                if icon::sized_button(ui, glyph, &language.text(tip), false, 24.0).clicked() {
                    ui.ctx().copy_text(text());
                }
            };
            copy("file-text", msg::ROADMAP_COPY_MARKDOWN, &|| {
                sheet.as_markdown()
            });
            copy("clipboard", msg::ROADMAP_COPY_CSV, &|| sheet.as_csv());
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let (heading, rest) = lines
                    .split_first()
                    .map_or(("", &[][..]), |(heading, rest)| (heading.as_str(), rest));
                ui.label(controls::strong(heading, 12.5));
                if rest.is_empty() {
                    return;
                }
                icon::show(ui, "info", 14.0, theme::palette(ui).muted);
                let words = controls::caption(ui, rest.join(" "));
                ui.add(Label::new(words).truncate())
                    .on_hover_text(rest.join("\n"));
            });
        });
    });
}
