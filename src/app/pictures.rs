//! Pictures behind containers: read where the user finds them, kept beside the map, and brought
//! along when it is opened.

use std::path::{Path, PathBuf};

use super::effects::Outside;
use crate::bitmap::Shelf;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::ElementId;
use crate::storage;
use crate::workspace::{Action, Opened};

impl Outside {
    /// Reads a picture for an element.
    pub(super) fn read_picture(&self, path: PathBuf, element: ElementId) {
        self.in_background(msg::APP_OPENING.into(), move || {
            Some(match storage::read_picture(&path) {
                Ok(picture) => Action::PictureRead {
                    element,
                    picture: picture.into(),
                },
                Err(problem) => Action::Failed(problem),
            })
        });
    }

    /// Writes pictures beside a map.
    pub(super) fn keep_pictures(&self, path: PathBuf, pictures: Shelf) {
        self.in_background(msg::APP_SAVING.into(), move || {
            let kept = storage::keep_pictures(&path, &pictures);
            kept.err().map(|error| {
                let folder = storage::picture_folder(&path);
                let message = msg::CLI_NOT_WRITTEN
                    .with("file", folder.display().to_string())
                    .with("reason", error.to_string());
                let problem = Problem::new("not-written", Severity::Error, message);
                Action::Failed(problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into()))
            })
        });
    }
}

/// The pictures of a map that was opened; those that are missing join its problems.
pub(super) fn of_opened(path: &Path, opened: &mut Opened) -> Option<Action> {
    if opened.map.backdrops().is_empty() {
        return None;
    }
    let pictures = storage::load_pictures(&opened.map, path);
    let missing = storage::missing_pictures(&opened.map, &pictures);
    opened.problems.extend(missing);
    Some(Action::PicturesLoaded(pictures.into()))
}
