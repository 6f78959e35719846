//! Attributes that have to be filled in: one that is not is the violation itself.

use super::flaw::{Flaw, Flaws, joined};
use crate::assurance::facts::Facts;
use crate::locale::{Message, MessageId, msg};
use crate::model::ElementIx;

/// An attribute that is asked for, and what it is called within a sentence.
pub(super) type Asked = (&'static str, MessageId);

/// Adds the attributes that an element lacks.
pub(super) fn filled(facts: &Facts<'_>, ix: ElementIx, flaws: &mut Flaws, asked: &[Asked]) {
    let attributes: Vec<&'static str> = asked.iter().map(|(attribute, _)| *attribute).collect();
    let missing = facts.missing(ix, &attributes);
    if missing.is_empty() {
        return;
    }
    let names = || {
        let missing = asked.iter().filter(|(name, _)| missing.contains(name));
        joined(
            missing.map(|(_, words)| Message::from(*words)),
            msg::RULE_COMMA,
        )
    };
    let flaw = Flaw::broken(
        msg::RULE_NOT_FILLED.with("fields", names()),
        msg::RULE_NOT_FILLED_REMEDY.with("fields", names()),
    );
    flaws.add(ix, flaw);
}
