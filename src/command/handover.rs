//! What a user may ask of the ways in which a map is handed over: presets of exports and redaction
//! profiles, kept whole or forgotten.

use super::draft::Drafted;
use super::{Draft, Refusal};
use crate::locale::{Message, MessageId, msg};
use crate::model::{ExportPreset, PresetId, RedactionId, RedactionProfile};

/// See the module's header. A record with an empty id is new, and given one.
#[derive(Clone, Debug, PartialEq)]
pub enum HandoverCommand {
    /// A preset, new or in place of the one with its id.
    KeepPreset(Box<ExportPreset>),
    /// A preset, gone.
    ForgetPreset(PresetId),
    /// A redaction profile, new or in place of the one with its id.
    KeepRedaction(Box<RedactionProfile>),
    /// A redaction profile, gone.
    ForgetRedaction(RedactionId),
}

impl HandoverCommand {
    /// What the step is called.
    pub(super) fn title(&self) -> Message {
        let id: MessageId = match self {
            Self::KeepPreset(_) => msg::HANDOVER_STEP_PRESET,
            Self::ForgetPreset(_) => msg::HANDOVER_STEP_FORGET_PRESET,
            Self::KeepRedaction(_) => msg::HANDOVER_STEP_REDACTION,
            Self::ForgetRedaction(_) => msg::HANDOVER_STEP_FORGET_REDACTION,
        };
        id.into()
    }

    /// Plans it.
    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::KeepPreset(record) => {
                refuse_blank(&record.name)?;
                let mut record = record.as_ref().clone();
                if record.id.as_str().is_empty() {
                    record.id = PresetId::new(draft.fresh_id(&record.name));
                }
                draft.put(record);
                Ok(())
            }
            Self::KeepRedaction(record) => {
                refuse_blank(&record.name)?;
                let mut record = record.as_ref().clone();
                if record.id.as_str().is_empty() {
                    record.id = RedactionId::new(draft.fresh_id(&record.name));
                }
                draft.put(record);
                Ok(())
            }
            Self::ForgetPreset(id) => take::<ExportPreset>(draft, id),
            Self::ForgetRedaction(id) => take::<RedactionProfile>(draft, id),
        }
    }
}

fn refuse_blank(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    Ok(())
}

fn take<R: Drafted>(draft: &mut Draft<'_, '_>, id: &R::Id) -> Result<(), Refusal> {
    draft.need::<R>(id)?;
    draft.take::<R>(id);
    Ok(())
}
