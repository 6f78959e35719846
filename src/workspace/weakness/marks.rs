//! From answers to what the perspective draws.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use crate::analysis::{DependencyGraph, Radius, WeakPoints};
use crate::model::{Element, ElementId, LinkId};
use crate::scene::{WeakFocus, WeakMark, WeakPointMarks, WeakStanding, Weakness};
use crate::workspace::analysing::{Analyses, Question, Standing, Structure};
use crate::workspace::document::{Document, Perspective};

/// The answers that weak points are made of.
#[derive(Clone, Copy, Debug)]
pub struct WeakFacts<'a> {
    /// The graph of the radii.
    pub graph: &'a DependencyGraph,
    /// By its rows.
    pub radii: &'a [Radius],
    /// By business service.
    pub weak_points: &'a BTreeMap<ElementId, WeakPoints>,
    /// Groups, circles, network.
    pub structure: &'a Structure,
}

/// From this criticality on, of 1 to 4, a service is critical.
const CRITICAL_FROM: f64 = 3.0;

impl WeakFacts<'_> {
    /// The services that each element stops alone.
    #[must_use]
    pub fn stopped_by(&self) -> BTreeMap<&ElementId, BTreeSet<&ElementId>> {
        by_point(self.weak_points, |weak| &weak.single)
    }

    /// The services that must pass each group.
    #[must_use]
    pub fn passed_by(&self) -> BTreeMap<&ElementId, BTreeSet<&ElementId>> {
        by_point(self.weak_points, |weak| &weak.obligatory)
    }

    /// Whether a service counts as critical: of criticality 3 or 4; every one where the map says
    /// of none how critical it is.
    #[must_use]
    pub fn critical(&self) -> BTreeSet<&ElementId> {
        let level = |id: &ElementId| {
            let ix = self.graph.find(id).ok()?;
            criticality(self.graph.element(ix))
        };
        let services = || self.weak_points.keys();
        if services().all(|id| level(id).is_none()) {
            return services().collect();
        }
        services()
            .filter(|id| level(id).is_some_and(|level| level >= CRITICAL_FROM))
            .collect()
    }

    /// What the perspective draws of it. O(elements · log + points).
    #[must_use]
    pub fn marks(&self, service: Option<&ElementId>, standing: WeakStanding) -> WeakPointMarks {
        let mut marks = WeakPointMarks {
            standing,
            most: self
                .radii
                .iter()
                .map(|radius| radius.actual)
                .max()
                .unwrap_or(0),
            ..WeakPointMarks::default()
        };
        for (element, radius) in self.graph.elements().iter().zip(self.radii) {
            let mark = WeakMark {
                actual: radius.actual,
                potential: radius.potential,
                weaknesses: BTreeMap::new(),
            };
            marks.elements.insert(element.id.clone(), mark);
        }
        let asked = service.and_then(|id| Some((id, self.weak_points.get(id)?)));
        let counts = |of: &BTreeSet<&ElementId>| match asked {
            Some((service, _)) => usize::from(of.contains(service)),
            None => of.len(),
        };
        let critical = self.critical();
        for (point, services) in self.stopped_by() {
            let is_critical = |service: &&&ElementId| {
                critical.contains(**service) && asked.is_none_or(|(asked, _)| asked == **service)
            };
            let weakness = if services.iter().any(|service| is_critical(&service)) {
                Weakness::SingleCritical
            } else {
                Weakness::Single
            };
            put(&mut marks, point, weakness, counts(&services));
        }
        for (group, services) in self.passed_by() {
            put(&mut marks, group, Weakness::Obligatory, counts(&services));
        }
        for group in &self.structure.on_paper {
            put(
                &mut marks,
                &group.group,
                Weakness::OnPaper,
                group.causes.len(),
            );
        }
        for point in &self.structure.network.articulation_points {
            put(&mut marks, &point.element, Weakness::Cuts, point.isolates);
        }
        let bridges = self.structure.network.bridges.iter();
        marks.bridges = bridges
            .map(|bridge| (bridge.link.clone(), bridge.isolates))
            .collect::<BTreeMap<LinkId, usize>>();
        marks.focus = asked.map(|(service, weak)| self.focus(service, weak));
        marks
    }

    fn focus(&self, service: &ElementId, weak: &WeakPoints) -> WeakFocus {
        let mut kept: BTreeSet<ElementId> = weak.single.union(&weak.obligatory).cloned().collect();
        kept.insert(service.clone());
        WeakFocus {
            name: self.name(service).into(),
            kept,
        }
    }

    /// The name of an element, or its id where it has none.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a ElementId) -> &'a str {
        let element = self.graph.find(id).map(|ix| self.graph.element(ix));
        let name = element.map_or("", |element| element.name.as_str());
        if name.is_empty() { id.as_str() } else { name }
    }
}

