//! What planning a command takes beside the map, and how it says no.

use crate::locale::Message;
use crate::model::PlateauId;

/// Why something cannot be done, and what to do instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What stands in the way.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl From<Message> for Refusal {
    fn from(message: Message) -> Self {
        Self {
            message,
            hint: None,
        }
    }
}

/// What a command reads beside the map. The clock and the dice are handed in, so that tests choose
/// them.
pub struct Context<'a> {
    /// The plateau being edited; `None` in a map without plateaus.
    pub plateau: Option<&'a PlateauId>,
    /// Draws the tails of new ids.
    pub random: &'a mut dyn FnMut() -> u64,
    /// Today, as an ISO date.
    pub today: &'a str,
    /// Role that new notes are signed with.
    pub author_role: &'a str,
}
