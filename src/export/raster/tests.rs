use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::strips::{Dealing, paint_with};
use super::*;
use crate::export::{ExportError, sample};
use crate::geometry::{BezPath, Point, Rect};
use crate::scene::{
    Color, Dash, Figure, FontWeight, IconFigure, ItemRole, PathFigure, Scene, Stroke, TextAnchor,
};

const BLACK: Color = Color::hex(0);
const RED: Color = Color::hex(0xff0000);

/// A small picture with its pixels.
struct Picture {
    width: usize,
    bytes: Vec<u8>,
}

impl Picture {
    /// `figures` on white, `width` × `height` map units from the origin.
    fn of(figures: Vec<Figure>, width: f64, height: f64, scale: f64) -> Self {
        let bounds = Rect::new(0.0, 0.0, width, height);
        let scene = Scene {
            bounds,
            background: Some(sample::PAPER),
            items: vec![sample::item(ItemRole::Note, bounds, figures)],
        };
        let frame = Frame::new(bounds, 0.0, scale).unwrap();
        Self {
            width: frame.width_px() as usize,
            bytes: pixels(
                &scene,
                frame,
                Dealing {
                    strip_rows: 64,
                    workers: 1,
                },
            ),
        }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let start = (y * self.width + x) * 3;
        [
            self.bytes[start],
            self.bytes[start + 1],
            self.bytes[start + 2],
        ]
    }

    /// The columns and rows that hold ink: `[left, top, right, bottom]`, ends not included.
    fn ink(&self) -> Option<[usize; 4]> {
        let inked = self
            .bytes
            .chunks(3)
            .enumerate()
            .filter(|(_, pixel)| **pixel != [255; 3]);
        inked
            .map(|(at, _)| (at % self.width, at / self.width))
            .fold(None, |ink: Option<[usize; 4]>, (x, y)| {
                let [left, top, right, bottom] = ink.unwrap_or([x, y, x, y]);
                Some([left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)])
            })
    }
}

fn pixels(scene: &Scene, frame: Frame, dealing: Dealing) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut next_row = 0;
    paint_with(
        scene,
        frame,
        PixelFormat::of(scene),
        dealing,
        &AtomicBool::new(false),
        |strip| {
            assert_eq!(strip.rows.start, next_row, "strips come in order");
            next_row = strip.rows.end;
            bytes.extend(strip.bytes);
            Ok(())
        },
    )
    .unwrap();
    assert_eq!(next_row, frame.height_px());
    bytes
}

fn line(points: &[(f64, f64)], stroke: Stroke, halo: Option<Stroke>) -> Figure {
    let mut path = BezPath::new();
    for (at, point) in points.iter().enumerate() {
        if at == 0 {
            path.move_to(*point);
        } else {
            path.line_to(*point);
        }
    }
    Figure::Path(PathFigure {
        path,
        fill: None,
        stroke: Some(stroke),
        halo,
    })
}

#[test]
fn a_filled_rectangle_covers_exactly_its_pixels() {
    let figure = sample::rect(Rect::new(2.0, 1.0, 7.0, 4.0), 0.0, Some(RED), None);
    let picture = Picture::of(vec![figure], 10.0, 6.0, 2.0);
    assert_eq!(picture.ink(), Some([4, 2, 14, 8]));
    for (x, y) in [(4, 2), (13, 2), (4, 7), (13, 7), (9, 5)] {
        assert_eq!(picture.at(x, y), [255, 0, 0]);
    }
}

#[test]
fn frames_are_crisp_at_every_scale() {
    for scale in [1.0, 1.25, 1.5, 2.0, 3.0] {
        let stroke = Some(Stroke::solid(BLACK, 1.0));
        let picture = Picture::of(
            vec![sample::rect(
                Rect::new(5.3, 5.0, 15.0, 15.0),
                0.0,
                None,
                stroke,
            )],
            20.0,
            20.0,
            scale,
        );
        assert!(
            picture.bytes.iter().all(|value| [0, 255].contains(value)),
            "no grey at scale {scale}"
        );
        assert!(picture.ink().is_some());
    }
}

