//! STD: products and versions against the catalogue of standards.
//!
//! Elements name their products by the attributes of [`PRODUCT_ATTRIBUTES`], as in `PostgreSQL 15`;
//! where the version is not part of it, their attribute `version` says it. A line speaks of an
//! element by attribute, kind and product; where several do, the one with versions comes before
//! the one for all, then the stricter. What no line names is outside the catalogue as soon as there
//! is a line for that attribute.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::flaw::{Flaw, Flaws, hold, listed};
use super::versions::Versions;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::{Message, msg};
use crate::model::{
    Day, ElementId, Snapshot, Standard, StandardId, StandardStanding, SystemMap, Value,
};

pub(super) static RULE: Rule = Rule {
    id: "STD",
    name: msg::RULE_STD,
    text: msg::RULE_STD_TEXT,
    level: ProtectionLevel::Medium,
    severity: 2,
    repair: None,
    judge,
};

/// The attributes that name products.
pub const PRODUCT_ATTRIBUTES: [&str; 5] = ["engine", "os", "technology", "model", "version"];

/// A line of the catalogue, read.
struct Line<'s> {
    standard: &'s Standard,
    product: String,
    versions: Versions,
}

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    let lines = lines(facts.map);
    if lines.is_empty() {
        return verdict;
    }
    let mut known: FxHashMap<[&str; 4], Option<Option<Flaw>>> = FxHashMap::default();
    for ix in facts.snapshot.element_numbers() {
        let kind = facts.kind(ix);
        let mut flaws = Flaws::default();
        let mut is_asked = false;
        for attribute in PRODUCT_ATTRIBUTES {
            let text = facts.text(ix, attribute).trim();
            if text.is_empty() {
                continue;
            }
            let version = facts.text(ix, "version").trim();
            let asked = [kind, attribute, text, version];
            let found = known
                .entry(asked)
                .or_insert_with(|| standing(facts, &lines, asked));
            if let Some(flaw) = found {
                is_asked = true;
                if let Some(flaw) = flaw {
                    flaws.add(ix, flaw.clone());
                }
            }
        }
        if is_asked {
            hold(&mut verdict, facts, &RULE, ix, flaws);
        }
    }
    verdict
}

/// The lines that can be read, by their order.
fn lines(map: &SystemMap) -> Vec<Line<'_>> {
    let all = map.tables().standards.iter();
    let mut lines: Vec<Line<'_>> = all
        .filter_map(|standard| {
            let product = standard.name.trim().to_lowercase();
            let versions = Versions::read(&standard.versions)?;
            (!product.is_empty()).then_some(Line {
                standard,
                product,
                versions,
            })
        })
        .collect();
    lines.sort_by(|a, b| {
        let key = |line: &Line<'_>| (line.standard.order, line.standard.id.clone());
        key(a).cmp(&key(b))
    });
    lines
}

/// What the catalogue says of a product: nothing, that it is fine, or what is wrong with it.
fn standing(
    facts: &Facts<'_>,
    lines: &[Line<'_>],
    [kind, attribute, text, stated]: [&str; 4],
) -> Option<Option<Flaw>> {
    let named = named(lines, [kind, attribute, text, stated]);
    let (lines, version) = (named.lines, named.version);
    if named.product.is_empty() {
        let is_listed = |line: &&Line<'_>| line.standard.attribute == attribute;
        let outside = || {
            let why = msg::RULE_STD_OUTSIDE.with("product", text);
            Flaw::broken(why, remedy(&lines, attribute, text, ""))
        };
        return lines.iter().any(is_listed).then(|| Some(outside()));
    }
    let of_product = || named.product.iter();
    let meant = meant(&named.product, &version);
    let Some(line) = meant else {
        let named = msg::RULE_STD_VERSION_UNKNOWN.with("product", text);
        if version.is_empty() {
            return Some(Some(Flaw::unknown(
                named,
                msg::RULE_STD_VERSION_UNKNOWN_REMEDY,
            )));
        }
        let why = msg::RULE_STD_OTHER_VERSION
            .with("product", text)
            .with("version", version.as_str());
        let wanted: Vec<&str> = of_product()
            .filter(|line| line.standard.standing == StandardStanding::Standard)
            .map(|line| line.standard.versions.as_str())
            .collect();
        let remedy = if wanted.is_empty() {
            remedy(&lines, attribute, text, "")
        } else {
            let versions = listed(wanted.len(), |row| wanted[row].to_owned());
            msg::RULE_STD_OTHER_VERSION_REMEDY
                .with("product", text)
                .with("versions", versions)
        };
        return Some(Some(Flaw::broken(why, remedy)));
    };
    Some(flaw(facts, line, text).map(|why| {
        Flaw::broken(
            why,
            remedy(&lines, attribute, text, &line.standard.replacement),
        )
    }))
}

/// The lines that speak of an attribute of a kind.
struct Named<'l, 's> {
    lines: Vec<&'l Line<'s>>,
    /// Those of the product that the text names: of several the one with the longest name.
    product: Vec<&'l Line<'s>>,
    version: String,
}

fn named<'l, 's>(
    lines: &'l [Line<'s>],
    [kind, attribute, text, stated]: [&str; 4],
) -> Named<'l, 's> {
    let speaks = |line: &&Line<'_>| {
        let standard = line.standard;
        (standard.attribute.is_empty() || standard.attribute == attribute)
            && (standard.kinds.is_empty() || standard.kinds.iter().any(|one| one.as_str() == kind))
    };
    let lines: Vec<&Line<'_>> = lines.iter().filter(speaks).collect();
    let lower = text.to_lowercase();
    let is_named = |line: &&&Line<'_>| after_name(&lower, &line.product).is_some();
    let longest = lines
        .iter()
        .filter(is_named)
        .map(|line| line.product.as_str())
        .max_by_key(|product| product.len());
    let Some(longest) = longest else {
        return Named {
            lines,
            product: Vec::new(),
            version: String::new(),
        };
    };
    let rest = after_name(&lower, longest).unwrap_or_default();
    let version = if rest.is_empty() && attribute != "version" {
        stated
    } else {
        rest
    };
    let of_product = lines.iter().filter(|line| line.product == longest);
    Named {
        product: of_product.copied().collect(),
        version: version.to_owned(),
        lines,
    }
}

