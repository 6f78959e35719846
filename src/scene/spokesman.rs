//! Who speaks for a collapsed container: in a review, the worst of all that is put away in it, so
//! that nothing that stops hides in a card.

use super::drawing::Drawing;
use super::look::impact_state;
use super::perspective::Perspective;
use super::weak_points::urgency;
use crate::model::ElementIx;

/// The element whose state a box shows: its own, or the worst of those put away in it.
pub(super) fn spokesman(drawing: &Drawing, index: usize) -> ElementIx {
    let own = drawing.content.boxes[index].ix;
    if drawing.content.boxes[index].put_away == 0 {
        return own;
    }
    let rank = |ix: ElementIx| -> u8 {
        let request = drawing.request;
        let element = request.snapshot.element(ix);
        match request.perspective {
            Perspective::Standard => 0,
            Perspective::Impact(_) => impact_state(request, element) as u8,
            Perspective::Answer(marks) => u8::from(!marks.elements.contains_key(&element.id)),
            Perspective::WeakPoints(marks) => urgency(marks, element),
            Perspective::Comparison(marks) => match marks.elements.get(&element.id) {
                Some(mark) => mark.change as u8,
                None => u8::MAX,
            },
            Perspective::Lens(shading) if !shading.is_ranked => 0,
            Perspective::Lens(shading) => shading
                .element(ix)
                .map_or(u8::MAX, |shade| shade.class.min(u16::from(u8::MAX)) as u8),
        }
    };
    let mut inside: Vec<ElementIx> = drawing
        .content
        .box_of
        .iter()
        .filter(|(_, at)| **at == index)
        .map(|(ix, _)| *ix)
        .collect();
    inside.sort_unstable();
    let worst = inside.into_iter().min_by_key(|ix| rank(*ix));
    // Its own state speaks first where nothing inside is worse.
    worst.filter(|ix| rank(*ix) < rank(own)).unwrap_or(own)
}
