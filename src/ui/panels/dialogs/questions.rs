//! Unsaved changes, deleting, and what a crash left behind.

use std::path::Path;

use egui::{Label, Ui};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::command::{self, Removal};
use crate::locale::{Language, msg};
use crate::ui::panels::plateaus::name_of;
use crate::ui::theme;
use crate::workspace::{Saving, Workspace};

/// Names that show before “and n others”.
const NAMES: usize = 8;

/// The map has changes: save them first?
pub(super) fn unsaved(ui: &mut Ui, workspace: &Workspace) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let file = workspace
        .document
        .as_ref()
        .map(|document| document.file_name(language))
        .unwrap_or_default();
    title(
        ui,
        "save",
        palette.accent,
        &language.text(msg::UI_UNSAVED_TITLE),
    );
    ui.add(Label::new(language.say(&msg::UI_UNSAVED.with("file", file))).wrap());
    let is_saving = workspace
        .document
        .as_ref()
        .is_some_and(|document| document.saving == Saving::Running);
    foot(
        ui,
        &language.text(msg::UI_SAVE),
        Some(&language.text(msg::UI_DO_NOT_SAVE)),
        Some(&cancel(language)),
        !is_saving,
    )
}

/// A file was dropped: open it in place of the map?
pub(super) fn dropped(ui: &mut Ui, language: Language, path: &Path) -> Answer {
    let palette = theme::palette(ui);
    let heading = language.text(msg::GESTURE_DROPPED_TITLE);
    title(ui, "file-down", palette.accent, &heading);
    let name = path.file_name().unwrap_or(path.as_os_str());
    let file = crate::text::visible(&name.to_string_lossy()).into_owned();
    let asked = language.say(&msg::GESTURE_DROPPED.with("file", file));
    ui.add(Label::new(asked).wrap());
    let folder = path.parent().map(|folder| folder.display().to_string());
    let folder = controls::caption(ui, folder.unwrap_or_default());
    ui.add(Label::new(folder).wrap());
    foot(
        ui,
        &language.text(msg::GESTURE_DROPPED_OPEN),
        None,
        Some(&cancel(language)),
        true,
    )
}

/// Deleting takes more along than what is selected.
pub(super) fn delete(ui: &mut Ui, workspace: &Workspace, removal: &Removal) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let map = document.map();
    let tables = map.tables();
    let plateau = document.plateau.as_ref();
    let stays_earlier = command::stays_earlier(map, plateau, removal);
    let name = plateau.map_or_else(String::new, |plateau| name_of(document, plateau));
    let at_plateau =
        |message: crate::locale::MessageId| language.say(&message.with("plateau", name.as_str()));
    let (heading, about, yes) = if stays_earlier {
        (
            at_plateau(msg::PLATEAUS_REMOVE_TITLE),
            at_plateau(msg::PLATEAUS_REMOVE_ABOUT),
            at_plateau(msg::PLATEAUS_REMOVE_YES),
        )
    } else {
        (
            language.text(msg::UI_DELETE_TITLE),
            language.text(msg::UI_DELETE_ABOUT),
            language.text(msg::UI_DELETE_YES),
        )
    };
    title(ui, "trash-2", palette.down.0, &heading);
    ui.add(Label::new(about).wrap());
    if !stays_earlier && map.timeline().order().len() > 1 {
        let everywhere =
            controls::caption(ui, language.text(msg::PLATEAUS_DELETE_EVERYWHERE_ABOUT));
        ui.add(Label::new(everywhere).wrap());
    }
    scrolling(ui, |ui| {
        let elements: Vec<String> = removal
            .elements
            .iter()
            .filter_map(|id| {
                tables
                    .elements
                    .get(id)
                    .map(|element| element.name.to_string())
            })
            .collect();
        list(
            ui,
            language,
            &language.say(&msg::UI_DELETE_ELEMENTS.with("count", elements.len())),
            &elements,
        );
        let name = |id| {
            tables
                .elements
                .get(id)
                .map_or("?", |element| element.name.as_str())
        };
        let links: Vec<String> = removal
            .links
            .iter()
            .filter_map(|id| tables.links.get(id))
            .map(|link| format!("{} → {}", name(&link.from), name(&link.to)))
            .collect();
        list(
            ui,
            language,
            &language.say(&msg::UI_DELETE_LINKS.with("count", links.len())),
            &links,
        );
        let notes: Vec<String> = removal
            .notes
            .iter()
            .filter_map(|id| tables.notes.get(id))
            .map(|note| note.text.lines().next().unwrap_or_default().to_owned())
            .collect();
        list(
            ui,
            language,
            &language.say(&msg::UI_DELETE_NOTES.with("count", notes.len())),
            &notes,
        );
        let views: Vec<String> = removal
            .views
            .iter()
            .filter_map(|id| tables.views.get(id).map(|view| view.name.to_string()))
            .collect();
        list(
            ui,
            language,
            &language.say(&msg::UI_DELETE_VIEWS.with("count", views.len())),
            &views,
        );
    });
    let everywhere = language.text(msg::PLATEAUS_DELETE_EVERYWHERE);
    foot(
        ui,
        &yes,
        stays_earlier.then_some(everywhere.as_str()),
        Some(&cancel(language)),
        true,
    )
}

fn list(ui: &mut Ui, language: Language, heading: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    ui.add_space(4.0);
    controls::heading(ui, heading);
    let mut text = names
        .iter()
        .take(NAMES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > NAMES {
        text.push_str(&language.say(&msg::UI_AND_OTHERS.with("count", names.len() - NAMES)));
    }
    ui.add(Label::new(text).wrap());
}

/// A crash left changes: take them back?
pub(super) fn recover(
    ui: &mut Ui,
    language: Language,
    changes: usize,
    path: Option<&Path>,
) -> Answer {
    let palette = theme::palette(ui);
    title(
        ui,
        "archive-restore",
        palette.accent,
        &language.text(msg::UI_RECOVER_TITLE),
    );
    let about = match path.and_then(Path::file_name) {
        Some(file) => msg::UI_RECOVER_FILE
            .with("count", changes)
            .with("file", file.to_string_lossy().into_owned()),
        None => msg::UI_RECOVER_NEW.with("count", changes),
    };
    ui.add(Label::new(language.say(&about)).wrap());
    foot(
        ui,
        &language.text(msg::UI_RECOVER_YES),
        Some(&language.text(msg::UI_RECOVER_NO)),
        None,
        true,
    )
}
