//! The protection table as a whole: what changes it takes to make it another.

use crate::command::{AssuranceCommand, Command, Kept};
use crate::model::{DataType, DataTypeId, Finite, Record as _, RecordKey, SystemMap, TableName};

/// The commands that make a map hold these types of data and no others; none where it does. With
/// no types at all the map goes back to the built-in table.
///
/// A map that names one type names all of them: the first change writes the whole table down.
#[must_use]
pub fn protection_commands(map: &SystemMap, wanted: &[DataType]) -> Vec<Command> {
    let stored = &map.tables().data_types;
    let mut wanted = wanted.to_vec();
    for (order, row) in (1_u32..).zip(&mut wanted) {
        row.order = Finite::new(f64::from(order)).unwrap_or_default();
    }
    let gone: Vec<RecordKey> = stored
        .iter()
        .filter(|record| !wanted.iter().any(|row| row.id == record.id))
        .map(|record| RecordKey::new(TableName::DataTypes, record.id.text().clone()))
        .collect();
    let kept: Vec<Kept> = wanted
        .into_iter()
        .filter(|row| stored.get(&row.id).is_none_or(|record| **record != *row))
        .map(Kept::DataType)
        .collect();
    let mut commands = Vec::new();
    if !kept.is_empty() {
        commands.push(Command::Assurance(AssuranceCommand::Keep(kept)));
    }
    if !gone.is_empty() {
        commands.push(Command::Assurance(AssuranceCommand::Forget(gone)));
    }
    commands
}

/// A new type of data, with no id until it is kept.
#[must_use]
pub fn new_data_type() -> DataType {
    let mut row = DataType::blank(DataTypeId::default());
    row.level = Finite::new(2.0).unwrap_or_default();
    row
}
