//! Travelling through time: the canvas between two plateaus, and the drawings kept for the way.
//!
//! While the knob of the plateau line is dragged, [`Travel`] says between which plateaus and how
//! far; the canvas paints the morph between their drawings. The map is edited at the plateau where
//! the knob is let go, and at no place between. A stop that is clicked is reached by the same way,
//! in a quarter of a second, unless motion is to be reduced.

use std::collections::VecDeque;
use std::sync::Arc;

use super::drawing::Drawing;
use super::morph::Morph;
use super::{CanvasState, Stage, Waiting, drawing_of};
use crate::model::PlateauId;
use crate::workspace::{Document, PictureOrder, Workspace};

/// How long a whole way takes when nobody drags, in seconds.
const WAY_S: f64 = 0.28;
/// How long the canvas waits for a drawing before it jumps, in seconds.
const PATIENCE_S: f64 = 3.0;
/// How many drawings are kept at most,
const MOST_KEPT: usize = 6;
/// and how many items in all of them, beyond the last two.
const MOST_ITEMS: usize = 60_000;

/// A place on the way from one plateau to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Travel {
    /// The plateau that is left.
    pub from: PlateauId,
    /// The plateau that is reached.
    pub to: PlateauId,
    /// How far, from 0 to 1.
    pub share: f64,
    /// Where it goes on its own, once nobody drags: from which share, since when, to which share.
    settling: Option<Settling>,
}

#[derive(Clone, Debug, PartialEq)]
struct Settling {
    from: f64,
    to: f64,
    asked_s: f64,
    /// When both drawings were there.
    began_s: Option<f64>,
}

impl Travel {
    /// A place that somebody holds.
    #[must_use]
    pub fn held(from: PlateauId, to: PlateauId, share: f64) -> Self {
        Self {
            from,
            to,
            share: share.clamp(0.0, 1.0),
            settling: None,
        }
    }

    /// A way that goes on by itself, to one of its ends.
    #[must_use]
    pub fn settling(self, to_end: bool, now_s: f64) -> Self {
        let settling = Settling {
            from: self.share,
            to: if to_end { 1.0 } else { 0.0 },
            asked_s: now_s,
            began_s: None,
        };
        Self {
            settling: Some(settling),
            ..self
        }
    }

    /// Whether somebody holds the knob.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.settling.is_none()
    }
}

/// Drawings of late, newest first.
#[derive(Default)]
pub(super) struct Kept(VecDeque<(PictureOrder, Arc<Drawing>)>);

impl Kept {
    /// The drawing of an order.
    pub(super) fn find(&self, order: &PictureOrder) -> Option<Arc<Drawing>> {
        let found = self.0.iter().find(|(kept, _)| kept == order);
        found.map(|(_, drawing)| Arc::clone(drawing))
    }

    /// Keeps a drawing, and lets go of what is too much, or of another map than this.
    pub(super) fn keep(&mut self, order: &PictureOrder, drawing: &Arc<Drawing>) {
        let revision = order.map.revision();
        self.0
            .retain(|(kept, _)| kept != order && kept.map.revision() == revision);
        self.0.push_front((order.clone(), Arc::clone(drawing)));
        let mut items = 0;
        let fitting = self.0.iter().take_while(|(_, drawing)| {
            items += drawing.scene.items.len();
            items <= MOST_ITEMS
        });
        let fitting = fitting.count().clamp(2, MOST_KEPT);
        self.0.truncate(fitting);
    }
}

/// What the canvas keeps for travelling.
#[derive(Default)]
pub(super) struct Travelling {
    kept: Kept,
    morph: Option<Morph>,
    apart: Vec<Waiting>,
}

impl CanvasState {
    /// Keeps a drawing that is shown.
    pub(super) fn keep_drawing(&mut self, order: &PictureOrder, drawing: &Arc<Drawing>) {
        self.travelling.kept.keep(order, drawing);
    }

    /// A drawing that was shown, or made ready, before.
    pub(super) fn kept_drawing(&self, order: &PictureOrder) -> Option<Arc<Drawing>> {
        self.travelling.kept.find(order)
    }

    /// Whether an order is being drawn on another thread.
    pub(super) fn is_coming(&self, order: &PictureOrder) -> bool {
        let is_it = |waiting: &Waiting| waiting.order == *order;
        self.travelling.apart.iter().any(is_it) || self.waiting.as_ref().is_some_and(is_it)
    }

