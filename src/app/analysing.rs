//! Answers about the map, each found on a thread of its own: told how far it is, stopped at any
//! time.

use std::path::PathBuf;
use std::sync::Arc;

use super::effects::Outside;
use super::versions::map_of;
use crate::analysis::Watch;
use crate::locale::{Language, msg};
use crate::versions::{Version, Versions};
use crate::workspace::data_paths::{DataListing, DataOrder, find_data};
use crate::workspace::{
    Action, Analysing, AnalysisOrder, AssuranceOrder, Assuring, HistoryOrder, HistoryStep, Run,
    analyse, indicators_of_versions, judge,
};

impl Outside {
    /// Judges the map; what is found comes as an action.
    pub(super) fn judge(&self, order: AssuranceOrder, run: Arc<Run>) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let watch = Watch {
                cancelled: run.cancelled(),
                progress: &|_| {},
            };
            let found = judge(&order, &watch);
            let done = Action::Assure(Assuring::Done {
                run: Arc::clone(&run),
                found,
            });
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox.send(done).is_ok();
            ctx.request_repaint();
        });
    }

    /// Finds the indicators of kept versions; they come as an action. A version that cannot be read
    /// has none.
    pub(super) fn judge_versions(
        &self,
        path: PathBuf,
        order: HistoryOrder,
        run: Arc<Run>,
        language: Language,
    ) {
        let outbox = self.outbox.clone();
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            let watch = Watch {
                cancelled: run.cancelled(),
                progress: &|_| {},
            };
            let versions = Versions::open(&path).ok();
            let found = versions.and_then(|versions| {
                let mut read = |version: &Version| map_of(&versions, version, language).ok();
                indicators_of_versions(&order, &mut read, &watch)
            });
            let done = HistoryStep::Done {
                run: Arc::clone(&run),
                found: found.map(Into::into),
            };
            // Nobody listens any more once the window has closed; that is no error.
            let _sent = outbox.send(Action::IndicatorHistory(done)).is_ok();
            None
        });
    }

    /// Finds where data go; it comes as an action.
    pub(super) fn find_data(&self, order: DataOrder, run: Arc<Run>) {
        self.watched(run, move |watch, run| {
            let found = find_data(&order, watch);
            Action::Data(DataListing::Done { run, found })
        });
    }

    /// Finds an answer; it comes as an action.
    pub(super) fn analyse(&self, order: AnalysisOrder, run: Arc<Run>) {
        self.watched(run, move |watch, run| {
            let finding = analyse(&order, watch);
            let done = Analysing::Done { run, finding };
            Action::Analyse(done)
        });
    }
}
