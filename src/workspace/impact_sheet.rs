//! The impact sheet of a scenario as a page to order: for the window, for exports and for the
//! command line.

use super::picture::{Page, PictureOrder};
use crate::analysis::{Impact, Scenario, scenario_in_words};
use crate::locale::msg;
use crate::model::{Day, ElementId, SystemMap};
use crate::scene::{self, ImpactSheetRequest, PageFrame, Scene};

/// See the module's header.
#[derive(Clone, Copy)]
pub struct ImpactSheetOrder<'a> {
    /// The view with what the scenario does to it.
    pub picture: &'a PictureOrder,
    /// The scenario that is played.
    pub scenario: &'a Scenario,
    /// What it does at its hour.
    pub impact: &'a Impact,
    /// What of the scenario is not there at the plateau.
    pub missing: &'a [ElementId],
    /// The day that the page prints, as an ISO date; may be empty.
    pub date: &'a str,
}

impl ImpactSheetOrder<'_> {
    /// The sheet on one page.
    #[must_use]
    pub fn page(&self) -> Scene {
        self.with_request(scene::compose_impact_sheet)
    }

    /// The sheet with all its lines, on as many pages as they take.
    #[must_use]
    pub fn pages(&self) -> Vec<Scene> {
        self.with_request(scene::compose_impact_pages)
    }

    /// What the sheet is called.
    #[must_use]
    pub fn title(&self) -> String {
        let language = self.picture.language;
        let mut scenario = name(&self.picture.map, self.scenario);
        if scenario.is_empty() {
            scenario = scenario_in_words(self.impact.graph(), self.scenario, language);
        }
        language.say(&msg::IMPACT_SHEET_TITLE.with("scenario", scenario))
    }

    /// What the file says of itself: its title and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let mut out = vec![("Title".to_owned(), self.title())];
        let marking = &self.picture.map.info().marking;
        if !marking.is_empty() {
            out.push(("Marking".to_owned(), marking.to_string()));
        }
        out
    }

    fn with_request<T>(&self, compose: impl FnOnce(&ImpactSheetRequest<'_>) -> T) -> T {
        let elements = &self.picture.map.tables().elements;
        let names = self.missing.iter().map(|id| {
            let element = elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        });
        let map = self.picture.printed().compose_with_contents();
        let page = Page {
            is_framed: true,
            date: self.date.to_owned(),
            ..Page::default()
        };
        let frame = self.picture.frame(&page);
        let date = Day::first_of(self.date);
        let date = date.map(|day| scene::date_in_words(day, self.picture.language));
        let frame = PageFrame {
            date: date.unwrap_or_else(|| self.date.to_owned()),
            ..frame
        };
        compose(&ImpactSheetRequest {
            name: &name(&self.picture.map, self.scenario),
            scenario: self.scenario,
            impact: self.impact,
            missing: &names.collect::<Vec<String>>(),
            map: &map,
            frame: &frame,
        })
    }
}

/// The name of the scenario of the map that loses the same, whatever the hour.
fn name(map: &SystemMap, scenario: &Scenario) -> String {
    let mut kept = map.tables().scenarios.iter();
    let found = kept.find(|kept| {
        let kept = Scenario::of(kept);
        kept.injected == scenario.injected && kept.nature == scenario.nature
    });
    found.map(|kept| kept.name.to_string()).unwrap_or_default()
}