    /// Draws a plateau ahead, so that it shows at once when it is asked for.
    pub(super) fn make_ready(
        &mut self,
        ctx: &egui::Context,
        document: &Document,
        base: &PictureOrder,
        plateau: &PlateauId,
    ) -> Option<Arc<Drawing>> {
        let order = base.at_plateau(document, plateau)?;
        if let Some(drawing) = self.kept_drawing(&order) {
            return Some(drawing);
        }
        if order.placements() < super::COMPOSE_APART_FROM {
            let drawing = Arc::new(drawing_of(&order));
            self.travelling.kept.keep(&order, &drawing);
            return Some(drawing);
        }
        if !self.is_coming(&order) {
            let waiting = super::compose_apart(ctx, order, false);
            self.travelling.apart.push(waiting);
        }
        None
    }

    /// Takes drawings that were made ready on other threads.
    fn receive_ready(&mut self) {
        use std::sync::mpsc::TryRecvError;
        let mut ready = Vec::new();
        self.travelling
            .apart
            .retain(|waiting| match waiting.answer.try_recv() {
                Ok(super::Composed::Final(drawing)) => {
                    ready.push((waiting.order.clone(), Arc::new(drawing)));
                    false
                }
                Ok(super::Composed::Draft(_)) | Err(TryRecvError::Empty) => true,
                Err(TryRecvError::Disconnected) => false,
            });
        for (order, drawing) in ready {
            self.travelling.kept.keep(&order, &drawing);
        }
    }

    /// Brings the way in step with the clock and with what is ready; gives whether the canvas is
    /// on its way, so that the morph is to be painted.
    pub(super) fn travel(
        &mut self,
        ctx: &egui::Context,
        workspace: &Workspace,
        is_dark: bool,
        stage: &Stage,
    ) -> bool {
        self.receive_ready();
        let (Some(document), Some((order, _))) = (&workspace.document, self.shown.clone()) else {
            self.travel = None;
            return false;
        };
        if let Some(plateau) = self.ahead.take()
            && !order.is_draft
        {
            let _drawn_ahead = self.make_ready(ctx, document, &order, &plateau);
        }
        let Some(travel) = self.travel.clone() else {
            self.travelling.morph = None;
            return false;
        };
        let base = workspace.picture_order(is_dark);
        let base = base.map(|base| PictureOrder {
            memory: Some(self.memory.clone()),
            ..base
        });
        let drawings = base.and_then(|base| {
            let from = self.make_ready(ctx, document, &base, &travel.from);
            let to = self.make_ready(ctx, document, &base, &travel.to);
            from.zip(to)
        });
        let jumps = stage.is_still && !travel.is_held();
        let Some((from, to)) = drawings.filter(|_| !jumps) else {
            let asked = travel.settling.as_ref().map(|settling| settling.asked_s);
            let waits = asked.is_none_or(|asked| stage.now_s - asked < PATIENCE_S);
            if jumps || !waits || order.compared.is_some() {
                self.travel = None;
            }
            self.travelling.morph = None;
            return false;
        };
        let fits = |morph: &Morph| morph.is_between(&from, &to);
        if !self.travelling.morph.as_ref().is_some_and(fits) {
            self.travelling.morph = Some(Morph::between(&from, &to));
        }
        self.settle(ctx, travel, stage.now_s);
        self.travel.is_some()
    }

    /// Goes on towards the end where it comes to rest.
    fn settle(&mut self, ctx: &egui::Context, mut travel: Travel, now_s: f64) {
        if let Some(settling) = &mut travel.settling {
            let began = *settling.began_s.get_or_insert(now_s);
            let length = WAY_S * (settling.to - settling.from).abs().max(0.25);
            let over = ((now_s - began) / length).clamp(0.0, 1.0);
            let eased = over * over * (3.0 - 2.0 * over);
            travel.share = settling.from + (settling.to - settling.from) * eased;
            ctx.request_repaint();
            if over >= 1.0 {
                self.travel = None;
                self.travelling.morph = None;
                return;
            }
        }
        self.travel = Some(travel);
    }

    /// Paints the map on its way.
    pub(super) fn paint_travel(
        &mut self,
        painter: &egui::Painter,
        camera: &super::camera::Camera,
        canvas: egui::Rect,
    ) {
        if let (Some(morph), Some(travel)) = (&mut self.travelling.morph, &self.travel) {
            morph.paint(painter, camera, canvas, travel.share);
        }
    }
}
