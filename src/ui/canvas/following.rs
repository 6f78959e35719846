//! Following links by key, and the questions about the selected link.
//!
//! `G` selects what the selected element leads to, Shift+G what leads to it. Where there are several
//! the key goes from one to the next, and Escape ends that: the key then goes on from where it is.

use super::CanvasState;
use super::Request;
use super::corners::at_share;
use super::kind_menu::KindMenu;
use super::link_menu::LinkMenu;
use super::popup::Popup;
use super::sight::Sight;
use super::tools::reattaching::selected_link;
use crate::command::offers;
use crate::locale::msg;
use crate::model::{ElementId, SubjectId};
use crate::workspace::{Action, Selecting};

/// Several neighbours, one of which is selected.
pub(super) struct Walk {
    back: bool,
    neighbours: Vec<ElementId>,
    at: usize,
}

/// Whether something is asked about links.
pub(super) fn is_about_links(request: &Request) -> bool {
    matches!(
        request,
        Request::ChangeLink | Request::InsertOnLink | Request::Follow(_)
    )
}

/// Carries out what was asked about links.
pub(super) fn carry_out(
    request: Request,
    sight: &Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    match request {
        Request::Follow(back) => follow(sight, state, back, actions),
        Request::ChangeLink => {
            if let Some((subject, link)) = selected_link(sight) {
                let found = offers(sight.document.map(), &link.from, &link.to);
                let menu = LinkMenu::change(link.id, found, middle(sight, &subject));
                state.popup = Some(Popup::Links(menu));
            }
        }
        Request::InsertOnLink => {
            if let Some((subject, link)) = selected_link(sight) {
                let corners = sight.drawing.corners(&subject).unwrap_or_default();
                if let Some(point) = at_share(&corners, 0.5) {
                    let menu = KindMenu::on_link(sight, &link, point);
                    state.popup = Some(Popup::Kinds(menu));
                }
            }
        }
        _ => {}
    }
}

/// The middle of a link's line, on screen and in sight.
fn middle(sight: &Sight<'_>, link: &SubjectId) -> egui::Pos2 {
    let corners = sight.drawing.corners(link).unwrap_or_default();
    let middle = at_share(&corners, 0.5).map(|point| sight.pos(point));
    let room = sight.canvas.shrink(40.0);
    middle.map_or(room.center(), |middle| room.clamp(middle))
}

fn follow(sight: &Sight<'_>, state: &mut CanvasState, back: bool, actions: &mut Vec<Action>) {
    let selected = sight
        .only_selected()
        .map(|subject| ElementId::from(subject.text().clone()));
    let is_on_walk = state
        .walk
        .as_ref()
        .is_some_and(|walk| walk.back == back && walk.neighbours.get(walk.at) == selected.as_ref());
    if is_on_walk && let Some(walk) = &mut state.walk {
        walk.at = (walk.at + 1) % walk.neighbours.len();
    } else {
        let neighbours = selected
            .map(|id| neighbours(sight, &id, back))
            .unwrap_or_default();
        if neighbours.is_empty() {
            state.walk = None;
            let nothing = if back {
                msg::GESTURE_NOTHING_LEADS_HERE
            } else {
                msg::GESTURE_LEADS_NOWHERE
            };
            actions.push(Action::Tell(nothing.into()));
            return;
        }
        state.walk = Some(Walk {
            back,
            neighbours,
            at: 0,
        });
    }
    let Some(walk) = &state.walk else { return };
    let Some(next) = walk.neighbours.get(walk.at) else {
        return;
    };
    let subject = SubjectId::from(next);
    actions.push(Action::Select(vec![subject.clone()], Selecting::Only));
    let name = sight
        .document
        .snapshot()
        .element_by_id(next)
        .map(|element| element.name.to_string())
        .unwrap_or_default();
    let told = if walk.neighbours.len() > 1 {
        msg::GESTURE_FOLLOWED_ONE_OF
            .with("name", name)
            .with("number", walk.at + 1)
            .with("count", walk.neighbours.len())
    } else {
        msg::GESTURE_FOLLOWED.with("name", name)
    };
    actions.push(Action::Tell(told));
    let is_in_sight = sight
        .item(&subject)
        .is_some_and(|item| sight.visible().contains_rect(item.bounds));
    if !is_in_sight {
        state.request = Some(Request::CenterOn(subject));
    }
    if state
        .walk
        .as_ref()
        .is_some_and(|walk| walk.neighbours.len() == 1)
    {
        state.walk = None;
    }
}

/// The elements in view that an element leads to, or that lead to it, in reading order.
fn neighbours(sight: &Sight<'_>, id: &ElementId, back: bool) -> Vec<ElementId> {
    let snapshot = sight.document.snapshot();
    let mut found: Vec<(i64, i64, ElementId)> = sight
        .document
        .map()
        .links_of(id)
        .into_iter()
        .filter_map(|link| {
            let link = snapshot.link(snapshot.find_link(&link)?);
            let (near, far) = if back {
                (&link.to, &link.from)
            } else {
                (&link.from, &link.to)
            };
            let rect = sight.rect_of(far).filter(|_| near == id)?;
            Some((rect.y0 as i64, rect.x0 as i64, far.clone()))
        })
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, _, id)| id).collect()
}
