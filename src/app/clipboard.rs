//! The system's clipboard.
//!
//! Text and HTML are put there at once, so that a paste right after a copy finds them; reading and
//! pictures run on threads of their own, since another program may take its time to answer. Where
//! the system has no clipboard that takes two forms (Wayland without the protocol for it, and
//! without X11), our own form goes there as plain text through the window.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use arboard::{Clipboard, ImageData};

use super::effects::Outside;
use crate::diagnostic::{Problem, Severity};
use crate::export::{self, PngOptions};
use crate::handover;
use crate::locale::msg;
use crate::model::{Finite, SubjectId};
use crate::ui::UiState;
use crate::workspace::{Action, Clip, Copied, Pasting, Workspace, clipboard as forms};

/// Room around a picture on the clipboard, map units.
const MARGIN: f64 = 24.0;

impl Outside {
    pub(super) fn copy(&self, copied: Copied) {
        let Copied { text, html, own } = copied;
        let put = Clipboard::new().and_then(|mut clipboard| clipboard.set_html(html, Some(text)));
        if put.is_err() {
            self.ctx.copy_text(own);
        }
    }

    pub(super) fn copy_text(&self, text: String) {
        let put = Clipboard::new().and_then(|mut clipboard| clipboard.set_text(text.clone()));
        if put.is_err() {
            self.ctx.copy_text(text);
        }
    }

    pub(super) fn read_clipboard(&self, pasting: Pasting) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let content = read().or_else(|| pasting.text.clone());
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox
                .send(Action::Clip(Clip::Paste(pasting, content)))
                .is_ok();
            ctx.request_repaint();
        });
    }

    pub(super) fn copy_picture(
        &self,
        only: BTreeSet<SubjectId>,
        workspace: &Workspace,
        ui: &UiState,
    ) {
        let preset = &ui.panels.export.preset;
        let theme = handover::theme_of(preset);
        let Some(order) = workspace.picture(theme) else {
            return;
        };
        let scale = preset.scale.map_or(2.0, Finite::get);
        let is_transparent = preset.transparent;
        self.in_background(msg::APP_EXPORTING.into(), move || {
            let scene = forms::part_of(order.printed().compose(), &only);
            let (bounds, marking) = (scene.bounds, &order.map.info().marking);
            let mut scene = crate::scene::marked(scene, bounds, marking, order.theme);
            if is_transparent {
                scene.background = None;
            }
            let options = PngOptions {
                scale,
                margin: MARGIN,
                ..PngOptions::default()
            };
            let bytes = match export::png(&scene, &options, &AtomicBool::new(false), &mut |_| {}) {
                Ok(bytes) => bytes,
                Err(error) => return Some(Action::Failed(error.problem())),
            };
            Some(match put_picture(&bytes) {
                Ok(()) => Action::Clip(Clip::PictureCopied),
                Err(reason) => {
                    let message = msg::APP_NO_CLIPBOARD.with("reason", reason);
                    let problem = Problem::new("no-clipboard", Severity::Error, message);
                    Action::Failed(problem.with_hint(msg::APP_NO_CLIPBOARD_HINT.into()))
                }
            })
        });
    }
}

/// What lies on the clipboard: our own form where HTML carries it, or plain text.
fn read() -> Option<String> {
    let mut clipboard = Clipboard::new().ok()?;
    let html = clipboard.get().html().ok();
    html.as_deref()
        .and_then(forms::from_html)
        .or_else(|| clipboard.get_text().ok())
}

pub(super) fn put_picture(png: &[u8]) -> Result<(), String> {
    let picture = image::load_from_memory(png).map_err(|error| error.to_string())?;
    let picture = picture.to_rgba8();
    let data = ImageData {
        width: picture.width() as usize,
        height: picture.height() as usize,
        bytes: picture.into_raw().into(),
    };
    Clipboard::new()
        .and_then(|mut clipboard| clipboard.set_image(data))
        .map_err(|error| error.to_string())
}
