//! `portolan service`: all about a business service on one sheet, as text, as data, or drawn.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::pictures::Leaf;
use super::questions::wait;
use super::report::{Failure, Report, write_file};
use super::{DONE, availability, export, load, pictures, service_text};
use crate::analysis::{DataLoss, DependencyGraph, NeedTree, ServiceFacts, Verdict};
use crate::diagnostic::{Problem, Severity};
use crate::export::PdfOptions;
use crate::locale::{Message, MessageId, msg};
use crate::model::{ElementId, ElementIx, Snapshot, SystemMap};
use crate::scene::Scene;
use crate::workspace::{Page, PageOrder, listing, services};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("service", msg::SERVICE_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("service", msg::SERVICE_ARG_SERVICE)
                .value_name("ID"),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .arg(
            t.option("all", msg::SERVICE_ARG_ALL)
                .value_name("DIR|OUT.pdf")
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["service", "picture", "format"]),
        )
        .args(sheet_options(t, msg::SERVICE_ARG_PICTURE))
}

/// Finds it out, and prints or draws it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
    let order = |id: &ElementId| {
        PageOrder::plain(
            Page::Service(id.clone()),
            map.clone(),
            Arc::clone(&snapshot),
            export::theme(matches),
            report.language,
            date(matches),
        )
    };
    if let Some(folder) = matches.get_one::<PathBuf>("all") {
        if pictures::is_pdf(folder) {
            return all_in_one(matches, folder, &services(&snapshot), order, report);
        }
        let made = std::fs::create_dir_all(folder);
        made.map_err(|error| not_written(folder, &error))?;
        for id in services(&snapshot) {
            let order = order(&id);
            let path = folder.join(format!("{}.png", file_stem(&order.file_word())));
            draw(&order, matches, &path, report)?;
        }
        return Ok(DONE);
    }
    let asked = load::elements(matches, "service", &snapshot)?;
    let [id] = &asked[..] else {
        return Err(Message::from(msg::SERVICE_CLI_ONE).into());
    };
    if !services(&snapshot).contains(id) {
        return Err(msg::SERVICE_CLI_NO_SERVICE.with("id", id.as_str()).into());
    }
    if let Some(path) = picture_path(matches)? {
        draw(&order(id), matches, path, report)?;
        if matches.get_one::<String>("format").is_none() {
            return Ok(DONE);
        }
    }
    print(matches, &map, &snapshot, id, report);
    Ok(DONE)
}

/// The sheets of all services as one PDF, a bookmark each.
fn all_in_one(
    matches: &ArgMatches,
    path: &Path,
    ids: &[ElementId],
    order: impl Fn(&ElementId) -> PageOrder,
    report: &Report,
) -> Result<u8, Failure> {
    let nothing = || Failure::from(Message::from(msg::PAGE_NOTHING));
    let mut leaves = Vec::with_capacity(ids.len());
    let (mut text, mut map_title) = (Vec::new(), String::new());
    for id in ids {
        let order = order(id);
        let scene = wait(|watch| order.compose(watch)).ok_or_else(nothing)?;
        leaves.push(Leaf {
            title: order.title(),
            group: String::new(),
            scene,
        });
        (text, map_title) = (order.metadata(), order.map.info().title.to_string());
    }
    let title = format!("{map_title} – {}", report.say(msg::PDF_ALL_SERVICES));
    let options = PdfOptions {
        text: pictures::retitled(text, title),
        ..pictures::sheet_options(matches, report.language)
    };
    write_file(path, &pictures::encode_leaves(&leaves, &options)?)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(DONE)
}

/// An id as the name of a file: what could lead to another folder is left out.
fn file_stem(id: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let letters = id.chars();
    letters
        .map(|letter| if is_plain(letter) { letter } else { '_' })
        .collect()
}

