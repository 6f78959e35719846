//! `portolan weak-points`: what alone can stop a service, and what hangs on one thing only.

use std::collections::BTreeMap;
use std::sync::Arc;

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::questions::{self, Cells, wait};
use super::report::{Failure, Report};
use super::{DONE, FINDING};
use super::{between, load, pictures};
use crate::analysis::{
    self, CircleStart, DependencyGraph, Dominators, NetworkPoints, PointNature, WeakPoints,
    network_points, redundancy_on_paper,
};
use crate::locale::msg;
use crate::model::{ElementId, Snapshot, SystemMap};
use crate::scene::{WeakPointMarks, WeakStanding};
use crate::workspace::Perspective;
use crate::workspace::picture::PictureOrder;
use crate::workspace::weakness::WeakFacts;
use crate::workspace::{Structure, listing};

/// The largest sets that can be asked for: beyond, nobody reads them.
const MOST_ORDER: i64 = 12;
/// Sets that a service shows in text; all are in the other forms.
const SETS_SHOWN: usize = 12;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("weak-points", msg::CHANGE_CLI_WEAK_POINTS)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("service", msg::CHANGE_ARG_SERVICE)
                .value_name("ID[,ID…]"),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("order", msg::CHANGE_ARG_ORDER)
                .value_name("N")
                .value_parser(value_parser!(u8).range(1..=MOST_ORDER)),
        )
        .arg(
            t.option("between", msg::NEEDS_ARG_BETWEEN)
                .value_name("ID,ID")
                .conflicts_with_all(["service", "order", "fail-on"]),
        )
        .arg(
            t.option("fail-on", msg::CHANGE_ARG_FAIL_ON_WEAK)
                .value_parser(["single", "paper", "cycle"]),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .args(pictures::options(t))
}

/// All that was found.
struct Found {
    services: BTreeMap<ElementId, WeakPoints>,
    /// Sets of two and more; `None` where there are too many.
    cuts: BTreeMap<ElementId, Option<Vec<Vec<ElementId>>>>,
    paper: BTreeMap<ElementId, std::collections::BTreeSet<ElementId>>,
    cycles: Vec<analysis::Cycle>,
    soft_cycles: Vec<analysis::Cycle>,
    /// What all ways of a service's needs cross, the nearest first.
    passages: BTreeMap<ElementId, Vec<ElementId>>,
    network: NetworkPoints,
}

/// Finds them, and prints them.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    if matches.contains_id("between") {
        let ends = load::elements(matches, "between", &snapshot)?;
        let [from, to] = ends.as_slice() else {
            return Err(crate::locale::Message::from(msg::NEEDS_TWO_ENDS).into());
        };
        return between::run(matches, [from, to], &snapshot, report);
    }
    let graph = DependencyGraph::of(&snapshot);
    questions::tell_doubts(&map, &snapshot, &graph, report);
    let asked = load::elements(matches, "service", &snapshot)?;
    let order = usize::from(matches.get_one::<u8>("order").copied().unwrap_or(2));
    let services: BTreeMap<ElementId, WeakPoints> = if asked.is_empty() {
        wait(|watch| analysis::all_weak_points(&graph, watch)).unwrap_or_default()
    } else {
        asked
            .iter()
            .filter_map(|id| Some((id.clone(), analysis::weak_points(&graph, id).ok()?)))
            .collect()
    };
    let cuts = services.keys().map(|id| {
        let cuts = analysis::cut_sets(&graph, id, order).unwrap_or_default();
        let pairs = cuts.map(|cuts| cuts.into_iter().filter(|cut| cut.len() > 1).collect());
        (id.clone(), pairs)
    });
    let dominators = Dominators::above_foundations(&graph);
    let passages = services.keys().filter_map(|id| {
        let passages = dominators.passages(snapshot.find(id)?);
        let passages = passages.map(|ix| snapshot.element(ix).id.clone());
        Some((id.clone(), passages.collect()))
    });
    let found = Found {
        cuts: cuts.collect(),
        passages: passages.collect(),
        paper: redundancy_on_paper(&graph),
        cycles: analysis::cycles(&graph),
        soft_cycles: analysis::soft_cycles(&graph),
        network: network_points(&snapshot),
        services,
    };
    if found.services.is_empty() && !snapshot.elements().is_empty() {
        report.tell(msg::MODELLING_NO_SERVICES);
    }
    match questions::format(matches) {
        "json" => report.answer_json(&as_json(&found, &snapshot)),
        "csv" => report.answer(&listing::csv(rows(&found, &snapshot, report))),
        "md" => {
            report.answer(&listing::markdown(rows(&found, &snapshot, report)));
            report.answer("\n");
            report.answer(&listing::markdown(passage_rows(&found, &snapshot, report)));
            report.answer(&format!("\n{}\n", report.say(msg::NEEDS_PASSAGES_HINT)));
            for (_, line) in map_lines(&found, &snapshot, report) {
                report.answer(&format!("\n- {line}"));
            }
            report.answer("\n");
        }
        _ => report.answer(&as_text(&found, &snapshot, report)),
    }
    if pictures::is_asked(matches) {
        picture(matches, &map, &found, &snapshot, report)?;
    }
    let is_finding = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("single") => found.services.values().any(|weak| !weak.single.is_empty()),
        Some("paper") => !found.paper.is_empty(),
        Some("cycle") => !found.cycles.is_empty(),
        _ => false,
    };
    Ok(if is_finding { FINDING } else { DONE })
}

