//! What a command would do, plateau by plateau, before it is done.

use std::collections::BTreeSet;

use super::super::{Command, Context, Refusal, plan};
use super::PlateauCommand;
use crate::analysis::Gap;
use crate::model::{Change, Patch, PlateauId, RecordKey, SystemMap, TableName};

/// See the module's header.
#[derive(Clone, Debug)]
pub struct PlateauPreview {
    /// What would be applied.
    pub patch: Patch,
    /// The map after it.
    pub after: SystemMap,
    /// How each plateau that stays, or comes, differs afterwards, in the order of the line after
    /// it; nothing where it looks the same.
    pub plateaus: Vec<(PlateauId, Gap)>,
    /// Elements, links and notes that go out of the map.
    pub gone: Vec<RecordKey>,
    /// Notes, work packages and views that name another plateau, or none, afterwards.
    pub repaired: Vec<RecordKey>,
}

impl PlateauPreview {
    /// How many plateaus look otherwise afterwards.
    #[must_use]
    pub fn changed_plateaus(&self) -> usize {
        let changed = self.plateaus.iter().filter(|(_, gap)| !gap.is_empty());
        changed.count()
    }
}

/// Plans a command and compares every plateau before and after. O(records × plateaus).
///
/// # Errors
/// Why it cannot be done, in words.
pub fn preview(
    map: &SystemMap,
    command: &PlateauCommand,
    context: &mut Context<'_>,
) -> Result<PlateauPreview, Refusal> {
    let patch = plan(map, &Command::Plateau(Box::new(command.clone())), context)?;
    let after = map.with(&patch).map_err(|misfit| misfit.message())?;
    let order = after.timeline().order();
    let known: BTreeSet<&PlateauId> = map.timeline().order().iter().collect();
    let stays = order.iter().filter(|id| known.contains(id));
    let plateaus = stays
        .map(|id| {
            let before = map.snapshot(Some(id));
            let now = after.snapshot(Some(id));
            (id.clone(), Gap::between(&before, &now))
        })
        .collect();
    let is_thing = |key: &RecordKey| {
        matches!(
            key.table,
            TableName::Elements | TableName::Links | TableName::Notes
        )
    };
    let mut gone = Vec::new();
    let mut repaired = Vec::new();
    for (key, change) in patch.iter() {
        match change {
            Change::Removed(_) if is_thing(key) => gone.push(key.clone()),
            Change::Changed(fields) => {
                let names_another = match key.table {
                    TableName::WorkPackages | TableName::Views => true,
                    TableName::Notes => fields.keys().any(|path| {
                        path.plateau.is_none()
                            && ["plateau", "target"].contains(&path.name.as_str())
                    }),
                    _ => false,
                };
                if names_another {
                    repaired.push(key.clone());
                }
            }
            _ => {}
        }
    }
    Ok(PlateauPreview {
        patch,
        after,
        plateaus,
        gone,
        repaired,
    })
}