/// The line of a product that a version falls under: one with versions before the one for all,
/// then the stricter.
fn meant<'l, 's>(product: &[&'l Line<'s>], version: &str) -> Option<&'l Line<'s>> {
    let strict = |standing: StandardStanding| match standing {
        StandardStanding::Standard => 0,
        StandardStanding::Tolerated => 1,
        StandardStanding::Forbidden => 2,
    };
    product
        .iter()
        .filter(|line| line.versions.has(version))
        .max_by_key(|line| (!line.versions.is_all(), strict(line.standard.standing)))
        .copied()
}

/// The elements of a plateau that fall under each line of the catalogue, by id; lines without any
/// are left out. O(elements × lines).
#[must_use]
pub fn elements_under_standards(
    map: &SystemMap,
    snapshot: &Snapshot,
) -> BTreeMap<StandardId, Vec<ElementId>> {
    let lines = lines(map);
    let mut known: FxHashMap<[&str; 4], Option<&StandardId>> = FxHashMap::default();
    let mut under: BTreeMap<StandardId, Vec<ElementId>> = BTreeMap::new();
    for element in snapshot.elements() {
        let text = |attribute: &str| {
            let value = element.attributes.get(attribute);
            value.and_then(Value::as_text).unwrap_or_default().trim()
        };
        for attribute in PRODUCT_ATTRIBUTES {
            if text(attribute).is_empty() {
                continue;
            }
            let asked = [
                element.kind.as_str(),
                attribute,
                text(attribute),
                text("version"),
            ];
            let found = *known.entry(asked).or_insert_with(|| {
                let named = named(&lines, asked);
                meant(&named.product, &named.version).map(|line| &line.standard.id)
            });
            let Some(id) = found else { continue };
            let elements = under.entry(id.clone()).or_default();
            if elements.last() != Some(&element.id) {
                elements.push(element.id.clone());
            }
        }
    }
    under
}

/// What is wrong with a product that a line speaks of.
fn flaw(facts: &Facts<'_>, line: &Line<'_>, text: &str) -> Option<Message> {
    let standard = line.standard;
    let ended = Day::last_of(standard.until.trim())
        .zip(facts.day())
        .filter(|(last, day)| last < day);
    let message = match (standard.standing, ended) {
        (StandardStanding::Forbidden, _) => msg::RULE_STD_FORBIDDEN.with("product", text),
        (StandardStanding::Tolerated | StandardStanding::Standard, Some((last, _))) => {
            let id = if standard.standing == StandardStanding::Tolerated {
                msg::RULE_STD_TOLERATED
            } else {
                msg::RULE_STD_ENDED
            };
            id.with("product", text).with("day", last.iso().as_str())
        }
        _ => return None,
    };
    let reason = standard.reason.trim();
    if reason.is_empty() {
        return Some(message);
    }
    Some(
        msg::RULE_STD_BECAUSE
            .with("said", message)
            .with("reason", reason),
    )
}

/// What to take instead: what the line says, else what the catalogue wants for that attribute.
fn remedy(lines: &[&Line<'_>], attribute: &str, text: &str, replacement: &str) -> Message {
    if !replacement.trim().is_empty() {
        return msg::RULE_STD_REPLACE
            .with("product", text)
            .with("replacement", replacement.trim());
    }
    let mut wanted: Vec<&str> = lines
        .iter()
        .filter(|line| {
            line.standard.standing == StandardStanding::Standard
                && line.standard.attribute == attribute
        })
        .map(|line| line.standard.name.trim())
        .collect();
    wanted.dedup();
    if wanted.is_empty() {
        return msg::RULE_STD_LEAVE.with("product", text);
    }
    msg::RULE_STD_REPLACE_BY_ONE_OF
        .with("product", text)
        .with("wanted", listed(wanted.len(), |row| wanted[row].to_owned()))
}

/// What stands after a product's name in a text, where the name stands there as words of its own.
fn after_name<'t>(text: &'t str, product: &str) -> Option<&'t str> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(product) {
        let start = from + at;
        let end = start + product.len();
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        if !is_word(before) && !is_word(after) {
            return Some(
                text[end..]
                    .trim_start_matches([' ', '-', '_', ':', '/', ','])
                    .trim(),
            );
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_found_by_words_of_its_own() {
        assert_eq!(after_name("postgresql 15", "postgresql"), Some("15"));
        assert_eq!(after_name("serveur windows 2016", "windows"), Some("2016"));
        assert_eq!(after_name("postgresql", "postgresql"), Some(""));
        assert_eq!(after_name("javascript 5", "java"), None);
        assert_eq!(after_name("é java é", "java"), Some("é"));
    }
}
