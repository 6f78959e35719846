//! Weak points as a list: how far each loss goes and which services it alone stops, groups with
//! redundancy on paper and why, what two losses stop together, the network, circles of need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::marks::WeakFacts;
use crate::analysis::{CutSets, PaperGroup, PointNature, fails_by_itself};
use crate::catalogue::element_kind;
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementId, SubjectId};
use crate::workspace::Workspace;
use crate::workspace::finding::folded;

/// What a part of the list is about, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WeakPart {
    /// Elements by how far their loss goes.
    Points,
    /// Redundancy groups that services hang on with no way round.
    Passages,
    /// Groups that one loss defeats.
    OnPaper,
    /// Devices and cables that cut the network.
    Network,
    /// Circles of need.
    Cycles,
    /// Pairs that stop a service together.
    Pairs,
}

impl WeakPart {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Points,
        Self::Passages,
        Self::OnPaper,
        Self::Network,
        Self::Cycles,
        Self::Pairs,
    ];

    /// Its heading.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Points => msg::WEAK_PART_POINTS,
            Self::Passages => msg::WEAK_PART_PASSAGES,
            Self::OnPaper => msg::WEAK_PART_ON_PAPER,
            Self::Network => msg::WEAK_PART_NETWORK,
            Self::Cycles => msg::WEAK_PART_CYCLES,
            Self::Pairs => msg::WEAK_PART_PAIRS,
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakRow {
    /// Where it stands.
    pub part: WeakPart,
    /// What to show on the map.
    pub shown: Vec<SubjectId>,
    /// What to lose to see it happen.
    pub lost: Vec<ElementId>,
    /// What it is about.
    pub name: String,
    /// The kind of its element, in words.
    pub kind: String,
    /// What sort of thing fails.
    pub nature: Option<PointNature>,
    /// How many others its loss stops or degrades, and how many depend on it.
    pub radius: Option<(usize, usize)>,
    /// Services that it stops.
    pub services: Vec<ElementId>,
    /// Whether one of them is critical.
    pub is_critical: bool,
    /// Why, in words; empty where the rest says it.
    pub detail: String,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakList {
    /// All lines, part by part.
    pub rows: Vec<WeakRow>,
    /// The names of services, by id.
    pub names: BTreeMap<ElementId, String>,
    /// Services with too many pairs to be listed.
    pub too_many: Vec<ElementId>,
}

impl WeakList {
    /// The list of all services, or of what matters to one. O(rows · log rows).
    #[must_use]
    pub fn of(
        facts: &WeakFacts<'_>,
        cuts: Option<&BTreeMap<ElementId, CutSets>>,
        service: Option<&ElementId>,
        language: Language,
    ) -> Self {
        let maker = Maker {
            facts,
            service,
            language,
            critical: facts.critical(),
        };
        let mut list = Self::default();
        maker.points(&mut list);
        maker.passages(&mut list);
        for group in &facts.structure.on_paper {
            maker.on_paper(group, &mut list);
        }
        if service.is_none() {
            maker.network(&mut list);
            maker.cycles(&mut list);
        }
        if let Some(cuts) = cuts {
            maker.pairs(cuts, &mut list);
        }
        list.names = facts
            .weak_points
            .keys()
            .map(|id| (id.clone(), facts.name(id).to_owned()))
            .collect();
        list
    }

    /// The lines that a search leaves, part by part; empty parts are left out.
    #[must_use]
    pub fn parts(&self, words: &str) -> Vec<(WeakPart, Vec<&WeakRow>)> {
        let asked = folded(words.trim());
        let fits = |row: &&WeakRow| {
            let says = |text: &str| folded(text).contains(&asked);
            asked.is_empty()
                || says(&row.name)
                || says(&row.kind)
                || says(&row.detail)
                || row.services.iter().any(|id| says(self.service_name(id)))
        };
        WeakPart::ALL
            .into_iter()
            .map(|part| {
                let rows = self.rows.iter().filter(|row| row.part == part);
                (part, rows.filter(fits).collect::<Vec<_>>())
            })
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }

    /// The name of a service.
    #[must_use]
    pub fn service_name<'a>(&'a self, id: &'a ElementId) -> &'a str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }

    /// The names of the services of a line, parted by commas.
    #[must_use]
    pub fn services_of(&self, row: &WeakRow) -> String {
        let names: Vec<&str> = row
            .services
            .iter()
            .map(|id| self.service_name(id))
            .collect();
        names.join(", ")
    }
}

