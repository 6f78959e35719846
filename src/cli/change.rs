//! `portolan change`: what the way from one state to another does to those who stay.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::questions::{self, Cells, wait};
use super::report::{Failure, Report};
use super::{DONE, FINDING, availability, diff, pictures};
use crate::analysis::{
    ChangeImpact, Coverage, Delta, Difference, RiskState, ServiceRisk, Trend, claim_field,
    hours_in_words, share_in_words,
};
use crate::locale::{Language, msg};
use crate::model::{ElementId, PlateauId};
use crate::scene::{Shown, Theme};
use crate::workspace::comparing::Comparison;
use crate::workspace::find_change;
use crate::workspace::listing;

/// Its place in the table of commands. The two states are named as `diff` does.
pub(super) fn table(t: &Table) -> Command {
    let plateau = |name: &'static str, about| t.option(name, about).value_name("ID");
    t.command("change", msg::CHANGE_CLI)
        .arg(t.file("old", msg::CHANGE_ARG_MAP).value_name("MAP"))
        .arg(
            t.file("new", msg::DIFF_ARG_NEW)
                .value_name("NEW")
                .required(false),
        )
        .arg(plateau("plateau", msg::DIFF_ARG_PLATEAU).conflicts_with_all(["from", "to"]))
        .arg(plateau("from", msg::DIFF_ARG_FROM))
        .arg(plateau("to", msg::DIFF_ARG_TO))
        .arg(
            t.option("fail-on", msg::CHANGE_ARG_FAIL_ON)
                .value_delimiter(',')
                .value_parser(["dangling", "worse", "unclaimed"]),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .args(pictures::options(t))
}

/// Finds what the change does, and prints it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let comparison = diff::compared(matches, report)?;
    let answer = wait(|watch| find_change(&comparison, None, watch)).unwrap_or_default();
    let (found, coverage) = (&answer.impact, answer.coverage.as_ref());
    let all = All {
        comparison: &comparison,
        found,
        coverage,
        language: report.language,
    };
    match questions::format(matches) {
        "json" => report.answer_json(&all.as_json()),
        "csv" => report.answer(&listing::csv(all.rows())),
        "md" => report.answer(&all.as_markdown()),
        _ => report.answer(&all.as_text()),
    }
    if pictures::is_asked(matches) {
        let asked = msg::ANSWER_CHANGE_OF
            .with("from", comparison.name_before(report.language))
            .with("to", comparison.name_after(report.language));
        let asked = report.say(asked);
        let order = diff::order(matches, &comparison, (Shown::Both, &Theme::LIGHT), report)?;
        let affected = found.affected.iter().cloned().collect();
        let scene = order.affected_page(&affected, &asked, &pictures::framed());
        pictures::write_scene(matches, &scene, &asked, &order, report)?;
    }
    let fails = matches.get_many::<String>("fail-on").into_iter().flatten();
    let is_finding = fails.into_iter().any(|what| match what.as_str() {
        "dangling" => !found.dangling.is_empty(),
        "worse" => found.has_worse(),
        _ => coverage.is_some_and(|coverage| !coverage.unclaimed.is_empty()),
    });
    Ok(if is_finding { FINDING } else { DONE })
}

/// All that there is to print.
struct All<'a> {
    comparison: &'a Comparison,
    found: &'a ChangeImpact,
    coverage: Option<&'a Coverage>,
    language: Language,
}

