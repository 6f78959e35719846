//! Views, the roadmap and other pages as pictures, and lists of the plan as files: on threads of
//! their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::effects::Outside;
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export::{self, PngOptions};
use crate::locale::{Language, msg};
use crate::model::Day;
use crate::scene::Scene;
use crate::ui::UiState;
use crate::ui::panels::ExportSettings;
use crate::workspace::picture::Page;
use crate::workspace::roadmap::RoadmapOrder;
use crate::workspace::{Action, Document, PageOrder, Workspace};

impl Outside {
    /// Exports what shows – view, roadmap or page – as the export dialog says.
    pub(super) fn export(&self, path: PathBuf, workspace: &Workspace, ui: &UiState) {
        let settings = &ui.panels.export;
        let theme = settings.theme.colours();
        let Some(document) = &workspace.document else {
            return;
        };
        if document.shows_roadmap() {
            self.export_roadmap(path, document, workspace, settings);
            return;
        }
        if let Some(order) = workspace.page_order(theme) {
            self.export_page(path, order, settings);
            return;
        }
        let Some(mut order) = workspace.picture(theme) else {
            return;
        };
        order.memory = Some(ui.canvas.route_memory());
        if settings.findings {
            order.findings = workspace.assurance.marks(document);
        }
        order.today = Day::first_of(&workspace.today);
        let page = page_of(settings, workspace);
        let dress = Dress::of(settings, workspace.language());
        self.in_background(msg::APP_EXPORTING.into(), move || {
            Some(dress.write(&path, order.page(&page), order.metadata(), margin(&page)))
        });
    }

    /// Exports the roadmap of a document, dressed as the export dialog says.
    fn export_roadmap(
        &self,
        path: PathBuf,
        document: &Document,
        workspace: &Workspace,
        settings: &ExportSettings,
    ) {
        let order = RoadmapOrder {
            map: document.map().clone(),
            pictures: Arc::clone(&document.pictures),
            theme: settings.theme.colours(),
            language: workspace.language(),
            today: Day::first_of(&workspace.today),
            grouping: document.plan.grouping,
        };
        let page = page_of(settings, workspace);
        let dress = Dress::of(settings, workspace.language());
        self.in_background(msg::APP_EXPORTING.into(), move || {
            Some(dress.write(&path, order.page(&page), order.metadata(), margin(&page)))
        });
    }

    /// Exports the page that a document shows in place of its view, in the colours and as large as
    /// the export dialog says; the page brings its own heading and marking.
    fn export_page(&self, path: PathBuf, order: PageOrder, settings: &ExportSettings) {
        let dress = Dress::of(settings, order.language);
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let never = AtomicBool::new(false);
            let Some(scene) = order.compose(&unwatched(&never)) else {
                return Some(Action::Tell(msg::PAGE_NOTHING.into()));
            };
            Some(dress.write(&path, scene, order.metadata(), 0.0))
        });
    }

    /// Writes one plot of the dashboard: as a picture dressed as the export dialog says, or its data
    /// where the file is a CSV.
    pub(super) fn export_plot(
        &self,
        plot: &'static str,
        path: PathBuf,
        workspace: &Workspace,
        settings: &ExportSettings,
    ) {
        let Some(order) = workspace.page_order(settings.theme.colours()) else {
            return;
        };
        let dress = Dress::of(settings, workspace.language());
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let never = AtomicBool::new(false);
            let watch = unwatched(&never);
            let order = order.dashboard();
            let is_data = path
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            if is_data {
                let data = order.data(Some(plot), &watch)?;
                return Some(written(&path, data.as_bytes()));
            }
            let Some(scene) = order.plot(plot, &watch) else {
                return Some(Action::Tell(msg::DASHBOARD_NOTHING.into()));
            };
            Some(dress.write(&path, scene, order.metadata(Some(plot)), 0.0))
        });
    }

    /// Writes a text that is no map.
    pub(super) fn write_text(&self, path: PathBuf, text: String) {
        self.in_background(msg::APP_EXPORTING.into(), move || {
            Some(match written(&path, text.as_bytes()) {
                Action::Exported(path) => {
                    let file = path.display().to_string();
                    Action::Tell(msg::WORKSPACE_EXPORTED.with("file", file))
                }
                failed => failed,
            })
        });
    }
}

/// How large a picture is, and whether it has a ground.
#[derive(Clone, Copy)]
struct Dress {
    scale: f64,
    is_transparent: bool,
    language: Language,
}

impl Dress {
    fn of(settings: &ExportSettings, language: Language) -> Self {
        Self {
            scale: f64::from(settings.scale),
            is_transparent: settings.transparent,
            language,
        }
    }

    /// Writes a scene in the form that the file's name asks for, and answers how that went.
    fn write(
        self,
        path: &Path,
        mut scene: Scene,
        text: Vec<(String, String)>,
        margin: f64,
    ) -> Action {
        if self.is_transparent {
            scene.background = None;
        }
        let options = PngOptions {
            scale: self.scale,
            margin,
            text,
            language: self.language,
            ..PngOptions::default()
        };
        let never = AtomicBool::new(false);
        match export::picture(path, &scene, &options, &never, &mut |_| {}) {
            Ok(bytes) => written(path, &bytes),
            Err(error) => Action::Failed(error.problem()),
        }
    }
}

fn page_of(settings: &ExportSettings, workspace: &Workspace) -> Page {
    Page {
        is_framed: settings.frame,
        is_transparent: settings.transparent,
        date: workspace.today.clone(),
        ..Page::default()
    }
}

/// A page brings its own margin.
fn margin(page: &Page) -> f64 {
    if page.is_framed { 0.0 } else { 24.0 }
}

/// Nobody cancels an export, and nobody looks how far it is.
fn unwatched(never: &AtomicBool) -> Watch<'_> {
    Watch {
        cancelled: never,
        progress: &|_| {},
    }
}

fn written(path: &Path, bytes: &[u8]) -> Action {
    match export::write_file(path, bytes) {
        Ok(()) => Action::Exported(path.to_owned()),
        Err(error) => {
            let message = msg::CLI_NOT_WRITTEN
                .with("file", path.display().to_string())
                .with("reason", error.to_string());
            let problem = Problem::new("not-written", Severity::Error, message);
            Action::Failed(problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into()))
        }
    }
}
