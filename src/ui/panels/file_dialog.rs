//! Portolan's own file dialog, for machines without a desktop portal.
//!
//! A folder with sizes and dates, a field that takes a typed or pasted path, and the question before
//! a file is overwritten. It reads folders and writes nothing; the app decides when to use it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use egui::{Frame, Id, Key, Margin, Modal, Modifiers, ScrollArea, Sense, TextEdit, Ui};

use super::controls;
use super::file_words::{bytes_in_words, day_and_time};
use crate::locale::{Language, msg};
use crate::ui::{icon, theme};
use crate::workspace::FilePurpose;

/// What the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This file.
    File(PathBuf),
    /// Nothing: the dialog was left.
    Nothing,
}

/// An open file dialog.
#[derive(Debug)]
pub struct FileDialog {
    purpose: FilePurpose,
    folder: PathBuf,
    entries: Vec<Entry>,
    /// Why the folder could not be read, in the system's words.
    trouble: Option<String>,
    /// The name or path in the field.
    name: String,
    selected: Option<usize>,
    shows_all: bool,
    /// The file that exists already, while we ask whether to overwrite it.
    overwrites: Option<PathBuf>,
    is_new: bool,
}

#[derive(Debug)]
struct Entry {
    name: String,
    is_folder: bool,
    size_bytes: u64,
    modified: Option<SystemTime>,
}

impl FileDialog {
    /// Opens a dialog in a folder (the working folder where `None`), with a name for a new file.
    #[must_use]
    pub fn open(purpose: FilePurpose, suggested_name: &str, folder: Option<&Path>) -> Self {
        let folder = folder
            .filter(|folder| folder.is_dir())
            .map(Path::to_path_buf)
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_else(|| PathBuf::from("/"));
        let mut dialog = Self {
            purpose,
            folder,
            entries: Vec::new(),
            trouble: None,
            name: suggested_name.to_owned(),
            selected: None,
            shows_all: false,
            overwrites: None,
            is_new: true,
        };
        dialog.read();
        dialog
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> FilePurpose {
        self.purpose
    }

    /// The folder that shows: where the next dialog may begin.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Draws the dialog; an answer ends it.
    pub fn show(&mut self, ctx: &egui::Context, language: Language) -> Option<Chosen> {
        let palette = theme::palette_of(ctx.global_style().visuals.dark_mode);
        let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(18));
        let response = Modal::new(Id::unique("file dialog"))
            .frame(frame)
            .backdrop_color(palette.veil)
            .show(ctx, |ui| {
                ui.set_width(680.0_f32.min(ctx.content_rect().width() - 60.0));
                match self.overwrites.clone() {
                    Some(path) => self.ask_overwrite(ui, language, &path),
                    None => self.browse(ui, language),
                }
            });
        self.is_new = false;
        if response.should_close() {
            if self.overwrites.take().is_some() {
                return None;
            }
            return Some(Chosen::Nothing);
        }
        response.inner
    }

