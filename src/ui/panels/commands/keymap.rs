//! The keys that commands have now: our own set, or another program's, with what the user changed.
//!
//! What the user chose wins over a set, a set over our own keys: whatever a higher one gives to a
//! command, a lower one gives to no other, so that a key never means two things.

use std::borrow::Cow;

use egui::{Key, Modifiers};

use super::keys::{Fit, Keys, Platform};
use super::presets::of_preset;
use super::{Entry, entries};
use crate::locale::{Message, MessageId, msg};
use crate::workspace::Keymap;

/// All commands that have keys, with these.
pub(super) struct Keyboard(Vec<(&'static Entry, Vec<Keys>)>);

impl Keyboard {
    /// The keys of a user.
    pub(super) fn of(keymap: &Keymap) -> Self {
        let of_entry = |entry: &'static Entry| (entry, keys_of(entry, keymap).into_owned());
        Self(entries().map(of_entry).collect())
    }

    /// The command that a press means, and by which of its keys. Of two that share keys, the one
    /// that makes sense now.
    pub(super) fn meant_by(
        &self,
        key: Key,
        physical_key: Option<Key>,
        modifiers: Modifiers,
        is_enabled: impl Fn(&Entry) -> bool,
    ) -> Option<(&'static Entry, Keys)> {
        let mut best: Option<((Fit, bool), &'static Entry, Keys)> = None;
        for (entry, all) in &self.0 {
            for keys in all {
                let Some(fit) = keys.fits(key, physical_key, modifiers) else {
                    continue;
                };
                let fit = (fit, !is_enabled(entry));
                if best.is_none_or(|(found, _, _)| fit < found) {
                    best = Some((fit, entry, *keys));
                }
            }
        }
        best.map(|(_, entry, keys)| (entry, keys))
    }

    /// The command that has keys already.
    fn holder(&self, keys: Keys) -> Option<&'static Entry> {
        let has = |(_, all): &&(&'static Entry, Vec<Keys>)| all.contains(&keys);
        self.0.iter().find(has).map(|(entry, _)| *entry)
    }
}

/// The keys of a command; the first is the one to show.
pub(super) fn keys_of(entry: &Entry, keymap: &Keymap) -> Cow<'static, [Keys]> {
    let id = entry.label.as_str();
    if let Some(own) = keymap.own.get(id) {
        let mut out: Vec<Keys> = Vec::new();
        for keys in own.iter().filter_map(|text| Keys::read(text)) {
            if !out.contains(&keys) && !chosen_before(keys, id, keymap) {
                out.push(keys);
            }
        }
        return Cow::Owned(out);
    }
    let (from, preset) = match of_preset(keymap.preset, id) {
        Some(keys) => (keys, true),
        None => (entry.default_keys(), false),
    };
    let is_free = |keys: &Keys| {
        !is_chosen(*keys, keymap)
            && (preset || !super::presets::gives(keymap.preset, *keys))
            && (preset
                || !is_kept_by_system(*keys, Platform::here())
                || entry.label == msg::UI_QUIT)
    };
    if from.iter().all(is_free) {
        Cow::Borrowed(from)
    } else {
        Cow::Owned(from.iter().copied().filter(is_free).collect())
    }
}

/// Whether the user gave keys to some command that has others of its own.
fn is_chosen(keys: Keys, keymap: &Keymap) -> bool {
    let mut all = keymap.own.values().flatten();
    all.any(|text| Keys::read(text) == Some(keys))
}

/// Whether a settings file that was written by hand gives keys to two commands: the first by id
/// has them.
fn chosen_before(keys: Keys, id: &str, keymap: &Keymap) -> bool {
    let mut before = keymap.own.range(..id.to_owned());
    before.any(|(_, all)| all.iter().any(|text| Keys::read(text) == Some(keys)))
}

/// Commands that share keys on purpose: the second is meant wherever the first makes no sense. Alt+V
/// pastes a style once one was copied, and lines up middles otherwise.
#[cfg(test)]
pub(super) const SHARED: [(MessageId, MessageId); 1] =
    [(msg::UI_PASTE_STYLE, msg::UI_ALIGN_MIDDLE)];

/// Why a command cannot have keys.
pub(in crate::ui::panels) fn refusal(keys: Keys, platform: Platform) -> Option<Message> {
    let why = if keys.command && keys.alt && platform == Platform::Other {
        msg::KEYS_REFUSED_ALTGR
    } else if is_kept_by_system(keys, platform) {
        msg::KEYS_REFUSED_SYSTEM
    } else if is_kept_by_canvas(keys) {
        msg::KEYS_REFUSED_CANVAS
    } else {
        return None;
    };
    Some(why.into())
}

/// Keys that the system takes before any program sees them, or that mean one thing everywhere.
pub(super) fn is_kept_by_system(keys: Keys, platform: Platform) -> bool {
    match platform {
        Platform::Mac => {
            keys.command
                && !keys.alt
                && matches!(
                    keys.key,
                    Key::H | Key::M | Key::Q | Key::Comma | Key::Space | Key::Tab
                )
                && (!keys.shift || matches!(keys.key, Key::Q | Key::Tab))
        }
        Platform::Other => {
            keys.alt && !keys.command && matches!(keys.key, Key::F4 | Key::Tab | Key::Space)
        }
    }
}

/// Keys that walk, nudge, leave and pan on the canvas, whatever else is set.
fn is_kept_by_canvas(keys: Keys) -> bool {
    !keys.command
        && !keys.alt
        && matches!(
            keys.key,
            Key::Tab
                | Key::Escape
                | Key::Space
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
        )
}

/// The command that would lose keys if another took them.
pub(in crate::ui::panels) fn clash(
    keys: Keys,
    taker: MessageId,
    keymap: &Keymap,
) -> Option<&'static Entry> {
    Keyboard::of(keymap)
        .holder(keys)
        .filter(|entry| entry.label != taker)
}

/// Gives a command keys, in place of others or beside them; whoever had them loses them.
pub(in crate::ui::panels) fn give(
    keymap: &Keymap,
    entry: &Entry,
    replaced: Option<Keys>,
    keys: Keys,
) -> Keymap {
    let mut out = keymap.clone();
    if let Some(holder) = clash(keys, entry.label, keymap) {
        let left = keys_of(holder, keymap);
        set(
            &mut out,
            holder,
            left.iter().copied().filter(|other| *other != keys),
        );
    }
    let mut all: Vec<Keys> = keys_of(entry, keymap).into_owned();
    all.retain(|other| *other != keys || Some(*other) == replaced);
    match all.iter_mut().find(|other| Some(**other) == replaced) {
        Some(place) => *place = keys,
        None => all.push(keys),
    }
    set(&mut out, entry, all.into_iter());
    out
}

/// Takes keys away from a command.
pub(in crate::ui::panels) fn take(keymap: &Keymap, entry: &Entry, keys: Keys) -> Keymap {
    let mut out = keymap.clone();
    let left = keys_of(entry, keymap);
    set(
        &mut out,
        entry,
        left.iter().copied().filter(|other| *other != keys),
    );
    out
}

/// Gives a command the keys of its set back; a command that took one of them keeps it.
pub(in crate::ui::panels) fn reset(keymap: &Keymap, entry: &Entry) -> Keymap {
    let mut out = keymap.clone();
    out.own.remove(entry.label.as_str());
    out
}

fn set(keymap: &mut Keymap, entry: &Entry, keys: impl Iterator<Item = Keys>) {
    let written = keys.map(Keys::written).collect();
    keymap.own.insert(entry.label.as_str().to_owned(), written);
}

#[cfg(test)]
#[path = "keymap_tests.rs"]
mod tests;
