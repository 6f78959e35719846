//! How the indicators of the open map fared over its kept versions: found on another thread, kept
//! until there are other versions.
//!
//! A panel reads [`IndicatorHistory::found`] and asks for it while it shows
//! ([`IndicatorHistory::ask`]), which reads the list of versions first where nobody has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Workspace;
use super::action::Action;
use super::arranging::Run;
use super::document::Document;
use super::effect::Effect;
use super::versioning::{VersionList, VersionShelf, Versioning};
use crate::analysis::Watch;
use crate::assurance::{IndicatorValues, ValuesInTurn};
use crate::model::{Day, SystemMap};
use crate::versions::Version;

/// So many versions make a history; of more, the newest.
pub const MOST_VERSIONS: usize = 60;

/// One version with its values.
#[derive(Clone, Debug)]
pub struct VersionFigures {
    /// The version.
    pub version: Version,
    /// Its values; `None` where it cannot be read.
    pub values: Option<Arc<IndicatorValues>>,
}

/// What is asked, and what comes back.
#[derive(Clone, Debug)]
pub enum HistoryStep {
    /// Find the values of the versions that there are, unless that is done or under way.
    Start,
    /// It ended.
    Done {
        /// Which run.
        run: Arc<Run>,
        /// What was found, the oldest first; `None` when it was cancelled.
        found: Option<Arc<[VersionFigures]>>,
    },
}

/// Versions to be judged, for a thread of its own.
#[derive(Clone, Debug)]
pub struct HistoryOrder {
    /// The versions, the oldest first.
    pub versions: Vec<Version>,
    /// What was found before.
    pub known: Option<Arc<[VersionFigures]>>,
}

/// The values of the versions of the open map.
#[derive(Debug, Default)]
pub struct IndicatorHistory {
    /// The document that they are of.
    of: Option<Arc<()>>,
    /// The newest version that was asked for.
    head: Option<String>,
    found: Option<Arc<[VersionFigures]>>,
    run: Option<Arc<Run>>,
}

impl IndicatorHistory {
    /// What was found of a document, the oldest version first; `None` where nothing was yet.
    #[must_use]
    pub fn found(&self, document: &Document) -> Option<&Arc<[VersionFigures]>> {
        self.found.as_ref().filter(|_| self.is_of(document))
    }

    /// Whether it is being found.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.run.is_some()
    }

    /// Asks for the values of the versions that there are, unless they are there or under way.
    pub fn ask(&self, document: &Document, shelf: &VersionShelf, actions: &mut Vec<Action>) {
        match shelf {
            VersionShelf::Unread => actions.push(Action::Versioning(Versioning::Read)),
            VersionShelf::Read(list) if self.is_due(document, list) => {
                actions.push(Action::IndicatorHistory(HistoryStep::Start));
            }
            VersionShelf::Read(_) | VersionShelf::Reading | VersionShelf::Failed(_) => {}
        }
    }

    fn is_of(&self, document: &Document) -> bool {
        let is_of = |of: &Arc<()>| Arc::ptr_eq(of, document.identity());
        self.of.as_ref().is_some_and(is_of)
    }

    fn is_due(&self, document: &Document, list: &VersionList) -> bool {
        !self.is_of(document) || self.head != list.head
    }
}

/// The versions that lead to the current one by first parents, the oldest first; of many, the
/// newest.
fn line_of(list: &VersionList) -> Vec<Version> {
    let by_id: BTreeMap<&str, &Version> = list
        .versions
        .iter()
        .map(|version| (version.id.as_str(), version))
        .collect();
    let mut line: Vec<Version> = Vec::new();
    let mut at = list.head.as_deref();
    while let Some(version) = at.and_then(|id| by_id.get(id)) {
        if line.len() == MOST_VERSIONS {
            break;
        }
        line.push((*version).clone());
        at = version.parents.first().map(String::as_str);
    }
    line.reverse();
    line
}

