//! A page that shows in place of the view, as one comparable value, and the scene made of it.
//!
//! Window, export and command line order their pages here, so that they can't differ. A page of
//! another kind takes an arm in [`PageOrder::compose`], [`PageOrder::title`] and
//! [`PageOrder::file_word`], and where there is an order to leaf through, in
//! [`PageOrder::neighbours`].

use std::sync::Arc;

use super::Workspace;
use super::across::{AcrossOrder, scenario_name};
use super::dashboard::DashboardOrder;
use super::day::shown_date;
use super::document::{Document, Perspective};
use super::impact_sheet::ImpactSheetOrder;
use super::indicator_history::VersionFigures;
use super::page::Page;
use super::picture::PictureOrder;
use crate::analysis::{Across, DependencyGraph, Impact, Scenario, ServiceFacts, Watch};
use crate::assurance::{Assessments, Facts, Register};
use crate::bitmap::Shelf;
use crate::locale::{Language, msg};
use crate::model::{Day, ElementId, Snapshot, SystemMap};
use crate::scene::{self, PageFrame, RegisterSheetRequest, Scene, ServiceSheetRequest, Theme};

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct PageOrder {
    /// Which page.
    pub page: Page,
    /// The map.
    pub map: SystemMap,
    /// The map at the plateau that shows.
    pub snapshot: Arc<Snapshot>,
    /// What is lost.
    pub scenario: Scenario,
    /// The view with what the scenario does to it, for pages that show it.
    pub picture: Option<PictureOrder>,
    /// What the scenario does at its hour, and what of it is not there at the plateau; for pages
    /// that say it. As old as the marks of the picture.
    pub impact: Option<(Arc<Impact>, Vec<ElementId>)>,
    /// What was found at each plateau, for the dashboard; without it a page that needs it judges
    /// the map itself.
    pub found: Option<Arc<Assessments>>,
    /// The indicators of versions that were kept, from the oldest, for the dashboard.
    pub history: Option<Arc<[VersionFigures]>>,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words and dates.
    pub language: Language,
    /// The day that the page prints, as an ISO date; may be empty.
    pub date: String,
}

impl PartialEq for PageOrder {
    /// Two orders are equal when they were made of the very same state: comparing pointers is
    /// enough, and a frame compares them.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot)
            && self.map.revision() == other.map.revision()
            && self.page == other.page
            && self.scenario == other.scenario
            && self.picture == other.picture
            && std::ptr::eq(self.theme, other.theme)
            && self.language == other.language
            && self.date == other.date
            && match (&self.found, &other.found) {
                (None, None) => true,
                (Some(found), Some(other)) => Arc::ptr_eq(found, other),
                _ => false,
            }
            && match (&self.history, &other.history) {
                (None, None) => true,
                (Some(history), Some(other)) => Arc::ptr_eq(history, other),
                _ => false,
            }
    }
}

impl PageOrder {
    /// The page that a document shows in place of its view, where it shows one; the roadmap scrolls
    /// by parts and is ordered by [`RoadmapOrder`](super::roadmap::RoadmapOrder).
    #[must_use]
    pub fn of(
        document: &Document,
        theme: &'static Theme,
        language: Language,
        date: &str,
    ) -> Option<Self> {
        let page = document.page.clone()?;
        let speaks_of_scenario = match page {
            Page::Roadmap => return None,
            Page::Service(_) | Page::Dashboard | Page::Register(_) => false,
            Page::Impact | Page::Across => true,
        };
        let picture = matches!(page, Page::Impact | Page::Across).then(|| {
            let order = PictureOrder::of(document, theme, language)?;
            Some(PictureOrder {
                perspective: Perspective::Impact,
                compared: None,
                ..order
            })
        });
        let impact = document.impact().filter(|_| page == Page::Impact);
        Some(Self {
            impact: impact.map(|impact| {
                let missing = document.missing_losses().to_vec();
                (Arc::clone(impact), missing)
            }),
            scenario: if speaks_of_scenario {
                document.scenario().clone()
            } else {
                Scenario::default()
            },
            picture: picture.flatten(),
            ..Self::plain(
                page,
                document.map().clone(),
                Arc::clone(document.snapshot()),
                theme,
                language,
                date,
            )
        })
    }

