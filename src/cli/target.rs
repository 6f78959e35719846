//! `portolan target` and `portolan factor`: what indicators should reach, and the numbers that they
//! are computed with; listed, set and taken back by the same commands as in the window.

use clap::{Arg, ArgAction, ArgMatches, Command as Clap};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::indicators::named;
use super::report::{Failure, Report};
use super::{DONE, USAGE, editing, load, questions};
use crate::assurance::{BUILT_IN_FACTORS, EMISSION, IndicatorRule, Settings, Unit};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Message, MessageId, msg, number};
use crate::model::{
    Factor, FactorId, Finite, PlateauId, Record as _, RecordKey, SystemMap, TableName, Target,
    TargetId,
};
use crate::workspace::indicator_sheet::value_in_words;
use crate::workspace::listing;

fn named_argument(t: &Table, name: &'static str, about: MessageId) -> Arg {
    Arg::new(name)
        .value_name(name.to_uppercase())
        .required(true)
        .help(t.text(about))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
}

fn folder(t: &Table, name: &'static str, about: MessageId) -> Clap {
    t.command(name, about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
}

/// The place of both in the table of commands.
pub(super) fn tables(t: &Table) -> [Clap; 2] {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json", "csv", "md"])
    };
    let plateau = || {
        t.option("plateau", msg::TARGET_CLI_PLATEAU)
            .value_name("ID")
    };
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let figure = |name, about| {
        t.option(name, about)
            .value_name("FIGURE")
            .allow_hyphen_values(true)
            .action(ArgAction::Set)
    };
    let indicator = || named_argument(t, "indicator", msg::TARGET_CLI_INDICATOR);
    let factor = || named_argument(t, "factor", msg::FACTOR_CLI_ID);
    let target = folder(t, "target", msg::TARGET_CLI)
        .subcommand(
            t.command("list", msg::TARGET_CLI_LIST)
                .arg(map())
                .arg(formats()),
        )
        .subcommand(
            t.command("set", msg::TARGET_CLI_SET)
                .arg(map())
                .arg(indicator())
                .arg(figure("goal", msg::TARGET_CLI_GOAL))
                .arg(figure("alert", msg::TARGET_CLI_ALERT))
                .arg(plateau())
                .arg(
                    t.option("reason", msg::TARGET_CLI_REASON)
                        .value_name("TEXT"),
                )
                .arg(write())
                .group(
                    clap::ArgGroup::new("bound")
                        .args(["goal", "alert"])
                        .multiple(true)
                        .required(true),
                ),
        )
        .subcommand(
            t.command("remove", msg::TARGET_CLI_REMOVE)
                .arg(map())
                .arg(indicator())
                .arg(plateau())
                .arg(write()),
        );
    let factor = folder(t, "factor", msg::FACTOR_CLI)
        .subcommand(
            t.command("list", msg::FACTOR_CLI_LIST)
                .arg(map())
                .arg(formats()),
        )
        .subcommand(
            t.command("set", msg::FACTOR_CLI_SET)
                .arg(map())
                .arg(factor())
                .arg(named_argument(t, "value", msg::FACTOR_CLI_VALUE))
                .arg(
                    t.option("source", msg::FACTOR_CLI_SOURCE)
                        .value_name("TEXT"),
                )
                .arg(
                    t.option("year", msg::FACTOR_CLI_YEAR)
                        .value_name("YEAR")
                        .value_parser(clap::value_parser!(u16).range(1900..=2200)),
                )
                .arg(write()),
        )
        .subcommand(
            t.command("reset", msg::FACTOR_CLI_RESET)
                .arg(map())
                .arg(factor())
                .arg(write()),
        );
    [target, factor]
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

fn usage(message: impl Into<Message>) -> Failure {
    Failure::Usage(message.into())
}

/// A figure as people type it: `0,8`, `80 %`, `12 000`.
fn figure(typed: &str) -> Option<f64> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let (digits, scale) = match bare.strip_suffix('%') {
        Some(digits) => (digits.to_owned(), 100.0),
        None => (bare, 1.0),
    };
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    Some(number / scale).filter(|number| number.is_finite())
}

/// The plateau that `--plateau` names; `None` for always.
fn plateau_of(matches: &ArgMatches, map: &SystemMap) -> Result<Option<PlateauId>, Failure> {
    if matches.contains_id("plateau") {
        load::plateau(matches, map)
    } else {
        Ok(None)
    }
}

/// The target of an indicator at a plateau, or for always.
fn target_of<'m>(
    map: &'m SystemMap,
    rule: &IndicatorRule,
    plateau: Option<&PlateauId>,
) -> Option<&'m Target> {
    let mut all = map.tables().targets.iter();
    all.find(|target| target.indicator == rule.id && target.plateau.as_ref() == plateau)
        .map(AsRef::as_ref)
}

