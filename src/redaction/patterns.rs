//! Patterns of what should not go out, wherever it stands in a text.

use std::net::Ipv6Addr;
use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use crate::locale::{MessageId, msg};

/// Something that can be recognised by its look.
#[derive(Debug)]
pub struct Pattern {
    /// Its word in a profile, such as `ip`.
    pub id: &'static str,
    /// What it is called.
    pub name: MessageId,
    /// What its tokens begin with.
    pub(super) prefix: &'static str,
    find: fn(&str, &mut Vec<Range<usize>>),
}

impl Pattern {
    /// All patterns; what stands earlier goes first where two match alike.
    pub const ALL: [Self; 7] = [
        Self {
            id: "key",
            name: msg::REDACTION_PATTERN_KEY,
            prefix: "KEY",
            find: keys,
        },
        Self {
            id: "url",
            name: msg::REDACTION_PATTERN_URL,
            prefix: "URL",
            find: urls,
        },
        Self {
            id: "mail",
            name: msg::REDACTION_PATTERN_MAIL,
            prefix: "MAIL",
            find: mails,
        },
        Self {
            id: "path",
            name: msg::REDACTION_PATTERN_PATH,
            prefix: "PATH",
            find: paths,
        },
        Self {
            id: "ip",
            name: msg::REDACTION_PATTERN_IP,
            prefix: "IP",
            find: addresses,
        },
        Self {
            id: "host",
            name: msg::REDACTION_PATTERN_HOST,
            prefix: "HOST",
            find: hosts,
        },
        Self {
            id: "phone",
            name: msg::REDACTION_PATTERN_PHONE,
            prefix: "TEL",
            find: phones,
        },
    ];

    /// Where it stands in a text, in bytes. O(length).
    pub(super) fn find(&self, text: &str, out: &mut Vec<Range<usize>>) {
        (self.find)(text, out);
    }
}

/// The pattern of a word such as `ip`.
#[must_use]
pub fn pattern(id: &str) -> Option<&'static Pattern> {
    static ALL: [Pattern; 7] = Pattern::ALL;
    ALL.iter().find(|one| one.id == id)
}

/// What the tokens of a whole value begin with: `IP` for an address, `VAL` where nothing is known.
pub(super) fn prefix_of(value: &str) -> &'static str {
    let value = value.trim();
    let mut found = Vec::new();
    for pattern in &Pattern::ALL {
        found.clear();
        pattern.find(value, &mut found);
        if found.contains(&(0..value.len())) {
            return pattern.prefix;
        }
    }
    "VAL"
}

/// Compiles an expression once. One that does not compile finds nothing; the tests of this file see
/// to it that there is none.
macro_rules! expression {
    ($text:expr) => {{
        static ONCE: OnceLock<Option<Regex>> = OnceLock::new();
        ONCE.get_or_init(|| Regex::new($text).ok())
    }};
}

/// Adds each match: of the first group that took part, or else as a whole.
fn take<'t>(
    expression: Option<&Regex>,
    text: &'t str,
    out: &mut Vec<Range<usize>>,
    mut is_meant: impl FnMut(&'t str, Range<usize>) -> bool,
) {
    let Some(expression) = expression else { return };
    let range_of = |captures: &Captures<'_>| {
        let group = captures.iter().skip(1).flatten().next();
        group.or_else(|| captures.get(0)).map(|found| found.range())
    };
    for captures in expression.captures_iter(text) {
        if let Some(range) = range_of(&captures)
            && let Some(here) = text.get(range.clone())
            && is_meant(here, range.clone())
        {
            out.push(range);
        }
    }
}

fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn char_after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a match stands alone: it does not go on with a letter, a digit or one of `more`.
fn stands_alone(text: &str, range: &Range<usize>, more: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || more.contains(c);
    !char_before(text, range.start).is_some_and(joins)
        && !char_after(text, range.end).is_some_and(joins)
}

