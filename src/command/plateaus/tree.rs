//! New plateaus, and plateaus that get other words or another base.

use super::super::draft::Drafted;
use super::super::{Draft, Refusal};
use super::presence::Presence;
use super::values::settle_home;
use super::{PlateauForm, name_of, need, refuse};
use crate::locale::msg;
use crate::model::{
    Element, Link, Note, Placement, Plateau, PlateauId, PlateauKind, Record, Table, Timeline,
};

/// Adds a plateau; those of `before` build on it from now on.
pub(super) fn create(
    draft: &mut Draft<'_, '_>,
    form: &PlateauForm,
    based_on: Option<&PlateauId>,
    before: &[PlateauId],
    existing: &str,
) -> Result<(), Refusal> {
    let map = draft.map();
    let timeline = map.timeline();
    let mut base = based_on.cloned();
    if let Some(base) = based_on {
        need(draft, base)?;
    }
    for later in before {
        need(draft, later)?;
        if timeline.base(later) != based_on {
            return Err(msg::PLATEAUS_NOT_BETWEEN
                .with("plateau", name_of(map, later))
                .into());
        }
    }
    if timeline.first().is_none() {
        // What there is becomes a plateau of its own, so that nothing of it moves.
        let mut root = Plateau::blank(PlateauId::from(draft.fresh_id(existing)));
        let words = PlateauForm {
            name: existing.into(),
            kind: PlateauKind::Existing,
            ..PlateauForm::default()
        };
        words.write(&mut root)?;
        base = Some(root.id.clone());
        draft.put(root);
    } else if based_on.is_none() && before.is_empty() {
        confine_all(draft, timeline);
    }
    let mut plateau = Plateau::blank(PlateauId::from(draft.fresh_id(&form.name)));
    form.write(&mut plateau)?;
    plateau.based_on = base;
    for later in before {
        let mut record = draft.need::<Plateau>(later)?;
        record.based_on = Some(plateau.id.clone());
        draft.put(record);
    }
    draft.put(plateau);
    Ok(())
}

/// Writes other words about a plateau, and gives it another base.
pub(super) fn edit(
    draft: &mut Draft<'_, '_>,
    id: &PlateauId,
    form: &PlateauForm,
    based_on: Option<&PlateauId>,
) -> Result<(), Refusal> {
    let map = draft.map();
    let timeline = map.timeline();
    let mut plateau = draft.need::<Plateau>(id)?;
    form.write(&mut plateau)?;
    if plateau.based_on.as_ref() != based_on {
        match based_on {
            Some(base) => {
                need(draft, base)?;
                if timeline.builds_on(base, id) {
                    return Err(msg::PLATEAUS_CIRCLE
                        .with("plateau", name_of(map, id))
                        .with("base", name_of(map, base))
                        .into());
                }
                if timeline.roots() == [id.clone()] {
                    return Err(refuse(msg::PLATEAUS_LAST_ROOT));
                }
            }
            None => confine_all(draft, timeline),
        }
        plateau.based_on = based_on.cloned();
        let mut plateaus: Table<Plateau> = map.tables().plateaus.clone();
        plateaus.insert(plateau.clone().into());
        let after = Timeline::of(&plateaus);
        if timeline.roots().len() > 1 && after.roots().len() == 1 {
            come_home_all(draft, &after);
        }
    }
    draft.put(plateau);
    Ok(())
}

/// Where one plateau is the root of all others from now on, what it overrides belongs to the
/// records themselves.
fn come_home_all(draft: &mut Draft<'_, '_>, after: &Timeline) {
    come_home::<Element>(draft, after);
    come_home::<Link>(draft, after);
    come_home::<Note>(draft, after);
    come_home::<Placement>(draft, after);
}

fn come_home<R: Drafted>(draft: &mut Draft<'_, '_>, after: &Timeline) {
    for record in R::rows(draft.map()).iter() {
        if record.since().is_none() && record.overrides().is_empty() {
            continue;
        }
        let mut presence = Presence::of(record.as_ref());
        presence.settle(after);
        let mut record = R::clone(record);
        presence.write(&mut record, after);
        settle_home(&mut record, after);
        draft.put(record);
    }
}

/// Binds all that was there from the start to the plateaus that began it, so that another one can
/// begin empty.
fn confine_all(draft: &mut Draft<'_, '_>, timeline: &Timeline) {
    confine::<Element>(draft, timeline);
    confine::<Link>(draft, timeline);
    confine::<Note>(draft, timeline);
    confine::<Placement>(draft, timeline);
}

fn confine<R: Drafted>(draft: &mut Draft<'_, '_>, timeline: &Timeline) {
    let roots = timeline.roots();
    for record in R::rows(draft.map()).iter() {
        let mut presence = Presence::of(record.as_ref());
        if !presence.from_start {
            continue;
        }
        presence.from_start = false;
        for root in &roots {
            presence.says.entry(root.clone()).or_insert(true);
        }
        let mut bound = R::clone(record);
        presence.write(&mut bound, timeline);
        draft.put(bound);
    }
}
