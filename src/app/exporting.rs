//! Exports on threads of their own: told how far they are, cancelled at any time.

use std::path::PathBuf;
use std::sync::Arc;

use super::clipboard::put_picture;
use super::effects::Outside;
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export;
use crate::handover::{self, FileForm, Handout, HandoutOrder, Seen, place};
use crate::locale::msg;
use crate::model::ExportPreset;
use crate::ui::UiState;
use crate::workspace::{Action, Destination, Handed, Handing, Run, Workspace};

impl Outside {
    /// Exports what shows as a preset says; the answer comes as an action.
    pub(super) fn export(
        &self,
        mut preset: ExportPreset,
        destination: Destination,
        run: Arc<Run>,
        workspace: &Workspace,
        ui: &UiState,
    ) {
        // Who types another ending asks for another form.
        if let Destination::File(path) = &destination
            && let Some(form) = FileForm::of_path(path)
        {
            preset.form = form.ending().into();
        }
        let order = HandoutOrder::of_window(workspace, &preset, seen(ui));
        self.hand(run, move |watch| write(&order?, &destination, watch));
    }

    /// Puts the first picture of a preset on the clipboard.
    pub(super) fn copy_export(
        &self,
        mut preset: ExportPreset,
        run: Arc<Run>,
        workspace: &Workspace,
        ui: &UiState,
    ) {
        preset.form = FileForm::Png.ending().into();
        let order = HandoutOrder::of_window(workspace, &preset, seen(ui));
        self.hand(run, move |watch| {
            let picture = handover::first(&order?, watch)?;
            put_picture(&picture.bytes).map_err(|reason| {
                let message = msg::APP_NO_CLIPBOARD.with("reason", reason);
                let problem = Problem::new("no-clipboard", Severity::Error, message);
                problem.with_hint(msg::APP_NO_CLIPBOARD_HINT.into())
            })?;
            Ok(Handed::default())
        });
    }

    /// Hands something over on another thread, and answers.
    fn hand(
        &self,
        run: Arc<Run>,
        work: impl FnOnce(&Watch<'_>) -> Result<Handed, Problem> + Send + 'static,
    ) {
        self.watched(run, move |watch, run| {
            let outcome = Box::new(work(watch));
            Action::Handing(Handing::Done { run, outcome })
        });
    }
}

/// What the canvas shows of the view.
fn seen(ui: &UiState) -> Seen {
    Seen {
        sight: ui.canvas.sight(),
        memory: Some(ui.canvas.route_memory()),
    }
}

/// Writes the files of an order where they go.
fn write(
    order: &HandoutOrder,
    destination: &Destination,
    watch: &Watch<'_>,
) -> Result<Handed, Problem> {
    let not_written = |path: &PathBuf, error: &std::io::Error| {
        let message = msg::CLI_NOT_WRITTEN
            .with("file", path.display().to_string())
            .with("reason", error.to_string());
        let problem = Problem::new("not-written", Severity::Error, message);
        problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into())
    };
    if let Destination::Folder(folder) = destination {
        std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
    }
    let mut written = Vec::new();
    let mut sink = |handout: Handout| {
        let path = place(destination, &handout.name);
        export::write_file(&path, &handout.bytes).map_err(|error| not_written(&path, &error))?;
        written.push(path);
        Ok(())
    };
    let delivery = handover::files(order, watch, &mut sink)?;
    Ok(Handed {
        files: written,
        withheld: delivery.withheld.len(),
        refused: delivery
            .refused
            .iter()
            .map(handover::Refused::problem)
            .collect(),
    })
}
