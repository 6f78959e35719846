//! Replacing patterns and words in every text of a map.

use std::collections::BTreeSet;
use std::ops::Range;

use smol_str::SmolStr;

use super::fields::{ids_in, is_own_word, is_telling};
use super::ids::Renames;
use super::patterns::{Pattern, pattern};
use super::redact::Work;
use super::report::How;
use super::rows::texts_of;
use super::tokens::Tokens;
use super::words::{Bounds, Finder};
use crate::locale::msg;
use crate::model::{FieldPath, RecordFields, RecordKey, TableName, Value};

/// Looks for everything that is replaced in texts.
pub(super) struct Replacer {
    finder: Finder,
    patterns: Vec<&'static Pattern>,
}

/// A place in a text, and what comes there.
struct Spot {
    range: Range<usize>,
    by: SmolStr,
}

impl Replacer {
    /// For the words and patterns that are known so far.
    pub(super) fn of(work: &Work<'_>) -> Self {
        Self {
            finder: work.words.finder(),
            patterns: patterns_of(work),
        }
    }

    /// Whether anything in a text would be replaced.
    pub(super) fn finds_in(&self, text: &str) -> bool {
        if !self.finder.find(text).is_empty() {
            return true;
        }
        let mut found = Vec::new();
        self.patterns
            .iter()
            .for_each(|one| one.find(text, &mut found));
        !found.is_empty()
    }

    /// The text as it may go out; `None` where it may as it is.
    pub(super) fn replaced(&self, text: &str, tokens: &mut Tokens) -> Option<SmolStr> {
        self.replaced_with(text, tokens, &mut |_| {})
    }

