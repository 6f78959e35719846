//! The look of what is selected: its colour, its icon, and both carried over to others.
//!
//! Alt+V centres boxes on a line already, so a style is pasted by the key that copies it, with Shift.

use egui::Key;

use super::keys::{alt, alt_shift};
use super::{Doing, Entry, Menu, entry, has_elements, may_edit, may_edit_boxes};
use crate::command::{Command, Style};
use crate::locale::{MessageId, msg};
use crate::model::ElementId;
use crate::scene::Hue;
use crate::workspace::{Action, Dialog, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    styled(msg::UI_COPY_STYLE, &[alt(Key::C)], |doing| {
        doing.act(Action::CopyStyle);
    })
    .when(|workspace| worn(workspace).is_some())
    .on_selection(),
    styled(msg::UI_PASTE_STYLE, &[alt_shift(Key::C)], |doing| {
        if let Some(style) = doing.workspace.style.clone() {
            dress(doing, style);
        }
    })
    .when(|workspace| may_edit_boxes(workspace, 1) && workspace.style.is_some())
    .on_selection(),
    styled(msg::UI_ICON_ENTRY, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Icon));
    })
    .when(|workspace| may_edit(workspace) && has_elements(workspace))
    .on_selection(),
    styled(msg::UI_BACKDROP, &[], |doing| {
        doing.act(Action::AskBackdrop);
    })
    .when(|workspace| may_edit(workspace) && container(workspace).is_some())
    .on_selection(),
    styled(msg::UI_NO_BACKDROP, &[], |doing| {
        if let Some(element) = container(doing.workspace) {
            let picture = Default::default();
            doing.act(Action::Edit(Command::Backdrop { element, picture }));
        }
    })
    .when(|workspace| may_edit(workspace) && has_backdrop(workspace))
    .on_selection(),
    tinted(msg::UI_TINT_NONE, |doing| tint(doing, None)),
    tinted(msg::SCENE_HUE_SLATE, |doing| tint(doing, Some(Hue::Slate))),
    tinted(msg::SCENE_HUE_SKY, |doing| tint(doing, Some(Hue::Sky))),
    tinted(msg::SCENE_HUE_INDIGO, |doing| {
        tint(doing, Some(Hue::Indigo));
    }),
    tinted(msg::SCENE_HUE_TEAL, |doing| tint(doing, Some(Hue::Teal))),
    tinted(msg::SCENE_HUE_VIOLET, |doing| {
        tint(doing, Some(Hue::Violet));
    }),
    tinted(msg::SCENE_HUE_ROSE, |doing| tint(doing, Some(Hue::Rose))),
    tinted(msg::SCENE_HUE_AMBER, |doing| tint(doing, Some(Hue::Amber))),
];

/// All of them in one menu within, so that the menu *Edit* fits small screens.
const fn styled(label: MessageId, keys: &'static [super::Keys], run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Edit, label, keys, run).within(msg::UI_STYLE)
}

const fn tinted(label: MessageId, run: fn(&mut Doing<'_>)) -> Entry {
    styled(label, &[], run)
        .when(|workspace| may_edit_boxes(workspace, 1))
        .on_selection()
}

fn tint(doing: &mut Doing<'_>, hue: Option<Hue>) {
    let style = Style {
        icon: None,
        tint: Some(hue.map_or("", Hue::word).into()),
    };
    dress(doing, style);
}

fn dress(doing: &mut Doing<'_>, style: Style) {
    if let Some(document) = &doing.workspace.document {
        let subjects = document.selection.iter().cloned().collect();
        doing.act(Action::Edit(Command::Dress { subjects, style }));
    }
}

/// What the first selected element or note wears.
fn worn(workspace: &Workspace) -> Option<Style> {
    workspace.document.as_ref()?.worn_style()
}

/// The one selected element, where it is a container.
fn container(workspace: &Workspace) -> Option<ElementId> {
    let document = workspace.document.as_ref()?;
    let selected = document.selected_elements();
    let [only] = selected.as_slice() else {
        return None;
    };
    let snapshot = document.snapshot();
    let ix = snapshot.find(only)?;
    let kind = crate::catalogue::element_kind(snapshot.element(ix).kind.as_str());
    let holds = !snapshot.children(ix).is_empty() || kind.is_some_and(|kind| kind.is_container);
    holds.then(|| only.clone())
}

fn has_backdrop(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| {
        let container = container(workspace);
        let element = container.and_then(|id| document.snapshot().element_by_id(&id));
        element.is_some_and(|element| !element.backdrop.is_empty())
    })
}
