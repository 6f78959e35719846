//! What shows in place of a view: a page that is drawn from the whole map.

use super::document::Document;
use crate::model::ElementId;

/// See the module's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Work packages over time.
    Roadmap,
    /// All about one business service: what it needs, how often it works, how fast it comes back.
    Service(ElementId),
    /// What the scenario does, as one sheet to print.
    Impact,
    /// What the scenario does at each plateau, side by side.
    Across,
    /// The indicators, their targets and how they change.
    Dashboard,
    /// A sheet of the register of processing activities, from 0.
    Register(usize),
}

impl Document {
    /// Whether the roadmap shows.
    #[must_use]
    pub fn shows_roadmap(&self) -> bool {
        self.page == Some(Page::Roadmap)
    }

    /// Puts a page away whose subject is gone.
    pub(super) fn refresh_page(&mut self) {
        let is_gone = match &self.page {
            Some(Page::Service(service)) => self.snapshot().find(service).is_none(),
            Some(Page::Impact | Page::Across) => !self.imagines(),
            Some(Page::Roadmap | Page::Dashboard | Page::Register(_)) | None => false,
        };
        if is_gone {
            self.page = None;
        }
    }
}