fn criticality(element: &Element) -> Option<f64> {
    element.attributes.get("criticality")?.as_number()
}

fn by_point<'a>(
    weak_points: &'a BTreeMap<ElementId, WeakPoints>,
    points: impl Fn(&'a WeakPoints) -> &'a BTreeSet<ElementId>,
) -> BTreeMap<&'a ElementId, BTreeSet<&'a ElementId>> {
    let mut found: BTreeMap<&ElementId, BTreeSet<&ElementId>> = BTreeMap::new();
    for (service, weak) in weak_points {
        for point in points(weak) {
            found.entry(point).or_default().insert(service);
        }
    }
    found
}

fn put(marks: &mut WeakPointMarks, id: &ElementId, weakness: Weakness, count: usize) {
    if count > 0
        && let Some(mark) = marks.elements.get_mut(id)
    {
        mark.weaknesses.insert(weakness, count);
    }
}

/// The questions that the perspective asks.
pub const ASKED: [Question; 3] = [Question::Radii, Question::WeakPoints, Question::Structure];

/// What a set of marks was made of.
#[derive(Debug)]
struct Key {
    radii: Arc<Vec<Radius>>,
    weak_points: Arc<BTreeMap<ElementId, WeakPoints>>,
    structure: Arc<Structure>,
    service: Option<ElementId>,
    standing: WeakStanding,
}

/// The marks that were made last.
#[derive(Debug, Default)]
pub(in crate::workspace) struct MarksMemory {
    made: Option<(Key, Arc<WeakPointMarks>)>,
    /// Marks without anything on them, by standing.
    bare: BTreeMap<u8, Arc<WeakPointMarks>>,
}

impl MarksMemory {
    fn bare(&mut self, standing: WeakStanding) -> Arc<WeakPointMarks> {
        let made = self.bare.entry(standing as u8).or_insert_with(|| {
            Arc::new(WeakPointMarks {
                standing,
                ..WeakPointMarks::default()
            })
        });
        Arc::clone(made)
    }
}

impl Analyses {
    /// How it stands with all that the perspective asks.
    #[must_use]
    pub fn weak_standing(&self, document: &Document) -> WeakStanding {
        let standings = ASKED.map(|question| self.standing(question, document));
        let is_missing = self.radii(document).is_none()
            || self.weak_points(document).is_none()
            || self.structure(document).is_none();
        let all = |wanted: fn(&Standing) -> bool| standings.iter().all(wanted);
        if all(|standing| matches!(standing, Standing::Current)) {
            WeakStanding::Current
        } else if standings
            .iter()
            .any(|standing| matches!(standing, Standing::Stopped))
        {
            WeakStanding::Stopped
        } else if is_missing {
            WeakStanding::Awaited
        } else {
            WeakStanding::Older
        }
    }

    /// What the perspective draws; the same value as long as nothing changes. Nothing is drawn
    /// through another perspective.
    #[must_use]
    pub fn weak_marks(&self, document: &Document) -> Arc<WeakPointMarks> {
        let mut memory = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        if document.perspective != Perspective::WeakPoints {
            return memory.bare(WeakStanding::Current);
        }
        let standing = self.weak_standing(document);
        let (Some(radii), Some(weak_points), Some(structure)) = (
            self.radii(document),
            self.weak_points(document),
            self.structure(document),
        ) else {
            return memory.bare(standing);
        };
        let service = document.weak_service.clone();
        if let Some((key, made)) = &memory.made
            && Arc::ptr_eq(&key.radii, &radii.answer)
            && Arc::ptr_eq(&key.weak_points, &weak_points.answer)
            && Arc::ptr_eq(&key.structure, &structure.answer)
            && key.service == service
            && key.standing == standing
        {
            return Arc::clone(made);
        }
        let facts = WeakFacts {
            graph: &radii.graph,
            radii: &radii.answer,
            weak_points: &weak_points.answer,
            structure: &structure.answer,
        };
        let made = Arc::new(facts.marks(service.as_ref(), standing));
        let key = Key {
            radii: radii.answer,
            weak_points: weak_points.answer,
            structure: structure.answer,
            service,
            standing,
        };
        memory.made = Some((key, Arc::clone(&made)));
        made
    }
}
