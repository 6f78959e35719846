//! `portolan export`: the map as files for others.
//!
//! What is asked for becomes an order of [`crate::handover`], as the dialog of the window makes one;
//! this is the reader of the options, and the hand that writes the files.

mod order;
pub(super) mod table;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};

use super::load;
use super::report::{Failure, Report, write_file_unless};
use super::{DONE, arguments};
use crate::analysis::Watch;
use crate::diagnostic::{Problem, Severity};
use crate::export::PictureForm;
use crate::handover::{self, FileForm, FileName, Handout, HandoutOrder, Outlet, Placing};
use crate::locale::msg;
use crate::model::View;
use crate::scene::{Bundling, Theme};
use crate::workspace::Destination;
use crate::workspace::picture::with_places;

/// Exports what the options ask for, file by file.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    // A map of an importer may have views without places.
    let map = with_places(load::map(matches, report)?, report.language);
    let order = order::of(matches, map, report)?;
    let destination = destination(matches, &order)?;
    let keeps = matches.get_flag("no-clobber");
    let delivery = deliver(&order, destination, keeps, report)?;
    if let Some(loses) = FileForm::of_ending(&order.preset.form).and_then(FileForm::loses) {
        report.tell(loses);
    }
    if let Some(profile) = &order.redaction {
        let held = msg::HANDOUT_WITHHELD
            .with("count", delivery.withheld.len())
            .with("profile", profile.name.as_str());
        report.tell(held);
    }
    let refused = delivery.refused.iter().map(handover::Refused::problem);
    let refused: Vec<Problem> = refused.collect();
    if refused.is_empty() {
        Ok(DONE)
    } else {
        Err(Failure::File(refused))
    }
}

/// The folder or file that an export goes to.
struct Disk<'a> {
    placing: Placing,
    /// Whether files that are there stay.
    keeps: bool,
    bar: &'a ProgressBar,
    report: &'a Report,
}

impl Outlet for Disk<'_> {
    fn expect(&mut self, names: &[FileName]) -> Result<(), Problem> {
        if self.keeps {
            let is_there = |path: &Path| path.symlink_metadata().is_ok();
            let there = self.placing.taken(names, &is_there);
            if !there.is_empty() {
                return Err(handover::already_there(&there, msg::REPLACING_CLI_HINT));
            }
        }
        if let Destination::Folder(folder) = self.placing.destination() {
            std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
        }
        Ok(())
    }

    fn take(&mut self, handout: Handout) -> Result<(), Problem> {
        let path = self.placing.place(&handout.name);
        let written = write_file_unless(self.keeps, &path, &handout.bytes);
        written.map_err(|failure| match failure {
            Failure::File(mut problems) if problems.len() == 1 => problems.remove(0),
            _ => Problem::new(
                "not-written",
                Severity::Error,
                msg::CLI_NOT_WRITTEN_HINT.into(),
            ),
        })?;
        self.bar.suspend(|| {
            let told = msg::CLI_WRITTEN.with("file", path.display().to_string());
            self.report.tell(told);
        });
        Ok(())
    }
}

/// Writes the files of an order; each is told.
fn deliver(
    order: &HandoutOrder,
    destination: Destination,
    keeps: bool,
    report: &Report,
) -> Result<handover::Delivery, Failure> {
    // indicatif shows bars on terminals only.
    let bar = ProgressBar::new(100).with_style(ProgressStyle::default_bar());
    let progress = |share: f32| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share between 0 and 1"
        )]
        bar.set_position((share.clamp(0.0, 1.0) * 100.0) as u64);
    };
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &progress,
    };
    let mut disk = Disk {
        placing: Placing::at(destination),
        keeps,
        bar: &bar,
        report,
    };
    let delivery = handover::files(order, &watch, &mut disk);
    bar.finish_and_clear();
    Ok(delivery?)
}

fn not_written(path: &Path, error: &std::io::Error) -> Problem {
    let message = msg::CLI_NOT_WRITTEN
        .with("file", path.display().to_string())
        .with("reason", error.to_string());
    let problem = Problem::new("not-written", Severity::Error, message);
    problem.with_hint(msg::CLI_NOT_WRITTEN_HINT.into())
}

