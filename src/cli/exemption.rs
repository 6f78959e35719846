//! `portolan exemption`: who need not meet what, until when; listed, granted and revoked by the same
//! commands as the window.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::arguments::{Table, day};
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::requirement::argument;
use super::{DONE, USAGE, editing, load, review};
use crate::assurance::{self, ExemptionStanding};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{MessageId, msg};
use crate::model::{
    Day, Exemption, ExemptionId, PlateauId, Record as _, RecordKey, RequirementId, SubjectId,
    SystemMap, TableName,
};
use crate::workspace::listing;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let text = |name, about: MessageId, shown| t.option(name, about).value_name(shown);
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let on = |name, about: MessageId| text(name, about, "YYYY-MM-DD").value_parser(day);
    t.command("exemption", msg::CLI_EXEMPTION)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::CLI_EXEMPTION_LIST)
                .arg(map())
                .arg(review::date(t))
                .arg(
                    t.option("format", msg::CLI_ARG_FORMAT)
                        .value_parser(["text", "json", "csv", "md"]),
                ),
        )
        .subcommand(
            t.command("grant", msg::CLI_EXEMPTION_GRANT)
                .arg(map())
                .arg(text("requirement", msg::CLI_ARG_EXEMPTION_REQUIREMENT, "ID").required(true))
                .arg(text("subject", msg::CLI_ARG_EXEMPTION_SUBJECT, "ID"))
                .arg(text("plateau", msg::CLI_ARG_EXEMPTION_PLATEAU, "ID"))
                .arg(text("reason", msg::CLI_ARG_EXEMPTION_REASON, "TEXT").required(true))
                .arg(text("measures", msg::CLI_ARG_EXEMPTION_MEASURES, "TEXT"))
                .arg(text("author-role", msg::CLI_ARG_EXEMPTION_ROLE, "ROLE"))
                .arg(on("granted", msg::CLI_ARG_EXEMPTION_GRANTED))
                .arg(on("expires", msg::CLI_ARG_EXEMPTION_EXPIRES))
                .arg(write()),
        )
        .subcommand(
            t.command("revoke", msg::CLI_EXEMPTION_REVOKE)
                .arg(map())
                .arg(argument(t, "exemption", msg::CLI_ARG_EXEMPTION, "ID"))
                .arg(write()),
        )
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let format = matches.try_get_one::<String>("format");
    report.is_json = matches!(format, Ok(Some(format)) if format == "json");
    let before = load::map(matches, report)?;
    if name == "list" {
        return list(matches, &before, report);
    }
    let today = questions::today(matches);
    let after = changed(name, matches, &before, today)?;
    editing::finish(matches, report, (&before, &after), TableName::Exemptions)
}

fn changed(
    name: &str,
    matches: &ArgMatches,
    map: &SystemMap,
    today: Option<Day>,
) -> Result<SystemMap, Failure> {
    let command = if name == "grant" {
        AssuranceCommand::Keep(vec![Kept::Exemption(granted(matches, map, today)?)])
    } else {
        let asked = matches
            .get_one::<String>("exemption")
            .map_or("", String::as_str);
        let all = &map.tables().exemptions;
        if !all.contains(&ExemptionId::from(asked)) {
            let known: Vec<&str> = all.iter().map(|record| record.id.as_str()).collect();
            return Err(msg::CLI_EXEMPTION_NONE
                .with("id", asked)
                .with("known", known.join(", "))
                .into());
        }
        AssuranceCommand::Forget(vec![RecordKey::new(TableName::Exemptions, asked)])
    };
    editing::carry_out(map, &Command::Assurance(command))
}

/// The exemption that the options describe, of something that is there.
fn granted(
    matches: &ArgMatches,
    map: &SystemMap,
    today: Option<Day>,
) -> Result<Exemption, Failure> {
    let word = |name| {
        matches
            .get_one::<String>(name)
            .map_or("", |word| word.trim())
    };
    let mut record = Exemption::blank(ExemptionId::default());
    record.requirement = RequirementId::from(word("requirement"));
    let some = |name| Some(word(name)).filter(|word| !word.is_empty());
    record.subject = some("subject").map(SubjectId::from);
    record.plateau = some("plateau").map(PlateauId::from);
    record.reason = word("reason").into();
    record.measures = word("measures").into();
    record.author_role = word("author-role").into();
    record.granted =
        some("granted").map_or_else(|| today.map(Day::iso).unwrap_or_default(), Into::into);
    record.expires = word("expires").into();
    // What makes a kept exemption doubtful refuses a new one; that it is past is the giver's choice.
    let wrong = assurance::of_exemption(map, &record, None)
        .into_iter()
        .next();
    wrong.map_or(Ok(record), |message| Err(message.into()))
}

