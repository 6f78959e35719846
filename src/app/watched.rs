//! Work on threads of their own that can be watched and stopped.

use std::sync::Arc;

use super::effects::Outside;
use crate::analysis::Watch;
use crate::workspace::{Action, Run};

impl Outside {
    /// Does work on a thread of its own that tells how far it is and is stopped through its run; the
    /// answer comes as an action.
    pub(super) fn watched(
        &self,
        run: Arc<Run>,
        work: impl FnOnce(&Watch<'_>, Arc<Run>) -> Action + Send + 'static,
    ) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let progress = |share: f32| {
                if run.advance(share) {
                    ctx.request_repaint();
                }
            };
            let watch = Watch {
                cancelled: run.cancelled(),
                progress: &progress,
            };
            let answer = work(&watch, Arc::clone(&run));
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox.send(answer).is_ok();
            ctx.request_repaint();
        });
    }
}
