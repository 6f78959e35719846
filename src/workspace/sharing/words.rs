//! How sharing speaks: of where a branch stands, of what goes where, of what a transfer does.

use crate::locale::{Message, MessageId, msg};
use crate::model::SystemMap;
use crate::versions::remote::{Address, Sent, Stage, Standing};

/// How a branch stands to its other side.
#[must_use]
pub fn state(standing: &Standing) -> Message {
    let Standing { ahead, behind, .. } = standing;
    match (standing.theirs.is_some(), ahead, behind) {
        (false, 0, _) => msg::SHARING_STATE_EMPTY.into(),
        (false, ahead, _) => msg::SHARING_STATE_NEVER.with("ahead", *ahead),
        (true, 0, 0) => msg::SHARING_STATE_EVEN.into(),
        (true, ahead, 0) => msg::SHARING_STATE_AHEAD.with("ahead", *ahead),
        (true, 0, behind) => msg::SHARING_STATE_BEHIND.with("behind", *behind),
        (true, ahead, behind) => msg::SHARING_STATE_BOTH
            .with("ahead", *ahead)
            .with("behind", *behind),
    }
}

/// What went.
#[must_use]
pub fn sent(sent: &Sent, place: &str) -> Message {
    if sent.commits == 0 && sent.tags.is_empty() {
        return msg::SHARING_SENT_NOTHING.with("place", place);
    }
    msg::SHARING_SENT
        .with("place", place)
        .with("count", sent.commits)
        .with("tags", sent.tags.len())
}

/// What is asked before a map goes where it does not say that it may; `None` where it says so.
#[must_use]
pub fn question(map: &SystemMap, address: &Address, standing: &Standing) -> Option<Message> {
    let info = map.info();
    let place = address.place();
    if info
        .shared_with
        .iter()
        .any(|known| *known == place.as_str())
    {
        return None;
    }
    let title = info.title.as_str();
    let question = if info.marking.is_empty() {
        msg::SHARING_QUESTION.with("title", title)
    } else {
        msg::SHARING_QUESTION_MARKED
            .with("title", title)
            .with("marking", info.marking.as_str())
    };
    Some(
        question
            .with("place", place)
            .with("count", standing.ahead)
            .with("branch", standing.branch.as_str()),
    )
}

/// What a transfer does.
#[must_use]
pub fn stage_name(stage: Stage) -> MessageId {
    match stage {
        Stage::Connecting => msg::SHARING_CONNECTING,
        Stage::Comparing => msg::SHARING_COMPARING,
        Stage::Receiving => msg::SHARING_RECEIVING,
        Stage::Checking => msg::SHARING_CHECKING,
        Stage::Sending => msg::SHARING_SENDING,
        Stage::Waiting => msg::SHARING_WAITING,
    }
}
