//! The process: window, files and clock.
//!
//! The loop of a frame: answers of background work come in as actions; the panels draw from the
//! workspace and queue actions; the workspace carries them out and gives back effects; the effects
//! are performed here, on other threads where they touch a disk.

mod addresses;
mod analysing;
mod arranging;
mod cameras;
mod changing;
mod clipboard;
mod comparing;
mod documents;
mod effects;
mod exporting;
mod merging;
mod opening;
mod pictures;
mod portal;
mod roadmap;
mod saving;
mod settings;
mod sharing;
#[cfg(test)]
mod sharing_tests;
mod versions;
mod watched;
#[cfg(test)]
mod writing_tests;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::locale::{Language, msg};
use crate::ui::{self, UiState};
use crate::workspace::{Action, Workspace};

use effects::Outside;
use opening::Early;
pub use settings::Settings;

/// Opens the window, with a map where there is one, and returns when it closes.
///
/// # Errors
/// When there is no display, or no window can be made on it: a sentence that says what to do
/// instead.
pub fn run(path: Option<PathBuf>, language: Option<Language>) -> Result<(), String> {
    crate::storage::mind_quotas();
    let settings = Settings::load();
    let language_now = language.unwrap_or(settings.preferences.language);
    if !has_display() {
        return Err(language_now.text(msg::APP_NO_DISPLAY));
    }
    // The file is read while the window is made.
    let early = path.map(|path| Early::start(path, language_now));
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Portolan")
            .with_app_id("portolan")
            .with_icon(window_icon())
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([960.0, 600.0]),
        ..Default::default()
    };
    let make = Box::new(move |context: &eframe::CreationContext<'_>| {
        Ok(
            Box::new(Window::new(&context.egui_ctx, settings, language, early))
                as Box<dyn eframe::App>,
        )
    });
    eframe::run_native("portolan", options, make)
        .map_err(|error| language_now.say(&msg::APP_NO_WINDOW.with("reason", error.to_string())))
}

/// On Unix without X11 and Wayland there is nothing to open a window on.
fn has_display() -> bool {
    if cfg!(all(unix, not(target_os = "macos"))) {
        ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
    } else {
        true
    }
}

/// The product's mark, drawn from the bundled icon.
fn window_icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let blue = crate::scene::Color::hex(0x0f_5f_a8);
    let square = kurbo::Rect::new(0.0, 0.0, 64.0, 64.0);
    let scene = crate::scene::Scene {
        bounds: square,
        background: None,
        items: vec![crate::scene::Item {
            subject: None,
            role: crate::scene::ItemRole::Frame,
            bounds: square,
            description: "Portolan".into(),
            figures: vec![
                crate::scene::Figure::Rect(crate::scene::RectFigure {
                    rect: square,
                    radius: 14.0,
                    fill: Some(blue),
                    stroke: None,
                }),
                crate::scene::Figure::Icon(crate::scene::IconFigure {
                    name: "map".into(),
                    rect: square.inset(-12.0),
                    color: crate::scene::Color::hex(0xff_ff_ff),
                }),
            ],
        }],
    };
    let options = crate::export::PngOptions {
        scale: 1.0,
        margin: 0.0,
        ..Default::default()
    };
    let bytes = crate::export::png(
        &scene,
        &options,
        &std::sync::atomic::AtomicBool::new(false),
        &mut |_| {},
    );
    let picture = bytes
        .ok()
        .and_then(|bytes| image::load_from_memory(&bytes).ok());
    picture.map_or_else(egui::IconData::default, |picture| {
        let rgba = picture.to_rgba8();
        debug_assert_eq!(rgba.width(), SIDE, "one pixel a map unit");
        egui::IconData {
            width: rgba.width(),
            height: rgba.height(),
            rgba: rgba.into_raw(),
        }
    })
}

/// The window and all behind it.
struct Window {
    workspace: Workspace,
    ui: UiState,
    outside: Outside,
    inbox: Receiver<Action>,
    title: String,
    is_leaving: bool,
}

