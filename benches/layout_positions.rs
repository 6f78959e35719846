//! Lays a map of `gen_map.py` out and says how long it took, in the form of the peers' drivers.
//!
//! `cargo bench --bench layout_positions -- MAP.json [--out POSITIONS.json] [--runs N] [--method NAME]`
//!
//! Prints one line of JSON. The boxes have the sizes that the file gives, the same as for every
//! peer; `benches/layout_quality` puts the answers side by side.
#![expect(clippy::print_stdout, reason = "one line of figures is the answer")]

use std::path::{Path, PathBuf};
use std::process::exit;
use std::time::Instant;

use portolan::geometry::Size;
use portolan::layout::{self, Arrangement, Edge, Method, Node, Request, Spacing};
use serde_json::{Value as Json, json};

fn main() {
    let mut map: Option<PathBuf> = None;
    let mut out: Option<PathBuf> = None;
    let mut runs = 3;
    let mut method = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => out = arguments.next().map(PathBuf::from),
            "--runs" => runs = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1),
            "--method" => method = arguments.next().and_then(|name| method_of(&name)),
            "--bench" => {}
            _ => map = Some(PathBuf::from(argument)),
        }
    }
    // `cargo bench` without arguments runs every bench; there is nothing to lay out then.
    let Some(map) = map else { return };
    let mut request = read(&map).unwrap_or_else(|reason| {
        println!("{}", json!({ "peer": "portolan", "status": reason }));
        exit(2)
    });
    request.method = method.unwrap_or_default();
    let mut seconds = f64::INFINITY;
    let mut arrangement = Arrangement::default();
    for _ in 0..runs.max(1) {
        let started = Instant::now();
        arrangement = layout::arrange(&request);
        seconds = seconds.min(started.elapsed().as_secs_f64());
    }
    let line = json!({
        "peer": "portolan", "job": "layout", "n": request.nodes.len(), "seconds": seconds,
        "rss_mb": peak_mb(), "runs": runs, "status": "ok",
    });
    println!("{line}");
    if let Some(out) = out {
        let text = positions(&arrangement).to_string();
        if let Err(error) = std::fs::write(&out, text) {
            println!("{}: {error}", out.display());
            exit(3);
        }
    }
}

fn method_of(name: &str) -> Option<Method> {
    Some(match name {
        "layered" => Method::Layered,
        "swimlanes" => Method::Swimlanes,
        "tiers" => Method::Tiers,
        "tree" => Method::Tree,
        "radial" => Method::Radial,
        "grid" => Method::Grid,
        "force" => Method::Force,
        _ => return None,
    })
}

/// The layout problem of a neutral map.
fn read(path: &Path) -> Result<Request, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let map: Json = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let list = |name: &str| map[name].as_array().cloned().unwrap_or_default();
    let text_of = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let node = |node: &Json| Node {
        id: text_of(&node["id"]).into(),
        parent: node["parent"].as_str().map(Into::into),
        size: Size::new(
            node["w"].as_f64().unwrap_or(120.0),
            node["h"].as_f64().unwrap_or(40.0),
        ),
        order: 0,
    };
    let edge = |edge: &Json| Edge {
        id: text_of(&edge["id"]).into(),
        from: text_of(&edge["src"]).into(),
        to: text_of(&edge["dst"]).into(),
        label: Size::ZERO,
        ranks: true,
    };
    Ok(Request {
        nodes: list("nodes").iter().map(node).collect(),
        edges: list("edges").iter().map(edge).collect(),
        spacing: Spacing {
            // The height that the peers keep for a container's name.
            title_height: 42.0,
            padding: 14.0,
            ..Spacing::default()
        },
        ..Request::default()
    })
}

/// What `layout_metrics.py` reads.
fn positions(arrangement: &Arrangement) -> Json {
    let nodes: serde_json::Map<String, Json> = arrangement
        .nodes
        .iter()
        .map(|(id, rect)| {
            let place =
                json!({ "x": rect.x0, "y": rect.y0, "w": rect.width(), "h": rect.height() });
            (id.to_string(), place)
        })
        .collect();
    let edges: serde_json::Map<String, Json> = arrangement
        .edges
        .iter()
        .map(|(id, route)| {
            let points = route.points.iter().map(|p| json!([p.x, p.y])).collect();
            (id.to_string(), Json::Array(points))
        })
        .collect();
    json!({ "layout": "portolan", "nodes": nodes, "edges": edges })
}

/// The most memory that this process has held, where the system tells.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}