    /// A page that speaks of no scenario, of which nothing is known yet.
    #[must_use]
    pub fn plain(
        page: Page,
        map: SystemMap,
        snapshot: Arc<Snapshot>,
        theme: &'static Theme,
        language: Language,
        date: &str,
    ) -> Self {
        Self {
            page,
            map,
            snapshot,
            scenario: Scenario::default(),
            picture: None,
            impact: None,
            found: None,
            history: None,
            theme,
            language,
            date: date.to_owned(),
        }
    }

    /// Draws it: for a thread of its own. `None` where there is nothing to show, as after what it
    /// is about was deleted, and when it was cancelled.
    #[must_use]
    pub fn compose(&self, watch: &Watch<'_>) -> Option<Scene> {
        match &self.page {
            Page::Service(id) => self.service_sheet(id, watch),
            Page::Across => self.across(watch)?.framed(&self.date_in_words()),
            Page::Impact => Some(self.impact_sheet()?.page()),
            Page::Dashboard => self.dashboard().page(watch),
            Page::Register(sheet) => {
                let register = register_of(&self.map, &self.snapshot, self.language);
                Some(self.register_sheet(&register, *sheet))
            }
            Page::Roadmap => None,
        }
    }

    fn service_sheet(&self, id: &ElementId, watch: &Watch<'_>) -> Option<Scene> {
        let graph = DependencyGraph::of(&self.snapshot);
        let facts = ServiceFacts::of(&graph, id, watch).ok()??;
        Some(scene::compose_service_sheet(&ServiceSheetRequest {
            facts: &facts,
            frame: &self.frame(),
            theme: self.theme,
            language: self.language,
        }))
    }

    /// The order of the dashboard, from which its plots are drawn alone too.
    #[must_use]
    pub fn dashboard(&self) -> DashboardOrder {
        DashboardOrder {
            map: self.map.clone(),
            found: self.found.clone(),
            plateau: self.snapshot.plateau().cloned(),
            history: self.history.clone(),
            today: Day::first_of(&self.date),
            frame: self.frame(),
            theme: self.theme,
            language: self.language,
        }
    }

    /// Draws a sheet of the register, which is that of the order's map.
    #[must_use]
    pub fn register_sheet(&self, register: &Register, sheet: usize) -> Scene {
        scene::compose_register_sheet(&RegisterSheetRequest {
            register,
            // What was on a later sheet may be gone.
            sheet: sheet.min(scene::register_sheets(register) - 1),
            frame: &self.frame(),
            theme: self.theme,
            language: self.language,
        })
    }

    fn date_in_words(&self) -> String {
        shown_date(&self.date, self.language)
    }

    /// What the page says about the map.
    fn frame(&self) -> PageFrame {
        let info = self.map.info();
        let plateau = self.snapshot.plateau();
        let plateau = plateau.and_then(|id| self.map.tables().plateaus.get(id));
        PageFrame {
            plateau: plateau.map_or_else(String::new, |plateau| plateau.name.to_string()),
            date: self.date_in_words(),
            ..PageFrame::about(&info, &Shelf::default())
        }
    }

