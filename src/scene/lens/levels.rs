//! Levels of need: what an element declares, what is expected of it, and where that is more.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::analysis::{Aspect, Classification};
use crate::catalogue::element_kind;
use crate::locale::{Language, MessageId, msg};
use crate::scene::answer::Tone;
use crate::scene::facts::criticality as criticality_of;
use crate::scene::look::criticality_name;
use crate::scene::perspective::ImpactState;

/// D, I, C or T: the level that is expected of each element, from 4 down. Elements that declare
/// less are members of one more class and say both on their pill; those that declare nothing are
/// of another one.
pub(super) fn need(aspect: Aspect, request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let letter = letter(aspect, request.language);
    let names = [
        msg::LENS_NEED_0,
        msg::LENS_NEED_1,
        msg::LENS_NEED_2,
        msg::LENS_NEED_3,
        msg::LENS_NEED_4,
    ];
    for level in (0..=4_u8).rev() {
        let name = shading.say(names[usize::from(level)].with("letter", letter.as_str()));
        let class = Class::marked(
            level.to_string(),
            name,
            format!("{letter}{level}"),
            "gauge",
            Tone::Level(level),
        );
        shading.add(if level == 0 {
            class.in_manner(Manner::Tinted)
        } else {
            class
        });
    }
    let gap = shading.text(msg::LENS_GAP);
    let gap = shading.add(Class::marked(
        "gap",
        gap,
        "",
        "triangle-alert",
        Tone::State(ImpactState::Down),
    ));
    let inherited = shading.text(msg::LENS_INHERITED);
    let tone = Tone::State(ImpactState::MarginLost);
    let inherited = shading.add(Class::marked(
        "inherited",
        inherited,
        "",
        "arrow-down",
        tone,
    ));
    let unstated = shading.add_unstated();
    let facts = request.facts;
    let found = Classification::of(facts.snapshot, facts.graph());
    for ix in facts.snapshot.element_numbers() {
        let kind = facts.element(ix).kind.as_str();
        let Some(level) = found.level(ix, aspect) else {
            if element_kind(kind).is_some_and(|kind| kind.has_attribute("dict")) {
                shading.put(ix, Shade::of(unstated));
            }
            continue;
        };
        let expected = level.inherited;
        let mut shade = Shade::of(u16::from(4 - expected.min(4)));
        let imposed = level
            .imposed_by()
            .map(|by| facts.element(by).name.to_string());
        let (declared, by) = (level.declared, imposed.unwrap_or_default());
        shade.phrase = match declared {
            Some(declared) if declared < expected => {
                shade.also = vec![gap];
                shade.pill = Some(format!("{letter}{declared} → {letter}{expected}").into());
                let words = msg::LENS_PHRASE_GAP
                    .with("declared", usize::from(declared))
                    .with("level", usize::from(expected));
                shading.say(words.with("by", by)).into()
            }
            Some(_) => shading
                .say(msg::LENS_PHRASE_DECLARED.with("level", usize::from(expected)))
                .into(),
            None => {
                shade.also = vec![inherited];
                let words = msg::LENS_PHRASE_INHERITED
                    .with("level", usize::from(expected))
                    .with("by", by);
                shading.say(words).into()
            }
        };
        shading.put(ix, shade);
    }
    for flow in found.flows().iter().filter(|flow| flow.aspect == aspect) {
        let class = u16::from(4 - flow.inherited.min(4));
        shading.put_link(flow.link, Shade::of(class));
    }
}

/// The letter of a need: D I C T in French, A I C T in English.
pub(super) fn letter(aspect: Aspect, language: Language) -> String {
    let id: MessageId = match aspect {
        Aspect::Criticality => return String::new(),
        Aspect::Availability => msg::SCENE_NEEDS_D,
        Aspect::Integrity => msg::SCENE_NEEDS_I,
        Aspect::Confidentiality => msg::SCENE_NEEDS_C,
        Aspect::Traceability => msg::SCENE_NEEDS_T,
    };
    language.text(id)
}

/// How vital each element says that it is.
pub(super) fn criticality(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    for level in (1..=4_u8).rev() {
        let name = shading.text(criticality_name(level));
        let class = Class::marked(level.to_string(), &name, &name, "gauge", Tone::Level(level));
        shading.add(class);
    }
    let unknown = shading.text(criticality_name(0));
    shading.add(Class::plain("not-stated", unknown));
    let snapshot = request.facts.snapshot;
    for ix in snapshot.element_numbers() {
        let level = criticality_of(snapshot.element(ix)).min(4);
        shading.put(ix, Shade::of(u16::from(4 - level)));
    }
}
