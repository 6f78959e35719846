//! The user's settings file. It holds nothing of any map but the names of recent files
//! and the places where they were looked at.
//! A damaged one is set aside and defaults are used.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::cameras::{CameraBook, Cameras};
use crate::geometry::Point;
use crate::locale::Language;
use crate::model::ViewId;
use crate::ui::canvas::camera::Camera;
use crate::workspace::listing::Subjects;
use crate::workspace::{KeyPreset, Keymap, Panels, Preferences, Scale, ThemeChoice};

/// What is kept between two starts.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What the user likes.
    pub preferences: Preferences,
    /// Files opened lately.
    pub recent: Vec<PathBuf>,
    /// Where maps were looked at last.
    pub cameras: CameraBook,
}

/// The cameras of one map: by view, the point in the upper left corner and the zoom.
#[derive(Serialize, Deserialize, Default)]
struct StoredCameras {
    map: PathBuf,
    views: BTreeMap<String, (f64, f64, f64)>,
}

impl StoredCameras {
    fn of((map, cameras): &(PathBuf, Cameras)) -> Self {
        let view = |(view, camera): &(ViewId, Camera)| {
            let place = (camera.origin.x, camera.origin.y, camera.zoom);
            (view.to_string(), place)
        };
        Self {
            map: map.clone(),
            views: cameras.iter().map(view).collect(),
        }
    }

    fn page(self) -> (PathBuf, Cameras) {
        let camera = |(view, (x, y, zoom)): (String, (f64, f64, f64))| {
            let camera = Camera {
                origin: Point::new(x, y),
                zoom,
            };
            (ViewId::new(view), camera)
        };
        (self.map, self.views.into_iter().map(camera).collect())
    }
}

/// The same as a file: every field may be missing.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Stored {
    language: Option<String>,
    theme: Option<String>,
    scale_percent: Option<u16>,
    left_panel: Option<bool>,
    right_panel: Option<bool>,
    lower_panel: Option<bool>,
    minimap: Option<bool>,
    reduced_motion: bool,
    grid: bool,
    wheel_zooms: bool,
    hides_plateau_marks: bool,
    hides_findings: bool,
    own_file_dialog: bool,
    key_preset: Option<String>,
    keys: BTreeMap<String, Vec<String>>,
    columns: BTreeMap<String, Vec<String>>,
    author_role: String,
    recent: Vec<PathBuf>,
    cameras: Vec<StoredCameras>,
}

/// Where settings lie; `PORTOLAN_CONFIG_DIR` moves them, for tests and locked-down machines.
#[must_use]
pub fn config_dir() -> Option<PathBuf> {
    let moved = std::env::var_os("PORTOLAN_CONFIG_DIR")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from);
    if moved.is_none() && cfg!(test) {
        // What tests prefer is none of the user's business.
        let name = format!("portolan-tests-{}-settings", std::process::id());
        return Some(std::env::temp_dir().join(name));
    }
    moved.or_else(|| {
        Some(
            directories::ProjectDirs::from("", "", "portolan")?
                .config_dir()
                .to_owned(),
        )
    })
}

impl Settings {
    /// Reads them; defaults where there is no file, or none that can be read.
    #[must_use]
    pub fn load() -> Self {
        let Some(path) = config_dir().map(|dir| dir.join("settings.ron")) else {
            return Self::defaults();
        };
        let Ok(text) = std::fs::read_to_string(&path) else {
            return Self::defaults();
        };
        match ron::from_str::<Stored>(&text) {
            Ok(stored) => Self::from_stored(stored),
            Err(_) => {
                // Set aside, so that a person may still look at it; losing it is no harm.
                let _aside = std::fs::rename(&path, path.with_extension("ron.damaged")).is_ok();
                Self::defaults()
            }
        }
    }

    pub(super) fn defaults() -> Self {
        Self::from_stored(Stored::default())
    }

    fn from_stored(stored: Stored) -> Self {
        let panels = Panels::default();
        let theme = ThemeChoice::ALL
            .into_iter()
            .find(|theme| Some(theme.as_str()) == stored.theme.as_deref());
        Self {
            preferences: Preferences {
                language: stored
                    .language
                    .as_deref()
                    .and_then(Language::from_code)
                    .unwrap_or_else(Language::of_system),
                theme: theme.unwrap_or_default(),
                scale: stored
                    .scale_percent
                    .map_or_else(Scale::default, Scale::near),
                panels: Panels {
                    left: stored.left_panel.unwrap_or(panels.left),
                    right: stored.right_panel.unwrap_or(panels.right),
                    lower: stored.lower_panel.unwrap_or(panels.lower),
                    minimap: stored.minimap.unwrap_or(panels.minimap),
                },
                reduced_motion: stored.reduced_motion,
                grid: stored.grid,
                wheel_zooms: stored.wheel_zooms,
                hides_plateau_marks: stored.hides_plateau_marks,
                hides_findings: stored.hides_findings,
                own_file_dialog: stored.own_file_dialog,
                keymap: Keymap {
                    preset: stored
                        .key_preset
                        .as_deref()
                        .and_then(KeyPreset::from_word)
                        .unwrap_or_default(),
                    own: stored.keys,
                },
                columns: columns_of(stored.columns),
                author_role: stored.author_role,
            },
            recent: stored.recent,
            cameras: CameraBook::of(
                stored
                    .cameras
                    .into_iter()
                    .map(StoredCameras::page)
                    .collect(),
            ),
        }
    }

    /// Writes them, beside and then over the old ones.
    ///
    /// # Errors
    /// When the settings folder cannot be written; the program goes on without.
    pub fn keep(&self) -> std::io::Result<()> {
        let Some(dir) = config_dir() else {
            return Ok(());
        };
        let Preferences {
            language,
            theme,
            scale,
            panels,
            reduced_motion,
            grid,
            wheel_zooms,
            hides_plateau_marks,
            hides_findings,
            own_file_dialog,
            keymap,
            columns,
            author_role,
        } = &self.preferences;
        let stored = Stored {
            language: Some(language.code().to_owned()),
            theme: Some(theme.as_str().to_owned()),
            scale_percent: Some(scale.percent()),
            left_panel: Some(panels.left),
            right_panel: Some(panels.right),
            lower_panel: Some(panels.lower),
            minimap: Some(panels.minimap),
            reduced_motion: *reduced_motion,
            grid: *grid,
            wheel_zooms: *wheel_zooms,
            hides_plateau_marks: *hides_plateau_marks,
            hides_findings: *hides_findings,
            own_file_dialog: *own_file_dialog,
            key_preset: Some(keymap.preset.as_str().to_owned()),
            keys: keymap.own.clone(),
            columns: columns
                .iter()
                .map(|(of, columns)| (of.as_str().to_owned(), columns.clone()))
                .collect(),
            author_role: author_role.clone(),
            recent: self.recent.clone(),
            cameras: self.cameras.pages().iter().map(StoredCameras::of).collect(),
        };
        let text = ron::ser::to_string_pretty(&stored, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)?;
        write_beside(&dir.join("settings.ron"), text.as_bytes())
    }
}

/// The columns of each list that the file names.
fn columns_of(mut stored: BTreeMap<String, Vec<String>>) -> BTreeMap<Subjects, Vec<String>> {
    let lists = Subjects::ALL.into_iter();
    lists
        .filter_map(|of| Some((of, stored.remove(of.as_str())?)))
        .filter(|(_, columns)| !columns.is_empty())
        .collect()
}

/// Writes a file that is no map: beside and then over an older one.
pub(super) fn write_beside(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