impl Window {
    fn new(
        ctx: &egui::Context,
        settings: Settings,
        language: Option<Language>,
        early: Option<Early>,
    ) -> Self {
        ui::theme::install(ctx);
        let (outbox, inbox): (Sender<Action>, Receiver<Action>) = channel();
        let mut workspace = Workspace::new(settings.preferences, today(), seed());
        if let Some(language) = language {
            workspace.preferences.language = language;
        }
        workspace.recent = settings.recent;
        let asking = outbox.clone();
        std::thread::spawn(move || {
            // The window may have closed by then; that is no error.
            let _sent = asking
                .send(Action::SystemReducesMotion(portal::reduces_motion()))
                .is_ok();
        });
        let mut outside = Outside::new(ctx.clone(), outbox.clone());
        outside.book = settings.cameras;
        match early {
            Some(early) => {
                // The inbox is read in the first frame; nobody else holds its other end yet.
                drop(outbox.send(Action::Open(early.path().to_owned())));
                outside.expect(early);
            }
            None => outside.look_for_unnamed_recovery(),
        }
        Self {
            workspace,
            ui: UiState::default(),
            outside,
            inbox,
            title: String::new(),
            is_leaving: false,
        }
    }

    fn carry_out(&mut self, actions: Vec<Action>) {
        let mut effects = Vec::new();
        for action in actions {
            let saved = if let Action::Saved { path, .. } = &action {
                Some(path.clone())
            } else {
                None
            };
            self.workspace.dispatch(action, &mut effects);
            if let Some(path) = saved {
                self.outside.saved(&path, &self.workspace);
            }
        }
        self.outside
            .book
            .follow(&self.workspace, &mut self.ui.canvas);
        for effect in effects {
            self.is_leaving |= self.outside.perform(effect, &mut self.workspace, &self.ui);
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        ui::theme::wear(&ctx, self.workspace.preferences.theme);
        let mut actions: Vec<Action> = self.inbox.try_iter().collect();
        actions.extend(
            self.outside
                .file_dialog_answer(&ctx, self.workspace.language()),
        );
        actions.extend(ctx.input(|input| {
            let dropped = input.raw.dropped_files.iter();
            let files: Vec<_> = dropped.map(|file| file.path().to_path_buf()).collect();
            let has_folder = files.iter().any(|file| file.is_dir());
            (!files.is_empty()).then_some(Action::Dropped { files, has_folder })
        }));
        let came_back = ctx.input(|input| {
            let focused = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
            input.events.iter().any(focused)
        });
        if came_back {
            self.outside.look_at_disk(self.workspace.language());
        }
        actions.extend(ui::show(ui, &self.workspace, &mut self.ui));
        if ctx.input(|input| input.viewport().close_requested()) && !self.is_leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            actions.push(Action::Quit);
        }
        let acted = !actions.is_empty();
        self.carry_out(actions);
        if acted {
            ctx.request_repaint();
        }
        if self.is_leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        let title = self.workspace.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Today as an ISO date, in universal time: good to the day, and no map depends on it.
fn today() -> String {
    let days = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() / 86_400);
    iso_date(days)
}

/// The date `days` after 1970-01-01 (Hinnant, *chrono-compatible low-level date algorithms*,
/// `civil_from_days`).
fn iso_date(days: u64) -> String {
    let z = days + 719_468;
    let era = z / 146_097;
    let day_of_era = z % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let mp = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Variety for the tails of new ids.
fn seed() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::collections::hash_map::RandomState::new()
        .build_hasher()
        .finish()
}

#[cfg(test)]
mod tests {
    use super::iso_date;

    #[test]
    fn days_become_dates() {
        assert_eq!(iso_date(0), "1970-01-01");
        assert_eq!(iso_date(19_782), "2024-02-29");
        assert_eq!(iso_date(20_779), "2026-11-22");
    }
}
