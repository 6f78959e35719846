//! Renaming in place, and editing the words of a note.

use egui::{Id, Key, Order};

use super::camera::Camera;
use super::drawing::Drawing;
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::{ElementId, RecordKey, Snapshot, SubjectId, TableName};
use crate::scene::{ItemRole, Subject};
use crate::ui::mention;
use crate::workspace::{Action, Document};

/// Renaming in place.
pub(super) struct Rename {
    record: RecordKey,
    field: &'static str,
    text: String,
    rect: crate::geometry::Rect,
    multiline: bool,
    focused: bool,
}

impl Rename {
    /// Renaming of the one selected item.
    pub(super) fn of_selection(document: &Document, drawing: &Drawing) -> Option<Self> {
        let mut selected = document.selection.iter();
        let (Some(subject), None) = (selected.next(), selected.next()) else {
            return None;
        };
        Self::of(document, drawing, subject)
    }

    /// Renaming of an element or link, or editing the words of a note.
    pub(super) fn of(document: &Document, drawing: &Drawing, subject: &SubjectId) -> Option<Self> {
        if document.is_read_only() {
            return None;
        }
        let item = drawing.item_of(subject)?;
        let snapshot = document.snapshot();
        let (table, field, text) = match item.subject.as_ref()? {
            Subject::Element(id) => (
                TableName::Elements,
                "name",
                snapshot
                    .element_by_id(&ElementId::from(id.clone()))?
                    .name
                    .to_string(),
            ),
            // Of links that are drawn as one, the one that is meant.
            Subject::Link(_) | Subject::Bundle(_) => {
                let ix = snapshot.find_link(&crate::model::LinkId::from(subject.text().clone()))?;
                (TableName::Links, "name", snapshot.link(ix).name.to_string())
            }
            // Plateaus and figures stand on pages only.
            Subject::Plateau(_) | Subject::Counted(_) => return None,
            Subject::Note(id) => {
                let note = snapshot.notes().iter().find(|note| note.id.text() == id)?;
                (TableName::Notes, "text", note.text.to_string())
            }
        };
        let rect = match item.role {
            ItemRole::Link => {
                crate::geometry::Rect::from_center_size(item.bounds.center(), (160.0, 28.0))
            }
            ItemRole::Container => crate::geometry::Rect::new(
                item.bounds.x0 + 34.0,
                item.bounds.y0 + 4.0,
                item.bounds.x1 - 8.0,
                item.bounds.y0 + 32.0,
            ),
            _ => item.bounds,
        };
        let record = RecordKey::new(table, subject.as_str());
        Some(Self {
            record,
            field,
            text,
            rect,
            multiline: table == TableName::Notes,
            focused: false,
        })
    }
}

/// Gives whether to keep it open.
pub(super) fn show(
    ui: &egui::Ui,
    rename: &mut Rename,
    camera: &Camera,
    canvas: egui::Rect,
    language: Language,
    snapshot: &Snapshot,
    actions: &mut Vec<Action>,
) -> bool {
    let rect = camera.screen_rect_from_map(rename.rect, canvas);
    let width = rect.width().clamp(140.0, 420.0);
    let multiline = rename.multiline;
    let mut keep = true;
    egui::Area::new(Id::unique("canvas rename"))
        .order(Order::Foreground)
        .fixed_pos(rect.min)
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style())
                .inner_margin(4.0)
                .show(ui, |ui| {
                    let edit = if rename.multiline {
                        egui::TextEdit::multiline(&mut rename.text)
                            .desired_rows(4)
                            .return_key(egui::KeyboardShortcut::new(
                                egui::Modifiers::SHIFT,
                                Key::Enter,
                            ))
                    } else {
                        egui::TextEdit::singleline(&mut rename.text)
                    };
                    let field = Id::unique("canvas rename field");
                    if rename.multiline {
                        mention::take_keys(ui, field);
                    }
                    let response = ui.add(
                        edit.id(field)
                            .desired_width(width)
                            .hint_text(language.text(msg::CANVAS_NAME)),
                    );
                    if multiline {
                        mention::offer(ui, &response, &mut rename.text, snapshot);
                    }
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(
                            egui::Role::TextInput,
                            true,
                            language.text(msg::CANVAS_NAME),
                        )
                    });
                    if !rename.focused {
                        response.request_focus();
                        rename.focused = true;
                        select_all(ui.ctx(), &response, &rename.text);
                    }
                    // Words of a note are not lost by a key: undo has the old ones.
                    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
                    let cancelled = escaped && !rename.multiline;
                    let done = ui.input(|input| pressed_enter(&input.events))
                        || (escaped && rename.multiline);
                    if cancelled {
                        keep = false;
                    } else if done || (response.lost_focus() && rename.focused) {
                        keep = false;
                        let value = (!rename.text.trim().is_empty())
                            .then(|| crate::model::Value::text(rename.text.trim()));
                        let command = if rename.field == "name" {
                            Command::Rename {
                                record: rename.record.clone(),
                                name: rename.text.trim().into(),
                            }
                        } else {
                            Command::SetField {
                                record: rename.record.clone(),
                                name: rename.field.into(),
                                value,
                            }
                        };
                        actions.push(Action::Edit(command));
                    }
                });
        });
    keep
}

/// Enter ends, Shift+Enter begins a new line.
fn pressed_enter(events: &[egui::Event]) -> bool {
    let is_enter = |event: &egui::Event| {
        matches!(
            event,
            egui::Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift
        )
    };
    events.iter().any(is_enter)
}

fn select_all(ctx: &egui::Context, response: &egui::Response, text: &str) {
    if let Some(mut state) = egui::TextEdit::load_state(ctx, response.id) {
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::new(0),
            egui::text::CCursor::new(text.chars().count()),
        );
        state.cursor.set_char_range(Some(all));
        state.store(ctx, response.id);
    }
}
