//! The way from one drawing of a view to another, at any share of it: what the map looks like
//! between two plateaus.
//!
//! Both drawings are composed once; nothing is laid out or composed on the way. Items are matched
//! by the record that they show. What is alike stays, boxes at other places travel, what comes
//! grows in, what goes fades out, and links, which would bend and cross on the way, cross-fade.
//! What does not travel is tessellated once for a camera, so that a frame costs little more than
//! one of the map at rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Shape;
use egui::epaint::Mesh;
use rustc_hash::FxHashMap;

use super::camera::Camera;
use super::drawing::Drawing;
use super::far::{FarLines, is_speck, tessellate_speck};
use super::{painter, pictures, slide};
use crate::geometry::{Point, Rect};
use crate::scene::{Item, ItemRole, Subject};

/// With more boxes on the way in sight than this they cross-fade instead of travelling: the frames
/// would be too slow to be seen as one movement.
const MOST_TRAVELLING: usize = 400;
/// How large what comes is at first.
const SMALL: f64 = 0.72;

/// Drawn in this order, back to front.
const ROLES: [ItemRole; 7] = [
    ItemRole::Container,
    ItemRole::Area,
    ItemRole::Link,
    ItemRole::LinkLabel,
    ItemRole::Card,
    ItemRole::Note,
    ItemRole::Frame,
];

/// What becomes of the items of one role, by their numbers in the two drawings.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fates {
    /// Alike in both: numbers in the drawing that is reached.
    still: Vec<usize>,
    /// Only in the one that is left, or unlike and no box.
    going: Vec<usize>,
    /// Only in the one that is reached, or unlike and no box.
    coming: Vec<usize>,
    /// Boxes at other places or with another face: left, reached.
    travelling: Vec<(usize, usize)>,
}

/// See the module's header.
pub(super) struct Morph {
    from: Arc<Drawing>,
    to: Arc<Drawing>,
    fates: BTreeMap<ItemRole, Fates>,
    built: Option<Built>,
}

/// Meshes for one camera.
struct Built {
    zoom: f64,
    pixels_per_point: f32,
    region: Rect,
    bands: Vec<Band>,
}

/// What is painted of one role.
struct Band {
    still: (Mesh, Vec<usize>),
    going: (Mesh, Vec<usize>),
    coming: Coming,
    travelling: Vec<(usize, usize)>,
}

/// Boxes grow in one by one; links come as one mesh.
struct Coming {
    boxes: Vec<(usize, Mesh)>,
    others: (Mesh, Vec<usize>),
}

fn is_box(role: ItemRole) -> bool {
    matches!(role, ItemRole::Container | ItemRole::Card | ItemRole::Note)
}

impl Morph {
    /// Matches two drawings. O(items).
    pub(super) fn between(from: &Arc<Drawing>, to: &Arc<Drawing>) -> Self {
        Self {
            from: Arc::clone(from),
            to: Arc::clone(to),
            fates: match_items(&from.scene.items, &to.scene.items),
            built: None,
        }
    }

    /// Whether it leads from one drawing to the other.
    pub(super) fn is_between(&self, from: &Arc<Drawing>, to: &Arc<Drawing>) -> bool {
        Arc::ptr_eq(&self.from, from) && Arc::ptr_eq(&self.to, to)
    }

    /// Paints what shows at a share of the way, from 0 to 1.
    pub(super) fn paint(
        &mut self,
        painter: &egui::Painter,
        camera: &Camera,
        canvas: egui::Rect,
        share: f64,
    ) {
        let share = share.clamp(0.0, 1.0);
        let visible = camera.visible(canvas);
        let pixels_per_point = painter.ctx().pixels_per_point();
        #[expect(clippy::float_cmp, reason = "the very same zoom, not a near one")]
        let fits = self.built.as_ref().is_some_and(|built| {
            built.zoom == camera.zoom
                && built.pixels_per_point == pixels_per_point
                && built.region.union(visible) == built.region
        });
        if !fits {
            self.built = Some(self.build(painter, camera, visible, pixels_per_point));
        }
        let Some(built) = &self.built else { return };
        let frame = Frame {
            painter,
            camera,
            canvas,
            visible,
        };
        let (gone, come) = ((1.0 - share) as f32, share as f32);
        for band in &built.bands {
            frame.mesh(&band.still.0, 1.0);
            frame.words(&self.to, &band.still.1, 1.0);
            frame.mesh(&band.going.0, gone);
            frame.words(&self.from, &band.going.1, gone);
            let travelling = band.travelling.iter();
            for &(left, reached) in travelling {
                frame.travel(
                    &self.from.scene.items[left],
                    &self.to.scene.items[reached],
                    share,
                );
            }
            frame.mesh(&band.coming.others.0, come);
            frame.words(&self.to, &band.coming.others.1, come);
            if come > 0.0 {
                for (index, mesh) in &band.coming.boxes {
                    frame.grow(&self.to.scene.items[*index], mesh, share);
                }
            }
        }
    }

