//! The sheet: data sets with their ways, crossings, and who answers for what.

use std::collections::BTreeMap;

use super::writing::DataList;
use crate::analysis::{DependencyGraph, Watch};
use crate::assurance::{Facts, Lineage, Settings, raised_sensitivity};
use crate::catalogue;
use crate::locale::Language;
use crate::model::{ElementIx, PlateauId, Snapshot, SubjectId, SystemMap};
use crate::workspace::completeness::kind_name;
use crate::workspace::finding::folded;

/// An element or link with what it is called: its id where it has no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub id: SubjectId,
    /// Its name.
    pub name: String,
}

/// A flow that carries data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFlow {
    /// The flow.
    pub link: SubjectId,
    /// What it comes from.
    pub from: Named,
    /// What it goes to.
    pub to: Named,
}

/// A data set with its way. Lists are by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRow {
    /// The data set.
    pub data_set: Named,
    /// The id of its category, or what stands there; see [`category_in_words`].
    pub category: String,
    /// Where it is stored.
    pub stores: Vec<Named>,
    /// What processes it.
    pub applications: Vec<Named>,
    /// What carries it.
    pub flows: Vec<DataFlow>,
    /// What the flows reach: neither store nor application of it.
    pub reached: Vec<Named>,
}

/// An application in which data of different sensitivity meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The application.
    pub application: Named,
    /// What meets there, the most sensitive first.
    pub data_sets: Vec<Named>,
}

/// What a role answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The role; `None` for what nobody answers for.
    pub role: Option<String>,
    /// Elements with their kinds, by number.
    pub of: Vec<(Named, String)>,
}

/// See the module's header. It speaks no language: only categories and kinds are words, and those
/// are said when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataSheet {
    /// The plateau that it is of.
    pub plateau: Option<PlateauId>,
    /// The data sets, by number.
    pub rows: Vec<DataRow>,
    /// Where they meet, by number of the application.
    pub crossings: Vec<Crossing>,
    /// Who answers for what, by role; what nobody answers for comes last.
    pub answers: Vec<Answers>,
}

impl DataSheet {
    /// Finds it at one plateau; `None` when it was stopped. As [`Facts::of`], then O(elements log
    /// roles + stores, applications and flows of every data set).
    #[must_use]
    pub fn find(
        map: &SystemMap,
        snapshot: &Snapshot,
        graph: &DependencyGraph,
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let settings = Settings::of(map, None);
        let facts = Facts::of(map, snapshot, graph, &settings);
        let named = |ix: ElementIx| named(&facts, ix);
        let all = |of: &[ElementIx]| of.iter().map(|ix| named(*ix)).collect();
        let mut rows = Vec::new();
        for &data_set in facts.of_kind("data_set") {
            if watch.is_cancelled() {
                return None;
            }
            let lineage = Lineage::of(&facts, data_set);
            let flows = lineage.flows.iter().map(|(link, from, to)| DataFlow {
                link: SubjectId::from(&facts.link(*link).id),
                from: named(*from),
                to: named(*to),
            });
            rows.push(DataRow {
                data_set: named(data_set),
                category: facts.text(data_set, "category").to_owned(),
                stores: all(&lineage.stores),
                applications: all(&lineage.applications),
                flows: flows.collect(),
                reached: all(&lineage.reached),
            });
        }
        let crossings = raised_sensitivity(&facts).into_iter();
        let crossings = crossings.map(|(application, data_sets)| Crossing {
            application: named(application),
            data_sets: all(&data_sets),
        });
        Some(Self {
            plateau: snapshot.plateau().cloned(),
            rows,
            crossings: crossings.collect(),
            answers: answers(&facts),
        })
    }

    /// What it says of one data set alone: its row, and the crossings that it takes part in.
    pub fn keep_only(&mut self, data_set: &str) {
        self.rows.retain(|row| row.data_set.id.as_str() == data_set);
        self.crossings
            .retain(|crossing| crossing.has(|it| it.id.as_str() == data_set));
    }

    /// The crossing in an application.
    #[must_use]
    pub fn crossing_in(&self, application: &SubjectId) -> Option<&Crossing> {
        let mut all = self.crossings.iter();
        all.find(|crossing| crossing.application.id == *application)
    }

    /// The rows of a list that hold all these words, whatever their accents and capitals; the other
    /// list as it is. O(names).
    #[must_use]
    pub fn matching(&self, list: DataList, words: &str, language: Language) -> Self {
        let words = folded(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut out = self.clone();
        if words.is_empty() {
            return out;
        }
        let fits = |text: String| {
            let text = folded(&text);
            words.iter().all(|word| text.contains(word))
        };
        match list {
            DataList::Lineage => {
                out.rows.retain(|row| fits(row.words(language)));
                out.crossings.retain(|crossing| {
                    let all = std::iter::once(&crossing.application).chain(&crossing.data_sets);
                    fits(all.map(|it| format!("{} ", it.name)).collect())
                });
            }
            DataList::Owners => {
                for answers in &mut out.answers {
                    let role = answers.role.as_deref().unwrap_or_default();
                    answers.of.retain(|(named, kind)| {
                        let kind = kind_name(kind, language);
                        fits(format!("{role} {} {kind}", named.name))
                    });
                }
                out.answers.retain(|answers| !answers.of.is_empty());
            }
        }
        out
    }
}

impl Crossing {
    /// Whether any of its data sets is so.
    #[must_use]
    pub fn has(&self, is_so: impl Fn(&Named) -> bool) -> bool {
        self.data_sets.iter().any(is_so)
    }
}

impl DataRow {
    /// All its names, for a search.
    fn words(&self, language: Language) -> String {
        let mut words = category_in_words(&self.category, language);
        let flows = self.flows.iter().flat_map(|flow| [&flow.from, &flow.to]);
        let others = self.stores.iter().chain(&self.applications).chain(flows);
        let all = others.chain(&self.reached);
        for named in std::iter::once(&self.data_set).chain(all) {
            words.push(' ');
            words.push_str(&named.name);
        }
        words
    }
}

/// A category as a person reads it; one that the catalogue does not know as it stands.
#[must_use]
pub fn category_in_words(category: &str, language: Language) -> String {
    let known = catalogue::attribute("category");
    let label = known.and_then(|known| known.value_label(category, language));
    label.unwrap_or(category).to_owned()
}

fn named(facts: &Facts<'_>, ix: ElementIx) -> Named {
    let id = facts.id(ix);
    let name = facts.name(ix);
    Named {
        id: SubjectId::from(id),
        name: if name.is_empty() { id.as_str() } else { name }.to_owned(),
    }
}

fn answers(facts: &Facts<'_>) -> Vec<Answers> {
    let mut by_role: BTreeMap<(bool, &str), Vec<(Named, String)>> = BTreeMap::new();
    for ix in facts.snapshot.element_numbers() {
        let role = facts.text(ix, "owner_role").trim();
        let entry = by_role.entry((role.is_empty(), role)).or_default();
        entry.push((named(facts, ix), facts.kind(ix).to_owned()));
    }
    let by_role = by_role.into_iter().map(|((_, role), of)| Answers {
        role: (!role.is_empty()).then(|| role.to_owned()),
        of,
    });
    by_role.collect()
}
