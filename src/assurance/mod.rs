//! What an organisation owes: rules and requirements held against the map, indicators that can be
//! defended, and how complete the documentation is.
//!
//! - [`Settings`]: what the map asks for – factors, targets, the protection table, the level of
//!   documentation – with what is built in where it is silent;
//! - [`Facts`]: one plateau, indexed once for all that judges it;
//! - [`Resilience`]: what the analyses of impact find out, kept over edits;
//! - [`RULES`] and [`review`]: EX-01 to EX-15, Z1 to Z6 and the catalogue of standards, one file a
//!   rule; requirements of the map by rule, by condition or by hand; exemptions;
//! - [`condition`]: the language of the user's own rules;
//! - [`Finding`]: one violation, with why, how to repair it, and a [`Repair`] where that is safe;
//! - [`INDICATORS`] and [`Indicator`]: I01 to I30 with numerator, denominator and the list behind,
//!   held against targets ([`Standing`]), and over versions ([`IndicatorValues`]);
//! - [`maturity()`]: the six views of the ANSSI guide at three levels;
//! - [`Register`]: the register of processing activities; [`Lineage`]: where data go;
//! - [`Assessment`]: all of it at one plateau, made anew after an edit for what the edit concerns.
//!
//! The formulas are those of the guides named in each file; `tests/oracle` computes them a second
//! time from the texts alone.

mod aspects;
mod assessment;
pub mod condition;
mod doubts;
mod exemption;
mod factors;
mod facts;
mod finding;
mod function;
mod history;
mod hosting;
mod index;
mod indicator;
mod indicators;
mod lineage;
mod maturity;
mod memory;
mod protection;
mod register;
mod requirement;
mod resilience;
mod review;
mod rules;
mod scope;
mod settings;
mod target;
#[cfg(test)]
mod tests;

pub use aspects::{Aspects, Noted};
pub use assessment::{Assessment, Assessments, StateOfMap, assess, assess_all};
pub use doubts::{doubts, is_there, of_exemption};
pub use exemption::ExemptionStanding;
pub use factors::{BUILT_IN_FACTORS, BuiltInFactor, EMISSION};
pub use facts::Facts;
pub use finding::{Finding, FindingKey, ProtectionLevel, Repair, Review, ReviewTrend};
pub use function::{SecurityFunction, ZoneRole};
pub use history::{IndicatorValues, ValuesInTurn};
pub use hosting::Hosting;
pub use index::FlowFacts;
pub use indicator::{Course, Indicator, IndicatorRule, Part, PartSet, Unit};
pub use indicators::{EnergyUse, INDICATORS, Indicators, energy_of, indicator_rule};
pub use lineage::{Lineage, raised_sensitivity};
pub use maturity::{
    AnssiView, Item, Maturity, ObjectMaturity, Objects, asked_level, asked_of, is_component,
    is_filled, maturity,
};
pub use protection::{all_hold, is_encrypted, means_encrypted, says_none};
pub use register::{
    Activity, Controller, Filled, Register, RegisterField, RegisterLine, register_activities,
};
pub use requirement::{Asked, Judgement, asked, rule_of};
pub use resilience::Resilience;
pub use review::review;
pub use rules::flaw::{Flaw, Flaws, Place};
pub use rules::standards::{PRODUCT_ATTRIBUTES, elements_under_standards};
pub use rules::{RULES, Rule, Verdict, rule};
pub use scope::is_in_scope;
pub use settings::Settings;
pub use target::{Standing, TargetAt, standing};
