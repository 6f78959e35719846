//! What the change between the two compared states does: found on another thread, kept as long as
//! the two are the same.
//!
//! The panel that shows it asks for it ([`ChangeReview::Start`]) whenever it is not of the
//! comparison that is open; so nothing is computed that nobody looks at.

use std::sync::Arc;

use super::Workspace;
use super::arranging::Run;
use super::comparing::{Compared, Comparison, Pair, Side, Source};
use super::document::Document;
use super::effect::Effect;
use crate::analysis::{ChangeImpact, ChangeSide, Coverage, DependencyGraph, Watch};
use crate::assurance::{Assessment, ReviewTrend, StateOfMap, assess};
use crate::model::{Day, PlateauId, Timeline};

/// What is asked of the impact of a change, and what comes back.
#[derive(Clone, Debug)]
pub enum ChangeReview {
    /// Find it for the comparison that is open.
    Start,
    /// Stop looking for it.
    Stop,
    /// The search ended.
    Found {
        /// Which search.
        run: Arc<Run>,
        /// What was found; `None` when it was stopped.
        answer: Option<Arc<ChangeAnswer>>,
    },
}

/// What a change does, and whose work it is.
#[derive(Clone, Debug, Default)]
pub struct ChangeAnswer {
    /// Who is affected, what dangles, what becomes of the services.
    pub impact: ChangeImpact,
    /// Which differences work packages claim; `None` between two versions.
    pub coverage: Option<Coverage>,
    /// How both states fare against what is asked, before and after.
    pub judged: Option<[Arc<Assessment>; 2]>,
    /// What became of the findings from one to the other.
    pub trend: Option<ReviewTrend>,
}

/// The impact of the change that is looked at.
#[derive(Debug, Default)]
pub struct Changing {
    of: Option<Arc<Comparison>>,
    /// The search, while it goes on.
    pub run: Option<Arc<Run>>,
    /// What was found last: of this comparison, or while the search goes on, of the one before an
    /// edit.
    pub found: Option<Arc<ChangeAnswer>>,
    known: Vec<(Key, Arc<ChangeAnswer>)>,
}

/// How many answers are kept.
const KEPT: usize = 6;

impl Changing {
    /// Whether the answer, or the search, is for this comparison.
    #[must_use]
    pub fn is_of(&self, comparison: &Arc<Comparison>) -> bool {
        self.of
            .as_ref()
            .is_some_and(|of| Arc::ptr_eq(of, comparison))
    }

    fn stop(&mut self) {
        if let Some(run) = self.run.take() {
            run.cancel();
        }
    }
}

/// What two states are, so that an answer serves again: see [`Key::of`].
type Key = [SideKey; 2];

/// One state of a comparison.
#[derive(Clone, Debug, PartialEq)]
struct SideKey {
    map: MapKey,
    plateau: Option<PlateauId>,
}

/// Which map, as it was.
#[derive(Clone, Debug)]
enum MapKey {
    /// The document, told by its identity, at a revision.
    Working(Arc<()>, u64),
    /// A version.
    Version(Source),
}

impl PartialEq for MapKey {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Working(this, at), Self::Working(that, then)) => {
                Arc::ptr_eq(this, that) && at == then
            }
            (Self::Version(this), Self::Version(that)) => this == that,
            _ => false,
        }
    }
}

impl SideKey {
    /// `None` for a file, which may change unseen.
    fn of(side: &Side, state: &Compared, document: &Document) -> Option<Self> {
        let map = match &side.source {
            Source::Working => {
                MapKey::Working(Arc::clone(document.identity()), state.map.revision())
            }
            version @ Source::Version(_) => MapKey::Version(version.clone()),
            _ => return None,
        };
        Some(Self {
            map,
            plateau: state.snapshot.plateau().cloned(),
        })
    }
}

fn key(comparison: &Comparison, document: &Document) -> Option<Key> {
    let (before, after) = (&comparison.before, &comparison.after);
    Some([
        SideKey::of(&comparison.pair.before, before, document)?,
        SideKey::of(&comparison.pair.after, after, document)?,
    ])
}

