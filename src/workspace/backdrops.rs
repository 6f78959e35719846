//! Pictures behind containers: chosen, kept with the open map, written beside its file.

use std::path::PathBuf;
use std::sync::Arc;

use super::Workspace;
use super::document::{Document, Origin};
use super::effect::Effect;
use crate::bitmap::{Bitmap, Shelf};
use crate::command::Command;
use crate::model::ElementId;

impl Document {
    /// The pictures that the map shows now.
    pub(super) fn backdrops(&self) -> Shelf {
        let asked = self.map().backdrops();
        let all = self.pictures.iter();
        all.filter(|(name, _)| asked.contains(*name))
            .map(|(name, picture)| (name.clone(), Arc::clone(picture)))
            .collect()
    }
}

impl Workspace {
    /// Has a picture read for the first selected element.
    pub(super) fn read_backdrop(&self, path: PathBuf, effects: &mut Vec<Effect>) {
        let document = self.document.as_ref();
        let selected = document.map(Document::selected_elements);
        if let Some(element) = selected.and_then(|selected| selected.into_iter().next()) {
            effects.push(Effect::ReadPicture { path, element });
        }
    }

    /// Shows a picture behind an element. It is written beside the map at once where that has a
    /// file, so that a crash cannot lose it.
    pub(super) fn show_backdrop(
        &mut self,
        element: ElementId,
        picture: Arc<Bitmap>,
        effects: &mut Vec<Effect>,
    ) {
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let name = picture.name.clone();
        let shelf = Arc::make_mut(&mut document.pictures);
        shelf.insert(name.clone(), Arc::clone(&picture));
        if let Origin::File(path) = &document.origin {
            effects.push(Effect::KeepPictures {
                path: path.clone(),
                pictures: Shelf::from([(name.clone(), picture)]),
            });
        }
        let picture = name;
        self.edit(&Command::Backdrop { element, picture }, effects);
    }
}
