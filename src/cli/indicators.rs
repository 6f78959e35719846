//! `portolan indicators`: the indicators of all plateaus side by side, of one, or over the versions;
//! and the records behind them.

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::questions::{self, columns, wait};
use super::report::{Failure, Report};
use super::target::visible;
use super::{DONE, FINDING, arguments, load};
use crate::assurance::{
    INDICATORS, IndicatorRule, Standing, StateOfMap, assess_all, indicator_rule,
};
use crate::locale::{Language, msg};
use crate::model::{PlateauId, SystemMap};
use crate::storage;
use crate::versions::{Version, Versions};
use crate::workspace::indicator_sheet::{IndicatorSheet, all_plateaus, all_rules, value_in_words};
use crate::workspace::{
    HistoryOrder, MOST_VERSIONS, VersionFigures, indicators_of_versions, listing,
};

/// Versions that text shows side by side; all are in the other forms.
const VERSIONS_SHOWN: usize = 6;
/// Characters of a version's title that text shows; all are in the other forms.
const TITLE_SHOWN: usize = 24;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    t.command("indicators", msg::INDICATOR_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("plateau", msg::INDICATOR_CLI_PLATEAU)
                .value_name("ID"),
        )
        .arg(
            t.option("indicator", msg::INDICATOR_CLI_INDICATOR)
                .value_name("I01[,…]"),
        )
        .arg(
            t.option("list", msg::INDICATOR_CLI_LIST)
                .value_name("I01")
                .conflicts_with_all(["indicator", "history"]),
        )
        .arg(t.flag("history", msg::INDICATOR_CLI_HISTORY))
        .arg(
            t.option("fail-on", msg::INDICATOR_CLI_FAIL_ON)
                .value_parser(["missed", "close"]),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
}

/// The indicator that somebody named.
///
/// # Errors
/// When there is none of that id.
pub(super) fn named(id: &str) -> Result<&'static IndicatorRule, Failure> {
    indicator_rule(id).ok_or_else(|| {
        let known: Vec<&str> = INDICATORS.iter().map(|rule| rule.id).collect();
        Failure::Usage(
            msg::INDICATOR_CLI_UNKNOWN
                .with("id", id)
                .with("known", known.join(", ")),
        )
    })
}

/// Prints the indicators.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateaus = if matches.contains_id("plateau") {
        vec![load::plateau(matches, &map)?]
    } else {
        all_plateaus(&map)
    };
    let asked: Vec<&str> = load::listed(matches, "indicator").collect();
    let rules = if asked.is_empty() {
        all_rules()
    } else {
        let found: Result<Vec<_>, Failure> = asked.into_iter().map(named).collect();
        found?
    };
    if matches.get_flag("history") {
        return history(matches, report, &map, &plateaus, &rules);
    }
    let today = questions::today(matches);
    let states = StateOfMap::all(&map);
    // Nobody cancels it here, so that there is an answer.
    let found = wait(|watch| assess_all(&map, &states, today, None, watch)).unwrap_or_default();
    let sheet = IndicatorSheet {
        map: &map,
        found: &found,
        plateaus: &plateaus,
        rules: &rules,
        language: report.language,
    };
    let format = questions::format(matches);
    if let Some(id) = matches.get_one::<String>("list") {
        print_rows(&sheet.records(named(id)?), format, report);
        return Ok(DONE);
    }
    match format {
        "json" => report.answer_json(&sheet.as_json()),
        "csv" => report.answer(&sheet.as_csv()),
        "md" => report.answer(&sheet.as_markdown()),
        _ => report.answer(&sheet.as_text(&|rows| columns(&visible(rows)))),
    }
    let bad: &[Standing] = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("missed") => &[Standing::Missed],
        Some(_) => &[Standing::Missed, Standing::Close],
        None => &[],
    };
    let is_bad = plateaus.iter().any(|plateau| {
        let found = found.at(plateau.as_ref());
        found.is_some_and(|found| {
            let mut all = rules
                .iter()
                .filter_map(|rule| found.indicators.get(rule.id));
            all.any(|indicator| bad.contains(&indicator.standing))
        })
    });
    Ok(if is_bad { FINDING } else { DONE })
}

/// Rows as `--format` wants them; JSON as objects under the titles of CSV.
fn print_rows(rows: &[Vec<String>], format: &str, report: &Report) {
    match format {
        "json" => {
            const KEYS: [&str; 4] = ["plateau", "list", "id", "name"];
            let objects = rows.iter().skip(1).map(|row| {
                let fields = KEYS.iter().zip(row);
                let fields = fields.map(|(key, cell)| ((*key).to_owned(), json!(cell)));
                Json::Object(fields.collect::<Map<_, _>>())
            });
            report.answer_json(&Json::Array(objects.collect()));
        }
        "csv" => report.answer(&listing::csv(rows)),
        "md" => report.answer(&listing::markdown(rows)),
        _ => report.answer(&columns(&visible(rows))),
    }
}

