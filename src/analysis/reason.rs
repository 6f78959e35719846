//! Why an element is not up: what raised it to its state first.

use super::arcs::Class;
use super::graph::DependencyGraph;
use super::impact::Impact;
use super::scenario::State;
use crate::locale::{Message, msg};
use crate::model::{ElementIx, LinkIx};

/// Why an element is down or degraded. Every reason speaks of elements that rose earlier, so that
/// reasons make a proof without circles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The scenario strikes it.
    Injected,
    /// What it fell with is back, and it takes its time to restart.
    ComingBack,
    /// The fault domain in which it lies is in the same state.
    Container(ElementIx),
    /// Something that it needs is in the same state.
    Hard {
        /// What it needs.
        needs: ElementIx,
        /// The link that says so.
        link: LinkIx,
    },
    /// Something that it uses is down.
    Soft {
        /// What it uses.
        uses: ElementIx,
        /// The link that says so.
        link: LinkIx,
    },
    /// A redundancy group with too few members left.
    Group {
        /// Members that are not down (for a group that is down), or up (for one that is degraded).
        available: u32,
        /// Members needed.
        k: u32,
        /// The members that count as lost, by id.
        lost: Vec<ElementIx>,
    },
    /// A data set all of whose stores are down.
    AllStoresLost(Vec<ElementIx>),
    /// A data set some of whose stores are down, or degraded.
    SomeStoreLost(Vec<ElementIx>),
}

impl Reason {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Injected => "injected",
            Self::ComingBack => "coming-back",
            Self::Container(_) => "container",
            Self::Hard { .. } => "hard",
            Self::Soft { .. } => "soft",
            Self::Group { .. } => "group",
            Self::AllStoresLost(_) => "all-stores-lost",
            Self::SomeStoreLost(_) => "some-store-lost",
        }
    }

    /// In words, after the name of the element: “needs X”.
    #[must_use]
    pub fn message(&self, graph: &DependencyGraph) -> Message {
        let name = |ix: &ElementIx| graph.element(*ix).name.to_string();
        let names = |list: &[ElementIx]| list.iter().map(name).collect::<Vec<_>>().join(", ");
        match self {
            Self::Injected => msg::ANALYSIS_REASON_INJECTED.into(),
            Self::ComingBack => msg::ANALYSIS_REASON_COMING_BACK.into(),
            Self::Container(place) => msg::ANALYSIS_REASON_CONTAINER.with("name", name(place)),
            Self::Hard { needs, .. } => msg::ANALYSIS_REASON_HARD.with("name", name(needs)),
            Self::Soft { uses, .. } => msg::ANALYSIS_REASON_SOFT.with("name", name(uses)),
            Self::Group { available, k, lost } if lost.is_empty() => msg::MODELLING_REASON_SHORT
                .with("available", *available as usize)
                .with("k", *k as usize),
            Self::Group { available, k, lost } => msg::ANALYSIS_REASON_GROUP
                .with("available", *available as usize)
                .with("k", *k as usize)
                .with("lost", names(lost)),
            Self::AllStoresLost(stores) => {
                msg::ANALYSIS_REASON_ALL_STORES.with("stores", names(stores))
            }
            Self::SomeStoreLost(stores) => {
                msg::ANALYSIS_REASON_SOME_STORE.with("stores", names(stores))
            }
        }
    }

    /// The elements that it speaks of, by id within each reason.
    #[must_use]
    pub fn causes(&self) -> Vec<ElementIx> {
        match self {
            Self::Injected | Self::ComingBack => Vec::new(),
            Self::Container(cause)
            | Self::Hard { needs: cause, .. }
            | Self::Soft { uses: cause, .. } => vec![*cause],
            Self::Group { lost, .. } => lost.clone(),
            Self::AllStoresLost(stores) | Self::SomeStoreLost(stores) => stores.clone(),
        }
    }
}

impl Impact {
    /// Why an element is down or degraded; `None` when it is up. Among several causes of the same
    /// round: the fault domain, then the smallest id. O(its dependencies).
    #[must_use]
    pub fn reason(&self, ix: ElementIx) -> Option<Reason> {
        let state = self.state(ix);
        if state == State::Up {
            return None;
        }
        if self.is_injected(ix) {
            return Some(Reason::Injected);
        }
        if self.is_coming_back(ix) {
            return Some(Reason::ComingBack);
        }
        let earliest = self
            .single_causes(ix)
            .filter(|cause| self.round(cause.ix) < self.round(ix))
            .min_by_key(|cause| (self.round(cause.ix), cause.class, cause.ix));
        earliest.map_or_else(
            || self.counted_reason(ix, state),
            |cause| Some(cause.reason()),
        )
    }

    fn single_causes(&self, ix: ElementIx) -> impl Iterator<Item = Cause> + '_ {
        self.graph()
            .needs
            .whole(ix.0)
            .filter(move |arc| {
                !matches!(arc.class, Class::Member | Class::Store)
                    && self.has_part(ElementIx(arc.to), arc.class, arc.buffer_h, ix)
            })
            .map(|arc| Cause {
                ix: ElementIx(arc.to),
                class: arc.class,
                link: arc.link,
            })
    }

    /// What the rules for groups and data sets say.
    fn counted_reason(&self, ix: ElementIx, state: State) -> Option<Reason> {
        let lost = |class: Class| {
            let needs = self.graph().needs(ix);
            let mut lost: Vec<ElementIx> = needs
                .filter(|(other, other_class)| {
                    *other_class == class
                        && self.state(*other) != State::Up
                        && (state == State::Degraded || self.state(*other) == State::Down)
                        && self.round(*other) < self.round(ix)
                })
                .map(|(other, _)| other)
                .collect();
            lost.sort_unstable();
            lost
        };
        if let Some(group) = self.graph().group(ix) {
            let lost = lost(Class::Member);
            let available = group
                .size
                .saturating_sub(u32::try_from(lost.len()).unwrap_or(u32::MAX));
            if available < group.k {
                return Some(Reason::Group {
                    available,
                    k: group.k,
                    lost,
                });
            }
        }
        let stores = lost(Class::Store);
        let total = self.graph().store_counts[ix.row()] as usize;
        if stores.is_empty() {
            None
        } else if state == State::Down {
            (stores.len() == total).then_some(Reason::AllStoresLost(stores))
        } else {
            Some(Reason::SomeStoreLost(stores))
        }
    }
}

/// A dependency that is enough to raise its dependent.
struct Cause {
    ix: ElementIx,
    class: Class,
    link: u32,
}

impl Cause {
    fn reason(&self) -> Reason {
        match self.class {
            Class::Soft => Reason::Soft {
                uses: self.ix,
                link: LinkIx(self.link),
            },
            Class::Container => Reason::Container(self.ix),
            _ => Reason::Hard {
                needs: self.ix,
                link: LinkIx(self.link),
            },
        }
    }
}