/// Finds it: for a thread of its own. Exemptions are looked at on the day given. `None` when it was
/// stopped.
#[must_use]
pub fn find_change(
    comparison: &Comparison,
    today: Option<Day>,
    watch: &Watch<'_>,
) -> Option<ChangeAnswer> {
    fn side(state: &Compared) -> ChangeSide<'_> {
        ChangeSide {
            map: &state.map,
            snapshot: &state.snapshot,
        }
    }
    let (before, after) = (side(&comparison.before), side(&comparison.after));
    let impact = ChangeImpact::between(before, after, &comparison.gap, watch)?;
    let coverage = comparison
        .is_between_plateaus()
        .then(|| Coverage::of(after.map, before.snapshot, after.snapshot, &comparison.gap));
    let judged = [&comparison.before, &comparison.after].map(|side| judge(side, today, watch));
    let [Some(before), Some(after)] = judged else {
        return None;
    };
    let trend = ReviewTrend::between(&before.review, &after.review);
    Some(ChangeAnswer {
        impact,
        coverage,
        judged: Some([before, after]),
        trend: Some(trend),
    })
}

fn judge(side: &Compared, today: Option<Day>, watch: &Watch<'_>) -> Option<Arc<Assessment>> {
    let state = StateOfMap {
        snapshot: Arc::clone(&side.snapshot),
        graph: DependencyGraph::of(&side.snapshot),
    };
    assess(&side.map, &state, today, None, watch).map(Arc::new)
}

impl Document {
    /// The change to look at where none is compared: what leads to the plateau that shows, else
    /// what leads on from it, else what was edited since the last version.
    #[must_use]
    pub fn likely_change(&self) -> Pair {
        let timeline = self.map().timeline();
        let base = |plateau: &PlateauId| {
            let chain = Timeline::chain(timeline, plateau);
            chain.len().checked_sub(2).and_then(|at| chain.get(at))
        };
        let between = |from: &PlateauId, to: &PlateauId| {
            Pair::new(Side::plateau(from.clone()), Side::plateau(to.clone()))
        };
        if let Some(shown) = &self.plateau {
            if let Some(base) = base(shown) {
                return between(base, shown);
            }
            let mut later = timeline.order().iter();
            if let Some(next) = later.find(|plateau| base(plateau) == Some(shown)) {
                return between(shown, next);
            }
        }
        let last = Side {
            source: Source::LastVersion,
            plateau: None,
        };
        Pair::new(last, Side::working())
    }
}

impl Workspace {
    pub(super) fn review_change(&mut self, what: ChangeReview, effects: &mut Vec<Effect>) {
        match what {
            ChangeReview::Start => self.start_change(effects),
            ChangeReview::Stop => self.changing.stop(),
            ChangeReview::Found { run, answer } => {
                let is_awaited = self.changing.run.as_ref();
                if !is_awaited.is_some_and(|awaited| Arc::ptr_eq(awaited, &run)) {
                    return;
                }
                self.changing.run = None;
                self.changing.found.clone_from(&answer);
                let key = self.changing.of.as_ref().and_then(|comparison| {
                    let document = self.document.as_ref()?;
                    key(comparison, document)
                });
                if let (Some(key), Some(answer)) = (key, answer) {
                    self.changing.known.push((key, answer));
                    if self.changing.known.len() > KEPT {
                        self.changing.known.remove(0);
                    }
                }
            }
        }
    }

    fn start_change(&mut self, effects: &mut Vec<Effect>) {
        let compared = self.document.as_ref().and_then(|it| it.comparison.as_ref());
        let is_under_way = self.changing.run.is_some()
            && compared.is_some_and(|compared| self.changing.is_of(compared));
        if is_under_way {
            // Several panels ask in one frame.
            return;
        }
        self.changing.stop();
        let document = self.document.as_ref();
        let Some((document, comparison)) =
            document.and_then(|document| Some((document, document.comparison.as_ref()?)))
        else {
            self.changing.of = None;
            self.changing.found = None;
            return;
        };
        let is_same_pair = self
            .changing
            .of
            .as_ref()
            .is_some_and(|of| of.pair == comparison.pair);
        if !is_same_pair {
            // What was found of two other states would pass for an answer.
            self.changing.found = None;
        }
        self.changing.of = Some(Arc::clone(comparison));
        let key = key(comparison, document);
        let mut known = self.changing.known.iter();
        if let Some((_, answer)) = key.and_then(|key| known.find(|(of, _)| *of == key)) {
            self.changing.found = Some(Arc::clone(answer));
            return;
        }
        let run = Arc::new(Run::default());
        self.changing.run = Some(Arc::clone(&run));
        effects.push(Effect::FindChange {
            comparison: Arc::clone(comparison),
            today: Day::first_of(&self.today),
            run,
        });
    }
}
