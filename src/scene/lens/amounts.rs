//! Quantities: energy, cost, any attribute with numbers, in at most six steps.

use smol_str::SmolStr;

use super::palette::RAMP_STEPS;
use super::shading::{Class, Shade, Shading, link_numbers};
use super::{LensRequest, wording};
use crate::assurance::energy_of;
use crate::catalogue::{Attribute, attribute as known_attribute};
use crate::locale::msg;
use crate::model::{ElementIx, LinkIx, Value};
use crate::scene::answer::Tone;
use crate::scene::caption::number;

/// A quantity of an element or a link.
type Amount<K> = (K, f64);

/// The energy of each element, kWh a year, as its share of all that the map knows of (I25).
pub(super) fn energy(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let facts = request.facts;
    let found = energy_of(facts);
    let total = found.total_kwh;
    let steps = [(0.10, 5), (0.05, 4), (0.02, 2), (0.0, 0)];
    for (number, (share, step)) in steps.into_iter().enumerate() {
        let least = wording::percent(share, request.language);
        let (key, name) = match number {
            0 => ("from-10", msg::LENS_SHARE_FROM.with("least", least)),
            3 => (
                "below-2",
                msg::LENS_SHARE_BELOW.with("most", wording::percent(0.02, request.language)),
            ),
            _ => {
                let most = wording::percent(steps[number - 1].0, request.language);
                let key = if number == 1 { "from-5" } else { "from-2" };
                (key, msg::LENS_SHARE.with("least", least).with("most", most))
            }
        };
        let name = shading.say(name);
        shading.add(Class::marked(key, name, "", "zap", Tone::Step(step)));
    }
    let unknown = shading.text(msg::LENS_ENERGY_UNKNOWN);
    let unknown = shading.add(Class::plain("not-estimated", unknown));
    let known = rounded(total);
    let note = msg::LENS_ENERGY_NOTE.with("total", number(known, request.language));
    shading.note = Some(shading.say(note));
    for &(ix, kwh) in &found.elements {
        let share = if total > 0.0 { kwh / total } else { 0.0 };
        let class = steps
            .iter()
            .position(|(least, _)| share >= *least)
            .unwrap_or(3);
        let words = number(rounded(kwh), request.language);
        let phrase = msg::LENS_ENERGY_PHRASE
            .with("kwh", words.as_str())
            .with("share", wording::percent(share, request.language));
        let pill = SmolStr::from(wording::percent(share, request.language));
        shading.put(
            ix,
            Shade {
                pill: Some(pill),
                phrase: shading.say(phrase).into(),
                ..Shade::of(class as u16)
            },
        );
    }
    for &ix in &found.not_estimated {
        shading.put(ix, Shade::of(unknown));
    }
}

fn rounded(kwh: f64) -> f64 {
    if kwh >= 10.0 {
        kwh.round()
    } else {
        (kwh * 10.0).round() / 10.0
    }
}

