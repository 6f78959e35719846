//! Stable tokens: the same value has the same one wherever it stands.

use std::collections::BTreeMap;

use smol_str::{SmolStr, format_smolstr};

use super::words::folded;

/// Tokens that were given, by what they stand for. Numbers run in the order in which values are met,
/// which is that of tables, ids and fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    given: BTreeMap<String, SmolStr>,
    last: BTreeMap<&'static str, usize>,
}

impl Tokens {
    /// The token of a value; a new one of this prefix where it has none. Letter case and kinds of
    /// space make no other value. O(length + log n).
    pub(super) fn of(&mut self, prefix: &'static str, value: &str) -> SmolStr {
        let key = folded(value.trim()).0;
        if let Some(token) = self.given.get(&key) {
            return token.clone();
        }
        let number = self.last.entry(prefix).or_default();
        *number += 1;
        let token = format_smolstr!("{prefix}-{number}");
        self.given.insert(key, token.clone());
        token
    }
}
