//! `portolan maturity`: how complete the documentation is, by view and level, and what is missing.

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Map, Value as Json, json};

use super::arguments::{Table, day};
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, FINDING, load};
use crate::assurance::{AnssiView, Maturity, Settings};
use crate::locale::msg;
use crate::model::{Day, PlateauId, SystemMap};
use crate::workspace::completeness::{self, Missing, share_in_words};
use crate::workspace::listing;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("maturity", msg::MATURITY_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("plateau", msg::MATURITY_ARG_PLATEAU)
                .value_name("ID|all"),
        )
        .arg(
            t.option("level", msg::MATURITY_ARG_LEVEL)
                .value_name("1|2|3")
                .value_parser(value_parser!(u8).range(1..=3)),
        )
        .arg(
            t.option("view", msg::MATURITY_ARG_VIEW)
                .value_parser(AnssiView::ALL.map(AnssiView::as_str)),
        )
        .arg(
            t.option("fail-on", msg::MATURITY_ARG_FAIL_ON)
                .value_name("SHARE")
                .value_parser(questions::share),
        )
        .arg(
            t.option("date", msg::MATURITY_ARG_DATE)
                .value_name("YYYY-MM-DD")
                .value_parser(day),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
}

/// One plateau.
struct At {
    plateau: Option<PlateauId>,
    maturity: Maturity,
    missing: Vec<Missing>,
}

/// What is asked for.
struct Asked {
    level: u8,
    view: Option<AnssiView>,
}

/// Finds it out, and prints it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let is_all = matches
        .get_one::<String>("plateau")
        .is_some_and(|it| it == "all");
    let order = map.timeline().order();
    let plateaus = if is_all && !order.is_empty() {
        order.iter().cloned().map(Some).collect()
    } else if is_all {
        vec![None]
    } else {
        vec![load::plateau(matches, &map)?]
    };
    let today = questions::today(matches);
    let usual = Settings::of(&map, today).maturity_level;
    let view = matches.get_one::<String>("view");
    let asked = Asked {
        level: matches.get_one::<u8>("level").copied().unwrap_or(usual),
        view: AnssiView::ALL
            .into_iter()
            .find(|of| view.is_some_and(|view| of.as_str() == view)),
    };
    let found: Vec<At> = plateaus
        .into_iter()
        .map(|plateau| at(&map, plateau, &asked, today, report))
        .collect();
    match questions::format(matches) {
        "json" => report.answer_json(&as_json(&found, &asked)),
        "csv" => report.answer(&listing::csv(missing_rows(&found, report))),
        "md" => {
            report.answer(&listing::markdown(shares(&found, &asked, report)));
            report.answer("\n");
            report.answer(&listing::markdown(missing_rows(&found, report)));
        }
        _ => report.answer(&as_text(&found, &asked, report)),
    }
    let least = matches.get_one::<f64>("fail-on").copied();
    let is_short = least.is_some_and(|least| {
        found.iter().any(|at| {
            let (conforming, in_scope) = at.maturity.share(asked.level, asked.view);
            in_scope > 0 && (conforming as f64) < least * in_scope as f64
        })
    });
    Ok(if is_short { FINDING } else { DONE })
}

fn at(
    map: &SystemMap,
    plateau: Option<PlateauId>,
    asked: &Asked,
    today: Option<Day>,
    report: &Report,
) -> At {
    let snapshot = map.snapshot(plateau.as_ref());
    let maturity = completeness::maturity_of(map, &snapshot, today);
    let mut missing = completeness::missing(&maturity, &snapshot, asked.level, report.language);
    missing.retain(|object| asked.view.is_none_or(|view| object.view == view));
    At {
        plateau,
        maturity,
        missing,
    }
}

fn name(plateau: Option<&PlateauId>) -> &str {
    plateau.map_or("", PlateauId::as_str)
}

