//! The thread under a note: what was answered, a field for one's own answer, and what settles it.

use egui::{Frame, Margin, Stroke, TextEdit, Ui};

use super::controls;
use crate::command::{Command, NoteCommand};
use crate::locale::{Language, MessageId, msg};
use crate::model::{AnnotationStatus, Note, NoteId, NoteKind, Reply, subject_name, with_names};
use crate::scene::{Theme, note_tint};
use crate::text::FontWeight;
use crate::ui::canvas::painter::color32;
use crate::ui::{UiState, icon, mention, theme};
use crate::workspace::{Action, Document, Workspace, shown_date};

/// What is being written under notes, until it is said.
#[derive(Default)]
pub(in crate::ui::panels::inspector) struct Drafts {
    /// An answer, and to which note.
    answer: Option<(NoteId, String)>,
    /// Other words for an answer of one's own: of which note, which answer.
    edited: Option<(NoteId, usize, String)>,
    /// The note whose answer gets the keyboard.
    pub(super) focus: Option<NoteId>,
}

impl Drafts {
    /// The next frame puts the keyboard into the answer to a note.
    pub(in crate::ui::panels::inspector) fn ask(&mut self, note: NoteId) {
        self.focus = Some(note);
    }
}

/// The colours of a kind, as the map has them.
pub(in crate::ui::panels) fn colors(ui: &Ui, kind: NoteKind) -> (egui::Color32, egui::Color32) {
    let scene = Theme::of_screen(theme::palette(ui).is_dark);
    let tint = note_tint(kind, scene);
    let ink = if tint == scene.note {
        scene.note_ink
    } else {
        tint.ink
    };
    (color32(ink), color32(tint.ground))
}

/// Who wrote it, and when.
pub(in crate::ui::panels::inspector) fn by(note: &Note, language: Language) -> String {
    joined(&note.author_role, &note.created, language)
}

fn joined(role: &str, day: &str, language: Language) -> String {
    let day = shown_date(day, language);
    let by: Vec<&str> = [role, &day]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    controls::shown(&by.join(" · ")).into_owned()
}

/// The word, the sign and the standing of the button that settles a note, or opens it again.
pub(in crate::ui::panels) fn settling(note: &Note) -> (MessageId, &'static str, AnnotationStatus) {
    if note.is_open() {
        (
            msg::NOTES_RESOLVE,
            "circle-check",
            AnnotationStatus::Resolved,
        )
    } else {
        (msg::NOTES_REOPEN, "rotate-ccw", AnnotationStatus::Open)
    }
}

/// Words with the names of what they mention.
pub(in crate::ui::panels) fn said(document: &Document, text: &str) -> String {
    let name = |id: &str| subject_name(document.map(), Some(document.snapshot()), id);
    controls::shown(&with_names(text, name)).into_owned()
}

/// The answers, oldest first; those of one's own can be edited.
pub(in crate::ui::panels::inspector) fn replies(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let role = workspace.preferences.author_role.as_str();
    for (at, reply) in note.replies.iter().enumerate() {
        let is_own = reply.author_role == role && !document.is_read_only();
        let edited = state.panels.inspector.drafts.edited.as_ref();
        let is_edited = edited.is_some_and(|(id, which, _)| *id == note.id && *which == at);
        ui.push_id(("reply", at), |ui| {
            if is_edited {
                edit(ui, note, at, workspace, state, actions);
            } else if one(ui, document, reply, is_own, workspace) {
                let edited = (note.id.clone(), at, reply.text.to_string());
                state.panels.inspector.drafts.edited = Some(edited);
            }
        });
    }
}

/// One answer; gives whether it is to be edited.
fn one(
    ui: &mut Ui,
    document: &Document,
    reply: &Reply,
    is_own: bool,
    workspace: &Workspace,
) -> bool {
    let palette = theme::palette(ui);
    let mut edits = false;
    Frame::new()
        .fill(palette.soft)
        .corner_radius(7)
        .inner_margin(Margin::symmetric(9, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                let by = joined(&reply.author_role, &reply.created, workspace.language());
                ui.label(controls::caption(ui, by));
                if is_own {
                    let tip = workspace.language().text(msg::NOTES_EDIT_REPLY);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        edits = icon::sized_button(ui, "pencil", &tip, false, 20.0).clicked();
                    });
                }
            });
            ui.add(egui::Label::new(said(document, &reply.text)).wrap());
        });
    ui.add_space(4.0);
    edits
}

fn edit(
    ui: &mut Ui,
    note: &Note,
    at: usize,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let drafts = &mut state.panels.inspector.drafts;
    let Some((_, _, text)) = &mut drafts.edited else {
        return;
    };
    let label = language.text(msg::NOTES_EDIT_REPLY);
    let field = TextEdit::multiline(text)
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name(&label);
    let (mut keeps, mut leaves) = (false, false);
    ui.horizontal(|ui| {
        keeps = controls::secondary(ui, Some("check"), &language.text(msg::NOTES_KEEP)).clicked();
        leaves = controls::link(ui, &language.text(msg::UI_CANCEL)).clicked();
    });
    if keeps {
        let text = text.as_str().into();
        let note = note.id.clone();
        let command = NoteCommand::EditReply { note, at, text };
        actions.push(Action::Edit(Command::Note(command)));
    }
    if keeps || leaves {
        drafts.edited = None;
    }
}

