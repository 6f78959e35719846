//! How the kinds of notes are told apart: a word, an icon and a colour each, so that the colour is
//! never alone.

use crate::locale::{Language, MessageId, msg};
use crate::model::NoteKind;
use crate::scene::chosen::chosen_hue;
use crate::scene::figure::Color;
use crate::scene::perspective::Perspective;
use crate::scene::request::SceneRequest;
use crate::scene::theme::{Hue, Theme, Tint};
use crate::text;

/// The name of a kind.
pub(in crate::scene) fn kind_name(kind: NoteKind) -> MessageId {
    match kind {
        NoteKind::Note => msg::SCENE_NOTE_KIND_NOTE,
        NoteKind::Risk => msg::SCENE_NOTE_KIND_RISK,
        NoteKind::Question => msg::SCENE_NOTE_KIND_QUESTION,
        NoteKind::Debt => msg::SCENE_NOTE_KIND_DEBT,
        NoteKind::Decision => msg::SCENE_NOTE_KIND_DECISION,
        NoteKind::Compliance => msg::SCENE_NOTE_KIND_COMPLIANCE,
        NoteKind::Text => msg::GESTURE_TEXT,
    }
}

/// The icon of a kind.
#[must_use]
pub fn note_icon(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "sticky-note",
        NoteKind::Risk => "triangle-alert",
        NoteKind::Question => "circle-help",
        NoteKind::Debt => "clock",
        NoteKind::Decision => "flag",
        NoteKind::Compliance => "scale",
        NoteKind::Text => "type",
    }
}

/// The colours of a kind: paper yellow where it has none of its own.
#[must_use]
pub fn note_tint(kind: NoteKind, theme: &Theme) -> Tint {
    let hue = match kind {
        NoteKind::Risk => Hue::Rose,
        NoteKind::Question => Hue::Sky,
        NoteKind::Debt => Hue::Amber,
        NoteKind::Decision => Hue::Violet,
        NoteKind::Compliance => Hue::Teal,
        NoteKind::Note | NoteKind::Text => return theme.note,
    };
    theme.hue(hue)
}

/// The colours of one note.
#[derive(Clone, Copy)]
pub(super) struct Wear {
    /// Edge and sign, and the paper.
    pub(super) sheet: Tint,
    pub(super) ink: Color,
    pub(super) muted: Color,
    /// What is late.
    pub(super) late: Color,
}

impl Wear {
    /// Those that somebody chose for it, or those of its kind; in a perspective, where colours
    /// answer a question, those of all notes. What is resolved fades, and can still be read.
    pub(super) fn of(
        request: &SceneRequest,
        tint: &str,
        kind: NoteKind,
        is_resolved: bool,
    ) -> Self {
        let theme = request.theme;
        let is_standard = request.perspective == Perspective::Standard;
        let sheet = match chosen_hue(request, tint) {
            Some(hue) => theme.hue(hue),
            None if is_standard => note_tint(kind, theme),
            None => theme.note,
        };
        let is_yellow = sheet == theme.note;
        let mut wear = Self {
            sheet,
            ink: if is_yellow { theme.note_ink } else { theme.ink },
            muted: if is_yellow {
                theme.note_muted
            } else {
                sheet.ink
            },
            late: theme.warning.ink,
        };
        if is_resolved {
            wear.sheet.ground = wear.sheet.ground.mixed_with(theme.canvas, 0.7);
            wear.sheet.ink = wear.sheet.ink.mixed_with(theme.canvas, 0.55);
            wear.ink = theme.muted;
            wear.muted = theme.muted;
        }
        wear
    }
}

/// An ISO day in short words; the text itself where it is none.
pub(super) fn day(iso: &str, language: Language) -> Option<String> {
    if iso.is_empty() {
        return None;
    }
    let parsed = || {
        let mut parts = iso.splitn(3, '-');
        let year: u32 = parts.next()?.parse().ok()?;
        let month: u32 = parts.next()?.parse().ok()?;
        let day: u32 = parts.next()?.get(..2)?.parse().ok()?;
        Some((year, month, day))
    };
    let Some((year, month, day)) = parsed() else {
        return Some(text::visible(iso).into_owned());
    };
    let date = msg::SCENE_DATE
        .with("day", f64::from(day))
        .with("month", f64::from(month))
        .with("year", year.to_string());
    Some(language.say(&date))
}
