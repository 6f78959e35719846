//! The bar of a review over the canvas: which thread shows, on to the next, answer, settle, leave.
//! The map goes along: plateau, view and selection by the workspace, the camera here.

use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, Stroke, Ui, vec2};

use crate::command::{Command, NoteCommand};
use crate::locale::msg;
use crate::model::{Note, NoteId, SubjectId};
use crate::text::FontWeight;
use crate::ui::panels::{controls, inspector};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Noting, Workspace};

/// What the bar remembers.
#[derive(Default)]
pub(super) struct ReviewState {
    /// The note that the camera went to last.
    seen: Option<NoteId>,
    /// Whether the field for an answer is open.
    answers: bool,
}

/// The next frame opens the field for an answer to the note of the review, or to the selected one
/// in the inspector.
pub(in crate::ui::panels) fn open_answer(workspace: &Workspace, state: &mut UiState) {
    let Some(document) = &workspace.document else {
        return;
    };
    if let Some(note) = document.reviewed() {
        state.panels.notes.review.answers = true;
        state.panels.inspector.ask_for_answer(note.id.clone());
    } else if let Some(subject) = document.selection.first() {
        let note = NoteId::from(subject.text().clone());
        state.panels.inspector.ask_for_answer(note);
    }
}

/// Draws the bar, and takes the camera along.
pub(in crate::ui::panels) fn bar(
    ui: &Ui,
    canvas: Rect,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    follow(workspace, state);
    let Some(document) = &workspace.document else {
        return;
    };
    let (Some(review), Some(note)) = (&document.note_review, document.reviewed()) else {
        return;
    };
    let palette = theme::palette(ui);
    let width = (canvas.width() - 60.0).clamp(260.0, 620.0);
    Area::new(Id::unique("note review"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(canvas.center_bottom() - vec2(0.0, 14.0))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.paper)
                .stroke(Stroke::new(1.0, palette.edge))
                .corner_radius(10)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(12, 9))
                .show(ui, |ui| {
                    ui.set_width(width);
                    head(ui, document, note, workspace, state, actions);
                    let place = (review.at + 1, review.threads.len());
                    ui.add_space(3.0);
                    if state.panels.notes.review.answers {
                        let place = inspector::AnswerIn::Review;
                        inspector::answer(ui, place, document, note, workspace, state, actions);
                    }
                    buttons(ui, document, note, place, workspace, state, actions);
                });
        });
}

/// The camera goes to the note that shows now, once.
fn follow(workspace: &Workspace, state: &mut UiState) {
    let document = workspace.document.as_ref();
    let review = document.and_then(|document| document.note_review.as_ref());
    let now = review.and_then(|review| review.current()).cloned();
    if state.panels.notes.review.seen == now {
        return;
    }
    state.panels.notes.review.seen.clone_from(&now);
    state.panels.notes.review.answers = false;
    if let (Some(document), Some(note)) = (document, now) {
        look_at(document, &note, state);
    }
}

/// Brings a note into the middle, or what it is about where it has no place of its own.
fn look_at(document: &Document, note: &NoteId, state: &mut UiState) {
    let Some(view) = document.view.clone() else {
        return;
    };
    state.canvas.look_at(view, SubjectId::from(note));
}

/// What the thread is.
fn head(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    workspace: &Workspace,
    _state: &mut UiState,
    _actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let size = egui::Vec2::splat(24.0);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::empty());
        let colors = inspector::note_colors(ui, note.kind);
        icon::tile(
            ui.painter(),
            crate::scene::note_icon(note.kind),
            rect,
            colors,
        );
        let font = theme::font(theme::BODY, FontWeight::SemiBold);
        let words = inspector::note_words(document, note.headline());
        let room = ui.available_width() - 90.0;
        let galley = controls::in_lines(ui, &words, font, palette.ink, room, 2);
        ui.add(egui::Label::new(galley));
        if !note.is_open() {
            let (ink, ground) = palette.intact;
            controls::pill(ui, &language.text(msg::UI_NOTE_RESOLVED), ink, ground);
        }
    });
    let kind = language.text(crate::workspace::noting::kind_name(note.kind));
    let mut facts = vec![kind, note.author_role.to_string()];
    if !note.for_role.is_empty() {
        facts.push(language.say(&msg::NOTES_ASKS.with("role", note.for_role.as_str())));
    }
    if let Some(last) = note.replies.last() {
        let words = format!("{} : {}", last.author_role, last.text.replace('\n', " "));
        facts.push(words);
    }
    facts.retain(|fact| !fact.is_empty());
    let facts = controls::shown(&facts.join(" · ")).into_owned();
    controls::line(ui, controls::caption(ui, facts));
}

fn buttons(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    (at, of): (usize, usize),
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.horizontal(|ui| {
        let step = |ui: &mut Ui, glyph, tip, by: isize, actions: &mut Vec<Action>| {
            if icon::button(ui, glyph, &language.text(tip), false).clicked() {
                actions.push(Action::Note(Noting::Step(by)));
            }
        };
        step(ui, "chevron-left", msg::NOTES_PREVIOUS, -1, actions);
        let place = language.say(&msg::NOTES_PLACE.with("at", at).with("of", of));
        ui.label(controls::strong(place, theme::BODY));
        step(ui, "chevron-right", msg::NOTES_NEXT, 1, actions);
        ui.add_space(6.0);
        if !document.is_read_only() {
            let answers = &mut state.panels.notes.review.answers;
            if !*answers {
                let word = language.text(msg::NOTES_REPLY);
                if controls::secondary(ui, Some("message-square"), &word).clicked() {
                    *answers = true;
                    state.panels.inspector.ask_for_answer(note.id.clone());
                }
            }
            let (word, glyph, status) = inspector::settling(note);
            if controls::secondary(ui, Some(glyph), &language.text(word)).clicked() {
                let notes = vec![note.id.clone()];
                let settle = NoteCommand::Settle { notes, status };
                actions.push(Action::Edit(Command::Note(settle)));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let word = language.text(msg::NOTES_LEAVE);
            if controls::secondary(ui, Some("x"), &word).clicked() {
                actions.push(Action::Note(Noting::Leave));
            }
        });
    });
}
