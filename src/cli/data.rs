//! `portolan data`: where data go, where they meet what is more sensitive, and who answers for what.

use std::collections::BTreeMap;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, load};
use crate::analysis::DependencyGraph;
use crate::assurance::{Facts, Lineage, Settings, raised_sensitivity};
use crate::locale::msg;
use crate::model::{ElementIx, PlateauId};
use crate::workspace::listing;

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
    let settings = Settings::of(&map, None);
    let facts = Facts::of(&map, &snapshot, &graph, &settings);
    if matches.get_flag("owners") {
        print_owners(matches, &facts, report);
        return Ok(DONE);
    }
    let asked = matches.get_one::<String>("data-set");
    let all = facts.of_kind("data_set").iter().copied();
    let data_sets: Vec<ElementIx> = all
        .filter(|ix| asked.is_none_or(|asked| facts.id(*ix).as_str() == asked))
        .collect();
    if let (Some(asked), true) = (asked, data_sets.is_empty()) {
        return Err(msg::DATA_UNKNOWN.with("id", asked.as_str()).into());
    }
    let lineages: Vec<Lineage> = data_sets
        .iter()
        .map(|ix| Lineage::of(&facts, *ix))
        .collect();
    let mut raised = raised_sensitivity(&facts);
    raised.retain(|(_, meet)| meet.iter().any(|ix| data_sets.contains(ix)));
    match questions::format(matches) {
        "json" => report.answer_json(&as_json(&facts, &lineages, &raised)),
        "csv" => report.answer(&listing::csv(rows(&facts, &lineages, report))),
        "md" => {
            report.answer(&listing::markdown(rows(&facts, &lineages, report)));
            for line in raised_lines(&facts, &raised, report) {
                report.answer(&format!("\n- {}", line.replace('<', "&lt;")));
            }
            report.answer("\n");
        }
        _ => report.answer(&as_text(&facts, &lineages, &raised, report)),
    }
    Ok(DONE)
}

fn name(facts: &Facts<'_>, ix: ElementIx) -> String {
    questions::name(facts.snapshot, facts.id(ix))
}

fn names(facts: &Facts<'_>, of: &[ElementIx]) -> String {
    let all: Vec<String> = of.iter().map(|ix| name(facts, *ix)).collect();
    all.join(", ")
}

/// The shape that other tools rely on; see the user guide.
fn as_json(
    facts: &Facts<'_>,
    lineages: &[Lineage],
    raised: &[(ElementIx, Vec<ElementIx>)],
) -> Json {
    let ids =
        |of: &[ElementIx]| -> Vec<&str> { of.iter().map(|ix| facts.id(*ix).as_str()).collect() };
    let lineages = lineages.iter().map(|lineage| {
        let flows = lineage.flows.iter().map(|(link, from, to)| {
            json!({
                "id": facts.link(*link).id.as_str(),
                "from": facts.id(*from).as_str(),
                "to": facts.id(*to).as_str(),
            })
        });
        json!({
            "data_set": facts.id(lineage.data_set).as_str(),
            "category": facts.text(lineage.data_set, "category"),
            "stores": ids(&lineage.stores),
            "applications": ids(&lineage.applications),
            "flows": flows.collect::<Vec<_>>(),
            "reached": ids(&lineage.reached),
        })
    });
    let raised = raised.iter().map(|(application, meet)| {
        json!({ "application": facts.id(*application).as_str(), "data_sets": ids(meet) })
    });
    json!({
        "plateau": facts.snapshot.plateau().map(PlateauId::as_str),
        "data_sets": lineages.collect::<Vec<_>>(),
        "raised_sensitivity": raised.collect::<Vec<_>>(),
    })
}

fn flows_in_words(facts: &Facts<'_>, lineage: &Lineage, report: &Report) -> Vec<String> {
    let flows = lineage.flows.iter();
    flows
        .map(|(_, from, to)| {
            let flow = msg::DATA_FLOW.with("from", name(facts, *from));
            report.say(flow.with("to", name(facts, *to)))
        })
        .collect()
}

fn rows(facts: &Facts<'_>, lineages: &[Lineage], report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_NAME,
        msg::REGISTER_CATEGORIES,
        msg::DATA_COLUMN_STORES,
        msg::DATA_COLUMN_APPLICATIONS,
        msg::DATA_COLUMN_FLOWS,
        msg::DATA_COLUMN_REACHED,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for lineage in lineages {
        rows.push(vec![
            facts.id(lineage.data_set).to_string(),
            name(facts, lineage.data_set),
            category(facts, lineage.data_set, report),
            names(facts, &lineage.stores),
            names(facts, &lineage.applications),
            flows_in_words(facts, lineage, report).join(" | "),
            names(facts, &lineage.reached),
        ]);
    }
    rows
}