    /// What the page is called.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.page {
            Page::Service(id) => {
                let name = self.name(id);
                self.language
                    .say(&msg::SERVICE_SHEET_TITLE.with("service", name))
            }
            Page::Across => self.language.text(msg::ACROSS_TITLE),
            Page::Dashboard => self.language.text(msg::DASHBOARD_TITLE),
            Page::Register(sheet) => match self.register_sheets() {
                1 => self.language.text(msg::REGISTER_TITLE),
                of => {
                    let title = msg::REGISTER_SHEET.with("number", sheet + 1);
                    self.language.say(&title.with("of", of))
                }
            },
            Page::Impact => self
                .impact_sheet()
                .map_or_else(String::new, |it| it.title()),
            Page::Roadmap => String::new(),
        }
    }

    /// The impact sheet, where the page is one.
    fn impact_sheet(&self) -> Option<ImpactSheetOrder<'_>> {
        let (impact, missing) = self.impact.as_ref()?;
        Some(ImpactSheetOrder {
            picture: self.picture.as_ref()?,
            scenario: &self.scenario,
            impact,
            missing,
            date: &self.date,
        })
    }

    /// The scenario at every plateau, over the view; `None` when it was stopped.
    fn across(&self, watch: &Watch<'_>) -> Option<AcrossOrder> {
        let picture = self.picture.as_ref()?;
        let plateaus = self.map.timeline().order();
        Some(AcrossOrder {
            across: Arc::new(Across::of(&self.map, &self.scenario, plateaus, watch)?),
            name: scenario_name(&self.map, &self.scenario),
            map: self.map.clone(),
            view: picture.view.clone(),
            theme: self.theme,
            language: self.language,
            bundling: Arc::clone(&picture.bundling),
            pictures: Arc::clone(&picture.pictures),
        })
    }

    /// The part of a file's name that tells pages apart.
    #[must_use]
    pub fn file_word(&self) -> String {
        match &self.page {
            Page::Service(id) => id.to_string(),
            Page::Across => "plateaus".to_owned(),
            Page::Register(0) => "register".to_owned(),
            Page::Register(sheet) => format!("register-{}", sheet + 1),
            Page::Impact => "impact".to_owned(),
            Page::Dashboard => self.language.text(msg::DASHBOARD_FILE),
            Page::Roadmap => String::new(),
        }
    }

    /// The pages before and after it, where it is one of a row: of services, by name.
    #[must_use]
    pub fn neighbours(&self) -> [Option<Page>; 2] {
        if let Page::Register(sheet) = self.page {
            let before = sheet.checked_sub(1).map(Page::Register);
            let after = (sheet + 1 < self.register_sheets()).then(|| Page::Register(sheet + 1));
            return [before, after];
        }
        let Page::Service(shown) = &self.page else {
            return [None, None];
        };
        let services = services(&self.snapshot);
        let Some(at) = services.iter().position(|id| id == shown) else {
            return [None, None];
        };
        let page = |at: Option<usize>| services.get(at?).cloned().map(Page::Service);
        [page(at.checked_sub(1)), page(at.checked_add(1))]
    }

    /// How many sheets the register takes. O(elements): it counts activities and derives none.
    #[must_use]
    pub fn register_sheets(&self) -> usize {
        let activities = crate::assurance::register_activities(&self.snapshot);
        activities.div_ceil(scene::REGISTER_SHEET).max(1)
    }

    /// What the picture's file says of itself: titles and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let info = self.map.info();
        let title = format!("{} – {}", info.title, self.title());
        let mut out = vec![("Title".to_owned(), title)];
        let plateau = self.snapshot.plateau();
        if let Some(plateau) = plateau.and_then(|id| self.map.tables().plateaus.get(id)) {
            out.push(("Description".to_owned(), plateau.name.to_string()));
        }
        if !info.marking.is_empty() {
            out.push(("Marking".to_owned(), info.marking.to_string()));
        }
        out
    }

    fn name(&self, id: &ElementId) -> String {
        let element = self.snapshot.element_by_id(id);
        let name = element.map(|element| element.name.to_string());
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    }
}

impl Workspace {
    /// The page that the open document shows in place of its view, with what is known of it so
    /// far.
    #[must_use]
    pub fn page_order(&self, theme: &'static Theme) -> Option<PageOrder> {
        let document = self.document.as_ref()?;
        let order = PageOrder::of(document, theme, self.language(), &self.today)?;
        if order.page != Page::Dashboard {
            return Some(order);
        }
        let found = self.assurance.found(document);
        Some(PageOrder {
            found: found.map(|(found, _)| Arc::clone(found)),
            history: self.history_of_indicators.found(document).cloned(),
            ..order
        })
    }
}

/// The register of processing activities at a plateau.
#[must_use]
pub fn register_of(map: &SystemMap, snapshot: &Snapshot, language: Language) -> Register {
    Facts::over(map, snapshot, None, |facts| Register::of(facts, language))
}

/// The business services of a snapshot, by name, then by id.
#[must_use]
pub fn services(snapshot: &Snapshot) -> Vec<ElementId> {
    let all = snapshot.elements().iter();
    let services = all.filter(|element| element.kind.as_str() == "business_service");
    let mut named: Vec<(String, ElementId)> = services
        .map(|element| (element.name.to_lowercase(), element.id.clone()))
        .collect();
    named.sort();
    named.into_iter().map(|(_, id)| id).collect()
}
