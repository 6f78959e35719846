//! Many fields at once, as one step: a replacement, a pasted column, a value for all rows.

use super::{Draft, Refusal, fields};
use crate::model::{Name, RecordKey, TableName, Value};

/// One field of one record, and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Which record.
    pub record: RecordKey,
    /// Which field.
    pub name: Name,
    /// Its value; `None` clears it.
    pub value: Option<Value>,
}

/// What many fields are set for: the step is named after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Words were replaced.
    Replace,
    /// Cells of a list were edited.
    Edit,
    /// A column was pasted.
    Paste,
    /// A value was copied down.
    FillDown,
    /// Elements were put into another container in the outline.
    Nest,
    /// A finding is repaired.
    Repair,
}

/// Sets all of them, or none.
pub(super) fn set(draft: &mut Draft<'_, '_>, settings: &[Setting]) -> Result<(), Refusal> {
    for setting in settings {
        let is_name = setting.name == "name" && setting.record.table != TableName::Map;
        if is_name {
            let name = setting.value.as_ref().and_then(Value::as_text);
            fields::rename(draft, &setting.record, &name.unwrap_or_default().into())?;
        } else {
            let value = setting.value.as_ref();
            fields::set(draft, &setting.record, &setting.name, value)?;
        }
    }
    Ok(())
}