/// Where the field for an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui::panels) enum AnswerIn {
    /// Under the thread, in the inspector.
    Thread,
    /// In the bar of a review.
    Review,
}

/// The field for an answer. Ctrl+Enter says it, too.
pub(in crate::ui::panels) fn answer(
    ui: &mut Ui,
    place: AnswerIn,
    document: &Document,
    note: &Note,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if document.is_read_only() {
        return;
    }
    let language = workspace.language();
    let drafts = &mut state.panels.inspector.drafts;
    let mut text = match &drafts.answer {
        Some((of, text)) if *of == note.id => text.clone(),
        _ => String::new(),
    };
    let label = language.text(msg::NOTES_ANSWER);
    let id = egui::Id::unique(("answer", place, note.id.as_str()));
    mention::take_keys(ui, id);
    let hint = egui::RichText::new(&label).color(theme::palette(ui).muted);
    let field = TextEdit::multiline(&mut text)
        .id(id)
        .desired_rows(2)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let says_by_key = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    let response = ui.add(field).accessible_name(&label);
    let completed = mention::offer(ui, &response, &mut text, document.snapshot());
    // While a review shows the note, its bar is where it is answered.
    let is_reviewed = document.reviewed().is_some_and(|shown| shown.id == note.id);
    let is_here = is_reviewed == (place == AnswerIn::Review);
    if is_here && drafts.focus.as_ref() == Some(&note.id) {
        drafts.focus = None;
        response.request_focus();
    }
    if response.changed() || completed {
        drafts.answer = Some((note.id.clone(), text.clone()));
    }
    let mut says = says_by_key;
    ui.horizontal(|ui| {
        let word = language.text(msg::NOTES_REPLY);
        let is_ready = !text.trim().is_empty();
        ui.add_enabled_ui(is_ready, |ui| {
            says |= controls::secondary(ui, Some("message-square"), &word).clicked();
        });
    });
    if says && !text.trim().is_empty() {
        drafts.answer = None;
        let command = NoteCommand::Reply {
            note: note.id.clone(),
            text: text.trim().into(),
        };
        actions.push(Action::Edit(Command::Note(command)));
    }
}

/// A thread in a few lines: what it says, the last answers, a way to answer and to settle it.
/// Gives whether it was clicked.
pub(in crate::ui::panels::inspector) fn card(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    number: Option<u32>,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> bool {
    const LAST: usize = 2;
    let language = workspace.language();
    let palette = theme::palette(ui);
    let (ink, ground) = colors(ui, note.kind);
    let mut goes = false;
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(9, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            let size = egui::Vec2::splat(20.0);
            let (rect, _) = ui.allocate_exact_size(size, egui::Sense::empty());
            icon::tile(
                ui.painter(),
                crate::scene::note_icon(note.kind),
                rect,
                (ink, ground),
            );
            let kind = language.text(crate::workspace::noting::kind_name(note.kind));
            let number = number
                .map(|number| format!(" {number}"))
                .unwrap_or_default();
            goes = controls::link(ui, &format!("{kind}{number}")).clicked();
            if !note.is_open() {
                let (ink, ground) = palette.intact;
                controls::pill(ui, &language.text(msg::UI_NOTE_RESOLVED), ink, ground);
            }
        });
        controls::line(ui, controls::caption(ui, by(note, language)));
        if !note.title.is_empty() {
            ui.label(controls::strong(said(document, &note.title), theme::BODY));
        }
        let font = theme::font(theme::BODY, FontWeight::Regular);
        let room = ui.available_width();
        let words = said(document, &note.text);
        let galley = controls::in_lines(ui, &words, font, palette.text, room, 5);
        ui.add(egui::Label::new(galley));
        let hidden = note.replies.len().saturating_sub(LAST);
        if hidden > 0 {
            let more = language.say(&msg::NOTES_EARLIER.with("count", hidden));
            goes |= controls::link(ui, &more).clicked();
        }
        for reply in note.replies.iter().skip(hidden) {
            one(ui, document, reply, false, workspace);
        }
        if document.is_read_only() {
            return;
        }
        let drafts = &mut state.panels.inspector.drafts;
        let answers = drafts.answer.as_ref().is_some_and(|(of, _)| *of == note.id)
            || drafts.focus.as_ref() == Some(&note.id);
        if answers {
            answer(
                ui,
                AnswerIn::Thread,
                document,
                note,
                workspace,
                state,
                actions,
            );
        }
        ui.horizontal(|ui| {
            let drafts = &mut state.panels.inspector.drafts;
            if !answers && controls::link(ui, &language.text(msg::NOTES_REPLY)).clicked() {
                drafts.answer = Some((note.id.clone(), String::new()));
                drafts.focus = Some(note.id.clone());
            }
            let (word, _, status) = settling(note);
            if controls::link(ui, &language.text(word)).clicked() {
                let notes = vec![note.id.clone()];
                let settle = NoteCommand::Settle { notes, status };
                actions.push(Action::Edit(Command::Note(settle)));
            }
        });
    });
    ui.add_space(5.0);
    goes
}
