//! What an order names, and how large it asks its pictures to be.

use super::plan;
use super::tests::{metropole, order, preset, written};
use crate::locale::Language;
use crate::model::{ExportPreset, ExportScope, Finite, SubjectId, ViewId};
use crate::redaction;

#[test]
fn a_picture_is_as_wide_as_was_asked() {
    let map = metropole();
    for is_bare in [false, true] {
        for width_px in [301, 640, 999] {
            let asked = ExportPreset {
                width_px: Finite::new(f64::from(width_px)),
                bare: is_bare,
                ..preset("png", ExportScope::Views)
            };
            for (name, png) in written(&order(&map, asked)).unwrap() {
                let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
                assert_eq!(width, width_px, "{name}");
            }
        }
    }
}

#[test]
fn what_an_order_names_is_found_under_the_name_that_a_profile_gives_it() {
    let map = metropole();
    let profile = redaction::profile(&map, "public", Language::French).unwrap();
    let redacted = redaction::redact(&map, &profile, Language::French);
    let is_renamed = |view: &ViewId| !redacted.map.tables().views.contains(view);
    let views = plan::in_order(&map);
    let renamed = views.iter().find(|view| is_renamed(view)).unwrap();
    let asked = ExportPreset {
        views: vec![renamed.clone()],
        ..preset("svg", ExportScope::Views)
    };
    let mut order = order(&map, asked);
    order.redaction = Some(profile);
    let made = written(&order).unwrap();
    assert_eq!(made.len(), 1);
    assert!(!made[0].0.contains(renamed.as_str()), "{}", made[0].0);

    // A selection of what stays is one of the same things.
    let kept = redacted.map.tables().elements.iter();
    let kept = kept.map(|element| element.id.clone());
    let stays = kept
        .into_iter()
        .find(|id| map.tables().elements.contains(id));
    order.preset.scope = ExportScope::Around;
    order.shown.view = Some(views[0].clone());
    order.shown.selection = [SubjectId::from(&stays.unwrap())].into();
    assert_eq!(written(&order).unwrap().len(), 1);
}
