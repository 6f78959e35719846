//! The impact of a change, found on a thread of its own: told how far it is, stopped at any time; and
//! what a redaction profile would hold back.

use std::sync::Arc;

use super::effects::Outside;
use crate::locale::Language;
use crate::model::{RedactionProfile, SystemMap};
use crate::workspace::comparing::Comparison;
use crate::workspace::redacting::count_held_back;
use crate::workspace::{Action, ChangeReview, RedactionPreview, Run, find_change};

impl Outside {
    /// Counts what a redaction profile would hold back; the answer comes as an action.
    pub(super) fn count_held_back(
        &self,
        map: Box<SystemMap>,
        profile: Box<RedactionProfile>,
        language: Language,
    ) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let counts = count_held_back(&map, &profile, language);
            let found = Action::PreviewRedaction(RedactionPreview::Found(counts));
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox.send(found).is_ok();
            ctx.request_repaint();
        });
    }

    /// Finds it; the answer comes as an action.
    pub(super) fn find_change(
        &self,
        comparison: Arc<Comparison>,
        today: Option<crate::model::Day>,
        run: Arc<Run>,
    ) {
        self.watched(run, move |watch, run| {
            let answer = find_change(&comparison, today, watch).map(Arc::new);
            Action::ReviewChange(ChangeReview::Found { run, answer })
        });
    }
}
