//! What stands once and is named by its number, and the few forms of JSON that the page's data has.

use rustc_hash::FxHashMap;

/// Texts, each once, in the order in which they came.
#[derive(Default)]
pub(super) struct Pool {
    numbers: FxHashMap<String, usize>,
    entries: Vec<String>,
}

impl Pool {
    /// The number of an entry. O(length).
    pub(super) fn put(&mut self, entry: String) -> usize {
        if let Some(&number) = self.numbers.get(&entry) {
            return number;
        }
        let number = self.entries.len();
        self.entries.push(entry.clone());
        self.numbers.insert(entry, number);
        number
    }

    /// All entries, by number.
    pub(super) fn entries(&self) -> &[String] {
        &self.entries
    }

    /// The entries, which are JSON, as a list.
    pub(super) fn json(&self) -> String {
        list(&self.entries)
    }

    /// The entries, which are words, as a list.
    pub(super) fn words_json(&self) -> String {
        list(self.entries.iter().map(|entry| text(entry)))
    }
}

/// Words as JSON.
pub(super) fn text(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

/// A list of what is JSON already.
pub(super) fn list(entries: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut out = String::from("[");
    for (at, entry) in entries.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(entry.as_ref());
    }
    out.push(']');
    out
}

/// Named values that are JSON already; those that are empty texts are left out.
pub(super) fn object<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut out = String::from("{");
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&text(name));
        out.push(':');
        out.push_str(&value);
    }
    out.push('}');
    out
}

/// The words as JSON; nothing at all for none, so that [`object`] leaves them out.
pub(super) fn some(words: &str) -> String {
    if words.trim().is_empty() {
        String::new()
    } else {
        text(words)
    }
}

/// Numbers as a list.
pub(super) fn numbers(numbers: impl IntoIterator<Item = usize>) -> String {
    list(numbers.into_iter().map(|number| number.to_string()))
}

/// Numbers as a list of runs: where each begins and how many follow one another in it. What was put
/// into a pool in the order of its use is a run or two.
pub(super) fn runs(all: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in all {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == number => *count += 1,
            _ => runs.push((number, 1)),
        }
    }
    numbers(runs.into_iter().flat_map(|(first, count)| [first, count]))
}

/// JSON as it may stand in a page: nothing in it ends the element that holds it, opens a comment
/// or ends a line of script.
pub(super) fn for_page(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 64);
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_one_run() {
        assert_eq!(runs(&[]), "[]");
        assert_eq!(runs(&[4, 5, 6, 2, 3, 9]), "[4,3,2,2,9,1]");
        assert_eq!(runs(&[1, 1]), "[1,1,1,1]");
    }

    #[test]
    fn words_of_a_map_cannot_leave_the_data() {
        let hostile = "</script><!-- \u{2028}\" \\ & <img onerror=x>";
        let written = for_page(&object([("n", text(hostile)), ("e", some(" "))]));
        for sign in ["<", ">", "&", "\u{2028}"] {
            assert!(!written.contains(sign), "{sign} in {written}");
        }
        let read: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read["n"], hostile);
        assert_eq!(read.as_object().map(|fields| fields.len()), Some(1));
    }

    #[test]
    fn what_comes_again_keeps_its_number() {
        let mut pool = Pool::default();
        let put: Vec<usize> = ["a", "b", "a"].map(|one| pool.put(one.into())).into();
        assert_eq!(put, [0, 1, 0]);
        assert_eq!(pool.words_json(), r#"["a","b"]"#);
    }
}
