//! Laying views out: what may be asked, a run that can be watched and cancelled, and the command
//! that comes of it.
//!
//! A run works on a copy of the map on another thread. The workspace holds the other end: it reads
//! how far the run is, cancels it, and takes its answer only while the map is still the one that
//! the run was started on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::Workspace;
use super::action::Action;
use super::dialog::Dialog;
use super::drilling::Visit;
use super::effect::Effect;
use super::gathering::Gathering;
use crate::command::{Command, LaidOut, Manner, Scope, lost_bends};
use crate::diagnostic::Severity;
use crate::layout::{Direction, Method};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, SystemMap, ViewId};
use crate::scene::{self, LayoutWatch, Part, PlaceRequest, PlacedElement, Scene};

/// What is to be arranged.
#[derive(Clone, Debug, PartialEq)]
pub enum Arranging {
    /// The whole view, in this manner.
    View(Manner),
    /// These elements, where they stand; in this manner for once, or in that of the view.
    Selection(BTreeSet<ElementId>, Option<Manner>),
    /// What has no place yet.
    New,
    /// Overlaps and small unevenness.
    Tidy,
    /// What is gathered into a view.
    Gather(Gathering),
}

impl Arranging {
    /// The same for commands.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::View(_) | Self::Gather(_) => Scope::View,
            Self::Selection(..) => Scope::Selection,
            Self::New => Scope::New,
            Self::Tidy => Scope::Tidy,
        }
    }
}

/// One layout under way, shared between the thread that works and the window that waits.
#[derive(Debug, Default)]
pub struct Run {
    cancelled: AtomicBool,
    /// The share that is done, as the bits of an `f32`.
    share: AtomicU32,
}

impl Run {
    /// From 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        f32::from_bits(self.share.load(Ordering::Relaxed))
    }

    /// Tells how far it is. Gives whether that is another percent than before.
    pub fn advance(&self, share: f32) -> bool {
        let before = self.share.swap(share.to_bits(), Ordering::Relaxed);
        percent(share) != percent(f32::from_bits(before))
    }

    /// Set by [`Run::cancel`]; the layout looks at it.
    #[must_use]
    pub fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Ends it soon, without an answer.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// A share in whole percent.
#[must_use]
pub fn percent(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// A layout under way, as the workspace knows it.
#[derive(Clone, Debug)]
pub struct Running {
    /// The run.
    pub run: Arc<Run>,
    /// The revision of the map that it was started on.
    pub revision: u64,
}

/// Another way to arrange a view, ready to be looked at and taken.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// How it is arranged.
    pub method: Method,
    /// Which way dependencies run.
    pub direction: Direction,
    /// What taking it asks for.
    pub command: Command,
    /// What the view would look like.
    pub scene: Arc<Scene>,
}

/// The alternatives of a view, as far as they are there.
#[derive(Clone, Debug, Default)]
pub struct Alternatives {
    /// Those that are ready, the likeliest first.
    pub ready: Vec<Alternative>,
    /// The search, while it goes on.
    pub running: Option<Running>,
    /// The revision of the map that they are for.
    revision: u64,
}

/// The name of a method.
#[must_use]
pub fn method_name(method: Method) -> MessageId {
    match method {
        Method::Layered => msg::WORKSPACE_METHOD_LAYERED,
        Method::Swimlanes => msg::WORKSPACE_METHOD_SWIMLANES,
        Method::Tiers => msg::WORKSPACE_METHOD_TIERS,
        Method::Tree => msg::WORKSPACE_METHOD_TREE,
        Method::Radial => msg::WORKSPACE_METHOD_RADIAL,
        Method::Grid => msg::WORKSPACE_METHOD_GRID,
        Method::Force => msg::WORKSPACE_METHOD_FORCE,
    }
}

