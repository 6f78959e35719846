//! Frames drawn around what is there at one plateau.
//!
//! A view is laid out for all plateaus together, so that nothing moves when the plateau changes.
//! A container then keeps room for what comes or goes later. Here its frame is drawn in where that
//! room is empty: what lies in it stays where it is.

use super::measure::FRAME_TITLE_HEIGHT;
use crate::geometry::{Rect, Size};

/// Most room between a frame that was drawn in and its content: what links need is less.
const MOST_PADDING: f64 = 44.0;

/// A box of the layout.
pub(super) struct LaidBox {
    /// The box that it lies in, by number.
    pub parent: Option<usize>,
    /// Where the layout for all plateaus puts it.
    pub rect: Rect,
    /// Its size where it holds nothing.
    pub card: Size,
    /// The least size of its frame.
    pub frame: Size,
    /// Whether it is there at the plateau.
    pub is_there: bool,
    /// Whether its frame stays as the layout made it.
    pub stays: bool,
}

/// Where each box is drawn at the plateau. O(boxes · log).
pub(super) fn tight_frames(boxes: &[LaidBox]) -> Vec<Rect> {
    let mut drawn: Vec<Rect> = boxes.iter().map(|each| each.rect).collect();
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
    for (number, each) in boxes.iter().enumerate() {
        if let Some(parent) = each.parent {
            held[parent].push(number);
        }
    }
    let depth = |number: usize| {
        std::iter::successors(boxes[number].parent, |&up| boxes[up].parent)
            .take(boxes.len())
            .count()
    };
    let mut inside_out: Vec<usize> = (0..boxes.len())
        .filter(|&number| !held[number].is_empty() && !boxes[number].stays)
        .collect();
    inside_out.sort_by_key(|&number| (std::cmp::Reverse(depth(number)), number));
    for number in inside_out {
        let hull = |rects: &mut dyn Iterator<Item = Rect>| rects.reduce(|a, b| a.union(b));
        let all = hull(&mut held[number].iter().map(|&inner| boxes[inner].rect));
        let there = held[number].iter().filter(|&&inner| boxes[inner].is_there);
        let now = hull(&mut there.map(|&inner| drawn[inner]));
        let each = &boxes[number];
        drawn[number] = match (all, now) {
            (Some(all), Some(now)) => drawn_in(each, all, now),
            _ => Rect::from_origin_size(each.rect.origin(), each.card),
        };
    }
    drawn
}

/// The frame of `each` where its content reaches from `all` to `now` only.
fn drawn_in(each: &LaidBox, all: Rect, now: Rect) -> Rect {
    let frame = each.rect;
    let side = |frame: f64, all: f64, now: f64, most: f64| {
        if (all - now).abs() < 0.5 {
            frame
        } else {
            now + (frame - all).clamp(-most, most)
        }
    };
    let top = FRAME_TITLE_HEIGHT + MOST_PADDING;
    let mut drawn = Rect::new(
        side(frame.x0, all.x0, now.x0, MOST_PADDING),
        side(frame.y0, all.y0, now.y0, top),
        side(frame.x1, all.x1, now.x1, MOST_PADDING),
        side(frame.y1, all.y1, now.y1, MOST_PADDING),
    );
    // The title keeps its room: first to the right or below, then to the other side.
    let missing = (each.frame.width - drawn.width()).max(0.0);
    drawn.x1 = (drawn.x1 + missing).min(frame.x1.max(drawn.x1));
    drawn.x0 -= (each.frame.width - drawn.width()).max(0.0);
    let missing = (each.frame.height - drawn.height()).max(0.0);
    drawn.y1 = (drawn.y1 + missing).min(frame.y1.max(drawn.y1));
    drawn.y0 -= (each.frame.height - drawn.height()).max(0.0);
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn box_at(parent: Option<usize>, rect: (f64, f64, f64, f64), is_there: bool) -> LaidBox {
        LaidBox {
            parent,
            rect: Rect::new(rect.0, rect.1, rect.2, rect.3),
            card: Size::new(160.0, 56.0),
            frame: Size::new(120.0, 96.0),
            is_there,
            stays: false,
        }
    }

    /// A site with a room of two servers, and a third server beside the room.
    fn site(second: bool, third: bool) -> Vec<Rect> {
        tight_frames(&[
            box_at(None, (0.0, 0.0, 700.0, 400.0), true),
            box_at(Some(0), (20.0, 60.0, 240.0, 380.0), true),
            box_at(Some(1), (40.0, 120.0, 200.0, 176.0), true),
            box_at(Some(1), (40.0, 300.0, 200.0, 356.0), second),
            box_at(Some(0), (520.0, 60.0, 680.0, 116.0), third),
        ])
    }

    #[test]
    fn a_frame_whose_content_is_all_there_stays_as_it_is() {
        assert_eq!(site(true, true)[0], Rect::new(0.0, 0.0, 700.0, 400.0));
        assert_eq!(site(true, true)[1], Rect::new(20.0, 60.0, 240.0, 380.0));
    }

    #[test]
    fn a_frame_is_drawn_in_where_something_is_not_there_yet() {
        let rects = site(false, false);
        assert_eq!(rects[1], Rect::new(20.0, 60.0, 240.0, 200.0));
        assert_eq!(rects[0], Rect::new(0.0, 0.0, 260.0, 220.0));
        assert_eq!(
            rects[2],
            Rect::new(40.0, 120.0, 200.0, 176.0),
            "it never moves"
        );
    }

    #[test]
    fn a_container_without_anything_is_a_card() {
        let boxes = [
            box_at(None, (0.0, 0.0, 700.0, 400.0), true),
            box_at(Some(0), (20.0, 60.0, 180.0, 116.0), false),
        ];
        assert_eq!(tight_frames(&boxes)[0].size(), Size::new(160.0, 56.0));
    }
}
