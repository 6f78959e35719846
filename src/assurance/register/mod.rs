//! The register of processing activities (GDPR art. 30), derived from the map (public-sector guide,
//! §5.3): an entry for each activity with personal or health data.
//!
//! Data sets that name the same activity are one entry, any other data set is its own. What a
//! person wrote is quoted; applications, stores, places, recipients, transfers, processors and
//! security measures are read from the map. A field that art. 30 asks for and nothing fills is
//! marked as missing, never left out.

mod fields;
mod places;

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, ElementIx, Snapshot, Value};

/// Categories of data that the register is about.
pub(super) const PERSONAL: [&str; 2] = ["personal", "health"];

/// A field of an entry, in the order of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegisterField {
    /// Which role answers for it.
    Owner,
    /// What the data are used for.
    Purposes,
    /// Article 6.
    LegalBasis,
    /// Whom the data are about.
    DataSubjects,
    /// Data sets with their category.
    Categories,
    /// Article 9.
    SpecialCategory,
    /// From whom the data come.
    Source,
    /// Whether they have to be given.
    Collection,
    /// Decisions without a person.
    AutomatedDecision,
    /// Who receives them: declared, and reached by flows.
    Recipients,
    /// Who hosts or operates for the controller.
    Processors,
    /// What processes them.
    Applications,
    /// Where they are stored.
    Stores,
    /// Sites and regions of those, with their country.
    Places,
    /// Where they leave the European Economic Area or its law, and under which guarantee.
    Transfers,
    /// For how long, from when, and what becomes of them.
    Retention,
    /// What protects them.
    Measures,
    /// When the entry was made and last looked at.
    Dates,
}

impl RegisterField {
    /// All of them, in order.
    pub const ALL: [Self; 18] = [
        Self::Owner,
        Self::Purposes,
        Self::LegalBasis,
        Self::DataSubjects,
        Self::Categories,
        Self::SpecialCategory,
        Self::Source,
        Self::Collection,
        Self::AutomatedDecision,
        Self::Recipients,
        Self::Processors,
        Self::Applications,
        Self::Stores,
        Self::Places,
        Self::Transfers,
        Self::Retention,
        Self::Measures,
        Self::Dates,
    ];

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Purposes => "purposes",
            Self::LegalBasis => "legal_basis",
            Self::DataSubjects => "data_subjects",
            Self::Categories => "categories",
            Self::SpecialCategory => "special_category",
            Self::Source => "source",
            Self::Collection => "collection",
            Self::AutomatedDecision => "automated_decision",
            Self::Recipients => "recipients",
            Self::Processors => "processors",
            Self::Applications => "applications",
            Self::Stores => "stores",
            Self::Places => "places",
            Self::Transfers => "transfers",
            Self::Retention => "retention",
            Self::Measures => "measures",
            Self::Dates => "dates",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Owner => msg::REGISTER_OWNER,
            Self::Purposes => msg::REGISTER_PURPOSES,
            Self::LegalBasis => msg::REGISTER_LEGAL_BASIS,
            Self::DataSubjects => msg::REGISTER_DATA_SUBJECTS,
            Self::Categories => msg::REGISTER_CATEGORIES,
            Self::SpecialCategory => msg::REGISTER_SPECIAL,
            Self::Source => msg::REGISTER_SOURCE,
            Self::Collection => msg::REGISTER_COLLECTION,
            Self::AutomatedDecision => msg::REGISTER_AUTOMATED,
            Self::Recipients => msg::REGISTER_RECIPIENTS,
            Self::Processors => msg::REGISTER_PROCESSORS,
            Self::Applications => msg::REGISTER_APPLICATIONS,
            Self::Stores => msg::REGISTER_STORES,
            Self::Places => msg::REGISTER_PLACES,
            Self::Transfers => msg::REGISTER_TRANSFERS,
            Self::Retention => msg::REGISTER_RETENTION,
            Self::Measures => msg::REGISTER_MEASURES,
            Self::Dates => msg::REGISTER_DATES,
        }
    }
}

