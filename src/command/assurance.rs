//! What a user may ask of what is asked of a map: requirements, exemptions, standards, the
//! protection table, factors and targets – kept whole, as a dialog or a command line gives them,
//! or forgotten. Single fields are set as those of any record.

use super::draft::Drafted;
use super::{Draft, Refusal};
use crate::locale::{Message, MessageId, msg};
use crate::model::{
    DataType, DataTypeId, Exemption, ExemptionId, Factor, FactorId, RecordKey, Requirement,
    RequirementId, Standard, StandardId, TableName, Target, TargetId,
};

/// One record of the tables of assurance. With an empty id it is new, and given one.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is the record of its name")]
pub enum Kept {
    Requirement(Requirement),
    Exemption(Exemption),
    Standard(Standard),
    DataType(DataType),
    Factor(Factor),
    Target(Target),
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum AssuranceCommand {
    /// Records, new or in place of those with their ids.
    Keep(Vec<Kept>),
    /// Records of these tables, gone.
    Forget(Vec<RecordKey>),
}

impl AssuranceCommand {
    /// What the step is called.
    pub(super) fn title(&self) -> Message {
        let id: MessageId = match self {
            Self::Keep(records) => match records.first() {
                Some(Kept::Exemption(_)) => msg::ASSURANCE_STEP_EXEMPTION,
                Some(Kept::Standard(_)) => msg::ASSURANCE_STEP_STANDARD,
                Some(Kept::DataType(_)) => msg::ASSURANCE_STEP_DATA_TYPE,
                Some(Kept::Factor(_)) => msg::ASSURANCE_STEP_FACTOR,
                Some(Kept::Target(_)) => msg::ASSURANCE_STEP_TARGET,
                Some(Kept::Requirement(_)) | None => msg::ASSURANCE_STEP_REQUIREMENT,
            },
            Self::Forget(_) => msg::ASSURANCE_STEP_FORGET,
        };
        id.into()
    }

    /// Plans it.
    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Keep(records) => records.iter().try_for_each(|record| keep(draft, record)),
            Self::Forget(keys) => keys.iter().try_for_each(|key| forget(draft, key)),
        }
    }
}

fn keep(draft: &mut Draft<'_, '_>, record: &Kept) -> Result<(), Refusal> {
    match record {
        Kept::Requirement(record) => {
            let said = [&record.name, &record.text, &record.rule];
            refuse_blank(said.iter().all(|words| words.trim().is_empty()))?;
            let mut record = record.clone();
            if record.id.as_str().is_empty() {
                record.id = RequirementId::new(draft.fresh_id(&record.name));
            }
            draft.put(record);
        }
        Kept::Exemption(record) => {
            refuse_blank(record.requirement.as_str().is_empty())?;
            if record.reason.trim().is_empty() {
                return Err(Message::from(msg::ASSURANCE_EXEMPTION_NEEDS_REASON).into());
            }
            let mut record = record.clone();
            if record.id.as_str().is_empty() {
                let id = draft.fresh_id(&format!("exemption {}", record.requirement));
                record.id = ExemptionId::new(id);
            }
            draft.put(record);
        }
        Kept::Standard(record) => {
            refuse_blank(record.name.trim().is_empty())?;
            let mut record = record.clone();
            if record.id.as_str().is_empty() {
                record.id = StandardId::new(draft.fresh_id(&record.name));
            }
            draft.put(record);
        }
        Kept::DataType(record) => {
            refuse_blank(record.name.trim().is_empty())?;
            let mut record = record.clone();
            if record.id.as_str().is_empty() {
                record.id = DataTypeId::new(draft.fresh_id(&record.name));
            }
            draft.put(record);
        }
        Kept::Factor(record) => {
            refuse_blank(record.id.as_str().is_empty())?;
            draft.put(record.clone());
        }
        Kept::Target(record) => {
            refuse_blank(record.indicator.trim().is_empty())?;
            let mut record = record.clone();
            if record.id.as_str().is_empty() {
                // One target an indicator and plateau, so that two branches meet in one record.
                let at = record.plateau.as_ref().map(|plateau| format!("-{plateau}"));
                let id = format!("{}{}", record.indicator, at.unwrap_or_default());
                record.id = TargetId::new(id);
            }
            draft.put(record);
        }
    }
    Ok(())
}

fn refuse_blank(is_blank: bool) -> Result<(), Refusal> {
    if is_blank {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    Ok(())
}

fn forget(draft: &mut Draft<'_, '_>, key: &RecordKey) -> Result<(), Refusal> {
    fn take<R: Drafted>(draft: &mut Draft<'_, '_>, id: &R::Id) -> Result<(), Refusal> {
        draft.need::<R>(id)?;
        draft.take::<R>(id);
        Ok(())
    }
    let id = &key.id;
    match key.table {
        TableName::Requirements => take::<Requirement>(draft, &id.clone().into()),
        TableName::Exemptions => take::<Exemption>(draft, &id.clone().into()),
        TableName::Standards => take::<Standard>(draft, &id.clone().into()),
        TableName::DataTypes => take::<DataType>(draft, &id.clone().into()),
        TableName::Factors => take::<Factor>(draft, &FactorId::from(id.clone())),
        TableName::Targets => take::<Target>(draft, &id.clone().into()),
        _ => Err(msg::COMMAND_NO_RECORD
            .with("record", key.to_string())
            .into()),
    }
}
