//! What is dragged, painted where it would go.
//!
//! Its triangles are made once, when the drag begins, and shifted each frame: fifty boxes cost a copy
//! and no tessellation. They are made anew where the zoom or the drawing changes meanwhile.

use std::cell::RefCell;
use std::sync::Arc;

use egui::Shape;
use egui::epaint::Mesh;

use super::painter::{paint_texts, tessellate, tessellator};
use super::sight::Sight;
use crate::geometry::{Point, Vec2};
use crate::scene::{ItemRole, Scene};
use crate::ui::canvas::camera::Camera;

/// How much of the ground shines through.
const OPACITY: f32 = 0.85;

/// See the module's header.
#[derive(Clone, Default)]
pub(super) struct Ghost(RefCell<Option<Made>>);

#[derive(Clone)]
struct Made {
    scene: Arc<Scene>,
    zoom: f64,
    bands: Vec<Band>,
}

/// Items that stand next to each other in the order of painting and have the same role.
#[derive(Clone)]
struct Band {
    role: ItemRole,
    mesh: Mesh,
    items: Vec<usize>,
}

impl std::fmt::Debug for Ghost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ghost")
    }
}

impl Ghost {
    /// Paints items, given in the order of the drawing, `by` away from where they are.
    pub(super) fn paint(
        &self,
        sight: &Sight<'_>,
        painter: &egui::Painter,
        items: impl FnOnce() -> Vec<usize>,
        by: Vec2,
    ) {
        let mut made = self.0.borrow_mut();
        #[expect(clippy::float_cmp, reason = "the very same zoom, not a near one")]
        let is_fresh = made.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.scene, &sight.drawing.scene) && made.zoom == sight.camera.zoom
        });
        if !is_fresh {
            *made = Some(Made::of(sight, painter, items()));
        }
        let Some(made) = made.as_ref() else { return };
        let shifted = Camera {
            origin: sight.camera.origin - by,
            ..sight.camera
        };
        let shift = shifted
            .screen_from_map(Point::ORIGIN, sight.canvas)
            .to_vec2();
        let visible = shifted.visible(sight.canvas);
        for band in &made.bands {
            let mut mesh = band.mesh.clone();
            for vertex in &mut mesh.vertices {
                vertex.pos += shift;
            }
            painter.add(Shape::mesh(mesh));
            for &index in &band.items {
                let item = &sight.drawing.scene.items[index];
                if crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), visible) {
                    paint_texts(painter, item, &shifted, sight.canvas, OPACITY);
                }
            }
        }
    }
}

impl Made {
    fn of(sight: &Sight<'_>, painter: &egui::Painter, items: Vec<usize>) -> Self {
        let mut tessellator = tessellator(painter, painter.ctx().pixels_per_point());
        let zoom = sight.camera.zoom;
        let mut bands: Vec<Band> = Vec::new();
        for index in items {
            let item = &sight.drawing.scene.items[index];
            if bands.last().is_none_or(|band| band.role != item.role) {
                bands.push(Band {
                    role: item.role,
                    mesh: Mesh::default(),
                    items: Vec::new(),
                });
            }
            let Some(band) = bands.last_mut() else {
                continue;
            };
            for figure in &item.figures {
                tessellate(&mut tessellator, figure, zoom, &mut band.mesh);
            }
            band.items.push(index);
        }
        for vertex in bands.iter_mut().flat_map(|band| &mut band.mesh.vertices) {
            vertex.color = vertex.color.gamma_multiply(OPACITY);
        }
        Self {
            scene: Arc::clone(&sight.drawing.scene),
            zoom,
            bands,
        }
    }
}
