//! The comparison as a picture: equal orders give equal pictures.

use std::sync::Arc;

use crate::analysis::{Across, PlateauEffect, Scenario};
use crate::bitmap::Shelf;
use crate::locale::{Language, msg};
use crate::model::{Day, Plateau, SystemMap, ViewId};
use crate::scene::{
    self, AcrossPage, AcrossPanel, AcrossRequest, Bundling, PageFrame, Scene, Theme,
    compose_across, compose_across_page,
};
use crate::workspace::document::Perspective;
use crate::workspace::imagining::marks_of;
use crate::workspace::picture::{Page, PictureOrder};

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct AcrossOrder {
    /// The map.
    pub map: SystemMap,
    /// Which view the panels show.
    pub view: ViewId,
    /// What was found out.
    pub across: Arc<Across>,
    /// Name of the scenario; may be empty.
    pub name: String,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
    /// Which links are drawn as one.
    pub bundling: Arc<Bundling>,
    /// Pictures that elements may show.
    pub pictures: Arc<Shelf>,
}

impl PartialEq for AcrossOrder {
    /// Pointers are compared where comparing all would take long.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.across, &other.across)
            && self.map.revision() == other.map.revision()
            && self.view == other.view
            && self.name == other.name
            && std::ptr::eq(self.theme, other.theme)
            && self.language == other.language
            && self.bundling == other.bundling
            && Arc::ptr_eq(&self.pictures, &other.pictures)
    }
}

impl AcrossOrder {
    /// Draws it.
    #[must_use]
    pub fn compose(&self) -> AcrossPage {
        let panels = self.panels(false);
        compose_across(&self.request(&panels))
    }

    /// The comparison as a page to export: without layers that are not printed.
    #[must_use]
    pub fn page(&self, page: &Page) -> Scene {
        let panels = self.panels(true);
        let request = self.request(&panels);
        let drawn = compose_across(&request);
        let mut scene = if page.is_framed {
            compose_across_page(&drawn, &request, &self.frame(page))
        } else {
            let scene = Scene::clone(&drawn.scene);
            let bounds = scene.bounds;
            scene::marked(scene, bounds, &self.map.info().marking, self.theme)
        };
        if page.is_transparent {
            scene.background = None;
        }
        scene
    }

    /// The page as a window shows it and exports it; `None` without plateaus.
    #[must_use]
    pub fn framed(&self, date: &str) -> Option<Scene> {
        let page = Page {
            is_framed: true,
            date: date.to_owned(),
            ..Page::default()
        };
        (!self.across.plateaus.is_empty()).then(|| self.page(&page))
    }

    fn request<'a>(&'a self, panels: &'a [AcrossPanel]) -> AcrossRequest<'a> {
        AcrossRequest {
            across: &self.across,
            panels,
            name: &self.name,
            theme: self.theme,
            language: self.language,
        }
    }

    fn panels(&self, is_printed: bool) -> Vec<AcrossPanel> {
        let plateaus = self.across.plateaus.iter();
        plateaus.map(|at| self.panel(at, is_printed)).collect()
    }

    fn panel(&self, at: &PlateauEffect, is_printed: bool) -> AcrossPanel {
        let (map, view) = (self.map.clone(), self.view.clone());
        let snapshot = Arc::new(map.snapshot(Some(&at.plateau)));
        let order = PictureOrder {
            perspective: Perspective::Impact,
            marks: Arc::new(marks_of(&at.impact, self.language)),
            bundling: Arc::clone(&self.bundling),
            pictures: Arc::clone(&self.pictures),
            ..PictureOrder::plain(map, snapshot, view, self.theme, self.language)
        };
        let order = if is_printed { order.printed() } else { order };
        let plateau = self.map.tables().plateaus.get(&at.plateau);
        AcrossPanel {
            composition: order.compose_with_contents(),
            name: plateau.map_or_else(|| at.plateau.to_string(), |it| name(it)),
            dates: plateau
                .map(|it| dates(it, self.language))
                .unwrap_or_default(),
        }
    }

    fn frame(&self, page: &Page) -> PageFrame {
        let info = self.map.info();
        PageFrame {
            view: self.view_name(),
            date: page.date.clone(),
            ..PageFrame::about(&info, &self.pictures)
        }
    }

    fn view_name(&self) -> String {
        let view = self.map.tables().views.get(&self.view);
        view.map(|view| view.name.to_string()).unwrap_or_default()
    }

    /// What the picture's file says of itself: titles and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let info = self.map.info();
        let title = self.language.text(msg::ACROSS_TITLE);
        let mut out = vec![("Title".to_owned(), format!("{} – {title}", info.title))];
        if !self.name.is_empty() {
            out.push(("Description".to_owned(), self.name.clone()));
        }
        if !info.marking.is_empty() {
            out.push(("Marking".to_owned(), info.marking.to_string()));
        }
        out
    }
}

/// The name of the kept scenario that loses just this; empty where there is none.
#[must_use]
pub fn scenario_name(map: &SystemMap, scenario: &Scenario) -> String {
    let mut kept = map.tables().scenarios.iter();
    let found = kept.find(|kept| Scenario::of(kept) == *scenario);
    found.map(|kept| kept.name.to_string()).unwrap_or_default()
}

/// The name of a plateau, or its id.
fn name(plateau: &Plateau) -> String {
    let name = plateau.name.trim();
    if name.is_empty() {
        plateau.id.to_string()
    } else {
        name.to_owned()
    }
}

/// “01/01/2026 – 30/06/2027”; one end alone where the other is open.
fn dates(plateau: &Plateau, language: Language) -> String {
    let day = |text: &str| {
        Day::first_of(text).map_or_else(
            || text.to_owned(),
            |day| scene::date_in_words(day, language),
        )
    };
    let ends = [&plateau.valid_from, &plateau.valid_to].map(|end| day(end));
    match ends {
        [from, to] if from.is_empty() && to.is_empty() => String::new(),
        [from, to] if to.is_empty() => language.say(&msg::ACROSS_FROM.with("start", from.as_str())),
        [from, to] => format!("{from} – {to}"),
    }
}
