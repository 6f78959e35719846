//! Names of branches and tags: what git allows, less what would surprise a person or a program.
//!
//! A name that begins with `-` reads as an option of a command, one with `..` climbs out of a
//! folder, an invisible sign makes two names look alike. Such a name is refused, and the nearest
//! good one is offered.

use super::VersionsError;

/// Longer names do not fit into file systems.
const LONGEST: usize = 200;

/// Whether a branch or a tag may bear a name.
#[must_use]
pub fn is_good_name(name: &str) -> bool {
    let is_word = |part: &str| {
        let ends_well = !part.ends_with('.') && !part.ends_with(".lock");
        !part.is_empty() && !part.starts_with(['.', '-']) && ends_well
    };
    let full = format!("refs/heads/{name}");
    name.len() <= LONGEST
        && name != "HEAD"
        && name != "@"
        && name.split('/').all(is_word)
        && !name.contains("..")
        && !name.chars().any(|c| c.is_whitespace() || is_hidden(c))
        && gix::validate::reference::name(full.as_str().into()).is_ok()
}

/// Signs that do not show, or turn the reading direction.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The nearest name that is allowed; empty when nothing of it is left.
#[must_use]
pub fn nearest_good_name(name: &str) -> String {
    let mut parts = Vec::new();
    for part in name.split('/') {
        let mut text = String::new();
        for c in part.trim().chars().filter(|&c| !is_hidden(c)) {
            let bad = c.is_whitespace() || "~^:?*[]\\{}@\"'<>|".contains(c);
            let c = if bad { '-' } else { c };
            let repeats = (c == '-' || c == '.') && text.ends_with(c);
            if !repeats {
                text.push(c);
            }
        }
        let mut rest = text.trim_matches(['-', '.']);
        while let Some(shorter) = rest.strip_suffix(".lock") {
            rest = shorter.trim_end_matches(['-', '.']);
        }
        if !rest.is_empty() {
            parts.push(rest.to_owned());
        }
    }
    let mut whole = parts.join("/");
    while whole.len() > LONGEST {
        whole.pop();
    }
    let whole = whole.trim_end_matches(['-', '.', '/']).to_owned();
    if is_good_name(&whole) {
        whole
    } else {
        String::new()
    }
}

/// The name, where it is allowed.
pub(super) fn checked(name: &str) -> Result<&str, VersionsError> {
    if is_good_name(name) {
        Ok(name)
    } else {
        Err(VersionsError::BadName {
            name: name.to_owned(),
            instead: nearest_good_name(name),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_surprise_a_shell_a_file_system_or_a_reader_are_refused() {
        let refused = [
            "",
            "-x",
            "../x",
            "a/../b",
            "a..b",
            "a b",
            "a\tb",
            "a\nb",
            "HEAD",
            "@",
            "a~1",
            "a^",
            "a:b",
            "a?b",
            "a*",
            "a[b",
            "a\\b",
            "a@{1}",
            "/a",
            "a/",
            "a//b",
            ".a",
            "a/.b",
            "a.lock",
            "a.",
            "a/-b",
            "a\u{202e}b",
            "a\u{200b}",
            "\u{7}",
        ];
        for name in refused {
            assert!(!is_good_name(name), "{name:?}");
            let instead = nearest_good_name(name);
            assert!(
                instead.is_empty() || is_good_name(&instead),
                "{name:?} → {instead:?}"
            );
        }
        for name in [
            "cible-2027",
            "proposition/réseau",
            "été",
            "v1.2",
            "a_b",
            "X",
        ] {
            assert!(is_good_name(name), "{name:?}");
            assert_eq!(nearest_good_name(name), name);
        }
        assert!(!is_good_name(&"é".repeat(101)));
    }

    #[test]
    fn the_nearest_good_name_keeps_the_words() {
        let near = [
            ("Cible 2027", "Cible-2027"),
            ("-x", "x"),
            ("../x", "x"),
            (" a  b ", "a-b"),
            ("réseau : option A", "réseau-option-A"),
            ("a.lock", "a"),
            ("~", ""),
        ];
        for (name, instead) in near {
            assert_eq!(nearest_good_name(name), instead, "{name:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_the_offer_is_allowed(name in ".{0,80}") {
            let instead = nearest_good_name(&name);
            proptest::prop_assert!(instead.is_empty() || is_good_name(&instead), "{name:?}");
        }
    }
}
