//! `portolan preset`: what is exported together, kept in the map under a name; listed, shown, set
//! and removed by the same commands as in the window.

use clap::{Arg, ArgMatches, Command as Clap};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::report::{Failure, Report};
use super::target::print;
use super::{DONE, USAGE, editing, load, questions};
use crate::command::{Command, HandoverCommand};
use crate::handover::{self, FileForm};
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    ExportPreset, ExportScope, FieldPath, PresetId, Record as _, SystemMap, TableName, Value,
};

/// The place of the command in the table of commands.
pub(super) fn table(t: &Table) -> Clap {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let name = || {
        Arg::new("preset")
            .value_name("NAME|ID")
            .required(true)
            .help(t.text(msg::HANDOUT_CLI_PRESET))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let formats = |list: &'static [&'static str]| {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(clap::builder::PossibleValuesParser::new(list))
    };
    let fields = Arg::new("fields")
        .value_name("FIELD=VALUE")
        .num_args(0..)
        .help(t.text(msg::HANDOUT_CLI_FIELDS))
        .help_heading(t.text(msg::CLI_ARGUMENTS));
    t.command("preset", msg::HANDOUT_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::HANDOUT_CLI_LIST)
                .arg(map())
                .arg(formats(&["text", "json", "csv", "md"])),
        )
        .subcommand(
            t.command("show", msg::HANDOUT_CLI_SHOW)
                .arg(map())
                .arg(name())
                .arg(formats(&["text", "json"])),
        )
        .subcommand(
            t.command("set", msg::HANDOUT_CLI_SET)
                .arg(map())
                .arg(name())
                .arg(fields)
                .arg(
                    t.option("like", msg::HANDOUT_CLI_LIKE)
                        .value_name("NAME|ID"),
                )
                .arg(write()),
        )
        .subcommand(
            t.command("remove", msg::HANDOUT_CLI_REMOVE)
                .arg(map())
                .arg(name())
                .arg(write()),
        )
}

/// Carries out `portolan preset`.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((verb, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = load::map(matches, report)?;
    let language = report.language;
    if verb == "list" {
        list(&before, questions::format(matches), report);
        return Ok(DONE);
    }
    let asked = text(matches, "preset").unwrap_or_default();
    let command = match verb {
        "show" => {
            let preset = find(&before, asked, language)?;
            show(&preset, matches, report);
            return Ok(DONE);
        }
        "set" => {
            let preset = changed(matches, &before, asked, language)?;
            HandoverCommand::KeepPreset(Box::new(preset))
        }
        _ => HandoverCommand::ForgetPreset(kept(&before, asked, language)?.id),
    };
    let after = editing::carry_out(&before, &Command::Handover(command))?;
    editing::finish(matches, report, (&before, &after), TableName::Presets)
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

fn find(map: &SystemMap, asked: &str, language: Language) -> Result<ExportPreset, Failure> {
    handover::find_preset(map, asked, language).ok_or_else(|| {
        let known = handover::all_presets(map, language).into_iter();
        let known: Vec<String> = known.map(|preset| preset.name.to_string()).collect();
        msg::HANDOUT_CLI_NO_PRESET
            .with("preset", asked)
            .with("known", known.join(", "))
            .into()
    })
}

/// A preset of the map's own.
fn kept(map: &SystemMap, asked: &str, language: Language) -> Result<ExportPreset, Failure> {
    let found = find(map, asked, language)?;
    if map.tables().presets.contains(&found.id) {
        return Ok(found);
    }
    Err(msg::HANDOUT_CLI_STARTER
        .with("preset", found.name.as_str())
        .into())
}

