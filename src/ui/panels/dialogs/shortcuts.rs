//! All commands with their keys, and a way to give them others.
//!
//! A click on keys, or on the plus beside them, waits for a press. Keys that cannot be had are
//! refused with the reason; keys that another command has are named with it, to be taken anyway or
//! left. Every change holds at once and is kept with the settings.

use egui::{Align, Button, Event, Key, Layout, Modifiers, RichText, ScrollArea, Stroke, Ui, Vec2};

use super::{Answer, controls, foot, title};
use crate::locale::{Language, Message, MessageId, msg};
use crate::ui::panels::commands::{
    Entry, Keys, Menu, Platform, commands_of, find, keymap, pressing,
};
use crate::ui::panels::fuzzy;
use crate::ui::{icon, theme};
use crate::workspace::{Action, KeyPreset, Keymap, Workspace};

/// What the page remembers while it is open.
#[derive(Default)]
pub(super) struct ShortcutsState {
    search: String,
    change: Option<Change>,
}

impl ShortcutsState {
    /// Forgets what was typed and asked.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Keys that are being changed.
struct Change {
    /// Of which command.
    of: MessageId,
    /// In place of these; `None` for one more.
    replaced: Option<Keys>,
    stage: Stage,
}

enum Stage {
    /// Waiting for a press.
    Listening,
    /// What was pressed cannot be had.
    Refused(Keys, Message),
    /// What was pressed belongs to another command.
    Taken(Keys, &'static Entry),
}

/// Draws the page.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut ShortcutsState,
    is_new: bool,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    listen(ui, workspace, state, actions);
    let accent = theme::palette(ui).accent;
    title(ui, "keyboard", accent, &language.text(msg::UI_SHORTCUTS));
    head(ui, workspace, state, is_new, actions);
    ui.add_space(4.0);
    // Of one height, whatever answers, so that nothing jumps while one types.
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(160.0, 560.0);
    let list = ScrollArea::vertical()
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink(false);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut is_empty = true;
        for menu in Menu::ALL {
            is_empty &= !section(ui, menu, workspace, state, actions);
        }
        if is_empty {
            ui.add_space(12.0);
            ui.label(controls::caption(ui, language.text(msg::UI_SEARCH_NOTHING)));
        }
        if state.search.trim().is_empty() {
            hints(ui, language);
        }
    });
    foot(ui, &language.text(msg::UI_CLOSE), None, None, true)
}

/// Search, set and reset.
fn head(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut ShortcutsState,
    is_new: bool,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let keymap = &workspace.preferences.keymap;
    let id = egui::Id::unique("search shortcuts");
    let name = language.text(msg::KEYS_SEARCH);
    let field = controls::search_field(ui, &mut state.search, &name, id);
    if is_new {
        field.request_focus();
    }
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let reset = language.text(msg::KEYS_RESET_ALL);
            let can_reset = !keymap.own.is_empty();
            let reset = ui.add_enabled_ui(can_reset, |ui| controls::link(ui, &reset));
            if reset.inner.clicked() {
                state.change = None;
                actions.push(Action::UseKeys(Keymap {
                    preset: keymap.preset,
                    ..Keymap::default()
                }));
            }
            ui.add_space(6.0);
            for preset in KeyPreset::ALL.into_iter().rev() {
                let is_worn = preset == keymap.preset;
                let response = ui.selectable_label(is_worn, preset.name());
                response.widget_info(|| {
                    let role = egui::Role::RadioButton;
                    egui::WidgetInfo::selected(role, true, is_worn, preset.name())
                });
                if response.clicked() && !is_worn {
                    state.change = None;
                    let own = keymap.own.clone();
                    actions.push(Action::UseKeys(Keymap { preset, own }));
                }
            }
            let label = language.text(msg::KEYS_PRESET);
            ui.label(controls::caption(ui, label));
        });
    });
}

/// The commands of a menu that answer what was typed; gives whether there are any.
fn section(
    ui: &mut Ui,
    menu: Menu,
    workspace: &Workspace,
    state: &mut ShortcutsState,
    actions: &mut Vec<Action>,
) -> bool {
    let language = workspace.language();
    let typed = state.search.trim().to_owned();
    let fits = |entry: &&'static Entry| {
        let keys = entry.keys_now(workspace);
        let mut spelled = keys.iter().map(|keys| keys.text(language));
        fuzzy::fits(&typed, &name_of(entry, language))
            || spelled.any(|keys| keys.eq_ignore_ascii_case(&typed))
    };
    let shown: Vec<&'static Entry> = commands_of(menu).into_iter().filter(fits).collect();
    if shown.is_empty() {
        return false;
    }
    ui.add_space(8.0);
    controls::heading(ui, language.text(menu.name()));
    for entry in shown {
        row(ui, entry, workspace, state, actions);
        answer(ui, entry, workspace, state, actions);
    }
    true
}

