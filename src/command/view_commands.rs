//! What a user may ask of a view as a whole: copy it, put it elsewhere among the tabs, describe it,
//! filter it, gather one from the map, and gather it again.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::lay_out::write_place;
use super::{Draft, LaidOut, Refusal, copy_name};
use crate::locale::{Message, msg};
use crate::model::{
    Element, ElementId, Filter, Finite, Placement, Recipe, Record as _, SubjectId, View, ViewId,
};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// A copy beside it, with every placement as it is.
    Duplicate {
        /// Which view.
        view: ViewId,
        /// What the copy is called; `None` for the name with a number behind it.
        name: Option<SmolStr>,
    },
    /// To another place among the tabs.
    Move {
        /// Which view.
        view: ViewId,
        /// How many views stand before it then.
        to: usize,
    },
    /// Its name, what it is for, and the element whose inside it shows.
    Describe {
        /// Which view.
        view: ViewId,
        /// Its name.
        name: SmolStr,
        /// A few words.
        description: SmolStr,
        /// The element; `None` for none.
        of: Option<ElementId>,
    },
    /// What it leaves out or draws faintly.
    Filter {
        /// Which view.
        view: ViewId,
        /// All its filters.
        filters: Vec<Filter>,
    },
    /// A new view with elements of the map, laid out.
    Gather(Box<GatheredView>),
    /// The elements that its recipe gives now: new ones come in, those that it gave before and does
    /// not give any more go, and all else stays as it was put by hand.
    Refresh {
        /// Which view.
        view: ViewId,
        /// What the recipe gives.
        gathered: Vec<ElementId>,
        /// Where the new ones go.
        places: Vec<LaidOut>,
    },
}

/// A new view with what it shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GatheredView {
    /// Its name.
    pub name: SmolStr,
    /// The element whose inside it shows.
    pub of: Option<ElementId>,
    /// What it was gathered from, where it is to remember that.
    pub recipe: Option<Recipe>,
    /// The attribute that its elements are grouped by; empty for containment.
    pub group_by: SmolStr,
    /// The view that it stands behind among the tabs; `None` for the end.
    pub after: Option<ViewId>,
    /// Where its elements go.
    pub places: Vec<LaidOut>,
}

impl ViewCommand {
    /// What the step is called.
    #[must_use]
    pub fn title(&self) -> Message {
        match self {
            Self::Duplicate { .. } => msg::VIEWS_STEP_DUPLICATE,
            Self::Move { .. } => msg::VIEWS_STEP_MOVE,
            Self::Describe { .. } => msg::VIEWS_STEP_DESCRIBE,
            Self::Filter { .. } => msg::VIEWS_STEP_FILTER,
            Self::Gather(_) => msg::VIEWS_STEP_GATHER,
            Self::Refresh { .. } => msg::VIEWS_STEP_REFRESH,
        }
        .into()
    }

    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Duplicate { view, name } => duplicate(draft, view, name.as_ref()),
            Self::Move { view, to } => {
                draft.need::<View>(view)?;
                put_at(draft, view, *to);
                Ok(())
            }
            Self::Describe {
                view,
                name,
                description,
                of,
            } => {
                let mut record = draft.need::<View>(view)?;
                need_name(name)?;
                if let Some(of) = of {
                    draft.need::<Element>(of)?;
                }
                record.name = name.clone();
                record.description = description.clone();
                record.of.clone_from(of);
                draft.put(record);
                Ok(())
            }
            Self::Filter { view, filters } => {
                let mut record = draft.need::<View>(view)?;
                record.filters.clone_from(filters);
                draft.put(record);
                Ok(())
            }
            Self::Gather(asked) => gather(draft, asked),
            Self::Refresh {
                view,
                gathered,
                places,
            } => refresh(draft, view, gathered, places),
        }
    }
}

fn need_name(name: &SmolStr) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    Ok(())
}

/// The views of the draft in the order of their tabs.
fn in_order(draft: &Draft<'_, '_>) -> Vec<View> {
    let known = draft
        .map()
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone());
    let mut views: Vec<View> = known.filter_map(|id| draft.get::<View>(&id)).collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    views
}

