//! New things on the canvas: by tool, by drop, and by pulling a link out of something.

use std::collections::BTreeSet;

use super::CanvasState;
use super::drawing::Drawing;
use super::kind_menu::KindMenu;
use super::link_menu::LinkMenu;
use super::popup::Popup;
use super::sight::Sight;
use super::tool::{self, Tool};
use super::tools::splitting;
use crate::command::Command;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::{ElementId, KindId, NoteKind, SubjectId, ViewId};
use crate::scene::ItemRole;
use crate::workspace::{Action, Clip, Document, Pasting};

/// The element that a link pulled out of `from` would end at.
pub(super) fn link_target(sight: &Sight<'_>, from: &ElementId) -> Option<ElementId> {
    let snapshot = sight.document.snapshot();
    sight
        .under_pointer()
        .into_iter()
        .map(|subject| ElementId::from(subject.text().clone()))
        .find(|id| {
            let is_card = sight.is_card(&SubjectId::from(id));
            snapshot.find(id).is_some() && (is_card || !holds(sight.document, id, from))
        })
        .filter(|id| id != from)
}

/// What letting go of a link does: it joins, asks how, or asks for a new element.
pub(super) fn connect(
    sight: &Sight<'_>,
    state: &mut CanvasState,
    from: &ElementId,
    actions: &mut Vec<Action>,
) {
    let Some(to) = link_target(sight, from) else {
        let over_itself = sight
            .rect_of(from)
            .is_some_and(|rect| rect.contains(sight.point()));
        if !over_itself {
            let question = Popup::insert(sight.pointer, sight.point(), Some(from.clone()));
            state.popup = Some(question);
        }
        return;
    };
    let offers = crate::command::offers(sight.document.map(), from, &to);
    let mut as_pulled = offers.iter().filter(|offer| offer.from == *from);
    match (as_pulled.next(), as_pulled.next()) {
        // Where one kind is legal the way that it was pulled, there is nothing to ask.
        (Some(only), None) => actions.push(Action::Edit(Command::Connect {
            kind: only.kind_id(),
            from: from.clone(),
            to,
        })),
        _ => state.popup = Some(Popup::Links(LinkMenu::new(offers, sight.pointer))),
    }
}

/// Whether `outer` contains `inner`: releasing over one's own container means the empty canvas.
fn holds(document: &Document, outer: &ElementId, inner: &ElementId) -> bool {
    let snapshot = document.snapshot();
    let nesting = tool::nesting(document);
    snapshot.find(inner).is_some_and(|ix| {
        nesting
            .around(ix)
            .any(|above| snapshot.element(above).id == *outer)
    })
}

/// Inserts what the tool holds.
pub(super) fn insert(
    sight: &Sight<'_>,
    state: &mut CanvasState,
    what: Tool,
    start: Point,
    end: Point,
    actions: &mut Vec<Action>,
) {
    let (document, view, drawing) = (sight.document, sight.view, sight.drawing);
    match what {
        Tool::Insert(kind) => {
            let rect = tool::box_for(&kind, start, end);
            // A click on the line of a link puts the element between its ends.
            let between = splitting::link_at(sight).filter(|_| start == end);
            actions.push(match between {
                Some(link) => {
                    let name = crate::catalogue::element_kind(kind.as_str())
                        .map_or(kind.as_str(), |kind| kind.name(words_of_map(document)));
                    let parent = tool::container_at(document, drawing, start, &BTreeSet::new());
                    splitting::inserted(sight, link, kind.clone(), (name.into(), parent), rect)
                }
                None => insert_action(document, view, drawing, &kind, None, rect, start),
            });
            state.rename_when_selected = true;
        }
        Tool::Note => {
            let drawn = Rect::from_points(start, end);
            let rect = if drawn.area() > 2000.0 {
                drawn
            } else {
                Rect::from_origin_size(start, (176.0, 104.0))
            };
            let target = drawing.at(start, 2.0).into_iter().next().filter(|subject| {
                drawing
                    .item_of(subject)
                    .is_some_and(|item| matches!(item.role, ItemRole::Card | ItemRole::Link))
            });
            let text = crate::locale::Language::from_code(&document.map().info().language)
                .unwrap_or_default()
                .text(msg::CANVAS_NEW_NOTE);
            actions.push(Action::Edit(Command::AddNote {
                kind: NoteKind::Note,
                text: text.into(),
                target,
                place: Some((view.clone(), rect)),
            }));
            state.rename_when_selected = true;
        }
        Tool::Zone => {
            let drawn = Rect::from_points(start, end);
            let rect = if drawn.width() >= 80.0 && drawn.height() >= 60.0 {
                drawn
            } else {
                Rect::from_origin_size(start, tool::FRAME_SIZE)
            };
            let menu = KindMenu::frame(sight, rect);
            state.popup = Some(Popup::Kinds(menu));
        }
        Tool::Text => {
            let drawn = Rect::from_points(start, end);
            let rect = if drawn.width() >= 60.0 {
                Rect::from_origin_size(drawn.origin(), (drawn.width(), drawn.height().max(24.0)))
            } else {
                Rect::from_origin_size(start, TEXT_SIZE)
            };
            actions.push(Action::Edit(Command::AddNote {
                kind: NoteKind::Text,
                text: words_of_map(document).text(msg::GESTURE_TEXT).into(),
                target: None,
                place: Some((view.clone(), rect)),
            }));
            state.rename_when_selected = true;
        }
        Tool::Select | Tool::Hand | Tool::Connect | Tool::Space | Tool::Lose => {}
    }
}

