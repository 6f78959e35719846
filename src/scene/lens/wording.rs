//! Words: who answers for things, tags, any attribute – the eight most frequent values and the
//! rest.

use std::collections::BTreeMap;

use super::palette::CATEGORY_COUNT;
use super::shading::{Class, Shade, Shading, link_numbers};
use super::{LensRequest, amounts};
use crate::catalogue::{
    self, AttributeType, attribute as known_attribute, element_kind, link_kind,
};
use crate::locale::{Language, msg};
use crate::model::{Day, ElementIx, LinkIx, Name, Value};
use crate::scene::answer::Tone;
use crate::scene::caption::number;
use crate::scene::filtering::value_name;

/// What a value is counted under.
type Word = String;

/// Any attribute: by its values where they are words, in steps where they are numbers without
/// names.
pub(super) fn any(name: &str, request: &LensRequest<'_>, shading: &mut Shading) {
    let known = known_attribute(name);
    let is_named = known.is_some_and(|known| !known.choices.is_empty());
    let snapshot = request.facts.snapshot;
    let elements = snapshot
        .elements()
        .iter()
        .map(|element| &element.attributes);
    let links = snapshot.links().iter().map(|link| &link.attributes);
    let mut values = elements
        .chain(links)
        .filter_map(|attributes| attributes.get(name));
    let has_numbers = values.any(|value| matches!(value, Value::Number(_)));
    if has_numbers && !is_named {
        amounts::attribute(name, request, shading);
    } else {
        attribute(name, request, shading);
    }
}

/// The most frequent values of an attribute, each a class; of a list, every entry counts.
pub(super) fn attribute(name: &str, request: &LensRequest<'_>, shading: &mut Shading) {
    let snapshot = request.facts.snapshot;
    let is_date =
        known_attribute(name).is_some_and(|known| known.value_type == AttributeType::Date);
    let read = |value: Option<&Value>| words_of(value, is_date);
    let elements: Vec<(ElementIx, Vec<Word>)> = snapshot
        .element_numbers()
        .map(|ix| (ix, read(snapshot.element(ix).attributes.get(name))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let links: Vec<(LinkIx, Vec<Word>)> = link_numbers(snapshot)
        .map(|ix| (ix, read(snapshot.link(ix).attributes.get(name))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let all = elements
        .iter()
        .map(|(_, words)| words)
        .chain(links.iter().map(|(_, words)| words));
    for word in all.flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let (own, rest) = ranked.split_at(ranked.len().min(CATEGORY_COUNT));
    let mut classes: BTreeMap<&str, u16> = BTreeMap::new();
    let label = |word: &str| value_name(request.facts.map, name, word, request.language);
    for (at, (word, _)) in own.iter().enumerate() {
        let label = label(word);
        let class = Class::marked(
            *word,
            &label,
            &label,
            icon_of(name),
            Tone::Category(at as u8),
        );
        classes.insert(word, shading.add(class));
    }
    if !rest.is_empty() {
        let words = shading.say(msg::LENS_OTHERS.with("count", rest.len()));
        let class = Class::marked(
            "others",
            words,
            "",
            icon_of(name),
            Tone::Hosting(crate::scene::HostingClass::OnPremises),
        );
        let others = shading.add(class);
        classes.extend(rest.iter().map(|(word, _)| (*word, others)));
    }
    let unstated = shading.add_unstated();
    let shade = |words: &[Word]| {
        let mut found: Vec<u16> = words
            .iter()
            .filter_map(|word| classes.get(word.as_str()).copied())
            .collect();
        // The most frequent speaks by its colour.
        found.sort_unstable();
        found.dedup();
        let labels: Vec<String> = words.iter().map(|word| label(word)).collect();
        let labels = labels.join(", ");
        let first = if found.is_empty() {
            unstated
        } else {
            found.remove(0)
        };
        Shade {
            class: first,
            also: found,
            pill: Some(labels.to_uppercase().into()),
            phrase: labels.into(),
        }
    };
    for (ix, words) in &elements {
        shading.put(*ix, shade(words));
    }
    for (ix, words) in &links {
        shading.put_link(*ix, shade(words));
    }
    put_unstated(name, unstated, request, shading);
}

/// Gives the class of what nobody wrote down to all that has the attribute by its kind and does
/// not say.
pub(super) fn put_unstated(
    name: &str,
    unstated: u16,
    request: &LensRequest<'_>,
    shading: &mut Shading,
) {
    let snapshot = request.facts.snapshot;
    for ix in snapshot.element_numbers() {
        let kind = element_kind(snapshot.element(ix).kind.as_str());
        if kind.is_some_and(|kind| kind.has_attribute(name)) && shading.element(ix).is_none() {
            shading.put(ix, Shade::of(unstated));
        }
    }
    // Of links it is asked only where some of them say it: hundreds of links without tags would
    // hide all else.
    for ix in link_numbers(snapshot)
        .filter(|_| shading.has_links)
        .collect::<Vec<_>>()
    {
        let kind = link_kind(snapshot.link(ix).kind.as_str());
        if kind.is_some_and(|kind| kind.has_attribute(name)) && shading.link(ix).is_none() {
            shading.put_link(ix, Shade::of(unstated));
        }
    }
}

/// The words under which a value counts: its entries, a date's year.
fn words_of(value: Option<&Value>, is_date: bool) -> Vec<Word> {
    let mut words = match value {
        Some(Value::Text(text)) if is_date => {
            let year = Day::first_of(text).map(|day| day.year().to_string());
            vec![year.unwrap_or_else(|| text.to_string())]
        }
        Some(Value::Text(text)) => vec![text.trim().to_owned()],
        Some(Value::Flag(flag)) => vec![flag.to_string()],
        Some(Value::Number(value)) => vec![value.get().to_string()],
        Some(Value::List(entries)) => entries
            .iter()
            .flat_map(|entry| words_of(Some(entry), is_date))
            .collect(),
        Some(Value::Fields(fields)) => {
            let said = |(name, value): (&Name, &Value)| {
                let words = words_of(Some(value), false);
                (!words.is_empty()).then(|| format!("{name} {}", words.join(" ")))
            };
            let all: Vec<String> = fields.iter().filter_map(said).collect();
            vec![all.join(", ")]
        }
        Some(Value::Nothing) | None => Vec::new(),
    };
    words.retain(|word| !word.is_empty());
    words
}

fn icon_of(attribute: &str) -> &'static str {
    match attribute {
        "owner_role" | "owning_entity" | "security_owner" => "user",
        "tags" => "tag",
        _ => match catalogue::attribute(attribute).map(|known| known.value_type) {
            Some(AttributeType::Date) => "calendar",
            _ => "tag",
        },
    }
}

/// `12 %`: a share, with one digit where it is small.
pub(super) fn percent(share: f64, language: Language) -> String {
    let hundredths = share * 100.0;
    let shown = if hundredths >= 2.0 {
        hundredths.round()
    } else {
        (hundredths * 10.0).round() / 10.0
    };
    let space = match language {
        Language::French => "\u{202f}",
        Language::English => "",
    };
    format!("{}{space}%", number(shown, language))
}
