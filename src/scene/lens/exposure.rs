//! How close things are to the Internet: what takes flows from it, and how far the zones of all
//! else are trusted.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::assurance::{Facts, FlowFacts};
use crate::catalogue::attribute;
use crate::locale::msg;
use crate::model::ElementIx;
use crate::scene::answer::Tone;
use crate::scene::hosting::HostingClass;
use crate::scene::perspective::ImpactState;

const INTERNET: u16 = 0;
const UNTRUSTED: u16 = 1;
/// The class of a zone of trust 0; those of more trust follow.
const ZONES: u16 = 2;

/// Exposed to the Internet, reached from another zone of trust 0, then by the trust of its zone.
/// An element is exposed where a flow from a zone of trust 0 ends in it that is not its own (I10).
pub(super) fn exposure(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let facts = request.facts;
    add_classes(shading);
    let unstated = shading.add_unstated();
    for ix in facts.snapshot.element_numbers() {
        let own = facts.element(ix).kind.as_str();
        let zone = (own != "data_set").then(|| facts.zone(ix)).flatten();
        let trust = zone.and_then(|zone| facts.trust(zone));
        let class = match trust {
            Some(trust) => ZONES + trust.clamp(0.0, 4.0).floor() as u16,
            // Places and people are in no zone: nobody forgot to say so.
            None if !asks_for_zone(own) => continue,
            None => unstated,
        };
        shading.put(ix, Shade::of(class));
    }
    for flow in facts.flows() {
        let Some(class) = from_untrusted(facts, flow) else {
            let class = match flow.zones {
                [Some(from), Some(to)] if from != to => {
                    let least = [from, to].map(|zone| facts.trust(zone));
                    let least = least.into_iter().flatten().reduce(f64::min);
                    least.map_or(unstated, |trust| {
                        ZONES + trust.clamp(0.0, 4.0).floor() as u16
                    })
                }
                [Some(_), Some(_)] => continue,
                _ => unstated,
            };
            shading.put_link(
                flow.link,
                Shade {
                    pill: Some("".into()),
                    ..Shade::of(class)
                },
            );
            continue;
        };
        shading.put_link(flow.link, Shade::of(class));
        if shading
            .element(flow.to)
            .is_none_or(|shade| class < shade.class)
        {
            let from = &facts.element(flow.from).name;
            let name = shading.class(class).map_or("", |class| class.name.as_str());
            let phrase = format!("{name} ({from})").into();
            shading.put(
                flow.to,
                Shade {
                    phrase,
                    ..Shade::of(class)
                },
            );
        }
    }
    shading.has_links = true;
}

fn add_classes(shading: &mut Shading) {
    let exposed = [
        (
            "internet",
            msg::LENS_EXPOSED,
            msg::LENS_PILL_EXPOSED,
            "globe",
            4,
        ),
        (
            "untrusted",
            msg::LENS_UNTRUSTED,
            msg::LENS_PILL_UNTRUSTED,
            "wifi",
            3,
        ),
    ];
    for (key, name, pill, icon, level) in exposed {
        let (name, pill) = (shading.text(name), shading.text(pill));
        shading.add(Class::marked(key, name, pill, icon, Tone::Level(level)));
    }
    let zones = [
        ("unlink", Tone::Hosting(HostingClass::Outside)),
        ("door-open", Tone::Level(2)),
        ("shield-half", Tone::State(ImpactState::MarginLost)),
        ("shield", Tone::Hosting(HostingClass::TrustedCloud)),
        ("shield-check", Tone::Level(1)),
    ];
    let known = attribute("trust_level");
    for (trust, (icon, tone)) in zones.into_iter().enumerate() {
        let level = trust.to_string();
        let label = known.and_then(|known| known.value_label(&level, shading.language));
        let label = label.unwrap_or(&level).to_owned();
        let name = shading.say(msg::LENS_TRUST.with("level", label));
        let pill = shading.say(msg::LENS_PILL_TRUST.with("level", trust));
        let class = Class::marked(format!("trust-{trust}"), name, pill, icon, tone);
        shading.add(class.in_manner(Manner::Tinted));
    }
}

/// How a flow exposes its receiver; `None` where it does not come from a zone of no trust.
fn from_untrusted(facts: &Facts<'_>, flow: &FlowFacts) -> Option<u16> {
    let [Some(from), to] = flow.zones else {
        return None;
    };
    if facts.trust(from) != Some(0.0) || to == Some(from) {
        return None;
    }
    let is_internet = is_internet(facts, from);
    Some(if is_internet { INTERNET } else { UNTRUSTED })
}

/// The zone of every address.
fn is_internet(facts: &Facts<'_>, zone: ElementIx) -> bool {
    facts.text(zone, "cidr") == "0.0.0.0/0"
}

fn asks_for_zone(kind: &str) -> bool {
    crate::catalogue::element_kind(kind).is_some_and(|kind| kind.has_attribute("zone"))
}