fn category(facts: &Facts<'_>, data_set: ElementIx, report: &Report) -> String {
    let category = facts.text(data_set, "category");
    let known = crate::catalogue::attribute("category");
    let label = known.and_then(|known| known.value_label(category, report.language));
    label.unwrap_or(category).to_owned()
}

fn raised_lines(
    facts: &Facts<'_>,
    raised: &[(ElementIx, Vec<ElementIx>)],
    report: &Report,
) -> Vec<String> {
    let lines = raised.iter().filter_map(|(application, meet)| {
        let words = msg::DATA_RAISED
            .with("application", name(facts, *application))
            .with("names", names(facts, meet))
            .with("highest", name(facts, *meet.first()?));
        Some(report.say(words))
    });
    lines.collect()
}

fn as_text(
    facts: &Facts<'_>,
    lineages: &[Lineage],
    raised: &[(ElementIx, Vec<ElementIx>)],
    report: &Report,
) -> String {
    let mut lines = Vec::new();
    if lineages.is_empty() {
        lines.push(report.say(msg::DATA_NONE));
    }
    for lineage in lineages {
        let title = name(facts, lineage.data_set);
        lines.push(format!(
            "{title} – {}",
            category(facts, lineage.data_set, report)
        ));
        let or_nothing = |words: String| {
            if words.is_empty() {
                "–".to_owned()
            } else {
                words
            }
        };
        let parts = [
            (msg::DATA_COLUMN_STORES, names(facts, &lineage.stores)),
            (
                msg::DATA_COLUMN_APPLICATIONS,
                names(facts, &lineage.applications),
            ),
            (
                msg::DATA_COLUMN_FLOWS,
                flows_in_words(facts, lineage, report).join("; "),
            ),
            (msg::DATA_COLUMN_REACHED, names(facts, &lineage.reached)),
        ];
        for (label, words) in parts {
            let line = msg::REGISTER_LINE.with("label", report.say(label));
            let line = report.say(line.with("value", or_nothing(words)));
            lines.push(format!("  {line}"));
        }
    }
    if !raised.is_empty() {
        lines.push(String::new());
        lines.push(report.say(msg::DATA_RAISED_TITLE));
        let all = raised_lines(facts, raised, report);
        lines.extend(all.into_iter().map(|line| format!("  {line}")));
    }
    format!("{}\n", questions::visible(&lines.join("\n")))
}

/// Who answers for what, role by role; what nobody answers for comes last.
fn print_owners(matches: &ArgMatches, facts: &Facts<'_>, report: &Report) {
    let mut by_role: BTreeMap<(bool, String), Vec<ElementIx>> = BTreeMap::new();
    for ix in facts.snapshot.element_numbers() {
        let role = facts.text(ix, "owner_role").trim();
        by_role
            .entry((role.is_empty(), role.to_owned()))
            .or_default()
            .push(ix);
    }
    let role_in_words = |role: &str| {
        if role.is_empty() {
            report.say(msg::DATA_NOBODY)
        } else {
            role.to_owned()
        }
    };
    let row = |role: &str, ix: &ElementIx| {
        vec![
            role_in_words(role),
            facts.id(*ix).to_string(),
            name(facts, *ix),
            questions::kind(facts.snapshot, facts.id(*ix), report.language),
        ]
    };
    let rows = || {
        let head = [
            msg::REGISTER_OWNER_ROLE,
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::CLI_COLUMN_KIND,
        ];
        let all = by_role.iter();
        let all = all.flat_map(|((_, role), of)| of.iter().map(move |ix| row(role, ix)));
        std::iter::once(head.map(|id| report.say(id)).to_vec()).chain(all)
    };
    match questions::format(matches) {
        "json" => {
            let roles = by_role.iter().map(|((_, role), of)| {
                let ids: Vec<&str> = of.iter().map(|ix| facts.id(*ix).as_str()).collect();
                let role = (!role.is_empty()).then_some(role);
                json!({ "role": role, "elements": ids })
            });
            let roles: Vec<Json> = roles.collect();
            report.answer_json(&json!({
                "plateau": facts.snapshot.plateau().map(PlateauId::as_str),
                "owners": roles,
            }));
        }
        "csv" => report.answer(&listing::csv(rows())),
        "md" => report.answer(&listing::markdown(rows())),
        _ => {
            let mut text = format!("{}\n", report.say(msg::DATA_OWNERS_TITLE));
            for ((_, role), of) in &by_role {
                text.push_str(&format!("{} ({})\n", role_in_words(role), of.len()));
                text.push_str(&format!("  {}\n", names(facts, of)));
            }
            report.answer(&questions::visible(&text));
        }
    }
}
