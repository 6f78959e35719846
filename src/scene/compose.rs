//! From request to scene: frames, links, labels, cards, notes, back to front.

use super::answer::{dress_answer, note_answer};
use super::bundle_line::bundle_line;
use super::card::card;
use super::comparison::dress;
use super::container::{container, frame_styles, pill_area, title_area};
use super::drawing::Drawing;
use super::figure::{Item, Scene};
use super::filtering::fade;
use super::lens::ShadeContents;
use super::lines::Lines;
use super::link::{DrawnLink, label_item, link};
use super::note::{areas, notes};
use super::occupied::Occupied;
use super::perspective::Perspective;
use super::request::{Composition, SceneRequest};
use super::weak_points::{WeakContents, fade_others};
use crate::geometry::Rect;

/// Figures of an item stay within its bounds grown by this much: badges, pills and strokes overhang.
pub const OVERHANG: f64 = 10.0;

/// Draws one view at one plateau through one perspective.
///
/// The same request gives the same scene on every machine.
/// O((elements + links) · log): one thousand elements take some milliseconds.
#[must_use]
pub fn compose(request: &SceneRequest) -> Composition {
    let mut drawing = Drawing::new(request);
    if let Perspective::WeakPoints(marks) = request.perspective {
        drawing.contents.weak = Some(WeakContents::of(marks));
    }
    if let Perspective::Lens(shading) = request.perspective {
        drawing.contents.shades = Some(ShadeContents::of(shading));
    }
    let mut occupied = Occupied::default();
    let mut items = Vec::new();
    frames(&mut drawing, &mut occupied, &mut items);
    items.extend(areas(&mut drawing));
    let cards = cards(&mut drawing, &mut occupied);
    if request.options.links {
        links(&mut drawing, &mut occupied, &mut items);
    }
    items.extend(cards);
    block_frame_edges(&drawing, &mut occupied);
    let bounds = bounds_of(&items);
    let notes = notes(&mut drawing, &mut occupied, bounds.unwrap_or_default());
    items.extend(notes);
    if let Perspective::Comparison(marks) = request.perspective {
        dress(&mut items, &mut drawing, marks);
    }
    if let Perspective::Answer(marks) = request.perspective {
        dress_answer(&mut items, request.theme, marks);
        note_answer(&mut drawing.contents, marks);
    }
    if let Perspective::WeakPoints(marks) = request.perspective {
        fade_others(&mut items, request.snapshot, marks, request.theme);
    }
    let ground = request.theme.canvas;
    fade(&mut items, request.snapshot, &drawing.content, ground);
    let scene = Scene {
        bounds: bounds_of(&items).unwrap_or_default(),
        background: Some(request.theme.canvas),
        items,
    };
    Composition {
        scene,
        contents: drawing.contents,
    }
}

fn frames(drawing: &mut Drawing, occupied: &mut Occupied, items: &mut Vec<Item>) {
    let boxes = &drawing.content.boxes;
    let piled = drawing.content.pile.iter().copied();
    let outer_first: Vec<usize> = piled.filter(|&index| boxes[index].is_frame).collect();
    let styles = frame_styles(drawing, &outer_first);
    for index in outer_first {
        let area = drawing.content.boxes[index].rect;
        occupied.add(title_area(area));
        if drawing.request.perspective != Perspective::Standard {
            occupied.add(pill_area(area));
        }
        items.push(container(drawing, index, styles[index]));
    }
}

/// Notes stand inside a frame or outside, never across its edge.
fn block_frame_edges(drawing: &Drawing, occupied: &mut Occupied) {
    for view_box in drawing.content.boxes.iter().filter(|b| b.is_frame) {
        let Rect { x0, y0, x1, y1 } = view_box.rect;
        occupied.add(Rect::new(x0, y0, x0 + 1.0, y1));
        occupied.add(Rect::new(x1 - 1.0, y0, x1, y1));
        occupied.add(Rect::new(x0, y1 - 1.0, x1, y1));
    }
}

fn cards(drawing: &mut Drawing, occupied: &mut Occupied) -> Vec<Item> {
    let mut items = Vec::with_capacity(drawing.content.boxes.len());
    for index in drawing.content.pile.clone() {
        let view_box = &drawing.content.boxes[index];
        if !view_box.is_frame {
            occupied.add(view_box.rect.inflate(0.0, OVERHANG));
            items.push(card(drawing, index));
        }
    }
    items
}

/// Lines first, the worst states on top; then the labels, so that no line runs through a word.
fn links(drawing: &mut Drawing, occupied: &mut Occupied, items: &mut Vec<Item>) {
    let singles = (0..drawing.content.links.len())
        .filter(|&index| drawing.content.links[index].bundle.is_none())
        .collect::<Vec<_>>();
    let mut drawn: Vec<DrawnLink> = singles
        .into_iter()
        .filter_map(|index| link(drawing, index))
        .collect();
    drawing.contents.links = drawn.len();
    for index in 0..drawing.content.bundles.len() {
        if let Some(line) = bundle_line(drawing, index) {
            drawing.contents.links += drawing.content.bundles[index].members.len();
            drawn.push(line);
        }
    }
    drawn.sort_by_key(|link| (link.change.is_some(), std::cmp::Reverse(link.state)));
    // A bundle says most by its number: its label chooses before those of single links.
    let (bundles, singles): (Vec<&DrawnLink>, Vec<&DrawnLink>) =
        drawn.iter().partition(|link| link.is_bundle());
    // What a person put somewhere stands there: the others look for room around it.
    let (placed, free): (Vec<&DrawnLink>, Vec<&DrawnLink>) = singles
        .into_iter()
        .partition(|link| link.label_at.is_some());
    let labels: Vec<Item> = placed
        .into_iter()
        .chain(bundles)
        .chain(free)
        .filter_map(|link| label_item(drawing, link, occupied))
        .collect();
    let lines = Lines::of(drawn.iter().map(|link| link.points.as_slice()));
    items.extend(drawn.into_iter().map(|link| link.item));
    items.extend(
        drawing
            .titles
            .iter()
            .filter_map(|title| title.plate(&lines)),
    );
    items.extend(labels);
    occupied.keep_clear_of(lines);
}

fn bounds_of(items: &[Item]) -> Option<Rect> {
    items
        .iter()
        .map(|item| item.bounds.inflate(OVERHANG, OVERHANG))
        .reduce(|a, b| a.union(b))
}
