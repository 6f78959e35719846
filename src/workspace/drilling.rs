//! Into a container and out again: which view shows the inside of an element, and which shows the
//! element itself.
//!
//! Where nobody made a view of an inside, one is gathered on the fly. It is a step like any other,
//! but one that goes again when the user leaves the view without having kept it or changed
//! anything: looking into a box leaves no trace.

use std::sync::Arc;

use super::Workspace;
use super::document::Document;
use super::effect::Effect;
use super::gathering::{ViewOrder, usual_name};
use crate::diagnostic::Severity;
use crate::locale::msg;
use crate::model::{ElementId, Placement, Recipe, SubjectId, ViewId};

/// A view that was made on the fly, as long as nobody kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The view.
    pub view: ViewId,
    /// How many steps were done when it had come.
    pub steps: usize,
}

/// Where *up* leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Above {
    /// To a view that shows the element whose inside shows now.
    View(ViewId, ElementId),
    /// Into the inside of its holder, of which there is no view yet.
    Inside(ElementId),
}

impl Document {
    /// The element whose inside the current view shows, where it is there at this plateau.
    #[must_use]
    pub fn inside_of(&self) -> Option<ElementId> {
        let view = self.map().tables().views.get(self.view.as_ref()?)?;
        let of = view.of.clone()?;
        self.snapshot().find(&of).map(|_| of)
    }

    /// The view of the inside of an element: the first by tabs.
    #[must_use]
    pub fn view_of(&self, element: &ElementId) -> Option<ViewId> {
        let views = &self.map().tables().views;
        let is_its = |id: &ViewId| {
            views
                .get(id)
                .is_some_and(|view| view.of.as_ref() == Some(element))
        };
        self.views().into_iter().find(is_its)
    }

    /// Whether there is an inside to look into.
    #[must_use]
    pub fn has_inside(&self, element: &ElementId) -> bool {
        let snapshot = self.snapshot();
        let holds_some = snapshot
            .find(element)
            .is_some_and(|ix| !snapshot.children(ix).is_empty());
        holds_some || self.view_of(element).is_some()
    }

    /// The views that show an element at this plateau, in the order of the tabs.
    #[must_use]
    pub fn views_with(&self, element: &ElementId) -> Vec<ViewId> {
        let subject = SubjectId::from(element);
        let placements = &self.map().tables().placements;
        let chain = self
            .plateau
            .as_ref()
            .map_or(&[][..], |plateau| self.map().timeline().chain(plateau));
        let shows = |view: &ViewId| {
            placements
                .get(&Placement::id_for(view, &subject))
                .is_some_and(|placement| {
                    crate::model::Timeline::is_present(placement.as_ref(), chain)
                })
        };
        let mut views = self.views();
        views.retain(shows);
        views
    }

    /// Where *up* leads from the current view: to the view of the holder's inside, or to the first
    /// other view that shows the element.
    #[must_use]
    pub fn above(&self) -> Option<Above> {
        let of = self.inside_of()?;
        let snapshot = self.snapshot();
        let holder = snapshot.parent(snapshot.find(&of)?);
        let holder = holder.map(|ix| snapshot.element(ix).id.clone());
        let of_holder = holder.as_ref().and_then(|holder| self.view_of(holder));
        let elsewhere = || {
            let mut views = self.views_with(&of).into_iter();
            views.find(|view| Some(view) != self.view.as_ref())
        };
        match of_holder.or_else(elsewhere) {
            Some(view) => Some(Above::View(view, of)),
            None => holder.map(Above::Inside),
        }
    }

    /// The containers from the outermost to the element whose inside shows.
    #[must_use]
    pub fn path_to_inside(&self) -> Vec<ElementId> {
        let snapshot = self.snapshot();
        let Some(ix) = self.inside_of().and_then(|of| snapshot.find(&of)) else {
            return Vec::new();
        };
        let mut path: Vec<ElementId> = std::iter::once(ix)
            .chain(snapshot.ancestors(ix))
            .map(|ix| snapshot.element(ix).id.clone())
            .collect();
        path.reverse();
        path
    }

    /// The view that was made on the fly, while nothing was done since.
    #[must_use]
    pub fn visited(&self) -> Option<&ViewId> {
        let visit = self.visit.as_ref()?;
        let is_fresh = self.history.len() == visit.steps && !self.history.is_saved();
        let exists = self.map().tables().views.contains(&visit.view);
        (is_fresh && exists).then_some(&visit.view)
    }
}

impl Workspace {
    /// Shows another view. One that was made on the fly and that nobody kept goes with that.
    pub(super) fn show_view(&mut self, view: ViewId, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        if !document.map().tables().views.contains(&view) || document.view.as_ref() == Some(&view) {
            return;
        }
        if document.visited().is_some_and(|visited| *visited != view)
            && let Some(back) = document.history.discard()
            && document.apply(&back).is_ok()
        {
            effects.push(Effect::Journal(back));
        }
        document.visit = None;
        if document.map().tables().views.contains(&view) {
            document.view = Some(view);
        }
    }

    /// Shows the inside of an element.
    pub(super) fn drill_in(&mut self, element: ElementId, effects: &mut Vec<Effect>) {
        let language = self.language();
        let Some(document) = &self.document else {
            return;
        };
        if let Some(view) = document.view_of(&element) {
            self.show_view(view, effects);
            return;
        }
        if document.is_read_only() || !document.has_inside(&element) {
            let message = if document.is_read_only() {
                msg::VIEWS_NO_VIEW_OF_IT
            } else {
                msg::VIEWS_NOTHING_INSIDE
            };
            self.say(Severity::Note, message.into(), None);
            return;
        }
        let recipe = Recipe::Inside { holder: element };
        let order = ViewOrder {
            name: usual_name(document.map(), &recipe, language),
            recipe,
            remembers: true,
        };
        // A visit within a visit keeps the outer one: it is the way back.
        self.on_document(|document| document.visit = None);
        self.gather_view(&order, effects);
        self.drilling = self
            .arranging
            .as_ref()
            .map(|running| Arc::clone(&running.run));
    }
}