    fn browse(&mut self, ui: &mut Ui, language: Language) -> Option<Chosen> {
        let (title, go) = match self.purpose {
            FilePurpose::Open => (msg::UI_FILE_OPEN_TITLE, msg::UI_FILE_OPEN),
            FilePurpose::Picture => (msg::UI_FILE_PICTURE_TITLE, msg::UI_FILE_PICTURE),
            FilePurpose::Logo => (msg::PDF_LOGO_TITLE, msg::UI_FILE_PICTURE),
            FilePurpose::Differences => (msg::COMPARISON_TABLE_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::WeakPoints => (msg::WEAK_FILE_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::Data => (msg::DATA_FILE_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::Findings => (msg::FINDINGS_FILE_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::Compare => (msg::COMPARISON_FILE_TITLE, msg::COMPARISON_FILE),
            FilePurpose::Save => (msg::UI_FILE_SAVE_TITLE, msg::UI_SAVE),
            FilePurpose::ExportFolder => (msg::HANDOUT_FOLDER_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::Export(_) | FilePurpose::Plot(_) => {
                (msg::UI_FILE_EXPORT_TITLE, msg::UI_FILE_EXPORT)
            }
            FilePurpose::Document => (msg::DOCUMENTING_FILE_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::DocumentFolder => (msg::DOCUMENTING_FOLDER_TITLE, msg::UI_FILE_EXPORT),
            FilePurpose::Table => (msg::ROADMAP_DIALOG_TABLE, msg::UI_SAVE),
        };
        ui.label(controls::strong(language.text(title), 16.0));
        ui.add_space(4.0);
        self.location(ui, language);
        ui.add_space(4.0);
        let mut answer = self.listing(ui, language);
        ui.add_space(6.0);
        let label = language.text(msg::UI_FILE_NAME);
        let entered = ui
            .horizontal(|ui| {
                ui.label(controls::caption(ui, &label));
                let hint = language.text(msg::UI_FILE_NAME_HINT);
                let hint = controls::caption(ui, hint);
                let field = TextEdit::singleline(&mut self.name)
                    .desired_width(f32::INFINITY)
                    .hint_text(hint);
                let response = ui.add(field).accessible_name(&label);
                if self.is_new {
                    response.request_focus();
                }
                if response.changed() {
                    self.selected = None;
                }
                response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
            })
            .inner;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let filter = language.text(msg::UI_FILE_ALL);
            let before = self.shows_all;
            ui.checkbox(&mut self.shows_all, filter);
            if before != self.shows_all {
                self.read();
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let enabled = !self.name.trim().is_empty();
                let main = ui
                    .add_enabled_ui(enabled, |ui| {
                        controls::primary(ui, None, &language.text(go))
                    })
                    .inner;
                if main.clicked() || (entered && enabled) {
                    answer = self.take_name().or(answer.take());
                }
                if controls::secondary(ui, None, &language.text(msg::UI_CANCEL)).clicked() {
                    answer = Some(Chosen::Nothing);
                }
            });
        });
        answer
    }

    fn location(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal(|ui| {
            if icon::button(ui, "arrow-up", &language.text(msg::UI_FILE_UP), false).clicked()
                && let Some(above) = self.folder.parent().map(Path::to_path_buf)
            {
                self.enter(above);
            }
            if icon::button(ui, "house", &language.text(msg::UI_FILE_HOME), false).clicked()
                && let Some(home) = std::env::home_dir()
            {
                self.enter(home);
            }
            if icon::button(ui, "refresh-cw", &language.text(msg::UI_FILE_AGAIN), false).clicked() {
                self.read();
            }
            let path = self.folder.display().to_string();
            controls::line(ui, path);
        });
    }

    fn listing(&mut self, ui: &mut Ui, language: Language) -> Option<Chosen> {
        let height = (ui.ctx().content_rect().height() - 330.0).clamp(140.0, 340.0);
        let mut entered = None;
        let mut chosen = None;
        Frame::new()
            .stroke(egui::Stroke::new(1.0, theme::palette(ui).line))
            .corner_radius(6.0)
            .inner_margin(4.0)
            .show(ui, |ui| {
                ui.set_min_height(height);
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(trouble) = &self.trouble {
                    let text = language.say(&msg::UI_FILE_TROUBLE.with("reason", trouble.as_str()));
                    ui.add(egui::Label::new(text).wrap());
                } else if self.entries.is_empty() {
                    ui.label(controls::caption(ui, language.text(msg::UI_FILE_EMPTY)));
                }
                let count = self.entries.len();
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink(false)
                    .show_rows(ui, 26.0, count, |ui, range| {
                        for index in range {
                            let Some(entry) = self.entries.get(index) else {
                                continue;
                            };
                            let aside = entry.aside(language);
                            let palette = theme::palette(ui);
                            let glyph = if entry.is_folder { "folder" } else { "file" };
                            let row = controls::Row {
                                icon: Some((glyph, palette.muted)),
                                text: &entry.name,
                                aside: &aside,
                                indent: 0.0,
                                selected: self.selected == Some(index),
                            };
                            let response = controls::row(ui, &row, Sense::click());
                            let opens = response.double_clicked()
                                || (response.has_focus()
                                    && ui.input(|input| input.key_pressed(Key::Enter)));
                            if opens {
                                entered = Some(index);
                            } else if response.clicked() {
                                chosen = Some(index);
                            }
                        }
                    });
            });
        if let Some(index) = chosen {
            self.selected = Some(index);
            if let Some(entry) = self.entries.get(index)
                && !entry.is_folder
            {
                self.name.clone_from(&entry.name);
            }
        }
        let entry = entered.and_then(|index| self.entries.get(index))?;
        let path = self.folder.join(&entry.name);
        if entry.is_folder {
            self.enter(path);
            return None;
        }
        self.name.clone_from(&entry.name);
        self.take_name()
    }

    fn ask_overwrite(&mut self, ui: &mut Ui, language: Language, path: &Path) -> Option<Chosen> {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        ui.label(controls::strong(
            language.text(msg::UI_OVERWRITE_TITLE),
            16.0,
        ));
        let folder = path
            .parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default();
        let text = msg::UI_OVERWRITE.with("file", name).with("folder", folder);
        ui.add(egui::Label::new(language.say(&text)).wrap());
        ui.add_space(10.0);
        let mut answer = None;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if controls::primary(ui, None, &language.text(msg::UI_OVERWRITE_YES)).clicked() {
                answer = Some(Chosen::File(path.to_path_buf()));
            }
            if controls::secondary(ui, None, &language.text(msg::UI_CANCEL)).clicked() {
                self.overwrites = None;
            }
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.overwrites = None;
        }
        answer
    }

    /// Takes what stands in the field: a folder is entered, a file answers.
    fn take_name(&mut self) -> Option<Chosen> {
        let typed = self.name.trim();
        let path = match typed.strip_prefix("~/").zip(std::env::home_dir()) {
            Some((rest, home)) => home.join(rest),
            None => self.folder.join(typed),
        };
        if self.purpose == FilePurpose::ExportFolder {
            return Some(Chosen::File(path));
        }
        if path.is_dir() {
            self.name.clear();
            self.enter(path);
            return None;
        }
        if matches!(
            self.purpose,
            FilePurpose::Open | FilePurpose::Picture | FilePurpose::Logo | FilePurpose::Compare
        ) {
            if path.is_file() {
                return Some(Chosen::File(path));
            }
            self.trouble = Some(path.display().to_string());
            return None;
        }
        if self.purpose == FilePurpose::DocumentFolder {
            // Documents come into it, beside what is there.
            return Some(Chosen::File(path));
        }
        let path = match path.extension() {
            Some(_) => path,
            None => path.with_extension(self.extension()),
        };
        if path.exists() {
            self.overwrites = Some(path);
            return None;
        }
        Some(Chosen::File(path))
    }

    fn extension(&self) -> &'static str {
        match self.purpose {
            FilePurpose::Export(ending) => ending,
            FilePurpose::Plot(_) => "png",
            FilePurpose::Table => "csv",
            _ => "ron",
        }
    }

    fn shows(&self, name: &str) -> bool {
        let extension = Path::new(name)
            .extension()
            .and_then(|extension| extension.to_str());
        let extension = extension.map(str::to_ascii_lowercase);
        match self.purpose {
            FilePurpose::Export(ending) => extension.as_deref() == Some(ending),
            FilePurpose::ExportFolder => false,
            FilePurpose::Plot(_) => {
                matches!(extension.as_deref(), Some("png" | "svg" | "pdf" | "csv"))
            }
            FilePurpose::Differences
            | FilePurpose::WeakPoints
            | FilePurpose::Findings
            | FilePurpose::Data => {
                matches!(extension.as_deref(), Some("csv" | "md"))
            }
            FilePurpose::Document | FilePurpose::DocumentFolder => {
                let is_ours = |ending| ["html", "docx", "md", "xlsx", "csv"].contains(&ending);
                extension.as_deref().is_some_and(is_ours)
            }
            FilePurpose::Save => extension.as_deref() == Some("ron"),
            FilePurpose::Table => matches!(extension.as_deref(), Some("csv" | "md" | "json")),
            FilePurpose::Picture | FilePurpose::Logo => {
                matches!(extension.as_deref(), Some("png" | "jpg" | "jpeg"))
            }
            FilePurpose::Open | FilePurpose::Compare => matches!(
                extension.as_deref(),
                Some("ron" | "json" | "csv" | "xml" | "drawio" | "png")
            ),
        }
    }

    fn enter(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.selected = None;
        self.read();
    }

    /// Reads the folder: folders first, then files, by name.
    fn read(&mut self) {
        self.trouble = None;
        self.selected = None;
        let listing = match std::fs::read_dir(&self.folder) {
            Ok(listing) => listing,
            Err(error) => {
                self.entries.clear();
                self.trouble = Some(error.to_string());
                return;
            }
        };
        let mut entries: Vec<Entry> = listing
            .filter_map(Result::ok)
            .filter_map(|found| {
                let name = found.file_name().to_string_lossy().into_owned();
                // Follows links, as opening would.
                let about = std::fs::metadata(found.path()).ok()?;
                let is_folder = about.is_dir();
                let is_shown =
                    !name.starts_with('.') && (is_folder || self.shows_all || self.shows(&name));
                is_shown.then(|| Entry {
                    name,
                    is_folder,
                    size_bytes: about.len(),
                    modified: about.modified().ok(),
                })
            })
            .collect();
        entries.sort_by_cached_key(|entry| (!entry.is_folder, entry.name.to_lowercase()));
        self.entries = entries;
    }
}

impl Entry {
    fn aside(&self, language: Language) -> String {
        let date = self.modified.map(day_and_time).unwrap_or_default();
        if self.is_folder {
            return date;
        }
        format!("{} · {date}", bytes_in_words(self.size_bytes, language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saving_over_a_file_asks_first_and_adds_the_ending() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("carte.ron"), "x").unwrap();
        let mut dialog = FileDialog::open(FilePurpose::Save, "carte", Some(folder.path()));
        assert_eq!(dialog.take_name(), None);
        assert_eq!(dialog.overwrites, Some(folder.path().join("carte.ron")));
        dialog.name = "autre".to_owned();
        assert_eq!(
            dialog.take_name(),
            Some(Chosen::File(folder.path().join("autre.ron")))
        );
    }

    #[test]
    fn a_typed_folder_is_entered_and_a_full_path_answers() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("plans")).unwrap();
        let file = folder.path().join("plans/a.ron");
        std::fs::write(&file, "x").unwrap();
        let mut dialog = FileDialog::open(FilePurpose::Open, "", Some(folder.path()));
        dialog.name = "plans".to_owned();
        assert_eq!(dialog.take_name(), None);
        assert_eq!(dialog.folder(), folder.path().join("plans"));
        dialog.name = file.display().to_string();
        assert_eq!(dialog.take_name(), Some(Chosen::File(file)));
    }
}
