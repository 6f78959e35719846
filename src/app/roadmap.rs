//! The roadmap and other pages as pictures, and lists of the plan as files: on threads of their own.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::effects::Outside;
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export::{self, PngOptions};
use crate::locale::msg;
use crate::model::Day;
use crate::ui::panels::ExportSettings;
use crate::workspace::picture::Page;
use crate::workspace::roadmap::RoadmapOrder;
use crate::workspace::{Action, Document, PageOrder, Workspace};

impl Outside {
    /// Exports the roadmap of a document, dressed as the export dialog says.
    pub(super) fn export_roadmap(
        &self,
        path: PathBuf,
        document: &Document,
        workspace: &Workspace,
        settings: &ExportSettings,
    ) {
        let order = RoadmapOrder {
            map: document.map().clone(),
            theme: settings.theme.colours(),
            language: workspace.language(),
            today: Day::first_of(&workspace.today),
            grouping: document.plan.grouping,
        };
        let page = Page {
            is_framed: settings.frame,
            is_transparent: settings.transparent,
            date: workspace.today.clone(),
            layers: None,
        };
        let scale = f64::from(settings.scale);
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let options = PngOptions {
                scale,
                margin: if page.is_framed { 0.0 } else { 24.0 },
                text: order.metadata(),
                ..PngOptions::default()
            };
            let scene = order.page(&page);
            let never = AtomicBool::new(false);
            match export::picture(&path, &scene, &options, &never, &mut |_| {}) {
                Ok(bytes) => Some(written(&path, &bytes)),
                Err(error) => Some(Action::Failed(error.problem())),
            }
        });
    }

    /// Exports the page that a document shows in place of its view, in the colours and as large as
    /// the export dialog says; the page brings its own heading and marking.
    pub(super) fn export_page(&self, path: PathBuf, order: PageOrder, settings: &ExportSettings) {
        let (scale, is_transparent) = (f64::from(settings.scale), settings.transparent);
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let never = AtomicBool::new(false);
            let watch = Watch {
                cancelled: &never,
                progress: &|_| {},
            };
            let Some(mut scene) = order.compose(&watch) else {
                return Some(Action::Tell(msg::PAGE_NOTHING.into()));
            };
            if is_transparent {
                scene.background = None;
            }
            let options = PngOptions {
                scale,
                margin: 0.0,
                text: order.metadata(),
                ..PngOptions::default()
            };
            match export::picture(&path, &scene, &options, &never, &mut |_| {}) {
                Ok(bytes) => Some(written(&path, &bytes)),
                Err(error) => Some(Action::Failed(error.problem())),
            }
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
        let (scale, is_transparent) = (f64::from(settings.scale), settings.transparent);
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let never = AtomicBool::new(false);
            let watch = Watch {
                cancelled: &never,
                progress: &|_| {},
            };
            let order = order.dashboard();
            if path
                .extension()
                .is_some_and(|it| it.eq_ignore_ascii_case("csv"))
            {
                let data = order.data(Some(plot), &watch)?;
                return Some(written(&path, data.as_bytes()));
            }
            let Some(mut scene) = order.plot(plot, &watch) else {
                return Some(Action::Tell(msg::DASHBOARD_NOTHING.into()));
            };
            if is_transparent {
                scene.background = None;
            }
            let options = PngOptions {
                scale,
                margin: 0.0,
                text: order.metadata(Some(plot)),
                ..PngOptions::default()
            };
            match export::picture(&path, &scene, &options, &never, &mut |_| {}) {
                Ok(bytes) => Some(written(&path, &bytes)),
                Err(error) => Some(Action::Failed(error.problem())),
            }
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