fn nature(snapshot: &Snapshot, id: &ElementId) -> PointNature {
    snapshot
        .element_by_id(id)
        .map_or(PointNature::Equipment, |element| PointNature::of(element))
}

fn ids<'a>(list: impl IntoIterator<Item = &'a ElementId>) -> Vec<&'a str> {
    list.into_iter().map(ElementId::as_str).collect()
}

/// The shape that other tools rely on; see the user guide.
fn as_json(found: &Found, snapshot: &Snapshot) -> Json {
    let by_service = |of: &dyn Fn(&ElementId, &WeakPoints) -> Json| -> Map<String, Json> {
        let services = found.services.iter();
        services
            .map(|(id, weak)| (id.to_string(), of(id, weak)))
            .collect()
    };
    let point = |id: &ElementId| {
        let kind = snapshot.element_by_id(id).map(|element| &element.kind);
        json!({
            "id": id.as_str(),
            "kind": kind.map(|kind| kind.as_str()),
            "nature": nature(snapshot, id).as_str(),
        })
    };
    let cuts = |id: &ElementId| {
        let cuts = found.cuts.get(id).and_then(Option::as_ref);
        cuts.map(|cuts| cuts.iter().map(ids).collect::<Vec<_>>())
    };
    let paper: Map<String, Json> = found
        .paper
        .iter()
        .map(|(group, points)| (group.to_string(), json!(ids(points))))
        .collect();
    let network = &found.network;
    json!({
        "plateau": snapshot.plateau().map(crate::model::PlateauId::as_str),
        "single_points_of_failure":
            by_service(&|_, weak| weak.single.iter().map(point).collect()),
        "obligatory_passages": by_service(&|_, weak| json!(ids(&weak.obligatory))),
        "cut_sets": by_service(&|id, _| json!(cuts(id))),
        "dominators": by_service(&|id, _| json!(found.passages.get(id).map(ids))),
        "down_already": found.services.iter()
            .filter(|(_, weak)| weak.is_down_already)
            .map(|(id, _)| id.as_str())
            .collect::<Vec<_>>(),
        "redundancy_on_paper": paper,
        "cycles": found.cycles.iter()
            .map(|cycle| json!({
                "elements": ids(&cycle.elements),
                "witness": ids(&cycle.witness),
                "start": cycle.start.as_str(),
            }))
            .collect::<Vec<_>>(),
        "soft_cycles": found.soft_cycles.iter()
            .map(|cycle| json!({
                "elements": ids(&cycle.elements),
                "witness": ids(&cycle.witness),
            }))
            .collect::<Vec<_>>(),
        "articulation_points": network.articulation_points.iter()
            .map(|point| json!({ "id": point.element.as_str(), "isolates": point.isolates }))
            .collect::<Vec<_>>(),
        "bridges": network.bridges.iter()
            .map(|bridge| json!({
                "id": bridge.link.as_str(),
                "ends": ids(&bridge.ends),
                "isolates": bridge.isolates,
            }))
            .collect::<Vec<_>>(),
    })
}