impl All<'_> {
    /// The name of an element on whichever side it is.
    fn name(&self, id: &ElementId) -> String {
        let after = &self.comparison.after.snapshot;
        let side = if after.find(id).is_some() {
            after
        } else {
            &self.comparison.before.snapshot
        };
        questions::name(side, id)
    }

    /// The shape that other tools rely on; see the user guide.
    fn as_json(&self) -> Json {
        let gap = &self.comparison.gap;
        let of = |is: &dyn Fn(&Delta) -> bool| {
            let elements: Vec<&str> = gap
                .elements
                .iter()
                .filter(|(_, delta)| is(delta))
                .map(|(id, _)| id.as_str())
                .collect();
            let links: Vec<&str> = gap
                .links
                .iter()
                .filter(|(_, delta)| is(delta))
                .map(|(id, _)| id.as_str())
                .collect();
            json!({ "elements": elements, "links": links })
        };
        let plateau = |side: &crate::workspace::comparing::Compared| {
            let plateau = side.snapshot.plateau().map(PlateauId::as_str);
            plateau.map(ToOwned::to_owned)
        };
        let found = self.found;
        let dangling: Vec<Json> = found
            .dangling
            .iter()
            .map(|one| {
                json!({
                    "element": one.element.as_str(),
                    "needed": one.needed.as_str(),
                    "link": one.link.as_str(),
                })
            })
            .collect();
        let risks: Map<String, Json> = found
            .risks
            .iter()
            .map(|risk| (risk.service.to_string(), risk_json(risk)))
            .collect();
        let mut out = json!({
            "from": plateau(&self.comparison.before),
            "to": plateau(&self.comparison.after),
            "added": of(&|delta| delta.difference == Difference::Added),
            "removed": of(&|delta| delta.difference == Difference::Removed),
            "changed": of(&|delta| delta.difference == Difference::Changed),
            "moved": of(&|delta| delta.is_moved),
            "affected": found.affected.iter().map(ElementId::as_str).collect::<Vec<_>>(),
            "dangling": dangling,
        });
        if let Some(fields) = out.as_object_mut() {
            fields.extend(self.coverage_json());
            fields.insert("risk".to_owned(), Json::Object(risks));
            fields.insert("out_of_reach".to_owned(), json!(found.out_of_reach));
        }
        out
    }

    /// `null` where the two states are no plateaus of one map: no work package leads between them.
    fn coverage_json(&self) -> Map<String, Json> {
        let claimed = self.coverage.map(|coverage| {
            let claimed = coverage.claimed.iter().map(|(subject, packages)| {
                let packages: Vec<&str> = packages.iter().map(AsRef::as_ref).collect();
                (subject.to_string(), json!(packages))
            });
            claimed.collect::<Map<String, Json>>()
        });
        let unclaimed = self.coverage.map(|coverage| {
            let unclaimed = coverage.unclaimed.iter();
            unclaimed.map(ToString::to_string).collect::<Vec<_>>()
        });
        let without = self.coverage.map(|coverage| {
            let claims = coverage.without_difference.iter();
            claims
                .map(|(claim, why)| {
                    json!({
                        "package": claim.package.as_str(),
                        "subject": claim.subject.as_str(),
                        "claim": claim_field(claim.difference),
                        "reason": why.word(),
                    })
                })
                .collect::<Vec<_>>()
        });
        let fields = [
            ("claimed", json!(claimed)),
            ("unclaimed", json!(unclaimed)),
            ("claims_without_difference", json!(without)),
        ];
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// A line for each service in reach.
    fn rows(&self) -> Cells {
        let head = [
            msg::CHANGE_COLUMN_TREND,
            msg::CLI_COLUMN_ID,
            msg::CHANGE_COLUMN_SERVICE,
            msg::CHANGE_COLUMN_POINTS,
            msg::CHANGE_COLUMN_AVAILABILITY,
            msg::CHANGE_COLUMN_QUANTIFIED,
            msg::CHANGE_COLUMN_RECOVERY,
            msg::CHANGE_COLUMN_VIOLATIONS,
        ];
        let mut rows = vec![head.map(|id| self.language.text(id)).to_vec()];
        for risk in self.found.by_trend() {
            let both = |words: &dyn Fn(&RiskState) -> String| {
                let side = |state: &Option<RiskState>| state.as_ref().map(words);
                let before = side(&risk.before).unwrap_or_else(|| "–".to_owned());
                let after = side(&risk.after).unwrap_or_else(|| "–".to_owned());
                if before == after {
                    before
                } else {
                    format!("{before} → {after}")
                }
            };
            rows.push(vec![
                self.language.say(&risk.trend.message()),
                risk.service.to_string(),
                self.name(&risk.service),
                both(&|state| state.weak.single.len().to_string()),
                both(&|state| share_in_words(state.availability.availability, self.language)),
                both(&|state| {
                    let of = &state.availability;
                    format!("{}/{}", of.quantified, of.of)
                }),
                both(&|state| hours_in_words(state.recovery_h(), self.language)),
                both(&|state| state.violations.len().to_string()),
            ]);
        }
        rows
    }

    /// What is to be read before the table of services.
    fn summary(&self) -> Vec<String> {
        let language = self.language;
        let counts = self.comparison.gap.element_counts();
        let mut lines = vec![
            language.say(
                &msg::CHANGE_SUMMARY
                    .with("from", self.comparison.name_before(language))
                    .with("to", self.comparison.name_after(language))
                    .with("added", counts.added)
                    .with("removed", counts.removed)
                    .with("changed", counts.changed)
                    .with("moved", counts.moved),
            ),
            language.say(&msg::CHANGE_AFFECTED_COUNT.with("count", self.found.affected.len())),
        ];
        if self.found.dangling.is_empty() {
            lines.push(language.text(msg::CHANGE_NO_DANGLING));
        }
        for one in &self.found.dangling {
            let words = msg::CHANGE_DANGLING
                .with("name", self.name(&one.element))
                .with("needed", self.name(&one.needed));
            lines.push(language.say(&words));
        }
        if let Some(coverage) = self.coverage {
            let words = msg::CHANGE_COVERAGE
                .with("claimed", coverage.claimed.len())
                .with("unclaimed", coverage.unclaimed.len())
                .with("without", coverage.without_difference.len());
            lines.push(language.say(&words));
        }
        let of = |trend| self.found.count(trend);
        lines.push(
            language.say(
                &msg::CHANGE_RISK_SUMMARY
                    .with("worse", of(Trend::Worse))
                    .with("mixed", of(Trend::Mixed))
                    .with("new", of(Trend::New))
                    .with("better", of(Trend::Better))
                    .with("gone", of(Trend::Gone))
                    .with("same", of(Trend::Same) + self.found.out_of_reach),
            ),
        );
        lines
    }

    fn as_text(&self) -> String {
        let mut text = self.summary().join("\n");
        text.push('\n');
        if !self.found.risks.is_empty() {
            text.push('\n');
            text.push_str(&questions::columns(&self.rows()));
        }
        for risk in self.found.by_trend() {
            let (come, go) = risk.points_that_come_and_go();
            if come.is_empty() && go.is_empty() {
                continue;
            }
            let names = |list: Vec<&ElementId>, sign: &str| {
                let names = list
                    .into_iter()
                    .map(|id| format!("{sign}{}", self.name(id)));
                names.collect::<Vec<_>>()
            };
            let both = [names(come, "+"), names(go, "−")].concat().join(", ");
            let words = msg::CHANGE_POINTS_DIFFER
                .with("name", self.name(&risk.service))
                .with("points", both);
            text.push_str(&format!("{}\n", self.language.say(&words)));
        }
        text
    }

    fn as_markdown(&self) -> String {
        let lines: Vec<String> = self
            .summary()
            .into_iter()
            .map(|line| format!("- {line}\n"))
            .collect();
        format!("{}\n{}", lines.concat(), listing::markdown(self.rows()))
    }
}

