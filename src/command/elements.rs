//! New elements.

use smol_str::SmolStr;

use super::{Draft, Refusal};
use super::{arrange, nest};
use crate::catalogue;
use crate::geometry::Rect;
use crate::locale::msg;
use crate::model::{Element, ElementId, KindId, Placement, Record as _, SubjectId, View, ViewId};

/// Adds an element, in its container and on the view; gives its id.
pub(super) fn insert(
    draft: &mut Draft<'_, '_>,
    kind: &KindId,
    name: &SmolStr,
    parent: Option<&ElementId>,
    place: Option<&(ViewId, Rect)>,
) -> Result<ElementId, Refusal> {
    if catalogue::element_kind(kind.as_str()).is_none() {
        return Err(msg::COMMAND_UNKNOWN_KIND.with("kind", kind.as_str()).into());
    }
    if name.trim().is_empty() {
        return Err(Refusal::from(crate::locale::Message::from(
            msg::COMMAND_EMPTY_NAME,
        )));
    }
    if let Some(parent) = parent {
        draft.need::<Element>(parent)?;
    }
    let id = ElementId::from(draft.fresh_id(name));
    let mut element = Element::blank(id.clone());
    element.kind = kind.clone();
    element.name = name.clone();
    element.since = draft.since_now();
    match place {
        Some((view, _)) => {
            let view = draft.need::<View>(view)?;
            nest::put_into(draft, &view, &mut element, parent)?;
        }
        None => element.parent = parent.cloned(),
    }
    let since = element.since.clone();
    draft.put(element);
    if let Some((view, rect)) = place {
        let subject = SubjectId::from(&id);
        let (mut placement, _): (Placement, bool) = draft.placement(view, &subject);
        placement.since = since;
        arrange::write_rect(&mut placement, *rect);
        draft.put(placement);
        nest::grow_around(draft, view, &id)?;
    }
    Ok(id)
}
