//! Pages that say what a loss does, made anew from the map that is left.
//!
//! What is held back may be what the loss spreads through: then the map that is left tells another
//! story. So both are played, and the page goes out only where everything that it still shows is in
//! the state that it has in the whole map. Its counts are those of what it shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use super::problem;
use super::stage::{House, Stage};
use crate::analysis::{self, Across, DependencyGraph, Impact, Repairs, Scenario, Watch};
use crate::diagnostic::Problem;
use crate::model::{Day, ElementId, TableName};
use crate::redaction::{How, Redacted};
use crate::workspace::{PageOrder, Perspective, PictureOrder, marks_of};

/// The sheet of a loss. O(elements + dependencies).
///
/// # Errors
/// When what is lost is held back, or the sheet would show something in another state than it is.
pub(super) fn impact_page(
    house: &House<'_>,
    stage: &Stage,
    shown: &PageOrder,
    plain: PageOrder,
) -> Result<PageOrder, Problem> {
    let (truth, _) = shown.impact.as_ref().ok_or_else(problem::nothing)?;
    let scenario = scenario(house, shown)?;
    let graph = stage.graph();
    let (within, missing) = scenario.clone().within(graph);
    let found = Arc::new(played(graph, &within).ok_or_else(problem::nothing)?);
    hold_against(house, &[(truth, &found)])?;
    let order = house.order;
    let picture = PictureOrder {
        marks: Arc::new(marks_of(&found, order.language)),
        ..picture(house, stage)?
    };
    Ok(PageOrder {
        scenario,
        picture: Some(picture),
        impact: Some((found, missing)),
        ..plain
    })
}

/// A loss at every plateau, side by side. O(plateaus × (elements + dependencies)).
///
/// # Errors
/// Those of [`impact_page`], and when it was cancelled.
pub(super) fn across_page(
    house: &House<'_>,
    stage: &Stage,
    shown: &PageOrder,
    plain: PageOrder,
    watch: &Watch<'_>,
) -> Result<PageOrder, Problem> {
    let scenario = scenario(house, shown)?;
    let watch = super::stage::quiet(watch);
    let plateaus = shown.map.timeline().order();
    let truth = Across::of(&shown.map, &shown.scenario, plateaus, &watch);
    let truth = truth.ok_or_else(problem::cancelled)?;
    let left = house.map.timeline().order();
    let found = Across::of(&house.map, &scenario, left, &watch).ok_or_else(problem::cancelled)?;
    // A profile leaves every plateau where it is, whatever it is called then.
    let pairs: Vec<(&Impact, &Impact)> = (truth.plateaus.iter().zip(&found.plateaus))
        .map(|(truth, found)| (&truth.impact, &found.impact))
        .collect();
    hold_against(house, &pairs)?;
    Ok(PageOrder {
        scenario,
        picture: Some(picture(house, stage)?),
        ..plain
    })
}

/// The view that shows, as a picture of the map that is left.
fn picture(house: &House<'_>, stage: &Stage) -> Result<PictureOrder, Problem> {
    let order = house.order;
    let view = order.shown.view.clone().ok_or_else(problem::nothing)?;
    Ok(PictureOrder {
        perspective: Perspective::Impact,
        bundling: Arc::clone(&order.shown.bundling),
        pictures: Arc::clone(&order.pictures),
        today: Day::first_of(&order.today),
        ..PictureOrder::plain(
            house.map.clone(),
            Arc::clone(&stage.snapshot),
            view,
            order.theme(),
            order.language,
        )
    })
}

/// What is lost, by the ids of the map that is left.
fn scenario(house: &House<'_>, shown: &PageOrder) -> Result<Scenario, Problem> {
    let gone = gone(house);
    let tables = shown.map.tables();
    let lost = shown.scenario.injected.keys();
    let names: Vec<String> = lost
        .filter(|id| gone.contains(id.text()))
        .map(|id| {
            let element = tables.elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        })
        .collect();
    if names.is_empty() {
        Ok(house.order.shown.scenario.clone())
    } else {
        Err(problem::loss_held_back(&names))
    }
}

/// The elements of the whole map that are not there any more as themselves.
fn gone<'h>(house: &'h House<'_>) -> BTreeSet<&'h SmolStr> {
    let held = house.withheld.iter();
    let gone = held.filter(|held| {
        held.record.table == TableName::Elements
            && held.field.is_none()
            && matches!(held.how, How::Removed | How::Merged)
    });
    gone.map(|held| &held.record.id).collect()
}

/// What the window plays: the steady state, or the hour that the scenario names.
fn played(graph: &DependencyGraph, scenario: &Scenario) -> Option<Impact> {
    match scenario.at_h {
        None => analysis::impact(graph, scenario).ok(),
        Some(at_h) => {
            let unfolding = analysis::unfold(graph, scenario, Repairs::default()).ok()?;
            Some(unfolding.impact_at(at_h))
        }
    }
}

/// Holds what the map that is left says against what the whole map says, pair by pair.
///
/// # Errors
/// When anything that is left is in another state.
fn hold_against(house: &House<'_>, pairs: &[(&Impact, &Impact)]) -> Result<(), Problem> {
    let Some(redacted) = &house.redacted else {
        return Ok(());
    };
    let gone = gone(house);
    let mut names: Vec<String> = Vec::new();
    for (truth, found) in pairs {
        differing(truth, found, redacted, &gone, &mut names);
    }
    names.sort();
    names.dedup();
    if names.is_empty() {
        Ok(())
    } else {
        Err(problem::untrue(&names))
    }
}

fn differing(
    truth: &Impact,
    found: &Impact,
    redacted: &Redacted,
    gone: &BTreeSet<&SmolStr>,
    names: &mut Vec<String>,
) {
    let left = found.graph();
    for (element, state) in truth.graph().elements().iter().zip(truth.states()) {
        if gone.contains(element.id.text()) {
            continue;
        }
        let now = redacted.known_as(TableName::Elements, element.id.text());
        let now = now.and_then(|id| left.find(&ElementId::from(id)).ok());
        if now.map(|now| found.state(now)) != Some(*state) {
            names.push(element.name.to_string());
        }
    }
}