#[test]
fn level_links_are_crisp_and_touch_their_boxes() {
    let picture = Picture::of(
        vec![line(
            &[(3.0, 10.0), (17.0, 10.0)],
            Stroke::solid(BLACK, 1.0),
            None,
        )],
        20.0,
        20.0,
        1.0,
    );
    let [left, top, right, bottom] = picture.ink().unwrap();
    assert_eq!((left, right, bottom - top), (3, 17, 1));
    assert_eq!(picture.at(10, top), [0, 0, 0]);
}

#[test]
fn round_corners_leave_the_corner_free() {
    let picture = Picture::of(
        vec![sample::rect(
            Rect::new(0.0, 0.0, 20.0, 20.0),
            8.0,
            Some(RED),
            None,
        )],
        20.0,
        20.0,
        1.0,
    );
    assert_eq!(picture.at(0, 0), [255; 3]);
    assert_eq!(picture.at(10, 0), [255, 0, 0]);
    assert_eq!(picture.at(0, 10), [255, 0, 0]);
}

#[test]
fn a_halo_parts_the_line_below_from_the_line_above() {
    let below = line(&[(0.0, 10.0), (20.0, 10.0)], Stroke::solid(RED, 2.0), None);
    let above = line(
        &[(10.0, 0.0), (10.0, 20.0)],
        Stroke::solid(BLACK, 2.0),
        Some(Stroke::solid(sample::PAPER, 8.0)),
    );
    let picture = Picture::of(vec![below, above], 20.0, 20.0, 1.0);
    assert_eq!(picture.at(2, 10), [255, 0, 0], "the lower line");
    assert_eq!(
        picture.at(7, 10),
        [255; 3],
        "the halo covers the lower line"
    );
    assert_eq!(
        picture.at(10, 10),
        [0, 0, 0],
        "the upper line lies on its halo"
    );
}

#[test]
fn patterns_have_gaps_and_plain_lines_have_none() {
    for dash in [Dash::Solid, Dash::Dashed, Dash::Dotted, Dash::DashDot] {
        let stroke = Stroke {
            color: BLACK,
            width: 2.0,
            dash,
        };
        let picture = Picture::of(
            vec![line(&[(0.0, 5.0), (100.0, 5.0)], stroke, None)],
            100.0,
            10.0,
            1.0,
        );
        let row: Vec<bool> = (0..100).map(|x| picture.at(x, 5)[0] < 128).collect();
        let strokes = 1 + row.windows(2).filter(|pair| !pair[0] && pair[1]).count();
        let expected = match dash {
            Dash::Solid => 1..=1,
            Dash::Dashed => 5..=7,
            Dash::Dotted => 11..=14,
            // A long and a short stroke in 28.4 units.
            Dash::DashDot => 7..=8,
        };
        assert!(expected.contains(&strokes), "{dash:?}: {strokes}");
    }
}

#[test]
fn text_has_ink_inside_its_measured_width_and_none_outside() {
    for (anchor, x) in [
        (TextAnchor::Start, 20.0),
        (TextAnchor::Middle, 100.0),
        (TextAnchor::End, 180.0),
    ] {
        let mut run = sample::text("Hébergement", x, 30.0, 16.0, FontWeight::SemiBold, BLACK);
        run.anchor = anchor;
        let left_of_run = match anchor {
            TextAnchor::Start => x,
            TextAnchor::Middle => x - run.width / 2.0,
            TextAnchor::End => x - run.width,
        };
        let right_of_run = left_of_run + run.width;
        let picture = Picture::of(vec![Figure::Text(run)], 200.0, 50.0, 1.0);
        let [left, top, right, bottom] = picture
            .ink()
            .unwrap()
            .map(|edge| f64::from(u16::try_from(edge).unwrap()));
        assert!(
            left >= left_of_run - 1.0 && left < left_of_run + 3.0,
            "{anchor:?}: ink from {left}, run from {left_of_run}"
        );
        assert!(
            right <= right_of_run + 1.0 && right > right_of_run - 3.0,
            "{anchor:?}: ink to {right}, run to {right_of_run}"
        );
        assert!(top > 14.0 && bottom < 36.0, "{anchor:?}: {top} to {bottom}");
    }
}

