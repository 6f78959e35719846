//! The dashboard: the key figures of the plateau that shows, how they change from plateau to
//! plateau, and every indicator with its target, on one page for those who decide.
//!
//! Each plot is a [`Chart`] made by a file of its own, so that it can be drawn alone and has its
//! data as a table; the page sets them under a heading and tiles. Every figure stands for the
//! records that it counts.

mod energy;
mod flows;
mod head;
mod history;
mod hosting;
mod indicators;
mod obsolescence;
mod principles;
mod ratios;
mod said;
#[cfg(test)]
mod tests;
mod tiles;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::{Board, Chart, Form, draw_panel, panel_height};
use super::contents::Contents;
use super::figure::{Counted, Item, Scene};
use super::page::{self, PageFrame};
use super::theme::Theme;
use crate::assurance::{Assessment, Assessments, Facts, Settings, StateOfMap};
use crate::geometry::Rect;
use crate::locale::{Language, msg};
use crate::model::{Day, Plateau, PlateauId, SubjectId, SystemMap};

const WIDTH: f64 = 1_000.0;
const MARGIN: f64 = 30.0;
const GAP: f64 = 14.0;

/// The words by which the plots are asked for, in the order of the page.
pub const PLOTS: [&str; 8] = [
    "hosting",
    "ratios",
    "principles",
    "obsolescence",
    "flows",
    "energy",
    "history",
    "indicators",
];

/// The indicators of a version that was kept, at the plateau that shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastFigures {
    /// What the version is called.
    pub name: String,
    /// The day on which it was kept, in words; may be empty.
    pub day: String,
    /// By indicator; those that do not apply are left out.
    pub values: BTreeMap<String, f64>,
}

/// A dashboard to draw. Equal requests give equal pages.
#[derive(Clone, Copy)]
pub struct DashboardRequest<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The map at each plateau.
    pub states: &'a [StateOfMap],
    /// What was found at each.
    pub found: &'a Assessments,
    /// The plateau that shows.
    pub plateau: Option<&'a PlateauId>,
    /// Versions that were kept, from the oldest; `None` where it is not known which there are, and
    /// the page says nothing of them.
    pub history: Option<&'a [PastFigures]>,
    /// The day on which exemptions are looked at.
    pub today: Option<Day>,
    /// What the page says about itself.
    pub frame: &'a PageFrame,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

/// What is known of one plateau.
struct Stage<'a> {
    id: Option<&'a PlateauId>,
    name: String,
    facts: Facts<'a>,
    found: &'a Assessment,
}

/// What the plots read.
struct Draft<'a> {
    stages: Vec<Stage<'a>>,
    /// The stage that shows.
    shown: usize,
    settings: &'a Settings,
    request: DashboardRequest<'a>,
}

impl<'a> Draft<'a> {
    /// `None` where nothing was judged.
    fn of(request: &DashboardRequest<'a>, settings: &'a Settings) -> Option<Self> {
        let tables = request.map.tables();
        let mut stages = Vec::new();
        for state in request.states {
            let id = state.snapshot.plateau();
            let Some(found) = request.found.at(id) else {
                continue;
            };
            let plateau: Option<&Arc<Plateau>> = id.and_then(|id| tables.plateaus.get(id));
            let name = match (plateau, id) {
                (Some(plateau), _) if !plateau.name.trim().is_empty() => plateau.name.to_string(),
                (_, Some(id)) => id.to_string(),
                _ => request.language.text(msg::DASHBOARD_TODAY),
            };
            stages.push(Stage {
                id,
                name,
                facts: Facts::of(request.map, &state.snapshot, &state.graph, settings),
                found,
            });
        }
        let shown = stages.iter().position(|stage| stage.id == request.plateau);
        (!stages.is_empty()).then(|| Self {
            shown: shown.unwrap_or(0),
            stages,
            settings,
            request: *request,
        })
    }

