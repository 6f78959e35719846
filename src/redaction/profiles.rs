//! The profiles that every map has, and those that it keeps.
//!
//! *Internal* holds back what is secret whoever reads: keys, passwords and tokens. *Partner* holds
//! back what an attacker would use or a competitor would like: how things are reached, what they run
//! and since when, who answers for them and what they cost; it masks where the word matters for
//! reading, and leaves out where it does not. *Public* keeps what a citizen may know: services, who
//! uses them, the kinds of things behind them and how these hang together, without names, without
//! equipment, without prose.

use smol_str::SmolStr;

use super::patterns::Pattern;
use crate::catalogue::{self, AttributeType, Family};
use crate::locale::{Language, msg};
use crate::model::{
    Finite, Name, Record as _, RedactionId, RedactionProfile, SystemMap, Withholding,
};

/// Attributes by which a thing is reached or told from others like it: masked for partners, so that
/// a flow still leads from one address to another.
const REACHED: [&str; 5] = [
    "ip_address",
    "gateway_address",
    "cidr",
    "serial_number",
    "reference",
];

/// Attributes that tell who answers for it, and where to find them.
const ANSWERED: [&str; 9] = [
    "contact",
    "owner_role",
    "owning_entity",
    "security_owner",
    "administrator_role",
    "author_role",
    "for_role",
    "checked_by_role",
    "sponsor_role",
];

/// Attributes that tell which weaknesses a thing has: what exactly it runs, how old that is, and how
/// it is defended.
const WEAK: [&str; 21] = [
    "version",
    "os",
    "engine",
    "model",
    "image",
    "port",
    "vlan",
    "eol",
    "exposed",
    "mfa",
    "antivirus",
    "auth",
    "access_control",
    "encryption",
    "encryption_at_rest",
    "encrypted",
    "certificate_type",
    "issuer",
    "immutable",
    "offline",
    "limits",
];

/// Attributes that tell where rooms are, and pictures of them.
const LOCATED: [&str; 3] = ["address", "backdrop", "documentation"];

/// Attributes that tell what was agreed with a supplier.
const AGREED: [&str; 2] = ["contract", "exit_plan"];

/// Attributes that tell what it costs.
const COSTS: [&str; 5] = [
    "cost_keur",
    "budget_keur",
    "investment_keur",
    "operation_keur",
    "workload_days",
];

/// The built-in profiles, from the least to the most that is held back: `internal`, `partner`,
/// `public`. A profile of the map with the same id takes the place of the built-in one.
#[must_use]
pub fn built_in(language: Language) -> Vec<RedactionProfile> {
    let profile = |id: &str, name, about, order| {
        let mut profile = RedactionProfile::blank(RedactionId::from(id));
        profile.name = language.text(name).into();
        profile.about = language.text(about).into();
        profile.order = Finite::new(order).unwrap_or_default();
        profile
    };
    let mut internal = profile(
        "internal",
        msg::REDACTION_INTERNAL,
        msg::REDACTION_INTERNAL_ABOUT,
        0.0,
    );
    internal.patterns = vec!["key".into()];
    internal.keeps_notes = true;
    internal.keeps_assurance = true;
    internal.keeps_projects = true;
    internal.keeps_scenarios = true;

    let mut partner = profile(
        "partner",
        msg::REDACTION_PARTNER,
        msg::REDACTION_PARTNER_ABOUT,
        1.0,
    );
    partner.masked = names(&REACHED);
    partner.withheld = [&ANSWERED[..], &WEAK, &LOCATED, &AGREED, &COSTS]
        .into_iter()
        .flat_map(names)
        .collect();
    partner.patterns = all_patterns();
    partner.marking = language.text(msg::REDACTION_PARTNER_MARKING).into();

    let mut public = profile(
        "public",
        msg::REDACTION_PUBLIC,
        msg::REDACTION_PUBLIC_ABOUT,
        2.0,
    );
    public.kinds = catalogue::ELEMENT_KINDS
        .iter()
        .filter(|kind| is_equipment(kind))
        .map(|kind| kind.id.into())
        .collect();
    public.withholding = Withholding::Merge;
    public.withheld = not_for_the_public();
    public.patterns = all_patterns();
    public.anonymous = true;
    public.marking = language.text(msg::REDACTION_PUBLIC_MARKING).into();
    vec![internal, partner, public]
}

/// Kinds that are equipment: rooms and racks and what feeds them, the network and all that computes,
/// but for the zones and places that the rest is shown in; and keys and watchmen of the software.
fn is_equipment(kind: &catalogue::ElementKind) -> bool {
    match kind.family {
        Family::Places => matches!(kind.id, "building" | "room" | "rack" | "power" | "cloud_az"),
        Family::Network => !matches!(kind.id, "zone" | "internet"),
        Family::Compute => kind.id != "cloud_service",
        Family::Software => matches!(kind.id, "certificate" | "directory" | "monitoring"),
        Family::Structure => kind.id == "redundancy_group",
        Family::Data | Family::Business => false,
    }
}

