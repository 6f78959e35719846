//! Answers to questions about dependencies as marks on a view: what is asked, what is answered, and
//! how much of the answer the view shows at all.

mod availability;
mod change;
mod path;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::arranging::lay_out;
use super::picture::{Page, PictureOrder, carry_out};
use crate::analysis::Impact;
use crate::locale::{Language, Message, msg};
use crate::model::{
    ElementId, Patch, Placement, Record as _, Snapshot, SubjectId, SystemMap, View, ViewId,
};
use crate::scene::{self, AnswerMarks, PageFrame, Scene};

pub use availability::availability_marks;
pub use path::path_marks;
pub use reach::reach_marks;

/// The elements that a view places.
fn placed(map: &SystemMap, view: &ViewId) -> BTreeSet<ElementId> {
    let placements = map.placements_of(view);
    placements
        .map(|placement| ElementId::from(placement.subject.text().clone()))
        .collect()
}

/// How many of these a view places.
#[must_use]
pub fn count_on_view<'a>(
    map: &SystemMap,
    view: &ViewId,
    ids: impl IntoIterator<Item = &'a ElementId>,
) -> usize {
    let placed = placed(map, view);
    ids.into_iter().filter(|id| placed.contains(*id)).count()
}

/// The view that places most of these, the first tab among equals; `None` in a map without views.
#[must_use]
pub fn best_view(map: &SystemMap, ids: &BTreeSet<ElementId>) -> Option<ViewId> {
    first_best(map, |view| count_on_view(map, view, ids))
}

/// The view to show a loss on: the one that places most of what is struck, among equals the one
/// that places most of what is affected.
#[must_use]
pub fn best_view_of_loss(map: &SystemMap, impact: &Impact) -> Option<ViewId> {
    let graph = impact.graph();
    let struck = impact.scenario().injected.keys();
    let affected = impact.affected().iter().map(|ix| &graph.element(*ix).id);
    first_best(map, |view| {
        let placed = placed(map, view);
        let count = |id: &&ElementId| placed.contains(*id);
        (
            struck.clone().filter(count).count(),
            affected.clone().filter(count).count(),
        )
    })
}

fn first_best<K: Ord>(map: &SystemMap, worth: impl Fn(&ViewId) -> K) -> Option<ViewId> {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    // Of equals the last one wins, so that they are asked from the end.
    let best = views.into_iter().rev().max_by_key(|view| worth(&view.id));
    best.map(|view| view.id.clone())
}

/// The map with a view more that shows some elements and what contains them, laid out.
///
/// # Errors
/// When the view cannot be made, in words.
pub fn with_view_of(
    map: &SystemMap,
    snapshot: &Snapshot,
    shown: &BTreeSet<ElementId>,
    (id, name): (&str, String),
    language: Language,
) -> Result<(SystemMap, ViewId), Message> {
    let mut all = shown.clone();
    for ix in shown.iter().filter_map(|id| snapshot.find(id)) {
        let around = snapshot.ancestors(ix);
        all.extend(around.map(|above| snapshot.element(above).id.clone()));
    }
    let mut view = View::blank(ViewId::from(id));
    while map.tables().is_taken(view.id.as_str()) {
        view.id = ViewId::new(format!("{}-x", view.id));
    }
    view.name = name.into();
    let mut patch = Patch::new();
    patch.add(&view);
    for id in &all {
        let subject = SubjectId::from(id);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        placement.view = view.id.clone();
        placement.subject = subject;
        patch.add(&placement);
    }
    let id = view.id;
    let map = map.with(&patch).map_err(|misfit| misfit.message())?;
    let Some(command) = lay_out(&map, &id, language) else {
        return Ok((map, id));
    };
    Ok((carry_out(&map, &command)?, id))
}

impl PictureOrder {
    /// The view with the marks of an answer, on a page whose heading says what was asked.
    #[must_use]
    pub fn answer_page(&self, marks: &AnswerMarks, asked: &str, page: &Page) -> Scene {
        let order = self.printed();
        let perspective = scene::Perspective::Answer(marks);
        let composition = order.draw(&order.map, &order.snapshot, perspective, &order.bundling);
        let frame = PageFrame {
            title: asked.to_owned(),
            map: self.map.info().title.to_string(),
            organisation: organisation_beside(&self.map),
            ..order.frame(page)
        };
        scene::compose_page(&composition, &frame)
    }
}

/// “5 on this view, 12 in all”, or nothing more than the number where the view shows them all.
fn shown_of(shown: usize, all: usize, language: Language) -> String {
    if shown == all {
        return all.to_string();
    }
    let words = msg::ANSWER_SHOWN_OF.with("shown", shown).with("all", all);
    language.say(&words)
}

/// The body that a map belongs to, where the title of the map does not say it.
fn organisation_beside(map: &SystemMap) -> String {
    let info = map.info();
    let is_said = info.title.contains(info.organisation.as_str());
    if is_said {
        String::new()
    } else {
        info.organisation.to_string()
    }
}
