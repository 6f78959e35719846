//! One plateau, for all that judges it: which data lie where, who carries and processes them, which
//! zone is whose. It notes what it is asked for ([`Aspects`](super::Aspects)), so that judgements are
//! kept over edits of anything else.

use std::sync::Arc;

use super::aspects::{Aspect, Aspects, Noted, Trace};
use super::hosting::Hosting;
use super::index::{FlowFacts, Flows, Index};
use super::maturity::is_filled;
use super::settings::Settings;
use crate::analysis::{self, DependencyGraph};
use crate::model::{
    Attributes, Day, Element, ElementId, ElementIx, Link, LinkId, LinkIx, Plateau, Snapshot,
    SystemMap, Value,
};

/// See the module's header. Lists of elements are by number, which is by id.
pub struct Facts<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// Its plateau.
    pub plateau: Option<&'a Plateau>,
    /// The map as it stands there. Judges ask it who is there, what lies in what and which ends links
    /// have; what records say they ask the methods here, which note it.
    pub snapshot: &'a Snapshot,
    /// How the map wants to be judged.
    pub settings: &'a Settings,
    /// The map at the plateau that this one builds on, where somebody has it at hand.
    pub before: Option<&'a Snapshot>,
    graph: &'a DependencyGraph,
    index: Index,
    trace: Trace,
}

impl<'a> Facts<'a> {
    /// Of one plateau. O(elements + links + what hosts them).
    #[must_use]
    pub fn of(
        map: &'a SystemMap,
        snapshot: &'a Snapshot,
        graph: &'a DependencyGraph,
        settings: &'a Settings,
    ) -> Self {
        let index = Index::of(snapshot, graph);
        Self::with(map, snapshot, graph, settings, index)
    }

    /// As [`Self::of`], with the index at hand.
    pub(super) fn with(
        map: &'a SystemMap,
        snapshot: &'a Snapshot,
        graph: &'a DependencyGraph,
        settings: &'a Settings,
        index: Index,
    ) -> Self {
        let plateau = snapshot.plateau();
        Self {
            map,
            plateau: plateau.and_then(|id| map.tables().plateaus.get(id).map(Arc::as_ref)),
            snapshot,
            graph,
            settings,
            before: None,
            index,
            trace: Trace::default(),
        }
    }

    /// What a judge answers, and what it looked at for that.
    pub(super) fn noting<T>(&self, answer: impl FnOnce() -> T) -> (T, Aspects) {
        self.trace.during(answer)
    }

    /// Notes that a judge looked at these.
    pub(super) fn note_all(&self, aspects: &Aspects) {
        self.trace.note_all(aspects);
    }

    /// Notes that a judge looked at a part.
    pub(super) fn note(&self, part: Aspect) {
        self.trace.note(part);
    }

    /// Notes that a judge looked at an attribute.
    pub(super) fn note_attribute(&self, name: &str) {
        self.trace.note_attribute(name);
    }

    /// A value of which it is noted whether a judge looks at it.
    pub(super) fn noted<'s, T>(&'s self, value: &'s T, part: Aspect) -> Noted<'s, T> {
        Noted::new(value, part, &self.trace)
    }

    /// The index, for the facts after an edit.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// Asks the facts of one plateau something, for whoever has neither its dependencies nor the
    /// settings of the map at hand. As [`Facts::of`], and the dependencies.
    pub fn over<T>(
        map: &SystemMap,
        snapshot: &Snapshot,
        today: Option<Day>,
        ask: impl FnOnce(&Facts<'_>) -> T,
    ) -> T {
        let graph = DependencyGraph::of(snapshot);
        let settings = Settings::of(map, today);
        ask(&Facts::of(map, snapshot, &graph, &settings))
    }

    /// The elements of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> &[ElementIx] {
        self.index
            .bonds
            .by_kind
            .get(kind)
            .map_or(&[], Vec::as_slice)
    }