/// Puts a view behind `to` others: between the numbers of its neighbours, so that the others keep
/// theirs; all are numbered anew where there is no room between.
fn put_at(draft: &mut Draft<'_, '_>, id: &ViewId, to: usize) {
    let Some(mut moved) = draft.get::<View>(id) else {
        return;
    };
    let mut others = in_order(draft);
    others.retain(|view| view.id != *id);
    let to = to.min(others.len());
    let before = to.checked_sub(1).map(|at| others[at].order.get());
    let after = others.get(to).map(|view| view.order.get());
    let now = moved.order.get();
    if before.is_none_or(|before| before < now) && after.is_none_or(|after| now < after) {
        return;
    }
    let order = match (before, after) {
        (None, None) => Some(1.0),
        (None, Some(after)) => Some(after - 1.0).filter(|order| *order < after),
        (Some(before), None) => Some(before + 1.0).filter(|order| *order > before),
        (Some(before), Some(after)) => {
            Some(before + (after - before) / 2.0).filter(|order| before < *order && *order < after)
        }
    };
    if let Some(order) = order.and_then(Finite::new) {
        moved.order = order;
        draft.put(moved);
        return;
    }
    others.insert(to, moved);
    for (number, mut view) in (1_u32..).zip(others) {
        view.order = Finite::new(f64::from(number)).unwrap_or_default();
        draft.put(view);
    }
}

fn place_of(draft: &Draft<'_, '_>, id: &ViewId) -> Option<usize> {
    in_order(draft).iter().position(|view| view.id == *id)
}

/// A copy takes every placement over, whatever it says, so that a field that comes later is
/// copied too.
fn duplicate(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    name: Option<&SmolStr>,
) -> Result<(), Refusal> {
    let original = draft.need::<View>(view)?;
    let name = match name {
        Some(name) => name.clone(),
        None => {
            let views = &draft.map().tables().views;
            let taken: BTreeSet<SmolStr> = views.iter().map(|view| view.name.clone()).collect();
            copy_name(&original.name, &taken)
        }
    };
    need_name(&name)?;
    let mut copy = original;
    copy.id = ViewId::from(draft.fresh_id(&name));
    copy.name = name;
    // Only one view is the inside of an element.
    copy.of = None;
    let placements: Vec<Placement> = draft
        .map()
        .placements_of(view)
        .map(|placement| Placement::clone(placement))
        .collect();
    for mut placement in placements {
        placement.id = Placement::id_for(&copy.id, &placement.subject);
        placement.view = copy.id.clone();
        draft.put(placement);
    }
    let id = copy.id.clone();
    let behind = place_of(draft, view).map_or(0, |at| at + 1);
    draft.put(copy);
    put_at(draft, &id, behind);
    Ok(())
}

fn gather(draft: &mut Draft<'_, '_>, asked: &GatheredView) -> Result<(), Refusal> {
    need_name(&asked.name)?;
    if asked.places.is_empty() {
        return Err(Message::from(msg::VIEWS_NOTHING_GATHERED).into());
    }
    let mut view = View::blank(ViewId::from(draft.fresh_id(&asked.name)));
    view.name = asked.name.clone();
    view.of.clone_from(&asked.of);
    view.group_by = asked.group_by.clone();
    if asked.recipe.is_some() {
        view.recipe.clone_from(&asked.recipe);
        view.gathered = sorted(asked.places.iter().map(|place| place.element.clone()));
    }
    let id = view.id.clone();
    let after = asked
        .after
        .as_ref()
        .and_then(|after| place_of(draft, after));
    let behind = after.map_or_else(|| in_order(draft).len(), |at| at + 1);
    draft.put(view);
    for place in &asked.places {
        write_place(draft, &id, &SubjectId::from(&place.element), place)?;
    }
    put_at(draft, &id, behind);
    Ok(())
}

fn refresh(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    gathered: &[ElementId],
    places: &[LaidOut],
) -> Result<(), Refusal> {
    let mut record = draft.need::<View>(view)?;
    let now = sorted(gathered.iter().cloned());
    let gone = record
        .gathered
        .iter()
        .filter(|id| now.binary_search(id).is_err());
    for id in gone {
        let placement = Placement::id_for(view, &SubjectId::from(id));
        if draft.get::<Placement>(&placement).is_some() {
            draft.take::<Placement>(&placement);
        }
    }
    for place in places {
        write_place(draft, view, &SubjectId::from(&place.element), place)?;
    }
    record.gathered = now;
    draft.put(record);
    Ok(())
}

fn sorted(ids: impl Iterator<Item = ElementId>) -> Vec<ElementId> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}
