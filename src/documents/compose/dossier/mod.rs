//! The architecture dossier (dossier d'architecture technique): five views, after the table of
//! contents of the open model of B. Florat (public-sector guide, §5.1). Every section stands; what
//! the map does not know is a gap that says where to enter it.

pub(super) mod application;
pub(super) mod infrastructure;
mod notes;
mod operation;
mod security;
mod sizing;
pub(super) mod target;

use std::collections::BTreeMap;

use super::desk::Desk;
use super::draft::Draft;
use crate::documents::Figure;
use crate::locale::msg;
use crate::model::{PlateauId, View};

/// Every view at every plateau, drawn once, by the name of the figure.
struct Atlas(BTreeMap<String, Figure>);

impl Atlas {
    /// Draws them side by side; `None` when it was cancelled.
    fn of(desk: &Desk<'_>) -> Option<Self> {
        let views = desk.views();
        let all = views.iter().flat_map(|view| {
            let states = desk.states().iter();
            states.map(move |state| (*view, &state.snapshot))
        });
        let drawn = desk.drawn(&all.collect::<Vec<_>>())?;
        let named = drawn
            .into_iter()
            .map(|figure| (figure.name.clone(), figure));
        Some(Self(named.collect()))
    }

    /// A view at a plateau; `None` where nothing shows.
    fn get(&self, view: &View, plateau: Option<&PlateauId>) -> Option<&Figure> {
        self.0.get(&super::drawings::name_of(view, plateau))
    }
}

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    // What takes longest is found first, so that chapters only read it.
    desk.assessments()?;
    let atlas = Atlas::of(desk)?;
    draft.section(1, msg::DOCUMENT_DAT_APPLICATION);
    application::write(desk, draft, &atlas)?;
    draft.page_break();
    draft.section(1, msg::DOCUMENT_DAT_SIZING);
    sizing::write(desk, draft);
    draft.page_break();
    draft.section(1, msg::DOCUMENT_DAT_INFRASTRUCTURE);
    infrastructure::write(desk, draft)?;
    draft.page_break();
    draft.section(1, msg::DOCUMENT_DAT_SECURITY);
    security::write(desk, draft)?;
    draft.page_break();
    draft.section(1, msg::DOCUMENT_DAT_DEVELOPMENT);
    development(desk, draft);
    Some(())
}

/// 5: the view of who builds it, of which a map knows little.
fn development(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(2, msg::DOCUMENT_DAT_STACK);
    draft.table(target::technologies(desk));
    if desk.map.tables().standards.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_STANDARDS_GAP);
    } else {
        draft.table(target::standards(desk, "dat-standards"));
    }
    draft.section(2, msg::DOCUMENT_DAT_TESTS);
    draft.gap(msg::DOCUMENT_DAT_TESTS_GAP);
    draft.section(2, msg::DOCUMENT_DAT_ROBUSTNESS);
    draft.gap(msg::DOCUMENT_DAT_ROBUSTNESS_GAP);
    draft.section(2, msg::DOCUMENT_DAT_CONFIGURATION);
    draft.gap(msg::DOCUMENT_DAT_CONFIGURATION_GAP);
}
