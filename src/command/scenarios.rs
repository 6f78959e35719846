//! What a user may ask of scenarios: keep a loss under a name, change it, copy it, forget it.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::{Draft, Refusal, copy_name};
use crate::locale::{Message, MessageId, msg};
use crate::model::{Finite, LossScenario, ScenarioId};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioCommand {
    /// A new scenario with these fields; its id and its place among the others are given to it.
    Add(Box<LossScenario>),
    /// All but the name, the words and the place of a scenario, taken from another.
    Update {
        /// Which.
        scenario: ScenarioId,
        /// What it loses from now on.
        loss: Box<LossScenario>,
    },
    /// A copy under another name.
    Duplicate {
        /// Which.
        scenario: ScenarioId,
    },
    /// Scenarios, gone.
    Delete {
        /// Which.
        scenarios: Vec<ScenarioId>,
    },
}

impl ScenarioCommand {
    /// What the step is called.
    pub(super) fn title(&self) -> Message {
        let id: MessageId = match self {
            Self::Add(_) => msg::SCENARIOS_STEP_ADD,
            Self::Update { .. } => msg::SCENARIOS_STEP_UPDATE,
            Self::Duplicate { .. } => msg::SCENARIOS_STEP_DUPLICATE,
            Self::Delete { scenarios } => {
                return msg::SCENARIOS_STEP_DELETE.with("count", scenarios.len());
            }
        };
        id.into()
    }

    /// Plans it.
    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Add(scenario) => add(draft, scenario),
            Self::Update { scenario, loss } => {
                refuse_empty(loss)?;
                let mut record = draft.need::<LossScenario>(scenario)?;
                record.lost.clone_from(&loss.lost);
                record.degraded.clone_from(&loss.degraded);
                record.nature = loss.nature;
                record.at_h = loss.at_h;
                draft.put(record);
                Ok(())
            }
            Self::Duplicate { scenario } => {
                let of = draft.need::<LossScenario>(scenario)?;
                let all = draft.map().tables().scenarios.iter();
                let taken: BTreeSet<SmolStr> = all.map(|other| other.name.clone()).collect();
                let name = copy_name(&of.name, &taken);
                add(draft, &LossScenario { name, ..of })
            }
            Self::Delete { scenarios } => {
                for id in scenarios {
                    draft.need::<LossScenario>(id)?;
                    draft.take::<LossScenario>(id);
                }
                Ok(())
            }
        }
    }
}

/// A loss of nothing would be kept for nothing.
fn refuse_empty(scenario: &LossScenario) -> Result<(), Refusal> {
    if scenario.lost.is_empty() && scenario.degraded.is_empty() {
        return Err(Message::from(msg::SCENARIOS_LOSES_NOTHING).into());
    }
    Ok(())
}

fn add(draft: &mut Draft<'_, '_>, scenario: &LossScenario) -> Result<(), Refusal> {
    if scenario.name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    refuse_empty(scenario)?;
    let id: SmolStr = draft.fresh_id(&scenario.name);
    let all = draft.map().tables().scenarios.iter();
    let last = all.map(|other| other.order.get()).fold(0.0, f64::max);
    let mut record = scenario.clone();
    record.id = ScenarioId::new(id);
    record.order = Finite::new(last + 1.0).unwrap_or_default();
    draft.put(record);
    Ok(())
}