fn risk_json(risk: &ServiceRisk) -> Json {
    let both = |of: &dyn Fn(&RiskState) -> Json, trend: Trend| {
        json!({
            "before": risk.before.as_ref().map(of),
            "after": risk.after.as_ref().map(of),
            "trend": trend.as_str(),
        })
    };
    let ids = |list: Vec<&ElementId>| -> Vec<String> {
        list.into_iter().map(ToString::to_string).collect()
    };
    let (come, go) = risk.points_that_come_and_go();
    json!({
        "trend": risk.trend.as_str(),
        "single_points_of_failure": both(
            &|state| state.weak.single.iter().map(ElementId::as_str).collect(),
            risk.weak_points,
        ),
        "points_added": ids(come),
        "points_removed": ids(go),
        "availability": both(
            &|state| {
                let mut of = availability::as_json(&state.availability);
                // The whole list is the answer of `portolan availability`.
                if let Some(fields) = of.as_object_mut() {
                    fields.remove("importance");
                }
                of
            },
            risk.availability,
        ),
        "rto_h": both(
            &|state| match &state.worst_loss {
                Some(worst) => json!({
                    "hours": worst.hours,
                    "lost": worst.lost.as_str(),
                    "need_h": state.need_h,
                }),
                None => Json::Null,
            },
            risk.recovery,
        ),
        "violations": both(
            &|state| {
                let list = state.violations.iter();
                list.map(|one| {
                    json!({
                        "code": one.code,
                        "severity": if one.is_warning { "warning" } else { "error" },
                        "record": one.record,
                    })
                })
                .collect()
            },
            risk.violations,
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;

    fn answered(words: &[&str], look: impl Fn(&Json)) -> u8 {
        let map = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../shared/domain/metropole.json"
        );
        let args = [&["portolan", "change", map], words].concat();
        let command = arguments::command(Language::English);
        let matches = command.try_get_matches_from(args).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let mut report = Report::new(Language::English, true);
        let comparison = diff::compared(matches, &report).unwrap();
        let answer = wait(|watch| find_change(&comparison, None, watch)).unwrap();
        let all = All {
            comparison: &comparison,
            found: &answer.impact,
            coverage: answer.coverage.as_ref(),
            language: Language::English,
        };
        look(&all.as_json());
        assert_eq!(all.rows().len(), answer.impact.risks.len() + 1);
        run(matches, &mut report).unwrap()
    }

    #[test]
    fn the_answer_has_the_shape_that_others_rely_on() {
        let code = answered(&["--from", "P2026", "--to", "P2027"], |json| {
            assert_eq!(json["added"]["elements"].as_array().unwrap().len(), 18);
            assert_eq!(json["moved"]["elements"].as_array().unwrap().len(), 3);
            assert_eq!(json["affected"].as_array().unwrap().len(), 87);
            assert_eq!(json["dangling"], json!([]));
            assert_eq!(json["claimed"].as_object().unwrap().len(), 22);
            assert_eq!(json["unclaimed"].as_array().unwrap().len(), 76);
            let claims = &json["claims_without_difference"];
            assert_eq!(claims.as_array().unwrap().len(), 3);
            let risk = &json["risk"]["bs-etat"];
            assert_eq!(risk["trend"], "better");
            let before = &risk["availability"]["before"];
            assert!((before["availability"].as_f64().unwrap() - 0.993_612_563).abs() < 1e-9);
            assert_eq!(before["method"], "exact");
            assert_eq!(
                (&before["quantified"], &before["of"]),
                (&json!(22), &json!(22))
            );
        });
        assert_eq!(code, DONE);
    }

    #[test]
    fn a_check_fails_on_what_it_is_told_to() {
        let plateaus = ["--from", "P2026", "--to", "P2027", "--fail-on"];
        let code = |what| answered(&[&plateaus[..], &[what]].concat(), |_| {});
        assert_eq!(code("dangling"), DONE);
        assert_eq!(code("worse"), FINDING);
        assert_eq!(code("dangling,unclaimed"), FINDING);
    }
}
