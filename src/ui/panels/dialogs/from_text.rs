//! Drawing by writing: lines at the left, and at the right what they would draw.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, TextEdit, Ui, Vec2};

use super::{Answer, cancel, controls, foot, title};
use crate::catalogue;
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::ViewId;
use crate::ui::{icon, theme};
use crate::workspace::lines::{Meaning, Origin, Row, parse, understand};
use crate::workspace::{Action, Workspace};

/// Rows of the preview that show before the number of others.
const MOST_ROWS: usize = 200;

/// The text, and what it means.
#[derive(Default)]
pub(super) struct FromTextState {
    text: String,
    /// What the meaning is of: text, revision of the map, view.
    read: Option<(String, u64, ViewId)>,
    meaning: Meaning,
}

impl FromTextState {
    fn refresh(&mut self, workspace: &Workspace) {
        let Some(document) = &workspace.document else {
            return;
        };
        let Some(view) = document.view.clone() else {
            return;
        };
        let now = (self.text.clone(), document.map().revision(), view);
        if self.read.as_ref() != Some(&now) {
            let parsed = parse(&self.text);
            self.meaning = understand(parsed, document.map(), document.snapshot(), &now.2);
            self.read = Some(now);
        }
    }
}

/// Draws both halves.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut FromTextState,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let draws = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let accent = theme::palette(ui).accent;
    title(ui, "file-text", accent, &language.text(msg::ENTRY_TITLE));
    let about = controls::caption(ui, language.text(msg::ENTRY_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let height = (ui.ctx().content_rect().height() - 330.0).clamp(180.0, 420.0);
    ui.columns_const(|[left, right]| {
        field(left, state, language, height, is_new);
        state.refresh(workspace);
        preview(right, &state.meaning, language, height);
    });
    let sketch = &state.meaning.sketch;
    let words = msg::ENTRY_DRAW
        .with("elements", sketch.elements.len())
        .with("links", sketch.links.len());
    let can_draw = !sketch.is_empty();
    let words = language.say(&words);
    let answer = foot(ui, &words, None, Some(&cancel(language)), can_draw);
    if draws && can_draw {
        Answer::Yes
    } else {
        answer
    }
}

fn field(ui: &mut Ui, state: &mut FromTextState, language: Language, height: f32, is_new: bool) {
    let name = language.text(msg::ENTRY_LINES);
    controls::heading(ui, &name);
    let hint = language.text(msg::ENTRY_EXAMPLE);
    ScrollArea::vertical()
        .id_salt("lines")
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            let field = TextEdit::multiline(&mut state.text)
                .code_editor()
                .hint_text(hint)
                .desired_width(f32::INFINITY)
                .min_size(Vec2::new(0.0, height - 4.0));
            let response = ui.add(field).accessible_name(&name);
            if is_new {
                response.request_focus();
            }
        });
}

fn preview(ui: &mut Ui, meaning: &Meaning, language: Language, height: f32) {
    controls::heading(ui, language.text(msg::ENTRY_PREVIEW));
    ScrollArea::vertical()
        .id_salt("preview")
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for flaw in meaning.flaws.iter().take(MOST_ROWS) {
                let palette = theme::palette(ui);
                let words = language.say(
                    &msg::ENTRY_FLAW
                        .with("line", flaw.place.line)
                        .with("column", flaw.place.column)
                        .with("what", flaw.message.clone()),
                );
                ui.horizontal_top(|ui| {
                    icon::show(ui, "circle-alert", 15.0, palette.down.0);
                    ui.add(Label::new(RichText::new(words).color(palette.down.0)).wrap());
                });
            }
            for row in meaning.rows.iter().take(MOST_ROWS) {
                show_row(ui, row, language);
            }
            if meaning.rows.len() > MOST_ROWS {
                let more = msg::UI_AND_OTHERS.with("count", meaning.rows.len() - MOST_ROWS);
                ui.label(controls::caption(ui, language.say(&more)));
            }
            if meaning.rows.is_empty() && meaning.flaws.is_empty() {
                let nothing = controls::caption(ui, language.text(msg::ENTRY_NOTHING));
                ui.add(Label::new(nothing).wrap());
            }
        });
}

fn show_row(ui: &mut Ui, row: &Row, language: Language) {
    let palette = theme::palette(ui);
    let (glyph, color, text, is_known) = match row {
        Row::Element {
            name, kind, origin, ..
        } => {
            let kind = catalogue::element_kind(kind.as_str());
            let family = kind.map_or(catalogue::Family::Structure, |kind| kind.family);
            let icon = kind.map_or("box", |kind| kind.icon);
            let is_known = *origin == Origin::Known;
            (icon, palette.family(family).0, name.to_string(), is_known)
        }
        Row::Link {
            from,
            to,
            kind,
            is_known,
            ..
        } => {
            let kind = catalogue::link_kind(kind.as_str());
            let icon = kind.map_or("move-right", |kind| kind.icon);
            (icon, palette.muted, format!("{from} → {to}"), *is_known)
        }
    };
    ui.horizontal_top(|ui| {
        icon::show(ui, glyph, 16.0, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let text = if is_known {
                RichText::new(text).color(palette.muted)
            } else {
                controls::strong(text, theme::BODY)
            };
            ui.add(Label::new(text).truncate());
            let aside = controls::caption(ui, row.about(language));
            ui.add(Label::new(aside).wrap());
        });
    });
}

/// Draws what the text means, as one step.
pub(super) fn draw(state: &mut FromTextState, actions: &mut Vec<Action>) {
    let Some((_, _, view)) = state.read.take() else {
        return;
    };
    let sketch = Box::new(std::mem::take(&mut state.meaning).sketch);
    state.text.clear();
    actions.push(Action::Edit(Command::Draw(view, sketch)));
}
