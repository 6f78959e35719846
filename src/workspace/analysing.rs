//! Answers about the open map that take longer than a frame: found on another thread, kept by
//! plateau, and after an edit found again for what it concerns alone (`analysis/incremental.rs`).
//!
//! A panel reads what there is ([`Analyses::radii`] and its like) and asks for the rest while it
//! shows ([`Analyses::ask`]); so nothing is computed that nobody looks at. Until the new answer is
//! there, the older one stays and says so.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::Workspace;
use super::action::Action;
use super::arranging::Run;
use super::document::Document;
use super::effect::Effect;
use super::weakness::MarksMemory;
use crate::analysis::{
    self, Availability, CutSets, Cycle, DependencyGraph, Earlier, Expectations, NetworkPoints,
    PaperGroup, Radius, Watch, WeakPoints,
};
use crate::model::{ElementId, PlateauId, Snapshot};

/// What may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The radii of every element.
    Radii,
    /// What alone stops each business service.
    WeakPoints,
    /// Which two elements together stop each business service.
    CutPairs,
    /// How available each business service is, and what it hangs on most.
    Availability,
    /// Groups with redundancy on paper, circles of need, points of the network that cut it.
    Structure,
    /// What is expected of every element: by when it must be back, how critical it is, what it has
    /// to protect.
    Expectations,
}

impl Question {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Radii,
        Self::WeakPoints,
        Self::CutPairs,
        Self::Availability,
        Self::Structure,
        Self::Expectations,
    ];
}

/// What the shape of a map says, whatever is lost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    /// Groups that one loss defeats, with what defeats each.
    pub on_paper: Vec<PaperGroup>,
    /// Circles of need.
    pub cycles: Vec<Cycle>,
    /// Devices and cables that cut the network.
    pub network: NetworkPoints,
}

impl Structure {
    /// Finds it. O(what members need × what each loss stops).
    #[must_use]
    pub fn of(graph: &DependencyGraph, snapshot: &Snapshot) -> Self {
        Self {
            on_paper: analysis::paper_groups(graph),
            cycles: analysis::cycles(graph),
            network: analysis::network_points(snapshot),
        }
    }
}

/// An answer to one question.
#[derive(Clone, Debug)]
pub enum Finding {
    /// By the rows of the graph.
    Radii(Arc<Vec<Radius>>),
    /// By business service.
    WeakPoints(Arc<BTreeMap<ElementId, WeakPoints>>),
    /// By business service: minimal cut sets with at most two elements.
    CutPairs(Arc<BTreeMap<ElementId, CutSets>>),
    /// By business service.
    Availability(Arc<BTreeMap<ElementId, Availability>>),
    /// Of the whole map.
    Structure(Arc<Structure>),
    /// Of every element.
    Expectations(Arc<Expectations>),
}

/// An answer, and the graph that it is of.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// The answer.
    pub answer: Arc<T>,
    /// The graph that it was found in; rows of the answer are its rows.
    pub graph: DependencyGraph,
    /// Whether that is the map as it is now.
    pub is_current: bool,
}

/// How it stands with a question.
#[derive(Clone, Debug)]
pub enum Standing {
    /// The answer is of the map as it is now.
    Current,
    /// It is being found.
    Running(Arc<Run>),
    /// The user stopped it.
    Stopped,
    /// Nobody asked for it since the map changed.
    Due,
}

/// What is asked of the analyses, and what comes back.
#[derive(Clone, Debug)]
pub enum Analysing {
    /// Find the answer for a plateau, unless it is there or being found.
    Start(Question, Option<PlateauId>),
    /// Stop looking for it, until the map changes or it is asked for by hand.
    Stop(Question, Option<PlateauId>),
    /// Find it after all.
    Resume(Question, Option<PlateauId>),
    /// The search ended.
    Done {
        /// Which search.
        run: Arc<Run>,
        /// What was found; `None` when it was stopped.
        finding: Option<Finding>,
    },
}

/// One search, for a thread of its own.
#[derive(Clone, Debug)]
pub struct AnalysisOrder {
    /// What to find.
    pub question: Question,
    /// In which graph.
    pub graph: DependencyGraph,
    /// The map at the same plateau.
    pub snapshot: Arc<Snapshot>,
    /// What is known of an earlier graph.
    pub earlier: Option<(DependencyGraph, Finding)>,
}

