//! Where another side is: a folder, a host by SSH, or a host by HTTPS, and nothing else.
//!
//! Git knows addresses that start programs (`ext::`, `fd::`, any `helper::`), addresses that are
//! read as options (`-oProxyCommand=…`) and ways that nobody protects (`git://`, `http://`). None
//! of them is an address here, wherever it comes from.

use std::fmt;
use std::path::{Path, PathBuf};

/// See the module's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A repository in a folder: on this machine, or on a share.
    Folder(PathBuf),
    /// A host that is reached by the system's `ssh`.
    Ssh {
        /// Who one is there; as the system's settings say where it is not named.
        user: Option<String>,
        /// The host.
        host: String,
        /// Its port, where it is not the usual one.
        port: Option<u16>,
        /// The repository there.
        path: String,
    },
    /// A host that is reached by HTTPS.
    Https {
        /// Who one is there.
        user: Option<String>,
        /// The host and its port, as in the address.
        host: String,
        /// From the first slash.
        path: String,
        /// Whether it is this machine, spoken to without encryption.
        is_plain: bool,
    },
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is none.
    Empty,
    /// It would be read as an option.
    Option,
    /// It holds signs that do not show.
    Hidden,
    /// It starts a program.
    Helper,
    /// Others on the way could read along.
    Unencrypted,
    /// A password stands in it.
    Password,
    /// Nothing of the kind is known.
    Unknown,
}

/// Longer addresses are none.
const LONGEST: usize = 2_000;

