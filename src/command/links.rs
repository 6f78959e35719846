//! New links, and links with other ends.

use super::{Draft, Refusal};
use crate::catalogue::{self, LinkKind};
use crate::locale::{Message, msg};
use crate::model::{Element, ElementId, KindId, Link, LinkId, Record as _, SystemMap, Value};

/// The kinds of links that may join two elements, in the catalogue's order.
#[must_use]
pub fn legal_kinds(map: &SystemMap, from: &ElementId, to: &ElementId) -> Vec<&'static LinkKind> {
    let kind_of = |id: &ElementId| {
        map.tables()
            .elements
            .get(id)
            .and_then(|element| catalogue::element_kind(element.kind.as_str()))
    };
    let (Some(source), Some(target)) = (kind_of(from), kind_of(to)) else {
        return Vec::new();
    };
    catalogue::LINK_KINDS
        .iter()
        .filter(|kind| kind.may_join(source, target))
        .collect()
}

/// Adds a link.
pub(super) fn connect(
    draft: &mut Draft<'_, '_>,
    kind: &KindId,
    from: &ElementId,
    to: &ElementId,
) -> Result<(), Refusal> {
    if catalogue::link_kind(kind.as_str()).is_none() {
        return Err(msg::COMMAND_UNKNOWN_KIND.with("kind", kind.as_str()).into());
    }
    let source = draft.need::<Element>(from)?;
    let target = draft.need::<Element>(to)?;
    refuse_loop(from, to)?;
    let id = LinkId::from(draft.fresh_id(&format!("{} {}", source.name, target.name)));
    let mut link = Link::blank(id);
    link.kind = kind.clone();
    link.from = from.clone();
    link.to = to.clone();
    link.since = draft.since_now();
    draft.put(link);
    Ok(())
}

/// Gives a link other ends.
pub(super) fn reconnect(
    draft: &mut Draft<'_, '_>,
    id: &LinkId,
    from: &ElementId,
    to: &ElementId,
) -> Result<(), Refusal> {
    draft.need::<Element>(from)?;
    draft.need::<Element>(to)?;
    refuse_loop(from, to)?;
    let mut link = draft.need::<Link>(id)?;
    draft.set_field(&mut link, "from", Some(&Value::Text(from.text().clone())))?;
    draft.set_field(&mut link, "to", Some(&Value::Text(to.text().clone())))?;
    draft.put(link);
    Ok(())
}

pub(super) fn refuse_loop(from: &ElementId, to: &ElementId) -> Result<(), Refusal> {
    if from == to {
        Err(Message::from(msg::COMMAND_SELF_LINK).into())
    } else {
        Ok(())
    }
}
