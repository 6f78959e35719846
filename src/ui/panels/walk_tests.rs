//! Random walks: whatever a hand does on keys and pointer, the map keeps its promises, every step
//! can be undone, and nothing panics.
//!
//! The real window is driven without a display: keys of every command, plain keys and letters,
//! presses, drags and double clicks with any modifiers, all over the window, in both themes and
//! languages, at all plateaus. `WALK_ACTIONS` sets how many; the figure here suits every day.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;

use super::commands::entries;
use super::tests::{Window, window_for_any_text, workspace};
use crate::locale::{Language, MessageId, msg};
use crate::model::{SubjectId, SystemMap, promises};
use crate::scene::LayoutWatch;
use crate::storage;
use crate::workspace::{
    Action, Clip, Copied, Effect, Opened, Origin, Selecting, ThemeChoice, arrange, samples,
};

/// Commands that end the walk instead of taking a step: they leave the map.
const LEAVING: &[MessageId] = &[msg::UI_NEW, msg::UI_OPEN, msg::UI_CLOSE_MAP, msg::UI_QUIT];

struct Walk {
    harness: Harness<'static, Window>,
    seed: u64,
    /// What the last copy left on the clipboard.
    clipboard: String,
    /// The map as it was opened, for undoing all the way.
    start: SystemMap,
    /// The last action, for the message of a failure.
    did: String,
    /// How many actions changed the map.
    changes: usize,
}

impl Walk {
    fn begin(seed: u64) -> Self {
        let mut walk = Self {
            harness: window_for_any_text(workspace(Language::French)),
            seed,
            clipboard: String::new(),
            start: SystemMap::default(),
            did: String::new(),
            changes: 0,
        };
        // Hands type what no bundled font has; a person sees a box for it.
        let policy = egui::MissingGlyphPolicy::Tofu;
        walk.harness.ctx.set_missing_glyph_policy(policy);
        walk.open();
        walk
    }

    /// A sample with three plateaus.
    fn open(&mut self) {
        let map = samples::find("cloud-migration").unwrap().read();
        let opened = Opened {
            map,
            origin: Origin::ReadFrom {
                name: "walk.ron".into(),
                read_only: false,
            },
            problems: Vec::new(),
            recovery: Vec::new(),
        };
        self.dispatch(Action::Opened(Box::new(opened)));
        self.frames(3);
        self.start = self.map().clone();
    }

    /// The next number of a xorshift generator (Marsaglia 2003), below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        (self.seed >> 11) as usize % limit.max(1)
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn dispatch(&mut self, action: Action) {
        let state = self.harness.state_mut();
        let mut effects = std::mem::take(&mut state.effects);
        state.workspace.dispatch(action, &mut effects);
        self.harness.state_mut().effects = effects;
    }

    fn map(&self) -> &SystemMap {
        let document = self.harness.state().workspace.document.as_ref();
        document.expect("a map is open").map()
    }

    fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.harness.step();
            self.grant();
        }
    }

    fn does(&mut self, modifiers: Modifiers, event: Event) {
        let events = &mut self.harness.input_mut().events;
        events.extend([Event::ModifiersChanged(modifiers), event]);
        self.frames(1);
    }

    /// Answers what the window asks of the outside, as the process would.
    fn grant(&mut self) {
        for effect in std::mem::take(&mut self.harness.state_mut().effects) {
            let answer = match effect {
                Effect::Copy(copied) => {
                    let Copied { own, .. } = *copied;
                    self.clipboard = own;
                    continue;
                }
                Effect::CopyText(text) => {
                    self.clipboard = text;
                    continue;
                }
                Effect::ReadClipboard(pasting) => {
                    Action::Clip(Clip::Paste(pasting, Some(self.clipboard.clone())))
                }
                Effect::Arrange {
                    map,
                    view,
                    what,
                    run,
                } => {
                    let cancelled = AtomicBool::new(false);
                    let watch = LayoutWatch {
                        cancelled: &cancelled,
                        progress: &|_| (),
                    };
                    let command = arrange(&map, &view, &what, Language::French, &watch);
                    Action::Arranged {
                        run: Arc::clone(&run),
                        command,
                    }
                }
                _ => continue,
            };
            self.dispatch(answer);
        }
    }

    /// Somewhere in the window; mostly on a box of the canvas.
    fn place(&mut self) -> Pos2 {
        if self.one_in(3) {
            let x = self.below(1280) as f32;
            let y = self.below(680) as f32;
            return pos2(x, y + 40.0);
        }
        let rects: Vec<egui::Rect> = {
            let root = self.harness.root();
            use egui_kittest::kittest::NodeT as _;
            let nodes = root.children_recursive();
            nodes
                .filter(|node| {
                    node.accesskit_node().role() == egui::accesskit::Role::GraphicsObject
                })
                .map(|node| node.rect())
                .collect()
        };
        if rects.is_empty() {
            return pos2(640.0, 400.0);
        }
        let rect = rects[self.below(rects.len())];
        let (x, y) = (self.below(11) as f32 / 10.0, self.below(11) as f32 / 10.0);
        rect.lerp_inside(egui::vec2(x, y))
    }

    fn modifiers(&mut self) -> Modifiers {
        let choices = [
            Modifiers::NONE,
            Modifiers::NONE,
            Modifiers::NONE,
            Modifiers::SHIFT,
            Modifiers::ALT,
            Modifiers::COMMAND,
            Modifiers::ALT | Modifiers::SHIFT,
            Modifiers::COMMAND | Modifiers::SHIFT,
        ];
        choices[self.below(choices.len())]
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            let event = Event::Key {
                key,
                physical_key: Some(key),
                pressed,
                repeat: false,
                modifiers,
            };
            self.does(modifiers, event);
        }
    }

    fn command(&mut self) {
        let with_keys: Vec<_> = entries()
            .filter(|entry| !entry.keys.is_empty() && !LEAVING.contains(&entry.label))
            .collect();
        let entry = with_keys[self.below(with_keys.len())];
        let keys = entry.keys[self.below(entry.keys.len())];
        let mut modifiers = Modifiers::NONE;
        if keys.command {
            modifiers |= Modifiers::COMMAND;
        }
        if keys.shift {
            modifiers |= Modifiers::SHIFT;
        }
        if keys.alt {
            modifiers |= Modifiers::ALT;
        }
        self.did = format!("{:?} {modifiers:?} {:?}", entry.label, keys.key);
        self.press(modifiers, keys.key);
    }

    fn key(&mut self) {
        const KEYS: [Key; 14] = [
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Tab,
            Key::Enter,
            Key::Escape,
            Key::Space,
            Key::Delete,
            Key::Home,
            Key::V,
            Key::Z,
            Key::L,
            Key::T,
        ];
        let modifiers = self.modifiers();
        let key = KEYS[self.below(KEYS.len())];
        self.did = format!("key {modifiers:?} {key:?}");
        self.press(modifiers, key);
    }

    fn type_words(&mut self) {
        const WORDS: [&str; 8] = [
            "Portail",
            "a",
            "12",
            "é̀🏛️",
            "\u{202e}abc",
            "2027-13-45",
            "x > y : HTTPS 443",
            "zone DMZ { a, b }",
        ];
        let words = WORDS[self.below(WORDS.len())];
        self.did = format!("type {words:?}");
        self.does(Modifiers::NONE, Event::Text(words.to_owned()));
        if self.one_in(2) {
            self.press(Modifiers::NONE, Key::Enter);
        }
    }

    fn drag(&mut self) {
        let (from, to) = (self.place(), self.place());
        let modifiers = self.modifiers();
        let button = [
            PointerButton::Primary,
            PointerButton::Primary,
            PointerButton::Primary,
            PointerButton::Middle,
            PointerButton::Secondary,
        ][self.below(5)];
        let clicks = self.one_in(3);
        self.did = format!("drag {from:?} → {to:?} {modifiers:?} {button:?}, click: {clicks}");
        self.does(modifiers, Event::PointerMoved(from));
        let event = |pos, pressed| Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        };
        self.does(modifiers, event(from, true));
        let end = if clicks {
            from
        } else {
            self.does(modifiers, Event::PointerMoved(from.lerp(to, 0.4)));
            self.does(modifiers, Event::PointerMoved(to));
            to
        };
        self.does(modifiers, event(end, false));
        if clicks && self.one_in(3) {
            self.does(modifiers, event(end, true));
            self.does(modifiers, event(end, false));
        }
        self.frames(1);
    }

    fn elsewhere(&mut self) {
        let plateaus = self.map().timeline().order().to_vec();
        let action = match self.below(4) {
            0 => Action::WearTheme(ThemeChoice::Dark),
            1 => Action::WearTheme(ThemeChoice::Light),
            2 => Action::SpeakLanguage(Language::English),
            _ if plateaus.is_empty() => Action::SpeakLanguage(Language::French),
            _ => Action::ShowPlateau(plateaus[self.below(plateaus.len())].clone()),
        };
        self.did = format!("{action:?}");
        self.dispatch(action);
        self.frames(1);
    }

    /// Mostly leaves what holds the keyboard, such as a dialog, and mostly with something selected:
    /// else a walk spends its time in front of a question.
    fn step_out(&mut self) {
        let window = self.harness.state();
        let is_held = window.workspace.dialog.is_some() || self.harness.ctx.text_edit_focused();
        if (is_held && !self.one_in(3)) || self.one_in(12) {
            for _ in 0..2 {
                self.press(Modifiers::NONE, Key::Escape);
            }
        }
        if self.one_in(2) {
            let subjects: Vec<SubjectId> = {
                let document = self.harness.state().workspace.document.as_ref();
                let document = document.expect("a map is open");
                let view = document.view.clone();
                let placed = view
                    .iter()
                    .flat_map(|view| document.map().placements_of(view));
                placed.map(|placement| placement.subject.clone()).collect()
            };
            if !subjects.is_empty() {
                let count = 1 + self.below(3);
                let chosen = (0..count)
                    .map(|_| subjects[self.below(subjects.len())].clone())
                    .collect();
                self.dispatch(Action::Select(chosen, Selecting::Only));
            }
        }
    }

    fn act(&mut self) {
        self.step_out();
        let before = self.map().revision();
        match self.below(20) {
            0..=6 => self.command(),
            7..=9 => self.key(),
            10 => self.type_words(),
            11..=16 => self.drag(),
            17 => self.elsewhere(),
            18 => {
                let redoes = self.one_in(2);
                self.did = format!("undo, or redo: {redoes}");
                self.dispatch(if redoes { Action::Redo } else { Action::Undo });
                self.frames(1);
            }
            _ => {
                self.did = "escape twice".into();
                self.press(Modifiers::NONE, Key::Escape);
                self.press(Modifiers::NONE, Key::Escape);
            }
        }
        if self.harness.state().workspace.document.is_none() {
            self.open();
        }
        self.changes += usize::from(self.map().revision() != before);
        let broken = promises::broken(self.map().tables());
        assert!(broken.is_empty(), "after {}: {broken:?}", self.did);
        self.what_shows_is_what_the_map_says();
    }

    /// Snapshots are carried over edits; they must be those of the map.
    fn what_shows_is_what_the_map_says(&self) {
        let document = self.harness.state().workspace.document.as_ref().unwrap();
        let shown = document.snapshot();
        let fresh = self.map().snapshot(document.plateau.as_ref());
        assert_eq!(shown.plateau(), fresh.plateau(), "after {}", self.did);
        assert_eq!(shown.elements(), fresh.elements(), "after {}", self.did);
        assert_eq!(shown.links(), fresh.links(), "after {}", self.did);
        assert_eq!(shown.all_ends(), fresh.all_ends(), "after {}", self.did);
        assert_eq!(shown.notes(), fresh.notes(), "after {}", self.did);
        for ix in fresh.element_numbers() {
            assert_eq!(shown.parent(ix), fresh.parent(ix), "after {}", self.did);
            assert_eq!(shown.children(ix), fresh.children(ix), "after {}", self.did);
        }
    }

    fn saves_and_loads_alike(&self) {
        let bytes = storage::write(self.map());
        let read = storage::read_bytes(&bytes, "walk.ron").unwrap();
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        assert_eq!(read.map.tables(), self.map().tables());
        assert_eq!(storage::write(&read.map), bytes);
    }

    fn undoes_all_and_redoes_it(&mut self) {
        for _ in 0..2 {
            self.press(Modifiers::NONE, Key::Escape);
        }
        let end = self.map().clone();
        let mut count = 0;
        while self.can(Action::Undo) {
            count += 1;
        }
        assert_eq!(
            self.map().tables(),
            self.start.tables(),
            "{count} steps undone"
        );
        for _ in 0..count {
            self.dispatch(Action::Redo);
        }
        assert_eq!(self.map().tables(), end.tables(), "{count} steps redone");
    }

    /// Takes a step where there is one.
    fn can(&mut self, step: Action) -> bool {
        let history = &self
            .harness
            .state()
            .workspace
            .document
            .as_ref()
            .unwrap()
            .history;
        let is_there = history.next_undo().is_some();
        if is_there {
            self.dispatch(step);
        }
        is_there
    }
}

fn walk(seed: u64, usual: usize) {
    let asked = std::env::var("WALK_ACTIONS").ok();
    let actions = asked.and_then(|asked| asked.parse().ok()).unwrap_or(usual);
    let mut walk = Walk::begin(seed);
    for number in 1..=actions {
        walk.act();
        if number % 50 == 0 {
            walk.saves_and_loads_alike();
        }
        if number % 500 == 0 {
            walk.undoes_all_and_redoes_it();
        }
    }
    walk.saves_and_loads_alike();
    walk.undoes_all_and_redoes_it();
    // A walk that changes nothing would prove nothing; most actions look, choose or are refused.
    let changes = walk.changes;
    assert!(
        changes * 10 > actions,
        "{changes} changes in {actions} actions"
    );
    walk.saves_and_loads_alike();
}

#[test]
fn a_random_walk_keeps_every_promise() {
    walk(0x0dd5_eed5, 300);
}

#[test]
fn another_random_walk_keeps_every_promise() {
    walk(0x5eed_0002, 300);
}
