//! What a page is to show.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assurance::Assessments;
use crate::bitmap::Shelf;
use crate::locale::{Language, msg};
use crate::model::{
    Day, ElementId, ElementIx, PlateauId, Snapshot, SubjectId, SystemMap, View, ViewId,
};
use crate::scene::Lens;
use crate::workspace::{AssuranceOrder, Perspective, judge};

/// The perspectives of a page that names none, beside the plain one: the questions that most readers
/// of a map bring along.
pub const USUAL_PERSPECTIVES: [&str; 7] = [
    "hosting",
    "sensitivity",
    "data-protection",
    "encryption",
    "exposure",
    "criticality",
    "obsolescence",
];

/// See [`webpage`](super::webpage). Cheap to clone.
#[derive(Clone)]
pub struct WebPageOrder {
    /// The map, redacted already where it has to be.
    pub map: SystemMap,
    /// Pictures that elements may show.
    pub pictures: Arc<Shelf>,
    /// The views, in this order; empty for all. With some of them alone, the page holds the elements
    /// that they show, with what is known of them, and no others.
    pub views: Vec<ViewId>,
    /// The plateaus, in this order; empty for all.
    pub plateaus: Vec<PlateauId>,
    /// Perspectives beside the plain one, by their words (`hosting`, `attribute:vendor`); empty for
    /// [`USUAL_PERSPECTIVES`]. What a page has no answer to is left out.
    pub perspectives: Vec<String>,
    /// Language of its words.
    pub language: Language,
    /// The day that it prints and by which dates are judged.
    pub today: Option<Day>,
    /// Whether it opens dark; `None` for what the reader's system says.
    pub is_dark: Option<bool>,
}

impl WebPageOrder {
    /// The whole map as a page.
    #[must_use]
    pub fn whole(map: SystemMap, pictures: Arc<Shelf>, language: Language) -> Self {
        Self {
            map,
            pictures,
            views: Vec::new(),
            plateaus: Vec::new(),
            perspectives: Vec::new(),
            language,
            today: None,
            is_dark: None,
        }
    }
}

/// The perspective of a word that a page can show: the plain one, or a lens. What a loss does is
/// found in every page, whatever is chosen.
#[must_use]
pub fn perspective_of(word: &str) -> Option<Perspective> {
    if word == "standard" {
        return Some(Perspective::Standard);
    }
    Lens::from_word(word).map(Perspective::Lens)
}

/// What is chosen of a map, as it is.
pub(super) struct Chosen {
    /// The views, in the order of their tabs.
    pub(super) views: Vec<Arc<View>>,
    /// The map at each plateau; one for a map without plateaus.
    pub(super) states: Vec<Chapter>,
    /// The perspectives, the plain one first.
    pub(super) perspectives: Vec<Perspective>,
    /// Whether every view of the map is chosen, and with them the whole map.
    pub(super) is_whole: bool,
    /// What rules found, where a perspective shows it.
    pub(super) assessments: Option<Arc<Assessments>>,
}

/// The map at one plateau, and what of it is on the page.
pub(super) struct Chapter {
    /// The map.
    pub(super) snapshot: Arc<Snapshot>,
    /// The elements of the page, by number.
    pub(super) elements: Vec<ElementIx>,
}

impl Chosen {
    pub(super) fn of(order: &WebPageOrder) -> Self {
        let map = &order.map;
        let views = views(order);
        let is_whole = views.len() == map.tables().views.iter().count();
        let known = map.timeline().order();
        let mut plateaus: Vec<Option<PlateauId>> = if order.plateaus.is_empty() {
            known.iter().cloned().map(Some).collect()
        } else {
            let asked = order.plateaus.iter().filter(|id| known.contains(id));
            asked.cloned().map(Some).collect()
        };
        if plateaus.is_empty() {
            plateaus.push(map.timeline().first().cloned());
        }
        let states = plateaus.iter().map(|plateau| {
            let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
            let elements = if is_whole {
                snapshot.element_numbers().collect()
            } else {
                shown(map, &snapshot, &views)
            };
            Chapter { snapshot, elements }
        });
        let states = states.collect();
        let perspectives = perspectives(order);
        let assessments = perspectives
            .iter()
            .filter_map(Perspective::lens)
            .any(Lens::needs_assessment)
            .then(|| assessments(order))
            .flatten();
        Self {
            views,
            states,
            perspectives,
            is_whole,
            assessments,
        }
    }
}

impl Chapter {
    /// Whether an element is on the page. O(log n).
    pub(super) fn has(&self, ix: ElementIx) -> bool {
        self.elements.binary_search(&ix).is_ok()
    }

    /// Whether the page speaks of what a record is about.
    pub(super) fn has_subject(&self, subject: &SubjectId) -> bool {
        let element = self.snapshot.find(&ElementId::from(subject.text().clone()));
        if let Some(ix) = element {
            return self.has(ix);
        }
        let link = self.snapshot.find_link(&subject.text().clone().into());
        link.is_some_and(|ix| {
            let (from, to) = self.snapshot.ends(ix);
            self.has(from) && self.has(to)
        })
    }
}

fn views(order: &WebPageOrder) -> Vec<Arc<View>> {
    let tables = order.map.tables();
    if !order.views.is_empty() {
        let asked = order.views.iter();
        return asked
            .filter_map(|id| tables.views.get(id).cloned())
            .collect();
    }
    let mut views: Vec<Arc<View>> = tables.views.iter().cloned().collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    views
}

/// The elements that some views show at a plateau, by number.
fn shown(map: &SystemMap, snapshot: &Snapshot, views: &[Arc<View>]) -> Vec<ElementIx> {
    let placements = views
        .iter()
        .flat_map(|view| snapshot.placements(map, &view.id));
    let found: BTreeSet<ElementIx> = placements
        .filter_map(|(subject, _)| snapshot.find(&ElementId::from(subject.text().clone())))
        .collect();
    found.into_iter().collect()
}

fn perspectives(order: &WebPageOrder) -> Vec<Perspective> {
    let usual: Vec<String> = USUAL_PERSPECTIVES.map(str::to_owned).into();
    let asked = if order.perspectives.is_empty() {
        &usual
    } else {
        &order.perspectives
    };
    let mut all = vec![Perspective::Standard];
    for perspective in asked.iter().filter_map(|word| perspective_of(word)) {
        if !all.contains(&perspective) {
            all.push(perspective);
        }
    }
    all
}

fn assessments(order: &WebPageOrder) -> Option<Arc<Assessments>> {
    let judged = AssuranceOrder {
        map: order.map.clone(),
        today: order.today,
        earlier: None,
    };
    let watch = crate::analysis::Watch {
        cancelled: &std::sync::atomic::AtomicBool::new(false),
        progress: &|_| {},
    };
    judge(&judged, &watch).map(|judged| judged.found)
}

/// What a perspective is called.
pub(super) fn perspective_name(perspective: &Perspective, language: Language) -> String {
    match perspective.lens() {
        Some(lens) => language.say(&lens.name(language)),
        None => language.text(msg::SCENE_PERSPECTIVE_STANDARD),
    }
}
