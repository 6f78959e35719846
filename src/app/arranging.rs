//! Layouts on threads of their own: told how far they are, cancelled at any time.

use std::sync::Arc;

use super::effects::Outside;
use crate::locale::Language;
use crate::model::{SystemMap, ViewId};
use crate::scene::LayoutWatch;
use crate::workspace::picture::{self, PictureOrder};
use crate::workspace::{
    self, Action, Alternative, Arranging, Perspective, Run, Workspace, find_alternatives,
};

impl Outside {
    /// Arranges a view, or a part of it; the answer comes as an action.
    pub(super) fn arrange(
        &self,
        map: SystemMap,
        view: ViewId,
        what: Arranging,
        run: Arc<Run>,
        language: Language,
    ) {
        self.watched(run, move |watch, run| {
            let watch = LayoutWatch {
                cancelled: watch.cancelled,
                progress: watch.progress,
            };
            let command = workspace::arrange(&map, &view, &what, language, &watch);
            Action::Arranged { run, command }
        });
    }

    /// Finds other ways to arrange the current view, and draws each as it would look.
    pub(super) fn find_alternatives(&self, run: Arc<Run>, workspace: &Workspace) {
        let is_dark = self.ctx.global_style().visuals.dark_mode;
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        let Some(order) = workspace.picture_order(is_dark) else {
            return;
        };
        std::thread::spawn(move || {
            let progress = |share: f32| {
                if run.advance(share) {
                    ctx.request_repaint();
                }
            };
            let watch = LayoutWatch {
                cancelled: run.cancelled(),
                progress: &progress,
            };
            let send = |ready: Option<Box<Alternative>>| {
                let run = Arc::clone(&run);
                let _sent = outbox.send(Action::AlternativeReady { run, ready }).is_ok();
                ctx.request_repaint();
            };
            let (map, view, language) = (&order.map, &order.view, order.language);
            find_alternatives(
                map,
                view,
                language,
                &watch,
                &mut |method, direction, command| {
                    // One that cannot be carried out is not offered.
                    if let Ok(map) = picture::carry_out(map, &command) {
                        let scene = PictureOrder {
                            map,
                            perspective: Perspective::Standard,
                            ..order.clone()
                        }
                        .compose();
                        send(Some(Box::new(Alternative {
                            method,
                            direction,
                            command,
                            scene: Arc::new(scene),
                        })));
                    }
                },
            );
            send(None);
        });
    }
}
