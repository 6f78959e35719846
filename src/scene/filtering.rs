//! What the filters of a view leave out, draw faintly, and say of themselves.
//!
//! An element shows when all rules let it through, and so does what it lies in: a reader must see
//! where things stand. Links follow their ends, and rules of their own.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::content::{ViewContent, ViewLink};
use super::figure::{BundledLinks, Color, Figure, Item, Stroke, Subject};
use crate::catalogue::{self, AttributeType};
use crate::locale::{Language, msg};
use crate::model::{
    Element, ElementIx, FieldPath, Filter, Link, Nesting, PlateauId, Record as _, Snapshot,
    SystemMap, Value, View,
};

/// What filters do to a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filtered {
    /// How many elements of the view show, faint ones left out.
    pub shown: usize,
    /// How many there would be without filters.
    pub total: usize,
    /// Each rule in words.
    pub rules: Vec<String>,
}

/// How the filters of a view sort its elements.
#[derive(Default)]
pub(super) struct Sieve {
    pub hidden: FxHashSet<ElementIx>,
    pub faded: FxHashSet<ElementIx>,
}

impl Sieve {
    /// Sorts the elements that a view would show. O(elements × (filters + depth)).
    pub(super) fn of(snapshot: &Snapshot, view: Option<&View>, all: &[ElementIx]) -> Self {
        let mut sieve = Self::default();
        let Some(view) = view else { return sieve };
        let rules: Vec<&Filter> = view
            .filters
            .iter()
            .filter(|filter| !filter.is_of_links())
            .collect();
        if rules.is_empty() {
            return sieve;
        }
        for &ix in all {
            let element = snapshot.element(ix);
            for rule in rules.iter().filter(|rule| !passes(rule, element)) {
                if rule.fades {
                    sieve.faded.insert(ix);
                } else {
                    sieve.hidden.insert(ix);
                }
            }
        }
        let nesting = Nesting::of(snapshot, Some(view), &all.iter().copied().collect());
        for &ix in all {
            if sieve.hidden.contains(&ix) {
                continue;
            }
            for holder in nesting.around(ix) {
                sieve.hidden.remove(&holder);
                if !sieve.faded.contains(&ix) {
                    sieve.faded.remove(&holder);
                }
            }
        }
        sieve
    }
}

fn passes(rule: &Filter, element: &Element) -> bool {
    rule.lets_through(asked_of(rule.by.as_str(), element).as_ref())
}

/// What a rule asks of an element.
#[must_use]
pub fn asked_of(by: &str, element: &Element) -> Option<Value> {
    match by {
        Filter::KIND => Some(Value::Text(element.kind.text().clone())),
        Filter::SINCE => element
            .since
            .as_ref()
            .map(|since| Value::Text(since.text().clone())),
        _ => element.get(&FieldPath::own(by)),
    }
}

/// Whether rules hide a link, and whether they fade it.
pub(super) fn of_link(view: Option<&View>, link: &Link) -> (bool, bool) {
    let kind = Value::Text(link.kind.text().clone());
    let mut answer = (false, false);
    let rules = view.into_iter().flat_map(|view| &view.filters);
    for rule in rules.filter(|rule| rule.is_of_links()) {
        if !rule.lets_through(Some(&kind)) {
            if rule.fades {
                answer.1 = true;
            } else {
                answer.0 = true;
            }
        }
    }
    answer
}

/// What the filters did, where there are any.
pub(super) fn filtered(
    map: &SystemMap,
    view: Option<&View>,
    content: &ViewContent,
    language: Language,
) -> Option<Filtered> {
    let view = view.filter(|view| !view.filters.is_empty())?;
    let faint = content.boxes.iter().filter(|one| one.is_faded).count();
    Some(Filtered {
        shown: content.boxes.len() - faint,
        total: content.boxes.len() + content.left_out,
        rules: view
            .filters
            .iter()
            .map(|filter| rule_words(map, filter, language))
            .collect(),
    })
}

/// `Environment: Production, Test`.
#[must_use]
pub fn rule_words(map: &SystemMap, filter: &Filter, language: Language) -> String {
    let values: Vec<String> = filter
        .values
        .iter()
        .map(|value| value_name(map, &filter.by, value, language))
        .collect();
    let said = msg::VIEWS_RULE
        .with("name", question_name(&filter.by, language))
        .with("values", values.join(", "));
    language.say(&said)
}

/// What a rule is about, in words.
#[must_use]
pub fn question_name(by: &str, language: Language) -> String {
    match by {
        Filter::KIND => language.text(msg::VIEWS_BY_KIND),
        Filter::SINCE => language.text(msg::VIEWS_BY_SINCE),
        Filter::LINK_KIND => language.text(msg::VIEWS_BY_LINK_KIND),
        _ => catalogue::attribute_label(by, language).to_owned(),
    }
}

