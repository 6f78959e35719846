//! `portolan list`: elements or links as a table.

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, ArgMatches, Command as Table};
use serde_json::{Map, Value as Json, json};

use std::sync::Arc;

use super::DONE;
use super::arguments::Table as Words;
use super::load;
use super::perspectives::ShadeList;
use super::report::{Failure, Report};
use crate::locale::msg;
use crate::workspace::finding::{Shown, folded};
use crate::workspace::listing::{self, Column, Sheet, Sight, Subjects, rows};

/// The command with its options.
pub(super) fn command(t: &Words) -> Table {
    t.command("list", msg::CLI_LIST)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(t.flag("links", msg::CLI_ARG_LIST_LINKS))
        .arg(
            t.option("columns", msg::CLI_ARG_LIST_COLUMNS)
                .value_name("COLUMN[,COLUMN…]")
                .action(ArgAction::Append),
        )
        .arg(
            t.option("kind", msg::CLI_ARG_LIST_KIND)
                .value_name("KIND[,KIND…]")
                .action(ArgAction::Append),
        )
        .arg(
            t.option("where", msg::CLI_ARG_LIST_WHERE)
                .value_name("COLUMN:TEXT")
                .action(ArgAction::Append),
        )
        .arg(
            t.option("sort", msg::CLI_ARG_LIST_SORT)
                .value_name("COLUMN"),
        )
        .arg(super::perspectives::option(t, false).conflicts_with("columns"))
        .arg(super::perspectives::day_option(t).requires("perspective"))
        .arg(t.option("view", msg::CLI_ARG_FIND_VIEW).value_name("ID"))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(PossibleValuesParser::new(["text", "csv", "json"])),
        )
}

/// Prints the table.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
    let shades = ShadeList::of(matches, &map, &snapshot, report.language)?;
    let of = if matches.get_flag("links") {
        Subjects::Links
    } else {
        Subjects::Elements
    };
    let sheet = Sheet {
        map: &map,
        snapshot: &snapshot,
        of,
        language: report.language,
    };
    let columns = columns(matches, of)?;
    let sight = sight(matches, of)?;
    let mut rows = rows(&sheet, &columns, &sight);
    let kinds: Vec<String> = load::listed(matches, "kind").map(folded).collect();
    if !kinds.is_empty() {
        let is_asked = |row: usize| {
            kinds.contains(&folded(sheet.kind(row)))
                || kinds.contains(&folded(&sheet.cell(row, &Column::Kind)))
        };
        rows.retain(|row| is_asked(*row));
    }
    if matches.contains_id("view") {
        let shown = Shown::in_view(&map, &snapshot, &load::view(matches, &map)?);
        rows.retain(|row| sheet.record(*row).is_some_and(|record| shown.has(&record)));
    }
    let format = matches.get_one::<String>("format").map(String::as_str);
    if let Some(shades) = shades {
        let records = rows.iter().filter_map(|row| sheet.record(*row));
        shades.print(&records.collect::<Vec<_>>(), format, report);
        return Ok(DONE);
    }
    match format {
        Some("json") => report.answer_json(&json_of(&sheet, &rows, &columns)),
        Some("csv") => report.answer(&csv_of(&sheet, &rows, &columns)),
        _ => report.answer(&text_of(&sheet, &rows, &columns)),
    }
    Ok(DONE)
}

fn columns(matches: &ArgMatches, of: Subjects) -> Result<Vec<Column>, Failure> {
    let asked: Vec<&str> = load::listed(matches, "columns").collect();
    if asked.is_empty() {
        return Ok([vec![Column::Id], Column::usual(of)].concat());
    }
    asked.into_iter().map(|word| column(word, of)).collect()
}

fn column(word: &str, of: Subjects) -> Result<Column, Failure> {
    Column::named(word, of).ok_or_else(|| {
        let all = Column::all(of);
        let known: Vec<&str> = all.iter().map(Column::id).collect();
        msg::CLI_NO_COLUMN
            .with("column", word)
            .with("known", known.join(", "))
            .into()
    })
}

fn sight(matches: &ArgMatches, of: Subjects) -> Result<Sight, Failure> {
    let mut sight = Sight::default();
    for condition in matches.get_many::<String>("where").into_iter().flatten() {
        let Some((word, text)) = condition.split_once(':') else {
            return Err(msg::CLI_BAD_CONDITION
                .with("condition", condition.as_str())
                .into());
        };
        sight.conditions.push((column(word, of)?, text.to_owned()));
    }
    if let Some(word) = matches.get_one::<String>("sort") {
        let (word, is_descending) = match word.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (word.as_str(), false),
        };
        sight.sorted_by = Some(column(word, of)?);
        sight.is_descending = is_descending;
    }
    Ok(sight)
}

fn json_of(sheet: &Sheet<'_>, rows: &[usize], columns: &[Column]) -> Json {
    let object = |row: usize| {
        let cells = columns
            .iter()
            .map(|column| (column.id().to_owned(), Json::from(sheet.cell(row, column))));
        Json::Object(cells.collect::<Map<_, _>>())
    };
    let list: Vec<Json> = rows.iter().map(|row| object(*row)).collect();
    json!({ "count": list.len(), "rows": list })
}

fn csv_of(sheet: &Sheet<'_>, rows: &[usize], columns: &[Column]) -> String {
    let titles = columns.iter().map(|column| column.title(sheet.language));
    let cells = |row: &usize| -> Vec<String> {
        let cells = columns.iter().map(|column| sheet.cell(*row, column));
        cells.collect()
    };
    let titles = std::iter::once(titles.collect());
    listing::csv(titles.chain(rows.iter().map(cells)))
}

fn text_of(sheet: &Sheet<'_>, rows: &[usize], columns: &[Column]) -> String {
    let titles: Vec<String> = columns
        .iter()
        .map(|column| column.title(sheet.language))
        .collect();
    let mut lines = vec![titles];
    lines.extend(rows.iter().map(|row| {
        let cells = columns
            .iter()
            .map(|column| sheet.cell(*row, column).replace('\n', " "));
        cells.collect::<Vec<String>>()
    }));
    table_text(&lines)
}

/// Columns as wide as what is in them, up to a bound.
pub(super) fn table_text(lines: &[Vec<String>]) -> String {
    const WIDEST: usize = 36;
    let width = |at: usize| {
        let lengths = lines.iter().map(|line| line[at].chars().count());
        lengths.max().unwrap_or(0).min(WIDEST)
    };
    let widths: Vec<usize> = (0..lines.first().map_or(0, Vec::len)).map(width).collect();
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            let length = cell.chars().count();
            if length > *width {
                row.extend(cell.chars().take(width - 1));
                row.push('…');
            } else {
                row.push_str(cell);
                row.extend(std::iter::repeat_n(' ', width - length));
            }
            row.push_str("  ");
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}
