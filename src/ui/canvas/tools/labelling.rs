//! Dragging the label of a link along its line.

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::Machine;
use crate::command::{Command, OnView};
use crate::geometry::{Point, Rect};
use crate::model::SubjectId;
use crate::scene::{ItemRole, Subject};
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::corners::{at_share, nearest_share};
use crate::ui::canvas::painter::{color32, paint_moved};
use crate::ui::canvas::sight::Sight;
use crate::workspace::Action;

/// A label on its way.
#[derive(Clone, Debug)]
pub struct Labelling {
    link: SubjectId,
    /// The label as it stood.
    label: Rect,
    line: Vec<Point>,
}

impl Labelling {
    /// The label at a point, where it is what lies on top there.
    pub(in crate::ui::canvas) fn of(sight: &Sight<'_>, point: Point) -> Option<Self> {
        if sight.document.is_read_only() {
            return None;
        }
        let link = sight.drawing.label_at(point)?;
        let on_top = sight.drawing.top_at(point, sight.reach())?;
        let line = sight.drawing.corners(&link)?;
        let label = label_item(sight, &link)
            .map(|index| sight.drawing.scene.items[index].bounds)
            .filter(|_| on_top == link)?;
        Some(Self { link, label, line })
    }

    fn share(&self, sight: &Sight<'_>) -> f64 {
        nearest_share(&self.line, sight.point())
    }
}

/// The item of a link's label.
fn label_item(sight: &Sight<'_>, link: &SubjectId) -> Option<usize> {
    let items = &sight.drawing.scene.items;
    items.iter().position(|item| {
        item.role == ItemRole::LinkLabel
            && matches!(&item.subject, Some(Subject::Link(id)) if id == link.text())
    })
}

impl Machine for Labelling {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let points = self.line.iter().map(|point| sight.pos(*point)).collect();
        painter.line(points, Stroke::new(2.5, accent.gamma_multiply(0.45)));
        let Some(center) = at_share(&self.line, self.share(sight)) else {
            return;
        };
        let by = center - self.label.center();
        if let Some(index) = label_item(sight, &self.link) {
            paint_moved(
                painter,
                sight.drawing,
                &[index],
                by,
                &sight.camera,
                sight.canvas,
            );
        }
        let rect = sight.screen_rect(self.label + by).expand(2.0);
        painter.rect_stroke(rect, 10.0, Stroke::new(1.5, accent), StrokeKind::Middle);
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        actions.push(Action::Edit(Command::OnView {
            view: sight.view.clone(),
            change: OnView::PlaceLabel {
                link: self.link.text().clone().into(),
                at: Some(self.share(sight)),
            },
        }));
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        CursorIcon::Grabbing
    }
}