#[test]
fn heavier_weights_have_more_ink() {
    let darkness = |weight| {
        let picture = Picture::of(
            vec![Figure::Text(sample::text(
                "Zone", 5.0, 20.0, 16.0, weight, BLACK,
            ))],
            60.0,
            30.0,
            2.0,
        );
        picture
            .bytes
            .iter()
            .map(|value| u64::from(255 - value))
            .sum::<u64>()
    };
    let weights = [
        FontWeight::Regular,
        FontWeight::Medium,
        FontWeight::SemiBold,
        FontWeight::Bold,
    ]
    .map(darkness);
    assert!(weights.is_sorted_by(|a, b| a < b), "{weights:?}");
}

#[test]
fn struck_text_has_a_line_through_it() {
    let mut run = sample::text("i    i", 5.0, 20.0, 16.0, FontWeight::Regular, BLACK);
    run.struck = true;
    let middle = 5 + (run.width / 2.0) as usize;
    let column = |figures| {
        let picture = Picture::of(figures, 60.0, 30.0, 1.0);
        (0..30)
            .filter(|y| picture.at(middle, *y)[0] < 128)
            .collect::<Vec<_>>()
    };
    let rows = column(vec![Figure::Text(run.clone())]);
    assert!(
        !rows.is_empty() && rows.iter().all(|row| (12..19).contains(row)),
        "{rows:?}"
    );
    run.struck = false;
    assert!(column(vec![Figure::Text(run)]).is_empty());
}

#[test]
fn an_icon_fills_its_square_and_an_unknown_one_leaves_it_empty() {
    let icon = |name: &str| {
        let rect = Rect::new(10.0, 10.0, 34.0, 34.0);
        Picture::of(
            vec![Figure::Icon(IconFigure {
                name: name.into(),
                rect,
                color: BLACK,
            })],
            44.0,
            44.0,
            1.0,
        )
        .ink()
    };
    let [left, top, right, bottom] = icon("database").unwrap();
    assert!(
        left >= 10
            && top >= 10
            && right <= 34
            && bottom <= 34
            && right - left > 14
            && bottom - top > 16
    );
    assert_eq!(icon("no-such-icon"), None);
}

#[test]
fn where_strips_begin_leaves_no_trace() {
    let scene = sample::scene();
    for scale in [0.37, 1.0, 2.0] {
        let frame = Frame::new(scene.bounds, 24.0, scale).unwrap();
        let whole = pixels(
            &scene,
            frame,
            Dealing {
                strip_rows: 40_000,
                workers: 1,
            },
        );
        for (strip_rows, workers) in [(16, 1), (61, 2), (256, 3), (1, 8)] {
            let strips = pixels(
                &scene,
                frame,
                Dealing {
                    strip_rows,
                    workers,
                },
            );
            let largest = whole.iter().zip(&strips).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(
                largest <= Some(1),
                "scale {scale}, {strip_rows} rows: levels differ by {largest:?}"
            );
            let alone = pixels(
                &scene,
                frame,
                Dealing {
                    strip_rows,
                    workers: 1,
                },
            );
            assert!(strips == alone, "{workers} workers paint what one paints");
        }
    }
}