/// The name of a command with the menu within its menu that holds it.
fn name_of(entry: &Entry, language: Language) -> String {
    let name = language.text(entry.label);
    match entry.within {
        Some(within) => format!("{} › {name}", language.text(within).trim_end_matches('…')),
        None => name,
    }
}

fn row(
    ui: &mut Ui,
    entry: &'static Entry,
    workspace: &Workspace,
    state: &mut ShortcutsState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let keymap = &workspace.preferences.keymap;
    let name = name_of(entry, language);
    ui.allocate_ui_with_layout(
        Vec2::new(ui.available_width(), 28.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let is_changed = keymap.own.contains_key(entry.label.as_str());
            if is_changed {
                let tip = language.say(&msg::KEYS_RESET.with("command", name.as_str()));
                if icon::sized_button(ui, "rotate-ccw", &tip, false, 24.0).clicked() {
                    state.change = None;
                    actions.push(Action::UseKeys(keymap::reset(keymap, entry)));
                }
            } else {
                ui.add_space(28.0);
            }
            let tip = language.say(&msg::KEYS_ADD.with("command", name.as_str()));
            if icon::sized_button(ui, "plus", &tip, false, 24.0).clicked() {
                state.change = Some(Change::listening(entry, None));
            }
            for keys in entry.keys_now(workspace).iter().rev() {
                chip(ui, entry, *keys, &name, language, state);
            }
            if state.listens_for_one_more(entry) {
                waiting_chip(ui, language);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                controls::line(ui, name.as_str());
            });
        },
    );
}

/// Keys that a click changes.
fn chip(
    ui: &mut Ui,
    entry: &'static Entry,
    keys: Keys,
    name: &str,
    language: Language,
    state: &mut ShortcutsState,
) {
    let is_changing = (state.change.as_ref())
        .is_some_and(|change| change.of == entry.label && change.replaced == Some(keys));
    if is_changing && state.is_listening() {
        waiting_chip(ui, language);
        return;
    }
    let spelled = keys.text(language);
    let response = ui
        .add(Button::new(RichText::new(&spelled).size(12.0)).min_size(Vec2::new(30.0, 24.0)))
        .on_hover_text(language.text(msg::KEYS_CHANGE_TIP));
    let label = msg::KEYS_CHANGE.with("keys", spelled).with("command", name);
    if response.accessible_name(language.say(&label)).clicked() {
        state.change = Some(Change::listening(entry, Some(keys)));
    }
}

fn waiting_chip(ui: &mut Ui, language: Language) {
    let palette = theme::palette(ui);
    let words = RichText::new(language.text(msg::KEYS_PRESS))
        .size(12.0)
        .color(palette.accent);
    let response = ui.add(
        Button::new(words)
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent))
            .min_size(Vec2::new(30.0, 24.0)),
    );
    response.scroll_to_me(None);
}

/// What the page says under a command about the keys that were pressed for it.
fn answer(
    ui: &mut Ui,
    entry: &'static Entry,
    workspace: &Workspace,
    state: &mut ShortcutsState,
    actions: &mut Vec<Action>,
) {
    let Some(change) = state
        .change
        .as_ref()
        .filter(|change| change.of == entry.label)
    else {
        return;
    };
    let language = workspace.language();
    let keymap = &workspace.preferences.keymap;
    let (replaced, taken) = (change.replaced, change.taken());
    let words = match &change.stage {
        Stage::Listening => language.text(msg::KEYS_LISTENING),
        Stage::Refused(keys, why) => language.say(
            &msg::KEYS_REFUSED
                .with("keys", keys.text(language))
                .with("why", why.clone()),
        ),
        Stage::Taken(keys, holder) => language.say(
            &msg::KEYS_TAKEN
                .with("keys", keys.text(language))
                .with("command", name_of(holder, language)),
        ),
    };
    let palette = theme::palette(ui);
    let (ink, ground) = match change.stage {
        Stage::Listening => (palette.text, palette.accent_soft),
        Stage::Refused(..) | Stage::Taken(..) => palette.degraded,
    };
    let mut new: Option<Keymap> = None;
    let mut ends = false;
    egui::Frame::new()
        .fill(ground)
        .corner_radius(6.0)
        .inner_margin(egui::Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(RichText::new(words).color(ink)).wrap());
            ui.horizontal(|ui| {
                if let Some(keys) = taken {
                    let take = language.text(msg::KEYS_TAKE_ANYWAY);
                    if controls::secondary(ui, None, &take).clicked() {
                        new = Some(keymap::give(keymap, entry, replaced, keys));
                    }
                }
                if let (Some(keys), Stage::Listening) = (replaced, &change.stage)
                    && controls::secondary(ui, None, &language.text(msg::KEYS_REMOVE)).clicked()
                {
                    new = Some(keymap::take(keymap, entry, keys));
                }
                ends = controls::secondary(ui, None, &super::cancel(language)).clicked();
            });
        });
    ends |= new.is_some();
    actions.extend(new.map(Action::UseKeys));
    if ends {
        state.change = None;
    }
}

