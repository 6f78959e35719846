//! How the open map is judged at every plateau: found on another thread, kept until the map
//! changes, and after an edit found again with what is still true of the last time.
//!
//! A panel reads [`Assurance::found`] and asks for a new one while it shows ([`Assurance::ask`]);
//! until that is there the older one stays, and says so.

use std::sync::Arc;

use super::Workspace;
use super::action::Action;
use super::arranging::Run;
use super::document::Document;
use super::effect::Effect;
use super::picture::FindingMarksAt;
use crate::analysis::Watch;
use crate::assurance::{Assessment, Assessments, StateOfMap, assess_all};
use crate::model::{Day, SystemMap};
use crate::scene::FindingMarks;

/// What is asked of the judge, and what comes back.
#[derive(Clone, Debug)]
pub enum Assuring {
    /// Judge the map as it is now, unless that is done or under way.
    Start,
    /// It ended.
    Done {
        /// Which run.
        run: Arc<Run>,
        /// What was found; `None` when it was cancelled.
        found: Option<Judged>,
    },
}

/// What to judge, for a thread of its own.
#[derive(Clone, Debug)]
pub struct AssuranceOrder {
    /// The map.
    pub map: SystemMap,
    /// The day on which exemptions are looked at.
    pub today: Option<Day>,
    /// What was found before an edit.
    pub earlier: Option<Judged>,
}

/// What was found at every plateau. Cloning is cheap: all is shared.
#[derive(Clone, Debug)]
pub struct Judged {
    /// All of it.
    pub found: Arc<Assessments>,
    /// The findings, as marks for drawings.
    pub marks: Arc<FindingMarksAt>,
}

/// The judgements of the open map.
#[derive(Debug, Default)]
pub struct Assurance {
    /// The document that they are of.
    of: Option<Arc<()>>,
    found: Option<(u64, Judged)>,
    run: Option<(u64, Arc<Run>)>,
}

impl Assurance {
    /// What was found of a document, and whether it is of the map as it is now. `None` where it was
    /// never judged.
    #[must_use]
    pub fn found(&self, document: &Document) -> Option<(&Arc<Assessments>, bool)> {
        let (revision, found) = self.found.as_ref().filter(|_| self.is_of(document))?;
        Some((&found.found, *revision == document.map().revision()))
    }

    /// What was found at the plateau that shows.
    #[must_use]
    pub fn shown(&self, document: &Document) -> Option<&Arc<Assessment>> {
        self.found(document)?.0.at(document.plateau.as_ref())
    }

    /// What was found, as marks for a drawing; nothing where the document was never judged.
    #[must_use]
    pub fn marks(&self, document: &Document) -> Arc<FindingMarksAt> {
        let found = self.found.as_ref().filter(|_| self.is_of(document));
        found.map_or_else(Arc::default, |(_, found)| Arc::clone(&found.marks))
    }

    /// Asks for a judgement of the map as it is now, unless there is one or it is under way.
    pub fn ask(&self, document: &Document, actions: &mut Vec<Action>) {
        if self.is_due(document) {
            actions.push(Action::Assure(Assuring::Start));
        }
    }

    fn is_of(&self, document: &Document) -> bool {
        let is_of = |of: &Arc<()>| Arc::ptr_eq(of, document.identity());
        self.of.as_ref().is_some_and(is_of)
    }

    fn is_due(&self, document: &Document) -> bool {
        let now = document.map().revision();
        let is_now = |of: Option<u64>| of == Some(now);
        !self.is_of(document)
            || !(is_now(self.found.as_ref().map(|(of, _)| *of))
                || is_now(self.run.as_ref().map(|(of, _)| *of)))
    }
}

/// The marks of every plateau.
fn marks_of_all(found: &Assessments) -> FindingMarksAt {
    let all = found.all();
    all.map(|(plateau, found)| (plateau.clone(), Arc::new(FindingMarks::of(&found.review))))
        .collect()
}

/// Judges a map at every plateau: for a thread of its own. `None` when it was cancelled.
#[must_use]
pub fn judge(order: &AssuranceOrder, watch: &Watch<'_>) -> Option<Judged> {
    let earlier = order.earlier.as_ref();
    let known = earlier.map(|earlier| earlier.found.as_ref());
    let states = match known {
        Some(known) => StateOfMap::all_since(&order.map, known),
        None => StateOfMap::all(&order.map),
    };
    let found = assess_all(&order.map, &states, order.today, known, watch)?;
    let marks = marks_of_all(&found);
    // Drawings are composed anew where their marks are others in memory.
    let kept = earlier.filter(|earlier| *earlier.marks == marks);
    Some(Judged {
        found: Arc::new(found),
        marks: kept.map_or_else(|| Arc::new(marks), |earlier| Arc::clone(&earlier.marks)),
    })
}

impl Workspace {
    /// What the rules found, as marks for the map; none where the user wants none.
    pub(super) fn finding_marks(&self, document: &Document) -> Arc<FindingMarksAt> {
        if self.preferences.hides_findings {
            return Arc::default();
        }
        self.assurance.marks(document)
    }

    pub(super) fn assuring(&mut self, what: Assuring, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let assurance = &mut self.assurance;
        match what {
            Assuring::Start if assurance.is_due(document) => {
                if let Some((_, run)) = assurance.run.take() {
                    run.cancel();
                }
                if !assurance.is_of(document) {
                    assurance.found = None;
                    assurance.of = Some(Arc::clone(document.identity()));
                }
                let run = Arc::new(Run::default());
                assurance.run = Some((document.map().revision(), Arc::clone(&run)));
                let order = Box::new(AssuranceOrder {
                    map: document.map().clone(),
                    today: Day::first_of(&self.today),
                    earlier: assurance.found.as_ref().map(|(_, found)| found.clone()),
                });
                effects.push(Effect::Judge { order, run });
            }
            Assuring::Start => {}
            Assuring::Done { run, found } => {
                let is_awaited = |awaited: &(u64, Arc<Run>)| Arc::ptr_eq(&awaited.1, &run);
                if let Some((revision, _)) = assurance.run.take_if(|awaited| is_awaited(awaited))
                    && let Some(found) = found
                {
                    assurance.found = Some((revision, found));
                }
            }
        }
    }
}