/// The command that arranges a view, or a part of it; `None` when the run was cancelled, or there is
/// no such view. May take long on a large view: for a thread of its own.
#[must_use]
pub fn arrange(
    map: &SystemMap,
    view: &ViewId,
    what: &Arranging,
    language: Language,
    watch: &LayoutWatch,
) -> Option<Command> {
    if let Arranging::Gather(found) = what {
        return found.lay_out(map, language, watch);
    }
    let mut record = map.tables().views.get(view)?.as_ref().clone();
    let mut manner = None;
    let placed = match what {
        Arranging::View(asked) => {
            asked.wear(&mut record);
            manner = Some(asked.clone());
            scene::place_view_watched(&whole(map, &record, language, &shown(map, view)), watch)?
        }
        Arranging::Selection(..) | Arranging::New | Arranging::Tidy | Arranging::Gather(_) => {
            let part = match what {
                Arranging::Selection(chosen, for_once) => {
                    if let Some(asked) = for_once {
                        asked.wear(&mut record);
                    }
                    Part::Selection(chosen)
                }
                Arranging::New => Part::New,
                _ => Part::Tidy,
            };
            scene::place_part(
                &scene::ChangeRequest {
                    map,
                    view: &record,
                    part,
                    language,
                },
                watch,
            )?
        }
    };
    Some(Command::LayOut {
        view: view.clone(),
        scope: what.scope(),
        manner,
        places: laid_out(placed),
    })
}

/// The command that lays a whole view out anew in its own manner, without a watch.
#[must_use]
pub fn lay_out(map: &SystemMap, view: &ViewId, language: Language) -> Option<Command> {
    let manner = Manner::of(map.tables().views.get(view)?);
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    arrange(map, view, &Arranging::View(manner), language, &watch)
}

/// Finds other ways to arrange a view and hands the command of each over as soon as it is there.
/// For a thread of its own.
pub fn find_alternatives(
    map: &SystemMap,
    view: &ViewId,
    language: Language,
    watch: &LayoutWatch,
    ready: &mut dyn FnMut(Method, Direction, Command),
) {
    let Some(record) = map.tables().views.get(view) else {
        return;
    };
    let elements = shown(map, view);
    let request = whole(map, record, language, &elements);
    scene::place_alternatives(&request, watch, &mut |alternative| {
        let manner = Manner {
            arrangement: scene::method_word(alternative.method).into(),
            direction: direction_field(alternative.direction).into(),
            center: alternative.center,
        };
        let command = Command::LayOut {
            view: view.clone(),
            scope: Scope::View,
            manner: Some(manner),
            places: laid_out(alternative.places),
        };
        ready(alternative.method, alternative.direction, command);
    });
}

/// A direction as a view keeps it: the usual one is left out of files.
#[must_use]
pub fn direction_field(direction: Direction) -> &'static str {
    match direction {
        Direction::Down => "",
        Direction::Right => scene::direction_word(direction),
    }
}

fn whole<'a>(
    map: &'a SystemMap,
    view: &'a crate::model::View,
    language: Language,
    elements: &'a BTreeSet<ElementId>,
) -> PlaceRequest<'a> {
    static NOTHING: BTreeMap<ElementId, crate::geometry::Rect> = BTreeMap::new();
    PlaceRequest {
        map,
        view,
        elements,
        kept: &NOTHING,
        language,
    }
}

/// The elements that a view shows at some plateau.
fn shown(map: &SystemMap, view: &ViewId) -> BTreeSet<ElementId> {
    map.placements_of(view)
        .map(|placement| ElementId::from(placement.subject.text().clone()))
        .filter(|id| map.tables().elements.contains(id))
        .collect()
}

pub(super) fn laid_out(placed: Vec<PlacedElement>) -> Vec<LaidOut> {
    placed
        .into_iter()
        .map(|placed| LaidOut {
            element: placed.element,
            rect: placed.rect,
            at: placed.at,
        })
        .collect()
}

impl Workspace {
    /// How the current view is arranged.
    #[must_use]
    pub fn manner(&self) -> Option<Manner> {
        let document = self.document.as_ref()?;
        let view = document.map().tables().views.get(document.view.as_ref()?)?;
        Some(Manner::of(view))
    }

    /// Starts a layout of the current view; one that is under way gives way to it.
    pub(super) fn start_arranging(&mut self, what: Arranging, effects: &mut Vec<Effect>) {
        self.cancel_arranging();
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &self.document else {
            return;
        };
        let Some(view) = document.view.clone() else {
            return;
        };
        let running = Running {
            run: Arc::default(),
            revision: document.map().revision(),
        };
        effects.push(Effect::Arrange {
            map: Box::new(document.map().clone()),
            view,
            what,
            run: Arc::clone(&running.run),
        });
        self.arranging = Some(running);
    }

