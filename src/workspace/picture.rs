//! What the canvas is to show, as one comparable value, and the scene made of it.
//!
//! Screen and exports order their pictures here, so that they can't differ.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Workspace;
use super::arranging::lay_out;
use super::comparing::Comparison;
use super::day::shown_date;
use super::document::{Document, Perspective};
use super::printing::printed;
use super::shading::{ShadingOrder, Shadings};
use crate::assurance::Assessments;
use crate::bitmap::Shelf;
use crate::command::{self, Command, Context};
use crate::locale::{Language, Message, msg};
use crate::model::{Day, PlateauId, Snapshot, SystemMap, ViewId};
use crate::scene::{
    self, BundleEnds, Bundling, Composition, FindingMarks, ImpactMarks, OnPaper, PageFrame,
    RouteMemory, Scene, SceneOptions, SceneRequest, Shown, Theme, WeakPointMarks, WeakStanding,
};

/// Boxes from which on a draft shows no details: fitted into a window nobody could read them, and
/// they take longer than all else.
const WORDLESS_FROM: usize = 4_000;

/// What the rules found at each plateau, as marks.
pub type FindingMarksAt = BTreeMap<Option<PlateauId>, Arc<FindingMarks>>;

/// See the module's header. Cheap to clone.
#[derive(Clone)]
pub struct PictureOrder {
    /// The map: for the view and its placements.
    pub map: SystemMap,
    /// The map at the plateau that shows.
    pub snapshot: Arc<Snapshot>,
    /// Which view.
    pub view: ViewId,
    /// Through which perspective.
    pub perspective: Perspective,
    /// States of the impact perspective.
    pub marks: Arc<ImpactMarks>,
    /// Weak points, of that perspective.
    pub weak: Arc<WeakPointMarks>,
    /// What the rules found, to be marked, by plateau; empty for no marks.
    pub findings: Arc<FindingMarksAt>,
    /// The day that a lens looks at; `None` for the first of the plateau.
    pub looks_on: Option<Day>,
    /// What rules found, for the lenses that show it.
    pub assessments: Option<Arc<Assessments>>,
    /// What lenses found before. No part of what is ordered.
    pub shadings: Arc<Shadings>,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of kinds and words.
    pub language: Language,
    /// Which links are drawn as one.
    pub bundling: Arc<Bundling>,
    /// Whether links are led by the quick way only; see [`PictureOrder::compose_draft`].
    pub is_draft: bool,
    /// The two states to draw in place of the map, and what of them.
    pub compared: Option<(Arc<Comparison>, Shown)>,
    /// Pictures that elements may show.
    pub pictures: Arc<Shelf>,
    /// The day that tells which notes are overdue.
    pub today: Option<Day>,
    /// What a window remembers of the routes that it showed; without it all links are led anew.
    /// No part of what is ordered.
    pub memory: Option<RouteMemory>,
}

impl PartialEq for PictureOrder {
    /// Two orders are equal when they were made of the very same state: comparing pointers is
    /// enough, and a frame compares them.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot)
            && (self.perspective != Perspective::Impact || Arc::ptr_eq(&self.marks, &other.marks))
            && (self.perspective != Perspective::WeakPoints || Arc::ptr_eq(&self.weak, &other.weak))
            && (Arc::ptr_eq(&self.findings, &other.findings)
                || (self.findings.is_empty() && other.findings.is_empty()))
            && self.shading_order() == other.shading_order()
            && self.map.revision() == other.map.revision()
            && self.view == other.view
            && self.perspective == other.perspective
            && std::ptr::eq(self.theme, other.theme)
            && self.language == other.language
            && self.bundling == other.bundling
            && Arc::ptr_eq(&self.pictures, &other.pictures)
            && self.is_draft == other.is_draft
            && self.today == other.today
            && match (&self.compared, &other.compared) {
                (None, None) => true,
                (Some((a, shown)), Some((b, other))) => Arc::ptr_eq(a, b) && shown == other,
                _ => false,
            }
    }
}