impl Address {
    /// Reads an address; a relative folder is seen from `base`.
    ///
    /// # Errors
    /// When it is none that one may use.
    pub fn parse(text: &str, base: &Path) -> Result<Self, Flaw> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Flaw::Empty);
        }
        if text.starts_with('-') {
            return Err(Flaw::Option);
        }
        let is_hidden = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        };
        if text.chars().any(is_hidden) {
            return Err(Flaw::Hidden);
        }
        if text.len() > LONGEST {
            return Err(Flaw::Unknown);
        }
        if let Some((helper, _)) = text.split_once("::")
            && !helper.is_empty()
            && helper.chars().all(is_of_scheme)
        {
            return Err(Flaw::Helper);
        }
        if let Some((scheme, rest)) = text.split_once("://")
            && scheme.chars().all(is_of_scheme)
        {
            return Self::with_scheme(&scheme.to_ascii_lowercase(), rest);
        }
        if is_drive(text) {
            return Ok(Self::Folder(tidy(&base.join(text))));
        }
        // `host:path`, unless a slash comes first: then it is a file's name.
        if let Some((place, path)) = text.split_once(':')
            && !place.contains(['/', '\\'])
            && !text.starts_with('[')
        {
            return Self::ssh(place, path);
        }
        Ok(Self::Folder(tidy(&base.join(text))))
    }

    fn with_scheme(scheme: &str, rest: &str) -> Result<Self, Flaw> {
        match scheme {
            "https" => Self::https(rest, false),
            "http" => {
                let found = Self::https(rest, true)?;
                let is_here = matches!(&found, Self::Https { host, .. } if is_this_machine(host));
                if is_here {
                    Ok(found)
                } else {
                    Err(Flaw::Unencrypted)
                }
            }
            "ssh" | "git+ssh" | "ssh+git" => {
                let (place, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
                // `/~name/…` is a folder of somebody's home.
                let path = path.strip_prefix('/').map_or(path, |inner| {
                    if inner.starts_with('~') { inner } else { path }
                });
                Self::ssh_at(place, path)
            }
            "file" => {
                let path = rest.strip_prefix("localhost").unwrap_or(rest);
                if !path.starts_with('/') || path.contains(['?', '#', '%']) {
                    return Err(Flaw::Unknown);
                }
                let path = match path.strip_prefix('/') {
                    Some(inner) if is_drive(inner) => inner,
                    _ => path,
                };
                Ok(Self::Folder(PathBuf::from(path)))
            }
            "git" | "ftp" => Err(Flaw::Unencrypted),
            _ => Err(Flaw::Unknown),
        }
    }

    fn https(rest: &str, is_plain: bool) -> Result<Self, Flaw> {
        let (place, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let (user, host) = match place.rsplit_once('@') {
            Some((who, _)) if who.contains(':') => return Err(Flaw::Password),
            Some((who, host)) => (Some(who), host),
            None => (None, place),
        };
        let is_word = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%/".contains(c);
        let is_plain_user = |user: &str| {
            let good = |c: char| c.is_ascii_alphanumeric() || "-._+".contains(c);
            !user.is_empty() && user.chars().all(good)
        };
        let path = path.trim_end_matches('/');
        if !is_host(host, true)
            || path.is_empty()
            || !path.chars().all(is_word)
            || user.is_some_and(|user| !is_plain_user(user))
        {
            return Err(Flaw::Unknown);
        }
        Ok(Self::Https {
            user: user.map(str::to_owned),
            host: host.to_ascii_lowercase(),
            path: path.to_owned(),
            is_plain,
        })
    }

    fn ssh_at(place: &str, path: &str) -> Result<Self, Flaw> {
        let from = place.rfind(['@', ']']).map_or(0, |at| at + 1);
        let (place, port) = match place.get(from..).and_then(|end| end.rfind(':')) {
            Some(at) => {
                let (place, port) = place.split_at(from + at);
                let port = port.trim_start_matches(':').parse::<u16>();
                (place, Some(port.map_err(|_| Flaw::Unknown)?))
            }
            None => (place, None),
        };
        match Self::ssh(place, path)? {
            Self::Ssh {
                user, host, path, ..
            } => Ok(Self::Ssh {
                user,
                host,
                port,
                path,
            }),
            other => Ok(other),
        }
    }

    fn ssh(place: &str, path: &str) -> Result<Self, Flaw> {
        let (user, host) = match place.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, place),
        };
        if user.is_some_and(|user| user.contains(':')) {
            return Err(Flaw::Password);
        }
        let starts_as_option = |part: &str| part.starts_with('-');
        if starts_as_option(host) || starts_as_option(path) || user.is_some_and(starts_as_option) {
            return Err(Flaw::Option);
        }
        let is_user = |user: &str| {
            let good = |c: char| c.is_alphanumeric() || "-._+".contains(c);
            !user.is_empty() && user.chars().all(good)
        };
        if !is_host(host, false) || path.is_empty() || user.is_some_and(|user| !is_user(user)) {
            return Err(Flaw::Unknown);
        }
        Ok(Self::Ssh {
            user: user.map(str::to_owned),
            host: host.to_owned(),
            port: None,
            path: path.to_owned(),
        })
    }

    /// What one sees of it in a sentence: the host, or the folder.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Ssh { host, .. } | Self::Https { host, .. } => host.clone(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |user: &Option<String>| user.as_ref().map_or(String::new(), |u| format!("{u}@"));
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Ssh {
                user,
                host,
                port: None,
                path,
            } if !host.contains(':') => write!(f, "{}{host}:{path}", at(user)),
            Self::Ssh {
                user,
                host,
                port,
                path,
            } => {
                let port = port.map_or(String::new(), |port| format!(":{port}"));
                let slash = if path.starts_with('/') { "" } else { "/" };
                write!(f, "ssh://{}{host}{port}{slash}{path}", at(user))
            }
            Self::Https {
                user,
                host,
                path,
                is_plain,
            } => {
                let scheme = if *is_plain { "http" } else { "https" };
                write!(f, "{scheme}://{}{host}{path}", at(user))
            }
        }
    }
}

/// A folder without steps to and fro, as a person would write it.
fn tidy(path: &Path) -> PathBuf {
    use std::path::Component;
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            // What is not there yet has no links to go back through.
            Component::ParentDir if tidy.parent().is_some() => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

fn is_of_scheme(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+-._".contains(c)
}

/// `C:\…` or `C:/…`, which is no host named `C`.
fn is_drive(text: &str) -> bool {
    let mut signs = text.chars();
    let letter = signs.next().is_some_and(|c| c.is_ascii_alphabetic());
    letter && signs.next() == Some(':') && matches!(signs.next(), Some('\\' | '/'))
}

/// A name, an IPv4 address, or an IPv6 address in brackets; for HTTPS with its port.
fn is_host(host: &str, with_port: bool) -> bool {
    let (name, port) = match (host.rfind(']'), with_port) {
        (Some(end), true) => host.split_at(end + 1),
        (None, true) => host.find(':').map_or((host, ""), |at| host.split_at(at)),
        _ => (host, ""),
    };
    let is_name = !name.is_empty()
        && !name.starts_with(['-', '.'])
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    let is_ipv6 = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .is_some_and(|name| name.parse::<std::net::Ipv6Addr>().is_ok());
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok());
    (is_name || is_ipv6) && is_port
}