    /// Cancels the layout that is under way; everything stays as it was.
    pub(super) fn cancel_arranging(&mut self) {
        if let Some(running) = self.arranging.take() {
            running.run.cancel();
        }
    }

    /// Takes the answer of a run, if it is still the one that is waited for.
    pub(super) fn take_arranged(
        &mut self,
        run: &Arc<Run>,
        command: Option<&Command>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(running) = self
            .arranging
            .take_if(|running| Arc::ptr_eq(&running.run, run))
        else {
            return;
        };
        let is_visit = self
            .drilling
            .take_if(|drilling| Arc::ptr_eq(drilling, run))
            .is_some();
        let Some(command) = command else { return };
        self.lay_out_as(command, running.revision, effects);
        if is_visit
            && let Some(document) = &mut self.document
            && document.map().revision() != running.revision
        {
            document.visit = document.view.clone().map(|view| Visit {
                view,
                steps: document.history.len(),
            });
        }
    }

    /// Carries a layout out, as one step, unless the map is another one by now.
    fn lay_out_as(&mut self, command: &Command, revision: u64, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        if document.map().revision() != revision {
            // It would undo what the user did meanwhile.
            self.say(
                Severity::Warning,
                msg::WORKSPACE_ARRANGED_TOO_LATE.into(),
                Some(msg::WORKSPACE_ARRANGED_TOO_LATE_HINT.into()),
            );
            return;
        }
        let before = document.map().clone();
        self.edit(command, effects);
        let Some(document) = &mut self.document else {
            return;
        };
        if document.map().revision() == revision {
            let already = match command {
                Command::View(_) => msg::VIEWS_NOTHING_NEW,
                _ => msg::WORKSPACE_ARRANGED_ALREADY,
            };
            self.say(Severity::Note, already.into(), None);
            return;
        }
        let Command::LayOut { view, scope, .. } = command else {
            return;
        };
        document.arranged = Some((document.map().revision(), *scope));
        let lost = lost_bends(&before, document.map(), view);
        if lost > 0 {
            self.say(
                Severity::Note,
                msg::WORKSPACE_BENDS_LOST.with("count", lost),
                Some(msg::WORKSPACE_BENDS_LOST_HINT.into()),
            );
        }
    }

    /// Opens the choice of alternatives and starts to look for them.
    pub(super) fn open_alternatives(&mut self, effects: &mut Vec<Effect>) {
        self.cancel_arranging();
        self.forget_alternatives();
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &self.document else {
            return;
        };
        let running = Running {
            run: Arc::default(),
            revision: document.map().revision(),
        };
        effects.push(Effect::FindAlternatives {
            run: Arc::clone(&running.run),
        });
        self.alternatives.revision = running.revision;
        self.alternatives.running = Some(running);
        self.dialog = Some(Dialog::Alternatives);
    }

    /// One more alternative, or `None` when there are no more.
    pub(super) fn alternative_ready(&mut self, run: &Arc<Run>, ready: Option<Alternative>) {
        let alternatives = &mut self.alternatives;
        let is_awaited = alternatives
            .running
            .as_ref()
            .is_some_and(|running| Arc::ptr_eq(&running.run, run));
        match ready {
            Some(alternative) if is_awaited => alternatives.ready.push(alternative),
            None if is_awaited => alternatives.running = None,
            _ => {}
        }
    }

    /// Arranges the view as an alternative shows it.
    pub(super) fn take_alternative(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let chosen = self.alternatives.ready.get(index).cloned();
        self.dialog = None;
        self.forget_alternatives();
        if let Some(chosen) = chosen {
            self.lay_out_as(&chosen.command, self.alternatives.revision, effects);
        }
    }

    /// Lets go of all that is about the map that was open.
    pub(super) fn leave_arranging(&mut self) {
        self.cancel_arranging();
        self.forget_alternatives();
        self.dialog
            .take_if(|dialog| *dialog == Dialog::Alternatives);
    }

    /// Ends the search and lets its pictures go.
    pub(super) fn forget_alternatives(&mut self) {
        if let Some(running) = self.alternatives.running.take() {
            running.run.cancel();
        }
        self.alternatives.ready.clear();
    }
}

impl Action {
    /// The whole current view in its own manner.
    #[must_use]
    pub fn arrange_view(workspace: &Workspace) -> Option<Self> {
        workspace
            .manner()
            .map(|manner| Self::Arrange(Arranging::View(manner)))
    }
}
