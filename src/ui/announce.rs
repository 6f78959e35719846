//! What happened, said to those who do not see it: a polite live region (EN 301 549, 11.5.2.15).
//!
//! Most of it follows from what differs between two frames: another selection, a step undone, a
//! save, an impact, a passing word. Parts of the window that find something of their own, such as
//! counts of a search, call [`say`].

use std::collections::BTreeSet;

use egui::accesskit::{Live, Role};
use egui::{Context, Id};

use super::canvas::CanvasState;
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::workspace::{Document, Saving, Workspace};

/// What was heard of last.
#[derive(Default)]
pub struct Announcer {
    seen: Option<Seen>,
    words: String,
    times: usize,
}

#[derive(Clone, PartialEq)]
struct Seen {
    selection: BTreeSet<SubjectId>,
    done: usize,
    undone: Option<String>,
    is_saving: bool,
    notice: u64,
    impact: Option<(usize, usize)>,
}

fn queue_id() -> Id {
    Id::unique("announcements")
}

/// Says something at the end of this frame.
pub fn say(ctx: &Context, words: impl Into<String>) {
    let words = words.into();
    ctx.data_mut(|data| {
        let queue: &mut Vec<String> = data.get_temp_mut_or_default(queue_id());
        queue.push(words);
    });
}

/// Hears what changed in this frame, and says it. Gives nothing to see.
pub(super) fn show(
    ctx: &Context,
    announcer: &mut Announcer,
    workspace: &Workspace,
    canvas: &CanvasState,
) {
    let mut words: Vec<String> = ctx
        .data_mut(|data| data.remove_temp::<Vec<String>>(queue_id()))
        .unwrap_or_default();
    let seen = workspace
        .document
        .as_ref()
        .map(|document| Seen::of(document, workspace));
    if let (Some(document), Some(before), Some(now)) = (&workspace.document, &announcer.seen, &seen)
    {
        words.extend(changes(document, workspace, canvas, before, now));
    }
    announcer.seen = seen;
    if !words.is_empty() {
        announcer.words = words.join(". ");
        announcer.times += 1;
    }
    ctx.accesskit_node_builder(Id::unique("live region"), |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        // The same words once more are another text for those who listen for changes.
        let again = if announcer.times.is_multiple_of(2) {
            ""
        } else {
            "\u{a0}"
        };
        node.set_label(format!("{}{again}", announcer.words));
    });
}

impl Announcer {
    /// What was said last.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }
}

impl Seen {
    fn of(document: &Document, workspace: &Workspace) -> Self {
        let language = workspace.language();
        let undone = document.history.next_redo();
        Self {
            selection: document.selection.clone(),
            done: document.history.len(),
            undone: undone.map(|step| language.say(&step.title)),
            is_saving: document.saving == Saving::Running,
            notice: workspace.notice.as_ref().map_or(0, |notice| notice.serial),
            impact: document.impact().map(|impact| {
                let marks = document.impact_marks(Language::English);
                let down = marks
                    .values()
                    .filter(|mark| mark.state == crate::scene::ImpactState::Down)
                    .count();
                (down, impact.affected().len().saturating_sub(down))
            }),
        }
    }
}

fn changes(
    document: &Document,
    workspace: &Workspace,
    canvas: &CanvasState,
    before: &Seen,
    now: &Seen,
) -> Vec<String> {
    let language = workspace.language();
    let mut out = Vec::new();
    if now.done < before.done
        && let Some(step) = &now.undone
    {
        out.push(language.say(&msg::ACCESS_UNDONE.with("step", step.as_str())));
    } else if now.done > before.done
        && before.undone.is_some()
        && let Some(step) = document.history.next_undo()
        && before.undone.as_deref() == Some(language.say(&step.title).as_str())
    {
        out.push(language.say(&msg::ACCESS_REDONE.with("step", step.title.clone())));
    } else if now.done > before.done
        && let Some(step) = document.history.next_undo()
    {
        out.push(language.say(&step.title));
    }
    if now.selection != before.selection {
        out.push(selected(document, canvas, language));
    }
    if before.is_saving && !now.is_saving && document.is_saved() {
        out.push(language.text(msg::ACCESS_SAVED));
    }
    if now.impact != before.impact
        && let Some((down, degraded)) = now.impact
    {
        let words = msg::ACCESS_IMPACT
            .with("down", down)
            .with("degraded", degraded);
        out.push(language.say(&words));
    }
    if now.notice != before.notice
        && let Some(notice) = &workspace.notice
    {
        out.push(language.say(&notice.message));
        out.extend(notice.hint.as_ref().map(|hint| language.say(hint)));
    }
    out
}

fn selected(document: &Document, canvas: &CanvasState, language: Language) -> String {
    let mut subjects = document.selection.iter();
    if let (Some(subject), None) = (subjects.next(), subjects.next())
        && let Some(item) = canvas
            .drawing()
            .and_then(|drawing| drawing.item_of(subject))
    {
        return item.description.to_string();
    }
    language.say(&msg::ACCESS_SELECTED.with("count", document.selection.len()))
}