/// Carries out `portolan target`.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = load::map(matches, report)?;
    if name == "list" {
        list_targets(&before, questions::format(matches), report);
        return Ok(DONE);
    }
    let rule = named(text(matches, "indicator").unwrap_or_default())?;
    let plateau = plateau_of(matches, &before)?;
    let old = target_of(&before, rule, plateau.as_ref());
    let command = if name == "set" {
        let mut target = old
            .cloned()
            .unwrap_or_else(|| Target::blank(TargetId::default()));
        target.indicator = rule.id.into();
        target.plateau = plateau;
        for (name, bound) in [("goal", &mut target.goal), ("alert", &mut target.alert)] {
            if let Some(typed) = text(matches, name) {
                *bound = Some(bound_of(rule, typed)?);
            }
        }
        if let Some(reason) = text(matches, "reason") {
            target.reason = reason.into();
        }
        AssuranceCommand::Keep(vec![Kept::Target(target)])
    } else {
        let old = old.ok_or_else(|| usage(msg::TARGET_CLI_NONE.with("id", rule.id)))?;
        let key = RecordKey {
            table: TableName::Targets,
            id: old.id.text().clone(),
        };
        AssuranceCommand::Forget(vec![key])
    };
    let after = editing::carry_out(&before, &Command::Assurance(command))?;
    editing::finish(matches, report, (&before, &after), TableName::Targets)
}

/// A goal or an alert; shares lie between 0 and 1.
fn bound_of(rule: &IndicatorRule, typed: &str) -> Result<Finite, Failure> {
    let fits = |value: &f64| match rule.unit {
        Unit::Ratio | Unit::Index | Unit::Probability => (0.0..=1.0).contains(value),
        _ => *value >= 0.0,
    };
    let value = figure(typed).filter(fits).and_then(Finite::new);
    value.ok_or_else(|| usage(msg::TARGET_CLI_NO_FIGURE.with("typed", typed)))
}

fn list_targets(map: &SystemMap, format: &str, report: &Report) {
    let language = report.language;
    let mut rows = vec![
        [
            msg::INDICATOR_COLUMN_ID,
            msg::INDICATOR_COLUMN_NAME,
            msg::INDICATOR_COLUMN_PLATEAU,
            msg::ASSURANCE_FIELD_GOAL,
            msg::ASSURANCE_FIELD_ALERT,
            msg::ASSURANCE_FIELD_REASON,
        ]
        .map(|id| language.text(id))
        .to_vec(),
    ];
    let mut objects = Vec::new();
    for target in map.tables().targets.iter() {
        let rule = crate::assurance::indicator_rule(&target.indicator);
        let words = |bound: Option<Finite>| match (rule, bound) {
            (Some(rule), Some(bound)) => value_in_words(rule, Some(bound.get()), language),
            (None, Some(bound)) => number(bound.get(), language),
            (_, None) => "–".to_owned(),
        };
        let plateau = target.plateau.as_ref().map(ToString::to_string);
        rows.push(vec![
            target.indicator.to_string(),
            rule.map_or_else(String::new, |rule| language.text(rule.name)),
            plateau
                .clone()
                .unwrap_or_else(|| language.text(msg::TARGET_ALWAYS)),
            words(target.goal),
            words(target.alert),
            target.reason.to_string(),
        ]);
        objects.push(json!({
            "id": target.id.as_str(),
            "indicator": target.indicator.as_str(),
            "plateau": plateau,
            "goal": target.goal.map(Finite::get),
            "alert": target.alert.map(Finite::get),
            "reason": target.reason.as_str(),
        }));
    }
    print(&rows, objects, format, report);
}

pub(super) fn print(rows: &[Vec<String>], objects: Vec<Json>, format: &str, report: &Report) {
    match format {
        "json" => report.answer_json(&Json::Array(objects)),
        "csv" => report.answer(&listing::csv(rows)),
        "md" => report.answer(&listing::markdown(rows)),
        _ => report.answer(&questions::columns(&visible(rows))),
    }
}

/// Cells without what a terminal would obey.
pub(super) fn visible(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let row = |row: &Vec<String>| {
        row.iter()
            .map(|it| crate::text::visible(it).into())
            .collect()
    };
    rows.iter().map(row).collect()
}

