//! What is encrypted: flows and networks on their way, stores at rest.

use super::LensRequest;
use super::shading::{Class, Manner, Shade, Shading, link_numbers};
use crate::catalogue::{element_kind, link_kind};
use crate::locale::msg;
use crate::model::Value;
use crate::scene::answer::Tone;
use crate::scene::label::{Protection, protection_of};
use crate::scene::perspective::ImpactState;

/// Encrypted, not, or not known.
pub(super) fn encryption(request: &LensRequest<'_>, shading: &mut Shading) {
    shading.ranked();
    let (open, closed) = (
        Tone::State(ImpactState::Down),
        Tone::State(ImpactState::Intact),
    );
    let (name, pill) = (
        shading.text(msg::LENS_UNENCRYPTED),
        shading.text(msg::LENS_PILL_UNENCRYPTED),
    );
    let open = shading.add(Class::marked("no", name, pill, "lock-open", open));
    let (name, pill) = (shading.text(msg::LENS_ENCRYPTION_UNKNOWN), "?");
    let unknown = Tone::State(ImpactState::Degraded);
    let unknown = shading.add(Class::marked("unknown", name, pill, "circle-help", unknown));
    let (name, pill) = (
        shading.text(msg::LENS_ENCRYPTED),
        shading.text(msg::LENS_PILL_ENCRYPTED),
    );
    let closed = Class::marked("yes", name, pill, "lock", closed);
    let closed = shading.add(closed.in_manner(Manner::Marked));
    let snapshot = request.facts.snapshot;
    let judged = |value: Option<&Value>| match protection_of(value) {
        Protection::Encrypted => closed,
        Protection::Unencrypted => open,
        Protection::Unstated => unknown,
    };
    for ix in snapshot.element_numbers() {
        let element = snapshot.element(ix);
        let kind = element_kind(element.kind.as_str());
        // At rest first: where both are asked, what lies there matters most.
        let asked = ["encryption_at_rest", "encryption"]
            .into_iter()
            .find(|name| {
                element.attributes.contains_key(*name)
                    || kind.is_some_and(|kind| kind.has_attribute(name))
            });
        if let Some(name) = asked {
            shading.put(ix, Shade::of(judged(element.attributes.get(name))));
        }
    }
    for ix in link_numbers(snapshot) {
        let link = snapshot.link(ix);
        let is_asked =
            link_kind(link.kind.as_str()).is_some_and(|kind| kind.has_attribute("encryption"));
        if is_asked || link.attributes.contains_key("encryption") {
            let class = judged(link.attributes.get("encryption"));
            // The lock alone says it, so that the open ones stand out.
            let pill = (class == closed).then(Default::default);
            shading.put_link(
                ix,
                Shade {
                    pill,
                    ..Shade::of(class)
                },
            );
        }
    }
    shading.has_links = true;
}
