//! Pictures behind containers: read where the user finds them, kept beside the map, and brought
//! along when it is opened.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

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

    /// Reads a picture that is to be the map's logo.
    pub(super) fn read_logo(&self, path: PathBuf) {
        self.in_background(msg::APP_OPENING.into(), move || {
            Some(match storage::read_picture(&path) {
                Ok(picture) => Action::LogoRead(picture.into()),
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

/// Hands a map that was opened on, with the pictures that lie beside its file; those that are
/// missing join its problems. Gives the last action.
pub(super) fn arrived(outbox: &Sender<Action>, path: &Path, mut opened: Opened) -> Action {
    // What a crash left may show more than the file does.
    let mut recovered = opened.map.clone();
    let mut pictures = storage::load_pictures(&opened.map, path);
    for patch in &opened.recovery {
        if recovered.apply(patch).is_err() {
            break;
        }
    }
    pictures.append(&mut storage::load_pictures(&recovered, path));
    let missing = storage::missing_pictures(&opened.map, &pictures);
    opened.problems.extend(missing);
    let opened = Action::Opened(Box::new(opened));
    if pictures.is_empty() {
        return opened;
    }
    // Nobody listens any more once the window has closed.
    let _sent = outbox.send(opened).is_ok();
    Action::PicturesLoaded(pictures.into())
}
