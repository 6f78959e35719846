//! Dependencies: an arrow from the end of what must be done first to the start of what waits.
//!
//! Each leaves its bar near the end, runs along the free strip between two lines of bars and enters
//! the next bar from the left, so that no arrow lies over the words of a bar. One that would run
//! back in time, because what waits starts too early, is drawn in the colour of warnings.

use super::sheet::item;
use super::{Bar, Depth, RoadmapPart, Sketch};
use crate::geometry::{BezPath, Point, Rect};
use crate::locale::msg;
use crate::scene::figure::{Color, Dash, Figure, ItemRole, PathFigure, Stroke};
use crate::scene::pen::{fill, rounded_path};

/// How far from its end an arrow leaves a bar.
const OUT: f64 = 9.0;
/// How far before a bar an arrow turns into it.
const IN: f64 = 12.0;
/// Strips next to each other, so that arrows in one gap stay apart.
const STRIPS: usize = 3;
const STRIP: f64 = 2.6;

/// Draws the arrows of all packages that are on the drawing.
pub(super) fn draw(sketch: &mut Sketch<'_>) {
    let packages = &sketch.request.map.tables().work_packages;
    let bars = sketch.roadmap.bars.clone();
    let find = |id: &crate::model::WorkPackageId| bars.iter().find(|bar| bar.package == *id);
    let mut count = 0;
    for after in &bars {
        let waits_for = packages.get(&after.package);
        let waits_for = waits_for
            .into_iter()
            .flat_map(|package| &package.depends_on);
        for before in waits_for.filter_map(find) {
            let said = msg::ROADMAP_SAID_WAITS
                .with("package", name(sketch, after))
                .with("other", name(sketch, before));
            let said = sketch.request.language.say(&said);
            let drawn = arrow(sketch, before, after, count % STRIPS, said);
            sketch.push(Depth::Arrow, RoadmapPart::Body, drawn);
            count += 1;
        }
    }
}

fn name(sketch: &Sketch<'_>, bar: &Bar) -> String {
    let package = sketch.request.map.tables().work_packages.get(&bar.package);
    package.map_or_else(
        || bar.package.to_string(),
        |package| package.name.to_string(),
    )
}

fn arrow(
    sketch: &Sketch<'_>,
    before: &Bar,
    after: &Bar,
    strip: usize,
    said: String,
) -> crate::scene::figure::Item {
    let theme = sketch.request.theme;
    let is_late = before.last >= after.first;
    let color = if is_late {
        theme.warning.ink
    } else {
        theme.link
    };
    let points = way(before, after, strip);
    let dash = if is_late { Dash::Dashed } else { Dash::Solid };
    let line = Figure::Path(PathFigure {
        path: rounded_path(&points, 6.0),
        fill: None,
        stroke: Some(Stroke {
            color,
            width: 1.5,
            dash,
        }),
        halo: Some(Stroke::solid(theme.canvas, 4.0)),
    });
    let tip = Point::new(after.rect.x0, after.rect.center().y);
    let bounds = points
        .iter()
        .fold(Rect::from_center_size(tip, (1.0, 1.0)), |bounds, point| {
            bounds.union_pt(*point)
        });
    item(ItemRole::Link, bounds, said, vec![line, head(tip, color)])
}

/// The corners of an arrow.
fn way(before: &Bar, after: &Bar, strip: usize) -> Vec<Point> {
    let (from, to) = (before.rect, after.rect);
    let tip = Point::new(to.x0 - 1.0, to.center().y);
    let turn = to.x0 - IN - strip as f64 * STRIP;
    let start = (from.x1 - OUT).max(from.center().x);
    let shift = strip as f64 * STRIP - STRIP;
    // Down to what lies below, up to what lies above; on one line, round below.
    let (edge, along) = if to.y0 > from.y0 + 1.0 {
        (from.y1, to.y0 - 5.0 + shift)
    } else if to.y0 < from.y0 - 1.0 {
        (from.y0, to.y1 + 5.0 + shift)
    } else {
        (from.y1, from.y1 + 5.0 + shift)
    };
    vec![
        Point::new(start, edge),
        Point::new(start, along),
        Point::new(turn, along),
        Point::new(turn, tip.y),
        tip,
    ]
}

/// The head of an arrow that points right.
pub(super) fn head(tip: Point, color: Color) -> Figure {
    let mut path = BezPath::new();
    path.move_to(tip);
    path.line_to(Point::new(tip.x - 7.5, tip.y - 4.2));
    path.line_to(Point::new(tip.x - 7.5, tip.y + 4.2));
    path.close_path();
    fill(path, color)
}
