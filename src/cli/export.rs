//! `portolan export`: a view as a picture.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::load;
use super::pictures::Leaf;
use super::questions::wait;
use super::report::{Failure, Report, write_file};
use super::{DONE, arguments, perspectives, pictures};
use crate::analysis::{self, DependencyGraph, Direction};
use crate::assurance::{StateOfMap, assess};
use crate::export::{Compression, PdfOptions, PictureForm, PngOptions};
use crate::locale::{Language, msg};
use crate::model::{
    Day, ElementId, Placement, Record as _, Snapshot, SubjectId, SystemMap, View, ViewId,
};
use crate::scene::{Bundling, FindingMarks, OnPaper, PAPER_MARGIN_MM, Theme};
use crate::workspace::picture::{FindingMarksAt, Page, PictureOrder};
use crate::workspace::printing::layer_names;
use crate::workspace::roadmap::RoadmapOrder;
use crate::workspace::{Perspective, marks_of};

/// Exports one view, all of them, or what lies around an element.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let mut map = load::map(matches, report)?;
    if matches.get_flag("roadmap") {
        return roadmap(matches, map, report);
    }
    if let Some(out) = matches.get_one::<PathBuf>("output")
        && (super::interchange::run(matches, &map, out, report)?
            || super::webpage::run(matches, &map, out, report)?)
    {
        return Ok(DONE);
    }
    let plateau = load::plateau(matches, &map)?;
    let carried = carried(matches, &map)?;
    let all_in_one = matches
        .get_one::<PathBuf>("all-views")
        .filter(|path| pictures::is_pdf(path));
    let targets: Vec<(ViewId, PathBuf)> = if let Some(path) = all_in_one {
        let views = map.tables().views.iter();
        views.map(|view| (view.id.clone(), path.clone())).collect()
    } else if let Some(dir) = matches.get_one::<PathBuf>("all-views") {
        std::fs::create_dir_all(dir).map_err(|error| {
            msg::CLI_NOT_WRITTEN
                .with("file", dir.display().to_string())
                .with("reason", error.to_string())
        })?;
        let ending = matches.get_one::<String>("form").map_or("png", |form| form);
        map.tables()
            .views
            .iter()
            .map(|view| (view.id.clone(), dir.join(format!("{}.{ending}", view.id))))
            .collect()
    } else {
        let out = picture_path(matches)?;
        let view =
            if matches.contains_id("around") && matches.get_many::<String>("around").is_some() {
                let snapshot = map.snapshot(plateau.as_ref());
                let centers = load::elements(matches, "around", &snapshot)?;
                let depth = matches.get_one::<u32>("depth").copied().unwrap_or(1);
                let view;
                (map, view) = with_view_around(map, &snapshot, &centers, depth, report)?;
                view
            } else {
                load::view(matches, &map)?
            };
        vec![(view, out)]
    };
    let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
    let asked = perspectives::perspective(matches, &snapshot)?;
    let loses = ["fail", "degrade", "scenario"].map(|name| matches.get_raw(name).is_some());
    let loses = loses.contains(&true);
    let perspective = match asked {
        Some(perspective) => perspective,
        None if loses => Perspective::Impact,
        None if matches.contains_id("service") => Perspective::WeakPoints,
        None => Perspective::Standard,
    };
    if perspective == Perspective::Impact && !loses {
        return Err(crate::locale::Message::from(msg::CLI_IMPACT_NEEDS_FAIL).into());
    }
    let marks = if loses {
        let played = super::impact::played(matches, &map, &snapshot, report)?;
        let impact = played.impact()?;
        marks_of(&impact, report.language)
    } else {
        Default::default()
    };
    let marks = Arc::new(marks);
    let weak = match perspective {
        Perspective::WeakPoints => Arc::new(super::weak_points::weak_marks(matches, &snapshot)?),
        _ => Arc::default(),
    };
    let findings = if matches.get_flag("findings") {
        Arc::new(finding_marks(matches, &map, &snapshot))
    } else {
        Arc::default()
    };
    let bundling = Arc::new(bundling(matches)?);
    let looks_on = perspectives::day(matches)?;
    let assessments = perspectives::assessments(&perspective, &map);
    let shadings = Arc::default();
    let pictures = load::pictures(matches, &map, report);
    let mut leaves = Vec::new();
    for (view, path) in targets {
        let order = PictureOrder {
            perspective: perspective.clone(),
            looks_on,
            assessments: assessments.clone(),
            shadings: Arc::clone(&shadings),
            marks: Arc::clone(&marks),
            weak: Arc::clone(&weak),
            findings: Arc::clone(&findings),
            bundling: Arc::clone(&bundling),
            pictures: Arc::clone(&pictures),
            today: Day::first_of(&page(matches).date),
            ..PictureOrder::plain(
                map.clone(),
                Arc::clone(&snapshot),
                view,
                theme(matches),
                report.language,
            )
        };
        if all_in_one.is_some() {
            let number = (leaves.len() + 1, map.tables().views.len());
            leaves.push(leaf(matches, &order, number)?);
            continue;
        }
        let bytes = picture(matches, &path, &order, carried.clone())?;
        write_file(&path, &bytes)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    if let Some(path) = all_in_one {
        let mut text = vec![("Title".to_owned(), map.info().title.to_string())];
        if !map.info().marking.is_empty() {
            text.push(("Marking".to_owned(), map.info().marking.to_string()));
        }
        let options = PdfOptions::from(&PngOptions {
            text,
            ..asked_options(matches, &page(matches), report.language)
        });
        write_file(path, &pictures::encode_leaves(&leaves, &options)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}

/// A view as one drawing of a file of all.
fn leaf(
    matches: &ArgMatches,
    order: &PictureOrder,
    number: (usize, usize),
) -> Result<Leaf, Failure> {
    let page = Page {
        layers: layers(matches, order)?,
        number: Some(number),
        ..page(matches)
    };
    let tables = order.map.tables();
    let view = tables.views.get(&order.view);
    let plateau = order.snapshot.plateau();
    let plateau = plateau.and_then(|id| tables.plateaus.get(id));
    Ok(Leaf {
        title: view.map_or_else(String::new, |view| view.name.to_string()),
        group: plateau.map_or_else(String::new, |plateau| plateau.name.to_string()),
        scene: order.page(&page),
    })
}

/// What the rules find at the plateau that is drawn, as marks; exemptions are looked at on the day
/// that the page prints.
fn finding_marks(
    matches: &ArgMatches,
    map: &SystemMap,
    snapshot: &Arc<Snapshot>,
) -> FindingMarksAt {
    let date = matches.get_one::<String>("date");
    let day = date.and_then(|date| Day::first_of(date));
    let state = StateOfMap {
        snapshot: Arc::clone(snapshot),
        graph: DependencyGraph::of(snapshot),
    };
    let found = wait(|watch| assess(map, &state, day, None, watch));
    let marks = found.map(|found| FindingMarks::of(&found.review));
    let plateau = snapshot.plateau().cloned();
    marks
        .map(|marks| (plateau, Arc::new(marks)))
        .into_iter()
        .collect()
}

/// Which links are drawn as one: as the view says, from another number on, or none.
fn bundling(matches: &ArgMatches) -> Result<Bundling, Failure> {
    if matches.get_flag("open-bundles") {
        return Ok(Bundling::never());
    }
    let from = matches.get_one::<u32>("bundle").copied();
    if from.is_some_and(|from| from != 0 && from < View::LEAST_BUNDLE) {
        let least = f64::from(View::LEAST_BUNDLE);
        return Err(msg::COMMAND_BUNDLE_TOO_SMALL.with("least", least).into());
    }
    Ok(Bundling {
        from,
        ..Bundling::default()
    })
}

/// The theme that `--theme` names, where the command has it; else that of a light screen.
pub(super) fn theme(matches: &ArgMatches) -> &'static Theme {
    let asked = matches.try_get_one::<String>("theme").ok().flatten();
    match asked.map(String::as_str) {
        Some("dark") => &Theme::DARK,
        Some("print") => &Theme::PRINT,
        _ => &Theme::LIGHT,
    }
}

/// The layers that `--layers` names; each must be one of the view.
fn layers(matches: &ArgMatches, order: &PictureOrder) -> Result<Option<Vec<String>>, Failure> {
    let Some(asked) = matches.get_many::<String>("layers") else {
        return Ok(None);
    };
    let asked: Vec<String> = asked.map(|name| name.trim().to_owned()).collect();
    if let Some(view) = order.map.tables().views.get(&order.view) {
        let names = layer_names(view, order.language);
        let is_known = |name: &String| {
            names.contains(name) || view.layers.iter().any(|layer| layer.id == name.as_str())
        };
        if let Some(unknown) = asked.iter().find(|name| !is_known(name)) {
            return Err(msg::CLI_NO_LAYER
                .with("layer", unknown.as_str())
                .with("known", names.join(", "))
                .into());
        }
    }
    Ok(Some(asked))
}

/// The text of the map, where pictures are to carry it: PNG alone can.
fn carried(matches: &ArgMatches, map: &SystemMap) -> Result<Option<Vec<u8>>, Failure> {
    if !matches.get_flag("with-map") {
        return Ok(None);
    }
    let asked = matches.get_one::<PathBuf>("output");
    let form = match asked {
        Some(path) => PictureForm::of(path),
        None => matches
            .get_one::<String>("form")
            .map_or(Some(PictureForm::Png), |form| {
                PictureForm::of(&Path::new("x").with_extension(form))
            }),
    };
    let in_one = matches.get_one::<PathBuf>("all-views");
    if form != Some(PictureForm::Png) || in_one.is_some_and(|path| pictures::is_pdf(path)) {
        return Err(crate::locale::Message::from(msg::PDF_WITH_MAP_PNG).into());
    }
    Ok(Some(crate::storage::write(map)))
}

fn picture(
    matches: &ArgMatches,
    path: &Path,
    order: &PictureOrder,
    carried: Option<Vec<u8>>,
) -> Result<Vec<u8>, Failure> {
    let page = Page {
        layers: layers(matches, order)?,
        ..page(matches)
    };
    let text = (order.metadata(), order.language);
    let drawn = (&order.page(&page), &page);
    encode_asked(matches, path, drawn, text, carried)
}

/// Exports the roadmap.
fn roadmap(matches: &ArgMatches, map: SystemMap, report: &Report) -> Result<u8, Failure> {
    let out = picture_path(matches)?;
    let page = page(matches);
    let order = RoadmapOrder {
        pictures: load::pictures(matches, &map, report),
        map,
        theme: theme(matches),
        language: report.language,
        today: Day::first_of(&page.date),
        grouping: super::roadmap::grouping(matches),
    };
    let text = (order.metadata(), report.language);
    let carried = carried(matches, &order.map)?;
    let bytes = encode_asked(matches, &out, (&order.page(&page), &page), text, carried)?;
    write_file(&out, &bytes)?;
    report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    Ok(DONE)
}

/// The file that `-o` names, which must be a picture.
fn picture_path(matches: &ArgMatches) -> Result<PathBuf, Failure> {
    let out = arguments::path(matches, "output").to_owned();
    is_picture(&out)?;
    Ok(out)
}

/// Refuses a file whose name has not the ending of a picture.
///
/// # Errors
/// When it has another, or none.
pub(super) fn is_picture(path: &Path) -> Result<(), Failure> {
    match PictureForm::of(path) {
        Some(_) => Ok(()),
        None => Err(msg::CLI_UNKNOWN_PICTURE
            .with("file", path.display().to_string())
            .into()),
    }
}

fn page(matches: &ArgMatches) -> Page {
    Page {
        is_framed: !matches.get_flag("no-frame"),
        is_transparent: matches.get_flag("transparent"),
        date: matches
            .get_one::<String>("date")
            .cloned()
            .unwrap_or_default(),
        on_paper: on_paper(matches),
        ..Page::default()
    }
}

/// As large as `--scale`, `--dpi` or `--width` ask for.
fn encode_asked(
    matches: &ArgMatches,
    path: &Path,
    (scene, page): (&crate::scene::Scene, &Page),
    (text, language): (Vec<(String, String)>, Language),
    map: Option<Vec<u8>>,
) -> Result<Vec<u8>, Failure> {
    let dpi = matches.get_one::<f64>("dpi").copied();
    let scale = match (
        matches.get_one::<f64>("scale"),
        dpi,
        matches.get_one::<u32>("width"),
    ) {
        (Some(scale), _, _) => *scale,
        (_, Some(dpi), _) => dpi / 96.0,
        (_, _, Some(width)) => f64::from(*width) / scene.bounds.width().max(1.0),
        _ => 2.0,
    };
    let options = PngOptions {
        scale,
        dpi,
        text,
        map,
        ..asked_options(matches, page, language)
    };
    pictures::encode(path, scene, &options)
}

/// The sheet of paper that is asked for, where a PDF is.
fn on_paper(matches: &ArgMatches) -> OnPaper {
    let targets = ["output", "all-views"].map(|name| matches.get_one::<PathBuf>(name));
    let is_pdf = targets
        .into_iter()
        .flatten()
        .any(|path| pictures::is_pdf(path))
        || matches
            .get_one::<String>("form")
            .is_some_and(|form| form == "pdf");
    if !is_pdf {
        return OnPaper::default();
    }
    OnPaper {
        paper: pictures::paper_asked(matches).unwrap_or_default(),
        margin_mm: PAPER_MARGIN_MM,
        tiling: matches.get_one::<f64>("tiled").copied(),
    }
}

/// What does not depend on how large the drawing is.
fn asked_options(matches: &ArgMatches, page: &Page, language: Language) -> PngOptions {
    PngOptions {
        margin: if page.is_framed { 0.0 } else { 24.0 },
        compression: if matches.get_flag("small") {
            Compression::Small
        } else {
            Compression::Fast
        },
        paper: page.on_paper.paper,
        tiling: page.on_paper.tiling,
        language,
        ..PngOptions::default()
    }
}

/// The map with a view more: some elements, all within `depth` dependencies of them, and what
/// contains these.
fn with_view_around(
    map: SystemMap,
    snapshot: &Snapshot,
    centers: &[ElementId],
    depth: u32,
    report: &Report,
) -> Result<(SystemMap, ViewId), Failure> {
    let graph = DependencyGraph::of(snapshot);
    let mut shown: BTreeSet<ElementId> = centers.iter().cloned().collect();
    for center in centers {
        for direction in [Direction::Upstream, Direction::Downstream] {
            let found = analysis::reach(&graph, center, direction, Some(depth))
                .map_err(|unknown| Failure::from(unknown.message()))?;
            shown.extend(found.into_iter().map(|(id, _)| id));
        }
    }
    let containers: Vec<ElementId> = shown
        .iter()
        .filter_map(|id| snapshot.find(id))
        .flat_map(|ix| {
            snapshot
                .ancestors(ix)
                .map(|above| snapshot.element(above).id.clone())
                .collect::<Vec<_>>()
        })
        .collect();
    shown.extend(containers);
    let names: Vec<String> = centers
        .iter()
        .filter_map(|id| snapshot.element_by_id(id))
        .map(|element| element.name.to_string())
        .collect();
    let mut view = View::blank(ViewId::from("around"));
    while map.tables().is_taken(view.id.as_str()) {
        view.id = ViewId::new(format!("{}-x", view.id));
    }
    view.name = report
        .say(msg::CLI_AROUND.with("names", names.join(", ")))
        .into();
    let mut patch = crate::model::Patch::new();
    patch.add(&view);
    for id in &shown {
        let subject = SubjectId::from(id);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        placement.view = view.id.clone();
        placement.subject = subject;
        patch.add(&placement);
    }
    let id = view.id;
    let map = map
        .with(&patch)
        .map_err(|misfit| Failure::from(misfit.message()))?;
    Ok((load::lay_out_view(map, &id, report.language)?, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the words after `portolan export map.ron -o map.png` gather links.
    fn read(words: &str) -> Result<Bundling, String> {
        let all = ["portolan", "export", "map.ron", "-o", "map.png"];
        let words = all.into_iter().chain(words.split_whitespace());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(words)
            .map_err(|error| error.kind().to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        bundling(matches).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        })
    }

    #[test]
    fn the_words_say_which_links_are_drawn_as_one() {
        assert_eq!(read(""), Ok(Bundling::default()), "as the view says");
        assert_eq!(read("--bundle 5").unwrap().from, Some(5));
        assert_eq!(read("--bundle 0"), Ok(Bundling::never()));
        assert_eq!(read("--open-bundles"), Ok(Bundling::never()));
        for (words, told) in [
            ("--bundle 1", "at least 2"),
            ("--bundle many", "invalid"),
            ("--bundle 5 --open-bundles", "cannot be used with"),
        ] {
            let refused = read(words).unwrap_err();
            assert!(refused.contains(told), "{words}: {refused}");
        }
    }

    #[test]
    fn a_picture_shows_bundles_only_where_they_are_asked_for() {
        let map = crate::workspace::samples::find("metropole").unwrap().read();
        let bundles = |view: &ViewId, words: &str| {
            let order = PictureOrder {
                bundling: Arc::new(read(words).unwrap()),
                ..PictureOrder::plain(
                    map.clone(),
                    Arc::new(map.snapshot(None)),
                    view.clone(),
                    &Theme::LIGHT,
                    Language::English,
                )
            };
            order.compose_with_contents().contents.bundles
        };
        let views = || map.tables().views.iter().map(|view| view.id.clone());
        assert!(views().all(|view| bundles(&view, "--open-bundles") == 0));
        assert!(views().any(|view| bundles(&view, "--bundle 3") > 0));
    }
}
