//! Putting an element on a link: the link becomes two.

use egui::{Painter, Stroke};

use crate::command::{Command, Rewiring, Splitter};
use crate::geometry::{Rect, Vec2};
use crate::model::{ElementId, KindId, LinkId};
use crate::scene::Subject;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::workspace::Action;

/// The link whose line lies under the pointer, where it is drawn singly.
pub(in crate::ui::canvas) fn link_at(sight: &Sight<'_>) -> Option<LinkId> {
    if sight.document.is_read_only() {
        return None;
    }
    let point = sight.point();
    let around = Rect::from_center_size(point, (2.0 * sight.reach(), 2.0 * sight.reach()));
    let mut items = sight.drawing.items_in(around).into_iter().rev();
    items.find_map(|index| match &sight.drawing.scene.items[index].subject {
        Some(Subject::Link(id)) => {
            let link = LinkId::from(id.clone());
            let line = sight.drawing.line(&(&link).into())?;
            let share = crate::ui::canvas::corners::nearest_share(line, point);
            let foot = crate::ui::canvas::corners::at_share(line, share)?;
            ((foot - point).hypot() <= sight.reach()).then_some(link)
        }
        _ => None,
    })
}

/// Lights the link that would be split.
pub(super) fn paint(sight: &Sight<'_>, painter: &Painter, link: Option<&LinkId>) {
    let line = link.and_then(|link| sight.drawing.line(&link.into()));
    if let Some(line) = line {
        let points = line.iter().map(|point| sight.pos(*point)).collect();
        painter.line(points, Stroke::new(4.0, color32(sight.theme.accent)));
    }
}

/// An element that is there, moved onto a link.
pub(super) fn moved(sight: &Sight<'_>, link: LinkId, element: ElementId, by: Vec2) -> Action {
    Action::Edit(Command::Rewire(Rewiring::Split {
        view: sight.view.clone(),
        link,
        by: Splitter::Moved(element, by),
    }))
}

/// A new element on a link.
pub(in crate::ui::canvas) fn inserted(
    sight: &Sight<'_>,
    link: LinkId,
    kind: KindId,
    (name, parent): (smol_str::SmolStr, Option<ElementId>),
    rect: Rect,
) -> Action {
    Action::Edit(Command::Rewire(Rewiring::Split {
        view: sight.view.clone(),
        link,
        by: Splitter::New {
            kind,
            name,
            parent,
            rect,
        },
    }))
}
