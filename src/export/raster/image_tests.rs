//! Pictures within a picture: floor plans under what a container holds.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::bitmap::{self, Bitmap};
use crate::export::sample;
use crate::geometry::Rect;
use crate::scene::{Color, Figure, ImageFigure, ItemRole, RectFigure, Scene};

fn picture(color: [u8; 4]) -> Arc<Bitmap> {
    let bytes = bitmap::tests::plain(8, 4, color);
    Arc::new(bitmap::read("plan.png".into(), bytes).unwrap())
}

fn rows(figures: Vec<Figure>, scale: f64) -> (usize, Vec<u8>) {
    let bounds = Rect::new(0.0, 0.0, 60.0, 40.0);
    let scene = Scene {
        bounds,
        background: Some(sample::PAPER),
        items: vec![sample::item(ItemRole::Container, bounds, figures)],
    };
    let frame = Frame::new(bounds, 0.0, scale).unwrap();
    let mut out = Vec::new();
    let never = AtomicBool::new(false);
    paint(&scene, frame, PixelFormat::Rgb8, &never, |strip| {
        out.extend(strip.bytes);
        Ok(())
    })
    .unwrap();
    (frame.width_px() as usize, out)
}

fn at((width, bytes): &(usize, Vec<u8>), x: usize, y: usize) -> [u8; 3] {
    let start = (y * width + x) * 3;
    [bytes[start], bytes[start + 1], bytes[start + 2]]
}

#[test]
fn a_picture_fills_its_rectangle_under_what_comes_later() {
    for scale in [1.0, 2.5] {
        let place = |x: f64, y: f64| ((x * scale) as usize, (y * scale) as usize);
        let image = Figure::Image(ImageFigure {
            picture: picture([200, 30, 30, 255]),
            rect: Rect::new(10.0, 10.0, 50.0, 30.0),
        });
        let card = Figure::Rect(RectFigure {
            rect: Rect::new(25.0, 15.0, 35.0, 25.0),
            radius: 0.0,
            fill: Some(Color::hex(0x00_00ff)),
            stroke: None,
        });
        let drawn = rows(vec![image, card], scale);
        let pixel = |x, y| {
            let (x, y) = place(x, y);
            at(&drawn, x, y)
        };
        assert_eq!(pixel(15.0, 20.0), [200, 30, 30]);
        assert_eq!(pixel(47.0, 28.0), [200, 30, 30]);
        assert_eq!(pixel(30.0, 20.0), [0, 0, 255], "the card lies over it");
        assert_eq!(pixel(5.0, 20.0), pixel(55.0, 35.0), "nothing beside it");
    }
}

#[test]
fn what_a_picture_leaves_open_shows_the_ground() {
    let image = Figure::Image(ImageFigure {
        picture: picture([0, 0, 0, 0]),
        rect: Rect::new(10.0, 10.0, 50.0, 30.0),
    });
    let drawn = rows(vec![image], 1.0);
    assert_eq!(at(&drawn, 30, 20), at(&drawn, 2, 2));
}
