//! What stands beside a line of the preview: kind, where it comes from, container; protocol and port.

use super::{Origin, Row};
use crate::catalogue;
use crate::locale::{Language, msg};

impl Row {
    /// Kind and where it comes from, container; or kind, protocol and port.
    #[must_use]
    pub fn about(&self, language: Language) -> String {
        let mut out: Vec<String> = Vec::new();
        match self {
            Row::Element {
                kind,
                origin,
                parent,
                stays,
                ..
            } => {
                let known = catalogue::element_kind(kind.as_str());
                out.push(
                    known
                        .map_or(kind.as_str(), |kind| kind.name(language))
                        .to_owned(),
                );
                match origin {
                    Origin::Known => out.push(language.text(msg::ENTRY_KNOWN)),
                    Origin::Said => {}
                    Origin::Guessed(word) => {
                        out.push(language.say(&msg::ENTRY_GUESSED.with("word", word.as_str())));
                    }
                    Origin::Contains => out.push(language.text(msg::ENTRY_CONTAINS)),
                    Origin::Usual => out.push(language.text(msg::ENTRY_USUAL)),
                }
                if let Some(parent) = parent {
                    out.push(language.say(&msg::ENTRY_IN.with("parent", parent.as_str())));
                }
                if *stays {
                    out.push(language.text(msg::ENTRY_STAYS));
                }
            }
            Row::Link {
                kind,
                name,
                attributes,
                is_known,
                ..
            } => {
                let known = catalogue::link_kind(kind.as_str());
                out.push(
                    known
                        .map_or(kind.as_str(), |kind| kind.name(language))
                        .to_owned(),
                );
                out.extend(attributes.iter().map(|(id, value)| {
                    let label = catalogue::attribute_label(id, language);
                    let colon = if language == Language::French {
                        "\u{a0}:"
                    } else {
                        ":"
                    };
                    format!("{label}{colon} {value}")
                }));
                if !name.is_empty() {
                    out.push(name.to_string());
                }
                if *is_known {
                    out.push(language.text(msg::ENTRY_KNOWN_LINK));
                }
            }
        }
        out.join(" · ")
    }
}
