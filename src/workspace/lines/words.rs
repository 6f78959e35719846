//! Words for kinds of elements, in both languages: names of the catalogue, ids, and what people say
//! instead. Quick entry and lines of text read them alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::catalogue::{self, ELEMENT_KINDS, ElementKind};
use crate::locale::Language;
use crate::workspace::clipboard::folded;

/// Kinds from the commonest on: the order in which equals are offered.
const COMMON: [&str; 26] = [
    "application",
    "logical_server",
    "database",
    "zone",
    "site",
    "business_service",
    "actor",
    "firewall",
    "saas_service",
    "directory",
    "storage",
    "data_set",
    "room",
    "cloud_region",
    "load_balancer",
    "gateway",
    "switch",
    "subnet",
    "external_system",
    "interface",
    "file_share",
    "cluster",
    "hypervisor",
    "physical_server",
    "backup_vault",
    "group",
];

/// What people say instead of the names of the catalogue, without accents and capitals.
const SAID: [(&str, &[&str]); 27] = [
    (
        "application",
        &["app", "appli", "logiciel", "software", "portail", "portal"],
    ),
    ("database", &["base", "bdd", "db", "sgbd"]),
    (
        "logical_server",
        &["vm", "machine virtuelle", "virtual machine"],
    ),
    ("firewall", &["parefeu"]),
    (
        "gateway",
        &[
            "mandataire",
            "proxy",
            "passerelle",
            "gateway",
            "reverse proxy",
        ],
    ),
    (
        "directory",
        &["annuaire", "directory", "ldap", "sso", "active directory"],
    ),
    ("zone", &["zone", "dmz", "zone reseau", "network zone"]),
    ("subnet", &["vlan", "subnet", "sous-reseau"]),
    (
        "site",
        &[
            "datacentre",
            "datacenter",
            "data centre",
            "centre de donnees",
        ],
    ),
    ("cloud_region", &["region", "nuage", "cloud"]),
    (
        "saas_service",
        &["saas", "service en ligne", "online service"],
    ),
    ("business_service", &["service"]),
    (
        "actor",
        &[
            "usagers",
            "utilisateurs",
            "utilisateur",
            "users",
            "user",
            "agents",
            "citoyens",
        ],
    ),
    ("storage", &["san", "nas", "baie de stockage"]),
    (
        "backup_vault",
        &["sauvegarde", "sauvegardes", "backup", "backups"],
    ),
    ("data_set", &["donnees", "data"]),
    (
        "external_system",
        &[
            "partenaire",
            "partner",
            "systeme externe",
            "external system",
        ],
    ),
    ("load_balancer", &["repartiteur", "lb"]),
    ("name_service", &["dns"]),
    (
        "message_broker",
        &["broker", "bus", "file de messages", "queue"],
    ),
    (
        "workstation_fleet",
        &["postes", "poste de travail", "workstation"],
    ),
    (
        "container_workload",
        &["conteneur", "conteneurs", "pod", "pods"],
    ),
    ("file_share", &["partage", "share", "fichiers"]),
    ("wifi", &["wifi", "wi-fi"]),
    ("vpn", &["vpn"]),
    ("bastion", &["bastion"]),
    ("redundancy_group", &["redondance"]),
];

/// Folded words to kinds.
static WORDS: LazyLock<BTreeMap<String, &'static ElementKind>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    // What stands in the catalogue wins over what people say.
    for (id, said) in SAID {
        if let Some(kind) = catalogue::element_kind(id) {
            out.extend(said.iter().map(|word| ((*word).to_owned(), kind)));
        }
    }
    for kind in ELEMENT_KINDS {
        out.insert(kind.id.replace('_', " "), kind);
        for language in Language::ALL {
            let name = folded(kind.name(language));
            // “Annuaire ou fournisseur d’identité” is two names, “Grappe (Kubernetes)” one.
            for part in name.split(" ou ").flat_map(|part| part.split(" or ")) {
                let part = part.split(" (").next().unwrap_or(part).trim();
                if !part.is_empty() {
                    out.insert(part.to_owned(), kind);
                }
            }
            out.insert(name, kind);
        }
    }
    out
});

/// The kind that a word, or a few, stand for.
#[must_use]
pub fn kind_of(word: &str) -> Option<&'static ElementKind> {
    let word = folded(word);
    let plural = word.strip_suffix('s').unwrap_or(&word);
    WORDS.get(&word).or_else(|| WORDS.get(plural)).copied()
}

/// The kind that a name begins with, and what is left of the name.
pub(super) fn leading(name: &str) -> Option<(&'static ElementKind, &str)> {
    const MOST_WORDS: usize = 5;
    let ends = name
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(MOST_WORDS);
    let mut found = None;
    for end in ends {
        if let Some(kind) = kind_of(&name[..end]) {
            found = Some((kind, name[end..].trim()));
        }
    }
    found.filter(|(_, rest)| !rest.is_empty())
}

/// The kind that some word of a name stands for, and the word.
pub(super) fn within(name: &str) -> Option<(&'static ElementKind, String)> {
    if let Some(kind) = kind_of(name) {
        return Some((kind, name.to_owned()));
    }
    let words = name.split(|c: char| c.is_whitespace() || c == '/');
    let mut words = words.filter(|word| word.chars().count() > 1);
    words.find_map(|word| Some((kind_of(word)?, word.to_owned())))
}

/// The kinds that answer what was typed, the likeliest first: those that begin with it before those
/// that hold it, those that may lie in `parent` before others, the commonest before the rare.
#[must_use]
pub fn answering(
    typed: &str,
    parent: Option<&'static ElementKind>,
    language: Language,
) -> Vec<&'static ElementKind> {
    let wanted = folded(typed);
    let mut found: Vec<(u8, bool, usize, String, &'static ElementKind)> = Vec::new();
    for kind in ELEMENT_KINDS {
        let name = folded(kind.name(language));
        let Some(class) = class_of(&wanted, &name, kind) else {
            continue;
        };
        let common = COMMON.iter().position(|id| *id == kind.id);
        let rank = common.unwrap_or(COMMON.len());
        found.push((class, !kind.accepts_parent(parent), rank, name, kind));
    }
    found.sort_by(|a, b| (a.0, a.1, a.2, &a.3).cmp(&(b.0, b.1, b.2, &b.3)));
    found.into_iter().map(|(.., kind)| kind).collect()
}

fn class_of(wanted: &str, name: &str, kind: &ElementKind) -> Option<u8> {
    if name.starts_with(wanted) {
        return Some(0);
    }
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    if words.any(|word| word.starts_with(wanted)) {
        return Some(1);
    }
    let said = SAID.iter().find(|(id, _)| *id == kind.id);
    let mut said = said.into_iter().flat_map(|(_, words)| *words);
    if said.any(|word| word.starts_with(wanted)) {
        return Some(2);
    }
    name.contains(wanted).then_some(3)
}

/// The kind that a name suggests, where one does.
#[must_use]
pub fn suggested_by(name: &str) -> Option<&'static ElementKind> {
    leading(name)
        .map(|(kind, _)| kind)
        .or_else(|| within(name).map(|(kind, _)| kind))
}
