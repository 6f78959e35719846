//! The impact sheet of a scenario as a page to order: for the window, for exports and for the
//! command line.

use super::picture::{Page, PictureOrder};
use crate::analysis::{self, DependencyGraph, Impact, Scenario, scenario_in_words};
use crate::locale::msg;
use crate::scene::{self, ImpactSheetRequest, PageFrame, Scene};

/// See the module's header.
#[derive(Clone, Copy)]
pub struct ImpactSheetOrder<'a> {
    /// The view with what the scenario does to it.
    pub picture: &'a PictureOrder,
    /// What is lost.
    pub scenario: &'a Scenario,
    /// The day that the page prints, as an ISO date; may be empty.
    pub date: &'a str,
}

impl ImpactSheetOrder<'_> {
    /// The sheet on one page; `None` where nothing is lost at the plateau.
    #[must_use]
    pub fn page(&self) -> Option<Scene> {
        self.with_request(scene::compose_impact_sheet)
    }

    /// The sheet with all its lines, on as many pages as they take.
    #[must_use]
    pub fn pages(&self) -> Option<Vec<Scene>> {
        self.with_request(scene::compose_impact_pages)
    }

    /// What the sheet is called.
    #[must_use]
    pub fn title(&self) -> String {
        let language = self.picture.language;
        let name = self.name();
        let struck = || {
            let graph = DependencyGraph::of(&self.picture.snapshot);
            scenario_in_words(&graph, self.scenario, language)
        };
        let scenario = if name.is_empty() { struck() } else { name };
        language.say(&msg::IMPACT_SHEET_TITLE.with("scenario", scenario))
    }

    /// The name of the scenario of the map that loses the same.
    fn name(&self) -> String {
        let kept = self.picture.map.tables().scenarios.iter();
        let mut alike = kept.filter(|kept| Scenario::of(kept) == *self.scenario);
        let name = alike.next().map(|kept| kept.name.to_string());
        name.unwrap_or_default()
    }

    fn impact(&self) -> Option<(Impact, Vec<String>)> {
        let graph = DependencyGraph::of(&self.picture.snapshot);
        let (scenario, missing) = self.scenario.clone().within(&graph);
        let elements = &self.picture.map.tables().elements;
        let names = missing.iter().map(|id| {
            let element = elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        });
        let names = names.collect();
        let is_empty = scenario.injected.is_empty();
        let impact = analysis::impact(&graph, &scenario).ok()?;
        (!is_empty).then_some((impact, names))
    }

    fn with_request<T>(&self, compose: impl FnOnce(&ImpactSheetRequest<'_>) -> T) -> Option<T> {
        let (impact, missing) = self.impact()?;
        let map = self.picture.printed().compose_with_contents();
        let page = Page {
            is_framed: true,
            date: self.date.to_owned(),
            ..Page::default()
        };
        let frame: PageFrame = self.picture.frame(&page);
        Some(compose(&ImpactSheetRequest {
            name: &self.name(),
            impact: &impact,
            missing: &missing,
            map: &map,
            frame: &frame,
        }))
    }
}
