//! What another side has: its branches and tags, and which halves of the protocol it speaks.

use std::collections::BTreeMap;
use std::io::Read;

use gix::ObjectId;
use gix::bstr::ByteSlice as _;

use super::packet::{self, Packet};
use super::{RemoteError, inner};

/// More names than this are no repository of people.
const MOST_NAMES: usize = 200_000;

/// See the module's header.
#[derive(Debug, Default)]
pub(super) struct Advert {
    /// What every name stands for.
    pub names: BTreeMap<String, ObjectId>,
    /// The commits behind tags that are objects of their own.
    pub peeled: BTreeMap<String, ObjectId>,
    /// The branch that one works on there, as a full name.
    pub head: Option<String>,
    /// What it can do.
    can: Vec<String>,
}

impl Advert {
    /// Reads it from a host. `service` is the line that HTTP puts before.
    pub(super) fn read(stream: &mut dyn Read, hash: gix::hash::Kind) -> Result<Self, RemoteError> {
        let mut advert = Self::default();
        let mut is_first = true;
        let mut is_announced = false;
        loop {
            let line = match packet::read(stream)? {
                None if is_first => return Err(RemoteError::nonsense("an empty answer")),
                None => return Err(RemoteError::nonsense("the answer breaks off")),
                // After the announcement of HTTP stands a mark of its own.
                Some(Packet::Flush) if is_announced => {
                    is_announced = false;
                    continue;
                }
                Some(Packet::Flush) => break,
                Some(Packet::Line(line)) => line,
            };
            if is_first && line.starts_with(b"# service=") {
                is_announced = true;
                continue;
            }
            if let Some(reason) = line.strip_prefix(b"ERR ") {
                return Err(refused(&packet::words(reason)));
            }
            if is_first && line.starts_with(b"version ") {
                continue;
            }
            if line.starts_with(b"shallow ") {
                continue;
            }
            advert.take(&line, is_first)?;
            is_first = false;
            if advert.names.len() > MOST_NAMES {
                return Err(RemoteError::TooLarge);
            }
        }
        let format = advert.value("object-format");
        let is_ours = match hash {
            gix::hash::Kind::Sha1 => format.is_none_or(|format| format == "sha1"),
            _ => format == Some("sha256"),
        };
        if is_ours {
            Ok(advert)
        } else {
            Err(RemoteError::nonsense(
                "a repository with another kind of ids",
            ))
        }
    }

    fn take(&mut self, line: &[u8], is_first: bool) -> Result<(), RemoteError> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let (line, can) = match line.split_once_str(b"\0") {
            Some((line, can)) if is_first => (line, Some(can)),
            _ => (line, None),
        };
        if let Some(can) = can {
            let can = String::from_utf8_lossy(can);
            self.can = can.split_whitespace().map(str::to_owned).collect();
            self.head = self
                .value("symref")
                .and_then(|value| value.strip_prefix("HEAD:"))
                .map(str::to_owned);
        }
        let (id, name) = line
            .split_once_str(b" ")
            .ok_or_else(|| RemoteError::nonsense("a name without an id"))?;
        let id = ObjectId::from_hex(id).map_err(|_| RemoteError::nonsense("an id that is none"))?;
        let name = name
            .to_str()
            .map_err(|_| RemoteError::nonsense("a name that is no text"))?;
        if let Some(tag) = name.strip_suffix("^{}") {
            // `capabilities^{}` stands for a repository without any name.
            if !id.is_null() {
                self.peeled.insert(tag.to_owned(), id);
            }
        } else if name.starts_with("refs/")
            && gix::validate::reference::name(name.into()).is_ok()
            && !id.is_null()
        {
            self.names.insert(name.to_owned(), id);
        }
        Ok(())
    }

    /// The same from a repository in a folder.
    pub(super) fn of(repository: &gix::Repository) -> Result<Self, RemoteError> {
        let mut advert = Self {
            can: vec!["report-status".to_owned()],
            ..Self::default()
        };
        let names = inner(repository.references())?;
        let all = inner(names.all())?;
        for mut reference in all.filter_map(Result::ok) {
            let name = reference.name().as_bstr().to_str_lossy().into_owned();
            let Some(id) = reference.try_id().map(gix::Id::detach) else {
                continue;
            };
            if name.starts_with("refs/tags/")
                && let Ok(target) = reference.peel_to_id()
                && target.detach() != id
            {
                advert.peeled.insert(name.clone(), target.detach());
            }
            if name.starts_with("refs/") {
                advert.names.insert(name, id);
            }
        }
        let head = repository.head_name().ok().flatten();
        advert.head = head.map(|name| name.as_bstr().to_str_lossy().into_owned());
        Ok(advert)
    }

    pub(super) fn can(&self, what: &str) -> bool {
        self.can.iter().any(|word| word == what)
    }

    fn value(&self, of: &str) -> Option<&str> {
        self.can
            .iter()
            .find_map(|word| word.strip_prefix(of)?.strip_prefix('='))
    }
}

/// What a host says in place of an answer.
pub(super) fn refused(reason: &str) -> RemoteError {
    let reason = packet::tidy(reason);
    let lower = reason.to_lowercase();
    if lower.contains("not found") || lower.contains("not appear to be a git") {
        RemoteError::NoRepository
    } else if lower.contains("denied") || lower.contains("not allowed") {
        RemoteError::Forbidden(reason)
    } else {
        RemoteError::Refused(reason)
    }
}
