//! A cell of draw.io that shows a record: its id, kind and attributes around the cell itself.

use std::fmt::Write as _;

use super::content::plain_name;
use super::xml::escaped;
use crate::model::{Attributes, Value};

/// A cell with the record that it shows.
pub(super) struct Wrapped<'a> {
    pub(super) id: String,
    pub(super) label: &'a str,
    pub(super) record: &'a str,
    pub(super) kind: &'a str,
    pub(super) attributes: Option<&'a Attributes>,
    pub(super) link: Option<String>,
}

/// What draw.io reads of a wrapper itself.
const RESERVED: [&str; 9] = [
    "id",
    "label",
    "link",
    "tooltip",
    "placeholders",
    "placeholder",
    "tags",
    "portolan_id",
    "kind",
];

impl Wrapped<'_> {
    /// Writes it around the cell itself.
    pub(super) fn write(&self, inner: &str, out: &mut String) {
        let _written = write!(
            out,
            "        <object id=\"{}\" label=\"{}\"",
            self.id,
            escaped(self.label)
        )
        .is_ok();
        if let Some(link) = &self.link {
            let _written = write!(out, " link=\"{}\"", escaped(link)).is_ok();
        }
        let _written = write!(
            out,
            " portolan_id=\"{}\" kind=\"{}\"",
            escaped(self.record),
            escaped(self.kind)
        )
        .is_ok();
        for (name, value) in self.attributes.into_iter().flatten() {
            if !matches!(value, Value::Nothing) {
                let said = escaped(&value.to_string());
                let _written = write!(out, " {}=\"{said}\"", attribute_name(name)).is_ok();
            }
        }
        let _written = writeln!(out, ">{inner}</object>").is_ok();
    }
}

/// A name that XML takes for one of an attribute, and draw.io for nothing of its own.
fn attribute_name(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_reserved = RESERVED.contains(&name) || name.to_lowercase().starts_with("xml");
    if name.chars().all(is_plain) && begins_well && !is_reserved {
        name.to_owned()
    } else {
        plain_name("own", name)
    }
}