impl PictureOrder {
    /// The plain picture of a view.
    #[must_use]
    pub fn plain(
        map: SystemMap,
        snapshot: Arc<Snapshot>,
        view: ViewId,
        theme: &'static Theme,
        language: Language,
    ) -> Self {
        Self {
            map,
            snapshot,
            view,
            perspective: Perspective::Standard,
            marks: Arc::default(),
            weak: Arc::default(),
            findings: Arc::default(),
            looks_on: None,
            assessments: None,
            shadings: Arc::default(),
            theme,
            language,
            bundling: Arc::default(),
            compared: None,
            pictures: Arc::default(),
            today: None,
            is_draft: false,
            memory: None,
        }
    }

    /// The picture of a document's current view, where it has one, without what is found out on
    /// other threads: see [`Workspace::picture`].
    #[must_use]
    pub fn of(document: &Document, theme: &'static Theme, language: Language) -> Option<Self> {
        let (map, snapshot) = (document.map().clone(), Arc::clone(document.snapshot()));
        Some(Self {
            perspective: document.perspective.clone(),
            looks_on: document.looks_on,
            shadings: Arc::clone(&document.shadings),
            marks: document.impact_marks(language),
            bundling: document.bundling(),
            compared: compared(document),
            pictures: Arc::clone(&document.pictures),
            ..Self::plain(map, snapshot, document.view.clone()?, theme, language)
        })
    }

    /// The same picture at another plateau of a document; `None` where two states are compared.
    #[must_use]
    pub fn at_plateau(&self, document: &Document, plateau: &PlateauId) -> Option<Self> {
        self.compared.is_none().then(|| Self {
            snapshot: document.snapshot_at(plateau),
            weak: if self.snapshot.plateau() == Some(plateau) {
                Arc::clone(&self.weak)
            } else {
                // What is weak there is another question.
                Arc::new(WeakPointMarks {
                    standing: WeakStanding::Awaited,
                    ..WeakPointMarks::default()
                })
            },
            ..self.clone()
        })
    }

    /// The same picture of the state before, where two are compared and drawn apart.
    #[must_use]
    pub fn of_before(&self) -> Option<Self> {
        let (comparison, _) = self.compared.as_ref()?;
        Some(Self {
            compared: Some((Arc::clone(comparison), Shown::Before)),
            ..self.clone()
        })
    }

    /// How many placements the view holds: what its composition costs.
    #[must_use]
    pub fn placements(&self) -> usize {
        let map = match &self.compared {
            Some((comparison, Shown::Before)) => &comparison.before.map,
            Some((comparison, _)) => &comparison.after.map,
            None => &self.map,
        };
        map.placements_of(&self.view).count()
    }

    /// Draws it.
    #[must_use]
    pub fn compose(&self) -> Scene {
        self.compose_with_contents().scene
    }

    /// Draws it with links led by the quick way: what a very large view shows until its routes are
    /// found.
    #[must_use]
    pub fn compose_draft(&self) -> Scene {
        let draft = Self {
            is_draft: true,
            ..self.clone()
        };
        draft.compose_with_contents().scene
    }

    /// Draws it, and says what is on it: for legend and title block.
    #[must_use]
    pub fn compose_with_contents(&self) -> Composition {
        let Some((comparison, shown)) = &self.compared else {
            let found = self.shading_order().map(|order| self.shadings.of(order));
            let shading = found.as_ref().and_then(|found| found.get());
            let perspective = match &self.perspective {
                Perspective::Standard | Perspective::Comparison => scene::Perspective::Standard,
                Perspective::Impact => scene::Perspective::Impact(&self.marks),
                Perspective::WeakPoints => scene::Perspective::WeakPoints(&self.weak),
                Perspective::Lens(_) => {
                    shading.map_or(scene::Perspective::Standard, scene::Perspective::Lens)
                }
            };
            let mut bundling = Bundling::clone(&self.bundling);
            if self.perspective == Perspective::WeakPoints {
                // A cable that holds the network together alone hides in no bundle.
                bundling.opened.extend(self.ends_of_bridges());
            }
            return self.draw(&self.map, &self.snapshot, perspective, &bundling);
        };
        let drawn = comparison.drawn(&self.view, *shown, self.language);
        let (map, snapshot, marks) = drawn.unwrap_or_default();
        let mut bundling = Bundling::clone(&self.bundling);
        bundling
            .opened
            .extend(scene::ends_of_changes(map.tables(), &marks));
        let perspective = scene::Perspective::Comparison(&marks);
        self.draw(&map, &snapshot, perspective, &bundling)
    }

