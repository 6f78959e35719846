//! What copying, cutting and pasting do to the open map.

use std::collections::BTreeSet;

use super::{
    Clip, Copied, Pasting, TextForm, as_lines, as_table, propose, read_own, to_html, to_own,
};
use crate::command::{Command, Fragment};
use crate::diagnostic::Severity;
use crate::geometry::{Rect, Vec2};
use crate::locale::{Message, msg};
use crate::model::SubjectId;
use crate::scene::{Scene, Subject};
use crate::workspace::{Action, Dialog, Document, Effect, Selecting, Workspace};

impl Workspace {
    /// Carries out what is done with the clipboard.
    pub(in crate::workspace) fn clip(&mut self, what: Clip, effects: &mut Vec<Effect>) {
        match what {
            Clip::Copy => {
                self.copy(effects);
            }
            Clip::Cut => {
                if self.copy(effects) {
                    self.dispatch(Action::HideSelection, effects);
                }
            }
            Clip::CopyAs(form) => self.copy_as(form, effects),
            Clip::CopyPicture => self.copy_picture(effects),
            Clip::AskPaste(pasting) => {
                if self.document.is_some() && !self.refuses_edits() {
                    effects.push(Effect::ReadClipboard(pasting));
                }
            }
            Clip::Paste(pasting, content) => self.paste(&pasting, content, effects),
            Clip::PictureCopied => {
                self.say(Severity::Note, msg::WORKSPACE_PICTURE_COPIED.into(), None);
            }
        }
    }

    /// What is selected, as a fragment; says so when there is nothing to copy.
    fn selected_fragment(&mut self) -> Option<Fragment> {
        let fragment = self.document.as_ref().and_then(fragment_of);
        if fragment.is_none() {
            let message = Message::from(msg::COMMAND_NOTHING_TO_COPY);
            self.say(Severity::Warning, message, None);
        }
        fragment
    }

    fn copy(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(fragment) = self.selected_fragment() else {
            return false;
        };
        let language = self.language();
        let Some(document) = &self.document else {
            return false;
        };
        let own = to_own(&fragment, &document.view.clone().unwrap_or_default());
        let map = document.map();
        effects.push(Effect::Copy(Box::new(Copied {
            text: as_table(&fragment, map, language),
            html: to_html(&fragment, &own, map, language),
            own,
        })));
        true
    }

    fn copy_as(&mut self, form: TextForm, effects: &mut Vec<Effect>) {
        let Some(fragment) = self.selected_fragment() else {
            return;
        };
        let language = self.language();
        let Some(document) = &self.document else {
            return;
        };
        effects.push(Effect::CopyText(match form {
            TextForm::Lines => as_lines(&fragment, language),
            TextForm::Table => as_table(&fragment, document.map(), language),
        }));
    }

    fn copy_picture(&self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let mut only = document.selection.clone();
        if let Some(fragment) = fragment_of(document) {
            only.extend(fragment.elements.iter().map(|one| SubjectId::from(&one.id)));
            only.extend(fragment.links.iter().map(|one| SubjectId::from(&one.id)));
        }
        effects.push(Effect::CopyPicture { only });
    }

    fn paste(&mut self, pasting: &Pasting, content: Option<String>, effects: &mut Vec<Effect>) {
        if self.document.is_none() || self.refuses_edits() {
            return;
        }
        let content = content.filter(|content| !content.trim().is_empty());
        let Some(content) = content else {
            return self.say_nothing_to_paste();
        };
        match read_own(&content) {
            Some(fragment) if pasting.as_new => self.paste_copies(pasting, fragment, effects),
            Some(fragment) => self.paste_same(pasting, fragment, effects),
            None => self.propose(pasting, &content),
        }
    }

    fn say_nothing_to_paste(&mut self) {
        self.say(
            Severity::Warning,
            msg::WORKSPACE_NOTHING_TO_PASTE.into(),
            Some(msg::WORKSPACE_NOTHING_TO_PASTE_HINT.into()),
        );
    }

    /// New, independent elements.
    fn paste_copies(&mut self, pasting: &Pasting, fragment: Fragment, effects: &mut Vec<Effect>) {
        let (count, left_out) = (fragment.elements.len(), fragment.left_out);
        if !self.insert_copies(pasting, fragment, false, effects) {
            return;
        }
        let hint = (left_out > 0).then(|| msg::WORKSPACE_PASTE_LEFT_OUT.with("count", left_out));
        let message = msg::WORKSPACE_PASTED_COPIES.with("count", count);
        self.say(Severity::Note, message, hint);
    }

    /// Gives whether something was inserted.
    fn insert_copies(
        &mut self,
        pasting: &Pasting,
        fragment: Fragment,
        keeps_references: bool,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        let (Some(view), before) = (document.view.clone(), document.map().revision()) else {
            return false;
        };
        let command = Command::PasteCopies {
            view,
            by: way_to(pasting, &fragment),
            fragment: Box::new(fragment),
            parent: pasting.parent.clone(),
            keeps_references,
        };
        self.edit(&command, effects);
        let after = self
            .document
            .as_ref()
            .map(|document| document.map().revision());
        after != Some(before)
    }

