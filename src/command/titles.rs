//! What commands are called, and which of them in a row are one step.

use smol_str::SmolStr;

use super::{Command, FieldEdit, Occasion, Scope};
use crate::locale::{Message, msg};
use crate::model::SubjectId;

impl Command {
    /// What the step is called: “Undo *rename*”.
    #[must_use]
    pub fn title(&self) -> Message {
        match self {
            Self::InsertElement { .. } => msg::COMMAND_INSERT,
            Self::Draw(_, sketch) if sketch.elements.len() == 1 => msg::COMMAND_DRAW_NEIGHBOUR,
            Self::Draw(..) => msg::COMMAND_DRAW,
            Self::Rename { .. } => msg::COMMAND_RENAME,
            Self::SetField { .. } => msg::COMMAND_SET_FIELD,
            Self::SetFields {
                edit: FieldEdit::Reset,
                ..
            } => msg::COMMAND_RESET_FIELD,
            Self::SetFields { records, name, .. } => {
                return match (records.len(), name.as_str()) {
                    (0 | 1, "kind") => msg::COMMAND_SET_KIND.into(),
                    (0 | 1, _) => msg::COMMAND_SET_FIELD.into(),
                    (count, "kind") => msg::COMMAND_SET_KINDS.with("count", count),
                    (count, _) => msg::COMMAND_SET_FIELDS.with("count", count),
                };
            }
            Self::SetMany { occasion, .. } => match occasion {
                Occasion::Replace => msg::COMMAND_REPLACE,
                Occasion::Edit => msg::COMMAND_SET_CELLS,
                Occasion::Paste => msg::COMMAND_PASTE_CELLS,
                Occasion::FillDown => msg::COMMAND_FILL_DOWN,
                Occasion::Nest => msg::COMMAND_NEST,
                Occasion::Repair => msg::ASSURANCE_STEP_REPAIR,
            },
            Self::ResetField { .. } => msg::COMMAND_RESET_FIELD,
            Self::Connect { .. } => msg::COMMAND_CONNECT,
            Self::Reconnect { .. } => msg::COMMAND_RECONNECT,
            Self::Rewire(what) => what.title(),
            Self::Move { .. } => msg::COMMAND_MOVE,
            Self::Nest { .. } => msg::COMMAND_NEST,
            Self::Resize { .. } | Self::ResizeBy { .. } => msg::COMMAND_RESIZE,
            Self::Align { .. } => msg::COMMAND_ALIGN,
            Self::Distribute { .. } => msg::COMMAND_DISTRIBUTE,
            Self::MakeSame { .. } => msg::COMMAND_MAKE_SAME,
            Self::Duplicate { .. } => msg::COMMAND_DUPLICATE,
            Self::PasteCopies { .. } => msg::COMMAND_PASTE,
            Self::Arrange { .. } => msg::COMMAND_ARRANGE,
            Self::GroupBy { .. } => msg::COMMAND_GROUP_BY,
            Self::Bundle { .. } => msg::COMMAND_BUNDLE,
            Self::LayOut { scope, .. } => match scope {
                Scope::View => msg::COMMAND_LAY_OUT,
                Scope::Selection => msg::COMMAND_LAY_OUT_SELECTION,
                Scope::New => msg::COMMAND_LAY_OUT_NEW,
                Scope::Tidy => msg::COMMAND_TIDY,
            },
            Self::Pin { pinned: true, .. } => msg::COMMAND_PIN,
            Self::Pin { pinned: false, .. } => msg::COMMAND_UNPIN,
            Self::Dress { style, .. } if style.tint.is_none() => msg::COMMAND_CHOOSE_ICON,
            Self::Dress { style, .. } if style.icon.is_none() => msg::COMMAND_CHOOSE_TINT,
            Self::Dress { .. } => msg::COMMAND_DRESS,
            Self::Backdrop { .. } => msg::COMMAND_BACKDROP,
            Self::OnView { change, .. } => change.title(),
            Self::PinBends { .. } => msg::COMMAND_PIN_BENDS,
            Self::Show { .. } => msg::COMMAND_SHOW,
            Self::Hide { .. } => msg::COMMAND_HIDE,
            Self::Delete { .. } => msg::COMMAND_DELETE,
            Self::AddNote { .. } => msg::COMMAND_ADD_NOTE,
            Self::Note(command) => return command.title(),
            Self::AddView { .. } => msg::COMMAND_ADD_VIEW,
            Self::View(command) => return command.title(),
            Self::Package(command) => return command.title(),
            Self::Scenario(command) => return command.title(),
            Self::Assurance(command) => return command.title(),
            Self::Handover(command) => return command.title(),
            Self::DeleteView { .. } => msg::COMMAND_DELETE_VIEW,
            Self::AddPlateau { .. } => msg::COMMAND_ADD_PLATEAU,
            Self::Plateau(command) => command.title(),
        }
        .into()
    }

    /// The key under which steps in a row become one.
    #[must_use]
    pub fn amends(&self) -> Option<SmolStr> {
        match self {
            Self::Move {
                nudge: true,
                view,
                subjects,
                ..
            } => {
                let names: Vec<&str> = subjects.iter().map(SubjectId::as_str).collect();
                Some(format!("nudge {view} {}", names.join(" ")).into())
            }
            Self::ResizeBy { view, subjects, .. } => {
                let names: Vec<&str> = subjects.iter().map(SubjectId::as_str).collect();
                Some(format!("resize {view} {}", names.join(" ")).into())
            }
            _ => None,
        }
    }
}