/// The shape that other tools rely on; see the user guide.
fn as_json(found: &[At], asked: &Asked) -> Json {
    let counts = |at: &At, view: Option<AnssiView>| -> Map<String, Json> {
        [1, 2, 3]
            .into_iter()
            .map(|level: u8| {
                let (conforming, in_scope) = at.maturity.share(level, view);
                let share = (in_scope > 0).then(|| conforming as f64 / in_scope as f64);
                let counts = json!({
                    "conforming": conforming, "in_scope": in_scope, "share": share,
                });
                (level.to_string(), counts)
            })
            .collect()
    };
    let plateaus = found.iter().map(|at| {
        let views: Map<String, Json> = AnssiView::ALL
            .into_iter()
            .filter(|view| asked.view.is_none_or(|asked| asked == *view))
            .map(|view| {
                (
                    view.as_str().to_owned(),
                    Json::Object(counts(at, Some(view))),
                )
            })
            .collect();
        let missing: Vec<Json> = at
            .missing
            .iter()
            .map(|object| {
                let items = object.items.iter();
                let excused = object.excused.iter();
                json!({
                    "id": object.id.as_str(),
                    "kind": object.kind.as_str(),
                    "view": object.view.as_str(),
                    "missing": items
                        .map(|(level, item)| json!({ "level": level, "item": item.word() }))
                        .collect::<Vec<_>>(),
                    "exempt": excused
                        .map(|(level, item, exemption)| json!({
                            "level": level,
                            "item": item.word(),
                            "exemption": exemption.as_str(),
                        }))
                        .collect::<Vec<_>>(),
                })
            })
            .collect();
        json!({
            "plateau": at.plateau.as_ref().map(PlateauId::as_str),
            "levels": counts(at, asked.view),
            "views": views,
            "objects": missing,
        })
    });
    json!({ "level": asked.level, "plateaus": plateaus.collect::<Vec<_>>() })
}

/// A line for each view and level, a column for each plateau.
fn shares(found: &[At], asked: &Asked, report: &Report) -> Cells {
    let mut head = vec![
        report.say(msg::MATURITY_COLUMN_VIEW),
        report.say(msg::MATURITY_COLUMN_LEVEL),
    ];
    head.extend(found.iter().map(|at| name(at.plateau.as_ref()).to_owned()));
    let mut rows = vec![head];
    let views = AnssiView::ALL.map(Some).into_iter().chain([None]);
    for view in views.filter(|view| asked.view.is_none_or(|asked| *view == Some(asked))) {
        for level in [1, 2, 3] {
            let mut row = vec![
                view.map_or_else(
                    || report.say(msg::MATURITY_ALL),
                    |view| report.say(view.name()),
                ),
                level.to_string(),
            ];
            row.extend(found.iter().map(|at| {
                let (conforming, in_scope) = at.maturity.share(level, view);
                let share = share_in_words(conforming, in_scope, report.language);
                format!("{conforming}/{in_scope} ({share})")
            }));
            rows.push(row);
        }
    }
    rows
}

/// A line for each thing that is missing or excused.
fn missing_rows(found: &[At], report: &Report) -> Cells {
    let head = [
        msg::MATURITY_COLUMN_PLATEAU,
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_NAME,
        msg::CLI_COLUMN_KIND,
        msg::MATURITY_COLUMN_VIEW,
        msg::MATURITY_COLUMN_LEVEL,
        msg::MATURITY_COLUMN_MISSING,
        msg::MATURITY_COLUMN_EXEMPTION,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for at in found {
        for object in &at.missing {
            let items = object.items.iter().map(|(level, item)| (level, item, None));
            let excused = object.excused.iter();
            let excused = excused.map(|(level, item, exemption)| (level, item, Some(exemption)));
            for (level, item, exemption) in items.chain(excused) {
                rows.push(vec![
                    name(at.plateau.as_ref()).to_owned(),
                    object.id.to_string(),
                    object.name.clone(),
                    object.kind_name.clone(),
                    report.say(object.view.name()),
                    level.to_string(),
                    item.label(report.language),
                    exemption.map_or_else(String::new, ToString::to_string),
                ]);
            }
        }
    }
    rows
}

fn as_text(found: &[At], asked: &Asked, report: &Report) -> String {
    let mut text = questions::columns(&shares(found, asked, report));
    for at in found {
        let count = msg::MATURITY_MISSING_AT
            .with(
                "count",
                at.missing.iter().filter(|it| !it.items.is_empty()).count(),
            )
            .with("level", asked.level.to_string());
        text.push_str(&format!(
            "\n{} {}\n",
            name(at.plateau.as_ref()),
            report.say(count)
        ));
        let rows: Vec<Vec<String>> = at
            .missing
            .iter()
            .map(|object| {
                vec![
                    format!("  {}", object.id),
                    object.name.clone(),
                    object.in_words(report.language),
                ]
            })
            .collect();
        text.push_str(&questions::columns(&rows));
    }
    questions::visible(&text)
}
