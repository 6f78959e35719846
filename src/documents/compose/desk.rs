//! What every document is drawn from: the map at its plateau, and what rules and analyses find
//! there, each found once however many chapters ask.

use std::sync::{Arc, OnceLock};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::analysis::{Direction, Impact, Scenario, ServiceFacts, Watch, impact, reached};
use crate::assurance::{
    Assessment, Assessments, Facts, SecurityFunction, Settings, StateOfMap, assess_all,
};
use crate::catalogue::{self, Family};
use crate::documents::DocumentOrder;
use crate::locale::{Language, Message, MessageId};
use crate::model::{
    ElementId, ElementIx, Link, LinkIx, PlateauId, RequirementId, Snapshot, SubjectId, SystemMap,
};
use crate::text::visible;
use crate::workspace::finding::folded;
use crate::workspace::findings;
use crate::workspace::picture::with_places;
use crate::workspace::services;

/// Letters of a name that a document repeats; who wants all of a longer one finds it in the map.
const NAME_LETTERS: usize = 160;

/// What outlives a chapter; see the module's header.
pub(super) struct Shared {
    map: SystemMap,
    states: Vec<StateOfMap>,
    at: usize,
    settings: Settings,
    assessments: OnceLock<Option<Assessments>>,
}

impl Shared {
    /// The map of an order at all its plateaus. A plateau that the map lacks is its first.
    pub(super) fn of(order: &DocumentOrder) -> Self {
        let map = with_places(order.map.clone(), order.language);
        let states = StateOfMap::all(&map);
        let asked = order.plateau.as_ref();
        let at = states
            .iter()
            .position(|state| asked.is_some() && state.snapshot.plateau() == asked);
        Self {
            settings: Settings::of(&map, order.today),
            states,
            at: at.unwrap_or(0),
            map,
            assessments: OnceLock::new(),
        }
    }
}

/// See the module's header.
pub(super) struct Desk<'a> {
    /// What was ordered.
    pub(super) order: &'a DocumentOrder,
    /// The map, with every view laid out.
    pub(super) map: &'a SystemMap,
    /// The map at the plateau of the document, indexed.
    pub(super) facts: Facts<'a>,
    /// Language of words.
    pub(super) language: Language,
    /// Whether anybody still waits.
    pub(super) watch: &'a Watch<'a>,
    /// By row of an element: its links, their other ends, and whether they start here.
    links: Vec<Vec<(LinkIx, ElementIx, bool)>>,
    state: &'a StateOfMap,
    services: OnceLock<Option<Vec<ServiceFacts>>>,
    shared: &'a Shared,
}

impl<'a> Desk<'a> {
    /// What a document of this order is drawn from.
    pub(super) fn of(order: &'a DocumentOrder, shared: &'a Shared, watch: &'a Watch<'a>) -> Self {
        Self::at_state(order, shared, &shared.states[shared.at], watch)
    }

    /// The same at another plateau.
    pub(super) fn at(&self, state: &'a StateOfMap) -> Self {
        Self::at_state(self.order, self.shared, state, self.watch)
    }

    fn at_state(
        order: &'a DocumentOrder,
        shared: &'a Shared,
        state: &'a StateOfMap,
        watch: &'a Watch<'a>,
    ) -> Self {
        let snapshot = &state.snapshot;
        let mut links = vec![Vec::new(); snapshot.elements().len()];
        for (link, &(from, to)) in (0..).map(LinkIx).zip(snapshot.all_ends()) {
            links[from.row()].push((link, to, true));
            links[to.row()].push((link, from, false));
        }
        Self {
            links,
            order,
            map: &shared.map,
            facts: Facts::of(&shared.map, &state.snapshot, &state.graph, &shared.settings),
            language: order.language,
            watch,
            state,
            services: OnceLock::new(),
            shared,
        }
    }

    /// A text of the interface.
    pub(super) fn text(&self, id: MessageId) -> String {
        self.language.text(id)
    }

    /// A message in words.
    pub(super) fn words(&self, message: impl Into<Message>) -> String {
        self.language.say(&message.into())
    }