/// Carries out `portolan factor`.
pub(super) fn run_factor(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = load::map(matches, report)?;
    if name == "list" {
        list_factors(&before, questions::format(matches), report);
        return Ok(DONE);
    }
    let id = text(matches, "factor")
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if !is_factor(&id) {
        let known: Vec<&str> = BUILT_IN_FACTORS.iter().map(|factor| factor.id).collect();
        return Err(usage(
            msg::FACTOR_CLI_UNKNOWN
                .with("id", id)
                .with("known", known.join(", ")),
        ));
    }
    let id = FactorId::new(id);
    let old = before.tables().factors.get(&id);
    let command = if name == "set" {
        let typed = text(matches, "value").unwrap_or_default();
        let value = figure(typed).filter(|value| fits(id.as_str(), *value));
        let value = value.and_then(Finite::new);
        let value = value.ok_or_else(|| usage(msg::FACTOR_CLI_NO_VALUE.with("typed", typed)))?;
        let mut factor = Factor::blank(id);
        factor.value = Some(value);
        factor.source = text(matches, "source").unwrap_or_default().into();
        let year = matches.get_one::<u16>("year");
        factor.year = year.and_then(|year| Finite::new(f64::from(*year)));
        AssuranceCommand::Keep(vec![Kept::Factor(factor)])
    } else {
        if old.is_none() {
            return Err(usage(msg::FACTOR_CLI_BUILT_IN.with("id", id.as_str())));
        }
        let key = RecordKey {
            table: TableName::Factors,
            id: id.text().clone(),
        };
        AssuranceCommand::Forget(vec![key])
    };
    let after = editing::carry_out(&before, &Command::Assurance(command))?;
    editing::finish(matches, report, (&before, &after), TableName::Factors)
}

/// Whether anything is computed with a factor: a built-in one, or that of a country by two letters.
fn is_factor(id: &str) -> bool {
    let is_country =
        |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    BUILT_IN_FACTORS.iter().any(|factor| factor.id == id)
        || id.strip_prefix(EMISSION).is_some_and(is_country)
}

/// Whether a factor can have a value: a PUE is at least 1, a load at most 1, nothing is below 0.
fn fits(id: &str, value: f64) -> bool {
    match id {
        "pue_own_room" | "pue_cloud" => value >= 1.0,
        "vcpu_utilisation" => (0.0..=1.0).contains(&value),
        "projection_years" => (0.0..=100.0).contains(&value),
        _ => value >= 0.0,
    }
}

fn list_factors(map: &SystemMap, format: &str, report: &Report) {
    let language = report.language;
    let settings = Settings::of(map, None);
    let own = settings.factors.keys().map(|id| id.as_str());
    let own = own.filter(|id| !BUILT_IN_FACTORS.iter().any(|factor| factor.id == *id));
    let mut rows = vec![
        [
            msg::INDICATOR_COLUMN_ID,
            msg::INDICATOR_COLUMN_NAME,
            msg::INDICATOR_COLUMN_VALUE,
            msg::FACTOR_COLUMN_SOURCE,
            msg::FACTOR_COLUMN_BUILT_IN,
        ]
        .map(|id| language.text(id))
        .to_vec(),
    ];
    let mut objects = Vec::new();
    for id in BUILT_IN_FACTORS.iter().map(|factor| factor.id).chain(own) {
        let built_in = BUILT_IN_FACTORS.iter().find(|factor| factor.id == id);
        let (source, year) = settings.source(id);
        let unit = built_in.map_or("kgCO₂e/kWh", |factor| factor.unit_in(language));
        let with_unit = |value: f64| format!("{}\u{a0}{unit}", number(value, language));
        let told = match year {
            0 => source.to_string(),
            year => format!("{source}, {year}"),
        };
        let is_own = settings
            .factors
            .get(id)
            .is_some_and(|own| own.value.is_some());
        let replaced = built_in.filter(|_| is_own).map(|it| with_unit(it.value));
        rows.push(vec![
            id.to_owned(),
            built_in.map_or_else(String::new, |factor| language.text(factor.name)),
            with_unit(settings.factor(id)).trim_end().to_owned(),
            told,
            replaced.unwrap_or_default(),
        ]);
        objects.push(json!({
            "id": id,
            "value": settings.factor(id),
            "unit": unit,
            "source": source.as_str(),
            "year": (year > 0).then_some(year),
            "built_in": built_in.map(|factor| factor.value),
            "own": is_own,
        }));
    }
    print(&rows, objects, format, report);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        assert_eq!(figure("80 %"), Some(0.8));
        assert_eq!(figure("0,8"), Some(0.8));
        assert_eq!(figure("12\u{202f}000"), Some(12_000.0));
        assert_eq!(figure("NaN"), None);
        assert_eq!(figure("much"), None);
    }

    #[test]
    fn a_factor_is_one_that_something_is_computed_with() {
        assert!(is_factor("pue_cloud") && is_factor("emission_es"));
        assert!(!is_factor("emission_spain") && !is_factor("colour"));
        assert!(!fits("pue_cloud", 0.9) && fits("emission_fr", 0.05));
    }
}
