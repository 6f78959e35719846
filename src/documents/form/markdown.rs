//! A document as Markdown (GitHub's flavour), its figures as files beside it.

use std::sync::atomic::AtomicBool;

use minijinja::context;
use minijinja::value::Value;

use super::super::block::Document;
use super::super::template::Template;
use super::context::{self, Drawn};
use super::engine;
use super::pictures::{MARGIN, figures, pictures};
use super::{FormError, Part, clean};

/// Pixels of the width of a figure.
const WIDTH_PX: f64 = 1_600.0;

/// The text, then the figures. `name` is what the file is called, without its ending.
pub(super) fn write(
    document: &Document,
    template: &Template,
    name: &str,
    cancelled: &AtomicBool,
) -> Result<Vec<Part>, FormError> {
    let painted = pictures(document, |_| WIDTH_PX, cancelled)?;
    let mut drawn = Vec::with_capacity(painted.len());
    let mut files = Vec::new();
    for (figure, picture) in figures(document).zip(painted) {
        let mut file = None;
        if let Some(picture) = picture {
            let suffix = unused(&files, &clean::file_word(&figure.name));
            file = Some(address(&format!("{name}{suffix}")));
            files.push(Part {
                suffix,
                bytes: picture.png,
            });
        }
        drawn.push(Drawn {
            markup: None,
            file,
            width: figure.scene.bounds.width() + 2.0 * MARGIN,
        });
    }
    let logo = document.logo.as_ref().filter(|_| template.looks.logo);
    let mut logo_file = None;
    if let Some(logo) = logo
        && let Ok(ending) = crate::bitmap::ending(&logo.bytes)
    {
        let suffix = format!("-figures/logo.{ending}");
        logo_file = Some(Value::from_safe_string(address(&format!("{name}{suffix}"))));
        files.push(Part {
            suffix,
            bytes: logo.bytes.to_vec(),
        });
    }
    let more = context! { logo => logo_file };
    let (values, weight) = context::values(document, template, &drawn, more);
    let text = engine::fill(engine::Language::Markdown, template, values, weight)?;
    let mut parts = Part::whole(tidy(&text).into_bytes());
    parts.append(&mut files);
    Ok(parts)
}

/// The place of a figure beside the document; two of one name are told apart.
fn unused(files: &[Part], word: &str) -> String {
    let mut suffix = format!("-figures/{word}.png");
    let mut next = 2;
    while files.iter().any(|file| file.suffix == suffix) {
        suffix = format!("-figures/{word}-{next}.png");
        next += 1;
    }
    suffix
}

/// A relative address: letters that mean something in an address or in Markdown are written as
/// numbers (RFC 3986, §2.1).
fn address(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Words of the map: nothing of them is taken for Markdown or HTML, ends a cell, or becomes a link.
pub(super) fn escaped(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let mut out = String::with_capacity(words.len() + 8);
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        let is_first = before.is_none_or(|before| before == '\n');
        match letter {
            '\n' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            // Within a word it is a letter like any other.
            '_' => {
                let is_within = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
                if !(is_within(before) && is_within(after)) {
                    out.push('\\');
                }
                out.push('_');
            }
            // A heading, a list, a line; `#` also names an issue.
            '#' => out.push_str("\\#"),
            '+' | '-' | '=' if is_first => {
                out.push('\\');
                out.push(letter);
            }
            '.' | ')' if is_list_number(&letters, at) => {
                out.push('\\');
                out.push(letter);
            }
            // What looks like an address would become a link.
            ':' if after == Some('/') => out.push_str("\\:"),
            '.' if ends_in_www(&letters, at) => out.push_str("\\."),
            '@' => out.push_str("&#64;"),
            _ => out.push(letter),
        }
    }
    out
}

/// Whether a line up to here is nothing but digits.
fn is_list_number(letters: &[char], at: usize) -> bool {
    let line = letters.get(..at).unwrap_or(&[]);
    let digits = line
        .iter()
        .rev()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    let before = line
        .len()
        .checked_sub(digits + 1)
        .and_then(|at| line.get(at));
    (1..=9).contains(&digits) && before.is_none_or(|before| *before == '\n')
}

fn ends_in_www(letters: &[char], at: usize) -> bool {
    let three = at.checked_sub(3).and_then(|from| letters.get(from..at));
    three.is_some_and(|three| three.iter().all(|letter| letter.eq_ignore_ascii_case(&'w')))
}

/// One empty line between blocks, one line feed at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty > 1 || (line.is_empty() && out.is_empty()) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_acts() {
        for (words, expected) in [
            ("a | b", "a \\| b"),
            ("<script>", "&lt;script&gt;"),
            (
                "*gras* `code` [lien](x)",
                "\\*gras\\* \\`code\\` \\[lien\\](x)",
            ),
            ("# titre", "\\# titre"),
            ("- liste", "\\- liste"),
            ("1. liste", "1\\. liste"),
            ("version 1.2", "version 1.2"),
            ("deux\nlignes", "deux<br>lignes"),
            ("http://x.example", "http\\://x.example"),
            ("www.x.example", "www\\.x.example"),
            ("nom_de_base _gras_", "nom_de_base \\_gras\\_"),
        ] {
            assert_eq!(escaped(words), expected, "{words}");
        }
    }

    #[test]
    fn addresses_of_figures_are_addresses() {
        assert_eq!(
            address("mon (dossier)-figures/a.png"),
            "mon%20%28dossier%29-figures/a.png"
        );
    }

    #[test]
    fn blocks_are_parted_by_one_empty_line() {
        assert_eq!(tidy("\n\na\n\n\n\nb  \n\n"), "a\n\nb\n");
    }
}