/// A value of a rule in words.
#[must_use]
pub fn value_name(map: &SystemMap, by: &str, value: &str, language: Language) -> String {
    let tables = map.tables();
    let found = match by {
        Filter::KIND => catalogue::element_kind(value).map(|kind| kind.name(language).to_owned()),
        Filter::LINK_KIND => catalogue::link_kind(value).map(|kind| kind.name(language).to_owned()),
        Filter::SINCE if value.is_empty() => return language.text(msg::VIEWS_FROM_THE_START),
        Filter::SINCE => tables
            .plateaus
            .get(&PlateauId::from(value))
            .map(|plateau| plateau.name.to_string()),
        _ => attribute_value(map, by, value, language),
    };
    match found {
        Some(name) if !name.is_empty() => name,
        _ if value.is_empty() => language.text(msg::VIEWS_NOT_STATED),
        _ => value.to_owned(),
    }
}

fn attribute_value(map: &SystemMap, by: &str, value: &str, language: Language) -> Option<String> {
    let attribute = catalogue::attribute(by)?;
    match attribute.value_type {
        AttributeType::Reference(_) | AttributeType::ReferenceList(_) => {
            let element = map.tables().elements.get(&value.into())?;
            Some(element.name.to_string())
        }
        AttributeType::Flag => match value {
            "true" => Some(language.text(msg::UI_YES)),
            "false" => Some(language.text(msg::UI_NO)),
            _ => None,
        },
        _ => attribute
            .value_label(value, language)
            .map(ToOwned::to_owned),
    }
}

/// Draws items faintly: those of elements and links that a rule fades, and of links that lead to
/// such elements.
pub(super) fn fade(items: &mut [Item], snapshot: &Snapshot, content: &ViewContent, ground: Color) {
    let boxes = content.boxes.iter().filter(|one| one.is_faded);
    let mut faint: FxHashMap<SmolStr, ()> = boxes
        .map(|one| (snapshot.element(one.ix).id.text().clone(), ()))
        .collect();
    let is_faint = |link: &&ViewLink| {
        link.is_faded || content.boxes[link.from].is_faded || content.boxes[link.to].is_faded
    };
    let links = content.links.iter().filter(is_faint);
    faint.extend(links.map(|link| (snapshot.link(link.ix).id.text().clone(), ())));
    if faint.is_empty() {
        return;
    }
    let has = |id: &SmolStr| faint.contains_key(id);
    for item in items {
        let fades = match &item.subject {
            Some(Subject::Element(id) | Subject::Link(id)) => has(id),
            Some(Subject::Bundle(bundle)) => all_of(bundle, &has),
            _ => false,
        };
        if fades {
            item.figures = std::mem::take(&mut item.figures)
                .into_iter()
                .flat_map(|figure| paled(figure, ground))
                .collect();
        }
    }
}

/// Draws items faintly, but for those of subjects that `keeps` names and those without one.
pub(super) fn fade_unless(items: &mut [Item], keeps: impl Fn(&Subject) -> bool, ground: Color) {
    for item in items {
        if item.subject.as_ref().is_some_and(|subject| !keeps(subject)) {
            item.figures = std::mem::take(&mut item.figures)
                .into_iter()
                .flat_map(|figure| paled(figure, ground))
                .collect();
        }
    }
}

fn all_of(bundle: &BundledLinks, has: &impl Fn(&SmolStr) -> bool) -> bool {
    bundle.links.iter().all(has)
}

/// A figure in faint colours; a picture under a veil.
fn paled(mut figure: Figure, ground: Color) -> Vec<Figure> {
    const VEIL: u8 = 194;
    if let Figure::Image(image) = &figure {
        let veil = super::pen::rect(image.rect, 0.0, Some(ground.with_alpha(VEIL)), None);
        return vec![figure, veil];
    }
    pale(&mut figure, ground);
    vec![figure]
}

fn pale(figure: &mut Figure, ground: Color) {
    let color = |color: &mut Color| *color = color.mixed_with(ground, 0.76);
    let stroke = |stroke: &mut Option<Stroke>| {
        if let Some(stroke) = stroke {
            stroke.color = stroke.color.mixed_with(ground, 0.76);
        }
    };
    match figure {
        Figure::Rect(rect) => {
            rect.fill.iter_mut().for_each(color);
            stroke(&mut rect.stroke);
        }
        Figure::Path(path) => {
            path.fill.iter_mut().for_each(color);
            stroke(&mut path.stroke);
            stroke(&mut path.halo);
        }
        Figure::Text(run) => color(&mut run.color),
        Figure::Icon(icon) => color(&mut icon.color),
        Figure::Image(_) => {}
    }
}
