//! How data are protected: what stores and flows say of encryption, access and copies, with
//! *unknown* kept apart from *no* (public-sector guide, §9).

use super::facts::Facts;
use super::index::FlowFacts;
use crate::model::{ElementIx, Link, LinkIx, Value};

/// The words that say that there is none.
const NONE_AT_ALL: [&str; 7] = ["aucun", "aucune", "none", "non", "no", "clair", "en clair"];

/// Whether a text says that there is none: `aucun`, `none`.
#[must_use]
pub fn says_none(text: &str) -> bool {
    NONE_AT_ALL.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a link is encrypted; `None` where the map does not say.
#[must_use]
pub fn is_encrypted(link: &Link) -> Option<bool> {
    means_encrypted(link.attributes.get("encryption"))
}

/// What the value of an attribute about encryption means; `None` where it says nothing.
#[must_use]
pub fn means_encrypted(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Flag(flag) => Some(*flag),
        Value::Text(text) if !text.trim().is_empty() => Some(!says_none(text)),
        _ => None,
    }
}

/// Whether all hold: one that does not settles it, then one of which nobody knows.
#[must_use]
pub fn all_hold(verdicts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for verdict in verdicts {
        match verdict {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

impl Facts<'_> {
    /// Whether a flow is encrypted; `None` where the map does not say.
    #[must_use]
    pub fn is_flow_encrypted(&self, flow: &FlowFacts) -> Option<bool> {
        means_encrypted(self.link_value(flow.link, "encryption"))
    }

    /// What a store says: of a redundancy group what every member says.
    pub fn store_says(
        &self,
        store: ElementIx,
        says: impl Fn(ElementIx) -> Option<bool>,
    ) -> Option<bool> {
        all_hold(self.holders(store).into_iter().map(says))
    }

    /// Whether a store is encrypted at rest.
    #[must_use]
    pub fn is_encrypted_at_rest(&self, store: ElementIx) -> Option<bool> {
        self.store_says(store, |unit| self.flag(unit, "encryption_at_rest"))
    }

    /// Whether access to an element is controlled.
    #[must_use]
    pub fn is_access_controlled(&self, ix: ElementIx) -> Option<bool> {
        match self.value(ix, "access_control")? {
            Value::Flag(flag) => Some(*flag),
            Value::Text(text) if !text.trim().is_empty() => Some(!says_none(text)),
            _ => None,
        }
    }

    /// The backups of a store, the links with their vaults: of a group its own or, where it has
    /// none, those of its members if each of them has one.
    #[must_use]
    pub fn backups_of_store(&self, store: ElementIx) -> Vec<(LinkIx, ElementIx)> {
        let own = self.backups(store);
        if !own.is_empty() {
            return own.to_vec();
        }
        let units = self.holders(store);
        if units.iter().any(|unit| self.backups(*unit).is_empty()) {
            return Vec::new();
        }
        let all = units.iter().flat_map(|unit| self.backups(*unit));
        all.copied().collect()
    }

    /// σ of a store; `None` where one of the providers in its hosting closure states no level and
    /// none of the others is below `asked`.
    #[must_use]
    pub fn is_sovereign(&self, ix: ElementIx, asked: f64) -> Option<bool> {
        if f64::from(self.hosting().sovereignty(ix)) >= asked {
            return Some(true);
        }
        let providers = self.hosting().providers(ix, self.snapshot);
        all_hold(
            providers
                .into_iter()
                .map(|provider| Some(self.number(provider, "sovereignty_level")? >= asked)),
        )
    }

    /// What a flow passes by, and the members of the groups among that.
    #[must_use]
    pub fn crossed(&self, flow: &FlowFacts) -> Vec<ElementIx> {
        let mut passed = flow.via.clone();
        for &ix in &flow.via {
            passed.extend(self.members(ix));
        }
        passed
    }

    /// The filled attributes that are missing of those asked, in the order asked.
    #[must_use]
    pub fn missing(&self, ix: ElementIx, attributes: &[&'static str]) -> Vec<&'static str> {
        let all = attributes.iter().copied();
        all.filter(|name| !self.is_filled(ix, name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_does_not_hold_settles_it_before_one_that_nobody_knows() {
        assert_eq!(all_hold([Some(true), Some(true)]), Some(true));
        assert_eq!(all_hold([Some(true), None]), None);
        assert_eq!(all_hold([None, Some(false), Some(true)]), Some(false));
        assert_eq!(all_hold([]), Some(true));
    }

    #[test]
    fn none_is_said_in_both_languages_and_in_any_case() {
        for word in ["aucun", "Aucune", " none ", "En clair"] {
            assert!(says_none(word), "{word}");
        }
        assert!(!says_none("TLS 1.3") && !says_none(""));
    }
}