fn is_this_machine(host: &str) -> bool {
    let name = host
        .rsplit_once(':')
        .filter(|(name, _)| !name.contains(':') || name.ends_with(']'))
        .map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(text: &str) -> Option<Flaw> {
        Address::parse(text, Path::new("/base")).err()
    }

    fn shown(text: &str) -> String {
        Address::parse(text, Path::new("/base"))
            .unwrap()
            .to_string()
    }

    #[test]
    fn addresses_that_start_programs_or_pass_as_options_are_refused() {
        for text in [
            "ext::sh -c evil",
            "fd::17",
            "foo::https://host/x",
            "ext::ssh://a/b",
        ] {
            assert_eq!(flaw(text), Some(Flaw::Helper), "{text}");
        }
        for text in [
            "-oProxyCommand=evil",
            "-x",
            "ssh://-oProxyCommand=evil/x",
            "a@-b:x",
            "h:-x",
        ] {
            assert_eq!(flaw(text), Some(Flaw::Option), "{text}");
        }
        for text in ["https://h/a\u{202e}b", "h:a\nb", "/srv/a\u{7}"] {
            assert_eq!(flaw(text), Some(Flaw::Hidden), "{text:?}");
        }
    }

    #[test]
    fn what_others_could_read_along_is_refused() {
        for text in [
            "git://host/x",
            "http://host/x",
            "HTTP://127.0.0.1.evil.org/x",
        ] {
            assert_eq!(flaw(text), Some(Flaw::Unencrypted), "{text}");
        }
        assert_eq!(flaw("https://me:secret@host/x"), Some(Flaw::Password));
        assert_eq!(flaw("ssh://me:secret@host/x"), Some(Flaw::Password));
        assert_eq!(shown("http://127.0.0.1:8080/x"), "http://127.0.0.1:8080/x");
        assert_eq!(shown("http://localhost/x.git/"), "http://localhost/x.git");
    }

    #[test]
    fn other_nonsense_is_refused() {
        for text in [
            "file:///srv/x?upload-pack=evil",
            "file://host/x",
            "https://",
            "https:///x",
            "https://host",
            "https://ho st/x",
            "https://host/a b",
            "https://host/x?y",
            "https://host:99999/x",
            "svn://host/x",
            "javascript://x",
            "ssh://host",
            "host:",
            "us er@host:x",
        ] {
            assert_eq!(flaw(text), Some(Flaw::Unknown), "{text}");
        }
        assert_eq!(flaw("  "), Some(Flaw::Empty));
    }

    #[test]
    fn the_usual_forms_are_read() {
        assert_eq!(
            shown("git@forge.exemple.fr:cartes/si.git"),
            "git@forge.exemple.fr:cartes/si.git"
        );
        assert_eq!(
            shown("ssh://git@forge:2222/cartes/si.git"),
            "ssh://git@forge:2222/cartes/si.git"
        );
        assert_eq!(
            shown("https://Forge.exemple.fr/cartes/si.git"),
            "https://forge.exemple.fr/cartes/si.git"
        );
        assert_eq!(
            shown("https://moi@forge:8443/x"),
            "https://moi@forge:8443/x"
        );
        assert_eq!(shown("file:///srv/cartes"), "/srv/cartes");
        assert_eq!(shown("../partage/si.git"), "/partage/si.git");
        assert_eq!(shown("/srv/a:b/c"), "/srv/a:b/c");
        assert!(matches!(
            Address::parse(r"C:\cartes", Path::new("")),
            Ok(Address::Folder(_))
        ));
        assert!(matches!(
            Address::parse("ssh://host/~moi/x", Path::new("")),
            Ok(Address::Ssh { path, .. }) if path == "~moi/x"
        ));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_nothing_reads_as_an_option(text in ".{0,60}") {
            if let Ok(Address::Ssh { user, host, path, .. }) = Address::parse(&text, Path::new("/")) {
                for part in [user.unwrap_or_default(), host, path] {
                    proptest::prop_assert!(!part.starts_with('-'), "{part}");
                }
            }
        }
    }
}