#[test]
fn another_region_shows_the_same_pixels() {
    let scene = sample::scene();
    let whole = Frame::new(scene.bounds, 0.0, 2.0).unwrap();
    let part = Frame::new(Rect::new(100.0, 100.0, 300.0, 200.0), 0.0, 2.0).unwrap();
    let dealing = Dealing {
        strip_rows: 256,
        workers: 1,
    };
    let (whole_bytes, part_bytes) = (
        pixels(&scene, whole, dealing),
        pixels(&scene, part, dealing),
    );
    let corner = whole.picture_from_map(Point::new(100.0, 100.0));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole pixel inside the picture"
    )]
    let (left, top) = (corner.x as usize, corner.y as usize);
    let (whole_stride, part_stride) = (whole.width_px() as usize * 3, part.width_px() as usize * 3);
    for (row, pixels) in part_bytes.chunks(part_stride).enumerate() {
        let start = (top + row) * whole_stride + left * 3;
        let differs = pixels
            .iter()
            .zip(&whole_bytes[start..start + part_stride])
            .any(|(a, b)| a.abs_diff(*b) > 2);
        assert!(!differs, "row {row}");
    }
}

#[test]
fn senseless_figures_are_left_out_without_harm() {
    let odd = [
        f64::NAN,
        f64::INFINITY,
        -1e300,
        1e30,
        1e9,
        -5.0,
        0.0,
        1e-300,
    ];
    let mut figures = Vec::new();
    for a in odd {
        for b in odd {
            let dashed = Stroke {
                color: RED,
                width: a,
                dash: Dash::Dotted,
            };
            let plain = Stroke::solid(RED, b);
            figures.push(sample::rect(
                Rect::new(a, b, b, a),
                a,
                Some(RED),
                Some(dashed),
            ));
            figures.push(sample::rect(
                Rect::new(0.0, 0.0, a, b),
                3.0,
                Some(RED),
                Some(plain),
            ));
            figures.push(line(&[(a, b), (b, a), (5.0, 5.0)], dashed, Some(plain)));
            figures.push(line(
                &[(5.0, 5.0), (a, 5.0)],
                Stroke {
                    width: 1.0,
                    ..dashed
                },
                None,
            ));
            figures.push(line(&[(5.0, 5.0), (5.0, 5.0)], plain, None));
            let rect = Rect::new(a, b, a + 10.0, b + 10.0);
            figures.push(Figure::Icon(IconFigure {
                name: "map".into(),
                rect,
                color: RED,
            }));
            figures.push(Figure::Icon(IconFigure {
                name: "map".into(),
                rect: Rect::new(0.0, 0.0, a, b),
                color: RED,
            }));
        }
    }
    figures.push(Figure::Path(PathFigure {
        path: BezPath::new(),
        fill: Some(RED),
        stroke: Some(Stroke::solid(RED, 1.0)),
        halo: None,
    }));
    let mut run = sample::text("x", 0.0, 0.0, 10.0, FontWeight::Regular, RED);
    run.text = Arc::from("");
    figures.push(Figure::Text(run));
    figures.push(sample::rect(
        Rect::new(2.0, 2.0, 4.0, 4.0),
        0.0,
        Some(BLACK),
        None,
    ));
    let picture = Picture::of(figures, 20.0, 20.0, 1.0);
    assert_eq!(
        picture.at(3, 3),
        [0, 0, 0],
        "what stands in front of them is drawn"
    );
}

#[test]
fn a_reader_that_stops_stops_the_painters() {
    let scene = sample::scene();
    let frame = Frame::new(scene.bounds, 24.0, 2.0).unwrap();
    let dealing = Dealing {
        strip_rows: 8,
        workers: 4,
    };
    let mut taken = 0;
    let outcome = paint_with(
        &scene,
        frame,
        PixelFormat::Rgb8,
        dealing,
        &AtomicBool::new(false),
        |_| {
            taken += 1;
            if taken == 3 {
                Err(ExportError::Cancelled)
            } else {
                Ok(())
            }
        },
    );
    assert!(matches!(outcome, Err(ExportError::Cancelled)));
    assert_eq!(taken, 3);
}