/// What the public is told of a thing is its kind and what it is for: choices that say so stay, all
/// else goes: prose, figures, and every choice about how it is defended.
fn not_for_the_public() -> Vec<Name> {
    const KEPT: [&str; 17] = [
        "hosting",
        "service_model",
        "zone",
        "licence",
        "country",
        "actor_nature",
        "strength",
        "dependency",
        "jurisdiction",
        "qualifications",
        "category",
        "legal_basis",
        "data_subjects",
        "purposes",
        "retention_years",
        "mode",
        "k",
    ];
    let attributes = catalogue::ATTRIBUTES.iter();
    let withheld = attributes.filter(|attribute| !KEPT.contains(&attribute.id));
    // What a link carries and crosses follows its records.
    let refers = |kind: &AttributeType| {
        matches!(
            kind,
            AttributeType::Reference(_) | AttributeType::ReferenceList(_)
        )
    };
    withheld
        .filter(|attribute| !refers(&attribute.value_type))
        .map(|attribute| SmolStr::new_static(attribute.id))
        .chain(names(&[
            "backdrop",
            "author_role",
            "for_role",
            "checked_by_role",
            "sponsor_role",
            "controller",
            "joint_controllers",
            "data_protection_officer",
        ]))
        .collect()
}

fn names(list: &[&'static str]) -> Vec<Name> {
    list.iter().map(|name| Name::new_static(name)).collect()
}

fn all_patterns() -> Vec<SmolStr> {
    Pattern::ALL
        .iter()
        .map(|pattern| SmolStr::new_static(pattern.id))
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

/// The profiles that a map has: its own, and the built-in ones that none of these replaces; by their
/// order, then by id.
#[must_use]
pub fn profiles(map: &SystemMap, language: Language) -> Vec<RedactionProfile> {
    let own = map.tables().redactions.iter();
    let mut all: Vec<_> = own.map(|own| RedactionProfile::clone(own)).collect();
    for one in built_in(language) {
        if !map.tables().redactions.contains(&one.id) {
            all.push(one);
        }
    }
    all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    all
}

/// The fields that a profile can leave out or mask: attributes of the catalogue, and of the map's own
/// records those that the catalogue does not know; sorted, each once. O(attributes of the map).
#[must_use]
pub fn fields_to_choose(map: &SystemMap) -> Vec<Name> {
    let mut all: std::collections::BTreeSet<Name> = catalogue::ATTRIBUTES
        .iter()
        .map(|attribute| Name::new_static(attribute.id))
        .collect();
    all.extend(names(&ANSWERED));
    all.extend(names(&COSTS));
    all.insert(Name::new_static("backdrop"));
    for element in map.tables().elements.iter() {
        all.extend(element.attributes.keys().cloned());
    }
    for link in map.tables().links.iter() {
        all.extend(link.attributes.keys().cloned());
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, MapInfo, Note, Requirement, WorkPackage};

    #[test]
    fn what_the_built_in_profiles_name_exists() {
        let fields: Vec<&str> = [
            Element::FIELDS,
            MapInfo::FIELDS,
            Note::FIELDS,
            Requirement::FIELDS,
            WorkPackage::FIELDS,
        ]
        .concat();
        for language in Language::ALL {
            for profile in built_in(language) {
                assert!(!profile.name.is_empty() && !profile.about.is_empty());
                for kind in &profile.kinds {
                    assert!(catalogue::element_kind(kind.as_str()).is_some(), "{kind}");
                }
                for name in profile.withheld.iter().chain(&profile.masked) {
                    let is_known = catalogue::attribute(name).is_some();
                    assert!(is_known || fields.contains(&name.as_str()), "{name}");
                }
                for pattern in &profile.patterns {
                    assert!(super::super::pattern(pattern).is_some(), "{pattern}");
                }
            }
        }
    }

    #[test]
    fn each_profile_holds_back_what_the_one_before_does() {
        let all = built_in(Language::French);
        let (internal, partner, public) = (&all[0], &all[1], &all[2]);
        assert!(internal.withheld.is_empty() && internal.kinds.is_empty() && !internal.anonymous);
        for pattern in &internal.patterns {
            assert!(partner.patterns.contains(pattern));
        }
        let of_elements = |name: &&Name| catalogue::attribute(name).is_some();
        for name in partner
            .withheld
            .iter()
            .chain(&partner.masked)
            .filter(of_elements)
        {
            assert!(public.withheld.contains(name), "{name}");
        }
    }
}