    fn now(&self) -> &Stage<'a> {
        &self.stages[self.shown]
    }

    fn names(&self) -> Vec<String> {
        self.stages.iter().map(|stage| stage.name.clone()).collect()
    }

    fn text(&self, id: crate::locale::MessageId) -> String {
        self.request.language.text(id)
    }

    fn value(&self, stage: usize, indicator: &str) -> Option<f64> {
        let found = self.stages.get(stage)?.found;
        found.indicators.get(indicator)?.value
    }

    /// A chart with nothing in it yet.
    fn chart(&self, name: &'static str, form: Form) -> Chart {
        Chart {
            name,
            title: String::new(),
            note: String::new(),
            source: String::new(),
            empty: self.text(msg::DASHBOARD_EMPTY),
            axis: self.text(msg::DASHBOARD_PLATEAU),
            form,
            categories: self.names(),
            below: Vec::new(),
            shown: Some(self.shown),
            series: Vec::new(),
            details: Vec::new(),
            is_share: false,
        }
    }

    /// All plots, in the order of the page.
    fn charts(&self) -> Vec<Chart> {
        vec![
            hosting::chart(self),
            ratios::chart(self),
            principles::chart(self),
            obsolescence::chart(self),
            flows::chart(self),
            energy::chart(self),
            history::chart(self),
            indicators::chart(self),
        ]
    }
}

/// What a figure stands for; nothing where it counts nothing.
fn behind(figure: &str, records: Vec<SubjectId>) -> Option<Arc<Counted>> {
    (!records.is_empty()).then(|| {
        Arc::new(Counted {
            figure: figure.into(),
            records,
        })
    })
}

/// The plots of a dashboard, each with its data; none where nothing was judged.
///
/// O(plateaus × (elements + links)).
#[must_use]
pub fn dashboard_charts(request: &DashboardRequest<'_>) -> Vec<Chart> {
    let settings = Settings::of(request.map, request.today);
    Draft::of(request, &settings).map_or_else(Vec::new, |draft| draft.charts())
}

/// Draws the page; `None` where nothing was judged.
///
/// O(plateaus × (elements + links)).
#[must_use]
pub fn compose_dashboard(request: &DashboardRequest<'_>) -> Option<Scene> {
    let settings = Settings::of(request.map, request.today);
    let draft = Draft::of(request, &settings)?;
    let (theme, language, frame) = (request.theme, request.language, request.frame);
    let mut items: Vec<Item> = Vec::new();
    let is_marked = !frame.marking.trim().is_empty();
    let foot = if is_marked {
        page::MARKING_HEIGHT + 10.0
    } else {
        0.0
    };
    let top = MARGIN * 0.6 + foot;
    let mut y = head::draw(&draft, top, &mut items) + GAP;
    y = tiles::draw(&draft, y, &mut items) + GAP;
    let charts = draft.charts();
    let is_wide = |chart: &Chart| matches!(chart.form, Form::Heat | Form::Table);
    let full = WIDTH - 2.0 * MARGIN;
    let half = (full - GAP) / 2.0;
    let mut board = Board {
        theme,
        language,
        items: &mut items,
    };
    let mut waiting = charts
        .iter()
        .filter(|chart| is_told(chart, request))
        .peekable();
    while let Some(chart) = waiting.next() {
        let beside = waiting.next_if(|next| !is_wide(chart) && !is_wide(next));
        let width = if beside.is_some() { half } else { full };
        let row = [Some(chart), beside];
        let heights = row.iter().flatten();
        let height = heights
            .map(|chart| panel_height(chart, width))
            .fold(0.0, f64::max);
        for (at, chart) in row.iter().flatten().enumerate() {
            let left = MARGIN + at as f64 * (half + GAP);
            let place = Rect::new(left, y, left + width, y + height);
            draw_panel(&mut board, chart, place);
        }
        y += height + GAP;
    }
    let bottom = y + MARGIN * 0.4;
    if is_marked {
        let contents = Contents::new(msg::DASHBOARD_TITLE, theme, language);
        let tops = [MARGIN * 0.6, bottom];
        items.extend(tops.map(|y| page::marking(frame, &contents, WIDTH, y)));
    }
    Some(Scene {
        bounds: Rect::new(0.0, 0.0, WIDTH, bottom + foot + MARGIN * 0.2),
        background: Some(theme.canvas),
        items,
    })
}

/// The history has no place where nobody looked for versions; where there are none, it says so.
fn is_told(chart: &Chart, request: &DashboardRequest<'_>) -> bool {
    chart.name != "history" || request.history.is_some()
}
