//! `portolan review`: the map held against rules and requirements, with what each finding asks for;
//! and the repairs that are safe.

mod json;
mod places;
mod repairing;
mod sarif;
mod table;
#[cfg(test)]
mod tests;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::arguments::{self, Table, day};
use super::questions::{self, wait};
use super::report::{Failure, Report};
use super::{DONE, FINDING, load, sides};
use crate::assurance::{
    self, Assessment, Assessments, Finding, Judgement, ProtectionLevel, Review, ReviewTrend,
    StateOfMap, asked, assess_all,
};
use crate::locale::msg;
use crate::model::{Day, PlateauId, SystemMap};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    t.command("review", msg::CLI_REVIEW)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.flag("all-plateaus", msg::CLI_ARG_ALL_PLATEAUS)
                .conflicts_with_all(["plateau", "repair"]),
        )
        .arg(
            t.option("fail-on", msg::CLI_ARG_FAIL_ON_LEVEL)
                .value_parser(ProtectionLevel::ALL.map(ProtectionLevel::as_str)),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md", "sarif"]),
        )
        .arg(list(t, "rule", msg::CLI_ARG_REVIEW_RULE))
        .arg(list(t, "requirement", msg::CLI_ARG_REVIEW_REQUIREMENT))
        .arg(
            t.option("compare-with", msg::CLI_ARG_COMPARE_WITH)
                .value_name("PLATEAU|MAP[@VERSION]"),
        )
        .arg(
            t.option("repair", msg::CLI_ARG_REVIEW_REPAIR)
                .value_name("RULE/SUBJECT[,…]")
                .action(clap::ArgAction::Append),
        )
        .arg(t.flag("write", msg::CLI_ARG_SET_WRITE).requires("repair"))
        .arg(date(t))
}

/// `--date`: the day on which terms are looked at.
pub(super) fn date(t: &Table) -> clap::Arg {
    t.option("date", msg::CLI_ARG_REVIEW_DATE)
        .value_name("YYYY-MM-DD")
        .value_parser(day)
}

fn list(t: &Table, name: &'static str, about: crate::locale::MessageId) -> clap::Arg {
    t.option(name, about)
        .value_name("ID[,ID…]")
        .action(clap::ArgAction::Append)
}

/// Every plateau of a map, judged.
pub(super) fn judged(map: &SystemMap, today: Option<Day>) -> Assessments {
    let states = StateOfMap::all(map);
    wait(|watch| assess_all(map, &states, today, None, watch)).unwrap_or_default()
}

/// What is told of one plateau.
struct Told {
    plateau: Option<PlateauId>,
    judgements: Vec<Arc<Judgement>>,
    findings: Vec<Arc<Finding>>,
    trend: Option<Since>,
}

/// How it stands to another state.
struct Since {
    name: String,
    trend: ReviewTrend,
    /// Findings of the other state that are gone.
    gone: Vec<Arc<Finding>>,
}

impl Told {
    fn plateau_word(&self) -> &str {
        self.plateau.as_ref().map_or("existing", PlateauId::as_str)
    }
}

/// A finding as `--repair` names it: `EX-01/dt-car`.
fn key(finding: &Finding) -> String {
    let subject = finding
        .subject
        .as_ref()
        .map_or("", |subject| subject.as_str());
    format!("{}/{subject}", finding.requirement)
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let today = questions::today(matches);
    if matches.contains_id("repair") {
        return repairing::run(matches, &map, today, report);
    }
    report.tell_problems(&assurance::doubts(&map, today));
    let filter = Filter::of(matches, &map)?;
    let found = judged(&map, today);
    let plateaus: Vec<Option<PlateauId>> = if matches.get_flag("all-plateaus") {
        let order = map.timeline().order();
        let all = order.iter().cloned().map(Some);
        if order.is_empty() {
            vec![None]
        } else {
            all.collect()
        }
    } else {
        vec![load::plateau(matches, &map)?]
    };
    let other = other_state(matches, &map, &found, today, report)?;
    let mut told = Vec::new();
    for plateau in plateaus {
        let Some(assessment) = found.at(plateau.as_ref()) else {
            continue;
        };
        let review = filter.narrowed(&assessment.review);
        let trend = other.as_ref().and_then(|other| {
            let before = other.at(plateau.as_ref())?;
            let before = filter.narrowed(&before.review);
            let trend = ReviewTrend::between(&before, &review);
            let gone = before.findings.into_iter();
            let gone = gone.filter(|finding| review.find(finding.key()).is_none());
            Some(Since {
                name: other.name.clone(),
                trend,
                gone: gone.collect(),
            })
        });
        told.push(Told {
            plateau,
            judgements: review.judgements,
            findings: review.findings,
            trend,
        });
    }
    match questions::format(matches) {
        "json" => report.answer_json(&json::answer(&told, report)),
        "csv" => report.answer(&crate::workspace::listing::csv(table::rows(
            &map, &told, report,
        ))),
        "md" => report.answer(&crate::workspace::listing::markdown(table::rows(
            &map, &told, report,
        ))),
        "sarif" => {
            let path = arguments::path(matches, "map");
            report.answer_json(&sarif::answer(&map, path, &told, report));
        }
        _ => report.answer(&text::answer(&map, &told, report)),
    }
    let least = matches
        .get_one::<String>("fail-on")
        .and_then(|word| ProtectionLevel::from_word(word));
    let reaches = |finding: &Arc<Finding>| {
        finding.counts() && least.is_some_and(|least| finding.level >= least)
    };
    let is_finding = told.iter().flat_map(|told| &told.findings).any(reaches);
    Ok(if is_finding { FINDING } else { DONE })
}

