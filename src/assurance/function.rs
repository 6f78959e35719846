//! What stands guard: single sign-on, archiving service, bastion, proxy, filter, and what a zone is
//! for.
//!
//! The catalogue has an attribute for each (`security_function`, `zone_role`). Where it is filled it
//! is taken at its word, *none* included; where it is not, kinds and words of the name tell, so that
//! a map that came from elsewhere is understood too.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::facts::Facts;
use super::index::FlowFacts;
use crate::model::{Element, ElementIx, Value};

/// What an element does for security.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecurityFunction {
    /// Signs people on once for many applications.
    SingleSignOn,
    /// Keeps archives with proof.
    Archiving,
    /// The one door through which systems are administered.
    Bastion,
    /// Stands in between, and opens no way through.
    Proxy,
    /// Filters what passes.
    Filter,
}

impl SecurityFunction {
    /// The word in the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleSignOn => "single_sign_on",
            Self::Archiving => "archiving",
            Self::Bastion => "bastion",
            Self::Proxy => "proxy",
            Self::Filter => "filter",
        }
    }

    /// The kinds of the catalogue that have it.
    fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::SingleSignOn | Self::Archiving => &[],
            Self::Bastion => &["bastion"],
            Self::Proxy => &["gateway"],
            Self::Filter => &["firewall"],
        }
    }

    const ALL: [Self; 5] = [
        Self::SingleSignOn,
        Self::Archiving,
        Self::Bastion,
        Self::Proxy,
        Self::Filter,
    ];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// Words of names that tell, in lower case.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::SingleSignOn => &["authentification unique", "single sign-on"],
            Self::Archiving => &["archivage électronique", "electronic archiving"],
            Self::Bastion => &["bastion"],
            Self::Proxy => &["mandataire", "proxy", "passerelle", "gateway"],
            Self::Filter => &[],
        }
    }
}

/// What a zone is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneRole {
    /// Where the outside is met.
    Dmz,
    /// From where systems are administered.
    Administration,
    /// Connected objects and cameras.
    Objects,
    /// Where data lie.
    Data,
}

impl ZoneRole {
    /// The words in the attribute.
    fn values(self) -> &'static [&'static str] {
        match self {
            Self::Dmz => &["dmz"],
            Self::Administration => &["administration"],
            Self::Objects => &["objects", "video"],
            Self::Data => &["data"],
        }
    }

    /// Words of names that tell, in lower case.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Dmz => &["dmz"],
            Self::Administration => &["administration"],
            Self::Objects => &["objets", "vidéo", "objects", "video"],
            Self::Data => &["données", "data"],
        }
    }
}

/// What an element does for security, a bit for each function. It rests on nothing but the element,
/// so that it is found once and kept.
pub(super) fn functions_of(element: &Element) -> u8 {
    let said = element.attributes.get("security_function");
    let said = said.and_then(Value::as_text).unwrap_or_default().trim();
    let bits = |is: &dyn Fn(SecurityFunction) -> bool| {
        let all = SecurityFunction::ALL.into_iter();
        all.filter(|function| is(*function))
            .fold(0, |bits, function| bits | function.bit())
    };
    if said.is_empty() {
        let kind = element.kind.as_str();
        bits(&|function| function.kinds().contains(&kind)) | named(&element.name)
    } else {
        bits(&|function| said == function.as_str())
    }
}

/// The functions that words of a name tell of.
fn named(name: &str) -> u8 {
    /// Finds the words of all functions at once in a name of plain letters, with the bit of each.
    static FINDER: LazyLock<Option<(AhoCorasick, Vec<u8>)>> = LazyLock::new(|| {
        let all = SecurityFunction::ALL.into_iter();
        let words = all.flat_map(|function| function.words().iter().map(move |it| (it, function)));
        let (words, bits): (Vec<&str>, Vec<u8>) = words
            .map(|(word, function)| (*word, function.bit()))
            .unzip();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(words);
        Some((finder.ok()?, bits))
    });
    if let Some((finder, bits)) = FINDER.as_ref().filter(|_| name.is_ascii()) {
        let hits = finder.find_overlapping_iter(name);
        return hits.fold(0, |known, hit| known | bits[hit.pattern().as_usize()]);
    }
    let told = SecurityFunction::ALL.into_iter();
    told.filter(|function| mentions(name, function.words()))
        .fold(0, |known, function| known | function.bit())
}

impl Facts<'_> {
    /// Whether an element does this for security.
    #[must_use]
    pub fn does(&self, ix: ElementIx, function: SecurityFunction) -> bool {
        self.functions()[ix.row()] & function.bit() != 0
    }

    /// Whether a zone is for this.
    #[must_use]
    pub fn is_zone_for(&self, zone: Option<ElementIx>, role: ZoneRole) -> bool {
        let Some(zone) = zone else { return false };
        let said = self.text(zone, "zone_role").trim();
        if !said.is_empty() {
            return role.values().contains(&said);
        }
        mentions(self.own_name(zone), role.words())
    }

    /// Whether a flow passes by something that does this.
    #[must_use]
    pub fn passes_by(&self, flow: &FlowFacts, function: SecurityFunction) -> bool {
        let crossed = self.crossed(flow);
        crossed.into_iter().any(|ix| self.does(ix, function))
    }

    /// Whether a flow passes by something that stands in a zone for this: it is no direct way then.
    #[must_use]
    pub fn passes_zone(&self, flow: &FlowFacts, role: ZoneRole) -> bool {
        let crossed = self.crossed(flow);
        crossed
            .into_iter()
            .any(|ix| self.is_zone_for(self.zone(ix), role))
    }
}

fn mentions(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    words.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_anywhere_in_a_name_in_any_case() {
        let archiving = SecurityFunction::Archiving.bit();
        let proxy = SecurityFunction::Proxy.bit();
        assert_eq!(named("Service d’ARCHIVAGE ÉLECTRONIQUE (SAE)"), archiving);
        assert_eq!(
            named("Electronic ARCHIVING behind a Proxy"),
            archiving | proxy
        );
        assert_eq!(
            named("Passerelle d’archivage électronique"),
            archiving | proxy
        );
        for nothing in ["Archivage", "Firewall", ""] {
            assert_eq!(named(nothing), 0, "{nothing}");
        }
    }
}
