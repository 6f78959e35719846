//! What one may ask of the boxes of a view beside moving them: their order, their groups, their
//! layers, and whether containers show what they hold.

use smol_str::SmolStr;

use super::stacking::Stacking;
use super::{Draft, Refusal, folding, groups, layers, stacking};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, Layer, SubjectId, ViewId};

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
    }
}
