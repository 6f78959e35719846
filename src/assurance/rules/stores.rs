//! What several rules ask of the stores, flows and applications of a data set.

use super::flaw::{Flaw, Flaws, Setting};
use crate::assurance::facts::Facts;
use crate::locale::{MessageId, msg};
use crate::model::{ElementIx, LinkIx, Name, SubjectId, Value};

/// Adds what every store of a data set must not be; a data set without one is unknown.
pub(super) fn each_store(
    facts: &Facts<'_>,
    data_set: ElementIx,
    flaws: &mut Flaws,
    mut judge: impl FnMut(ElementIx, &mut Flaws),
) {
    let stores = facts.stores(data_set);
    if stores.is_empty() {
        let flaw = Flaw::unknown(msg::RULE_NO_STORE, msg::RULE_NO_STORE_REMEDY);
        flaws.add(data_set, flaw);
    }
    for &store in stores {
        judge(store, flaws);
    }
}

/// Adds stores of which a flag is not set, each with the setting that notes it as set.
pub(super) fn each_store_flagged(
    facts: &Facts<'_>,
    data_set: ElementIx,
    flaws: &mut Flaws,
    attribute: &'static str,
    words: [[MessageId; 2]; 2],
) {
    each_store(facts, data_set, flaws, |store, flaws| {
        let says = |unit| facts.flag(unit, attribute);
        let [broken, unknown] = words;
        let flaw = match facts.store_says(store, says) {
            Some(true) => return,
            Some(false) => Flaw::broken(broken[0], broken[1]),
            None => Flaw::unknown(unknown[0], unknown[1]),
        };
        let units = facts.holders(store).into_iter();
        let settings = units.filter(|unit| says(*unit) != Some(true));
        let settings = settings.map(|unit| noted(facts, unit, attribute)).collect();
        flaws.add_mendable(store, flaw, settings);
    });
}

/// The setting that notes a flag as set.
pub(super) fn noted(facts: &Facts<'_>, ix: ElementIx, attribute: &'static str) -> Setting {
    let name = Name::new_static(attribute);
    (SubjectId::from(facts.id(ix)), name, Some(Value::Flag(true)))
}

/// Adds the flows of a data set that are not encrypted.
pub(super) fn each_flow_encrypted(facts: &Facts<'_>, data_set: ElementIx, flaws: &mut Flaws) {
    for flow in facts.carriers(data_set) {
        flaws.judge(
            flow.link,
            facts.is_flow_encrypted(flow),
            [
                Flaw::broken(msg::RULE_FLOW_CLEAR, msg::RULE_FLOW_CLEAR_REMEDY),
                Flaw::unknown(msg::RULE_FLOW_UNKNOWN, msg::RULE_FLOW_UNKNOWN_REMEDY),
            ],
        );
    }
}

/// Adds the applications of a data set without strong authentication, but for those that are let
/// pass; a data set that nothing processes is unknown.
pub(super) fn each_processor_strong(
    facts: &Facts<'_>,
    data_set: ElementIx,
    flaws: &mut Flaws,
    is_let_pass: impl Fn(ElementIx) -> bool,
    words: [[MessageId; 2]; 2],
) {
    let processors = facts.processors(data_set);
    if processors.is_empty() {
        let flaw = Flaw::unknown(msg::RULE_NO_PROCESSOR, msg::RULE_NO_PROCESSOR_REMEDY);
        flaws.add(data_set, flaw);
    }
    let [broken, unknown] = words;
    for application in processors {
        let flaw = match facts.flag(application, "mfa") {
            _ if is_let_pass(application) => continue,
            Some(true) => continue,
            Some(false) => Flaw::broken(broken[0], broken[1]),
            None => Flaw::unknown(unknown[0], unknown[1]),
        };
        let setting = noted(facts, application, "mfa");
        flaws.add_mendable(application, flaw, vec![setting]);
    }
}

/// The hours between two backups by this link; `None` where the map does not say.
pub(super) fn interval_h(facts: &Facts<'_>, backup: LinkIx) -> Option<f64> {
    facts
        .link_value(backup, "interval_h")
        .and_then(Value::as_number)
}