/// The values of the versions that lead to the current one, the oldest first.
///
/// # Errors
/// When the map has no versions, or they cannot be listed.
pub(super) fn figures_of_versions(matches: &ArgMatches) -> Result<Vec<VersionFigures>, Failure> {
    let failure = |error: crate::versions::VersionsError| Failure::from(error.problem());
    let versions = Versions::open(arguments::path(matches, "map")).map_err(failure)?;
    let mut line = versions.list(MOST_VERSIONS).map_err(failure)?;
    line.reverse();
    let order = HistoryOrder {
        versions: line,
        known: None,
    };
    let mut read = |version: &Version| {
        let bytes = versions.read(version).ok()?;
        let read = storage::read_bytes(&bytes, &version.title).ok()?;
        Some(read.map)
    };
    Ok(wait(|watch| indicators_of_versions(&order, &mut read, watch)).unwrap_or_default())
}

/// The indicators of the versions that lead to the current one.
fn history(
    matches: &ArgMatches,
    report: &Report,
    map: &SystemMap,
    plateaus: &[Option<PlateauId>],
    rules: &[&'static IndicatorRule],
) -> Result<u8, Failure> {
    let found = figures_of_versions(matches)?;
    if found.is_empty() {
        let file = arguments::path(matches, "map").display().to_string();
        return Err(msg::VERSIONS_NONE.with("file", file).into());
    }
    let told = History {
        map,
        found: &found,
        rules,
        language: report.language,
    };
    match questions::format(matches) {
        "json" => report.answer_json(&told.json(plateaus)),
        "csv" => report.answer(&listing::csv(told.lines(plateaus))),
        "md" => report.answer(&listing::markdown(told.table(plateaus, usize::MAX))),
        _ => report.answer(&columns(&visible(&told.table(plateaus, VERSIONS_SHOWN)))),
    }
    Ok(DONE)
}

/// The values of versions with what their words are taken from.
struct History<'a> {
    map: &'a SystemMap,
    found: &'a [VersionFigures],
    rules: &'a [&'static IndicatorRule],
    language: Language,
}

impl History<'_> {
    /// A line an indicator and plateau, a column a version, the newest last.
    fn table(&self, plateaus: &[Option<PlateauId>], most: usize) -> Vec<Vec<String>> {
        let from = self.found.len().saturating_sub(most);
        let shown = self.found.get(from..).unwrap_or_default();
        let titles = [
            msg::INDICATOR_COLUMN_ID,
            msg::INDICATOR_COLUMN_NAME,
            msg::INDICATOR_COLUMN_PLATEAU,
        ];
        let mut head: Vec<String> = titles.map(|id| self.language.text(id)).to_vec();
        head.extend(shown.iter().map(|it| {
            let day = it.version.when.get(..10).unwrap_or_default();
            let title = &it.version.title;
            let is_long = most < usize::MAX && title.chars().count() > TITLE_SHOWN;
            if is_long {
                let begin: String = title.chars().take(TITLE_SHOWN - 1).collect();
                format!("{day} {}…", begin.trim_end())
            } else {
                format!("{day} {title}")
            }
        }));
        let mut rows = vec![head];
        for rule in self.rules {
            for plateau in plateaus {
                let mut row = vec![
                    rule.id.to_owned(),
                    self.language.text(rule.name),
                    self.name(plateau.as_ref()),
                ];
                row.extend(shown.iter().map(|it| match &it.values {
                    Some(values) => {
                        let value = values.at(plateau.as_ref(), rule.id);
                        value_in_words(rule, value, self.language)
                    }
                    None => "?".to_owned(),
                }));
                rows.push(row);
            }
        }
        rows
    }

    fn name(&self, plateau: Option<&PlateauId>) -> String {
        let Some(id) = plateau else {
            return "–".to_owned();
        };
        let record = self.map.tables().plateaus.get(id);
        let name = record.map(|plateau| plateau.name.to_string());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    /// A line a version, plateau and indicator.
    fn lines(&self, plateaus: &[Option<PlateauId>]) -> Vec<Vec<String>> {
        let titles = ["version", "when", "title", "plateau", "indicator", "value"];
        let mut rows = vec![titles.map(ToOwned::to_owned).to_vec()];
        for it in self.found {
            for plateau in plateaus {
                for rule in self.rules {
                    let values = it.values.as_ref();
                    let value = values.and_then(|values| values.at(plateau.as_ref(), rule.id));
                    rows.push(vec![
                        it.version.short_id().to_owned(),
                        it.version.when.clone(),
                        it.version.title.clone(),
                        plateau
                            .as_ref()
                            .map_or_else(String::new, ToString::to_string),
                        rule.id.to_owned(),
                        value.map_or_else(String::new, |value| value.to_string()),
                    ]);
                }
            }
        }
        rows
    }

    fn json(&self, plateaus: &[Option<PlateauId>]) -> Json {
        let versions = self.found.iter().map(|it| {
            let of_plateaus = plateaus.iter().map(|plateau| {
                let values = self.rules.iter().map(|rule| {
                    let found = it.values.as_ref();
                    let value = found.and_then(|found| found.at(plateau.as_ref(), rule.id));
                    (rule.id.to_owned(), json!(value))
                });
                let key = plateau.as_ref().map_or("existing", PlateauId::as_str);
                (key.to_owned(), Json::Object(values.collect::<Map<_, _>>()))
            });
            json!({
                "version": it.version.id,
                "title": it.version.title,
                "when": it.version.when,
                "readable": it.values.is_some(),
                "plateaus": Json::Object(of_plateaus.collect::<Map<_, _>>()),
            })
        });
        Json::Array(versions.collect())
    }
}
