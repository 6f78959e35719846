//! What follows from notes: who is asked by when, the numbers that people call them by, and the
//! records that their words mention.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use smol_str::SmolStr;

use super::day::Day;
use super::field::{FieldValue, ValueType};
use super::id::{ElementId, LinkId, NoteId, ViewId};
use super::map::SystemMap;
use super::records::{AnnotationStatus, Note, NoteKind};
use super::snapshot::Snapshot;
use super::table::Tables;
use super::value::{Name, Value};

impl Note {
    /// Whether it is said to somebody: a text on the map is part of the drawing.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.kind != NoteKind::Text
    }

    /// Whether it still asks for something.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status == AnnotationStatus::Open
    }

    /// Whether it should have been answered before `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.is_open() && Day::last_of(&self.due).is_some_and(|due| due < today)
    }

    /// Its title, or the first of its words that stand on one line.
    #[must_use]
    pub fn headline(&self) -> &str {
        if !self.title.trim().is_empty() {
            return self.title.trim();
        }
        let mut lines = self.text.lines().map(str::trim);
        lines.find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// The numbers of all notes but texts: each its own where no other bears it, the others those that
/// are left, in the order of their days and ids. So numbers stay when others come and go, and two
/// branches that gave the same number twice still have one note a number. O(n log n).
#[must_use]
pub fn note_numbers(tables: &Tables) -> BTreeMap<NoteId, u32> {
    let mut said: Vec<&Note> = tables.notes.iter().map(AsRef::as_ref).collect();
    said.retain(|note| note.is_said());
    said.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
    let mut out = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for note in &said {
        if let Some(number) = own_number(note)
            && taken.insert(number)
        {
            out.insert(note.id.clone(), number);
        }
    }
    let mut next = 1;
    for note in said {
        if out.contains_key(&note.id) {
            continue;
        }
        while !taken.insert(next) {
            next += 1;
        }
        out.insert(note.id.clone(), next);
    }
    out
}

/// The number that the next note gets. O(n log n).
#[must_use]
pub fn next_note_number(tables: &Tables) -> u32 {
    let last = note_numbers(tables).into_values().max();
    last.unwrap_or(0).saturating_add(1)
}

fn own_number(note: &Note) -> Option<u32> {
    const MOST: f64 = 1e9;
    let number = note.number.get();
    let is_count = number.fract() == 0.0 && (1.0..=MOST).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within the range was just checked"
    )]
    is_count.then_some(number as u32)
}

/// Where a text mentions records: `@` and the id of one that `is_known`, as long as it can be. An
/// address such as `dsi@metropole.fr` mentions nobody. O(length).
pub fn mentions(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    const LONGEST: usize = 120;
    let is_part = |c: char| c.is_alphanumeric() || "-_.:/".contains(c);
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = &text[at + 1..];
        let ends: Vec<usize> = rest
            .char_indices()
            .take(LONGEST)
            .take_while(|(_, c)| is_part(*c))
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        let found = ends.iter().rev().find(|end| is_known(&rest[..**end]));
        if let Some(end) = found {
            out.push(at..at + 1 + end);
        }
    }
    out
}

/// A text with the names of the records that it mentions in place of their ids; `name` gives the
/// name of an id, where there is such a record.
pub fn with_names(text: &str, name: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mention in mentions(text, |id| name(id).is_some()) {
        out.push_str(&text[from..mention.start]);
        let id = &text[mention.start + 1..mention.end];
        out.push_str(&name(id).unwrap_or_else(|| id.to_owned()));
        from = mention.end;
    }
    out.push_str(&text[from..]);
    out
}

/// What people call an element, link, note or view: as it stands in the snapshot, or else anywhere
/// in the map; a link without a name by its ends. `None` for an id of none of them.
#[must_use]
pub fn subject_name(map: &SystemMap, snapshot: Option<&Snapshot>, id: &str) -> Option<String> {
    let tables = map.tables();
    let element = |id: &ElementId| {
        let here = snapshot.and_then(|snapshot| snapshot.element_by_id(id));
        let element = here.or_else(|| tables.elements.get(id))?;
        Some(element.name.to_string())
    };
    if let Some(name) = element(&ElementId::from(id)) {
        return Some(if name.is_empty() { id.to_owned() } else { name });
    }
    if let Some(link) = tables.links.get(&LinkId::from(id)) {
        let end = |id: &ElementId| element(id).unwrap_or_else(|| id.to_string());
        return Some(match link.name.as_str() {
            "" => format!("{} → {}", end(&link.from), end(&link.to)),
            name => name.to_owned(),
        });
    }
    if let Some(view) = tables.views.get(&ViewId::from(id)) {
        return Some(view.name.to_string());
    }
    let note = tables.notes.get(&NoteId::from(id))?;
    Some(note.headline().to_owned())
}

