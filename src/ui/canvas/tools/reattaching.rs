//! Dragging an end of a link onto another element, where the catalogue allows it.

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::Machine;
use super::connecting::arrow_head;
use crate::catalogue::End;
use crate::command::{Command, may_reattach};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::{ElementId, Link, SubjectId};
use crate::scene::Subject;
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::workspace::Action;

/// How near the pointer must be to an end, in screen points.
const GRASP_PX: f32 = 9.0;

/// An end of a link on its way.
#[derive(Clone, Debug)]
pub struct Reattaching {
    link: Link,
    end: End,
    /// Where the other end stays.
    anchor: Point,
}

/// The one selected link, as it stands at this plateau, where it may be changed and is drawn singly.
pub(in crate::ui::canvas) fn selected_link(sight: &Sight<'_>) -> Option<(SubjectId, Link)> {
    if sight.document.is_read_only() {
        return None;
    }
    let subject = sight.only_selected()?;
    let item = sight.item(subject)?;
    if !matches!(item.subject, Some(Subject::Link(_))) {
        return None;
    }
    let snapshot = sight.document.snapshot();
    let ix = snapshot.find_link(&subject.text().clone().into())?;
    Some((subject.clone(), Link::clone(snapshot.link(ix))))
}

/// The two ends of the selected link.
pub(in crate::ui::canvas) fn ends(sight: &Sight<'_>) -> Option<[Point; 2]> {
    let (subject, _) = selected_link(sight)?;
    let corners = sight.drawing.corners(&subject)?;
    Some([*corners.first()?, *corners.last()?])
}

/// Whether an end of the selected link is at a place on screen.
pub(in crate::ui::canvas) fn is_end_at(sight: &Sight<'_>, pointer: egui::Pos2) -> bool {
    ends(sight).is_some_and(|ends| {
        ends.iter()
            .any(|end| (sight.pos(*end) - pointer).length() <= GRASP_PX)
    })
}

impl Reattaching {
    /// The end of the selected link at a place on screen.
    pub(in crate::ui::canvas) fn of(sight: &Sight<'_>, pointer: egui::Pos2) -> Option<Self> {
        let (_, link) = selected_link(sight)?;
        let [first, last] = ends(sight)?;
        let near = |point: Point| (sight.pos(point) - pointer).length();
        let (end, anchor) = if near(first) < near(last) {
            (End::From, last)
        } else {
            (End::To, first)
        };
        (near(first).min(near(last)) <= GRASP_PX).then_some(Self { link, end, anchor })
    }

    /// The element under the pointer, its box, and whether the link may end there.
    fn target(&self, sight: &Sight<'_>) -> Option<(ElementId, Rect, bool)> {
        let snapshot = sight.document.snapshot();
        let over = sight.under_pointer().into_iter().find_map(|subject| {
            let id = ElementId::from(subject.text().clone());
            snapshot.find(&id)?;
            Some((id, sight.item(&subject)?.bounds))
        });
        let (id, rect) = over?;
        let is_legal = may_reattach(sight.document.map(), &self.link, self.end, &id);
        Some((id, rect, is_legal))
    }

    fn current(&self) -> &ElementId {
        match self.end {
            End::From => &self.link.from,
            End::To => &self.link.to,
        }
    }
}

impl Machine for Reattaching {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let target = self.target(sight);
        let color = match &target {
            Some((_, _, false)) => color32(sight.theme.warning.ink),
            _ => color32(sight.theme.accent),
        };
        let (anchor, tip) = (sight.pos(self.anchor), sight.pointer);
        painter.line_segment([anchor, tip], Stroke::new(1.75, color));
        let head = match self.end {
            End::From => arrow_head(tip, anchor, color),
            End::To => arrow_head(anchor, tip, color),
        };
        painter.extend(head);
        if let Some((_, rect, is_legal)) = target {
            let rect = sight.screen_rect(rect).expand(2.0);
            let width = if is_legal { 2.0 } else { 1.25 };
            painter.rect_stroke(rect, 9.0, Stroke::new(width, color), StrokeKind::Middle);
        }
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        match self.target(sight) {
            Some((id, _, _)) if id == *self.current() => {}
            Some((id, _, true)) => {
                let Link {
                    id: link, from, to, ..
                } = self.link;
                let (from, to) = match self.end {
                    End::From => (id, to),
                    End::To => (from, id),
                };
                actions.push(Action::Edit(Command::Reconnect { link, from, to }));
            }
            Some(_) => actions.push(Action::Tell(msg::GESTURE_END_NOT_LEGAL.into())),
            None => {}
        }
    }

    fn cursor(&self, sight: &Sight<'_>) -> CursorIcon {
        match self.target(sight) {
            Some((_, _, false)) => CursorIcon::NotAllowed,
            _ => CursorIcon::Crosshair,
        }
    }
}
