//! The dashboard to order: the whole page, one of its plots, or a plot's data – for the window, for
//! exports and for the command line.

use std::sync::Arc;

use super::indicator_history::VersionFigures;
use super::listing::csv;
use crate::analysis::Watch;
use crate::assurance::{Assessments, INDICATORS, StateOfMap, assess_all};
use crate::locale::{Language, msg};
use crate::model::{Day, PlateauId, SystemMap};
use crate::scene::{
    self, Chart, ChartRequest, DashboardRequest, PLOTS, PageFrame, PastFigures, Scene, Theme,
};

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct DashboardOrder {
    /// The map.
    pub map: SystemMap,
    /// What was found at its plateaus; where there is nothing yet it is judged on the spot.
    pub found: Option<Arc<Assessments>>,
    /// The plateau that shows.
    pub plateau: Option<PlateauId>,
    /// Versions that were kept, from the oldest.
    pub history: Option<Arc<[VersionFigures]>>,
    /// The day on which exemptions are looked at.
    pub today: Option<Day>,
    /// What the page says about itself.
    pub frame: PageFrame,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

impl DashboardOrder {
    /// Draws the page; `None` when it was cancelled.
    #[must_use]
    pub fn page(&self, watch: &Watch<'_>) -> Option<Scene> {
        self.with_request(watch, scene::compose_dashboard)?
    }

    /// Draws one plot alone; `None` for one that there is not, and when it was cancelled.
    #[must_use]
    pub fn plot(&self, name: &str, watch: &Watch<'_>) -> Option<Scene> {
        let chart = self.chart(name, watch)?;
        Some(scene::compose_chart(&ChartRequest {
            chart: &chart,
            frame: &self.frame,
            theme: self.theme,
            language: self.language,
        }))
    }

    /// The data of a plot as CSV, its title first; of all plots one below the other where none is
    /// named.
    #[must_use]
    pub fn data(&self, name: Option<&str>, watch: &Watch<'_>) -> Option<String> {
        let charts = self.with_request(watch, scene::dashboard_charts)?;
        let asked = charts.iter();
        let asked: Vec<&Chart> = asked
            .filter(|chart| name.is_none_or(|name| chart.name == name))
            .collect();
        if let ([chart], Some(_)) = (asked.as_slice(), name) {
            return Some(csv(chart.rows()));
        }
        let tables = asked.iter().map(|chart| {
            let title = [vec![chart.title.clone()]];
            format!("{}{}", csv(title), csv(chart.rows()))
        });
        Some(tables.collect::<Vec<String>>().join("\n"))
    }

    fn chart(&self, name: &str, watch: &Watch<'_>) -> Option<Chart> {
        let charts = self.with_request(watch, scene::dashboard_charts)?;
        charts.into_iter().find(|chart| chart.name == name)
    }

    fn with_request<T>(
        &self,
        watch: &Watch<'_>,
        make: impl FnOnce(&DashboardRequest<'_>) -> T,
    ) -> Option<T> {
        let (states, found) = match &self.found {
            Some(found) => (StateOfMap::all_since(&self.map, found), Arc::clone(found)),
            None => {
                let states = StateOfMap::all(&self.map);
                let found = assess_all(&self.map, &states, self.today, None, watch)?;
                (states, Arc::new(found))
            }
        };
        Some(make(&DashboardRequest {
            map: &self.map,
            states: &states,
            found: &found,
            plateau: self.plateau.as_ref(),
            history: self.past().as_deref(),
            today: self.today,
            frame: &self.frame,
            theme: self.theme,
            language: self.language,
        }))
    }

    /// The versions that could be read, each by its day and title.
    fn past(&self) -> Option<Vec<PastFigures>> {
        let versions = self.history.as_ref()?.iter();
        let told = versions.filter_map(|figures| {
            let values = figures.values.as_ref()?;
            let plateau = self.plateau.as_ref();
            let values = INDICATORS.iter().filter_map(|rule| {
                let value = values.at(plateau, rule.id)?;
                Some((rule.id.to_owned(), value))
            });
            let version = &figures.version;
            let day = Day::first_of(version.when.get(..10).unwrap_or_default());
            let day = day.map(|day| scene::date_in_words(day, self.language));
            Some(PastFigures {
                name: version.title.clone(),
                day: day.unwrap_or_default(),
                values: values.collect(),
            })
        });
        Some(told.collect())
    }

    /// What the file of a picture says of itself.
    #[must_use]
    pub fn metadata(&self, plot: Option<&str>) -> Vec<(String, String)> {
        let title = match plot {
            Some(plot) => self.language.text(plot_title(plot)),
            None => self.language.text(msg::DASHBOARD_TITLE),
        };
        let mut out = vec![(
            "Title".to_owned(),
            format!("{} – {title}", self.frame.title),
        )];
        let about = [
            ("Description", &self.frame.plateau),
            ("Marking", &self.frame.marking),
        ];
        for (name, text) in about {
            if !text.is_empty() {
                out.push((name.to_owned(), text.clone()));
            }
        }
        out
    }
}

/// What a plot is called, by the word by which it is asked for.
#[must_use]
pub fn plot_title(plot: &str) -> crate::locale::MessageId {
    let titles = [
        msg::DASHBOARD_HOSTING,
        msg::DASHBOARD_RATIOS,
        msg::DASHBOARD_PRINCIPLES,
        msg::DASHBOARD_EOL,
        msg::DASHBOARD_FLOWS,
        msg::DASHBOARD_ENERGY,
        msg::DASHBOARD_HISTORY,
        msg::DASHBOARD_INDICATORS,
    ];
    let mut known = PLOTS.into_iter().zip(titles);
    let found = known.find(|(name, _)| *name == plot);
    found.map_or(msg::DASHBOARD_TITLE, |(_, title)| title)
}
