//! Pictures behind containers: chosen, kept with the open map, written beside its file.

use std::path::PathBuf;
use std::sync::Arc;

use smol_str::SmolStr;

use super::Workspace;
use super::document::{Document, Origin};
use super::effect::Effect;
use crate::bitmap::{Bitmap, Shelf};
use crate::command::Command;
use crate::model::{ElementId, MapInfo, RecordKey, TableName, Value};

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
        let Some(picture) = self.shelve(picture, effects) else {
            return;
        };
        self.edit(&Command::Backdrop { element, picture }, effects);
    }

    /// Makes a picture the logo of the map.
    pub(super) fn wear_logo(&mut self, picture: Arc<Bitmap>, effects: &mut Vec<Effect>) {
        let Some(name) = self.shelve(picture, effects) else {
            return;
        };
        let command = Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: "logo".into(),
            value: Some(Value::text(name)),
        };
        self.edit(&command, effects);
    }

    /// Puts a picture among those of the open map, and beside its file where it has one; answers
    /// its name. `None` where nothing may be edited.
    fn shelve(&mut self, picture: Arc<Bitmap>, effects: &mut Vec<Effect>) -> Option<SmolStr> {
        if self.refuses_edits() {
            return None;
        }
        let document = self.document.as_mut()?;
        let name = picture.name.clone();
        let shelf = Arc::make_mut(&mut document.pictures);
        shelf.insert(name.clone(), Arc::clone(&picture));
        if let Origin::File(path) = &document.origin {
            effects.push(Effect::KeepPictures {
                path: path.clone(),
                pictures: Shelf::from([(name.clone(), picture)]),
            });
        }
        Some(name)
    }
}
