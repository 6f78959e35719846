//! What a merge disagrees about, on the map: a sign and a word at the upper edge of each box.

use egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Vec2, pos2};

use super::sight::Sight;
use crate::locale::msg;
use crate::model::{SubjectId, TableName};
use crate::scene::{ItemRole, Theme};
use crate::text::FontWeight;
use crate::ui::{icon, theme};

/// Height of a badge, in screen points.
const HEIGHT: f32 = 20.0;
/// Boxes narrower than this on screen carry the sign without the word, in points.
const LEAST_WITH_WORD_PX: f32 = 110.0;

/// Paints the badges of the merge that is under way.
pub(super) fn paint(painter: &egui::Painter, sight: &Sight<'_>) {
    let Some(underway) = &sight.document.merging else {
        return;
    };
    let language = sight.workspace.language();
    let visible = sight.visible();
    let palette = theme::palette_of(*sight.theme == Theme::DARK);
    // A box with several conflicts wears one badge: open while one of them is.
    let mut marked = std::collections::BTreeMap::<SubjectId, bool>::new();
    for conflict in underway.pending.merge().loud() {
        let record = &conflict.record;
        if matches!(
            record.table,
            TableName::Elements | TableName::Links | TableName::Notes
        ) {
            let is_open = marked
                .entry(SubjectId::from(record.id.clone()))
                .or_default();
            *is_open |= conflict.settled.is_none();
        }
    }
    for (subject, is_open) in marked {
        let Some(item) = sight.item(&subject) else {
            continue;
        };
        if !crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), visible) {
            continue;
        }
        let (sign, word, ink) = if is_open {
            ("triangle-alert", msg::MERGING_MARK_OPEN, palette.down.0)
        } else {
            ("circle-check", msg::MERGING_MARK_SETTLED, palette.intact.0)
        };
        let rect = sight.screen_rect(item.bounds);
        let is_line = item.role == ItemRole::Link;
        if !is_line {
            let radius = CornerRadius::same(9);
            let stroke = Stroke::new(2.0, ink);
            painter.rect_stroke(rect.expand(1.0), radius, stroke, StrokeKind::Outside);
        }
        let words = language.text(word);
        let with_word = rect.width() >= LEAST_WITH_WORD_PX || is_line;
        let font = theme::font(11.0, FontWeight::SemiBold);
        let paper = palette.paper;
        let galley = painter.layout_no_wrap(words, font, paper);
        let width = HEIGHT
            + if with_word {
                galley.size().x + 6.0
            } else {
                0.0
            };
        let middle = if is_line {
            rect.center()
        } else {
            pos2(rect.left() + width / 2.0 + 8.0, rect.top() - HEIGHT * 0.4)
        };
        let badge = Rect::from_center_size(middle, Vec2::new(width, HEIGHT));
        painter.rect(
            badge,
            HEIGHT / 2.0,
            ink,
            Stroke::new(1.5, paper),
            StrokeKind::Outside,
        );
        let square = Rect::from_center_size(
            pos2(badge.left() + HEIGHT / 2.0, badge.center().y),
            Vec2::splat(13.0),
        );
        icon::paint(painter, sign, square, paper);
        if with_word {
            let at = Align2::LEFT_CENTER.anchor_size(
                pos2(badge.left() + HEIGHT - 1.0, badge.center().y),
                galley.size(),
            );
            painter.galley(at.min, galley, paper);
        }
    }
}
