//! Lining boxes up, spreading them, and their sizes.

use egui::Key;

use super::keys::{Keys, alt, alt_shift, ctrl_shift};
use super::{Doing, Entry, Menu, entry, may_edit_boxes};
use crate::command::{Alignment, Axis, Command, Sameness};
use crate::geometry::Vec2;
use crate::locale::{MessageId, msg};
use crate::model::{SubjectId, ViewId};
use crate::workspace::Action;

/// How far an edge goes at one press, map units: the step of the grid.
const STEP: f64 = 24.0;

pub(super) static ENTRIES: &[Entry] = &[
    aligned(msg::UI_ALIGN_LEFT, &[ctrl_shift(Key::ArrowLeft)], |doing| {
        align(doing, Alignment::Left);
    }),
    aligned(msg::UI_ALIGN_CENTER, &[alt(Key::H)], |doing| {
        align(doing, Alignment::Center);
    }),
    aligned(
        msg::UI_ALIGN_RIGHT,
        &[ctrl_shift(Key::ArrowRight)],
        |doing| {
            align(doing, Alignment::Right);
        },
    ),
    aligned(msg::UI_ALIGN_TOP, &[ctrl_shift(Key::ArrowUp)], |doing| {
        align(doing, Alignment::Top);
    }),
    aligned(msg::UI_ALIGN_MIDDLE, &[alt(Key::V)], |doing| {
        align(doing, Alignment::Middle);
    }),
    aligned(
        msg::UI_ALIGN_BOTTOM,
        &[ctrl_shift(Key::ArrowDown)],
        |doing| {
            align(doing, Alignment::Bottom);
        },
    ),
    aligned(msg::UI_DISTRIBUTE_ACROSS, &[alt_shift(Key::H)], |doing| {
        distribute(doing, Axis::Horizontal);
    })
    .when(|workspace| may_edit_boxes(workspace, 3)),
    aligned(msg::UI_DISTRIBUTE_DOWN, &[alt_shift(Key::V)], |doing| {
        distribute(doing, Axis::Vertical);
    })
    .when(|workspace| may_edit_boxes(workspace, 3)),
    sized(msg::UI_SAME_WIDTH, &[], |doing| {
        same(doing, Sameness::Width);
    })
    .when(|workspace| may_edit_boxes(workspace, 2)),
    sized(msg::UI_SAME_HEIGHT, &[], |doing| {
        same(doing, Sameness::Height);
    })
    .when(|workspace| may_edit_boxes(workspace, 2)),
    sized(msg::UI_SAME_SIZE, &[], |doing| same(doing, Sameness::Size))
        .when(|workspace| may_edit_boxes(workspace, 2)),
    sized(msg::UI_WIDER, &[alt_shift(Key::ArrowRight)], |doing| {
        grow(doing, STEP, 0.0);
    }),
    sized(msg::UI_NARROWER, &[alt_shift(Key::ArrowLeft)], |doing| {
        grow(doing, -STEP, 0.0);
    }),
    sized(msg::UI_TALLER, &[alt_shift(Key::ArrowDown)], |doing| {
        grow(doing, 0.0, STEP);
    }),
    sized(msg::UI_SHORTER, &[alt_shift(Key::ArrowUp)], |doing| {
        grow(doing, 0.0, -STEP);
    }),
];

const fn aligned(label: MessageId, keys: &'static [Keys], run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Arrange, label, keys, run)
        .when(|workspace| may_edit_boxes(workspace, 2))
        .within(msg::UI_ALIGN)
        .on_selection()
}

const fn sized(label: MessageId, keys: &'static [Keys], run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Arrange, label, keys, run)
        .when(|workspace| may_edit_boxes(workspace, 1))
        .within(msg::UI_SIZE)
        .on_selection()
}

/// What is selected, and where.
pub(super) fn selected(doing: &Doing<'_>) -> Option<(ViewId, Vec<SubjectId>)> {
    let document = doing.workspace.document.as_ref()?;
    let subjects = document.selection.iter().cloned().collect();
    Some((document.view.clone()?, subjects))
}

fn align(doing: &mut Doing<'_>, how: Alignment) {
    if let Some((view, subjects)) = selected(doing) {
        doing.act(Action::Edit(Command::Align {
            view,
            subjects,
            how,
        }));
    }
}

fn distribute(doing: &mut Doing<'_>, axis: Axis) {
    if let Some((view, subjects)) = selected(doing) {
        doing.act(Action::Edit(Command::Distribute {
            view,
            subjects,
            axis,
        }));
    }
}

fn same(doing: &mut Doing<'_>, what: Sameness) {
    if let Some((view, subjects)) = selected(doing) {
        doing.act(Action::Edit(Command::MakeSame {
            view,
            subjects,
            what,
        }));
    }
}

fn grow(doing: &mut Doing<'_>, x: f64, y: f64) {
    if let Some((view, subjects)) = selected(doing) {
        let by = Vec2::new(x, y);
        doing.act(Action::Edit(Command::ResizeBy { view, subjects, by }));
    }
}
