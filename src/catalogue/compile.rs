//! Build-time half of `catalogue`: used by `build.rs` only.
//!
//! Reads `assets/catalogue.ron`, refuses a kind without icon or name, an unknown attribute,
//! parent or family, or an id defined twice, and writes the tables as Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

const FAMILIES: [&str; 7] = [
    "places",
    "network",
    "compute",
    "software",
    "data",
    "business",
    "structure",
];
const LINK_FAMILIES: [&str; 6] = [
    "flow",
    "dependency",
    "replication",
    "backup",
    "administration",
    "structure",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    attributes: Vec<Attribute>,
    /// Attributes of every element, after its own and its family's.
    element_attributes: Vec<String>,
    /// Attributes of every element of a family.
    family_attributes: BTreeMap<String, Vec<String>>,
    /// Attributes of every link, after its own.
    link_attributes: Vec<String>,
    elements: Vec<Element>,
    links: Vec<Link>,
}

/// English, French.
#[derive(Deserialize)]
struct Words(String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attribute {
    id: String,
    label: Words,
    description: Option<Words>,
    r#type: AttributeType,
    #[serde(default)]
    choices: Vec<Choice>,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<Words>,
    group: Group,
    anssi: Option<u8>,
    default: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AttributeType {
    Text,
    LongText,
    Flag,
    Number,
    Integer,
    Hours,
    Ratio,
    Percent,
    Date,
    Choice,
    OpenChoice,
    TextList,
    Needs,
    Reference(Vec<String>),
    ReferenceList(Vec<String>),
    RecordList(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Group {
    Identity,
    Continuity,
    Security,
    Data,
    LifeCycle,
    Sizing,
    Sustainability,
    Other,
}

/// Value, English, French, and the kinds to which it is offered (none for all).
#[derive(Deserialize)]
struct Choice(String, String, String, #[serde(default)] Vec<String>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Hosting {
    OnPremises,
    Cloud,
    Saas,
    Outside,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Element {
    id: String,
    family: String,
    name: Words,
    description: Words,
    icon: String,
    #[serde(default)]
    container: bool,
    /// A container that is first drawn as a card.
    #[serde(default)]
    card: bool,
    #[serde(default)]
    fault_domain: bool,
    hosting: Option<Hosting>,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default = "yes")]
    at_top: bool,
    #[serde(default)]
    attributes: Vec<String>,
    archimate: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Dependency {
    Hard,
    ByStrength,
    Data,
    Member,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    id: String,
    family: String,
    name: Words,
    verb: Words,
    reverse_verb: Words,
    description: Words,
    icon: String,
    dependency: Dependency,
    #[serde(default = "yes")]
    directed: bool,
    from: Vec<String>,
    to: Vec<String>,
    #[serde(default)]
    attributes: Vec<String>,
    archimate: String,
    #[serde(default)]
    archimate_reversed: bool,
}

fn yes() -> bool {
    true
}

/// Generates `catalogue.rs` in `out_dir`; `icons` are the names of the bundled icons.
///
/// # Errors
/// A sentence naming the entry that is wrong.
pub fn compile(file: &Path, icons: &BTreeSet<String>, out_dir: &Path) -> Result<(), String> {
    let source = std::fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let catalogue: Catalogue = options
        .from_str(&source)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let names = Names::collect(&catalogue)?;
    let mut out = String::new();
    write_attributes(&catalogue, &names, &mut out)?;
    write_elements(&catalogue, &names, icons, &mut out)?;
    write_links(&catalogue, &names, icons, &mut out)?;
    let target = out_dir.join("catalogue.rs");
    // A new file: the old one may be shared with another checkout's build.
    let _gone = std::fs::remove_file(&target);
    std::fs::write(&target, out)
        .map_err(|error| format!("cannot write {}: {error}", target.display()))
}

/// What may be referred to.
struct Names<'a> {
    attributes: BTreeSet<&'a str>,
    elements: BTreeSet<&'a str>,
    links: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn collect(catalogue: &'a Catalogue) -> Result<Self, String> {
        let names = Self {
            attributes: distinct(
                "attribute",
                catalogue
                    .attributes
                    .iter()
                    .map(|attribute| attribute.id.as_str()),
            )?,
            elements: distinct(
                "element kind",
                catalogue.elements.iter().map(|kind| kind.id.as_str()),
            )?,
            links: distinct(
                "link kind",
                catalogue.links.iter().map(|kind| kind.id.as_str()),
            )?,
        };
        if let Some(id) = names.elements.intersection(&names.links).next() {
            return Err(format!(
                "catalogue: `{id}` is both an element kind and a link kind"
            ));
        }
        if let Some(family) = catalogue
            .family_attributes
            .keys()
            .find(|family| !FAMILIES.contains(&family.as_str()))
        {
            return Err(format!(
                "catalogue: family_attributes name an unknown family `{family}`"
            ));
        }
        Ok(names)
    }

    /// Writes a list of rules: `any`, a family as `@family`, or the id of a kind.
    fn rules(&self, owner: &str, list: &[String]) -> Result<String, String> {
        let mut out = String::from("&[");
        for name in list {
            if name == "any" {
                out.push_str("KindRule::Any, ");
            } else if let Some(family) = name.strip_prefix('@') {
                if !FAMILIES.contains(&family) {
                    return Err(format!(
                        "catalogue: {owner} names an unknown family `{family}`"
                    ));
                }
                let _ = write!(out, "KindRule::Family(Family::{}), ", variant(family));
            } else if self.elements.contains(name.as_str()) {
                let _ = write!(out, "KindRule::Kind({name:?}), ");
            } else {
                return Err(format!("catalogue: {owner} names an unknown kind `{name}`"));
            }
        }
        out.push(']');
        Ok(out)
    }

    /// Writes the attribute ids of a kind: its own, then the shared ones, each once.
    fn attribute_list(&self, owner: &str, lists: &[&[String]]) -> Result<String, String> {
        let mut seen = BTreeSet::new();
        let mut out = String::from("&[");
        for id in lists.iter().copied().flatten() {
            if !self.attributes.contains(id.as_str()) {
                return Err(format!(
                    "catalogue: {owner} has an unknown attribute `{id}`"
                ));
            }
            if seen.insert(id) {
                let _ = write!(out, "{id:?}, ");
            }
        }
        out.push(']');
        Ok(out)
    }
}

fn distinct<'a>(
    what: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<&'a str>, String> {
    let mut set = BTreeSet::new();
    for id in ids {
        let is_snake_case = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !is_snake_case {
            return Err(format!("catalogue: the {what} `{id}` is not in snake_case"));
        }
        if !set.insert(id) {
            return Err(format!("catalogue: the {what} `{id}` is defined twice"));
        }
    }
    Ok(set)
}

fn words(owner: &str, what: &str, words: &Words) -> Result<String, String> {
    for (language, text) in [("English", &words.0), ("French", &words.1)] {
        if text.trim().is_empty() {
            return Err(format!("catalogue: {owner} has no {language} {what}"));
        }
    }
    Ok(format!("Words {{ en: {:?}, fr: {:?} }}", words.0, words.1))
}

fn optional_words(owner: &str, what: &str, value: Option<&Words>) -> Result<String, String> {
    Ok(match value {
        None => "None".to_owned(),
        Some(value) => format!("Some({})", words(owner, what, value)?),
    })
}

fn check_icon(owner: &str, icon: &str, icons: &BTreeSet<String>) -> Result<(), String> {
    if icons.contains(icon) {
        return Ok(());
    }
    Err(format!(
        "catalogue: {owner} has the icon `{icon}`, which assets/icons lacks"
    ))
}

/// `life_cycle` to `LifeCycle`.
fn variant(snake_case: &str) -> String {
    let capitalize = |part: &str| part[..1].to_uppercase() + &part[1..];
    snake_case
        .split('_')
        .filter(|part| !part.is_empty())
        .map(capitalize)
        .collect()
}

fn write_attributes(catalogue: &Catalogue, names: &Names, out: &mut String) -> Result<(), String> {
    let mut sorted: Vec<&Attribute> = catalogue.attributes.iter().collect();
    sorted.sort_by_key(|attribute| &attribute.id);
    out.push_str("/// Every attribute, sorted by id.\npub static ATTRIBUTES: &[Attribute] = &[\n");
    for attribute in sorted {
        let owner = format!("the attribute `{}`", attribute.id);
        let value_type = match &attribute.r#type {
            AttributeType::Text => "Text".to_owned(),
            AttributeType::LongText => "LongText".to_owned(),
            AttributeType::Flag => "Flag".to_owned(),
            AttributeType::Number => "Number".to_owned(),
            AttributeType::Integer => "Integer".to_owned(),
            AttributeType::Hours => "Hours".to_owned(),
            AttributeType::Ratio => "Ratio".to_owned(),
            AttributeType::Percent => "Percent".to_owned(),
            AttributeType::Date => "Date".to_owned(),
            AttributeType::Choice | AttributeType::OpenChoice if attribute.choices.is_empty() => {
                return Err(format!("catalogue: {owner} is a choice without choices"));
            }
            AttributeType::Choice => "Choice".to_owned(),
            AttributeType::OpenChoice => "OpenChoice".to_owned(),
            AttributeType::TextList => "TextList".to_owned(),
            AttributeType::Needs => "Needs".to_owned(),
            AttributeType::Reference(targets) => {
                format!("Reference({})", names.rules(&owner, targets)?)
            }
            AttributeType::ReferenceList(targets) => {
                format!("ReferenceList({})", names.rules(&owner, targets)?)
            }
            AttributeType::RecordList(fields) => format!("RecordList(&{fields:?})"),
        };
        if attribute
            .anssi
            .is_some_and(|level| !(1..=3).contains(&level))
        {
            return Err(format!(
                "catalogue: {owner} has an ANSSI level outside 1 to 3"
            ));
        }
        let mut choices = String::new();
        let mut values = BTreeSet::new();
        for Choice(value, en, fr, kinds) in &attribute.choices {
            if !values.insert(value) {
                return Err(format!("catalogue: {owner} has the choice `{value}` twice"));
            }
            if let Some(kind) = kinds.iter().find(|kind| {
                !names.elements.contains(kind.as_str()) && !names.links.contains(kind.as_str())
            }) {
                return Err(format!(
                    "catalogue: {owner} offers `{value}` to an unknown kind `{kind}`"
                ));
            }
            let label = words(
                &format!("the choice `{value}` of {owner}"),
                "name",
                &Words(en.clone(), fr.clone()),
            )?;
            let _ = write!(
                choices,
                "Choice {{ value: {value:?}, words: {label}, kinds: &{kinds:?} }}, "
            );
        }
        let _ = writeln!(
            out,
            "Attribute {{ id: {:?}, words: {}, description: {}, value_type: AttributeType::{value_type}, choices: &[{choices}], min: {:?}, max: {:?}, unit: {}, group: AttributeGroup::{:?}, anssi_level: {:?}, default: {:?} }},",
            attribute.id,
            words(&owner, "label", &attribute.label)?,
            optional_words(&owner, "description", attribute.description.as_ref())?,
            attribute.min,
            attribute.max,
            optional_words(&owner, "unit", attribute.unit.as_ref())?,
            attribute.group,
            attribute.anssi,
            attribute.default,
        );
    }
    out.push_str("];\n");
    Ok(())
}

fn write_elements(
    catalogue: &Catalogue,
    names: &Names,
    icons: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), String> {
    let mut sorted: Vec<&Element> = catalogue.elements.iter().collect();
    sorted.sort_by_key(|kind| &kind.id);
    out.push_str(
        "/// Every kind of element, sorted by id.\npub static ELEMENT_KINDS: &[ElementKind] = &[\n",
    );
    for kind in sorted {
        let owner = format!("the element kind `{}`", kind.id);
        check_icon(&owner, &kind.icon, icons)?;
        if !FAMILIES.contains(&kind.family.as_str()) {
            return Err(format!(
                "catalogue: {owner} names an unknown family `{}`",
                kind.family
            ));
        }
        if kind.fault_domain && !kind.container {
            return Err(format!(
                "catalogue: {owner} is a fault domain but no container"
            ));
        }
        if kind.parents.is_empty() && !kind.at_top {
            return Err(format!("catalogue: {owner} may stand nowhere"));
        }
        let no_attributes = Vec::new();
        let of_family = catalogue
            .family_attributes
            .get(&kind.family)
            .unwrap_or(&no_attributes);
        let _ = writeln!(
            out,
            "ElementKind {{ id: {:?}, family: Family::{}, words: {}, description: {}, icon: {:?}, is_container: {}, is_fault_domain: {}, hosting: {}, parents: {}, may_stand_at_top: {}, attributes: {}, archimate: {:?}, size: SizeClass::{} }},",
            kind.id,
            variant(&kind.family),
            words(&owner, "name", &kind.name)?,
            words(&owner, "description", &kind.description)?,
            kind.icon,
            kind.container,
            kind.fault_domain,
            kind.hosting
                .as_ref()
                .map_or("None".to_owned(), |hosting| format!(
                    "Some(Hosting::{hosting:?})"
                )),
            names.rules(&owner, &kind.parents)?,
            kind.at_top,
            names.attribute_list(
                &owner,
                &[&kind.attributes, of_family, &catalogue.element_attributes]
            )?,
            kind.archimate,
            if kind.container && !kind.card {
                "Container"
            } else {
                "Card"
            },
        );
    }
    out.push_str("];\n");
    Ok(())
}

fn write_links(
    catalogue: &Catalogue,
    names: &Names,
    icons: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), String> {
    let mut sorted: Vec<&Link> = catalogue.links.iter().collect();
    sorted.sort_by_key(|kind| &kind.id);
    out.push_str(
        "/// Every kind of link, sorted by id.\npub static LINK_KINDS: &[LinkKind] = &[\n",
    );
    for kind in sorted {
        let owner = format!("the link kind `{}`", kind.id);
        check_icon(&owner, &kind.icon, icons)?;
        if !LINK_FAMILIES.contains(&kind.family.as_str()) {
            return Err(format!(
                "catalogue: {owner} names an unknown family `{}`",
                kind.family
            ));
        }
        let _ = writeln!(
            out,
            "LinkKind {{ id: {:?}, family: LinkFamily::{}, words: {}, verb: {}, reverse_verb: {}, description: {}, icon: {:?}, dependency: DependencyRule::{:?}, is_directed: {}, sources: {}, targets: {}, attributes: {}, archimate: {:?}, is_archimate_reversed: {} }},",
            kind.id,
            variant(&kind.family),
            words(&owner, "name", &kind.name)?,
            words(&owner, "verb", &kind.verb)?,
            words(&owner, "reverse verb", &kind.reverse_verb)?,
            words(&owner, "description", &kind.description)?,
            kind.icon,
            kind.dependency,
            kind.directed,
            names.rules(&owner, &kind.from)?,
            names.rules(&owner, &kind.to)?,
            names.attribute_list(&owner, &[&kind.attributes, &catalogue.link_attributes])?,
            kind.archimate,
            kind.archimate_reversed,
        );
    }
    out.push_str("];\n");
    Ok(())
}
