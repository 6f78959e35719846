//! Taking records out of a map, so that what stays is a sound map.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::SmolStr;

use super::held::{Held, id_value};
use super::report::{How, Withheld};
use super::rows::name_of;
use crate::locale::{Message, msg};
use crate::model::{
    Element, ElementId, Link, LinkId, NoteId, PRESENT, Placement, Recipe, Record, RecordKey,
    RedactionProfile, SubjectId, SystemMap, TableName, Tables, Timeline, Value, View, ViewId,
};

/// What structure leaves: the tables without what is held back, and what became of that.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The tables, with ids as they were. References other than parents, ends of links and
    /// placements may still name what is gone.
    pub(super) tables: Tables,
    /// The records that are gone, and the element that stands in for them, where one does.
    pub(super) gone: BTreeMap<RecordKey, Option<SmolStr>>,
    /// What was held back.
    pub(super) report: Vec<Withheld>,
}

/// Takes out what a profile holds back as records. O(records × plateaus × depth).
pub(super) fn take_out(map: &SystemMap, profile: &RedactionProfile) -> Left {
    let held = Held::of(map, profile);
    let mut left = Left {
        tables: map.tables().clone(),
        ..Left::default()
    };
    left.forget_tables(profile);
    if !held.is_empty() {
        left.lay_anew(map, &held);
        left.take_elements(map, &held);
        left.join_anew(map, &held);
    }
    left.follow(map, &held);
    left
}

/// Takes all records out of a table, unless the profile keeps them.
macro_rules! empty {
    ($left:ident, $keeps:expr, $($table:ident),*) => {
        if !$keeps {
            $(
                let all: Vec<_> = $left.tables.$table.iter().cloned().collect();
                for record in all {
                    $left.tables.$table.remove(&record.id);
                    $left.is_gone(record.as_ref(), None, How::Removed, msg::REDACTION_TABLE_OUT.into());
                }
            )*
        }
    };
}

impl Left {
    fn is_gone<R: Record>(&mut self, record: &R, by: Option<&SmolStr>, how: How, what: Message) {
        let key = RecordKey::of(record);
        self.report.push(Withheld {
            name: name_of(&key.id, &record.fields()),
            record: key.clone(),
            field: None,
            how,
            what,
        });
        self.gone.insert(key, by.cloned());
    }

    fn forget_tables(&mut self, profile: &RedactionProfile) {
        let left = self;
        empty!(left, profile.keeps_notes, notes);
        empty!(
            left,
            profile.keeps_assurance,
            requirements,
            exemptions,
            standards,
            data_types,
            targets
        );
        empty!(left, profile.keeps_projects, work_packages);
        empty!(left, profile.keeps_scenarios, scenarios);
        // What is held back, and how the map is exported, is for those who hold it.
        left.tables.redactions = crate::model::Table::default();
    }

    /// Puts what lies in something that is held back into what contains that.
    fn lay_anew(&mut self, map: &SystemMap, held: &Held<'_>) {
        let all = map.tables().elements.iter();
        for element in all.filter(|it| !held.has(&it.id) && held.lies_in_one(&it.id)) {
            let mut moved = Element::clone(element);
            moved.parent = held.container(&element.id, &[]);
            forget(&mut moved, &["parent"]);
            let mut at = moved.at.clone();
            for plateau in map.timeline().order() {
                let chain = map.timeline().chain(plateau);
                let wanted = held.container(&element.id, chain);
                let stands = chain.iter().rev().find_map(|p| at.get(p)?.get("parent"));
                let now = match stands {
                    Some(value) => value.as_text().map(ElementId::from),
                    None => moved.parent.clone(),
                };
                if now != wanted {
                    let fields = at.entry(plateau.clone()).or_default();
                    fields.insert("parent".into(), id_value(wanted.as_ref()));
                }
            }
            moved.at = at;
            self.tables.elements.insert(Arc::new(moved));
        }
    }

