//! The tool bar: tools, steps, plateau line, perspective, search and export.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::commands::{Doing, find};
use super::{controls, perspectives, plateaus, search};
use crate::locale::{MessageId, msg};
use crate::ui::{UiState, icon};
use crate::workspace::{Action, Dialog, Workspace};

/// The tools and buttons at the left, and the icon of each; `None` leaves a gap.
const BUTTONS: &[Option<(MessageId, &str)>] = &[
    Some((msg::UI_TOOL_SELECT, "mouse-pointer-2")),
    Some((msg::UI_TOOL_HAND, "hand")),
    Some((msg::UI_TOOL_CONNECT, "spline")),
    Some((msg::UI_TOOL_NOTE, "sticky-note")),
    None,
    Some((msg::UI_UNDO, "undo-2")),
    Some((msg::UI_REDO, "redo-2")),
    None,
    Some((msg::UI_LAY_OUT, "layout-dashboard")),
    Some((msg::UI_FIT_ALL, "maximize")),
];

/// Tools that stand in the bar as well where it is wide.
const MORE_TOOLS: &[(MessageId, &str)] = &[
    (msg::GESTURE_TOOL_ZONE, "square-dashed"),
    (msg::GESTURE_TOOL_TEXT, "type"),
    (msg::GESTURE_TOOL_SPACE, "move-right"),
];
/// How wide the bar must be for them, in points.
const ROOM_FOR_MORE: f32 = 1560.0;

/// Draws the bar.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let bar = ui.max_rect();
    let language = workspace.language();
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(bar)
            .layout(Layout::left_to_right(Align::Center)),
    );
    left.spacing_mut().item_spacing.x = 3.0;
    let mut has_more = bar.width() >= ROOM_FOR_MORE;
    for button in BUTTONS {
        match button {
            None => {
                // The other tools stand behind the first ones.
                if std::mem::take(&mut has_more) {
                    for (label, glyph) in MORE_TOOLS {
                        tool(&mut left, *label, glyph, workspace, state, actions);
                    }
                }
                left.add_space(14.0);
            }
            Some((label, glyph)) => tool(&mut left, *label, glyph, workspace, state, actions),
        }
    }
    let left_end = left.min_rect().right();
    let wide = bar.width() > 1400.0;
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(bar)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let label = if wide {
        msg::UI_EXPORT_PNG
    } else {
        msg::UI_EXPORT_SHORT
    };
    let export = controls::primary(&mut right, Some("image-down"), &language.text(label));
    if export.clicked() {
        actions.push(Action::OpenDialog(Dialog::Export));
    }
    right.add_space(4.0);
    let width = (bar.width() * 0.18).clamp(170.0, 300.0);
    search::show(&mut right, width, workspace, state, actions);
    right.add_space(4.0);
    perspectives::button(&mut right, workspace, state, actions);
    let right_start = right.min_rect().left();
    let middle = Rect::from_x_y_ranges(left_end + 18.0..=right_start - 18.0, bar.y_range());
    if middle.width() > 60.0 {
        let mut between = ui.new_child(
            UiBuilder::new()
                .max_rect(middle)
                .layout(Layout::left_to_right(Align::Center)),
        );
        plateaus::show(&mut between, workspace, state, actions);
    }
}

fn tool(
    ui: &mut Ui,
    label: MessageId,
    glyph: &'static str,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(entry) = find(label) else { return };
    let selected = entry
        .checked
        .is_some_and(|checked| checked(workspace, state));
    let keys = entry.keys_text(workspace);
    let title = entry.title(workspace);
    let enabled = (entry.enabled)(workspace);
    let response = ui
        .add_enabled_ui(enabled, |ui| {
            icon::sized_button(ui, glyph, &title, selected, 34.0)
        })
        .inner;
    let response = if keys.is_empty() {
        response
    } else {
        let hint = controls::caption(ui, keys);
        response.on_hover_ui(|ui| {
            ui.label(hint);
        })
    };
    if response.clicked() {
        (entry.run)(&mut Doing {
            workspace,
            state,
            actions,
        });
    }
}