/// Where the files go: several go into a folder.
fn destination(matches: &ArgMatches, order: &HandoutOrder) -> Result<Destination, Failure> {
    let count = handover::plan(order, &order.map)?.len();
    if let Some(out) = matches.get_one::<PathBuf>("all-views") {
        // Forms that gather views make one file of them, where one is named.
        let is_one = count == 1 && FileForm::of_path(out).is_some();
        return Ok(if is_one {
            Destination::File(out.clone())
        } else {
            Destination::Folder(out.clone())
        });
    }
    let out = arguments::path(matches, "output").to_owned();
    // A folder may be called what it likes, but not like a file of the form that is asked for.
    if FileForm::of_path(&out).is_none() {
        return Ok(Destination::Folder(out));
    }
    if count > 1 {
        let message = msg::HANDOUT_CLI_NEEDS_FOLDER
            .with("count", count)
            .with("file", out.display().to_string());
        return Err(message.into());
    }
    Ok(Destination::File(out))
}

/// Which links are drawn as one: as the view says, from another number on, or none.
fn bundling(matches: &ArgMatches) -> Result<Bundling, Failure> {
    if matches.get_flag("open-bundles") {
        return Ok(Bundling::never());
    }
    let from = matches.get_one::<u32>("bundle").copied();
    if from.is_some_and(|from| from != 0 && from < View::LEAST_BUNDLE) {
        let least = f64::from(View::LEAST_BUNDLE);
        return Err(msg::COMMAND_BUNDLE_TOO_SMALL.with("least", least).into());
    }
    Ok(Bundling {
        from,
        ..Bundling::default()
    })
}

/// The theme that `--theme` names, where the command has it; else that of a light screen.
pub(super) fn theme(matches: &ArgMatches) -> &'static Theme {
    let asked = matches.try_get_one::<String>("theme").ok().flatten();
    match asked.map(String::as_str) {
        Some("dark") => &Theme::DARK,
        Some("print") => &Theme::PRINT,
        _ => &Theme::LIGHT,
    }
}

/// Refuses a file whose name has not the ending of a picture.
///
/// # Errors
/// When it has another, or none.
pub(super) fn is_picture(path: &Path) -> Result<(), Failure> {
    match PictureForm::of(path) {
        Some(_) => Ok(()),
        None => Err(msg::CLI_UNKNOWN_PICTURE
            .with("file", path.display().to_string())
            .into()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::locale::Language;
    use crate::model::ViewId;
    use crate::workspace::PictureOrder;

    /// How the words after `portolan export map.ron -o map.png` gather links.
    fn read(words: &str) -> Result<Bundling, String> {
        let all = ["portolan", "export", "map.ron", "-o", "map.png"];
        let words = all.into_iter().chain(words.split_whitespace());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(words)
            .map_err(|error| error.kind().to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        bundling(matches).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        })
    }

    #[test]
    fn the_words_say_which_links_are_drawn_as_one() {
        assert_eq!(read(""), Ok(Bundling::default()), "as the view says");
        assert_eq!(read("--bundle 5").unwrap().from, Some(5));
        assert_eq!(read("--bundle 0"), Ok(Bundling::never()));
        assert_eq!(read("--open-bundles"), Ok(Bundling::never()));
        for (words, told) in [
            ("--bundle 1", "at least 2"),
            ("--bundle many", "invalid"),
            ("--bundle 5 --open-bundles", "cannot be used with"),
        ] {
            let refused = read(words).unwrap_err();
            assert!(refused.contains(told), "{words}: {refused}");
        }
    }

    #[test]
    fn a_picture_shows_bundles_only_where_they_are_asked_for() {
        let map = crate::workspace::samples::find("metropole").unwrap().read();
        let bundles = |view: &ViewId, words: &str| {
            let order = PictureOrder {
                bundling: Arc::new(read(words).unwrap()),
                ..PictureOrder::plain(
                    map.clone(),
                    Arc::new(map.snapshot(None)),
                    view.clone(),
                    &Theme::LIGHT,
                    Language::English,
                )
            };
            order.compose_with_contents().contents.bundles
        };
        let views = || map.tables().views.iter().map(|view| view.id.clone());
        assert!(views().all(|view| bundles(&view, "--open-bundles") == 0));
        assert!(views().any(|view| bundles(&view, "--bundle 3") > 0));
    }
}
