//! `portolan layout`: lays a view out; positions and routes as JSON, or written into the map.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::load;
use super::report::{Failure, Report};
use super::{DONE, arguments};
use crate::locale::msg;
use crate::model::{SubjectId, SystemMap, ViewId};
use crate::scene;

/// Lays out, then prints or writes.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let view = load::view(matches, &map)?;
    let plateau = load::plateau(matches, &map)?;
    let map = load::lay_out_view(map, &view, report.language)?;
    if matches.get_flag("write") {
        let path = arguments::path(matches, "map");
        if path
            .extension()
            .is_none_or(|extension| extension != crate::storage::EXTENSION)
        {
            return Err(msg::CLI_NOT_OURS
                .with("file", path.display().to_string())
                .into());
        }
        load::save(&map, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    let out = matches.get_one::<PathBuf>("output");
    if report.is_json || out.is_some() {
        let snapshot = map.snapshot(plateau.as_ref());
        let routes = scene::routes(&map, &snapshot, &view, report.language);
        let mut nodes = Map::new();
        for (subject, placement) in snapshot.placements(&map, &view) {
            let is_element = snapshot
                .find(&crate::model::ElementId::from(subject.text().clone()))
                .is_some();
            if is_element {
                let rect = placement.rect();
                let place =
                    json!({ "x": rect.x0, "y": rect.y0, "w": rect.width(), "h": rect.height() });
                nodes.insert(source_id(&map, &subject), place);
            }
        }
        let edges: Map<String, Json> = routes
            .iter()
            .map(|(id, route)| {
                let points: Vec<Json> = route
                    .points
                    .iter()
                    .map(|point| json!([point.x, point.y]))
                    .collect();
                (
                    source_id(&map, &SubjectId::new(id.clone())),
                    Json::Array(points),
                )
            })
            .collect();
        let text =
            serde_json::to_string(&json!({ "nodes": nodes, "edges": edges })).unwrap_or_default();
        report.answer_to(out.map(PathBuf::as_path), &format!("{text}\n"))?;
    } else if !matches.get_flag("write") {
        report.tell(summary(&map, &view));
    }
    Ok(DONE)
}

fn summary(map: &SystemMap, view: &ViewId) -> crate::locale::Message {
    msg::CLI_LAID_OUT
        .with("view", view.as_str())
        .with("boxes", map.placements_of(view).count())
}

/// The id that the source file gave, where it could not be used as it was.
fn source_id(map: &SystemMap, subject: &SubjectId) -> String {
    let tables = map.tables();
    let element = tables
        .elements
        .get(&crate::model::ElementId::from(subject.text().clone()));
    let attributes = element
        .map(Arc::clone)
        .map(|element| element.attributes.clone());
    attributes
        .and_then(|attributes| {
            attributes
                .get("source_id")
                .and_then(|id| id.as_text().map(ToOwned::to_owned))
        })
        .unwrap_or_else(|| subject.as_str().to_owned())
}