/// How a sheet is drawn into a file: where to, in which colours, how wide, with which date.
pub(super) fn sheet_options(t: &Table, picture: MessageId) -> [Arg; 5] {
    [
        t.option("picture", picture)
            .value_name("OUT.png|svg|pdf")
            .value_parser(value_parser!(PathBuf)),
        t.option("theme", msg::CLI_ARG_THEME)
            .value_parser(["light", "dark", "print"]),
        t.option("width", msg::CLI_ARG_WIDTH)
            .value_name("PIXELS")
            .value_parser(value_parser!(u32).range(1..=20_000)),
        t.option("date", msg::CLI_ARG_DATE).value_name("DATE"),
        pictures::paper(t, msg::PDF_ARG_SHEET_PAPER),
    ]
}

/// The date that a sheet prints; empty for none.
pub(super) fn date(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("date").map_or("", String::as_str)
}

/// Where `--picture` goes.
///
/// # Errors
/// When its ending is of no picture.
pub(super) fn picture_path(matches: &ArgMatches) -> Result<Option<&Path>, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("picture") else {
        return Ok(None);
    };
    export::is_picture(path)?;
    Ok(Some(path))
}

fn draw(
    order: &PageOrder,
    matches: &ArgMatches,
    path: &Path,
    report: &Report,
) -> Result<(), Failure> {
    let Some(scene) = wait(|watch| order.compose(watch)) else {
        return Err(Message::from(msg::PAGE_NOTHING).into());
    };
    write_sheet(&scene, order, matches, path, report)
}

/// Writes a page that is drawn.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write_sheet(
    scene: &Scene,
    order: &PageOrder,
    matches: &ArgMatches,
    path: &Path,
    report: &Report,
) -> Result<(), Failure> {
    let width = matches.get_one::<u32>("width").copied();
    let bytes = if pictures::is_pdf(path) {
        let leaf = Leaf {
            title: order.title(),
            group: String::new(),
            scene: scene.clone(),
        };
        let options = PdfOptions {
            text: order.metadata(),
            ..pictures::sheet_options(matches, report.language)
        };
        pictures::encode_leaves(&[leaf], &options)?
    } else {
        pictures::encode_sheet(path, scene, width, (order.metadata(), report.language))?
    };
    write_file(path, &bytes)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}

fn not_written(path: &Path, error: &std::io::Error) -> Failure {
    let message = msg::CLI_NOT_WRITTEN
        .with("file", path.display().to_string())
        .with("reason", error.to_string());
    Failure::from(Problem::new("not-written", Severity::Error, message))
}

fn print(
    matches: &ArgMatches,
    map: &SystemMap,
    snapshot: &Snapshot,
    id: &ElementId,
    report: &Report,
) {
    let graph = DependencyGraph::of(snapshot);
    let Some(facts) = wait(|watch| ServiceFacts::of(&graph, id, watch))
        .ok()
        .flatten()
    else {
        return;
    };
    let plateau = snapshot.plateau();
    let plateau = plateau.and_then(|id| map.tables().plateaus.get(id));
    let plateau = plateau.map_or_else(String::new, |plateau| plateau.name.to_string());
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => report.answer_json(&as_json(&facts)),
        "csv" => report.answer(&listing::csv(service_text::rows(&facts, report.language))),
        "md" => {
            let title = format!("# {}\n\n", service_text::title(&facts, &plateau));
            let rows = listing::markdown(service_text::rows(&facts, report.language));
            report.answer(&format!("{title}{rows}"));
        }
        _ => report.answer(&service_text::as_text(&facts, &plateau, report.language)),
    }
}

