//! The drawings in a document: views of the map as they are printed, without a frame of their own.

use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::desk::{Desk, shown};
use crate::analysis::Impact;
use crate::documents::Figure;
use crate::locale::msg;
use crate::model::{PlateauId, Snapshot, View, ViewId};
use crate::scene::{Scene, Theme};
use crate::workspace::picture::PictureOrder;
use crate::workspace::{Perspective, answers, marks_of};

/// Map units from which on a drawing that is wider than high is given a page laid across.
const WIDE_FROM: f64 = 900.0;

/// Whether a drawing deserves a page laid across.
pub(super) fn is_wide(scene: &Scene) -> bool {
    let bounds = scene.bounds;
    bounds.width() > WIDE_FROM && bounds.width() > bounds.height() * 1.15
}

/// The short word of the drawing of a view at a plateau.
pub(super) fn name_of(view: &View, plateau: Option<&PlateauId>) -> String {
    match plateau {
        Some(plateau) => format!("view-{}-{plateau}", view.id),
        None => format!("view-{}", view.id),
    }
}

impl Desk<'_> {
    /// The views of the map, in the order of its tabs.
    pub(super) fn views(&self) -> Vec<&View> {
        let mut views: Vec<&View> = self.map.tables().views.iter().map(AsRef::as_ref).collect();
        views.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        views
    }

    /// How a view is ordered at a plateau.
    pub(super) fn picture(&self, view: &ViewId, snapshot: &Arc<Snapshot>) -> PictureOrder {
        PictureOrder {
            pictures: Arc::clone(&self.order.pictures),
            today: self.order.today,
            ..PictureOrder::plain(
                self.map.clone(),
                Arc::clone(snapshot),
                view.clone(),
                &Theme::PRINT,
                self.language,
            )
        }
    }

    /// Views at some plateaus, drawn side by side; those on which nothing shows are left out.
    /// `None` when it was cancelled.
    pub(super) fn drawn(&self, views: &[(&View, &Arc<Snapshot>)]) -> Option<Vec<Figure>> {
        let cancelled = self.watch.cancelled;
        let orders = views
            .iter()
            .map(|(view, snapshot)| (self.picture(&view.id, snapshot), *view));
        let orders: Vec<(PictureOrder, &View)> = orders.collect();
        let drawn = orders.par_iter().map(|(order, view)| {
            if cancelled.load(std::sync::atomic::Ordering::Relaxed) {
                return None;
            }
            let composition = order.printed().compose_with_contents();
            Some((
                composition.scene,
                composition.contents.elements,
                composition.contents.links,
                *view,
                order.snapshot.plateau().cloned(),
            ))
        });
        let drawn = drawn.collect::<Option<Vec<_>>>()?;
        let figures = drawn.into_iter().filter(|(_, elements, ..)| *elements > 0);
        let figures = figures.map(|(scene, elements, links, view, plateau)| {
            let plateau_name = self.plateau_name(plateau.as_ref());
            let name = shown(&view.name);
            let caption = if plateau_name.is_empty() {
                msg::DOCUMENT_FIGURE_VIEW.with("view", name)
            } else {
                msg::DOCUMENT_FIGURE_VIEW_AT
                    .with("view", name)
                    .with("plateau", plateau_name)
            };
            let about = msg::DOCUMENT_FIGURE_ABOUT
                .with("elements", elements)
                .with("links", links);
            let description = format!("{} {}", shown(&view.description), self.words(about));
            Figure {
                name: name_of(view, plateau.as_ref()),
                is_wide: is_wide(&scene),
                scene,
                caption: self.words(caption),
                description: description.trim().to_owned(),
            }
        });
        Some(figures.collect())
    }

    /// The view that shows most of a loss, with what the loss does to it.
    pub(super) fn drawn_loss(&self, impact: &Impact, title: &str) -> Option<Figure> {
        let view = answers::best_view_of_loss(self.map, impact)?;
        let order = PictureOrder {
            perspective: Perspective::Impact,
            marks: Arc::new(marks_of(impact, self.language)),
            ..self.picture(&view, self.snapshot())
        };
        let composition = order.printed().compose_with_contents();
        let (elements, links) = (composition.contents.elements, composition.contents.links);
        if elements == 0 {
            return None;
        }
        let record = self.map.tables().views.get(&view);
        let name = record.map_or_else(String::new, |view| shown(&view.name));
        let caption = msg::DOCUMENT_FIGURE_LOSS
            .with("loss", title)
            .with("view", name);
        let about = msg::DOCUMENT_FIGURE_LOSS_ABOUT
            .with("down", impact.down_total())
            .with("degraded", impact.degraded_total())
            .with("elements", elements)
            .with("links", links);
        Some(Figure {
            name: "impact".to_owned(),
            is_wide: is_wide(&composition.scene),
            scene: composition.scene,
            caption: self.words(caption),
            description: self.words(about),
        })
    }
}
