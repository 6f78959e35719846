//! Stepping through open threads: one note after the other, and the map goes along – plateau, view
//! and selection here, the camera in the window.

use super::list::{NoteFilter, NoteList};
use crate::model::{
    AnnotationStatus, Note, NoteId, Placement, PlateauId, SubjectId, Timeline, ViewId,
};
use crate::workspace::Workspace;
use crate::workspace::document::Document;
use crate::workspace::effect::Effect;

/// What a user may ask of notes that changes nothing on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noting {
    /// Bring a note into view.
    Show(NoteId),
    /// Go through these threads; through all open ones of the map where there are none.
    Review(Vec<NoteId>),
    /// So many threads on, or back.
    Step(isize),
    /// Leave the review.
    Leave,
}

/// A review under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteReview {
    /// The threads, in order.
    pub threads: Vec<NoteId>,
    /// The one that shows.
    pub at: usize,
}

impl NoteReview {
    /// The note that shows.
    #[must_use]
    pub fn current(&self) -> Option<&NoteId> {
        self.threads.get(self.at)
    }
}

impl Document {
    /// The note that a review shows, as it stands here.
    #[must_use]
    pub fn reviewed(&self) -> Option<&Note> {
        let id = self.note_review.as_ref()?.current()?;
        let here = self.snapshot().notes().iter().find(|note| note.id == *id);
        let note = here.or_else(|| self.map().tables().notes.get(id))?;
        Some(note.as_ref())
    }

    /// A view that shows a note: the current one where it does, else the first by the order of the
    /// tabs; a note without a place of its own shows where its target does.
    #[must_use]
    pub fn view_of_note(&self, note: &Note) -> Option<ViewId> {
        let chain = self
            .plateau
            .as_ref()
            .map_or(&[][..], |plateau| self.map().timeline().chain(plateau));
        let placements = &self.map().tables().placements;
        let places = |view: &ViewId, subject: &SubjectId| {
            let placement = placements.get(&Placement::id_for(view, subject));
            placement.is_some_and(|it| Timeline::is_present(it.as_ref(), chain) && !it.hidden)
        };
        let links = &self.map().tables().links;
        let shows = |view: &ViewId, subject: &SubjectId| {
            let link = links.get(&subject.text().clone().into());
            view.as_str() == subject.as_str()
                || places(view, subject)
                || link.is_some_and(|link| {
                    places(view, &(&link.from).into()) && places(view, &(&link.to).into())
                })
        };
        let mut views = self.views();
        if let Some(current) = &self.view {
            views.insert(0, current.clone());
        }
        let own = SubjectId::from(&note.id);
        let placed = views.iter().find(|view| places(view, &own));
        let by_target = || {
            let target = note.target.as_ref()?;
            views.iter().find(|view| shows(view, target))
        };
        placed.or_else(by_target).cloned()
    }

    /// The plateau to look at a note from: the current one where it is there.
    fn plateau_of_note(&self, id: &NoteId) -> Option<PlateauId> {
        let is_here = |plateau: &PlateauId| {
            let snapshot = self.snapshot_at(plateau);
            snapshot.notes().iter().any(|note| note.id == *id)
        };
        let order = self.map().timeline().order();
        let own = self.map().tables().notes.get(id)?.plateau.iter();
        let mut all = self.plateau.iter().chain(own).chain(order);
        all.find(|plateau| is_here(plateau)).cloned()
    }
}

impl Workspace {
    pub(in crate::workspace) fn note(&mut self, noting: Noting, effects: &mut Vec<Effect>) {
        match noting {
            Noting::Show(note) => self.show_note(&note, effects),
            Noting::Review(threads) => {
                let threads = if threads.is_empty() {
                    self.open_threads()
                } else {
                    threads
                };
                self.on_document(|document| {
                    let review = NoteReview { threads, at: 0 };
                    document.note_review = (!review.threads.is_empty()).then_some(review);
                });
                self.show_reviewed(effects);
            }
            Noting::Step(by) => {
                self.on_document(|document| {
                    if let Some(review) = &mut document.note_review {
                        let count = isize::try_from(review.threads.len()).unwrap_or(isize::MAX);
                        let at = isize::try_from(review.at).unwrap_or(0) + by;
                        review.at = usize::try_from(at.rem_euclid(count.max(1))).unwrap_or(0);
                    }
                });
                self.show_reviewed(effects);
            }
            Noting::Leave => self.on_document(|document| document.note_review = None),
        }
    }

    fn open_threads(&self) -> Vec<NoteId> {
        let Some(document) = &self.document else {
            return Vec::new();
        };
        let filter = NoteFilter {
            status: Some(AnnotationStatus::Open),
            ..NoteFilter::default()
        };
        let list = NoteList::of(document.map(), None, None);
        let rows = list.shown(&filter, super::NoteColumn::Number, false);
        rows.iter().map(|row| row.note.id.clone()).collect()
    }

    fn show_reviewed(&mut self, effects: &mut Vec<Effect>) {
        let document = self.document.as_ref();
        let review = document.and_then(|document| document.note_review.as_ref());
        if let Some(note) = review.and_then(NoteReview::current).cloned() {
            self.show_note(&note, effects);
        }
    }

    /// Selects a note on a view, at a plateau where it is there.
    fn show_note(&mut self, id: &NoteId, effects: &mut Vec<Effect>) {
        let mut view = None;
        self.on_document(|document| {
            let plateau = document.plateau_of_note(id);
            if plateau.is_some() && plateau != document.plateau {
                document.show_plateau(plateau);
            }
            let notes = document.snapshot().notes().iter();
            let note = notes.clone().find(|note| note.id == *id).cloned();
            view = note.and_then(|note| document.view_of_note(&note));
        });
        if let Some(view) = view {
            self.show_view(view, effects);
        }
        self.on_document(|document| {
            document.page = None;
            document.selection = [SubjectId::from(id)].into();
        });
    }
}
