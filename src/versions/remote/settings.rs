//! The remotes of a repository: in its own settings, where plain git keeps them, too.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use gix::bstr::{BStr, ByteSlice as _};
use gix::refs::transaction::{PreviousValue, RefEdit, RefLog};

use super::address::Flaw;
use super::trust::Trust;
use super::{Address, RemoteError, inner, pack};
use crate::versions::Versions;

/// Another side, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// Its name here, such as `origin`.
    pub name: String,
    /// Its address as it stands in the settings.
    pub text: String,
    /// The same, read.
    pub address: Result<Address, Flaw>,
    /// Where to push to, where that is another address.
    pub push: Option<(String, Result<Address, Flaw>)>,
}

impl Remote {
    /// What one sees of it in a sentence.
    #[must_use]
    pub fn place(&self) -> String {
        let address = self.address.as_ref();
        address.map_or_else(|_| self.text.clone(), Address::place)
    }

    /// Where to fetch from.
    ///
    /// # Errors
    /// When its address is none.
    pub fn to_fetch(&self) -> Result<&Address, RemoteError> {
        self.address.as_ref().map_err(|flaw| RemoteError::Address {
            address: self.text.clone(),
            flaw: *flaw,
        })
    }

    /// Where to push to.
    ///
    /// # Errors
    /// When that address is none.
    pub fn to_push(&self) -> Result<&Address, RemoteError> {
        match &self.push {
            None => self.to_fetch(),
            Some((text, address)) => address.as_ref().map_err(|flaw| RemoteError::Address {
                address: text.clone(),
                flaw: *flaw,
            }),
        }
    }
}

/// Whether a remote may bear a name: a word that is no option, no path and no trap.
fn is_good_name(name: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || "-._".contains(c);
    !name.is_empty()
        && name.len() <= 60
        && !name.starts_with(['-', '.'])
        && name.chars().all(good)
        && gix::validate::reference::name(format!("refs/remotes/{name}/x").as_str().into()).is_ok()
}

impl Versions {
    /// The remotes, in order of name.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn remotes(&self) -> Result<Vec<Remote>, RemoteError> {
        let settings = self.repository.config_snapshot();
        let base = self.folder();
        let mut found = std::collections::BTreeMap::new();
        for section in settings
            .plumbing()
            .sections_by_name("remote")
            .into_iter()
            .flatten()
        {
            let Some(name) = section.header().subsection_name() else {
                continue;
            };
            let name = name.to_str_lossy().into_owned();
            let value = |key: &str| {
                let value = section.value(key);
                value.map(|value| value.to_str_lossy().into_owned())
            };
            let Some(text) = value("url") else { continue };
            if !is_good_name(&name) {
                continue;
            }
            let read = |text: String| (Address::parse(&text, base), text);
            let push = value("pushurl")
                .map(read)
                .map(|(address, text)| (text, address));
            let (address, text) = read(text);
            let remote = Remote {
                name: name.clone(),
                text,
                address,
                push,
            };
            found.insert(name, remote);
        }
        Ok(found.into_values().collect())
    }

    /// The remote that is meant: the one that is named, or the one that the branch follows, or
    /// `origin`, or the only one. What somebody else wrote into the settings has to be confirmed.
    ///
    /// # Errors
    /// When there is none, or it was not confirmed.
    pub fn remote(&self, name: Option<&str>, trust: &Trust) -> Result<Remote, RemoteError> {
        let remote = self.unconfirmed_remote(name)?;
        let texts = [
            Some(&remote.text),
            remote.push.as_ref().map(|(text, _)| text),
        ];
        for text in texts.into_iter().flatten() {
            if !trust.holds(self.folder(), text) {
                return Err(RemoteError::Untrusted {
                    name: remote.name.clone(),
                    address: text.clone(),
                });
            }
        }
        Ok(remote)
    }

    /// The same before anybody confirmed it: to be shown, not to be spoken to.
    ///
    /// # Errors
    /// When there is none.
    pub fn unconfirmed_remote(&self, name: Option<&str>) -> Result<Remote, RemoteError> {
        let mut remotes = self.remotes()?;
        if let Some(name) = name {
            let found = remotes.into_iter().find(|remote| remote.name == name);
            return found.ok_or_else(|| RemoteError::NoRemote(name.to_owned()));
        }
        let usual = self.followed_remote();
        let usual = usual.as_deref().unwrap_or("origin");
        if let Some(at) = remotes.iter().position(|remote| remote.name == usual) {
            return Ok(remotes.swap_remove(at));
        }
        if remotes.len() == 1
            && let Some(only) = remotes.pop()
        {
            return Ok(only);
        }
        Err(RemoteError::NoRemotes)
    }

    /// The remote that the current branch follows.
    fn followed_remote(&self) -> Option<String> {
        let head = self.repository.head_name().ok().flatten()?;
        let branch = head.shorten();
        let settings = self.repository.config_snapshot();
        let remote = settings
            .plumbing()
            .string_by("branch", Some(branch), "remote")?;
        Some(remote.to_str_lossy().into_owned())
    }

    /// Adds a remote that the user named, which confirms it.
    ///
    /// # Errors
    /// When the name or the address is none, the name is taken, or the settings cannot be written.
    pub fn add_remote(
        &mut self,
        name: &str,
        text: &str,
        base: &Path,
        trust: &Trust,
    ) -> Result<Remote, RemoteError> {
        if !is_good_name(name) {
            return Err(RemoteError::BadName(name.to_owned()));
        }
        let address = Address::parse(text, base).map_err(|flaw| RemoteError::Address {
            address: text.trim().to_owned(),
            flaw,
        })?;
        if self.remotes()?.iter().any(|remote| remote.name == name) {
            return Err(RemoteError::Taken(name.to_owned()));
        }
        // A folder is kept whole, so that it means the same from wherever one looks.
        let text = address.to_string();
        change(&mut self.repository, |settings| {
            put_remote(settings, name, &text)
        })?;
        trust.give(self.folder(), &text)?;
        Ok(Remote {
            name: name.to_owned(),
            address: Ok(address),
            text,
            push: None,
        })
    }

    /// Takes a remote away, with what is known of its branches. Versions that came from it stay as
    /// long as something of ours needs them.
    ///
    /// # Errors
    /// When there is none, or the settings cannot be written.
    pub fn remove_remote(&mut self, name: &str) -> Result<(), RemoteError> {
        if !self.remotes()?.iter().any(|remote| remote.name == name) {
            return Err(RemoteError::NoRemote(name.to_owned()));
        }
        change(&mut self.repository, |settings| {
            while settings
                .remove_section("remote", Some(BStr::new(name)))
                .is_some()
            {}
            Ok(())
        })?;
        let prefix = format!("refs/remotes/{name}/");
        let mut gone = Vec::new();
        {
            let all = inner(self.repository.references())?;
            for reference in inner(all.all())?.filter_map(Result::ok) {
                if reference.name().as_bstr().starts_with(prefix.as_bytes()) {
                    let full = reference.name().to_owned();
                    let any = PreviousValue::Any;
                    gone.push(RefEdit::delete_with_log(full, any, RefLog::AndReference));
                }
            }
        }
        inner(self.repository.edit_references_as(gone, None))?;
        Ok(())
    }
}