    /// The map at the plateau of the document, to be shared with drawings.
    pub(super) fn snapshot(&self) -> &'a Arc<Snapshot> {
        &self.state().snapshot
    }

    /// The plateau of the document and its dependencies.
    pub(super) fn state(&self) -> &'a StateOfMap {
        self.state
    }

    /// All plateaus, in the order of time; the one state of a map without any.
    pub(super) fn states(&self) -> &'a [StateOfMap] {
        &self.shared.states
    }

    /// The plateau of the document.
    pub(super) fn plateau(&self) -> Option<&'a PlateauId> {
        self.state().snapshot.plateau()
    }

    /// The state that the plateau of the document builds on.
    pub(super) fn base(&self) -> Option<&'a StateOfMap> {
        self.base_of(self.state())
    }

    /// The state that another builds on.
    pub(super) fn base_of(&self, state: &StateOfMap) -> Option<&'a StateOfMap> {
        let base = self.map.timeline().base(state.snapshot.plateau()?)?;
        let mut states = self.shared.states.iter();
        states.find(|state| state.snapshot.plateau() == Some(base))
    }

    /// What a plateau is called; empty for the state of a map without any.
    pub(super) fn plateau_name(&self, plateau: Option<&PlateauId>) -> String {
        let Some(id) = plateau else {
            return String::new();
        };
        let record = self.map.tables().plateaus.get(id);
        let name = record.map(|record| record.name.trim());
        shown(name.filter(|name| !name.is_empty()).unwrap_or(id.as_str()))
    }

    /// What rules, indicators and maturity find at every plateau; `None` when it was cancelled.
    pub(super) fn assessments(&self) -> Option<&'a Assessments> {
        let found = self.shared.assessments.get_or_init(|| {
            assess_all(
                self.map,
                &self.shared.states,
                self.order.today,
                None,
                self.watch,
            )
        });
        found.as_ref()
    }

    /// The same at the plateau of the document.
    pub(super) fn assessment(&self) -> Option<&'a Assessment> {
        let found = self.assessments()?.at(self.plateau())?;
        Some(found.as_ref())
    }

    /// All that is known of each business service, by name; `None` when it was cancelled.
    pub(super) fn services(&self) -> Option<&[ServiceFacts]> {
        let graph = &self.state().graph;
        let cancelled = self.watch.cancelled;
        let found = self.services.get_or_init(|| {
            let all = services(self.snapshot());
            let found = all.par_iter().map(|id| {
                // Progress is of no use here: it would jump between services.
                let watch = Watch {
                    cancelled,
                    progress: &|_| {},
                };
                ServiceFacts::of(graph, id, &watch).ok().flatten()
            });
            found.collect()
        });
        found.as_deref()
    }

    /// The business services that need an element, directly or by way of others, by name.
    pub(super) fn services_needing(&self, id: &ElementId) -> Vec<ElementIx> {
        let graph = &self.state().graph;
        let found = reached(graph, id, Direction::Downstream, None).unwrap_or_default();
        let found = found.into_iter().map(|(ix, _)| ix);
        self.by_name(found.filter(|ix| self.is_kind(*ix, "business_service")))
    }

    /// What the loss of some elements does.
    pub(super) fn loss_of(&self, lost: &[ElementIx]) -> Option<Impact> {
        let ids = lost.iter().map(|ix| self.facts.id(*ix).as_str());
        impact(&self.state().graph, &Scenario::losing(ids)).ok()
    }

    /// The links that are wanted, with the names of both ends, in the order of these.
    pub(super) fn links_by_ends(
        &self,
        is_wanted: impl Fn(LinkIx, &Link) -> bool,
    ) -> Vec<(String, String, LinkIx)> {
        let snapshot = self.facts.snapshot;
        let links = (0..).map(LinkIx).zip(snapshot.links());
        let mut rows: Vec<_> = links
            .filter(|(ix, link)| is_wanted(*ix, link))
            .map(|(ix, _)| {
                let (from, to) = snapshot.ends(ix);
                (self.name(from), self.name(to), ix)
            })
            .collect();
        rows.sort();
        rows
    }

    /// What an element is called, on one line.
    pub(super) fn name(&self, ix: ElementIx) -> String {
        shown(self.facts.name(ix))
    }

    /// What an element is called, also where it is not there at this plateau.
    pub(super) fn name_of(&self, id: &ElementId) -> String {
        if let Some(ix) = self.facts.snapshot.find(id) {
            return self.name(ix);
        }
        let record = self.map.tables().elements.get(id);
        let name = record.map(|record| record.name.trim());
        shown(name.filter(|name| !name.is_empty()).unwrap_or(id.as_str()))
    }

    /// What an element or a link is called.
    pub(super) fn subject_name(&self, subject: &SubjectId) -> String {
        let id = ElementId::from(subject.text().clone());
        if self.map.tables().elements.contains(&id) {
            return self.name_of(&id);
        }
        shown(&findings::record_name(
            self.map,
            self.facts.snapshot,
            subject,
        ))
    }

    /// What a requirement, or a built-in rule, is called.
    pub(super) fn requirement_name(&self, id: &RequirementId) -> String {
        shown(&findings::requirement_name(self.map, id, self.language))
    }

    /// Whether an element is of a kind.
    pub(super) fn is_kind(&self, ix: ElementIx, kind: &str) -> bool {
        self.facts.element(ix).kind.as_str() == kind
    }

    /// The name of a kind of element.
    pub(super) fn kind_name(&self, kind: &str) -> String {
        let known = catalogue::element_kind(kind);
        known.map_or_else(|| shown(kind), |kind| kind.name(self.language).to_owned())
    }

    /// The family of an element's kind.
    pub(super) fn family(&self, ix: ElementIx) -> Option<catalogue::Family> {
        let kind = catalogue::element_kind(self.facts.element(ix).kind.as_str())?;
        Some(kind.family)
    }

    /// Elements by name, then by id.
    pub(super) fn by_name(&self, elements: impl IntoIterator<Item = ElementIx>) -> Vec<ElementIx> {
        let mut elements: Vec<ElementIx> = elements.into_iter().collect();
        elements.sort_by_cached_key(|ix| (folded(self.facts.name(*ix)), *ix));
        elements.dedup();
        elements
    }

    /// The elements of some kinds, by name.
    pub(super) fn of_kinds(&self, kinds: &[&str]) -> Vec<ElementIx> {
        let all = kinds.iter().flat_map(|kind| self.facts.of_kind(kind));
        self.by_name(all.copied())
    }

    /// What does something for security: not who uses it, what it is stored in, or its group.
    pub(super) fn doing(&self, functions: &[SecurityFunction]) -> Vec<ElementIx> {
        let all = self.facts.snapshot.element_numbers();
        let able = all.filter(|ix| {
            matches!(
                self.family(*ix),
                Some(Family::Software | Family::Network | Family::Compute)
            ) && !matches!(self.facts.element(*ix).kind.as_str(), "zone" | "subnet")
        });
        let does = |ix: &ElementIx| functions.iter().any(|one| self.facts.does(*ix, *one));
        self.by_name(able.filter(does))
    }

    /// The elements of the kind *monitoring*, and those at this end of flows that speak one of some
    /// protocols: what gathers logs receives Syslog, what watches sends SNMP.
    pub(super) fn watching(&self, protocols: &[&str], receives: bool) -> Vec<ElementIx> {
        let flows = self.facts.flows().iter().filter(|flow| {
            let protocol = folded(self.facts.link_text(flow.link, "protocol").trim());
            protocols.contains(&protocol.as_str())
        });
        let ends = flows.map(|flow| if receives { flow.to } else { flow.from });
        self.by_name(ends.chain(self.facts.of_kind("monitoring").iter().copied()))
    }

    /// The elements of a family, by name.
    pub(super) fn of_family(&self, family: catalogue::Family) -> Vec<ElementIx> {
        let all = self.facts.snapshot.element_numbers();
        self.by_name(all.filter(|ix| self.family(*ix) == Some(family)))
    }

    /// The links that start or end at an element, with their other ends, by id.
    pub(super) fn links(&self, ix: ElementIx) -> &[(LinkIx, ElementIx, bool)] {
        &self.links[ix.row()]
    }

    /// The ends of links of a kind that start here, or else that end here; by name.
    pub(super) fn linked(&self, ix: ElementIx, kind: &str, from_here: bool) -> Vec<ElementIx> {
        let links = self.links(ix).iter().filter(|(link, _, starts)| {
            *starts == from_here && self.facts.link(*link).kind.as_str() == kind
        });
        self.by_name(links.map(|(_, other, _)| *other))
    }

    /// The site, or the region of a cloud, that an element lies in, by containment or by what it is
    /// hosted on; by name.
    pub(super) fn places(&self, ix: ElementIx) -> Vec<ElementIx> {
        let closure = self.facts.hosting().closure(ix).into_iter();
        let places = closure.filter(|host| {
            matches!(
                self.facts.element(*host).kind.as_str(),
                "site" | "cloud_region"
            )
        });
        self.by_name(places)
    }

    /// The providers that an element is hosted by or operated by, by name.
    pub(super) fn providers(&self, ix: ElementIx) -> Vec<ElementIx> {
        let hosts = self.facts.hosting().providers(ix, self.facts.snapshot);
        let operators = self.linked(ix, "operated_by", true);
        self.by_name(hosts.into_iter().chain(operators))
    }
}

/// A name on one line, without what cannot be seen, cut where nobody would read on.
pub(super) fn shown(name: &str) -> String {
    let name = visible(name.trim());
    if name.chars().count() <= NAME_LETTERS {
        return name.into_owned();
    }
    let mut cut: String = name.chars().take(NAME_LETTERS - 1).collect();
    cut.push('…');
    cut
}
