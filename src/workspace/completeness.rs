//! What the documentation lacks at a level, object by object, for lists and command line.

use std::collections::BTreeSet;

use crate::assurance::{AnssiView, Facts, Item, Maturity, maturity};
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{Day, ExemptionId, KindId, LinkId, Snapshot, SubjectId, SystemMap};

/// An object that lacks something, or is excused from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The element or link.
    pub id: SubjectId,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: KindId,
    /// What the kind is called.
    pub kind_name: String,
    /// The view that it belongs to.
    pub view: AnssiView,
    /// What is missing, with the level that asks for it.
    pub items: Vec<(u8, Item)>,
    /// What an exemption excuses.
    pub excused: Vec<(u8, Item, ExemptionId)>,
}

impl Missing {
    /// `Hôte, Zone de sécurité; niveau 3 : Fin de support`, then what is excused.
    #[must_use]
    pub fn in_words(&self, language: Language) -> String {
        let mut parts = Vec::new();
        for level in [1, 2, 3] {
            let of_level = self.items.iter().filter(|(at, _)| *at == level);
            let labels: Vec<String> = of_level.map(|(_, item)| item.label(language)).collect();
            if !labels.is_empty() {
                let words = msg::MATURITY_AT_LEVEL.with("level", level.to_string());
                parts.push(language.say(&words.with("items", labels.join(", "))));
            }
        }
        if !self.excused.is_empty() {
            let all = self.excused.iter();
            let labels: Vec<String> = all.map(|(_, item, _)| item.label(language)).collect();
            let by: BTreeSet<&str> = self.excused.iter().map(|(_, _, by)| by.as_str()).collect();
            let by: Vec<&str> = by.into_iter().collect();
            let words = msg::MATURITY_EXCUSED.with("items", labels.join(", "));
            parts.push(language.say(&words.with("by", by.join(", "))));
        }
        parts.join(" · ")
    }
}

/// The maturity of one plateau alone. As [`Facts::of`] and [`maturity`].
#[must_use]
pub fn maturity_of(map: &SystemMap, snapshot: &Snapshot, today: Option<Day>) -> Maturity {
    Facts::over(map, snapshot, today, maturity)
}

/// The objects in scope of a level that lack something up to it, or are excused; by view, kind,
/// name. O(objects log objects).
#[must_use]
pub fn missing(
    found: &Maturity,
    snapshot: &Snapshot,
    level: u8,
    language: Language,
) -> Vec<Missing> {
    let mut all: Vec<Missing> = found
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let items: Vec<_> = object.missing_at(level).collect();
            let excused = object.excused.iter().filter(|(at, ..)| *at <= level);
            let excused: Vec<_> = excused.cloned().collect();
            (!items.is_empty() || !excused.is_empty()).then(|| Missing {
                id: id.clone(),
                name: name_at(snapshot, id),
                kind_name: kind_name(object.kind.as_str(), language).to_owned(),
                kind: object.kind.clone(),
                view: object.view,
                items,
                excused,
            })
        })
        .collect();
    all.sort_by_cached_key(|object| {
        (
            object.view,
            object.kind_name.to_lowercase(),
            object.name.to_lowercase(),
            object.id.clone(),
        )
    });
    all
}

/// What a kind of element or link is called.
#[must_use]
pub fn kind_name(kind: &str, language: Language) -> &str {
    catalogue::element_kind(kind)
        .map(|kind| kind.name(language))
        .or_else(|| catalogue::link_kind(kind).map(|kind| kind.name(language)))
        .unwrap_or(kind)
}

/// A share as it is read: `93,5 %`; *not applicable* where nothing is in scope.
#[must_use]
pub fn share_in_words(conforming: usize, in_scope: usize, language: Language) -> String {
    if in_scope == 0 {
        return language.text(msg::MATURITY_NOT_APPLICABLE);
    }
    // Cut, not rounded: what is not complete never reads as complete.
    let thousandths = conforming.saturating_mul(1_000) / in_scope;
    let (whole, tenth) = (thousandths / 10, thousandths % 10);
    match (language, tenth) {
        (Language::English, 0) => format!("{whole}%"),
        (Language::English, _) => format!("{whole}.{tenth}%"),
        (Language::French, 0) => format!("{whole}\u{a0}%"),
        (Language::French, _) => format!("{whole},{tenth}\u{a0}%"),
    }
}

/// The name of an element, a link by its ends where it has none.
fn name_at(snapshot: &Snapshot, id: &SubjectId) -> String {
    if let Some(element) = snapshot.element_by_id(&id.text().clone().into()) {
        return if element.name.trim().is_empty() {
            id.to_string()
        } else {
            element.name.to_string()
        };
    }
    let Some(ix) = snapshot.find_link(&LinkId::from(id.text().clone())) else {
        return id.to_string();
    };
    let link = snapshot.link(ix);
    if !link.name.trim().is_empty() {
        return link.name.to_string();
    }
    let (from, to) = snapshot.ends(ix);
    let name = |ix| name_at(snapshot, &(&snapshot.element(ix).id).into());
    format!("{} → {}", name(from), name(to))
}