    /// The same elements in this view; where the map has none of them, new ones.
    fn paste_same(&mut self, pasting: &Pasting, fragment: Fragment, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(view) = document.view.clone() else {
            return;
        };
        let known = known_of(document, &fragment);
        if known.is_empty() {
            return self.paste_copies(pasting, fragment, effects);
        }
        let by = way_to(pasting, &fragment);
        let placed: BTreeSet<SubjectId> = (document.snapshot())
            .placements(document.map(), &view)
            .into_iter()
            .map(|(subject, _)| subject)
            .collect();
        let places: Vec<(SubjectId, Rect)> = fragment
            .placements
            .iter()
            .filter(|placement| placement.has_place())
            .filter(|one| known.contains(&one.subject) && !placed.contains(&one.subject))
            .map(|placement| (placement.subject.clone(), placement.rect() + by))
            .collect();
        let missing = fragment.elements.len() + fragment.notes.len() - known.len();
        let shown = places.len();
        if shown > 0 {
            self.edit(&Command::Show { view, places }, effects);
        }
        let selection = known.into_iter().collect();
        self.dispatch(Action::Select(selection, Selecting::Only), effects);
        if missing > 0 {
            let message = msg::WORKSPACE_PASTE_MISSING.with("count", missing);
            let hint = Some(msg::WORKSPACE_PASTE_MISSING_HINT.into());
            self.say(Severity::Warning, message, hint);
        } else if shown == 0 {
            let hint = Some(msg::WORKSPACE_PASTE_SHOWN_HINT.into());
            self.say(Severity::Note, msg::WORKSPACE_PASTE_SHOWN.into(), hint);
        }
    }

    /// Shows what could be made of a text, and makes nothing yet.
    fn propose(&mut self, pasting: &Pasting, text: &str) {
        let language = self.language();
        let Some(document) = &self.document else {
            return;
        };
        let view = document.view.clone().unwrap_or_default();
        let proposal = propose(text, document.map(), &view, language);
        if proposal.fragment.is_empty() {
            return self.say_nothing_to_paste();
        }
        let mut pasting = pasting.clone();
        pasting.text = None;
        self.dialog = Some(Dialog::PasteText {
            pasting,
            proposal: Box::new(proposal),
        });
    }

    /// Makes what was proposed.
    pub(in crate::workspace) fn take_proposal(
        &mut self,
        pasting: &Pasting,
        fragment: Fragment,
        effects: &mut Vec<Effect>,
    ) {
        self.insert_copies(pasting, fragment, true, effects);
    }
}

fn fragment_of(document: &Document) -> Option<Fragment> {
    let view = document.view.as_ref()?;
    let plateau = document.plateau.as_ref();
    let fragment = Fragment::of(document.map(), plateau, view, &document.selection);
    (!fragment.is_empty()).then_some(fragment)
}

/// How far a fragment goes for its middle to be where it is pasted.
fn way_to(pasting: &Pasting, fragment: &Fragment) -> Vec2 {
    let middle = fragment
        .bounds()
        .map_or(pasting.at, |bounds| bounds.center());
    (pasting.at - middle).round()
}

/// What of a fragment this map has: the same id, and the same kind.
fn known_of(document: &Document, fragment: &Fragment) -> BTreeSet<SubjectId> {
    let snapshot = document.snapshot();
    let elements = fragment.elements.iter().filter(|copied| {
        let found = snapshot.element_by_id(&copied.id);
        found.is_some_and(|found| found.kind == copied.kind)
    });
    let notes = fragment.notes.iter().filter(|copied| {
        let mut notes = snapshot.notes().iter();
        notes.any(|note| note.id == copied.id)
    });
    elements
        .map(|element| SubjectId::from(&element.id))
        .chain(notes.map(|note| SubjectId::from(&note.id)))
        .collect()
}

/// The part of a drawing that shows these; all of it where none is named.
#[must_use]
pub fn part_of(mut scene: Scene, only: &BTreeSet<SubjectId>) -> Scene {
    if only.is_empty() {
        return scene;
    }
    scene.items.retain(|item| match &item.subject {
        Some(Subject::Element(id) | Subject::Link(id) | Subject::Note(id)) => {
            only.contains(&SubjectId::from(id.clone()))
        }
        // Its number would be wrong where only some of its links come along.
        Some(Subject::Bundle(bundle)) => {
            let mut links = bundle.links.iter().cloned();
            links.all(|link| only.contains(&SubjectId::new(link)))
        }
        Some(Subject::Plateau(_) | Subject::Counted(_)) | None => false,
    });
    let bounds = scene.items.iter().map(|item| item.bounds);
    scene.bounds = bounds.reduce(|a, b| a.union(b)).unwrap_or_default();
    scene
}
