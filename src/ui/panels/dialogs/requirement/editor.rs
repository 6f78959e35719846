//! The editor of a condition: what could stand at the cursor in a list under it, what is wrong
//! underlined and said below, with line and column.

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::{
    Area, Color32, Frame, Id, Key, Label, Margin, Modifiers, Order, Pos2, Stroke, TextEdit,
    TextFormat, Ui, Vec2,
};

use super::super::controls;
use super::LABELS;
use crate::assurance::condition::{
    Completion, CompletionKind, Condition, ConditionError, EXAMPLES, complete,
};
use crate::locale::{Language, msg};
use crate::ui::{icon, theme};
use crate::workspace::Document;

/// The most completions that show at once.
const MOST: usize = 8;

/// The text, with what is known of it.
pub(super) struct Editor {
    text: String,
    /// The text that was read last, at which state of the map, and what came of it.
    read: Option<(String, u64, Result<Condition, ConditionError>)>,
    offered: Vec<Completion>,
    chosen: usize,
    /// The list waits for the text to change once it was closed.
    is_open: bool,
    /// The arrows were used in the list.
    has_moved: bool,
}

impl Editor {
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            read: None,
            offered: Vec::new(),
            chosen: 0,
            is_open: false,
            has_moved: false,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text is a condition.
    pub(super) fn is_sound(&self) -> bool {
        matches!(self.read, Some((_, _, Ok(_))))
    }

    fn refresh(&mut self, document: &Document) {
        let revision = document.map().revision();
        let is_read = |(text, of, _): &(String, u64, _)| *text == self.text && *of == revision;
        if !self.read.as_ref().is_some_and(is_read) {
            let read = Condition::read(&self.text, Some(document.snapshot()));
            self.read = Some((self.text.clone(), revision, read));
        }
    }

