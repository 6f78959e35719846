//! Where things run, and under whose law.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading};
use crate::catalogue::{Family, attribute, element_kind};
use crate::model::{ElementIx, Snapshot};
use crate::scene::answer::Tone;
use crate::scene::hosting::{HostingClass, hosting_classes};
use crate::scene::perspective::ImpactState;

/// Hosting by its five classes; see [`hosting_classes`].
pub(super) fn hosting(request: &LensRequest<'_>, shading: &mut Shading) {
    let snapshot = request.facts.snapshot;
    for class in HostingClass::ALL {
        let (key, icon) = match class {
            HostingClass::OnPremises => ("on-premises", "building-2"),
            HostingClass::TrustedCloud => ("trusted-cloud", "shield-check"),
            HostingClass::PublicCloud => ("public-cloud", "cloud"),
            HostingClass::Saas => ("saas", "app-window"),
            HostingClass::Outside => ("outside", "external-link"),
        };
        let (name, word) = (shading.text(class.name()), shading.text(class.word()));
        let class = Class::marked(key, name, word, icon, Tone::Hosting(class));
        shading.add(class.in_manner(Manner::Tinted));
    }
    let unstated = shading.add_unstated();
    for (ix, class) in snapshot.element_numbers().zip(hosting_classes(snapshot)) {
        let class = class.map_or(unstated, |class| class as u16);
        // A container says it by its frame, what stands on our own premises by being plain.
        let is_quiet =
            class == HostingClass::OnPremises as u16 || !snapshot.children(ix).is_empty();
        let pill = is_quiet.then(Default::default);
        shading.put(
            ix,
            Shade {
                pill,
                ..Shade::of(class)
            },
        );
    }
}

/// σ, from the least: the level of the weakest provider in the closure of what an element is hosted
/// on, full control where there is none (public-sector guide, §6.4).
pub(super) fn sovereignty(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let facts = request.facts;
    let levels = [
        ("octagon-alert", Tone::Level(4)),
        ("shield-alert", Tone::Level(3)),
        ("shield-half", Tone::Level(2)),
        ("shield", Tone::State(ImpactState::MarginLost)),
        ("shield-check", Tone::Level(1)),
    ];
    let known = attribute("sovereignty_level");
    for (level, (icon, tone)) in levels.into_iter().enumerate() {
        let key = level.to_string();
        let label = known.and_then(|known| known.value_label(&key, request.language));
        let name = format!("σ {}", label.unwrap_or(&key));
        shading.add(Class::marked(
            &key,
            name,
            format!("{level} / 4"),
            icon,
            tone,
        ));
    }
    let unstated = shading.add_unstated();
    let providers = facts.of_kind("provider");
    let all_say = providers
        .iter()
        .all(|provider| facts.number(*provider, "sovereignty_level").is_some());
    for ix in facts
        .snapshot
        .element_numbers()
        .filter(|ix| runs_somewhere(facts.snapshot, *ix))
    {
        let is_known = all_say || {
            let around = facts.hosting().providers(ix, facts.snapshot);
            let says = |provider: ElementIx| facts.number(provider, "sovereignty_level").is_some();
            around.into_iter().all(says)
        };
        let data_set = (facts.element(ix).kind.as_str() == "data_set").then(|| facts.stores(ix));
        let level = match data_set {
            // Data are as sovereign as the weakest of their stores.
            Some(stores) => stores
                .iter()
                .map(|store| facts.hosting().sovereignty(*store))
                .min(),
            None => Some(facts.hosting().sovereignty(ix)),
        };
        let level = level.filter(|_| is_known).map_or(unstated, u16::from);
        shading.put(ix, Shade::of(level));
    }
}

/// Whether it makes sense to ask what an element is hosted on.
fn runs_somewhere(snapshot: &Snapshot, ix: ElementIx) -> bool {
    let kind = snapshot.element(ix).kind.as_str();
    let family = element_kind(kind).map(|kind| kind.family);
    match family {
        Some(Family::Compute | Family::Software | Family::Data | Family::Places) => true,
        Some(Family::Network) => !matches!(kind, "zone" | "subnet" | "internet"),
        Some(Family::Structure) => kind == "redundancy_group",
        _ => false,
    }
}
