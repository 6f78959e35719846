//! What rules found about elements and links, and how complete their documentation is.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::assurance::ProtectionLevel;
use crate::locale::msg;
use crate::model::{ElementId, LinkId, SubjectId};
use crate::scene::answer::Tone;
use crate::scene::perspective::ImpactState;

/// The level of documentation that is reached, of the level that is asked for.
pub(super) fn documentation(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let Some(assessment) = request.assessment else {
        return shading.note = Some(shading.text(msg::LENS_AWAITED));
    };
    let asked = request.facts.settings.maturity_level;
    let tones = [Tone::Level(4), Tone::Level(3), Tone::Level(2)];
    for (reached, tone) in (0..asked).zip(tones) {
        let name = match reached {
            0 => shading.text(msg::LENS_DOCUMENTED_NOT),
            _ => shading.say(
                msg::LENS_DOCUMENTED
                    .with("reached", usize::from(reached))
                    .with("asked", usize::from(asked)),
            ),
        };
        let pill = shading.say(
            msg::LENS_PILL_DOCUMENTED
                .with("reached", usize::from(reached))
                .with("asked", usize::from(asked)),
        );
        shading.add(Class::marked(
            format!("level-{reached}"),
            name,
            pill,
            "file-text",
            tone,
        ));
    }
    let name = shading.say(msg::LENS_DOCUMENTED_FULLY.with("asked", usize::from(asked)));
    let complete = Class::marked("complete", name, "", "circle-check", Tone::Level(1));
    shading.add(complete.in_manner(Manner::Tinted));
    shading.note = Some(shading.say(msg::LENS_DOCUMENTED_NOTE.with("asked", usize::from(asked))));
    for (id, object) in assessment.maturity.objects.iter() {
        if object.asked_from > asked {
            continue;
        }
        let class = object.reached.min(asked);
        let missing = object
            .missing
            .iter()
            .filter(|(level, _)| *level <= asked)
            .count();
        let mut shade = Shade::of(u16::from(class));
        if missing > 0 {
            shade.phrase = shading
                .say(msg::LENS_PHRASE_MISSING.with("count", missing))
                .into();
        }
        put(request, shading, id, shade);
    }
}

/// The worst level of the findings about it; those with an exemption are told apart.
pub(super) fn findings(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let Some(assessment) = request.assessment else {
        return shading.note = Some(shading.text(msg::LENS_AWAITED));
    };
    let looks = [
        (ProtectionLevel::Mandatory, "octagon-alert", Tone::Level(4)),
        (ProtectionLevel::VeryHigh, "triangle-alert", Tone::Level(4)),
        (ProtectionLevel::High, "triangle-alert", Tone::Level(3)),
        (ProtectionLevel::Medium, "circle-alert", Tone::Level(2)),
    ];
    for (level, icon, tone) in looks {
        let word = shading.text(level.name());
        let name = shading.say(msg::LENS_FINDING.with("level", word.as_str()));
        shading.add(Class::marked(level.as_str(), name, word, icon, tone));
    }
    let (name, pill) = (
        shading.text(msg::LENS_EXEMPT),
        shading.text(msg::LENS_PILL_EXEMPT),
    );
    let exempt = Class::marked(
        "exempt",
        name,
        pill,
        "scroll-text",
        Tone::State(ImpactState::MarginLost),
    );
    let exempt = shading.add(exempt);
    let none = shading.text(msg::LENS_NO_FINDING);
    let none = shading.add(Class::plain("none", none));
    for ix in request.facts.snapshot.element_numbers() {
        shading.put(ix, Shade::of(none));
    }
    let mut counts = std::collections::BTreeMap::<&SubjectId, (u16, usize)>::new();
    for finding in &assessment.review.findings {
        let class = if finding.counts() {
            ProtectionLevel::Mandatory as u16 - finding.level as u16
        } else {
            exempt
        };
        let about = finding.at.iter().chain(
            finding
                .subject
                .iter()
                .filter(|subject| !finding.at.contains(subject)),
        );
        for id in about {
            let found = counts.entry(id).or_insert((class, 0));
            *found = (found.0.min(class), found.1 + 1);
        }
    }
    for (id, (class, count)) in counts {
        let mut shade = Shade::of(class);
        let name = shading.class(class).map_or("", |class| class.name.as_str());
        shade.phrase = shading
            .say(
                msg::LENS_PHRASE_FINDINGS
                    .with("count", count)
                    .with("worst", name),
            )
            .into();
        if count > 1 {
            let pill = shading.class(class).map_or("", |class| class.pill.as_str());
            shade.pill = Some(format!("{pill} ×{count}").into());
        }
        put(request, shading, id, shade);
    }
    shading.has_links = true;
}

fn put(request: &LensRequest<'_>, shading: &mut Shading, id: &SubjectId, shade: Shade) {
    let snapshot = request.facts.snapshot;
    if let Some(ix) = snapshot.find(&ElementId::from(id.text().clone())) {
        shading.put(ix, shade);
    } else if let Some(ix) = snapshot.find_link(&LinkId::from(id.text().clone())) {
        shading.put_link(ix, shade);
    }
}
