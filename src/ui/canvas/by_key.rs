//! What Enter does with a tool in hand, so that everything the pointer places or joins can be placed
//! and joined by key: beside what is selected, or at a free place in sight.

use super::CanvasState;
use super::insertion;
use super::link_menu::LinkMenu;
use super::neighbour::{Side, free_place, holders_of, is_free};
use super::popup::Popup;
use super::sight::Sight;
use super::tool::{self, Tool};
use crate::command::Command;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::{ElementId, NoteKind, SubjectId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Imagining};

/// The usual size of a note, map units.
const NOTE_SIZE: (f64, f64) = (176.0, 104.0);

/// Uses the tool in hand; `false` where it has no use without a pointer.
pub(super) fn use_tool(
    sight: &Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) -> bool {
    if state.tool == Tool::Lose {
        // The tool stays in hand: one loss is seldom the last.
        for element in sight.document.selected_elements() {
            actions.push(Action::Imagine(Imagining::Toggle(element)));
        }
        return true;
    }
    if sight.document.is_read_only() {
        return false;
    }
    match state.tool.clone() {
        Tool::Connect => connect(sight, state),
        Tool::Note => {
            let target = sight.only_selected().filter(|subject| {
                let role = sight.item(subject).map(|item| item.role);
                matches!(
                    role,
                    Some(ItemRole::Card | ItemRole::Container | ItemRole::Link)
                )
            });
            let words = insertion::words_of_map(sight.document);
            actions.push(Action::Edit(Command::AddNote {
                kind: NoteKind::Note,
                text: words.text(msg::CANVAS_NEW_NOTE).into(),
                target: target.cloned(),
                place: Some((sight.view.clone(), place(sight, NOTE_SIZE))),
            }));
            state.rename_when_selected = true;
        }
        what @ (Tool::Text | Tool::Zone) => {
            let size = if what == Tool::Zone {
                tool::FRAME_SIZE
            } else {
                insertion::TEXT_SIZE
            };
            let rect = place(sight, size);
            let end = Point::new(rect.x1, rect.y1);
            insertion::insert(sight, state, what, rect.origin(), end, actions);
        }
        Tool::Insert(kind) => {
            let rect = place(sight, tool::CARD_SIZE);
            let (view, document) = (sight.view, sight.document);
            actions.push(insertion::insert_action(
                document,
                view,
                sight.drawing,
                &kind,
                None,
                rect,
                rect.center(),
            ));
            state.rename_when_selected = true;
        }
        Tool::Select | Tool::Hand | Tool::Space | Tool::Lose => return false,
    }
    state.tool = Tool::Select;
    true
}

/// Between two selected elements, how they are joined; from one, which element comes with the link.
fn connect(sight: &Sight<'_>, state: &mut CanvasState) {
    let elements = sight.document.selected_elements();
    let at = |id: &ElementId| {
        sight.rect_of(id).map_or(sight.canvas.center(), |rect| {
            sight.screen_rect(rect).center()
        })
    };
    match elements.as_slice() {
        [from, to] => {
            let offers = crate::command::offers(sight.document.map(), from, to);
            state.popup = Some(Popup::Links(LinkMenu::new(offers, at(to))));
        }
        [from] => {
            let rect = place(sight, tool::CARD_SIZE);
            let place = sight.screen_rect(rect).center();
            state.popup = Some(Popup::insert(place, rect.center(), Some(from.clone())));
        }
        _ => {}
    }
}

/// A free place for a box of this size: to the right of what is selected, or in the middle.
fn place(sight: &Sight<'_>, size: (f64, f64)) -> Rect {
    let selected = sight.only_selected();
    let beside = selected.and_then(|subject| sight.item(subject));
    let holders = selected
        .map(|subject| holders(sight, subject))
        .unwrap_or_default();
    match beside {
        Some(item) => {
            let corner = Point::new(
                item.bounds.x1 - size.0,
                item.bounds.center().y - size.1 / 2.0,
            );
            free_place(
                sight.drawing,
                Rect::from_origin_size(corner, size),
                Side::Right,
                &holders,
            )
        }
        None => {
            let rect = Rect::from_center_size(sight.visible().center(), size);
            if is_free(sight.drawing, rect, &holders) {
                rect
            } else {
                free_place(sight.drawing, rect, Side::Below, &holders)
            }
        }
    }
}

fn holders(sight: &Sight<'_>, subject: &SubjectId) -> std::collections::BTreeSet<SubjectId> {
    let id = ElementId::from(subject.text().clone());
    holders_of(sight.document, &id).into_iter().collect()
}