    /// The same; `hidden` gets each piece of text that was replaced.
    fn replaced_with(
        &self,
        text: &str,
        tokens: &mut Tokens,
        hidden: &mut dyn FnMut(&str),
    ) -> Option<SmolStr> {
        let spots = self.spots(text, tokens, hidden);
        if spots.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for spot in spots {
            out.push_str(text.get(from..spot.range.start).unwrap_or_default());
            out.push_str(&spot.by);
            from = spot.range.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Some(out.into())
    }

    /// Places that do not overlap: of several the one that starts first, then the longest, drawn out
    /// over what reaches beyond it.
    fn spots(&self, text: &str, tokens: &mut Tokens, hidden: &mut dyn FnMut(&str)) -> Vec<Spot> {
        let mut all: Vec<(Range<usize>, Option<SmolStr>, &'static str)> = Vec::new();
        for (range, replacement) in self.finder.find(text) {
            all.push((range, Some(replacement.by.clone()), ""));
        }
        let mut found = Vec::new();
        for pattern in &self.patterns {
            found.clear();
            pattern.find(text, &mut found);
            all.extend(
                found
                    .iter()
                    .map(|range| (range.clone(), None, pattern.prefix)),
            );
        }
        all.sort_by_key(|(range, by, _)| (range.start, std::cmp::Reverse(range.end), by.is_none()));
        let mut spots: Vec<Spot> = Vec::new();
        for (range, by, prefix) in all {
            let Some(here) = text.get(range.clone()).filter(|here| !here.is_empty()) else {
                continue;
            };
            hidden(here);
            if let Some(last) = spots.last_mut().filter(|last| range.start < last.range.end) {
                last.range.end = last.range.end.max(range.end);
                continue;
            }
            let by = by.unwrap_or_else(|| tokens.of(prefix, here));
            spots.push(Spot { range, by });
        }
        spots
    }
}

fn patterns_of(work: &Work<'_>) -> Vec<&'static Pattern> {
    let asked: BTreeSet<&str> = work.profile.patterns.iter().map(SmolStr::as_str).collect();
    let all = Pattern::ALL;
    all.iter()
        .filter(|one| asked.contains(one.id))
        .filter_map(|one| pattern(one.id))
        .collect()
}

/// Finds what the patterns match anywhere, so that it is replaced also where no pattern knows it: a
/// password stands behind *password:* in one note and alone in another.
pub(super) fn gather(work: &mut Work<'_>) {
    let patterns = patterns_of(work);
    if patterns.is_empty() {
        return;
    }
    let mut values: BTreeSet<(SmolStr, &'static str)> = BTreeSet::new();
    let mut in_order: Vec<(SmolStr, &'static str)> = Vec::new();
    let mut found = Vec::new();
    let mut texts = Vec::new();
    for (path_of, fields) in &work.rows {
        for (path, value) in fields {
            texts.clear();
            texts_of(value, &mut texts);
            for text in &texts {
                if is_own_word(path_of.table, path, text) {
                    continue;
                }
                for pattern in &patterns {
                    found.clear();
                    pattern.find(text, &mut found);
                    for range in &found {
                        let value = SmolStr::new(text.get(range.clone()).unwrap_or_default());
                        if values.insert((value.clone(), pattern.prefix)) {
                            in_order.push((value, pattern.prefix));
                        }
                    }
                }
            }
        }
    }
    for (value, prefix) in in_order {
        let token = work.tokens.of(prefix, &value);
        if is_telling(&value) {
            work.words.add(&value, &token, Bounds::Word);
        }
        work.hidden.insert(value);
    }
}

/// Replaces in every text, and lets all ids follow.
pub(super) fn replace(work: &mut Work<'_>, renames: &Renames) {
    let replacer = Replacer::of(work);
    let rows = std::mem::take(&mut work.rows);
    for (key, before) in rows {
        let mut after = RecordFields::new();
        for (path, value) in &before {
            let mut hidden = Vec::new();
            let mut one = One {
                replacer: &replacer,
                renames,
                tokens: &mut work.tokens,
                hidden: &mut hidden,
                table: key.table,
                path,
            };
            let changed = one.value(value);
            let name = one.attribute(&before);
            if !hidden.is_empty() {
                work.hidden.extend(hidden);
                let by = changed.as_ref().map_or_else(String::new, short);
                let what = msg::REDACTION_TEXT.with("by", by);
                work.tell(&key, &before, path, How::Replaced, what);
            }
            let plateau = path.plateau.as_ref();
            let plateau = plateau.map(|id| renames.plateau(id));
            if let (Some(changed), Some(name)) = (changed, name) {
                after.insert(FieldPath { plateau, name }, changed);
            }
        }
        let id = match key.table {
            TableName::Placements => placement_id(&after),
            _ => renames.of(&key),
        };
        work.rows.insert(RecordKey::new(key.table, id), after);
    }
}

/// A value in a line of a report.
fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let whole = value.to_string().replace(['\n', '\r'], " ");
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let cut: String = whole.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

fn placement_id(fields: &RecordFields) -> SmolStr {
    let text = |name: &'static str| {
        let value = fields.get(&FieldPath::own(name)).and_then(Value::as_text);
        value.unwrap_or_default().to_owned()
    };
    smol_str::format_smolstr!("{}/{}", text("view"), text("subject"))
}

/// One field on its way out.
struct One<'a> {
    replacer: &'a Replacer,
    renames: &'a Renames,
    tokens: &'a mut Tokens,
    hidden: &'a mut Vec<SmolStr>,
    table: TableName,
    path: &'a FieldPath,
}

impl One<'_> {
    /// The name of the field; `None` for an attribute whose very name is held back.
    fn attribute(&mut self, fields: &RecordFields) -> Option<SmolStr> {
        let name = &self.path.name;
        let is_known = crate::catalogue::attribute(name).is_some() || name.len() < 4;
        let is_attribute = !is_known && !is_field(self.table, name);
        if is_attribute && fields.contains_key(self.path) && self.replacer.finds_in(name) {
            self.hidden.push(name.clone());
            return None;
        }
        Some(name.clone())
    }

    /// The value as it may go out; `None` where nothing is left of it.
    fn value(&mut self, value: &Value) -> Option<Value> {
        let name = self.path.name.as_str();
        if let Some(tables) = ids_in(self.table, name) {
            return self.ids(tables, value);
        }
        match (self.table, name) {
            (TableName::Views, "recipe" | "filters") => {
                Some(self.named(value, &[TableName::Elements, TableName::Plateaus]))
            }
            (TableName::Elements, "processed_by") => {
                Some(self.named(value, &[TableName::Elements]))
            }
            // What belongs together says so by a word of its own that nobody reads.
            (TableName::Placements, "groups" | "layer") => Some(self.marks(value)),
            (TableName::Views, "layers") => Some(self.layers(value)),
            // A picture is found by its name: with another name there is none.
            (TableName::Elements, "backdrop") | (TableName::Map, "logo") => {
                let text = value.as_text().unwrap_or_default();
                if self.replacer.finds_in(text) {
                    self.hidden.push(text.into());
                    return None;
                }
                Some(value.clone())
            }
            _ => Some(self.texts(value)),
        }
    }

    fn texts(&mut self, value: &Value) -> Value {
        match value {
            Value::Text(text) => Value::Text(self.text(text)),
            Value::List(list) => Value::List(list.iter().map(|one| self.texts(one)).collect()),
            Value::Fields(fields) => Value::Fields(
                fields
                    .iter()
                    .map(|(name, one)| (name.clone(), self.texts(one)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    fn text(&mut self, text: &SmolStr) -> SmolStr {
        if is_own_word(self.table, self.path, text) {
            return text.clone();
        }
        if let Some(by) = self.renames.anywhere(text) {
            self.hidden.push(text.clone());
            return by;
        }
        let hidden = &mut *self.hidden;
        let mut hide = |piece: &str| hidden.push(piece.into());
        self.replacer
            .replaced_with(text, self.tokens, &mut hide)
            .unwrap_or_else(|| text.clone())
    }

    /// Ids in a field of ids: led to where their records are now, dropped with them.
    fn ids(&mut self, tables: &[TableName], value: &Value) -> Option<Value> {
        match value {
            Value::Text(id) => match self.renames.led(tables, id) {
                Some(led) => led.map(Value::Text).or_else(|| {
                    // An override that named what is gone must not give way to the older value.
                    self.path.plateau.is_some().then_some(Value::Nothing)
                }),
                None => Some(Value::Text(self.text(id))),
            },
            Value::List(list) => {
                let mut kept: Vec<Value> = Vec::new();
                for one in list {
                    if let Some(led) = self.ids(tables, one).filter(|led| *led != Value::Nothing)
                        && !kept.contains(&led)
                    {
                        kept.push(led);
                    }
                }
                let is_left = !kept.is_empty() || list.is_empty() || self.path.plateau.is_some();
                is_left.then_some(Value::List(kept))
            }
            other => Some(self.texts(other)),
        }
    }

    /// Values that name records among other words.
    fn named(&mut self, value: &Value, tables: &[TableName]) -> Value {
        match value {
            Value::Text(text) => match self.renames.led(tables, text) {
                Some(Some(led)) => Value::Text(led),
                Some(None) => Value::Text(self.tokens.of("VAL", text)),
                None => Value::Text(self.text(text)),
            },
            Value::List(list) => {
                let list = list.iter().map(|one| self.named(one, tables));
                Value::List(list.collect())
            }
            Value::Fields(fields) => {
                let fields = fields.iter();
                let named = fields.map(|(name, one)| (name.clone(), self.named(one, tables)));
                Value::Fields(named.collect())
            }
            other => other.clone(),
        }
    }

    fn mark(&mut self, text: &SmolStr) -> SmolStr {
        if !text.is_empty() && (self.replacer.finds_in(text) || self.renames.betrays(text)) {
            self.hidden.push(text.clone());
            return self.tokens.of("layer", text);
        }
        text.clone()
    }

    fn marks(&mut self, value: &Value) -> Value {
        match value {
            Value::Text(text) => Value::Text(self.mark(text)),
            Value::List(list) => Value::List(list.iter().map(|one| self.marks(one)).collect()),
            other => other.clone(),
        }
    }

    fn layers(&mut self, value: &Value) -> Value {
        let Value::List(list) = value else {
            return value.clone();
        };
        let mut out = Vec::new();
        for layer in list {
            let mut fields = layer.as_fields().cloned().unwrap_or_default();
            for (name, one) in &mut fields {
                let changed = if name == "id" {
                    self.marks(one)
                } else {
                    self.texts(one)
                };
                *one = changed;
            }
            out.push(Value::Fields(fields));
        }
        Value::List(out)
    }
}

/// Whether a name is one of the typed fields of a table.
fn is_field(table: TableName, name: &str) -> bool {
    struct Names<'a>(&'a str);
    impl crate::model::TableVisitor for Names<'_> {
        type Output = bool;
        fn visit<R: crate::model::Record>(self, _: &crate::model::Table<R>) -> bool {
            R::FIELDS.contains(&self.0)
        }
    }
    let special = [crate::model::PRESENT, crate::model::SINCE];
    special.contains(&name) || crate::model::Tables::default().visit(table, Names(name))
}
