//! What data are there: how confidential, of which category, whether personal.
//!
//! What a data set says holds for its stores and the members of stores that are groups, for the
//! applications that process it and for the flows that carry it; of several data sets the gravest
//! speaks.

use smol_str::SmolStr;

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::assurance::Facts;
use crate::catalogue;
use crate::locale::msg;
use crate::model::ElementIx;
use crate::scene::answer::Tone;
use crate::scene::facts::{Facts as Known, PersonalData, needs};
use crate::scene::look::personal_name;

/// The greatest C of the data, from 4 down.
pub(super) fn sensitivity(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let names = [
        msg::LENS_SENSITIVITY_0,
        msg::LENS_SENSITIVITY_1,
        msg::LENS_SENSITIVITY_2,
        msg::LENS_SENSITIVITY_3,
        msg::LENS_SENSITIVITY_4,
    ];
    for level in (0..=4_u8).rev() {
        let name = shading.text(names[usize::from(level)]);
        let icon = if level >= 3 { "lock" } else { "file-text" };
        let class = Class::marked(
            level.to_string(),
            name,
            format!("C{level}"),
            icon,
            Tone::Level(level),
        );
        shading.add(if level == 0 {
            class.in_manner(Manner::Tinted)
        } else {
            class
        });
    }
    let unstated = shading.add_unstated();
    let facts = request.facts;
    hand_on(facts, shading, |data_set| {
        let element = facts.element(data_set);
        let says = element
            .attributes
            .get("dict")
            .and_then(|needs| needs.as_fields());
        let says = says.is_some_and(|needs| needs.contains_key("c"));
        let [_, _, level, _] = needs(element);
        Some(if says { u16::from(4 - level) } else { unstated })
    });
}

/// The categories of data, the one that asks most first.
const CATEGORIES: [(&str, &str, Tone); 6] = [
    ("health", "hospital", Tone::Level(4)),
    ("personal", "fingerprint", Tone::Level(3)),
    ("financial", "landmark", Tone::Level(2)),
    ("archive", "archive", Tone::Category(0)),
    ("public", "globe", Tone::Level(1)),
    (
        "technical",
        "settings",
        Tone::Hosting(crate::scene::HostingClass::OnPremises),
    ),
];

/// The gravest category of the data.
pub(super) fn categories(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let known = catalogue::attribute("category");
    for (word, icon, tone) in CATEGORIES {
        let label = known.and_then(|known| known.value_label(word, request.language));
        let label = label.unwrap_or(word);
        shading.add(Class::marked(word, label, label, icon, tone));
    }
    let other = shading.text(msg::LENS_OTHER_CATEGORY);
    let other = shading.add(Class::marked(
        "other",
        &other,
        &other,
        "file-text",
        Tone::Category(3),
    ));
    let unstated = shading.add_unstated();
    let facts = request.facts;
    hand_on(facts, shading, |data_set| {
        let is_health = facts.flag(data_set, "health_data") == Some(true);
        let word = if is_health {
            "health"
        } else {
            facts.text(data_set, "category")
        };
        let found = CATEGORIES
            .iter()
            .position(|(category, _, _)| *category == word);
        Some(match found {
            Some(at) => at as u16,
            None if word.is_empty() => unstated,
            None => other,
        })
    });
}

/// Gives data sets the class that `of` says, and the least number of them to all that handles them.
fn hand_on(facts: &Facts<'_>, shading: &mut Shading, of: impl Fn(ElementIx) -> Option<u16>) {
    let name = |data_set: ElementIx| facts.element(data_set).name.clone();
    let mut flows: Vec<Option<(u16, ElementIx)>> = vec![None; facts.flows().len()];
    for &data_set in facts.of_kind("data_set") {
        let Some(class) = of(data_set) else { continue };
        shading.put(data_set, Shade::of(class));
        let holders = facts.stores(data_set).iter().flat_map(|store| {
            let mut holders = facts.holders(*store);
            holders.push(*store);
            holders
        });
        let handlers: Vec<ElementIx> = holders.chain(facts.processors(data_set)).collect();
        for handler in handlers {
            if shading
                .element(handler)
                .is_none_or(|shade| class < shade.class)
            {
                shading.put(
                    handler,
                    Shade {
                        phrase: told(shading, class, &name(data_set)),
                        ..Shade::of(class)
                    },
                );
            }
        }
    }
    for (row, flow) in facts.flows().iter().enumerate() {
        let classes = flow
            .data
            .iter()
            .filter_map(|data_set| Some((of(*data_set)?, *data_set)));
        flows[row] = classes.min();
    }
    for (flow, found) in facts.flows().iter().zip(flows) {
        if let Some((class, data_set)) = found {
            let phrase = told(shading, class, &name(data_set));
            shading.put_link(
                flow.link,
                Shade {
                    phrase,
                    ..Shade::of(class)
                },
            );
        }
    }
    shading.has_links = true;
}

/// `C4 – secret (Dossiers sociaux)`.
fn told(shading: &Shading, class: u16, name: &str) -> SmolStr {
    let class = shading.class(class).map_or("", |class| class.name.as_str());
    format!("{class} ({name})").into()
}

/// Personal data, those of special categories first.
pub(super) fn personal(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let levels = [
        (
            PersonalData::Sensitive,
            "sensitive",
            msg::SCENE_PILL_SENSITIVE,
            Tone::Level(4),
        ),
        (
            PersonalData::Personal,
            "personal",
            msg::SCENE_PILL_PERSONAL,
            Tone::Level(3),
        ),
    ];
    for (level, key, pill, tone) in levels {
        let (name, pill) = (shading.text(personal_name(level)), shading.text(pill));
        shading.add(Class::marked(key, name, pill, "fingerprint", tone));
    }
    let none = shading.text(personal_name(PersonalData::None));
    shading.add(Class::plain("none", none));
    let known = Known::of(request.facts.snapshot);
    for (ix, level) in request.facts.snapshot.element_numbers().zip(known.personal) {
        let class = match level {
            PersonalData::Sensitive => 0,
            PersonalData::Personal => 1,
            PersonalData::None => 2,
        };
        shading.put(ix, Shade::of(class));
    }
}