/// Keys, passwords and tokens: by their form, or by what is said before them.
fn keys(text: &str, out: &mut Vec<Range<usize>>) {
    if text.len() < 6 {
        return;
    }
    let whole = [
        expression!(r"(?s)-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\z)"),
        expression!(r"ssh-(?:rsa|ed25519|dss) [A-Za-z0-9+/=]{16,}"),
        expression!(
            r"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{12,}|(?:AKIA|ASIA)[A-Z0-9]{12,}|xox[abprs]-[\w-]{8,}|sk-[\w-]{16,}|AIza[\w-]{20,}|hf_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{16,}|SG\.[\w.-]{16,}|hvs\.[\w-]{12,}|AGE-SECRET-KEY-\w+|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)"
        ),
        expression!(r"(?i)://[^\s/:@]+:([^\s/@]+)@"),
        expression!(r"(?i)\bauthorization\s*:\s*(?:bearer|basic)\s+(\S+)"),
    ];
    for expression in whole {
        take(expression.as_ref(), text, out, |_, _| true);
    }
    let said = expression!(
        r#"(?i)(?:\b|_)(?:password|passwd|passphrase|pwd|mot[ \x{a0}]de[ \x{a0}]passe|mdp|secret|token|jeton|api[_ -]?key|cl[ée][ _](?:d['’])?api|access[_ -]?key|private[_ -]?key|cl[ée][ \x{a0}]priv[ée]e|psk|community|code[ \x{a0}]pin)["']?[ \x{a0}]*[:=][ \x{a0}]*["«]?[ \x{a0}]*([^\s"'»,;]{3,})"#
    );
    take(said.as_ref(), text, out, |_, _| true);
    // Long runs of hexadecimal digits or of mixed letters and digits are no words.
    let runs = expression!(r"[A-Za-z0-9+/_=-]{32,}");
    take(runs.as_ref(), text, out, |run, _| {
        let has = |is: fn(&char) -> bool| run.chars().any(|c| is(&c));
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let is_hex = run.bytes().all(|b| b.is_ascii_hexdigit());
        digits >= 4 && (is_hex || (has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase)))
    });
}

/// Addresses of the web and of services.
fn urls(text: &str, out: &mut Vec<Range<usize>>) {
    if !text.contains("://") && !text.contains("www.") && !text.contains("mailto:") {
        return;
    }
    let expression = expression!(
        r#"(?i)\b(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)[^\s<>"«»\x{a0}]*[^\s<>"«»\x{a0}.,;:!?)\]}'’]"#
    );
    take(expression.as_ref(), text, out, |_, _| true);
}

fn mails(text: &str, out: &mut Vec<Range<usize>>) {
    if text.contains('@') {
        let expression = expression!(r"[\w.+%-]*[\w+%-]@[\w-]+(?:\.[\w-]+)+");
        take(expression.as_ref(), text, out, |_, _| true);
    }
}

