//! Pictures of answers: `--picture` and what goes with it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::Table;
use super::report::{Failure, Report, write_file};
use super::{export, load};
use crate::locale::msg;
use crate::model::{ElementId, Snapshot, SystemMap, ViewId};
use crate::scene::{AnswerMarks, Theme};
use crate::workspace::answers::best_view;
use crate::workspace::picture::{Page, PictureOrder};

/// `--picture`, and `--view` for where it is drawn.
pub(super) fn options(t: &Table) -> [Arg; 2] {
    [
        picture(t),
        t.option("view", msg::ANSWER_ARG_VIEW)
            .value_name("ID")
            .requires("picture"),
    ]
}

/// `--picture` alone.
pub(super) fn picture(t: &Table) -> Arg {
    t.option("picture", msg::ANSWER_ARG_PICTURE)
        .value_name("OUT.png")
        .value_parser(value_parser!(PathBuf))
}

/// Whether a picture is asked for.
pub(super) fn is_asked(matches: &ArgMatches) -> bool {
    matches.contains_id("picture")
}

/// The view that `--view` names, or the one that shows most of what the answer speaks of.
///
/// # Errors
/// When there is no such view, or none at all.
pub(super) fn view(
    matches: &ArgMatches,
    map: &SystemMap,
    ids: &BTreeSet<ElementId>,
) -> Result<ViewId, Failure> {
    match best_view(map, ids) {
        Some(view) if !matches.contains_id("view") => Ok(view),
        _ => load::view(matches, map),
    }
}

/// A view of the map in plain colours.
pub(super) fn order(
    matches: &ArgMatches,
    (map, snapshot, view): (&SystemMap, &Snapshot, &ViewId),
    report: &Report,
) -> PictureOrder {
    let snapshot = Arc::new(snapshot.clone());
    PictureOrder {
        pictures: load::pictures(matches, map, report),
        ..PictureOrder::plain(
            map.clone(),
            snapshot,
            view.clone(),
            &Theme::LIGHT,
            report.language,
        )
    }
}

/// Writes the view with the marks of an answer, under what was asked.
///
/// # Errors
/// When the picture cannot be made or written.
pub(super) fn write(
    matches: &ArgMatches,
    order: &PictureOrder,
    marks: &AnswerMarks,
    asked: &str,
    report: &Report,
) -> Result<(), Failure> {
    let scene = order.answer_page(marks, asked, &framed());
    write_scene(matches, &scene, asked, order, report)
}

/// A page with heading, legend and title block.
pub(super) fn framed() -> Page {
    Page {
        is_framed: true,
        ..Page::default()
    }
}

/// Writes a finished page to where `--picture` says.
///
/// # Errors
/// When the picture cannot be made or written.
pub(super) fn write_scene(
    matches: &ArgMatches,
    scene: &crate::scene::Scene,
    asked: &str,
    order: &PictureOrder,
    report: &Report,
) -> Result<(), Failure> {
    let Some(path) = matches.get_one::<PathBuf>("picture") else {
        return Ok(());
    };
    let mut text = order.metadata();
    if let Some((_, title)) = text.iter_mut().find(|(name, _)| name == "Title") {
        *title = format!("{asked} – {title}");
    }
    write_file(path, &export::encode_scene(scene, text)?)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}