/// The answers of the open map.
#[derive(Debug, Default)]
pub struct Analyses {
    /// The document that they are of.
    of: Option<Arc<()>>,
    slots: BTreeMap<(Question, Option<PlateauId>), Slot>,
    /// What the perspective of weak points draws of them.
    pub(super) marks: Mutex<MarksMemory>,
}

#[derive(Debug, Default)]
struct Slot {
    found: Option<(DependencyGraph, Finding)>,
    run: Option<(Arc<Run>, DependencyGraph)>,
    stopped: Option<DependencyGraph>,
}

impl Slot {
    fn cancel(&mut self) {
        if let Some((run, _)) = self.run.take() {
            run.cancel();
        }
    }
}

macro_rules! reader {
    ($(#[$doc:meta])* $name:ident, $question:ident, $answer:ty) => {
        $(#[$doc])*
        ///
        /// `None` where it was never found; ask for it with [`Analyses::ask`].
        #[must_use]
        pub fn $name(&self, document: &Document) -> Option<Found<$answer>> {
            let (graph, finding) = self.found(Question::$question, document, document.plateau.as_ref())?;
            let Finding::$question(answer) = finding else {
                return None;
            };
            Some(Found {
                answer: Arc::clone(answer),
                graph: graph.clone(),
                is_current: graph.is_same(&document.graph()),
            })
        }
    };
}

impl Analyses {
    reader! {
        /// The radii of every element at the plateau that shows.
        radii, Radii, Vec<Radius>
    }
    reader! {
        /// The weak points of each business service at the plateau that shows.
        weak_points, WeakPoints, BTreeMap<ElementId, WeakPoints>
    }
    reader! {
        /// The minimal cut sets with at most two elements of each business service.
        cut_pairs, CutPairs, BTreeMap<ElementId, CutSets>
    }
    reader! {
        /// The availability of each business service at the plateau that shows.
        availability, Availability, BTreeMap<ElementId, Availability>
    }
    reader! {
        /// Redundancy on paper, circles and points of the network at the plateau that shows.
        structure, Structure, Structure
    }
    reader! {
        /// What is expected of every element at the plateau that shows.
        expectations, Expectations, Expectations
    }

    fn found(
        &self,
        question: Question,
        document: &Document,
        plateau: Option<&PlateauId>,
    ) -> Option<&(DependencyGraph, Finding)> {
        self.slot(question, document, plateau)?.found.as_ref()
    }

    fn slot(
        &self,
        question: Question,
        document: &Document,
        plateau: Option<&PlateauId>,
    ) -> Option<&Slot> {
        let of = self.of.as_ref()?;
        let is_of = Arc::ptr_eq(of, document.identity());
        is_of.then(|| self.slots.get(&(question, plateau.cloned())))?
    }

    /// How it stands with a question at the plateau that shows.
    #[must_use]
    pub fn standing(&self, question: Question, document: &Document) -> Standing {
        let graph = document.graph();
        let Some(slot) = self.slot(question, document, document.plateau.as_ref()) else {
            return Standing::Due;
        };
        let is_now = |of: &DependencyGraph| of.is_same(&graph);
        if slot.found.as_ref().is_some_and(|(of, _)| is_now(of)) {
            return Standing::Current;
        }
        match &slot.run {
            Some((run, of)) if is_now(of) => Standing::Running(Arc::clone(run)),
            _ if slot.stopped.as_ref().is_some_and(is_now) => Standing::Stopped,
            _ => Standing::Due,
        }
    }

    /// Asks for answers at the plateau that shows that nobody asked for since the map changed.
    pub fn ask(&self, questions: &[Question], document: &Document, actions: &mut Vec<Action>) {
        for &question in questions {
            if matches!(self.standing(question, document), Standing::Due) {
                let start = Analysing::Start(question, document.plateau.clone());
                actions.push(Action::Analyse(start));
            }
        }
    }
}

/// Finds an answer: for a thread of its own. `None` when it was stopped.
#[must_use]
pub fn analyse(order: &AnalysisOrder, watch: &Watch<'_>) -> Option<Finding> {
    let graph = &order.graph;
    let known = order.earlier.as_ref();
    Some(match order.question {
        Question::Radii => {
            let earlier = known.and_then(|(graph, finding)| match finding {
                Finding::Radii(answer) => Some(Earlier {
                    graph,
                    answer: &answer[..],
                }),
                _ => None,
            });
            Finding::Radii(Arc::new(analysis::radii_since(graph, earlier, watch)?))
        }
        Question::WeakPoints => {
            let earlier = known.and_then(|(graph, finding)| match finding {
                Finding::WeakPoints(answer) => Some(Earlier {
                    graph,
                    answer: &**answer,
                }),
                _ => None,
            });
            Finding::WeakPoints(Arc::new(analysis::weak_points_since(
                graph, earlier, watch,
            )?))
        }
        Question::CutPairs => {
            let earlier = known.and_then(|(graph, finding)| match finding {
                Finding::CutPairs(answer) => Some(Earlier {
                    graph,
                    answer: &**answer,
                }),
                _ => None,
            });
            Finding::CutPairs(Arc::new(analysis::cut_sets_since(
                graph, 2, earlier, watch,
            )?))
        }
        Question::Availability => {
            let earlier = known.and_then(|(graph, finding)| match finding {
                Finding::Availability(answer) => Some(Earlier {
                    graph,
                    answer: &**answer,
                }),
                _ => None,
            });
            let found = analysis::availabilities_since(graph, earlier, watch)?;
            Finding::Availability(Arc::new(found))
        }
        Question::Structure => Finding::Structure(Arc::new(Structure::of(graph, &order.snapshot))),
        Question::Expectations => {
            Finding::Expectations(Arc::new(Expectations::of(&order.snapshot, graph)))
        }
    })
}

impl Workspace {
    pub(super) fn analysing(&mut self, what: Analysing, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let analyses = &mut self.analyses;
        let is_of = |of: &Arc<()>| Arc::ptr_eq(of, document.identity());
        if !analyses.of.as_ref().is_some_and(is_of) {
            for slot in analyses.slots.values_mut() {
                slot.cancel();
            }
            analyses.slots.clear();
            analyses.of = Some(Arc::clone(document.identity()));
        }
        let at = |plateau: &Option<PlateauId>| match plateau {
            Some(plateau) if document.map().tables().plateaus.contains(plateau) => {
                (document.graph_at(plateau), document.snapshot_at(plateau))
            }
            _ => (document.graph(), Arc::clone(document.snapshot())),
        };
        match what {
            Analysing::Start(question, plateau) => {
                let (graph, snapshot) = at(&plateau);
                let slot = analyses.slots.entry((question, plateau)).or_default();
                let is_found = (slot.found.as_ref()).is_some_and(|(of, _)| of.is_same(&graph));
                let is_running = (slot.run.as_ref()).is_some_and(|(_, of)| of.is_same(&graph));
                let is_stopped = (slot.stopped.as_ref()).is_some_and(|of| of.is_same(&graph));
                if !(is_found || is_running || is_stopped) {
                    start(slot, question, (graph, snapshot), effects);
                }
            }
            Analysing::Stop(question, plateau) => {
                let (graph, _) = at(&plateau);
                let slot = analyses.slots.entry((question, plateau)).or_default();
                slot.cancel();
                slot.stopped = Some(graph);
            }
            Analysing::Resume(question, plateau) => {
                let (graph, snapshot) = at(&plateau);
                let slot = analyses.slots.entry((question, plateau)).or_default();
                start(slot, question, (graph, snapshot), effects);
            }
            Analysing::Done { run, finding } => {
                let mut slots = analyses.slots.values_mut();
                let Some(slot) = slots.find(|slot| {
                    let awaited = slot.run.as_ref();
                    awaited.is_some_and(|(awaited, _)| Arc::ptr_eq(awaited, &run))
                }) else {
                    return;
                };
                if let Some((_, graph)) = slot.run.take()
                    && let Some(finding) = finding
                {
                    slot.found = Some((graph, finding));
                }
            }
        }
    }
}

fn start(
    slot: &mut Slot,
    question: Question,
    (graph, snapshot): (DependencyGraph, Arc<Snapshot>),
    effects: &mut Vec<Effect>,
) {
    slot.cancel();
    slot.stopped = None;
    let run = Arc::new(Run::default());
    slot.run = Some((Arc::clone(&run), graph.clone()));
    let order = Box::new(AnalysisOrder {
        question,
        graph,
        snapshot,
        earlier: slot.found.clone(),
    });
    effects.push(Effect::Analyse { order, run });
}