    fn take_elements(&mut self, map: &SystemMap, held: &Held<'_>) {
        let all: Vec<_> = map.tables().elements.iter().cloned().collect();
        for element in all.into_iter().filter(|it| held.has(&it.id)) {
            self.tables.elements.remove(&element.id);
            let holder = held.stand_in(&element.id);
            let (how, what) = match &holder {
                Some(holder) => {
                    let name = map.tables().elements.get(holder).map(|it| it.name.clone());
                    let into = name.filter(|name| !name.is_empty());
                    let into = into.unwrap_or_else(|| holder.text().clone());
                    (
                        How::Merged,
                        msg::REDACTION_MERGED.with("into", into.as_str()),
                    )
                }
                None => (How::Removed, msg::REDACTION_REMOVED.into()),
            };
            let by = holder.as_ref().map(ElementId::text);
            self.is_gone(element.as_ref(), by, how, what);
        }
    }

    /// Leads links to where their ends are now. What starts where it ends is gone then, and of
    /// several that say the same, one stays: of those that were left as they are, where there are.
    fn join_anew(&mut self, map: &SystemMap, held: &Held<'_>) {
        let touched = |link: &Link| {
            let ends = link.ends_of_all_plateaus();
            ends.iter().any(|(from, to)| held.has(from) || held.has(to))
        };
        let (mut moved, stayed): (Vec<_>, Vec<_>) = map
            .tables()
            .links
            .iter()
            .cloned()
            .partition(|link| touched(link));
        let mut said: BTreeSet<Said> = stayed.iter().map(|link| said_by(link)).collect();
        moved.sort_by(|a, b| a.id.cmp(&b.id));
        for link in moved {
            self.tables.links.remove(&link.id);
            let Some(led) = lead(map, held, &link) else {
                self.is_gone(
                    link.as_ref(),
                    None,
                    How::Removed,
                    msg::REDACTION_LINK_OUT.into(),
                );
                continue;
            };
            if said.insert(said_by(&led)) {
                self.tables.links.insert(Arc::new(led));
                let key = RecordKey::of(link.as_ref());
                self.report.push(Withheld {
                    name: name_of(&key.id, &link.fields()),
                    record: key,
                    field: None,
                    how: How::Merged,
                    what: msg::REDACTION_LINK_LED.into(),
                });
                self.straighten(&link.id);
            } else {
                self.is_gone(
                    link.as_ref(),
                    None,
                    How::Removed,
                    msg::REDACTION_LINK_TWICE.into(),
                );
            }
        }
    }

    /// Forgets the bends of a link that runs elsewhere now.
    fn straighten(&mut self, link: &LinkId) {
        let views: Vec<ViewId> = self
            .tables
            .views
            .iter()
            .map(|view| view.id.clone())
            .collect();
        for view in views {
            let id = Placement::id_for(&view, &SubjectId::from(link));
            if let Some(placement) = self.tables.placements.get(&id) {
                let mut plain = Placement::clone(placement);
                plain.bends.clear();
                plain.label_at = None;
                forget(&mut plain, &["bends", "label_at"]);
                self.tables.placements.insert(Arc::new(plain));
            }
        }
    }

    /// Lets all else follow what is gone.
    fn follow(&mut self, map: &SystemMap, held: &Held<'_>) {
        self.follow_in_views(held);
        self.follow_placements(map, held);
        self.follow_notes();
        self.follow_lists();
    }

    fn element_for(&self, id: &ElementId) -> Option<ElementId> {
        let key = RecordKey::new(TableName::Elements, id.text().clone());
        match self.gone.get(&key) {
            Some(by) => by.clone().map(ElementId::from),
            None => Some(id.clone()),
        }
    }

    fn follow_in_views(&mut self, held: &Held<'_>) {
        if held.is_empty() {
            return;
        }
        let views: Vec<_> = self.tables.views.iter().cloned().collect();
        for view in views {
            let mut led = View::clone(&view);
            led.center = led.center.and_then(|id| self.element_for(&id));
            led.of = led.of.and_then(|id| self.element_for(&id));
            led.gathered = self.elements_for(&led.gathered);
            led.recipe = led.recipe.and_then(|recipe| self.recipe_for(recipe));
            forget(&mut led, &["center", "of", "gathered", "recipe"]);
            if led != *view {
                self.tables.views.insert(Arc::new(led));
            }
        }
    }

