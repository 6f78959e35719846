//! How large a card or a frame must be for its words.

use super::caption::caption;
use super::hosting::HostingClass;
use super::pen::{CAPTION, CONTAINER_NAME, HOSTING_WORD, NAME};
use crate::geometry::Size;
use crate::locale::Language;
use crate::model::Element;
use crate::text;

/// Widths of cards, so that columns line up.
const CARD_WIDTHS: [f64; 4] = [160.0, 180.0, 200.0, 220.0];
/// Height of a card whose name takes one line.
pub(super) const CARD_HEIGHT: f64 = 56.0;
/// Height of a card whose name takes two lines.
const TALL_CARD_HEIGHT: f64 = 72.0;
/// Least height of an empty frame.
const FRAME_HEIGHT: f64 = 120.0;
/// Left edge of a card to its words.
pub(super) const CARD_TEXT_LEFT: f64 = 54.0;
/// End of a card's words to its right edge.
pub(super) const CARD_TEXT_RIGHT: f64 = 12.0;
/// Left edge of a frame to its name.
pub(super) const FRAME_TEXT_LEFT: f64 = 48.0;
/// Height at the top of a frame that its title takes, in map units.
pub const FRAME_TITLE_HEIGHT: f64 = 52.0;

/// The size that a card wants: 160 to 220 wide, one or two lines of name.
#[must_use]
pub(super) fn card_size(element: &Element, members: usize, language: Language) -> Size {
    let name = NAME.width(&text::visible(&element.name));
    let caption = CAPTION.width(&text::visible(&caption(element, members, language)));
    let widest = CARD_WIDTHS[CARD_WIDTHS.len() - 1];
    let wanted = name.max(caption) + CARD_TEXT_LEFT + CARD_TEXT_RIGHT;
    let width = CARD_WIDTHS
        .into_iter()
        .find(|width| wanted <= *width)
        .unwrap_or(widest);
    let has_two_lines = name > widest - CARD_TEXT_LEFT - CARD_TEXT_RIGHT;
    Size::new(
        width,
        if has_two_lines {
            TALL_CARD_HEIGHT
        } else {
            CARD_HEIGHT
        },
    )
}

/// The least size of a frame whose title is not cut, up to a sensible width.
#[must_use]
pub(super) fn frame_size(
    element: &Element,
    members: usize,
    hosting: Option<HostingClass>,
    language: Language,
) -> Size {
    let name = CONTAINER_NAME.width(&text::visible(&element.name));
    let caption = CAPTION.width(&text::visible(&caption(element, members, language)));
    let word = hosting.map_or(0.0, |class| {
        HOSTING_WORD.width(&language.text(class.word())) + 20.0
    });
    let width = FRAME_TEXT_LEFT + (name + word).max(caption) + 20.0;
    Size::new(width.clamp(200.0, 420.0), FRAME_HEIGHT)
}
