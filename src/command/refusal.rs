//! Why not.

use crate::locale::Message;

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