/// A number that elements and links carry, in up to six steps of about as many members each; equal
/// values are never parted.
pub(super) fn attribute(name: &str, request: &LensRequest<'_>, shading: &mut Shading) {
    let snapshot = request.facts.snapshot;
    let value = |value: Option<&Value>| {
        value
            .and_then(Value::as_number)
            .filter(|value| value.is_finite())
    };
    let elements: Vec<Amount<ElementIx>> = snapshot
        .element_numbers()
        .filter_map(|ix| Some((ix, value(snapshot.element(ix).attributes.get(name))?)))
        .collect();
    let links: Vec<Amount<LinkIx>> = link_numbers(snapshot)
        .filter_map(|ix| Some((ix, value(snapshot.link(ix).attributes.get(name))?)))
        .collect();
    let known = known_attribute(name);
    let values = elements
        .iter()
        .map(|(_, value)| *value)
        .chain(links.iter().map(|(_, value)| *value));
    let bounds = steps_of(values.collect());
    shading.ranked();
    let count = bounds.len();
    // The most first, as in every ranking.
    for (at, (least, most)) in bounds.iter().enumerate().rev() {
        let (from, to) = (words(known, *least, request), words(known, *most, request));
        let name =
            match known.and_then(|known| known.value_label(&least.to_string(), request.language)) {
                Some(label) if least.total_cmp(most).is_eq() => label.to_owned(),
                _ if least.total_cmp(most).is_eq() => from,
                _ => format!("{} – {to}", number(*least, request.language)),
            };
        let step = if count < 2 {
            3
        } else {
            at * (RAMP_STEPS - 1) / (count - 1)
        };
        let class = Class::marked(
            format!("{least}..{most}"),
            name,
            "",
            icon_of(name_of_attribute(known)),
            Tone::Step(step as u8),
        );
        shading.add(class);
    }
    let unstated = shading.add_unstated();
    let class_of = |value: f64| {
        let at = bounds
            .iter()
            .position(|(_, most)| value <= *most)
            .unwrap_or(count.saturating_sub(1));
        (count - 1 - at) as u16
    };
    let shade = |value: f64| {
        let label = words(known, value, request);
        Shade {
            pill: Some(label.as_str().into()),
            phrase: label.into(),
            ..Shade::of(class_of(value))
        }
    };
    for (ix, value) in elements {
        shading.put(ix, shade(value));
    }
    for (ix, value) in links {
        shading.put_link(ix, shade(value));
    }
    wording::put_unstated(name, unstated, request, shading);
}

fn name_of_attribute(known: Option<&Attribute>) -> &str {
    known.map_or("", |known| known.id)
}

fn icon_of(attribute: &str) -> &'static str {
    match attribute {
        "cost_keur" => "scale",
        _ => "gauge",
    }
}

/// A number with its unit.
fn words(known: Option<&Attribute>, value: f64, request: &LensRequest<'_>) -> String {
    let digits = number((value * 1000.0).round() / 1000.0, request.language);
    match known.and_then(|known| known.unit) {
        Some(unit) => format!("{digits}\u{a0}{}", unit.in_language(request.language)),
        None => digits,
    }
}

/// The least and the largest value of each step.
fn steps_of(mut values: Vec<f64>) -> Vec<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup_by(|a, b| a.total_cmp(b).is_eq());
    if distinct.len() <= RAMP_STEPS {
        return distinct.into_iter().map(|value| (value, value)).collect();
    }
    let mut steps: Vec<(f64, f64)> = Vec::with_capacity(RAMP_STEPS);
    let mut from = 0;
    while from < values.len() {
        let left = RAMP_STEPS - steps.len().min(RAMP_STEPS - 1);
        let mut to = from + (values.len() - from).div_ceil(left);
        // Equal values stay together.
        while to < values.len() && values[to].total_cmp(&values[to - 1]).is_eq() {
            to += 1;
        }
        if steps.len() + 1 == RAMP_STEPS {
            to = values.len();
        }
        steps.push((values[from], values[to - 1]));
        from = to;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_a_quantity_hold_every_value_once_and_are_six_at_most() {
        let many: Vec<f64> = (0..500).map(|n| f64::from((n * n) % 97)).collect();
        let steps = steps_of(many.clone());
        assert_eq!(steps.len(), RAMP_STEPS);
        assert!(
            steps.windows(2).all(|pair| pair[0].1 < pair[1].0),
            "{steps:?}"
        );
        let is_in = |value: f64| {
            steps
                .iter()
                .filter(|(a, b)| (*a..=*b).contains(&value))
                .count()
        };
        assert!(many.iter().all(|value| is_in(*value) == 1));
        assert_eq!(steps_of(vec![2.0, 1.0, 2.0]), [(1.0, 1.0), (2.0, 2.0)]);
        assert_eq!(steps_of(Vec::new()), []);
        let mut skewed = vec![1.0; 900];
        skewed.extend((2..30).map(f64::from));
        assert!(steps_of(skewed).len() <= RAMP_STEPS);
    }
}
