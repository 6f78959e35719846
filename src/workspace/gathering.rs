//! Views that are gathered from the map: a neighbourhood, a zone, a service, the changes of a
//! plateau, a kind, the inside of a container.
//!
//! What they show is found at once; their layout runs on another thread like any other, and the
//! whole comes back as one command.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use super::arranging::{Arranging, laid_out};
use super::document::Document;
use super::effect::Effect;
use crate::analysis;
use crate::command::{Command, GatheredView, ViewCommand};
use crate::diagnostic::Severity;
use crate::locale::{Language, Message, msg};
use crate::model::{
    ElementId, KindId, Patch, Placement, PlateauId, Recipe, Record as _, SubjectId, SystemMap,
    View, ViewId,
};
use crate::scene::{self, LayoutWatch, Part, PlaceRequest};

/// A view to gather.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewOrder {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub recipe: Recipe,
    /// Whether it remembers that, so that it can be refreshed.
    pub remembers: bool,
}

/// What a view is made of that is to be gathered or refreshed: found, but without places.
#[derive(Clone, Debug, PartialEq)]
pub enum Gathering {
    /// A new view.
    New {
        /// The view, still without places.
        view: Box<GatheredView>,
        /// What it shows.
        elements: BTreeSet<ElementId>,
    },
    /// A view that knows what it was gathered from.
    Again {
        /// Which.
        view: ViewId,
        /// What its recipe gives now.
        elements: BTreeSet<ElementId>,
    },
}

impl Gathering {
    /// A new view with what an order asks for at a plateau.
    ///
    /// # Errors
    /// When the order names something that is not there, or there is nothing to show.
    pub fn of(
        map: &SystemMap,
        plateau: Option<&PlateauId>,
        order: &ViewOrder,
        after: Option<ViewId>,
    ) -> Result<Self, Message> {
        let elements = members(map, plateau, &order.recipe)?;
        if elements.is_empty() {
            return Err(msg::VIEWS_NOTHING_GATHERED.into());
        }
        let of = match &order.recipe {
            Recipe::Inside { holder } => Some(holder.clone()),
            _ => None,
        };
        // What names a zone without lying in it is drawn in it.
        let group_by = match &order.recipe {
            Recipe::Zone { zone } if is_network_zone(map, zone) => "zone",
            _ => "",
        };
        Ok(Self::New {
            view: Box::new(GatheredView {
                name: order.name.trim().into(),
                of,
                recipe: order.remembers.then(|| order.recipe.clone()),
                group_by: group_by.into(),
                after,
                places: Vec::new(),
            }),
            elements,
        })
    }

    /// A view gathered again at a plateau.
    ///
    /// # Errors
    /// When it was not gathered, or its recipe names something that is not there.
    pub fn again(
        map: &SystemMap,
        plateau: Option<&PlateauId>,
        view: &ViewId,
    ) -> Result<Self, Message> {
        let record = map.tables().views.get(view);
        let recipe = record.and_then(|view| view.recipe.as_ref());
        let recipe = recipe.ok_or(msg::VIEWS_NO_RECIPE)?;
        Ok(Self::Again {
            view: view.clone(),
            elements: members(map, plateau, recipe)?,
        })
    }

    /// The command that makes it so, with places for all that is new; `None` when it was cancelled.
    pub(super) fn lay_out(
        &self,
        map: &SystemMap,
        language: Language,
        watch: &LayoutWatch,
    ) -> Option<Command> {
        let command = match self {
            Self::New { view, elements } => {
                let mut record = View::blank(free_id(map));
                record.group_by = view.group_by.clone();
                let request = PlaceRequest {
                    map,
                    view: &record,
                    elements,
                    kept: &BTreeMap::new(),
                    language,
                };
                let placed = scene::place_view_watched(&request, watch)?;
                ViewCommand::Gather(Box::new(GatheredView {
                    places: laid_out(placed),
                    ..GatheredView::clone(view)
                }))
            }
            Self::Again { view, elements } => {
                let record = map.tables().views.get(view)?;
                let known: BTreeSet<&ElementId> = record.gathered.iter().collect();
                let fresh: BTreeSet<&ElementId> =
                    elements.iter().filter(|id| !known.contains(id)).collect();
                let changed = with_placements(map, record, &fresh, elements)?;
                let request = scene::ChangeRequest {
                    map: &changed,
                    view: record,
                    part: Part::New,
                    language,
                };
                let mut places = laid_out(scene::place_part(&request, watch)?);
                // Boxes that somebody put here without a place stay so: only new ones come in.
                places.retain(|place| fresh.contains(&place.element));
                ViewCommand::Refresh {
                    view: view.clone(),
                    gathered: elements.iter().cloned().collect(),
                    places,
                }
            }
        };
        Some(Command::View(command))
    }
}

