//! `portolan catalogue`: the kinds of elements and links.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::DONE;
use super::report::{Failure, Report};
use crate::catalogue::{ELEMENT_KINDS, Family, LINK_KINDS};

/// Prints all kinds, by family.
#[expect(clippy::unnecessary_wraps, reason = "all commands answer alike")]
pub(super) fn run(_matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let language = report.language;
    if report.is_json {
        let elements: Vec<Json> = ELEMENT_KINDS
            .iter()
            .map(|kind| {
                json!({
                    "id": kind.id,
                    "name": kind.name(language),
                    "family": language.text(kind.family.name()),
                    "container": kind.is_container,
                    "fault_domain": kind.is_fault_domain,
                    "attributes": kind.attributes,
                    "archimate": kind.archimate,
                })
            })
            .collect();
        let links: Vec<Json> = LINK_KINDS
            .iter()
            .map(|kind| {
                json!({
                    "id": kind.id,
                    "name": kind.name(language),
                    "verb": kind.verb.in_language(language),
                    "directed": kind.is_directed,
                    "attributes": kind.attributes,
                    "archimate": kind.archimate,
                })
            })
            .collect();
        report.answer_json(&json!({ "elements": elements, "links": links }));
        return Ok(DONE);
    }
    let mut text = String::new();
    for family in Family::ALL {
        text.push_str(&format!("{}\n", language.text(family.name())));
        for kind in ELEMENT_KINDS.iter().filter(|kind| kind.family == family) {
            text.push_str(&format!(
                "  {:<20} {:<28} {}\n",
                kind.id,
                kind.name(language),
                kind.description.in_language(language)
            ));
        }
    }
    text.push('\n');
    for kind in LINK_KINDS {
        text.push_str(&format!(
            "  {:<20} {:<28} {}\n",
            kind.id,
            kind.name(language),
            kind.description.in_language(language)
        ));
    }
    report.answer(&text);
    Ok(DONE)
}
