//! Two moves that put containers into each other.

use super::Merger;
use super::conflict::{Aspect, Choice, ConflictKey, ConflictKind, Move, Side};
use crate::model::field::FieldPath;
use crate::model::id::{ElementId, PlateauId};
use crate::model::patch::{Change, RecordKey};
use crate::model::promises;
use crate::model::table::{TableName, Tables};
use crate::model::timeline::Timeline;

const PARENT: &str = "parent";

impl Merger<'_> {
    /// Takes one move of a circle back, by the side that loses.
    pub(super) fn open_circle(
        &mut self,
        tables: &Tables,
        element: &ElementId,
        plateau: Option<&PlateauId>,
    ) -> bool {
        let timeline = Timeline::of(&tables.plateaus);
        let chain = plateau.map_or(&[][..], |plateau| timeline.chain(plateau));
        let circle = circle(tables, element, chain);
        let moves = self.moves_of(tables, &circle, chain);
        let Some(first) = moves.iter().map(|step| &step.element).min() else {
            return self.cut_circle(tables, element, chain);
        };
        let record = RecordKey::new(TableName::Elements, first.text().clone());
        let kind = ConflictKind::Cycle {
            plateau: plateau.cloned(),
            moves: moves.clone(),
        };
        let choice = self.conflict(&record, kind);
        let key = ConflictKey {
            record,
            aspect: Aspect::Containment,
        };
        for step in &moves {
            let moved = RecordKey::new(TableName::Elements, step.element.text().clone());
            self.touch(&key, &moved);
        }
        // What was moved before what came new: a new element has no place to go back to.
        let is_new = |step: &&Move| step.from.is_none();
        let of = |side: Option<Side>| {
            let mut steps: Vec<&Move> = moves
                .iter()
                .filter(|step| side.is_none_or(|side| step.side == side))
                .collect();
            steps.sort_by_key(|step| is_new(step));
            steps
        };
        let loser = match choice {
            Choice::Theirs => Some(Side::Ours),
            Choice::Base => None,
            _ => Some(Side::Theirs),
        };
        let mut losing = of(loser);
        if losing.is_empty() {
            losing = of(None);
        }
        if choice != Choice::Base {
            losing.truncate(1);
        }
        let mut has_moved = false;
        for step in losing {
            has_moved |= self.take_back(tables, step);
        }
        has_moved
    }

    /// A circle that nobody closed: it lay in overrides at a plateau that came back.
    fn cut_circle(&mut self, tables: &Tables, element: &ElementId, chain: &[PlateauId]) -> bool {
        let key = RecordKey::new(TableName::Elements, element.text().clone());
        let Some(mut fields) = tables.fields_of(key.table, &key.id) else {
            return false;
        };
        let overrides = chain.iter().rev();
        let path = overrides
            .map(|plateau| FieldPath::at(plateau.clone(), PARENT))
            .chain([FieldPath::own(PARENT)])
            .find(|path| fields.contains_key(path));
        if path.is_none_or(|path| fields.remove(&path).is_none()) {
            return false;
        }
        self.set_merged(&key, Some(&fields));
        true
    }

    fn take_back(&mut self, tables: &Tables, step: &Move) -> bool {
        let key = RecordKey::new(TableName::Elements, step.element.text().clone());
        let Some(mut fields) = tables.fields_of(key.table, &key.id) else {
            return false;
        };
        if fields.get(&step.path) == step.from.as_ref() {
            return false;
        }
        match &step.from {
            Some(value) => fields.insert(step.path.clone(), value.clone()),
            None => fields.remove(&step.path),
        };
        self.set_merged(&key, Some(&fields));
        true
    }

    /// The moves of either side that a circle is made of.
    fn moves_of(&self, tables: &Tables, circle: &[ElementId], chain: &[PlateauId]) -> Vec<Move> {
        let mut moves = Vec::new();
        for element in circle {
            let key = RecordKey::new(TableName::Elements, element.text().clone());
            let fields = tables.fields_of(key.table, &key.id).unwrap_or_default();
            let base = self.base.tables().fields_of(key.table, &key.id);
            for side in Side::BOTH {
                let paths = chain
                    .iter()
                    .map(|plateau| FieldPath::at(plateau.clone(), PARENT))
                    .chain([FieldPath::own(PARENT)]);
                for path in paths {
                    let to = match self.side(side).get(&key) {
                        Some(Change::Added(fields)) => fields.get(&path).cloned(),
                        Some(Change::Changed(fields)) => match fields.get(&path) {
                            Some(change) => change.to.clone(),
                            None => continue,
                        },
                        _ => continue,
                    };
                    let from = base.as_ref().and_then(|base| base.get(&path).cloned());
                    if fields.get(&path) == to.as_ref() && from != to {
                        moves.push(Move {
                            element: element.clone(),
                            path,
                            side,
                            from,
                            to,
                        });
                    }
                }
            }
        }
        moves.sort_by(|a, b| (&a.element, &a.path, a.side).cmp(&(&b.element, &b.path, b.side)));
        moves
    }
}

/// The elements of a circle of containment, from one of them upwards.
fn circle(tables: &Tables, start: &ElementId, chain: &[PlateauId]) -> Vec<ElementId> {
    let mut circle = Vec::new();
    let mut next = Some(start.clone());
    while let Some(id) = next {
        next = tables
            .elements
            .get(&id)
            .and_then(|element| promises::parent_at(element, chain))
            .filter(|parent| parent != start && circle.len() <= tables.elements.len());
        circle.push(id);
    }
    circle
}
