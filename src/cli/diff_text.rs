//! Differences, and one map by itself, as text to be read: for a terminal, and for git.

use crate::locale::{Language, msg};
use crate::model::{FieldPath, RecordFields, RecordKey, SystemMap, TableName, Value, patch};
use crate::scene::ChangeMark;
use crate::text;
use crate::workspace::comparing::{
    Comparison, Entry, TABLES, counts, path_words, record_words, table_words, value_words,
};

/// How words are set off, where they are.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    /// Whether the reader is a terminal that shows colours.
    pub is_colored: bool,
}

impl Paint {
    fn with(self, code: &str, words: &str) -> String {
        if self.is_colored {
            format!("\u{1b}[{code}m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    }

    fn change(self, change: ChangeMark, words: &str) -> String {
        let code = match change {
            ChangeMark::Added => "32",
            ChangeMark::Removed => "31",
            ChangeMark::Moved => "34",
            ChangeMark::Changed => "33",
        };
        self.with(code, words)
    }
}

/// Names come from a file: nothing in them may reach the terminal as a control sequence.
fn shown(words: &str) -> String {
    text::visible(words).into_owned()
}

/// The differences by table and record, signs before names, fields beneath.
pub(super) fn differences(
    comparison: &Comparison,
    entries: &[Entry],
    language: Language,
    paint: Paint,
) -> String {
    let (before, after) = (
        shown(&comparison.name_before(language)),
        shown(&comparison.name_after(language)),
    );
    let mut out = format!("{}\n", paint.with("1", &format!("{before} → {after}")));
    if entries.is_empty() {
        out.push_str(&language.text(msg::COMPARISON_NOTHING));
        out.push('\n');
        return out;
    }
    for table in TABLES {
        let of: Vec<Entry> = entries
            .iter()
            .filter(|entry| entry.table == table)
            .cloned()
            .collect();
        if of.is_empty() {
            continue;
        }
        let title = language.text(table_words(table));
        let counted: Vec<String> = counts(&of)
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(change, count)| paint.change(*change, &format!("{}{count}", change.sign())))
            .collect();
        let title = paint.with("1", &title);
        out.push_str(&format!("\n{title}  {}\n", counted.join(" ")));
        for entry in &of {
            entry_lines(entry, &mut out, language, paint);
        }
    }
    out
}

fn entry_lines(entry: &Entry, out: &mut String, language: Language, paint: Paint) {
    let name = format!("{} {}", entry.change.sign(), shown(&entry.name));
    let id = paint.with("2", &format!("({})", shown(&entry.record.id)));
    out.push_str(&format!("{} {id}\n", paint.change(entry.change, &name)));
    if !entry.about.is_empty() {
        out.push_str(&format!("    {}\n", shown(&entry.about)));
    }
    for field in &entry.fields {
        let side = |words: &str| {
            if words.is_empty() {
                "–".to_owned()
            } else {
                shown(words)
            }
        };
        let sides = format!(
            "{} → {}",
            paint.change(ChangeMark::Removed, &side(&field.from)),
            paint.change(ChangeMark::Added, &side(&field.to)),
        );
        let line = msg::COMPARISON_FIELD_LINE.with("field", shown(&field.label));
        out.push_str(&format!(
            "    {}\n",
            language.say(&line.with("value", sides))
        ));
    }
}

/// A map as lines of words, one field a line and records by table and id: what git compares.
pub(super) fn map_text(map: &SystemMap, language: Language) -> String {
    let mut out = String::new();
    let all = patch::diff(&SystemMap::default(), map);
    for table in TABLES {
        let records = all.iter().filter(|(key, _)| key.table == table);
        for (key, change) in records {
            let fields = match change {
                patch::Change::Added(fields) => fields.clone(),
                // The record of the map itself is there in every map.
                _ => map.tables().fields_of(table, &key.id).unwrap_or_default(),
            };
            record_text(key, &fields, map, language, &mut out);
        }
    }
    out
}

fn record_text(
    key: &RecordKey,
    fields: &RecordFields,
    map: &SystemMap,
    language: Language,
    out: &mut String,
) {
    let title = language.text(table_words(key.table));
    let name = shown(&record_words(key, fields, map, language));
    out.push_str(&format!("[{title}] {name} ({})\n", shown(&key.id)));
    for (path, value) in fields {
        let is_place = key.table == TableName::Placements && path.plateau.is_none();
        if is_place
            && matches!(
                path.name.as_str(),
                "x" | "y" | "w" | "h" | "view" | "subject"
            )
        {
            continue;
        }
        let label = shown(&path_words(path, map, language));
        let words = value_words(key.table, &path.name, value, map, language);
        let line = msg::COMPARISON_FIELD_LINE.with("field", label);
        let line = line.with("value", shown(&words));
        out.push_str(&format!("    {}\n", language.say(&line)));
    }
    if key.table == TableName::Placements {
        let number = |name: &str| {
            let value = fields.get(&FieldPath::own(name)).and_then(Value::as_number);
            value.unwrap_or_default()
        };
        let (x, y, w, h) = (number("x"), number("y"), number("w"), number("h"));
        let label = language.text(msg::COMPARISON_FIELD_X);
        let line = msg::COMPARISON_FIELD_LINE.with("field", label);
        let line = line.with("value", format!("{x}, {y}; {w} × {h}"));
        out.push_str(&format!("    {}\n", language.say(&line)));
    }
    out.push('\n');
}
