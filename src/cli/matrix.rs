//! `portolan matrix`: what every feared loss does to every business service.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, value_parser};

use super::arguments::Table;
use super::report::{Failure, Report, write_file};
use super::{DONE, export, load, pictures, questions};
use crate::analysis::{DependencyGraph, Matrix};
use crate::locale::msg;
use crate::workspace::matrix::{MatrixOrder, MatrixSheet};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    t.command("matrix", msg::MATRIX_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .arg(
            t.option("picture", msg::MATRIX_CLI_PICTURE)
                .value_name("OUT.png|svg|pdf")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            t.option("theme", msg::CLI_ARG_THEME)
                .value_parser(["light", "dark", "print"]),
        )
}

/// Prints the matrix.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    // Nobody cancels it here, so that there is an answer.
    let graph = DependencyGraph::of(&snapshot);
    let matrix = questions::wait(|watch| Matrix::of(&map, &snapshot, &graph, watch));
    let matrix = matrix.unwrap_or_default();
    let plateaus = &map.tables().plateaus;
    let name = plateau.as_ref().and_then(|id| plateaus.get(id));
    let sheet = MatrixSheet {
        matrix: &matrix,
        snapshot: &snapshot,
        plateau: name.map_or("", |plateau| plateau.name.as_str()),
        language: report.language,
    };
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => report.answer_json(&sheet.as_json()),
        Some("csv") => report.answer(&sheet.as_csv()),
        Some("md") => report.answer(&sheet.as_markdown()),
        _ => report.answer(&sheet.as_text(&questions::columns)),
    }
    if let Some(path) = matches.get_one::<PathBuf>("picture") {
        let order = MatrixOrder {
            map: map.clone(),
            snapshot: Arc::new(snapshot),
            matrix: Arc::new(matrix),
            theme: export::theme(matches),
            language: report.language,
        };
        let bytes =
            pictures::encode_scene(path, &order.page(""), order.metadata(), report.language)?;
        write_file(path, &bytes)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}
