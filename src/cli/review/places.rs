//! Where records stand in the file of a map, so that a forge can show findings beside their lines.

use std::collections::BTreeMap;

/// The line of each element, link and requirement in a file of ours, from 1, by id. A section begins
/// with a line `    name: [`, a record with one `            id: "…",`: the layout of files that we
/// write; of another nothing is found, and a finding then names the file alone. O(bytes).
pub(super) fn lines(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut is_asked = false;
    for (line, number) in text.lines().zip(1..) {
        let is_section = line.starts_with("    ") && !line.starts_with("     ");
        if is_section && line.ends_with(": [") {
            let name = line.trim().trim_end_matches(": [");
            is_asked = matches!(name, "elements" | "links" | "requirements");
            continue;
        }
        let id = line
            .strip_prefix("            id: \"")
            .filter(|_| is_asked)
            .and_then(|rest| rest.trim_end_matches(',').strip_suffix('"'));
        if let Some(id) = id {
            let id = id.replace("\\\"", "\"").replace("\\\\", "\\");
            found.entry(id).or_insert(number);
        }
    }
    found
}

/// A path as an address relative to where the command ran: letters, digits and a few signs stay,
/// all else is written byte by byte.
pub(super) fn address(path: &std::path::Path) -> String {
    let mut out = String::new();
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if is_plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
