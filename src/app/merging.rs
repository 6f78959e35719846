//! A merge that outlives the window, and a file that another program changed while it was open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::effects::{Outside, state_folder};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Language, msg};
use crate::model::patch::{Choice, ConflictKey, PendingMerge};
use crate::storage::fs::RealFs;
use crate::storage::{self, Condition, ContentHash, ReadOptions, Recovery};
use crate::workspace::{self, Action, Merging};

impl Outside {
    pub(super) fn keep_merge(
        &self,
        path: PathBuf,
        pending: PendingMerge,
        on_disk: Option<ContentHash>,
    ) {
        self.keep_in_turn(move |folder| storage::keep_merge(folder, &path, &pending, on_disk));
    }

    pub(super) fn keep_choices(&self, path: PathBuf, choices: Vec<(ConflictKey, Choice)>) {
        self.keep_in_turn(move |folder| storage::keep_choices(folder, &path, &choices));
    }

    pub(super) fn forget_merge(&self, path: PathBuf) {
        self.keep_in_turn(move |folder| storage::forget_merge(folder, &path));
    }

    /// Does something with the kept merges on another thread, one after the other.
    fn keep_in_turn(&self, work: impl FnOnce(&Path) -> std::io::Result<()> + Send + 'static) {
        let outbox = self.outbox.clone();
        let ctx = self.ctx.clone();
        let work = move || {
            let folder = storage::merge_folder()
                .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound));
            if let Err(error) = folder.and_then(|folder| work(&folder)) {
                let message = msg::MERGING_NOT_KEPT.with("reason", error.to_string());
                let problem = Problem::new("merge-not-kept", Severity::Warning, message);
                let problem = problem.with_hint(msg::MERGING_NOT_KEPT_HINT.into());
                let _sent = outbox.send(Action::Failed(problem)).is_ok();
                ctx.request_repaint();
            }
        };
        let keeper = self.keeper.get_or_init(|| {
            let (orders, received) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
            std::thread::spawn(move || {
                for order in received {
                    order();
                }
            });
            orders
        });
        let _sent = keeper.send(Box::new(work)).is_ok();
    }

    /// Waits until all that was to be kept is: the process is about to end.
    pub(super) fn wait_for_merges(&self) {
        if let Some(keeper) = self.keeper.get() {
            let (done, wait) = std::sync::mpsc::channel::<()>();
            let _sent = keeper.send(Box::new(move || drop(done))).is_ok();
            let _ended = wait.recv().is_err();
        }
    }

    /// Offers the merge of a map that was just opened, where one was left open.
    pub(super) fn look_for_merge(&self, path: Option<&Path>) {
        let Some(path) = path.map(Path::to_owned) else {
            return;
        };
        self.in_background(msg::APP_OPENING.into(), move || {
            let found = storage::find_merge(&storage::merge_folder()?, &path)?;
            Some(Action::Merging(Merging::Found(Box::new(found))))
        });
    }

    /// Looks whether another program changed the open file, and asks what to do where one did.
    pub(super) fn look_at_disk(&self, language: Language) {
        let Some((path, expected)) = self.on_disk.clone() else {
            return;
        };
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let bytes = std::fs::read(&path);
            let found = bytes.as_ref().ok().map(|bytes| ContentHash::of(bytes));
            // What cannot be read just now is told when the map is saved.
            if found.is_none_or(|found| found == expected) {
                return;
            }
            let action = changed_outside(path, language);
            let _sent = outbox.send(action).is_ok();
            ctx.request_repaint();
        });
    }
}

/// Reads what another program made of a file.
pub(super) fn changed_outside(path: PathBuf, language: Language) -> Action {
    let read = storage::read_file(&path, &ReadOptions::default()).ok();
    let sound = read.filter(|outcome| outcome.condition == Condition::Sound);
    let (map, hash) = match sound {
        Some(outcome) => {
            let map = workspace::picture::with_places(outcome.map, language);
            (Some(Arc::new(map)), Some(outcome.hash))
        }
        None => (None, None),
    };
    let outside = workspace::Outside { path, map, hash };
    Action::Merging(Merging::Outside(Box::new(outside)))
}

/// The changes that a crash left for a file that moved on since, as a merge with the file: over the
/// backup that they began from. `None` where that state is not kept any more, or they do not fit.
pub(super) fn merge_of_recovery(
    path: &Path,
    found: &Recovery,
    map: &crate::model::SystemMap,
    language: Language,
) -> Option<storage::UnfinishedMerge> {
    let backups = state_folder()?.join("backups");
    let base = storage::backups_of(&RealFs, &backups, path)
        .into_iter()
        .find_map(|backup| {
            let bytes = std::fs::read(&backup.path).ok()?;
            (ContentHash::of(&bytes) == found.base).then_some(bytes)
        })?;
    let base = storage::read_bytes(&base, "backup").ok()?.map;
    let base = workspace::picture::with_places(base, language);
    let (theirs, fitted) = found.replay(base.clone());
    (fitted == found.patches.len()).then(|| storage::UnfinishedMerge {
        document: path.to_owned(),
        base,
        ours: map.clone(),
        theirs,
        names: crate::model::patch::MergeNames {
            theirs: language.text(msg::MERGING_RECOVERED),
            ..Default::default()
        },
        choices: Vec::new(),
        on_disk: None,
    })
}
