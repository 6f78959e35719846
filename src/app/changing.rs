//! The impact of a change, found on a thread of its own: told how far it is, stopped at any time.

use std::sync::Arc;

use super::effects::Outside;
use crate::analysis::Watch;
use crate::workspace::comparing::Comparison;
use crate::workspace::{Action, ChangeReview, Run, find_change};

impl Outside {
    /// Finds it; the answer comes as an action.
    pub(super) fn find_change(
        &self,
        comparison: Arc<Comparison>,
        today: Option<crate::model::Day>,
        run: Arc<Run>,
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
            let answer = find_change(&comparison, today, &watch).map(Arc::new);
            let found = ChangeReview::Found {
                run: Arc::clone(&run),
                answer,
            };
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox.send(Action::ReviewChange(found)).is_ok();
            ctx.request_repaint();
        });
    }
}
