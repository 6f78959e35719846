//! The matrix as a picture.

use std::sync::Arc;

use crate::analysis::Matrix;
use crate::bitmap::Shelf;
use crate::locale::{Language, msg};
use crate::model::{Snapshot, SystemMap};
use crate::scene::{MatrixRequest, PageFrame, Scene, Theme, compose_matrix, compose_matrix_page};

/// See the module's header.
#[derive(Clone)]
pub struct MatrixOrder {
    /// The map.
    pub map: SystemMap,
    /// The map at the plateau of the matrix.
    pub snapshot: Arc<Snapshot>,
    /// The matrix.
    pub matrix: Arc<Matrix>,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

impl MatrixOrder {
    /// The matrix as a page to export. `date` is printed as it stands; may be empty.
    #[must_use]
    pub fn page(&self, date: &str) -> Scene {
        let request = MatrixRequest {
            matrix: &self.matrix,
            snapshot: &self.snapshot,
            theme: self.theme,
            language: self.language,
        };
        let info = self.map.info();
        let plateau = self.snapshot.plateau();
        let plateau = plateau.and_then(|id| self.map.tables().plateaus.get(id));
        let frame = PageFrame {
            plateau: plateau.map(|it| it.name.to_string()).unwrap_or_default(),
            date: date.to_owned(),
            ..PageFrame::about(&info, &Shelf::default())
        };
        compose_matrix_page(&compose_matrix(&request), &request, &frame)
    }

    /// What the picture's file says of itself: titles and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let info = self.map.info();
        let title = self.language.text(msg::MATRIX_TITLE);
        let mut out = vec![("Title".to_owned(), format!("{} – {title}", info.title))];
        if !info.marking.is_empty() {
            out.push(("Marking".to_owned(), info.marking.to_string()));
        }
        out
    }
}