/// The preset of that name, or a new one like another, with the fields that are given.
fn changed(
    matches: &ArgMatches,
    map: &SystemMap,
    asked: &str,
    language: Language,
) -> Result<ExportPreset, Failure> {
    let like = text(matches, "like");
    let mut preset = match (kept(map, asked, language), like) {
        (Ok(own), None) => own,
        (_, Some(like)) => ExportPreset {
            id: PresetId::default(),
            name: asked.into(),
            ..find(map, like, language)?
        },
        (Err(_), None) => ExportPreset {
            name: asked.into(),
            form: FileForm::Png.ending().into(),
            scope: ExportScope::Shown,
            ..ExportPreset::blank(PresetId::default())
        },
    };
    let pairs = matches.get_many::<String>("fields").into_iter().flatten();
    for pair in pairs {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(refused(pair));
        };
        set(&mut preset, name.trim(), value.trim()).ok_or_else(|| refused(pair))?;
    }
    if FileForm::of_ending(&preset.form).is_none() {
        let known: Vec<&str> = FileForm::ALL.iter().map(|form| form.ending()).collect();
        return Err(msg::HANDOUT_CLI_FORMS
            .with("file", preset.form.as_str())
            .with("known", known.join(", "))
            .into());
    }
    Ok(preset)
}

fn refused(pair: &str) -> Failure {
    msg::HANDOUT_CLI_BAD_FIELD
        .with("field", pair)
        .with("known", ExportPreset::FIELDS.join(", "))
        .into()
}

/// Sets a field to what was typed, as the kind of the field reads it; `None` where that cannot be.
fn set(preset: &mut ExportPreset, name: &str, typed: &str) -> Option<()> {
    if !ExportPreset::FIELDS.contains(&name) {
        return None;
    }
    let path = FieldPath::own(name);
    if typed.is_empty() {
        return preset.set(&path, None).ok();
    }
    let flag = match typed.to_lowercase().as_str() {
        "true" | "yes" | "oui" => Some(true),
        "false" | "no" | "non" => Some(false),
        _ => None,
    };
    let number: Option<f64> = typed.replace(',', ".").parse().ok();
    let words = typed.split(',').map(str::trim);
    let words = words.filter(|word| !word.is_empty()).map(Value::text);
    let readings = [
        Some(Value::text(typed)),
        flag.map(Value::Flag),
        number.and_then(Value::number),
        Some(Value::List(words.collect())),
    ];
    let mut readings = readings.into_iter().flatten();
    readings.find_map(|value| preset.set(&path, Some(&value)).ok())
}

fn show(preset: &ExportPreset, matches: &ArgMatches, report: &Report) {
    let fields = preset.fields();
    if questions::format(matches) == "json" {
        let mut object = serde_json::Map::new();
        object.insert("id".to_owned(), json!(preset.id.as_str()));
        for (path, value) in &fields {
            object.insert(path.to_string(), json!(value.to_string()));
        }
        report.answer_json(&Json::Object(object));
        return;
    }
    for (path, value) in &fields {
        let line = format!("{path} = {value}");
        report.answer(&format!("{}\n", crate::text::visible(&line)));
    }
}

fn list(map: &SystemMap, format: &str, report: &Report) {
    let language = report.language;
    let titles: [MessageId; 4] = [
        msg::INTERCHANGE_COLUMN_ID,
        msg::INDICATOR_COLUMN_NAME,
        msg::HANDOVER_FIELD_FORM,
        msg::HANDOUT_CLI_COLUMN_KEPT,
    ];
    let mut rows = vec![titles.map(|title| language.text(title)).to_vec()];
    let mut objects = Vec::new();
    for preset in handover::all_presets(map, language) {
        let is_kept = map.tables().presets.contains(&preset.id);
        let kept = if is_kept { msg::UI_YES } else { msg::UI_NO };
        rows.push(vec![
            preset.id.to_string(),
            preset.name.to_string(),
            preset.form.to_string(),
            language.text(kept),
        ]);
        objects.push(json!({
            "id": preset.id.as_str(),
            "name": preset.name.as_str(),
            "form": preset.form.as_str(),
            "scope": preset.scope.as_str(),
            "kept": is_kept,
        }));
    }
    print(&rows, objects, format, report);
}
