//! `portolan data`: where data go, where they meet what is more sensitive, and who answers for what.

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::questions;
use super::report::{Failure, Report};
use super::{DONE, load};
use crate::analysis::DependencyGraph;
use crate::locale::msg;
use crate::model::PlateauId;
use crate::workspace::data_paths::{
    DataList, DataSheet, Named, category_in_words, crossing_in_words, flow_in_words,
};
use crate::workspace::roadmap::ListForm;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("data", msg::DATA_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            Arg::new("data-set")
                .value_name("ID")
                .help(t.text(msg::DATA_ARG_ID))
                .help_heading(t.text(msg::CLI_ARGUMENTS)),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.flag("owners", msg::DATA_ARG_OWNERS)
                .conflicts_with("data-set"),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
}

/// Finds it out, and prints it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let graph = DependencyGraph::of(&snapshot);
    let sheet = questions::wait(|watch| DataSheet::find(&map, &snapshot, &graph, watch));
    let mut sheet = sheet.unwrap_or_default();
    if let Some(asked) = matches.get_one::<String>("data-set") {
        sheet.keep_only(asked);
        if sheet.rows.is_empty() {
            return Err(msg::DATA_UNKNOWN.with("id", asked.as_str()).into());
        }
    }
    let list = if matches.get_flag("owners") {
        DataList::Owners
    } else {
        DataList::Lineage
    };
    let written = |form| sheet.written(list, form, report.language);
    match questions::format(matches) {
        "json" => report.answer_json(&as_json(&sheet, list)),
        "csv" => report.answer(&written(ListForm::Csv)),
        "md" => report.answer(&written(ListForm::Markdown)),
        _ => {
            let text = match list {
                DataList::Lineage => lineage_text(&sheet, report),
                DataList::Owners => owner_text(&sheet, report),
            };
            report.answer(&format!("{}\n", questions::visible(&text)));
        }
    }
    Ok(DONE)
}

fn names(of: &[Named]) -> String {
    let all: Vec<&str> = of.iter().map(|named| named.name.as_str()).collect();
    all.join(", ")
}

/// The shape that other tools rely on; see the user guide.
fn as_json(sheet: &DataSheet, list: DataList) -> Json {
    let plateau = sheet.plateau.as_ref().map(PlateauId::as_str);
    let ids =
        |of: &[Named]| -> Vec<String> { of.iter().map(|named| named.id.to_string()).collect() };
    if list == DataList::Owners {
        let roles = sheet.answers.iter().map(|answers| {
            let elements = answers.of.iter().map(|(named, _)| named.id.as_str());
            json!({ "role": answers.role, "elements": elements.collect::<Vec<_>>() })
        });
        return json!({ "plateau": plateau, "owners": roles.collect::<Vec<_>>() });
    }
    let rows = sheet.rows.iter().map(|row| {
        let flows = row.flows.iter().map(|flow| {
            json!({
                "id": flow.link.as_str(),
                "from": flow.from.id.as_str(),
                "to": flow.to.id.as_str(),
            })
        });
        json!({
            "data_set": row.data_set.id.as_str(),
            "category": row.category,
            "stores": ids(&row.stores),
            "applications": ids(&row.applications),
            "flows": flows.collect::<Vec<_>>(),
            "reached": ids(&row.reached),
        })
    });
    let raised = sheet.crossings.iter().map(|crossing| {
        json!({
            "application": crossing.application.id.as_str(),
            "data_sets": ids(&crossing.data_sets),
        })
    });
    json!({
        "plateau": plateau,
        "data_sets": rows.collect::<Vec<_>>(),
        "raised_sensitivity": raised.collect::<Vec<_>>(),
    })
}

fn lineage_text(sheet: &DataSheet, report: &Report) -> String {
    let language = report.language;
    let mut lines = Vec::new();
    if sheet.rows.is_empty() {
        lines.push(report.say(msg::DATA_NONE));
    }
    for row in &sheet.rows {
        let category = category_in_words(&row.category, language);
        lines.push(format!("{} – {category}", row.data_set.name));
        let flows = row.flows.iter().map(|flow| flow_in_words(flow, language));
        let parts = [
            (msg::DATA_COLUMN_STORES, names(&row.stores)),
            (msg::DATA_COLUMN_APPLICATIONS, names(&row.applications)),
            (msg::DATA_COLUMN_FLOWS, flows.collect::<Vec<_>>().join("; ")),
            (msg::DATA_COLUMN_REACHED, names(&row.reached)),
        ];
        for (label, words) in parts {
            let words = if words.is_empty() {
                "–".to_owned()
            } else {
                words
            };
            let line = msg::REGISTER_LINE.with("label", report.say(label));
            lines.push(format!("  {}", report.say(line.with("value", words))));
        }
    }
    if !sheet.crossings.is_empty() {
        lines.push(String::new());
        lines.push(report.say(msg::DATA_RAISED_TITLE));
        for crossing in &sheet.crossings {
            lines.push(format!("  {}", crossing_in_words(crossing, language)));
        }
    }
    lines.join("\n")
}

/// Who answers for what, role by role; what nobody answers for comes last.
fn owner_text(sheet: &DataSheet, report: &Report) -> String {
    let mut lines = vec![report.say(msg::DATA_OWNERS_TITLE)];
    for answers in &sheet.answers {
        let role = answers.role_in_words(report.language);
        lines.push(format!("{role} ({})", answers.of.len()));
        let all: Vec<&str> = answers.of.iter().map(|(it, _)| it.name.as_str()).collect();
        lines.push(format!("  {}", all.join(", ")));
    }
    lines.join("\n")
}
