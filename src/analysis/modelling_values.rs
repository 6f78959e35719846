//! Values that no analysis can reckon with: they count as not given, and are told.

use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{Record, RecordKey, Value};

/// Hours, from none on.
const HOURS: [&str; 10] = [
    "repair_h",
    "restart_h",
    "failover_h",
    "dmia_h",
    "pdma_h",
    "mtbf_h",
    "mttr_h",
    "buffer_h",
    "lag_h",
    "interval_h",
];
/// Other numbers; whether they are too large or too small is told elsewhere.
const NUMBERS: [&str; 3] = ["availability", "beta", "k"];

/// What is wrong with the numbers of a record of this name.
pub(super) fn value_problems<R: Record>(record: &R, name: &str, problems: &mut Vec<Problem>) {
    let attributes = record.attributes();
    let value_of = |attribute: &&'static str| Some((*attribute, attributes.get(*attribute)?));
    let hours = HOURS.iter().filter_map(value_of).filter(|(_, value)| {
        let hours = value.as_number();
        hours.is_none_or(|hours| hours < 0.0)
    });
    let numbers = NUMBERS
        .iter()
        .filter_map(value_of)
        .filter(|(_, value)| value.as_number().is_none());
    let is_given = |(_, value): &(&str, &Value)| **value != Value::Nothing;
    for (attribute, value) in hours.chain(numbers).filter(is_given) {
        let message = msg::MODELLING_VALUE_NOT_USED
            .with("name", name)
            .with("attribute", attribute)
            .with("value", value.to_string());
        problems.push(
            Problem::new("value-not-used", Severity::Warning, message)
                .at_record(RecordKey::of(record).to_string()),
        );
    }
}
