//! The system's file dialogs, where there are any.

use std::path::PathBuf;

use crate::export::PictureForm;
use crate::locale::{Language, msg};
use crate::workspace::FilePurpose;

/// Whether the desktop can show file dialogs: on Linux a portal must answer on the session bus.
/// May take a moment the first time; the answer is kept.
pub(super) fn has_native_dialogs() -> bool {
    static ANSWER: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *ANSWER.get_or_init(look_for_portal)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn look_for_portal() -> bool {
    const PORTAL: &str = "org.freedesktop.portal.Desktop";
    let Ok(connection) = zbus::blocking::Connection::session() else {
        return false;
    };
    let Ok(bus) = zbus::blocking::fdo::DBusProxy::new(&connection) else {
        return false;
    };
    let runs = bus
        .list_names()
        .is_ok_and(|names| names.iter().any(|name| name.as_str() == PORTAL));
    runs || bus
        .list_activatable_names()
        .is_ok_and(|names| names.iter().any(|name| name.as_str() == PORTAL))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn look_for_portal() -> bool {
    true
}

/// Whether the desktop is set to show no animations. May take a moment: for a thread of its own.
pub(super) fn reduces_motion() -> bool {
    animations() == Some(false)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn animations() -> Option<bool> {
    let connection = zbus::blocking::Connection::session().ok()?;
    let answer = connection
        .call_method(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.portal.Settings"),
            "ReadOne",
            &("org.gnome.desktop.interface", "enable-animations"),
        )
        .ok()?;
    let value: zbus::zvariant::OwnedValue = answer.body().deserialize().ok()?;
    bool::try_from(value).ok()
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn animations() -> Option<bool> {
    None
}

/// Shows the system's dialog and waits for the answer: for a thread of its own.
pub(super) fn ask(purpose: FilePurpose, suggested: &str, language: Language) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_file_name(suggested);
    match purpose {
        FilePurpose::Open | FilePurpose::Compare => rfd::FileDialog::new()
            .set_title(language.text(msg::APP_DIALOG_OPEN))
            .add_filter(language.text(msg::APP_FILTER_MAPS), &["ron", "json", "png"])
            .add_filter(language.text(msg::APP_FILTER_ALL), &["*"])
            .pick_file(),
        FilePurpose::Picture | FilePurpose::Logo => rfd::FileDialog::new()
            .set_title(language.text(msg::APP_DIALOG_PICTURE))
            .add_filter(
                language.text(msg::APP_FILTER_PICTURES),
                &["png", "jpg", "jpeg"],
            )
            .pick_file(),
        FilePurpose::Save => dialog
            .set_title(language.text(msg::APP_DIALOG_SAVE))
            .add_filter(language.text(msg::APP_FILTER_MAPS), &["ron"])
            .save_file(),
        FilePurpose::Export(ending) => dialog
            .set_title(language.text(msg::APP_DIALOG_EXPORT))
            .add_filter(ending.to_uppercase(), &[ending])
            .save_file(),
        FilePurpose::ExportFolder => rfd::FileDialog::new()
            .set_title(language.text(msg::APP_DIALOG_EXPORT))
            .pick_folder(),
        FilePurpose::Document => dialog
            .set_title(language.text(msg::DOCUMENTING_FILE_TITLE))
            .save_file(),
        FilePurpose::DocumentFolder => rfd::FileDialog::new()
            .set_title(language.text(msg::DOCUMENTING_FOLDER_TITLE))
            .pick_folder(),
        FilePurpose::Plot(_) => dialog
            .set_title(language.text(msg::APP_DIALOG_EXPORT))
            .add_filter(
                language.text(msg::APP_FILTER_PICTURES),
                &PictureForm::ENDINGS,
            )
            .add_filter("CSV", &["csv"])
            .save_file(),
        FilePurpose::Table => dialog
            .set_title(language.text(msg::ROADMAP_DIALOG_TABLE))
            .add_filter(
                language.text(msg::ROADMAP_FILTER_TABLES),
                &["csv", "md", "json"],
            )
            .save_file(),
        FilePurpose::Findings => dialog
            .set_title(language.text(msg::FINDINGS_FILE_TITLE))
            .add_filter("CSV, Markdown", &["csv", "md"])
            .save_file(),
        FilePurpose::Data => dialog
            .set_title(language.text(msg::DATA_FILE_TITLE))
            .add_filter("CSV, Markdown", &["csv", "md"])
            .save_file(),
        FilePurpose::WeakPoints => dialog
            .set_title(language.text(msg::WEAK_FILE_TITLE))
            .add_filter("CSV, Markdown", &["csv", "md"])
            .save_file(),
        FilePurpose::Differences => dialog
            .set_title(language.text(msg::COMPARISON_TABLE_TITLE))
            .add_filter("CSV, Markdown", &["csv", "md"])
            .save_file(),
    }
}