    /// What the lens is to find, where the picture shows one.
    fn shading_order(&self) -> Option<ShadingOrder> {
        let lens = self.perspective.lens()?;
        Some(ShadingOrder {
            map: self.map.clone(),
            snapshot: Arc::clone(&self.snapshot),
            lens: lens.clone(),
            on: self.looks_on,
            assessments: self.assessments.clone(),
            language: self.language,
        })
    }

    /// Whether it has to be composed on another thread, however small the view is: what its lens
    /// finds in a large map is not known yet.
    #[must_use]
    pub fn waits_for_lens(&self) -> bool {
        let order = self.shading_order().filter(|_| self.compared.is_none());
        order.is_some_and(|order| self.shadings.takes_long(&order))
    }

    fn ends_of_bridges(&self) -> impl Iterator<Item = BundleEnds> + '_ {
        let links = self.weak.bridges.keys();
        let links = links.filter_map(|id| self.map.tables().links.get(id));
        links.flat_map(|link| {
            let (from, to) = (link.from.clone(), link.to.clone());
            [(from.clone(), to.clone()), (to, from)]
        })
    }

    /// Draws the view of a map through a perspective.
    pub(super) fn draw(
        &self,
        map: &SystemMap,
        snapshot: &Snapshot,
        perspective: scene::Perspective<'_>,
        bundling: &Bundling,
    ) -> Composition {
        let (view, language) = (&self.view, self.language);
        let routes = match &self.memory {
            _ if self.is_draft => scene::draft_routes(map, snapshot, view, bundling, language),
            Some(memory) => {
                scene::routes_remembered(map, snapshot, view, bundling, language, memory)
            }
            None => scene::routes(map, snapshot, view, bundling, language),
        };
        let warnings = BTreeSet::new();
        scene::compose(&SceneRequest {
            map,
            snapshot,
            view,
            routes: &routes,
            bundling,
            theme: self.theme,
            language: self.language,
            perspective,
            pictures: &self.pictures,
            warnings: &warnings,
            findings: (self.findings.get(&snapshot.plateau().cloned()))
                .map(Arc::as_ref)
                .filter(|_| self.compared.is_none()),
            options: SceneOptions {
                details: !(self.is_draft && self.placements() >= WORDLESS_FROM),
                badges: self.compared.is_none(),
                today: self.today,
                ..SceneOptions::default()
            },
        })
    }
}

/// How an exported page is dressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// With title block, legend and marking.
    pub is_framed: bool,
    /// Without ground.
    pub is_transparent: bool,
    /// The date that the title block prints, given by the caller; may be empty.
    pub date: String,
    /// The layers that it shows, by name or id; `None` for those that are shown and printed.
    pub layers: Option<Vec<String>>,
    /// How it goes on paper, where it does: the title block prints the scale.
    pub on_paper: OnPaper,
    /// Which page it is of how many that belong together; `None` for one alone.
    pub number: Option<(usize, usize)>,
}

impl Page {
    /// `2 / 7`; empty for a page alone.
    fn number_in_words(&self, language: Language) -> String {
        self.number.map_or_else(String::new, |(number, total)| {
            let words = msg::PDF_PAGE_OF.with("number", number);
            language.say(&words.with("total", total))
        })
    }
}

impl PictureOrder {
    /// The same picture as an export shows it: without layers that are not printed.
    #[must_use]
    pub fn printed(&self) -> Self {
        printed(self, None)
    }

    /// The drawing as a page to export.
    #[must_use]
    pub fn page(&self, page: &Page) -> Scene {
        let printed = printed(self, page.layers.as_deref());
        let composition = printed.compose_with_contents();
        let mut scene = if page.is_framed {
            scene::compose_page_on(&composition, &self.frame(page), &page.on_paper)
        } else {
            let bounds = composition.scene.bounds;
            scene::marked(
                composition.scene,
                bounds,
                &self.map.info().marking,
                self.theme,
            )
        };
        if page.is_transparent {
            scene.background = None;
        }
        scene
    }

