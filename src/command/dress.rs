//! The look that somebody chooses for elements and notes: a colour of the palette, a bundled icon.
//!
//! Nothing but words of the palette and of the bundle is taken, so that a legend can name what it
//! shows and every export has the icon.

use smol_str::SmolStr;

use super::{Draft, Refusal};
use crate::locale::msg;
use crate::model::{
    Element, ElementId, FieldValue as _, Note, NoteId, SubjectId, TINTS, TableName,
};

/// What is chosen; `None` leaves as it is, an empty word goes back to what the kind says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// An icon of the bundle.
    pub icon: Option<SmolStr>,
    /// A colour of the palette.
    pub tint: Option<SmolStr>,
}

impl Style {
    /// What an element wears.
    #[must_use]
    pub fn of_element(element: &Element) -> Self {
        Self {
            icon: Some(element.icon.clone()),
            tint: Some(element.tint.clone()),
        }
    }

    /// What a note wears: its icon is that of its kind.
    #[must_use]
    pub fn of_note(note: &Note) -> Self {
        Self {
            icon: None,
            tint: Some(note.tint.clone()),
        }
    }
}

/// Gives elements and notes a look, at the plateau that is edited.
pub(super) fn dress(
    draft: &mut Draft<'_, '_>,
    subjects: &[SubjectId],
    style: &Style,
) -> Result<(), Refusal> {
    refuse_unknown(style)?;
    let mut found = false;
    for subject in subjects {
        let text = subject.text().clone();
        match draft.table_of(subject) {
            Some(TableName::Elements) => {
                let mut element = draft.need::<Element>(&ElementId::from(text))?;
                for (name, word) in [("icon", &style.icon), ("tint", &style.tint)] {
                    if let Some(word) = word {
                        draft.set_field(&mut element, name, word.to_value().as_ref())?;
                    }
                }
                draft.put(element);
                found = true;
            }
            Some(TableName::Notes) => {
                let mut note = draft.need::<Note>(&NoteId::from(text))?;
                if let Some(word) = &style.tint {
                    draft.set_field(&mut note, "tint", word.to_value().as_ref())?;
                }
                draft.put(note);
                found = true;
            }
            _ => {}
        }
    }
    if found {
        return Ok(());
    }
    Err(Refusal {
        message: msg::COMMAND_NOTHING_TO_DRESS.into(),
        hint: Some(msg::COMMAND_NOTHING_TO_DRESS_HINT.into()),
    })
}

/// Shows a picture behind what an element holds, or none, at the plateau that is edited.
pub(super) fn backdrop(
    draft: &mut Draft<'_, '_>,
    element: &ElementId,
    picture: &SmolStr,
) -> Result<(), Refusal> {
    let mut element = draft.need::<Element>(element)?;
    draft.set_field(&mut element, "backdrop", picture.to_value().as_ref())?;
    draft.put(element);
    Ok(())
}

fn refuse_unknown(style: &Style) -> Result<(), Refusal> {
    if let Some(icon) = &style.icon
        && !icon.is_empty()
        && crate::icon::path(icon).is_none()
    {
        return Err(msg::COMMAND_NO_ICON.with("icon", icon.as_str()).into());
    }
    if let Some(tint) = &style.tint
        && !tint.is_empty()
        && !TINTS.contains(&tint.as_str())
    {
        return Err(Refusal {
            message: msg::COMMAND_NO_TINT.with("tint", tint.as_str()),
            hint: Some(msg::COMMAND_NO_TINT_HINT.with("known", TINTS.join(", "))),
        });
    }
    Ok(())
}