/// One answer under a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Role of its author.
    pub author_role: SmolStr,
    /// Day of writing, ISO date.
    pub created: SmolStr,
    /// Its words.
    pub text: SmolStr,
}

impl FieldValue for Vec<Reply> {
    fn to_value(&self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        let fields = |reply: &Reply| {
            let named = [
                ("author_role", &reply.author_role),
                ("created", &reply.created),
                ("text", &reply.text),
            ];
            let present = named
                .into_iter()
                .filter_map(|(name, text)| Some((Name::new_static(name), text.to_value()?)));
            Value::Fields(present.collect())
        };
        Some(Value::List(self.iter().map(fields).collect()))
    }

    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        let list = match value {
            None | Some(Value::Nothing) => return Ok(Self::new()),
            Some(Value::List(list)) => list,
            Some(_) => return Err(ValueType::Replies),
        };
        list.iter()
            .map(|entry| {
                let fields = entry.as_fields().ok_or(ValueType::Replies)?;
                Ok(Reply {
                    author_role: SmolStr::from_value(fields.get("author_role"))?,
                    created: SmolStr::from_value(fields.get("created"))?,
                    text: SmolStr::from_value(fields.get("text"))?,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Patch, Record as _};

    fn named(id: &str) -> Option<String> {
        match id {
            "fw-1" => Some("Pare-feu".to_owned()),
            "fw-1.2" => Some("Module".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn a_mention_reads_as_the_name_and_everything_else_as_it_is() {
        let said = |text: &str| with_names(text, named);
        assert_eq!(said("voir @fw-1, vite"), "voir Pare-feu, vite");
        assert_eq!(said("@fw-1.2 et @fw-1."), "Module et Pare-feu.");
        assert_eq!(said("dsi@fw-1 @inconnu @"), "dsi@fw-1 @inconnu @");
        assert_eq!(said("<b>@fw-1</b>"), "<b>Pare-feu</b>");
        assert_eq!(said("é@fw-1 (@fw-1)"), "é@fw-1 (Pare-feu)");
    }

    #[test]
    fn numbers_stay_when_notes_come_and_go() {
        let note = |id: &str, number: f64, created: &str| {
            let mut note = Note::blank(NoteId::from(id));
            note.number = super::super::value::Finite::new(number).unwrap_or_default();
            note.created = created.into();
            note
        };
        let with = |notes: &[Note]| {
            let mut patch = Patch::new();
            notes.iter().for_each(|note| patch.add(note));
            let map = SystemMap::default().with(&patch).expect("it fits");
            note_numbers(map.tables())
        };
        let (a, b, c) = (
            note("b-first", 0.0, "2026-01-01"),
            note("a-second", 2.0, "2026-01-01"),
            note("0-third", 3.0, "2026-01-01"),
        );
        let all = with(&[a.clone(), b.clone(), c.clone()]);
        assert_eq!(all[&a.id], 1);
        assert_eq!(all[&b.id], 2);
        assert_eq!(with(&[a.clone(), c.clone()])[&c.id], 3);
        let twin = note("a-twin", 3.0, "2026-02-01");
        let both = with(&[c.clone(), twin.clone()]);
        assert_eq!((both[&c.id], both[&twin.id]), (3, 1), "one note a number");
    }

    #[test]
    fn a_day_that_is_over_makes_an_open_note_overdue() {
        let today = Day::new(2026, 11, 26).unwrap_or_default();
        let mut note = Note::blank(NoteId::from("n"));
        assert!(!note.is_overdue(today));
        note.due = "2026-11-26".into();
        assert!(!note.is_overdue(today), "the day itself still counts");
        note.due = "2026-10".into();
        assert!(note.is_overdue(today));
        note.status = AnnotationStatus::Resolved;
        assert!(!note.is_overdue(today));
        note.status = AnnotationStatus::Open;
        note.due = "bientôt".into();
        assert!(!note.is_overdue(today));
    }
}