struct Maker<'a> {
    facts: &'a WeakFacts<'a>,
    service: Option<&'a ElementId>,
    language: Language,
    critical: BTreeSet<&'a ElementId>,
}

impl Maker<'_> {
    /// The services among these that are asked for.
    fn asked(&self, services: &BTreeSet<&ElementId>) -> Vec<ElementId> {
        let asked = |id: &&&ElementId| self.service.is_none_or(|service| service == **id);
        services
            .iter()
            .filter(asked)
            .map(|id| (*id).clone())
            .collect()
    }

    fn row(&self, part: WeakPart, element: &Element, services: Vec<ElementId>) -> WeakRow {
        let kind = element_kind(element.kind.as_str());
        WeakRow {
            part,
            shown: vec![SubjectId::from(&element.id)],
            lost: vec![element.id.clone()],
            name: self.facts.name(&element.id).to_owned(),
            kind: kind.map_or_else(String::new, |kind| kind.name(self.language).to_owned()),
            nature: fails_by_itself(element).then(|| PointNature::of(element)),
            radius: None,
            is_critical: services.iter().any(|id| self.critical.contains(id)),
            services,
            detail: String::new(),
        }
    }

    fn element(&self, id: &ElementId) -> Option<&Element> {
        let ix = self.facts.graph.find(id).ok()?;
        Some(self.facts.graph.element(ix))
    }

    fn radius(&self, id: &ElementId) -> Option<(usize, usize)> {
        let ix = self.facts.graph.find(id).ok()?;
        let radius = self.facts.radii.get(ix.row())?;
        Some((radius.actual, radius.potential))
    }

    fn points(&self, list: &mut WeakList) {
        let stopped_by = self.facts.stopped_by();
        let none = BTreeSet::new();
        let elements = self.facts.graph.elements().iter();
        let mut rows: Vec<WeakRow> = elements
            .zip(self.facts.radii)
            .filter(|(element, _)| fails_by_itself(element))
            .filter_map(|(element, radius)| {
                let services = self.asked(stopped_by.get(&element.id).unwrap_or(&none));
                let matters = match self.service {
                    Some(_) => !services.is_empty(),
                    None => radius.actual > 0 || !services.is_empty(),
                };
                matters.then(|| WeakRow {
                    radius: Some((radius.actual, radius.potential)),
                    ..self.row(WeakPart::Points, element, services)
                })
            })
            .collect();
        rows.sort_by_cached_key(|row| {
            let radius = row.radius.unwrap_or_default();
            (
                std::cmp::Reverse(radius),
                folded(&row.name),
                row.lost.clone(),
            )
        });
        list.rows.extend(rows);
    }

    fn passages(&self, list: &mut WeakList) {
        for (group, services) in self.facts.passed_by() {
            let services = self.asked(&services);
            if let Some(element) = self.element(group)
                && !services.is_empty()
            {
                list.rows.push(WeakRow {
                    radius: self.radius(group),
                    ..self.row(WeakPart::Passages, element, services)
                });
            }
        }
    }

    /// A line for each cause: what it is, and which members fall with it.
    fn on_paper(&self, group: &PaperGroup, list: &mut WeakList) {
        let passed_by = self.facts.passed_by();
        let none = BTreeSet::new();
        let services = self.asked(passed_by.get(&group.group).unwrap_or(&none));
        if self.service.is_some() && services.is_empty() {
            return;
        }
        let Some(element) = self.element(&group.group) else {
            return;
        };
        for cause in &group.causes {
            let fallen: Vec<&str> = cause.fallen.iter().map(|id| self.facts.name(id)).collect();
            let words = if group.is_total(cause) {
                msg::WEAK_CAUSE_TOTAL.with("cause", self.facts.name(&cause.element))
            } else {
                msg::WEAK_CAUSE_PARTIAL
                    .with("cause", self.facts.name(&cause.element))
                    .with("fallen", cause.fallen.len())
            };
            let words = words
                .with("size", f64::from(group.size))
                .with("k", f64::from(group.k))
                .with("members", fallen.join(", "));
            let nature = self.element(&cause.element).map(PointNature::of);
            list.rows.push(WeakRow {
                shown: vec![
                    SubjectId::from(&group.group),
                    SubjectId::from(&cause.element),
                ],
                lost: vec![cause.element.clone()],
                nature,
                radius: self.radius(&cause.element),
                detail: self.language.say(&words),
                ..self.row(WeakPart::OnPaper, element, services.clone())
            });
        }
    }

    fn network(&self, list: &mut WeakList) {
        let network = &self.facts.structure.network;
        let isolates = |count: usize| self.language.say(&msg::WEAK_ISOLATES.with("count", count));
        let mut rows: Vec<(usize, WeakRow)> = Vec::new();
        for point in &network.articulation_points {
            if let Some(element) = self.element(&point.element) {
                let row = WeakRow {
                    radius: self.radius(&point.element),
                    detail: isolates(point.isolates),
                    ..self.row(WeakPart::Network, element, Vec::new())
                };
                rows.push((point.isolates, row));
            }
        }
        for bridge in &network.bridges {
            let ends = bridge.ends.each_ref().map(|id| self.facts.name(id));
            let row = WeakRow {
                part: WeakPart::Network,
                shown: vec![SubjectId::from(&bridge.link)],
                lost: Vec::new(),
                name: format!("{} – {}", ends[0], ends[1]),
                kind: self.language.text(msg::WEAK_CABLE),
                nature: Some(PointNature::Link),
                radius: None,
                services: Vec::new(),
                is_critical: false,
                detail: isolates(bridge.isolates),
            };
            rows.push((bridge.isolates, row));
        }
        rows.sort_by_cached_key(|(count, row)| (std::cmp::Reverse(*count), folded(&row.name)));
        list.rows.extend(rows.into_iter().map(|(_, row)| row));
    }

    fn cycles(&self, list: &mut WeakList) {
        for cycle in &self.facts.structure.cycles {
            let mut names: Vec<&str> = cycle.witness.iter().map(|id| self.facts.name(id)).collect();
            names.extend(names.first().copied());
            list.rows.push(WeakRow {
                part: WeakPart::Cycles,
                shown: cycle.elements.iter().map(SubjectId::from).collect(),
                lost: cycle.witness.first().cloned().into_iter().collect(),
                name: names.join(" → "),
                kind: self.language.text(msg::WEAK_CIRCLE),
                nature: None,
                radius: None,
                services: Vec::new(),
                is_critical: false,
                detail: self
                    .language
                    .say(&msg::WEAK_CIRCLE_SIZE.with("count", cycle.elements.len())),
            });
        }
    }

    /// What two stop together that neither stops alone, for most services first.
    fn pairs(&self, cuts: &BTreeMap<ElementId, CutSets>, list: &mut WeakList) {
        let mut by_pair: BTreeMap<&[ElementId], Vec<ElementId>> = BTreeMap::new();
        for (service, cuts) in cuts {
            if self.service.is_some_and(|asked| asked != service) {
                continue;
            }
            let Some(cuts) = cuts else {
                list.too_many.push(service.clone());
                continue;
            };
            for cut in cuts.iter().filter(|cut| cut.len() == 2) {
                by_pair.entry(cut).or_default().push(service.clone());
            }
        }
        let mut rows: Vec<WeakRow> = by_pair
            .into_iter()
            .map(|(pair, services)| self.pair(pair, services))
            .collect();
        rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.services.len()), folded(&row.name)));
        list.rows.extend(rows);
    }

    fn pair(&self, pair: &[ElementId], services: Vec<ElementId>) -> WeakRow {
        let names: Vec<&str> = pair.iter().map(|id| self.facts.name(id)).collect();
        WeakRow {
            part: WeakPart::Pairs,
            shown: pair.iter().map(SubjectId::from).collect(),
            lost: pair.to_vec(),
            name: names.join(" + "),
            kind: self.language.text(msg::WEAK_PAIR),
            nature: None,
            radius: None,
            is_critical: services.iter().any(|id| self.critical.contains(id)),
            services,
            detail: String::new(),
        }
    }
}

impl Workspace {
    /// The list at the plateau that shows, of the service that is looked at or of all; `None`
    /// while nothing is known yet. Pairs are in it once they are known.
    #[must_use]
    pub fn weak_list(&self, language: Language) -> Option<Arc<WeakList>> {
        let document = self.document.as_ref()?;
        let radii = self.analyses.radii(document)?;
        let weak_points = self.analyses.weak_points(document)?;
        let structure = self.analyses.structure(document)?;
        let cuts = self.analyses.cut_pairs(document);
        let facts = WeakFacts {
            graph: &radii.graph,
            radii: &radii.answer,
            weak_points: &weak_points.answer,
            structure: &structure.answer,
        };
        let cuts = cuts.as_ref().map(|cuts| &*cuts.answer);
        let service = document.weak_service.as_ref();
        Some(Arc::new(WeakList::of(&facts, cuts, service, language)))
    }
}
