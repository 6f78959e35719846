//! `portolan register`: the register of processing activities, as text, as data, or drawn.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::pictures::{self, Leaf};
use super::questions::{self, Cells};
use super::report::{Failure, Report, write_file};
use super::{DONE, export, load, service};
use crate::assurance::{Activity, Filled, Register, RegisterField};
use crate::export::PdfOptions;
use crate::locale::msg;
use crate::model::{ElementId, PlateauId};
use crate::workspace::{Page, PageOrder, listing, register_of};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("register", msg::REGISTER_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .args(service::sheet_options(t, msg::REGISTER_ARG_PICTURE))
}

/// Derives it, and prints or draws it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
    let register = register_of(&map, &snapshot, report.language);
    if let Some(path) = service::picture_path(matches)? {
        let mut order = PageOrder::plain(
            Page::Register(0),
            map.clone(),
            Arc::clone(&snapshot),
            export::theme(matches),
            report.language,
            service::date(matches),
        );
        if pictures::is_pdf(path) {
            write_pdf(matches, path, &register, order, report)?;
        } else {
            for sheet in 0..order.register_sheets() {
                order.page = Page::Register(sheet);
                let scene = order.register_sheet(&register, sheet);
                service::write_sheet(&scene, &order, matches, &of_sheet(path, sheet), report)?;
            }
        }
        if matches.get_one::<String>("format").is_none() {
            return Ok(DONE);
        }
    }
    match questions::format(matches) {
        "json" => report.answer_json(&as_json(&register, plateau.as_ref())),
        "csv" => report.answer(&listing::csv(rows(&register, report))),
        "md" => report.answer(&as_markdown(&register, report)),
        _ => report.answer(&as_text(&register, report)),
    }
    Ok(DONE)
}

/// All sheets as one PDF, a bookmark each.
fn write_pdf(
    matches: &ArgMatches,
    path: &Path,
    register: &Register,
    mut order: PageOrder,
    report: &Report,
) -> Result<(), Failure> {
    let mut leaves = Vec::new();
    for sheet in 0..order.register_sheets() {
        order.page = Page::Register(sheet);
        leaves.push(Leaf {
            title: order.title(),
            group: String::new(),
            scene: order.register_sheet(register, sheet),
        });
    }
    let title = format!(
        "{} – {}",
        order.map.info().title,
        report.say(msg::REGISTER_TITLE)
    );
    let options = PdfOptions {
        text: pictures::retitled(order.metadata(), title),
        ..pictures::sheet_options(matches, report.language)
    };
    write_file(path, &pictures::encode_leaves(&leaves, &options)?)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}

/// `register.png`, `register-2.png`, …
fn of_sheet(path: &Path, sheet: usize) -> PathBuf {
    if sheet == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{}.{ending}", sheet + 1))
}

/// The shape that other tools rely on; see the user guide.
fn as_json(register: &Register, plateau: Option<&PlateauId>) -> Json {
    let ids = |ids: &[ElementId]| -> Vec<String> { ids.iter().map(ToString::to_string).collect() };
    let field = |filled: &Filled| {
        let lines = filled.lines.iter().map(|line| {
            json!({
                "text": line.text,
                "id": line.subject.as_ref().map(ElementId::as_str),
            })
        });
        json!({ "values": lines.collect::<Vec<_>>(), "missing": filled.is_missing })
    };
    let activity = |activity: &Activity| {
        let fields: Map<String, Json> = activity
            .fields
            .iter()
            .map(|(name, filled)| (name.as_str().to_owned(), field(filled)))
            .collect();
        json!({
            "name": activity.name,
            "reference": activity.reference,
            "data_sets": ids(&activity.data_sets),
            "fields": fields,
        })
    };
    json!({
        "plateau": plateau.map(PlateauId::as_str),
        "controller": register.controller.controller,
        "joint_controllers": register.controller.joint,
        "data_protection_officer": register.controller.officer,
        "activities": register.activities.iter().map(activity).collect::<Vec<_>>(),
        "missing": register.missing(),
    })
}

/// What a field says on one line, with what is missing.
fn cell(filled: &Filled, report: &Report) -> String {
    let mut parts: Vec<String> = filled.lines.iter().map(|line| line.text.clone()).collect();
    if filled.is_missing {
        parts.push(format!("[{}]", report.say(msg::REGISTER_TO_COMPLETE)));
    }
    parts.join(" | ")
}

/// A line for each activity, a column for each field.
fn rows(register: &Register, report: &Report) -> Cells {
    let mut head = vec![
        report.say(msg::REGISTER_ACTIVITY),
        report.say(msg::REGISTER_REFERENCE),
    ];
    head.extend(RegisterField::ALL.map(|field| report.say(field.name())));
    let mut rows = vec![head];
    for activity in &register.activities {
        let mut row = vec![activity.name.clone(), activity.reference.clone()];
        row.extend(activity.fields.values().map(|filled| cell(filled, report)));
        rows.push(row);
    }
    rows
}

/// Who answers for it, and how much there is to complete.
fn head_lines(register: &Register, report: &Report) -> Vec<String> {
    let of = &register.controller;
    let parts = [
        (msg::REGISTER_CONTROLLER, &of.controller, true),
        (msg::REGISTER_JOINT, &of.joint, false),
        (msg::REGISTER_OFFICER, &of.officer, true),
    ];
    let mut lines: Vec<String> = parts
        .into_iter()
        .map(|(label, said, is_required)| {
            let said = match (said.trim(), is_required) {
                ("", true) => format!("[{}]", report.say(msg::REGISTER_TO_COMPLETE)),
                ("", false) => report.say(msg::REGISTER_NONE),
                (said, _) => said.to_owned(),
            };
            format!("{} – {said}", report.say(label))
        })
        .collect();
    let count = msg::REGISTER_ACTIVITIES.with("count", register.activities.len());
    let missing = msg::REGISTER_MISSING.with("count", register.missing());
    lines.push(format!("{}, {}", report.say(count), report.say(missing)));
    lines
}

fn as_text(register: &Register, report: &Report) -> String {
    let mut lines = vec![report.say(msg::REGISTER_TITLE)];
    lines.extend(head_lines(register, report));
    for activity in &register.activities {
        lines.push(String::new());
        lines.push(activity.name.clone());
        for (field, filled) in &activity.fields {
            let line = msg::REGISTER_LINE.with("label", report.say(field.name()));
            let line = report.say(line.with("value", cell(filled, report)));
            lines.push(format!("  {line}"));
        }
    }
    format!("{}\n", questions::visible(&lines.join("\n")))
}

fn as_markdown(register: &Register, report: &Report) -> String {
    let mut text = format!("# {}\n", report.say(msg::REGISTER_TITLE));
    for line in head_lines(register, report) {
        text.push_str(&format!("\n- {}", line.replace('<', "&lt;")));
    }
    text.push('\n');
    for activity in &register.activities {
        text.push_str(&format!("\n## {}\n\n", activity.name.replace('<', "&lt;")));
        let head = [String::new(), String::new()];
        let fields = activity.fields.iter();
        let fields = fields.map(|(field, filled)| [report.say(field.name()), cell(filled, report)]);
        text.push_str(&listing::markdown(std::iter::once(head).chain(fields)));
    }
    text
}
