//! `portolan roadmap`: the plan of work packages as a list, and its changes.

use clap::{Arg, ArgMatches};

use super::arguments::Table;
use crate::locale::msg;
use crate::scene::Grouping;

/// `--group-by`, for the list and for the picture.
pub(super) fn group_by(t: &Table) -> Arg {
    t.option("group-by", msg::CLI_ARG_ROADMAP_GROUP)
        .value_parser(Grouping::ALL.map(Grouping::word))
}

/// What `--group-by` asks for.
pub(super) fn grouping(matches: &ArgMatches) -> Grouping {
    let asked = matches.get_one::<String>("group-by");
    let found = asked.and_then(|word| {
        let mut all = Grouping::ALL.into_iter();
        all.find(|grouping| grouping.word() == word)
    });
    found.unwrap_or_default()
}