fn standing_word(standing: ExemptionStanding) -> (&'static str, MessageId) {
    match standing {
        ExemptionStanding::Valid => ("valid", msg::EXEMPTION_STANDING_VALID),
        ExemptionStanding::NotYet => ("not-yet", msg::EXEMPTION_STANDING_NOT_YET),
        ExemptionStanding::Expired => ("expired", msg::EXEMPTION_STANDING_EXPIRED),
        ExemptionStanding::Unreadable => ("unreadable", msg::EXEMPTION_STANDING_UNREADABLE),
    }
}

fn list(matches: &ArgMatches, map: &SystemMap, report: &Report) -> Result<u8, Failure> {
    let today = questions::today(matches);
    report.tell_problems(&assurance::doubts(map, today));
    let standing = |record: &Exemption| standing_word(ExemptionStanding::of(record, today));
    match questions::format(matches) {
        "json" => {
            let entry = |record: &Exemption| {
                json!({
                    "id": record.id.as_str(),
                    "requirement": record.requirement.as_str(),
                    "subject": record.subject.as_ref().map(|id| id.as_str()),
                    "plateau": record.plateau.as_ref().map(|id| id.as_str()),
                    "reason": record.reason.as_str(),
                    "measures": record.measures.as_str(),
                    "author_role": record.author_role.as_str(),
                    "granted": record.granted.as_str(),
                    "expires": record.expires.as_str(),
                    "standing": standing(record).0,
                })
            };
            let all = map.tables().exemptions.iter();
            report.answer_json(&Json::Array(all.map(|record| entry(record)).collect()));
        }
        format => {
            let head = [
                msg::CLI_COLUMN_ID,
                msg::CLI_REVIEW_COLUMN_REQUIREMENT,
                msg::CLI_REVIEW_COLUMN_SUBJECT,
                msg::CLI_COLUMN_PLATEAU,
                msg::CLI_EXEMPTION_COLUMN_EXPIRES,
                msg::CLI_EXEMPTION_COLUMN_STANDING,
                msg::CLI_EXEMPTION_COLUMN_ROLE,
                msg::CLI_EXEMPTION_COLUMN_REASON,
            ];
            let mut rows: Cells = vec![head.map(|id| report.say(id)).to_vec()];
            rows.extend(map.tables().exemptions.iter().map(|record| {
                let dash = |text: &str| if text.is_empty() { "–" } else { text }.to_owned();
                let subject = record.subject.as_ref().map_or("", |id| id.as_str());
                let plateau = record.plateau.as_ref().map_or("", |id| id.as_str());
                vec![
                    record.id.to_string(),
                    record.requirement.to_string(),
                    dash(subject),
                    dash(plateau),
                    dash(&record.expires),
                    report.say(standing(record).1),
                    dash(&record.author_role),
                    crate::text::visible(&record.reason).into_owned(),
                ]
            }));
            report.answer(&match format {
                "csv" => listing::csv(rows),
                "md" => listing::markdown(rows),
                _ => questions::columns(&rows),
            });
        }
    }
    Ok(DONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments;
    use crate::locale::Language;
    use crate::workspace::samples;

    fn after(map: &SystemMap, words: &[&str]) -> Result<SystemMap, String> {
        let all = ["portolan", "exemption", words[0], "map.ron"].into_iter();
        let all = all.chain(words[1..].iter().copied());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        let (name, matches) = matches.subcommand().unwrap();
        changed(name, matches, map, Day::new(2026, 6, 1)).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        })
    }

    #[test]
    fn an_exemption_is_granted_from_today_and_revoked() {
        let map = samples::find("metropole").unwrap().read();
        let words = [
            "grant",
            "--requirement",
            "EX-09",
            "--subject",
            "dt-mel",
            "--reason",
            "Suite en place",
            "--author-role",
            "RSSI",
            "--expires",
            "2026-12-31",
        ];
        let granted = after(&map, &words).unwrap();
        let mut all = granted.tables().exemptions.iter();
        let is_new = |id| map.tables().exemptions.get(id).is_none();
        let record = all.find(|record| is_new(&record.id)).unwrap();
        assert_eq!(record.granted, "2026-06-01");
        assert_eq!(record.expires, "2026-12-31");
        let revoked = after(&granted, &["revoke", record.id.as_str()]).unwrap();
        assert_eq!(revoked.tables().exemptions, map.tables().exemptions);
    }

    #[test]
    fn what_is_not_there_is_exempt_from_nothing() {
        let map = samples::find("metropole").unwrap().read();
        let wrong = |words: &[&str]| {
            let all: Vec<&str> = ["grant", "--reason", "x"]
                .iter()
                .chain(words)
                .copied()
                .collect();
            after(&map, &all).unwrap_err()
        };
        assert!(wrong(&["--requirement", "EX-77"]).contains("EX-77"));
        assert!(wrong(&["--requirement", "EX-01", "--subject", "nobody"]).contains("nobody"));
        assert!(wrong(&["--requirement", "EX-01", "--plateau", "P1999"]).contains("P1999"));
        assert!(
            after(&map, &["revoke", "gone"])
                .unwrap_err()
                .contains("gone")
        );
    }
}