    fn elements_for(&self, ids: &[ElementId]) -> Vec<ElementId> {
        let mut seen = BTreeSet::new();
        ids.iter()
            .filter_map(|id| self.element_for(id))
            .filter(|id| seen.insert(id.clone()))
            .collect()
    }

    fn recipe_for(&self, recipe: Recipe) -> Option<Recipe> {
        match recipe {
            Recipe::Around { from, depth, way } => {
                let from = self.elements_for(&from);
                (!from.is_empty()).then_some(Recipe::Around { from, depth, way })
            }
            Recipe::Zone { zone } => self.element_for(&zone).map(|zone| Recipe::Zone { zone }),
            Recipe::Service { service } => self
                .element_for(&service)
                .map(|service| Recipe::Service { service }),
            Recipe::Inside { holder } => self
                .element_for(&holder)
                .map(|holder| Recipe::Inside { holder }),
            other => Some(other),
        }
    }

    /// Placements go with what they place; a container that took something in stands where that
    /// stood, in views that did not show it. A view that shows nothing any more is gone too.
    fn follow_placements(&mut self, map: &SystemMap, held: &Held<'_>) {
        let all: Vec<_> = map.tables().placements.iter().cloned().collect();
        let mut emptied = BTreeSet::new();
        let mut filled = BTreeSet::new();
        for placement in &all {
            if self.tables.has_subject(&placement.subject) {
                filled.insert(placement.view.clone());
                continue;
            }
            self.tables.placements.remove(&placement.id);
            emptied.insert(placement.view.clone());
            let element = ElementId::from(placement.subject.text().clone());
            let Some(holder) = held
                .has(&element)
                .then(|| held.stand_in(&element))
                .flatten()
            else {
                continue;
            };
            let subject = SubjectId::from(&holder);
            let id = Placement::id_for(&placement.view, &subject);
            filled.insert(placement.view.clone());
            if !self.tables.placements.contains(&id) {
                let mut placed = Placement::clone(placement);
                placed.id = id;
                placed.subject = subject;
                self.tables.placements.insert(Arc::new(placed));
            }
        }
        for id in emptied.difference(&filled) {
            if let Some(view) = self.tables.views.remove(id) {
                self.is_gone(
                    view.as_ref(),
                    None,
                    How::Removed,
                    msg::REDACTION_VIEW_OUT.into(),
                );
            }
        }
    }

    /// A note about something that is gone speaks of it; one about what was merged speaks of that.
    fn follow_notes(&mut self) {
        loop {
            let gone_target = |target: &SubjectId| {
                let tables = [
                    TableName::Elements,
                    TableName::Links,
                    TableName::Notes,
                    TableName::Views,
                ];
                tables.into_iter().any(|table| {
                    let key = RecordKey::new(table, target.text().clone());
                    self.gone.get(&key).is_some_and(Option::is_none)
                })
            };
            let notes = self.tables.notes.iter();
            let speaking: Vec<_> = notes
                .filter(|note| note.target.as_ref().is_some_and(gone_target))
                .cloned()
                .collect();
            if speaking.is_empty() {
                return;
            }
            for note in speaking {
                self.tables.notes.remove(&note.id);
                let views: Vec<_> = self
                    .tables
                    .views
                    .iter()
                    .map(|view| view.id.clone())
                    .collect();
                for view in views {
                    let id = Placement::id_for(&view, &SubjectId::from(&NoteId::clone(&note.id)));
                    self.tables.placements.remove(&id);
                }
                self.is_gone(
                    note.as_ref(),
                    None,
                    How::Removed,
                    msg::REDACTION_NOTE_OUT.into(),
                );
            }
        }
    }

    /// Scenarios in which nothing is lost any more, and exemptions for what is gone.
    fn follow_lists(&mut self) {
        let scenarios: Vec<_> = self.tables.scenarios.iter().cloned().collect();
        for scenario in scenarios {
            let named = || scenario.lost.iter().chain(&scenario.degraded);
            if named().next().is_some() && named().all(|id| self.element_for(id).is_none()) {
                self.tables.scenarios.remove(&scenario.id);
                let what = msg::REDACTION_SCENARIO_OUT.into();
                self.is_gone(scenario.as_ref(), None, How::Removed, what);
            }
        }
        let exemptions: Vec<_> = self.tables.exemptions.iter().cloned().collect();
        for exemption in exemptions {
            let subject = exemption.subject.as_ref().map(SubjectId::text);
            let is_gone = subject.is_some_and(|id| {
                [TableName::Elements, TableName::Links]
                    .into_iter()
                    .any(|table| self.gone.contains_key(&RecordKey::new(table, id.clone())))
            });
            if is_gone {
                self.tables.exemptions.remove(&exemption.id);
                let what = msg::REDACTION_NOTE_OUT.into();
                self.is_gone(exemption.as_ref(), None, How::Removed, what);
            }
        }
    }
}

