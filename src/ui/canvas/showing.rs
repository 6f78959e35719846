//! Bringing the drawing in step with the workspace: composed at once or on another thread, kept for
//! a while, and put up, by way of a slide where an arrangement led to it.

use std::sync::Arc;

use super::drawing::Drawing;
use super::{CanvasState, slide};
use crate::command::Scope;
use crate::workspace::{Perspective, PictureOrder, Workspace};

/// A drawing that another thread is making.
pub(super) struct Waiting {
    pub(super) order: PictureOrder,
    pub(super) answer: std::sync::mpsc::Receiver<Composed>,
}

/// What a composing thread sends: first, for a large view that does not show yet, a draft with
/// plain routes, then the drawing.
pub(super) enum Composed {
    Draft(Drawing),
    Final(Drawing),
}

/// From this many placements on, a scene is composed on another thread.
pub(super) const COMPOSE_APART_FROM: usize = 120;
/// From this many placements on, a view that does not show yet shows as a draft first.
const DRAFT_FROM: usize = 500;

impl CanvasState {
    /// Brings the drawing in step with what the workspace shows. Small views are composed at once,
    /// so that a click is answered in the same frame; large ones apart, and the old drawing stays
    /// until the new one is there.
    pub(super) fn refresh(&mut self, ctx: &egui::Context, workspace: &Workspace, is_dark: bool) {
        let Some(mut order) = workspace.picture_order(is_dark) else {
            self.shown = None;
            return;
        };
        order.memory = Some(self.memory.clone());
        let stage = self.stage(ctx, workspace);
        self.receive(&stage);
        if self
            .shown
            .as_ref()
            .is_some_and(|(shown, _)| *shown == order)
        {
            return;
        }
        if let Some(drawing) = self.kept_drawing(&order) {
            self.waiting = None;
            self.put_up(order, drawing, &stage);
            return;
        }
        let placements = order.placements();
        if placements < COMPOSE_APART_FROM && !order.waits_for_lens() {
            self.waiting = None;
            let drawing = Arc::new(drawing_of(&order));
            self.put_up(order, drawing, &stage);
        } else if !self.is_coming(&order) {
            let shows_this_view = self
                .shown
                .as_ref()
                .is_some_and(|(shown, _)| shown.view == order.view);
            let with_draft = placements >= DRAFT_FROM && !shows_this_view;
            self.waiting = Some(compose_apart(ctx, order, with_draft));
        }
    }

    pub(super) fn stage(&self, ctx: &egui::Context, workspace: &Workspace) -> Stage {
        Stage {
            arranged: workspace
                .document
                .as_ref()
                .and_then(|document| document.arranged),
            is_still: workspace.preferences.reduced_motion || workspace.system_reduces_motion,
            now_s: ctx.input(|input| input.time),
        }
    }

    /// Shows a finished drawing; where an arrangement led to it, by way of a slide.
    fn put_up(&mut self, order: PictureOrder, drawing: Arc<Drawing>, stage: &Stage) {
        let revision = order.map.revision();
        let arranged = stage
            .arranged
            .filter(|(to, _)| *to == revision && self.slid_to != Some(revision));
        self.slide = None;
        if let (Some((_, scope)), Some((shown, before))) = (arranged, self.shown.as_ref()) {
            self.slid_to = Some(revision);
            self.refit = scope == Scope::View;
            let same_sight =
                shown.view == order.view && shown.snapshot.plateau() == order.snapshot.plateau();
            if same_sight && !stage.is_still {
                self.slide = slide::Slide::between(before, &drawing, stage.now_s);
            }
        }
        self.keep_drawing(&order, &drawing);
        self.shown = Some((order, drawing));
    }

    fn receive(&mut self, stage: &Stage) {
        use std::sync::mpsc::TryRecvError;
        let Some(waiting) = &self.waiting else { return };
        match waiting.answer.try_recv() {
            Ok(Composed::Final(drawing)) => {
                let order = waiting.order.clone();
                self.waiting = None;
                self.put_up(order, Arc::new(drawing), stage);
            }
            Ok(Composed::Draft(drawing)) => {
                // Not of this order yet, so that the final drawing is still waited for.
                let mut order = waiting.order.clone();
                order.is_draft = true;
                self.shown = Some((order, Arc::new(drawing)));
            }
            Err(TryRecvError::Disconnected) => self.waiting = None,
            Err(TryRecvError::Empty) => {}
        }
    }
}

/// Draws on another thread; first, where asked for, a draft with plain routes.
pub(super) fn compose_apart(ctx: &egui::Context, order: PictureOrder, with_draft: bool) -> Waiting {
    let (sender, answer) = std::sync::mpsc::channel();
    let task = order.clone();
    let ctx = ctx.clone();
    rayon::spawn(move || {
        // Nobody listens any more when the map moved on meanwhile; that is fine.
        if with_draft
            && sender
                .send(Composed::Draft(Drawing::new(task.compose_draft())))
                .is_ok()
        {
            ctx.request_repaint();
        }
        let _sent = sender.send(Composed::Final(drawing_of(&task))).is_ok();
        ctx.request_repaint();
    });
    Waiting { order, answer }
}

/// What decides how a drawing comes up.
pub(super) struct Stage {
    /// The revision that the last arrangement led to, and what was arranged.
    pub(super) arranged: Option<(u64, Scope)>,
    /// Whether nothing is to move on its own.
    pub(super) is_still: bool,
    pub(super) now_s: f64,
}

pub(super) fn drawing_of(order: &PictureOrder) -> Drawing {
    Drawing::of(
        order.compose_with_contents(),
        order.perspective != Perspective::Standard,
    )
}