/// One line of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegisterLine {
    /// In words.
    pub text: String,
    /// The element that it speaks of.
    pub subject: Option<ElementId>,
}

/// What an entry says in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The lines, each once.
    pub lines: Vec<RegisterLine>,
    /// Whether something that art. 30 asks for is not in the map.
    pub is_missing: bool,
}

/// An entry of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What it is called: the activity, or its only data set.
    pub name: String,
    /// Its number in the inventory; may be empty.
    pub reference: String,
    /// Its data sets, by name.
    pub data_sets: Vec<ElementId>,
    /// The fields, every one of them.
    pub fields: BTreeMap<RegisterField, Filled>,
}

impl Activity {
    /// The fields in which something is missing.
    pub fn missing(&self) -> impl Iterator<Item = RegisterField> + '_ {
        let fields = self.fields.iter();
        fields
            .filter(|(_, filled)| filled.is_missing)
            .map(|(field, _)| *field)
    }
}

/// Who answers for the processing, as the map says; texts may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controller {
    /// Name and contact; the organisation of the map where nobody wrote it.
    pub controller: String,
    /// Joint controllers and representative.
    pub joint: String,
    /// Data protection officer.
    pub officer: String,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// Who answers for it all.
    pub controller: Controller,
    /// The entries, by name.
    pub activities: Vec<Activity>,
}

impl Register {
    /// The register of one plateau, in one language. O(personal data sets × what stores, hosts and
    /// carries them) beside one pass over the links.
    #[must_use]
    pub fn of(facts: &Facts<'_>, language: Language) -> Self {
        let info = facts.map.info();
        let controller = if info.controller.trim().is_empty() {
            info.organisation.to_string()
        } else {
            info.controller.to_string()
        };
        let mut groups: BTreeMap<(String, String), Vec<ElementIx>> = BTreeMap::new();
        for ix in facts.data_sets_of(&PERSONAL) {
            let activity = facts.text(ix, "activity").trim();
            // Apart from activities, so that a data set never joins one by its name alone.
            let key = if activity.is_empty() {
                (name_of(facts, ix).to_lowercase(), facts.id(ix).to_string())
            } else {
                (activity.to_lowercase(), String::new())
            };
            groups.entry(key).or_default().push(ix);
        }
        let source = fields::Source::of(facts, language);
        let activities = groups.into_values().map(|mut data_sets| {
            data_sets.sort_by_key(|ix| (name_of(facts, *ix).to_lowercase(), *ix));
            source.activity(&data_sets)
        });
        Self {
            controller: Controller {
                controller,
                joint: info.joint_controllers.to_string(),
                officer: info.data_protection_officer.to_string(),
            },
            activities: activities.collect(),
        }
    }

    /// How many fields miss something, over all entries.
    #[must_use]
    pub fn missing(&self) -> usize {
        let all = self.activities.iter();
        all.map(|activity| activity.missing().count()).sum()
    }
}

/// How many entries the register of a plateau has. O(elements).
#[must_use]
pub fn register_activities(snapshot: &Snapshot) -> usize {
    let elements = snapshot.elements().iter();
    let personal = elements.filter(|element| {
        let category = element.attributes.get("category").and_then(Value::as_text);
        element.kind.as_str() == "data_set"
            && category.is_some_and(|category| PERSONAL.contains(&category))
    });
    let (mut alone, mut named) = (0, BTreeSet::new());
    for element in personal {
        let activity = element.attributes.get("activity").and_then(Value::as_text);
        match activity.map(str::trim).filter(|text| !text.is_empty()) {
            Some(activity) => {
                named.insert(activity.to_lowercase());
            }
            None => alone += 1,
        }
    }
    alone + named.len()
}

/// The name of an element, or its id where it has none.
pub(super) fn name_of(facts: &Facts<'_>, ix: ElementIx) -> String {
    facts.name(ix).to_owned()
}
