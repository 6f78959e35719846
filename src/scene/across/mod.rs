//! One scenario at several plateaus: the same view beside itself, once a plateau, in the impact
//! perspective, and beneath it what becomes of each business service.
//!
//! All panels show the view at the same scale and with the same places, so that the eye can go from
//! one to the next. The page speaks for itself: what is lost, what it does in figures and words,
//! what of the scenario is not there. It is an ordinary scene; [`AcrossPage::headings`] says where
//! the plateaus can be taken hold of, and its items show elements as those of a view do.

mod page;
mod panel;
mod table;
mod top;

use std::sync::Arc;

use super::figure::{Item, ItemRole, Scene, Subject};
use super::request::Composition;
use super::theme::Theme;
use crate::analysis::Across;
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::Language;
use crate::model::{ElementId, PlateauId};

pub use page::compose_across_page;

/// Width of a panel, in units of the page.
const PANEL: f64 = 640.0;
/// Between panels.
const GAP: f64 = 24.0;
/// Panels in a row at most.
const MOST_IN_ROW: usize = 3;
/// Cards are drawn at least so large, as a share of what they are in the view.
const LEAST_SCALE: f64 = 0.5;
/// The drawing is grown for the sake of its cards to this width at most.
const WIDEST: f64 = 4_000.0;

/// The view at one plateau.
#[derive(Clone, Debug)]
pub struct AcrossPanel {
    /// The view in the impact perspective.
    pub composition: Composition,
    /// Name of the plateau.
    pub name: String,
    /// When it holds; may be empty.
    pub dates: String,
}

/// What to draw. Equal requests give equal drawings.
#[derive(Clone, Copy, Debug)]
pub struct AcrossRequest<'a> {
    /// What was found out.
    pub across: &'a Across,
    /// The view at each of its plateaus, in their order.
    pub panels: &'a [AcrossPanel],
    /// Name of the scenario; may be empty.
    pub name: &'a str,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

/// A finished comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcrossPage {
    /// All of it.
    pub scene: Arc<Scene>,
    /// The headings of the panels and of the columns, each with its plateau.
    pub headings: Vec<(PlateauId, Rect)>,
}

impl AcrossPage {
    /// The plateau whose heading lies at a point.
    #[must_use]
    pub fn heading_at(&self, point: Point) -> Option<&PlateauId> {
        let mut headings = self.headings.iter();
        let found = headings.find(|(_, rect)| rect.contains(point));
        found.map(|(plateau, _)| plateau)
    }
}

/// A drawing in the making.
struct Sketch<'a> {
    request: AcrossRequest<'a>,
    items: Vec<Item>,
    headings: Vec<(PlateauId, Rect)>,
}

/// Draws it. O(items of the panels + services × plateaus).
#[must_use]
pub fn compose_across(request: &AcrossRequest<'_>) -> AcrossPage {
    let mut sketch = Sketch {
        request: *request,
        items: Vec::new(),
        headings: Vec::new(),
    };
    let in_row = columns(request.panels.len());
    let width = in_row as f64 * (PANEL + GAP) - GAP;
    let mut bottom = top::draw(&mut sketch, width);
    let scale = panel::scale(request);
    for row in panel::rows(request.panels.len(), in_row) {
        bottom = panel::draw_row(&mut sketch, row, scale, bottom);
    }
    bottom = table::draw(&mut sketch, width, bottom);
    let growth = (LEAST_SCALE / scale).min(WIDEST / width).max(1.0);
    sketch.finish(Rect::new(0.0, 0.0, width, bottom), growth)
}

/// How many panels stand in a row.
fn columns(panels: usize) -> usize {
    let rows = panels.div_ceil(MOST_IN_ROW).max(1);
    panels.div_ceil(rows).max(1)
}

impl Sketch<'_> {
    /// A place that leads to a plateau.
    fn lead_to(&mut self, plateau: &PlateauId, place: Rect, name: &str) {
        self.headings.push((plateau.clone(), place));
        self.items.push(Item {
            subject: Some(Subject::Plateau(plateau.as_str().into())),
            role: ItemRole::Card,
            bounds: place,
            description: Arc::from(name),
            figures: Vec::new(),
        });
    }

    /// The name of an element at the first plateau where it is.
    fn name(&self, id: &ElementId) -> String {
        name(self.request.across, id)
    }

    fn finish(self, bounds: Rect, growth: f64) -> AcrossPage {
        let grow = |rect: Rect| rect.scale_from_origin(growth);
        let items = self.items.into_iter().map(|item| Item {
            bounds: grow(item.bounds),
            figures: item
                .figures
                .into_iter()
                .map(|figure| figure.transformed(growth, Vec2::ZERO))
                .collect(),
            ..item
        });
        let headings = self.headings.into_iter();
        AcrossPage {
            scene: Arc::new(Scene {
                bounds: grow(bounds),
                background: Some(self.request.theme.canvas),
                items: items.collect(),
            }),
            headings: headings
                .map(|(plateau, rect)| (plateau, grow(rect)))
                .collect(),
        }
    }
}

/// The name of an element at the first plateau where it is, or its id.
fn name(across: &Across, id: &ElementId) -> String {
    let graphs = across.plateaus.iter().map(|at| at.impact.graph());
    let mut found = graphs.filter_map(|graph| Some(graph.element(graph.find(id).ok()?)));
    let name = found.find_map(|element| {
        let name = element.name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    });
    name.unwrap_or_else(|| id.to_string())
}
