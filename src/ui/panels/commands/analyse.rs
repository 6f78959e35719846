//! Impact and perspectives.

use egui::Key;

use super::super::{change, matrix, weakness};
use super::keys::{alt, plain};
use super::{Doing, Entry, Menu, entry, has_elements, has_failed, has_map, may_edit, panels};
use crate::locale::msg;
use crate::model::ElementId;
use crate::ui::canvas::Tool;
use crate::workspace::{Action, Dialog, Document, Imagining, Page, Perspective, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Analyse, msg::UI_WHAT_IF, &[plain(Key::I)], |doing| {
        if let Some(document) = &doing.workspace.document {
            let elements = document.selected_elements();
            doing.act(Action::Imagine(Imagining::Lose(elements)));
        }
    })
    .when(has_elements)
    .on_selection(),
    entry(
        Menu::Analyse,
        msg::SCENARIOS_TOGGLE,
        &[alt(Key::I)],
        |doing| {
            if let Some(document) = &doing.workspace.document {
                for element in document.selected_elements() {
                    doing.act(Action::Imagine(Imagining::Toggle(element)));
                }
            }
        },
    )
    .when(has_elements)
    .on_selection(),
    entry(Menu::Analyse, msg::SCENARIOS_BAR_PICK, &[], |doing| {
        look(doing, Perspective::Impact);
        doing.hold(Tool::Lose);
    })
    .when(has_map)
    .checked_when(|_, state| state.canvas.tool == Tool::Lose),
    entry(Menu::Analyse, msg::SCENARIOS_KEEP, &[], |doing| {
        look(doing, Perspective::Impact);
        doing.state.panels.scenario.ask_name();
    })
    .when(|workspace| has_failed(workspace) && may_edit(workspace)),
    entry(Menu::Analyse, msg::UI_FAIL_NOTHING, &[], |doing| {
        doing.act(Action::Imagine(Imagining::Nothing));
    })
    .when(has_failed),
    entry(Menu::Analyse, msg::IMPACT_PANEL_SHEET, &[], |doing| {
        doing.act(Action::ShowPage(Some(Page::Impact)));
    })
    .when(has_failed)
    .checked_when(|workspace, _| {
        let document = workspace.document.as_ref();
        document.is_some_and(|document| document.page == Some(Page::Impact))
    }),
    entry(Menu::Analyse, msg::SERVICE_OPEN_THIS, &[], |doing| {
        let document = doing.workspace.document.as_ref();
        if let Some(service) = document.and_then(selected_service) {
            doing.act(Action::ShowPage(Some(Page::Service(service))));
        }
    })
    .when(|workspace| {
        let document = workspace.document.as_ref();
        document.and_then(selected_service).is_some()
    })
    .on_selection(),
    entry(Menu::Analyse, msg::SERVICE_OPEN, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Services));
    })
    .when(has_map),
    entry(Menu::Analyse, msg::WEAK_LIST, &[], weakness::open).when(has_map),
    entry(Menu::Analyse, msg::CHANGE_TAB, &[], change::open).when(has_map),
    entry(Menu::Analyse, msg::MATRIX_COMMAND, &[], matrix::open).when(has_map),
    entry(Menu::Analyse, msg::ACROSS_COMMAND, &[], |doing| {
        doing.act(Action::ShowPage(Some(Page::Across)));
    })
    .when(|workspace| has_failed(workspace) && has_plateaus(workspace)),
    entry(Menu::Analyse, msg::DASHBOARD_COMMAND, &[], |doing| {
        doing.act(Action::ShowPage(Some(Page::Dashboard)));
    })
    .when(has_map)
    .checked_when(|workspace, _| {
        let document = workspace.document.as_ref();
        document.is_some_and(|document| document.page == Some(Page::Dashboard))
    }),
    entry(Menu::Analyse, msg::TARGETS_COMMAND, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Targets));
    })
    .when(may_edit),
    entry(Menu::Analyse, msg::UI_LOOK_STANDARD, &[], |doing| {
        look(doing, Perspective::Standard);
    })
    .checked_when(|workspace, _| looks(workspace, &Perspective::Standard)),
    entry(Menu::Analyse, msg::UI_LOOK_IMPACT, &[], |doing| {
        look(doing, Perspective::Impact);
    })
    .checked_when(|workspace, _| looks(workspace, &Perspective::Impact)),
    entry(
        Menu::Analyse,
        msg::WEAK_PERSPECTIVE,
        &[plain(Key::W)],
        |doing| {
            look(doing, Perspective::WeakPoints);
        },
    )
    .checked_when(|workspace, _| looks(workspace, &Perspective::WeakPoints)),
    entry(Menu::Analyse, msg::UI_SHOW_PROBLEMS, &[], |doing| {
        doing.state.panels.drawer.show_problems();
        if !doing.workspace.preferences.panels.lower {
            panels(doing, |panels| panels.lower = true);
        }
    })
    .when(has_map),
];

fn has_plateaus(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| !document.map().timeline().order().is_empty())
}

/// The one selected element, where it is a business service.
fn selected_service(document: &Document) -> Option<ElementId> {
    let selected = document.selected_elements();
    let [only] = selected.as_slice() else {
        return None;
    };
    let element = document.snapshot().element_by_id(only)?;
    (element.kind.as_str() == "business_service").then(|| only.clone())
}

fn looks(workspace: &Workspace, perspective: &Perspective) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.perspective == *perspective)
}

fn look(doing: &mut Doing<'_>, perspective: Perspective) {
    doing.act(Action::Look(perspective));
}
