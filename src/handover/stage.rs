//! The map that goes out, and what is known of it at one plateau: found when a picture asks for it,
//! and once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::order::HandoutOrder;
use crate::analysis::{self, DependencyGraph, Watch};
use crate::assurance::{Assessments, StateOfMap, assess};
use crate::model::{Day, PlateauId, Snapshot, SystemMap};
use crate::redaction::{Redacted, Secrets, Withheld, redact};
use crate::scene::{FindingMarks, ImpactMarks, WeakPointMarks, WeakStanding};
use crate::workspace::picture::FindingMarksAt;
use crate::workspace::weakness::WeakFacts;
use crate::workspace::{AssuranceOrder, Structure, judge, marks_of};

/// What was held back, and must not occur in what goes out.
#[derive(Default)]
pub(super) struct Held {
    secrets: Secrets,
    withheld: Vec<Withheld>,
    redacted: Option<Redacted>,
}

/// The order without what its profile holds back, and what that was. What the order names is named
/// by the ids that it has now. O(records + length of texts).
pub(super) fn hold_back(order: &HandoutOrder) -> (Cow<'_, HandoutOrder>, Held) {
    let Some(profile) = &order.redaction else {
        return (Cow::Borrowed(order), Held::default());
    };
    let mut redacted = redact(&order.map, profile, order.language);
    let order = order.within(&redacted);
    let held = Held {
        secrets: std::mem::take(&mut redacted.secrets),
        withheld: std::mem::take(&mut redacted.report),
        redacted: Some(redacted),
    };
    (Cow::Owned(order), held)
}

/// The map after what is held back was taken out.
pub(super) struct House<'a> {
    pub(super) order: &'a HandoutOrder,
    pub(super) map: SystemMap,
    pub(super) secrets: Secrets,
    pub(super) withheld: Vec<Withheld>,
    /// By which ids things of the whole map go now; its secrets and its report stand beside it.
    pub(super) redacted: Option<Redacted>,
    assessments: OnceCell<Option<Arc<Assessments>>>,
}

impl<'a> House<'a> {
    /// Of an order from whose map what is held back was taken out already.
    pub(super) fn of(order: &'a HandoutOrder, held: Held) -> Self {
        Self {
            order,
            map: order.map.clone(),
            secrets: held.secrets,
            withheld: held.withheld,
            redacted: held.redacted,
            assessments: OnceCell::new(),
        }
    }

    pub(super) fn is_redacted(&self) -> bool {
        self.order.redaction.is_some()
    }

    /// What the rules find at every plateau.
    pub(super) fn assessments(&self, watch: &Watch<'_>) -> Option<Arc<Assessments>> {
        let found = self.assessments.get_or_init(|| {
            let order = AssuranceOrder {
                map: self.map.clone(),
                today: Day::first_of(&self.order.today),
                earlier: None,
            };
            judge(&order, &quiet(watch)).map(|judged| judged.found)
        });
        found.clone()
    }

    /// The map at one plateau.
    pub(super) fn stage(&self, plateau: Option<&PlateauId>) -> Stage {
        Stage {
            plateau: plateau.cloned(),
            snapshot: Arc::new(self.map.snapshot(plateau)),
            graph: OnceCell::new(),
            marks: OnceCell::new(),
            weak: OnceCell::new(),
            findings: OnceCell::new(),
        }
    }
}

/// Stopped with another, but telling nobody how far it is.
pub(super) fn quiet<'w>(watch: &Watch<'w>) -> Watch<'w> {
    Watch {
        cancelled: watch.cancelled,
        progress: &|_| {},
    }
}

/// See the module's header.
pub(super) struct Stage {
    pub(super) plateau: Option<PlateauId>,
    pub(super) snapshot: Arc<Snapshot>,
    graph: OnceCell<DependencyGraph>,
    marks: OnceCell<Arc<ImpactMarks>>,
    weak: OnceCell<Arc<WeakPointMarks>>,
    findings: OnceCell<Arc<FindingMarksAt>>,
}

impl Stage {
    pub(super) fn graph(&self) -> &DependencyGraph {
        self.graph
            .get_or_init(|| DependencyGraph::of(&self.snapshot))
    }

    /// What the scenario of the order does here.
    pub(super) fn marks(&self, house: &House<'_>) -> Arc<ImpactMarks> {
        let order = house.order;
        let found = self.marks.get_or_init(|| {
            let is_known = !house.is_redacted() && self.plateau == order.shown.plateau;
            if let Some(marks) = order.shown.marks.as_ref().filter(|_| is_known) {
                return Arc::clone(marks);
            }
            let graph = self.graph();
            let (scenario, _) = order.shown.scenario.clone().within(graph);
            let impact = analysis::impact(graph, &scenario).ok();
            let marks = impact.map(|impact| marks_of(&impact, order.language));
            Arc::new(marks.unwrap_or_default())
        });
        Arc::clone(found)
    }

    /// The weak points here.
    pub(super) fn weak(&self, house: &House<'_>, watch: &Watch<'_>) -> Arc<WeakPointMarks> {
        let found = self.weak.get_or_init(|| {
            let watch = quiet(watch);
            let graph = self.graph();
            let find = || {
                let radii = analysis::radii_since(graph, None, &watch)?;
                let weak_points = analysis::weak_points_since(graph, None, &watch)?;
                let facts = WeakFacts {
                    graph,
                    radii: &radii,
                    weak_points: &weak_points,
                    structure: &Structure::of(graph, &self.snapshot),
                };
                let service = house.order.shown.service.as_ref();
                let service = service.filter(|id| graph.find(id).is_ok());
                Some(facts.marks(service, WeakStanding::Current))
            };
            Arc::new(find().unwrap_or_default())
        });
        Arc::clone(found)
    }

    /// What the rules find here, as marks.
    pub(super) fn findings(&self, house: &House<'_>, watch: &Watch<'_>) -> Arc<FindingMarksAt> {
        let found = self.findings.get_or_init(|| {
            let state = StateOfMap {
                snapshot: Arc::clone(&self.snapshot),
                graph: self.graph().clone(),
            };
            let today = Day::first_of(&house.order.today);
            let found = assess(&house.map, &state, today, None, &quiet(watch));
            let marks = found.map(|found| Arc::new(FindingMarks::of(&found.review)));
            Arc::new(
                marks
                    .map(|marks| (self.plateau.clone(), marks))
                    .into_iter()
                    .collect(),
            )
        });
        Arc::clone(found)
    }
}