/// Whether it is a zone that others name, and no container.
fn is_network_zone(map: &SystemMap, id: &ElementId) -> bool {
    map.tables()
        .elements
        .get(id)
        .is_some_and(|element| element.kind.as_str() == "zone")
}

/// An id that no view has: the layout reads what is pinned in the view of that name.
fn free_id(map: &SystemMap) -> ViewId {
    let mut id = ViewId::from("gathered");
    while map.tables().is_taken(id.as_str()) {
        id = ViewId::new(format!("{id}-x"));
    }
    id
}

/// The map with new elements in the view, without places yet, and without those that go.
fn with_placements(
    map: &SystemMap,
    view: &View,
    fresh: &BTreeSet<&ElementId>,
    now: &BTreeSet<ElementId>,
) -> Option<SystemMap> {
    let mut patch = Patch::new();
    let placements = &map.tables().placements;
    for id in view.gathered.iter().filter(|id| !now.contains(*id)) {
        if let Some(old) = placements.get(&Placement::id_for(&view.id, &SubjectId::from(id))) {
            patch.take(old.as_ref());
        }
    }
    for id in fresh {
        let subject = SubjectId::from(*id);
        let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
        if placements.contains(&placement.id) {
            continue;
        }
        placement.view = view.id.clone();
        placement.subject = subject;
        placement.since = map.tables().elements.get(*id)?.since.clone();
        patch.add(&placement);
    }
    map.with(&patch).ok()
}

/// The elements that a recipe stands for at a plateau.
///
/// # Errors
/// When it names something that is not there.
pub fn members(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    recipe: &Recipe,
) -> Result<BTreeSet<ElementId>, Message> {
    analysis::gather(map, plateau, recipe).map_err(|unknown| unknown.message())
}

/// What a gathered view is called until somebody names it.
#[must_use]
pub fn usual_name(map: &SystemMap, recipe: &Recipe, language: Language) -> String {
    let tables = map.tables();
    let name = |id: &ElementId| {
        let element = tables.elements.get(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    let kind = |id: &KindId| {
        let kind = crate::catalogue::element_kind(id.as_str());
        kind.map_or_else(|| id.to_string(), |kind| kind.name(language).to_owned())
    };
    match recipe {
        Recipe::Around { from, .. } => {
            let names: Vec<String> = from.iter().take(3).map(name).collect();
            language.say(&msg::VIEWS_NAME_AROUND.with("names", names.join(", ")))
        }
        Recipe::Zone { zone } => language.say(&msg::VIEWS_NAME_ZONE.with("name", name(zone))),
        Recipe::Service { service } => {
            language.say(&msg::VIEWS_NAME_SERVICE.with("name", name(service)))
        }
        Recipe::Changes { plateau } => {
            let record = tables.plateaus.get(plateau);
            let name = record.map_or_else(|| plateau.to_string(), |one| one.name.to_string());
            language.say(&msg::VIEWS_NAME_CHANGES.with("name", name))
        }
        Recipe::Kinds { kinds } => kinds.iter().map(kind).collect::<Vec<_>>().join(", "),
        Recipe::Inside { holder } => name(holder),
    }
}

impl Document {
    /// How many elements, and links between them, a recipe gives now.
    ///
    /// # Errors
    /// When it names something that is not there.
    pub fn count_gathered(&self, recipe: &Recipe) -> Result<(usize, usize), Message> {
        let found = members(self.map(), self.plateau.as_ref(), recipe)?;
        let links = self.snapshot().links().iter();
        let inner = links.filter(|link| found.contains(&link.from) && found.contains(&link.to));
        Ok((found.len(), inner.count()))
    }
}

impl Workspace {
    /// Gathers a new view behind the current one.
    pub(super) fn gather_view(&mut self, order: &ViewOrder, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let (map, plateau) = (document.map(), document.plateau.as_ref());
        match Gathering::of(map, plateau, order, document.view.clone()) {
            Ok(found) => self.start_arranging(Arranging::Gather(found), effects),
            Err(message) => self.say(Severity::Warning, message, None),
        }
    }

    /// Gathers a view again.
    pub(super) fn refresh_view(&mut self, view: &ViewId, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        match Gathering::again(document.map(), document.plateau.as_ref(), view) {
            Ok(found) => self.start_arranging(Arranging::Gather(found), effects),
            Err(message) => self.say(Severity::Warning, message, None),
        }
    }
}