/// The usual size of a text, map units.
pub(super) const TEXT_SIZE: (f64, f64) = (220.0, 24.0);

/// The language of the words on the map.
pub(super) fn words_of_map(document: &Document) -> crate::locale::Language {
    crate::locale::Language::from_code(&document.map().info().language).unwrap_or_default()
}

/// The command that inserts an element of a kind, in the container under a point.
pub(super) fn insert_action(
    document: &Document,
    view: &ViewId,
    drawing: &Drawing,
    kind: &KindId,
    name: Option<&str>,
    rect: Rect,
    point: Point,
) -> Action {
    let language =
        crate::locale::Language::from_code(&document.map().info().language).unwrap_or_default();
    let name = name.map_or_else(
        || {
            crate::catalogue::element_kind(kind.as_str())
                .map_or(kind.as_str(), |kind| kind.name(language))
                .to_owned()
        },
        ToOwned::to_owned,
    );
    let parent = tool::container_at(document, drawing, point, &BTreeSet::new());
    Action::Edit(Command::InsertElement {
        kind: kind.clone(),
        name: name.into(),
        parent,
        place: Some((view.clone(), rect)),
    })
}

/// Asks the clipboard for what is to be pasted around a point, into the container there.
pub(super) fn paste_action(
    document: &Document,
    drawing: &Drawing,
    at: Point,
    as_new: bool,
    text: Option<String>,
) -> Action {
    let parent = tool::container_at(document, drawing, at, &BTreeSet::new());
    Action::Clip(Clip::AskPaste(Pasting {
        as_new,
        at,
        parent,
        text,
    }))
}

/// Kinds dragged from the palette, elements dragged from the outline.
pub(super) fn drops(
    response: &egui::Response,
    sight: &Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let (document, view, drawing) = (sight.document, sight.view, sight.drawing);
    let point = sight.point();
    if let Some(kind) = response.dnd_release_payload::<KindId>() {
        let rect = tool::box_for(&kind, point, point);
        actions.push(insert_action(
            document, view, drawing, &kind, None, rect, point,
        ));
        state.rename_when_selected = true;
        state.tool = Tool::Select;
    }
    if let Some(element) = response.dnd_release_payload::<ElementId>() {
        let is_container = drawing
            .item_of(&SubjectId::from(element.as_ref()))
            .is_none()
            && has_children(document, &element);
        let size = if is_container {
            tool::FRAME_SIZE
        } else {
            tool::CARD_SIZE
        };
        let rect = Rect::from_center_size(point, size);
        actions.push(Action::Edit(Command::Show {
            view: view.clone(),
            places: vec![(SubjectId::from(element.as_ref()), rect)],
        }));
    }
}

fn has_children(document: &Document, id: &ElementId) -> bool {
    let snapshot = document.snapshot();
    snapshot
        .find(id)
        .is_some_and(|ix| !snapshot.children(ix).is_empty())
}
