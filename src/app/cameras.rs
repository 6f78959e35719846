//! Where each map was looked at last, view by view: kept in the user's settings by the map's path,
//! never in the map.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::ViewId;
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::camera::Camera;
use crate::workspace::{Origin, Workspace};

/// How many maps are remembered.
const MAPS: usize = 24;

/// The cameras of the views of one map.
pub type Cameras = Vec<(ViewId, Camera)>;

/// See the module's header. The latest map first.
#[derive(Clone, Debug, Default)]
pub struct CameraBook {
    pages: Vec<(PathBuf, Cameras)>,
    /// The map that is open, and its file where it has one.
    open: Option<(Arc<()>, Option<PathBuf>)>,
}

impl CameraBook {
    /// The book as it was kept.
    #[must_use]
    pub fn of(pages: Vec<(PathBuf, Cameras)>) -> Self {
        Self { pages, open: None }
    }

    /// All pages, the latest first.
    #[must_use]
    pub fn pages(&self) -> &[(PathBuf, Cameras)] {
        &self.pages
    }

    /// Follows what is open: the cameras of a map that was left are written down, and one that was
    /// just opened is shown as it was left.
    pub(super) fn follow(&mut self, workspace: &Workspace, canvas: &mut CanvasState) {
        let document = workspace.document.as_ref();
        let open = document.map(|document| {
            let path = match &document.origin {
                Origin::File(path) => Some(path.clone()),
                _ => None,
            };
            (Arc::clone(document.identity()), path)
        });
        let is_same = match (&self.open, &open) {
            (Some((before, _)), Some((now, _))) => Arc::ptr_eq(before, now),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.note(canvas);
            let known = open
                .as_ref()
                .and_then(|(_, path)| self.page(path.as_ref()?));
            canvas.begin_map(known.cloned().unwrap_or_default());
        }
        self.open = open;
    }

    /// Writes the cameras of the open map down.
    pub(super) fn note(&mut self, canvas: &CanvasState) {
        let Some((_, Some(path))) = &self.open else {
            return;
        };
        let path = path.clone();
        self.pages.retain(|(other, _)| *other != path);
        let cameras = canvas.chosen_cameras();
        if !cameras.is_empty() {
            self.pages.insert(0, (path, cameras));
        }
        self.pages.truncate(MAPS);
    }

    fn page(&self, path: &Path) -> Option<&Cameras> {
        let mut pages = self.pages.iter();
        pages.find(|(other, _)| other == path).map(|(_, page)| page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::workspace::{Action, Preferences};

    #[test]
    fn a_map_is_shown_again_as_it_was_left() {
        let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
        let mut canvas = CanvasState::default();
        let mut book = CameraBook::default();
        let mut effects = Vec::new();
        let open = |workspace: &mut Workspace, path: &str, effects: &mut Vec<_>| {
            workspace.dispatch(Action::NewMap, effects);
            if let Some(document) = &mut workspace.document {
                document.origin = Origin::File(path.into());
            }
        };
        open(&mut workspace, "a.ron", &mut effects);
        book.follow(&workspace, &mut canvas);
        let camera = Camera {
            origin: Point::new(12.0, 34.0),
            zoom: 0.5,
        };
        canvas.begin_map([(ViewId::from("view-1"), camera)]);
        open(&mut workspace, "b.ron", &mut effects);
        book.follow(&workspace, &mut canvas);
        assert!(
            canvas.chosen_cameras().is_empty(),
            "another map, another sight"
        );
        let mut book = CameraBook::of(book.pages().to_vec());
        open(&mut workspace, "a.ron", &mut effects);
        book.follow(&workspace, &mut canvas);
        assert_eq!(canvas.chosen_cameras(), [(ViewId::from("view-1"), camera)]);
    }
}
