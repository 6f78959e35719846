//! The page that shows, drawn on another thread and kept until what it shows changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::analysis::Watch;
use crate::scene::Scene;
use crate::ui::canvas::drawing::Drawing;
use crate::ui::canvas::painter::MeshCache;
use crate::workspace::PageOrder;

/// See the module's header.
#[derive(Default)]
pub(super) struct PictureState {
    shown: Option<(PageOrder, Option<Arc<Drawing>>)>,
    waiting: Option<Waiting>,
    pub(super) meshes: MeshCache,
}

struct Waiting {
    order: PageOrder,
    is_cancelled: Arc<AtomicBool>,
    /// A share of a thousand.
    done: Arc<AtomicU32>,
    answer: Receiver<Option<Scene>>,
}

/// What there is of a page.
pub(super) enum Shown {
    /// Its drawing; while a changed page is drawn, what it was before.
    Drawing(Arc<Drawing>),
    /// It is being drawn: the share that is done, from 0 to 1.
    Coming(f32),
    /// There is nothing to draw.
    Nothing,
}

impl PictureState {
    /// The drawing of an order; begins to draw where that is not under way.
    pub(super) fn drawing(&mut self, ctx: &egui::Context, order: &PageOrder) -> Shown {
        self.receive();
        let is_shown = self.shown.as_ref().is_some_and(|(of, _)| of == order);
        if is_shown {
            self.stop();
        } else if self.waiting.as_ref().is_none_or(|it| it.order != *order) {
            self.stop();
            self.waiting = Some(Waiting::of(ctx, order.clone()));
        }
        let same_page = |of: &PageOrder| of.page == order.page && of.theme == order.theme;
        match &self.shown {
            Some((of, Some(drawing))) if is_shown || same_page(of) => {
                Shown::Drawing(Arc::clone(drawing))
            }
            Some((_, None)) if is_shown => Shown::Nothing,
            _ => {
                let done = self
                    .waiting
                    .as_ref()
                    .map(|it| it.done.load(Ordering::Relaxed));
                Shown::Coming(done.unwrap_or(0) as f32 / 1_000.0)
            }
        }
    }

    fn receive(&mut self) {
        let Some(waiting) = &self.waiting else {
            return;
        };
        match waiting.answer.try_recv() {
            Ok(scene) => {
                if let Some(waiting) = self.waiting.take() {
                    let drawing = scene.map(|scene| Arc::new(Drawing::new(scene)));
                    self.shown = Some((waiting.order, drawing));
                }
            }
            Err(TryRecvError::Disconnected) => self.waiting = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    fn stop(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            waiting.is_cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Waiting {
    fn of(ctx: &egui::Context, order: PageOrder) -> Self {
        let (sender, answer) = channel();
        let is_cancelled = Arc::new(AtomicBool::new(false));
        let done = Arc::new(AtomicU32::new(0));
        let (ctx, drawn) = (ctx.clone(), order.clone());
        let (cancelled, told) = (Arc::clone(&is_cancelled), Arc::clone(&done));
        rayon::spawn(move || {
            let progress = |share: f32| {
                let share = (share.clamp(0.0, 1.0) * 1_000.0).round();
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "from 0 to 1000"
                )]
                told.store(share as u32, Ordering::Relaxed);
            };
            let scene = drawn.compose(&Watch {
                cancelled: &cancelled,
                progress: &progress,
            });
            // Nobody listens any more when another page shows meanwhile; that is fine.
            let _sent = sender.send(scene).is_ok();
            ctx.request_repaint();
        });
        Self {
            order,
            is_cancelled,
            done,
            answer,
        }
    }
}
