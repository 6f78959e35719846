//! The roadmap of a map as a picture to order: for exports, in the window and on the command line.

use std::sync::Arc;

use crate::bitmap::Shelf;
use crate::locale::{Language, msg};
use crate::model::{Day, SystemMap};
use crate::scene::{
    self, Grouping, PageFrame, Roadmap, RoadmapFacts, RoadmapRequest, Scene, Theme,
};
use crate::workspace::day::shown_date;
use crate::workspace::picture::Page;

/// See the module's header.
#[derive(Clone)]
pub struct RoadmapOrder {
    /// The map.
    pub map: SystemMap,
    /// Pictures beside the map: its logo.
    pub pictures: Arc<Shelf>,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words and dates.
    pub language: Language,
    /// Where the line of today runs.
    pub today: Option<Day>,
    /// What packages are put together by.
    pub grouping: Grouping,
}

impl RoadmapOrder {
    /// Draws it.
    #[must_use]
    pub fn compose(&self) -> Roadmap {
        let facts = RoadmapFacts::of(&self.map);
        scene::compose_roadmap(&self.request(&facts))
    }

    fn request<'a>(&'a self, facts: &'a RoadmapFacts) -> RoadmapRequest<'a> {
        RoadmapRequest {
            map: &self.map,
            facts,
            theme: self.theme,
            language: self.language,
            today: self.today,
            grouping: self.grouping,
            day_width: None,
        }
    }

    /// The roadmap as a page to export.
    #[must_use]
    pub fn page(&self, page: &Page) -> Scene {
        let facts = RoadmapFacts::of(&self.map);
        let request = self.request(&facts);
        let roadmap = scene::compose_roadmap(&request);
        let mut scene = if page.is_framed {
            let info = self.map.info();
            let frame = PageFrame {
                date: shown_date(&page.date, self.language),
                ..PageFrame::about(&info, &self.pictures)
            };
            scene::compose_roadmap_page(&roadmap, &request, &frame)
        } else {
            let scene = Scene::clone(&roadmap.scene);
            let bounds = scene.bounds;
            scene::marked(scene, bounds, &self.map.info().marking, self.theme)
        };
        if page.is_transparent {
            scene.background = None;
        }
        scene
    }

    /// What the picture's file says of itself: titles and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let info = self.map.info();
        let title = self.language.text(msg::ROADMAP_TITLE);
        let mut out = vec![("Title".to_owned(), format!("{} – {title}", info.title))];
        if !info.marking.is_empty() {
            out.push(("Marking".to_owned(), info.marking.to_string()));
        }
        out
    }
}
