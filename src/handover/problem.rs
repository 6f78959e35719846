//! Why nothing goes out, in words.

use std::path::PathBuf;

use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, MessageId, msg};

fn error(code: &'static str, message: Message, hint: MessageId) -> Problem {
    Problem::new(code, Severity::Error, message).with_hint(hint.into())
}

/// The preset names a form that we do not write.
pub(super) fn unknown_form(ending: &str) -> Problem {
    let message = msg::HANDOUT_UNKNOWN_FORM.with("form", ending);
    error("handout-form", message, msg::HANDOUT_UNKNOWN_FORM_HINT)
}

/// Nothing of what is asked for is there.
pub(super) fn nothing() -> Problem {
    let message = msg::HANDOUT_NOTHING.into();
    error("handout-nothing", message, msg::HANDOUT_NOTHING_HINT)
}

/// Something is to be selected first.
pub(super) fn no_selection() -> Problem {
    let message = msg::HANDOUT_NO_SELECTION.into();
    error("handout-selection", message, msg::HANDOUT_NO_SELECTION_HINT)
}

/// A page that is no view goes into pictures alone.
pub(super) fn no_page(form: Message) -> Problem {
    let message = msg::HANDOUT_NO_PAGE.with("form", form);
    error("handout-page", message, msg::HANDOUT_NO_PAGE_HINT)
}

/// A page about a loss of what is held back: nothing true can be said without naming it.
pub(super) fn loss_held_back(names: &[String]) -> Problem {
    let message = msg::HANDOUT_LOSS_HELD_BACK.with("names", some(names));
    error("handout-loss", message, msg::HANDOUT_LOSS_HELD_BACK_HINT)
}

/// A page on which things would be in another state than they are in the whole map, since what leads
/// to it is held back.
pub(super) fn untrue(names: &[String]) -> Problem {
    let message = msg::HANDOUT_UNTRUE
        .with("count", names.len())
        .with("names", some(names));
    error("handout-untrue", message, msg::HANDOUT_UNTRUE_HINT)
}

/// A few names, so that whoever sends knows where to look.
fn some(names: &[String]) -> String {
    const NAMED: usize = 3;
    let named = names.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|name| crate::text::visible(name).into_owned())
        .collect();
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

/// The preset names a redaction profile that is not there.
pub(super) fn no_profile(id: &str) -> Problem {
    let message = msg::HANDOUT_NO_PROFILE.with("profile", id);
    error("handout-profile", message, msg::HANDOUT_NO_PROFILE_HINT)
}

/// The user asked to stop.
pub(super) fn cancelled() -> Problem {
    crate::export::ExportError::Cancelled.problem()
}

/// What is held back stands in a file all the same. The text is named: whoever sends has the whole
/// map, and cannot mend the profile without it.
pub(super) fn leak(file: &str, text: &str, count: usize) -> Problem {
    let text: String = text.chars().take(60).collect();
    let message = msg::HANDOUT_LEAK
        .with("file", file)
        .with("text", crate::text::visible(&text).into_owned())
        .with("count", count);
    error("handout-leak", message, msg::HANDOUT_LEAK_HINT)
}

/// Files are there already that are not to be replaced.
#[must_use]
pub fn already_there(files: &[PathBuf], hint: MessageId) -> Problem {
    const NAMED: usize = 5;
    let name = |path: &PathBuf| crate::text::visible(&path.display().to_string()).into_owned();
    let names: Vec<String> = files.iter().take(NAMED).map(name).collect();
    let message = msg::REPLACING_THERE
        .with("count", files.len())
        .with("files", names.join(", "))
        .with("more", files.len().saturating_sub(NAMED));
    error("already-there", message, hint)
}