/// Takes the press that the page waits for, before anything else can.
fn listen(ui: &Ui, workspace: &Workspace, state: &mut ShortcutsState, actions: &mut Vec<Action>) {
    let Some(change) = &mut state.change else {
        return;
    };
    let escape =
        |event: &Event| pressing::pressed_keys(event).is_some_and(|(key, _, _)| key == Key::Escape);
    if !matches!(change.stage, Stage::Listening) {
        // Escape leaves the question, and not the page.
        let left = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if left {
            state.change = None;
        }
        return;
    }
    let mut heard: Option<Keys> = None;
    let mut left = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            if escape(event) {
                left = true;
                return false;
            }
            if let Some((key, physical, modifiers)) = pressing::pressed_keys(event) {
                heard = Some(heard_as(key, physical, modifiers));
            }
            !matches!(
                event,
                Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)
            )
        });
    });
    if left {
        state.change = None;
        return;
    }
    let Some(keys) = heard else { return };
    let keymap = &workspace.preferences.keymap;
    let Some(entry) = find(change.of) else { return };
    if let Some(why) = keymap::refusal(keys, Platform::here()) {
        change.stage = Stage::Refused(keys, why);
    } else if let Some(holder) = keymap::clash(keys, entry.label, keymap) {
        change.stage = Stage::Taken(keys, holder);
    } else {
        actions.push(Action::UseKeys(keymap::give(
            keymap,
            entry,
            change.replaced,
            keys,
        )));
        state.change = None;
    }
}

/// A press as keys: digits by their place, so that they hold with and without Shift on a French
/// keyboard.
fn heard_as(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Keys {
    let digit = physical.filter(|physical| {
        let name = physical.name();
        name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_digit())
    });
    Keys::pressed(digit.unwrap_or(key), modifiers)
}

impl Change {
    fn listening(entry: &Entry, replaced: Option<Keys>) -> Self {
        Self {
            of: entry.label,
            replaced,
            stage: Stage::Listening,
        }
    }

    fn taken(&self) -> Option<Keys> {
        match self.stage {
            Stage::Taken(keys, _) => Some(keys),
            Stage::Listening | Stage::Refused(..) => None,
        }
    }
}

impl ShortcutsState {
    fn is_listening(&self) -> bool {
        let change = self.change.as_ref();
        change.is_some_and(|change| matches!(change.stage, Stage::Listening))
    }

    fn listens_for_one_more(&self, entry: &Entry) -> bool {
        let change = self.change.as_ref();
        self.is_listening()
            && change.is_some_and(|change| change.of == entry.label && change.replaced.is_none())
    }
}

/// Keys of the canvas that stay as they are, and what the pointer does.
fn hints(ui: &mut Ui, language: Language) {
    for (heading, hints) in [
        (
            msg::KEYS_ON_CANVAS,
            &[
                msg::KEYS_CANVAS_TAB,
                msg::KEYS_CANVAS_ARROWS,
                msg::KEYS_CANVAS_ESCAPE,
                msg::KEYS_CANVAS_SPACE,
            ],
        ),
        (
            msg::UI_POINTER,
            &[
                msg::UI_POINTER_PAN,
                msg::UI_POINTER_ZOOM,
                msg::UI_POINTER_NEST,
                msg::UI_POINTER_CONNECT,
            ],
        ),
    ] {
        ui.add_space(8.0);
        controls::heading(ui, language.text(heading));
        for hint in hints {
            let text = controls::caption(ui, language.text(*hint));
            ui.add(egui::Label::new(text).wrap());
        }
    }
}
