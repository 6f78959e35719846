//! What is said about a link after the colon: its kind, a protocol, a port, or words to stand on it.

use smol_str::SmolStr;

use crate::catalogue::{self, LINK_KINDS, LinkKind};
use crate::command::sketch::likely_kind;
use crate::locale::{Language, Message, msg};
use crate::model::{Attributes, Finite, Value};
use crate::workspace::clipboard::folded;

/// What people say instead of the names and verbs of the catalogue.
const SAID: [(&str, &[&str]); 7] = [
    (
        "depends_on",
        &["depend de", "depends on", "besoin", "needs"],
    ),
    ("hosted_on", &["heberge sur", "hosted on", "sur", "on"]),
    ("flow", &["flux", "flow", "envoie", "sends"]),
    ("backed_up_by", &["sauvegarde dans", "backed up in"]),
    ("replicates_to", &["replique", "replicates"]),
    ("connected_to", &["cable", "relie", "connected"]),
    ("stored_in", &["stocke dans", "stored in"]),
];

/// A label as it was understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// The kind that it names.
    pub(super) kind: Option<&'static LinkKind>,
    /// Protocol, transport and port.
    pub(super) attributes: Attributes,
    /// The words that are left.
    pub(super) name: SmolStr,
}

/// Reads a label.
pub(super) fn read(text: &str) -> Result<Label, Message> {
    let mut out = Label::default();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if let Some((kind, length)) = leading_kind(&words) {
        out.kind = Some(kind);
        words.drain(..length);
    }
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at).copied() {
        let two = words.get(at + 1).map(|next| format!("{word} {next}"));
        if let Some(protocol) = two.as_deref().and_then(protocol) {
            out.put("protocol", Value::text(protocol));
            at += 2;
            continue;
        }
        if let Some(protocol) = protocol(word) {
            out.put("protocol", Value::text(protocol));
        } else if let Some((transport, port)) = transport_and_port(word) {
            out.attributes
                .extend(transport.map(|word| ("transport".into(), Value::text(word))));
            if let Some(port) = port {
                let port = port?;
                let port = Finite::new(f64::from(port)).unwrap_or_default();
                out.put("port", Value::Number(port));
            }
        } else {
            left.push(word);
        }
        at += 1;
    }
    out.name = left.join(" ").into();
    Ok(out)
}

impl Label {
    fn put(&mut self, name: &'static str, value: Value) {
        self.attributes.insert(SmolStr::new_static(name), value);
    }

    /// The kind that is meant, of those that are allowed.
    pub(super) fn kind_between(
        &self,
        legal: &[&'static LinkKind],
        is_directed: bool,
    ) -> Option<&'static LinkKind> {
        let find = |id: &str| legal.iter().find(|kind| kind.id == id).copied();
        if let Some(said) = self.kind {
            return find(said.id);
        }
        if !self.attributes.is_empty() {
            // Protocols and ports are those of a flow, or its like.
            return find("flow")
                .or_else(|| find("administers"))
                .or_else(|| likely_kind(legal));
        }
        if !is_directed {
            return find("connected_to").or_else(|| likely_kind(legal));
        }
        likely_kind(legal)
    }

    /// What a link of a kind carries of it: attributes that it knows, everything else as words.
    pub(super) fn carried(&self, kind: &LinkKind) -> (Attributes, SmolStr) {
        let mut attributes = Attributes::new();
        let mut name = self.name.to_string();
        for (id, value) in &self.attributes {
            if kind.has_attribute(id) {
                attributes.insert(id.clone(), value.clone());
            } else {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(&value.to_string());
            }
        }
        (attributes, name.into())
    }
}

fn leading_kind(words: &[&str]) -> Option<(&'static LinkKind, usize)> {
    const MOST_WORDS: usize = 5;
    (1..=words.len().min(MOST_WORDS))
        .rev()
        .find_map(|length| Some((kind_of(&words[..length].join(" "))?, length)))
}

fn kind_of(words: &str) -> Option<&'static LinkKind> {
    let wanted = folded(words);
    let said = SAID
        .iter()
        .find(|(_, said)| said.contains(&wanted.as_str()))
        .map(|(id, _)| *id);
    LINK_KINDS.iter().find(|kind| {
        Some(kind.id) == said
            || kind.id == wanted
            || Language::ALL.into_iter().any(|language| {
                folded(kind.name(language)) == wanted
                    || folded(kind.verb.in_language(language)) == wanted
            })
    })
}

/// The protocol of a word: one of the catalogue's, or an abbreviation in capitals.
fn protocol(word: &str) -> Option<SmolStr> {
    let wanted = folded(word);
    let attribute = catalogue::attribute("protocol")?;
    let known = attribute.choices.iter().find(|choice| {
        folded(choice.value) == wanted
            || Language::ALL
                .into_iter()
                .any(|language| folded(choice.words.in_language(language)) == wanted)
    });
    if let Some(known) = known {
        return Some(known.value.into());
    }
    let is_transport = matches!(wanted.as_str(), "tcp" | "udp");
    let is_abbreviation = word.chars().count() >= 2
        && word.chars().any(|c| c.is_ascii_uppercase())
        && word
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "+.-".contains(c));
    (is_abbreviation && !is_transport).then(|| word.into())
}

type Port = Result<u16, Message>;

/// `443`, `TCP`, `tcp/443` or `443/udp`.
fn transport_and_port(word: &str) -> Option<(Option<&'static str>, Option<Port>)> {
    let transport = |word: &str| match folded(word).as_str() {
        "tcp" => Some("tcp"),
        "udp" => Some("udp"),
        _ => None,
    };
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let port = |word: &str| {
        let read = word.parse::<u16>();
        read.map_err(|_| msg::LINES_PORT.with("port", word))
    };
    if let Some(found) = transport(word) {
        return Some((Some(found), None));
    }
    if is_number(word) {
        return Some((None, Some(port(word))));
    }
    let (a, b) = word.split_once(['/', ':'])?;
    match (transport(a), transport(b)) {
        (Some(found), None) if is_number(b) => Some((Some(found), Some(port(b)))),
        (None, Some(found)) if is_number(a) => Some((Some(found), Some(port(a)))),
        _ => None,
    }
}