    /// The links of a kind, by number, with their ends.
    pub fn links_of_kind(
        &self,
        kind: &str,
    ) -> impl Iterator<Item = (LinkIx, ElementIx, ElementIx)> + '_ {
        let links = self.index.bonds.links_by_kind.get(kind);
        let links = links.map_or(&[][..], Vec::as_slice).iter();
        links.map(|link| {
            let (from, to) = self.snapshot.ends(*link);
            (*link, from, to)
        })
    }

    /// An element by number, with all that it says; its id, kind, name and attributes are to be had
    /// on their own.
    #[must_use]
    pub fn element(&self, ix: ElementIx) -> &'a Arc<Element> {
        self.trace.note(Aspect::Records);
        self.snapshot.element(ix)
    }

    /// A link by number, as [`Self::element`].
    #[must_use]
    pub fn link(&self, ix: LinkIx) -> &'a Arc<Link> {
        self.trace.note(Aspect::Records);
        self.snapshot.link(ix)
    }

    /// An element's id.
    #[must_use]
    pub fn id(&self, ix: ElementIx) -> &'a ElementId {
        &self.snapshot.element(ix).id
    }

    /// A link's id.
    #[must_use]
    pub fn link_id(&self, ix: LinkIx) -> &'a LinkId {
        &self.snapshot.link(ix).id
    }

    /// An element's kind.
    #[must_use]
    pub fn kind(&self, ix: ElementIx) -> &'a str {
        self.snapshot.element(ix).kind.as_str()
    }

    /// A link's kind.
    #[must_use]
    pub fn link_kind(&self, ix: LinkIx) -> &'a str {
        self.snapshot.link(ix).kind.as_str()
    }

    /// An element's name as it stands there, empty where it has none.
    #[must_use]
    pub fn own_name(&self, ix: ElementIx) -> &'a str {
        self.trace.note_name(ix);
        &self.snapshot.element(ix).name
    }

    /// A link's name, which is mostly empty.
    #[must_use]
    pub fn link_name(&self, ix: LinkIx) -> &'a str {
        self.trace.note_link_name(ix);
        &self.snapshot.link(ix).name
    }

    /// An element's name, or its id where it has none.
    #[must_use]
    pub fn name(&self, ix: ElementIx) -> &'a str {
        let name = self.own_name(ix);
        if name.trim().is_empty() {
            self.id(ix).as_str()
        } else {
            name
        }
    }

    fn attributes(&self, ix: ElementIx, read: &str) -> &'a Attributes {
        self.trace.note_attribute(read);
        &self.snapshot.element(ix).attributes
    }

    fn link_attributes(&self, ix: LinkIx, read: &str) -> &'a Attributes {
        self.trace.note_attribute(read);
        &self.snapshot.link(ix).attributes
    }

    /// What an element's attribute says; `None` where it is silent.
    #[must_use]
    pub fn value(&self, ix: ElementIx, attribute: &str) -> Option<&'a Value> {
        let value = self.attributes(ix, attribute).get(attribute);
        value.filter(|value| !matches!(value, Value::Nothing))
    }

    /// Whether an element's attribute says anything.
    #[must_use]
    pub fn is_filled(&self, ix: ElementIx, attribute: &str) -> bool {
        is_filled(self.attributes(ix, attribute), attribute)
    }

    /// Whether a link's attribute says anything.
    #[must_use]
    pub fn is_link_filled(&self, ix: LinkIx, attribute: &str) -> bool {
        is_filled(self.link_attributes(ix, attribute), attribute)
    }

    /// The text of an element's attribute; empty where it is silent.
    #[must_use]
    pub fn text(&self, ix: ElementIx, attribute: &str) -> &'a str {
        self.value(ix, attribute)
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// The number in an element's attribute.
    #[must_use]
    pub fn number(&self, ix: ElementIx, attribute: &str) -> Option<f64> {
        self.value(ix, attribute).and_then(Value::as_number)
    }

    /// The flag in an element's attribute; `None` where it is unknown.
    #[must_use]
    pub fn flag(&self, ix: ElementIx, attribute: &str) -> Option<bool> {
        self.value(ix, attribute).and_then(Value::as_flag)
    }

    /// What an attribute of a flow, or of another link, says.
    #[must_use]
    pub fn link_value(&self, ix: LinkIx, attribute: &str) -> Option<&'a Value> {
        let value = self.link_attributes(ix, attribute).get(attribute);
        value.filter(|value| !matches!(value, Value::Nothing))
    }

    /// The text of a link's attribute; empty where it is silent.
    #[must_use]
    pub fn link_text(&self, ix: LinkIx, attribute: &str) -> &'a str {
        self.link_value(ix, attribute)
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// The data sets of these categories.
    #[must_use]
    pub fn data_sets_of(&self, categories: &[&str]) -> Vec<ElementIx> {
        let all = self.of_kind("data_set").iter().copied();
        all.filter(|ix| categories.contains(&self.text(*ix, "category")))
            .collect()
    }

    /// The data sets that a built-in rule watches over, by the protection table.
    #[must_use]
    pub fn watched(&self, rule: &str) -> Vec<ElementIx> {
        match self.settings.categories_of(rule) {
            Some(categories) => self.data_sets_of(&categories),
            None => self.of_kind("data_set").to_vec(),
        }
    }

    /// The business services of criticality 4.
    #[must_use]
    pub fn vital_services(&self) -> Vec<ElementIx> {
        let all = self.of_kind("business_service").iter().copied();
        all.filter(|ix| self.number(*ix, "criticality") == Some(4.0))
            .collect()
    }

    /// Where a data set is stored, as drawn: stores and groups of them.
    #[must_use]
    pub fn stores(&self, data_set: ElementIx) -> &[ElementIx] {
        self.index
            .bonds
            .stores
            .get(&data_set)
            .map_or(&[], Vec::as_slice)
    }

    /// The elements that answer for a store: itself, or the members of a redundancy group, all the
    /// way down (for a group every member must comply, public-sector guide, §9).
    #[must_use]
    pub fn holders(&self, store: ElementIx) -> Vec<ElementIx> {
        let mut out = Vec::new();
        let mut open = vec![store];
        let mut seen = vec![store];
        while let Some(ix) = open.pop() {
            let members = self.members(ix);
            if self.kind(ix) != "redundancy_group" || members.is_empty() {
                out.push(ix);
                continue;
            }
            for &member in members {
                if !seen.contains(&member) {
                    seen.push(member);
                    open.push(member);
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// The members of a group.
    #[must_use]
    pub fn members(&self, group: ElementIx) -> &[ElementIx] {
        self.index
            .bonds
            .members
            .get(&group)
            .map_or(&[], Vec::as_slice)
    }

    /// The flows that carry a data set.
    pub fn carriers(&self, data_set: ElementIx) -> impl Iterator<Item = &FlowFacts> + '_ {
        let flows = self.known_flows();
        let rows = flows.carriers.get(&data_set);
        let rows = rows.map_or(&[][..], Vec::as_slice).iter();
        rows.filter_map(|row| flows.all.get(*row))
    }

    /// The data sets that a link carries, by number.
    #[must_use]
    pub fn carried(&self, link: LinkIx) -> Vec<ElementIx> {
        self.trace.note_attribute("data");
        analysis::data_of_flow(self.snapshot, link)
    }

    /// What an element needs directly: its fault domain first, then by link.
    pub fn needs(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        self.trace.note(Aspect::Dependencies);
        self.graph.needs(ix).map(|(other, _)| other)
    }

    /// What needs an element directly.
    pub fn needed_by(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        self.trace.note(Aspect::Dependencies);
        self.graph.needed_by(ix).map(|(other, _)| other)
    }

    /// All dependencies, with the records that they are between.
    #[must_use]
    pub fn graph(&self) -> &'a DependencyGraph {
        self.trace.note(Aspect::Records);
        self.graph
    }

    /// The applications that process a data set.
    #[must_use]
    pub fn processors(&self, data_set: ElementIx) -> Vec<ElementIx> {
        self.trace.note_attribute("processed_by");
        analysis::applications_of(self.snapshot, data_set)
    }

    /// The backups of a store: the links, and the vaults that they lead to.
    #[must_use]
    pub fn backups(&self, store: ElementIx) -> &[(LinkIx, ElementIx)] {
        self.index
            .bonds
            .backups
            .get(&store)
            .map_or(&[], Vec::as_slice)
    }

    /// The security zone of an element: its own, that of what contains it, or – for what others
    /// run – the zone of trust 0. `None` where the map does not say.
    #[must_use]
    pub fn zone(&self, ix: ElementIx) -> Option<ElementIx> {
        self.trace.note(Aspect::Zones);
        self.index.zones.of[ix.row()]
    }

    /// The zone of all that is outside; `None` where the map has none.
    #[must_use]
    pub fn internet(&self) -> Option<ElementIx> {
        self.trace.note(Aspect::Zones);
        self.index.zones.internet
    }

    /// What each element does for security, by row; see [`Self::does`].
    pub(super) fn functions(&self) -> &[u8] {
        self.trace.note(Aspect::Functions);
        &self.index.functions
    }

    /// The flows, by link.
    #[must_use]
    pub fn flows(&self) -> &[FlowFacts] {
        &self.known_flows().all
    }

    fn known_flows(&self) -> &Flows {
        self.trace.note(Aspect::Flows);
        &self.index.flows
    }

    /// Who is hosted on what.
    #[must_use]
    pub fn hosting(&self) -> &Hosting {
        self.trace.note(Aspect::Hosting);
        &self.index.hosting
    }

    /// Within how many hours an element is needed back; see [`analysis::need_h`].
    #[must_use]
    pub fn need_h(&self, ix: ElementIx, attribute: &str) -> Option<f64> {
        self.trace.note_attribute(attribute);
        analysis::need_h(self.snapshot.element(ix), attribute)
    }

    /// How far a zone is trusted, 0 to 4.
    #[must_use]
    pub fn trust(&self, zone: ElementIx) -> Option<f64> {
        self.number(zone, "trust_level")
    }

    /// The first day of the plateau.
    #[must_use]
    pub fn start(&self) -> Option<Day> {
        Day::first_of(&self.plateau?.valid_from)
    }

    /// The day on which terms are looked at: the later of today and the plateau's first day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.start().max(self.settings.today)
    }
}
