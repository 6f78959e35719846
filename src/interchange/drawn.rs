//! A view as it is drawn, for forms that keep places and colours.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::geometry::Rect;
use crate::layout::{EdgeId, Route};
use crate::locale::Language;
use crate::model::{Snapshot, SystemMap, ViewId};
use crate::scene::{
    Bundling, Color, Figure, Item, ItemRole, Perspective, RectFigure, SceneOptions, SceneRequest,
    Stroke, Subject, Theme, compose, routes,
};

/// What a box is drawn like.
pub(super) struct Drawn {
    /// Where it stands, in map units.
    pub(super) rect: Rect,
    /// Its ground and frame.
    pub(super) ground: RectFigure,
}

/// What of a view other tools draw, too: boxes, lines, notes, by id of their record.
pub(super) struct DrawnView {
    /// The ways of links, from border to border.
    pub(super) routes: BTreeMap<EdgeId, Route>,
    /// Cards and containers.
    pub(super) boxes: FxHashMap<SmolStr, Drawn>,
    /// How links are drawn.
    pub(super) lines: FxHashMap<SmolStr, Stroke>,
    /// Where notes stand; a marker is as large as its sign.
    pub(super) notes: FxHashMap<SmolStr, Rect>,
    /// The colour behind it all.
    pub(super) background: Option<Color>,
}

impl DrawnView {
    /// A view at a plateau, each link by itself. O(what it shows), and the leading of its links.
    pub(super) fn of(
        map: &SystemMap,
        snapshot: &Snapshot,
        view: &ViewId,
        theme: &'static Theme,
        language: Language,
    ) -> Self {
        let bundling = Bundling::never();
        let routes = routes(map, snapshot, view, &bundling, language);
        let scene = compose(&SceneRequest {
            map,
            snapshot,
            view,
            routes: &routes,
            bundling: &bundling,
            theme,
            language,
            perspective: Perspective::Standard,
            pictures: &Default::default(),
            warnings: &Default::default(),
            findings: None,
            options: SceneOptions::default(),
        })
        .scene;
        let mut drawn = Self {
            routes,
            boxes: FxHashMap::default(),
            lines: FxHashMap::default(),
            notes: FxHashMap::default(),
            background: scene.background,
        };
        for item in &scene.items {
            drawn.look_at(item);
        }
        drawn
    }

    fn look_at(&mut self, item: &Item) {
        match (&item.subject, item.role) {
            (Some(Subject::Element(id)), ItemRole::Card | ItemRole::Container) => {
                // A shadow, and the sheets of a stack, lie beneath the box and are not the box.
                let is_the_box = |figure: &&RectFigure| figure.rect == item.bounds;
                let rects = item.figures.iter().filter_map(|figure| match figure {
                    Figure::Rect(figure) => Some(figure),
                    _ => None,
                });
                if let Some(ground) = rects.filter(is_the_box).find(|one| one.stroke.is_some()) {
                    self.boxes.entry(id.clone()).or_insert(Drawn {
                        rect: item.bounds,
                        ground: *ground,
                    });
                }
            }
            (Some(Subject::Link(id)), ItemRole::Link) => {
                let stroke = item.figures.iter().find_map(|figure| match figure {
                    Figure::Path(path) => path.stroke,
                    _ => None,
                });
                if let Some(stroke) = stroke {
                    self.lines.entry(id.clone()).or_insert(stroke);
                }
            }
            (Some(Subject::Note(id)), ItemRole::Note) => {
                // A note may have a leader or a marker besides its sheet.
                let kept = self.notes.entry(id.clone()).or_insert(item.bounds);
                if item.bounds.area() > kept.area() {
                    *kept = item.bounds;
                }
            }
            _ => {}
        }
    }
}