    /// What the page says about itself.
    pub(super) fn frame(&self, page: &Page) -> PageFrame {
        let info = self.map.info();
        let tables = self.map.tables();
        let plateau = self
            .snapshot
            .plateau()
            .and_then(|id| tables.plateaus.get(id));
        let names = self.compared.as_ref().map(|(comparison, _)| {
            let before = comparison.name_before(self.language);
            format!("{before} → {}", comparison.name_after(self.language))
        });
        PageFrame {
            view: tables
                .views
                .get(&self.view)
                .map(|view| view.name.to_string())
                .unwrap_or_default(),
            plateau: names
                .or_else(|| plateau.map(|plateau| plateau.name.to_string()))
                .unwrap_or_default(),
            date: shown_date(&page.date, self.language),
            page: page.number_in_words(self.language),
            ..PageFrame::about(&info, &self.pictures)
        }
    }

    /// What the picture's file says of itself: titles and marking, nothing of persons or machines.
    #[must_use]
    pub fn metadata(&self) -> Vec<(String, String)> {
        let info = self.map.info();
        let view = self
            .map
            .tables()
            .views
            .get(&self.view)
            .map(|view| view.name.to_string())
            .unwrap_or_default();
        let plateau = self
            .snapshot
            .plateau()
            .and_then(|id| self.map.tables().plateaus.get(id))
            .map(|plateau| plateau.name.to_string());
        let mut out = vec![("Title".to_owned(), format!("{} – {view}", info.title))];
        if let Some(plateau) = plateau {
            out.push(("Description".to_owned(), plateau));
        }
        if !info.marking.is_empty() {
            out.push(("Marking".to_owned(), info.marking.to_string()));
        }
        out
    }
}

/// What a document shows of the two states that are compared, while it looks at what differs.
fn compared(document: &Document) -> Option<(Arc<Comparison>, Shown)> {
    let comparison = document.comparison.as_ref()?;
    let is_shown = document.perspective == Perspective::Comparison;
    is_shown.then(|| (Arc::clone(comparison), document.compare_as.shown()))
}

impl Workspace {
    /// What the canvas is to show now.
    #[must_use]
    pub fn picture_order(&self, is_dark: bool) -> Option<PictureOrder> {
        self.picture(Theme::of_screen(is_dark))
    }

    /// The picture of the view that shows, in the colours of a theme.
    #[must_use]
    pub fn picture(&self, theme: &'static Theme) -> Option<PictureOrder> {
        let document = self.document.as_ref()?;
        let order = PictureOrder::of(document, theme, self.language())?;
        Some(PictureOrder {
            weak: self.analyses.weak_marks(document),
            findings: self.finding_marks(document),
            today: Day::first_of(&self.today),
            assessments: order
                .perspective
                .lens()
                .filter(|lens| lens.needs_assessment())
                .and_then(|_| Some(Arc::clone(self.assurance.found(document)?.0))),
            ..order
        })
    }
}

/// The map with every view laid out that has no places yet: what an importer of models brings.
/// Views that somebody arranged stay as they are.
#[must_use]
pub fn with_places(mut map: SystemMap, language: Language) -> SystemMap {
    let is_bare = |map: &SystemMap, view: &ViewId| {
        let mut placements = map.placements_of(view).peekable();
        placements.peek().is_some() && placements.all(|placement| placement.rect().area() <= 0.0)
    };
    let views: Vec<ViewId> = map
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    for view in views {
        if is_bare(&map, &view)
            && let Some(command) = lay_out(&map, &view, language)
            && let Ok(placed) = carry_out(&map, &command)
        {
            map = placed;
        }
    }
    map
}

/// The map after a command that draws no new ids.
///
/// # Errors
/// Why it cannot be done, in words.
pub fn carry_out(map: &SystemMap, command: &Command) -> Result<SystemMap, Message> {
    let mut context = Context {
        plateau: None,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    let patch = command::plan(map, command, &mut context).map_err(|refusal| refusal.message)?;
    map.with(&patch).map_err(|misfit| misfit.message())
}
