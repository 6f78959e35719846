//! `portolan layout`: arranges a view or a part of it; positions and routes as JSON, or written into
//! the map.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::load;
use super::report::{Failure, Report};
use super::{DONE, arguments};
use crate::command::{Command, Manner};
use crate::locale::msg;
use crate::model::{ElementId, Placement, PlateauId, SubjectId, SystemMap, ViewId};
use crate::scene::{self, Bundling};
use crate::workspace::{Arranging, picture};

/// The word for a view that groups by containment.
const PLACE: &str = "place";

/// Lays out, then prints or writes.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let view = load::view(matches, &map)?;
    let plateau = load::plateau(matches, &map)?;
    let map = grouped(matches, map, &view)?;
    let map = bundled(matches, map, &view)?;
    let what = asked(matches, &map, &view, plateau.as_ref())?;
    let map = load::arrange_view(map, &view, &what, report)?;
    if matches.get_flag("write") {
        let path = arguments::path(matches, "map");
        load::save_over(&map, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    let out = matches.get_one::<PathBuf>("output");
    if report.is_json || out.is_some() {
        let snapshot = map.snapshot(plateau.as_ref());
        let routes = scene::routes(&map, &snapshot, &view, &Bundling::never(), report.language);
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

/// The map with the view grouped as asked.
fn grouped(matches: &ArgMatches, map: SystemMap, view: &ViewId) -> Result<SystemMap, Failure> {
    let Some(by) = matches.get_one::<String>("group-by") else {
        return Ok(map);
    };
    let attribute = if by == PLACE { "" } else { by.as_str() };
    let command = Command::GroupBy {
        view: view.clone(),
        attribute: attribute.into(),
    };
    picture::carry_out(&map, &command).map_err(Failure::from)
}

/// The map with the view's links drawn as one from the number on that was asked for.
fn bundled(matches: &ArgMatches, map: SystemMap, view: &ViewId) -> Result<SystemMap, Failure> {
    let Some(&from) = matches.get_one::<u32>("bundle") else {
        return Ok(map);
    };
    let command = Command::Bundle {
        view: view.clone(),
        from,
    };
    picture::carry_out(&map, &command).map_err(Failure::from)
}

/// What is to be arranged, and how.
fn asked(
    matches: &ArgMatches,
    map: &SystemMap,
    view: &ViewId,
    plateau: Option<&PlateauId>,
) -> Result<Arranging, Failure> {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let snapshot = map.snapshot(plateau);
    match word("only") {
        Some("new") => return Ok(Arranging::New),
        Some(_) => return Ok(Arranging::Tidy),
        None => {}
    }
    let mut manner = map
        .tables()
        .views
        .get(view)
        .map(|view| Manner::of(view))
        .unwrap_or_default();
    if let Some(method) = word("method") {
        manner.arrangement = method.into();
    }
    match word("direction") {
        Some("down") => manner.direction = "".into(),
        Some(direction) => manner.direction = direction.into(),
        None => {}
    }
    if matches.contains_id("center") {
        manner.center = load::elements(matches, "center", &snapshot)?
            .into_iter()
            .next();
    }
    let chosen: BTreeSet<ElementId> = load::elements(matches, "elements", &snapshot)?
        .into_iter()
        .collect();
    if chosen.is_empty() {
        return Ok(Arranging::View(manner));
    }
    let is_elsewhere = |id: &&ElementId| {
        !map.tables()
            .placements
            .contains(&Placement::id_for(view, &(*id).into()))
    };
    if let Some(missing) = chosen.iter().find(is_elsewhere) {
        return Err(msg::CLI_NOT_IN_VIEW
            .with("id", missing.as_str())
            .with("view", view.as_str())
            .into());
    }
    Ok(Arranging::Selection(chosen, Some(manner)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::workspace::samples;

    fn sample() -> (SystemMap, ViewId) {
        let map = samples::find("hello").unwrap().read();
        let view = map.tables().views.iter().next().unwrap().id.clone();
        (map, view)
    }

    /// What the words after `portolan layout map.ron` ask for, or what is wrong with them.
    fn read(words: &str) -> Result<Arranging, String> {
        let (map, view) = sample();
        let all = ["portolan", "layout", "map.ron"];
        let words = all.into_iter().chain(words.split_whitespace());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(words)
            .map_err(|error| error.kind().to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        asked(matches, &map, &view, None).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        })
    }

    #[test]
    fn the_words_say_what_is_arranged_and_how() {
        assert_eq!(read("--only new"), Ok(Arranging::New));
        assert_eq!(read("--only tidy"), Ok(Arranging::Tidy));
        let manner = |arrangement: &str, direction: &str, center: Option<&str>| Manner {
            arrangement: arrangement.into(),
            direction: direction.into(),
            center: center.map(ElementId::from),
        };
        let (map, view) = sample();
        let own = Manner::of(map.tables().views.get(&view).unwrap());
        assert_eq!(read(""), Ok(Arranging::View(own)));
        assert_eq!(
            read("--method radial --direction right --center intranet"),
            Ok(Arranging::View(manner("radial", "right", Some("intranet"))))
        );
        assert_eq!(
            read("--method grid --direction down --elements agents,base"),
            Ok(Arranging::Selection(
                ["agents", "base"].map(ElementId::from).into(),
                Some(manner("grid", "", None))
            ))
        );
    }

    #[test]
    fn what_does_not_fit_is_refused_by_name() {
        for (words, told) in [
            ("--method spiral", "valid"),
            ("--direction up", "valid"),
            ("--only new --method grid", "cannot be used with"),
            ("--only tidy --elements base", "cannot be used with"),
            ("--elements nobody", "nobody"),
            ("--center nobody", "nobody"),
        ] {
            let refused = read(words).unwrap_err();
            assert!(refused.contains(told), "{words}: {refused}");
        }
    }

    #[test]
    fn a_bundle_number_is_kept_by_the_view() {
        let keep = |words: &[&str]| {
            let (map, view) = sample();
            let all = ["portolan", "layout", "map.ron"];
            let matches = arguments::command(Language::English)
                .try_get_matches_from(all.iter().chain(words))
                .unwrap();
            let (_, matches) = matches.subcommand().unwrap();
            let map = bundled(matches, map, &view).map_err(|_| "refused")?;
            let view = map.tables().views.get(&view).unwrap();
            Ok::<_, &str>(view.bundles_from())
        };
        assert_eq!(keep(&["--bundle", "4"]), Ok(Some(4)));
        assert_eq!(keep(&["--bundle", "0"]), Ok(None));
        assert_eq!(keep(&[]), Ok(None));
        assert_eq!(keep(&["--bundle", "1"]), Err("refused"));
    }

    #[test]
    fn the_file_keeps_what_write_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        let (map, view) = sample();
        std::fs::write(&path, crate::storage::write(&map)).unwrap();
        let words = ["portolan", "layout", "--bundle", "3", "--write"];
        let words = words.into_iter().map(std::ffi::OsString::from);
        crate::cli::run(words.chain([path.clone().into()]));
        let written = std::fs::read(&path).unwrap();
        let read = crate::storage::read_bytes(&written, "map.ron").unwrap();
        assert_eq!(read.problems, []);
        let view = read.map.tables().views.get(&view).unwrap();
        assert_eq!(view.bundles_from(), Some(3));
    }
}
