//! What one may ask of the boxes of a view beside moving them: their order, their groups, their
//! layers, room between them, where labels stand, and whether containers show what they hold.

use smol_str::SmolStr;

use super::stacking::Stacking;
use super::{Axis, Draft, Refusal, arrange, folding, free_of, groups, layers, space, stacking};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, Layer, LinkId, SubjectId, ViewId};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum OnView {
    /// Boxes moved through the pile that they lie in.
    Stack {
        /// Which.
        subjects: Vec<SubjectId>,
        /// Which way.
        way: Stacking,
    },
    /// Boxes that are selected, moved and copied together from now on.
    Group(Vec<SubjectId>),
    /// The outermost groups of boxes taken apart.
    Ungroup(Vec<SubjectId>),
    /// Containers drawn as cards, or with what lies in them.
    Fold {
        /// Which.
        elements: Vec<ElementId>,
        /// Whether they are drawn as cards.
        collapsed: bool,
    },
    /// A new layer, in front.
    AddLayer {
        /// Its name.
        name: SmolStr,
    },
    /// Another name or other switches for a layer.
    SetLayer(Layer),
    /// A layer put elsewhere among the others.
    MoveLayer {
        /// Which.
        layer: SmolStr,
        /// Its place, counted from the back.
        to: usize,
    },
    /// A layer gone; what lay on it lies on the ground layer.
    DeleteLayer(SmolStr),
    /// Boxes, with what lies in them, put on a layer.
    PutOnLayer {
        /// Which.
        subjects: Vec<SubjectId>,
        /// The layer; empty for the ground layer.
        layer: SmolStr,
    },
    /// Where the label of a link stands along its line.
    PlaceLabel {
        /// Which link.
        link: LinkId,
        /// From 0 at its start to 1 at its end; `None` for where there is room.
        at: Option<f64>,
    },
    /// Everything behind a line pushed away, containers across it grown.
    MakeRoom {
        /// To the right, or downwards.
        axis: Axis,
        /// Where the line stands, in map units.
        line: f64,
        /// How far; less than nothing closes room.
        by: f64,
    },
}

impl OnView {
    /// What the step is called.
    #[must_use]
    pub fn title(&self) -> MessageId {
        match self {
            Self::Stack { way, .. } => match way {
                Stacking::Forward => msg::COMMAND_FORWARD,
                Stacking::Backward => msg::COMMAND_BACKWARD,
                Stacking::Front => msg::COMMAND_FRONT,
                Stacking::Back => msg::COMMAND_BACK,
            },
            Self::Group(_) => msg::COMMAND_GROUP,
            Self::Ungroup(_) => msg::COMMAND_UNGROUP,
            Self::Fold {
                collapsed: true, ..
            } => msg::COMMAND_COLLAPSE,
            Self::Fold { .. } => msg::COMMAND_EXPAND,
            Self::AddLayer { .. } => msg::COMMAND_ADD_LAYER,
            Self::SetLayer(_) => msg::COMMAND_SET_LAYER,
            Self::MoveLayer { .. } => msg::COMMAND_MOVE_LAYER,
            Self::DeleteLayer(_) => msg::COMMAND_DELETE_LAYER,
            Self::PutOnLayer { .. } => msg::COMMAND_PUT_ON_LAYER,
            Self::PlaceLabel { .. } => msg::REWIRE_PLACE_LABEL,
            Self::MakeRoom { .. } => msg::REWIRE_MAKE_ROOM,
        }
    }
}

pub(super) fn plan(
    draft: &mut Draft<'_, '_>,
    view: &ViewId,
    change: &OnView,
) -> Result<(), Refusal> {
    match change {
        OnView::Stack { subjects, way } => stacking::stack(draft, view, subjects, *way),
        OnView::Group(subjects) => groups::group(draft, view, subjects),
        OnView::Ungroup(subjects) => groups::ungroup(draft, view, subjects),
        OnView::Fold {
            elements,
            collapsed,
        } => folding::fold(draft, view, elements, *collapsed),
        OnView::AddLayer { name } => layers::add(draft, view, name).map(|_| ()),
        OnView::SetLayer(layer) => layers::set(draft, view, layer),
        OnView::MoveLayer { layer, to } => layers::reorder(draft, view, layer, *to),
        OnView::DeleteLayer(layer) => layers::delete(draft, view, layer),
        OnView::PutOnLayer { subjects, layer } => layers::put_on(draft, view, subjects, layer),
        OnView::PlaceLabel { link, at } => {
            free_of(draft.map(), view, &[SubjectId::from(link)])?;
            arrange::place_label(draft, view, link, *at)
        }
        OnView::MakeRoom { axis, line, by } => space::make(draft, view, *axis, *line, *by),
    }
}
