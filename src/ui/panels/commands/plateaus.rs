//! Plateaus: which one shows, what is said of it, and changes that go back or move.

use egui::Key;

use super::keys::ctrl_shift;
use super::{Doing, Entry, Keys, Menu, entry, has_selection, may_edit};
use crate::command::{Command, FieldEdit, Part, PlateauCommand};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, LinkId, NoteId, PlateauId, RecordKey, SubjectId, TableName};
use crate::workspace::{Action, Dialog, Document, Pair, Side, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    of_plateaus(msg::PLATEAUS_NEXT, &[ctrl_shift(Key::PageDown)], |doing| {
        step(doing, 1);
    })
    .when(has_several),
    of_plateaus(
        msg::PLATEAUS_PREVIOUS,
        &[ctrl_shift(Key::PageUp)],
        |doing| {
            step(doing, -1);
        },
    )
    .when(has_several),
    of_plateaus(msg::PLATEAUS_EDIT, &[], |doing| {
        about(doing, Dialog::EditPlateau);
    })
    .when(|workspace| may_edit(workspace) && shown(workspace).is_some()),
    of_plateaus(msg::PLATEAUS_COMPARE_BASE, &[], |doing| {
        if let (Some(base), Some(plateau)) = (base(doing.workspace), shown(doing.workspace)) {
            let pair = Pair::new(Side::plateau(base), Side::plateau(plateau));
            doing.act(Action::Compare(Box::new(pair)));
        }
    })
    .when(|workspace| base(workspace).is_some()),
    of_plateaus(msg::PLATEAUS_MERGE, &[], |doing| {
        about(doing, Dialog::MergePlateau);
    })
    .when(|workspace| may_edit(workspace) && base(workspace).is_some()),
    of_plateaus(msg::PLATEAUS_DELETE, &[], |doing| {
        about(doing, Dialog::DeletePlateau);
    })
    .when(|workspace| may_edit(workspace) && shown(workspace).is_some()),
    of_plateaus(msg::PLATEAUS_BACK, &[ctrl_shift(Key::Backspace)], back)
        .when(may_change_selection)
        .on_selection(),
    of_plateaus(msg::PLATEAUS_MOVE, &[], |doing| {
        if let (Some(document), Some(from)) = (&doing.workspace.document, shown(doing.workspace)) {
            let records = selected(document).into();
            doing.act(Action::OpenDialog(Dialog::MoveChange {
                records,
                part: Part::Whole,
                from,
            }));
        }
    })
    .when(may_change_selection)
    .on_selection(),
    of_plateaus(msg::PLATEAUS_BRING_BACK, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::BringBack));
    })
    .when(|workspace| may_edit(workspace) && base(workspace).is_some()),
    of_plateaus(msg::PLATEAUS_MARKS, &[], |doing| {
        let mut preferences = doing.workspace.preferences.clone();
        preferences.hides_plateau_marks = !preferences.hides_plateau_marks;
        doing.act(Action::Prefer(Box::new(preferences)));
    })
    .checked_when(|workspace, _| !workspace.preferences.hides_plateau_marks),
];

const fn of_plateaus(label: MessageId, keys: &'static [Keys], run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::View, label, keys, run).within(msg::PLATEAUS_MENU)
}

fn shown(workspace: &Workspace) -> Option<PlateauId> {
    workspace.document.as_ref()?.plateau.clone()
}

fn base(workspace: &Workspace) -> Option<PlateauId> {
    let document = workspace.document.as_ref()?;
    let plateau = document.plateau.as_ref()?;
    document.map().timeline().base(plateau).cloned()
}

fn has_several(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| document.map().timeline().order().len() > 1)
}

fn may_change_selection(workspace: &Workspace) -> bool {
    may_edit(workspace) && has_selection(workspace) && has_several(workspace)
}

/// Shows the next plateau of the line, or the one before; at its ends nothing happens.
fn step(doing: &mut Doing<'_>, by: isize) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let order = document.map().timeline().order();
    let at = order
        .iter()
        .position(|id| document.plateau.as_ref() == Some(id));
    let next = at
        .and_then(|at| at.checked_add_signed(by))
        .and_then(|at| order.get(at));
    if let Some(next) = next.cloned() {
        doing.act(Action::ShowPlateau(next));
    }
}

fn about(doing: &mut Doing<'_>, dialog: fn(PlateauId) -> Dialog) {
    if let Some(plateau) = shown(doing.workspace) {
        doing.act(Action::OpenDialog(dialog(plateau)));
    }
}

/// The records of the selection, by table and id.
fn selected(document: &Document) -> Vec<RecordKey> {
    let tables = document.map().tables();
    let key = |subject: &SubjectId| {
        let id = subject.text();
        let table = if tables.elements.contains(&ElementId::from(id.clone())) {
            TableName::Elements
        } else if tables.links.contains(&LinkId::from(id.clone())) {
            TableName::Links
        } else if tables.notes.contains(&NoteId::from(id.clone())) {
            TableName::Notes
        } else {
            return None;
        };
        Some(RecordKey::new(table, id.clone()))
    };
    document.selection.iter().filter_map(key).collect()
}

/// The field that somebody types in goes back to what it inherits, or else all of the selection.
fn back(doing: &mut Doing<'_>) {
    let typed = doing.state.panels.inspector.typed_field();
    if let Some((records, name)) = typed {
        doing.state.panels.inspector.forget_typed();
        doing.act(Action::Edit(Command::SetFields {
            records,
            name,
            edit: FieldEdit::Reset,
        }));
        return;
    }
    if let (Some(document), Some(at)) = (&doing.workspace.document, shown(doing.workspace)) {
        let command = PlateauCommand::Back {
            records: selected(document).into(),
            at,
        };
        doing.act(Action::Edit(Command::Plateau(Box::new(command))));
    }
}