/// Takes fields out of the overrides of a record.
fn forget<R: Record>(record: &mut R, names: &[&'static str]) {
    let plateaus: Vec<_> = record.overrides().keys().cloned().collect();
    for plateau in plateaus {
        for name in names {
            let path = crate::model::FieldPath::at(plateau.clone(), *name);
            let _gone = record.set(&path, None).is_ok();
        }
    }
}

/// What a link says: its kind, its ends and when; of two that say the same one is enough.
type Said = (String, Vec<(SmolStr, Vec<(SmolStr, Value)>)>);

fn said_by(link: &Link) -> Said {
    let own = format!(
        "{} {} {} {}",
        link.kind,
        link.from,
        link.to,
        link.since.as_ref().map_or("", |id| id.as_str())
    );
    let is_said = |name: &SmolStr| ["from", "to", "kind", PRESENT].contains(&name.as_str());
    let later = link.at.iter().map(|(plateau, fields)| {
        let fields = fields.iter().filter(|(name, _)| is_said(name));
        let fields = fields.map(|(name, value)| (name.clone(), value.clone()));
        (plateau.text().clone(), fields.collect::<Vec<_>>())
    });
    (
        own,
        later.filter(|(_, fields)| !fields.is_empty()).collect(),
    )
}

/// A link whose ends are what they were merged into, plateau by plateau; not there where an end is
/// gone, or where both are the same now. `None` where that is so at every plateau.
fn lead(map: &SystemMap, held: &Held<'_>, link: &Arc<Link>) -> Option<Link> {
    let timeline = map.timeline();
    let ends = |chain: &[crate::model::PlateauId]| {
        let (from, to) = ends_at(link, chain);
        let led = (held.end(&from, chain)?, held.end(&to, chain)?);
        (led.0 != led.1 || from == to).then_some(led)
    };
    let mut led = Link::clone(link);
    let base = ends(&[]);
    let first = base.clone().or_else(|| {
        let mut later = timeline.order().iter();
        later.find_map(|plateau| ends(timeline.chain(plateau)))
    })?;
    (led.from, led.to) = first;
    forget(&mut led, &["from", "to"]);
    let mut is_anywhere = base.is_some() && timeline.order().is_empty();
    for plateau in timeline.order() {
        let chain = timeline.chain(plateau);
        let wanted = ends(chain);
        let was_there = Timeline::is_present(link.as_ref(), chain);
        let is_there = was_there && wanted.is_some();
        is_anywhere |= is_there;
        if Timeline::is_present(&led, chain) != is_there {
            let fields = led.at.entry(plateau.clone()).or_default();
            fields.insert(PRESENT.into(), Value::Flag(is_there));
        }
        let Some((from, to)) = wanted.filter(|_| is_there) else {
            continue;
        };
        let now = ends_at(&led, chain);
        let fields = led.at.entry(plateau.clone()).or_default();
        if now.0 != from {
            fields.insert("from".into(), id_value(Some(&from)));
        }
        if now.1 != to {
            fields.insert("to".into(), id_value(Some(&to)));
        }
    }
    led.at.retain(|_, fields| !fields.is_empty());
    is_anywhere.then_some(led)
}

/// The ends of a link at the end of a chain of plateaus.
fn ends_at(link: &Link, chain: &[crate::model::PlateauId]) -> (ElementId, ElementId) {
    let at = |name: &str, own: &ElementId| {
        let later = chain
            .iter()
            .rev()
            .find_map(|p| link.at.get(p)?.get(name)?.as_text());
        later.map_or_else(|| own.clone(), ElementId::from)
    };
    (at("from", &link.from), at("to", &link.to))
}
