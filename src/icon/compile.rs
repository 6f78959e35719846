//! Build-time half of `icon`: used by `build.rs` only.
//!
//! Turns each stroked SVG of `assets/icons` into one path string.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use kurbo::{BezPath, Circle, Ellipse, Line, Rect, RoundedRect, Shape};
use roxmltree::{Document, Node};

/// How far a curve may lie from the circle that it stands for, in icon units.
const TOLERANCE: f64 = 0.005;

/// Generates `icons.rs` in `out_dir` and returns the names of the icons.
///
/// # Errors
/// A sentence naming the file that cannot be read, and why.
pub fn compile(icons_dir: &Path, out_dir: &Path) -> Result<BTreeSet<String>, String> {
    let entries = std::fs::read_dir(icons_dir)
        .map_err(|error| format!("cannot read {}: {error}", icons_dir.display()))?;
    let mut icons = std::collections::BTreeMap::new();
    for file in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if file.extension().is_none_or(|extension| extension != "svg") {
            continue;
        }
        let Some(name) = file.file_stem().and_then(|stem| stem.to_str()) else {
            return Err(format!("{}: the name is not readable", file.display()));
        };
        let source = std::fs::read_to_string(&file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let path = read_svg(&source).map_err(|problem| format!("{}: {problem}", file.display()))?;
        icons.insert(name.to_owned(), rounded(path).to_svg());
    }
    let mut out = format!("static ICONS: [Icon; {}] = [\n", icons.len());
    for (name, data) in &icons {
        let _ = writeln!(out, "    Icon::new({name:?}, {data:?}),");
    }
    out.push_str("];\n");
    let target = out_dir.join("icons.rs");
    // A new file: the old one may be shared with another checkout's build.
    let _gone = std::fs::remove_file(&target);
    std::fs::write(&target, out)
        .map_err(|error| format!("cannot write {}: {error}", target.display()))?;
    Ok(icons.into_keys().collect())
}

fn read_svg(source: &str) -> Result<BezPath, String> {
    let document = Document::parse(source).map_err(|error| error.to_string())?;
    let root = document.root_element();
    if root.attribute("viewBox") != Some("0 0 24 24") {
        return Err("the icon is not drawn in a square of 24 by 24".to_owned());
    }
    let mut path = BezPath::new();
    for node in root
        .descendants()
        .filter(|node| node.is_element() && *node != root)
    {
        if node.has_attribute("transform") {
            return Err("transforms are not read".to_owned());
        }
        if node
            .attribute("fill")
            .is_some_and(|fill| fill != "none" && fill != "currentColor")
        {
            return Err("coloured fills are not read".to_owned());
        }
        add_shape(node, &mut path)?;
    }
    if path.elements().is_empty() {
        return Err("nothing is drawn".to_owned());
    }
    Ok(path)
}

fn add_shape(node: Node, path: &mut BezPath) -> Result<(), String> {
    match node.tag_name().name() {
        "path" => {
            let data = node.attribute("d").ok_or("a path has no data")?;
            path.extend(BezPath::from_svg(data).map_err(|error| format!("path data: {error}"))?);
        }
        "circle" => {
            let circle = Circle::new(
                (number(node, "cx")?, number(node, "cy")?),
                number(node, "r")?,
            );
            path.extend(circle.path_elements(TOLERANCE));
        }
        "ellipse" => {
            let radii = (number(node, "rx")?, number(node, "ry")?);
            path.extend(
                Ellipse::new((number(node, "cx")?, number(node, "cy")?), radii, 0.0)
                    .path_elements(TOLERANCE),
            );
        }
        "rect" => {
            let (x, y) = (number(node, "x")?, number(node, "y")?);
            let rect = Rect::new(
                x,
                y,
                x + number(node, "width")?,
                y + number(node, "height")?,
            );
            let radius = number(node, "rx")?.max(number(node, "ry")?);
            path.extend(RoundedRect::from_rect(rect, radius).path_elements(TOLERANCE));
        }
        "line" => {
            let line = Line::new(
                (number(node, "x1")?, number(node, "y1")?),
                (number(node, "x2")?, number(node, "y2")?),
            );
            path.extend(line.path_elements(TOLERANCE));
        }
        "polyline" => add_points(node, path)?,
        "polygon" => {
            add_points(node, path)?;
            path.close_path();
        }
        "g" => {}
        other => return Err(format!("the shape `{other}` is not read")),
    }
    Ok(())
}

fn add_points(node: Node, path: &mut BezPath) -> Result<(), String> {
    let list = node.attribute("points").unwrap_or_default();
    let mut numbers = Vec::new();
    for word in list.split([' ', ',', '\n']).filter(|word| !word.is_empty()) {
        numbers.push(
            word.parse::<f64>()
                .map_err(|_| format!("`{word}` is no number"))?,
        );
    }
    for (index, point) in numbers.chunks_exact(2).enumerate() {
        if index == 0 {
            path.move_to((point[0], point[1]));
        } else {
            path.line_to((point[0], point[1]));
        }
    }
    Ok(())
}

/// An attribute as a number; 0 where it is missing, as in SVG.
fn number(node: Node, name: &str) -> Result<f64, String> {
    let Some(text) = node.attribute(name) else {
        return Ok(0.0);
    };
    text.parse().map_err(|_| {
        format!(
            "`{name}` of a {} is `{text}`, no number",
            node.tag_name().name()
        )
    })
}

/// The same path with coordinates of three decimals: far finer than a pixel, and short to store.
fn rounded(mut path: BezPath) -> BezPath {
    let round = |p: kurbo::Point| {
        kurbo::Point::new(
            (p.x * 1000.0).round() / 1000.0,
            (p.y * 1000.0).round() / 1000.0,
        )
    };
    for element in path.elements_mut() {
        *element = match *element {
            kurbo::PathEl::MoveTo(p) => kurbo::PathEl::MoveTo(round(p)),
            kurbo::PathEl::LineTo(p) => kurbo::PathEl::LineTo(round(p)),
            kurbo::PathEl::QuadTo(a, p) => kurbo::PathEl::QuadTo(round(a), round(p)),
            kurbo::PathEl::CurveTo(a, b, p) => kurbo::PathEl::CurveTo(round(a), round(b), round(p)),
            kurbo::PathEl::ClosePath => kurbo::PathEl::ClosePath,
        };
    }
    path
}
