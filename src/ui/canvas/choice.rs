//! A field that narrows a list of choices, with the row that arrows and Enter mean: what the
//! questions at the pointer have in common.

use egui::Key;

/// See the module's header.
#[derive(Default)]
pub(super) struct Choice {
    /// What was typed.
    pub(super) text: String,
    /// The row that Enter takes.
    pub(super) row: usize,
    /// Whether the field has had the keyboard yet.
    is_focused: bool,
}

/// What the keys of a frame did.
pub(super) struct Pressed {
    /// Enter: the row is taken.
    pub(super) takes: bool,
    /// Escape: the question is left.
    pub(super) leaves: bool,
}

impl Choice {
    /// Draws the field; it gets the keyboard when it comes up.
    pub(super) fn field(&mut self, ui: &mut egui::Ui, hint: &str) {
        let field = egui::TextEdit::singleline(&mut self.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint));
        if !self.is_focused {
            response.request_focus();
            self.is_focused = true;
        }
    }

    /// Goes up and down a list of so many rows.
    pub(super) fn keys(&mut self, ui: &egui::Ui, rows: usize) -> Pressed {
        let last = rows.saturating_sub(1);
        ui.input(|input| {
            if input.key_pressed(Key::ArrowDown) {
                self.row += 1;
            }
            if input.key_pressed(Key::ArrowUp) {
                self.row = self.row.saturating_sub(1);
            }
            self.row = self.row.min(last);
            Pressed {
                takes: input.key_pressed(Key::Enter),
                leaves: input.key_pressed(Key::Escape),
            }
        })
    }
}