    /// Draws field, list and problem.
    pub(super) fn show(&mut self, ui: &mut Ui, document: &Document, language: Language) {
        self.refresh(document);
        let label = language.text(msg::REQUIREMENTS_CONDITION);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            ui.vertical(|ui| {
                self.field(ui, &label, language);
                self.refresh(document);
                self.below(ui, language);
            });
        });
    }

    fn field(&mut self, ui: &mut Ui, label: &str, language: Language) {
        let id = Id::unique("condition editor");
        let takes = self.take_keys(ui, id);
        let palette = theme::palette(ui);
        let wrong = match &self.read {
            Some((text, _, Err(error))) if *text == self.text && !text.trim().is_empty() => {
                Some(error.at.clone())
            }
            _ => None,
        };
        let (ink, alarm) = (palette.text, palette.down.0);
        let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let job = underlined(ui, text.as_str(), wrong.clone(), width, ink, alarm);
            ui.painter().layout_job(job)
        };
        let output = TextEdit::multiline(&mut self.text)
            .id(id)
            .code_editor()
            .lock_focus(false)
            .desired_rows(4)
            .desired_width(f32::INFINITY)
            .hint_text(EXAMPLES[0].condition.in_language(language))
            .layouter(&mut layouter)
            .show(ui);
        let response = output.response.response.clone().accessible_name(label);
        if response.changed() {
            self.is_open = true;
            self.has_moved = false;
            self.chosen = 0;
        }
        let cursor = output.cursor_range.map(|range| range.primary);
        let Some(cursor) = cursor.filter(|_| response.has_focus()) else {
            self.offered.clear();
            return;
        };
        let byte = byte_of(&self.text, cursor.index.into());
        self.offered = if self.is_open {
            complete(&self.text, byte, language)
        } else {
            Vec::new()
        };
        self.offered.truncate(MOST);
        self.chosen = self.chosen.min(self.offered.len().saturating_sub(1));
        if let Some(taken) = takes.and_then(|at| self.offered.get(at).cloned()) {
            self.take(ui, id, &taken);
            return;
        }
        let place = output.galley.pos_from_cursor(cursor);
        let below = output.galley_pos + place.left_bottom().to_vec2() + Vec2::new(-6.0, 4.0);
        if let Some(taken) = self.list(ui, below) {
            self.take(ui, id, &taken);
        }
    }

    /// The keys of the list, before the field sees them; gives the completion that is taken.
    fn take_keys(&mut self, ui: &Ui, id: Id) -> Option<usize> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Space)) {
            self.is_open = true;
        }
        if self.offered.is_empty() || !self.is_open {
            return None;
        }
        if pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1) % self.offered.len();
            self.has_moved = true;
        }
        if pressed(Key::ArrowUp) {
            self.chosen = (self.chosen + self.offered.len() - 1) % self.offered.len();
            self.has_moved = true;
        }
        if pressed(Key::Escape) {
            self.is_open = false;
            self.offered.clear();
            return None;
        }
        // Enter takes what was begun or chosen; else it is a new line.
        let chosen = self.offered.get(self.chosen)?;
        let begun = self.text.get(chosen.replaces.clone()).unwrap_or_default();
        let is_meant = self.has_moved || (!begun.is_empty() && begun != chosen.text);
        let takes = pressed(Key::Tab) || (is_meant && pressed(Key::Enter));
        takes.then_some(self.chosen)
    }

    /// The list of completions; gives the one that was clicked.
    fn list(&mut self, ui: &Ui, at: Pos2) -> Option<Completion> {
        if self.offered.is_empty() {
            return None;
        }
        let palette = theme::palette(ui);
        let mut taken = None;
        Area::new(Id::unique("condition completions"))
            .order(Order::Tooltip)
            .fixed_pos(at)
            .constrain(true)
            .show(ui.ctx(), |ui| {
                Frame::new()
                    .fill(palette.paper)
                    .stroke(Stroke::new(1.0, palette.line))
                    .corner_radius(6)
                    .inner_margin(Margin::same(4))
                    .show(ui, |ui| {
                        ui.set_width(430.0);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        for (at, one) in self.offered.iter().enumerate() {
                            let row = controls::Row {
                                icon: Some((sign(one.kind), palette.muted)),
                                text: &one.text,
                                aside: &one.about,
                                indent: 0.0,
                                selected: at == self.chosen,
                            };
                            if controls::row(ui, &row, egui::Sense::click()).clicked() {
                                taken = Some(one.clone());
                            }
                        }
                    });
            });
        taken
    }

    /// Puts a completion in, and the cursor behind it.
    fn take(&mut self, ui: &Ui, id: Id, taken: &Completion) {
        let (start, end) = (taken.replaces.start, taken.replaces.end);
        if self.text.get(start..end).is_none() {
            return;
        }
        let rest = self.text[end..].starts_with(char::is_whitespace);
        let goes_on = matches!(taken.kind, CompletionKind::Neighbour) || taken.text == "(";
        let space = if rest || goes_on { "" } else { " " };
        let put = format!("{}{space}", taken.text);
        self.text.replace_range(start..end, &put);
        let index = self.text[..start + put.len()].chars().count();
        let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let range = CCursorRange::one(CCursor::new(index));
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
        self.offered.clear();
        self.chosen = 0;
        self.has_moved = false;
        self.is_open = true;
    }

    /// What is wrong, or how the condition reads; and examples to begin with.
    fn below(&mut self, ui: &mut Ui, language: Language) {
        let palette = theme::palette(ui);
        if self.text.trim().is_empty() {
            ui.menu_button(language.text(msg::REQUIREMENTS_EXAMPLES), |ui| {
                for example in &EXAMPLES {
                    let asks = example.asks.in_language(language);
                    if ui.button(asks).clicked() {
                        self.text = example.condition.in_language(language).to_owned();
                        ui.close();
                    }
                }
            });
            return;
        }
        let Some((_, _, read)) = &self.read else {
            return;
        };
        match read {
            Err(error) => {
                let words = language.say(&error.sentence());
                ui.horizontal_top(|ui| {
                    icon::show(ui, "circle-alert", 15.0, palette.down.0);
                    let words = egui::RichText::new(controls::shown(&words)).color(palette.down.0);
                    ui.add(Label::new(words).wrap());
                });
                if let Some(meant) = error.suggestion.clone() {
                    let put = language.say(&msg::REQUIREMENTS_PUT.with("word", meant.as_str()));
                    let at = error.at.clone();
                    if controls::link(ui, &put).clicked() && self.text.get(at.clone()).is_some() {
                        let meant = crate::assurance::condition::quoted(&meant);
                        self.text.replace_range(at, &meant);
                    }
                }
            }
            Ok(condition) => {
                let words = condition.text(language);
                if words != self.text.trim() {
                    let reads = msg::REQUIREMENTS_READS.with("condition", words);
                    let reads = controls::caption(ui, language.say(&reads));
                    ui.add(Label::new(reads).wrap());
                }
            }
        }
    }
}

fn sign(kind: CompletionKind) -> &'static str {
    match kind {
        CompletionKind::Attribute => "tag",
        CompletionKind::Neighbour => "waypoints",
        CompletionKind::Kind => "box",
        CompletionKind::Value => "equal",
        CompletionKind::Unit => "gauge",
        CompletionKind::Word => "type",
    }
}

/// The byte of the so many-th letter.
fn byte_of(text: &str, letters: usize) -> usize {
    let found = text.char_indices().nth(letters);
    found.map_or(text.len(), |(byte, _)| byte)
}

/// The text with what is wrong underlined.
fn underlined(
    ui: &Ui,
    text: &str,
    wrong: Option<std::ops::Range<usize>>,
    width: f32,
    ink: Color32,
    alarm: Color32,
) -> LayoutJob {
    let font = egui::TextStyle::Monospace.resolve(ui.style());
    let plain = TextFormat::simple(font, ink);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let wrong = wrong.filter(|wrong| text.get(wrong.clone()).is_some());
    let Some(wrong) = wrong else {
        job.append(text, 0.0, plain);
        return job;
    };
    let mut marked = plain.clone();
    marked.underline = Stroke::new(1.5, alarm);
    job.append(&text[..wrong.start], 0.0, plain.clone());
    job.append(&text[wrong.clone()], 0.0, marked);
    job.append(&text[wrong.end..], 0.0, plain);
    job
}
