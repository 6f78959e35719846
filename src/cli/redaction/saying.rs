//! What the options of `portolan redaction set` say of a profile.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command as Clap};
use smol_str::SmolStr;

use super::super::arguments::Table;
use super::super::load;
use super::super::report::{Failure, Report};
use super::{named, text};
use crate::catalogue;
use crate::locale::{MessageId, msg};
use crate::model::{
    ElementId, KindId, Record as _, RedactionId, RedactionProfile, SystemMap, Withholding,
};
use crate::redaction::{Pattern, fields_to_choose, pattern, profile};

/// Options that take a list, each in place of the one before; an empty one for none.
const LISTS: [(&str, MessageId); 6] = [
    ("kinds", msg::REDACTION_CLI_KINDS),
    ("elements", msg::REDACTION_CLI_ELEMENTS),
    ("withheld", msg::REDACTION_CLI_WITHHELD),
    ("masked", msg::REDACTION_CLI_MASKED),
    ("patterns", msg::REDACTION_CLI_PATTERNS),
    ("words", msg::REDACTION_CLI_WORDS),
];

/// What a profile may keep.
const KEPT: [&str; 4] = ["notes", "assurance", "projects", "scenarios"];

/// The id of a profile.
pub(super) fn id(t: &Table) -> Arg {
    Arg::new("id")
        .value_name("ID")
        .required(true)
        .help(t.text(msg::REDACTION_CLI_PROFILE))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
}

/// The options that say something of a profile.
pub(super) fn options(t: &Table, mut command: Clap) -> Clap {
    for (name, about) in [
        ("name", msg::REDACTION_CLI_NAME),
        ("about", msg::REDACTION_CLI_ABOUT),
        ("marking", msg::REDACTION_CLI_MARKING),
    ] {
        command = command.arg(t.option(name, about).value_name("TEXT"));
    }
    for (name, about) in LISTS {
        command = command.arg(t.option(name, about).value_name("WORD[,WORD…]"));
    }
    command
        .arg(t.option("like", msg::REDACTION_CLI_LIKE).value_name("ID"))
        .arg(
            t.option("withholding", msg::REDACTION_CLI_WITHHOLDING)
                .value_parser(PossibleValuesParser::new(Withholding::WORDS)),
        )
        .arg(
            t.option("anonymous", msg::REDACTION_CLI_ANONYMOUS)
                .value_parser(["yes", "no"]),
        )
        .arg(
            t.option("keep", msg::REDACTION_CLI_KEEP)
                .value_name(KEPT.join(",")),
        )
        .arg(t.flag("write", msg::CLI_ARG_SET_WRITE))
}

/// The profile that is asked for: the one of this id, or a new one, with what the options say.
pub(super) fn said(
    map: &SystemMap,
    matches: &ArgMatches,
    report: &Report,
) -> Result<RedactionProfile, Failure> {
    let id = text(matches, "id").unwrap_or_default().trim();
    let old = profile(map, id, report.language);
    let mut asked = match text(matches, "like") {
        Some(like) => named(map, like, report)?,
        None => old
            .clone()
            .unwrap_or_else(|| RedactionProfile::blank(RedactionId::default())),
    };
    asked.id = RedactionId::new(id);
    let is_renamed = old.is_none() || asked.name.trim().is_empty();
    if let Some(name) = text(matches, "name") {
        asked.name = name.trim().into();
    } else if is_renamed {
        asked.name = id.into();
    }
    if let Some(about) = text(matches, "about") {
        asked.about = about.trim().into();
    }
    if let Some(marking) = text(matches, "marking") {
        asked.marking = marking.trim().into();
    }
    if let Some(word) = text(matches, "withholding") {
        asked.withholding = Withholding::from_word(word).unwrap_or_default();
    }
    if let Some(word) = text(matches, "anonymous") {
        asked.anonymous = word == "yes";
    }
    say_lists(map, matches, &mut asked)?;
    if matches.contains_id("keep") {
        let kept = checked(
            matches,
            "keep",
            |word| KEPT.contains(&word),
            || KEPT.join(", "),
        )?;
        let keeps = |word: &str| kept.iter().any(|one| one == word);
        asked.keeps_notes = keeps("notes");
        asked.keeps_assurance = keeps("assurance");
        asked.keeps_projects = keeps("projects");
        asked.keeps_scenarios = keeps("scenarios");
    }
    Ok(asked)
}

fn say_lists(
    map: &SystemMap,
    matches: &ArgMatches,
    asked: &mut RedactionProfile,
) -> Result<(), Failure> {
    let is_given = |name: &str| matches.contains_id(name);
    if is_given("kinds") {
        let all = || {
            let kinds = catalogue::ELEMENT_KINDS.iter();
            kinds.map(|kind| kind.id).collect::<Vec<_>>().join(", ")
        };
        let is_used = |word: &str| {
            map.tables()
                .elements
                .iter()
                .any(|it| it.kind.as_str() == word)
        };
        let is_known = |word: &str| catalogue::element_kind(word).is_some() || is_used(word);
        let kinds = checked(matches, "kinds", is_known, all)?;
        asked.kinds = kinds.into_iter().map(KindId::from).collect();
    }
    if is_given("elements") {
        let elements = &map.tables().elements;
        let is_known = |word: &str| elements.contains(&ElementId::from(word));
        let known = checked(matches, "elements", is_known, String::new)?;
        asked.elements = known.into_iter().map(ElementId::from).collect();
    }
    let fields = fields_to_choose(map);
    let is_field = |word: &str| fields.iter().any(|name| name == word) || is_own_field(word);
    for (name, list) in [
        ("withheld", &mut asked.withheld),
        ("masked", &mut asked.masked),
    ] {
        if is_given(name) {
            *list = checked(matches, name, is_field, || fields.join(", "))?;
        }
    }
    if is_given("patterns") {
        let all = || Pattern::ALL.map(|one| one.id).join(", ");
        asked.patterns = checked(matches, "patterns", |word| pattern(word).is_some(), all)?;
    }
    if is_given("words") {
        asked.words = load::listed(matches, "words").map(SmolStr::from).collect();
    }
    Ok(())
}

/// Whether a record of some table has this field.
fn is_own_field(name: &str) -> bool {
    use crate::model::{Element, Link, MapInfo, Note, Requirement, WorkPackage};
    [
        Element::FIELDS,
        Link::FIELDS,
        MapInfo::FIELDS,
        Note::FIELDS,
        Requirement::FIELDS,
        WorkPackage::FIELDS,
    ]
    .iter()
    .any(|fields| fields.contains(&name))
}

/// The words of an option, each of which must be known.
fn checked(
    matches: &ArgMatches,
    name: &'static str,
    is_known: impl Fn(&str) -> bool,
    known: impl Fn() -> String,
) -> Result<Vec<SmolStr>, Failure> {
    let words: Vec<SmolStr> = load::listed(matches, name).map(SmolStr::from).collect();
    if let Some(word) = words.iter().find(|word| !is_known(word)) {
        let message = msg::REDACTION_CLI_NO_WORD
            .with("option", format!("--{name}"))
            .with("word", word.as_str());
        return Err(Failure::Usage(message.with("known", known())));
    }
    Ok(words)
}
