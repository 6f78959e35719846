//! Exports on threads of their own: told how far they are, cancelled at any time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clipboard::put_picture;
use super::effects::Outside;
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export;
use crate::handover::{self, FileForm, FileName, Handout, HandoutOrder, Outlet, Placing, Seen};
use crate::locale::msg;
use crate::model::ExportPreset;
use crate::ui::UiState;
use crate::workspace::{Action, Destination, Existing, Handed, Handing, Run, Workspace};

impl Outside {
    /// Exports what shows as a preset says; the answer comes as an action.
    pub(super) fn export(
        &self,
        mut preset: ExportPreset,
        (destination, existing): (Destination, Existing),
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
        self.hand(run, move |watch| {
            write(&order?, destination, existing, watch)
        });
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

/// The folder or file that an export goes to.
struct Disk {
    placing: Placing,
    existing: Existing,
    written: Vec<PathBuf>,
    there: Vec<PathBuf>,
}

impl Outlet for Disk {
    fn expect(&mut self, names: &[FileName]) -> Result<(), Problem> {
        match &self.existing {
            Existing::Replace => {}
            Existing::KeepBoth => self.placing.keep_both(names, &is_there),
            Existing::Ask(own) => {
                let there = self.placing.taken(names, &is_there);
                self.there = there.into_iter().filter(|it| !own.contains(it)).collect();
                if !self.there.is_empty() {
                    let hint = msg::REPLACING_THERE_HINT;
                    return Err(handover::already_there(&self.there, hint));
                }
            }
        }
        if let Destination::Folder(folder) = self.placing.destination() {
            std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
        }
        Ok(())
    }

    fn take(&mut self, handout: Handout) -> Result<(), Problem> {
        let path = self.placing.place(&handout.name);
        keep(&path, &handout.bytes, &self.existing)?;
        self.written.push(path);
        Ok(())
    }
}

/// Whether something has this name, be it a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes a file as the user answered; what came meanwhile is never replaced unasked.
pub(super) fn keep(path: &Path, bytes: &[u8], existing: &Existing) -> Result<(), Problem> {
    let may_replace = match existing {
        Existing::Replace => true,
        Existing::KeepBoth => false,
        Existing::Ask(own) => own.iter().any(|it| it == path),
    };
    let kept = if may_replace {
        export::write_file(path, bytes)
    } else {
        export::write_new_file(path, bytes)
    };
    kept.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists if !may_replace => {
            handover::already_there(&[path.to_owned()], msg::REPLACING_THERE_HINT)
        }
        _ => not_written(path, &error),
    })
}

pub(super) fn not_written(path: &Path, error: &std::io::Error) -> Problem {
    let message = msg::CLI_NOT_WRITTEN
        .with("file", path.display().to_string())
        .with("reason", error.to_string());
    let problem = Problem::new("not-written", Severity::Error, message);
    problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into())
}

/// Writes the files of an order where they go, or tells which are there already.
pub(super) fn write(
    order: &HandoutOrder,
    destination: Destination,
    existing: Existing,
    watch: &Watch<'_>,
) -> Result<Handed, Problem> {
    let mut disk = Disk {
        placing: Placing::at(destination),
        existing,
        written: Vec::new(),
        there: Vec::new(),
    };
    let delivery = match handover::files(order, watch, &mut disk) {
        Err(_) if !disk.there.is_empty() => {
            return Ok(Handed {
                there: disk.there,
                ..Handed::default()
            });
        }
        delivery => delivery?,
    };
    Ok(Handed {
        files: disk.written,
        withheld: delivery.withheld.len(),
        refused: delivery
            .refused
            .iter()
            .map(handover::Refused::problem)
            .collect(),
        there: Vec::new(),
    })
}