    fn build(
        &self,
        painter: &egui::Painter,
        camera: &Camera,
        visible: Rect,
        pixels_per_point: f32,
    ) -> Built {
        let region = visible.inflate(visible.width() * 0.25, visible.height() * 0.25);
        let zoom = camera.zoom;
        let is_near = |item: &Item| crate::geometry::overlaps(item.bounds, region);
        let (from, to) = (&self.from.scene.items, &self.to.scene.items);
        let mut weaver = Weaver {
            tessellator: painter::tessellator(painter, pixels_per_point),
            zoom,
        };
        let mut bands = Vec::new();
        for role in ROLES {
            let Some(fates) = self.fates.get(&role) else {
                continue;
            };
            let near = |list: &[usize], items: &[Item]| -> Vec<usize> {
                let list = list.iter().copied();
                list.filter(|&index| is_near(&items[index])).collect()
            };
            let mut going = near(&fates.going, from);
            let mut coming = near(&fates.coming, to);
            let mut travelling: Vec<(usize, usize)> = fates
                .travelling
                .iter()
                .copied()
                .filter(|&(left, reached)| is_near(&from[left]) || is_near(&to[reached]))
                .collect();
            if travelling.len() > MOST_TRAVELLING {
                for (left, reached) in travelling.drain(..) {
                    going.push(left);
                    coming.push(reached);
                }
            }
            let grows = is_box(role) && coming.len() <= MOST_TRAVELLING;
            let (boxes, others) = if grows {
                (coming, Vec::new())
            } else {
                (Vec::new(), coming)
            };
            bands.push(Band {
                still: weaver.weave(to, near(&fates.still, to)),
                going: weaver.weave(from, going),
                coming: Coming {
                    boxes: boxes
                        .into_iter()
                        .map(|index| (index, weaver.weave(to, vec![index]).0))
                        .collect(),
                    others: weaver.weave(to, others),
                },
                travelling,
            });
        }
        Built {
            zoom,
            pixels_per_point,
            region,
            bands,
        }
    }
}

/// Makes meshes of items, around the origin of the map.
struct Weaver {
    tessellator: egui::epaint::Tessellator,
    zoom: f64,
}

impl Weaver {
    /// One mesh of some items, and those of them that have words.
    fn weave(&mut self, items: &[Item], indices: Vec<usize>) -> (Mesh, Vec<usize>) {
        let mut mesh = Mesh::default();
        let mut far_lines = FarLines::default();
        let mut worded = Vec::new();
        for index in indices {
            let item = &items[index];
            if item.role == ItemRole::Link && is_speck(item, self.zoom) {
                far_lines.add(item, self.zoom);
            } else if is_speck(item, self.zoom) {
                tessellate_speck(item, self.zoom, &mut mesh);
            } else {
                for figure in &item.figures {
                    painter::tessellate(&mut self.tessellator, figure, self.zoom, &mut mesh);
                }
                worded.push(index);
            }
        }
        far_lines.draw(&mut mesh);
        (mesh, worded)
    }
}

/// One frame of the way.
struct Frame<'a> {
    painter: &'a egui::Painter,
    camera: &'a Camera,
    canvas: egui::Rect,
    visible: Rect,
}

impl Frame<'_> {
    fn mesh(&self, mesh: &Mesh, opacity: f32) {
        if mesh.is_empty() || opacity <= 0.0 {
            return;
        }
        let mut mesh = mesh.clone();
        let origin = self.camera.screen_from_map(Point::ORIGIN, self.canvas);
        mesh.translate(origin.to_vec2());
        if opacity < 1.0 {
            for vertex in &mut mesh.vertices {
                vertex.color = vertex.color.gamma_multiply(opacity);
            }
        }
        self.painter.add(Shape::mesh(mesh));
    }

    /// Letters and pictures of items where they stand.
    fn words(&self, drawing: &Drawing, indices: &[usize], opacity: f32) {
        if opacity <= 0.0 {
            return;
        }
        for &index in indices {
            let item = &drawing.scene.items[index];
            if crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), self.visible) {
                pictures::paint(self.painter, item, self.camera, self.canvas, opacity);
                painter::paint_texts(self.painter, item, self.camera, self.canvas, opacity);
            }
        }
    }

    /// A box between two places: the face that is left, and above it the one that is reached, more
    /// and more of it.
    fn travel(&self, left: &Item, reached: &Item, share: f64) {
        let now = slide::between(left.bounds, reached.bounds, share);
        if !crate::geometry::overlaps(now.inflate(1.0, 1.0), self.visible) {
            return;
        }
        let faces = [(left, 1.0), (reached, share as f32)];
        for (item, opacity) in faces {
            if opacity <= 0.0 || (opacity >= 1.0 && share >= 1.0 && std::ptr::eq(item, left)) {
                continue;
            }
            let moved = slide::moved_item(item, now);
            if is_speck(&moved, self.camera.zoom) {
                let mut mesh = Mesh::default();
                tessellate_speck(&moved, self.camera.zoom, &mut mesh);
                self.mesh(&mesh, opacity);
            } else {
                let items = std::iter::once(&moved);
                painter::paint_items(self.painter, items, self.camera, self.canvas, opacity);
            }
        }
    }

    /// A box that comes: it grows around its middle.
    fn grow(&self, item: &Item, mesh: &Mesh, share: f64) {
        if !crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), self.visible) {
            return;
        }
        let size = (SMALL + (1.0 - SMALL) * share) as f32;
        let middle = painter::to_pos(item.bounds.center(), self.camera.zoom);
        let origin = self.camera.screen_from_map(Point::ORIGIN, self.canvas);
        let opacity = share as f32;
        let mut mesh = mesh.clone();
        for vertex in &mut mesh.vertices {
            vertex.pos = middle + (vertex.pos - middle) * size + origin.to_vec2();
            vertex.color = vertex.color.gamma_multiply(opacity);
        }
        self.painter.add(Shape::mesh(mesh));
        if is_speck(item, self.camera.zoom) {
            return;
        }
        let factor = f64::from(size);
        let middle = item.bounds.center().to_vec2();
        let figures = item.figures.iter().cloned();
        let grown = Item {
            figures: figures
                .map(|figure| figure.transformed(factor, middle * (1.0 - factor)))
                .collect(),
            ..item.clone()
        };
        pictures::paint(self.painter, &grown, self.camera, self.canvas, opacity);
        painter::paint_texts(self.painter, &grown, self.camera, self.canvas, opacity);
    }
}

