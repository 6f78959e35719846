//! Plots of the dashboard as pictures or data, and lists of the plan as files: on threads of their
//! own.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::effects::Outside;
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export::{self, PngOptions};
use crate::handover;
use crate::locale::{Language, msg};
use crate::model::{ExportPreset, Finite};
use crate::scene::Scene;
use crate::workspace::{Action, Workspace};

impl Outside {
    /// Writes one plot of the dashboard: as a picture dressed as the export dialog says, or its data
    /// where the file is a CSV.
    pub(super) fn export_plot(
        &self,
        plot: &'static str,
        path: PathBuf,
        workspace: &Workspace,
        preset: &ExportPreset,
    ) {
        let Some(order) = workspace.page_order(handover::theme_of(preset)) else {
            return;
        };
        let dress = Dress::of(preset, workspace.language());
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
            Some(dress.write(&path, scene, order.metadata(Some(plot))))
        });
    }

    /// Writes a text that is no map.
    pub(super) fn write_text(&self, path: PathBuf, text: String) {
        self.in_background(msg::APP_EXPORTING.into(), move || {
            Some(written(&path, text.as_bytes()))
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
    fn of(preset: &ExportPreset, language: Language) -> Self {
        Self {
            scale: preset.scale.map_or(2.0, Finite::get),
            is_transparent: preset.transparent,
            language,
        }
    }

    /// Writes a scene in the form that the file's name asks for, and answers how that went.
    fn write(self, path: &Path, mut scene: Scene, text: Vec<(String, String)>) -> Action {
        if self.is_transparent {
            scene.background = None;
        }
        let options = PngOptions {
            scale: self.scale,
            margin: 0.0,
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

/// Nobody cancels an export, and nobody looks how far it is.
fn unwatched(never: &AtomicBool) -> Watch<'_> {
    Watch {
        cancelled: never,
        progress: &|_| {},
    }
}

fn written(path: &Path, bytes: &[u8]) -> Action {
    match export::write_file(path, bytes) {
        Ok(()) => Action::Tell(msg::WORKSPACE_EXPORTED.with("file", path.display().to_string())),
        Err(error) => {
            let message = msg::CLI_NOT_WRITTEN
                .with("file", path.display().to_string())
                .with("reason", error.to_string());
            let problem = Problem::new("not-written", Severity::Error, message);
            Action::Failed(problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into()))
        }
    }
}
