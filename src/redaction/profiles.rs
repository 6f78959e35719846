//! The profiles that every map has, and those that it keeps.

use crate::locale::Language;
use crate::model::{Record as _, RedactionId, RedactionProfile, SystemMap};

/// The built-in profiles, from the least to the most that is held back: `internal`, `partner`,
/// `public`. A profile of the map with the same id takes the place of the built-in one.
#[must_use]
pub fn built_in(language: Language) -> Vec<RedactionProfile> {
    let _ = language;
    ["internal", "partner", "public"]
        .into_iter()
        .map(|id| RedactionProfile::blank(RedactionId::from(id)))
        .collect()
}

/// The profile with this id: the map's own, or the built-in one.
#[must_use]
pub fn profile(map: &SystemMap, id: &str, language: Language) -> Option<RedactionProfile> {
    let own = map.tables().redactions.get(&RedactionId::from(id));
    own.map(|own| RedactionProfile::clone(own)).or_else(|| {
        built_in(language)
            .into_iter()
            .find(|one| one.id.as_str() == id)
    })
}
