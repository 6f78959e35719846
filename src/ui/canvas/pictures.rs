//! Pictures behind containers as textures, loaded once and let go when the window closes.

use std::sync::Arc;

use egui::{Color32, ColorImage, Id, Pos2, Rect, TextureHandle, TextureOptions};

use super::camera::Camera;
use crate::bitmap::Bitmap;
use crate::scene::{Figure, Item};

/// Whether an item shows a picture.
pub(super) fn has(item: &Item) -> bool {
    (item.figures.iter()).any(|figure| matches!(figure, Figure::Image(_)))
}

/// Paints the pictures of an item.
pub(super) fn paint(
    painter: &egui::Painter,
    item: &Item,
    camera: &Camera,
    canvas: Rect,
    opacity: f32,
) {
    for figure in &item.figures {
        if let Figure::Image(figure) = figure {
            let rect = camera.screen_rect_from_map(figure.rect, canvas);
            let texture = texture(painter.ctx(), &figure.picture);
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            let tint = Color32::WHITE.gamma_multiply(opacity);
            painter.image(texture.id(), rect, whole, tint);
        }
    }
}

/// The texture of a picture; its name is made of its content, so one name is one texture.
fn texture(ctx: &egui::Context, picture: &Arc<Bitmap>) -> TextureHandle {
    let id = Id::unique(("picture", picture.name.as_str()));
    if let Some(texture) = ctx.data(|data| data.get_temp::<TextureHandle>(id)) {
        return texture;
    }
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or(0);
    let size = [side(picture.width), side(picture.height)];
    let image = ColorImage::from_rgba_unmultiplied(size, &picture.pixels);
    let texture = ctx.load_texture(picture.name.as_str(), image, TextureOptions::LINEAR);
    ctx.data_mut(|data| data.insert_temp(id, texture.clone()));
    texture
}
