//! `portolan dashboard`: the dashboard of indicators, or one of its plots, as a picture or as data.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, value_parser};

use super::arguments::Table;
use super::questions::wait;
use super::report::{Failure, Report, write_file};
use super::{DONE, arguments, export, indicators, load, pictures};
use crate::bitmap::Shelf;
use crate::export::PictureForm;
use crate::locale::{Message, msg};
use crate::model::Day;
use crate::scene::{PLOTS, PageFrame};
use crate::workspace::DashboardOrder;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    t.command("dashboard", msg::DASHBOARD_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("output", msg::DASHBOARD_CLI_OUT)
                .short('o')
                .value_name("OUT.png|svg|pdf|csv")
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            t.option("plot", msg::DASHBOARD_CLI_PLOT)
                .value_parser(PLOTS),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("theme", msg::CLI_ARG_THEME)
                .value_parser(["light", "dark", "print"]),
        )
        .arg(
            t.option("date", msg::CLI_ARG_DATE)
                .value_name("YYYY-MM-DD")
                .value_parser(arguments::day),
        )
        .arg(
            t.option("width", msg::CLI_ARG_WIDTH)
                .value_name("PIXELS")
                .value_parser(value_parser!(u32).range(1..)),
        )
}

/// Writes it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let path = arguments::path(matches, "output");
    let is_data = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if !is_data && PictureForm::of(path).is_none() {
        let file = path.display().to_string();
        return Err(msg::DASHBOARD_CLI_ENDING.with("file", file).into());
    }
    let plateau = load::plateau(matches, &map)?;
    let date = matches.get_one::<String>("date");
    let date = date.map_or("", String::as_str);
    let info = map.info();
    let named = plateau
        .as_ref()
        .and_then(|id| map.tables().plateaus.get(id));
    let today = Day::first_of(date);
    let order = DashboardOrder {
        found: None,
        // A map without versions has no history, and none is asked for.
        history: indicators::figures_of_versions(matches).ok().map(Arc::from),
        today,
        frame: PageFrame {
            plateau: named.map_or_else(String::new, |plateau| plateau.name.to_string()),
            date: today.map_or_else(String::new, |day| {
                crate::scene::date_in_words(day, report.language)
            }),
            ..PageFrame::about(&info, &Shelf::default())
        },
        theme: export::theme(matches),
        language: report.language,
        plateau,
        map,
    };
    let plot = matches.get_one::<String>("plot").map(String::as_str);
    let nothing = || Failure::from(Message::from(msg::DASHBOARD_NOTHING));
    let bytes = if is_data {
        let data = wait(|watch| order.data(plot, watch));
        data.ok_or_else(nothing)?.into_bytes()
    } else {
        let scene = wait(|watch| match plot {
            Some(plot) => order.plot(plot, watch),
            None => order.page(watch),
        });
        let scene = scene.ok_or_else(nothing)?;
        let width = matches.get_one::<u32>("width").copied();
        pictures::encode_sheet(path, &scene, width, (order.metadata(plot), report.language))?
    };
    write_file(path, &bytes)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(DONE)
}
