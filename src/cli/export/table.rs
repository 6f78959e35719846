//! The place of `portolan export` in the table of commands.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Command, value_parser};

use crate::cli::arguments::{Table, above_zero, day};
use crate::cli::{impact, perspectives, pictures, roadmap, scenario};
use crate::handover::FileForm;
use crate::locale::msg;

/// The command with its options.
pub(in crate::cli) fn command(t: &Table) -> Command {
    let ids = |name, about| {
        t.option(name, about)
            .value_name("ID[,ID…]")
            .action(ArgAction::Append)
    };
    let forms = FileForm::ALL.iter().map(|form| form.ending());
    t.command("export", msg::CLI_EXPORT)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("output", msg::HANDOUT_CLI_OUT)
                .short('o')
                .value_name("FILE|DIR")
                .value_parser(value_parser!(PathBuf))
                .required_unless_present("all-views"),
        )
        .arg(
            t.option("preset", msg::HANDOUT_CLI_PRESET)
                .value_name("NAME|ID"),
        )
        .arg(t.option("view", msg::CLI_ARG_VIEW).value_name("ID"))
        .arg(
            t.option("all-views", msg::CLI_ARG_ALL_VIEWS)
                .value_name("DIR|OUT")
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["view", "output", "around"]),
        )
        .arg(
            t.option("form", msg::HANDOUT_CLI_FORM)
                .value_parser(PossibleValuesParser::new(forms)),
        )
        .arg(ids("plateau", msg::HANDOUT_CLI_PLATEAU))
        .arg(
            t.flag("all-plateaus", msg::HANDOUT_CLI_ALL_PLATEAUS)
                .conflicts_with("plateau"),
        )
        .arg(
            t.option("profile", msg::HANDOUT_CLI_PROFILE)
                .value_name("ID"),
        )
        .arg(perspectives::option(t, true))
        .arg(perspectives::day_option(t))
        .arg(ids("fail", msg::CLI_ARG_FAIL))
        .arg(ids("degrade", msg::CLI_ARG_DEGRADE))
        .arg(scenario::option(t).conflicts_with_all(["fail", "degrade"]))
        .args(impact::hours(t))
        .arg(
            t.option("service", msg::WEAK_ARG_SERVICE)
                .value_name("ID")
                .conflicts_with("fail"),
        )
        .arg(
            t.option("scale", msg::CLI_ARG_SCALE)
                .value_name("N")
                .value_parser(above_zero),
        )
        .arg(
            t.option("dpi", msg::CLI_ARG_DPI)
                .value_name("N")
                .value_parser(above_zero)
                .conflicts_with("scale"),
        )
        .arg(
            t.option("width", msg::CLI_ARG_WIDTH)
                .value_name("PX")
                .value_parser(value_parser!(u32).range(1..))
                .conflicts_with_all(["scale", "dpi"]),
        )
        .arg(pictures::paper(t, msg::PDF_ARG_PAPER))
        .arg(
            t.option("tiled", msg::PDF_ARG_TILED)
                .value_name("SCALE")
                .value_parser(above_zero)
                .num_args(0..=1)
                .default_missing_value("1")
                .requires("paper"),
        )
        .arg(
            t.option("theme", msg::CLI_ARG_THEME)
                .value_parser(["light", "dark", "print"]),
        )
        .arg(t.flag("transparent", msg::CLI_ARG_TRANSPARENT))
        .arg(ids("around", msg::CLI_ARG_AROUND))
        .arg(
            t.option("depth", msg::CLI_ARG_DEPTH)
                .value_name("N")
                .value_parser(value_parser!(u32)),
        )
        .arg(ids("elements", msg::HANDOUT_CLI_ELEMENTS).conflicts_with_all(["around", "all-views"]))
        .arg(
            t.option("region", msg::HANDOUT_CLI_REGION)
                .value_name("X,Y,W,H")
                .allow_hyphen_values(true)
                .conflicts_with_all(["around", "elements", "all-views"]),
        )
        .arg(
            t.option("bundle", msg::CLI_ARG_BUNDLE)
                .value_name("N")
                .value_parser(value_parser!(u32)),
        )
        .arg(
            t.flag("open-bundles", msg::CLI_ARG_OPEN_BUNDLES)
                .conflicts_with("bundle"),
        )
        .arg(
            t.option("layers", msg::CLI_ARG_LAYERS)
                .value_name("NAME,…")
                .value_delimiter(',')
                .conflicts_with("all-views"),
        )
        .arg(t.flag("findings", msg::FINDINGS_CLI_ARG))
        .arg(t.flag("roadmap", msg::CLI_ARG_ROADMAP).conflicts_with_all([
            "view",
            "all-views",
            "around",
            "elements",
            "region",
            "fail",
            "layers",
        ]))
        .arg(roadmap::group_by(t))
        .arg(t.flag("no-frame", msg::CLI_ARG_NO_FRAME))
        .arg(t.flag("with-map", msg::PDF_ARG_WITH_MAP))
        .arg(
            t.option("date", msg::CLI_ARG_DATE)
                .value_name("YYYY-MM-DD")
                .value_parser(day),
        )
        .arg(t.flag("small", msg::CLI_ARG_SMALL))
        .arg(t.flag("no-clobber", msg::REPLACING_CLI_ARG))
}