/// What `--rule` and `--requirement` leave.
struct Filter {
    rules: Vec<String>,
    requirements: Vec<String>,
}

impl Filter {
    fn of(matches: &ArgMatches, map: &SystemMap) -> Result<Self, Failure> {
        let words =
            |name| -> Vec<String> { load::listed(matches, name).map(ToOwned::to_owned).collect() };
        let (rules, requirements) = (words("rule"), words("requirement"));
        if let Some(unknown) = rules.iter().find(|id| assurance::rule(id).is_none()) {
            let known: Vec<&str> = assurance::RULES.iter().map(|rule| rule.id).collect();
            return Err(msg::CLI_REVIEW_NO_RULE
                .with("rule", unknown.as_str())
                .with("known", known.join(", "))
                .into());
        }
        let asked = asked(map);
        let is_asked = |id: &&String| !asked.iter().any(|one| one.id.as_str() == id.as_str());
        if let Some(unknown) = requirements.iter().find(is_asked) {
            let known: Vec<&str> = asked.iter().map(|one| one.id.as_str()).collect();
            return Err(msg::CLI_REVIEW_NO_REQUIREMENT
                .with("requirement", unknown.as_str())
                .with("known", known.join(", "))
                .into());
        }
        Ok(Self {
            rules,
            requirements,
        })
    }

    fn narrowed(&self, review: &Review) -> Review {
        let is_wanted = |rule: &str, requirement: &str| {
            (self.rules.is_empty() || self.rules.iter().any(|one| one == rule))
                && (self.requirements.is_empty()
                    || self.requirements.iter().any(|one| one == requirement))
        };
        let mut review = review.clone();
        review
            .findings
            .retain(|finding| is_wanted(&finding.rule, finding.requirement.as_str()));
        review
            .judgements
            .retain(|one| is_wanted(&one.asked.rule, one.asked.id.as_str()));
        review
    }
}

/// The state that findings are compared with.
struct Other {
    name: String,
    found: Assessments,
    /// The one plateau that all are compared with; `None` for the one of the same id.
    plateau: Option<PlateauId>,
    first: Option<PlateauId>,
}

impl Other {
    fn at(&self, plateau: Option<&PlateauId>) -> Option<&Arc<Assessment>> {
        if self.plateau.is_some() {
            return self.found.at(self.plateau.as_ref());
        }
        let same = self.found.at(plateau);
        same.or_else(|| self.found.at(self.first.as_ref()))
    }
}

fn other_state(
    matches: &ArgMatches,
    map: &SystemMap,
    found: &Assessments,
    today: Option<Day>,
    report: &Report,
) -> Result<Option<Other>, Failure> {
    let Some(named) = matches.get_one::<String>("compare-with") else {
        return Ok(None);
    };
    let plateau = PlateauId::from(named.as_str());
    if let Some(record) = map.tables().plateaus.get(&plateau) {
        let is_named = !record.name.is_empty();
        let name = if is_named {
            record.name.as_str()
        } else {
            named.as_str()
        };
        return Ok(Some(Other {
            name: name.to_owned(),
            found: found.clone(),
            plateau: Some(plateau),
            first: None,
        }));
    }
    let state = sides::read(Path::new(&PathBuf::from(named)), report)?;
    Ok(Some(Other {
        found: judged(&state.map, today),
        first: state.map.timeline().first().cloned(),
        name: state.name,
        plateau: None,
    }))
}
