//! Ends of support: passed or near, at the start of the plateau or on a chosen day.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::catalogue::element_kind;
use crate::locale::msg;
use crate::model::{Day, Element, Value};
use crate::scene::answer::Tone;
use crate::scene::contents::Support;
use crate::scene::look::{support_at, support_name};
use crate::scene::perspective::ImpactState;

/// Ended, ending while the plateau lasts, lasting, or not known. On a chosen day it is asked from
/// that day to the end of the plateau, or for a year where the plateau ends before.
pub(super) fn life_cycle(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let facts = request.facts;
    let until = request.on.map(|on| {
        let end = facts
            .plateau
            .and_then(|plateau| Day::last_of(&plateau.valid_to));
        end.filter(|end| *end >= on)
            .unwrap_or_else(|| on.months_on(12))
    });
    let tone = Tone::State;
    let ends_soon = match until {
        Some(until) => shading.say(msg::LENS_LIFE_ENDS_BY.with("date", until.iso().as_str())),
        None => shading.text(support_name(Support::EndsDuring)),
    };
    let (name, pill) = (
        shading.text(support_name(Support::Ended)),
        shading.text(msg::SCENE_PILL_SUPPORT_ENDED),
    );
    shading.add(Class::marked(
        "ended",
        name,
        pill,
        "clock",
        tone(ImpactState::Down),
    ));
    shading.add(Class::marked(
        "ends-soon",
        ends_soon,
        "",
        "timer",
        tone(ImpactState::Degraded),
    ));
    let name = shading.text(support_name(Support::Lasting));
    let lasting = Class::marked(
        "lasting",
        name,
        "",
        "circle-check",
        tone(ImpactState::Intact),
    );
    shading.add(lasting.in_manner(Manner::Edged));
    let name = shading.text(support_name(Support::Unknown));
    shading.add(Class::plain("not-stated", name));
    shading.note = request
        .on
        .map(|on| shading.say(msg::LENS_ON.with("date", on.iso().as_str())));
    for ix in facts.snapshot.element_numbers() {
        let element = facts.snapshot.element(ix);
        let support = match (request.on, until, end_of(element)) {
            (Some(on), Some(_), Some(end)) if end < on => Support::Ended,
            (Some(_), Some(until), Some(end)) if end <= until => Support::EndsDuring,
            (Some(_), _, Some(_)) => Support::Lasting,
            (Some(_), _, None) => Support::Unknown,
            (None, ..) => support_at(facts.map, facts.snapshot, element),
        };
        shading.put(
            ix,
            told(
                shading,
                element,
                support as u16,
                support == Support::EndsDuring,
            ),
        );
    }
}

/// Support that has ended, or ends within one and within two years of the day (I17, I18).
pub(super) fn obsolescence(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let facts = request.facts;
    let on = request.on.or_else(|| facts.start());
    let ended = shading.text(msg::SCENE_PILL_SUPPORT_ENDED);
    let classes = [
        ("ended", msg::LENS_OBSOLETE, "clock", Tone::Level(4)),
        ("within-12", msg::LENS_WITHIN_12, "timer", Tone::Level(3)),
        ("within-24", msg::LENS_WITHIN_24, "calendar", Tone::Level(2)),
        ("later", msg::LENS_LATER, "circle-check", Tone::Level(1)),
    ];
    for (key, name, icon, tone) in classes {
        // What is to come says when on its pill.
        let pill = if key == "ended" { ended.as_str() } else { "" };
        let class = Class::marked(key, shading.text(name), pill, icon, tone);
        shading.add(if key == "later" {
            class.in_manner(Manner::Tinted)
        } else {
            class
        });
    }
    let unstated = shading.add_unstated();
    let Some(on) = on else {
        shading.note = Some(shading.text(msg::LENS_NO_DAY));
        return;
    };
    shading.note = Some(shading.say(msg::LENS_ON.with("date", on.iso().as_str())));
    let bounds = [on, on.months_on(12), on.months_on(24)];
    for ix in facts.snapshot.element_numbers() {
        let element = facts.snapshot.element(ix);
        match end_of(element) {
            Some(end) => {
                let class = bounds
                    .iter()
                    .position(|bound| end < *bound)
                    .unwrap_or(bounds.len());
                shading.put(ix, told(shading, element, class as u16, class > 0));
            }
            None if is_asked(element) => shading.put(ix, Shade::of(unstated)),
            None => {}
        }
    }
}

fn end_of(element: &Element) -> Option<Day> {
    Day::first_of(element.attributes.get("eol").and_then(Value::as_text)?)
}

fn is_asked(element: &Element) -> bool {
    element_kind(element.kind.as_str()).is_some_and(|kind| kind.has_attribute("eol"))
}

/// A shade with the end of support in its words; on its pill where it is still to come.
fn told(shading: &Shading, element: &Element, class: u16, is_to_come: bool) -> Shade {
    let date = element.attributes.get("eol").and_then(Value::as_text);
    let Some(date) = date else {
        return Shade::of(class);
    };
    let phrase = if class == 0 {
        msg::SCENE_OUT_OF_SUPPORT
    } else {
        msg::SCENE_SUPPORT_ENDS
    };
    let month = date.get(..7).unwrap_or(date);
    let pill = is_to_come.then(|| {
        shading
            .say(msg::SCENE_PILL_SUPPORT_ENDS.with("date", month))
            .into()
    });
    Shade {
        pill,
        phrase: shading.say(phrase.with("date", date)).into(),
        ..Shade::of(class)
    }
}