/// Writes a remote into settings.
pub(super) fn put_remote(
    settings: &mut gix::config::File,
    name: &str,
    text: &str,
) -> Result<(), RemoteError> {
    let mut section = inner(settings.section_mut_or_create_new("remote", Some(BStr::new(name))))?;
    let fetch = format!("+refs/heads/*:refs/remotes/{name}/*");
    for (key, value) in [("url", text), ("fetch", fetch.as_str())] {
        inner(section.push(key, Some(BStr::new(value))))?;
    }
    Ok(())
}

/// Writes into settings which remote a branch follows.
pub(super) fn put_followed(
    settings: &mut gix::config::File,
    branch: &str,
    remote: &str,
) -> Result<(), RemoteError> {
    let mut section = inner(settings.section_mut_or_create_new("branch", Some(BStr::new(branch))))?;
    let merge = format!("refs/heads/{branch}");
    for (key, value) in [("remote", remote), ("merge", merge.as_str())] {
        inner(section.push(key, Some(BStr::new(value))))?;
    }
    Ok(())
}

/// Changes a repository's settings: beside, then over the old ones, as git does it.
pub(super) fn change(
    repository: &mut gix::Repository,
    change: impl FnOnce(&mut gix::config::File) -> Result<(), RemoteError>,
) -> Result<(), RemoteError> {
    let path = repository.common_dir().join("config");
    let disk = |error: std::io::Error| RemoteError::Disk {
        path: path.clone(),
        reason: error.to_string(),
    };
    // The lock of git: whoever made it writes, and nobody else.
    let beside = path.with_file_name("config.lock");
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .map_err(disk)?;
    let written = write(file, &path, &beside, change);
    if written.is_err() {
        let _gone = std::fs::remove_file(&beside).is_ok();
    }
    written?;
    if let Some(folder) = path.parent() {
        pack::flush(folder);
    }
    inner(repository.reload())?;
    Ok(())
}

fn write(
    mut file: std::fs::File,
    path: &Path,
    beside: &Path,
    change: impl FnOnce(&mut gix::config::File) -> Result<(), RemoteError>,
) -> Result<(), RemoteError> {
    let disk = |error: std::io::Error| RemoteError::Disk {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let source = gix::config::Source::Local;
    let mut settings = if path.exists() {
        inner(gix::config::File::from_path_no_includes(
            path.to_owned(),
            source,
        ))?
    } else {
        gix::config::File::new(gix::config::file::Metadata::from(source))
    };
    change(&mut settings)?;
    if let Ok(about) = std::fs::metadata(path) {
        let _kept = std::fs::set_permissions(beside, about.permissions()).is_ok();
    }
    file.write_all(&settings.to_bstring()).map_err(disk)?;
    file.sync_all().map_err(disk)?;
    std::fs::rename(beside, path).map_err(disk)
}
