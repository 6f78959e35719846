//! Saving, and what follows a save: the lock, the journal and the hash of the file go along.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::SystemTime;

use super::effects::{Outside, state_folder};
use super::opening::Arrival;
use crate::locale::msg;
use crate::model::{SystemMap, patch};
use crate::storage::fs::RealFs;
use crate::storage::{self, Expected, Lock, SaveError, SaveRequest};
use crate::workspace::{Action, Workspace};

impl Outside {
    pub(super) fn write(
        &mut self,
        path: PathBuf,
        map: SystemMap,
        steps: usize,
        workspace: &Workspace,
    ) {
        let expected = match &self.on_disk {
            Some((known, hash)) if *known == path => Expected::Content(*hash),
            // Another name: the dialog has asked whether to replace what stands there.
            _ => Expected::Anything,
        };
        self.saving = Some(map.clone());
        let backups = state_folder().map(|folder| folder.join("backups"));
        let arrival = Arc::clone(&self.arrival);
        let language = workspace.language();
        let revision = workspace
            .document
            .as_ref()
            .map_or(0, |document| document.map().revision());
        self.in_background(msg::APP_SAVING.into(), move || {
            let request = SaveRequest {
                map: &map,
                path: &path,
                expected,
                backups: backups.as_deref(),
                now: SystemTime::now(),
            };
            Some(match storage::save(&RealFs, &request) {
                Ok(saved) => {
                    let arrived = Arrival {
                        on_disk: Some((path.clone(), saved.hash)),
                        ..Arrival::default()
                    };
                    *arrival.lock().unwrap_or_else(PoisonError::into_inner) = Some(arrived);
                    Action::Saved {
                        path,
                        steps,
                        revision,
                    }
                }
                Err(SaveError::ChangedOutside { found: Some(_), .. }) => {
                    super::merging::changed_outside(path, language)
                }
                Err(error) => Action::Failed(error.problem()),
            })
        });
    }

    /// After a save: the lock moves to the new name, the journal begins anew over the saved state,
    /// and what was changed while the file was written goes into it.
    pub(super) fn saved(&mut self, path: &Path, workspace: &Workspace) {
        let arrived = self
            .arrival
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some((path, hash)) = arrived
            .and_then(|arrived| arrived.on_disk)
            .filter(|(known, _)| known == path)
        else {
            return;
        };
        if self.lock.as_ref().is_none_or(|(locked, _)| *locked != path) {
            self.lock = Lock::acquire(&path).ok().map(|lock| (path.clone(), lock));
        }
        if let Some(journal) = &self.journal {
            journal.reset(Some(&path), hash);
            let current = workspace
                .document
                .as_ref()
                .map(crate::workspace::Document::own_map);
            if let (Some(saved), Some(current)) = (&self.saving, current) {
                let since = patch::diff(saved, current);
                if !since.is_empty() {
                    journal.append(&since);
                }
            }
        }
        self.saving = None;
        self.on_disk = Some((path, hash));
    }
}
