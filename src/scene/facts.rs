//! What a drawing must know of each element beyond its own fields: hosting, members, personal data.

use super::hosting::{HostingClass, hosting_classes};
use crate::analysis::applications_of;
use crate::model::{Element, ElementIx, Snapshot, Value};

/// Whether an element is, holds or handles personal data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonalData {
    /// None is known.
    #[default]
    None,
    /// Personal data.
    Personal,
    /// Special categories (GDPR, article 9) or health data.
    Sensitive,
}

/// Facts by row of the snapshot.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub hosting: Vec<Option<HostingClass>>,
    /// How many members a group has.
    pub members: Vec<usize>,
    pub personal: Vec<PersonalData>,
}

impl Facts {
    /// O(elements + links).
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let count = snapshot.elements().len();
        let mut facts = Self {
            hosting: hosting_classes(snapshot),
            members: vec![0; count],
            personal: snapshot.elements().iter().map(|e| own_data(e)).collect(),
        };
        for (link, &(from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
            match link.kind.as_str() {
                "member_of" => facts.members[to.row()] += 1,
                "stored_in" => facts.spread(from, to),
                _ => {}
            }
        }
        for ix in snapshot.element_numbers() {
            if facts.personal[ix.row()] == PersonalData::None {
                continue;
            }
            for application in applications_of(snapshot, ix) {
                facts.spread(ix, application);
            }
        }
        facts
    }

    fn spread(&mut self, data: ElementIx, holder: ElementIx) {
        let level = self.personal[data.row()];
        let held = &mut self.personal[holder.row()];
        *held = (*held).max(level);
    }
}

fn own_data(element: &Element) -> PersonalData {
    let flag = |name: &str| {
        element
            .attributes
            .get(name)
            .and_then(Value::as_flag)
            .unwrap_or(false)
    };
    let category = element.attributes.get("category").and_then(Value::as_text);
    if flag("special_category") || flag("health_data") || category == Some("health") {
        PersonalData::Sensitive
    } else if category == Some("personal") {
        PersonalData::Personal
    } else {
        PersonalData::None
    }
}

/// Security needs of an element, in the order D, I, C, T; 0 where not given.
#[must_use]
pub(super) fn needs(element: &Element) -> [u8; 4] {
    let fields = element.attributes.get("dict").and_then(Value::as_fields);
    ["d", "i", "c", "t"].map(|name| {
        fields
            .and_then(|fields| fields.get(name))
            .and_then(Value::as_number)
            .filter(|level| (0.0..=4.0).contains(level))
            .map_or(0, level_of)
    })
}

/// Criticality of an element, 1 to 4; 0 where not given.
#[must_use]
pub(super) fn criticality(element: &Element) -> u8 {
    element
        .attributes
        .get("criticality")
        .and_then(Value::as_number)
        .filter(|level| (0.0..=4.0).contains(level))
        .map_or(0, level_of)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the callers let only 0 to 4 through"
)]
fn level_of(level: f64) -> u8 {
    level.round() as u8
}
