//! Who is shown what: the redaction profiles of the map, built-in ones to copy and own ones to change,
//! with a count of what the one in hand would hold back.

mod choices;
mod fields;
#[cfg(test)]
mod tests;

use egui::{Align, Label, Layout, ScrollArea, Sense, Ui, Vec2};

use super::{Answer, cancel, controls, foot, title};
use crate::command::{Command, HandoverCommand};
use crate::locale::{Language, msg};
use crate::model::{Name, Record as _, RedactionId, RedactionProfile};
use crate::redaction::{built_in, fields_to_choose, profiles};
use crate::ui::theme;
use crate::workspace::comparing::field_words;
use crate::workspace::redacting::counts_words;
use crate::workspace::{Action, Document, RedactionPreview, Workspace};

/// Width of the list of profiles, in points.
const LIST: f32 = 210.0;

/// What is shown and typed.
pub(super) struct Form {
    /// Of which revision of the map the list is.
    of: Option<u64>,
    profiles: Vec<RedactionProfile>,
    /// The profile in hand, as it is being edited.
    draft: RedactionProfile,
    /// As it was taken in hand.
    before: RedactionProfile,
    words: String,
    /// The fields that can be left out or masked, by their labels.
    choices: Vec<(String, Name)>,
}

impl Default for Form {
    fn default() -> Self {
        let blank = || RedactionProfile::blank(RedactionId::default());
        Self {
            of: None,
            profiles: Vec::new(),
            draft: blank(),
            before: blank(),
            words: String::new(),
            choices: Vec::new(),
        }
    }
}

impl Form {
    /// Of the map as it is, with the profile for partners in hand.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut form = Self::default();
        if let Some(document) = &workspace.document {
            let language = workspace.language();
            form.refresh(document, language);
            let fields = fields_to_choose(document.map()).into_iter();
            form.choices = fields
                .map(|name| (field_words(&name, language), name))
                .collect();
            form.choices.sort();
            let all = &form.profiles;
            let first = all.iter().find(|one| one.id.as_str() == "partner");
            if let Some(first) = first.or_else(|| all.first()).cloned() {
                form.take(first);
            }
        }
        form
    }

    fn take(&mut self, profile: RedactionProfile) {
        self.words = profile.words.join("\n");
        self.before = profile.clone();
        self.draft = profile;
    }

    /// Reads the profiles of the map again where it has changed, and takes what became of the one in
    /// hand: what was just kept, or was undone.
    fn refresh(&mut self, document: &Document, language: Language) {
        let revision = document.map().revision();
        if self.of == Some(revision) {
            return;
        }
        let is_first = self.of.is_none();
        self.of = Some(revision);
        self.profiles = profiles(document.map(), language);
        if is_first {
            return;
        }
        let is_it = |one: &&RedactionProfile| {
            if self.draft.id.as_str().is_empty() {
                one.name.trim() == self.draft.name.trim()
            } else {
                one.id == self.draft.id
            }
        };
        let found = self.profiles.iter().find(is_it).or(self.profiles.first());
        if let Some(found) = found.cloned() {
            self.take(found);
        }
    }

    fn has_changed(&self) -> bool {
        self.draft != self.before
    }
}

