//! `portolan export` as a web page, where the name of the file ends in `.html`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::{Arg, ArgMatches};
use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Table;
use super::load;
use super::report::{Failure, Report, write_file};
use crate::analysis::Watch;
use crate::locale::msg;
use crate::model::{Day, SystemMap};
use crate::redaction;
use crate::webpage::{WebPageOrder, perspective_of, webpage};

/// The endings of web pages.
const ENDINGS: [&str; 2] = ["html", "htm"];

/// `--profile`.
pub(super) fn profile(t: &Table) -> Arg {
    t.option("profile", msg::WEBPAGE_CLI_PROFILE)
        .value_name("ID")
}

/// Writes the page into `out`, where its ending asks for one; whether it did.
pub(super) fn run(
    matches: &ArgMatches,
    map: &SystemMap,
    out: &Path,
    report: &mut Report,
) -> Result<bool, Failure> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    let is_page = ending.is_some_and(|ending| {
        let known = ENDINGS.iter();
        known
            .into_iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    if !is_page {
        return Ok(false);
    }
    let order = order(matches, map, report)?;
    // indicatif shows bars on terminals only.
    let bar = ProgressBar::new(100).with_style(ProgressStyle::default_bar());
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share between 0 and 1"
        )]
        progress: &|done| bar.set_position((done.clamp(0.0, 1.0) * 100.0) as u64),
    };
    let page = webpage(&order, &watch);
    bar.finish_and_clear();
    let page = page.map_err(|error| Failure::from(error.problem()))?;
    write_file(out, &page)?;
    report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    Ok(true)
}

/// What the words of the command line ask for: without `--view` and `--plateau` the whole map.
fn order(matches: &ArgMatches, map: &SystemMap, report: &Report) -> Result<WebPageOrder, Failure> {
    let language = report.language;
    let pictures = load::pictures(matches, map, report);
    let given = |name: &str| matches.get_one::<String>(name);
    // Looked up before anything is withheld, so that a name in the whole map is found.
    let view = given("view")
        .map(|_| load::view(matches, map))
        .transpose()?;
    let plateau = given("plateau").map(|_| load::plateau(matches, map));
    let plateau = plateau.transpose()?.flatten();
    let map = match given("profile") {
        None => map.clone(),
        Some(id) => {
            let profile = redaction::profile(map, id, language);
            let profile = profile.ok_or_else(|| {
                let own = map.tables().redactions.iter().map(|one| one.id.to_string());
                let built_in = redaction::built_in(language);
                let built_in = built_in.iter().map(|one| one.id.to_string());
                let mut known: Vec<String> = own.chain(built_in).collect();
                known.sort_unstable();
                known.dedup();
                msg::WEBPAGE_CLI_NO_PROFILE
                    .with("profile", id.as_str())
                    .with("known", known.join(", "))
            })?;
            redaction::redact(map, &profile, language).map
        }
    };
    let perspectives = given("perspective").filter(|word| perspective_of(word).is_some());
    let date = given("date").map_or("", |date| date);
    Ok(WebPageOrder {
        views: view.into_iter().collect(),
        plateaus: plateau.into_iter().collect(),
        perspectives: perspectives.cloned().into_iter().collect(),
        today: Day::first_of(date),
        is_dark: given("theme").map(|theme| theme == "dark"),
        ..WebPageOrder::whole(map, Arc::clone(&pictures), language)
    })
}
