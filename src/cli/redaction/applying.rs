//! `portolan redaction apply` and `portolan redaction check`.

use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::json;

use super::super::report::{Failure, Report};
use super::super::target::print;
use super::super::{DONE, FINDING, arguments, load, questions};
use super::{named, text};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::SystemMap;
use crate::redaction::{Counts, How, Redacted, check as look, redact};
use crate::workspace::redacting::{counts_words, report_rows};

fn redacted(map: &SystemMap, matches: &ArgMatches, report: &Report) -> Result<Redacted, Failure> {
    let id = text(matches, "profile").unwrap_or_default();
    let profile = named(map, id, report)?;
    Ok(redact(map, &profile, report.language))
}

/// Writes the map that may go out, and prints what was held back.
pub(super) fn apply(
    map: &SystemMap,
    matches: &ArgMatches,
    report: &mut Report,
) -> Result<u8, Failure> {
    let out = arguments::path(matches, "output");
    let source = arguments::path(matches, "map");
    let is_same = |a: &PathBuf| a.canonicalize().ok();
    if out == source
        || (is_same(&out.to_owned()).is_some_and(|it| Some(it) == is_same(&source.to_owned())))
    {
        // The whole map would be gone.
        let name = out.display().to_string();
        return Err(Failure::Usage(
            msg::REDACTION_CLI_SAME_FILE.with("file", name),
        ));
    }
    let redacted = redacted(map, matches, report)?;
    load::save(&redacted.map, out)?;
    let lines = &redacted.report;
    let objects = lines.iter().map(|line| {
        json!({
            "record": line.record.to_string(),
            "name": line.name.as_str(),
            "field": line.field.as_ref().map(ToString::to_string),
            "how": how(line.how),
            "what": report.language.say(&line.what),
        })
    });
    let rows = report_rows(lines, map, report.language);
    print(&rows, objects.collect(), questions::format(matches), report);
    report.tell(counts_words(&Counts::of(lines)));
    report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    Ok(DONE)
}

fn how(how: How) -> &'static str {
    match how {
        How::Removed => "removed",
        How::Merged => "merged",
        How::LeftOut => "left_out",
        How::Replaced => "replaced",
    }
}

/// Looks through finished files for what a profile hides.
pub(super) fn check(
    map: &SystemMap,
    matches: &ArgMatches,
    report: &mut Report,
) -> Result<u8, Failure> {
    let secrets = redacted(map, matches, report)?.secrets;
    let language = report.language;
    let titles = [
        msg::REDACTION_COLUMN_FILE,
        msg::REDACTION_COLUMN_PART,
        msg::REDACTION_COLUMN_FOUND,
    ];
    let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
    let mut objects = Vec::new();
    let mut is_clean = true;
    let files: Vec<PathBuf> = matches
        .get_many::<PathBuf>("files")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    for file in &files {
        let name = file.display().to_string();
        let bytes = bytes_of(file)?;
        let checked = look(&bytes, &secrets);
        is_clean &= checked.is_clean();
        for leak in &checked.leaks {
            rows.push(vec![name.clone(), leak.part.clone(), leak.text.clone()]);
            objects.push(json!({ "file": name, "part": leak.part, "text": leak.text }));
        }
        for part in &checked.unread {
            let message = language.text(msg::REDACTION_CLI_UNREAD);
            rows.push(vec![name.clone(), part.clone(), message]);
            objects.push(json!({ "file": name, "part": part, "unread": true }));
        }
    }
    if !is_clean || questions::format(matches) != "text" {
        print(&rows, objects, questions::format(matches), report);
    }
    let verdict = if is_clean {
        msg::REDACTION_CLI_CLEAN
    } else {
        msg::REDACTION_CLI_LEAKS
    };
    let verdict = verdict
        .with("files", files.len())
        .with("secrets", secrets.texts.len());
    report.tell(verdict);
    Ok(if is_clean { DONE } else { FINDING })
}

/// The bytes of a file that is not too large to be looked through.
fn bytes_of(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    const MOST: u64 = 2 << 30;
    let refuse = |reason: String| {
        let message = msg::CLI_NOT_READ
            .with("file", path.display().to_string())
            .with("reason", reason);
        let problem = Problem::new("not-read", Severity::Error, message);
        Failure::from(problem.with_hint(msg::CLI_NOT_READ_HINT.into()))
    };
    let length = std::fs::metadata(path)
        .map_err(|error| refuse(error.to_string()))?
        .len();
    if length > MOST {
        return Err(refuse(format!("{length} > {MOST}")));
    }
    std::fs::read(path).map_err(|error| refuse(error.to_string()))
}
