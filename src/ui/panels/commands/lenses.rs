//! Lenses: a command for each, and one for the list of all with the attributes of the map.

use super::{Doing, Entry, Menu, entry, has_map};
use crate::analysis::Aspect;
use crate::locale::msg;
use crate::scene::Lens;
use crate::ui::UiState;
use crate::workspace::{Action, Perspective, Workspace};

/// The command that looks through a lens.
macro_rules! through {
    ($lens:expr, $name:expr) => {
        entry(Menu::Analyse, $name, &[], |doing| look(doing, $lens))
            .when(has_map)
            .checked_when(|workspace, _| looks(workspace, &$lens))
    };
}

pub(super) static ENTRIES: &[Entry] = &[
    through!(Lens::Hosting, msg::SCENE_PERSPECTIVE_HOSTING),
    through!(Lens::Sovereignty, msg::LENS_SOVEREIGNTY),
    through!(Lens::Sensitivity, msg::LENS_SENSITIVITY),
    through!(Lens::DataCategories, msg::LENS_DATA_CATEGORIES),
    through!(Lens::DataProtection, msg::SCENE_PERSPECTIVE_DATA_PROTECTION),
    through!(Lens::Encryption, msg::LENS_ENCRYPTION),
    through!(Lens::Exposure, msg::LENS_EXPOSURE),
    through!(
        Lens::Need(Aspect::Availability),
        msg::LENS_NEED_AVAILABILITY
    ),
    through!(Lens::Need(Aspect::Integrity), msg::LENS_NEED_INTEGRITY),
    through!(
        Lens::Need(Aspect::Confidentiality),
        msg::LENS_NEED_CONFIDENTIALITY
    ),
    through!(
        Lens::Need(Aspect::Traceability),
        msg::LENS_NEED_TRACEABILITY
    ),
    through!(Lens::Criticality, msg::SCENE_PERSPECTIVE_CRITICALITY),
    through!(Lens::LifeCycle, msg::SCENE_PERSPECTIVE_LIFE_CYCLE),
    through!(Lens::Obsolescence, msg::LENS_OBSOLESCENCE),
    through!(Lens::Documentation, msg::LENS_DOCUMENTATION),
    through!(Lens::Findings, msg::LENS_FINDINGS),
    through!(Lens::Energy, msg::LENS_ENERGY),
    through!(Lens::Cost, msg::LENS_COST),
    through!(Lens::Owner, msg::LENS_OWNER),
    through!(Lens::Entity, msg::LENS_ENTITY),
    through!(Lens::Tags, msg::LENS_TAGS),
    entry(Menu::Analyse, msg::LENS_ATTRIBUTE, &[], |doing| {
        doing.state.panels.perspectives.opens = true;
    })
    .when(has_map)
    .checked_when(is_of_attribute),
];

fn look(doing: &mut Doing<'_>, lens: Lens) {
    doing.act(Action::Look(Perspective::Lens(lens)));
}

fn looks(workspace: &Workspace, lens: &Lens) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| document.perspective.lens() == Some(lens))
}

fn is_of_attribute(workspace: &Workspace, _: &UiState) -> bool {
    let document = workspace.document.as_ref();
    let lens = document.and_then(|document| document.perspective.lens());
    matches!(lens, Some(Lens::Attribute(_)))
}
