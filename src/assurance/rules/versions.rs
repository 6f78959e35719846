//! Which versions a line of the catalogue of standards speaks of: `>= 14`, `12, 13`, `7.x`,
//! `10 - 12`, `>= 14 < 16`.
//!
//! Commas part what is one or the other; comparisons side by side must all hold. A version is
//! compared as far as the line is precise: 14.2 is `14`, is `>= 14` and is not `> 14`.

use std::cmp::Ordering;

/// Words that are read as numbers where they are, and as they stand where they are not.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Version {
    numbers: Vec<u64>,
    /// The whole in lower case, for a version without numbers such as `LTS`.
    text: String,
}

impl Version {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let numeric = text.strip_prefix('v').unwrap_or(&text);
        let mut numbers = Vec::new();
        for part in numeric.split('.') {
            let digits: &str = part
                .find(|c: char| !c.is_ascii_digit())
                .map_or(part, |end| &part[..end]);
            let Ok(number) = digits.parse() else { break };
            numbers.push(number);
            if digits.len() < part.len() {
                break;
            }
        }
        (!text.is_empty()).then_some(Self { numbers, text })
    }

    /// How it stands to a bound, as far as the bound is precise; `None` where one of them is no
    /// number.
    fn against(&self, bound: &Self) -> Option<Ordering> {
        if self.numbers.is_empty() || bound.numbers.is_empty() {
            return (self.text == bound.text).then_some(Ordering::Equal);
        }
        let own = self.numbers.iter().copied().chain(std::iter::repeat(0));
        Some(
            own.take(bound.numbers.len())
                .cmp(bound.numbers.iter().copied()),
        )
    }
}

/// How a version must stand to a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Comparison {
    allowed: &'static [Ordering],
    bound: Version,
}

/// The operators, longest first.
const OPERATORS: [(&str, &[Ordering]); 8] = [
    (">=", &[Ordering::Greater, Ordering::Equal]),
    ("<=", &[Ordering::Less, Ordering::Equal]),
    ("==", &[Ordering::Equal]),
    ("≥", &[Ordering::Greater, Ordering::Equal]),
    ("≤", &[Ordering::Less, Ordering::Equal]),
    (">", &[Ordering::Greater]),
    ("<", &[Ordering::Less]),
    ("=", &[Ordering::Equal]),
];

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    any_of: Vec<Vec<Comparison>>,
}

impl Versions {
    /// Reads what a line says; `None` where it cannot be read. An empty text speaks of all.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::default());
        }
        let parts = text.split([',', ';']);
        let any_of = parts.map(alternative).collect::<Option<Vec<_>>>()?;
        Some(Self { any_of })
    }

    /// Whether it speaks of all versions.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.any_of.is_empty()
    }

    /// Whether it speaks of this version.
    #[must_use]
    pub fn has(&self, version: &str) -> bool {
        let Some(version) = Version::read(version) else {
            return self.is_all();
        };
        let holds = |one: &Comparison| {
            let standing = version.against(&one.bound);
            standing.is_some_and(|standing| one.allowed.contains(&standing))
        };
        self.is_all() || self.any_of.iter().any(|all| all.iter().all(holds))
    }
}

/// `>= 14 < 16`, `10 - 12`, `7.x`, `LTS`.
fn alternative(text: &str) -> Option<Vec<Comparison>> {
    // Room at both ends, so that a range without one of them is one still.
    let mut text = format!(" {} ", text.trim().to_lowercase());
    for dash in [" – ", " - ", "..", " à ", " to "] {
        text = text.replace(dash, " \u{2026} ");
    }
    if let Some((from, to)) = text.split_once('\u{2026}') {
        let [from, to] = [from, to].map(|end| bound(end.trim()));
        let (from, to) = (from?, to?);
        let of = |operator: &str, bound| comparison(operator, bound);
        return Some(vec![of(">=", from)?, of("<=", to)?]);
    }
    // An operator may stand apart from its version.
    for (operator, _) in OPERATORS {
        text = text.replace(&format!("{operator} "), operator);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_operators = words.iter().any(|word| {
        OPERATORS
            .iter()
            .any(|(operator, _)| word.starts_with(operator))
    });
    if !has_operators {
        return Some(vec![comparison("=", bound(text.trim())?)?]);
    }
    let read = |word: &&str| {
        let operator = OPERATORS
            .iter()
            .find(|(operator, _)| word.starts_with(operator));
        let (operator, _) = operator?;
        comparison(operator, bound(&word[operator.len()..])?)
    };
    words.iter().map(read).collect()
}

fn comparison(operator: &str, bound: Version) -> Option<Comparison> {
    let (_, allowed) = OPERATORS.iter().find(|(one, _)| *one == operator)?;
    Some(Comparison { allowed, bound })
}

/// A version with `x` or `*` for what may be anything.
fn bound(text: &str) -> Option<Version> {
    let text = text.trim();
    let stem = text.trim_end_matches(['x', '*', '.']);
    let is_wild = stem.len() < text.len() && (text.ends_with('x') || text.ends_with('*'));
    let version = Version::read(if is_wild { stem } else { text })?;
    let holds_operator = text.contains(['<', '>', '=', '≥', '≤']);
    (!holds_operator && (!is_wild || !version.numbers.is_empty())).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(spec: &str, version: &str) -> bool {
        Versions::read(spec).unwrap().has(version)
    }

    #[test]
    fn a_version_is_compared_as_far_as_the_line_is_precise() {
        assert!(has(">= 14", "14") && has(">=14", "14.2") && has(">= 14", "15.1"));
        assert!(!has(">= 14", "13.9") && !has("> 14", "14.2") && has("> 14", "15"));
        assert!(has("<= 14", "14.9") && has("< 14", "13") && !has("< 14", "14.0"));
        assert!(has("≥ 14.2", "14.10") && !has(">= 14.2", "14"));
    }

    #[test]
    fn lists_wildcards_and_ranges_are_read() {
        assert!(has("12, 13", "13.4") && !has("12, 13", "14"));
        assert!(has("7.x", "7.9.2") && has("7.*", "7") && !has("7.x", "8"));
        assert!(has("10 - 12", "12.3") && has("10..12", "10") && !has("10 – 12", "13"));
        assert!(has(">= 14 < 16", "15.2") && !has(">= 14 < 16", "16"));
        assert!(has("LTS", "lts") && !has("LTS", "24.04") && has("v2", "2.1"));
        assert!(has("2016, 2019", "2019 Datacenter"));
    }

    #[test]
    fn what_is_no_version_is_refused_and_nothing_said_is_all() {
        for wrong in [">=", ">= , 3", "x", "1 - ", ">= < 3", "12,"] {
            assert_eq!(Versions::read(wrong), None, "{wrong}");
        }
        let all = Versions::read("  ").unwrap();
        assert!(all.is_all() && all.has("") && all.has("anything"));
        assert!(!Versions::read("12").unwrap().has(""));
    }
}