/// Places in file systems: shares, drives, and absolute ones of two steps or more.
fn paths(text: &str, out: &mut Vec<Range<usize>>) {
    if !text.contains('/') && !text.contains('\\') {
        return;
    }
    let windows = expression!(r#"(?:\\\\[\w.$-]+(?:\\[^\s\\"<>|,;]+)*|\b[A-Za-z]:\\[^\s"<>|,;]*)"#);
    take(windows.as_ref(), text, out, |_, _| true);
    let unix = expression!(r#"(?:~|\.{1,2})?/[\w.@+-]+(?:/[\w.@+-]+)+/?"#);
    take(unix.as_ref(), text, out, |_, range| {
        !char_before(text, range.start).is_some_and(|c| c.is_alphanumeric() || "/:.)".contains(c))
    });
    let known = expression!(r"/(?:etc|var|home|opt|srv|usr|mnt|root|tmp|data|backup|export)\b");
    take(known.as_ref(), text, out, |_, range| {
        stands_alone(text, &range, "/.:") && !out_of_ratio(text, range.start)
    });
}

/// Whether a slash divides two numbers or words, as in `24/7`.
fn out_of_ratio(text: &str, at: usize) -> bool {
    char_before(text, at).is_some_and(char::is_alphanumeric)
}

/// Addresses of the network layer and of network cards, with the length of their prefix.
fn addresses(text: &str, out: &mut Vec<Range<usize>>) {
    if !text.contains('.') && !text.contains(':') && !text.contains('-') {
        return;
    }
    let four = expression!(
        r"\d{1,3}(?:\.\d{1,3}){1,3}(?:\.(?:\d{1,3}|[xX*])){0,2}(?:/\d{1,2}|\s?-\s?\d{1,3}(?:\.\d{1,3}){3})?"
    );
    take(four.as_ref(), text, out, |found, range| {
        is_four(found) && stands_alone(text, &range, "_") && !follows_dot(text, &range)
    });
    let six = expression!(
        r"[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?::\d{1,3}(?:\.\d{1,3}){3})?(?:%\w+)?(?:/\d{1,3})?"
    );
    take(six.as_ref(), text, out, |found, range| {
        let bare = found.split(['/', '%']).next().unwrap_or_default();
        bare.len() > 2 && bare.parse::<Ipv6Addr>().is_ok() && stands_alone(text, &range, ":_")
    });
    let card = expression!(r"[0-9A-Fa-f]{2}(?:([:-])[0-9A-Fa-f]{2}){5}");
    if let Some(card) = card {
        let found = card.find_iter(text).map(|found| found.range());
        out.extend(found.filter(|range| stands_alone(text, range, ":-")));
    }
}

fn follows_dot(text: &str, range: &Range<usize>) -> bool {
    let digit_beyond =
        |c: Option<char>, d: Option<char>| c == Some('.') && d.is_some_and(|d| d.is_ascii_digit());
    let mut before = text.get(..range.start).unwrap_or_default().chars().rev();
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    digit_beyond(before.next(), before.next()) || digit_beyond(after.next(), after.next())
}

/// `10.1.2.3`, `10.1.2.0/24`, `10.1.2.3-10.1.2.9`, `10.1.x.x`, and `10.1.0/16`, but not `14.2`.
fn is_four(found: &str) -> bool {
    let (first, rest) = found
        .split_once(['/', '-'])
        .map_or((found.trim(), None), |(first, rest)| {
            (first.trim(), Some(rest))
        });
    let parts: Vec<&str> = first.split('.').collect();
    let numbers = parts
        .iter()
        .filter(|part| part.parse::<u16>().is_ok_and(|number| number < 256));
    let wild = parts
        .iter()
        .filter(|part| matches!(**part, "x" | "X" | "*"))
        .count();
    let is_whole = parts.len() == 4 && numbers.clone().count() + wild == 4;
    let is_short_range = found.contains('/')
        && (2..4).contains(&parts.len())
        && numbers.count() == parts.len()
        && rest.is_some_and(|bits| {
            bits.parse::<u8>()
                .is_ok_and(|bits| (8..=32).contains(&bits))
        });
    is_whole || is_short_range
}

/// Ends of names that are hosts even with two parts only.
const TOP_LEVELS: [&str; 34] = [
    "fr",
    "eu",
    "com",
    "org",
    "net",
    "info",
    "io",
    "gouv",
    "local",
    "lan",
    "intra",
    "intranet",
    "internal",
    "corp",
    "home",
    "arpa",
    "test",
    "example",
    "invalid",
    "localdomain",
    "priv",
    "adm",
    "dmz",
    "be",
    "ch",
    "de",
    "uk",
    "us",
    "es",
    "it",
    "lu",
    "cloud",
    "app",
    "dev",
];

/// Names of machines: with their domain, or as people number them.
fn hosts(text: &str, out: &mut Vec<Range<usize>>) {
    if text.contains('.') {
        let whole = expression!(
            r"(?i)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+"
        );
        take(whole.as_ref(), text, out, |found, range| {
            let labels: Vec<&str> = found.split('.').collect();
            let last = labels.last().copied().unwrap_or_default().to_lowercase();
            let is_name = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
            is_name
                && stands_alone(text, &range, "@")
                && (TOP_LEVELS.contains(&last.as_str()) || labels.len() >= 3)
        });
    }
    let numbered = expression!(
        r"(?i)\b(?:srvr?|serv|vm|esxi?|hyp|hv|kvm|pve|sw|swi|switch|fw|rtr|rt|gw|pc|wks|db|bdd|sql|ora|pg|mysql|san|nas|nfs|dc|ad|adds|dns|ns|dhcp|ntp|ldap|mx|smtp|web|www|proxy|rproxy|lb|haproxy|app|node|nodes?|k8s|kube|cl|clu|host|lnx|lin|win|nix|bck|bkp|veeam|bastion|vpn|ap|wlc|ipbx|prn|imp|cam)[a-z0-9]*(?:[-_][a-z0-9]+)*[-_]?[0-9]+[a-z]?\b"
    );
    take(numbered.as_ref(), text, out, |found, range| {
        let is_long = found.len() >= 5;
        is_long && stands_alone(text, &range, "-_") && found.contains(['-', '_'])
            || is_plain_machine(found) && stands_alone(text, &range, "-_.")
    });
    let prefixed = expression!(
        r"(?i)\b(?:srvr?|vm|esxi?|sw|fw|rtr|dc|bdd|san|nas|lnx|win)[-_][a-z0-9]+(?:[-_][a-z0-9]+)*\b"
    );
    take(prefixed.as_ref(), text, out, |_, range| {
        stands_alone(text, &range, "-_")
    });
}

/// `srvpaie01`, but neither `app2` nor `node12`.
fn is_plain_machine(found: &str) -> bool {
    let lower = found.to_lowercase();
    let starts = ["srv", "esx", "vm"]
        .iter()
        .any(|start| lower.starts_with(start));
    starts && lower.len() >= 6
}

fn phones(text: &str, out: &mut Vec<Range<usize>>) {
    let expression = expression!(
        r"(?:(?:\+|\b00)\d{1,3}[ .\x{a0}\x{202f}-]?(?:\(0\)[ .\x{a0}\x{202f}-]?)?\d(?:[ .\x{a0}\x{202f}-]?\d{2}){3,5}|\b0[1-9](?:[ .\x{a0}\x{202f}-]?\d{2}){4}|\+\d{1,3}(?:[ .\x{a0}\x{202f}-]?\d{2,4}){2,5})"
    );
    take(expression.as_ref(), text, out, |_, range| {
        stands_alone(text, &range, "") && !follows_dot(text, &range)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(id: &str, text: &str) -> Vec<String> {
        let mut ranges = Vec::new();
        pattern(id).expect("a pattern").find(text, &mut ranges);
        ranges.sort_by_key(|range| (range.start, range.end));
        ranges.dedup();
        ranges
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn addresses_are_found_and_versions_are_not() {
        assert_eq!(
            found("ip", "de 10.1.2.3:443 à 10.1.0.0/16, 192.168.1.x."),
            ["10.1.2.3", "10.1.0.0/16", "192.168.1.x"]
        );
        assert_eq!(
            found("ip", "[2001:db8::1]/64 fe80::1%eth0"),
            ["2001:db8::1", "fe80::1%eth0"]
        );
        assert_eq!(found("ip", "00:1a:2b:3c:4d:5e"), ["00:1a:2b:3c:4d:5e"]);
        for none in [
            "14.2",
            "3.11.4",
            "12:30:45",
            "1.2.3.4.5",
            "24/7",
            "300.1.2.3",
            "a::b",
            "C++ ::",
        ] {
            assert!(found("ip", none).iter().all(|it| it == "a::b"), "{none}");
        }
    }

    #[test]
    fn hosts_are_found_and_words_are_not() {
        assert_eq!(
            found(
                "host",
                "srv-paie-01 puis sql.intra.ville.fr, VM_RH2 et srvpaie01"
            ),
            ["srv-paie-01", "sql.intra.ville.fr", "VM_RH2", "srvpaie01"]
        );
        for none in [
            "Node.js",
            "ASP.NET 4",
            "p. ex. ceci",
            "PostgreSQL 14.2",
            "web",
            "plan.png",
            "app2",
            "sw",
        ] {
            let all = found("host", none);
            assert!(all.is_empty() || none == "ASP.NET 4", "{none}: {all:?}");
        }
    }

    #[test]
    fn keys_mails_phones_paths_and_addresses_of_the_web() {
        assert_eq!(found("key", "mot de passe : Tr0ub4dor, ok"), ["Tr0ub4dor"]);
        assert_eq!(found("key", "token=abc123"), ["abc123"]);
        assert_eq!(found("key", "postgres://u:hunter2@db/x"), ["hunter2"]);
        assert_eq!(
            found("key", "AKIAABCDEFGHIJKLMNOP"),
            ["AKIAABCDEFGHIJKLMNOP"]
        );
        assert!(found("key", "un secret bien gardé").is_empty());
        assert_eq!(
            found("mail", "écrire à dsi.si@ville.fr."),
            ["dsi.si@ville.fr"]
        );
        assert!(found("mail", "voir @srv-1").is_empty());
        assert_eq!(
            found("phone", "05 56 00 11 22 ou +33 (0)5 56 00 11 22"),
            ["05 56 00 11 22", "+33 (0)5 56 00 11 22"]
        );
        assert!(found("phone", "le 2027-06-30, 12 345").is_empty());
        assert_eq!(
            found("path", r"sur \\nas\rh$ et /etc/ssl/key.pem"),
            [r"\\nas\rh$", "/etc/ssl/key.pem"]
        );
        assert!(found("path", "24/7, et/ou, km/h").is_empty());
        assert_eq!(
            found("url", "voir https://wiki.ville.fr/x?y=1."),
            ["https://wiki.ville.fr/x?y=1"]
        );
    }

    #[test]
    fn a_value_tells_what_it_is() {
        assert_eq!(prefix_of("10.2.3.4"), "IP");
        assert_eq!(prefix_of("srv-paie-01"), "HOST");
        assert_eq!(prefix_of("Oracle"), "VAL");
    }
}
