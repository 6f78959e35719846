//! Sharing: the versions of a map, there and back between this repository and another.
//!
//! The other side is a folder, a host by SSH, or a host by HTTPS ([`Address`]). The protocol of git
//! is small and spoken here ([`fetching`], [`sending`]); a folder needs none ([`folder`]). Every way
//! ends the same: all objects are on the disk and checked before a name moves, and a name moves only
//! from where it was seen, so that who pushes second is told and loses nothing. No git program is
//! needed, no hook or helper of a repository runs, and secrets pass through without being kept.

mod address;
mod advert;
mod clone;
mod credentials;
mod error;
mod fetching;
pub(super) mod files;
mod folder;
mod haul;
mod https;
mod names;
mod pack;
mod packet;
mod sending;
mod settings;
mod ssh;
mod standing;
#[cfg(test)]
mod tests;
mod trust;
mod watch;
mod wire;

use std::path::PathBuf;

pub use address::{Address, Flaw};
pub use clone::{Cloned, clone};
pub use credentials::{Credentials, Known, Login, Nobody};
pub use error::RemoteError;
pub use folder::create;
pub use sending::Sent;
pub use settings::Remote;
pub use ssh::ssh_program;
pub use standing::{Fetched, Standing};
pub use trust::Trust;
pub use watch::{Limits, Progress, Stage, Watch};

/// What a transfer has to go by.
pub struct Access<'a> {
    /// Whoever waits for it.
    pub watch: Watch<'a>,
    /// Whoever can be asked for a login.
    pub credentials: &'a dyn Credentials,
    /// The program for SSH; see [`ssh_program`].
    pub ssh: PathBuf,
    /// Whether that program may ask on a terminal.
    pub may_prompt: bool,
    /// How patient it is, and how much it takes.
    pub limits: Limits,
}

/// Errors of the git library are of our own repository, and rare.
fn inner<T, E: std::fmt::Display>(result: Result<T, E>) -> Result<T, RemoteError> {
    result.map_err(|error| {
        RemoteError::Versions(crate::versions::VersionsError::Git {
            path: PathBuf::new(),
            reason: error.to_string(),
        })
    })
}
