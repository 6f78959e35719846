//! The neighbours of an element in words: “needs Annuaire, Base; is needed by Portail citoyen”.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{ElementId, SubjectId};
use crate::text;
use crate::workspace::Document;

/// Names of one phrase beyond this many are counted.
const MOST_NAMES: usize = 6;

/// The name of an element, as it may be shown.
pub(super) fn name_of(document: &Document, subject: &SubjectId) -> String {
    let id = ElementId::from(subject.text().clone());
    let element = document.snapshot().element_by_id(&id);
    element.map_or_else(
        || subject.as_str().to_owned(),
        |element| text::visible(&element.name).into_owned(),
    )
}

/// The names of the neighbours of all elements, by kind of link and direction.
pub(super) struct Neighbours(BTreeMap<ElementId, BTreeMap<(usize, bool), BTreeSet<String>>>);

impl Neighbours {
    /// Of a map at the plateau that shows. O(links · log links).
    pub(super) fn of(document: &Document) -> Self {
        let mut out = Self(BTreeMap::new());
        for link in document.snapshot().links() {
            let place = catalogue::LINK_KINDS
                .iter()
                .position(|kind| kind.id == link.kind.as_str())
                .unwrap_or(usize::MAX);
            for (own, other, is_reverse) in
                [(&link.from, &link.to, false), (&link.to, &link.from, true)]
            {
                let name = name_of(document, &SubjectId::from(other));
                let kinds = out.0.entry(own.clone()).or_default();
                kinds.entry((place, is_reverse)).or_default().insert(name);
            }
        }
        out
    }

    /// One phrase for each kind of link and direction, in the order of the catalogue.
    pub(super) fn phrases(&self, subject: &SubjectId, language: Language) -> Vec<String> {
        let kinds = self.0.get(&ElementId::from(subject.text().clone()));
        let phrase = |(&(place, is_reverse), names): (&(usize, bool), &BTreeSet<String>)| {
            let verb = catalogue::LINK_KINDS.get(place).map_or_else(
                || language.text(msg::ACCESS_JOINED),
                |kind| {
                    let verb = if is_reverse {
                        &kind.reverse_verb
                    } else {
                        &kind.verb
                    };
                    verb.in_language(language).to_owned()
                },
            );
            format!("{verb} {}", listed(names, language))
        };
        kinds.into_iter().flatten().map(phrase).collect()
    }
}

fn listed(names: &BTreeSet<String>, language: Language) -> String {
    let shown: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    let mut out = shown.join(", ");
    let more = names.len().saturating_sub(MOST_NAMES);
    if more > 0 {
        out.push_str(", ");
        out.push_str(&language.say(&msg::ACCESS_MORE.with("count", more)));
    }
    out
}
