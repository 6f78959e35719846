//! What stands guard: single sign-on, archiving service, bastion, proxy, filter, and what a zone is
//! for.
//!
//! The catalogue has an attribute for each (`security_function`, `zone_role`). Where it is filled it
//! is taken at its word, *none* included; where it is not, kinds and words of the name tell, so that
//! a map that came from elsewhere is understood too.

use super::facts::{Facts, FlowFacts};
use crate::model::ElementIx;

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

impl Facts<'_> {
    /// Whether an element does this for security.
    #[must_use]
    pub fn does(&self, ix: ElementIx, function: SecurityFunction) -> bool {
        let said = self.text(ix, "security_function").trim();
        if !said.is_empty() {
            return said == function.as_str();
        }
        let element = self.element(ix);
        function.kinds().contains(&element.kind.as_str())
            || mentions(&element.name, function.words())
    }

    /// Whether a zone is for this.
    #[must_use]
    pub fn is_zone_for(&self, zone: Option<ElementIx>, role: ZoneRole) -> bool {
        let Some(zone) = zone else { return false };
        let said = self.text(zone, "zone_role").trim();
        if !said.is_empty() {
            return role.values().contains(&said);
        }
        mentions(&self.element(zone).name, role.words())
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
    if words.is_empty() {
        return false;
    }
    let name = name.to_lowercase();
    words.iter().any(|word| name.contains(word))
}