/// Whether a profile is one that the program brings along, unchanged.
fn is_built_in(document: &Document, profile: &RedactionProfile, language: Language) -> bool {
    let is_own = document.map().tables().redactions.contains(&profile.id);
    !is_own && built_in(language).iter().any(|one| one.id == profile.id)
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    form: &mut Form,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    form.refresh(document, language);
    let palette = theme::palette(ui);
    let heading = language.text(msg::REDACTION_TITLE);
    title(ui, "eye-off", palette.accent, &heading);
    let about = controls::caption(ui, language.text(msg::REDACTION_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(8.0);
    let may_edit = !document.is_read_only();
    let is_fixed = is_built_in(document, &form.draft, language);
    let high = (ui.ctx().content_rect().height() - 290.0).clamp(200.0, 560.0);
    ui.horizontal_top(|ui| {
        let list = Vec2::new(LIST, high);
        ui.allocate_ui_with_layout(list, Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(list);
            profile_list(ui, document, form, may_edit, language, actions);
        });
        ui.add_space(14.0);
        let room = Vec2::new(ui.available_width(), high);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            let scroll = ScrollArea::vertical().max_height(high);
            // A modal window takes the height that its first frame asked for.
            scroll.min_scrolled_height(high).show(ui, |ui| {
                // Room for the bar: fields fill the width that they find.
                ui.set_max_width(ui.available_width() - 12.0);
                if is_fixed {
                    let hint = language.text(msg::REDACTION_FIXED);
                    ui.add(Label::new(controls::caption(ui, hint)).wrap());
                    ui.add_space(4.0);
                }
                ui.add_enabled_ui(may_edit && !is_fixed, |ui| {
                    fields::show(ui, document, form, language);
                });
            });
        });
    });
    ui.add_space(6.0);
    preview(ui, workspace, document, form, actions);
    let is_own = document.map().tables().redactions.contains(&form.draft.id);
    let remove = language.text(msg::REDACTION_REMOVE);
    let leave = if form.has_changed() {
        cancel(language)
    } else {
        language.text(msg::UI_CLOSE)
    };
    let may_keep = may_edit && form.has_changed() && !form.draft.name.trim().is_empty();
    let answer = foot(
        ui,
        &language.text(msg::REDACTION_KEEP),
        (is_own && may_edit).then_some(remove.as_str()),
        Some(&leave),
        may_keep,
    );
    match answer {
        Answer::Yes => {
            keep(form, actions);
            Answer::Wait
        }
        Answer::No => {
            let forget = HandoverCommand::ForgetRedaction(form.draft.id.clone());
            actions.push(Action::Edit(Command::Handover(forget)));
            Answer::Wait
        }
        other => other,
    }
}

/// Keeps the profile in hand, as one step.
fn keep(form: &Form, actions: &mut Vec<Action>) {
    let kept = HandoverCommand::KeepRedaction(Box::new(form.draft.clone()));
    actions.push(Action::Edit(Command::Handover(kept)));
}

/// The profiles, and ways to make another.
fn profile_list(
    ui: &mut Ui,
    document: &Document,
    form: &mut Form,
    may_edit: bool,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let mut taken = None;
    for one in &form.profiles {
        let is_it = one.id == form.draft.id;
        let origin = if is_built_in(document, one, language) {
            msg::REDACTION_BUILT_IN
        } else {
            msg::REDACTION_OWN
        };
        let origin = language.text(origin);
        let row = controls::Row {
            icon: None,
            text: &one.name,
            aside: &origin,
            indent: 0.0,
            selected: is_it,
        };
        if controls::row_with_tip(ui, &row, &one.about, Sense::click()).clicked() && !is_it {
            taken = Some(one.clone());
        }
    }
    if let Some(taken) = taken {
        // What was changed of the one before stays changed.
        if may_edit && form.has_changed() && !form.draft.name.trim().is_empty() {
            keep(form, actions);
        }
        form.take(taken);
    }
    ui.add_space(8.0);
    ui.add_enabled_ui(may_edit, |ui| {
        let copy = language.text(msg::REDACTION_COPY);
        if controls::secondary(ui, Some("copy"), &copy).clicked() {
            let mut profile = form.draft.clone();
            profile.id = RedactionId::default();
            let name = msg::REDACTION_COPY_OF.with("name", profile.name.as_str());
            profile.name = language.say(&name).into();
            begin(form, profile);
        }
        let new = language.text(msg::REDACTION_NEW);
        if controls::secondary(ui, Some("plus"), &new).clicked() {
            let mut profile = RedactionProfile::blank(RedactionId::default());
            profile.name = language.text(msg::REDACTION_NEW_NAME).into();
            begin(form, profile);
        }
    });
}

/// Takes a profile in hand that is not kept yet.
fn begin(form: &mut Form, profile: RedactionProfile) {
    form.take(profile);
    form.before = RedactionProfile::blank(RedactionId::default());
}

/// How much the profile in hand would hold back, counted on another thread.
fn preview(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    form: &Form,
    actions: &mut Vec<Action>,
) {
    let revision = document.map().revision();
    if !workspace.redacting.is_of(revision, &form.draft) {
        let ask = RedactionPreview::Ask(Box::new(form.draft.clone()));
        actions.push(Action::PreviewRedaction(ask));
    }
    let language = workspace.language();
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        if let Some(counts) = workspace.redacting.counts() {
            let words = language.say(&counts_words(&counts));
            ui.add(Label::new(controls::strong(words, theme::BODY)).wrap());
        } else {
            controls::spinner(ui, 14.0);
            let words = language.text(msg::REDACTION_COUNTING);
            ui.label(controls::caption(ui, words));
        }
    });
}
