//! Badges on the upper edge of a card, and the state pill on its lower edge.

use super::figure::{Color, Figure, TextAnchor};
use super::look::Pill;
use super::pen::{BADGE, PILL, anchored, half_cap, icon, rect, square, stroke, words};
use super::theme::Theme;
use crate::geometry::{Point, Rect};

/// Height of badges and pills: half of it overhangs the card.
pub(super) const BADGE_HEIGHT: f64 = 16.0;
const BADGE_PADDING: f64 = 7.0;
const BADGE_GAP: f64 = 4.0;
/// From the corner of the card to the first badge.
const BADGE_INSET: f64 = 8.0;
const PILL_ICON: f64 = 11.0;

/// A badge: words on a ground of full colour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Badge {
    pub words: String,
    pub color: Color,
}

/// Width of badges with these words, from the right corner of a card `card_width` wide to their
/// left end; zero where there are none.
pub(super) fn badges_width<'a>(words: impl Iterator<Item = &'a str>, card_width: f64) -> f64 {
    let mut left = card_width - BADGE_INSET;
    let mut taken = 0.0;
    for words in words {
        let (_, text_width) = BADGE.fit(words, card_width);
        let width = (text_width + 2.0 * BADGE_PADDING).max(BADGE_HEIGHT);
        if left - width < BADGE_INSET {
            break;
        }
        left -= width;
        taken = card_width - left;
        left -= BADGE_GAP;
    }
    taken
}

/// Draws badges from the right corner of `card` leftward, as many as there is room for.
pub(super) fn draw_badges(badges: &[Badge], card: Rect, theme: &Theme, out: &mut Vec<Figure>) {
    let mut right = card.x1 - BADGE_INSET;
    for badge in badges {
        let (text, text_width) = BADGE.fit(&badge.words, card.width());
        let width = (text_width + 2.0 * BADGE_PADDING).max(BADGE_HEIGHT);
        if right - width < card.x0 + BADGE_INSET {
            break;
        }
        let center = Point::new(right - width / 2.0, card.y0);
        let ground = Rect::from_center_size(center, (width, BADGE_HEIGHT));
        out.push(rect(
            ground,
            BADGE_HEIGHT / 2.0,
            Some(badge.color),
            stroke(theme.paper, 1.5),
        ));
        let baseline = Point::new(center.x, center.y + half_cap(BADGE));
        out.extend(anchored(
            baseline,
            TextAnchor::Middle,
            (text, text_width),
            BADGE,
            theme.on_ink(badge.color),
        ));
        right -= width + BADGE_GAP;
    }
}

/// Draws a pill on the lower edge of `card`, from the left.
pub(super) fn draw_pill(
    pill: &Pill,
    card: Rect,
    left_inset: f64,
    theme: &Theme,
    out: &mut Vec<Figure>,
) {
    let room = card.width() - 2.0 * left_inset - PILL_ICON - 16.0;
    let (text, text_width) = PILL.fit(&pill.words, room);
    let width = text_width + PILL_ICON + 16.0 + if text.is_empty() { -6.0 } else { 0.0 };
    if width > card.width() {
        return;
    }
    let left = card.x0 + left_inset.min((card.width() - width) / 2.0);
    let ground = Rect::new(
        left,
        card.y1 - BADGE_HEIGHT / 2.0,
        left + width,
        card.y1 + BADGE_HEIGHT / 2.0,
    );
    let on = theme.on_ink(pill.color);
    out.push(rect(
        ground,
        BADGE_HEIGHT / 2.0,
        Some(pill.color),
        stroke(theme.paper, 1.5),
    ));
    let icon_center = Point::new(left + 5.0 + PILL_ICON / 2.0, card.y1);
    out.push(icon(pill.icon, square(icon_center, PILL_ICON), on));
    let baseline = Point::new(left + PILL_ICON + 8.5, card.y1 + half_cap(PILL));
    out.extend(words(baseline, (text, text_width), PILL, on));
}