/// A line for each service and point.
fn rows(found: &Found, snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [
        msg::CHANGE_COLUMN_SERVICE,
        msg::CLI_COLUMN_NAME,
        msg::CLI_COLUMN_ID,
        msg::CHANGE_COLUMN_POINT,
        msg::CLI_COLUMN_KIND,
        msg::CHANGE_COLUMN_NATURE,
        msg::NEEDS_COLUMN_ORDER,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for (service, weak) in &found.services {
        for point in &weak.single {
            rows.push(vec![
                service.to_string(),
                questions::name(snapshot, service),
                point.to_string(),
                questions::name(snapshot, point),
                questions::kind(snapshot, point, report.language),
                report.say(nature(snapshot, point).message()),
                "1".to_owned(),
            ]);
        }
        for cut in found.cuts.get(service).into_iter().flatten().flatten() {
            let names: Vec<String> = cut.iter().map(|id| questions::name(snapshot, id)).collect();
            rows.push(vec![
                service.to_string(),
                questions::name(snapshot, service),
                ids(cut).join(" + "),
                names.join(" + "),
                String::new(),
                nature_of_set(snapshot, cut, report),
                cut.len().to_string(),
            ]);
        }
    }
    for (id, words) in map_lines(found, snapshot, report) {
        let mut row = vec![String::new(); rows[0].len()];
        (row[2], row[3]) = (id, words);
        rows.push(row);
    }
    rows
}

/// The nature that all elements of a set have, or that they are mixed.
fn nature_of_set(snapshot: &Snapshot, cut: &[ElementId], report: &Report) -> String {
    let mut natures = cut.iter().map(|id| nature(snapshot, id));
    let first = natures.next().unwrap_or(PointNature::Equipment);
    if natures.all(|nature| nature == first) {
        report.say(first.message())
    } else {
        report.say(msg::NEEDS_MIXED_NATURE)
    }
}

/// A line for each service: what all ways of its needs cross.
fn passage_rows(found: &Found, snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [msg::CHANGE_COLUMN_SERVICE, msg::NEEDS_COLUMN_PASSAGES];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for (service, passages) in &found.passages {
        let names = passages.iter().map(|id| questions::name(snapshot, id));
        let names = names.collect::<Vec<_>>().join(" → ");
        rows.push(vec![questions::name(snapshot, service), names]);
    }
    rows
}

/// The sets of a service by nature, as lines of text.
fn set_lines(cuts: &[Vec<ElementId>], snapshot: &Snapshot, report: &Report) -> Vec<String> {
    let mut by_nature: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for cut in cuts.iter().take(SETS_SHOWN) {
        let names: Vec<String> = cut.iter().map(|id| questions::name(snapshot, id)).collect();
        let nature = nature_of_set(snapshot, cut, report);
        by_nature.entry(nature).or_default().push(names.join(" + "));
    }
    let mut lines: Vec<String> = by_nature
        .into_iter()
        .map(|(nature, sets)| format!("    {nature:<12} {}", sets.join("; ")))
        .collect();
    if let Some(more) = cuts.len().checked_sub(SETS_SHOWN).filter(|more| *more > 0) {
        lines.push(format!(
            "    {}",
            report.say(msg::NEEDS_MORE_SETS.with("count", more))
        ));
    }
    lines
}

/// What concerns no single service, each with the id of what it is about.
fn map_lines(found: &Found, snapshot: &Snapshot, report: &Report) -> Vec<(String, String)> {
    let name = |id: &ElementId| questions::name(snapshot, id);
    let mut lines = Vec::new();
    for (group, points) in &found.paper {
        let names: Vec<String> = points.iter().map(&name).collect();
        let words = msg::CHANGE_PAPER
            .with("name", name(group))
            .with("points", names.join(", "));
        lines.push((group.to_string(), report.say(words)));
    }
    for cycle in found.cycles.iter().chain(&found.soft_cycles) {
        let mut names: Vec<String> = cycle.witness.iter().map(&name).collect();
        names.extend(names.first().cloned());
        let words = match cycle.start {
            CircleStart::Blocked => msg::NEEDS_CYCLE_BLOCKED,
            CircleStart::Possible => msg::CHANGE_CYCLE,
            CircleStart::Soft => msg::NEEDS_CYCLE_SOFT,
        };
        let words = words.with("names", names.join(" → "));
        lines.push((ids(&cycle.witness).join(" + "), report.say(words)));
    }
    for point in &found.network.articulation_points {
        let words = msg::CHANGE_ARTICULATION
            .with("name", name(&point.element))
            .with("count", point.isolates);
        lines.push((point.element.to_string(), report.say(words)));
    }
    for bridge in &found.network.bridges {
        let words = msg::CHANGE_BRIDGE
            .with("from", name(&bridge.ends[0]))
            .with("to", name(&bridge.ends[1]))
            .with("count", bridge.isolates);
        lines.push((bridge.link.to_string(), report.say(words)));
    }
    lines
}

/// Draws what alone stops a service.
fn picture(
    matches: &ArgMatches,
    map: &SystemMap,
    found: &Found,
    snapshot: &Snapshot,
    report: &Report,
) -> Result<(), Failure> {
    let weak = found.services.values();
    let shown = weak.flat_map(|weak| weak.single.iter().chain(&weak.obligatory));
    let view = pictures::view(matches, map, &shown.cloned().collect())?;
    let plain = pictures::order(matches, (map, snapshot, &view), report);
    let order = PictureOrder {
        perspective: Perspective::WeakPoints,
        weak: Arc::new(weak_marks(matches, &plain.snapshot)?),
        ..plain
    };
    let scene = order.page(&pictures::framed());
    let asked = report.say(msg::WEAK_PERSPECTIVE);
    pictures::write_scene(matches, &scene, &asked, &order, report)
}

fn as_text(found: &Found, snapshot: &Snapshot, report: &Report) -> String {
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    let name = |id: &ElementId| questions::name(snapshot, id);
    for (service, weak) in &found.services {
        let count = msg::CHANGE_POINTS_OF
            .with("name", name(service))
            .with("count", weak.single.len());
        line(&report.say(count));
        if weak.is_down_already {
            line(&format!("  {}", report.say(msg::CHANGE_DOWN_ALREADY)));
        }
        for nature_of in PointNature::ALL {
            let mut points = weak.single.iter();
            let names: Vec<String> = points
                .by_ref()
                .filter(|id| nature(snapshot, id) == nature_of)
                .map(&name)
                .collect();
            if !names.is_empty() {
                let word = report.say(nature_of.message());
                line(&format!("  {word:<12} {}", names.join(", ")));
            }
        }
        if !weak.obligatory.is_empty() {
            let names: Vec<String> = weak.obligatory.iter().map(&name).collect();
            let words = msg::CHANGE_OBLIGATORY.with("names", names.join(", "));
            line(&format!("  {}", report.say(words)));
        }
        match found.cuts.get(service) {
            Some(Some(cuts)) if !cuts.is_empty() => {
                let words = msg::CHANGE_CUTS.with("count", cuts.len());
                line(&format!("  {}", report.say(words)));
                for words in set_lines(cuts, snapshot, report) {
                    line(&words);
                }
            }
            Some(None) => line(&format!("  {}", report.say(msg::CHANGE_TOO_MANY_CUTS))),
            _ => {}
        }
        if let Some(passages) = found.passages.get(service).filter(|list| !list.is_empty()) {
            let names: Vec<String> = passages.iter().map(&name).collect();
            let words = msg::NEEDS_PASSAGES.with("names", names.join(" → "));
            line(&format!("  {}", report.say(words)));
        }
    }
    for (_, words) in map_lines(found, snapshot, report) {
        line(&words);
    }
    if found.passages.values().any(|list| !list.is_empty()) {
        line(&report.say(msg::NEEDS_PASSAGES_HINT));
    }
    text
}

/// What the perspective of weak points draws: of all services, or of the one of `--service`.
pub(super) fn weak_marks(
    matches: &ArgMatches,
    snapshot: &Snapshot,
) -> Result<WeakPointMarks, Failure> {
    let service = load::elements(matches, "service", snapshot)?
        .into_iter()
        .next();
    let graph = DependencyGraph::of(snapshot);
    let marks = wait(|watch| {
        let radii = analysis::radii_since(&graph, None, watch)?;
        let weak_points = analysis::weak_points_since(&graph, None, watch)?;
        let facts = WeakFacts {
            graph: &graph,
            radii: &radii,
            weak_points: &weak_points,
            structure: &Structure::of(&graph, snapshot),
        };
        Some(facts.marks(service.as_ref(), WeakStanding::Current))
    });
    Ok(marks.unwrap_or_default())
}