/// The shape that other tools rely on; see the user guide.
fn as_json(facts: &ServiceFacts) -> Json {
    let graph = &facts.graph;
    let id = |ix: ElementIx| graph.element(ix).id.to_string();
    let losses: Vec<Json> = facts
        .losses
        .iter()
        .map(|loss| {
            json!({
                "lost": loss.lost.as_str(),
                "nature": loss.nature.as_str(),
                "rto_h": loss.time.hours,
                "durations_given": loss.time.durations.given,
                "durations_needed": loss.time.durations.needed,
                "critical_path": ids(loss.path.iter()),
                "need": verdict(facts.verdict_of(loss)),
            })
        })
        .collect();
    let data: Vec<Json> = facts
        .data
        .iter()
        .map(|data| {
            json!({
                "data_set": data.data_set.as_str(),
                "stores": ids(data.stores.iter()),
                "pdma_h": data.need_h,
                "rpo_h": data.worst.as_ref().map(|(loss, _)| loss_json(*loss)),
                "lost": data.worst.as_ref().map(|(_, lost)| lost.as_str()),
                "need": verdict(data.verdict()),
                "corrupted_rpo_h": loss_json(data.corrupted),
                "corrupted_need": verdict(data.corrupted_verdict()),
            })
        })
        .collect();
    let needs: Vec<Json> = facts
        .needs
        .iter()
        .map(|need| {
            json!({
                "id": id(need.element),
                "depth": need.depth,
                "can_stop": need.can_stop,
            })
        })
        .collect();
    let on_paper: Map<String, Json> = facts
        .on_paper
        .iter()
        .map(|(group, points)| (group.to_string(), json!(ids(points.iter()))))
        .collect();
    let cycles: Vec<Json> = facts
        .cycles
        .iter()
        .map(|cycle| json!({ "elements": ids(cycle.elements.iter()), "witness": ids(cycle.witness.iter()) }))
        .collect();
    let pairs = facts.pairs.as_ref();
    let pairs = pairs.map(|pairs| {
        pairs
            .iter()
            .map(|pair| ids(pair.iter()))
            .collect::<Vec<_>>()
    });
    let assumed: Map<String, Json> = facts
        .assumed_repairs
        .iter()
        .map(|(id, hours)| (id.to_string(), json!(hours)))
        .collect();
    json!({
        "service": id(facts.service),
        "plateau": graph.plateau().map(crate::model::PlateauId::as_str),
        "availability": availability::as_json(&facts.availability),
        "availability_target": facts.target,
        "availability_need": verdict(facts.target_verdict()),
        "dmia_h": facts.dmia_h,
        "pdma_h": facts.pdma_h,
        "is_down_already": facts.weak.is_down_already,
        "single_points_of_failure": losses,
        "obligatory_passages": ids(facts.weak.obligatory.iter()),
        "cut_pairs": pairs,
        "redundancy_on_paper": on_paper,
        "cycles": cycles,
        "data_sets": data,
        "used_by": ids(facts.people.iter()),
        "needs": needs,
        "tree": tree_json(&facts.tree, &id),
        "not_quantified": ids(facts.unquantified.iter()),
        "assumed_repair_h": assumed,
    })
}

fn ids<'a>(all: impl Iterator<Item = &'a ElementId>) -> Vec<String> {
    all.map(ToString::to_string).collect()
}

/// The whole tree, each after the one above it.
fn tree_json(tree: &NeedTree, id: &dyn Fn(ElementIx) -> String) -> Json {
    let nodes: Vec<Json> = tree
        .nodes
        .iter()
        .map(|node| {
            let above = node.parent.and_then(|parent| tree.nodes.get(parent));
            json!({
                "id": id(node.element),
                "above": above.map(|above| id(above.element)),
                "as": node.class.map(service_text::class_word),
                "alike": node.also.iter().map(|&ix| id(ix)).collect::<Vec<_>>(),
                "also_needs": node.references.iter().map(|(ix, _)| id(*ix)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "nodes": nodes,
        "left_out": tree.left_out.iter().map(|&ix| id(ix)).collect::<Vec<_>>(),
    })
}

fn loss_json(loss: DataLoss) -> Json {
    match loss {
        DataLoss::Hours(hours) => json!(hours),
        DataLoss::Unknown => json!("unknown"),
        DataLoss::Lost => json!("lost"),
    }
}

fn verdict(verdict: Verdict) -> Json {
    match verdict {
        Verdict::Within(spare_h) => json!({ "verdict": "met", "spare_h": spare_h }),
        Verdict::Over(over_h) if over_h.is_finite() => {
            json!({ "verdict": "missed", "over_h": over_h })
        }
        Verdict::Over(_) => json!({ "verdict": "missed" }),
        Verdict::NoNeed => json!({ "verdict": "no need stated" }),
        Verdict::Unknown => json!({ "verdict": "unknown" }),
    }
}