/// The values of versions, each judged on the day on which it was kept; `read` gives the map of a
/// version, where it can be read. What is known of the same file is not found again. `None` when it
/// was cancelled.
pub fn indicators_of_versions(
    order: &HistoryOrder,
    read: &mut dyn FnMut(&Version) -> Option<SystemMap>,
    watch: &Watch<'_>,
) -> Option<Vec<VersionFigures>> {
    let known: BTreeMap<&str, &VersionFigures> = order
        .known
        .iter()
        .flat_map(|known| known.iter())
        .map(|figures| (figures.version.id.as_str(), figures))
        .collect();
    let mut in_turn = ValuesInTurn::default();
    let mut figures = Vec::with_capacity(order.versions.len());
    for version in &order.versions {
        if watch.is_cancelled() {
            return None;
        }
        let values = match known.get(version.id.as_str()) {
            Some(known) => known.values.clone(),
            None => match read(version) {
                Some(map) => {
                    let day = version.when.get(..10).and_then(Day::first_of);
                    Some(in_turn.next(&map, day, watch)?)
                }
                None => None,
            },
        };
        figures.push(VersionFigures {
            version: version.clone(),
            values,
        });
    }
    Some(figures)
}

impl Workspace {
    pub(super) fn indicator_history(&mut self, step: HistoryStep, effects: &mut Vec<Effect>) {
        let path = self.versions_of().map(ToOwned::to_owned);
        let (Some(document), Some(path)) = (&self.document, path) else {
            return;
        };
        let history = &mut self.history_of_indicators;
        match step {
            HistoryStep::Start => {
                let Some(list) = self.versions.list() else {
                    return;
                };
                if !history.is_due(document, list) {
                    return;
                }
                if let Some(run) = history.run.take() {
                    run.cancel();
                }
                if !history.is_of(document) {
                    history.found = None;
                    history.of = Some(Arc::clone(document.identity()));
                }
                history.head.clone_from(&list.head);
                let versions = line_of(list);
                if versions.is_empty() {
                    // There is nothing to read, perhaps not even a repository; that is an answer.
                    history.found = Some(Arc::from([]));
                    return;
                }
                let run = Arc::new(Run::default());
                history.run = Some(Arc::clone(&run));
                let order = Box::new(HistoryOrder {
                    versions,
                    known: history.found.clone(),
                });
                effects.push(Effect::JudgeVersions { path, order, run });
            }
            HistoryStep::Done { run, found } => {
                let is_awaited = |awaited: &mut Arc<Run>| Arc::ptr_eq(awaited, &run);
                if history.run.take_if(is_awaited).is_some()
                    && let Some(found) = found
                {
                    history.found = Some(found);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(id: &str, parents: &[&str]) -> Version {
        Version {
            id: id.to_owned(),
            parents: parents.iter().map(|&parent| parent.to_owned()).collect(),
            when: "2027-01-31 16:05".to_owned(),
            ..Version::default()
        }
    }

    #[test]
    fn a_history_follows_the_branch_that_is_worked_on_and_leaves_others_aside() {
        let list = VersionList {
            versions: vec![
                version("d", &["b", "c"]),
                version("c", &["a"]),
                version("b", &["a"]),
                version("a", &[]),
            ],
            head: Some("d".to_owned()),
            ..VersionList::default()
        };
        let ids: Vec<String> = line_of(&list).into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["a", "b", "d"]);
    }

    #[test]
    fn a_version_that_cannot_be_read_leaves_a_gap_and_known_ones_are_not_read_again() {
        let never = std::sync::atomic::AtomicBool::new(false);
        let watch = Watch {
            cancelled: &never,
            progress: &|_| {},
        };
        let mut order = HistoryOrder {
            versions: vec![version("a", &[]), version("b", &["a"])],
            known: None,
        };
        let mut read = |version: &Version| (version.id == "b").then(SystemMap::default);
        let found = indicators_of_versions(&order, &mut read, &watch).unwrap();
        assert!(found[0].values.is_none() && found[1].values.is_some());
        order.known = Some(found.into());
        let mut read = |_: &Version| -> Option<SystemMap> { panic!("it is known") };
        let again = indicators_of_versions(&order, &mut read, &watch).unwrap();
        assert!(again[0].values.is_none() && again[1].values.is_some());
    }
}