/// The key under which items of two drawings are the same: what they show, and which of the items
/// that show it.
type Key<'a> = (ItemRole, Option<&'a Subject>, usize);

fn keyed(items: &[Item]) -> impl Iterator<Item = (Key<'_>, usize)> {
    let mut seen: FxHashMap<(ItemRole, Option<&Subject>), usize> = FxHashMap::default();
    items.iter().enumerate().map(move |(index, item)| {
        let nth = seen.entry((item.role, item.subject.as_ref())).or_default();
        let key = (item.role, item.subject.as_ref(), *nth);
        *nth += 1;
        (key, index)
    })
}

fn match_items(from: &[Item], to: &[Item]) -> BTreeMap<ItemRole, Fates> {
    let mut fates: BTreeMap<ItemRole, Fates> = BTreeMap::new();
    let mut left: FxHashMap<Key<'_>, usize> = keyed(from).collect();
    for (key, reached) in keyed(to) {
        let role = fates.entry(key.0).or_default();
        match left.remove(&key) {
            None => role.coming.push(reached),
            Some(before) if looks_alike(&from[before], &to[reached]) => role.still.push(reached),
            Some(before) if is_box(key.0) => role.travelling.push((before, reached)),
            Some(before) => {
                role.going.push(before);
                role.coming.push(reached);
            }
        }
    }
    let mut gone: Vec<usize> = left.into_values().collect();
    gone.sort_unstable();
    for index in gone {
        fates.entry(from[index].role).or_default().going.push(index);
    }
    for role in fates.values_mut() {
        role.going.sort_unstable();
    }
    fates
}

/// Whether two items are drawn alike; what is said of them may differ.
fn looks_alike(one: &Item, other: &Item) -> bool {
    one.bounds == other.bounds && one.figures == other.figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Figure, RectFigure};

    fn item(role: ItemRole, subject: Subject, x: f64) -> Item {
        let rect = Rect::new(x, 0.0, x + 100.0, 50.0);
        Item {
            subject: Some(subject),
            role,
            bounds: rect,
            description: "".into(),
            figures: vec![Figure::Rect(RectFigure {
                rect,
                radius: 8.0,
                fill: None,
                stroke: None,
            })],
        }
    }

    fn card(id: &str, x: f64) -> Item {
        item(ItemRole::Card, Subject::Element(id.into()), x)
    }

    #[test]
    fn boxes_travel_come_and_go_and_what_is_alike_stays() {
        let from = [card("a", 0.0), card("b", 200.0), card("c", 400.0)];
        let to = [card("a", 0.0), card("c", 500.0), card("d", 700.0)];
        let fates = match_items(&from, &to);
        let expected = Fates {
            still: vec![0],
            going: vec![1],
            coming: vec![2],
            travelling: vec![(2, 1)],
        };
        assert_eq!(fates[&ItemRole::Card], expected);
    }

    #[test]
    fn links_that_run_another_way_cross_fade() {
        let link = |x: f64| item(ItemRole::Link, Subject::Link("l".into()), x);
        let fates = match_items(&[link(0.0)], &[link(10.0)]);
        let expected = Fates {
            going: vec![0],
            coming: vec![0],
            ..Fates::default()
        };
        assert_eq!(fates[&ItemRole::Link], expected);
    }
}
